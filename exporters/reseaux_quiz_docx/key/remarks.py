"""What the key says about a question: the answer in full, why, how it is marked, and its id."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from attrs import frozen

from reseaux_quiz import labels, markup
from reseaux_quiz.i18n import Message
from reseaux_quiz.markup import Blocks, Line
from reseaux_quiz.points import shared
from reseaux_quiz.presenting import (
    Card,
    Choices,
    GappedText,
    NearMiss,
    Pairs,
    Ranking,
    ShownCriterion,
    Statement,
    TypedNumber,
    TypedText,
    Writing,
)
from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.numbering import Lists, Numbering
from reseaux_quiz_docx.document.styles import GREY, REFERENCE_SIZE, Styles
from reseaux_quiz_docx.document.texts import CELL_EDGES, Look, Texts
from reseaux_quiz_docx.document.xml import Element
from reseaux_quiz_docx.sheet.instructions import Instructions
from reseaux_quiz_docx.sheet.plan import Asked, letter
from reseaux_quiz_docx.words import WORDS


@frozen(kw_only=True)
class RemarkWriter:
    """Writes the remarks of one key."""

    texts: Texts
    styles: Styles
    numbering: Numbering
    instructions: Instructions
    indent: int

    def about(
        self, asked: Asked, cell: int | None = None, *, told: bool = False, labelled: bool = True
    ) -> list[Element]:
        """Write the remarks on a question; `cell` is the width of the cell that they are in, None on the page.

        Where the answer is already `told`, it is not repeated. The explanation is `labelled` unless the heading of
        a column says what it is.
        """
        return _Remarks(self, asked, cell, told=told, labelled=labelled).all()


class _Remarks:
    def __init__(self, writer: RemarkWriter, asked: Asked, cell: int | None, *, told: bool, labelled: bool) -> None:
        self._told = told
        self._label_explanation = labelled
        self._writer = writer
        self._asked = asked
        self._cell = cell
        self._answer = "RqCell" if cell else "RqAnswer"
        self._remark = "RqCellRemark" if cell else "RqRemark"
        self._reference_style = "RqCellReference" if cell else "RqReference"
        self._indent = 0 if cell else writer.indent

    def all(self) -> list[Element]:
        shown = self._asked.shown
        made = list(self._answers())
        if shown.explanation:
            label = labels.EXPLANATION if self._label_explanation else None
            made += self._labelled(label, shown.explanation, self._remark)
        if shown.hint:
            made.append(self._line(labels.HINT, shown.hint, self._remark))
        if shown.source:
            made.append(self._line(labels.SOURCE, shown.source, self._remark))
        xml.keep_with_next(made[-2:-1])  # the last remark is seldom more than a line
        return [*made[:-1], *self._with_reference(made[-1:])]

    def _answers(self) -> Iterator[Element]:
        """Write what the question itself does not show."""
        body = self._asked.shown.body
        match body:
            case Choices():
                for index, option in enumerate(body.shown):
                    if option.feedback:
                        yield self._paragraph(self._label(f"{letter(index)}."), option.feedback, self._remark)
            case TypedText(answer, also, rejected):
                if not self._told:
                    yield self._line(labels.ANSWER, answer, self._answer)
                if also:
                    yield self._line(labels.ALSO_ACCEPTED, _listed(also), self._remark)
                yield from map(self._rejected, rejected)
            case TypedNumber(answer=answer) if not self._told:
                yield self._line(labels.ANSWER, (markup.Text(answer),), self._answer)
            case GappedText(gaps=gaps):
                for gap in gaps:
                    if gap.also:
                        accepted = (*gap.answer, markup.Text(" = "), *_listed(gap.also))
                        yield self._line(labels.ALSO_ACCEPTED, accepted, self._remark)
            case Writing(model_answer, criteria):
                yield from self._labelled(labels.EXPECTED_ANSWER, model_answer, self._answer)
                yield from self._criteria(criteria)
            case TypedNumber() | Statement() | Pairs() | Ranking() | Card():
                pass
            case _:
                assert_never(body)

    def _rejected(self, miss: NearMiss) -> Element:
        reason = (markup.Text(" – "), *miss.feedback) if miss.feedback else ()
        return self._line(labels.NOT_ACCEPTED, (*miss.line, *reason), self._remark)

    def _criteria(self, criteria: Sequence[ShownCriterion]) -> Iterator[Element]:
        if not criteria:
            return
        writer, instructions = self._writer, self._writer.instructions
        style = writer.styles[self._remark]
        yield xml.paragraph(style, self._label(instructions.say(labels.CRITERIA)), keep=True)
        worth = shared([each.points for each in criteria], self._asked.points) if instructions.marked else None
        number = (writer.numbering.fresh(Lists.BULLETS, step=instructions.layout.list_step, indent=self._indent), 0)
        for index, each in enumerate(criteria):
            points = [xml.run(f" ({instructions.points(worth[index])})")] if worth else []
            yield xml.paragraph(style, *self._runs(each.line), *points, number=number)

    def _with_reference(self, last: list[Element]) -> list[Element]:
        """Put the reference behind the last remark, or below it where that is an item of a list, or code."""
        words, ids = self._reference(), self._writer.styles
        if not last or xml.is_item(last[0]) or xml.is_code(last[0]):
            xml.keep_with_next(last)
            return [*last, xml.paragraph(ids[self._reference_style], xml.run(words))]
        size = self._writer.instructions.layout.size * REFERENCE_SIZE
        last[0].append(xml.run(f" [{words}]", color=GREY, size=size))
        return last

    def _reference(self) -> str:
        question, instructions = self._asked.shown.item.question, self._writer.instructions
        translated = WORDS.catalogue(instructions.language).gettext
        levels = [translated(labels.LABELS[level]) for level in (question.difficulty, question.bloom) if level]
        points = [instructions.points(self._asked.points)] if instructions.marked else []
        return " · ".join((self._asked.full_id, *levels, *question.tags, *points))

    def _label(self, label: str) -> Element:
        return xml.run(f"{label} ", bold=True)

    def _line(self, label: Message, line: Line, style: str) -> Element:
        return self._paragraph(self._label(self._writer.instructions.say(label)), line, style)

    def _paragraph(self, label: Element, line: Line, style: str) -> Element:
        return xml.paragraph(self._writer.styles[style], label, *self._runs(line))

    def _runs(self, line: Line) -> list[Element]:
        room = self._cell - CELL_EDGES if self._cell else None
        return self._writer.texts.line(line, self._asked.shown.item.bank, width=room)

    def _labelled(self, label: Message | None, blocks: Blocks, style: str) -> list[Element]:
        lead = [self._label(self._writer.instructions.say(label))] if label else []
        look = Look(style=style, before=lead, width=self._cell, indent=self._indent)
        return self._writer.texts.blocks(blocks, self._asked.shown.item.bank, look)


def _listed(lines: Sequence[Line]) -> Line:
    """Join lines with dashes."""
    return tuple(inline for line in lines for inline in (markup.Text(" – "), *line))[1:]
