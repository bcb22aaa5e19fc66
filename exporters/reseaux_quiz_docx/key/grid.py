"""All answers at a glance, at the beginning of the key."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from reseaux_quiz import markup
from reseaux_quiz.markup import Line
from reseaux_quiz.model import Bank
from reseaux_quiz.typography import NO_BREAK, number
from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.package import Package
from reseaux_quiz_docx.document.texts import CELL_EDGES, Texts
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
    answer: Line
    points: str
    bank: Bank


def grid(sheet: Sheet, instructions: Instructions, package: Package, texts: Texts) -> Iterator[Element]:
    """Write the table of all answers."""
    say, ids = instructions.say, package.styles
    has_exercises = any(exercise.title is not None for exercise in sheet.exercises)
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

    def row(contents: Sequence[Sequence[Element]], style: str, *, header: bool = False) -> Element:
        cells = []
        for width, runs in zip(widths, contents, strict=True):
            align = None if width == answer else "center"
            cells.append(xml.cell(width, xml.paragraph(ids[style], *runs, align=align)))
        return xml.row(*cells, header=header)

    rows = [row([[xml.run(say(title))] for title in titles * len(columns)], "RqCellHead", header=True)]
    room = answer - CELL_EDGES
    for index in range(len(columns[0])):
        contents: list[Sequence[Element]] = []
        for column in columns:
            if index == len(column):  # the second column may be one answer shorter
                contents += [()] * len(titles)
                continue
            entry = column[index]
            contents += [[xml.run(entry.exercise)]] if has_exercises else []
            contents += [[xml.run(entry.question)], texts.line(_cut(entry.answer, texts, room), entry.bank)]
            contents += [[xml.run(entry.points)]] if instructions.marked else []
        rows.append(row(contents, "RqCell"))
    yield xml.paragraph(ids["Heading1"], xml.run(say(msg("Answers at a glance"))))
    yield xml.table(widths, rows, style=ids["RqTable"], header=True)


def _entries(sheet: Sheet, instructions: Instructions) -> list[_Entry]:
    """List the answers; essays have only points there, and no place where there are no marks."""
    entries = []
    for ordinal, exercise in enumerate(sheet.exercises, start=1):
        lead = str(ordinal) if exercise.title is not None else ""
        for place, asked in enumerate(exercise.questions, start=1):
            to_read = (markup.Text(instructions.say(_TO_READ)),) if instructions.marked else None
            answer = answers.short(asked) or to_read
            if answer is not None:
                worth = number(asked.points, instructions.language)
                entries.append(_Entry(lead, str(place), answer, worth, asked.shown.item.bank))
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


def _cut(line: Line, texts: Texts, room: int) -> Line:
    """Cut a long text behind a word; a formula wider than its column is written as text."""
    text = markup.plain_inline(line)
    if len(text) > _MOST:
        cut = (text[:_MOST].rpartition(" ")[0] or text[: _MOST - 1]).rstrip(f" {NO_BREAK},;:–")
        return (markup.Text(f"{cut}…"),)
    return line if texts.formula_width(markup.walk_line(line)) <= room else (markup.Text(text),)
