"""The documents that questions are about, each in a frame before the first question that needs it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import frozen

from reseaux_quiz.i18n import Message
from reseaux_quiz.labels import SOURCE
from reseaux_quiz.presenting import ShownDocument
from reseaux_quiz.typography import NO_BREAK
from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.package import Package
from reseaux_quiz_docx.document.texts import CELL_EDGES, Look, Texts
from reseaux_quiz_docx.document.xml import Element
from reseaux_quiz_docx.sheet.plan import Asked

_SHORT_TABLE = 6  # rows that stay on one page
_APART = 60
"""Space below the title and above the source, in twips."""


@frozen
class Documents:
    """Writes documents; where they may be `parted`, page breaks divide them between paragraphs."""

    _package: Package
    _texts: Texts
    _say: Callable[[Message], str]
    _parted: bool

    def before(self, asked: Asked) -> Iterator[Element]:
        """Write the documents that no question before this one needed.

        A frame is kept with what follows, except in layouts where that would leave too much of a page empty. There a
        document with a long table has no frame.
        """
        for number, document in asked.introduces.items():
            pieces = list(self._pieces(number, document))
            above = xml.space(xml.paragraph(self._package.styles["RqCell"], keep=True), before=0, after=0)
            blocks = [block for piece in pieces for block in piece]
            if not self._parted:
                # In two rows, as LibreOffice does not keep a table of one row with what follows it.
                title, *rest = blocks
                frame = self._framed([xml.row(self._cell([title])), xml.row(self._cell(rest))])
                xml.keep_with_next([frame])
                yield from (above, frame)
            elif any(map(_is_long_table, blocks)):
                yield from (above, *blocks)
            else:
                yield from (above, self._in_parts(pieces))

    def _in_parts(self, pieces: Sequence[Sequence[Element]]) -> Element:
        """Frame the parts of a document as rows; the title is kept by its row.

        LibreOffice divides neither a table whose first paragraph is kept, nor tables in a row.
        """
        xml.let_part(pieces[0][0])
        rows = []
        for place, piece in enumerate(pieces):
            divided = place > 0 and all(block.tag == xml.name("p") for block in piece)
            rows.append(xml.row(self._cell(piece), parted=divided))
        return self._framed(rows)

    def _cell(self, blocks: Iterable[Element]) -> Element:
        return xml.cell(self._package.width, *blocks)

    def _framed(self, rows: Iterable[Element]) -> Element:
        return xml.without_lines(xml.table([self._package.width], rows, style=self._package.styles["RqTable"]))

    def _pieces(self, number: int, document: ShownDocument) -> Iterator[Sequence[Element]]:
        """Yield the parts of a document: neither its title nor its source is alone."""
        ids, width = self._package.styles, self._package.width
        heading = self._texts.line(document.heading(number), document.bank, width=width - CELL_EDGES)
        blocks = self._texts.blocks(document.blocks, document.bank, Look(style="RqCell", width=width))
        source = []
        if document.source:
            label = xml.run(self._say(SOURCE) + NO_BREAK)
            words = self._texts.line(document.source, document.bank, width=width - CELL_EDGES)
            source = [xml.space(xml.paragraph(ids["RqCellRemark"], label, *words), before=_APART)]
            if blocks[-1].find(xml.name("r")) is None:
                blocks.pop()  # the empty line that ends a cell below a table
        piece = [xml.space(xml.paragraph(ids["RqCellHead"], *heading), after=_APART)]
        for place, block in enumerate(blocks, start=1):
            if self._parted and block.tag == xml.name("p"):
                xml.let_part(block)
            piece.append(block)
            # A table stays with what follows it, as a cell ends with a paragraph; so does a picture with its caption.
            if place < len(blocks) - 1 and block.tag == xml.name("p") and not xml.is_picture(block):
                yield piece
                piece = []
        yield [*piece, *source]


def _is_long_table(block: Element) -> bool:
    """Tell whether a block is a table that may be divided, for which it can't stand in a frame."""
    return block.tag == xml.name("tbl") and len(block.findall(xml.name("tr"))) > _SHORT_TABLE
