"""`reseaux-quiz new DIR`: a small collection to start from."""

import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import click
import typer

from reseaux_quiz import identifiers, resources
from reseaux_quiz.cli.language import _, language
from reseaux_quiz.cli.parameters import command
from reseaux_quiz.cli.terminal import tell
from reseaux_quiz.errors import QuizError, reason
from reseaux_quiz.i18n import N_, msg
from reseaux_quiz.schema import schema

_ID = "ma-collection"  # the id in the files that are copied


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(new, summary)


def new(
    folder: Annotated[
        Path, typer.Argument(metavar=N_("DIR"), help=N_("The folder to lay it out in: a new one, or an empty one."))
    ],
) -> None:
    """Write a small commented collection that passes `check --strict`."""
    try:
        files = _files(folder)
        _lay_out(folder, files)
    except OSError as error:
        raise QuizError(msg("{path} can't be written: {reason}", path=folder, reason=reason(error))) from None
    tell(_("{what}: {message}", what=folder, message=", ".join(files)))
    tell(
        _(
            "Next: `reseaux-quiz quiz {folder}` to try it, `reseaux-quiz check {folder}` after each change.",
            folder=folder,
        )
    )


def _files(folder: Path) -> dict[str, str]:
    """Return the text of each file; the collection is named after the folder."""
    identifier = identifiers.made_of(folder.resolve().name) or _ID
    files = {
        path.name: _named(path.read_text(encoding="utf-8"), identifier)
        for path in sorted(resources.starter(language()).iterdir())
    }
    return files | {"schema.json": json.dumps(schema(language()), ensure_ascii=False, indent=2) + "\n"}


def _named(text: str, identifier: str) -> str:
    """Put the collection's id into a file, and keep the comments behind it aligned."""
    return re.sub(rf"{_ID}( *)", lambda found: identifier.ljust(len(found[0]) - 1) + found[1][:1], text)


def _lay_out(folder: Path, files: Mapping[str, str]) -> None:
    """Write all the files into a new or empty folder, or leave everything as it was."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise QuizError(msg("{folder} is there already, and not empty: give another name", folder=folder))
    if not folder.parent.is_dir():
        raise QuizError(msg("there is no folder {path}", path=folder.parent))
    is_new = not folder.exists()
    folder.mkdir(exist_ok=True)
    try:
        _move_in(folder, files)
    except BaseException:
        if is_new:
            folder.rmdir()
        raise


def _move_in(folder: Path, files: Mapping[str, str]) -> None:
    stage = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    try:
        for name, text in files.items():
            (stage / name).write_text(text, encoding="utf-8", newline="\n")
        for name in files:
            (stage / name).rename(folder / name)
    except BaseException:
        for name in files:  # the folder was empty
            (folder / name).unlink(missing_ok=True)
        raise
    finally:
        shutil.rmtree(stage)
