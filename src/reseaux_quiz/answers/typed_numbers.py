"""A number as a pupil types it, in the unit asked for: what it may mean, or why it must be asked again.

A notation is read only where it is unambiguous. The patterns and words are data, so that the script of a card can
use the same ones.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache, cached_property

from attrs import frozen

from reseaux_quiz.answers import quantities
from reseaux_quiz.answers.doubts import Doubt
from reseaux_quiz.answers.folding import fold

PATTERNS = {
    "around": "^[\u2248~=\u2243 \u00a0\u202f]+|[ \u00a0\u202f.,;:!?\u2026]+$",
    "factor": "^(?:[xX\u00d7*][ \u00a0\u202f]*(?=[0-9])|(?:[Mm]ultipli\u00e9e?s? )?(?:[Pp]ar|[Bb]y) +)",
    "times": "(?:fois|x|\u00d7|times?)(?: plus| more)?",
    "multiple": "(?:(?:le|la|les|the|a) )?([a-z\u00e9]+)",
    "word": "([a-z\u00e9\u00fb]+)([ \u00a0\u202f].*)?",
    "duration": (
        "([0-9]{1,4})[ \u00a0\u202f]?(?:h|heures?|hours?)[ \u00a0\u202f]?([0-5]?[0-9])"
        "(?:[ \u00a0\u202f]?(?:min|mn|minutes?))?"
    ),
    "half": "([0-9]{1,4})[ \u00a0\u202f]?(?:h|heures?) et (demie?|quart)",
    "short": "(k|K|M|Mds?|MDS?|mds?|Mrds?|bn)(?:[ \u00a0\u202f]?([\u20ac$\u00a3].*)|[ \u00a0\u202f](.*))?",
    "of": "(?:de |des |du |d'|of ).*",
    "stops": "[ .,;:!?\u2026()\u00ab\u00bb*]+",
    "words": "[^ .,;:!?\u2026'\"()\u00ab\u00bb*]{2,}",
}
"""Patterns to search for (`around`, `factor`, `stops`, `words`), and patterns of a whole text (the others)."""
WORDS: Mapping[str, Mapping[str, int]] = {
    "fr": {
        "z\u00e9ro": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
        "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
        "seize": 16, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100,
    },
    "en": {
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
        "sixty": 60, "hundred": 100,
    },
}  # fmt: skip
MULTIPLES = {
    "double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6, "d\u00e9cuple": 10, "twice": 2,
    "thrice": 3,
}  # fmt: skip
SHORT = {
    "k": 10**3, "K": 10**3, "M": 10**6, "Md": 10**9, "Mds": 10**9, "MD": 10**9, "MDS": 10**9, "md": 10**9,
    "mds": 10**9, "Mrd": 10**9, "Mrds": 10**9, "bn": 10**9,
}  # fmt: skip
SYMBOLS = {
    "euro": "\u20ac", "eur": "\u20ac", "dollar": "$", "usd": "$",
    "heure": "h", "hour": "h", "hr": "h", "minute": "min", "mn": "min", "seconde": "s", "second": "s", "sec": "s",
    "jour": "j", "ans": "an", "annee": "an", "year": "yr",
    "kilometre": "km", "metre": "m", "centimetre": "cm", "millimetre": "mm", "kilometer": "km", "meter": "m",
    "kilogramme": "kg", "kilo": "kg", "gramme": "g", "litre": "l", "liter": "l",
}  # fmt: skip
"""Other names of folded units."""
FACTORS = ("", "foi", "x", "\u00d7", "time")
HOW_MANY = ("combien de ", "combien d'", "how many ")


@frozen
class Expected:
    """What a numerical question expects: its unit, and what its prompt says about it."""

    unit: str
    prompt: str
    language: str
    is_ratio: bool
    """Whether the answer has no finite decimal form, so that it is written as a fraction."""

    @property
    def scale(self) -> int:
        """The unit's multiplier: 10⁹ for “milliards d'internautes”."""
        return quantities.unit(self.unit, self.language).scale

    @property
    def name(self) -> str:
        """The unit without its multiplier, folded."""
        return unit_name(quantities.unit(self.unit, self.language).name, self.language)

    @property
    def is_factor(self) -> bool:
        """Whether an answer such as “3 fois” may be expected."""
        return self.scale == 1 and self.name in FACTORS

    @cached_property
    def about(self) -> str:
        """The folded words of the prompt, with spaces around each."""
        return f" {_pattern('stops').sub(' ', fold(self.prompt, (), self.language))} "


def unit_name(name: str, language: str) -> str:
    """Return the folded form of a unit, equal for all its names."""
    first, space, rest = fold(name, (), language).replace("^", "").partition(" ")
    return f"{SYMBOLS.get(first, first)}{space}{rest}"


def read(text: str, expected: Expected) -> tuple[Fraction, ...] | Doubt:
    """Return the numbers that a text may mean, multipliers included, or why it must be asked again."""
    text = _pattern("around").sub("", text)
    bare = _pattern("factor").sub("", text, count=1)
    is_factor = bare != text
    if is_factor and not expected.is_factor:
        return Doubt.UNIT
    text = _in_digits(bare, expected)
    hours = _hours(text) if expected.name == "h" and expected.scale == 1 else None
    if hours is not None:
        return Doubt.UNIT if _is_given(text, expected) else (hours,)
    quantity = quantities.split(text)
    if quantity is None:
        return Doubt.NUMBER
    if quantities.ambiguous(quantity.number, expected.language):
        return Doubt.AMBIGUOUS
    number = quantities.value(quantity.number, expected.language)
    if number is None or ("/" in quantity.number and not expected.is_ratio and _is_given(quantity.number, expected)):
        return Doubt.NUMBER
    scales = (1,) if is_factor and not quantity.unit else _scales(quantity.unit, expected)
    if not scales:
        return Doubt.UNIT
    part = _part_of_whole(quantity.number, expected)
    return (*(number * scale for scale in scales), *part)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(PATTERNS[name])


def _in_digits(text: str, expected: Expected) -> str:
    """Turn a number in words into digits, and “le triple” if a factor is expected."""
    lowered = text.lower()
    multiple = _pattern("multiple").fullmatch(lowered)
    if multiple and expected.is_factor and multiple[1] in MULTIPLES:
        return str(MULTIPLES[multiple[1]])
    word = _pattern("word").fullmatch(lowered)
    number = WORDS.get(expected.language.partition("-")[0].lower(), {}).get(word[1]) if word else None
    return text if number is None or not word else f"{number}{text[len(word[1]) :]}"


def _hours(text: str) -> Fraction | None:
    """Read “10h30” and “10 heures et demie” as hours."""
    lowered = text.lower()
    if found := _pattern("duration").fullmatch(lowered):
        return int(found[1]) + Fraction(int(found[2]), 60)
    if found := _pattern("half").fullmatch(lowered):
        return int(found[1]) + Fraction(1, 4 if found[2] == "quart" else 2)
    return None


def _is_given(text: str, expected: Expected) -> bool:
    """Tell whether the text is in the prompt: repeating it is no answer."""
    return fold(text, (), expected.language).replace(" ", "") in expected.about.replace(" ", "")


def _part_of_whole(number: str, expected: Expected) -> tuple[Fraction, ...]:
    """Read “86/200” as 86 if the prompt mentions 200 of what is asked for."""
    over, slash, under = number.replace("\u2044", "/").partition("/")
    whole = under.strip()
    if not slash or not whole.isdigit() or expected.is_factor or expected.scale != 1:
        return ()
    counted = fold(f"{whole} {expected.unit}", (), expected.language)
    number_of_them = quantities.value(over, expected.language)
    return (number_of_them,) if number_of_them is not None and f" {counted} " in expected.about else ()


def _scales(typed: str, expected: Expected) -> tuple[int, ...]:
    """Return the multipliers that a number may be meant with; none if it has another unit.

    A number without unit is tried in the question's unit, then in full.
    """
    if not typed:
        return (expected.scale, 1)
    unit = quantities.unit(typed, expected.language)
    if unit_name(unit.name, expected.language) in ("", expected.name):
        return (unit.scale,)
    if expected.is_factor and _pattern("times").fullmatch(typed.lower()):
        return (1,)
    short = _pattern("short").fullmatch(typed)
    if short:
        rest = short[2] or short[3] or ""
        if _is_of(rest, expected, scaled=True) if rest else expected.scale > 1 or not expected.name:
            return (SHORT[short[1]],)
    return (unit.scale,) if _is_of(unit.name, expected, scaled=unit.scale > 1) else ()


def _is_of(typed: str, expected: Expected, *, scaled: bool) -> bool:
    """Tell whether a unit is the one expected, perhaps followed by words of the prompt, or what the prompt counts."""
    name = unit_name(typed, expected.language)
    if name == expected.name:
        return True
    folded = fold(typed, (), expected.language)
    if any(f" {asked}{folded} " in expected.about for asked in HOW_MANY):
        return True
    if name.startswith(f"{expected.name} ") and _pattern("of").fullmatch(name[len(expected.name) + 1 :]):
        behind = name[len(expected.name) + 1 :]
    elif scaled and not expected.name:
        behind = folded
    else:
        return False
    said = {*_pattern("words").findall(expected.about), "de", "des", "du", "of", "the"}
    words = _pattern("words").findall(behind)
    return bool(words) and said.issuperset(words)
