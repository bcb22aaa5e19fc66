"""Reading and writing of numbers."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from reseaux_quiz.answers.quantities import (
    Quantity,
    ambiguous,
    exact,
    is_ratio,
    parse,
    plain,
    split,
    unit,
    value,
    written,
)
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
        ("\u20132,5", "-2.5"),
        ("+ 2", "2"),
        ("12\u2009000", "12000"),
        ("007", "7"),
        ("1,2,3", None),
        ("douze", None),
        ("", None),
        ("3 4", None),
        ("\u0663", None),  # a digit, but not a European one
    ],
)
def test_a_number_is_read(text: str, number: str | None) -> None:
    assert parse(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("6,02e23", "fr", "6.02e23"),
        ("6.02E+23", "en", "6.02e23"),
        ("6,02 × 10²³", "fr", "6.02e23"),
        ("6,02×10^23", "fr", "6.02e23"),
        ("6,02.10^23", "fr", "6.02e23"),
        ("6,02 x 10^{23}", "fr", "6.02e23"),
        ("6.02*10**23", "en", "6.02e23"),
        ("1,6 × 10⁻¹⁹", "fr", "1.6e-19"),
        ("1,6e-19", "fr", "1.6e-19"),
        ("1,6 × 10^(−19)", "fr", "1.6e-19"),
        ("10³", "fr", "1000"),
        ("-10^3", "fr", "-1000"),
        ("3/4", "fr", "0.75"),
        ("-86 / 200", "fr", "-0.43"),
        ("1/0", "fr", None),
        ("½", "fr", "0.5"),
        ("-¾", "en", "-0.75"),
        ("2½", "fr", "2.5"),
        ("2 ½", "fr", "2.5"),
        ("2 1/2", "fr", "2.5"),
        ("\u22122\u00a01⁄2", "en", "-2.5"),
        ("12 3/16", "en", "12.1875"),
        ("2 1/0", "fr", None),
        ("3 400/200", "fr", None),
        ("½½", "fr", None),
        ("12,500", "en", "12500"),
        ("1,234,567.5", "en", "1234567.5"),
        ("3,4", "en", "3.4"),
        ("3.400", "en", "3.4"),
        ("0,500", "en", "0.5"),
        ("12,500", "fr", "12.5"),
        ("1,234,567", "fr", "1234567"),
        ("1.234,5", "fr", "1234.5"),
        ("1,234.5", "fr", "1234.5"),
        ("12'500", "fr", "12500"),
        ("12,500,3", "en", None),
        ("310^4", "fr", None),
        ("2^3", "fr", None),
        ("5²", "fr", None),
    ],
)
def test_powers_fractions_and_thousands(text: str, language: str, number: str | None) -> None:
    assert parse(text, language) == (None if number is None else Decimal(number))


def test_a_fraction_is_exact() -> None:
    third = parse("1/3")
    assert third is not None
    assert exact(third) == value("1/3") == Fraction(1, 3)
    assert (written(third, "fr"), is_ratio(third), plain(third)) == ("1/3", True, "0.33333333333333333")
    assert exact(Decimal("0.43")) == Fraction(43, 100)


def test_thousands_or_decimals() -> None:
    assert all(map(ambiguous, ("3.400", "123.456", "-3.400", "+3.400", "\u2212 3.400")))
    assert not any(map(ambiguous, ("0.340", "3,400", "3.40", "1234.567")))
    assert not any(ambiguous(text, "en") for text in ("3.400", "12,500"))
    assert ambiguous("3.400", "de")


def test_no_digit_is_lost() -> None:
    number = "123456789012345678901234567890,123456789012345678901234567891"
    found = parse(number)
    assert found is not None
    assert written(found, "fr") == number
    assert parse("-0") == 0
    assert not str(parse("-0")).startswith("-")


def test_units_scale() -> None:
    assert (unit("milliards d'euros").scale, unit("milliards d'euros").name) == (10**9, "d'euros")
    assert (unit("billion dollars", "en").scale, unit("billion", "fr").scale) == (10**9, 1)
    assert (unit("%").scale, unit("%").name) == (1, "%")


@pytest.mark.parametrize(
    ("text", "number", "unit_typed"),
    [
        ("3 400 millions d'euros", "3 400", "millions d'euros"),
        ("57%", "57", "%"),
        ("6,02 × 10²³ mol", "6,02 × 10²³", "mol"),
        ("6,02e23", "6,02e23", ""),
        ("86 / 200 décisions", "86 / 200", "décisions"),
        ("90 km/h", "90", "km/h"),
        ("2½ h", "2 1/2", "h"),
        ("½ litre", "1/2", "litre"),
        ("3x", "3", "x"),
        ("12 m²", "12", "m²"),
        ("2e", "2", "e"),
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
    assert written(Decimal("6.02e23"), "fr") == "6,02\u00a0×\u00a010²³"
    assert written(Decimal("-1.6e-19"), "en") == "-1.6\u00a0×\u00a010⁻¹⁹"
    assert plain(Decimal("6.02e23")) == "602000000000000000000000"


@given(decimals)
def test_what_is_written_is_read_back(number: Decimal) -> None:
    assert parse(written(number, "fr")) == number
    if not ambiguous(written(number, "en")):
        assert parse(written(number, "en")) == number
