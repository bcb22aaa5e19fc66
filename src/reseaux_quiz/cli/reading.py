"""What is typed on a terminal → a response; `UnreadableError` with an example for what is none."""

import re
from fractions import Fraction
from typing import assert_never

from reseaux_quiz.answers import quantities
from reseaux_quiz.answers.doubts import Doubt
from reseaux_quiz.cli.language import _
from reseaux_quiz.cli.prose import number
from reseaux_quiz.cli.sheet import Sheet, example
from reseaux_quiz.grading import Chosen, Judged, Matched, Ordered, Response, SelfGraded, Typed
from reseaux_quiz.model import (
    Cloze,
    Essay,
    Flashcard,
    Item,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

_TRUE = ("v", "vrai", "t", "true")
_FALSE = ("f", "faux", "false")


class UnreadableError(ValueError):
    """What was typed is no response to the question; the text says what one looks like."""


def read(sheet: Sheet, typed: str) -> Response:
    """Read a line that answers the question, or fills a gap of it; UnreadableError for one that does not."""
    question = sheet.question
    typed = typed.strip()
    match question:
        case SingleChoice():
            found = _indexes(sheet, typed)
            if len(found) != 1:
                raise UnreadableError(_("One letter is expected, such as {example}", example=sheet.labels[0]))
            return Chosen(frozenset(found))
        case MultipleChoice():
            return Chosen(frozenset(_indexes(sheet, typed)))
        case TrueFalse():
            if typed.lower() not in _TRUE + _FALSE:
                raise UnreadableError(_("Type t for true, or f for false"))
            return Judged(typed.lower() in _TRUE)
        case ShortAnswer() | Numerical() | Cloze():
            if not typed:
                raise UnreadableError(_("Nothing was typed"))
            return Typed(typed)
        case Matching():
            return _matched(sheet, question, typed)
        case Ordering():
            order = _indexes(sheet, typed)
            if sorted(order) != list(range(len(question.items))):
                raise UnreadableError(_("Each letter is expected once, such as {example}", example=example(sheet)))
            return Ordered(order)
        case Essay() | Flashcard():
            return SelfGraded(read_points(typed, Fraction(1)))
        case _:
            assert_never(question)


def read_points(typed: str, most: Fraction) -> Fraction:
    """Read points, such as 0,5 or 1/2; UnreadableError for less than none or more than there are."""
    cleaned = typed.strip().replace("½", "1/2")
    value: Fraction | None
    if re.fullmatch(r"\d{1,3}/\d{1,3}", cleaned):
        over, under = map(int, cleaned.split("/"))
        value = Fraction(over, under) if under else None
    else:
        typed_number = quantities.parse(cleaned)
        value = None if typed_number is None else Fraction(typed_number)
    if value is None or not 0 <= value <= most:
        raise UnreadableError(_("Type a number from 0 to {most}, such as 0.5 or 1/2", most=number(most)))
    return value


def _indexes(sheet: Sheet, typed: str) -> tuple[int, ...]:
    """Read labels, together or apart: `acd`, `a c d`, `a, c et d`."""
    known = dict(zip(sheet.labels, sheet.indexes, strict=True))
    words = re.findall(r"[^\W_]+", typed.lower())
    if len(words) > 2:
        words = [word for word in words if word not in ("et", "and")]
    labels = [*"".join(words)] if sheet.labels[0].isalpha() else words
    if not labels or any(label not in known for label in labels):
        single = isinstance(sheet.question, SingleChoice)
        raise UnreadableError(
            _(
                "The letters are {first} to {last}, for instance: {example}",
                first=sheet.labels[0],
                last=sheet.labels[-1],
                example=sheet.labels[0] if single else " ".join(sheet.labels[:2]),
            )
        )
    return tuple(known[label] for label in labels)


def _matched(sheet: Sheet, question: Matching, typed: str) -> Matched:
    known = dict(zip(sheet.labels, sheet.indexes, strict=True))
    found = {int(place): label for place, label in re.findall(r"(\d{1,9})\W*([a-z])", typed.lower())}
    numbers = range(1, len(question.pairs) + 1)
    bare = re.findall(r"[a-z]", typed.lower())
    if not found and len(bare) == len(numbers):  # the letters alone, in the order of the left sides
        found = dict(zip(numbers, bare, strict=True))
    missing = [place for place in numbers if found.get(place) not in known]
    if missing or set(found) - set(numbers):
        raise UnreadableError(_("Each number is expected with a letter, such as {example}", example=example(sheet)))
    return Matched(tuple(question.rights[known[found[place]]] for place in numbers))


def doubt_line(doubt: Doubt, item: Item) -> str:
    """Say why a response is asked again."""
    match doubt:
        case Doubt.SPELLING:
            return _("Almost: check the spelling, then answer once more.")
        case Doubt.WORDS:
            return _("Give the term alone, then answer once more.")
        case Doubt.AMBIGUOUS:
            return _("With a point this could be thousands or decimals: write 3400 or 3,4.")
        case Doubt.UNIT:
            unit = getattr(item.question, "unit", None)
            return _("Type the number alone, in {unit}.", unit=unit) if unit else _("Type the number alone.")
        case Doubt.NUMBER:
            return _("A number is expected, such as 12 or 3,4.")
        case _:
            assert_never(doubt)
