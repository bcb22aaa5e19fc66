"""`reseaux-quiz export FORMAT`: a quiz in another format, and what that format can't carry."""

import os
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import click
import typer
from attrs import evolve
from typer.core import TyperGroup

from reseaux_quiz import clock, exporting, loading, selecting
from reseaux_quiz.cli import files
from reseaux_quiz.cli.banks import read
from reseaux_quiz.cli.options import Force, Paths, command, group
from reseaux_quiz.cli.terminal import tell
from reseaux_quiz.cli.waiting import waiting
from reseaux_quiz.errors import NotFoundError, QuizError
from reseaux_quiz.exporting import Exporter, Level, Loss
from reseaux_quiz.i18n import N_, msg, ngettext, user_language
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.model import EARLIEST, Bank
from reseaux_quiz.selecting import Selection

LEVELS = {Level.CHANGED: N_("changed"), Level.REDUCED: N_("reduced")}


def make(summary: str) -> click.Command:
    """Make the group, with a command a format."""
    app = group(_Formats, summary)
    app.callback()(lambda: None)
    return typer.main.get_command(app)


class _Formats(TyperGroup):
    """Loads a format when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(exporting.names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        try:
            return _command(exporting.find(cmd_name))
        except NotFoundError as error:
            raise click.UsageError(error.text(user_language()), ctx) from None


def _command(exporter: Exporter[Any]) -> click.Command:
    def export(
        selection: Selection,
        options: exporter.options,  # type: ignore[name-defined]  # the class whose fields are its options
        paths: Paths = None,
        output: Annotated[
            str | None,
            typer.Option(
                "-o", "--output", metavar=_("FILE"), help=_("A file, a folder (ends in /), or - for standard output.")
            ),
        ] = None,
        force: Force = False,
        strict: Annotated[
            bool,
            typer.Option("--strict", help=_("Write nothing where a type, a grade or a text would change.")),
        ] = False,
        verbose: Annotated[bool, typer.Option("-v", "--verbose", help=_("Name every loss."))] = False,
    ) -> None:
        loaded = read(paths)
        quiz = selecting.select([each.bank for each in loaded], selection)
        quiz = evolve(loading.with_pictures(quiz, loaded), made=_made())
        number = len(quiz.items)
        doing = ngettext("Writing {number} question", "Writing {number} questions", number)
        with waiting(doing.format(number=number)):
            rendered = exporter.render(quiz, options)
        _report(rendered.losses, verbose=verbose)
        if strict and any(loss.level is Level.CHANGED for loss in rendered.losses):
            raise QuizError(msg("nothing was written: --strict, and some questions would change"))
        if output == "-":
            if len(rendered.files) > 1:
                raise click.UsageError(_("several files can't go to standard output"))
            sys.stdout.buffer.write(*rendered.files.values())
            return
        stem = _stem([each.bank for each in loaded], paths or ())
        targets = {_target(output, stem, part, exporter.suffix): data for part, data in rendered.files.items()}
        files.write(targets, force=force)
        for target in targets:
            message = ngettext("{path}: {number} question chosen", "{path}: {number} questions chosen", number)
            tell(message.format(path=target, number=number))

    # Typer reads the annotations; this one is only known here.
    export.__annotations__["options"] = exporter.options
    summary = _("Write questions in the format {name} ({suffix}).").format(name=exporter.name, suffix=exporter.suffix)
    return command(export, summary)


def _made() -> datetime:
    """Tell the date that documents bear: SOURCE_DATE_EPOCH (reproducible-builds.org) where it is set, else now."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        made = datetime.fromtimestamp(int(given), UTC) if given else clock.now().astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        raise QuizError(msg("SOURCE_DATE_EPOCH is a number of seconds, not « {given} »", given=given)) from None
    return max(made, EARLIEST)


def _stem(banks: Sequence[Bank], paths: Sequence[Path]) -> str:
    """Name the file after the bank where one bank file was given, else after its collection."""
    if len(banks) == 1 and paths and paths[0].is_file():
        return banks[0].id
    return "-".join(dict.fromkeys(bank.collection.id if bank.collection else bank.id for bank in banks))[:100]


def _target(output: str | None, stem: str, part: str, suffix: str) -> Path:
    ending = f"-{part}" if part else ""
    # pathlib fails where a folder may not be entered: `files` says so
    if output is None or output.endswith(("/", os.sep)) or os.path.isdir(output):  # noqa: PTH112
        return Path(output or ".") / f"{stem}{ending}{suffix}"
    path = Path(output)
    return path.with_name(f"{path.stem}{ending}{path.suffix}") if part else path


def _report(losses: Sequence[Loss], *, verbose: bool) -> None:
    """Say what was lost: a line a code, or each of them."""
    grouped: dict[tuple[Level, str], list[Loss]] = defaultdict(list)
    for loss in losses:
        grouped[loss.level, loss.code].append(loss)
    for (level, code), found in sorted(grouped.items()):
        if verbose:
            for loss in found:
                what = f"{loss.question or ''}: {code} ({_(LEVELS[level])})"
                tell(_("{what}: {message}").format(what=what, message=loss.message.text(user_language())))
        else:
            asked = [loss for loss in found if loss.question]
            number = ngettext("{number} question", "{number} questions", len(asked)).format(number=len(asked))
            count = f" ({number})" if asked else ""
            what = f"{_(LEVELS[level])}, {code}{count}"
            tell(_("{what}: {message}").format(what=what, message=found[0].message.text(user_language())))
    if any(loss.question for loss in losses) and not verbose:
        tell(_("-v names every question."))
