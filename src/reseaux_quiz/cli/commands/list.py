"""`reseaux-quiz list`: collections, banks, sections, and their numbers of questions."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import click
from attrs import frozen

from reseaux_quiz.cli import terminal
from reseaux_quiz.cli.given_banks import read, say_where
from reseaux_quiz.cli.language import _, counted
from reseaux_quiz.cli.parameters import Json, Paths, command
from reseaux_quiz.cli.terminal import print_json
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import Bank, QuestionType

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
    banks = [each.bank for each in read(paths)]
    if as_json:
        print_json([_record(bank) for bank in banks])
    else:
        _print_table(banks)
        say_where(paths)


def _rows(bank: Bank) -> list[tuple[str, str, int]]:
    """Count the questions of a bank, then those of its sections, in the order of the article."""
    count = Counter(question.section for question in bank.questions)
    rows = [(bank.section or "", bank.title, len(bank.questions))]
    return rows + [(each.number, each.title, count[each.number]) for each in bank.sections]


def _types(bank: Bank) -> Counter[QuestionType]:
    return Counter(question.type for question in bank.questions)


def _record(bank: Bank) -> dict[str, Any]:
    return {
        "id": bank.full_id,
        "title": bank.title,
        "collection": bank.collection.title if bank.collection else None,
        "language": bank.language,
        "questions": len(bank.questions),
        "sections": [{"section": row[0], "title": row[1], "questions": row[2]} for row in _rows(bank)],
        "types": dict(_types(bank)),
        "ids": [f"{bank.full_id}/{question.id}" for question in bank.questions],
    }


def _print_table(banks: list[Bank]) -> None:
    """Print three columns, by hand: Rich would make the command a fifth slower."""
    lines = list(_lines(banks))
    head = _("Section"), _("Title"), _("Questions")
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
    total = sum(len(bank.questions) for bank in banks)
    print(counted("{number} question in all", "{number} questions in all", total))


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
        types = ", ".join(f"{_(LABELS[kind])} {count}" for kind, count in _types(bank).most_common())
        yield _Line(("", f"  {types}", ""), terminal.italic)
