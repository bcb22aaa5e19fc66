"""Formulas → MathML."""

import re
from xml.etree import ElementTree as ET

import pytest

from formulas.samples import SAMPLES, UNKNOWN
from reseaux_quiz.formulas.mathml import mathml
from reseaux_quiz.formulas.reading import read

CHILDREN = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3}


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("x", "<mi>x</mi>"),
        (r"\mathrm{d}x", '<mrow><mi mathvariant="normal">d</mi><mi>x</mi></mrow>'),
        ("3{,}14", "<mn>3,14</mn>"),
        (r"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        (r"\sqrt{x+1}", "<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>"),
        (r"\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
        ("x_1^2", "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>"),
        (r"\mathbb{R}", "<mi>ℝ</mi>"),
        ("a<b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
        (r"\text{si }", "<mtext>si\u00a0</mtext>"),
        (
            r"\sum_{k}^n k",
            "<mrow><munderover><mo>∑</mo><mi>k</mi><mi>n</mi></munderover><mi>k</mi></mrow>",
        ),
        (r"\vec{u}", '<mover accent="true"><mi>u</mi><mo stretchy="false">→</mo></mover>'),
        (
            r"\ce{H2O}",
            '<mrow><msub><mi mathvariant="normal">H</mi><mn>2</mn></msub><mi mathvariant="normal">O</mi></mrow>',
        ),
    ],
)
def test_a_formula_in_mathml(tex: str, expected: str) -> None:
    found = re.search("<semantics>(.*)<annotation", mathml(read(tex)))
    assert found
    assert found[1] == expected


@pytest.mark.parametrize("tex", [*SAMPLES, *UNKNOWN])
def test_every_element_has_the_parts_it_is_made_of(tex: str) -> None:
    root = ET.fromstring(mathml(read(tex), display=True))  # noqa: S314 - our own
    for element in root.iter():
        name = element.tag.partition("}")[2]
        assert len(element) == CHILDREN.get(name, len(element)), name
    annotation = root.find(".//{*}annotation")
    assert annotation is not None
    assert annotation.text == tex
