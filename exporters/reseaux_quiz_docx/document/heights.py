"""How high blocks stand on paper, estimated from the texts and pictures in them."""

from collections.abc import Iterable

from reseaux_quiz_docx.document import columns, xml
from reseaux_quiz_docx.document.xml import EMU, Element
from reseaux_quiz_docx.layout import Layout

_LEADING = 1.2
"""The height of a line of single spacing, in sizes of its type."""
_BELOW = 4
"""The space below a paragraph, in points."""
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"


def height(blocks: Iterable[Element], width: int, layout: Layout) -> int:
    """Estimate how high blocks are in a column of a width; both are in twips."""
    return sum(
        _table(block, layout) if block.tag == xml.name("tbl") else _paragraph(block, width, layout)
        for block in blocks
    )


def _table(table: Element, layout: Layout) -> int:
    return sum(
        max(_cell(cell, layout) for cell in row.findall(xml.name("tc"))) for row in table.findall(xml.name("tr"))
    )


def _cell(cell: Element, layout: Layout) -> int:
    properties, *blocks = cell
    width = properties.find(xml.name("tcW")).get(xml.name("w"))
    return height(blocks, int(width), layout)


def _paragraph(paragraph: Element, width: int, layout: Layout) -> int:
    lines = columns.line_count(xml.text(paragraph), width, layout.size, layout.letter_spacing)
    pictures = sum(int(extent.get("cy")) // EMU for extent in paragraph.iter(_EXTENT))
    return round(20 * (lines * layout.size * layout.line * _LEADING + _BELOW * layout.space)) + pictures
