"""Words as the rules compare them, whatever the language."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reseaux_quiz.answers.folding import fold
from reseaux_quiz.markup import readable

# Code stays as typed; of a picture or a link, the text stays; stars of emphasis go.
_MARKUP = re.compile(
    r"(?P<code>`[^`]*`)|\$(?P<formula>(?=\S)[^$\n]+(?<=\S))\$(?!\d)|!?\[(?P<text>[^\]]{0,500})\]\([^)]{0,500}\)|(?<![^\W_])\*+|\*+(?![^\W_])|\*\*"
)
WORD = re.compile(r"[^\W_]+")

CONTEXT = 500
"""How many characters a rule looks at around a find, or reads as a range: this bounds its cost."""


def plain(text: str) -> str:
    """Return a text without the signs of Markdown, its apostrophes straight and its spaces ordinary.

    A formula between dollar signs is one word, as long as it is in a terminal. A text of stars alone stays.
    """
    if "*" in text or "](" in text or "$" in text:
        text = _MARKUP.sub(_unmarked, text) or text
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


def _unmarked(found: re.Match[str]) -> str:
    if found["formula"]:
        shown = readable(found[0]).replace(" ", "").replace("\u00a0", "")
        return f"${shown}$"
    return found["code"] or found["text"] or ""


def words(text: str) -> list[str]:
    """Return the words of a plain text in lower case; an elided one is a word: « l », « article »."""
    return WORD.findall(text.lower())


def iterate(text: str) -> Iterator[str]:
    """Go through the words of a plain text in lower case, for a caller that may stop early."""
    return (found[0] for found in WORD.finditer(text.lower()))


@lru_cache(2**16)
def root(word: str) -> str:
    """Return what words of one family share: « numérique », « numérisation » → « numeri ». Short words are whole."""
    folded = fold(word)
    return folded[:6] if len(folded) > 7 else folded


def quoted(text: str) -> str:
    """Shorten a long text to be cited in a message."""
    return text if len(text) <= 80 else f"{text[:79].rstrip()}…"
