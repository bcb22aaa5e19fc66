"""The exercises of a worksheet, a question at a time: as pupils get them, or with the answers for the teacher."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import assert_never

from attrs import evolve, frozen

from reseaux_quiz.i18n import Message
from reseaux_quiz.labels import ANSWER, HINT
from reseaux_quiz.markup import Line, walk
from reseaux_quiz.model import QuestionType
from reseaux_quiz.presenting import (
    Card,
    Choices,
    GappedText,
    Pairs,
    Ranking,
    ShownOption,
    Statement,
    TypedNumber,
    TypedText,
    Writing,
)
from reseaux_quiz.typography import NO_BREAK, RIGHT_TO_LEFT_MARK, is_right_to_left
from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.directions import directed
from reseaux_quiz_docx.document.fitting import Fitter
from reseaux_quiz_docx.document.numbering import BOX, TICKED, WorksheetList
from reseaux_quiz_docx.document.package import Package
from reseaux_quiz_docx.document.styles import INK, Styles
from reseaux_quiz_docx.document.texts import CELL_EDGES, GAP, Look, Texts, has_picture, unbroken
from reseaux_quiz_docx.document.xml import CM, Element
from reseaux_quiz_docx.layout import Layout
from reseaux_quiz_docx.settings import Essays
from reseaux_quiz_docx.sheet.abreast import abreast
from reseaux_quiz_docx.sheet.calculating import is_calculated
from reseaux_quiz_docx.sheet.documents import Documents
from reseaux_quiz_docx.sheet.instructions import Instructions, has_word_bank
from reseaux_quiz_docx.sheet.matching import Matching
from reseaux_quiz_docx.sheet.plan import Asked, Exercise, table_of
from reseaux_quiz_docx.words import msg

_ESSAY_LINES = 8
_LEAST_LINES = 3  # that no page break divides
_JUSTIFYING_LINES = 2
_DEFINITION_LINES = 2
_WIDEST_STATEMENT = 0.75  # of a table whose last column is for explanations
_SHORT_TABLE = 3  # rows, of which the last may stand alone: else a page could end half empty
_GAP = round(0.8 * CM)  # between questions side by side
_FIRST_ROW = f"{xml.name('tr')}[1]/{xml.name('tc')}/{xml.name('p')}[1]"
"""The paragraphs at the top of a table."""
_WORD_GAP = f"{NO_BREAK}\u2003 "
"""Between the words of a list: no sign, which could end or begin a line, and a line ends behind it only."""

Remarks = Callable[..., list[Element]]
"""Writes what the key says about a question; `cell` is the width of the cell that it is in, None on the page."""


@frozen(kw_only=True)
class Questions:
    """Writes questions: those of the key where there are `remarks`; nothing else ever writes an answer."""

    _package: Package
    _texts: Texts
    _instructions: Instructions
    _numbers: WorksheetList
    _indent: int
    _hints: bool
    _essays: Essays = Essays.LINES
    _remarks: Remarks | None = None
    _column: int | None = None
    """The width of the column that questions stand in, None on the whole page."""

    @property
    def _answered(self) -> bool:
        return self._remarks is not None

    @property
    def _ids(self) -> Styles:
        return self._package.styles

    @property
    def say(self) -> Callable[[Message], str]:
        """Write a message in the language of the worksheet."""
        return self._instructions.say

    @property
    def _layout(self) -> Layout:
        return self._instructions.layout

    @property
    def _page(self) -> int:
        """The width of the page, or of the column."""
        return self._column or self._package.width

    @property
    def _width(self) -> int:
        """The width beside the numbers of questions."""
        return self._page - self._indent

    @cached_property
    def _documents(self) -> Documents:
        fitter = Fitter(self._ids.sizes, self._layout.line, self._layout.letter_spacing)
        return Documents(self._package, self._texts, fitter, self.say, parted=self._answered)

    @cached_property
    def _narrow(self) -> "Questions":
        """What writes questions in one of two columns."""
        return evolve(self, column=(self._package.width - _GAP) // 2)

    def exercise(self, exercise: Exercise) -> Iterator[Element]:
        """Write an exercise: its heading, what is expected, its questions."""
        above = None
        for block in self._exercise(exercise):
            if above == block.tag == xml.name("tbl"):  # Word would take the two for one
                yield xml.space(self._blank(), before=0, after=0)
            yield block
            above = block.tag

    def _exercise(self, exercise: Exercise) -> Iterator[Element]:
        if exercise.title is not None:
            yield xml.paragraph(
                self._ids["Heading1"],
                xml.run(self._instructions.heading(exercise)),
                number=self._numbers.exercise,
                keep=True,
            )
        sentence = self._instructions.exercise(exercise)
        for table, found in groupby(exercise.questions, key=table_of):
            asked = tuple(found)
            match table:
                case (QuestionType.TRUE_FALSE, _) if len(asked) > 1:
                    yield from self._table(asked, sentence, self._statements(asked, exercise))
                case (QuestionType.FLASHCARD, _) if len(asked) > 1:
                    yield from self._table(asked, sentence, self._glossary(asked, exercise))
                case _:
                    yield from self._in_turn(asked, exercise, sentence)
            sentence = ""

    def _table(self, asked: Sequence[Asked], sentence: str, table: Element) -> Iterator[Element]:
        """Write questions that share a table below an instruction, and above it the documents of the first."""
        blocks = [self._instruction(self._instructions.table(asked), sentence), table]
        yield from self._documents.before(asked[0], blocks)
        yield from blocks

    def _in_turn(self, asked: Sequence[Asked], exercise: Exercise, sentence: str) -> Iterator[Element]:
        """Write questions below an instruction, one below the other or side by side."""
        placed = self._placed(asked, exercise)
        if sentence:
            yield self._instruction(sentence)
            first = next(placed)
            if not asked[0].introduces:
                # With space above it, LibreOffice may leave the instruction alone at the foot of a page.
                for top in [first] if first.tag == xml.name("p") else first.findall(_FIRST_ROW):
                    xml.space(top, before=0)
            yield first
        yield from placed

    def _placed(self, asked: Sequence[Asked], exercise: Exercise) -> Iterator[Element]:
        places = abreast(asked) if self._layout.abreast else [(each,) for each in asked]
        for paired, group in groupby(places, key=lambda place: len(place) > 1):
            if paired:
                yield self._side_by_side(list(group), exercise)
                continue
            for (each,) in group:
                question = directed(list(self._kept(each, exercise)), each.shown.language)
                yield from self._documents.before(each, question)
                yield from question

    def _side_by_side(self, pairs: Sequence[Sequence[Asked]], exercise: Exercise) -> Element:
        """Write pairs of questions as the rows of a table."""
        page = self._package.width
        widths = [page // 2, page - page // 2]
        cells = (
            [xml.cell(width, *self._narrow.in_cell(each, exercise)) for width, each in zip(widths, pair, strict=True)]
            for pair in pairs
        )
        return xml.table(widths, (xml.row(*each) for each in cells), indent=-xml.MARGIN)

    def in_cell(self, asked: Asked, exercise: Exercise) -> Sequence[Element]:
        """Write a question in a cell, whose row no page break divides."""
        prompt = self._prompt(asked, exercise) if asked.shown.prompt else []
        blocks = [*prompt, *self._answer(asked, exercise)]
        if blocks[-1].tag == xml.name("tbl"):
            blocks.append(self._blank())
        return directed(blocks, asked.shown.language)

    def _instruction(self, *sentences: str) -> Element:
        return xml.paragraph(self._ids["RqInstruction"], xml.run(" ".join(filter(None, sentences))), keep=True)

    def _kept(self, asked: Asked, exercise: Exercise) -> Iterator[Element]:
        """Write a question so that no page break divides it, except inside a page of lines or the remarks."""
        prompt = list(self._prompt(asked, exercise)) if asked.shown.prompt else []
        answer = list(self._answer(asked, exercise))
        remarks = self._remarks(asked) if self._remarks else []
        if isinstance(asked.shown.body, Writing) and answer:
            yield from xml.keep_together([*prompt, answer[0]])
            yield from answer[1:]
        elif isinstance(asked.shown.body, Choices) and self._may_part(asked.shown.body) and len(answer) > 3:
            # Two options stay with the prompt, two with each other.
            yield from xml.keep_together([*prompt, *answer[:2]])
            yield from answer[2:-2]
            yield from xml.keep_together([*answer[2:][-2:], *remarks[:1]])
        elif isinstance(asked.shown.body, Ranking | Pairs) and self._layout.parted:
            *above, table = answer
            rows = table.findall(xml.name("tr"))
            xml.keep_with_next([*prompt, *above, rows[0], *rows[-2:-1]])  # neither the first row alone nor the last
            yield from (*prompt, *answer, *remarks[:1])
        else:
            yield from xml.keep_together([*prompt, *answer, *remarks[:1]])
        yield from remarks[1:]

    def _may_part(self, choices: Choices) -> bool:
        """Tell whether a page break may divide the options, as pictures take the room of many lines."""
        return self._layout.parted or has_picture(option.line for option in choices.options)

    def _answer(self, asked: Asked, exercise: Exercise) -> Iterator[Element]:
        """Write what stands below the prompt: what can be chosen, or room to write."""
        body = asked.shown.body
        match body:
            case Choices():
                yield from self._options(asked, body)
            case TypedText():
                if not self._answered:
                    yield self._lines(1)
            case TypedNumber():
                if not self._answered:
                    yield self._calculation(body) if is_calculated(asked.shown) else self._number(body)
            case Statement():
                yield from self._verdict(body)
            case Pairs():
                matching = Matching(self._package, self._texts, self._layout, self._width, self._answered)
                yield from matching.blocks(body, asked.shown.item.bank, self._indent)
            case Ranking():
                yield self._ranking(asked, body)
            case GappedText():
                yield from self._gapped(asked, body, exercise)
            case Writing():
                if not self._answered:
                    yield from self._room_to_write(body)
            case Card(back):
                if self._answered:
                    look = Look(style="RqAnswer", color=INK, indent=self._indent)
                    yield from self._texts.blocks(back, asked.shown.item.bank, look)
                else:
                    yield self._lines(_DEFINITION_LINES)
            case _:
                assert_never(body)

    def _prompt(self, asked: Asked, exercise: Exercise, cell: int | None = None) -> Iterator[Element]:
        """Write the prompt, numbered, with the note on what is expected; `cell` is the width of the one it is in."""
        shown = asked.shown
        look = Look(
            style="RqCell" if cell else "RqQuestion",
            rest="RqCell" if cell else "RqContinued",
            number=self._numbers.question,
            after=self._note(asked, exercise, row=cell is not None),
            width=cell,
            indent=self._indent,
        )
        yield from self._texts.blocks(shown.prompt, shown.item.bank, look)
        if self._hints and shown.hint and not self._answered:
            label = xml.run(self.say(HINT) + NO_BREAK, italic=self._layout.italics)
            yield xml.paragraph(
                self._ids["RqCell" if cell else "RqContinued"],
                label,
                *self._line(shown.hint, asked, cell),
                indent=self._indent if cell else None,
            )

    def _line(self, line: Line, asked: Asked, cell: int | None = None, *, bold: bool = False) -> list[Element]:
        """Make the runs of a line of a question; `cell` is the width of the one it is in."""
        room = cell - CELL_EDGES if cell else self._width
        return self._texts.line(line, asked.shown.item.bank, width=room, bold=bold)

    def _note(self, asked: Asked, exercise: Exercise, *, row: bool = False) -> list[Element]:
        note = self._instructions.note(asked, exercise, row=row)
        if not note:
            return []
        # Behind a text from right to left that ends in another script, the note would take the full stop with it.
        mark = RIGHT_TO_LEFT_MARK if is_right_to_left(asked.shown.language) else ""
        return [xml.run(mark + note, italic=self._layout.italics)]

    # --- by type -----------------------------------------------------------------------------------------------

    def _options(self, asked: Asked, choices: Choices) -> Iterator[Element]:
        made = [self._option(asked, option) for option in choices.shown]
        lines = [option.line for option in choices.shown]
        left = (self._page + self._indent) // 2
        room = self._page - left - self._indent - self._layout.box - CELL_EDGES
        if (
            len(made) <= 3
            or not self._layout.columns
            or self._column
            or has_picture(lines)
            or any(self._texts.line_count(line, room) > 1 for line in lines)
        ):
            yield from made
            return
        widths = [left, self._page - left]
        made += [xml.paragraph(self._ids["RqOption"])] * (len(made) % 2)
        rows = [
            xml.row(*(xml.cell(width, block, middle=True) for width, block in zip(widths, pair, strict=True)))
            for pair in zip(made[::2], made[1::2], strict=True)
        ]
        yield xml.table(widths, rows, indent=-xml.MARGIN)  # so that the options stand where they do without a table

    def _option(self, asked: Asked, option: ShownOption) -> Element:
        ticked = self._answered and option.right
        return xml.paragraph(
            self._ids["RqOption"],
            *self._line(option.line, asked, self._width // 2 if has_picture([option.line]) else None, bold=ticked),
            number=self._numbers.ticked if ticked else self._numbers.option,
        )

    def _lines(self, number: int) -> Element:
        """Write lines to write on: one paragraph, which no page break divides."""
        runs = (run for index in range(number) for run in ((xml.line_break(),) if index else ()) + (xml.tab(),))
        return self._ruled("RqLine", self._page, runs)

    def _ruled(self, style: str, end: int, runs: Iterable[Element]) -> Element:
        """Write a paragraph whose tab is a line; that of its style is as long as the page is wide."""
        made = xml.paragraph(self._ids[style], *runs)
        return xml.right_tab(made, end, self._ids.stops(style), leader="underscore") if self._column else made

    def _verdict(self, statement: Statement) -> Iterator[Element]:
        """Write the boxes of a statement that stands alone, and lines to justify."""
        boxes: list[Element] = []
        for verdict in (statement.true, statement.false):
            ticked = self._answered and verdict == statement.right
            mark = f"{TICKED if ticked else BOX}{NO_BREAK}{verdict}"
            boxes += [*([xml.tab()] if boxes else []), xml.run(mark, bold=ticked, color=INK if ticked else None)]
        yield xml.paragraph(self._ids["RqContinued"], *boxes)
        if statement.justify and not self._answered:
            yield xml.paragraph(self._ids["RqContinued"], xml.run(self.say(msg("Justification:"))))
            yield self._lines(_JUSTIFYING_LINES)

    def _room_to_write(self, essay: Writing) -> Iterator[Element]:
        """Write the lines of an essay, a few to a paragraph, or say that it goes on a sheet of the pupil's own."""
        if self._essays is Essays.COPY:
            words = xml.run(self.say(msg("(on your own paper)")), italic=self._layout.italics)
            yield xml.paragraph(self._ids["RqContinued"], words)
            return
        pieces, rest = divmod(max(essay.lines or _ESSAY_LINES, _LEAST_LINES), _LEAST_LINES)
        yield from map(self._lines, [_LEAST_LINES] * (pieces - 1) + [_LEAST_LINES + rest])

    def _calculation(self, number: TypedNumber) -> Element:
        """Write a box with room to calculate, and below it a line for the number."""
        label = xml.paragraph(self._ids["RqCell"], xml.run(self.say(msg("Calculation:"))))
        written = self._ruled("RqNumber", self._width // 2, self._answer_line(number))
        line = 20 * self._layout.writing * self._layout.rows
        rows = [
            xml.row(xml.cell(self._width, label), height=round(line * 2.2)),
            xml.row(xml.cell(self._width, written, middle=True), height=round(line * 1.2)),
        ]
        return xml.table([self._width], rows, style=self._ids["RqTable"], indent=self._indent)

    def _number(self, number: TypedNumber) -> Element:
        """Write a line for a number that is not calculated, half as long as the page is wide."""
        made = xml.paragraph(self._ids["RqLine"], *self._answer_line(number))
        return xml.right_tab(made, self._page // 2, self._ids.stops("RqLine"), leader="underscore")

    def _answer_line(self, number: TypedNumber) -> list[Element]:
        unit = [xml.run(f" {number.unit}")] if number.unit else []
        return [xml.run(self.say(ANSWER) + NO_BREAK), xml.tab(), *unit]

    def _blank(self) -> Element:
        return xml.paragraph(self._ids["RqCell"])

    def _ranking(self, asked: Asked, ranking: Ranking) -> Element:
        box = round(0.95 * CM * max(1, self._layout.size / 14))
        widths = [box, self._width - box]
        rows = []
        for index in ranking.drawn:
            rank = [xml.run(str(index + 1), bold=True, color=INK)] if self._answered else []
            ranked = xml.paragraph(self._ids["RqCell"], *rank, align="center")
            item = xml.paragraph(self._ids["RqCell"], *self._line(ranking.items[index], asked, widths[1]))
            cells = xml.cell(box, ranked, edges="all", middle=True), xml.cell(widths[1], item, middle=True)
            rows.append(xml.row(*cells, height=round(20 * 2.1 * self._layout.size * self._layout.rows)))
        return xml.table(widths, rows, indent=self._indent)

    def _gapped(self, asked: Asked, text: GappedText, exercise: Exercise) -> Iterator[Element]:
        def gap(index: int) -> Sequence[Element]:
            if self._answered:
                answer = text.gaps[index].answer
                return self._texts.line(answer, asked.shown.item.bank, bold=True, color=INK)
            return [xml.run(GAP)]

        has_prompt = bool(asked.shown.prompt)
        look = Look(
            style="RqGaps",
            number=None if has_prompt else self._numbers.question,
            after=[] if has_prompt else self._note(asked, exercise),
            indent=self._indent,
        )
        blocks = self._texts.blocks(text.blocks, asked.shown.item.bank, look, gap)
        bank = []
        if has_word_bank(text, self._layout):
            listed: list[Element] = []
            for word in text.shown:
                listed += [xml.run(_WORD_GAP)] if listed else []
                listed += self._line(unbroken(word), asked)
            bank = [xml.paragraph(self._ids["RqWords"], *listed)]
        # The list of words comes first where a prompt stands between it and the number.
        if has_prompt:
            yield from (*bank, *blocks)
            return
        for block in bank:
            xml.let_part(block)  # its style keeps it with the text, which would be the next question here
        yield from (*blocks, *bank)

    # --- tables of several questions ---------------------------------------------------------------------------

    def _statements(self, asked: Sequence[Asked], exercise: Exercise) -> Element:
        """Write statements to judge; what is said of each stands beside it, or below where columns are too narrow."""
        bodies = [each.shown.body for each in asked]
        said = self._answered or any(isinstance(body, Statement) and body.justify for body in bodies)
        title = msg("Explanation") if self._answered else msg("Justification")
        beside = said and self._layout.columns
        tick = round(1.4 * CM * self._layout.scale)
        wide = self._page - 2 * tick
        formula = max(self._texts.formula_width(walk(each.shown.prompt)) for each in asked)
        least = formula + self._indent + CELL_EDGES
        beside = beside and least <= wide * _WIDEST_STATEMENT
        statement = max(round(wide * (0.45 if self._answered else 0.55)), least) if beside else wide
        widths = [statement, tick, tick, *([wide - statement] if beside else [])]
        height = None if self._answered or not said else round(20 * 2.6 * self._layout.writing * self._layout.rows)
        rows: list[Element] = []
        start = 0
        for each, body in zip(asked, bodies, strict=True):
            assert isinstance(body, Statement)
            if not rows:
                titles = [self.say(msg("Statement")), body.true, body.false, *([self.say(title)] if beside else [])]
                rows.append(self._table_head(widths, titles, centred=(1, 2)))
            start = len(rows)
            cells = [xml.cell(statement, *self._prompt(each, exercise, statement), middle=not said)]
            for value in (True, False):
                ticked = self._answered and body.answer is value
                mark = xml.run(TICKED if ticked else BOX, bold=ticked, color=INK if ticked else None)
                cells.append(xml.cell(tick, xml.paragraph(self._ids["RqCell"], mark, align="center"), middle=True))
            below = widths[-1] if beside else sum(widths)
            if self._remarks:
                words = self._remarks(each, cell=below, labelled=not beside)
            elif beside and not body.justify:
                words = [xml.paragraph(self._ids["RqCell"], xml.run("–"), align="center")]
            elif beside:
                words = [self._blank()]
            else:
                words = [xml.paragraph(self._ids["RqCell"], xml.run(self.say(msg("Justification:"))))]
            has_room = self._answered or body.justify
            if beside:
                cells.append(xml.cell(below, *words, middle=not has_room))
            rows.append(xml.row(*cells, height=height if beside and has_room else None))
            if has_room and not beside:
                xml.keep_with_next(rows[-1:])
                rows.append(xml.row(xml.cell(below, *words, span=3), height=height))
                directed(rows[-2:], each.shown.language)
            else:
                directed(rows[-1:], each.shown.language)
        if not self._answered and len(asked) > _SHORT_TABLE:
            xml.keep_with_next(rows[start - 1 : start])  # the last statement never stands alone on a page
        return xml.table(widths, rows, style=self._ids["RqTable"], header=True)

    def _glossary(self, asked: Sequence[Asked], exercise: Exercise) -> Element:
        front = round(self._page * (0.38 if self._layout.columns else 0.45))
        widths = [front, self._page - front]
        rows = [self._table_head(widths, self._instructions.columns(asked))]
        height = None if self._answered else round(20 * 2.2 * self._layout.writing * self._layout.rows)
        for each in asked:
            body = each.shown.body
            assert isinstance(body, Card)
            words = [self._blank()]
            if self._remarks:
                look = Look(style="RqCell", color=INK, width=widths[1])
                words = self._texts.blocks(body.back, each.shown.item.bank, look)
                words += self._remarks(each, cell=widths[1])
            cells = xml.cell(front, *self._prompt(each, exercise, front)), xml.cell(widths[1], *words)
            rows.append(xml.row(*directed(cells, each.shown.language), height=height))
        if not self._answered and len(asked) > _SHORT_TABLE:
            xml.keep_with_next(rows[-2:-1])  # the last card never stands alone on a page
        return xml.table(widths, rows, style=self._ids["RqTable"], header=True)

    def _table_head(self, widths: Sequence[int], titles: Sequence[str], centred: Sequence[int] = ()) -> Element:
        cells = [
            xml.cell(
                width,
                xml.paragraph(
                    self._ids["RqCellHead"],
                    xml.run(title),
                    keep=True,
                    align="center" if index in centred else None,
                ),
            )
            for index, (width, title) in enumerate(zip(widths, titles, strict=True))
        ]
        return xml.row(*cells, header=True)
