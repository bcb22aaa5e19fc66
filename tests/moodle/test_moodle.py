"""Moodle XML, read back by lxml as Moodle reads it: texts are trimmed, HTML is HTML, plain text is plain."""

import base64
import html
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from lxml import etree

from reseaux_quiz import loading
from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Level, Rendered, export
from reseaux_quiz.grading import Chosen, as_short_answer, grade
from reseaux_quiz.markup import readable
from reseaux_quiz.model import (
    Bank,
    Cloze,
    Collection,
    Criterion,
    Distractor,
    Essay,
    Flashcard,
    Item,
    Matching,
    MultipleChoice,
    Numerical,
    Order,
    Ordering,
    Pair,
    Picture,
    Question,
    Quiz,
    Scoring,
    Section,
    ShortAnswer,
    SingleChoice,
    Source,
    Strictness,
    TrueFalse,
)
from reseaux_quiz.testing import check_exporter, hostile
from reseaux_quiz_moodle import Options, exporter
from reseaux_quiz_moodle.exporter import Cards
from reseaux_quiz_moodle.importer import importer
from strategies import banks, by_type
from subject_banks import subjects
from words import shown, squeezed, words

# Moodle's list (question/engine/bank.php), within 0.00001 of 1.
WEIGHTS = (
    100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111,
    10, 5, 0,
)  # fmt: skip
WRONG = (Distractor("c"), Distractor("d"))
SECTIONS = (Section("1.1", "Plus bas"),)
# What Moodle takes for a gap (question/type/multianswer/questiontype.php).
GAP = re.compile(
    r"\{\s*(\d*)\s*:\s*(NUMERICAL|NM|MULTICHOICE(?:_[VHS]+)?|MC[VHS]*|SHORTANSWER(?:_C)?|SAC?|MWC?|MULTIRESPONSE\w*|MR\w*)"
    r":((?:[^}\\]|\\.)*)\}"
)


def quiz(*questions: Question, **bank: Any) -> Quiz:
    home = Bank(
        **{"id": "b", "title": "Banque", "section": "1", "sections": SECTIONS, "questions": questions, **bank}
    )
    return Quiz(tuple(Item(home, question) for question in questions))


def root_of(rendered: Rendered) -> Any:
    return etree.fromstring(rendered.files[""])


def questions_of(rendered: Rendered) -> dict[str, Any]:
    found = root_of(rendered).xpath("question[@type!='category']")
    return {each.findtext("idnumber"): each for each in found}


def render(question: Question, **options: Any) -> Any:
    """Return the element that is made of one question, without a section."""
    (element,) = questions_of(exporter.render(quiz(question, section=None), Options(**options))).values()
    return element


def text_of(element: Any, path: str = ".") -> str:
    return (element.findtext(f"{path}/text") or "").strip()


def codes(question: Question, level: Level | None = None) -> set[str]:
    losses = export(exporter, quiz(question)).losses
    return {loss.code for loss in losses if level in (None, loss.level)}


# --- any text, in any field -------------------------------------------------------------------------------


@given(banks())
def test_any_text_comes_back_as_it_went_in(bank: Bank) -> None:
    _there_and_back(Quiz(tuple(Item(bank, question) for question in bank.questions)))


def test_hostile_texts_come_back_from_every_field() -> None:
    bank = hostile.bank()
    _there_and_back(Quiz(tuple(Item(bank, question) for question in bank.questions)))


def test_every_text_of_real_subjects_comes_back() -> None:
    _there_and_back(subjects())


def test_the_shipped_banks_lose_little() -> None:
    loaded = loading.load()
    made = Quiz(tuple(Item(each.bank, question) for each in loaded for question in each.bank.questions))
    made = loading.with_pictures(made, loaded)
    _there_and_back(made)
    assert {loss.code for loss in export(exporter, made).losses} == {"flashcard", "hint", "justify", "spellings"}


def _there_and_back(made: Quiz) -> None:
    rendered = exporter.render(made, Options(cards=Cards.DESCRIPTION))
    found = questions_of(rendered)
    assert {*found} == {item.full_id for item in made.items}
    for item in made.items:
        _compare(item.question, found[item.full_id])


def _compare(question: Question, read: Any) -> None:
    prompt, feedback = words(text_of(read, "questiontext")), words(text_of(read, "generalfeedback"))
    if not isinstance(question, Flashcard | Cloze):
        assert shown(question.prompt) in prompt if question.documents else prompt.startswith(shown(question.prompt))
    if not isinstance(question, Flashcard) or question.reversible:
        assert shown(question.explanation or "") in feedback
        assert shown(question.source or "", inline=True) in feedback
        assert words(text_of(read, "hint")) == shown(question.hint or "", inline=True)
    assert str(question.as_of or "") in prompt
    plain = [_unstarred(text_of(each)) for each in read.iterfind("answer")]
    right = [_unstarred(text_of(each)) for each in read.iterfind("answer") if each.get("fraction") == "100"]
    rich = [words(text_of(each)) for each in read.iterfind("answer")]
    match question:
        case SingleChoice() | MultipleChoice():
            there = [
                (words(text_of(each)), float(each.get("fraction")) > 0, words(text_of(each, "feedback")))
                for each in read.iterfind("answer")
            ]
            assert sorted(there) == sorted(
                (shown(each.text, inline=True), each.right, shown(each.feedback or "", inline=True))
                for each in question.choices
            )
        case TrueFalse():
            assert right == [str(question.answer).lower()]
        case ShortAnswer(answers=answers, rejected=rejected):
            assert {squeezed(each) for each in answers} <= {*right}
            assert {squeezed(each.text) for each in rejected} <= {*plain}
        case Flashcard(reversible=True):
            assert shown(question.answer) in prompt
            assert squeezed(question.prompt) in right
        case Flashcard():
            assert (
                shown(question.prompt) in prompt if question.documents else prompt.startswith(shown(question.prompt))
            )
            assert shown(question.answer) in prompt
        case Numerical():
            first = read.find("answer")
            assert Decimal(text_of(first)) == question.answer
            assert Decimal(first.findtext("tolerance")) == question.tolerance
        case Matching():
            pairs = [(words(text_of(each)), _shown_right(each)) for each in read.iterfind("subquestion")]
            assert pairs == [
                *((shown(pair.left, inline=True), squeezed(readable(pair.right))) for pair in question.pairs),
                *(("", squeezed(readable(extra))) for extra in question.distractors),
            ]
        case Ordering():
            assert rich == [shown(item, inline=True) for item in question.items]
        case Cloze():
            gaps = list(_gaps(read))
            assert len(gaps) == len(question.gaps)
            for gap, accepted in zip(question.gaps, gaps, strict=True):
                assert squeezed(as_short_answer(question, gap).answers[0]) in accepted
        case Essay():
            assert shown(question.model_answer) in words(text_of(read, "graderinfo"))


def _unstarred(text: str) -> str:
    return squeezed(text.replace(r"\*", "*"))


def _shown_right(subquestion: Any) -> str:
    """Return a right side as `format_string` shows it."""
    return squeezed(html.unescape(text_of(subquestion, "answer")))


def _gaps(read: Any) -> Iterator[list[str]]:
    """Return what is right in each gap, as a pupil types or sees it."""
    text = re.sub(r"&amp;(.{2,9}?;)", r"&\1", text_of(read, "questiontext"))  # as Moodle does first
    for gap in GAP.finditer(text):
        ways = [html.unescape(way[1:]) for way in gap[3].split("~") if way.startswith("=")]
        if gap[2] == "MULTICHOICE":
            ways = [html.unescape(way) for way in ways]
        yield [_unstarred(way) for way in ways]


# --- what Moodle asks for ---------------------------------------------------------------------------------


@pytest.mark.thorough
def test_the_public_checks_find_nothing() -> None:
    check_exporter(exporter, Options(cards=Cards.DESCRIPTION))


@given(by_type["multiple_choice"].filter(lambda question: question.distractors))
def test_weights_are_on_moodles_list_and_make_the_terminals_grade(question: MultipleChoice) -> None:
    weights = [float(each.get("fraction")) for each in render(question).iterfind("answer")]
    assert all(any(abs(abs(weight) - each) < 0.001 for each in WEIGHTS) for weight in weights)
    if question.scoring is Scoring.PARTIAL:
        right, wrong = max(weights), min(weights)
        for chosen in (
            frozenset({0}),
            frozenset({0, len(question.answers)}),
            frozenset(range(len(question.answers))),
        ):
            hits = len([index for index in chosen if index < len(question.answers)])
            theirs = max(0.0, hits * right + (len(chosen) - hits) * wrong)
            assert abs(theirs / 100 - float(grade(question, Chosen(chosen)).score)) < 0.001


@given(banks())
def test_nothing_stops_an_import(bank: Bank) -> None:
    made = Quiz(tuple(Item(bank, question) for question in bank.questions))
    for read in questions_of(exporter.render(made, Options(cards=Cards.DESCRIPTION))).values():
        kind = read.get("type")
        name = text_of(read, "name")
        assert 0 < len(name) <= 255
        assert "<" not in name
        assert len(read.findtext("idnumber")) <= 100
        answers = [text_of(each) for each in read.iterfind("answer")]
        if kind in ("multichoice", "shortanswer", "numerical", "truefalse"):
            assert any(float(each.get("fraction")) > 0 for each in read.iterfind("answer"))
        if kind in ("multichoice", "ordering"):
            assert len(answers) >= 2
        if kind == "numerical":
            assert all(text == "*" or Decimal(text).is_finite() for text in answers)
            assert all(len(each.text) <= 50 for each in read.iterfind("units/unit/unit_name"))
        if kind == "matching":
            rights = [text_of(each, "answer") for each in read.iterfind("subquestion")]
            assert all(0 < len(right) <= 255 for right in rights)
        if kind == "cloze":
            assert "{#" not in text_of(read, "questiontext")


# --- one by one -------------------------------------------------------------------------------------------


def test_the_golden_file(request: pytest.FixtureRequest) -> None:
    """Every type in full; `pytest --regenerate` writes the file anew, for you to read its difference."""
    golden = Path(__file__).parent / "golden.xml"
    loaded = loading.load([Path(__file__).parent / "golden.yaml"])
    made = Quiz(tuple(Item(each.bank, question) for each in loaded for question in each.bank.questions))
    data = exporter.render(loading.with_pictures(made, loaded), Options()).files[""]
    if request.config.getoption("--regenerate"):
        golden.write_bytes(data)
    assert data == golden.read_bytes()


COMMON = "name questiontext generalfeedback defaultgrade penalty hidden idnumber"
COMBINED = "correctfeedback partiallycorrectfeedback incorrectfeedback"
CHOICE = f"{COMMON} single shuffleanswers answernumbering showstandardinstruction {COMBINED}"
UNITS = "unitgradingtype unitpenalty showunits unitsleft"
ORDERING = "layouttype selecttype selectcount gradingtype showgrading numberingstyle"
ESSAY = "responseformat responserequired responsefieldlines minwordlimit maxwordlimit attachments attachmentsrequired"


@pytest.mark.parametrize(
    ("question", "kind", "expected"),
    [
        (SingleChoice(id="q", prompt="x", answer="a", distractors=WRONG), "multichoice", f"{CHOICE} answer"),
        (
            MultipleChoice(id="q", prompt="x", answers=("a", "b"), distractors=WRONG),
            "multichoice",
            f"{CHOICE} shownumcorrect answer",
        ),
        (TrueFalse(id="q", prompt="x", answer=True), "truefalse", f"{COMMON} answer"),
        (ShortAnswer(id="q", prompt="x", answers=("pH",)), "shortanswer", f"{COMMON} usecase answer"),
        (Numerical(id="q", prompt="x", answer=Decimal(71)), "numerical", f"{COMMON} answer {UNITS}"),
        (
            Numerical(id="q", prompt="x", answer=Decimal(71), unit="%"),
            "numerical",
            f"{COMMON} answer units {UNITS}",
        ),
        (
            Matching(id="q", prompt="x", pairs=(Pair("a", "b"), Pair("c", "d")), distractors=("e",)),
            "matching",
            f"{COMMON} shuffleanswers {COMBINED} shownumcorrect subquestion",
        ),
        (
            Ordering(id="q", prompt="x", items=("a", "b")),
            "ordering",
            f"{COMMON} {ORDERING} {COMBINED} shownumcorrect answer",
        ),
        (Cloze(id="q", text="{{a}}"), "cloze", COMMON.replace(" defaultgrade", "")),
        (
            Essay(id="q", prompt="x", model_answer="y"),
            "essay",
            f"{COMMON} {ESSAY} maxbytes filetypeslist graderinfo responsetemplate",
        ),
        (Flashcard(id="q", prompt="x", answer="y"), "description", COMMON),
    ],
)
def test_a_question_has_the_elements_of_moodles_own_exports(question: Question, kind: str, expected: str) -> None:
    read = render(evolve(question, hint="z", tags=("t",)), cards=Cards.DESCRIPTION)
    assert read.get("type") == kind
    hint = [] if kind == "description" else ["hint"]
    assert list(dict.fromkeys(each.tag for each in read)) == [*expected.split(), *hint, "tags"]
    assert read.findtext("penalty") == ("1" if kind == "truefalse" else "0.3333333")


def test_capitals_count_where_the_bank_says_so() -> None:
    question = ShortAnswer(id="q", prompt="x", answers=("pH",))
    assert render(question).findtext("usecase") == "0"
    assert render(evolve(question, strict=frozenset({Strictness.CASE}))).findtext("usecase") == "1"


def test_a_category_names_the_article_that_it_is_about() -> None:
    source = Source(title="Vendre & < acheter", author="A. Dupont", url="https://exemple.fr/?a&b")
    collection = Collection(id="c", title="Web/Social <b>", source=source)
    question = TrueFalse(id="vf", prompt="x", answer=True, section="1.1")
    rendered = exporter.render(quiz(question, collection=collection), Options())
    found = root_of(rendered).xpath("question[@type='category']")
    assert [text_of(each, "category") for each in found] == [
        "Web//Social ‹b>",
        "Web//Social ‹b>/1 Banque/1.1 Plus bas",
    ]
    assert text_of(found[0], "info") == (
        '<p><a href="https://exemple.fr/?a&amp;b">«\u00a0Vendre &amp; &lt; acheter\u00a0», A. Dupont</a></p>'
    )
    assert [loss.code for loss in rendered.losses] == ["category"]
    named = root_of(exporter.render(quiz(question), Options(category="Seconde 4")))
    assert named.findtext("question/category/text") == "Seconde 4/1 Banque/1.1 Plus bas"


def test_ten_is_sorted_behind_nine() -> None:
    questions = [TrueFalse(id=f"q{n}", prompt="x", answer=True, section=f"2.{n}") for n in (9, 10)]
    sections = (Section("2.9", "Neuf"), Section("2.10", "Dix"))
    rendered = exporter.render(quiz(*questions, section="2", sections=sections), Options())
    assert [text_of(each, "name") for each in questions_of(rendered).values()] == ["2.09 x", "2.10 x"]
    paths = root_of(rendered).xpath("question/category/text/text()")
    assert paths == ["2 Banque/2.09 Neuf", "2 Banque/2.10 Dix"]


def test_a_name_is_never_the_answer() -> None:
    question = Flashcard(id="f", prompt="Prospect", answer="Un client *possible*", reversible=True)
    assert text_of(render(question), "name") == "Un client possible"


def test_options_stay_in_their_order_where_the_bank_has_one() -> None:
    question = SingleChoice(
        id="q", prompt="x", answer="20", distractors=(Distractor("100"), Distractor("3")), order=Order.NATURAL
    )
    read = render(question)
    assert read.findtext("shuffleanswers") == "false"
    assert [text_of(each) for each in read.iterfind("answer")] == ["3", "20", "100"]
    assert render(evolve(question, order=Order.SHUFFLED)).findtext("shuffleanswers") == "true"


def test_a_wrong_answer_is_told_what_to_read_again() -> None:
    made = quiz(TrueFalse(id="vf", prompt="x", answer=True, section="1.1"))
    (read,) = questions_of(exporter.render(made, Options())).values()
    true, false = read.iterfind("answer")
    assert (text_of(true, "feedback"), true.get("fraction")) == ("", "100")
    assert text_of(false, "feedback") == "<p>À revoir. À relire\u00a0: 1.1 Plus bas</p>"
    short = ShortAnswer(id="s", prompt="x", answers=("a",), section="1.1")
    (read,) = questions_of(exporter.render(quiz(short), Options())).values()
    last = read.findall("answer")[-1]
    assert (text_of(last), last.get("fraction")) == ("*", "0")
    assert "1.1 Plus bas" in text_of(last, "feedback")


def test_a_number_is_right_in_its_unit_in_full_and_in_other_units() -> None:
    question = Numerical(
        id="n", prompt="x", answer=Decimal("3.4"), tolerance=Decimal("0.1"), unit="milliards d'euros"
    )
    read = render(question)
    numbers = [(text_of(each), each.findtext("tolerance")) for each in read.iterfind("answer")]
    assert numbers == [("3.4", "0.1"), ("3400000000", "100000000")]
    units = {each.findtext("unit_name"): each.findtext("multiplier") for each in read.iterfind("units/unit")}
    assert {"milliards d'euros": "1", "milliards": "1", "millions": "1000", "euros": "1000000000"}.items() <= (
        units.items()
    )
    assert (read.findtext("unitgradingtype"), read.findtext("showunits")) == ("0", "0")
    assert read.find("units/unit").findtext("multiplier") == "1"
    long = render(evolve(question, unit="x" * 51))
    assert (long.find("units"), long.findtext("showunits")) == (None, "3")
    assert "unit" in codes(evolve(question, unit="x" * 51))


def test_gaps_are_typed_or_chosen_where_there_is_a_word_bank() -> None:
    question = Cloze(id="c", text="Le {{réseau|lien}} vaut {{50 %}}.")
    text = text_of(render(question), "questiontext")
    assert text.startswith("<p>Le {1:SHORTANSWER:=réseau~")
    assert "~=lien" in text
    assert "=50&#37;" in text or "=50 &#37;" in text
    text = text_of(render(evolve(question, distractors=("a~b} < #",))), "questiontext")
    chosen = sorted(re.findall(r"\{1:MULTICHOICE:(.*?)\}", text)[0].split("~"))
    assert chosen == ["50 &#37;", "=réseau", "a&#126;b&#125; &#38;lt; &#35;"]


def test_what_looks_like_a_gap_is_none() -> None:
    question = Cloze(id="c", text="`{1:SA:=x}` {#1} &amp;lt; {{a}}")
    text = text_of(render(question), "questiontext")
    assert len(GAP.findall(text)) == 1
    assert "{1:SA:=x}{#1}&amp;lt;" in words(re.sub(r"&amp;(.{2,9}?;)", r"&\1", text))


def test_gaps_share_the_points_where_they_are_whole() -> None:
    question = Cloze(id="c", text="{{a}} {{b}}", points=Decimal(4))
    assert text_of(render(question), "questiontext").count("{2:SHORTANSWER:") == 2
    assert "points" not in codes(question)
    assert "points" in codes(evolve(question, points=Decimal(3)))
    assert "points" not in codes(evolve(question, points=Decimal(1)))


def test_what_an_essay_is_marked_on_is_for_teachers_alone() -> None:
    criteria = (Criterion("la *clarté*"), Criterion("l'exemple", Decimal(2)))
    question = Essay(id="e", prompt="x", model_answer="Modèle.", criteria=criteria, lines=6, points=Decimal("2.50"))
    read = render(question)
    assert "Modèle." in text_of(read, "graderinfo")
    assert "<li>l'exemple (2 points)</li>" in text_of(read, "graderinfo")
    assert text_of(read, "generalfeedback") == ""
    assert (read.findtext("responsefieldlines"), read.findtext("defaultgrade")) == ("6", "2.5")


def test_a_star_is_no_wildcard_and_near_misses_have_their_feedback() -> None:
    question = ShortAnswer(id="s", prompt="x", answers=("5*",), rejected=(Distractor("6", "Une *de trop*."),))
    answers = [(text_of(each), each.get("fraction")) for each in render(question).iterfind("answer")]
    assert (r"5\*", "100") in answers
    miss = render(question).findall("answer")[-1]
    assert (text_of(miss), text_of(miss, "feedback")) == ("6", "Une <em>de trop</em>.")


def test_right_sides_are_shown_as_they_are() -> None:
    pairs = (Pair("a", "<b> & &lt;"), Pair("c", "R&D < 5"))
    read = render(Matching(id="m", prompt="x", pairs=pairs))
    assert [text_of(each, "answer") for each in read.iterfind("subquestion")] == ["&lt;b> & &amp;lt;", "R&D < 5"]
    long = Matching(id="m", prompt="x", pairs=(Pair("a", "<b>" * 100), Pair("c", "d" * 255)))
    assert max(len(text_of(each, "answer")) for each in render(long).iterfind("subquestion")) == 255
    assert codes(long) == {"cut"}


def test_pictures_are_files_beside_the_text_that_shows_them() -> None:
    prompt = "![Un = deux](img/schéma.png) ![autre](autres/schéma.png) ![encore](img/schéma.png)"
    question = SingleChoice(id="s", prompt=prompt, answer="![a](img/l'a:b.png)", distractors=WRONG)
    names = ("img/schéma.png", "autres/schéma.png", "img/l'a:b.png")
    pictures = {("b", name): Picture(name.encode(), "image/png", 1, 1) for name in names}
    (read,) = questions_of(exporter.render(evolve(quiz(question), pictures=pictures), Options())).values()
    files = {each.get("name"): base64.b64decode(each.text).decode() for each in read.iterfind("questiontext/file")}
    assert files == {"schéma.png": names[0], "schéma-2.png": names[1]}
    text = text_of(read, "questiontext")
    assert '<img src="@@PLUGINFILE@@/sch%C3%A9ma.png" alt="Un = deux">' in text
    assert '<img src="@@PLUGINFILE@@/sch%C3%A9ma-2.png" alt="autre">' in text
    (option,) = read.iterfind("answer/file")
    assert (option.get("name"), base64.b64decode(option.text).decode()) == ("l-a-b.png", names[2])
    assert "@@PLUGINFILE@@/l-a-b.png" in text_of(option.getparent())


def test_tables_have_borders_and_formulas_are_maths() -> None:
    read = render(TrueFalse(id="t", prompt="| a |\n| --- |\n| $x < 1$ |", answer=True))
    assert '<table class="table table-bordered">' in text_of(read, "questiontext")
    assert r"\(x &lt; 1\)" in text_of(read, "questiontext")


def test_control_characters_do_not_break_the_file() -> None:
    assert text_of(render(TrueFalse(id="t", prompt="a\x0bb\x00c\ufffe", answer=True)), "questiontext") == (
        "<p>a\ufffdb\ufffdc\ufffd</p>"
    )


def test_cards_are_left_out_or_shown() -> None:
    card = Flashcard(id="f", prompt="Recto", answer="Verso", explanation="Pourquoi.", hint="i")
    with pytest.raises(QuizError, match="none of these questions: Moodle has no cards"):
        exporter.render(quiz(card), Options())
    read = render(card, cards=Cards.DESCRIPTION)
    assert text_of(read, "questiontext") == "<p>Recto</p><hr><p>Verso</p><p>Pourquoi.</p>"
    assert read.findtext("defaultgrade") == "0"


@pytest.mark.parametrize(
    ("question", "changed", "reduced"),
    [
        (Flashcard(id="f", prompt="x", answer="y", hint="z", reversible=True), set(), {"flashcard", "spellings"}),
        (Ordering(id="o", prompt="x", items=("a", "b")), set(), set()),
        (Cloze(id="c", text="{{a}} b {{c}}"), set(), {"spellings"}),
        (Cloze(id="c", text="{{a}} b {{c}}", distractors=("d",)), set(), set()),
        (TrueFalse(id="t", prompt="x", answer=True, justify=True, points=Decimal(2)), set(), {"justify"}),
        (
            MultipleChoice(id="m", prompt="x", answers=("a", "b"), distractors=WRONG, scoring=Scoring.ALL_OR_NOTHING),
            {"scoring"},
            set(),
        ),
        (Numerical(id="n", prompt="x", answer=Decimal("1.2345678901234567")), {"number"}, set()),
        (Numerical(id="n", prompt="x", answer=Decimal(1), unit="%", hint="y"), set(), set()),
        (TrueFalse(id="t", prompt="x", answer=True, tags=("<b>",)), set(), {"tag"}),
    ],
)
def test_what_is_lost_is_said(question: Question, changed: set[str], reduced: set[str]) -> None:
    assert codes(question, Level.CHANGED) == changed
    assert codes(question, Level.REDUCED) == reduced


def test_menus_of_ours_are_read_as_they_were_written() -> None:
    cloze = Cloze(id="c", text="Le {{a < b}}, {{R&D}} et {{p~q}}.", distractors=("<b>gras</b>", "100 %"))
    read = importer.read(export(exporter, quiz(cloze)).files[""]).bank.questions[0]
    assert isinstance(read, Cloze)
    assert (read.text, {*read.distractors}) == (cloze.text, {*cloze.distractors})
