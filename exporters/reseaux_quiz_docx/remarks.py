"""What the teacher's copy says about a question: the answer in full, why, how it is marked, and its id."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from reseaux_quiz import markup
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import (
    Cloze,
    Criterion,
    Distractor,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz.typography import NO_BREAK, number
from reseaux_quiz_docx import answers, xml
from reseaux_quiz_docx.exercises import Asked, letter
from reseaux_quiz_docx.instructions import Instructions
from reseaux_quiz_docx.numbering import Lists
from reseaux_quiz_docx.points import shared
from reseaux_quiz_docx.styles import Styles
from reseaux_quiz_docx.texts import Look, Texts
from reseaux_quiz_docx.xml import Element


def about(
    asked: Asked, texts: Texts, ids: Styles, instructions: Instructions, *, cell: bool = False
) -> Iterator[Element]:
    """Write the remarks on a question; in a `cell` they stand flush."""
    yield from _Remarks(asked, texts, ids, instructions, cell=cell).all()


class _Remarks:
    def __init__(self, asked: Asked, texts: Texts, ids: Styles, instructions: Instructions, *, cell: bool) -> None:
        self._asked = asked
        self._bank = asked.item.bank
        self._texts = texts
        self._ids = ids
        self._instructions = instructions
        self.say = instructions.say
        self._answer = "RqCell" if cell else "RqAnswer"
        self._remark = "RqCellRemark" if cell else "RqRemark"
        self._reference_style = "RqCellReference" if cell else "RqReference"

    def all(self) -> Iterator[Element]:
        yield from self._answers()
        question = self._asked.item.question
        if question.explanation:
            yield from self._labelled(self.say("Explanation:"), question.explanation, self._remark)
        if question.hint:
            yield self._line(self.say("Hint:"), question.hint)
        if question.source:
            yield self._line(self.say("Source:"), question.source)
        yield self._reference()

    def _answers(self) -> Iterator[Element]:
        """Write what is not to be seen in the question itself."""
        question = self._asked.item.question
        match question:
            case SingleChoice() | MultipleChoice():
                for index, option in enumerate(self._asked.options):
                    if option.feedback:
                        yield self._line(f"{letter(index)}.", option.feedback)
            case ShortAnswer():
                yield self._plain(self.say("Answer:"), question.answers[0], self._answer)
                if question.answers[1:]:
                    yield self._plain(self.say("Also accepted:"), " – ".join(question.answers[1:]), self._remark)
                yield from self._rejected(question.rejected)
            case Numerical():
                language = self._instructions.language
                right = answers.quantity(question, question.answer, language)
                if question.tolerance:
                    right += f" (±{NO_BREAK}{number(question.tolerance, language)})"
                yield self._plain(self.say("Answer:"), right, self._answer)
            case Cloze():
                for gap in question.gaps:
                    if gap.answers[1:]:
                        accepted = f"{gap.answers[0]} = {' – '.join(gap.answers[1:])}"
                        yield self._plain(self.say("Also accepted:"), accepted, self._remark)
            case Essay():
                yield from self._labelled(self.say("Expected answer:"), question.model_answer, self._answer)
                yield from self._criteria(question.criteria)
            case TrueFalse() | Matching() | Ordering() | Flashcard():
                pass
            case _:
                assert_never(question)

    def _rejected(self, rejected: Sequence[Distractor]) -> Iterator[Element]:
        for each in rejected:
            reason = [xml.run(" – "), *self._texts.line(each.feedback, self._bank)] if each.feedback else []
            yield xml.paragraph(
                self._ids[self._remark],
                self._label(self.say("Not accepted:")),
                xml.run(self._texts.spaced(each.text)),
                *reason,
            )

    def _criteria(self, criteria: Sequence[Criterion]) -> Iterator[Element]:
        if not criteria:
            return
        yield xml.paragraph(self._ids[self._remark], self._label(self.say("Marking criteria:")), keep=True)
        worth = shared([each.points for each in criteria], self._asked.points) if self._instructions.marked else None
        numbered = (self._texts.fresh(Lists.BULLETS, self._remark), 0)
        for index, each in enumerate(criteria):
            points = [xml.run(f" ({self._instructions.points(worth[index])})")] if worth else []
            yield xml.paragraph(
                self._ids[self._remark], *self._texts.line(each.text, self._bank), *points, number=numbered
            )

    def _reference(self) -> Element:
        question = self._asked.item.question
        levels = [self.say(LABELS[level]) for level in (question.difficulty, question.bloom) if level]
        points = [self._instructions.points(self._asked.points)] if self._instructions.marked else []
        words = " · ".join((self._asked.item.full_id, *levels, *question.tags, *points))
        return xml.paragraph(self._ids[self._reference_style], xml.run(self._texts.spaced(words)))

    def _label(self, label: str) -> Element:
        return xml.run(self._texts.spaced(label) + " ", bold=True)

    def _line(self, label: str, text: str) -> Element:
        return xml.paragraph(self._ids[self._remark], self._label(label), *self._texts.line(text, self._bank))

    def _plain(self, label: str, text: str, style: str) -> Element:
        return xml.paragraph(self._ids[style], self._label(label), xml.run(self._texts.spaced(text)))

    def _labelled(self, label: str, text: str, style: str) -> list[Element]:
        return self._texts.blocks(markup.parse(text), self._bank, Look(style=style, before=[self._label(label)]))
