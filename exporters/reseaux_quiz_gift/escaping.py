"""Escaping of texts in GIFT, as Moodle reads it.

The rules were tested with Moodle 4.3 and 4.5 (`question/format/gift/format.php`).
"""

import re

# Successive replacements, the backslash first, are four times as fast as a regular expression with a function.
_ESCAPES = (*((sign, f"\\{sign}") for sign in "\\~=#{}:"), ("\r\n", r"\n"), ("\r", r"\n"), ("\n", r"\n"))
_LINES = re.compile(r"[\n\r]+")
FORMAT = re.compile(r"\[(?=(?:html|markdown|moodle|plain)\])")
"""The name of a format at the start of a text."""


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


def escape_item(html: str) -> str:
    """Escape an item of an ordering, which has a line of its own and few escapes."""
    for sign, escaped in (("\\", r"\\"), ("{", "&#123;"), ("}", "&#125;"), ("####", "&#35;###")):
        html = html.replace(sign, escaped)
    # A line that is a zero would count as blank, and one that begins with slashes as a comment.
    return f"&#{ord(html[0])};{html[1:]}" if html == "0" or html.startswith("//") else html


def comment(text: str) -> str:
    """Write a value inside `[…]` of a comment line, where only the closing bracket is escaped."""
    return _on_one_line(text).replace("]", r"\]")


def _on_one_line(text: str) -> str:
    if "\n" not in text and "\r" not in text:
        return text
    return " ".join(filter(None, map(str.strip, _LINES.split(text))))
