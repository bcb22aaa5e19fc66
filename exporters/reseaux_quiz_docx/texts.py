"""The Markdown of a bank → paragraphs, lists, tables and pictures of Word, with French spacing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import assert_never

from attrs import evolve, frozen

from reseaux_quiz import markup, typography
from reseaux_quiz.markup import Blank, Block, Break, Code, Emphasis, Image, Inline, Link, Math, Strong, Text
from reseaux_quiz.model import Bank, Picture
from reseaux_quiz.typography import OBJECT
from reseaux_quiz_docx import xml
from reseaux_quiz_docx.layout import Layout
from reseaux_quiz_docx.numbering import Lists
from reseaux_quiz_docx.package import Package
from reseaux_quiz_docx.xml import CM, Element

_EMU = 635  # in a twip
_PIXEL = 9525  # in EMU, at 96 to an inch
_HIGHEST = 7 * CM  # of a picture
_AFTER_TABLE = 120  # twips of space that a table, which has none of its own, has below it
_BREAK = "\ufdd0"  # stands for a line break while spaces are set: no letter, and no end of a word

Gap = Callable[[int], Element]
"""Makes what stands for a gap of a cloze, by its number from 0."""


@frozen(kw_only=True)
class Look:
    """How a text with blocks is set: the first paragraph in `style`, with `number` and `before`, others in `rest`.

    `after` ends the last paragraph; `width` is that of the cell they are in, in twips.
    """

    style: str
    rest: str | None = None
    number: tuple[int, int] | None = None
    before: Sequence[Element] = ()
    after: Sequence[Element] = ()
    color: str | None = None
    width: int | None = None


@frozen
class _Piece:
    """A stretch of one look; or something that is no text."""

    text: str
    bold: bool = False
    italic: bool = False
    mono: bool = False
    color: str | None = None
    element: Element | None = None


def _math(tex: str, look: _Piece, *, shown: bool) -> _Piece:
    """Return an equation, where one can be `shown`; a formula that can't be read stands as it was typed."""
    from reseaux_quiz.formulas import plain, reading  # noqa: PLC0415 - most banks have no formula
    from reseaux_quiz_docx import omml  # noqa: PLC0415

    formula = reading.read(tex)
    if formula.unknown:
        return evolve(look, text=tex, mono=True)
    if not shown:
        return evolve(look, text=plain.plain(tex))
    return evolve(look, text=OBJECT, element=omml.equation(formula, bold=look.bold, color=look.color))


class Texts:
    """Writes the texts of one document."""

    def __init__(
        self,
        package: Package,
        layout: Layout,
        language: str,
        pictures: Mapping[tuple[str, str], Picture],
        indent: int,
    ) -> None:
        self._package = package
        self._layout = layout
        self._language = language
        self._pictures = pictures
        self._indent = indent

    def spaced(self, text: str) -> str:
        """Return a text of ours with French spacing."""
        return typography.spaced(text, self._language)

    def line(self, text: str, bank: Bank, *, bold: bool = False, color: str | None = None) -> list[Element]:
        """Make the runs of a text that stands on one line."""
        return self._runs(markup.parse_inline(text), bank, bold=bold, color=color)

    def fresh(self, kind: Lists, style: str, start: int = 1) -> int:
        """Begin a list among paragraphs of a style; return its number."""
        return self._package.numbering.fresh(kind, start=start, indent=self._indent_of(style))

    def plain(self, text: str) -> str:
        """Return what a text on one line reads like, without its looks."""
        pieces = self._pieces(markup.parse_inline(text), None, _Piece(""), None)
        return self.spaced("".join(piece.text for piece in pieces))

    def blocks(self, blocks: Sequence[Block], bank: Bank, look: Look, gap: Gap | None = None) -> list[Element]:
        """Make paragraphs, lists and tables; what comes last is a paragraph, as a cell of a table wants it."""
        ids = self._package.styles
        rest = look.rest or look.style
        made: list[Element] = []
        after = list(look.after)
        if not isinstance(blocks[0], markup.Paragraph) and (look.number or look.before):
            made.append(xml.paragraph(ids[look.style], *look.before, number=look.number))
        for index, block in enumerate(blocks):
            first, last = index == 0, index == len(blocks) - 1
            match block:
                case markup.Paragraph(children):
                    runs = [
                        *(look.before if first else ()),
                        *self._runs(children, bank, gap=gap, color=look.color),
                        *((xml.run(" "), *after) if after and last else ()),
                    ]
                    style, number = (look.style, look.number) if first else (rest, None)
                    made.append(xml.paragraph(ids[style], *runs, number=number))
                    if last:
                        after = []
                case markup.List():
                    made += self._list(block, bank, rest, 0, gap)
                case markup.Table():
                    made.append(self._table(block, bank, rest, look.width, gap))
                case _:
                    assert_never(block)
        if after or made[-1].tag == xml.name("tbl"):
            made.append(xml.paragraph(ids[rest], *after))
        parted = made[:1]
        for block, following in pairwise(made):
            if block.tag == xml.name("tbl") == following.tag:
                parted.append(xml.paragraph(ids[rest]))  # Word would make one table of two
            elif block.tag == xml.name("tbl") and following.find(xml.name("r")) is not None:
                xml.space(following, before=round(_AFTER_TABLE * self._layout.space))
            parted.append(following)
        return parted

    def _list(self, found: markup.List, bank: Bank, style: str, depth: int, gap: Gap | None) -> Iterator[Element]:
        kind = Lists.BULLETS if found.start is None else Lists.NUMBERS
        number = (self.fresh(kind, style, found.start or 1), min(depth, 8))
        for item in found.items:
            lead = True
            for block in item or (markup.Paragraph(()),):
                match block:
                    case markup.Paragraph(children):
                        runs = self._runs(children, bank, gap=gap)
                        yield xml.paragraph(self._package.styles[style], *runs, number=number if lead else None)
                        lead = False
                    case markup.List():
                        yield from self._list(block, bank, style, depth + 1, gap)
                    case markup.Table():
                        yield self._table(block, bank, style, None, gap)
                    case _:
                        assert_never(block)

    def _table(self, table: markup.Table, bank: Bank, style: str, width: int | None, gap: Gap | None) -> Element:
        """Write a table of a text; `width` is that of the cell it is in, None beside the number of a question."""
        ids = self._package.styles
        indent = self._indent_of(style)
        column = (width or self._package.width - indent) // len(table.header)

        def cells(found: Sequence[Sequence[Inline]], style: str) -> list[Element]:
            runs = (self._runs(inlines, bank, gap=gap) for inlines in found)
            return [xml.cell(column, xml.paragraph(ids[style], *each)) for each in runs]

        header = xml.row(*cells(table.header, "RqCellHead"), header=True)
        rows = [xml.row(*cells(each, "RqCell")) for each in table.rows]
        return xml.table(
            [column] * len(table.header), [header, *rows], style=ids["RqTable"], indent=indent, header=True
        )

    def _indent_of(self, style: str) -> int:
        return 0 if style.startswith("RqCell") else self._indent

    # --- inside a line ---------------------------------------------------------------------------------

    def _runs(
        self,
        inlines: Sequence[Inline],
        bank: Bank,
        *,
        gap: Gap | None = None,
        bold: bool = False,
        color: str | None = None,
    ) -> list[Element]:
        if len(inlines) == 1 and isinstance(inlines[0], Text):  # nearly always
            return [xml.run(self.spaced(inlines[0].text), bold=bold, color=color)]
        pieces = list(self._pieces(inlines, bank, _Piece("", bold=bold, color=color), gap))
        return [
            piece.element
            if piece.element is not None
            else xml.run(text, bold=piece.bold, italic=piece.italic, mono=piece.mono, color=color)
            for piece, text in zip(pieces, self._spaced_pieces(pieces), strict=True)
        ]

    def _pieces(
        self, inlines: Iterable[Inline], bank: Bank | None, look: _Piece, gap: Gap | None
    ) -> Iterator[_Piece]:
        for inline in inlines:
            match inline:
                case Text(text):
                    yield _Piece(
                        text, bold=look.bold, italic=look.italic
                    )  # `evolve` would be slow, and most are texts
                case Strong(children):
                    yield from self._pieces(children, bank, evolve(look, bold=True), gap)
                case Emphasis(children):
                    styled = evolve(look, italic=True) if self._layout.italics else evolve(look, bold=True)
                    yield from self._pieces(children, bank, styled, gap)
                case Code(text):
                    yield evolve(look, text=text, mono=True)
                case Math(tex):
                    yield _math(tex, look, shown=bank is not None)
                case Link(children, href):
                    yield from self._pieces(children, bank, look, gap)
                    if markup.plain_inline(children) != href.removeprefix("mailto:"):
                        yield evolve(look, text=f" ({href})")
                case Image(_, alt):
                    yield _Piece(f"[{alt}]") if bank is None else _Piece(OBJECT, element=self._picture(inline, bank))
                case Break():
                    yield _Piece(_BREAK, element=xml.line_break())
                case Blank(index):
                    yield _Piece(OBJECT, element=gap(index) if gap else xml.run("_____"))
                case _:
                    assert_never(inline)

    def _spaced_pieces(self, pieces: Sequence[_Piece]) -> Iterator[str]:
        """Set the spaces of a line as a whole, since a word and its « ? » may differ in looks; cut it up again."""
        whole = self.spaced("".join(OBJECT if piece.mono else piece.text for piece in pieces))
        place = 0
        for index, piece in enumerate(pieces):
            wanted = 1 if piece.mono else sum(not character.isspace() for character in piece.text)
            # A space that was set before something that is no text ends this piece; any other begins the next one.
            spaces = piece.text[-1:].isspace() or any(
                each.element is not None for each in pieces[index + 1 : index + 2]
            )
            end = place
            while end < len(whole) and (wanted or whole[end].isspace()):
                if not whole[end].isspace():
                    wanted -= 1
                elif not wanted and not spaces:
                    break
                end += 1
            if index == len(pieces) - 1:
                end = len(whole)
            yield whole[place:end].replace(OBJECT, piece.text) if piece.mono else whole[place:end]
            place = end

    def _picture(self, image: Image, bank: Bank) -> Element:
        key = bank.full_id, image.src
        picture = self._pictures[key]
        widest = (self._package.width - CM) * _EMU
        width, height = picture.width * _PIXEL, picture.height * _PIXEL
        scale = min(1, widest / width, _HIGHEST * _EMU / height)
        size = max(round(width * scale), 1), max(round(height * scale), 1)
        return xml.run(self._package.drawing(key, picture, size, self.spaced(image.alt)))
