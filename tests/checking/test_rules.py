"""What the rules find, and what they leave alone, in labelled questions."""

from typing import Any

import pytest
from attrs import evolve

import labelled
from reseaux_quiz.checking import RULES, check
from reseaux_quiz.model import Bank, Distractor, Document, Question, SingleChoice, TrueFalse


def codes(question: Question, language: str = "fr") -> set[str]:
    return {each.code for each in check(Bank(id="b", title="t", questions=(question,), language=language))}


def rows(kind: dict[str, list[Question]]) -> list[Any]:
    return [
        pytest.param(code, question, id=f"{code}-{number}")
        for code, questions in kind.items()
        for number, question in enumerate(questions)
    ]


@pytest.mark.parametrize(("code", "question"), rows(labelled.SPOILT))
def test_a_spoilt_question_is_found(code: str, question: Question) -> None:
    assert code in codes(question)


@pytest.mark.parametrize(("code", "question"), rows(labelled.SOUND))
def test_a_sound_one_is_left_alone(code: str, question: Question) -> None:
    assert code not in codes(question)


@pytest.mark.parametrize(("code", "question"), rows(labelled.SPOILT_ENGLISH))
def test_a_spoilt_question_in_english_is_found(code: str, question: Question) -> None:
    assert code in codes(question, "en-GB")


@pytest.mark.parametrize(("code", "question"), rows(labelled.SOUND_ENGLISH))
def test_a_sound_one_in_english_is_left_alone(code: str, question: Question) -> None:
    assert code not in codes(question, "en")


def test_a_question_in_another_language_than_its_bank_follows_its_own_rules() -> None:
    asked = SingleChoice(
        id="q",
        prompt='What does "Who\'s there?" mean?',
        answer="Yes: it is!",
        distractors=(Distractor("Is it?"), Distractor("It is: come in!")),
        language="en",
    )
    assert {"Q401", "Q402"} <= codes(evolve(asked, language=None))
    assert not {"Q401", "Q402"} & codes(asked)


NEED_NO_WORDS = {
    *("Q103", "Q107", "Q109", "Q110", "Q204", "Q205", "Q207"),
    *("Q301", "Q302", "Q303", "Q304", "Q305", "Q306", "Q601", "Q602", "Q603", "Q604", "Q605"),
}


@pytest.mark.parametrize(("code", "question"), rows(labelled.SPOILT) + rows(labelled.SPOILT_ENGLISH))
def test_a_language_without_a_lexicon_gets_the_rules_that_need_none(code: str, question: Question) -> None:
    if code not in NEED_NO_WORDS:
        assert code not in codes(question, "ca")


@pytest.mark.parametrize("code", [code for code in RULES if code[1] in "12346"])
def test_every_rule_on_a_question_has_labelled_ones(code: str) -> None:
    assert labelled.SPOILT[code]
    assert labelled.SOUND[code]


@pytest.mark.parametrize(("code", "question"), rows(labelled.SPOILT))
def test_an_allowance_silences_its_own_code(code: str, question: Question) -> None:
    before = codes(question)
    assert codes(evolve(question, allow={code: "exprès"})) == before - {code}


def test_a_formula_is_read_as_it_is_shown_and_not_as_tex() -> None:
    wrong = r"$\sum_{k=1}^{9} k \neq 2$", r"$\frac{4x + 5}{x^2 + 7}$", r"$\ln 3$"
    for prompt, answer in (
        (r"Que vaut la limite, si $\mathrm{e}^{x} = 2$ ?", r"$\mathrm{e}^{3}$"),  # no echo
        (
            "Que vaut la dérivée ?",
            r"$\left( \frac{\mathrm{e}^{4x}}{5} \right)' \in \mathbb{R}^{8}$",
        ),  # no parenthesis
        ("Que vaut la matrice ?", r"$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$"),  # no longer than the others
    ):
        question = SingleChoice(id="q", prompt=prompt, answer=answer, distractors=tuple(map(Distractor, wrong)))
        assert not {"Q103", "Q104", "Q112"} & codes(question), answer
    alike = SingleChoice(
        id="q", prompt="Quel carré ?", answer="$x^2$", distractors=(Distractor("$x^{2}$"), Distractor("2"))
    )
    assert "Q105" in codes(alike)
    sines = SingleChoice(
        id="q",
        prompt="Que vaut ?",
        answer=r"$\sin a \cos b \tan c$",
        distractors=(Distractor(r"$\sin a \cos b \tan c + 1$"),),
    )
    assert "Q105" not in codes(sines)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("Q207", "![](courbe.png)"),
        ("Q401", "Combien? Un tiers."),
        ("Q402", 'Un client répond : "Merci beaucoup".'),
        ("Q403", "Le prix de de la formule."),
        ("Q601", "# Le baromètre\n\nH<sub>2</sub>O"),
        ("Q604", "Un texte&nbsp;collé"),
        ("Q605", r"On note $\foo{x}$."),
    ],
)
def test_a_document_is_read_like_a_question(code: str, text: str) -> None:
    question = TrueFalse(id="q", prompt="Le prix a monté.", answer=True, documents=("d",))
    document = Document(id="d", title="Un document", text=text)
    bank = Bank(id="b", title="t", questions=(question,), documents=(document,))
    found = {(each.code, each.question, each.at) for each in check(bank)}
    assert (code, None, ("documents", 0, "text")) in found
    allowed = {(each.code, each.at) for each in check(evolve(bank, allow={code: "c'est voulu"}))}
    assert (code, ("documents", 0, "text")) not in allowed
    assert ("Q002", ("allow", code)) not in allowed
    sound = evolve(document, text="Le prix a monté d'un tiers.")
    assert not [each for each in check(evolve(bank, documents=(sound,))) if each.at[0] == "documents"]
