"""The tree → plain text, for terminals and wherever markup is not supported."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    Line,
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


_ESCAPE = re.compile(r"\033\[[0-9;]*m")


def underscores(_index: int) -> str:
    """Write every gap the same way."""
    return "_____"


def unmarked(text: str, _inline: Strong | Emphasis | Code | Image) -> str:
    """Mark nothing."""
    return text


def plain(blocks: Sequence[Block], style: Style = unmarked, blank: Blanks = underscores) -> str:
    """Return the blocks as text, with each paragraph, item or row on one line, unwrapped."""
    return "\n\n".join("\n".join(_plain_block(block, style, blank)) for block in blocks)


def plain_inline(inlines: Iterable[Inline], style: Style = unmarked, blank: Blanks = underscores) -> str:
    """Return a line as text."""
    return "".join(_plain_inline(inline, style, blank) for inline in inlines)


def _plain_block(block: Block, style: Style, blank: Blanks) -> Iterator[str]:
    match block:
        case Paragraph(children):
            yield plain_inline(children, style, blank)
        case List(items, start):
            for number, item in enumerate(items):
                mark = "- " if start is None else f"{start + number}. "
                lines = [line for part in item for line in _plain_block(part, style, blank)]
                for index, line in enumerate(lines or [""]):
                    yield (mark if index == 0 else " " * len(mark)) + line
        case Table(header, rows):
            yield from _columns((header, *rows), block.aligns, style, blank)
        case CodeBlock(lines):
            for row in lines:
                yield "    " + plain_inline(row, style, blank)
        case Quotation(blocks):
            for quoted in plain(blocks, style, blank).split("\n"):
                yield f"> {quoted}".rstrip()
        case _:
            assert_never(block)


def _columns(
    rows: Sequence[Sequence[Line]], aligns: Sequence[Align | None], style: Style, blank: Blanks
) -> Iterator[str]:
    """Write rows whose cells stand one below the other."""
    table = [[plain_inline(cell, style, blank) for cell in row] for row in rows]
    widths = [max(map(_columns_of, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = []
        for text, width, align in zip(row, widths, aligns, strict=True):
            room = width - _columns_of(text)
            before = {Align.RIGHT: room, Align.CENTER: room // 2}.get(align or Align.LEFT, 0)
            cells.append(" " * before + text + " " * (room - before))
        yield " | ".join(cells).rstrip()


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
