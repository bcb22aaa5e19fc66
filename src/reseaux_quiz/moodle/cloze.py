"""Moodle's codes for gaps: `{1:SHORTANSWER:=a~=b}`.

A backslash escapes little there, and stays in the answer before the rest; entities are decoded. Moodle also undoes
`&amp;` before an entity, so that an ampersand is written by its number.
"""

import html as entities
import re
from collections.abc import Collection, Iterable

_SPECIAL = re.compile(r"[&<>~{}#=%\\\"]")
# What Moodle would take for a code, or for its own stand-in for one.
_LIKE_A_CODE = re.compile(r"\{(?=\s*\d*\s*:|#)")


def typed(answers: Iterable[str], weight: int, *, case: bool) -> str:
    """Write a gap in which a word is typed."""
    kind = "SHORTANSWER_C" if case else "SHORTANSWER"
    return _gap(kind, weight, (f"={_answer(text)}" for text in answers))


def menu(words: Iterable[str], right: Collection[str], weight: int) -> str:
    """Write a gap in which one of the words is chosen; they are HTML there."""
    options = (f"{'=' if word in right else ''}{_encoded(entities.escape(word, quote=False))}" for word in words)
    return _gap("MULTICHOICE", weight, options)


def pronote_menu(words: Iterable[str], right: Collection[str]) -> str:
    """Write a menu as Pronote's dialect has it: without a weight for the gap, and with one for each word."""
    options = (f"%{100 if word in right else 0}%{_encoded(entities.escape(word, quote=False))}#" for word in words)
    return f"{{:MULTICHOICE:{'~'.join(options)}}}"


def guarded(html: str) -> str:
    """Return HTML around gaps, with nothing in it that Moodle would take for a code."""
    return _LIKE_A_CODE.sub("&#123;", html.replace("&amp;", "&#38;"))


def _gap(kind: str, weight: int, options: Iterable[str]) -> str:
    return f"{{{weight}:{kind}:{'~'.join(options)}}}"


def _answer(text: str) -> str:
    """Write what is typed; a star would stand for any text."""
    return _encoded(text).replace("*", r"\*")


def _encoded(text: str) -> str:
    return _SPECIAL.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))
