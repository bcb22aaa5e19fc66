"""Another program's file → a bank, its pictures, and what was lost or doubtful on the way.

Formats are plugins, registered under the entry-point group `reseaux_quiz.importers` as an object that is an
`Importer`, in the same package as the format's exporter where it has one.
"""

from collections.abc import Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol

from attrs import field, frozen

from reseaux_quiz.errors import NotFoundError, QuizError
from reseaux_quiz.i18n import msg
from reseaux_quiz.importing.losses import Level, Loss, LossCode
from reseaux_quiz.model import Bank

__all__ = ["GROUP", "MAX_BYTES", "Imported", "Importer", "Level", "Loss", "LossCode", "find", "names", "recognise"]

GROUP = "reseaux_quiz.importers"
MAX_BYTES = 50_000_000
"""The largest file that is read."""


@frozen
class Imported:
    """A bank, its pictures by their path below the bank's folder, and the losses in the order of the source.

    `remarks` are for the top of the bank's file: what could not be made a question, for a person to go on with.
    """

    bank: Bank
    pictures: Mapping[str, bytes] = field(factory=dict, repr=False)
    losses: tuple[Loss, ...] = ()


class Importer(Protocol):
    """A format that can be read."""

    @property
    def name(self) -> str: ...  # noqa: D102

    def recognises(self, data: bytes, name: str) -> float:
        """Tell how sure it is, from 0 to 1, that a file of this name with these bytes is of its format."""

    def read(self, data: bytes, name: str = "") -> Imported:
        """Make a bank. Pure: reads and writes nothing. QuizError where there is no question to be read.

        `name` is the file's: the bank has its id and its title from it where the file itself says nothing.
        """


def names() -> tuple[str, ...]:
    """List the formats that can be read."""
    return tuple(sorted({entry.name for entry in _entries()}))


def find(name: str) -> Importer:
    """Load an importer; NotFoundError, with the known ones, for a name that is none."""
    for entry in _entries():
        if entry.name == name:
            importer: Importer = entry.load()
            return importer
    raise NotFoundError(
        msg("there is no importable format called “{name}”; the known ones are: {known}", name=name, known=_known())
    )


def recognise(data: bytes, name: str) -> Importer:
    """Find the format of a file by its content and its name. QuizError where it is none or could be several."""
    ranked = sorted(
        ((importer.recognises(data, name), importer.name, importer) for importer in map(find, names())), reverse=True
    )
    best = [each for each in ranked if each[0] == ranked[0][0] > 0]
    if len(best) == 1:
        return best[0][2]
    if not best:
        raise QuizError(
            msg(
                "{file}: no format that can be imported is recognised; there are: {known}; "
                "--from FORMAT says which one it is",
                file=name,
                known=_known(),
            )
        )
    raise QuizError(
        msg(
            "{file}: this could be {formats}; say which with --from FORMAT",
            file=name,
            formats=", ".join(each[1] for each in best),
        )
    )


def _known() -> str:
    return ", ".join(names())


def _entries() -> tuple[EntryPoint, ...]:
    return tuple(entry_points(group=GROUP))
