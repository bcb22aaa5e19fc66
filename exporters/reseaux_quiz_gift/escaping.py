"""How GIFT, as Moodle reads it, carries any text.

The rules were tried against Moodle 4.3 and 4.5 (`question/format/gift/format.php`).
"""

import re

_SPECIAL = re.compile(r"[\\~=#{}:]|\r\n|[\n\r]")
_LINES = re.compile(r"\s*[\n\r]\s*")
MAX_LEVEL = 255
"""Characters that a level of a category may have."""


def escape(text: str) -> str:
    r"""Escape what GIFT gives a meaning to: `\~ \= \# \{ \} \:`, the backslash, and line breaks."""
    return _SPECIAL.sub(lambda found: r"\n" if found[0] in "\r\n" else f"\\{found[0]}", text)


def escape_html(html: str) -> str:
    """Escape HTML; a percent sign in front would be a weight."""
    return escape(f"&#37;{html[1:]}" if html.startswith("%") else html)


def escape_answer(text: str) -> str:
    """Escape a short answer, where a star would stand for any text (`->` has no escape here)."""
    return escape(_LINES.sub(" ", text).replace("*", r"\*"))


def category(name: str) -> str:
    """Write a level of a category: nothing is escaped there, a slash is doubled, and HTML is stripped."""
    level = _LINES.sub(" ", name).replace("<", "‹").strip()[:MAX_LEVEL].replace("/", "//")
    # A slash at the end, or at the start, would run into the one that parts the levels.
    return f"{' ' if level.startswith('/') else ''}{level}{' ' if level.endswith('/') else ''}"


def comment(text: str) -> str:
    """Write a value inside `[…]` of a comment line, where only the closing bracket is escaped."""
    return _LINES.sub(" ", text).replace("]", r"\]")
