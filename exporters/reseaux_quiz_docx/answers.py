"""The right answer of a question as the teacher's copy has it: short, for the grid, and in full."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import assert_never

from reseaux_quiz.model import (
    Cloze,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz.typography import NO_BREAK, number
from reseaux_quiz_docx.exercises import Asked, letter

_MOST = 60
"""Characters of an answer in the grid."""


def short(asked: Asked, say: Callable[[str], str], language: str) -> str:
    """Return an answer as plain text for the grid: letters of options, ranks, words; « see below » for a text."""
    question = asked.item.question
    match question:
        case SingleChoice() | MultipleChoice():
            return ", ".join(letter(index) for index, option in enumerate(asked.options) if option.right)
        case TrueFalse():
            return say("True") if question.answer else say("False")
        case ShortAnswer():
            return _cut(question.answers[0])
        case Numerical():
            return quantity(question, question.answer, language)
        case Matching():
            return ", ".join(
                f"{left}{NO_BREAK}–{NO_BREAK}{right}" for left, right in enumerate(letters(asked), start=1)
            )
        case Ordering():
            return ", ".join(map(str, ranks(asked)))
        case Cloze():
            return _cut(" – ".join(gap.answers[0] for gap in question.gaps))
        case Essay() | Flashcard():
            return say("see below")
        case _:
            assert_never(question)


def letters(asked: Asked) -> Iterator[str]:
    """Return, for each pair of a matching, the letter of the right side that goes with it."""
    assert isinstance(asked.item.question, Matching)
    for pair in asked.item.question.pairs:
        yield letter(asked.texts.index(pair.right))


def ranks(asked: Asked) -> tuple[int, ...]:
    """Return the rank of each item of an ordering, as they are shown; equal items take theirs one after the other."""
    assert isinstance(asked.item.question, Ordering)
    left = {index + 1: text for index, text in enumerate(asked.item.question.items)}
    found = []
    for text in asked.texts:
        rank = next(rank for rank, item in left.items() if item == text)
        del left[rank]
        found.append(rank)
    return tuple(found)


def quantity(question: Numerical, value: Decimal, language: str) -> str:
    """Write a number with the unit of its question."""
    written = number(value, language)
    return f"{written}{NO_BREAK}{question.unit}" if question.unit else written


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else text[: _MOST - 1].rstrip() + "…"
