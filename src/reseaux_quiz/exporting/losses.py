"""What a format could not carry, by question."""

from enum import StrEnum

from attrs import frozen

from reseaux_quiz.i18n import Message, msg


class Level(StrEnum):
    """How serious a loss is."""

    CHANGED = "changed"
    """The type, the grade or the content differs: counts under `--strict`."""
    REDUCED = "reduced"
    """A hint, points or an order is dropped."""


class LossCode(StrEnum):
    """The codes of losses. PERMANENT: programs read them in `export --json`; docs/losses.md explains each.

    Plugins may have codes of their own.
    """

    CASE = "case"
    CATEGORY = "category"
    CLOZE = "cloze"
    CREDIT = "credit"
    CUT = "cut"
    ESSAY = "essay"
    EXERCISE = "exercise"
    EXPLANATION = "explanation"
    FLASHCARD = "flashcard"
    FORMULA = "formula"
    HEADING = "heading"
    HINT = "hint"
    JUSTIFY = "justify"
    LABELS = "labels"
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

    @property
    def summary(self) -> Message:
        """What is lost, in a few words."""
        return _TITLES[self]


_TITLES = {
    LossCode.CASE: msg("case"),
    LossCode.CATEGORY: msg("category"),
    LossCode.CLOZE: msg("text with gaps"),
    LossCode.CREDIT: msg("credit"),
    LossCode.CUT: msg("text cut short"),
    LossCode.ESSAY: msg("essay"),
    LossCode.EXERCISE: msg("title of an exercise"),
    LossCode.EXPLANATION: msg("explanation"),
    LossCode.FLASHCARD: msg("flashcard"),
    LossCode.FORMULA: msg("formula"),
    LossCode.LABELS: msg("language of labels"),
    LossCode.HEADING: msg("heading of an assessment"),
    LossCode.HINT: msg("hint"),
    LossCode.JUSTIFY: msg("reason to give"),
    LossCode.LINES: msg("lines to write on"),
    LossCode.NUMBER: msg("number"),
    LossCode.ORDER: msg("order of the options"),
    LossCode.ORDERING: msg("ordering"),
    LossCode.PLAIN: msg("formatting"),
    LossCode.POINTS: msg("points"),
    LossCode.SCORING: msg("scoring"),
    LossCode.SECOND_TRY: msg("second try"),
    LossCode.SPELLINGS: msg("accepted spellings"),
    LossCode.STYLE: msg("style"),
    LossCode.TAG: msg("tag"),
    LossCode.UNDECLARED: msg("field"),
    LossCode.UNIT: msg("unit"),
}


@frozen
class Loss:
    """Something that a format can't carry. `question` is a full id, or None for the quiz as a whole."""

    code: str
    level: Level
    message: Message
    question: str | None = None
