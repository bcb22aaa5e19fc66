"""The tree for the Markdown of a bank: block and inline elements, two closed unions that writers `match`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import assert_never

from attrs import frozen


@frozen
class Text:
    """Literal characters."""

    text: str


@frozen
class Strong:
    """Strong emphasis."""

    children: "tuple[Inline, ...]"


@frozen
class Emphasis:
    """Emphasis."""

    children: "tuple[Inline, ...]"


@frozen
class Code:
    """Code or other literal text."""

    text: str


@frozen
class Subscript:
    """Lowered text, as in H₂O."""

    children: "tuple[Inline, ...]"


@frozen
class Superscript:
    """Raised text, as in CO₃²⁻ or XIXᵉ."""

    children: "tuple[Inline, ...]"


@frozen
class Math:
    """A formula in TeX, without its dollar signs; a `display` formula stands on a line of its own."""

    tex: str
    display: bool = False


@frozen
class Link:
    """A link to http, https or mailto; others are read as text."""

    children: "tuple[Inline, ...]"
    href: str
    title: str | None = None


@frozen
class Image:
    """A picture: its path in the bank's folder, and its alternative text."""

    src: str
    alt: str
    title: str | None = None


@frozen
class Break:
    """A line break."""


@frozen
class Blank:
    """A gap of a cloze, with its index."""

    index: int


Inline = Text | Strong | Emphasis | Subscript | Superscript | Code | Math | Link | Image | Break | Blank


@frozen
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]


@frozen
class List:
    """A list; `start` is the number of the first item, None for bullets."""

    items: "tuple[tuple[Block, ...], ...]"
    start: int | None = None


class Align(StrEnum):
    """The alignment of a column."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@frozen
class Table:
    """A table; every row, and `aligns`, has as many entries as the header."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    aligns: tuple[Align | None, ...]


Line = tuple[Inline, ...]
"""A text of one line."""


@frozen
class CodeBlock:
    """Lines of code or other literal text: a program, a sum set out in columns.

    Each line is made of `Code`, with `Blank` where it has gaps.
    """

    lines: tuple[Line, ...]


@frozen
class Quotation:
    """Blocks that are quoted."""

    blocks: "tuple[Block, ...]"


Block = Paragraph | List | Table | CodeBlock | Quotation

Blocks = tuple[Block, ...]
"""A text of one or more blocks."""


def walk(blocks: Sequence[Block]) -> Iterator[Inline]:
    """Visit every inline element, parents before children."""
    for block in blocks:
        match block:
            case Paragraph(children):
                yield from walk_line(children)
            case List(items):
                for item in items:
                    yield from walk(item)
            case Table(header, rows):
                for row in (header, *rows):
                    for cell in row:
                        yield from walk_line(cell)
            case CodeBlock(lines):
                for line in lines:
                    yield from line
            case Quotation(quoted):
                yield from walk(quoted)
            case _:
                assert_never(block)


def walk_line(line: Iterable[Inline]) -> Iterator[Inline]:
    """Visit every inline element of a line, parents before children."""
    for inline in line:
        yield inline
        if isinstance(inline, Strong | Emphasis | Subscript | Superscript | Link):
            yield from walk_line(inline.children)


def map_lines(blocks: Sequence[Block], change: Callable[[Line], Line]) -> Blocks:
    """Return the blocks with a function applied to every line of prose (of a paragraph or a cell)."""
    return tuple(_map_lines(block, change) for block in blocks)


def _map_lines(block: Block, change: Callable[[Line], Line]) -> Block:
    match block:
        case Paragraph(children):
            return Paragraph(change(children))
        case List(items, start):
            return List(tuple(map_lines(item, change) for item in items), start)
        case Table(header, rows, aligns):
            return Table(tuple(map(change, header)), tuple(tuple(map(change, row)) for row in rows), aligns)
        case CodeBlock():
            return block
        case Quotation(quoted):
            return Quotation(map_lines(quoted, change))
        case _:
            assert_never(block)
