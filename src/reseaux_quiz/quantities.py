"""Numbers as they are typed in French (and in English), and what a unit makes of them.

A comma is always decimal. A point is decimal too, but one to three digits, a point and three digits
(« 3.400 ») could be thousands: that is `ambiguous`. Spaces may group thousands.
"""

import re
from decimal import Context, Decimal

from attrs import frozen

_SPACE = r"[ \u00a0\u202f\u2009]"
PATTERNS = {
    "number": (
        rf"([+\-\u2212]?){_SPACE}?(\d{{1,3}}(?:{_SPACE}\d{{3}}){{1,9}}|\d{{1,3}}(?:\.\d{{3}}){{2,9}}|\d{{1,30}})"
        r"(?:[.,](\d{1,30}))?"
    ),
    "ambiguous": rf"[+\-\u2212]?{_SPACE}?[1-9]\d{{0,2}}\.\d{{3}}",
    "quantity": rf"([+\-\u2212]?{_SPACE}?\d[\d.,]*(?:{_SPACE}\d[\d.,]*)*){_SPACE}*(.*)",
}
"""What a whole text must match, in what Python's `re` (with ASCII classes) and ECMAScript share."""
SCALES = {"mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9}
"""What the first word of a unit counts."""

_NUMBER, _AMBIGUOUS, _QUANTITY = (re.compile(pattern, re.ASCII | re.DOTALL) for pattern in PATTERNS.values())
_EXACT = Context(prec=60)  # all the digits that a number may have


@frozen
class Unit:
    """A unit cut in two: « milliards d'internautes » counts 10⁹ « d'internautes »."""

    scale: int
    name: str


@frozen
class Quantity:
    """A number as typed, and the unit that was typed behind it ("" where there was none)."""

    number: str
    unit: str


def parse(text: str) -> Decimal | None:
    """Read a number; None where the text is none."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return None
    sign = "" if found[1] in ("", "+") else "-"
    number = Decimal(f"{sign}{re.sub(r'[^0-9]', '', found[2])}.{found[3] or 0}")
    return _EXACT.plus(number.normalize(_EXACT))  # plus takes the sign off a zero


def ambiguous(text: str) -> bool:
    """Tell whether a number could be read in two ways: « 3.400 »."""
    return bool(_AMBIGUOUS.fullmatch(text.strip()))


def split(text: str) -> Quantity | None:
    """Cut « 3 400 millions » into its number and its unit; None where no number comes first."""
    found = _QUANTITY.fullmatch(text.strip())
    return Quantity(found[1], found[2]) if found else None


def unit(text: str) -> Unit:
    """Read a unit; one that begins with mille, million(s) or milliard(s) scales what stands before it."""
    first, _, rest = text.strip().partition(" ")
    scale = SCALES.get(first.lower())
    return Unit(1, text.strip()) if scale is None else Unit(scale, rest.strip())


def written(number: Decimal, language: str) -> str:
    """Write a number without exponent or idle zeros: « 3,4 » in French, "3.4" elsewhere."""
    text = f"{number.normalize(_EXACT):f}"
    return text.replace(".", ",") if language.startswith("fr") else text
