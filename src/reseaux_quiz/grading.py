"""The score of a response, from 0 to 1, the same in every front-end.

`reconsider` tells which responses should be asked again before they are graded; `grade` grades any response.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from attrs import frozen

from reseaux_quiz.answers import quantities, typed_numbers
from reseaux_quiz.answers.doubts import Doubt
from reseaux_quiz.answers.folding import fold, near, surrounds
from reseaux_quiz.answers.typed_numbers import Expected
from reseaux_quiz.markup import readable
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
    Strictness,
    TrueFalse,
)


@frozen
class Chosen:
    """The options ticked, as indexes in `question.choices`."""

    indexes: frozenset[int]


@frozen
class Judged:
    """The verdict on a statement."""

    value: bool


@frozen
class Typed:
    """A short answer or a number, as typed."""

    text: str


@frozen
class Matched:
    """The right side chosen for each left side, in the order of the pairs ("" for none)."""

    rights: tuple[str, ...]


@frozen
class Ordered:
    """The items in the order chosen, as indexes in `question.items`."""

    indexes: tuple[int, ...]


@frozen
class Filled:
    """The text typed into each gap, in the order of the text."""

    texts: tuple[str, ...]


@frozen
class SelfGraded:
    """The score that the learner gave their own response after seeing the model answer."""

    score: Fraction


Response = Chosen | Judged | Typed | Matched | Ordered | Filled | SelfGraded


class Verdict(StrEnum):
    """The verdict that a score amounts to."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"


@frozen
class Grade:
    """A score, and the feedback on the options chosen, as Markdown without blocks."""

    score: Fraction
    feedback: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Right, partly right or wrong."""
        if self.score == 1:
            return Verdict.RIGHT
        return Verdict.PARTLY if self.score else Verdict.WRONG


def reconsider(question: Question, response: Response, language: str = "fr") -> Doubt | None:
    """Return why a response should be asked again before it is graded, or None.

    `language` is that of the question's texts, as in `grade`.
    """
    match question, response:
        case ShortAnswer(), Typed(text):
            return _text_doubt(question, text, language)
        case Cloze(), Filled(texts):
            gaps = zip(question.gaps, texts, strict=True)
            doubts = (_text_doubt(as_short_answer(question, gap), text, language) for gap, text in gaps)
            return next(filter(None, doubts), None)
        case Numerical(), Typed(text):
            read = typed_numbers.read(text, expected(question, language))
            return read if isinstance(read, Doubt) else None
        case _:
            return None


def grade(question: Question, response: Response, language: str = "fr") -> Grade:
    """Grade a response. Raises ValueError if it does not fit the question's type."""
    match question, response:
        case SingleChoice(), Chosen(indexes):
            return Grade(Fraction(indexes == {0}), _feedback(question, indexes))
        case MultipleChoice(), Chosen(indexes):
            return Grade(_choices(question, indexes), _feedback(question, indexes))
        case TrueFalse(), Judged(value):
            return Grade(Fraction(value == question.answer))
        case ShortAnswer(), Typed(text):
            match _taken_for(question, text, language):
                case str():
                    return Grade(Fraction(1))
                case Distractor(feedback=str(feedback)):
                    return Grade(Fraction(0), (feedback,))
                case _:
                    return Grade(Fraction(0))
        case Numerical(), Typed(text):
            return Grade(Fraction(_within_tolerance(question, text, language)))
        case (Matching(), Matched()) | (Ordering(), Ordered()) | (Cloze(), Filled()):
            return Grade(_share(marks(question, response, language)))
        case ((Essay() | Flashcard()), SelfGraded(score)):
            if not 0 <= score <= 1:
                raise ValueError("a score is from 0 to 1")
            return Grade(score)
        case _:
            raise ValueError(f"{type(response).__name__} is no response to {question.type}")


def marks(question: Question, response: Response, language: str = "fr") -> tuple[bool, ...]:
    """Tell for each pair, place or gap whether it is right; () for a question without such parts."""
    match question, response:
        case Matching(), Matched(rights):
            return tuple(pair.right == right for pair, right in zip(question.pairs, rights, strict=True))
        case Ordering(), Ordered(indexes):
            if sorted(indexes) != list(range(len(question.items))):
                raise ValueError("an order has each item once")
            items = question.items
            return tuple(items[place] == items[index] for place, index in enumerate(indexes))
        case Cloze(), Filled(texts):
            gaps = zip(question.gaps, texts, strict=True)
            taken = (_taken_for(as_short_answer(question, gap), text, language) for gap, text in gaps)
            return tuple(isinstance(each, str) for each in taken)
        case _:
            return ()


def _share(right: Sequence[bool]) -> Fraction:
    return Fraction(sum(right), len(right))


def _feedback(question: SingleChoice | MultipleChoice, indexes: frozenset[int]) -> tuple[str, ...]:
    chosen = (question.choices[index] for index in sorted(indexes))
    return tuple(option.feedback for option in chosen if option.feedback)


def _choices(question: MultipleChoice, indexes: frozenset[int]) -> Fraction:
    right = len([index for index in indexes if index < len(question.answers)])
    wrong = len(indexes) - right
    match question.scoring:
        case Scoring.PARTIAL:
            lost = Fraction(wrong, len(question.choices) - len(question.answers)) if wrong else Fraction(0)
            return max(Fraction(right, len(question.answers)) - lost, Fraction(0))
        case Scoring.ALL_OR_NOTHING:
            return Fraction(right == len(question.answers) and not wrong)
        case _:
            assert_never(question.scoring)


CLOSER = (
    frozenset({Strictness.ARTICLE, Strictness.PLURAL}),
    frozenset({Strictness.ARTICLE, Strictness.PLURAL, Strictness.ACCENTS, Strictness.PUNCTUATION}),
    frozenset(Strictness) - {Strictness.EXACT},
    frozenset({Strictness.EXACT}),
)
"""Increasing strictness, to tell an accepted answer from a rejected one with the same folded form."""


def _taken_for(question: ShortAnswer, text: str, language: str) -> str | Distractor | None:
    """Find the accepted or rejected answer that a text equals; of several, the closest."""
    alike = [*_alike(text, question.answers, question.strict, language)]
    misses = {miss.text: miss for miss in reversed(question.rejected)}
    rejected = [*_alike(text, misses, question.strict, language)]
    if alike and rejected:
        both = [*alike, *rejected]
        for closer in CLOSER:
            both = [*_alike(text, both, question.strict | closer, language)] or both
        return misses.get(both[0], both[0]) if both[0] not in alike else both[0]
    if alike:
        return alike[0]
    return misses[rejected[0]] if rejected else None


def _alike(text: str, answers: Iterable[str], strict: frozenset[Strictness], language: str) -> Iterator[str]:
    """Find the answers that a text equals once both are folded."""
    typed = fold(text, strict, language)
    return (answer for answer in answers if _folded(answer, strict, language) == typed)


_folded = lru_cache(maxsize=1024)(fold)  # every response is compared with the same answers


def as_short_answer(question: Cloze, gap: Gap) -> ShortAnswer:
    """Return a gap as a short-answer question.

    A word to choose from is typed as it reads, and none of the other words to choose from passes for it.
    """
    if not question.distractors:
        return ShortAnswer(id=question.id, prompt="", answers=gap.answers, strict=question.strict)
    answers = tuple(map(readable, gap.answers))
    others = tuple(Distractor(word) for word in map(readable, question.words) if word not in answers)
    return ShortAnswer(id=question.id, prompt="", answers=answers, rejected=others, strict=question.strict)


def _text_doubt(question: ShortAnswer, text: str, language: str) -> Doubt | None:
    if _taken_for(question, text, language) is not None:
        return None
    if any(near(text, answer, question.strict, language) for answer in question.answers):
        return Doubt.SPELLING
    rejected = [miss.text for miss in question.rejected]
    return Doubt.WORDS if surrounds(text, question.answers, rejected, question.strict, language) else None


def expected(question: Numerical, language: str) -> Expected:
    """Return what a typed number is read and compared with."""
    return Expected(question.unit or "", question.prompt, language, quantities.is_ratio(question.answer))


def _within_tolerance(question: Numerical, text: str, language: str) -> bool:
    due = expected(question, language)
    read = typed_numbers.read(text, due)
    if isinstance(read, Doubt):
        return False
    answer = quantities.exact(question.answer) * due.scale
    tolerance = Fraction(question.tolerance) * due.scale
    return any(abs(number - answer) <= tolerance for number in read)
