"""GIFT as Moodle's documentation, people and chatbots write it."""

import pytest

from importing.reading import answers, codes, messages, read, wrong
from reseaux_quiz.importing import Imported, Level
from reseaux_quiz.model import Cloze, Essay, Matching, Numerical, ShortAnswer, SingleChoice, TrueFalse

MOODLE = r"""// question: 1  name: Tomb
::Tomb::Who rests in this tomb? {
=Grant
~No one
#He does since 1897.
~Napoleon#In Paris.
}

Two plus {=two =2} equals four.

:: Field :: The festival is on the {
~second
=fourth
} Thursday of November.

She was from {
~Jerusalem#A city, but no.
~%25%Bethlehem#Born there.
=Nazareth#Yes.
} .

Which equals 5? {
~ \= 2 + 2
= \= 2 + 3
}

Which is no control character? {
~ \~     #\~ is one.
~ \}     #\} is one.
= \
}

When was he born? {#
=1822:0#Right.
=%50%1822:2#Close.
~#Wrong.
}

Water is H{=2}O.

[html]<p>Which is <b>bold</b>?</p>{=[html]<b>yes</b> ~[markdown]*no* ~[plain]a*b}

Match. {
=[html]<b>a</b> -> 1
=b -> 2
= -> 3
####Well.
}

Tell his life. {}
"""


def gift(text: str) -> Imported:
    return read(text, "questions.gift", "gift")


def test_what_moodle_s_documentation_shows() -> None:
    found = gift(MOODLE)
    tomb, two, field, city, five, sign, born, water, bold, match, life = found.bank.questions
    assert isinstance(tomb, SingleChoice)
    assert (tomb.answer, [each.feedback for each in tomb.distractors]) == (
        "Grant",
        ["He does since 1897.", "In Paris."],
    )
    assert isinstance(two, Cloze)
    assert two.text == "Two plus {{two|2}} equals four."
    assert field.prompt == "The festival is on the _____ Thursday of November."
    assert city.prompt == "She was from _____."
    assert [answers(found)[index] for index in (4, 5)] == ["= 2 + 3", "\\"]
    assert wrong(sign) == ["~", "}"]
    assert wrong(five) == ["= 2 + 2"]
    assert isinstance(born, Numerical)
    assert (born.explanation, str(born.tolerance)) == ("Right.", "0")
    assert isinstance(water, Cloze)
    assert water.text == "Water is H{{2}}O."
    assert isinstance(bold, SingleChoice)
    assert (bold.answer, wrong(bold)) == ("**yes**", ["*no*", "a*b"])
    assert isinstance(match, Matching)
    assert (match.pairs[0].left, match.distractors, match.explanation) == ("**a**", ("3",), "Well.")
    assert isinstance(life, Essay)
    assert found.bank.language == "en"
    assert "“Bethlehem” was worth 25 %" in messages(found)


def test_numbers_before_questions_are_left_out() -> None:
    found = gift(
        "Question 1 : Un ? {=a ~b}\n\n2) Deux ? {T}\n3. Trois ? {F}\n4. Quatre ? {T}\n\n2018. Une année. {T}\n"
    )
    assert [each.prompt for each in found.bank.questions] == [
        "Un ?",
        "Deux ?",
        "Trois ?",
        "Quatre ?",
        "2018\\. Une année.",
    ]
    assert codes(found, Level.REDUCED) == ["setting"] * 4


def test_a_brace_that_is_never_closed_takes_no_other_question() -> None:
    found = gift("Un ? {\n=a\n~b\n\nDeux ? {=c ~d}\n\nTrois ? {=e ~f}}\n\nQuatre ? {=g ~h\n")
    assert answers(found) == ["a", "c", "e", "g"]
    assert messages(found).count("closing brace is missing") == 2
    assert "an extra brace" in messages(found)


def test_an_empty_line_cuts_no_question() -> None:
    found = gift("::Un::\n\nQuelle ville ?\n\n{\n=Paris\n\n~Lyon\n}\n\nDeux ? {T}\n")
    assert [each.prompt for each in found.bank.questions] == ["Quelle ville ?", "Deux ?"]
    assert messages(found).count("an empty line") == 1


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("**Qui** code `d = {1: 2}` ? {=a ~b}", "**Qui** code `d = {1: 2}` ?"),
        ("Que vaut $x^{2}$ ? {=a ~b}", "Que vaut $x^{2}$ ?"),
        (r"Que vaut \(x^2\) ? {=a ~b}", "Que vaut $x^2$ ?"),
        (r"[markdown]Que vaut \\(x^2\\) ? {=a ~b}", "Que vaut $x^2$ ?"),
        ("Cela coûte 5$ ou 10$ ? {=a ~b}", "Cela coûte 5$ ou 10$ ?"),
        ("L'ensemble {x | x > 0} ? {=a ~b}", "L'ensemble {x | x > 0} ?"),
        ("::Sans fin: Qui ? {=a ~b}", "Sans fin: Qui ?"),
    ],
)
def test_signs_that_nobody_escaped(text: str, prompt: str) -> None:
    found = gift(text)
    assert found.bank.questions[0].prompt == prompt
    assert answers(found) == ["a"]


def test_a_formula_as_an_answer() -> None:
    found = gift("Dérivée ? {\n=$f'(x) = 2x$\n~$f'(x)=x^{2}$\n}")
    assert answers(found) == ["$f'(x) = 2x$"]


def test_arrows_of_other_kinds() -> None:
    found = gift("Associez. {\n=LinkedIn -> travail\n=TikTok → loisirs\n=X => actualité\n}")
    (question,) = found.bank.questions
    assert isinstance(question, Matching)
    assert [pair.right for pair in question.pairs] == ["travail", "loisirs", "actualité"]
    assert "arrow" in messages(found)


def test_french_verdicts_with_a_feedback() -> None:
    found = gift("Un ? {VRAI}\n\nDeux ? {Faux#Car non.}\n\nTrois ? {FALSE}{#x}\n")
    assert answers(found) == [True, False, False]
    assert found.bank.questions[1].explanation == "Car non."


def test_a_choice_without_a_right_answer_has_a_blank_to_complete() -> None:
    found = gift("Un ? {~a ~b ~c}")
    (question,) = found.bank.questions
    assert isinstance(question, SingleChoice)
    assert (question.answer, wrong(question)) == ("(à compléter)", ["a", "b", "c"])
    assert [(loss.level, loss.field) for loss in found.losses] == [(Level.DOUBTFUL, "answer")]


def test_answers_with_signs_in_them() -> None:
    found = gift(
        "Adresse ? {\n=https://exemple.fr/?a=1&b=2\n~http://exemple.fr\n}\n\nTypes ? {=List<String> ~int}\n\nP ? {T}"
    )
    assert answers(found) == ["https://exemple.fr/?a=1&b=2", "List<String>", True]
    assert [type(each) for each in found.bank.questions] == [SingleChoice, SingleChoice, TrueFalse]


def test_a_blank_stands_where_the_braces_are() -> None:
    found = gift("Le {=PIB#oui =%50%PNB} mesure la richesse.")
    (question,) = found.bank.questions
    assert isinstance(question, ShortAnswer)
    assert question.prompt == "Le _____ mesure la richesse."


@pytest.mark.parametrize(
    ("prompt", "language", "accepted"),
    [
        (
            "What is the name of the city that is the seat of the government of Bolivia, and of which country is it?",
            "en",
            ("La Paz", "Paz", "the city"),
        ),
        ("Quelle est la ville ?", "fr", ("La Paz", "the city", "city")),
    ],
)
def test_answers_are_the_same_or_not_by_the_language_of_the_bank(
    prompt: str, language: str, accepted: tuple[str, ...]
) -> None:
    found = read(f"{prompt} {{=La Paz =Paz =the city =city}}", "a.gift", "gift")
    question = found.bank.questions[0]
    assert found.bank.language == language
    assert isinstance(question, ShortAnswer)
    assert question.answers == accepted


def test_a_wrong_answer_is_accepted_or_not_by_the_language_of_the_bank() -> None:
    prompt = "What is the name of the city that is the seat of the government of this country, and which one is it?"
    found = read(f"{prompt} {{=the city =%0%a city =%0%La city}}", "a.gift", "gift")
    assert [each.text for each in found.bank.questions[0].rejected] == ["La city"]  # type: ignore[union-attr]
    assert codes(found, Level.CHANGED) == ["tolerance"]
