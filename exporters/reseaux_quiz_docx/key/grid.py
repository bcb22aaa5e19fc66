"""All answers at a glance, at the beginning of the key."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from reseaux_quiz.typography import NO_BREAK, number
from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.package import Package
from reseaux_quiz_docx.document.texts import typeset
from reseaux_quiz_docx.document.xml import CM, Element
from reseaux_quiz_docx.key import answers
from reseaux_quiz_docx.sheet.instructions import Instructions
from reseaux_quiz_docx.sheet.plan import Sheet
from reseaux_quiz_docx.words import msg

_TO_READ = msg("written answer")
_MOST = 60
"""Characters of an answer."""
_ONE_COLUMN = 10
"""How many answers stand in one column; more are divided into two."""


@frozen
class _Entry:
    """An answer and its points; `exercise` is the number of its exercise where it is the first of it, else ""."""

    exercise: str
    question: str
    answer: str
    points: str


def grid(sheet: Sheet, instructions: Instructions, package: Package) -> Iterator[Element]:
    """Write the table of all answers."""
    say, ids = instructions.say, package.styles
    has_exercises = any(exercise.title is not None for exercise in sheet.exercises)
    language = instructions.language
    entries = _entries(sheet, instructions)
    if not entries:
        return
    columns = _columns(entries)
    narrow = round(1.05 * CM * max(1, instructions.layout.size / 11))
    before = [msg("Ex."), msg("No.")] if has_exercises else [msg("No.")]
    after = [msg("Pts")] if instructions.marked else []
    answer = package.width // len(columns) - narrow * len(before + after)
    widths = [*[narrow] * len(before), answer, *[narrow] * len(after)] * len(columns)
    titles = [*before, msg("Answer"), *after]

    def row(words: Sequence[str], style: str, *, header: bool = False) -> Element:
        cells = []
        for width, text in zip(widths, words, strict=True):
            align = None if width == answer else "center"
            cells.append(xml.cell(width, xml.paragraph(ids[style], xml.run(typeset(text, language)), align=align)))
        return xml.row(*cells, header=header)

    rows = [row([say(title) for title in titles] * len(columns), "RqCellHead", header=True)]
    for index in range(len(columns[0])):
        words: list[str] = []
        for column in columns:
            entry = column[index] if index < len(column) else _Entry("", "", "", "")
            words += [entry.exercise] if has_exercises else []
            words += [entry.question, entry.answer]
            words += [entry.points] if instructions.marked else []
        rows.append(row(words, "RqCell"))
    yield xml.paragraph(ids["Heading1"], xml.run(say(msg("Answers at a glance"))))
    yield xml.table(widths, rows, style=ids["RqTable"], header=True)


def _entries(sheet: Sheet, instructions: Instructions) -> list[_Entry]:
    """List the answers; essays have only points there, and no place where there are no marks."""
    entries = []
    for ordinal, exercise in enumerate(sheet.exercises, start=1):
        lead = str(ordinal) if exercise.title is not None else ""
        for place, asked in enumerate(exercise.questions, start=1):
            answer = answers.short(asked) or (instructions.say(_TO_READ) if instructions.marked else None)
            if answer is not None:
                entries.append(_Entry(lead, str(place), _cut(answer), number(asked.points, instructions.language)))
                lead = ""
    return entries


def _columns(entries: list[_Entry]) -> list[list[_Entry]]:
    """Divide many answers into two columns; the second repeats the number of the exercise that it continues."""
    if len(entries) <= _ONE_COLUMN:
        return [entries]
    half = (len(entries) + 1) // 2
    left, right = entries[:half], entries[half:]
    exercise = right[0].exercise or next((each.exercise for each in reversed(left) if each.exercise), "")
    return [left, [evolve(right[0], exercise=exercise), *right[1:]]]


def _cut(text: str) -> str:
    """Cut a long text behind a word."""
    if len(text) <= _MOST:
        return text
    return (text[:_MOST].rpartition(" ")[0] or text[: _MOST - 1]).rstrip(f" {NO_BREAK},;:–") + "…"
