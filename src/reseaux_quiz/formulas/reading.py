r"""TeX → the tree of a formula.

Covers what teachers write and MathJax shows; anything else is listed, never guessed. A reader makes one forward pass,
so that its cost grows with the length of the text, and goes no deeper than `_MAX_DEPTH`.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from attrs import evolve

from reseaux_quiz.formulas import chemistry, symbols
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
)

_MAX_DEPTH = 40
_MAX_COLUMNS = 50
_MAX_NAMED = 40  # characters of a piece quoted in a message

EMPTY = Row(())

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|\d+(?:(?:\{[,.]\}|[,.])\d+)*|.", re.DOTALL)
_SPACES = re.compile(r"\s*")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_NAME = re.compile(r"\s*\{\s*([A-Za-z]+\*?)\s*\}")
_ROW_SPACE = re.compile(r"\s*\[\s*-?[\d.,]{1,9}\s*[a-z]{2}\s*\]")
_LENGTH = re.compile(r"\s*(-?\d*[.,]?\d+)\s*(em|ex|cm|mm|pt|mu|in|px)\s*")
_WORD = re.compile(r"[A-Za-z]+(?!\s*[\^_'])")  # a script belongs only to the last letter
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_IN_TEXT = re.compile(r"\\(?P<sign>[%$&#_{}])|(?P<space>\\[,;: ]|~)|(?P<brace>[{}])|(?P<other>\\)")

_EMS = {"em": 1, "ex": 0.45, "cm": 2.37, "mm": 0.237, "pt": 0.1, "mu": 1 / 18, "in": 6.02, "px": 0.0625}
_ENDS = frozenset({"", "}", "&", r"\\", r"\cr", r"\end", r"\right"})
_CELL_ENDS = frozenset({"&", r"\\", r"\cr", r"\end"})
_SCRIPTS = frozenset({"^", "_", "'", "’", r"\limits", r"\nolimits"})
_PRIMES = {1: "′", 2: "″", 3: "‴"}

_FENCED = {
    "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"), "cases": ("{", ""), "dcases": ("{", ""), "rcases": ("", "}"),
}  # fmt: skip
_ALIGNED = frozenset(
    [
        "aligned",
        "align",
        "align*",
        "split",
        "eqnarray",
        "eqnarray*",
        "alignedat",
        "alignat",
        "alignat*",
        "flalign",
        "flalign*",
    ]
)
_CENTRED = frozenset(
    [
        "matrix",
        "smallmatrix",
        "pmatrix",
        "bmatrix",
        "Bmatrix",
        "vmatrix",
        "Vmatrix",
        "gathered",
        "gather",
        "gather*",
        "multline",
        "multline*",
    ]
)
_PLAIN = frozenset({"equation", "equation*", "displaymath", "math"})
_LEFT = frozenset({"cases", "dcases", "rcases"})

_FRACTIONS = {"frac": None, "cfrac": True, "dfrac": True, "tfrac": False}
_BINOMIALS = {"binom": None, "dbinom": True, "tbinom": False}
_STYLES = {"displaystyle": True, "textstyle": False, "scriptstyle": False, "scriptscriptstyle": False}
_SIZES = re.compile(r"[bB]ig{1,2}([lrm]?)$")
_SIDES = {"l": Kind.OPEN, "r": Kind.CLOSE, "m": Kind.RELATION}
_ENCLOSURES = {
    "boxed": Notation.BOX, "fbox": Notation.BOX, "cancel": Notation.RISING_STROKE,
    "bcancel": Notation.FALLING_STROKE, "xcancel": Notation.CROSS,
}  # fmt: skip
_TRANSPARENT = frozenset(
    [
        "mathopen",
        "mathclose",
        "mathrel",
        "mathbin",
        "mathord",
        "mathpunct",
        "mathinner",
        "mathop",
        "smash",
        "mathstrut",
    ]
)
_NOTHING = frozenset(
    [
        "nonumber",
        "notag",
        "relax",
        "allowbreak",
        "nobreak",
        "strut",
        "mathstrut",
        "hline",
        "/",
        "displaylimits",
        "null",
    ]
)
_COLOURED = frozenset({"textcolor", "colorbox"})
_LOOKS = _COLOURED | {"color", "tag", "label", "require"}
_OVER = {"over": True, "choose": False, "atop": False}


class _TooDeepError(Exception):
    """The formula is nested too deep."""


@lru_cache(maxsize=4096)  # a formula is checked, shown and exported
def read(tex: str) -> Formula:
    """Read a formula in TeX, without its dollar signs."""
    unknown: dict[str, None] = {}
    ignored: dict[str, None] = {}
    try:
        tree = _Reader(tex, unknown, ignored, 0).whole()
    except _TooDeepError:
        unknown[_excerpt(tex)] = None
    if unknown:
        tree = Text(tex)
    return Formula(tex, tree, tuple(unknown), tuple(ignored))


def _excerpt(tex: str) -> str:
    """Return the beginning of a piece of TeX on one line, for a message."""
    words = " ".join(tex.split())
    return words if len(words) <= _MAX_NAMED else words[: _MAX_NAMED - 1] + "…"


class _Reader:
    """Reads a piece of TeX; `unknown` and `ignored` collect the pieces met, in order."""

    def __init__(self, tex: str, unknown: dict[str, None], ignored: dict[str, None], depth: int) -> None:
        self._tex = tex
        self._at = 0
        self._peeked, self._peeked_at = "", -1
        self._unknown = unknown
        self._ignored = ignored
        self._depth = depth

    # --- tokens ----------------------------------------------------------------------------------------

    def _peek(self) -> str:
        """Skip spaces; return the next token without consuming it, or "" at the end."""
        if self._at != self._peeked_at:  # a token is looked at several times before it is consumed
            spaces = _SPACES.match(self._tex, self._at)
            assert spaces is not None
            self._at = self._peeked_at = spaces.end()
            found = _TOKEN.match(self._tex, self._at)
            self._peeked = found[0] if found else ""
        return self._peeked

    def _next(self) -> str:
        piece = self._peek()
        self._at += len(piece)
        return piece

    def _raw(self) -> str:
        """Take the content of braces verbatim, or else the next token."""
        start = self._at
        if self._peek() != "{":
            return self._next()
        start, depth = self._at + 1, 0
        for found in _BRACES.finditer(self._tex, self._at):
            depth += {"{": 1, "}": -1}.get(found[0], 0)
            if not depth:
                self._at = found.end()
                return self._tex[start : found.start()]
        self._at = len(self._tex)
        self._report("{")
        return self._tex[start:]

    def _report(self, what: str) -> None:
        self._unknown[_excerpt(what)] = None

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        if self._depth == _MAX_DEPTH:
            raise _TooDeepError
        self._depth += 1
        yield
        self._depth -= 1

    def nested(self, tex: str, variant: Variant = Variant.ITALIC) -> Node:
        """Read a piece of TeX on its own, at the current depth."""
        with self._deeper():
            return _Reader(tex, self._unknown, self._ignored, self._depth).whole(variant)

    def chemistry(self, source: str) -> Node:
        r"""Read the content of a `\ce`."""
        with self._deeper():
            return chemistry.read(source, self)

    # --- rows ------------------------------------------------------------------------------------------

    def whole(self, variant: Variant = Variant.ITALIC) -> Node:
        r"""Read to the end of the text, with `\\` as a line break."""
        lines = [self._row(variant, frozenset({r"\\", r"\cr"}))]
        while self._next():
            lines.append(self._row(variant, frozenset({r"\\", r"\cr"})))
        if len(lines) > 1 and lines[-1] == EMPTY:
            lines.pop()
        return lines[0] if len(lines) == 1 else Grid(tuple((line,) for line in lines), "l")

    def _row(self, variant: Variant, ends: frozenset[str]) -> Node:
        """Read up to one of these tokens, which is not consumed, or to the end of the text."""
        with self._deeper():
            done: list[Node] = []  # the parts before a change of style, or the numerator of an infix fraction
            parts: list[Node] = []
            display: bool | None = None
            above: Node | None = None
            line = True
            while (piece := self._peek()) and piece not in ends:
                name = piece[1:] if piece[0] == "\\" else ""
                if piece in _SCRIPTS:
                    parts += list(self._scripts(parts, variant))  # which takes its base from the parts
                elif name in _STYLES:
                    self._next()
                    done += _styled(parts, display)
                    parts, display = [], _STYLES[name]
                elif name in symbols.SWITCHES:
                    self._next()
                    variant = symbols.SWITCHES[name]
                elif name in _OVER:
                    self._next()
                    if above is not None:
                        self._report(piece)
                    above, line = _joined([*done, *_styled(parts, display)]), _OVER[name]
                    done, parts = [], []
                else:
                    parts += self._atom(variant)
            inside = _joined([*done, *_styled(parts, display)])
            if above is None:
                return inside
            return Fraction(above, inside, line)

    def _argument(self, command: str, variant: Variant) -> Node:
        """Read a group, a command with its arguments, or one character."""
        piece = self._peek()
        if piece in _ENDS or piece in _SCRIPTS:
            self._report(command)
            return EMPTY
        if piece[0].isdigit():
            self._at += 1
            return Number(piece[0], variant if variant is not Variant.ITALIC else Variant.UPRIGHT)
        if piece[0].isascii() and piece[0].isalpha():
            self._at += 1
            return Identifier(piece[0], variant)
        with self._deeper():
            return _joined(list(self._atom(variant)))

    def _group(self, variant: Variant) -> Node:
        inside = self._row(variant, frozenset("}"))
        if not self._next():
            self._report("{")
        if isinstance(inside, Operator):  # {,} or {=}: without its usual space
            return inside if inside.kind is Kind.LARGE else evolve(inside, kind=Kind.ORDINARY)
        return inside

    def _scripts(self, parts: list[Node], variant: Variant) -> Iterator[Node]:
        """Read a subscript, superscript or primes; take their base from the end of the row."""
        start = self._at
        base = parts.pop() if parts else EMPTY
        if _takes_no_scripts(base):
            yield base
            base = EMPTY
        limits = _has_limits(base)
        below: Node | None = None
        above: list[Node] = []
        primes = 0
        raised = False
        while (piece := self._peek()) in _SCRIPTS:
            self._next()
            match piece:
                case "^":
                    if raised:
                        self._report(self._tex[start : min(self._at, start + _MAX_NAMED)])
                    raised = True
                    above.append(self._argument(piece, variant))
                case "_":
                    if below is not None:
                        self._report(self._tex[start : min(self._at, start + _MAX_NAMED)])
                    below = self._argument(piece, variant)
                case "'" | "’":
                    primes += 1
                case _:
                    limits = piece == r"\limits"
        if primes:
            above.insert(0, Operator(_PRIMES.get(primes, "′" * min(primes, 9)), Kind.ORDINARY))
        if below is None and not above:
            yield base
        else:
            yield (Limits if limits else Scripts)(base, below, _joined(above) if above else None)

    # --- atoms -----------------------------------------------------------------------------------------

    def _atom(self, variant: Variant) -> Iterator[Node]:
        piece = self._next()
        if piece[0] == "\\" and len(piece) > 1:
            yield from self._command(piece[1:], variant)
        elif piece[0].isdigit():
            yield from _numbers(piece, variant)
        elif piece == "{":
            yield self._group(variant)
        elif piece in "}&#$%\\":
            self._report(piece)
        elif piece in {"~", "\u00a0", "\u202f"}:
            yield Space(symbols.SPACES[" "])
        elif piece == "-":
            yield Operator("−", Kind.BINARY)
        elif piece == "*":
            yield Operator("∗", Kind.BINARY)
        elif piece in symbols.TYPED:
            yield Operator(piece, symbols.TYPED[piece])
        elif piece.isalpha():
            yield self._letters(piece, variant)
        else:
            yield Operator(piece, Kind.ORDINARY)

    def _letters(self, piece: str, variant: Variant) -> Node:
        """Read a letter, or a word in an upright or similar style."""
        if variant not in {Variant.ITALIC, Variant.BOLD_ITALIC, Variant.DOUBLE_STRUCK, Variant.SCRIPT}:
            word = _WORD.match(self._tex, self._at - len(piece))
            if word:
                self._at = word.end()
                return Identifier(word[0], variant)
        return Identifier(piece, variant)

    def _command(self, name: str, variant: Variant) -> Iterator[Node]:
        command = "\\" + name
        if name in symbols.ITALIC:
            yield Identifier(symbols.ITALIC[name], variant)
        elif name in symbols.UPRIGHT:
            yield Identifier(symbols.UPRIGHT[name], Variant.UPRIGHT if variant is Variant.ITALIC else variant)
        elif name in symbols.OPERATORS:
            yield Operator(*symbols.OPERATORS[name])
        elif name in symbols.SPACES:
            yield Space(symbols.SPACES[name])
        elif name in symbols.FUNCTIONS:
            yield Function(name)
        elif name in symbols.LIMIT_FUNCTIONS:
            yield Function(symbols.LIMIT_FUNCTIONS[name], limits=True)
        elif name in symbols.VARIANTS:
            yield self._argument(command, symbols.VARIANTS[name])
        elif name in symbols.TEXTS:
            yield Text(self._words(self._raw()), symbols.TEXTS[name])
        elif name in symbols.ACCENTS:
            yield Accent(self._argument(command, variant), symbols.ACCENTS[name])
        elif name in symbols.WIDE_ACCENTS:
            yield Accent(self._argument(command, variant), symbols.WIDE_ACCENTS[name], wide=True)
        elif name in symbols.UNDER_ACCENTS:
            yield Accent(self._argument(command, variant), symbols.UNDER_ACCENTS[name], wide=True, under=True)
        elif name in symbols.ARROWS:
            below = self._option(variant)
            yield Limits(Operator(symbols.ARROWS[name], Kind.RELATION), below, self._argument(command, variant))
        elif name in _FRACTIONS:
            made: Node = Fraction(self._argument(command, variant), self._argument(command, variant))
            yield _in_style(made, _FRACTIONS[name])
        elif name in _BINOMIALS:
            made = Fraction(self._argument(command, variant), self._argument(command, variant), line=False)
            yield _in_style(Fenced("(", made, ")"), _BINOMIALS[name])
        elif name in _ENCLOSURES:
            yield Enclosed(self._argument(command, variant), _ENCLOSURES[name])
        elif name in _NOTHING:
            if name == "hline":
                self._ignored[command] = None
        elif name in _TRANSPARENT:
            yield self._argument(command, variant)
        elif size := _SIZES.match(name):
            sign = self._delimiter(command)
            yield Operator(sign, _SIDES.get(size[1], symbols.TYPED.get(sign, Kind.ORDINARY)))
        else:
            yield from self._other_command(name, variant)

    def _other_command(self, name: str, variant: Variant) -> Iterator[Node]:
        command = "\\" + name
        match name:
            case "sqrt":
                degree = self._option(variant)
                yield Root(self._argument(command, variant), degree)
            case "left":
                opening = self._delimiter(command)
                inside = self._row(variant, frozenset({r"\right"}))
                if self._next():
                    yield Fenced(opening, inside, self._delimiter(r"\right"))
                else:
                    self._report(command)
            case "middle":
                yield Operator(self._delimiter(command), Kind.RELATION)
            case "begin":
                yield from self._environment(variant)
            case "substack":
                source = self._raw()
                lines = self.nested(source, variant)
                yield evolve(lines, columns="c") if isinstance(lines, Grid) else lines
            case "overset" | "stackrel":
                above = self._argument(command, variant)
                yield Limits(self._argument(command, variant), above=above)
            case "underset":
                below = self._argument(command, variant)
                yield Limits(self._argument(command, variant), below=below)
            case "operatorname":
                starred = self._tex.startswith("*", self._at)
                self._at += starred
                yield Function(self._words(self._raw().replace(r"\,", " ")).strip(), limits=starred)
            case "not":
                yield from self._negated(variant)
            case "bmod":
                yield Operator("mod", Kind.BINARY)
            case "pmod" | "mod":
                modulus = Row((Text("mod"), Space(symbols.SPACES[" "]), self._argument(command, variant)))
                yield Space(symbols.SPACES["quad"])
                yield modulus if name == "mod" else Fenced("(", modulus, ")")
            case "ce":
                yield self.chemistry(self._raw())
            case "phantom" | "hphantom":
                yield Phantom(self._argument(command, variant))
            case "vphantom":
                self._argument(command, variant)
            case "hspace" | "mspace":
                yield from self._length(command, self._raw())
            case _:
                yield from self._look(name, variant)

    def _look(self, name: str, variant: Variant) -> Iterator[Node]:
        """Read a command for a look or a reference, which is ignored."""
        command = "\\" + name
        if name not in _LOOKS:
            self._report(command)
            return
        self._ignored[f"{command}{{{_excerpt(self._raw())}}}"] = None
        if name in _COLOURED:
            yield self._argument(command, variant)

    def _words(self, source: str) -> str:
        r"""Return the words of a `\text`."""

        def plain(found: re.Match[str]) -> str:
            if found["other"]:
                self._report(source)
            return found["sign"] or (" " if found["space"] else "")

        return _IN_TEXT.sub(plain, source)

    def _option(self, variant: Variant) -> Node | None:
        """Read an optional argument in square brackets."""
        if self._peek() != "[":
            return None
        self._next()
        inside = self._row(variant, frozenset("]"))
        if not self._next():
            self._report("[")
        return inside

    def _length(self, command: str, source: str) -> Iterator[Node]:
        if found := _LENGTH.fullmatch(source):
            yield Space(min(float(found[1].replace(",", ".")) * _EMS[found[2]], 20))
        else:
            self._report(f"{command}{{{source}}}")

    def _negated(self, variant: Variant) -> Iterator[Node]:
        inside = self._argument(r"\not", variant)
        if isinstance(inside, Operator):
            yield evolve(inside, sign=unicodedata.normalize("NFC", inside.sign + "\u0338"))
        else:
            self._report(r"\not")

    def _delimiter(self, command: str) -> str:
        r"""Read the delimiter after `\left` and the like; "" for a dot."""
        piece = self._next()
        if piece == ".":
            return ""
        if piece in {"<", ">"}:
            return {"<": "⟨", ">": "⟩"}[piece]
        sign, _kind = symbols.OPERATORS.get(piece[1:], ("", None)) if piece[:1] == "\\" else (piece, None)
        if len(sign) != 1 or sign.isalnum() or sign in "{}&$%#":
            if piece not in {r"\{", r"\}", r"\lbrace", r"\rbrace"}:
                self._report(command + piece)
            return sign if sign in {"{", "}"} else ""
        return sign

    # --- environments ----------------------------------------------------------------------------------

    def _name(self) -> str:
        found = _NAME.match(self._tex, self._at)
        if not found:
            return ""
        self._at = found.end()
        return found[1]

    def _environment(self, variant: Variant) -> Iterator[Node]:
        name = self._name()
        begin = f"\\begin{{{name}}}"
        columns = ""
        if name in {"array", "subarray"}:
            given = self._raw()
            columns = "".join(letter for letter in given if letter in "lcr")
            if "|" in given:
                self._ignored["|"] = None
        elif name in {"alignedat", "alignat", "alignat*"}:
            self._raw()
        elif name not in _ALIGNED | _CENTRED | _LEFT | _PLAIN:
            self._report(begin)
        rows = self._rows(name, variant)
        width = max(map(len, rows))
        if width > _MAX_COLUMNS:
            self._report(begin)
            return
        if name in _PLAIN and len(rows) == width == 1:
            yield rows[0][0]
            return
        filled = tuple((*row, *([EMPTY] * (width - len(row)))) for row in rows)
        usual = "rl" if name in _ALIGNED else "l" if name in _LEFT else "c"
        columns += usual * width
        grid = Grid(filled, columns[:width], aligned=name in _ALIGNED)
        yield Fenced(_FENCED[name][0], grid, _FENCED[name][1]) if name in _FENCED else grid

    def _rows(self, name: str, variant: Variant) -> list[list[Node]]:
        rows: list[list[Node]] = [[]]
        while True:
            rows[-1].append(self._row(variant, _CELL_ENDS))
            match self._next():
                case "&":
                    pass
                case r"\\" | r"\cr":
                    if space := _ROW_SPACE.match(self._tex, self._at):
                        self._at = space.end()
                    rows.append([])
                case r"\end":
                    if self._name() != name:
                        self._report(f"\\begin{{{name}}}")
                    break
                case _:
                    self._report(f"\\begin{{{name}}}")
                    break
        if len(rows) > 1 and rows[-1] == [EMPTY]:
            rows.pop()
        return rows


def _takes_no_scripts(base: Node) -> bool:
    match base:
        case Space() | Operator(_, Kind.BINARY | Kind.RELATION | Kind.PUNCTUATION | Kind.OPEN):
            return True
        case _:
            return False


def _has_limits(base: Node) -> bool:
    match base:
        case Operator(sign, Kind.LARGE):
            return sign not in symbols.INTEGRALS
        case Function(_, limits):
            return limits
        case Accent(_, mark):
            return mark in symbols.BRACKETS
        case Limits(Operator(_, Kind.LARGE) | Function()):
            return True
        case _:
            return False


def _numbers(digits: str, variant: Variant) -> Iterator[Node]:
    """Read a number; with several bare commas it is a list of numbers, unless they group thousands."""
    look = Variant.UPRIGHT if variant is Variant.ITALIC else variant
    closed = digits.replace("{,}", "\0")
    pieces = [closed] if closed.count(",") < 2 or _THOUSANDS.fullmatch(closed) else closed.split(",")
    for index, piece in enumerate(pieces):
        if index:
            yield Operator(",", Kind.PUNCTUATION)
        yield Number(piece.replace("\0", ",").replace("{.}", "."), look)


def _in_style(node: Node, display: bool | None) -> Node:
    return node if display is None else Style(node, display)


def _styled(parts: list[Node], display: bool | None) -> list[Node]:
    return parts if display is None or not parts else [Style(_joined(parts), display)]


def _joined(parts: list[Node]) -> Node:
    """Put parts side by side; scripts without a base go to the left of what follows."""
    joined: list[Node] = []
    for part in parts:
        match joined[-1] if joined else None:
            case Scripts(Row(()), below, above) if isinstance(part, Identifier | Scripts | Row | Text):
                joined[-1] = Prescripts(part, below, above)
            case _:
                joined.append(part)
    return joined[0] if len(joined) == 1 else Row(tuple(joined))
