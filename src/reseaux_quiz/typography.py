"""French spacing: text → the same text with the spaces that a careful typist would have set.

Nothing but spaces is changed, and spacing twice changes nothing more. Addresses, and code, which callers keep away
from here (`OBJECT` may stand for it), stay as they are; so does a time (12:30), since a colon takes a space only at
the end of a word.
Rules: Lexique des règles typographiques en usage à l'Imprimerie nationale. The one no-break space is U+00A0, which
every font has.
"""

import re
from decimal import Decimal
from functools import cache

from reseaux_quiz import quantities

NO_BREAK = "\u00a0"
OBJECT = "\ufffc"
"""Stands in a line for what is no text: code, a picture, a gap."""

_SPACES = "[ \u00a0\u202f\u2009]"
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S*[^\s.,;:!?»)]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Each group of rules, behind a search for what all of them need: most texts have none of it.
_OF_PUNCTUATION = re.compile("[;:!?«»]")
_PUNCTUATION = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # a space that is there, before high punctuation and inside guillemets
        (rf"(?<=[^\s]){_SPACES}+(?=[;:!?»])", NO_BREAK),
        (rf"«{_SPACES}+(?=\S)", f"«{NO_BREAK}"),
        (rf"^{_SPACES}+(?=[;:!?»])", NO_BREAK),
        (rf"«{_SPACES}+$", f"«{NO_BREAK}"),
        # one that was forgotten
        (rf"(?<=[\w»)\]%€…”\"’.{OBJECT}])(?=[;:!?]+(?:[\s»)\]”\"]|$))", NO_BREAK),
        (r"«(?=[^\s])", f"«{NO_BREAK}"),
        (r"(?<=[^\s])»", f"{NO_BREAK}»"),
    )
)
_OF_NUMBERS = re.compile(rf"[\d{OBJECT}]")
_NUMBERS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (rf"(?<=[\d{OBJECT}])(?=[%‰€](?!\w))", NO_BREAK),
        # between a number and what it counts
        (rf"(?<=[\d{OBJECT}]){_SPACES}+(?=[%‰€$£°])", NO_BREAK),
        (rf"(?<=\d){_SPACES}+(?=(?:mille|millions?|milliards?|h|min|km|kg|cm|mm|Mo|Go)\b)", NO_BREAK),
        (rf"\b([nN]°|[pP]\.){_SPACES}+(?=\d)", rf"\g<1>{NO_BREAK}"),
    )
)
_THOUSANDS = re.compile(rf"(?<![\d,.])\d{{1,3}}(?:{_SPACES}\d{{3}})+(?!\d)")


@cache
def is_french(language: str) -> bool:
    """Tell whether a language code is one of French, such as fr or fr-CA."""
    return language.lower().partition("-")[0] == "fr"


def spaced(text: str, language: str) -> str:
    """Return a text with French spacing; one in another language as it is."""
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
    if _OF_PUNCTUATION.search(text):
        for pattern, replacement in _PUNCTUATION:
            text = pattern.sub(replacement, text)
    if _OF_NUMBERS.search(text):
        for pattern, replacement in _NUMBERS:
            text = pattern.sub(replacement, text)
        text = _THOUSANDS.sub(lambda found: re.sub(_SPACES, NO_BREAK, found[0]), text)
    return text


def number(value: Decimal, language: str) -> str:
    """Write a number: « 3,4 », « 12 500 » in French, "3.4" and "12,500" elsewhere; no idle zeros."""
    written = quantities.written(abs(value), language)
    whole, mark, fraction = written.replace(",", ".").partition(".")
    french = is_french(language)
    if len(whole) > 4 and whole.isdigit():  # a year, or 1500, is left in one piece
        whole = f"{int(whole):,}".replace(",", NO_BREAK if french else ",")
    sign = "\u2212" if value < 0 else ""
    return sign + whole + (mark and ("," if french else ".")) + fraction
