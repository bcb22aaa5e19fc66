"""`reseaux-quiz import FILE…`: other programs' questions → a bank, what was lost, and what `check` finds."""

import os
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import click
import typer
from attrs import evolve

from reseaux_quiz import importing, loading
from reseaux_quiz.cli import atomic_files as files
from reseaux_quiz.cli.commands.check import check
from reseaux_quiz.cli.language import _, counted, language, text
from reseaux_quiz.cli.parameters import Force, command
from reseaux_quiz.cli.spinner import waiting
from reseaux_quiz.cli.terminal import tell
from reseaux_quiz.errors import QuizError, reason
from reseaux_quiz.i18n import N_, msg
from reseaux_quiz.importing import Imported, Level, Loss, merging
from reseaux_quiz.writing import Remark, write

LEVELS = {
    Level.LEFT_OUT: N_("left out"),
    Level.CHANGED: N_("changed"),
    Level.DOUBTFUL: N_("doubtful"),
    Level.REDUCED: N_("reduced"),
}
_IN_THE_FILE = (Level.LEFT_OUT, Level.CHANGED, Level.DOUBTFUL)


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(import_, summary)


def import_(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar=N_("FILE..."), help=N_("Files of other programs."), readable=False)
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar=N_("BANK"), help=N_("The bank's file, or a folder for it (ends in /).")
        ),
    ] = None,
    source_format: Annotated[
        str | None,
        typer.Option("--from", metavar=N_("FORMAT"), help=N_("The files' format, where it is not recognised.")),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            metavar=N_("BANK"),
            help=N_("Add what is new to this bank, and list what differs."),
            readable=False,
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option("--template", metavar=N_("FILE"), help=N_("Write a spreadsheet (.xlsx) to fill in, and stop.")),
    ] = None,
    force: Force = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help=N_("Name every loss."))] = False,
) -> None:
    """Make a bank of other programs' questions."""
    if template is not None:
        files.write({Path(template): _template()}, force=force)
        tell(_("{path}: fill it in, then `reseaux-quiz import {path}`", path=template))
        return
    if not paths:
        raise click.UsageError(_("which file should be imported?"))
    if into and output:
        raise click.UsageError(_("-o creates a bank and --into adds to one: give only one of them"))
    found = [(path, _read(path, source_format)) for path in paths]
    for path, imported in found:
        _report(path, imported.losses, verbose=verbose)
    if into is not None:
        check([_add(into, found)])
        return
    banks = _targets(found, output)
    files.write({target: data for target, _number, made in banks for target, data in made.items()}, force=force)
    for target, number, _made in banks:
        tell(counted("{path}: {number} question", "{path}: {number} questions", number, path=target))
    check([target for target, _number, _made in banks])


def _template() -> bytes:
    from reseaux_quiz.importing import find  # noqa: PLC0415

    importer = find("table")
    data: bytes = importer.template(language())  # type: ignore[attr-defined]  # the one format that has one
    return data


def _read(path: Path, source_format: str | None) -> Imported:
    try:
        with path.open("rb") as file:
            data = file.read(importing.MAX_BYTES + 1)
    except OSError as error:
        raise QuizError(msg("{path} can't be read: {reason}", path=path, reason=reason(error))) from None
    if len(data) > importing.MAX_BYTES:
        raise QuizError(msg("{path} is larger than {most} MB", path=path, most=importing.MAX_BYTES // 10**6))
    importer = importing.find(source_format) if source_format else importing.recognise(data, path.name)
    with waiting(_("Reading {path}", path=path)):
        try:
            return importer.read(data, path.name)
        except QuizError as error:
            raise QuizError(
                msg("{path}: {format}: {reason}", path=path, format=importer.name, reason=error.message)
            ) from None


def _targets(found: Sequence[tuple[Path, Imported]], output: str | None) -> list[tuple[Path, int, dict[Path, bytes]]]:
    """Tell for each bank its file, how many questions it has, and the bytes of it and its pictures."""
    to_folder = output is None or output.endswith(("/", os.sep)) or os.path.isdir(output)  # noqa: PTH112
    if not to_folder and len(found) > 1:
        raise click.UsageError(
            _("several files make several banks: give -o a folder, or add them to one bank with --into")
        )
    made = []
    names: set[str] = set()
    for path, imported in found:
        name = imported.bank.id
        if name in names:
            raise QuizError(
                msg(
                    "{path}: another file also makes a bank called “{name}”: import them one by one",
                    path=path,
                    name=name,
                )
            )
        names.add(name)
        target = Path(output or ".") / f"{name}.yaml" if to_folder else Path(str(output))
        written = write(imported.bank, _remarks(path, imported.losses))
        data = {target: written.encode()} | {target.parent / name: data for name, data in imported.pictures.items()}
        for picture in imported.pictures:
            _folder(target.parent, picture)
        made.append((target, len(imported.bank.questions), data))
    return made


def _folder(parent: Path, picture: str) -> None:
    """Make the folder that a picture goes to."""
    try:
        (parent / picture).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QuizError(
            msg("{path} can't be written: {reason}", path=parent / picture, reason=reason(error))
        ) from None


def _add(into: Path, found: Sequence[tuple[Path, Imported]]) -> Path:
    """Add what is new to a bank, and say what it has already and what differs."""
    for path, imported in found:
        (loaded,) = loading.load([into])
        merged = merging.compared(loaded.bank, imported.bank)
        for difference in merged.different:
            line, _column = loaded.place(
                "questions", [each.id for each in loaded.bank.questions].index(difference.id)
            )
            tell(
                _(
                    "{place}: {question}: differs in {path} ({fields}); the bank keeps its own",
                    place=f"{into}:{line}",
                    question=difference.id,
                    path=path,
                    fields=", ".join(difference.fields),
                )
            )
        if merged.new:
            _append(into, loaded, path, imported, merged)
        counts = _("{path}: {new} new, {same} already there, {different} different")
        tell(counts.format(path=path, new=len(merged.new), same=len(merged.same), different=len(merged.different)))
    return into


def _append(into: Path, loaded: loading.Loaded, path: Path, imported: Imported, merged: merging.Merged) -> None:
    before = into.read_text(encoding="utf-8-sig")
    column = loaded.place("questions", 0)[1] - 1
    indent = max(column - len("- "), 0)
    ids = {question.id for question in merged.new}
    remarks = [each for each in _remarks(path, imported.losses) if each.question in ids]
    whole = merging.added(before, loaded.bank, merged, tuple(remarks), indent)
    pictures = {into.parent / name: data for name, data in imported.pictures.items()}
    missing = {
        target: data for target, data in pictures.items() if not target.exists() or target.read_bytes() != data
    }
    for name in imported.pictures:
        _folder(into.parent, name)
    files.write(missing, force=False)
    files.write({into: whole.encode()}, force=True)
    try:
        (again,) = loading.load([into])
        is_whole = again.bank == evolve(
            loaded.bank,
            questions=(*loaded.bank.questions, *merged.new),
            documents=(*loaded.bank.documents, *merged.documents),
        )
    except QuizError:
        is_whole = False
    if not is_whole:
        files.write({into: before.encode()}, force=True)
        raise QuizError(
            msg(
                "{path}: questions can only be added if `questions` comes last in the file; it is unchanged",
                path=into,
            )
        )


def _remarks(path: Path, losses: Sequence[Loss]) -> list[Remark]:
    """Make comments for the file of what a person has to look at."""
    made = []
    for loss in losses:
        if loss.level in _IN_THE_FILE:
            where = f"{path.name}:{loss.line}: " if loss.line else f"{path.name}: "
            remark = f"{where}{_(LEVELS[loss.level])}: {text(loss.message)}"
            made.append(Remark(remark, loss.question, loss.field if loss.question else None))
    return list(dict.fromkeys(made))


def _report(path: Path, losses: Sequence[Loss], *, verbose: bool) -> None:
    """Say what was lost: each thing that a person has to look at with its line, a line a code of the rest."""
    grouped: dict[tuple[Level, str], list[Loss]] = defaultdict(list)
    for loss in losses:
        if verbose or loss.level in (Level.LEFT_OUT, Level.DOUBTFUL):
            where = ":".join(filter(None, (str(path), str(loss.line or ""))))
            question = f"{loss.question}: " if loss.question else ""
            tell(f"{where}: {question}{_(LEVELS[loss.level])}, {loss.code}: {text(loss.message)}")
        else:
            grouped[loss.level, loss.code].append(loss)
    for (level, code), found in sorted(grouped.items()):
        number = len({loss.question for loss in found if loss.question})
        count = counted("{number} question", "{number} questions", number)
        where = f"{path}:{found[0].line}" if found[0].line else str(path)
        what = f"{where}: {_(LEVELS[level])}, {code} ({count})" if number else f"{where}: {_(LEVELS[level])}, {code}"
        tell(_("{what}: {message}", what=what, message=text(found[0].message)))
    sys.stderr.flush()
