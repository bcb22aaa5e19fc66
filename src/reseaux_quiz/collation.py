"""The natural order of options: by number, date, duration, month, day or century, otherwise alphabetical."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal

from reseaux_quiz.answers import quantities

_LAST = re.compile(
    r"(?:aucune?s?|toutes?|tous|none|all|neither|both)\b.*"
    r"\b(?:reponses?|propositions?|choix|autres?|precedente?s?|ci-dessus|above|these|those|answers?|options?)\b"
)
_BEFORE_CHRIST = re.compile(r"\b(?:av(?:\.|ant) ?(?:j\.? ?-? ?c\b|jesus|notre ere)|b\.?c\b)")
_ROMAN = re.compile(
    r"(?:[Ll]e |[Tt]he |[Aa]u )?(?=[IVXLCDM])(?P<roman>M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
    r" ?(?:er|ère|ème|e|st|nd|rd|th)?(?!\w)"
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_DURATION = re.compile(r"(?P<number>\d[\d\s.,]*?) ?(?P<unit>[a-z]+)")
_FIRST_WORD = re.compile(r"(?:en |in |le |on )?([a-z]+)")
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
_CYCLES = tuple(
    names.split()
    for names in (
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "january february march april may june july august september october november december",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
)


def order(texts: Sequence[str]) -> tuple[int, ...]:
    """Return the indexes of texts in their natural order; “none of these” and its like come last."""
    folded = [_folded(text) for text in texts]
    last = [index for index, text in enumerate(folded) if _LAST.match(text)]
    others = [index for index in range(len(texts)) if index not in last]
    for rank in _RANKS:
        ranks = {index: value for index in others if (value := rank(texts[index], folded[index])) is not None}
        if len(ranks) == len(others):
            return (*sorted(others, key=ranks.__getitem__), *last)
    return (*sorted(others, key=folded.__getitem__), *last)


def _duration(_text: str, folded: str) -> Decimal | None:
    found = _DURATION.fullmatch(folded)
    number = quantities.parse(found["number"]) if found else None
    seconds = _SECONDS.get(found["unit"]) if found else None
    return number * seconds if number is not None and seconds is not None else None


def _number(text: str, folded: str) -> Decimal | None:
    quantity = quantities.split(text)
    number = quantities.parse(quantity.number) if quantity else None
    if quantity is None or number is None:
        return None
    return number * quantities.unit(quantity.unit).scale * _era(folded)


def _roman(text: str, folded: str) -> Decimal | None:
    found = _ROMAN.match(text)
    if found is None:
        return None
    values = [_ROMAN_VALUES[letter] for letter in found["roman"]]
    following = [*values[1:], 0]
    number = sum(-value if value < after else value for value, after in zip(values, following, strict=True))
    return Decimal(number) * _era(folded)


def _era(folded: str) -> int:
    return -1 if _BEFORE_CHRIST.search(folded) else 1


def _place_in(cycle: Sequence[str]) -> Callable[[str, str], Decimal | None]:
    def place(_text: str, folded: str) -> Decimal | None:
        found = _FIRST_WORD.match(folded)
        return Decimal(cycle.index(found[1])) if found and found[1] in cycle else None

    return place


_RANKS = (_duration, _number, _roman, *map(_place_in, _CYCLES))


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
