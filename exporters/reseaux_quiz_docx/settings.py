"""The options of `export docx`."""

from enum import StrEnum

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
    """Where the teacher's copy goes."""

    SEPARATE = "separate"
    APPENDED = "appended"
    NONE = "none"


class LayoutName(StrEnum):
    """For whose eyes a worksheet is set."""

    STANDARD = "standard"
    DYS = "dys"
    LARGE = "large"


class Line(StrEnum):
    """A line of the heading, which can be switched off."""

    SCHOOL = "school"
    SUBJECT = "subject"
    TITLE = "title"
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
        default=LayoutName.STANDARD, metadata={"help": msg("For whose eyes: dys is for dyslexic pupils.")}
    )
    font: str | None = field(default=None, metadata={"help": msg("The font, instead of the layout's (Arial).")})
    variants: int = field(default=1, metadata={"help": msg("How many versions: A, B …"), "min": 1, "max": 26})
    key: Key = field(default=Key.SEPARATE, metadata={"help": msg("The teacher's copy, with the answers.")})
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
