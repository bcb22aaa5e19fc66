"""Formulas → one line of text."""

import pytest

from formulas.samples import SAMPLES, UNKNOWN
from reseaux_quiz.formulas.plain import plain
from reseaux_quiz.formulas.reading import read


@pytest.mark.parametrize(("tex", "expected"), SAMPLES.items())
def test_a_formula_reads_in_one_line(tex: str, expected: str) -> None:
    assert not read(tex).unknown
    assert plain(tex) == expected


@pytest.mark.parametrize("tex", UNKNOWN)
def test_what_cannot_be_read_is_shown_as_it_was_typed(tex: str) -> None:
    assert plain(tex) == tex
