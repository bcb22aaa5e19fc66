"""How high a text is, without setting it: what has room is decided before Word or LibreOffice sees it."""

from collections.abc import Mapping, Sequence
from math import ceil

from attrs import frozen

from reseaux_quiz_docx.document import columns, xml
from reseaux_quiz_docx.document.xml import EMU, Element, name

_LINE = 1.17
"""The height of a line of Arial, relative to its size."""
_TALL = 2
"""How many lines a line with a formula counts for."""
_AFTER = 60
"""Space below a paragraph, in twips."""
_SURE = 1.04
"""How much wider than estimated a text may be: rather a line too many than one that has no room."""
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


@frozen
class Fitter:
    """Estimates heights in twips; `sizes` has the size of type of each paragraph style, in points."""

    sizes: Mapping[str, float]
    line: float
    letter_spacing: float

    def height(self, blocks: Sequence[Element], width: int) -> int:
        """Estimate the height of paragraphs and tables in a column."""
        return sum(
            self._table(block) if block.tag == name("tbl") else self._paragraph(block, width) for block in blocks
        )

    def beginning(self, blocks: Sequence[Element], width: int) -> int:
        """Estimate the height of what no page break may separate from the first of these blocks."""
        total = 0
        for block in blocks:
            is_table = block.tag == name("tbl")
            for part in block.findall(name("tr")) if is_table else [block]:
                total += self._row(part, _widths(block)) if is_table else self._paragraph(part, width)
                if next(part.iter(name("keepNext")), None) is None:
                    return total
        return total

    def lines(self, paragraph: Element, width: int) -> int:
        """Estimate how many lines a paragraph takes in a column."""
        size = self._size(paragraph)
        room = round((width - (round(20 * size) if xml.is_item(paragraph) else 0)) / _SURE)
        lines = sum(columns.line_count(text, room, size, self.letter_spacing) for text in _texts(paragraph))
        has_tall = next(paragraph.iter(f"{_FORMULA}f", f"{_FORMULA}m", f"{_FORMULA}nary"), None) is not None
        return lines * _TALL if has_tall else lines

    def parted(self, blocks: Sequence[Element], width: int, room: int) -> list[list[Element]] | None:
        """Divide blocks into columns no higher than `room`; None where one of them alone is higher."""
        made: list[list[Element]] = [[]]
        for block in blocks:
            if self.height([block], width) > room:
                return None
            if self.height([*made[-1], block], width) > room:
                made.append([])
            made[-1].append(block)
        return made

    def _table(self, table: Element) -> int:
        return sum(self._row(row, _widths(table)) for row in table.findall(name("tr")))

    def _row(self, row: Element, widths: Sequence[int]) -> int:
        cells = zip(row.findall(name("tc")), widths, strict=True)
        return max(self.height(cell.findall(name("p")), width - 2 * xml.MARGIN) for cell, width in cells)

    def _paragraph(self, paragraph: Element, width: int) -> int:
        pictures = sum(int(each.get("cy")) for each in paragraph.iter(_EXTENT)) // EMU
        lines = self.lines(paragraph, width)
        return ceil(lines * self._size(paragraph) * 20 * _LINE * self.line) + pictures + _AFTER

    def _size(self, paragraph: Element) -> float:
        style: str = paragraph.find(f"{name('pPr')}/{name('pStyle')}").get(name("val"))
        return self.sizes[style]


def _widths(table: Element) -> list[int]:
    return [int(each.get(name("w"))) for each in table.iter(name("gridCol"))]


def _texts(paragraph: Element) -> list[str]:
    """Return the texts between the line breaks of a paragraph."""
    texts = [""]
    for each in paragraph.iter(name("t"), name("br"), name("noBreakHyphen"), f"{_FORMULA}t"):
        if each.tag == name("br"):
            texts.append("")
        else:
            texts[-1] += "-" if each.tag == name("noBreakHyphen") else each.text or ""
    return texts
