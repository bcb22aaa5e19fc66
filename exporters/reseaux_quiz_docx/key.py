"""What stands at the beginning of the teacher's copy: where the questions come from, and every answer at one look."""

from collections.abc import Iterator, Sequence

from reseaux_quiz.model import Quiz, Source
from reseaux_quiz_docx import answers, xml
from reseaux_quiz_docx.exercises import Sheet
from reseaux_quiz_docx.instructions import Instructions
from reseaux_quiz_docx.package import Package
from reseaux_quiz_docx.texts import Texts
from reseaux_quiz_docx.xml import CM, Element

_ONE_COLUMN = 10
"""So many answers stand one below the other; more stand in two halves beside each other."""

Entry = tuple[str, str, str]
"""An exercise's number, a question's, and the answer."""


def credits(quiz: Quiz, texts: Texts, instructions: Instructions, package: Package) -> Iterator[Element]:  # noqa: A001 - what it is
    """Name the articles that the questions are about."""
    collections = dict.fromkeys(item.bank.collection for item in quiz.items if item.bank.collection)
    for collection in collections:
        if collection.source:
            words = instructions.say("Based on {source}").format(source=_credit(collection.source, instructions))
            yield xml.paragraph(package.styles["RqCredit"], xml.run(texts.spaced(words)))


def _credit(source: Source, instructions: Instructions) -> str:
    quoted = instructions.say("« {title} »").format(title=source.title)
    return ", ".join(filter(None, (quoted, source.author, source.publisher, source.url)))


def grid(sheet: Sheet, texts: Texts, instructions: Instructions, package: Package) -> Iterator[Element]:
    """Write the table of all answers."""
    say = instructions.say
    yield xml.paragraph(package.styles["Heading1"], xml.run(texts.spaced(say("Answers at a glance"))))
    entries = [
        (
            str(index) if exercise.title is not None and place == 1 else "",
            str(place),
            texts.spaced(answers.short(asked, say, instructions.language)),
        )
        for index, exercise in enumerate(sheet.exercises, start=1)
        for place, asked in enumerate(exercise.questions, start=1)
    ]
    headings = any(exercise.title is not None for exercise in sheet.exercises)
    two = len(entries) > _ONE_COLUMN and instructions.layout.columns
    half = (len(entries) + 1) // 2 if two else len(entries)
    columns = [entries[:half], entries[half:]] if two else [entries]
    if two and headings and not columns[1][0][0]:  # say again which exercise goes on
        number = next(number for number, _, _ in reversed(columns[0]) if number)
        columns[1][0] = (number, *columns[1][0][1:])
    scale = max(1, instructions.layout.size / 11)
    narrow = round(1.05 * CM * scale)
    small = [narrow, narrow] if headings else [narrow]
    width = package.width // len(columns) - sum(small)
    widths = [*small, width] * len(columns)
    titles = [say("Ex."), say("No."), say("Answer")] if headings else [say("No."), say("Answer")]

    def line(words: Sequence[str], style: str) -> Iterator[Element]:
        for place, word in enumerate(words):
            centred = place % len(titles) < len(small)
            block = xml.paragraph(package.styles[style], xml.run(word), align="center" if centred else None)
            yield xml.cell(widths[place], block)

    rows = [xml.row(*line(titles * len(columns), "RqCellHead"), header=True)]
    for index in range(half):
        words: list[str] = []
        for column in columns:
            entry = column[index] if index < len(column) else ("", "", "")
            words += entry if headings else entry[1:]
        rows.append(xml.row(*line(words, "RqCell")))
    yield xml.table(widths, rows, style=package.styles["RqTable"], header=True)
    if not headings:
        yield xml.paragraph(package.styles["Heading1"], xml.run(texts.spaced(say("Answers in full"))))
