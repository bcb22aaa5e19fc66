"""TeX → the tree of a formula: unknown pieces are reported, and no input is too large."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from formulas.samples import SAMPLES, UNKNOWN
from reseaux_quiz.formulas.mathml import mathml
from reseaux_quiz.formulas.plain import plain
from reseaux_quiz.formulas.reading import read
from reseaux_quiz.formulas.tree import Number, Row, Scripts, Text

N = 10_000
BOUND = 2  # takes a tenth of it

PIECES = [
    "{", "}", "^", "_", "'", "&", r"\\", "[", "]", "(", ")", " ", "x", "12", "3{,}5", "-", "+", "=", "|", "~", "%",
    r"\frac", r"\sqrt", r"\left", r"\right", r"\big", r"\begin{cases}", r"\end{cases}", r"\begin{array}{c|c}",
    r"\end{array}", r"\sum", r"\int", r"\lim", r"\sin", r"\limits", r"\ce{", r"\ce", r"\text{", r"\mathrm", r"\over",
    r"\displaystyle", r"\rm", r"\not", r"\vec", r"\overline", r"\underbrace", r"\xrightarrow", r"\binom", r"\foo",
    "->", "<=>", "v", "H2O", "Na", r"\hspace{1cm}", r"\color{red}", r"\substack", r"\operatorname*{a}", "\\", "²",
]  # fmt: skip
formulas = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


@given(formulas)
@example("\\")
@example(r"\ce{^}")
@example(r"\left")
def test_any_text_is_read_and_written(tex: str) -> None:
    formula = read(tex)
    assert formula.tex == tex
    if formula.unknown:
        assert formula.tree == Text(tex)
    assert plain(tex) == plain(tex).strip()
    mathml(formula)


@pytest.mark.parametrize(("tex", "expected"), UNKNOWN.items())
def test_what_is_not_understood_is_listed(tex: str, expected: tuple[str, ...]) -> None:
    assert read(tex).unknown == expected


@pytest.mark.parametrize("tex", SAMPLES)
def test_what_is_met_in_class_is_understood(tex: str) -> None:
    assert read(tex).unknown == ()


def test_what_changes_nothing_of_the_meaning_is_listed_apart() -> None:
    formula = read(r"\color{red} x = \begin{array}{c|c} 1 & 2 \\ \hline 3 & 4 \end{array}")
    assert not formula.unknown
    assert formula.ignored == (r"\color{red}", "|", r"\hline")


def test_a_decimal_comma_belongs_to_its_number() -> None:
    assert read("3{,}14").tree == Number("3,14")


def test_an_exponent_takes_one_digit_where_no_braces_are() -> None:
    assert read("x^23").tree == Row((Scripts(read("x").tree, None, Number("2")), Number("3")))


def test_a_sign_in_braces_has_no_space_around_it() -> None:
    assert plain("a{=}b") == "a=b"


@pytest.mark.thorough
@pytest.mark.parametrize(
    "piece",
    [
        "{", "}", "{}", "x", "x^", "^", "_", "'", "&", "\\", r"\\", "[", "]", r"\frac", r"\frac{", r"\sqrt[",
        r"\left(", r"\right)", r"\begin{matrix}", r"\begin{matrix}&", r"\ce{", r"\ce", r"\text{", r"\text", r"\sum",
        r"\sum_{", r"\sin", r"\lim", r"\not", r"\over", r"\displaystyle", r"\rm x", r"\vec", r"\color{", r"\foo ",
        "1,", "1{,}", " ", "a ", r"x_1^2",
        r"\sqrt{a", r"\operatorname{", r"\hspace{", r"\xrightarrow[", r"\frac12", r"\sqrt2 x",
    ],
)  # fmt: skip
def test_a_long_formula_costs_its_length(piece: str) -> None:
    tex = piece * (N // len(piece))
    start = time.process_time()
    plain(tex)
    mathml(read(tex))
    assert time.process_time() - start < BOUND


@pytest.mark.thorough
@pytest.mark.parametrize(
    "piece",
    [
        r"\ce{->[",
        r"\ce{A",
        "A->[",
        "H2",
        "^{",
        "_{a}",
        "+",
        "-",
        "1/2",
        r"\bond{",
        "(",
        "[",
        "{",
        r"\foo{",
        "v ",
        " ^ ",
    ],
)
def test_a_long_chemical_formula_costs_its_length(piece: str) -> None:
    tex = r"\ce{" + piece * (N // len(piece)) + "}"
    start = time.process_time()
    plain(tex)
    mathml(read(tex))
    assert time.process_time() - start < BOUND


@pytest.mark.parametrize(
    ("start", "end"),
    [(r"\sqrt{a", "}"), (r"\frac{1}{a", "}"), ("x_{a", "}"), (r"\overline{a", "}"), (r"\left(a", r"\right)")],
)
def test_deep_parts_are_written_once_each(start: str, end: str) -> None:
    """A writer that wrote each part twice would take exponential time in the depth."""
    tex = start * 18 + end * 18
    assert not read(tex).unknown
    before = time.process_time()
    plain(tex)
    mathml(read(tex))
    assert time.process_time() - before < BOUND


def test_a_formula_too_deep_is_named() -> None:
    (named,) = read("{" * 1000 + "}" * 1000).unknown
    assert named.endswith("…")
    assert len(named) <= 40
