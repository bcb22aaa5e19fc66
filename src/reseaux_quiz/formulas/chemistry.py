r"""Chemical formulas and equations in mhchem's syntax, the content of `\ce{…}` → the tree of a formula."""

import re
from typing import Protocol

from attrs import evolve

from reseaux_quiz.formulas.tree import (
    Fraction,
    Identifier,
    Kind,
    Limits,
    Node,
    Number,
    Operator,
    Prescripts,
    Row,
    Scripts,
    Space,
    Variant,
)

_ARROWS = {
    "<=>>": "⇌", "<<=>": "⇌", "<=>": "⇌", "<-->": "⇄", "<->": "↔", "->": "→", "<-": "←", "→": "→", "⇌": "⇌", "↔": "↔",
}  # fmt: skip
_BONDS = {
    "-": "−",
    "=": "=",
    "#": "≡",
    "~": "⋯",
    "...": "⋯",
    "....": "⋯",
    "->": "→",
    "<-": "←",
    "1": "−",
    "2": "=",
    "3": "≡",
}
_PIECE = re.compile(
    r"(?P<space>\s+)"
    rf"|(?P<arrow>{'|'.join(map(re.escape, _ARROWS))})"
    r"|\\bond\s*\{(?P<bond>[^{}]*)\}"
    r"|(?P<tex>\\(?:[A-Za-z]+|.))"
    r"|(?P<number>\d+(?:[.,]\d+)?(?:/\d+)?)"
    r"|(?P<script>[\^_])"
    r"|(?P<letters>[^\W\d_]+)"
    r"|(?P<group>\{)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"\[((?:[^][]|\[[^][]*\])*)\]")
_SCRIPT = re.compile(r"\{|\d+[+-]?|[+-]|[A-Za-z]+[+-]?|[*•.]|\\[A-Za-z]+")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_DIGITS = re.compile(r"\d+")
_ENDS_CHARGE = re.compile(r"\s|[])}^_,;+]|\((?:aq|s|l|g|sol|solv|ad)\)|\\[,;}]|$")
_THIN = Space(1 / 6)


class Reader(Protocol):
    """Reads the TeX inside a chemical formula."""

    def nested(self, tex: str, variant: Variant = ...) -> Node:
        """Read a piece of TeX."""
        ...

    def chemistry(self, source: str) -> Node:
        """Read a piece of chemistry."""
        ...


def read(source: str, reader: Reader) -> Node:
    """Read a chemical formula or equation."""
    return _Chemistry(source, reader).read()


class _Chemistry:
    """Reads a chemical formula in one pass."""

    def __init__(self, source: str, reader: Reader) -> None:
        self._source = source
        self._reader = reader
        self._at = 0
        self._parts: list[Node] = []
        self._attached = False  # whether what follows belongs to the last part, as a subscript, charge or bond does

    def read(self) -> Node:
        while found := _PIECE.match(self._source, self._at):
            self._at = found.end()
            piece = found[0]
            match found.lastgroup:
                case "space":
                    self._attached = False
                case "arrow":
                    self._arrow(_ARROWS[piece])
                case "bond":
                    self._sign(_BONDS.get(found["bond"], found["bond"]), attached=False)
                case "tex":
                    self._add(self._reader.nested(piece + self._groups()))
                case "number":
                    self._number(piece)
                case "script":
                    self._script(piece)
                case "letters":
                    self._letters(piece)
                case "group":
                    self._add(self._reader.chemistry(self._group(self._at - 1)))
                case _:
                    self._other(piece)
        return self._parts[0] if len(self._parts) == 1 else Row(tuple(self._parts))

    def _add(self, part: Node, *, attached: bool = True) -> None:
        match self._parts[-1:]:
            case [Scripts(Row(()), below, above)] if attached and self._attached:
                self._parts[-1] = Prescripts(part, below, above)
            case _:
                self._parts.append(part)
        self._attached = attached

    def _sign(self, sign: str, kind: Kind = Kind.ORDINARY, *, attached: bool) -> None:
        self._add(Operator(sign, kind), attached=attached)

    def _group(self, start: int) -> str:
        """Return the content of the braces that open at `start`, and move past them."""
        depth = 0
        for found in _BRACES.finditer(self._source, start):
            depth += {"{": 1, "}": -1}.get(found[0], 0)
            if not depth:
                self._at = found.end()
                return self._source[start + 1 : found.start()]
        self._at = len(self._source)
        return self._source[start + 1 :]

    def _groups(self) -> str:
        """Return the arguments of a command."""
        start = self._at
        while self._source.startswith("{", self._at):
            self._group(self._at)
        return self._source[start : self._at]

    def _followed_by(self, pattern: re.Pattern[str]) -> bool:
        return pattern.match(self._source, self._at) is not None

    def _arrow(self, sign: str) -> None:
        conditions: list[Node] = []
        while len(conditions) < 2 and (found := _CONDITION.match(self._source, self._at)):
            self._at = found.end()
            conditions.append(self._reader.chemistry(found[1]))
        arrow = Operator(sign, Kind.RELATION)
        above, below = (*conditions, None, None)[:2]
        self._parts.append(Limits(arrow, below, above) if conditions else arrow)
        self._attached = False

    def _number(self, digits: str) -> None:
        if self._attached:
            index = _DIGITS.match(digits)
            assert index is not None
            self._at -= len(digits) - index.end()  # CuSO4.5H2O: not a decimal
            self._attach(below=Number(index[0]))
            return
        above, _slash, below = digits.partition("/")
        self._add(Fraction(Number(above), Number(below)) if below else Number(digits), attached=False)
        self._parts.append(_THIN)

    def _letters(self, letters: str) -> None:
        alone = not self._attached and (not self._source[self._at : self._at + 1].strip())
        if alone and letters == "v" and self._parts:
            self._sign("↓", Kind.RELATION, attached=False)
        elif alone and len(letters) == 1 and letters.islower() and self._at < len(self._source):
            self._add(Identifier(letters), attached=False)  # a coefficient: n H2O
            self._parts.append(_THIN)
        else:
            self._add(Identifier(letters, Variant.UPRIGHT))

    def _script(self, mark: str) -> None:
        found = _SCRIPT.match(self._source, self._at)
        if not found:
            self._sign("↑" if mark == "^" else "_", Kind.RELATION, attached=False)
            return
        if found[0] == "{":
            inside = self._group(self._at)
        else:
            self._at = found.end()
            inside = found[0]
        content = self._reader.nested(inside, Variant.UPRIGHT)
        content = _signs_as_charges(content)
        if mark == "^":
            self._attach(above=content)
        else:
            self._attach(below=content)

    def _attach(self, below: Node | None = None, above: Node | None = None) -> None:
        """Attach a subscript or charge to the last part, or else to what follows."""
        last = self._parts[-1] if self._parts and self._attached else Row(())
        match last:
            case Scripts(_, None, _) if below is not None:
                self._parts[-1] = evolve(last, below=below)
            case Scripts(_, _, None) if above is not None:
                self._parts[-1] = evolve(last, above=above)
            case Row(()) | Scripts():
                self._parts.append(Scripts(Row(()), below, above))
            case _:
                self._parts[-1] = Scripts(last, below, above)
        self._attached = True

    def _other(self, sign: str) -> None:
        match sign:
            case "+" | "-" if self._attached and self._followed_by(_ENDS_CHARGE):
                self._attach(above=Operator(_BONDS.get(sign, sign), Kind.ORDINARY))
            case "+":
                self._sign(sign, Kind.BINARY, attached=False)
            case "-" if not self._attached and self._parts:
                self._sign("−", Kind.BINARY, attached=False)
            case "-" | "=" | "#":
                self._sign(_BONDS[sign], attached=False)
            case "." | "*" | "·":
                self._sign("·", attached=False)
            case "(" | "[":
                self._sign(sign, Kind.OPEN, attached=False)
            case ")" | "]":
                self._sign(sign, Kind.CLOSE, attached=True)
            case _:
                self._add(self._reader.nested(sign) if sign in "%&$}~" else Operator(sign, Kind.ORDINARY))


def _signs_as_charges(node: Node) -> Node:
    """Remove the space around the signs of a charge."""
    match node:
        case Operator(sign):
            return Operator(sign, Kind.ORDINARY)
        case Row(children):
            return Row(tuple(map(_signs_as_charges, children)))
        case _:
            return node
