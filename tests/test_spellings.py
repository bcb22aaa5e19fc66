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
        ("l’engagement", {"l'engagement", "engagement", "un engagement", "engagements"}),
        ("engagement", {"l'engagement", "l’engagement", "engagements", "les engagements", "engagement."}),
        ("réseau d’entreprise", {"réseau d'entreprise"}),
        ("la marque de l'entreprise", {"marque de l'entreprise", "marques de l'entreprise"}),
        ("community-manager", {"community manager"}),
        ("œuvre", {"oeuvre", "œuvres"}),
        ("une œuvre", {"une oeuvre", "œuvre", "l'œuvre", "l’œuvre", "l'oeuvre", "les œuvres"}),
        ("Œuvre", {"Oeuvre"}),
        ("coeur", {"cœur"}),
        ("R.S.E.", {"RSE"}),
        ("RSE", {"R.S.E."}),
        ("50 %", {"50%", "50 pour cent"}),
        ("Oui !", {"Oui!", "Oui"}),
        ("l'an 2000.", {"l'an 2000"}),
        ("-5", {"−5"}),
        ("−5", {"-5"}),
        ("10³", {"10^3"}),
        ("10⁻³", {"10^-3"}),
        ("x-1", {"x−1", "x - 1"}),
        ("x = -1", {"x=-1", "x = −1"}),
        ("réseaux sociaux", {"réseau social", "reseaux sociaux", "les réseaux sociaux", "le réseau social"}),
        ("lieu", {"lieux"}),
        ("ventes flash", {"vente flash"}),
        ("social selling", {"social-selling", "le social selling"}),
        ("un micro-influenceur", {"micro-influenceur", "le micro-influenceur", "les micro-influenceurs"}),
    ],
)
def test_spellings_differ_in_what_never_counts(answer: str, among: set[str]) -> None:
    assert among <= {*spellings([answer])}


@pytest.mark.parametrize(
    ("language", "answer", "found"),
    [
        ("en", "the dog", {"the dog", "dog", "a dog", "dogs", "the dogs", "the dog."}),
        ("en", "a city", {"a city", "city", "the city", "cities", "the cities", "a city."}),
        ("en", "city", {"city", "city."}),
        ("en", "a university", {"a university", "university", "the university", "universities", "the universities",
                                "a university."}),
        ("en", "an orange", {"an orange", "orange", "the orange", "oranges", "the oranges", "an orange."}),
        ("en", "the children", {"the children", "children", "the children."}),
        ("en", "a mouse", {"a mouse", "mouse", "the mouse", "a mouse."}),
        ("en", "the information", {"the information", "information", "the information."}),
        ("en", "better", {"better", "better."}),
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
            "modération", "moderation", "la modération", "la moderation", "une modération", "une moderation",
            "modérations", "moderations", "les modérations", "les moderations", "des modérations", "des moderations",
            "modération.",
        }),
        ("fr", "Sécurité", {
            "Sécurité", "Securite", "la sécurité", "la securite", "une sécurité", "une securite", "sécurités",
            "securites", "les sécurités", "les securites", "des sécurités", "des securites", "Sécurité.",
        }),
        ("fr", "moelle", {"moelle", "moelles", "moelle."}),
        ("fr", "lycée", {"lycée", "lycee", "lycées", "lycees", "lycée."}),
        ("fr", "nouveau", {"nouveau", "nouveaux", "nouveau."}),
        ("fr", "comité", {"comité", "comite", "comités", "comites", "comité."}),
        ("fr", "silence", {"silence", "silences", "silence."}),
        ("fr", "la modération", {
            "la modération", "la moderation", "modération", "moderation", "modérations", "moderations",
            "une modération", "une moderation", "les modérations", "les moderations", "des modérations",
            "des moderations", "la modération.",
        }),
        ("fr", "le pont", {"le pont", "pont", "un pont", "ponts", "les ponts", "des ponts", "le pont."}),
        ("fr", "un homme", {"un homme", "homme", "hommes", "les hommes", "des hommes", "un homme."}),
        ("fr", "les élèves", {
            "les élèves", "les eleves", "élèves", "eleves", "des élèves", "des eleves", "élève", "eleve", "l'élève",
            "l'eleve", "l’élève", "l’eleve", "les élèves.",
        }),
        ("fr", "le canal", {"le canal", "canal", "un canal", "canaux", "les canaux", "des canaux", "le canal."}),
        ("fr", "le festival", {"le festival", "festival", "un festival", "le festival."}),
        ("fr", "les travaux", {"les travaux", "travaux", "des travaux", "les travaux."}),
        ("fr", "les deux", {"les deux", "deux", "les deux."}),
        ("fr", "la France", {"la France", "France", "la France."}),
        ("fr", "d'entreprise", {"d'entreprise", "d’entreprise", "entreprise", "d'entreprise."}),
        ("fr", "manges", {"manges", "mange", "manges."}),
        ("fr", "chantent", {"chantent", "chantent."}),
        ("fr", "recruter", {"recruter", "recruter."}),
        ("fr", "rapidement", {"rapidement", "rapidement."}),
        ("fr", "heureux", {"heureux", "heureux."}),
        ("fr", "temps", {"temps", "temps."}),
        ("fr", "quatre", {"quatre", "quatre."}),
        ("fr", "Paris", {"Paris", "Paris."}),
        ("fr", "où", {"où", "ou", "où."}),
        ("fr", "porte-monnaie", {"porte-monnaie", "porte monnaie", "porte-monnaie."}),
        ("fr", "parce que l'eau bout", {"parce que l'eau bout", "parce que l’eau bout", "parce que l'eau bout."}),
        ("fr", "x = 2 et y = -1", {
            "x = 2 et y = -1", "x = 2 et y = −1", "x=2 et y=-1", "x = 2 et y = -1.",
        }),
        ("fr", "Windows 10", {"Windows 10", "Windows 10."}),
        ("fr", "COVID-19", {"COVID-19", "COVID-19."}),
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
