"""Short answers are compared as the design says, to the letter."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reseaux_quiz.folding import fold, near, spellings, steps
from reseaux_quiz.model import Strictness
from strategies import plain_words

SAME = [
    ("réseau social d'entreprise", "réseaux sociaux d'entreprise"),
    ("R.S.E.", "RSE"),
    ("R.S.E", "rse"),
    ("le R.S.E. interne", "RSE interne"),
    ("de l'engagement", "engagement"),
    ("l’engagement", "L'ENGAGEMENT."),
    ("Social-Selling", "social selling"),
    ("œuvre", "oeuvres"),
    ("50 pour cent", "50%"),
    ("50 %", "50%"),
    ("la marque employeur", "marques employeurs"),
    ("une personne", "personne"),
    ("des prospects", "prospect"),
    ("aux journaux", "journal"),
    ("e\u0301tude", "\u00e9tude"),
    ("un tuyau", "tuyaux"),
    ("animateur  de communauté !", "animateur de communauté"),
]
NOT_THE_SAME = [
    ("salarié", "salaire"),
    ("viralité", "vitalité"),
    ("recruteur", "recruter"),
    ("génération Z", "génération Y"),
    ("désintermédiation", "intermédiation"),
    ("un sur deux", "sur deux"),
    ("une sur trois", "sur trois"),
    ("CMS", "CM"),
    ("un million", "million"),
    ("le", "la"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_never_counts(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), NOT_THE_SAME)
def test_what_counts(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_strict_brings_back_case_and_accents() -> None:
    assert fold("Prospect", {Strictness.CASE}) != fold("prospect", {Strictness.CASE})
    assert fold("Le Prospect", {Strictness.CASE}) == fold("Prospect", {Strictness.CASE})
    assert fold("Œuvres", {Strictness.CASE}) == fold("Oeuvre", {Strictness.CASE}) != fold("oeuvre", {Strictness.CASE})
    assert fold("marché", {Strictness.ACCENTS}) != fold("marche", {Strictness.ACCENTS})
    assert fold("Marchés", {Strictness.ACCENTS}) == fold("marché", {Strictness.ACCENTS})


@pytest.mark.parametrize(
    ("response", "answer", "slip"),
    [
        ("viralité", "vitalité", True),
        ("recruter", "recruteur", True),
        ("prospetc", "prospect", True),
        ("prsopect", "prospect", True),
        ("social seling", "social selling", True),
        ("génération Y", "génération Z", False),
        ("rospect", "prospect", False),
        ("salon", "selon", False),
        ("B2B0000", "B2B0001", False),
        ("GAFAMI", "GAFAMY", False),
        ("prospect", "prospect", False),
        ("prosqact", "prospect", False),
        ("propsekt", "prospect", False),
        ("un prospect froid", "prospect", False),
        ("pourspact", "prospect", False),
    ],
)
def test_one_slip_is_near(response: str, answer: str, slip: bool) -> None:
    assert near(response, answer) is slip


def test_where_case_or_accents_count_one_of_them_is_a_slip() -> None:
    assert near("MArché", "Marché", {Strictness.CASE})
    assert near("Marche", "Marché", {Strictness.ACCENTS})
    assert not near("Marche", "Marché")
    assert near("Prospetc", "Prospect", {Strictness.CASE})


@given(plain_words)
def test_a_text_is_the_same_as_itself_shouted(text: str) -> None:
    assert fold(text.upper()) == fold(text)
    assert not near(text.title(), text)


@given(
    plain_words
    | st.lists(st.sampled_from([*"aelsuxd P'’-éΣ%", "dés ", "sur ", "RSE", "un ", "un sur "])).map("".join)
)
def test_every_spelling_folds_to_its_answer(answer: str) -> None:
    found = spellings(answer, most=1000)
    assert len(found) == len(set(found))
    assert all(fold(each) == fold(answer) and each.strip() == each != "" for each in found)
    if answer.strip() == answer != "":
        assert found[0] == answer
        assert spellings(answer) == found[:30]


def test_one_in_two_is_no_two() -> None:
    assert "une sur deux" not in spellings("un sur deux")


def test_the_commonest_spellings_come_first() -> None:
    found = spellings("réseau social d'entreprise")
    assert found[:4] == (
        "réseau social d'entreprise",
        "reseau social d'entreprise",
        "réseau social d’entreprise",
        "réseaux sociaux d'entreprise",
    )
    assert {"le réseau social d'entreprise", "les réseaux sociaux d'entreprise"} <= set(found)


@pytest.mark.parametrize(
    ("answer", "among"),
    [
        ("l’engagement", {"l'engagement", "engagement", "un engagement", "une engagement", "de l'engagement"}),
        ("engagement", {"l'engagement", "l’engagement", "engagements", "les engagements", "des engagements"}),
        ("réseau d’entreprise", {"réseau d'entreprise"}),
        ("la marque de l'entreprise", {"marque de l'entreprise", "marques de l'entreprise"}),
        ("community-manager", {"community manager", "le community-manager"}),
        ("œuvre", {"oeuvre", "œuvres", "oeuvres", "l'œuvre"}),
        ("Œuvre", {"Oeuvre"}),
        ("coeur", {"cœur"}),
        ("R.S.E.", {"RSE"}),
        ("RSE", {"R.S.E."}),
        ("50 %", {"50%", "50 pour cent"}),
        ("50%", {"50 %"}),
        ("réseaux sociaux", {"réseau social", "reseaux sociaux", "les réseaux sociaux"}),
        ("lieu", {"lieux"}),
        ("ventes flash", {"vente flash"}),
    ],
)
def test_spellings_differ_in_all_that_never_counts(answer: str, among: set[str]) -> None:
    assert among <= set(spellings(answer))


def test_no_spelling_without_what_is_strict() -> None:
    found = spellings("marché", {Strictness.ACCENTS})
    assert found[0] == "marché"
    assert "marchés" in found
    assert "marche" not in found


@given(
    st.lists(st.sampled_from([*"abcestlxudn PC '’.-%é\u0301Œ", "pour", " cent", "-cent", "les "]), max_size=12).map(
        "".join
    )
)
def test_whatever_folds_goes_through_every_step(text: str) -> None:
    stepped = unicodedata.normalize("NFKD", text).lower()
    for pattern, replacement in steps():
        stepped = re.sub(pattern, replacement.replace("$1", r"\1"), stepped, flags=re.ASCII)
    assert fold(text) == stepped


def test_the_steps_are_data_for_scripts() -> None:
    assert all("\\" not in replacement for _pattern, replacement in steps())
    assert len(steps({Strictness.ACCENTS})) == len(steps()) - 1
