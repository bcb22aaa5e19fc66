"""The tree of a formula, whatever notation it was written in."""

from enum import Enum, auto

from attrs import frozen


class Variant(Enum):
    """The style of letters; ITALIC is TeX's for a single letter."""

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
    """The kind of an operator, which determines the space around it."""

    ORDINARY = auto()
    BINARY = auto()
    RELATION = auto()
    PUNCTUATION = auto()
    OPEN = auto()
    CLOSE = auto()
    LARGE = auto()


class Notation(Enum):
    """A frame around, or strokes across, a part of a formula."""

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
    """A variable, a constant, the symbol of a chemical element, an ellipsis."""

    name: str
    variant: Variant = Variant.ITALIC


@frozen
class Function:
    """A named function or operator, such as sin or lim; with `limits`, scripts go below and above it."""

    name: str
    limits: bool = False


@frozen
class Number:
    """Digits, with the decimal sign as typed."""

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
    """A space, in em; may be negative."""

    width: float


@frozen
class Fraction:
    """One part above another, with or without a line between them."""

    above: "Node"
    below: "Node"
    line: bool = True


@frozen
class Root:
    """A square root, or a root with a degree."""

    inside: "Node"
    degree: "Node | None" = None


@frozen
class Scripts:
    """A subscript, a superscript, or both, to the right of a base."""

    base: "Node"
    below: "Node | None" = None
    above: "Node | None" = None


@frozen
class Prescripts:
    """Scripts to the left of a base, as in isotopes."""

    base: "Node"
    below: "Node | None" = None
    above: "Node | None" = None


@frozen
class Limits:
    """A part directly below a base, directly above it, or both."""

    base: "Node"
    below: "Node | None" = None
    above: "Node | None" = None


@frozen
class Accent:
    """A mark over a part, or under it; with `wide`, as wide as the part.

    The marks are combining diacritics such as U+0302, and the horizontal brackets ⏞, ⏟, ⏜ and ⏝.
    """

    base: "Node"
    mark: str
    wide: bool = False
    under: bool = False


@frozen
class Fenced:
    """A part between delimiters of the same height; an empty string is an invisible delimiter."""

    opening: str
    inside: "Node"
    closing: str


@frozen
class Grid:
    """Rows of cells.

    `columns` has the alignment of each column: l, c or r. With `aligned`, each pair of columns forms one expression.
    """

    rows: "tuple[tuple[Node, ...], ...]"
    columns: str
    aligned: bool = False


@frozen
class Enclosed:
    """A part that is framed or crossed out."""

    inside: "Node"
    notation: Notation


@frozen
class Phantom:
    """Blank space of the size of a part."""

    inside: "Node"


@frozen
class Style:
    """A part set in TeX's display style (`display`) or text style."""

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
    """Return the base of a node, without its scripts."""
    return node.base if isinstance(node, Scripts | Limits) else node


def begins(before: Node | None) -> bool:
    """Tell whether an expression begins after a node, so that a minus is a sign."""
    return before is None or (isinstance(before, Operator) and before.kind not in {Kind.CLOSE, Kind.ORDINARY})


@frozen
class Formula:
    """A formula that was read.

    `unknown` lists the pieces of TeX that could not be read, in order. If there are any, the tree is the source as
    text, since half a formula would be wrong. `ignored` lists pieces that were read but are not shown, such as
    colours and rules in tables; they do not affect the meaning.
    """

    tex: str
    tree: Node
    unknown: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
