"""The lines of a document, each as Markdown with what marks it: what all kinds of text are read into."""

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from reseaux_quiz.importing import markdown


@frozen
class Line:
    """A line or a paragraph: its number in the source, its text in Markdown, and how it is marked.

    `label` is what a word processor puts before it (`1.`, `a)`, `-`). `marks` are the ways in which the whole of it
    stands out. `heading` is its level, None for what is no heading. A `block` is a table or code, kept as it is.
    """

    number: int
    text: str
    label: str = ""
    marks: frozenset[str] = frozenset()
    heading: int | None = None
    block: bool = False


_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*\s*")
_STRONG = re.compile(r"\*\*([^*\n]+)\*\*")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}")
_STRONG_OPTION = re.compile(r"((?:[-*+•]\s+)?[(\[]?[A-Za-z]\s?[.)]\s+)\*\*([^*]+)\*\*")
_STRONG_LINE = re.compile(r"((?:[-*+•]\s+|[^\w*]+)?)\*\*([^*]+)\*\*")
_STRONG_LABEL = re.compile(r"^((?:[-*+•]\s+|[^\w*]+)?)\*\*([^*]{1,40}[:.)])\*\*")


def is_markdown(text: str, name: str) -> bool:
    """Tell whether stars in a text mark what is strong, as chatbots write it."""
    return name.lower().endswith((".md", ".markdown")) or bool(_STRONG.search(text))


def of_text(text: str) -> Iterator[Line]:
    """Read a plain text: every sign in it is one. Signs are escaped when the lines' texts are put into a bank."""
    for number, line in enumerate(text.split("\n"), start=1):
        if _RULE.fullmatch(line) and not re.search(r"_", line):
            yield Line(number, "")
        else:
            yield Line(number, line.strip())


def of_markdown(text: str) -> Iterator[Line]:
    """Read Markdown: headings, and lines that are strong as a whole."""
    code = False
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        if line.startswith("```"):
            code = not code
            yield Line(number, raw, block=True)
        elif code:
            yield Line(number, raw, block=True)
        elif found := _HEADING.fullmatch(line):
            yield Line(number, _STRONG.sub(r"\1", found[2]), heading=len(found[1]))
        elif _RULE.fullmatch(line) and "_" not in line:
            yield Line(number, "")
        else:
            yield _unbolded(Line(number, line))


def _unbolded(line: Line) -> Line:
    """Take the marks off a line that is strong as a whole, or whose label is."""
    option = _STRONG_OPTION.fullmatch(line.text)
    whole = option or _STRONG_LINE.fullmatch(line.text)
    if whole:
        return evolve(line, text=f"{whole[1] or ''}{whole[2]}", marks=frozenset({"bold"}))
    return evolve(line, text=_STRONG_LABEL.sub(r"\1\2", line.text))


def escaped(text: str) -> str:
    """Write a plain text as Markdown."""
    return markdown.line(list(markdown.lines_of(text)))
