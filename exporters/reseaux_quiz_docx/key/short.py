"""The short key: the answers and the remarks, without the questions."""

from collections.abc import Iterator

from attrs import frozen

from reseaux_quiz import presenting
from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.directions import directed
from reseaux_quiz_docx.document.numbering import WorksheetList
from reseaux_quiz_docx.document.styles import INK, Styles
from reseaux_quiz_docx.document.texts import Texts, typeset
from reseaux_quiz_docx.document.xml import Element
from reseaux_quiz_docx.key import answers
from reseaux_quiz_docx.key.remarks import RemarkWriter
from reseaux_quiz_docx.sheet.instructions import Instructions
from reseaux_quiz_docx.sheet.plan import Asked, Exercise


@frozen(kw_only=True)
class ShortKey:
    """Writes the exercises of a short key, numbered as those of the sheet are."""

    texts: Texts
    styles: Styles
    numbers: WorksheetList
    instructions: Instructions
    remarks: RemarkWriter

    def exercise(self, exercise: Exercise) -> Iterator[Element]:
        """Write the answers of an exercise."""
        if exercise.title is not None:
            title = self.instructions.heading(exercise)
            yield xml.paragraph(self.styles["Heading1"], xml.run(title), number=self.numbers.exercise, keep=True)
        for asked in exercise.questions:
            points = self.instructions.other_points(asked, exercise)
            runs = [*self._answer(asked), *([xml.run(f" ({points})")] if points else [])]
            question = xml.paragraph(self.styles["RqQuestion"], *runs, number=self.numbers.question)
            remarks = self.remarks.about(asked, told=True)
            xml.keep_together([question, *remarks[:1]])
            yield from directed([question, *remarks], asked.shown.language)

    def _answer(self, asked: Asked) -> list[Element]:
        """Write the answer; of an essay, the first words of what is asked."""
        item, answer = asked.shown.item, answers.short(asked)
        if answer is None:
            return [xml.run(typeset(presenting.first_words(item.question), self.instructions.language))]
        return self.texts.line(answer, item.bank, bold=True, color=INK)
