"""The natural order of options: by number, date, duration, month, day or century, otherwise alphabetical."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from reseaux_quiz.answers import quantities

_LAST = re.compile(
    r"(?:aucune?s?|toutes?|tous|none|all|neither|both)\b.*"
    r"\b(?:reponses?|propositions?|choix|autres?|precedente?s?|ci-dessus|above|these|those|answers?|options?)\b"
)
_BEFORE_CHRIST = re.compile(r"\b(?:av(?:\.|ant) ?(?:j\.? ?-? ?c\b|jesus|notre ere)|b\.?c\b)")
_ROMAN = re.compile(
    r"(?:\w+ ){0,2}(?=[IVXLCDM])(?P<roman>M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
    r" ?(?:er|ère|ème|e|st|nd|rd|th)?(?!\w)"
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_DURATION = re.compile(r"(\d[\d\s.,]*?) ?([a-z]+)(?: |(?=\d)|$)")
_CLOCK = re.compile(r"(\bh|\dh) ?(\d\d?)$")
_BEFORE = re.compile(r"^(?:en|in|le|la|the|on|au|a|vers|environ|about|around|circa) ")
_DIGITS = re.compile(r"(\d+)")
_SECONDS = {
    unit: seconds
    for seconds, units in (
        (Decimal("0.001"), "ms milliseconde millisecondes millisecond milliseconds"),
        (Decimal(1), "s sec seconde secondes second seconds"),
        (Decimal(60), "min mn minute minutes"),
        (Decimal(3600), "h heure heures hour hours"),
        (Decimal(86_400), "j jour jours day days"),
        (Decimal(604_800), "semaine semaines week weeks"),
        (Decimal(2_629_746), "mois month months"),
        (Decimal(31_556_952), "an ans annee annees year years"),
        (Decimal(3_155_695_200), "siecle siecles century centuries"),
    )
    for unit in units.split()
}
_MONTHS, _DAYS = (
    {name: place for names in languages for place, name in enumerate(names.split(), start=1)}
    for languages in (
        (
            "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
            "january february march april may june july august september october november december",
        ),
        (
            "lundi mardi mercredi jeudi vendredi samedi dimanche",
            "monday tuesday wednesday thursday friday saturday sunday",
        ),
    )
)
_DATE = re.compile(
    rf"(?:(?P<day>\d\d?)(?:er|st|nd|rd|th)? )?(?P<month>{'|'.join(_MONTHS)})\b"
    r"(?: (?P<day_after>\d\d?)(?:st|nd|rd|th)?\b,?)?(?: (?P<year>\d+))?"
)
_FIRST_WORD = re.compile("[a-z]+")


def order(texts: Sequence[str]) -> tuple[int, ...]:
    """Return the indexes of texts in their natural order; “none of these” and its like come last."""
    folded = [_folded(text) for text in texts]
    last = [index for index, text in enumerate(folded) if _LAST.match(text)]
    others = [index for index in range(len(texts)) if index not in last]
    for rank in _RANKS:
        ranks = {index: value for index in others if (value := rank(texts[index], folded[index])) is not None}
        if len(ranks) == len(others):
            return (*sorted(others, key=ranks.__getitem__), *last)
    return (*sorted(others, key=lambda index: _by_numbers(folded[index])), *last)


def _by_numbers(folded: str) -> list[tuple[str, int]]:
    """Return a key by which A10 comes after A9."""
    parts = _DIGITS.split(folded)
    return [*zip(parts[::2], [*map(int, parts[1::2]), 0], strict=True)]


def _duration(_text: str, folded: str) -> Decimal | None:
    whole = _CLOCK.sub(r"\1 \2 min", folded)  # 1 h 30
    if not _DURATION.search(whole) or _DURATION.sub("", whole):
        return None
    total = Decimal(0)
    for amount, unit in _DURATION.findall(whole):
        number, seconds = quantities.parse(amount), _SECONDS.get(unit)
        if number is None or seconds is None:
            return None
        total += number * seconds
    return total


def _date(_text: str, folded: str) -> Decimal | None:
    found = _DATE.match(_BEFORE.sub("", folded, count=1))
    if found is None:
        return None
    day = int(found["day"] or found["day_after"] or 0)
    return Decimal(int(found["year"] or 0) * 10_000 + _MONTHS[found["month"]] * 100 + day)


def _number(text: str, folded: str) -> Decimal | None:
    text = text[before.end() :] if (before := _BEFORE.match(folded)) else text
    quantity = quantities.split(text)
    number = quantities.parse(quantity.number) if quantity else None
    if quantity is None or number is None:
        return None
    return number * quantities.unit(quantity.unit).scale * _era(folded)


def _roman(text: str, folded: str) -> Decimal | None:
    found = _ROMAN.match(unicodedata.normalize("NFKC", text))  # a raised e, too
    if found is None:
        return None
    values = [_ROMAN_VALUES[letter] for letter in found["roman"]]
    following = [*values[1:], 0]
    number = sum(-value if value < after else value for value, after in zip(values, following, strict=True))
    return Decimal(number) * _era(folded)


def _era(folded: str) -> int:
    return -1 if _BEFORE_CHRIST.search(folded) else 1


def _day(_text: str, folded: str) -> Decimal | None:
    found = _FIRST_WORD.match(_BEFORE.sub("", folded, count=1))
    return Decimal(_DAYS[found[0]]) if found and found[0] in _DAYS else None


_RANKS = (_duration, _date, _number, _roman, _day)


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
