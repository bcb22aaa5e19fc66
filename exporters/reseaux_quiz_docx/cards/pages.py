"""Cards → pages of A4 divided into eight, so that four cuts make cards of the size A7; or into two, for large type.

Backs stand on the page behind their fronts, the columns mirrored: they meet when the sheet is turned over on its long
edge. Lines to cut along are on the fronts alone, since no printer puts two sides at exactly the same place.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.styles import EDGE
from reseaux_quiz_docx.document.xml import CM, Element, w

_PAPER = 11906, 16838  # A4, in twips
_EDGE = 360
MARGIN = _EDGE / CM
"""The margins of the page in centimetres: what printers leave free."""
_INSIDE = 510  # from the edge of a card to its text, across
_REFERENCE = 300
_LEFT_OVER = 40  # for the paragraph that ends the document


@frozen
class Grid:
    """How a page is divided; lengths are in twips."""

    across: int
    down: int

    @property
    def column(self) -> int:
        """The width of a column of the table, which is in the margins of the page."""
        return (_PAPER[0] - 2 * _EDGE) // self.across

    @property
    def width(self) -> int:
        """The width of the text of a card."""
        return _PAPER[0] // self.across - 2 * _INSIDE

    @property
    def height(self) -> int:
        """The height of the text of a card."""
        return _PAPER[1] // self.down - 2 * _EDGE - _REFERENCE


EIGHT = Grid(2, 4)
TWO = Grid(1, 2)
"""For pupils who need large type."""


@frozen
class Side:
    """One side of a card: its blocks, and the line at its foot."""

    blocks: Sequence[Element]
    reference: Element


@frozen
class CutCard:
    """A card to cut out."""

    front: Side
    back: Side


def table(cards: Sequence[CutCard], grid: Grid, empty: str) -> Element:
    """Write all cards as one table, whose rows fill page after page; `empty` is the style of empty paragraphs."""
    rows: list[Element] = []
    number = grid.across * grid.down
    for start in range(0, len(cards), number):
        page = cards[start : start + number]
        places = [page[index : index + grid.across] for index in range(0, number, grid.across)]
        fronts = [_filled([card.front for card in across], grid) for across in places]
        backs = [_filled([card.back for card in across], grid)[::-1] for across in places]
        for sides, cut in ((fronts, True), (backs, False)):
            for place, across in enumerate(sides):
                rows += _Row(grid, place, empty, cut).written(across)
    return xml.table([grid.column] * grid.across, rows)


def _filled(sides: Sequence[Side], grid: Grid) -> list[Side | None]:
    return [*sides, *[None] * (grid.across - len(sides))]


@frozen
class _Row:
    """A row of cards, by its place on the page; `cut` where it has the lines to cut along."""

    grid: Grid
    place: int
    empty: str
    cut: bool

    def written(self, sides: Sequence[Side | None]) -> Iterator[Element]:
        """Write it as two rows of the table: texts, and references."""
        is_last = self.place == self.grid.down - 1
        above = _EDGE if self.place else 0  # the page has it as its margin, and below the last row too
        texts, references = [], []
        for column, side in enumerate(sides):
            right = ["right"] if self.cut and side and column < self.grid.across - 1 else []
            bottom = ["bottom"] if self.cut and side and not is_last else []
            blocks = side.blocks if side and side.blocks else [xml.paragraph(self.empty)]
            reference = side.reference if side else xml.paragraph(self.empty)
            texts.append(self._cell(blocks, column, right, above=above))
            references.append(self._cell([reference], column, [*bottom, *right]))
        yield _exact(texts, above + self.grid.height)
        yield _exact(references, _REFERENCE + (-_LEFT_OVER if is_last else _EDGE))

    def _cell(self, blocks: Sequence[Element], column: int, cut: Sequence[str], above: int | None = None) -> Element:
        """Make a cell; `cut` are its sides with a line to cut along, `above` the space over a text in its middle."""
        left = _INSIDE if column else _INSIDE - _EDGE
        right = _INSIDE if column < self.grid.across - 1 else _INSIDE - _EDGE
        margins = {"top": above or 0, "left": left, "bottom": 0, "right": right}
        properties = w(
            "tcPr",
            w("tcW", w=self.grid.column, type="dxa"),
            w("tcBorders", *(w(side, val="dashed", sz=4, space=0, color=EDGE) for side in cut)) if cut else None,
            w("tcMar", *(w(side, w=width, type="dxa") for side, width in margins.items())),
            None if above is None else w("vAlign", val="center"),
        )
        return w("tc", properties, *blocks)


def _exact(cells: Sequence[Element], height: int) -> Element:
    return w("tr", w("trPr", w("cantSplit"), w("trHeight", val=height, hRule="exact")), *cells)
