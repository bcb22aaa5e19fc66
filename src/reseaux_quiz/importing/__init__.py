"""Another program's file → a bank, its pictures, and what was lost or doubtful on the way.

Formats are plugins, registered under the entry-point group `reseaux_quiz.importers` as an object that is an
`Importer`, in the same package as the format's exporter where it has one.
"""

from collections.abc import Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Protocol

from attrs import field, frozen

from reseaux_quiz.errors import NotFoundError, QuizError
from reseaux_quiz.exporting.plugins import PluginError
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.importing import advice
from reseaux_quiz.importing.losses import Level, Loss, LossCode
from reseaux_quiz.model import Bank, Question

__all__ = [
    "GROUP",
    "MAX_BYTES",
    "Imported",
    "Importer",
    "Level",
    "Loss",
    "LossCode",
    "PluginError",
    "find",
    "names",
    "problems",
    "recognise",
]

GROUP = "reseaux_quiz.importers"
MAX_BYTES = 50_000_000
"""The largest file that is read."""


@frozen
class Imported:
    """A bank, its pictures by their path below the bank's folder, and the losses in the order of the source.

    `known` has each question by what the source knew it by (Moodle's idnumber, a full id of ours), as it was read:
    before it was given an id and a section. One that no bank can hold is a text. A source may know two by one id.
    """

    bank: Bank
    pictures: Mapping[str, bytes] = field(factory=dict, repr=False)
    losses: tuple[Loss, ...] = ()
    known: tuple[tuple[str, Question | str], ...] = field(default=(), repr=False)


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
    """List the formats that can be read, without loading them."""
    return tuple(sorted({entry.name for entry in _entries()}))


def find(name: str) -> Importer:
    """Load an importer by its name or an alternative one.

    Raises NotFoundError, with the known names, or PluginError if it can't be used.
    """
    for entry in _entries():
        if entry.name == name:
            return _loaded(entry)
    for importer in _usable():
        if name.lower() in (importer.name, *getattr(importer, "aliases", ())):
            return importer
    raise NotFoundError(
        msg("there is no importable format called “{name}”; the known ones are: {known}", name=name, known=_known())
    )


def recognise(data: bytes, name: str) -> Importer:
    """Find the format of a file by its content and its name. QuizError where it is none or could be several."""
    ranked = sorted(
        ((importer.recognises(data, name), importer.name, importer) for importer in _usable()),
        key=lambda each: each[:2],
        reverse=True,
    )
    best = [each for each in ranked if each[0] == ranked[0][0] > 0]
    if not best or best[0][0] < 1:
        known = advice.of(data)
        if known:
            raise QuizError(msg("{file}: {advice}", file=name, advice=known))
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
    formats = ", ".join(each[1] for each in best)
    raise QuizError(msg("{file}: this could be {formats}; say which with --from FORMAT", file=name, formats=formats))


def problems(importer: Any, name: str) -> Iterator[Message]:
    """Find the reasons why an object is not a valid `Importer` with a name."""
    for attribute in ("name", "recognises", "read"):
        if not hasattr(importer, attribute):
            yield msg("it has no `{attribute}`", attribute=attribute)
            return
    if importer.name != name:
        yield msg("its `name` is “{name}”", name=importer.name)


def _usable() -> Iterator[Importer]:
    """Load the importers that can be used; the others are named when they are asked for."""
    for entry in sorted(_entries(), key=lambda each: each.name):
        try:
            yield _loaded(entry)
        except PluginError:
            continue


def _loaded(entry: EntryPoint) -> Importer:
    try:
        importer = entry.load()
        problem = next(problems(importer, entry.name), None)
    except Exception as error:  # noqa: BLE001 - whatever a plugin raises, the other formats must work
        problem = msg("it can’t be imported ({error})", error=f"{type(error).__name__}: {error}".splitlines()[0])
    if problem:
        package = entry.dist.name if entry.dist else entry.value
        values = {"name": entry.name, "package": package, "problem": problem}
        raise PluginError(msg("the format “{name}” of {package} can’t be used: {problem}", **values))
    return importer  # type: ignore[no-any-return]  # checked by `problems`


def _known() -> str:
    return ", ".join(names())


def _entries() -> tuple[EntryPoint, ...]:
    return tuple(entry_points(group=GROUP))
