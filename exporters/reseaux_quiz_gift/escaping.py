"""How GIFT, as Moodle reads it, carries any text.

The rules were tried against Moodle 4.3 and 4.5 (`question/format/gift/format.php`).
"""

import re
from collections.abc import Iterable

# One replacement after another, the backslash first: four times as fast as one regular expression with a function.
_ESCAPES = (*((sign, f"\\{sign}") for sign in "\\~=#{}:"), ("\r\n", r"\n"), ("\r", r"\n"), ("\n", r"\n"))
_LINES = re.compile(r"[\n\r]+")
FORMAT = re.compile(r"\[(?=(?:html|markdown|moodle|plain)\])")
"""What begins the name of a format, at the start of a text."""
MAX_LEVEL = 255
"""Characters that a level of a category may have."""


def escape(text: str) -> str:
    r"""Escape what GIFT gives a meaning to: `\~ \= \# \{ \} \:`, the backslash, and line breaks."""
    for sign, escaped in _ESCAPES:
        text = text.replace(sign, escaped)
    return text


def escape_html(html: str) -> str:
    """Escape HTML; a percent sign in front would be a weight, and the name of a format in brackets that format."""
    marked = html.startswith("%") or FORMAT.match(html)
    return escape(f"&#{ord(html[0])};{html[1:]}" if marked else html)


def escape_answer(text: str) -> str:
    """Escape a short answer, where a star would stand for any text (`->` has no escape here)."""
    return escape(_on_one_line(text).replace("*", r"\*"))


def level(name: str) -> str:
    """Return what a level of a category can carry of a name: HTML would be stripped, length is bounded."""
    return " ".join(name.split()).replace("<", "‹")[:MAX_LEVEL].rstrip()


def category(levels: Iterable[str]) -> str:
    """Write the levels of a category: nothing is escaped there, and a slash in a name is doubled."""
    doubled = (level.replace("/", "//") for level in levels)
    # A slash at the end, or at the start, of a name would run into the one that parts the levels.
    return "/".join(f"{' ' if each[:1] == '/' else ''}{each}{' ' if each[-1:] == '/' else ''}" for each in doubled)


def comment(text: str) -> str:
    """Write a value inside `[…]` of a comment line, where only the closing bracket is escaped."""
    return _on_one_line(text).replace("]", r"\]")


def _on_one_line(text: str) -> str:
    if "\n" not in text and "\r" not in text:
        return text
    return " ".join(filter(None, map(str.strip, _LINES.split(text))))
