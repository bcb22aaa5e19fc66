"""`reseaux-quiz list`: collections, banks, sections, and their numbers of questions."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import click
from attrs import frozen

from reseaux_quiz.assessing import LoadedAssessment
from reseaux_quiz.cli import terminal
from reseaux_quiz.cli.given_banks import read, say_where
from reseaux_quiz.cli.language import _, counted, language
from reseaux_quiz.cli.parameters import Json, Paths, command
from reseaux_quiz.cli.terminal import print_json
from reseaux_quiz.labels import LABELS, number_of_points
from reseaux_quiz.loading import Loaded
from reseaux_quiz.model import Bank, Question, QuestionType, Quiz

MIN_TITLE = 12
"""The least width of the titles, even if lines get too long."""


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(list_banks, summary)


def list_banks(
    paths: Paths = None,
    as_json: Json = False,
) -> None:
    """List collections and banks, with the number of questions by type."""
    sources = read(paths)
    assessments = [each.quiz for each in sources if isinstance(each, LoadedAssessment)]
    banks = [each.bank for each in sources if isinstance(each, Loaded)]
    if as_json:
        print_json([*map(_record, banks), *map(_assessment_record, assessments)])
        return
    if banks:
        _print_table(_("Section"), list(_lines(banks)))
        print(_in_all(sum(len(bank.questions) for bank in banks)))
    for quiz in assessments:
        _print_table(_("Exercise"), list(_assessment_lines(quiz)))
        print(f"{_in_all(len(quiz.items))}, {number_of_points(quiz.points, language())}")
    say_where(paths)


def _in_all(number: int) -> str:
    return counted("{number} question in all", "{number} questions in all", number)


def _rows(bank: Bank) -> list[tuple[str, str, int]]:
    """Count the questions of a bank, then those of its sections, in the order of the article."""
    count = Counter(question.section for question in bank.questions)
    rows = [(bank.section or "", bank.title, len(bank.questions))]
    return rows + [(each.number, each.title, count[each.number]) for each in bank.sections]


def _types(questions: Iterable[Question]) -> Counter[QuestionType]:
    return Counter(question.type for question in questions)


def _record(bank: Bank) -> dict[str, Any]:
    return {
        "id": bank.full_id,
        "title": bank.title,
        "collection": bank.collection.title if bank.collection else None,
        "language": bank.language,
        "questions": len(bank.questions),
        "sections": [{"section": row[0], "title": row[1], "questions": row[2]} for row in _rows(bank)],
        "types": dict(_types(bank.questions)),
        "ids": [f"{bank.full_id}/{question.id}" for question in bank.questions],
    }


def _assessment_record(quiz: Quiz) -> dict[str, Any]:
    assert quiz.assessment
    return {
        "assessment": quiz.assessment.id,
        "title": quiz.assessment.title,
        "language": quiz.language,
        "questions": len(quiz.items),
        "points": float(quiz.points),
        "exercises": [
            {
                "title": exercise.title,
                "points": float(exercise.points),
                "ids": [item.full_id for item in exercise.items],
            }
            for exercise in quiz.exercises
        ],
    }


def _print_table(column: str, lines: Sequence["_Line"]) -> None:
    """Print three columns, by hand: Rich would make the command a fifth slower."""
    head = column, _("Title"), _("Questions")
    left, right = (max(len(line.cells[column]) for line in lines) for column in (0, 2))
    left, right = max(left, len(head[0])) + 2, max(right, len(head[2])) + 2
    middle = min(max(len(line.cells[1]) for line in lines), max(terminal.width() - left - right, MIN_TITLE))
    for line in (_Line(head, terminal.bold), *lines):
        section, title, number = line.cells
        indent = " " * (len(title) - len(title.lstrip(" ")))
        for row, text in enumerate(terminal.wrap(title.lstrip(" "), indent, columns=middle).split("\n")):
            first = row == 0
            padded = f"{section if first else '':<{left}}{line.mark(f'{text:<{middle}}')}"
            print(f"{padded}{number:>{right}}" if first and number else padded.rstrip())


@frozen
class _Line:
    """A line of the table: section, title and number, and the style of its title."""

    cells: tuple[str, str, str]
    mark: Callable[[str], str] = str


def _lines(banks: list[Bank]) -> Iterator[_Line]:
    collection = None
    for bank in banks:
        if bank.collection and bank.collection != collection:
            yield _Line(("", bank.collection.title, ""), terminal.bold)
        collection = bank.collection
        (section, title, number), *below = _rows(bank)
        yield _Line((section, f"{title} ({bank.id})", str(number)))
        for section, title, number in below:
            yield _Line((section, f"  {title}", str(number)))
        yield _Line(("", f"  {_worded(_types(bank.questions))}", ""), terminal.italic)


def _assessment_lines(quiz: Quiz) -> Iterator[_Line]:
    assert quiz.assessment
    yield _Line(("", f"{quiz.assessment.title} ({quiz.assessment.id})", ""), terminal.bold)
    for place, exercise in enumerate(quiz.exercises, start=1):
        points = number_of_points(exercise.points, language())
        title = f"{exercise.title} ({points})" if exercise.title else points
        yield _Line((str(place), title, str(len(exercise.items))))
        yield _Line(("", f"  {_worded(_types(item.question for item in exercise.items))}", ""), terminal.italic)


def _worded(types: Counter[QuestionType]) -> str:
    return ", ".join(f"{_(LABELS[kind])} {count}" for kind, count in types.most_common())
