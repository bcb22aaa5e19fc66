"""The texts of a question → paragraphs, lists, tables and pictures of Word."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import assert_never

from attrs import evolve, frozen

from reseaux_quiz import markup
from reseaux_quiz.markup import (
    Align,
    Blank,
    Blocks,
    Break,
    Code,
    Emphasis,
    Image,
    Line,
    Link,
    Math,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from reseaux_quiz.model import Bank, Quiz
from reseaux_quiz.typography import NO_BREAK
from reseaux_quiz_docx.document import columns, xml
from reseaux_quiz_docx.document.numbering import Lists
from reseaux_quiz_docx.document.package import Package
from reseaux_quiz_docx.document.xml import CM, EMU, Element
from reseaux_quiz_docx.layout import Layout

CELL_EDGES = 2 * round(0.18 * CM)
"""What a cell of our tables keeps free on both sides together."""
_PIXEL = 9525  # in EMU, at 96 to an inch
_HIGHEST = 7 * CM  # of a picture on a page, in type of the standard size
_QUOTED = CM  # how far quotations are indented
_AFTER_TABLE = 120  # twips of space below a table, which has none of its own
_BETWEEN_LETTERS = r"(?<=[^\W\d_])'(?=\w)"
# Behind an elision too, before a quotation or where the run ends: a word in italics or a gap comes next.
_ELISIONS = re.compile(rf"{_BETWEEN_LETTERS}|(?:(?<=\b[cdjlmnst])|(?<=qu))'(?=$|[«“(])", re.IGNORECASE)
_APOSTROPHES = {"fr": _ELISIONS, "it": _ELISIONS, "en": re.compile(_BETWEEN_LETTERS)}
_NEVER_FIRST = re.compile(rf"{NO_BREAK}?[.,;:!?)…»]")  # LibreOffice begins lines with these behind an equation
_LEAST_SIZE = 0.7  # how far the type of a table is reduced so that its words fit
_BOLD = 1.09  # how much wider than usual type bold type is
_WIDER = 1.1  # how much wider than estimated a text may be, as in another font

GAP = "_" * 16
"""The line of a gap, equally long whatever is missing."""
Gap = Callable[[int], Sequence[Element]]
"""Makes what stands for a gap of a cloze, by its number from 0."""


@frozen(kw_only=True)
class Look:
    """How a text with blocks is set.

    Its first paragraph is in `style`, with `number` and `before`, and `after` behind it; the others are in `rest`.
    `width` is that of the cell it is in, None on the page; `indent` is where what follows the first paragraph stands.
    """

    style: str
    rest: str | None = None
    number: tuple[int, int] | None = None
    before: Sequence[Element] = ()
    after: Sequence[Element] = ()
    color: str | None = None
    width: int | None = None
    indent: int = 0


class Texts:
    """Writes the texts of one document.

    `cell` and `head` are the styles of what stands in tables; `highest` is the height of pictures, in type of the
    standard size.
    """

    def __init__(  # noqa: PLR0913 - what differs on cards
        self,
        package: Package,
        layout: Layout,
        quiz: Quiz,
        *,
        cell: str = "RqCell",
        head: str = "RqCellHead",
        highest: int = _HIGHEST,
    ) -> None:
        self._package = package
        self._layout = layout
        self._quiz = quiz
        self._cell = cell
        self._head = head
        self._highest = highest

    def line(
        self, line: Line, bank: Bank, *, width: int | None = None, bold: bool = False, color: str | None = None
    ) -> list[Element]:
        """Make the runs of a text that stands on one line; `width` is what a picture in it may take."""
        room = self._package.width if width is None else width
        setting = _Setting(bank=bank, room=room, color=color)
        return list(self._runs(line, setting, bold=bold))

    def blocks(self, blocks: Blocks, bank: Bank, look: Look, gap: Gap | None = None) -> list[Element]:
        """Make paragraphs, lists and tables; the last is a paragraph, as the end of a cell has to be."""
        room = (self._package.width if look.width is None else look.width - CELL_EDGES) - look.indent
        setting = _Setting(bank=bank, room=room, color=look.color, gap=gap)
        rest = self._package.styles[look.rest or look.style]
        # On the page the style itself is indented.
        indent = look.indent if look.width is not None else None
        first, following = self._first_paragraph(blocks, setting, look)
        made = [first] if first is not None else []
        made += self._following(following, setting, rest, look.indent, indent)
        if not made or made[-1].tag == xml.name("tbl"):  # an empty quotation has nothing in it
            made.append(xml.paragraph(rest))
        return list(self._parted(made, rest))

    def _first_paragraph(self, blocks: Blocks, setting: "_Setting", look: Look) -> tuple[Element | None, Blocks]:
        """Make the paragraph that has the number and the notes; return what follows it too."""
        style = self._package.styles[look.style]
        match blocks:
            case (markup.Paragraph(children), *following):
                text, pictures = _pictures_last(children)
                after = [xml.run(" "), *look.after] if look.after and text else list(look.after)
                runs = [*look.before, *self._runs(text, setting), *after, *self._runs(pictures, setting)]
                return xml.paragraph(style, *runs, number=look.number), tuple(following)
            case _ if look.number or look.before or look.after:
                return xml.paragraph(style, *look.before, *look.after, number=look.number), blocks
            case _:
                return None, blocks

    def _following(
        self, blocks: Blocks, setting: "_Setting", style: str, indent: int, left: int | None
    ) -> Iterator[Element]:
        """Make what stands at an indent; `left` is that of paragraphs, None where their style has it."""
        for block in blocks:
            match block:
                case markup.Paragraph(children):
                    yield xml.paragraph(style, *self._runs(children, setting), indent=left)
                case markup.List():
                    yield from self._list(block, setting, style, indent, 0)
                case markup.Table():
                    yield self._table(block, setting, indent)
                case markup.CodeBlock(lines):
                    yield xml.paragraph(style, *self._code(lines, setting), indent=left)
                case markup.Quotation(quoted):
                    inner = indent + _QUOTED
                    yield from self._following(
                        quoted, evolve(setting, room=setting.room - _QUOTED), style, inner, inner
                    )
                case _:
                    assert_never(block)

    def _code(self, lines: Sequence[Line], setting: "_Setting") -> Iterator[Element]:
        for index, line in enumerate(lines):
            if index:
                yield xml.line_break()
            yield from self._runs(line, setting)

    def _parted(self, made: Sequence[Element], style: str) -> Iterator[Element]:
        """Set space below tables, and a paragraph between two of them, which Word would take for one."""
        yield made[0]
        for block, following in pairwise(made):
            if block.tag == xml.name("tbl") == following.tag:
                yield xml.paragraph(style)
            elif block.tag == xml.name("tbl") and following.find(xml.name("r")) is not None:
                xml.space(following, before=round(_AFTER_TABLE * self._layout.space))
            yield following

    def _list(
        self, found: markup.List, setting: "_Setting", style: str, indent: int, depth: int
    ) -> Iterator[Element]:
        kind = Lists.BULLETS if found.start is None else Lists.NUMBERS
        fresh = self._package.numbering.fresh
        number = (fresh(kind, step=self._layout.list_step, start=found.start or 1, indent=indent), min(depth, 8))
        for item in found.items:
            lead = True
            for block in item or (markup.Paragraph(()),):
                match block:
                    case markup.Paragraph(children):
                        runs = self._runs(children, setting)
                        yield xml.paragraph(style, *runs, number=number if lead else None)
                        lead = False
                    case markup.List():
                        yield from self._list(block, setting, style, indent, depth + 1)
                    case markup.Table():
                        yield self._table(block, setting, indent)
                    case markup.CodeBlock(lines) if lead:
                        yield xml.paragraph(style, *self._code(lines, setting), number=number)
                        lead = False
                    case markup.CodeBlock() | markup.Quotation():
                        inner = indent + (depth + 1) * self._layout.list_step
                        yield from self._following((block,), setting, style, inner, inner)
                    case _:
                        assert_never(block)

    # --- tables ------------------------------------------------------------------------------------------------

    def _table(self, table: markup.Table, setting: "_Setting", indent: int) -> Element:
        """Write a table as wide as its words need, in smaller type where they would not fit otherwise."""
        ids = self._package.styles
        least, natural = self._needs(table)
        size = None
        if sum(least) > setting.room:
            size = max(_LEAST_SIZE, setting.room / sum(least)) * self._layout.size
        widths = columns.shared(least, natural, setting.room)

        def row(cells: Sequence[Line], style: str, *, header: bool = False) -> Element:
            made = []
            for cell, width, align in zip(cells, widths, table.aligns, strict=True):
                runs = self._runs(cell, evolve(setting, room=max(width - CELL_EDGES, CM // 2), size=size))
                made.append(xml.cell(width, xml.paragraph(ids[style], *runs, align=_JUSTIFIED.get(align))))
            return xml.row(*made, header=header)

        rows = [row(table.header, self._head, header=True), *(row(cells, self._cell) for cells in table.rows)]
        return xml.table(widths, rows, style=ids["RqTable"], indent=indent, header=True)

    def _needs(self, table: markup.Table) -> tuple[list[int], list[int]]:
        """Return what the longest word of each column needs, and its longest text on one line."""
        least, natural = [], []
        for column in zip(table.header, *table.rows, strict=True):
            texts = [self.text_width(markup.plain_inline(cell)) for cell in column]
            pictures = [2 * CM for cell in column if any(isinstance(each, Image) for each in cell)]
            gaps = [self.text_width(GAP) for cell in column if any(isinstance(each, Blank) for each in cell)]
            head = round(_BOLD * self.word_width(column[:1]))
            least.append(max([self.word_width(column[1:]), head, *pictures, *gaps]) + CELL_EDGES)
            natural.append(
                max([*texts[1:], round(_BOLD * texts[0]), *(5 * CM for _ in pictures), *gaps]) + CELL_EDGES
            )
        return least, natural

    def text_width(self, text: str) -> int:
        """Return the width that a text surely has room in on one line."""
        return round(_WIDER * columns.text_width(text, self._layout.size, self._layout.letter_spacing))

    def line_count(self, line: Line, width: int) -> int:
        """Return how many lines a text takes in a column, or one more."""
        room = round(width / _WIDER)
        return columns.line_count(markup.plain_inline(line), room, self._layout.size, self._layout.letter_spacing)

    def word_width(self, lines: Sequence[Line]) -> int:
        """Estimate the width of the longest word or formula of some lines: narrower columns break or cut it."""
        words = (word for line in lines for word in markup.plain_inline(line).split(" "))
        inlines = (inline for line in lines for inline in markup.walk_line(line))
        return max([self.formula_width(inlines), *map(self.text_width, words)])

    def formula_width(self, inlines: Iterable[markup.Inline]) -> int:
        """Estimate the width of the longest formula: LibreOffice cuts one at the edge of a narrower cell."""
        formulas = (markup.plain_inline((each,)) for each in inlines if isinstance(each, markup.Math))
        return max(map(self.text_width, formulas), default=0)

    # --- inside a line -----------------------------------------------------------------------------------------

    def _runs(
        self, line: Line, setting: "_Setting", *, bold: bool = False, italic: bool = False
    ) -> Iterator[Element]:
        taken = 0  # of a text, by the equation before it
        for inline, following in zip_longest(line, line[1:]):
            match inline:
                case Text(text):
                    yield setting.run(typeset(text[taken:], self._quiz.language), bold=bold, italic=italic)
                    taken = 0
                case Strong(children):
                    yield from self._runs(children, setting, bold=True, italic=italic)
                case Emphasis(children) if self._layout.italics:
                    yield from self._runs(children, setting, bold=bold, italic=True)
                case Emphasis(children):
                    yield from self._runs(children, setting, bold=True)
                case Subscript(children):
                    lowered = evolve(setting, shift="subscript")
                    yield from self._runs(children, lowered, bold=bold, italic=italic)
                case Superscript(children):
                    raised = evolve(setting, shift="superscript")
                    yield from self._runs(children, raised, bold=bold, italic=italic)
                case Code(text):
                    yield setting.run(text, bold=bold, italic=italic, mono=True)
                case Math(tex, display):
                    behind = _sign(following)
                    taken = len(behind)
                    yield from _equation(tex, setting, behind, bold=bold, alone=display and len(line) == 1)
                case Link(children, href):
                    yield from self._runs(children, setting, bold=bold, italic=italic)
                    if markup.plain_inline(children) != href.removeprefix("mailto:"):
                        yield setting.run(f" ({href})", bold=bold, italic=italic)
                case Image():
                    yield self._picture(inline, setting)
                case Break():
                    yield xml.line_break()
                case Blank(index):
                    yield from setting.gap(index) if setting.gap else [xml.run("_____")]
                case _:
                    assert_never(inline)

    def _picture(self, image: Image, setting: "_Setting") -> Element:
        picture = self._quiz.picture(setting.bank, image.src)
        width, height = picture.width * _PIXEL, picture.height * _PIXEL
        larger = max(1, self._layout.scale)  # small type has no smaller pictures
        scale = min(larger, setting.room * EMU / width, larger * self._highest * EMU / height)
        size = max(round(width * scale), 1), max(round(height * scale), 1)
        return xml.run(self._package.drawing((setting.bank.full_id, image.src), picture, size, image.alt))


@frozen(kw_only=True)
class _Setting:
    """What the runs of a text need to know: `room` is the width that a picture may take, `size` is in points."""

    bank: Bank
    room: int
    color: str | None = None
    size: float | None = None
    gap: Gap | None = None
    shift: str | None = None

    def run(self, text: str, *, bold: bool, italic: bool, mono: bool = False) -> Element:
        return xml.run(text, bold=bold, italic=italic, mono=mono, color=self.color, size=self.size, shift=self.shift)


def _sign(inline: markup.Inline | None) -> str:
    """Return the sign that a text begins with, as no line may."""
    found = _NEVER_FIRST.match(inline.text) if isinstance(inline, Text) else None
    return found[0] if found else ""


def _equation(tex: str, setting: _Setting, behind: str, *, bold: bool, alone: bool) -> Iterator[Element]:
    """Write an equation and the sign behind it; a formula that can't be read stands as it was typed."""
    from reseaux_quiz.formulas import reading  # noqa: PLC0415 - most banks have no formula
    from reseaux_quiz_docx.document import omml  # noqa: PLC0415

    formula = reading.read(tex)
    if formula.unknown:
        yield setting.run(tex, bold=bold, italic=False, mono=True)
        if behind:
            yield setting.run(behind, bold=bold, italic=False)
        return
    equation = omml.equation(formula, behind=behind, bold=bold, color=setting.color)
    yield omml.displayed(equation) if alone else equation


_JUSTIFIED: dict[Align | None, str] = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right"}


def _pictures_last(line: Line) -> tuple[Line, Line]:
    """Cut a line in front of the pictures that end it."""
    end = len(line)
    while end and isinstance(line[end - 1], Image | Break):
        end -= 1
    return line[:end], line[end:]


def typeset(text: str, language: str) -> str:
    """Return a text with the apostrophes that a printer sets, where we know those of the language."""
    apostrophes = _APOSTROPHES.get(language.partition("-")[0].lower())
    return apostrophes.sub("’", text) if apostrophes and "'" in text else text


def unbroken(line: Line) -> Line:
    """Return a line whose words stay together."""
    return tuple(Text(each.text.replace(" ", NO_BREAK)) if isinstance(each, Text) else each for each in line)


def has_picture(lines: Iterable[Line]) -> bool:
    """Tell whether any of the lines shows a picture."""
    return any(isinstance(inline, Image) for line in lines for inline in line)
