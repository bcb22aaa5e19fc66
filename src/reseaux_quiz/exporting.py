"""What a format is to the core: a name, options, and a pure function from a quiz to files.

Formats are plugins, registered under the entry-point group `reseaux_quiz.exporters` as an object that is
an `Exporter`. Only the one that is asked for is loaded.
"""

from collections.abc import Mapping
from enum import StrEnum
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Protocol, TypeVar

from attrs import field, frozen

from reseaux_quiz.errors import NotFoundError
from reseaux_quiz.i18n import msg
from reseaux_quiz.model import Quiz

GROUP = "reseaux_quiz.exporters"

Options_contra = TypeVar("Options_contra", contravariant=True)


class Level(StrEnum):
    """How much a loss is."""

    CHANGED = "changed"
    """The type, the grade or the content differs: counts under `--strict`."""
    REDUCED = "reduced"
    """A hint, points, an order left behind."""


@frozen
class Loss:
    """Something that a format can't carry. `question` is a full id, or None for a remark on the whole."""

    code: str
    level: Level
    message: str
    question: str | None = None


@frozen
class Rendered:
    """Files by their part ("" where there is one only), and what they could not carry."""

    files: Mapping[str, bytes] = field(repr=False)
    losses: tuple[Loss, ...] = ()


class Exporter(Protocol[Options_contra]):
    """A format.

    `options` is a frozen attrs class: its fields, with `help` in their metadata, become the options of
    `reseaux-quiz export NAME`. `suffix` has its dot.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def suffix(self) -> str: ...  # noqa: D102
    @property
    def options(self) -> type[Any]: ...  # noqa: D102

    def render(self, quiz: Quiz, options: Options_contra) -> Rendered:
        """Make the files. Pure: reads and writes nothing, and the same quiz gives the same bytes."""


def names() -> tuple[str, ...]:
    """List the formats that are installed."""
    return tuple(sorted({entry.name for entry in _entries()}))


def find(name: str) -> Exporter[Any]:
    """Load a format; NotFoundError, with the known ones, for a name that is none."""
    for entry in _entries():
        if entry.name == name:
            exporter: Exporter[Any] = entry.load()
            return exporter
    raise NotFoundError(
        msg("no format is called « {name} »; there are: {known}", name=name, known=", ".join(names()))
    )


def _entries() -> tuple[EntryPoint, ...]:
    return tuple(entry_points(group=GROUP))
