"""Formulas → equations of Word."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from formulas.samples import SAMPLES
from reseaux_quiz.formulas.reading import read
from reseaux_quiz.model import Bank, Item, Quiz, ShortAnswer
from reseaux_quiz_docx import Options, exporter
from reseaux_quiz_docx.document import omml
from reseaux_quiz_docx.settings import Key
from worksheets import paragraph_text, paragraphs

# The children of each element, in the order of ISO/IEC 29500-1, part 1, chapter 22.1; with `=`, all are required.
ORDER = {
    "acc": "accPr e=", "accPr": "chr", "bar": "barPr e=", "barPr": "pos", "borderBox": "borderBoxPr e=",
    "borderBoxPr": "hideTop hideBot hideLeft hideRight strikeBLTR strikeTLBR", "d": "dPr e=",
    "dPr": "begChr endChr grow", "f": "fPr num= den=", "fPr": "type", "func": "fName= e=",
    "groupChr": "groupChrPr e=", "groupChrPr": "chr pos vertJc", "limLow": "e= lim=", "limUpp": "e= lim=",
    "m": "mPr mr=", "mPr": "plcHide cGpRule cGp mcs", "mcs": "mc=", "mc": "mcPr", "mcPr": "count mcJc", "mr": "e=",
    "nary": "naryPr sub= sup= e=", "naryPr": "chr limLoc subHide supHide", "phant": "phantPr e=", "phantPr": "show",
    "rad": "radPr deg= e=", "radPr": "degHide", "sPre": "sub= sup= e=", "sSub": "e= sub=", "sSup": "e= sup=",
    "sSubSup": "e= sub= sup=", "rPr": "nor scr sty",
}  # fmt: skip
MAY_BE_EMPTY = {("nary", "sub"), ("nary", "sup"), ("rad", "deg")}


def name(element: Any) -> str:
    return str(element.tag).partition("}")[2]


def faults(equation: Any) -> Iterator[str]:
    """List what Word would reject, or show as an empty box."""
    for element in equation.iter():
        order = ORDER.get(name(element), "").split() if element.tag.startswith(qn("m:r")[:-1]) else []
        if order:
            names = [each.rstrip("=") for each in order]
            found = [name(child) for child in element]
            if not set(found) <= set(names) or found != sorted(found, key=names.index):
                yield f"{name(element)}: {found}"
            if missing := [each for each in order if each.endswith("=") and each[:-1] not in found]:
                yield f"{name(element)} without {missing}"
        parent = element.getparent()
        part = name(element) in {"e", "sub", "sup", "num", "den", "lim", "deg", "fName"}
        if part and not len(element) and (name(parent), name(element)) not in MAY_BE_EMPTY:
            yield f"nothing in {name(element)} of {name(parent)}"


def outline(element: Any) -> str:
    """Return the structure of an equation on one line."""
    if name(element) == "r":
        return paragraph_text(element).strip("\u200b")
    parts = [outline(child) for child in element if not name(child).endswith("Pr")]
    if name(element) in {"oMath", "e", "num", "den", "sub", "sup", "lim", "fName", "deg"}:
        return "".join(parts)
    if name(element) == "d":
        begin, end = (element.find(f"{qn('m:dPr')}/{qn(tag)}").get(qn("m:val")) for tag in ("m:begChr", "m:endChr"))
        return f"{begin}{''.join(parts)}{end}"
    return f"{name(element)}({', '.join(parts)})"


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\frac{a}{b}", "f(a, b)"),
        (r"\sqrt[3]{x}", "rad(3, x)"),
        (r"x_1^2", "sSubSup(x, 1, 2)"),
        (r"\sum_{i=1}^n i^2 = 3", "nary(i=1, n, sSup(i, 2))=3"),
        (r"\sum_{i}", "limLow(∑, i)"),
        (r"\lim_{x \to 0} f(x) = 1", "func(limLow(lim, x→0), f(x))=1"),
        (r"2\sin x\cos x", "2func(sin, x)func(cos, x)"),
        (r"\ln(x) + 1", "func(ln, (x))+1"),
        (r"\vec{u}", "acc(u)"),
        (r"\overline{z}", "bar(z)"),
        (r"\underbrace{a+b}_{n}", "limLow(groupChr(a+b), n)"),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "(m(mr(1, 2), mr(3, 4)))"),
        (r"\begin{cases} x & 1 \\ & 2 \end{cases}", "{m(mr(x, 1), mr(, 2))"),
        (r"\binom{n}{k}", "(f(n, k))"),
        ("f''(x)", "f″(x)"),
        ("x'^2", "sSup(x, ′2)"),
        (r"\ce{Ca(OH)2}", "CasSub((OH), 2)"),
        (r"\ce{^{14}_{6}C}", "sPre(6, 14, C)"),
        (r"\mathrm{mol^{-1}}", "sSup(mol, −1)"),
        (r"]0\,;1[", "]0\u2009;1["),
        (r"\xrightarrow{f}", "limUpp(⟶, f)"),
        (r"\cancel{x}", "borderBox(x)"),
    ],
)
def test_what_an_equation_is_made_of(tex: str, expected: str) -> None:
    assert outline(omml.equation(read(tex))) == expected


@pytest.mark.parametrize("tex", SAMPLES)
def test_formulas_met_in_class_are_equations_word_takes(tex: str) -> None:
    assert list(faults(omml.equation(read(tex)))) == []


@given(
    st.lists(
        st.sampled_from(
            [
                r"\frac", r"\sqrt", "[", "]", "{", "}", "(", ")", "^", "_", "x", "1", "+", "=", ",", r"\sum", r"\int",
                r"\lim", r"\sin", r"\left(", r"\right]", r"\begin{cases}", r"\end{cases}", "&", r"\\", r"\vec",
                r"\underbrace", r"\ce{", "H2", "->", r"\text{si }", r"\phantom", r"\boxed", r"\xrightarrow", r"\quad",
            ]
        ),
        max_size=25,
    ).map("".join)
)  # fmt: skip
def test_any_formula_is_an_equation_word_takes(tex: str) -> None:
    assert list(faults(omml.equation(read(tex)))) == []


@pytest.mark.thorough
@pytest.mark.parametrize("piece", [r"\sum ", r"\lim_a ", "(", r"\sin ", "x", "(x)_2", r"\frac12", "+"])
def test_a_long_formula_costs_its_length(piece: str) -> None:
    formula = read(piece * (10_000 // len(piece)))
    start = time.process_time()
    omml.equation(formula)
    assert time.process_time() - start < 3


def test_an_equation_looks_like_the_text_it_is_in() -> None:
    made = omml.equation(read("x"), bold=True, color="C00000")
    assert made.find(f".//{qn('m:sty')}").get(qn("m:val")) == "bi"
    assert made.find(f".//{qn('w:color')}").get(qn("w:val")) == "C00000"


def test_a_worksheet_has_equations_and_shows_what_can_not_be_read_as_it_was_typed() -> None:
    question = ShortAnswer(
        id="q", prompt=r"Que vaut $\frac{1}{2}$ ? Et **$x$** ? Et $\foo{x}$ ?", answers=("un demi",)
    )
    bank = Bank(id="b", title="t", questions=(question,))
    made = exporter.render(Quiz((Item(bank, question),)), Options(key=Key.NONE)).files[""]
    (prompt,) = [each for each in paragraphs(made) if "Que vaut" in paragraph_text(each)]
    assert [outline(each) for each in prompt.iter(qn("m:oMath"))] == ["f(1, 2)\u00a0?", "x"]
    assert r"\foo{x} ?" in paragraph_text(prompt).replace("\u00a0", " ")
