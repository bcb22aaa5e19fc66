"""The short key: the answers and the remarks, without the questions."""

from collections.abc import Iterator

from attrs import frozen

from reseaux_quiz import presenting
from reseaux_quiz.typography import NO_BREAK
from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.numbering import WorksheetList
from reseaux_quiz_docx.document.styles import INK, Styles
from reseaux_quiz_docx.document.xml import Element
from reseaux_quiz_docx.key import answers
from reseaux_quiz_docx.key.remarks import RemarkWriter
from reseaux_quiz_docx.sheet.plan import Exercise


@frozen(kw_only=True)
class ShortKey:
    """Writes the exercises of a short key, numbered as those of the sheet are."""

    styles: Styles
    numbers: WorksheetList
    remarks: RemarkWriter

    def exercise(self, exercise: Exercise) -> Iterator[Element]:
        """Write the answers of an exercise."""
        if exercise.title is not None:
            title = xml.run(f"–{NO_BREAK}{exercise.title}" if exercise.title else "")
            yield xml.paragraph(self.styles["Heading1"], title, number=self.numbers.exercise, keep=True)
        for asked in exercise.questions:
            answer = answers.short(asked) or presenting.first_words(asked.shown.item.question)
            run = xml.run(answer, bold=True, color=INK)
            question = xml.paragraph(self.styles["RqQuestion"], run, number=self.numbers.question)
            remarks = self.remarks.about(asked)
            yield from xml.keep_together([question, *remarks[:1]])
            yield from remarks[1:]
