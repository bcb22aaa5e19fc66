"""Numbers as they are typed."""

from decimal import Decimal

import pytest
from hypothesis import given

from reseaux_quiz.quantities import Quantity, ambiguous, parse, split, unit, written
from strategies import decimals


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3,4", "3.4"),
        ("3.4", "3.4"),
        ("3,400", "3.4"),
        ("3 400", "3400"),
        ("3\u202f400\u00a0000", "3400000"),
        ("1.234.567", "1234567"),
        ("1.234.567,5", "1234567.5"),
        ("0.340", "0.34"),
        ("-2", "-2"),
        ("\u22122,5", "-2.5"),
        ("+ 2", "2"),
        ("12\u2009000", "12000"),
        ("007", "7"),
        ("1,2,3", None),
        ("douze", None),
        ("", None),
        ("3 4", None),
        ("1e3", None),
        ("\u0663", None),  # a digit, but not one of ours
    ],
)
def test_a_number_is_read(text: str, number: str | None) -> None:
    assert parse(text) == (None if number is None else Decimal(number))


def test_thousands_or_decimals() -> None:
    assert all(map(ambiguous, ("3.400", "123.456", "-3.400", "+3.400", "\u2212 3.400")))
    assert not any(map(ambiguous, ("0.340", "3,400", "3.40", "1234.567")))


def test_no_digit_is_lost() -> None:
    number = "123456789012345678901234567890,123456789012345678901234567891"
    found = parse(number)
    assert found is not None
    assert written(found, "fr") == number
    assert parse("-0") == 0
    assert not str(parse("-0")).startswith("-")


def test_units_scale() -> None:
    assert (unit("milliards d'euros").scale, unit("milliards d'euros").name) == (10**9, "d'euros")
    assert (unit("%").scale, unit("%").name) == (1, "%")


@pytest.mark.parametrize(
    ("text", "number", "unit_typed"),
    [
        ("3 400 millions d'euros", "3 400", "millions d'euros"),
        ("57%", "57", "%"),
        ("+5 points", "+5", "points"),
        ("-\u00a01.234,5", "-\u00a01.234,5", ""),
        ("\u2212 3\u202f400,25\u2009€", "\u2212 3\u202f400,25", "€"),
    ],
)
def test_a_number_is_cut_from_its_unit(text: str, number: str, unit_typed: str) -> None:
    assert split(text) == Quantity(number, unit_typed)
    assert split(f"environ {text}") is None


def test_a_number_is_written_as_the_language_does_and_in_full() -> None:
    assert [written(Decimal(text), "fr") for text in ("3.40", "1E+3", "0.00001")] == ["3,4", "1000", "0,00001"]
    assert written(Decimal("3.40"), "en") == "3.4"


@given(decimals)
def test_what_is_written_is_read_back(number: Decimal) -> None:
    assert parse(written(number, "fr")) == number
    if not ambiguous(written(number, "en")):
        assert parse(written(number, "en")) == number
