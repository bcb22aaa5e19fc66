"""Numbers as they are typed, and their units.

A comma is decimal, except in English before three digits, where it groups thousands. A point is decimal too, but
outside English one to three digits, a point and three digits (“3.400”) could also be thousands: that is
`ambiguous`. Spaces, apostrophes, and repeated points or commas always group thousands. 6,02e23, 6,02 × 10²³, 10^3,
1/3, ½ and 2 1/2 are numbers too.
"""

import re
import unicodedata
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache

from attrs import frozen

SPACE = "[ \u00a0\u202f\u2009]"
_SIGN = "[+\\-\u2212]"
_LEADING_SIGN = "[+\\-\u2212\u2013]"  # phones put an en dash for a hyphen
_TIMES = "[\u00d7xX*\u00b7\u22c5.]"
_RAISED = "[\u207a\u207b]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3}"
_POWER = rf"10(?:{SPACE}?(?:\^|\*\*){SPACE}?[({{]?(?<POWER>{_SIGN}?\d{{1,3}})[)}}]?|(?<RAISED>{_RAISED}))"


def _power(name: str) -> str:
    return _POWER.replace("POWER", f"{name}Power").replace("RAISED", f"{name}Raised")


def _number(commas: str) -> str:
    """Return the pattern of a number; `commas` tells whether the language groups thousands by commas."""
    dotted = r"\d{1,3}(?:\.\d{3}){2,9}|\d{1,3}(?:\.\d{3}){1,9}(?=,)"
    plain = r"\d{1,3}(?:[ \u00a0\u202f\u2009'\u2019]\d{3}){1,9}|\d{1,30}"
    decimal = (
        rf"(?:(?<dotted>{dotted})(?:,(?<afterDotted>\d{{1,30}}))?"
        rf"|(?<commaed>{commas})(?:\.(?<afterCommaed>\d{{1,30}}))?"
        rf"|(?<plain>{plain})(?:[.,](?<afterPlain>\d{{1,30}}))?)"
    )
    times = rf"(?:{SPACE}*{_TIMES}{SPACE}*|{SPACE}){_power('times')}"
    scientific = rf"{decimal}(?:{SPACE}?[eE](?<e>{_SIGN}?\d{{1,3}})|{times})?"
    # Before a fraction of three digits, a whole number could be thousands: “3 400/200”.
    mixed = rf"(?<whole>\d{{1,30}}){SPACE}+(?=\d{{1,2}}{SPACE}*[/\u2044]{SPACE}*\d{{1,2}}(?!\d))"
    ratio = rf"(?:{mixed})?(?<over>\d{{1,30}}){SPACE}*[/\u2044]{SPACE}*(?<under>\d{{1,30}})"
    return rf"(?<sign>{_LEADING_SIGN}?){SPACE}?(?:{ratio}|{scientific}|{_power('bare')})"


_LOOSE = r"\d[\d.,'\u2019]*"
QUANTITY = (
    rf"(?<number>{_LEADING_SIGN}?{SPACE}?{_LOOSE}(?:{SPACE}{_LOOSE})*"
    rf"(?:{SPACE}?[eE]{_SIGN}?\d{{1,3}}(?![A-Za-z0-9])"
    rf"|(?:{SPACE}*{_TIMES}{SPACE}*10)?{SPACE}?(?:\^|\*\*){SPACE}?[({{]?{_SIGN}?\d{{1,3}}[)}}]?"
    rf"|(?:{SPACE}*{_TIMES}{SPACE}*10)?{_RAISED}"
    rf"|{SPACE}*[/\u2044]{SPACE}*\d[\d.,]*)?)"
    rf"{SPACE}*(?<unit>.*)"
)
"""The pattern of a whole text that begins with a number."""
PATTERNS = {
    "": {
        "number": _number(r"\d{1,3}(?:,\d{3}){2,9}|\d{1,3}(?:,\d{3}){1,9}(?=\.)"),
        "ambiguous": rf"{_LEADING_SIGN}?{SPACE}?[1-9]\d{{0,2}}\.\d{{3}}",
    },
    "en": {
        "number": _number(r"[1-9]\d{0,2}(?:,\d{3}){1,9}"),
        "ambiguous": "(?!)",
    },
}
"""The pattern of a whole text that is a number, by language; ECMAScript syntax with ASCII classes."""
SCALES = {
    "": {
        "mille": 10**3, "millier": 10**3, "milliers": 10**3, "million": 10**6, "millions": 10**6,
        "milliard": 10**9, "milliards": 10**9,
    },
    "en": {
        "thousand": 10**3, "million": 10**6, "millions": 10**6, "billion": 10**9, "billions": 10**9,
        "trillion": 10**12, "trillions": 10**12,
    },
}  # fmt: skip
"""The multiplier for the first word of a unit, by language."""

_EXACT = Context(prec=60)  # the maximum number of digits
_MOST_ZEROS = 6
_MOST_DIGITS = 15


@frozen
class Unit:
    """A unit split in two: “milliards d'internautes” counts 10⁹ “d'internautes”."""

    scale: int
    name: str


@frozen
class Quantity:
    """A number as typed, and the unit typed after it ("" for none)."""

    number: str
    unit: str


def conventions(language: str) -> str:
    """Return the key of a language's patterns and multipliers."""
    return "en" if language.partition("-")[0].lower() == "en" else ""


@cache
def _pattern(name: str, language: str) -> re.Pattern[str]:
    return _compiled(PATTERNS[language][name])


@cache
def _quantity() -> re.Pattern[str]:
    return _compiled(QUANTITY)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("(?<", "(?P<"), re.ASCII | re.DOTALL)


def value(text: str, language: str = "fr") -> Fraction | None:
    """Read a number exactly; None if the text is not a number."""
    found = _pattern("number", conventions(language)).fullmatch(_spelled_out(text))
    if not found:
        return None
    sign = -1 if found["sign"] not in ("", "+") else 1
    if found["over"]:
        over, under = int(found["over"]), int(found["under"])
        return sign * (int(found["whole"] or 0) + Fraction(over, under)) if under else None
    whole = found["dotted"] or found["commaed"] or found["plain"] or "1"
    behind = found["afterDotted"] or found["afterCommaed"] or found["afterPlain"] or ""
    power = found["e"] or found["timesPower"] or found["timesRaised"] or found["barePower"] or found["bareRaised"]
    digits = re.sub("[^0-9]", "", whole) + behind
    return sign * int(digits) * Fraction(10) ** (_exponent(power or "0") - len(behind))


_VULGAR = re.compile("[\u00bc-\u00be\u2150-\u215e]")


def _spelled_out(text: str) -> str:
    """Write fractions that are one character with digits: “2½” → “2 1/2”."""
    spelled_out = _VULGAR.sub(lambda found: f" {unicodedata.normalize('NFKC', found[0])}", text)
    return re.sub(" {2,}", " ", spelled_out).replace("\u2044", "/").strip()


def _exponent(text: str) -> int:
    return int(unicodedata.normalize("NFKC", text).replace("\u2212", "-"))


def parse(text: str, language: str = "fr") -> Decimal | None:
    """Read a number, a fraction to sixty digits; None if the text is not a number."""
    found = value(text, language)
    return None if found is None else _decimal(found)


def _decimal(number: Fraction) -> Decimal:
    return _EXACT.divide(Decimal(number.numerator), Decimal(number.denominator)).normalize(_EXACT)


def exact(number: Decimal) -> Fraction:
    """Return the exact value of a decimal: one third for sixty 3s."""
    plain = Fraction(number)
    if len(number.as_tuple().digits) < _EXACT.prec:
        return plain
    simplest = plain.limit_denominator(10**20)
    return simplest if _decimal(simplest) == number else plain


def is_ratio(number: Decimal) -> bool:
    """Tell whether a number has no finite decimal form, and is written as a fraction."""
    return exact(number) != Fraction(number)


def ambiguous(text: str, language: str = "fr") -> bool:
    """Tell whether a number could be read in two ways, such as “3.400”."""
    return bool(_pattern("ambiguous", conventions(language)).fullmatch(text.strip()))


def split(text: str) -> Quantity | None:
    """Split “3 400 millions” into number and unit; None if it does not start with a number."""
    found = _quantity().fullmatch(_spelled_out(text))
    return Quantity(found["number"], found["unit"]) if found else None


def unit(text: str, language: str = "fr") -> Unit:
    """Read a unit; “mille”, “million” and the like at its start multiply the number before it."""
    first, _, rest = text.strip().partition(" ")
    scale = SCALES[conventions(language)].get(first.lower())
    return Unit(1, text.strip()) if scale is None else Unit(scale, rest.strip())


def written(number: Decimal, language: str) -> str:
    """Write a number for people: “3,4” in French, “3.4” elsewhere, 1/3, “6,02 × 10²³”."""
    ratio = exact(number)
    if ratio != Fraction(number):
        return f"{ratio.numerator}/{ratio.denominator}"
    number = number.normalize(_EXACT)
    power = number.adjusted()
    if len(number.as_tuple().digits) <= _MOST_DIGITS and not -_MOST_ZEROS <= power < _MOST_DIGITS:
        text = f"{number.scaleb(-power):f}\u00a0\u00d7\u00a010{str(power).translate(_SUPERSCRIPTS)}"
    else:
        text = f"{number:f}"
    return text.replace(".", ",") if language.startswith("fr") else text


_SUPERSCRIPTS = str.maketrans("-0123456789", "\u207b\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")


def plain(number: Decimal) -> str:
    """Write a number for machines: digits and a point, without exponent or trailing zeros."""
    return f"{number.normalize(Context(prec=17) if is_ratio(number) else _EXACT):f}"
