"""TeX → readable text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reseaux_quiz_docx.maths import readable


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\frac{a+1}{b} \times 100", "(a+1)/b × 100"),
        (r"\frac{V_f - V_i}{V_i} \times 100", "(V_f − V_i)/V_i × 100"),
        (r"\dfrac12", "1/2"),
        (r"\frac{\frac{1}{2}}{3}", "(1/2)/3"),
        (r"x^2 + y_{10} \leq 10^{-3}", "x² + y₁₀ ≤ 10⁻³"),
        (r"\sqrt{x^2+1} \neq \sqrt[3]{8}", "√(x²+1) ≠ ∛8"),
        (r"\text{taux} = 5\,\%", "taux = 5 %"),
        (r"90^\circ", "90°"),
        (r"e^{rt}", "e^(rt)"),
        (r"\alpha \in \{1, 2\}", "α ∈ {1, 2}"),
    ],
)
def test_a_formula_reads_in_one_line(tex: str, expected: str) -> None:
    assert readable(tex) == expected


@given(st.text(r"\{}^_fracsqrt12+- []", max_size=40))
def test_any_formula_is_read(tex: str) -> None:
    found = readable(tex)
    assert "\\" not in found
    assert found == found.strip()
    assert not set("\ufdd1\ufdd2\ufdd3\ufdd4") & set(found)
