"""What a file has that a bank can't hold, and what was doubtful about it."""

from enum import StrEnum

from attrs import frozen

from reseaux_quiz.i18n import Message


class Level(StrEnum):
    """How serious a loss is."""

    LEFT_OUT = "left-out"
    """A question, or a picture, is not in the bank."""
    CHANGED = "changed"
    """A type, a grade or a text is not the same."""
    DOUBTFUL = "doubtful"
    """The file can be read in two ways: a person has to look at it."""
    REDUCED = "reduced"
    """A setting or a style is left behind."""


class LossCode(StrEnum):
    """The kinds of loss. PERMANENT: programs read them in `import --json`. A plugin may have codes of its own."""

    ANSWER = "answer"
    CATEGORY = "category"
    CHARACTERS = "characters"
    CLOZE = "cloze"
    CREDIT = "credit"
    DATASET = "dataset"
    DUPLICATE = "duplicate"
    ENCODING = "encoding"
    FEEDBACK = "feedback"
    HIDDEN = "hidden"
    HINT = "hint"
    HTML = "html"
    ID = "id"
    INVALID = "invalid"
    LANGUAGE = "language"
    NUMBER = "number"
    ORDER = "order"
    PICTURE = "picture"
    SETTING = "setting"
    STYLE = "style"
    SYNTAX = "syntax"
    TABLE = "table"
    TAG = "tag"
    TOLERANCE = "tolerance"
    TYPE = "type"
    UNIT = "unit"
    UNREAD = "unread"
    WILDCARD = "wildcard"


@frozen
class Loss:
    """Something lost or doubtful: its line (or row) in the source, and the question and field of the bank."""

    code: str
    level: Level
    message: Message
    line: int | None = None
    question: str | None = None
    field: str | None = None
