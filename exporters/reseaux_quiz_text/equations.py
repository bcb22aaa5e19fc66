"""Word's equations (OMML) → TeX."""

import re
from collections.abc import Iterator
from typing import Any

from reseaux_quiz.importing.sources import clean

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MAX_DEPTH = 50
_SIGNS = {
    "×": r"\times ", "÷": r"\div ", "·": r"\cdot ", "⋅": r"\cdot ", "±": r"\pm ", "≤": r"\leq ", "≥": r"\geq ",
    "≠": r"\neq ", "≈": r"\approx ", "∞": r"\infty ", "→": r"\to ", "⇒": r"\Rightarrow ", "⇔": r"\Leftrightarrow ",
    "∈": r"\in ", "∉": r"\notin ", "⊂": r"\subset ", "∪": r"\cup ", "∩": r"\cap ", "∅": r"\emptyset ",
    "∀": r"\forall ", "∃": r"\exists ", "∂": r"\partial ", "∇": r"\nabla ", "α": r"\alpha ", "β": r"\beta ",
    "γ": r"\gamma ", "δ": r"\delta ", "ε": r"\varepsilon ", "θ": r"\theta ", "λ": r"\lambda ", "μ": r"\mu ",
    "π": r"\pi ", "ρ": r"\rho ", "σ": r"\sigma ", "τ": r"\tau ", "φ": r"\varphi ", "ω": r"\omega ", "Δ": r"\Delta ",
    "Ω": r"\Omega ", "Σ": r"\Sigma ", "−": "-", "%": r"\%", "$": r"\$", "#": r"\#", "&": r"\&", "{": r"\{",
    "}": r"\}",
}  # fmt: skip
_OPERATORS = {"∑": r"\sum", "∏": r"\prod", "∫": r"\int", "⋃": r"\bigcup", "⋂": r"\bigcap", "": r"\int"}
_FUNCTIONS = frozenset(["sin", "cos", "tan", "ln", "log", "exp", "lim", "max", "min", "det"])
_ACCENTS = {"\u0302": "hat", "\u0303": "tilde", "\u20d7": "vec", "\u0305": "bar", "\u0307": "dot", "": "hat"}

_SENTENCE_SIGN = re.compile(r"\s?[.,;:!?)…»]")


def tex(element: Any) -> tuple[str, bool]:
    """Write an equation; tell too whether all that it is made of is known."""
    unknown: set[str] = set()
    written = "".join(_children(element, unknown, 0))
    return " ".join(re.sub(r"(\\[A-Za-z]+) (?![A-Za-z\d])", r"\1", written).split()), not unknown


def without_sign(element: Any) -> str:
    """Take the sign of the sentence out of an equation that ends with it, as those of worksheets do; return it."""
    runs = element.findall(f"{_M}r")
    if not runs or element[-1] is not runs[-1] or runs[-1].find(f"{_M}rPr/{_M}nor") is None:
        return ""
    text = "".join(each.text or "" for each in runs[-1].iter(f"{_M}t"))
    if not _SENTENCE_SIGN.fullmatch(text):
        return ""
    element.remove(runs[-1])
    return text


def _children(element: Any, unknown: set[str], depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        unknown.add("depth")
        return
    for child in element:
        if isinstance(child.tag, str) and child.tag.startswith(_M) and not child.tag.endswith("Pr"):
            yield _written(child, child.tag.removeprefix(_M), unknown, depth + 1)


def _written(element: Any, tag: str, unknown: set[str], depth: int) -> str:
    def part(name: str) -> str:
        found = element.find(f"{_M}{name}")
        return "" if found is None else "".join(_children(found, unknown, depth)).strip()

    match tag:
        case "r":
            return _text("".join(each.text or "" for each in element.iter(f"{_M}t")))
        case "f":
            return rf"\frac{{{part('num')}}}{{{part('den')}}}"
        case "sSup":
            return f"{_base(part('e'))}^{{{part('sup')}}}"
        case "sSub":
            return f"{_base(part('e'))}_{{{part('sub')}}}"
        case "sSubSup":
            return f"{_base(part('e'))}_{{{part('sub')}}}^{{{part('sup')}}}"
        case "rad":
            degree = part("deg")
            return rf"\sqrt[{degree}]{{{part('e')}}}" if degree else rf"\sqrt{{{part('e')}}}"
        case "nary":
            limits = "".join(f"{mark}{{{part(name)}}}" for mark, name in (("_", "sub"), ("^", "sup")) if part(name))
            return f"{_OPERATORS.get(_property(element, 'nary', 'chr'), _OPERATORS['∑'])}{limits} {part('e')}"
        case "d":
            inner = ", ".join("".join(_children(each, unknown, depth)) for each in element.findall(f"{_M}e"))
            opening, closing = (_property(element, "d", name) for name in ("begChr", "endChr"))
            return rf"\left{_text(opening or '(').strip()} {inner} \right{_text(closing or ')').strip()}"
        case "func":
            return f"{part('fName')} {part('e')}"
        case "limLow":
            return f"{part('e')}_{{{part('lim')}}}"
        case "limUpp":
            return f"{part('e')}^{{{part('lim')}}}"
        case "bar":
            return rf"\overline{{{part('e')}}}"
        case "acc":
            return rf"\{_ACCENTS.get(_property(element, 'acc', 'chr'), 'hat')}{{{part('e')}}}"
        case "m":
            rows = [
                " & ".join("".join(_children(cell, unknown, depth)) for cell in row.findall(f"{_M}e"))
                for row in element.findall(f"{_M}mr")
            ]
            inner = r" \\ ".join(rows)
            return rf"\begin{{matrix}}{inner}\end{{matrix}}"
        case "oMath" | "box" | "borderBox":
            return "".join(_children(element, unknown, depth)) if tag == "oMath" else part("e")
        case _:
            unknown.add(tag)
            return _text("".join(each.text or "" for each in element.iter(f"{_M}t")))


def _base(text: str) -> str:
    return text if len(text) == 1 else f"{{{text}}}"


def _property(element: Any, tag: str, name: str) -> str:
    found = element.find(f"{_M}{tag}Pr/{_M}{name}")
    return "" if found is None else found.get(f"{_M}val") or ""


def _text(text: str) -> str:
    if text.strip() in _FUNCTIONS:
        return rf"\{text.strip()} "
    return "".join(_SIGNS.get(sign, sign) for sign in clean(text))
