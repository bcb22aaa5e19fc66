"""What a format is to the core: a name, options, and a pure function from a quiz to files."""

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

from attrs import field, frozen

from reseaux_quiz.exporting.fates import Fates
from reseaux_quiz.exporting.losses import Loss
from reseaux_quiz.model import Quiz

Options_contra = TypeVar("Options_contra", contravariant=True)


@frozen
class Rendered:
    """Files by their part ("" for the only one), what they could not carry, and the ids of questions left out."""

    files: Mapping[str, bytes] = field(repr=False)
    losses: tuple[Loss, ...] = ()
    omitted: frozenset[str] = frozenset()


class Exporter(Protocol[Options_contra]):
    """A format.

    A format may have `aliases`, other names that it answers to.

    `options` is a frozen attrs class: its fields, each with a default and with `help` in its metadata, become the
    options of `reseaux-quiz export NAME`. `suffix` has its dot. `fates` states what becomes of each field of the
    model: the general losses follow from it, and `render` reports only what else is lost.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def suffix(self) -> str: ...  # noqa: D102
    @property
    def options(self) -> type[Any]: ...  # noqa: D102
    @property
    def fates(self) -> Fates: ...  # noqa: D102

    def render(self, quiz: Quiz, options: Options_contra) -> Rendered:
        """Make the files. Pure: reads and writes nothing, and the same quiz gives the same bytes."""
