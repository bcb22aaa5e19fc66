"""Moodle XML of every type and age: as Moodle exports it, as older releases and other programs write it."""

import pytest

from importing.foreign import answer, moodle_question
from importing.reading import answers, codes, messages, read
from reseaux_quiz.importing import Imported, Level
from reseaux_quiz.model import Cloze, Essay, Matching, MultipleChoice, Numerical, ShortAnswer, TrueFalse

USUAL = (
    '<generalfeedback format="html"><text><![CDATA[<p>Explication.</p>]]></text></generalfeedback>'
    "<defaultgrade>2.0000000</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden><idnumber></idnumber>"
)
VERDICTS = "".join(
    f'<{name}feedback format="html"><text>{said}</text></{name}feedback>'
    for name, said in (
        ("correct", "Votre réponse est correcte."),
        ("partiallycorrect", "Votre réponse est partiellement correcte."),
        ("incorrect", "Votre réponse est incorrecte."),
    )
)


def moodle(*questions: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> Imported:
    return read(f"{head}\n<quiz>\n{chr(10).join(questions)}\n</quiz>".encode(), "quiz.xml", "moodle")


def test_each_type_as_moodle_exports_it() -> None:
    pair = (
        '<subquestion format="html"><text><![CDATA[<p>{}</p>]]></text><answer><text>{}</text></answer></subquestion>'
    )
    units = "<units><unit><multiplier>1</multiplier><unit_name>milliards</unit_name></unit></units>"
    number = answer("3.4", "100", inside="<tolerance>0.1</tolerance>")
    words = "<{0}><text>canal</text><group>1</group></{0}><{0}><text>entonnoir</text><group>1</group></{0}>"
    essay = (
        "<responseformat>plain</responseformat><responsefieldlines>3</responsefieldlines><minwordlimit></minwordlimit>"
        '<graderinfo format="html"><text><![CDATA[<p>Critères : clarté.</p>]]></text></graderinfo>'
        '<responsetemplate format="html"><text></text></responsetemplate>'
    )
    ordering = "<layouttype>VERTICAL</layouttype><gradingtype>ABSOLUTE_POSITION</gradingtype>"
    cloze = "<p>{1:SA:=vente#Oui.~*#Non.} {1:MCS:=canal~entonnoir}</p>"
    kinds = (
        ("multichoice", f"<single>true</single>{VERDICTS}{answer('<p>Oui</p>', '100')}{answer('<p>Non</p>')}"),
        ("multichoice", f"<single>false</single>{answer('1', '50')}{answer('2', '50')}{answer('3', '-100')}"),
        ("truefalse", answer("true", "100") + answer("false", "0")),
        ("shortanswer", f"<usecase>1</usecase>{answer('pH', '100')}{answer('ph', '0', 'La majuscule compte.')}"),
        ("numerical", f"{number}{units}<unitgradingtype>0</unitgradingtype><showunits>0</showunits>"),
        ("matching", pair.format("France", "Paris") + pair.format("Italie", "Rome") + pair.format("", "Londres")),
        ("ordering", ordering + answer("un", "1.0") + answer("deux", "1.0")),
        ("essay", essay),
    )
    whole = [moodle_question(kind, USUAL + inside) for kind, inside in kinds]
    whole.append(moodle_question("cloze", "", cloze))
    whole += [
        moodle_question(kind, words.format(tag), "<p>Un [[1]].</p>")
        for kind, tag in (("gapselect", "selectoption"), ("ddwtos", "dragbox"))
    ]
    found = moodle(*whole)
    assert answers(found) == [
        "Oui", ("1", "2"), True, ("pH",), found.bank.questions[4].answer, found.bank.questions[5].pairs,  # type: ignore[union-attr]
        ("un", "deux"), "Critères : clarté.", "{{vente}} {{canal}}", "Un {{canal}}.", "Un {{canal}}.",
    ]  # fmt: skip
    numerical, matching = found.bank.questions[4:6]
    assert isinstance(numerical, Numerical)
    assert (str(numerical.answer), str(numerical.tolerance), numerical.unit) == ("3.4", "0.1", "milliards")
    assert isinstance(matching, Matching)
    assert (len(matching.pairs), matching.distractors) == (2, ("Londres",))
    assert all(question.explanation == "Explication." for question in found.bank.questions[:8])
    assert codes(found, Level.LEFT_OUT) == codes(found, Level.DOUBTFUL) == []


def test_an_old_export_without_ids_or_format_marks() -> None:
    text = (
        '<question type="multichoice"><name>Sans élément text</name><questiontext>Un &lt; deux ?</questiontext>'
        '<single>1</single><shuffleanswers>1</shuffleanswers><answer fraction="100">oui</answer>'
        '<answer fraction="0">non</answer></question>'
    )
    found = moodle(text, head="")
    assert (found.bank.questions[0].prompt, found.bank.questions[0].id) == ("Un < deux ?", "sans-element-text")
    assert answers(found) == ["oui"]


def test_another_encoding() -> None:
    text = moodle_question("truefalse", answer("Vrai", "0") + answer("Faux", "100"), "Le pôle est chaud ?")
    data = f'<?xml version="1.0" encoding="ISO-8859-1"?><quiz>{text}</quiz>'.encode("latin-1")
    found = read(data, "quiz.xml", "moodle")
    assert found.bank.questions[0].prompt == "Le pôle est chaud ?"
    assert answers(found) == [False]


@pytest.mark.parametrize("given", ["33.33333", "33.333", "33.3333333", "33.33"])
def test_thirds(given: str) -> None:
    found = moodle(moodle_question("multichoice", "".join(answer(each, given) for each in "abc") + answer("d")))
    (question,) = found.bank.questions
    assert isinstance(question, MultipleChoice)
    assert codes(found, Level.CHANGED) == ["credit"]  # the wrong one takes nothing away
    assert question.answers == ("a", "b", "c")


def test_a_tolerance_in_percent_and_several_numbers() -> None:
    inside = answer("200", "100", inside="<tolerance>10%</tolerance>") + answer("3", "50") + answer("*", "0", "Non.")
    found = moodle(moodle_question("numerical", inside))
    (question,) = found.bank.questions
    assert isinstance(question, Numerical)
    assert (int(question.answer), int(question.tolerance)) == (200, 20)
    assert "3 ± 0 for 50 %" in messages(found)


def test_no_answer_is_worth_everything() -> None:
    short = moodle_question("shortanswer", answer("presque", "90") + answer("moins", "50"))
    number = moodle_question("numerical", answer("3", "50") + answer("4", "80"))
    found = moodle(short, number)
    assert [str(each) for each in answers(found)] == ["('presque',)", "4"]
    assert codes(found, Level.DOUBTFUL) == ["answer", "answer"]


@pytest.mark.parametrize(
    ("codes_in_text", "text"),
    [
        ("{1:MCV:=un#bien~deux} {:NM:=3,14}", "{{un}} {{3,14}}"),
        ("{1:MULTICHOICE_VS:%100%x~%0%y}", "{{x}}"),
        ("{1:MRH:=a~=b~c}", "{{a|b}}"),
        ("{1:SA:=l&#39;eau &amp; le sel}", "{{l'eau & le sel}}"),
        ("{1:SHORTANSWER:=a&#126;b~=c\\}}", "{{a~b}}"),
        ("{1:MW:=un} {1:INCONNU:=x}", "{{un}} {1:INCONNU:=x}"),
        ("{1:MULTIRESPONSE_HS:=a} {2:MCHS:=b}", "{{a}} {{b}}"),
        ("<table><tr><td>{1:SA:=un}</td><td>x</td></tr></table>", "| {{un}} | x |\n| --- | --- |"),
    ],
)
def test_codes_of_gaps(codes_in_text: str, text: str) -> None:
    found = moodle(moodle_question("cloze", "", codes_in_text))
    assert answers(found) == [text]


@pytest.mark.parametrize(
    ("text", "strict", "lost"),
    [("{1:SAC:=Paris} {1:MWC:=Rome}", {"case"}, []), ("{1:SAC:=Paris} {1:SA:=Rome}", set(), ["tolerance"])],
)
def test_capitals_in_gaps(text: str, strict: set[str], lost: list[str]) -> None:
    found = moodle(moodle_question("cloze", "", text))
    (question,) = found.bank.questions
    assert isinstance(question, Cloze)
    assert question.strict == strict
    assert codes(found, Level.CHANGED) == lost


def test_words_of_several_groups_and_places_that_have_none() -> None:
    words = "".join(
        f"<selectoption><text>{word}</text><group>{group}</group></selectoption>"
        for word, group in (("chat", 1), ("rue", 2), ("chien", 1))
    )
    found = moodle(moodle_question("gapselect", words, "Le [[1]], la [[2]], un [[1]], [[9]]."))
    (question,) = found.bank.questions
    assert isinstance(question, Cloze)
    assert (question.text, question.distractors) == ("Le {{chat}}, la {{rue}}, un {{chat}}, [[9]].", ("chien",))
    assert codes(found, Level.CHANGED) == ["cloze"]


def test_what_no_bank_has_is_named() -> None:
    kinds = ("calculated", "calculatedmulti", "randomsamatch", "random", "ddmarker", "ddimageortext", "coderunner")
    found = moodle(
        moodle_question("truefalse", answer("true", "100") + answer("false")),
        *(moodle_question(kind, "", f"Question {kind}") for kind in kinds),
        "<question><name><text>sans type</text></name></question>",
    )
    assert [type(each) for each in found.bank.questions] == [TrueFalse]
    assert len(codes(found, Level.LEFT_OUT)) == len(kinds) + 1
    assert all(f"Question {kind}" in messages(found) for kind in kinds)
    assert [loss.line for loss in found.losses] == list(range(4, 4 + len(kinds) + 1))


def test_pairs_without_a_right_side_and_drawn_items() -> None:
    pair = "<subquestion><text>{}</text><answer><text>{}</text></answer></subquestion>"
    pairs = pair.format("a", "1") + pair.format("b", "2 &amp;lt; 3") + pair.format("c", "")
    drawn = (
        "<selecttype>RANDOM</selecttype><gradingtype>RELATIVE_TO_CORRECT</gradingtype>" + answer("x") + answer("y")
    )
    found = moodle(moodle_question("matching", pairs), moodle_question("ordering", drawn))
    matching, _ordering = found.bank.questions
    assert isinstance(matching, Matching)
    assert [pair.right for pair in matching.pairs] == ["1", "2 < 3"]
    assert codes(found, Level.DOUBTFUL) == ["answer"]
    assert codes(found, Level.CHANGED) == ["credit", "setting"]


def test_an_essay_with_nothing_for_the_marker() -> None:
    found = moodle(moodle_question("essay", "<attachments>2</attachments>"))
    (question,) = found.bank.questions
    assert isinstance(question, Essay)
    assert question.model_answer == "(à rédiger)"
    assert codes(found, Level.REDUCED) == ["setting"]


def test_texts_in_other_formats() -> None:
    text = (
        '<question type="shortanswer"><name><text>x</text></name><questiontext format="{}"><text>{}</text>'
        f"</questiontext>{answer('a', '100')}</question>"
    )
    found = moodle(
        text.format("markdown", "**Un** \\(x^2\\)"),
        text.format("plain_text", "**Un** \\(x^2\\)"),
        text.format("moodle_auto_format", "Un\ndeux"),
        text.format("wiki_like", "Un"),
    )
    assert all(isinstance(each, ShortAnswer) for each in found.bank.questions)
    assert [each.prompt for each in found.bank.questions] == [
        "**Un** $x^2$", "\\*\\*Un\\*\\* $x^2$", "Un\\\ndeux", "Un",
    ]  # fmt: skip
