"""The tree of a formula → MathML Core, which browsers render natively."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import assert_never

from reseaux_quiz.formulas.symbols import BRACKETS, LONG, SIGNS, styled
from reseaux_quiz.formulas.tree import (
    Accent,
    Enclosed,
    Fenced,
    Formula,
    Fraction,
    Function,
    Grid,
    Identifier,
    Kind,
    Limits,
    Node,
    Notation,
    Number,
    Operator,
    Phantom,
    Prescripts,
    Root,
    Row,
    Scripts,
    Space,
    Style,
    Text,
    Variant,
    begins,
    head,
)

_SIDES = {"l": "left", "c": "center", "r": "right"}
_MARKS = {
    "\u0302": "^", "\u030c": "ˇ", "\u0303": "~", "\u0301": "´", "\u0300": "`", "\u0307": "˙", "\u0308": "¨",
    "\u20db": "⃛", "\u0306": "˘", "\u0305": "‾", "\u20d7": "→", "\u030a": "˚", "\u20d6": "←", "\u20e1": "↔",
    "\u0332": "_", "\u20ef": "→",
}  # fmt: skip
_THIN = '<mspace width="0.167em"/>'
_NOTATIONS = {
    Notation.BOX: "boxed",
    Notation.RISING_STROKE: "rising",
    Notation.FALLING_STROKE: "falling",
    Notation.CROSS: "crossed",
}
_STROKE = "linear-gradient(to bottom {}, transparent 48%, currentColor 48%, currentColor 52%, transparent 52%)"
STYLE = (
    # Brackets and accents grow with what they stand at only in fonts for mathematics.
    'math{font-family:"STIX Two Math","Cambria Math","Latin Modern Math","DejaVu Math TeX Gyre",math}'
    "mtd.left{text-align:left}mtd.center{text-align:center}mtd.right{text-align:right}"
    "mtd.before{padding-right:0}mtd.after{padding-left:0}mrow.boxed{border:1px solid;padding:.2em}"
    f"mrow.rising{{background:{_STROKE.format('right')}}}mrow.falling{{background:{_STROKE.format('left')}}}"
    f"mrow.crossed{{background:{_STROKE.format('right')},{_STROKE.format('left')}}}"
)
"""The style sheet that formulas need: a page may not allow styles in attributes."""


def mathml(formula: Formula, *, display: bool = False) -> str:
    """Return a formula as a `math` element; `display` is for one on a line of its own."""
    block = ' display="block"' if display else ""
    source = escape(formula.tex, quote=False)
    return (
        f'<math xmlns="http://www.w3.org/1998/Math/MathML"{block}><semantics>{_one(formula.tree)}'
        f'<annotation encoding="application/x-tex">{source}</annotation></semantics></math>'
    )


def _one(node: Node) -> str:
    """Write a node as a single element."""
    return f"<mrow>{_write(node)}</mrow>" if isinstance(node, Row) else _write(node)


def _write(node: Node) -> str:
    match node:
        case Row(children):
            return "".join(_row(children))
        case Identifier(name, variant):
            return _identifier(name, variant)
        case Number(digits, variant):
            return f"<mn>{escape(styled(digits, variant), quote=False)}</mn>"
        case Function(name):
            return f'<mrow><mi mathvariant="normal">{escape(name, quote=False)}</mi><mo>\u2061</mo></mrow>'
        case Operator(sign, kind):
            return _operator(sign, kind)
        case Text(text, variant):
            return f"<mtext>{escape(styled(_kept(text), variant), quote=False)}</mtext>"
        case Space(width):
            return f'<mspace width="{width:.3f}em"/>'
        case Fraction(above, below, line):
            bare = "" if line else ' linethickness="0"'
            return f"<mfrac{bare}>{_one(above)}{_one(below)}</mfrac>"
        case Root(inside, degree):
            return (
                f"<msqrt>{_write(inside)}</msqrt>"
                if degree is None
                else f"<mroot>{_one(inside)}{_one(degree)}</mroot>"
            )
        case Scripts(base, below, above):
            return _around(("msub", "msup", "msubsup"), base, below, above)
        case Limits(Operator(sign, Kind.RELATION), below, above) if sign in LONG:
            return _around(("munder", "mover", "munderover"), Operator(LONG[sign], Kind.RELATION), below, above)
        case Limits(base, below, above):
            return _around(("munder", "mover", "munderover"), base, below, above)
        case Prescripts(base, below, above):
            scripts = "".join("<mrow/>" if each is None else _one(each) for each in (below, above))
            return f"<mmultiscripts>{_one(base)}<mprescripts/>{scripts}</mmultiscripts>"
        case Accent(base, mark, wide, under):
            return _accent(base, mark, wide=wide, under=under)
        case Fenced(opening, inside, closing):
            return f"<mrow>{_fence(opening, 'prefix')}{_one(inside)}{_fence(closing, 'postfix')}</mrow>"
        case Grid(rows, columns, aligned):
            return _table(rows, columns, aligned=aligned)
        case Enclosed(inside, notation):
            return f'<mrow class="{_NOTATIONS[notation]}">{_write(inside)}</mrow>'
        case Phantom(inside):
            return f"<mphantom>{_write(inside)}</mphantom>"
        case Style(inside, display):
            return f'<mstyle displaystyle="{str(display).lower()}" scriptlevel="0">{_write(inside)}</mstyle>'
        case _:
            assert_never(node)


def _row(children: Sequence[Node]) -> Iterator[str]:
    """Write parts side by side, with space around functions and none after signs."""
    before: Node | None = None
    for child in children:
        if before is not None and _apart(before, child):
            yield _THIN
        if isinstance(child, Operator) and child.sign in SIGNS and begins(before):
            yield f'<mo form="prefix">{child.sign}</mo>'
        else:
            yield _one(child)
        before = child


def _apart(before: Node, after: Node) -> bool:
    if isinstance(before, Space) or isinstance(after, Space | Operator | Fenced):
        return False
    return isinstance(head(before), Function) or (isinstance(head(after), Function) and not begins(before))


def _identifier(name: str, variant: Variant) -> str:
    """Write letters; browsers set a single letter in italics, but not several."""
    text = escape(styled(name, variant), quote=False)
    normal = ' mathvariant="normal"' if variant is Variant.UPRIGHT and len(name) == 1 else ""
    return f"<mi{normal}>{text}</mi>"


def _operator(sign: str, kind: Kind) -> str:
    text = escape(sign, quote=False)
    match kind:
        case Kind.OPEN | Kind.CLOSE:
            return f'<mo stretchy="false">{text}</mo>'
        case Kind.ORDINARY:
            return f'<mo stretchy="false" lspace="0" rspace="0">{text}</mo>'
        case Kind.RELATION if sign in "|∣‖∥":
            return f'<mo lspace="0.278em" rspace="0.278em">{text}</mo>'
        case _:
            return f"<mo>{text}</mo>"


def _fence(sign: str, form: str) -> str:
    return f'<mo fence="true" stretchy="true" form="{form}">{escape(sign, quote=False)}</mo>' if sign else ""


def _kept(text: str) -> str:
    """Return a text whose leading and trailing spaces are preserved."""
    inside = text.strip()
    if not inside:
        return "\u00a0" * len(text)
    start = len(text) - len(text.lstrip())
    return "\u00a0" * start + inside + "\u00a0" * (len(text) - start - len(inside))


def _around(names: tuple[str, str, str], base: Node, below: Node | None, above: Node | None) -> str:
    """Write a base with a part below it, above it, or both."""
    name = names[2] if below is not None and above is not None else names[0] if below is not None else names[1]
    if isinstance(base, Function):  # scripts belong to the name, not to the function-application sign after it
        name_of, tail = f'<mi mathvariant="normal">{escape(base.name, quote=False)}</mi>', "<mo>\u2061</mo>"
        if name.startswith("munder") and base.limits:
            name_of = f'<mo movablelimits="false">{escape(base.name, quote=False)}</mo>'
    else:
        name_of, tail = _one(base), ""
    scripts = "".join(_one(each) for each in (below, above) if each is not None)
    element = f"<{name}>{name_of}{scripts}</{name}>"
    return f"<mrow>{element}{tail}</mrow>" if tail else element


def _accent(base: Node, mark: str, *, wide: bool, under: bool) -> str:
    name = "munder" if under else "mover"
    flag = "" if mark in BRACKETS else ' accentunder="true"' if under else ' accent="true"'
    stretchy = str(wide).lower()
    return f'<{name}{flag}>{_one(base)}<mo stretchy="{stretchy}">{_MARKS.get(mark, mark)}</mo></{name}>'


def _table(rows: Sequence[Sequence[Node]], columns: str, *, aligned: bool) -> str:
    made = []
    for row in rows:
        cells = []
        for index, (cell, side) in enumerate(zip(row, columns, strict=True)):
            space = ("", " after" if index % 2 else " before")[aligned]
            cells.append(f'<mtd class="{_SIDES[side]}{space}">{_write(cell)}</mtd>')
        made.append(f"<mtr>{''.join(cells)}</mtr>")
    display = ' displaystyle="true"' if aligned else ""
    return f"<mtable{display}>{''.join(made)}</mtable>"
