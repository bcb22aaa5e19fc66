"""The options of `export docx`."""

from enum import StrEnum
from typing import Literal

from attrs import field, frozen

from reseaux_quiz_docx.words import msg


class Kind(StrEnum):
    """What a worksheet is for."""

    EVALUATION = "evaluation"
    TRAINING = "training"


class Group(StrEnum):
    """What makes an exercise."""

    SECTION = "section"
    TYPE = "type"
    NONE = "none"


class Key(StrEnum):
    """How much the teacher's copy says."""

    FULL = "full"
    """The questions with their answers, the reasons and the ids."""
    SHORT = "short"
    """The answers, without the questions."""
    GRID = "grid"
    """The answers at a glance, on one page where they fit."""
    NONE = "none"
    SEPARATE = "separate"
    """What `full` was called first: still accepted."""
    APPENDED = "appended"
    """The full key at the end of the pupils' file: `full` with `--append-key`, still accepted."""


class Essays(StrEnum):
    """Where the answer to an essay is written."""

    LINES = "lines"
    COPY = "copy"


class LayoutName(StrEnum):
    """For whose eyes a worksheet is set."""

    STANDARD = "standard"
    DYS = "dys"
    LARGE = "large"
    COMPACT = "compact"


class Line(StrEnum):
    """A line of the heading, which can be switched off."""

    SCHOOL = "school"
    SUBJECT = "subject"
    TITLE = "title"
    SOURCE = "source"
    NAME = "name"
    FIRST_NAME = "first-name"
    CLASS = "class"
    DATE = "date"
    DURATION = "duration"
    MATERIALS = "materials"
    MARK = "mark"
    REMARKS = "remarks"


@frozen(kw_only=True)
class Options:
    """A worksheet's settings; `template` is the bytes of a .docx file."""

    kind: Kind = field(default=Kind.EVALUATION, metadata={"help": msg("A test with a mark, or training without.")})
    group: Group = field(default=Group.SECTION, metadata={"help": msg("What makes an exercise.")})
    layout: LayoutName = field(
        default=LayoutName.STANDARD,
        metadata={"help": msg("For whose eyes: dys for dyslexic pupils, large print, or compact to save paper.")},
    )
    font: str | None = field(default=None, metadata={"help": msg("The font, instead of the layout's (Arial).")})
    variants: int = field(default=1, metadata={"help": msg("How many versions: A, B …"), "min": 1, "max": 26})
    key: Key = field(
        default=Key.FULL,
        metadata={"help": msg("The teacher’s copy: with the questions, answers only, a grid, or none.")},
    )
    append_key: bool = field(default=False, metadata={"help": msg("Put the key at the end of the pupils’ file.")})
    cards: bool = field(
        default=False,
        metadata={
            "help": msg("Flashcards to cut out, eight to a page, printed on both sides, instead of a worksheet.")
        },
    )
    essays: Essays | None = field(
        default=None,
        metadata={
            "help": msg("Lines for essays, or none where pupils use their own paper, as with --layout compact.")
        },
    )
    total: int | None = field(
        default=None,
        metadata={"help": msg("Scale the points to this total, for instance 20."), "min": 1, "max": 1000},
    )
    template: bytes | None = field(
        default=None, metadata={"help": msg("A Word file of yours: its styles, its header, its footer.")}
    )
    title: str | None = field(default=None, metadata={"help": msg("The title, instead of the bank's.")})
    school: str | None = field(default=None, metadata={"help": msg("The school's name.")})
    subject: str | None = field(default=None, metadata={"help": msg("The subject taught.")})
    duration: str | None = field(default=None, metadata={"help": msg("How long the test takes.")})
    materials: str | None = field(default=None, metadata={"help": msg("What may be used.")})
    hide: tuple[Line, ...] = field(
        default=(), converter=tuple, metadata={"help": msg("Leave out this line of the heading.")}
    )

    @property
    def answers(self) -> Literal[Key.FULL, Key.SHORT, Key.GRID, Key.NONE]:
        """How much the key says, whatever it was called."""
        return Key.FULL if self.key in (Key.SEPARATE, Key.APPENDED) else self.key

    @property
    def room_for_essays(self) -> Essays:
        """Where essays are written, which a compact layout has no paper for."""
        return self.essays or (Essays.COPY if self.layout is LayoutName.COMPACT else Essays.LINES)

    @property
    def is_key_appended(self) -> bool:
        """Whether the key is at the end of the pupils' file."""
        return self.key is Key.APPENDED or (self.append_key and self.key is not Key.NONE)
