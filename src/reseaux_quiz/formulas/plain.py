"""The tree of a formula → one line of unambiguous text, as it would be typed in a message."""

import re
import unicodedata
from collections.abc import Sequence
from typing import assert_never

from reseaux_quiz.formulas.reading import read
from reseaux_quiz.formulas.symbols import INTEGRALS, SIGNS, styled
from reseaux_quiz.formulas.tree import (
    Accent,
    Enclosed,
    Fenced,
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
)

_HIGH = str.maketrans(
    "0123456789+−=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)  # fmt: skip
_LOW = str.maketrans("0123456789+−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_AS_THEY_ARE = frozenset("′″‴°∗†‡")
_DEGREES = {"3": "∛", "4": "∜"}
_LETTERS_KEPT = frozenset({Variant.DOUBLE_STRUCK, Variant.SCRIPT, Variant.FRAKTUR})
_ARROW_WITH = {"→": ("—", "→"), "←": ("←", "—"), "↔": ("←", "→"), "⇒": ("=", "⇒"), "⇐": ("⇐", "="), "⇌": ("⇌", "⇌")}
_DIFFERENTIALS = frozenset("d∂Δδ")
_OPEN_SCRIPT = re.compile(r"[_^][^\W_]{1,40}$")  # a subscript as in v_max, which a letter after it would extend


def plain(tex: str) -> str:
    """Return a formula in TeX as one line of text, or the TeX itself if it can't be read."""
    return " ".join(write(read(tex).tree).split())


def raised(text: str) -> str:
    """Raise a word or two of prose, as in 10⁻³ and XIXᵉ; an ending such as « ère » is left on the line."""
    moved = text.replace("-", "−").translate(_HIGH)
    if _all_changed(text, moved):
        return moved
    return text if text.isalpha() and text.islower() else f"^{_bracketed(text)}"


def lowered(text: str) -> str:
    """Lower a word or two of prose, as in H₂O."""
    moved = text.replace("-", "−").translate(_LOW)
    return moved if _all_changed(text, moved) else f"_{_bracketed(text)}"


def _bracketed(text: str) -> str:
    return text if text.replace("_", "").isalnum() or not text.strip("_") else f"({text})"


def write(node: Node) -> str:
    """Write a tree, with spaces around relations and binary operators."""
    return _write(node, tight=False)


def _tight(node: Node) -> str:
    """Write a part of something, without spaces around operators."""
    return " ".join(_write(node, tight=True).split())


def _write(node: Node, *, tight: bool) -> str:
    match node:
        case Row(children):
            return _row(children, tight=tight)
        case Identifier(name, variant):
            return styled(name, variant) if variant in _LETTERS_KEPT else name
        case Number(digits):
            return digits
        case Function(text) | Text(text):
            return text
        case Operator(sign, kind):
            spaced = not tight and kind in {Kind.BINARY, Kind.RELATION}
            return f" {sign} " if spaced else sign + " " * (kind is Kind.PUNCTUATION and not tight)
        case Space(width):
            return " " if width > 0.1 else ""
        case Fraction(above, below, line):
            return f"{_numerator(above)}/{_denominator(below)}" if line else f"{_tight(above)}; {_tight(below)}"
        case Root(inside, degree):
            return _degree(degree) + _grouped(inside)
        case Scripts(base, below, above) if isinstance(base, Operator) and base.kind is Kind.LARGE:
            return _with_bounds(base, below, above)
        case Limits(base, below, above):
            return _limits(base, below, above)
        case Scripts(base, below, above):
            return (
                (_grouped(base) if base != Row(()) else "") + _script(below, "_", _LOW) + _script(above, "^", _HIGH)
            )
        case Prescripts(base, below, above):
            return _script(above, "^", _HIGH) + _script(below, "_", _LOW) + _grouped(base)
        case Accent(base, mark, wide):
            return _accent(_tight(base), mark, wide=wide)
        case Fenced(opening, inside, closing):
            return _fenced(opening, inside, closing, tight=tight)
        case Grid(rows, columns, aligned):
            return " ; ".join(_line(row, columns, aligned=aligned) for row in rows)
        case Enclosed(inside, notation):
            return f"[{_tight(inside)}]" if notation is Notation.BOX else _struck(_tight(inside))
        case Phantom(inside):
            return " " * len(_tight(inside))
        case Style(inside):
            return _write(inside, tight=tight)
        case _:
            assert_never(node)


# --- side by side --------------------------------------------------------------------------------------


def _row(children: Sequence[Node], *, tight: bool) -> str:
    written: list[str] = []
    before: Node | None = None
    for child in children:
        piece = _write(child, tight=tight)
        if isinstance(child, Operator) and child.sign in SIGNS and begins(before):
            piece = child.sign  # not an operation
        if piece:
            if before is not None:
                written.append(_between(before, written[-1], child, piece))
            written.append(piece)
            before = child
    return "".join(written)


def _between(before: Node, text: str, after: Node, piece: str) -> str:
    """Return the separator that prevents two adjacent parts, as written, from being misread."""
    if isinstance(after, Space | Text) or text.endswith(" ") or piece.startswith(" "):
        return ""
    starts = after.kind is Kind.OPEN if isinstance(after, Operator) else True
    ends = before.kind is Kind.CLOSE or before.sign == "!" if isinstance(before, Operator) else True
    if _is_word(before):
        return " " * (starts and (piece[0] not in "([{" or isinstance(before, Limits)))
    if _is_word(after):
        return " " * ends
    if _is_large(before):
        return " "
    if isinstance(before, Space | Text) or not (starts and ends):
        return ""
    if _is_loose(before, text) or _is_loose(after, piece):
        return "·"
    return " " * (piece[0].isalnum() and _OPEN_SCRIPT.search(text) is not None)


def _is_loose(node: Node, text: str) -> bool:
    """Tell whether an adjacent part could be taken for part of this one: 1/2x, √2x."""
    match node:
        case Fraction(_, _, line):
            return line
        case Root():
            return not text.endswith(")")
        case Style(inside):
            return _is_loose(inside, text)
        case _:
            return False


def _is_word(node: Node) -> bool:
    match node:
        case Function():
            return True
        case Identifier(name, variant):
            return len(name) > 1 and variant is not Variant.UPRIGHT
        case Scripts(Function()) | Limits(Function()):
            return True
        case _:
            return False


def _is_large(node: Node) -> bool:
    match node:
        case Operator(_, Kind.LARGE) | Scripts(Operator(_, Kind.LARGE)) | Limits(Operator(_, Kind.LARGE)):
            return True
        case _:
            return False


# --- parts ---------------------------------------------------------------------------------------------


def _grouped(node: Node) -> str:
    """Write a part, in parentheses if it is compound."""
    text = _tight(node)
    return text if _is_single(node) or _is_enclosed(text) else f"({text})"


def _is_single(node: Node) -> bool:
    match node:
        case Identifier() | Number() | Operator() | Function() | Fenced() | Accent():
            return True
        case Text(text):
            return " " not in text.strip()
        case Style(inside):
            return _is_single(inside)
        case _:
            return False


def _is_enclosed(text: str) -> bool:
    """Tell whether the opening parenthesis at the start of a text is closed at its end."""
    if not text.startswith("("):
        return False
    depth = 0
    for place, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if not depth:
            return place == len(text) - 1
    return False


def _numerator(node: Node) -> str:
    """Write a numerator, in which a product needs no parentheses."""
    return _tight(node) if _is_factor(node) or _is_product(node) else _grouped(node)


def _is_product(node: Node) -> bool:
    if not isinstance(node, Row):
        return False
    depth = 0
    for child in node.children:
        match child:
            case Operator(_, Kind.OPEN):
                depth += 1
            case Operator(_, Kind.CLOSE):
                depth -= 1
            case _ if not depth and not _is_factor(child):
                return False
    return True


def _denominator(node: Node) -> str:
    match node:
        case Row((Identifier(name), factor)) if name in _DIFFERENTIALS and _is_factor(factor):
            return _tight(node)
        case _:
            return _tight(node) if _is_factor(node) else _grouped(node)


def _is_factor(node: Node) -> bool:
    match node:
        case Identifier() | Number() | Fenced() | Accent() | Scripts() | Prescripts() | Root():
            return True
        case Text(text):
            return " " not in text.strip()
        case Operator(sign):
            return sign in "!°%€"
        case _:
            return False


def _degree(degree: Node | None) -> str:
    if degree is None:
        return "√"
    text = _tight(degree)
    if text in _DEGREES:
        return _DEGREES[text]
    raised = text.translate(_HIGH)
    return raised + "√" if _all_changed(text, raised) else f"({text})√"


def _script(node: Node | None, mark: str, table: dict[int, int]) -> str:
    """Write a subscript or superscript, in Unicode characters if all exist."""
    if node is None:
        return ""
    text = _tight(node)
    if mark == "^" and text in {"∘", "°"}:
        return "°"
    if mark == "^" and text.startswith("∘") and text[1:].isalpha():
        return "°" + text[1:]
    primes = len(text) - len(text.lstrip("′″‴")) if mark == "^" else 0
    moved = text[primes:].translate(table)
    if _all_changed(text[primes:], moved):
        return text[:primes] + moved
    if mark == "^" and set(text) <= _AS_THEY_ARE:
        return text
    if len(text) == 1 or (text.isalnum() and isinstance(node, Identifier | Text)):
        return mark + text
    return mark + (text if _is_enclosed(text) else f"({text})")


def _all_changed(text: str, moved: str) -> bool:
    return all(before != after for before, after in zip(text, moved, strict=True))


def _with_bounds(base: Operator, below: Node | None, above: Node | None) -> str:
    """Write a large operator with its bounds; the numbers of an integral become superscripts and subscripts."""
    if base.sign in INTEGRALS:
        return base.sign + _script(below, "_", _LOW) + _script(above, "^", _HIGH)
    return base.sign + _bound(below, "_") + _bound(above, "^")


def _bound(node: Node | None, mark: str) -> str:
    if node is None:
        return ""
    text = _tight(node)
    return mark + (text if len(text) == 1 or text.isdigit() or _is_enclosed(text) else f"({text})")


def _limits(base: Node, below: Node | None, above: Node | None) -> str:
    match base:
        case Operator(sign, Kind.RELATION) if sign in _ARROW_WITH:
            start, end = _ARROW_WITH[sign]
            conditions = "; ".join(_tight(each) for each in (above, below) if each is not None)
            return f" {start}[{conditions}]{end} "
        case Operator(_, Kind.RELATION):
            return f" {base.sign}{_bound(below, '_')}{_bound(above, '^')} "
        case Accent(inside, mark):
            label = _bound(below if below is not None else above, mark)
            return _grouped(inside) + label
        case _:
            text = _tight(base) if isinstance(base, Limits | Scripts) else _grouped(base)
            return text + _bound(below, "_") + _bound(above, "^")


def _accent(text: str, mark: str, *, wide: bool) -> str:
    """Put a mark on a letter; of several, on each for a line or arrow, else on the middle one."""
    if mark in "⏞⏟⏜⏝":
        return f"({text}){mark}"
    if len(text) == 1 or (mark in "\u0305\u0332\u20d7\u20d6\u20e1" and wide):
        marked = "".join(character + mark * (not unicodedata.combining(character)) for character in text)
    elif text.isalnum() and len(text) == 3:
        marked = text[:2] + mark + text[2:]  # an angle
    else:
        marked = f"({text}){mark}"
    return unicodedata.normalize("NFC", marked)


def _struck(text: str) -> str:
    return "".join(character + "\u0336" for character in text)


def _fenced(opening: str, inside: Node, closing: str, *, tight: bool) -> str:
    match inside:
        case Grid(rows) if opening and closing:
            cells = "; ".join(" ".join(_cell(cell) for cell in row) for row in rows)
            return f"{opening}{cells}{closing}"
        case Grid(rows, columns, aligned):
            lines = " ; ".join(_line(row, columns, aligned=aligned) for row in rows)
            return f"{{ {lines} }}"
        case _:
            closed = closing or {"{": "}", "(": ")", "[": "]"}.get(opening, "")
            return f"{opening}{_write(inside, tight=tight).strip()}{closed}"


def _cell(node: Node) -> str:
    text = _tight(node)
    return f"({text})" if " " in text else text or "·"


def _line(row: Sequence[Node], columns: str, *, aligned: bool) -> str:
    """Write a row of equations or cases: aligned cells form one expression, others are separated."""
    if aligned:
        return " ".join(write(Row(tuple(row))).split())
    cells = [" ".join(write(cell).split()) for cell in row]
    return " ".join(filter(None, cells)) if set(columns) == {"l"} else "  ".join(cells)
