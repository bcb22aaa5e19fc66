"""The package's functions for programs, one for each step from a bank file to a file in another format."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attrs import fields, resolve_types

from reseaux_quiz import assessing, exporting, importing, loading
from reseaux_quiz.assessing import LoadedAssessment
from reseaux_quiz.errors import OptionError
from reseaux_quiz.exporting import Rendered
from reseaux_quiz.i18n import msg
from reseaux_quiz.importing import Imported
from reseaux_quiz.loading import Loaded
from reseaux_quiz.model import Quiz
from reseaux_quiz.selecting import Selection


def load(*paths: str | Path) -> tuple[Loaded | LoadedAssessment, ...]:
    """Load the banks in files and folders, or an assessment; without a path, the banks shipped with the package.

    The questions of an assessment are looked up in the banks given with it, or else near its file. Raises
    NotFoundError for a path that does not exist or contains no bank, InvalidBanksError with every fault.
    """
    return assessing.load([Path(path) for path in paths])


def select(loaded: Iterable[Loaded | LoadedAssessment], selection: Selection | None = None) -> Quiz:
    """Choose questions and put them in order, with the bytes of their pictures; all questions by default.

    An assessment says itself which questions, and takes no filter but a seed. Raises NotFoundError for an unknown id,
    NothingSelectedError if no question is left, OptionError for an assessment with filters or beside another one.
    """
    sources = tuple(loaded)
    return loading.with_pictures(assessing.quiz(sources, selection or Selection()), assessing.banks_of(sources))


def export(name: str, quiz: Quiz, **options: Any) -> Rendered:
    """Render a quiz in a format: the files, as bytes by part and not on disk, and what the format can't carry.

    `options` are those of the format, named as on the command line, with underscores; a file such as a template may
    be given as a path or as bytes. Raises NotFoundError for an unknown format, OptionError for an unknown option, and
    QuizError for anything the format rejects.
    """
    exporter = exporting.find(name)
    known = {each.name: each.type for each in fields(resolve_types(exporter.options))}
    listed = ", ".join(known)
    for option, value in options.items():
        if option not in known:
            raise OptionError(
                msg("{format} has no option “{name}”; it has: {known}", format=name, name=option, known=listed)
            )
        if known[option] in (bytes, bytes | None) and isinstance(value, str | Path):
            options[option] = Path(value).read_bytes()
    return exporting.export(exporter, quiz, exporter.options(**options))


def import_(path: str | Path, name: str | None = None) -> Imported:
    """Read another program's file into a bank; `name` is its format, by default the one that is recognised.

    Nothing is written: `writing.write` makes the text of a bank's file. Raises NotFoundError for an unknown format,
    QuizError for a file that is of none or has no question.
    """
    file = Path(path)
    data = file.read_bytes()
    importer = importing.find(name) if name else importing.recognise(data, file.name)
    return importer.read(data, file.name)
