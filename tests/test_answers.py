"""What pupils type to the shipped questions gets the verdict of a fair teacher, or a second try."""

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

import answers_labelled
from reseaux_quiz.grading import Typed, grade, reconsider
from reseaux_quiz.loading import load
from reseaux_quiz.model import Cloze, Numerical, ShortAnswer

# A slip of two letters, which nothing tells from another word.
MISSED = {("recrutement/ephemere", "éphèmaire")}


@pytest.fixture(scope="module")
def questions() -> Mapping[str, ShortAnswer | Numerical]:
    found: dict[str, ShortAnswer | Numerical] = {}
    for bank in (each.bank for each in load()):
        for question in bank.questions:
            name = f"{bank.id}/{question.id}"
            match question:
                case ShortAnswer() | Numerical():
                    found[name] = question
                case Cloze(gaps=gaps):
                    for number, gap in enumerate(gaps, start=1):
                        found[f"{name} {number}"] = ShortAnswer(id="gap", prompt="", answers=gap.answers)
                case _:
                    pass
    return found


def labelled(
    answers: Mapping[str, str], questions: Mapping[str, ShortAnswer | Numerical]
) -> Iterator[tuple[str, str]]:
    for name, typed in answers.items():
        separator = "; " if isinstance(questions[name], Numerical) and ";" in typed else ", "
        for text in typed.split(separator):
            yield name, text


def verdict(question: ShortAnswer | Numerical, text: str) -> str:
    if grade(question, Typed(text)).score == 1:
        return "taken"
    return "again" if reconsider(question, Typed(text)) else "wrong"


def test_what_is_right_is_taken(questions: Mapping[str, ShortAnswer | Numerical]) -> None:
    missed = [
        each
        for each in labelled(answers_labelled.TAKEN, questions)
        if verdict(questions[each[0]], each[1]) != "taken"
    ]
    assert missed == []


def test_what_deserves_a_second_look_is_asked_again(questions: Mapping[str, ShortAnswer | Numerical]) -> None:
    found = {each: verdict(questions[each[0]], each[1]) for each in labelled(answers_labelled.AGAIN, questions)}
    assert {each for each, what in found.items() if what != "again"} == MISSED


def test_nothing_wrong_is_taken(questions: Mapping[str, ShortAnswer | Numerical]) -> None:
    found = Counter(verdict(questions[name], text) for name, text in labelled(answers_labelled.WRONG, questions))
    assert found["taken"] == 0
    assert found["wrong"] > found["again"]
