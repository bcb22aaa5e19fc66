"""The tree of a formula → an equation of Word (Office MathML; ISO/IEC 29500-1, part 1, chapter 22.1).

Elements are made in the order the schema wants. Word draws a dotted box where an element has nothing in it, so
nothing is left empty, and the operand of a sum or a function is put inside of it. LibreOffice reads an equation as a
text with a grammar: a bracket without its fellow, or an operator with nothing on one side, would be an error there.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from functools import lru_cache
from typing import assert_never

from attrs import evolve
from docx.oxml.parser import oxml_parser

from reseaux_quiz.formulas.symbols import BRACKETS, FUNCTIONS, INTEGRALS, LIMIT_FUNCTIONS, LONG, PRIMES, SIGNS, styled
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
    head,
)
from reseaux_quiz_docx.document.xml import Element, w

_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_MAP = {"m": _M}
_PRESERVED = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}

_FONT = "Cambria Math"
_NOTHING = "\u200b"  # in an element that would be empty: a space without width
_MAX_NESTED = 8  # sums of sums and brackets in brackets, each inside of the one before
_OPENING = frozenset("[({⟨")
_CLOSING = frozenset("])}⟩")
_SPACES = ((1.0, "\u2003"), (0.5, "\u2002"), (0.27, "\u2004"), (0.24, "\u2005"), (0.2, "\u205f"), (0.1, "\u2009"))
_STYLES = {
    Variant.UPRIGHT: ("p", "b"), Variant.ITALIC: (None, "bi"), Variant.BOLD: ("b", "b"),
    Variant.BOLD_ITALIC: ("bi", "bi"), Variant.SANS: ("p", "b"), Variant.MONO: ("p", "b"),
}  # fmt: skip
_SCRIPTS = {Variant.SANS: "sans-serif", Variant.MONO: "monospace"}
_SIDES = {"l": "left", "c": "center", "r": "right"}
_HIDDEN = ("hideTop", "hideBot", "hideLeft", "hideRight")
_STROKES = {
    Notation.BOX: (),
    Notation.RISING_STROKE: (*_HIDDEN, "strikeBLTR"),
    Notation.FALLING_STROKE: (*_HIDDEN, "strikeTLBR"),
    Notation.CROSS: (*_HIDDEN, "strikeBLTR", "strikeTLBR"),
}


def equation(formula: Formula, *, behind: str = "", bold: bool = False, color: str | None = None) -> Element:
    """Make an equation that stands inside a line, with the sign `behind` it that no line may begin with."""
    return _m("oMath", *_Writer(bold, color).all(formula.tree, behind))


def displayed(equation: Element) -> Element:
    """Set an equation on a line of its own, in the middle."""
    return _m("oMathPara", equation)


def _m(tag: str, *children: Element | None, val: str | int | None = None) -> Element:
    """Make an element of Office MathML; children that are None are left out."""
    attributes = {} if val is None else {f"{{{_M}}}val": str(val)}
    element: Element = oxml_parser.makeelement(f"{{{_M}}}{tag}", attributes, _MAP)
    element.extend([child for child in children if child is not None])
    return element


@lru_cache(maxsize=64)  # the same few, and copying an element takes a tenth of making one
def _empty_run(variant: Variant, words: bool, bold: bool, color: str | None) -> Element:
    plain, emphatic = _STYLES.get(variant, ("p", "b"))
    style = emphatic if bold else plain
    script = _SCRIPTS.get(variant)
    properties = _m(
        "rPr",
        _m("nor") if words else None,
        _m("scr", val=script) if script and not words else None,
        _m("sty", val=style) if style and not words else None,
    )
    content = _m("t")
    content.attrib.update(_PRESERVED)
    return _m(
        "r",
        properties if len(properties) else None,
        w(
            "rPr",
            w("rFonts", ascii=_FONT, hAnsi=_FONT),
            w("b") if (style or "").startswith("b") else None,
            w("i") if words and variant is Variant.ITALIC else None,
            w("color", val=color) if color else None,
        ),
        content,
    )


class _Writer:
    """Writes formulas of one look."""

    def __init__(self, bold: bool, color: str | None) -> None:
        self._bold = bold
        self._color = color
        self._nested = 0

    def all(self, node: Node, behind: str) -> list[Element]:
        """Write a formula, and the sign behind it."""
        return [*self.parts(node), *([self._run(behind, words=True)] if behind else [])]

    def parts(self, node: Node) -> list[Element]:
        """Write a node as what stands side by side."""
        return list(self._row(node.children)) if isinstance(node, Row) else self._write(node)

    def _inside(self, tag: str, node: Node | None) -> Element:
        """Write a node into an element of its own."""
        return _m(tag, *((self.parts(node) if node is not None else []) or [self._run(_NOTHING)]))

    def _run(
        self,
        text: str,
        variant: Variant = Variant.UPRIGHT,
        *,
        words: bool = False,
    ) -> Element:
        """Make a run; `words` is for text, in which spaces count and letters are upright."""
        made = copy(_empty_run(variant, words, self._bold, self._color))
        made[-1].text = styled(text, variant) if variant not in _STYLES else text
        return made

    # --- side by side ----------------------------------------------------------------------------------

    def _row(self, children: Sequence[Node]) -> Iterator[Element]:
        """Write parts side by side, with the operands of what has one and brackets in pairs."""
        children = _joined(children)
        fellows = _fellows(children)
        place = 0
        while place < len(children):
            child = children[place]
            place += 1
            if self._nested < _MAX_NESTED and place - 1 in fellows:
                fellow = fellows[place - 1]
                yield from self._bracketed(child, children[place:fellow], children[fellow])
                place = fellow + 1
                continue
            end = _operand_end(child, children, place, fellows) if self._nested < _MAX_NESTED else place
            if end > place:
                yield self._with_operand(child, Row(tuple(children[place:end])))
                place = end
                continue
            edge = isinstance(child, Operator) and child.kind in {Kind.BINARY, Kind.RELATION}
            if edge and place == 1 and isinstance(child, Operator) and child.sign not in SIGNS:
                yield self._run(_NOTHING)
            yield from self._write(child)
            if edge and place == len(children):
                yield self._run(_NOTHING)

    def _bracketed(self, opening: Node, inside: Sequence[Node], closing: Node) -> Iterator[Element]:
        """Write what stands between brackets of the usual height, and the scripts of the closing one."""
        end = head(closing)
        assert isinstance(opening, Operator)
        assert isinstance(end, Operator)
        self._nested += 1
        made = self._fenced(opening.sign, list(self._row(inside)), end.sign, grow=False)
        self._nested -= 1
        if isinstance(closing, Scripts):
            yield self._scripts(made, closing.below, closing.above)
        else:
            yield from made

    def _with_operand(self, node: Node, operand: Node) -> Element:
        operator = head(node)
        self._nested += 1
        inside = self._inside("e", operand)
        self._nested -= 1
        if isinstance(operator, Operator):
            return self._nary(node, operator, inside)
        return _m("func", _m("fName", *self._write(node)), inside)

    def _nary(self, node: Node, operator: Operator, inside: Element) -> Element:
        below, above = (node.below, node.above) if isinstance(node, Scripts | Limits) else (None, None)
        return _m(
            "nary",
            _m(
                "naryPr",
                _m("chr", val=operator.sign),
                _m("limLoc", val="subSup" if operator.sign in INTEGRALS and isinstance(node, Scripts) else "undOvr"),
                _m("subHide", val=1) if below is None else None,
                _m("supHide", val=1) if above is None else None,
            ),
            _m("sub", *self.parts(below)) if below is not None else _m("sub"),
            _m("sup", *self.parts(above)) if above is not None else _m("sup"),
            inside,
        )

    # --- parts -----------------------------------------------------------------------------------------

    def _write(self, node: Node) -> list[Element]:
        match node:
            case Row(children):
                return list(self._row(children))
            case Identifier(text, Variant.UPRIGHT) | Operator(text, Kind.ORDINARY | Kind.OPEN | Kind.CLOSE):
                return [self._run(text, words=True)]
            case Identifier(text, variant) | Number(text, variant):
                return [self._run(text, variant)]
            case Operator(text) | Function(text):
                return [
                    self._run(text, words=len(text) > 1 and text not in FUNCTIONS and text not in LIMIT_FUNCTIONS)
                ]
            case Text(text, variant):
                return [self._run(text, variant, words=True)]
            case Space(width):
                return self._space(width)
            case Fraction(above, below, line):
                properties = None if line else _m("fPr", _m("type", val="noBar"))
                return [_m("f", properties, self._inside("num", above), self._inside("den", below))]
            case Root(inside, degree):
                hidden = _m("radPr", _m("degHide", val=1)) if degree is None else None
                return [_m("rad", hidden, _m("deg", *self._optional(degree)), self._inside("e", inside))]
            case Scripts(base, below, Operator(sign) as prime) if sign in PRIMES:  # raised by itself
                return [*self._write(base if below is None else Scripts(base, below)), *self._write(prime)]
            case Scripts(base, below, above):
                return [self._scripts(self.parts(base) or [self._run(_NOTHING)], below, above)]
            case Prescripts(base, below, above):
                scripts = self._inside("sub", below), self._inside("sup", above)
                return [_m("sPre", *scripts, self._inside("e", base))]
            case Limits(Operator(sign, Kind.RELATION), below, above) if sign in LONG:
                return self._limits(Operator(LONG[sign], Kind.RELATION), below, above)
            case Limits(base, below, above):
                return self._limits(base, below, above)
            case Accent(base, mark, wide, under):
                return [self._accent(base, mark, wide=wide, under=under)]
            case Fenced(opening, inside, closing):
                return self._fenced(opening, self.parts(inside), closing)
            case Grid(rows, columns, aligned):
                return [self._grid(rows, columns, aligned=aligned)]
            case Enclosed(inside, notation):
                strokes = [_m(stroke, val=1) for stroke in _STROKES[notation]]
                return [_m("borderBox", _m("borderBoxPr", *strokes) if strokes else None, self._inside("e", inside))]
            case Phantom(inside):
                return [_m("phant", _m("phantPr", _m("show", val=0)), self._inside("e", inside))]
            case Style(inside):
                return self.parts(inside)
            case _:
                assert_never(node)

    def _fenced(self, opening: str, inside: Sequence[Element], closing: str, *, grow: bool = True) -> list[Element]:
        """Put something between delimiters; those of ]0 ; 1[, which LibreOffice can't read, are signs like others."""
        if opening in _CLOSING or closing in _OPENING:
            return [self._run(opening, words=True), *inside, self._run(closing, words=True)]
        fixed = None if grow else _m("grow", val=0)
        properties = _m("dPr", _m("begChr", val=opening), _m("endChr", val=closing), fixed)
        return [_m("d", properties, _m("e", *(inside or [self._run(_NOTHING)])))]

    def _optional(self, node: Node | None) -> list[Element]:
        return [] if node is None else self.parts(node)

    def _space(self, width: float) -> list[Element]:
        text = ""
        for size, character in _SPACES:
            count = int(width / size) if width > 0 else 0
            text += character * count
            width -= count * size
        return [self._run(text)] if text else []

    def _scripts(self, base: Sequence[Element], below: Node | None, above: Node | None) -> Element:
        tag = "sSubSup" if below is not None and above is not None else "sSub" if below is not None else "sSup"
        return _m(
            tag,
            _m("e", *base),
            self._inside("sub", below) if below is not None else None,
            self._inside("sup", above) if above is not None else None,
        )

    def _limits(self, base: Node, below: Node | None, above: Node | None) -> list[Element]:
        made = self.parts(base) or [self._run(_NOTHING)]
        for tag, limit in (("limUpp", above), ("limLow", below)):
            if limit is not None:
                made = [_m(tag, _m("e", *made), self._inside("lim", limit))]
        return made

    def _accent(self, base: Node, mark: str, *, wide: bool, under: bool) -> Element:
        inside = self._inside("e", base)
        position = "bot" if under else "top"
        if mark in BRACKETS or (under and mark != "\u0332"):
            sign = "→" if mark not in BRACKETS else mark
            end = None if under else _m("vertJc", val="bot")
            return _m("groupChr", _m("groupChrPr", _m("chr", val=sign), _m("pos", val=position), end), inside)
        if wide and mark in "\u0305\u0332":
            return _m("bar", _m("barPr", _m("pos", val=position)), inside)
        return _m("acc", _m("accPr", _m("chr", val=mark)), inside)

    def _grid(self, rows: Sequence[Sequence[Node]], columns: str, *, aligned: bool) -> Element:
        """Make a matrix; where columns are aligned on a sign, nothing is between them."""
        kinds = [
            _m("mc", _m("mcPr", _m("count", val=1), _m("mcJc", val=_SIDES[side])))
            for side in columns
        ]  # fmt: skip
        gap = (_m("cGpRule", val=3), _m("cGp", val=0)) if aligned else ()
        properties = _m("mPr", _m("plcHide", val=1), *gap, _m("mcs", *kinds))
        made = [_m("mr", *(self._inside("e", cell) for cell in row)) for row in rows]
        return _m("m", properties, *made)


def _joined(children: Sequence[Node]) -> Sequence[Node]:
    """Join upright letters with the last one, which has scripts, as LibreOffice sets runs apart: mol⁻¹."""
    made: list[Node] = []
    for child in children:
        match made[-1:], child:
            case [Identifier(name, Variant.UPRIGHT)], Scripts(Identifier(last, Variant.UPRIGHT) as base):
                made[-1] = evolve(child, base=evolve(base, name=name + last))
            case _:
                made.append(child)
    return made


def _fellows(children: Sequence[Node]) -> dict[int, int]:
    """Return where each bracket of a row that has a fellow is closed."""
    fellows: dict[int, int] = {}
    opened: list[int] = []
    for place, child in enumerate(children):
        match child:
            case Operator(_, Kind.OPEN):
                opened.append(place)
            case Operator(_, Kind.CLOSE) | Scripts(Operator(_, Kind.CLOSE)) if opened:
                fellows[opened.pop()] = place
            case _:
                pass
    return fellows


def _operand_end(node: Node, children: Sequence[Node], start: int, fellows: Mapping[int, int]) -> int:
    """Return where the operand of a node ends among what follows it: at `start` where it has none."""
    match head(node):
        case Operator(_, Kind.LARGE) | Function(_, True):
            long = True
        case Function():
            long = False
        case _:
            return start
    place = start
    while place < len(children):
        match children[place]:
            case Operator(_, Kind.OPEN) if place in fellows:
                place = fellows[place]
                if not long:
                    return place + 1
            case Operator(_, Kind.RELATION | Kind.PUNCTUATION | Kind.OPEN | Kind.CLOSE):
                return place
            case Operator() if not long:
                return place
            case Function() | Space() | Text() if not long and place > start:
                return place
            case _:
                pass
        place += 1
    return place
