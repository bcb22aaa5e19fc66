"""Spellings for formats that only compare texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reseaux_quiz.answers.folding import fold
from reseaux_quiz.answers.spellings import MOST, spellings
from reseaux_quiz.model import Strictness
from strategies import plain_words


@given(
    st.lists(
        plain_words
        | st.lists(st.sampled_from([*"aelsuxd P'’-éΣ%ñß", "dés ", "sur ", "RSE", "un ", "the "])).map("".join),
        min_size=1,
        max_size=4,
        unique=True,
    ),
    st.sampled_from(["fr", "en", "es", "de"]),
)
def test_every_spelling_folds_to_an_answer(answers: list[str], language: str) -> None:
    found = spellings(answers, (), language)
    folded = {fold(answer, (), language) for answer in answers}
    assert found[: len(answers)] == tuple(answers)
    assert len(found) == len(set(found)) <= max(MOST, len(answers))
    assert all(fold(each, (), language) in folded for each in found)
    assert all(each.strip() == each != "" for each in found[len(answers) :])
    assert spellings(answers, (), language, most=10)[:10] == found[:10]


def test_the_commonest_spellings_come_first() -> None:
    found = spellings(["réseau social d'entreprise"])
    assert found[:4] == (
        "réseau social d'entreprise",
        "reseau social d'entreprise",
        "réseau social d’entreprise",
        "reseau social d’entreprise",
    )
    assert {"le réseau social d'entreprise", "les réseaux sociaux d'entreprise", "un réseau social d'entreprise"} <= {
        *found
    }


@pytest.mark.parametrize(
    ("answer", "among"),
    [
        ("l’engagement", {"l'engagement", "engagement", "un engagement", "de l'engagement"}),
        ("engagement", {"l'engagement", "l’engagement", "engagements", "les engagements", "engagement."}),
        ("réseau d’entreprise", {"réseau d'entreprise"}),
        ("la marque de l'entreprise", {"marque de l'entreprise", "marques de l'entreprise"}),
        ("community-manager", {"community manager", "le community-manager"}),
        ("œuvre", {"oeuvre", "œuvres", "l'œuvre"}),
        ("Œuvre", {"Oeuvre"}),
        ("coeur", {"cœur"}),
        ("R.S.E.", {"RSE"}),
        ("RSE", {"R.S.E."}),
        ("50 %", {"50%", "50 pour cent"}),
        ("réseaux sociaux", {"réseau social", "reseaux sociaux", "les réseaux sociaux"}),
        ("lieu", {"lieux"}),
        ("ventes flash", {"vente flash"}),
        ("social selling", {"social-selling", "le social selling"}),
    ],
)
def test_spellings_differ_in_what_never_counts(answer: str, among: set[str]) -> None:
    assert among <= {*spellings([answer])}


@pytest.mark.parametrize(
    ("language", "answer", "found"),
    [
        ("en", "the dog", {"the dog", "dog", "a dog", "dogs", "the dogs", "the dog."}),
        ("en", "city", {"city", "the city", "a city", "cities", "the cities", "city."}),
        ("en", "50 %", {"50 %", "50%", "50 percent", "50 per cent", "50 %."}),
        ("de", "die Katze", {"die Katze", "die Katze."}),
        ("en", "die Katze", {"die Katze", "die Katze."}),
        ("en", "l'école", {"l'école", "l'ecole", "l’école", "l’ecole", "l'école."}),
        ("fr", "the dog", {"the dog", "the dog."}),
        ("de", "Straße", {"Straße", "Strasse", "Straße."}),
        ("de", "schön", {"schön", "schoen", "schön."}),
        ("es", "año", {"año", "año."}),
        ("fr", "modérer les propos", {"modérer les propos", "moderer les propos", "modérer les propos."}),
        ("fr", "LinkedIn", {"LinkedIn", "LinkedIn."}),
        ("fr", "modération", {
            "modération", "moderation", "la modération", "la moderation", "une modération", "modérations",
            "moderations", "les modérations", "les moderations", "modération.",
        }),
    ],
)  # fmt: skip
def test_only_words_of_the_language(language: str, answer: str, found: set[str]) -> None:
    assert {*spellings([answer], (), language)} == found


def test_places_are_spread_over_the_answers_by_kind() -> None:
    answers = [f"modération des propos{letter}" for letter in "bcdefghijkl"]
    assert spellings(answers)[len(answers) : 2 * len(answers)] == tuple(
        answer.replace("é", "e") for answer in answers
    )
    assert len(spellings(answers, most=30)) == 30


def test_no_spelling_without_what_is_strict() -> None:
    found = spellings(["marché"], {Strictness.ACCENTS})
    assert "marchés" in found
    assert "marche" not in found
    assert spellings(["le marché"], {Strictness.EXACT}) == ("le marché",)
    assert "la pont" not in spellings(["le pont"], (), "fr", ["la pont"])


def test_one_in_two_is_no_two() -> None:
    assert "une sur deux" not in spellings(["un sur deux"])
