"""`reseaux-quiz check`: what is wrong in bank files."""

import json

import click
import typer

from reseaux_quiz import loading
from reseaux_quiz.cli.options import Json, Paths, command
from reseaux_quiz.cli.terminal import tell
from reseaux_quiz.errors import Fault, InvalidBanksError
from reseaux_quiz.i18n import ngettext


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(check, summary)


def check(
    paths: Paths = None,
    as_json: Json = False,
) -> None:
    """Find every fault in bank files."""
    faults: tuple[Fault, ...] = ()
    try:
        loaded = loading.load(paths or ())
    except InvalidBanksError as error:
        faults = error.faults
        summary = ngettext("{number} fault", "{number} faults", len(faults)).format(number=len(faults))
    else:
        number = sum(len(each.bank.questions) for each in loaded)
        summary = ngettext("{number} question, no fault", "{number} questions, no fault", number).format(
            number=number
        )
    if as_json:
        print(json.dumps([_record(fault) for fault in faults], ensure_ascii=False, indent=2))
    else:
        for fault in faults:
            print(fault)
    tell(summary)
    if faults:
        raise typer.Exit(1)


def _record(fault: Fault) -> dict[str, str | int | None]:
    return {
        "file": str(fault.path),
        "line": fault.line,
        "column": fault.column,
        "question": fault.question,
        "message": fault.message,
    }
