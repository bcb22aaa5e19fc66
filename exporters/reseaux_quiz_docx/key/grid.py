"""The beginning of the key: which article the questions are about, and all answers at a glance."""

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, frozen

from reseaux_quiz.i18n import Message
from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.package import Package
from reseaux_quiz_docx.document.xml import CM, Element
from reseaux_quiz_docx.key import answers
from reseaux_quiz_docx.sheet.instructions import Instructions
from reseaux_quiz_docx.sheet.plan import Sheet
from reseaux_quiz_docx.words import msg

_ONE_COLUMN = 10
"""How many answers stand in one column; more are divided into two."""


@frozen
class _Entry:
    """An answer; `exercise` is the number of its exercise where it is the first of it, else ""."""

    exercise: str
    question: str
    answer: str


def grid(sheet: Sheet, instructions: Instructions, package: Package) -> Iterator[Element]:
    """Write the table of all answers."""
    say, ids = instructions.say, package.styles
    has_exercises = any(exercise.title is not None for exercise in sheet.exercises)
    columns = _columns(_entries(sheet, say), several=instructions.layout.columns)
    narrow = round(1.05 * CM * max(1, instructions.layout.size / 11))
    numbers = [narrow, narrow] if has_exercises else [narrow]
    widths = [*numbers, package.width // len(columns) - sum(numbers)] * len(columns)
    titles = [msg("Ex."), msg("No."), msg("Answer")] if has_exercises else [msg("No."), msg("Answer")]

    def row(words: Sequence[str], style: str, *, header: bool = False) -> Element:
        cells = []
        for place, (width, text) in enumerate(zip(widths, words, strict=True)):
            is_answer = (place + 1) % len(titles) == 0
            block = xml.paragraph(ids[style], xml.run(text), align=None if is_answer else "center")
            cells.append(xml.cell(width, block))
        return xml.row(*cells, header=header)

    rows = [row([say(title) for title in titles] * len(columns), "RqCellHead", header=True)]
    for index in range(len(columns[0])):
        words: list[str] = []
        for column in columns:
            entry = column[index] if index < len(column) else _Entry("", "", "")
            words += [entry.exercise] if has_exercises else []
            words += [entry.question, entry.answer]
        rows.append(row(words, "RqCell"))
    yield xml.paragraph(ids["Heading1"], xml.run(say(msg("Answers at a glance"))))
    yield xml.table(widths, rows, style=ids["RqTable"], header=True)
    if not has_exercises:
        yield xml.paragraph(ids["Heading1"], xml.run(say(msg("Answers in full"))))


def _entries(sheet: Sheet, say: Callable[[Message], str]) -> list[_Entry]:
    return [
        _Entry(
            str(number) if exercise.title is not None and place == 1 else "", str(place), answers.short(asked, say)
        )
        for number, exercise in enumerate(sheet.exercises, start=1)
        for place, asked in enumerate(exercise.questions, start=1)
    ]


def _columns(entries: list[_Entry], *, several: bool) -> list[list[_Entry]]:
    """Divide many answers into two columns; the second repeats the number of the exercise that it continues."""
    if len(entries) <= _ONE_COLUMN or not several:
        return [entries]
    half = (len(entries) + 1) // 2
    left, right = entries[:half], entries[half:]
    exercise = right[0].exercise or next((each.exercise for each in reversed(left) if each.exercise), "")
    return [left, [evolve(right[0], exercise=exercise), *right[1:]]]
