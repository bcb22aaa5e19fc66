"""Text on a terminal or in a pipe: where it goes, how wide, and how it is marked."""

import os
import re
import shutil
import sys
from contextvars import ContextVar
from fractions import Fraction

import click

from reseaux_quiz import markup
from reseaux_quiz.grading import Verdict
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.i18n import user_language

MAX_WIDTH = 88
_ITEM = re.compile(r" *(?:- |\d+\. )?")
_SPACE = re.compile(r"(?<!«) (?![:;?!%»])")  # French punctuation stays with its word
_CODES = re.compile(r"\033\[[0-9;]*m")


_asked_plain = ContextVar("plain", default=False)


def prepare() -> None:
    """Let no character that the terminal lacks stop the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    _asked_plain.set(False)


def tell(text: str) -> None:
    """Print something about the data to standard error."""
    print(text, file=sys.stderr)


def width() -> int:
    """Return how many columns text may have."""
    return min(shutil.get_terminal_size((80, 24)).columns, MAX_WIDTH)


def be_plain() -> None:
    """Write nothing but lines of text from now on: what `--plain` asks for."""
    _asked_plain.set(True)


def plain() -> bool:
    """Tell whether text comes line by line, without marks and drawings: asked for, or no terminal that has them."""
    return _asked_plain.get() or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb"


def _coloured() -> bool:
    return not plain() and not os.environ.get("NO_COLOR")  # no-color.org


def bold(text: str) -> str:
    """Mark a text, where the terminal can."""
    return text if plain() else click.style(text, bold=True)


def emphasise(text: str, inline: markup.Strong | markup.Emphasis | markup.Code) -> str:
    """Mark what the Markdown marks: a `markup.Style`."""
    if plain():
        return text
    match inline:
        case markup.Strong():
            return click.style(text, bold=True)
        case markup.Emphasis():
            return click.style(text, italic=True)
        case markup.Code():
            return text


_SIGNS = {
    Verdict.RIGHT: ("✓", "+", "green"),
    Verdict.PARTLY: ("≈", "~", "yellow"),
    Verdict.WRONG: ("✗", "x", "red"),
}


def signed(verdict: Verdict, text: str) -> str:
    """Put the sign of a verdict before a text; colour is beside it, never alone."""
    sign, plain, colour = _SIGNS[verdict]
    try:
        sign.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        sign = plain
    marked = f"{sign} {text}"
    return click.style(marked, fg=colour, bold=True) if _coloured() else bold(marked)


def block(blocks: tuple[markup.Block, ...], indent: str = "", blank: markup.Blanks = markup.underscores) -> str:
    """Return Markdown with blocks as wrapped lines."""
    return wrap(markup.plain(blocks, emphasise, blank), indent)


def inline(text: str) -> str:
    """Return inline Markdown as text, unwrapped."""
    return markup.plain_inline(markup.parse_inline(text), emphasise)


def wrap(text: str, indent: str = "", first: str | None = None) -> str:
    """Wrap each line of a text behind an indent; `first` stands in place of the first one.

    Escape sequences take no room, which is why `textwrap` does not serve.
    """
    found = []
    lead = indent if first is None else first
    for line in text.split("\n"):
        row, empty = lead, True
        for word in _SPACE.split(line):
            if not empty and _length(row) + 1 + _length(word) > width():
                found.append(row)
                row, empty = indent + " " * _ITEM.match(line).end(), True  # type: ignore[union-attr]  # may be empty
            row += word if empty else f" {word}"
            empty = False
        found.append(row.rstrip())
        lead = indent
    return "\n".join(found)


def _length(text: str) -> int:
    return len(_CODES.sub("", text))


def number(value: Fraction) -> str:
    """Write a score with a decimal at most, as the user's language does."""
    rounded = f"{float(value):.1f}".removesuffix(".0")
    return rounded.replace(".", ",") if user_language() == "fr" else rounded


def percent(share: Fraction | float) -> str:
    """Write a share from 0 to 1: « 60 % », in words where text is plain."""
    message = _("{number} percent") if plain() else _("{number} %")
    return message.format(number=round(share * 100))
