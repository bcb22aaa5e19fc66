"""Text on a terminal or in a pipe: its streams, its width and its marks."""

import codecs
import os
import re
import shutil
import sys
from contextvars import ContextVar
from typing import Any, TextIO

import click

MAX_WIDTH = 88
MIN_WIDTH = 20  # with less, nothing can be laid out: let the terminal cut
ITEM = re.compile(r" *(?:- |\d+\. )?")
"""What stands before the text of a line: an indent, and the mark of an item."""
_SPACE = re.compile(r"(?<!«) (?![:;?!%»])")  # French punctuation stays with its word
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_CODES = re.compile(r"\033\[[0-9;]*m|[\u2066-\u2069]")
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"


_asked_plain = ContextVar("plain", default=False)


def prepare() -> None:
    """Keep the program going whatever its streams are: closed, or without some characters."""
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY))
    if sys.stdout is None:  # opened for reading: what is written would be lost, so it fails as on a full disk
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    codecs.register_error("spelt", _spelt)
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "spelt"), (sys.stderr, "spelt")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=errors)
    _asked_plain.set(False)


_SPELLINGS = {
    "’": "'", "‘": "'", "“": '"', "”": '"', "«": "<<", "»": ">>", "…": "...", "–": "-", "—": "-", "‐": "-", "−": "-",
    "·": "-", "•": "*", "→": "->", "←": "<-", "×": "x", "≤": "<=", "≥": ">=", "≠": "!=", "⁄": "/", "°": "o",
    "€": "EUR", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "✓": "+", "≈": "~", "✗": "x",
    "─": "-", "│": "|",
}  # fmt: skip


def _spelt(error: UnicodeError) -> tuple[str, int]:
    """Write what an encoding lacks in ASCII, as on a typewriter: é as e, ’ as '."""
    import unicodedata  # noqa: PLC0415 - few terminals need it

    assert isinstance(error, UnicodeEncodeError)
    found = []
    for character in error.object[error.start : error.end]:
        parts = unicodedata.normalize("NFKD", character)
        plain = "".join(_SPELLINGS.get(part, part) for part in parts).encode("ascii", "ignore").decode()
        is_unseen = unicodedata.combining(character) or unicodedata.category(character) == "Cf"
        found.append(plain or ("" if is_unseen else "?"))
    return "".join(found), error.end


def tell(text: str) -> None:
    """Print something about the data to standard error; if that fails, the data is written all the same."""
    text = visible(text)
    try:
        print(wrap(text) if sys.stderr.isatty() else text, file=sys.stderr)
    except OSError:
        discard(sys.stderr)


def discard(stream: TextIO) -> None:
    """Redirect an unwritable stream to the null device: the interpreter flushes it once more when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def fitted(text: str) -> str:
    """Wrap a line for a terminal; programs get it in one piece."""
    return wrap(text) if sys.stdout.isatty() else text


def print_json(value: Any) -> None:
    """Print JSON: in UTF-8 as programs expect (RFC 8259), or in ASCII if the encoding is another one."""
    import json  # noqa: PLC0415 - few commands need it

    ascii_only = codecs.lookup(sys.stdout.encoding).name != "utf-8"
    print(json.dumps(value, ensure_ascii=ascii_only, indent=2))


def visible(text: str) -> str:
    """Spell out control characters: file names may have them, and a terminal would obey them."""
    return _CONTROLS.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def width() -> int:
    """Return how many columns text may take."""
    return max(MIN_WIDTH, min(shutil.get_terminal_size((80, 24)).columns, MAX_WIDTH))


def be_plain() -> None:
    """Write only lines of text from now on: what `--plain` asks for."""
    _asked_plain.set(True)


def plain() -> bool:
    """Tell whether text comes line by line, without marks or drawings: on demand, or without a capable terminal."""
    return _asked_plain.get() or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb"


def coloured() -> bool:
    """Tell whether text may have colours."""
    return not plain() and not os.environ.get("NO_COLOR")  # no-color.org


def bold(text: str) -> str:
    """Mark a text, where the terminal can."""
    return text if plain() else click.style(text, bold=True)


def italic(text: str) -> str:
    """Mark a text as less important, where the terminal can."""
    return text if plain() else click.style(text, italic=True)


def wrap(text: str, indent: str = "", first: str | None = None, columns: int | None = None) -> str:
    """Wrap each line of a text behind an indent, `first` for the first one, to `columns` or the terminal's width.

    Escape sequences take no room, which is why `textwrap` won't do.
    """
    most = columns or width()
    found = []
    lead = indent if first is None else first
    for line in text.split("\n"):
        row, empty = lead, True
        item = ITEM.match(line)
        hanging = indent + " " * min(item.end() if item else 0, width() // 2)
        for word in _SPACE.split(line):
            if not empty and _length(row) + 1 + _length(word) > most:
                is_open = row.count(ISOLATE) > row.count(END_OF_ISOLATE)
                found.append(row + END_OF_ISOLATE * is_open)
                row, empty = hanging + ISOLATE * is_open, True
            row += word if empty else f" {word}"
            empty = False
        found.append(row.rstrip())
        lead = indent
    return "\n".join(found)


def _length(text: str) -> int:
    return len(_CODES.sub("", text))
