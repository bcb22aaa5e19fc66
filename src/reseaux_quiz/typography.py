"""French spacing: text → the same text with the spaces that a careful typist would set.

Only spaces change, and spacing a text twice has no further effect. Addresses are left alone, and so is a time
(12:30), since a colon takes a space only at the end of a word. Callers keep code away, or pass `OBJECT` for it.
Rules: Lexique des règles typographiques en usage à l'Imprimerie nationale. The only no-break space used is U+00A0,
which every font has.
"""

import re
from decimal import Decimal
from functools import cache

from reseaux_quiz.answers import quantities

NO_BREAK = "\u00a0"
OBJECT = "\ufffc"
"""Stands in a line for what is not text: code, a picture, a gap."""

_ALL_SPACES = " \u00a0\u202f\u2009"
_SPACES = f"[{_ALL_SPACES}]"
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S*[^\s.,;:!?»)]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MARKS = re.compile("[;:!?«»]")
# What comes before and after a high mark typed without a space; in a time (12:30) there is neither.
_ENDS_WORD = re.compile(rf"[\w»)\]%€…”\"’.{OBJECT}]")
_ENDS_CLAUSE = re.compile(r"[;:!?]+(?:[\s»)\]”\"]|$)")
_UNITS = "mille|millions?|milliards?|ans?|h|min|s|t|km|m|cm|mm|kg|g|mg|L|cL|mL|mol|Hz|V|W|kW|kWh|Ko|Mo|Go|To"
_NUMBERED = "annexes?|articles?|chapitres?|documents?|exercices?|figures?|pages?|questions?|sections?|tableaux?"
_ENTITY = re.compile(r"&#?\w{1,8}$")  # of HTML, which a pupil may have to read
# A text in which `_NUMBERS` may match. The pattern is fast because it begins with a set of characters.
_OF_NUMBERS = re.compile(
    rf"[\d{OBJECT}](?:[%‰€]|{_SPACES}+(?:[%‰€$£°acghkmstàGHKLMTVW]|\d{{3}}))|[°.×÷enstux]{_SPACES}+\d"
)
_NUMBERS = re.compile(
    "|".join(
        (
            rf"(?P<thousands>(?<![\d,.])\d{{1,3}}(?:{_SPACES}\d{{3}})+(?!\d))",
            rf"(?P<tight>(?<=[\d{OBJECT}])(?=[%‰€](?!\w)))",
            # between a number and what it counts
            rf"(?P<sign>(?<=[\d{OBJECT}]){_SPACES}+(?=[%‰€$£°]))",
            rf"(?P<unit>(?<=\d){_SPACES}+(?=(?:{_UNITS})\b(?![’'-])))",
            rf"(?P<range>(?<=\d){_SPACES}+à{_SPACES}+(?=\d))",
            rf"(?P<factor>(?<=[×÷]){_SPACES}+(?=\d))",
            rf"(?P<short>\b(?:[nN]°|[pP]\.|(?i:{_NUMBERED})){_SPACES}+(?=\d))",
        )
    )
)
_ANY_SPACES = re.compile(f"{_SPACES}+")


LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
"""Invisible letters: the signs beside them, which have no direction, take theirs."""
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter that is written from right to left."""
_RIGHT_TO_LEFT_LANGUAGES = frozenset({
    "acm", "acq", "aeb", "afb", "ajp", "apc", "apd", "ar", "arb", "arc", "arq", "ars", "ary", "arz", "ayl",
    "azb", "bal", "bgn", "bqi", "ckb", "dv", "fa", "glk", "haz", "he", "iw", "ji", "khw", "ks", "lrc", "mzn",
    "nqo", "pbt", "pes", "pnb", "prs", "ps", "sd", "sdh", "skr", "syr", "ug", "ur", "yi",
})  # fmt: skip
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
_LETTER = re.compile(r"[^\W\d_]")


@cache
def is_french(language: str) -> bool:
    """Tell whether a language code stands for French, such as fr or fr-CA."""
    return language.lower().partition("-")[0] == "fr"


@cache
def is_right_to_left(language: str) -> bool:
    """Tell whether a language is written from right to left, such as ar, fa-IR or az-Arab."""
    base, *tags = language.lower().split("-")
    script = next((tag for tag in tags if len(tag) == 4 and tag.isalpha()), None)
    return base in _RIGHT_TO_LEFT_LANGUAGES if script is None else script in _RIGHT_TO_LEFT_SCRIPTS


def is_mostly_right_to_left(text: str) -> bool:
    """Tell whether most letters of a text are written from right to left."""
    if text.isascii() or not RIGHT_TO_LEFT.search(text):
        return False
    letters = _LETTER.findall(text)
    return 2 * sum(map(bool, map(RIGHT_TO_LEFT.match, letters))) > len(letters)


_SIGN = re.compile(rf"(?<![\w.,{LEFT_TO_RIGHT_MARK}])[-\u2212+\u00b1](?=\d)")
_GROUPED = re.compile(r"(?<![\d,.])\d{1,3}(?: \d{3})+(?!\d)")


def with_whole_numbers(text: str) -> str:
    """Return a text from right to left, in which a sign stays before its number, and thousands in their order."""
    text = _SIGN.sub(lambda sign: LEFT_TO_RIGHT_MARK + sign[0], text)
    return _GROUPED.sub(lambda number: number[0].replace(" ", NO_BREAK), text)


def spaced(text: str, language: str) -> str:
    """Return a text with French spacing; unchanged in another language."""
    if not is_french(language):
        return text
    if "@" not in text and "://" not in text and "www." not in text and "mailto:" not in text:
        return _spaced(text)
    pieces, end = [], 0
    for address in _ADDRESS.finditer(text):
        pieces += [_spaced(text[end : address.start()]), address[0]]
        end = address.end()
    return "".join((*pieces, _spaced(text[end:])))


def _spaced(text: str) -> str:
    if _MARKS.search(text):
        text = _with_spaced_marks(text)
    if _OF_NUMBERS.search(text):
        text = _NUMBERS.sub(_spaced_number, text)
    return text


def _with_spaced_marks(text: str) -> str:
    """Put a space before each of ; : ! ? » and after each «."""
    pieces, end = [], 0
    for found in _MARKS.finditer(text):
        place = found.start()
        if found[0] == "«":
            after = _past_spaces(text, place + 1)
            if after == len(text) > place + 1 or (after < len(text) and not text[after].isspace()):
                pieces.append(f"{text[end:place]}«{NO_BREAK}")
                end = after
            continue
        before = len(text[:place].rstrip(_ALL_SPACES))
        if before < max(place, end):
            if before >= end and (before == 0 or not text[before - 1].isspace()):
                pieces.append(text[end:before] + NO_BREAK)
                end = place
        elif place and _lacks_space(text, place):
            pieces.append(text[end:place] + NO_BREAK)
            end = place
    return "".join((*pieces, text[end:]))


def _past_spaces(text: str, place: int) -> int:
    return len(text) - len(text[place:].lstrip(_ALL_SPACES))


def _lacks_space(text: str, place: int) -> bool:
    """Tell whether the mark at a place, which has no space before it, needs one."""
    before = text[place - 1]
    if text[place] == "»":
        return not before.isspace() and before != "«"
    if RIGHT_TO_LEFT.match(before):  # a French mark behind a word that is not French
        return False
    if text[place] == ";" and _ENTITY.search(text, max(0, place - 10), place):
        return False
    return bool(_ENDS_WORD.match(before) and _ENDS_CLAUSE.match(text, place))


def _spaced_number(found: re.Match[str]) -> str:
    return _ANY_SPACES.sub(NO_BREAK, found[0]) if found[0] else NO_BREAK


def number(value: Decimal, language: str, *, counts: bool = False) -> str:
    """Write a number: “3,4”, “12 500” in French, “3.4”, “12,500” elsewhere; without trailing zeros.

    Four digits may be a year, and are grouped only in a number that `counts` something: “2 000 abonnés”.
    """
    written = quantities.written(value.copy_abs(), language)  # `abs` rounds
    whole, mark, fraction = written.replace(",", ".").partition(".")
    french = is_french(language)
    if len(whole) > (3 if counts else 4) and whole.isdigit():
        whole = f"{int(whole):,}".replace(",", NO_BREAK if french else ",")
    sign = "\u2212" if value < 0 else ""
    return sign + whole + (mark and ("," if french else ".")) + fraction
