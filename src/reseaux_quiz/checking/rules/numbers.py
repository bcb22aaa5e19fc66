"""Rules on options that are numbers or ranges."""

import re
from decimal import Decimal
from itertools import combinations

from attrs import frozen

from reseaux_quiz.answers import quantities
from reseaux_quiz.answers.folding import fold
from reseaux_quiz.checking import words
from reseaux_quiz.checking.lexicons import Lexicon
from reseaux_quiz.checking.rule import Found, question_rule
from reseaux_quiz.checking.view import Choice, View
from reseaux_quiz.i18n import msg
from reseaux_quiz.model import Order, SingleChoice

_FINAL = " .;,"
_DIGIT = re.compile(r"\d")
_MAX_UNIT = 3
"""The most words of a unit: an option with more is a sentence that begins with a number."""

# --- ranges ------------------------------------------------------------------------------------------------


@question_rule(
    "Q106",
    title=msg("Ranges that overlap"),
    advice=msg("A number that is in two options makes both right: start each range after the end of the one before"),
)
def ranges(view: View[SingleChoice]) -> Found:
    """Find ranges that have a number in common."""
    if not _DIGIT.search(view.options_text):
        return
    found = [(path, text, span) for path, text in view.options if (span := _range(text.strip(_FINAL), view.lexicon))]
    for (_path, one, span), (path, other, other_span) in combinations(found, 2):
        if span.meets(other_span):
            yield path, msg("“{one}” and “{other}” have numbers in common", one=one, other=other)
            return


@frozen
class _Range:
    """A range: each end is a number, with −1, 0 or 1 for just below it, at it or just above it."""

    start: tuple[Decimal, int]
    end: tuple[Decimal, int]
    unit: str

    def meets(self, other: "_Range") -> bool:
        return self.unit == other.unit and max(self.start, other.start) <= min(self.end, other.end)


def _range(text: str, lexicon: Lexicon) -> _Range | None:
    if len(text) > words.CONTEXT:
        return None
    found = next((found for shape in lexicon.ranges if (found := shape.fullmatch(text.lower()))), None)
    if found is None:
        return None
    start, end = (Decimal("-Infinity"), 0), (Decimal("Infinity"), 0)
    for name, typed in found.groupdict().items():
        if name == "unit":
            continue
        number = quantities.parse(typed)
        if number is None:
            return None
        match name:
            case "start":
                start = number, 0
            case "above":
                start = number, 1
            case "end":
                end = number, 0
            case "below":
                end = number, -1
    return _Range(start, end, fold(found["unit"]))


# --- numbers and units -------------------------------------------------------------------------------------


@question_rule(
    "Q107",
    title=msg("Numbers out of order"),
    advice=msg("Searching through them takes time and tests nothing: add `order: natural`"),
)
def number_order(view: View[Choice]) -> Found:
    """Find numbers of one kind that are shuffled."""
    if view.question.order is not Order.SHUFFLED:
        return
    found = _quantities(view)
    units = {_folded(unit) for _number, unit in found}
    if len(found) >= 3 and len(units) == 1:
        yield view.options_key, msg("the options are numbers, and are shuffled")


@question_rule(
    "Q108",
    title=msg("Numbers in mixed units"),
    advice=msg("The conversion hides what is tested: write every option in the same unit"),
)
def mixed_units(view: View[Choice]) -> Found:
    """Find numbers in several units of one dimension."""
    units = {_folded(unit): unit for _number, unit in _quantities(view)}
    if len(units) > 1 and (_one_dimension(units, view.lexicon) or _one_noun(units) or set(units) == {"%", ""}):
        listed = ", ".join(unit for unit in units.values() if unit)
        if "" in units:
            yield view.options_key, msg("only some options have a unit: {units}", units=listed)
        else:
            yield view.options_key, msg("the options are in several units: {units}", units=listed)


def _quantities(view: View[Choice]) -> list[tuple[Decimal, str]]:
    """Read every option as a number and its unit; none where an option is more than that."""
    found = []
    for _path, text in view.options:
        before = view.lexicon.before_number.match(text.lower())
        if not before:
            return []
        quantity = quantities.split(text[before.end() :].strip(_FINAL))
        number = quantities.parse(quantity.number) if quantity else None
        if quantity is None or number is None or len(quantity.unit.split()) > _MAX_UNIT:
            return []
        found.append((number, quantity.unit))
    return found


def _folded(unit: str) -> str:
    """Return a unit without its plural, also that of « ans », which is too short for `fold`."""
    return "an" if unit == "ans" else fold(unit)


def _one_dimension(units: dict[str, str], lexicon: Lexicon) -> bool:
    heads = {unit.partition(" ")[0] for unit in units}
    return any(heads <= dimension for dimension in map(_folded_units, lexicon.dimensions))


def _folded_units(dimension: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, dimension))


def _one_noun(units: dict[str, str]) -> bool:
    """Tell whether units differ in their scale alone: « millions d'euros », « milliards d'euros »."""
    parsed = {(unit.scale, fold(unit.name)) for unit in map(quantities.unit, units.values())}
    return len(parsed) > 1 and len({name for _scale, name in parsed}) == 1


RULES = (ranges, number_order, mixed_units)
