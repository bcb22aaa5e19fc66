"""Plain text → the Markdown that reads as it: signs stay signs, TeX between its marks is a formula."""

import re
from collections.abc import Iterator

from reseaux_quiz.errors import QuizError
from reseaux_quiz.i18n import msg
from reseaux_quiz.importing import markdown
from reseaux_quiz.importing.sources import MAX_TEXT, clean
from reseaux_quiz.markup import Inline, Math, Text

MATHJAX = re.compile(
    r"\\\((?P<inline>(?:[^\\]|\\[^()])+)\\\)|\\\[(?P<block>(?:[^\\]|\\[^\[\]])+)\\\]|\$\$(?P<dollars>[^$]+)\$\$"
)
"""Formulas as MathJax knows them in Moodle."""
_TYPED = re.compile(
    rf"{MATHJAX.pattern}"
    r"|(?<![\\$\w])\$(?P<typed>(?=[^\d\s]|[^$\n]*[\\^_=+*/<>])[^\s$](?:[^$\n]*[^\s$\\])?)\$(?![\d$])"
)
"""The same, and what people type between single dollars, apart from prices."""
_DOLLAR = re.compile(r"(?<!\\)\$")


def blocks(text: str) -> str:
    """Write a text whose paragraphs are parted by empty lines."""
    return "\n\n".join(markdown.paragraph(list(_inlines(each))) for each in re.split(r"\n\s*\n", clean(text).strip()))


def line(text: str) -> str:
    """Write a text that stands on one line."""
    return markdown.line(list(_inlines(clean(text).strip())))


def with_dollars(text: str) -> str:
    """Write the formulas of a Markdown text between dollars, where it has them between MathJax's marks."""
    return "".join(
        (f"$${each.tex}$$" if each.display else f"${each.tex}$") if isinstance(each, Math) else each.text
        for each in with_formulas(text, MATHJAX)
    )


def with_formulas(text: str, marks: re.Pattern[str]) -> Iterator[Text | Math]:
    """Cut a text at its formulas."""
    at = 0
    for found in marks.finditer(text):
        tex = clean(found[found.lastgroup or 0]).strip()
        if not tex or "\n\n" in tex or _DOLLAR.search(tex):
            continue
        if found.start() > at:
            yield Text(text[at : found.start()])
        yield Math(" ".join(tex.split()), display=found.lastgroup in ("block", "dollars"))
        at = found.end()
    if text[at:]:
        yield Text(text[at:])


def _inlines(text: str) -> Iterator[Inline]:
    if len(text) > MAX_TEXT:
        raise QuizError(msg("a text of more than {most} characters is not a question: split it", most=MAX_TEXT))
    for each in with_formulas(text, _TYPED):
        yield from markdown.lines_of(each.text) if isinstance(each, Text) else [each]
