"""The documents that questions are about, each in a frame before the first question that needs it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import frozen

from reseaux_quiz.i18n import Message
from reseaux_quiz.labels import SOURCE
from reseaux_quiz.presenting import ShownDocument
from reseaux_quiz.typography import NO_BREAK
from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.directions import directed
from reseaux_quiz_docx.document.fitting import Fitter
from reseaux_quiz_docx.document.package import Package
from reseaux_quiz_docx.document.texts import CELL_EDGES, Look, Texts
from reseaux_quiz_docx.document.xml import Element
from reseaux_quiz_docx.sheet.plan import Asked

_SHORT_TABLE = 6  # rows that stay on one page
_DIVIDED = 5
"""The lines that a paragraph must have for a page break to divide it."""
_APART = 60
"""Space below the title and above the source, in twips."""


@frozen
class Documents:
    """Writes documents; page breaks divide them between paragraphs where they are long, or may be `parted` anyhow."""

    _package: Package
    _texts: Texts
    _fitter: Fitter
    _say: Callable[[Message], str]
    _parted: bool

    def before(self, asked: Asked, question: Sequence[Element]) -> Iterator[Element]:
        """Write the documents that no question before this one needed; `question` is how this one is written.

        A frame is kept with what follows where a page can hold both. A long table is divided only without a frame.
        """
        for number, document in asked.introduces.items():
            yield from directed(list(self._document(number, document, question)), document.language)

    def _document(self, number: int, document: ShownDocument, question: Sequence[Element]) -> Iterator[Element]:
        above = xml.space(xml.paragraph(self._package.styles["RqCell"], keep=True), before=0, after=0)
        pieces = list(self._pieces(number, document))
        blocks = [block for piece in pieces for block in piece]
        if not self._parted and self._is_whole(blocks, question):
            # In two rows, as LibreOffice does not keep a table of one row with what follows it.
            title, *rest = blocks
            frame = self._framed([xml.row(self._cell([title])), xml.row(self._cell(rest))])
            xml.keep_with_next([frame])
            yield from (above, frame)
            return
        for block in blocks[1:]:
            if block.tag == xml.name("p"):
                xml.let_part(block)
        if any(map(_is_long_table, blocks)):
            yield from (above, *blocks)
        else:
            yield from (above, self._in_parts(pieces))

    def _is_whole(self, blocks: Sequence[Element], question: Sequence[Element]) -> bool:
        """Tell whether a page can hold a document together with the beginning of a question."""
        width = self._package.width
        height = self._fitter.height(blocks, width - CELL_EDGES) + self._fitter.beginning(question, width)
        return height <= self._package.height

    def _in_parts(self, pieces: Sequence[Sequence[Element]]) -> Element:
        """Frame the parts of a document as rows; the title is kept by its row.

        LibreOffice divides neither a table whose first paragraph is kept, nor tables in a row.
        """
        xml.let_part(pieces[0][0])
        for first, *_others in pieces[1:]:
            if first.tag == xml.name("p"):
                xml.space(first, before=0)  # what is below the piece above is as much as between two paragraphs
        rows = []
        for piece in pieces:
            first, *others = piece
            is_text = not others and first.tag == xml.name("p")
            divided = is_text and self._fitter.lines(first, self._package.width) >= _DIVIDED
            rows.append(xml.row(self._cell(piece), parted=divided))
        return xml.without_margins(self._framed(rows))

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
            piece.append(block)
            # A table stays with what follows it, as a cell ends with a paragraph; so does a picture with its caption,
            # and a line with the table, the picture or the first item of the list that it announces.
            announces = place < len(blocks) and _is_announced(blocks[place], block)
            is_end = block.tag == xml.name("p") and not xml.is_picture(block) and not announces
            if place < len(blocks) - 1 and is_end:
                yield piece
                piece = []
        yield [*piece, *source]


def _is_announced(block: Element, line: Element) -> bool:
    """Tell whether a block is a table, a picture or the beginning of a list, which the line above it announces."""
    begins_list = xml.is_item(block) and not xml.is_item(line)
    return block.tag == xml.name("tbl") or xml.is_picture(block) or begins_list


def _is_long_table(block: Element) -> bool:
    """Tell whether a block is a table that may be divided, for which it can't stand in a frame."""
    return block.tag == xml.name("tbl") and len(block.findall(xml.name("tr"))) > _SHORT_TABLE
