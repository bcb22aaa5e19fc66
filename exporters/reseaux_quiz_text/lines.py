"""The lines of a document, each as Markdown with what marks it: what all kinds of text are read into."""

import re
from collections.abc import Iterator
from itertools import groupby

from attrs import evolve, frozen


@frozen
class Line:
    """A line or a paragraph: its number in the source, its text in Markdown, and how it is marked.

    `label` is what a word processor puts before it (`1.`, `a)`, `-`). `marks` are the ways in which the whole of it
    stands out. `heading` is its level, None for what is no heading. A `block` is a table or code, kept as it is;
    `rows` are the cells of a table.
    """

    number: int
    text: str
    label: str = ""
    marks: frozenset[str] = frozenset()
    heading: int | None = None
    block: bool = False
    rows: tuple[tuple[str, ...], ...] = ()


_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*\s*")
_STRONG = re.compile(r"\*\*([^*\n]+)\*\*")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}")
_STRONG_OPTION = re.compile(r"((?:[-*+•]\s+)?[(\[]?[A-Za-z]\s?[.)]\s+)\*\*([^*]+)\*\*")
_STRONG_LINE = re.compile(r"((?:[-*+•]\s+|[^\w*]+)?)\*\*([^*]+)\*\*")
_LABEL = re.compile(
    r"^(?P<before>(?:[-*+•]\s+|[^\w*]+)?)(?P<mark>\*\*|__|\*|_)(?P<label>[^*_]{0,40}(?:[:.)]|\d))\s*(?P=mark)(?!\w)"
)
_ITALIC_LINE = re.compile(r"([^\w*_]*)([*_])([^*_:]{1,25}:[^*_]*)\2")
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?\s*")
_CODE = re.compile(
    r"[{};]\s*$|[=<>!]=|\w\(.*\)|^\s*(?:def|for|while|if|else|class|return|print|import|var|let|const)\b"
)
_INDENTED = re.compile(r"(?: {4}|\t)")
_MARKED = re.compile(r"\s*(?:[(\[]?[A-Za-z\d]{1,2}\s?[).\]:]|[-–—*+•☐☑□✓✅]|\[|\()")


def is_markdown(text: str, name: str) -> bool:
    """Tell whether stars in a text mark what is strong, as chatbots write it."""
    return name.lower().endswith((".md", ".markdown")) or bool(_STRONG.search(text))


def of_text(text: str) -> Iterator[Line]:
    """Read a plain text: every sign in it is one. Signs are escaped when the lines' texts are put into a bank."""
    for is_code, group in groupby(enumerate(text.split("\n"), start=1), lambda each: _is_indented(each[1])):
        run = list(group)
        if is_code and any(_CODE.search(line) for _number, line in run):
            yield Line(run[0][0], "```", block=True)
            yield from (
                Line(number, line[4:] if line.startswith(" ") else line[1:], block=True) for number, line in run
            )
            yield Line(run[-1][0], "```", block=True)
            continue
        for number, line in run:
            is_rule = _RULE.fullmatch(line) and "_" not in line
            yield Line(number, "" if is_rule else line.strip())


def _is_indented(line: str) -> bool:
    return bool(_INDENTED.match(line)) and not _MARKED.match(line)


def of_markdown(text: str) -> Iterator[Line]:
    """Read Markdown: headings, tables, and lines that are strong as a whole."""
    for kind, group in groupby(_classified(text), lambda each: each[0]):
        run = [(number, raw) for _kind, number, raw in group]
        if kind == "table" and len(run) > 1 and _TABLE_RULE.fullmatch(run[1][1]):
            yield _table(run[0][0], [raw for _number, raw in run])
        else:
            yield from (_markdown(kind, number, raw) for number, raw in run)


def _classified(text: str) -> Iterator[tuple[str, int, str]]:
    is_code = False
    for number, raw in enumerate(text.split("\n"), start=1):
        if raw.strip().startswith("```"):
            is_code = not is_code
            yield "code", number, raw
        else:
            yield "code" if is_code else "table" if "|" in raw and raw.strip()[:1] == "|" else "", number, raw


def _markdown(kind: str, number: int, raw: str) -> Line:
    line = raw.strip()
    if kind == "code":
        return Line(number, raw, block=True)
    if found := _HEADING.fullmatch(line):
        return Line(number, _STRONG.sub(r"\1", found[2]), heading=len(found[1]))
    if _RULE.fullmatch(line) and "_" not in line:
        return Line(number, "")
    return _unbolded(Line(number, line))


def _table(number: int, raws: list[str]) -> Line:
    cells = [re.split(r"(?<!\\)\|", raw.strip().removeprefix("|").removesuffix("|")) for raw in raws]
    rows = tuple(tuple(cell.strip().strip("*") for cell in row) for row in (cells[0], *cells[2:]))
    return Line(number, "\n".join(raw.strip() for raw in raws), block=True, rows=rows)


def _unbolded(line: Line) -> Line:
    """Take the marks off a line that is strong as a whole, or whose label is."""
    option = _STRONG_OPTION.fullmatch(line.text)
    whole = option or _STRONG_LINE.fullmatch(line.text)
    if whole:
        return evolve(line, text=f"{whole[1] or ''}{whole[2]}", marks=frozenset({"bold"}))
    if found := _ITALIC_LINE.fullmatch(line.text):
        return evolve(line, text=f"{found[1]}{found[3]}")
    return evolve(line, text=_LABEL.sub(r"\g<before>\g<label>", line.text))
