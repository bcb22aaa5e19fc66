"""French spacing: what it changes, what it leaves alone, and what holds for any text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reseaux_quiz.typography import is_right_to_left, number, spaced, with_whole_numbers
from strategies import texts

SPACES = " \u00a0\u202f\u2009"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Pourquoi ?", "Pourquoi~?"),
        ("Pourquoi?", "Pourquoi~?"),
        ("Quoi?! Oui!", "Quoi~?! Oui~!"),
        ("deux choses : a ; b", "deux choses~: a~; b"),
        ("« oui », dit-il", "«~oui~», dit-il"),
        ("«oui»", "«~oui~»"),
        ("« (oui) » ?", "«~(oui)~»~?"),
        ("3 400 000 abonnés", "3~400~000 abonnés"),
        ("50 % et 50%", "50~% et 50~%"),
        ("3,4 milliards", "3,4~milliards"),
        ("les 18-24 ans, 5 m et 2,5 kWh", "les 18-24~ans, 5~m et 2,5~kWh"),
        ("en 2018 s'ouvre, 3 t-shirts, 5 mois", "en 2018 s'ouvre, 3 t-shirts, 5 mois"),
        ("n° 5, p. 12", "n°~5, p.~12"),
        ("Section 5.3, pages 4 et 5, des tableaux 3D", "Section~5.3, pages~4 et 5, des tableaux~3D"),
        ("numérotez de 1 à 5, de 1 000 à 2 000", "numérotez de 1~à~5, de 1~000~à~2~000"),
        ("portée × 100", "portée ×~100"),
        ("en 2018 300 abonnés", "en 2018 300 abonnés"),
        ("à 12:30, ratio 3:1", "à 12:30, ratio 3:1"),
        ("voir https://a.fr/x?y=1;z ou a@b.fr : oui", "voir https://a.fr/x?y=1;z ou a@b.fr~: oui"),
        ("https://a.fr ; rien", "https://a.fr~; rien"),
        ("(?) et (!)", "(?) et (!)"),
        ("&nbsp; ou &#160; ; vrai ; AT&T ?", "&nbsp; ou &#160;~; vrai~; AT&T~?"),
        ("\ufffc? \ufffc: \ufffc%", "\ufffc~? \ufffc~: \ufffc~%"),  # a picture, code or a gap
        ("01 23 45 67 89", "01 23 45 67 89"),
    ],
)
def test_spaces_are_set_as_a_careful_typist_would(typed: str, expected: str) -> None:
    assert spaced(typed, "fr") == expected.replace("~", "\u00a0")
    assert spaced(typed, "en") == typed


@given(texts(60) | st.text(' \u00a0\u202f«»?!:;%€0123456789aé.,/@("n°', max_size=30))
def test_nothing_but_spaces_changes_and_twice_is_once(text: str) -> None:
    once = spaced(text, "fr-FR")
    assert "".join(each for each in once if each not in SPACES) == "".join(
        each for each in text if each not in SPACES
    )
    assert spaced(once, "fr-FR") == once


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("3.4", "3,4", "3.4"),
        ("3400000", "3\u00a0400\u00a0000", "3,400,000"),
        ("2018", "2018", "2018"),
        ("-12500.5", "\u221212\u00a0500,5", "\u221212,500.5"),
        ("1.0", "1", "1"),
        (f"0.{'3' * 60}", "1/3", "1/3"),  # sixty digits stand for a fraction
        (f"-0.1{'6' * 58}7", "\u22121/6", "\u22121/6"),
        ("1E+6", "1\u00a0000\u00a0000", "1,000,000"),
    ],
)
def test_numbers_are_written_as_the_language_does(value: str, french: str, english: str) -> None:
    assert number(Decimal(value), "fr") == french
    assert number(Decimal(value), "en") == english


@pytest.mark.parametrize(
    ("language", "way"), [("ar-EG", True), ("az-Arab", True), ("az", False), ("fa-Latn", False), ("he", True)]
)
def test_the_script_tells_the_direction_where_a_language_has_several(language: str, way: bool) -> None:
    assert is_right_to_left(language) is way


def test_signs_and_thousands_stay_in_their_order_from_right_to_left() -> None:
    text = "بين -5 و +3: 10 230 350 (1990-2000)"
    whole = with_whole_numbers(text)
    assert whole == "بين \u200e-5 و \u200e+3: 10\xa0230\xa0350 (1990-2000)"
    assert with_whole_numbers(whole) == whole


def test_a_word_from_right_to_left_has_no_french_space() -> None:
    assert spaced("مكتب!", "fr") == "مكتب!"
    assert spaced("le « مكتب »!", "fr").endswith("»\xa0!")
