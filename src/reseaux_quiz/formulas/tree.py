"""The tree of a formula: what it is made of, whatever it is written in."""

from enum import Enum, auto

from attrs import frozen


class Variant(Enum):
    """The letters that an identifier is set in; ITALIC is how TeX sets a single letter."""

    ITALIC = auto()
    UPRIGHT = auto()
    BOLD = auto()
    BOLD_ITALIC = auto()
    DOUBLE_STRUCK = auto()
    SCRIPT = auto()
    FRAKTUR = auto()
    SANS = auto()
    MONO = auto()


class Kind(Enum):
    """What an operator does, which settles the space around it."""

    ORDINARY = auto()
    BINARY = auto()
    RELATION = auto()
    PUNCTUATION = auto()
    OPEN = auto()
    CLOSE = auto()
    LARGE = auto()


class Notation(Enum):
    """What is drawn around or across a part of a formula."""

    BOX = auto()
    RISING_STROKE = auto()
    FALLING_STROKE = auto()
    CROSS = auto()


@frozen
class Row:
    """Parts side by side."""

    children: "tuple[Node, ...]"


@frozen
class Identifier:
    """A variable, a constant, a symbol of a chemical element, an ellipsis."""

    name: str
    variant: Variant = Variant.ITALIC


@frozen
class Function:
    """A named function or operator, such as sin or lim; `limits` says that scripts go below and above it."""

    name: str
    limits: bool = False


@frozen
class Number:
    """Digits, with the decimal sign that was typed."""

    digits: str
    variant: Variant = Variant.UPRIGHT


@frozen
class Operator:
    """A sign."""

    sign: str
    kind: Kind


@frozen
class Text:
    """Words, with their spaces."""

    text: str
    variant: Variant = Variant.UPRIGHT


@frozen
class Space:
    """A space, in em; it may be negative."""

    width: float


@frozen
class Fraction:
    """One part above another, with a line between them or without."""

    above: "Node"
    below: "Node"
    line: bool = True


@frozen
class Root:
    """A square root, or one with a degree."""

    inside: "Node"
    degree: "Node | None" = None


@frozen
class Scripts:
    """An index, an exponent, or both, to the right of what they belong to."""

    base: "Node"
    below: "Node | None" = None
    above: "Node | None" = None


@frozen
class Prescripts:
    """Numbers to the left of what they belong to, as isotopes have them."""

    base: "Node"
    below: "Node | None" = None
    above: "Node | None" = None


@frozen
class Limits:
    """What stands right below a base, right above it, or both."""

    base: "Node"
    below: "Node | None" = None
    above: "Node | None" = None


@frozen
class Accent:
    """A mark over a part, or under it, as wide as the part where `wide`.

    The marks are U+0302 and its like from the combining diacritics, and the horizontal brackets ⏞, ⏟, ⏜ and ⏝.
    """

    base: "Node"
    mark: str
    wide: bool = False
    under: bool = False


@frozen
class Fenced:
    """A part between delimiters as high as it; an empty string is a delimiter that is not drawn."""

    opening: str
    inside: "Node"
    closing: str


@frozen
class Grid:
    """Rows of cells.

    `columns` has the alignment of each column: l, c or r; where `aligned`, columns in pairs make one expression each.
    """

    rows: "tuple[tuple[Node, ...], ...]"
    columns: str
    aligned: bool = False


@frozen
class Enclosed:
    """A part with a frame around it, or crossed out."""

    inside: "Node"
    notation: Notation


@frozen
class Phantom:
    """The room that a part would take, left blank."""

    inside: "Node"


@frozen
class Style:
    """A part set as on a line of its own (`display`), or as inside a line of text."""

    inside: "Node"
    display: bool


Node = (
    Row
    | Identifier
    | Function
    | Number
    | Operator
    | Text
    | Space
    | Fraction
    | Root
    | Scripts
    | Prescripts
    | Limits
    | Accent
    | Fenced
    | Grid
    | Enclosed
    | Phantom
    | Style
)


def head(node: Node) -> Node:
    """Return what a node is about, without its scripts."""
    return node.base if isinstance(node, Scripts | Limits) else node


def begins(before: Node | None) -> bool:
    """Tell whether what comes after a node begins an expression, so that a minus is a sign."""
    return before is None or (isinstance(before, Operator) and before.kind not in {Kind.CLOSE, Kind.ORDINARY})


@frozen
class Formula:
    """A formula that was read.

    `unknown` lists the pieces of TeX that could not be read, in the order they were met. Where there are any, the
    tree is the source as text: half a formula would be a false one. `ignored` lists what was read and is not shown,
    and changes nothing of the meaning: colours, rules in tables.
    """

    tex: str
    tree: Node
    unknown: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
