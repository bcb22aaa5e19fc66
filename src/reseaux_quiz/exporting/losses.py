"""What a format could not carry, said question by question."""

from enum import StrEnum

from attrs import frozen

from reseaux_quiz.i18n import Message


class Level(StrEnum):
    """How serious a loss is."""

    CHANGED = "changed"
    """The type, the grade or the content differs: counts under `--strict`."""
    REDUCED = "reduced"
    """A hint, points or an order is left behind."""


class LossCode(StrEnum):
    """The kinds of loss. PERMANENT: programs read them in `export --json`; docs/losses.md explains each.

    A plugin may have codes of its own.
    """

    CASE = "case"
    CATEGORY = "category"
    CLOZE = "cloze"
    CREDIT = "credit"
    CUT = "cut"
    ESSAY = "essay"
    FLASHCARD = "flashcard"
    HINT = "hint"
    JUSTIFY = "justify"
    LINES = "lines"
    NUMBER = "number"
    ORDER = "order"
    ORDERING = "ordering"
    PLAIN = "plain"
    POINTS = "points"
    SCORING = "scoring"
    SECOND_TRY = "second-try"
    SPELLINGS = "spellings"
    STYLE = "style"
    TAG = "tag"
    UNDECLARED = "undeclared"
    UNIT = "unit"


@frozen
class Loss:
    """Something that a format can't carry. `question` is a full id, or None for a remark on the whole."""

    code: str
    level: Level
    message: Message
    question: str | None = None
