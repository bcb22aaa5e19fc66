"""Escaping of texts in GIFT, as Moodle reads it.

The rules were tested with Moodle 4.3 and 4.5 (`question/format/gift/format.php`).
"""

import re
from collections.abc import Iterable

# Successive replacements, the backslash first, are four times as fast as a regular expression with a function.
_ESCAPES = (*((sign, f"\\{sign}") for sign in "\\~=#{}:"), ("\r\n", r"\n"), ("\r", r"\n"), ("\n", r"\n"))
_LINES = re.compile(r"[\n\r]+")
FORMAT = re.compile(r"\[(?=(?:html|markdown|moodle|plain)\])")
"""The name of a format at the start of a text."""
MAX_LEVEL = 255
"""The maximum number of characters in a level of a category."""


def escape(text: str) -> str:
    r"""Escape the special characters of GIFT: `\~ \= \# \{ \} \:`, the backslash, and line breaks."""
    for sign, escaped in _ESCAPES:
        text = text.replace(sign, escaped)
    return text


def escape_html(html: str) -> str:
    """Escape HTML; a leading percent sign would be a weight, and a leading format in brackets would select it."""
    marked = html.startswith("%") or FORMAT.match(html)
    return escape(f"&#{ord(html[0])};{html[1:]}" if marked else html)


def escape_answer(text: str) -> str:
    """Escape a short answer, where a star would be a wildcard (`->` has no escape here)."""
    return escape(_on_one_line(text).replace("*", r"\*"))


def level(name: str) -> str:
    """Return a name as a level of a category: Moodle strips HTML and limits the length."""
    return " ".join(name.split()).replace("<", "‹")[:MAX_LEVEL].rstrip()


def category(levels: Iterable[str]) -> str:
    """Write the levels of a category, where nothing is escaped and slashes in names are doubled."""
    doubled = (level.replace("/", "//") for level in levels)
    # A slash at either end of a name would merge with the separator of levels.
    return "/".join(f"{' ' if each[:1] == '/' else ''}{each}{' ' if each[-1:] == '/' else ''}" for each in doubled)


def comment(text: str) -> str:
    """Write a value in `[…]` in a comment line, where only the closing bracket is escaped."""
    return _on_one_line(text).replace("]", r"\]")


def _on_one_line(text: str) -> str:
    if "\n" not in text and "\r" not in text:
        return text
    return " ".join(filter(None, map(str.strip, _LINES.split(text))))
