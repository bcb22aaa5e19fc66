"""A format as the core sees it: a name, options, and a pure function from a quiz to files."""

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

from attrs import field, frozen

from reseaux_quiz.exporting.fates import Fates
from reseaux_quiz.exporting.losses import Loss
from reseaux_quiz.i18n import Message
from reseaux_quiz.model import Quiz

Options_contra = TypeVar("Options_contra", contravariant=True)


@frozen
class Rendered:
    """The files by part ("" for a single file), what they could not carry, and the ids of omitted questions.

    `suffixes` has the suffix of each part that is not in the format's own. `remarks` is what the format has to say
    about its files, in the order to be said; a format that says why may have no file to write.
    """

    files: Mapping[str, bytes] = field(repr=False)
    losses: tuple[Loss, ...] = ()
    omitted: frozenset[str] = frozenset()
    suffixes: Mapping[str, str] = field(factory=dict)
    remarks: tuple[Message, ...] = ()


class Exporter(Protocol[Options_contra]):
    """A format.

    A format may have `aliases`, other names that it answers to, and a `notice`, a message for its help.

    `options` is a frozen attrs class: its fields, each with a default and with `help` in its metadata, become the
    options of `reseaux-quiz export NAME`. `suffix` includes the dot. `fates` states what becomes of each field of
    the model; general losses are derived from it, and `render` reports only the others. A format that draws questions
    itself may take over `number` and `shuffle`: as its options, they don't choose the questions that it gets.
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
        """Return the files. Pure: it reads and writes nothing, and the same quiz gives the same bytes."""
