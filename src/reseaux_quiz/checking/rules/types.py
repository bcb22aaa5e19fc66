"""Rules on how questions of a type are built."""

import re
from decimal import Decimal
from typing import assert_never

from reseaux_quiz.answers import quantities
from reseaux_quiz.answers.folding import fold
from reseaux_quiz.checking.rule import Found, question_rule
from reseaux_quiz.checking.view import View
from reseaux_quiz.i18n import msg
from reseaux_quiz.model import Cloze, Gap, Matching, Numerical, ShortAnswer

_ENOUGH_PAIRS = 5
_MOST_GAPS = 3


@question_rule(
    "Q301",
    title=msg("A short matching without an extra right side"),
    advice=msg("The last pair follows from the others: add a right side under `distractors`, or more pairs"),
)
def even_matching(view: View[Matching]) -> Found:
    """Find few pairs with exactly as many right sides."""
    question = view.question
    if len(question.pairs) < _ENOUGH_PAIRS and len(question.rights) == len(question.pairs):
        yield ("pairs",), msg("{number} pairs and as many right sides", number=len(question.pairs))


@question_rule(
    "Q302",
    title=msg("A cloze that opens with a gap"),
    advice=msg("There is nothing yet to infer the word from: begin with what is known"),
)
def opening_gap(view: View[Cloze]) -> Found:
    """Find a cloze whose first words are to be filled in."""
    if view.question.text.lstrip(' *_«“"\u00a0').startswith("{{"):
        yield ("text",), msg("the text opens with a gap")


@question_rule(
    "Q303",
    title=msg("A cloze with many gaps"),
    advice=msg("Too little text is left to understand: keep three gaps, or split the question"),
)
def many_gaps(view: View[Cloze]) -> Found:
    """Find a cloze with more gaps than can be kept in mind."""
    number = view.question.text.count("{{")
    if number > _MOST_GAPS:
        yield ("text",), msg("{number} gaps", number=number)


@question_rule(
    "Q304",
    title=msg("A tolerance that accepts a wrong answer"),
    advice=msg("It would be graded right: reduce the tolerance, or say in `strict` what counts"),
)
def wide_tolerance(view: View[Numerical | Cloze]) -> Found:
    """Find a tolerance that accepts a wrong answer."""
    match view.question:
        case Numerical() as question:
            yield from _wide_number(question, view)
        case Cloze() as question:
            yield from _confused_gaps(question, view.language)
        case _ as question:
            assert_never(question)


def _confused_gaps(question: Cloze, language: str) -> Found:
    """Find a gap that accepts what is typed for another one, as “a” and “à” where accents do not count."""
    if question.distractors:
        return  # no other word to choose from is accepted
    gaps: dict[str, Gap] = {}
    for gap in question.gaps:
        for answer in gap.answers:
            first = gaps.setdefault(fold(answer, question.strict, language), gap)
            if answer not in first.answers:
                message = msg(
                    "“{word}” is accepted for “{answer}”, in another gap", word=answer, answer=first.answers[0]
                )
                yield ("text",), message
                return


def _wide_number(question: Numerical, view: View[Numerical | Cloze]) -> Found:
    if not question.tolerance:
        return
    low, high = question.answer - question.tolerance, question.answer + question.tolerance
    if low <= 0 <= high and question.answer:
        yield ("tolerance",), msg("the tolerance accepts 0")
        return
    expected = fold((question.unit or "").partition(" ")[0])
    for number, unit in _numbers(view.prompt):
        if low <= number <= high and fold(unit) == expected:
            written = quantities.written(number, view.language)
            yield ("tolerance",), msg("the tolerance accepts {number}, which is in the prompt", number=written)
            return


@question_rule(
    "Q305",
    title=msg("A number as a short answer"),
    advice=msg(
        "Only this spelling of it is accepted: make the question `numerical`, with a unit or a tolerance if needed"
    ),
)
def number_as_text(view: View[ShortAnswer]) -> Found:
    """Find a short answer whose accepted answers are all numbers, alone or with a unit."""
    question = view.question
    if not question.strict and all(_is_number(answer, view) for answer in question.answers):
        yield ("answers", 0), msg("“{answer}” is a number", answer=question.answers[0])


def _is_number(text: str, view: View[ShortAnswer]) -> bool:
    quantity = quantities.split(text)
    if quantity is None or re.match(r"0\d", quantity.number) or quantities.parse(quantity.number) is None:
        return False  # 06 12 … and 01000 are not numbers to compute with
    unit = view.lexicon.singular(quantity.unit.lower())
    return unit in ("", "%") or any(unit in dimension for dimension in view.lexicon.dimensions)


_FIGURE = re.compile(r"(?<![\w.,])(\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?: ?(%)| ([^\W\d_]+))?")


def _numbers(text: str) -> list[tuple[Decimal, str]]:
    """Find the numbers in a plain text, each with the word or the sign after it."""
    found = [(quantities.parse(number), sign or word) for number, sign, word in _FIGURE.findall(text)]
    return [(number, unit) for number, unit in found if number is not None]


RULES = (even_matching, opening_gap, many_gaps, wide_tolerance, number_as_text)
