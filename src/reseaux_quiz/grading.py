"""What a response is worth, from 0 to 1, the same in every front-end.

`reconsider` says what should be asked again before it is graded; `grade` grades what it is given.
"""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from reseaux_quiz import quantities
from reseaux_quiz.folding import fold, near
from reseaux_quiz.model import (
    Cloze,
    Distractor,
    Essay,
    Flashcard,
    Gap,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Question,
    Scoring,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)


@frozen
class Chosen:
    """Options ticked, by their indexes in `question.options`."""

    indexes: frozenset[int]


@frozen
class Judged:
    """A statement judged."""

    value: bool


@frozen
class Typed:
    """A short answer or a number."""

    text: str


@frozen
class Matched:
    """For each left side, in the order of the pairs, the right side that it was given ("" for none)."""

    rights: tuple[str, ...]


@frozen
class Ordered:
    """The indexes of `question.items` in the order given."""

    indexes: tuple[int, ...]


@frozen
class Filled:
    """What was written into each gap, in the order of the text."""

    texts: tuple[str, ...]


@frozen
class SelfGraded:
    """What the person says that the response was worth, once the model answer was shown."""

    score: Fraction


Response = Chosen | Judged | Typed | Matched | Ordered | Filled | SelfGraded


class Verdict(StrEnum):
    """What a score is called."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"


@frozen
class Grade:
    """What a response is worth, and the feedback of what was chosen, as Markdown without blocks."""

    score: Fraction
    feedback: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Right, partly right or wrong."""
        if self.score == 1:
            return Verdict.RIGHT
        return Verdict.PARTLY if self.score else Verdict.WRONG


class Doubt(StrEnum):
    """Why a response is asked again, once, before it is graded."""

    SPELLING = "spelling"
    """Within one slip of an accepted answer."""
    AMBIGUOUS = "ambiguous"
    """« 3.400 »: thousands or decimals."""
    UNIT = "unit"
    """A unit that is not the question's."""
    NUMBER = "number"
    """No number at all."""


def reconsider(question: Question, response: Response) -> Doubt | None:
    """Tell why a response should be asked again before it is graded, if it should.

    A doubt about spelling is raised once: what is typed then is graded. The other ones stay until the
    response can be read.
    """
    match question, response:
        case ShortAnswer(), Typed(text):
            settled = _accepts(question, text) or _rejected(question, text)
            slip = any(near(text, answer, question.strict) for answer in question.answers)
            return Doubt.SPELLING if slip and not settled else None
        case Cloze(), Filled(texts):
            pairs = zip(question.gaps, texts, strict=True)
            slip = any(
                not _fills(gap, text) and any(near(text, answer) for answer in gap.answers) for gap, text in pairs
            )
            return Doubt.SPELLING if slip else None
        case Numerical(), Typed(text):
            return _number_doubt(question, text)
        case _:
            return None


def grade(question: Question, response: Response) -> Grade:
    """Grade a response; ValueError for one that is not of the question's kind."""
    match question, response:
        case SingleChoice(), Chosen(indexes):
            return Grade(Fraction(indexes == {0}), _feedback(question, indexes))
        case MultipleChoice(), Chosen(indexes):
            return Grade(_choices(question, indexes), _feedback(question, indexes))
        case TrueFalse(), Judged(value):
            return Grade(Fraction(value == question.answer))
        case ShortAnswer(), Typed(text):
            if _accepts(question, text):
                return Grade(Fraction(1))
            miss = _rejected(question, text)
            return Grade(Fraction(0), (miss.feedback,) if miss and miss.feedback else ())
        case Numerical(), Typed(text):
            return Grade(Fraction(_within_tolerance(question, text)))
        case (Matching(), Matched()) | (Ordering(), Ordered()) | (Cloze(), Filled()):
            return Grade(_share(marks(question, response)))
        case ((Essay() | Flashcard()), SelfGraded(score)):
            if not 0 <= score <= 1:
                raise ValueError("a score is from 0 to 1")
            return Grade(score)
        case _:
            raise ValueError(f"{type(response).__name__} is no response to {question.type}")


def marks(question: Question, response: Response) -> tuple[bool, ...]:
    """Tell of each pair, place or gap whether it is right; () for a question that has no such parts."""
    match question, response:
        case Matching(), Matched(rights):
            return tuple(pair.right == right for pair, right in zip(question.pairs, rights, strict=True))
        case Ordering(), Ordered(indexes):
            if sorted(indexes) != list(range(len(question.items))):
                raise ValueError("an order has each item once")
            return tuple(place == index for place, index in enumerate(indexes))
        case Cloze(), Filled(texts):
            return tuple(_fills(gap, text) for gap, text in zip(question.gaps, texts, strict=True))
        case _:
            return ()


def _share(right: Sequence[bool]) -> Fraction:
    return Fraction(sum(right), len(right))


def _feedback(question: SingleChoice | MultipleChoice, indexes: frozenset[int]) -> tuple[str, ...]:
    chosen = (question.options[index] for index in sorted(indexes))
    return tuple(option.feedback for option in chosen if option.feedback)


def _choices(question: MultipleChoice, indexes: frozenset[int]) -> Fraction:
    right = len([index for index in indexes if index < len(question.answers)])
    wrong = len(indexes) - right
    match question.scoring:
        case Scoring.PARTIAL:
            share = Fraction(right, len(question.answers)) - Fraction(wrong, len(question.distractors))
            return max(share, Fraction(0))
        case Scoring.ALL_OR_NOTHING:
            return Fraction(right == len(question.answers) and not wrong)
        case _:
            assert_never(question.scoring)


def _accepts(question: ShortAnswer, text: str) -> bool:
    typed = fold(text, question.strict)
    return any(typed == fold(answer, question.strict) for answer in question.answers)


def _rejected(question: ShortAnswer, text: str) -> Distractor | None:
    typed = fold(text, question.strict)
    return next((miss for miss in question.rejected if fold(miss.text, question.strict) == typed), None)


def _fills(gap: Gap, text: str) -> bool:
    return fold(text) in {fold(answer) for answer in gap.answers}


def _number_doubt(question: Numerical, text: str) -> Doubt | None:
    quantity = quantities.split(text)
    if quantity is None:
        return Doubt.NUMBER
    if quantities.ambiguous(quantity.number):
        return Doubt.AMBIGUOUS
    if quantities.parse(quantity.number) is None:
        return Doubt.NUMBER
    return None if _scales(question, quantity) else Doubt.UNIT


def _within_tolerance(question: Numerical, text: str) -> bool:
    quantity = quantities.split(text)
    number = quantities.parse(quantity.number) if quantity else None
    if quantity is None or number is None:
        return False
    scale = quantities.unit(question.unit or "").scale
    return any(
        abs(number * typed - question.answer * scale) <= question.tolerance * scale
        for typed in _scales(question, quantity)
    )


def _scales(question: Numerical, quantity: quantities.Quantity) -> tuple[int, ...]:
    """Tell by what a typed number may be meant to be multiplied; by nothing if its unit is another one.

    A bare number is tried in the question's unit, then in full.
    """
    due = quantities.unit(question.unit or "")
    if not quantity.unit:
        return (due.scale, 1)
    typed = quantities.unit(quantity.unit)
    return (typed.scale,) if fold(typed.name) in ("", fold(due.name)) else ()
