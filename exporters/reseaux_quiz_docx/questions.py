"""The exercises of a worksheet, a question at a time: as pupils get them, or with the answers for the teacher."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import assert_never

from attrs import frozen

from reseaux_quiz import markup
from reseaux_quiz.model import (
    Cloze,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    QuestionType,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz.typography import NO_BREAK
from reseaux_quiz_docx import answers, remarks, xml
from reseaux_quiz_docx.exercises import Asked, Exercise, table_of
from reseaux_quiz_docx.instructions import Instructions, has_bank
from reseaux_quiz_docx.layout import Layout
from reseaux_quiz_docx.numbering import BOX, TICKED, Lists, WorksheetList
from reseaux_quiz_docx.package import Package
from reseaux_quiz_docx.styles import INK, Styles
from reseaux_quiz_docx.texts import Look, Texts
from reseaux_quiz_docx.xml import CM, Element

_ESSAY_LINES = 8
_LEAST_LINES = 3
_KEPT_WHOLE = 580  # points of height up to which an essay's lines stay with it on one page
_SHORT_OPTION = 34  # characters of 10.5 points that fit a column of a page with usual margins
_RULE = "_" * 16
"""A gap: as long whatever is missing."""


@frozen(kw_only=True)
class Questions:
    """Writes questions; `answered` is the teacher's copy, and nothing else ever writes an answer."""

    _package: Package
    _texts: Texts
    _instructions: Instructions
    _numbers: WorksheetList
    _indent: int
    _answered: bool
    _hints: bool

    @property
    def _ids(self) -> Styles:
        return self._package.styles

    @property
    def say(self) -> Callable[[str], str]:
        """Translate into the language of the worksheet."""
        return self._instructions.say

    @property
    def _layout(self) -> Layout:
        return self._instructions.layout

    @property
    def _width(self) -> int:
        """The width beside the numbers of questions."""
        return self._package.width - self._indent

    def exercise(self, exercise: Exercise) -> Iterator[Element]:
        """Write an exercise: its heading, what is expected, its questions."""
        if exercise.title is not None:
            title = self._texts.spaced(exercise.title)
            points = f" ({self._instructions.points(exercise.points)})" if self._instructions.marked else ""
            yield xml.paragraph(
                self._ids["Heading1"],
                xml.run(f"–{NO_BREAK}{title}{points}"),
                number=self._numbers.exercise,
                keep=True,
            )
        sentence = self._instructions.exercise(exercise)
        if sentence and table_of(exercise.questions[0]) is None:
            yield self._instruction(sentence)
            sentence = ""
        for table, found in groupby(exercise.questions, key=table_of):
            asked = tuple(found)
            if table is None:
                for each in asked:
                    yield from self._kept(each, exercise)
            else:
                yield self._instruction(f"{self._instructions.table(asked)} {sentence}".rstrip())
                sentence = ""
                yield (
                    self._statements(asked, exercise)
                    if table[0] is QuestionType.TRUE_FALSE
                    else self._glossary(asked, exercise)
                )

    def _instruction(self, sentence: str) -> Element:
        return xml.paragraph(self._ids["RqInstruction"], xml.run(self._texts.spaced(sentence)), keep=True)

    def _kept(self, asked: Asked, exercise: Exercise) -> Iterator[Element]:
        """Write a question so that no page break divides it; a page full of lines may be, and so may remarks."""
        blocks = list(self._question(asked, exercise))
        notes = list(self._remarks(asked)) if self._answered else []
        together = len(blocks)
        if not self._answered and isinstance(asked.item.question, Essay):
            together -= len(self._lines_of(asked.item.question)) - 1
        yield from xml.keep_together([*blocks[:together], *notes[:1]])
        yield from (*blocks[together:], *notes[1:])

    def _remarks(self, asked: Asked, *, cell: bool = False) -> Iterator[Element]:
        return remarks.about(asked, self._texts, self._ids, self._instructions, cell=cell)

    def _question(self, asked: Asked, exercise: Exercise) -> Iterator[Element]:
        question = asked.item.question
        if question.prompt:
            yield from self._prompt(asked, exercise)
        match question:
            case SingleChoice() | MultipleChoice():
                yield from self._options(asked)
            case ShortAnswer():
                if not self._answered:
                    yield self._lines(1)
            case Numerical():
                if not self._answered:
                    yield from self._calculation(question)
            case Matching():
                yield self._matching(asked, question)
            case Ordering():
                yield self._ordering(asked)
            case Cloze():
                yield from self._cloze(asked, question, exercise)
            case Essay():
                if not self._answered:
                    yield from map(self._lines, self._lines_of(question))
            case TrueFalse() | Flashcard():
                raise AssertionError(question.type)  # these are rows of a table
            case _:
                assert_never(question)

    def _prompt(self, asked: Asked, exercise: Exercise, cell: int | None = None) -> Iterator[Element]:
        """Write the prompt, numbered, with the note on what is expected; `cell` is the width of the one it is in."""
        bank = asked.item.bank
        look = Look(
            style="RqCell" if cell else "RqQuestion",
            rest="RqCell" if cell else "RqContinued",
            number=self._numbers.question,
            after=self._note(asked, exercise),
            width=cell,
        )
        yield from self._texts.blocks(markup.parse(asked.item.question.prompt), bank, look)
        if self._hints and asked.item.question.hint and not self._answered:
            style = self._ids["RqCell" if cell else "RqContinued"]
            label = xml.run(self._texts.spaced(self.say("Hint:")) + NO_BREAK, italic=self._layout.italics)
            yield xml.paragraph(style, label, *self._texts.line(asked.item.question.hint, bank))

    def _note(self, asked: Asked, exercise: Exercise) -> list[Element]:
        note = self._instructions.note(asked, exercise)
        return [xml.run(self._texts.spaced(note), italic=self._layout.italics)] if note else []

    # --- by type ---------------------------------------------------------------------------------------

    def _options(self, asked: Asked) -> Iterator[Element]:
        made = [
            xml.paragraph(
                self._ids["RqOption"],
                *self._texts.line(option.text, asked.item.bank, bold=self._answered and option.right),
                number=self._numbers.ticked if self._answered and option.right else self._numbers.option,
            )
            for option in asked.options
        ]
        plain = [option.text for option in asked.options]
        columns = len(made) > 3 and all(len(self._texts.plain(text)) <= _SHORT_OPTION for text in plain)
        if not columns or not self._layout.columns or any("![" in text for text in plain):
            yield from made
            return
        left = (self._package.width + self._indent) // 2
        widths = [left, self._package.width - left]
        made += [xml.paragraph(self._ids["RqOption"])] * (len(made) % 2)
        rows = [
            xml.row(*(xml.cell(width, block) for width, block in zip(widths, made[index : index + 2], strict=True)))
            for index in range(0, len(made), 2)
        ]
        yield xml.table(widths, rows, indent=-xml.MARGIN)  # so that the options stand where they do without a table

    def _lines(self, number: int) -> Element:
        """Write lines to write on: one paragraph, which no page break divides."""
        runs = (run for index in range(number) for run in ((xml.line_break(),) if index else ()) + (xml.tab(),))
        return xml.paragraph(self._ids["RqLine"], *runs)

    def _lines_of(self, question: Essay) -> list[int]:
        """Cut the lines of an essay into paragraphs: one, or, where they fill a page, several of a few lines."""
        number = question.lines or _ESSAY_LINES
        if number * self._layout.writing <= _KEPT_WHOLE:
            return [number]
        pieces, rest = divmod(number, _LEAST_LINES)
        return [_LEAST_LINES] * (pieces - 1) + [_LEAST_LINES + rest]

    def _calculation(self, question: Numerical) -> Iterator[Element]:
        """Write a box with room to calculate, and below it a line for the number."""
        label = xml.paragraph(self._ids["RqCell"], xml.run(self._texts.spaced(self.say("Calculation:"))))
        unit = [xml.run(f" {self._texts.spaced(question.unit)}")] if question.unit else []
        answer = xml.run(self._texts.spaced(self.say("Answer:")) + NO_BREAK)
        rows = [
            xml.row(xml.cell(self._width, label), height=round(20 * self._layout.writing * 2.2)),
            xml.row(xml.cell(self._width, xml.paragraph(self._ids["RqNumber"], answer, xml.tab(), *unit))),
        ]
        yield xml.table([self._width], rows, style=self._ids["RqTable"], indent=self._indent)

    def _matching(self, asked: Asked, question: Matching) -> Element:
        left = self._package.numbering.fresh(Lists.NUMBERS)
        right = self._package.numbering.fresh(Lists.LETTERS)
        linked = self._layout.link and not self._answered
        mark = round(0.7 * CM) if linked else round(1.1 * CM * max(1, self._layout.size / 14))
        gap = round((2.4 if linked else 0.6) * CM)
        side = (self._width - mark * (2 if linked else 1) - gap) // 2
        widths = [side, mark, gap, *([mark] if linked else []), side]
        keys = list(answers.letters(asked)) if self._answered else []
        rows = []
        for index in range(max(len(question.pairs), len(asked.texts))):
            pair = question.pairs[index] if index < len(question.pairs) else None
            text = asked.texts[index] if index < len(asked.texts) else None
            cells = [self._side(side, pair.left if pair else None, asked, left)]
            if linked:
                cells += [
                    self._dot(mark, shown=bool(pair)),
                    xml.cell(gap, self._blank()),
                    self._dot(mark, shown=bool(text)),
                ]
            else:
                letter = [xml.run(keys[index], bold=True, color=INK)] if keys and pair else []
                box = xml.paragraph(self._ids["RqCell"], *letter, align="center")
                cells += [
                    xml.cell(mark, box, edges="all" if pair else None, middle=True),
                    xml.cell(gap, self._blank()),
                ]
            cells.append(self._side(side, text, asked, right, plain=True))
            rows.append(xml.row(*cells, height=round(20 * 1.9 * self._layout.size)))
        return xml.table(widths, rows, indent=self._indent)

    def _side(self, width: int, text: str | None, asked: Asked, number: int, *, plain: bool = False) -> Element:
        if text is None:
            return xml.cell(width, self._blank())
        runs = [xml.run(self._texts.spaced(text))] if plain else self._texts.line(text, asked.item.bank)
        return xml.cell(width, xml.paragraph(self._ids["RqCell"], *runs, number=(number, 0)), middle=True)

    def _dot(self, width: int, *, shown: bool) -> Element:
        runs = [xml.run("•")] if shown else []
        return xml.cell(width, xml.paragraph(self._ids["RqCell"], *runs, align="center"), middle=True)

    def _blank(self) -> Element:
        return xml.paragraph(self._ids["RqCell"])

    def _ordering(self, asked: Asked) -> Element:
        ranks = answers.ranks(asked) if self._answered else ()
        box = round(0.95 * CM * max(1, self._layout.size / 14))
        widths = [box, self._width - box]
        rows = []
        for index, text in enumerate(asked.texts):
            rank = [xml.run(str(ranks[index]), bold=True, color=INK)] if ranks else []
            rows.append(
                xml.row(
                    xml.cell(
                        box, xml.paragraph(self._ids["RqCell"], *rank, align="center"), edges="all", middle=True
                    ),
                    xml.cell(
                        widths[1],
                        xml.paragraph(self._ids["RqCell"], *self._texts.line(text, asked.item.bank)),
                        middle=True,
                    ),
                    height=round(20 * 2.1 * self._layout.size),
                )
            )
        return xml.table(widths, rows, indent=self._indent)

    def _cloze(self, asked: Asked, question: Cloze, exercise: Exercise) -> Iterator[Element]:
        gaps = question.gaps

        def gap(index: int) -> Element:
            if self._answered:
                return xml.run(self._texts.spaced(gaps[index].answers[0]), bold=True, color=INK)
            return xml.run(_RULE)

        numbered = self._numbers.question if not question.prompt else None
        note = [] if question.prompt else self._note(asked, exercise)
        look = Look(style="RqGaps", number=numbered, after=note)
        text = self._texts.blocks(markup.parse_cloze(question), asked.item.bank, look, gap)
        bank = []
        if has_bank(question, self._layout):
            words = f" {NO_BREAK}–{NO_BREAK} ".join(self._unbroken(word) for word in asked.texts)
            bank = [xml.paragraph(self._ids["RqWords"], xml.run(words))]
        # The list of words comes first where there is a prompt to come between it and the number.
        yield from (*bank, *text) if question.prompt else (*text, *bank)

    def _unbroken(self, word: str) -> str:
        return self._texts.spaced(word).replace(" ", NO_BREAK)

    # --- tables of several questions -------------------------------------------------------------------

    def _statements(self, asked: Sequence[Asked], exercise: Exercise) -> Element:
        """Write statements to judge; what is said of each stands beside it, or below where columns are too narrow."""
        said = self._answered or table_of(asked[0]) == (QuestionType.TRUE_FALSE, True)
        title = self.say("Explanation") if self._answered else self.say("Justification")
        beside = said and self._layout.columns
        tick = round(1.4 * CM * self._layout.scale)
        wide = self._package.width - 2 * tick
        statement = round(wide * (0.45 if self._answered else 0.55)) if beside else wide
        widths = [statement, tick, tick, *([wide - statement] if beside else [])]
        titles = [self.say("Statement"), self.say("True"), self.say("False"), *([title] if beside else [])]
        height = None if self._answered or not said else round(20 * 2.6 * self._layout.writing)
        rows = [self._table_head(widths, titles, centred=(1, 2))]
        for each in asked:
            question = each.item.question
            assert isinstance(question, TrueFalse)
            cells = [xml.cell(statement, *self._prompt(each, exercise, statement), middle=not said)]
            for value in (True, False):
                ticked = self._answered and question.answer is value
                mark = xml.run(TICKED if ticked else BOX, bold=ticked, color=INK if ticked else None)
                cells.append(xml.cell(tick, xml.paragraph(self._ids["RqCell"], mark, align="center"), middle=True))
            words = list(self._remarks(each, cell=True)) if self._answered else [self._blank()]
            if beside:
                cells.append(xml.cell(widths[-1], *words))
            rows.append(xml.row(*cells, height=height if beside else None))
            if said and not beside:
                xml.keep_with_next(rows[-1:])
                if not self._answered:
                    label = xml.run(self._texts.spaced(self.say("Justification:")))
                    words = [xml.paragraph(self._ids["RqCell"], label)]
                rows.append(xml.row(xml.cell(sum(widths), *words, span=3), height=height))
        return xml.table(widths, rows, style=self._ids["RqTable"], header=True)

    def _glossary(self, asked: Sequence[Asked], exercise: Exercise) -> Element:
        front = round(self._package.width * (0.38 if self._layout.columns else 0.45))
        widths = [front, self._package.width - front]
        rows = [self._table_head(widths, [self.say("Term or question"), self.say("Definition or answer")])]
        for each in asked:
            question = each.item.question
            assert isinstance(question, Flashcard)
            words = [self._blank()]
            if self._answered:
                look = Look(style="RqCell", color=INK, width=widths[1])
                words = self._texts.blocks(markup.parse(question.answer), each.item.bank, look)
                words += self._remarks(each, cell=True)
            height = None if self._answered else round(20 * 2.2 * self._layout.writing)
            cells = xml.cell(front, *self._prompt(each, exercise, front)), xml.cell(widths[1], *words)
            rows.append(xml.row(*cells, height=height))
        return xml.table(widths, rows, style=self._ids["RqTable"], header=True)

    def _table_head(self, widths: Sequence[int], titles: Sequence[str], centred: Sequence[int] = ()) -> Element:
        return xml.row(
            *(
                xml.cell(
                    width,
                    xml.paragraph(
                        self._ids["RqCellHead"],
                        xml.run(self._texts.spaced(title)),
                        keep=True,
                        align="center" if index in centred else None,
                    ),
                )
                for index, (width, title) in enumerate(zip(widths, titles, strict=True))
            ),
            header=True,
        )
