"""The tree → plain text, for terminals and wherever markup is not supported."""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import assert_never

from reseaux_quiz.markup.tree import (
    Align,
    Blank,
    Block,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Image,
    Inline,
    Link,
    List,
    Math,
    Paragraph,
    Quotation,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
)

Style = Callable[[str, Strong | Emphasis | Code | Image], str]
"""Marks emphasis, code or a picture, for instance by escape sequences."""

Blanks = Callable[[int], str]
"""Writes a gap, given its index."""


_NARROWEST = 8
"""The columns that a cell of a narrowed table gets at least."""
_ESCAPE = re.compile(r"\033\[[0-9;]*m")


def underscores(_index: int) -> str:
    """Write every gap the same way."""
    return "_____"


def unmarked(text: str, _inline: Strong | Emphasis | Code | Image) -> str:
    """Mark nothing."""
    return text


def plain(
    blocks: Sequence[Block], style: Style = unmarked, blank: Blanks = underscores, width: int | None = None
) -> str:
    """Return the blocks as text, with each paragraph or item on one line, unwrapped.

    So are the rows of a table, unless it is wider than `width`.
    """
    return "\n\n".join("\n".join(_plain_block(block, style, blank, width)) for block in blocks)


def plain_inline(inlines: Iterable[Inline], style: Style = unmarked, blank: Blanks = underscores) -> str:
    """Return a line as text."""
    return "".join(_plain_inline(inline, style, blank) for inline in inlines)


def _plain_block(block: Block, style: Style, blank: Blanks, width: int | None) -> Iterator[str]:
    match block:
        case Paragraph(children):
            yield plain_inline(children, style, blank)
        case List(items, start):
            for number, item in enumerate(items):
                mark = "- " if start is None else f"{start + number}. "
                lines = [line for part in item for line in _plain_block(part, style, blank, width)]
                for index, line in enumerate(lines or [""]):
                    yield (mark if index == 0 else " " * len(mark)) + line
        case Table(header, rows):
            cells = [[plain_inline(cell, style, blank) for cell in row] for row in (header, *rows)]
            yield from _columns(cells, block.aligns, width)
        case CodeBlock(lines):
            for row in lines:
                yield "    " + plain_inline(row, style, blank)
        case Quotation(blocks):
            for quoted in plain(blocks, style, blank, width).split("\n"):
                yield f"> {quoted}".rstrip()
        case _:
            assert_never(block)


_BETWEEN = " | "


def _columns(rows: Sequence[Sequence[str]], aligns: Sequence[Align | None], width: int | None) -> Iterator[str]:
    """Write rows whose cells stand one below the other."""
    widths = [max(map(_columns_of, column)) for column in zip(*rows, strict=True)]
    room = (width or sys.maxsize) - len(_BETWEEN) * (len(widths) - 1)
    if sum(widths) <= room:
        yield from (_row(row, widths, aligns) for row in rows)
        return
    most = _NARROWEST
    while sum(min(each, most + 1) for each in widths) <= room:
        most += 1
    widths = [min(each, most) for each in widths]
    rule = "-+-".join("-" * each for each in widths)
    for number, row in enumerate(rows):
        if number:
            yield rule
        cells = [_wrapped(cell, each) for cell, each in zip(row, widths, strict=True)]
        yield from (_row(line, widths, aligns) for line in zip_longest(*cells, fillvalue=""))


def _wrapped(cell: str, width: int) -> list[str]:
    """Wrap a cell, without emphasis, which could not go on from one line to the next."""
    return wrap(_ESCAPE.sub("", cell), width, break_long_words=False, break_on_hyphens=False) or [""]


def _row(cells: Iterable[str], widths: Iterable[int], aligns: Iterable[Align | None]) -> str:
    padded = []
    for text, width, align in zip(cells, widths, aligns, strict=True):
        room = max(width - _columns_of(text), 0)
        before = {Align.RIGHT: room, Align.CENTER: room // 2}.get(align or Align.LEFT, 0)
        padded.append(" " * before + text + " " * (room - before))
    return _BETWEEN.join(padded).rstrip()


def _columns_of(text: str) -> int:
    """Count the columns that a text takes on a terminal, where escape sequences take none."""
    return sum(
        0 if unicodedata.combining(each) else 1 + (unicodedata.east_asian_width(each) in "WF")
        for each in _ESCAPE.sub("", text)
    )


def _plain_inline(inline: Inline, style: Style, blank: Blanks) -> str:
    match inline:
        case Text(text):
            return text
        case Math() | Subscript() | Superscript():
            return _formula(inline, style, blank)
        case Strong(children) | Emphasis(children):
            return style(plain_inline(children, style, blank), inline)
        case Code(text):
            return style(text, inline)
        case Link(children, href, title):
            text = plain_inline(children, style, blank)
            shown = [title] if title else []
            if href.removeprefix("mailto:") != text:
                shown.append(href)
            return f"{text} ({', '.join(shown)})" if shown else text
        case Image(_, alt, title):
            return style(f"[{', '.join(filter(None, (alt, title)))}]", inline)
        case Break():
            return "\n"
        case Blank(index):
            return blank(index)
        case _:
            assert_never(inline)


def _formula(inline: Math | Subscript | Superscript, style: Style, blank: Blanks) -> str:
    from reseaux_quiz.formulas import plain as formulas  # noqa: PLC0415 - most texts have no formula

    match inline:
        case Math(tex):
            return formulas.plain(tex)
        case Subscript(children):
            return formulas.lowered(plain_inline(children, style, blank))
        case Superscript(children):
            return formulas.raised(plain_inline(children, style, blank))
        case _:
            assert_never(inline)
