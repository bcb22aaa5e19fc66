"""`reseaux-quiz list`: what there is."""

from collections import Counter
from typing import Any

import click

from reseaux_quiz import loading
from reseaux_quiz.cli import terminal
from reseaux_quiz.cli.options import Json, Paths, command
from reseaux_quiz.cli.terminal import print_json
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.i18n import ngettext
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import Bank, QuestionType


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(list_banks, summary)


def list_banks(
    paths: Paths = None,
    as_json: Json = False,
) -> None:
    """List collections and banks, and how many questions of which kind."""
    banks = [each.bank for each in loading.load(paths or ())]
    if as_json:
        print_json([_record(bank) for bank in banks])
    else:
        _print_table(banks)


def _rows(bank: Bank) -> list[tuple[str, str, int]]:
    """Count a bank's questions: its own section, then those below it, in the order of the article."""
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
    from rich.console import Console  # noqa: PLC0415 - JSON needs none of it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column(_("Section"))
    table.add_column(_("Title"), overflow="fold")
    table.add_column(_("Questions"), justify="right")
    collection = None
    for bank in banks:
        if bank.collection and bank.collection != collection:
            table.add_row("", Text(bank.collection.title, "bold"), "")
        collection = bank.collection
        for index, (section, title, number) in enumerate(_rows(bank)):
            name = Text(title if index == 0 else f"  {title}")
            if index == 0:
                name.append(f" ({bank.id})", "italic")
            table.add_row(Text(section), name, str(number))
        types = ", ".join(f"{_(LABELS[kind])} {count}" for kind, count in _types(bank).most_common())
        table.add_row("", Text(f"  {types}", "italic"), "")
    total = sum(len(bank.questions) for bank in banks)
    console = Console(width=terminal.width(), highlight=False, markup=False)
    console.print(table)
    print(ngettext("{number} question in all", "{number} questions in all", total).format(number=total))
