"""Matchings: two columns between which lines are drawn, or with boxes for the letters of the right one.

In large print there is no room for two: the right sides are a list above the left ones.
"""

from collections.abc import Iterator
from itertools import zip_longest

from attrs import frozen

from reseaux_quiz.markup import Line
from reseaux_quiz.model import Bank
from reseaux_quiz.presenting import Pairs
from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.numbering import Lists
from reseaux_quiz_docx.document.package import Package
from reseaux_quiz_docx.document.styles import INK
from reseaux_quiz_docx.document.texts import CELL_EDGES, Texts, has_picture
from reseaux_quiz_docx.document.xml import CM, Element
from reseaux_quiz_docx.layout import Layout
from reseaux_quiz_docx.sheet import plan

_STEPS = 20
"""How many widths of the columns are tried."""


@frozen
class Matching:
    """Writes a matching in a width; the letters are written where it is `answered`."""

    _package: Package
    _texts: Texts
    _layout: Layout
    _width: int
    _answered: bool

    @property
    def _linked(self) -> bool:
        """Whether lines are drawn, and not letters written."""
        return self._layout.link and not self._answered

    def blocks(self, pairs: Pairs, bank: Bank, indent: int) -> Iterator[Element]:
        """Write the matching; its last block is a table, which may be divided between rows."""
        step = self._layout.list_step
        numbers = self._package.numbering.fresh(Lists.NUMBERS, step=step)
        if self._layout.stacked and not self._answered:
            letters = self._package.numbering.fresh(Lists.LETTERS, step=step, indent=indent)
            for line in pairs.shown:
                runs = self._texts.line(line, bank, width=self._width - step)
                yield xml.paragraph(self._package.styles["RqOption"], *runs, number=(letters, 0))
            yield self._list(pairs, bank, indent, numbers)
        else:
            letters = self._package.numbering.fresh(Lists.LETTERS, step=step)
            yield self._columns(pairs, bank, indent, numbers, letters)

    def _list(self, pairs: Pairs, bank: Bank, indent: int, numbers: int) -> Element:
        """Write the left sides one below the other, each with a box for a letter."""
        widths = [self._mark, self._width - self._mark]
        rows = [
            self._row(self._box("", shown=True), self._side(widths[1], line, bank, numbers)) for line in pairs.lefts
        ]
        return xml.table(widths, rows, indent=indent)

    def _columns(self, pairs: Pairs, bank: Bank, indent: int, numbers: int, letters: int) -> Element:
        """Write both sides beside each other."""
        mark, gap = self._mark, self._gap
        sides = self._sides(pairs, self._width - mark * (2 if self._linked else 1) - gap)
        widths = [sides[0], mark, gap, *([mark] if self._linked else []), sides[1]]
        keys = plan.letters(pairs) if self._answered else []
        rows = []
        for index in range(max(len(pairs.lefts), len(pairs.shown))):
            has_left, has_right = index < len(pairs.lefts), index < len(pairs.shown)
            between = xml.cell(gap, self._blank())
            if self._linked:
                marks = [self._dot(shown=has_left), between, self._dot(shown=has_right)]
            else:
                marks = [self._box(keys[index] if keys and has_left else "", shown=has_left), between]
            first = self._side(sides[0], pairs.lefts[index] if has_left else None, bank, numbers)
            second = self._side(sides[1], pairs.shown[index] if has_right else None, bank, letters)
            rows.append(self._row(first, *marks, second))
        return xml.table(widths, rows, indent=indent)

    def _row(self, *cells: Element) -> Element:
        return xml.row(*cells, height=round(20 * 1.9 * self._layout.size * self._layout.rows))

    # --- widths ------------------------------------------------------------------------------------------------

    @property
    def _mark(self) -> int:
        """The width of what stands beside an item."""
        return round(0.7 * CM) if self._linked else round(1.1 * CM * max(1, self._layout.size / 14))

    @property
    def _gap(self) -> int:
        """The width between the sides, which lines cross."""
        return round((1.8 * self._layout.rows if self._linked else 0.6) * CM)

    def _sides(self, pairs: Pairs, available: int) -> tuple[int, int]:
        """Divide a width between the sides so that they take the fewest lines, and break no word."""
        if has_picture((*pairs.lefts, *pairs.rights)):
            return available // 2, available - available // 2
        beside = self._layout.list_step + CELL_EDGES
        least, other = (self._texts.word_width(side) + beside for side in (pairs.lefts, pairs.rights))
        most = available - other
        if most <= least:
            return most, other

        def cost(left: int) -> tuple[int, int, int]:
            """Count the lines of the rows, then those of the sides; of equal ones, take the most even."""
            rows = [
                [
                    self._texts.line_count(line, width - beside)
                    for line, width in zip(row, (left, available - left), strict=True)
                ]
                for row in zip_longest(pairs.lefts, pairs.shown, fillvalue=())
            ]
            return sum(map(max, rows)), sum(map(sum, rows)), abs(2 * left - available)

        left = min(range(least, most + 1, max((most - least) // _STEPS, 1)), key=cost)
        return left, available - left

    # --- cells -------------------------------------------------------------------------------------------------

    def _side(self, width: int, line: Line | None, bank: Bank, number: int) -> Element:
        if line is None:
            return xml.cell(width, self._blank())
        runs = self._texts.line(line, bank, width=width - self._layout.list_step - CELL_EDGES)
        return xml.cell(width, xml.paragraph(self._package.styles["RqCell"], *runs, number=(number, 0)), middle=True)

    def _dot(self, *, shown: bool) -> Element:
        runs = [xml.run("•")] if shown else []
        dot = xml.paragraph(self._package.styles["RqCell"], *runs, align="center")
        return xml.cell(self._mark, dot, middle=True)

    def _box(self, letter: str, *, shown: bool) -> Element:
        runs = [xml.run(letter, bold=True, color=INK)] if letter else []
        box = xml.paragraph(self._package.styles["RqCell"], *runs, align="center")
        return xml.cell(self._mark, box, edges="all" if shown else None, middle=True)

    def _blank(self) -> Element:
        return xml.paragraph(self._package.styles["RqCell"])
