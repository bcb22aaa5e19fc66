"""`reseaux-quiz new DIR`: a small collection to start from, or a copy of one to change."""

import json
import re
import secrets
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import click
import typer

from reseaux_quiz import identifiers, loading, resources
from reseaux_quiz.cli import modeline
from reseaux_quiz.cli.language import _, language
from reseaux_quiz.cli.parameters import Text, command
from reseaux_quiz.cli.terminal import tell
from reseaux_quiz.errors import NotFoundError, QuizError, reason
from reseaux_quiz.i18n import N_, msg
from reseaux_quiz.schema import schema

_ID = "ma-collection"  # the id in the files of the starter
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is taken for another
_ITS_ID = {
    True: re.compile(r"^(id *: *)\S+", re.MULTILINE),
    False: re.compile(r"^(collection *: *)\S+", re.MULTILINE),
}
"""Where the collection's id stands: in its description, and in other files."""
_DECK = re.compile(r"^deck *:.*\n", re.MULTILINE)


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(new, summary)


def new(
    folder: Annotated[
        Path, typer.Argument(metavar=N_("DIR"), help=N_("The folder to lay it out in: a new one, or an empty one."))
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar=N_("COLLECTION"),
            click_type=Text(),
            help=N_("Copy a collection to change it: the shipped one, `reseaux-sociaux`, or a folder of yours."),
        ),
    ] = None,
) -> None:
    """Write a small commented collection that passes `check --strict`, or a copy of one."""
    identifier = _identifier(folder)
    try:
        files = _starter(identifier) if source is None else _copied(source, identifier)
        schema_of_keys = json.dumps(schema(language()), ensure_ascii=False, indent=2) + "\n"
        files["schema.json"] = schema_of_keys.encode()
        _lay_out(folder, files)
    except OSError as error:
        raise QuizError(msg("{path} can't be written: {reason}", path=folder, reason=reason(error))) from None
    tell(_("{what}: {message}", what=folder, message=", ".join(files)))
    if source is not None:
        tell(
            _(
                "The copy has an id of its own, “{id}”: Anki, Moodle and `drill` would otherwise take its questions "
                "for those it was copied from.",
                id=identifier,
            )
        )
    tell(
        _(
            "Next: `reseaux-quiz preview {folder}` shows it in the browser as you write, "
            "`reseaux-quiz check {folder}` finds what is wrong.",
            folder=folder,
        )
    )


def _identifier(folder: Path) -> str:
    """Make an id of the folder's name and of an end that nobody else has."""
    end = "".join(secrets.choice(_LETTERS) for _letter in range(4))
    name = identifiers.made_of(folder.resolve().name) or _ID
    return f"{name[: identifiers.MAX_LENGTH - 5].rstrip('-')}-{end}"


def _starter(identifier: str) -> dict[str, bytes]:
    """Return the files of a small collection."""
    return {
        path.name: _named(path.read_text(encoding="utf-8"), identifier).encode()
        for path in sorted(resources.starter(language()).iterdir())
    }


def _named(text: str, identifier: str) -> str:
    """Put the collection's id into a file, and keep the comments behind it aligned."""
    text = re.sub(rf"{_ID}$", identifier, text, flags=re.MULTILINE)
    return re.sub(rf"{_ID}( +)", lambda found: f"{identifier:<{len(found[0]) - 1}} ", text)


def _copied(source: str, identifier: str) -> dict[str, bytes]:
    """Return the files of a collection, under an id of their own.

    The name of its decks goes: cards of the copy would stand among those of the original.
    """
    folder = loading.shipped() if source == loading.shipped().name else Path(source)
    if not (folder / loading.DESCRIPTION).is_file():
        raise NotFoundError(msg("{path}: there is no collection.yaml in this folder", path=source))
    files = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or any(part.startswith(".") for part in Path(name).parts) or name == "schema.json":
            continue
        files[name] = path.read_bytes()
        if path.suffix in loading.SUFFIXES:
            is_description = path.name == loading.DESCRIPTION
            text = _ITS_ID[is_description].sub(rf"\g<1>{identifier}", files[name].decode("utf-8-sig"), count=1)
            text = _DECK.sub("", text, count=1) if is_description else text
            levels = "../" * name.count("/")
            head = "" if modeline.NAME in text else modeline.line(f"{levels}schema.json")
            files[name] = f"{head}{text}".encode()
    return files


def _lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
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


def _move_in(folder: Path, files: Mapping[str, bytes]) -> None:
    stage = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    try:
        for name, data in files.items():
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).write_bytes(data)
        for path in list(stage.iterdir()):
            path.rename(folder / path.name)
    except BaseException:
        for path in folder.iterdir():  # it was empty
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)
