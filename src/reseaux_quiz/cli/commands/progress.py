"""`reseaux-quiz progress`: show, export or delete what is remembered on this computer."""

import csv
import io
import json
import os
import re
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import attrs
import click
import typer
from typer.core import TyperGroup

from reseaux_quiz import clock, progress, scheduling
from reseaux_quiz.cli import atomic_files, by_section, dialogue, terminal
from reseaux_quiz.cli.by_section import Part, Row
from reseaux_quiz.cli.language import _, counted
from reseaux_quiz.cli.parameters import Force, Json, Paths, Plain, Text, command, group
from reseaux_quiz.cli.terminal import print_json, tell, wrap
from reseaux_quiz.errors import QuizError
from reseaux_quiz.i18n import N_, msg
from reseaux_quiz.progress import Progress, Review
from reseaux_quiz.scheduling import Standing

_DAYS = {"d": 1, "j": 1, "w": 7, "m": 30, "y": 365, "a": 365}


def make(summary: str) -> click.Command:
    """Make the group and its commands."""
    actions = typer.main.get_command(group(TyperGroup, summary))
    assert isinstance(actions, click.Group)
    actions.add_command(command(show, _("Show how much is seen, due and mastered, by section.")), "show")
    actions.add_command(command(export, _("Write every review that is remembered, as JSON or CSV.")), "export")
    actions.add_command(command(delete, _("Delete what is remembered.")), "delete")
    return actions


def opened(*, save: bool = True, create: bool = True) -> Progress:
    """Open the file, or a substitute if nothing is to be kept; say where a damaged one went."""
    path = progress.place() if save else None
    found = Progress(path if path and (create or path.exists()) else None)
    if found.set_aside:
        name = found.set_aside.name
        tell(_("{path} is damaged: it was renamed to {name}, and a new file begins.", path=path, name=name))
    unsound = found.count_unsound()
    if unsound:
        tell(
            counted(
                "{path}: {number} damaged review is ignored.",
                "{path}: {number} damaged reviews are ignored.",
                unsound,
                path=path,
            )
        )
    return found


def show(paths: Paths = None, as_json: Json = False, plain: Plain = False) -> None:
    """Show how many questions are seen and due, and the share that is remembered now, by section and in all."""
    from reseaux_quiz import assessing  # noqa: PLC0415 - what is exported or deleted needs no banks
    from reseaux_quiz.cli.given_banks import read  # noqa: PLC0415 - what is exported or deleted needs no banks

    if plain:
        terminal.be_plain()
    banks = [each.bank for each in assessing.banks_of(read(paths))]
    now = clock.now()
    with opened(create=False) as remembered:
        memories = remembered.memories()
        days = {scheduling.days(now, review.memory.reviewed) for review in remembered.reviews()}
    standings = by_section.standings(banks, memories, now)
    if as_json:
        print_json([_record(*each) for each in standings.items()])
        return
    if not memories:
        print(wrap(_("Nothing is remembered on this computer.")))
        return
    deck = by_section.deck(banks, memories)
    rows = [_row(part.name, standing) for part, standing in standings.items()]
    if len(rows) > 1:
        rows.append(_row(_("In all"), scheduling.standing(deck, memories, now)))
    by_section.print_rows((_("Seen"), _("Due"), _("Mastered")), rows)
    print(wrap(counted("Practised on {number} day.", "Practised on {number} days.", len(days))))
    known = [card.key for card in deck if card.key in memories]
    tomorrow = len({key.question for key in known if scheduling.days(now, memories[key].due) == 1})
    print(
        wrap(counted("Tomorrow: {number} question to review.", "Tomorrow: {number} questions to review.", tomorrow))
    )
    here = {f"{bank.full_id}/{question.id}" for bank in banks for question in bank.questions}
    elsewhere = len({key.question for key in memories} - here)
    if elsewhere:
        message = counted(
            "{number} question of other banks is remembered too.",
            "{number} questions of other banks are remembered too.",
            elsewhere,
        )
        print(wrap(message))
    tell(_("Kept in {path}.", path=progress.place()))


def _row(name: str, standing: Standing) -> Row:
    seen = _("{points} of {most}", points=standing.seen, most=standing.questions)
    return Row(name, (seen, str(standing.due)), standing.mastered)


def _record(part: Part, standing: Standing) -> dict[str, Any]:
    return {
        "bank": part.bank,
        "section": part.number,
        "title": part.title,
        **attrs.asdict(standing),
        "mastered": round(standing.mastered, 3),
    }


def export(
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar=N_("FILE"), help=N_("A file; without it, standard output.")),
    ] = None,
    as_csv: Annotated[
        bool, typer.Option("--csv", help=N_("CSV instead of JSON; so does a FILE that ends in .csv."))
    ] = False,
    force: Force = False,
) -> None:
    """Write every review, the oldest first."""
    with opened(create=False) as remembered:
        records = [_exported(review) for review in remembered.reviews()]
    text = _csv(records) if as_csv or (output or "").lower().endswith(".csv") else _json(records)
    if output is None or output == "-":
        sys.stdout.write(text)
        return
    path = Path(output)
    if output.endswith(("/", os.sep)):
        raise QuizError(msg("{path} is a folder", path=path))
    atomic_files.write({path: text.encode()}, force=force)
    tell(counted("{path}: {number} review", "{path}: {number} reviews", len(records), path=path))


def _exported(review: Review) -> dict[str, Any]:
    memory = review.memory
    return {
        "question": review.key.question,
        "card": review.key.card,
        "rating": review.rating.name.lower(),
        "reviewed": memory.reviewed.isoformat(),
        "state": memory.state.name.lower(),
        "step": memory.step,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "due": memory.due.isoformat(),
    }


def _json(records: Sequence[dict[str, Any]]) -> str:
    return json.dumps(records, indent=2) + "\n"


def _csv(records: Sequence[dict[str, Any]]) -> str:
    columns = "question", "card", "rating", "reviewed", "state", "step", "stability", "difficulty", "due"
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return file.getvalue()


def delete(
    yes: Annotated[bool, typer.Option("--yes", help=N_("Do not ask."))] = False,
    older_than: Annotated[
        str | None,
        typer.Option(
            "--older-than",
            metavar=N_("AGE"),
            click_type=Text(),
            help=N_("Only reviews older than that: 30d, 6m or 1y (days, months, years)."),
        ),
    ] = None,
) -> None:
    """Delete every review, or those older than an age, after a confirmation."""
    before = None if older_than is None else _ago(older_than)
    with opened(create=False) as remembered:
        number = remembered.count(before)
        damaged = () if before else progress.damaged()
        if not number and not damaged:
            print(_("There is nothing to delete."))
            return
        if damaged:
            names = ", ".join(path.name for path in damaged)
            print(wrap(_("Damaged files that were set aside go too: {names}", names=names)))
        question = counted("Delete {number} review for good?", "Delete {number} reviews for good?", number)
        if not yes and not dialogue.agree(question):
            raise QuizError(msg("nothing was deleted (--yes does not ask)"))
        remembered.delete(before)
        for path in damaged:
            path.unlink()
    print(counted("{number} review deleted", "{number} reviews deleted", number))


def _ago(age: str) -> datetime:
    """Read an age, and return the time that long ago."""
    found = re.fullmatch(r"(\d{1,4})\s*([djwmya])", age.strip().lower())
    if not found or not int(found[1]):
        message = _("“{age}” is not an age: type 30d, 6m or 1y, for instance", age=age)
        raise click.BadParameter(message, param_hint="--older-than")
    # There are no dates before the year 1.
    return clock.now() - timedelta(days=min(int(found[1]) * _DAYS[found[2]], 100_000))
