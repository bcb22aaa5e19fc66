"""The heading of a worksheet as French lycées have it, and the headers and footers of its pages."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from reseaux_quiz.i18n import Message
from reseaux_quiz.model import Assessment
from reseaux_quiz.presenting import shortened
from reseaux_quiz.typography import NO_BREAK, number, spaced
from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.frames import Frame
from reseaux_quiz_docx.document.package import Package
from reseaux_quiz_docx.document.xml import CM, Element
from reseaux_quiz_docx.settings import Kind, Line, Options
from reseaux_quiz_docx.sheet.instructions import Instructions
from reseaux_quiz_docx.sheet.plan import Sheet
from reseaux_quiz_docx.words import msg

# The lines of the form of each kind.
_FORM = {
    Kind.EVALUATION: (Line.NAME, Line.FIRST_NAME, Line.CLASS, Line.DATE, Line.DURATION, Line.MATERIALS),
    Kind.TRAINING: (Line.NAME, Line.FIRST_NAME, Line.CLASS, Line.DATE),
}

_LABELS: Mapping[Line, Message] = {
    Line.SCHOOL: msg("School:"),
    Line.SUBJECT: msg("Subject:"),
    Line.NAME: msg("Last name:"),
    Line.FIRST_NAME: msg("First name:"),
    Line.CLASS: msg("Class:"),
    Line.DATE: msg("Date:"),
    Line.DURATION: msg("Duration:"),
    Line.MATERIALS: msg("Allowed materials:"),
    Line.MARK: msg("Mark:"),
    Line.REMARKS: msg("Remarks:"),
}
_COLUMNS = 4
_SPANS = {1: (4,), 2: (2, 2), 3: (1, 1, 2), 4: (1, 1, 1, 1)}
"""How many columns the lines of a row take, by their number."""
_BELOW = 120
"""The space below what stands at the top of each page, in twips, however close the lines of the layout are."""
_RUNNING = 80
"""The characters of a title at the top of each page."""
_FIELD = "\ufffc"
"""Stands for a field of Word in a text."""


class Heading:
    """The head of one document."""

    def __init__(
        self, package: Package, instructions: Instructions, options: Options, assessment: Assessment | None
    ) -> None:
        self._package = package
        self._ids = package.styles
        self._instructions = instructions
        self.say = instructions.say
        self._options = options
        self._assessment = assessment

    def pupils(self, title: str, sheet: Sheet, credits: Sequence[Element]) -> Iterator[Element]:  # noqa: A002
        """Write the head of the pupils' sheet, with the articles that it is about."""
        top, titles = list(self._top()), list(self._titles(title, sheet.version))
        if top and titles and self._package.from_template:
            xml.space(titles[0], before=240)  # a title that opens a page has no space above it in Word's own style
        yield from (*top, *titles, *(credits if self._shown(Line.SOURCE) else ()))
        lines = [line for line in _FORM[self._options.kind] if self._shown(line)]
        rows = list(self._form(lines))
        if self._options.kind is Kind.EVALUATION:
            rows += self._mark(sheet.points)
        yield from self._table(rows)

    def teacher(self, title: str, sheet: Sheet) -> Iterator[Element]:
        """Write the head of the teacher's copy."""
        lead = self.say(msg("Answer key"))
        yield xml.paragraph(self._ids["Title"], xml.run(lead))
        yield from self._subtitle(title)
        yield from self._subtitle(self.version(sheet.version))

    def version(self, version: str | None) -> str | None:
        """Name a version: « Sujet A »."""
        return self.say(msg("Version {letter}", letter=version)).replace(" ", NO_BREAK) if version else None

    def frame(self, title: str, version: str | None, *, key: bool, end: str | None = None) -> Frame:
        """Make headers and footers; `end` is the bookmark up to which pages are counted, None for all of them."""
        return Frame(
            header=self._running(title, version, key=key),
            first=self._stamp(version, key=False),
            footer=self._footer(end),
            stamp=self._stamp(version, key=key),
            end=end,
        )

    def _running(self, title: str, version: str | None, *, key: bool) -> Element:
        """Make the header of the pages after the first."""
        left = ([self.say(msg("Answer key"))] if key else []) + [shortened(title, _RUNNING)]
        right = self.version(version)
        title_run = xml.run(" – ".join(filter(None, left)))
        if right is None:
            return xml.space(xml.paragraph(self._ids["Header"], title_run), after=_BELOW)
        line = xml.paragraph(self._ids["Header"], title_run, xml.tab(), xml.run(right, bold=True))
        # Word's own style has a stop in the middle too.
        return xml.space(xml.right_tab(line, self._package.width, self._ids.stops("Header")), after=_BELOW)

    def _stamp(self, version: str | None, *, key: bool) -> Element | None:
        """Tell sheets and keys apart, where the title stands elsewhere."""
        words = " – ".join(filter(None, (self.say(msg("Answer key")) if key else None, self.version(version))))
        if not words:
            return None
        return xml.space(xml.paragraph(self._ids["Header"], xml.run(words, bold=True), align="right"), after=_BELOW)

    def _footer(self, bookmark: str | None) -> Element:
        """Make the footer, with fields that Word counts."""
        before, between, end = self.say(msg("Page {page} / {pages}", page=_FIELD, pages=_FIELD)).split(_FIELD)
        return xml.paragraph(
            self._ids["Footer"],
            xml.run(self._fixed(before)),
            *xml.field("PAGE"),
            xml.run(self._fixed(between)),
            *(xml.pages_to(bookmark) if bookmark else xml.field("NUMPAGES")),
            *([xml.run(end)] if end else []),
        )

    def _fixed(self, text: str) -> str:
        return text.replace(" ", NO_BREAK)

    def _shown(self, line: Line) -> bool:
        return line not in self._options.hide

    def _titles(self, title: str, version: str | None) -> Iterator[Element]:
        if title and self._shown(Line.TITLE):
            yield xml.paragraph(self._ids["Title"], xml.run(title))
        yield from self._subtitle(self.version(version))

    def _subtitle(self, text: str | None) -> Iterator[Element]:
        if text:
            yield xml.paragraph(self._ids["Subtitle"], xml.run(text))

    def _top(self) -> Iterator[Element]:
        """Write school and subject, above the title; in training only where they are given."""
        evaluation = self._options.kind is Kind.EVALUATION
        values = self._values()
        lines = [line for line in (Line.SCHOOL, Line.SUBJECT) if self._shown(line) and (values[line] or evaluation)]
        yield from self._table(list(self._form(lines)))

    def _values(self) -> Mapping[Line, str | None]:
        """Return what is filled in: options take precedence over what an assessment says."""
        options, found = self._options, self._assessment
        return {
            Line.SCHOOL: options.school,
            Line.SUBJECT: options.subject or (found.subject if found else None),
            Line.CLASS: found.class_ if found else None,
            Line.DURATION: options.duration or (found.duration if found else None),
            Line.MATERIALS: options.materials or (found.materials if found else None),
        }

    def _table(self, rows: Sequence[Element]) -> Iterator[Element]:
        if rows:
            yield xml.table([self._columns(1)] * _COLUMNS, rows, style=self._ids["RqTable"])

    def _columns(self, number: int) -> int:
        """Return the width of so many columns of the form."""
        return number * (self._package.width // _COLUMNS)

    def _form(self, lines: Sequence[Line]) -> Iterator[Element]:
        """Lay out the lines of the form: two to a row, and four below the first where paper is to be saved."""
        layout = self._instructions.layout
        height = round(20 * 2.3 * layout.size * layout.rows)
        step = _COLUMNS if layout.abreast else 2
        ends = [2, *range(2 + step, len(lines) + step, step)]
        for start, end in pairwise([0, *ends]):
            if found := lines[start:end]:
                yield xml.row(*map(self._filled, found, _SPANS[len(found)]), height=height)

    def _filled(self, line: Line, span: int) -> Element:
        """Write a line of the form, with what is known of it."""
        value = self._values().get(line)
        runs = [xml.run(self.say(_LABELS[line]), bold=True)]
        if value:
            runs.append(xml.run(f" {spaced(value, self._instructions.language)}"))
        return self._cell(span, xml.paragraph(self._ids["RqCell"], *runs), middle=True)

    def _cell(self, span: int, *blocks: Element, middle: bool = False) -> Element:
        return xml.cell(self._columns(span), *blocks, span=span, middle=middle)

    def _mark(self, points: Decimal) -> list[Element]:
        """Write the row of the mark and the remarks."""
        mark, remarks = self._shown(Line.MARK), self._shown(Line.REMARKS)
        most = f"/{NO_BREAK}{number(points, self._instructions.language)}"
        cells = []
        if mark:
            label = xml.paragraph(self._ids["RqCell"], xml.run(self.say(_LABELS[Line.MARK]), bold=True))
            value = xml.paragraph(self._ids["RqCell"], xml.run(most, bold=True), align="right")
            cells.append(self._cell(1 if remarks else _COLUMNS, label, value))
        if remarks:
            label = xml.paragraph(self._ids["RqCell"], xml.run(self.say(_LABELS[Line.REMARKS]), bold=True))
            cells.append(self._cell(_COLUMNS - 1 if mark else _COLUMNS, label))
        layout = self._instructions.layout
        height = round(1.9 * CM * min(1, layout.size / 10.5) * layout.rows)
        return [xml.row(*cells, height=height)] if cells else []
