"""Rules on whole banks, and properties of findings in any bank."""

import itertools
import time
from decimal import Decimal
from math import comb
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

import strategies
import yaml_writer
from reseaux_quiz.checking import RULES, check, check_together
from reseaux_quiz.checking.rules.balance import tail as chance_of
from reseaux_quiz.loading import load
from reseaux_quiz.model import (
    Bank,
    Bloom,
    Cloze,
    Collection,
    Difficulty,
    Distractor,
    Flashcard,
    Numerical,
    Question,
    Section,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

COLLECTION = Collection(id="svt-seconde-dupont", title="SVT")
NUMBERS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")


def found(*questions: Question, **fields: Any) -> set[tuple[str, str | None]]:
    """Return the codes of the rules on whole banks, each with its question."""
    bank = Bank(id="b", title="t", questions=questions, **{"collection": COLLECTION, **fields})
    return {(each.code, each.question) for each in check(bank) if each.code[1] in "05"}


def codes(*questions: Question, **fields: Any) -> set[str]:
    return {code for code, _question in found(*questions, **fields)}


def statements(right: int, wrong: int) -> list[Question]:
    return [
        TrueFalse(id=f"q{index}", prompt=f"{NUMBERS[index]}.", answer=index < right) for index in range(right + wrong)
    ]


def card(name: str, **fields: Any) -> Flashcard:
    return Flashcard(id=name, prompt=name, answer=fields.pop("answer", f"sens de {name}"), **fields)


def short(name: str, prompt: str, answer: str) -> ShortAnswer:
    return ShortAnswer(id=name, prompt=prompt, answers=(answer,))


@pytest.mark.parametrize("tries", [1, 5, 12])
def test_the_chance_of_so_many_hits(tries: int) -> None:
    for hits in range(tries + 1):
        exact = sum(comb(tries, k) for k in range(hits, tries + 1)) / 2**tries
        assert chance_of(hits, [0.5] * tries) == pytest.approx(exact)
    mixed = [0.2, 0.5, 0.9]
    by_hand = sum(
        (0.2 if a else 0.8) * 0.5 * (0.9 if c else 0.1)
        for a, b, c in itertools.product((0, 1), repeat=3)
        if a + b + c >= 2
    )
    assert chance_of(2, mixed) == pytest.approx(by_hand)


def test_the_chance_in_a_large_bank_is_close_to_the_exact_one() -> None:
    tail = sum(comb(201, k) for k in range(115, 202)) / 2**201
    assert chance_of(115, [0.5] * 201) == pytest.approx(tail, rel=0.02)


@pytest.mark.parametrize(("right", "wrong", "expected"), [(8, 0, True), (0, 8, True), (7, 1, False), (7, 0, False)])
def test_true_and_false(right: int, wrong: int, expected: bool) -> None:
    assert ("Q501" in codes(*statements(right, wrong))) is expected


def choices(longest: int, number: int) -> list[Question]:
    return [
        SingleChoice(
            id=f"q{index}",
            prompt=f"Lequel, {NUMBERS[index]} ?",
            answer="le plus long" if index < longest else "court",
            distractors=(Distractor("moyen"), Distractor("moyenne" if index < longest else "plus moyen")),
        )
        for index in range(number)
    ]


@pytest.mark.parametrize(("longest", "expected"), [(8, True), (6, True), (5, False), (0, False)])
def test_the_longest_option(longest: int, expected: bool) -> None:
    assert ("Q502" in codes(*choices(longest, 8))) is expected


ASKED = "Comment appelle-t-on la diffusion très rapide d'un contenu par les internautes ?"


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("La viralité est la diffusion rapide d'un contenu par les internautes.", True),
        ("Une diffusion rapide d'un contenu par des internautes (viralité) est payée.", True),
        ("La viralité d'une vidéo est payée par la marque.", False),
        ("La diffusion rapide d'un contenu par les internautes est payée.", False),
        ("La viralité est étudiée au lycée.", False),
    ],
)
def test_an_answer_given_away(prompt: str, expected: bool) -> None:
    other = TrueFalse(id="autre", prompt=prompt, answer=True)
    assert (("Q503", "autre") in found(short("mot", ASKED, "viralité"), other)) is expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (short("mot", ASKED, "viralité"), True),
        (
            Cloze(id="mot", text="La diffusion très rapide d'un contenu par les internautes s'appelle {{viralité}}."),
            True,
        ),
        # Nothing is given away between options.
        (
            SingleChoice(
                id="mot",
                prompt=ASKED,
                answer="viralité",
                distractors=(Distractor("visibilité"), Distractor("rumeur")),
            ),
            False,
        ),
    ],
)
def test_an_answer_given_away_by_an_option(asked: Question, expected: bool) -> None:
    other = SingleChoice(
        id="autre",
        prompt="Que cherche une marque par la diffusion rapide d'un contenu entre internautes ?",
        answer="La viralité",
        distractors=(Distractor("La discrétion"), Distractor("Le secret")),
    )
    assert (("Q503", "autre") in found(asked, other)) is expected


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("Un musée cherche l'animateur de sa communauté en ligne.", True),
        ("La communauté cherche un animateur.", False),
        ("Un animateur anime.", False),
    ],
)
def test_a_gap_given_away_with_the_word_beside_it(prompt: str, expected: bool) -> None:
    gap = Cloze(id="metier", text="Il est l'{{animateur}} d'une communauté, sur les réseaux {{sociaux}}.")
    assert (("Q503", "autre") in found(gap, TrueFalse(id="autre", prompt=prompt, answer=True))) is expected


def test_banks_of_a_collection_show_together_what_none_shows_alone() -> None:
    banks = [
        Bank(
            id=name,
            title="t",
            collection=COLLECTION,
            questions=(
                *(TrueFalse(id=f"v{index}", prompt=name, answer=True) for index in range(4)),
                *(TrueFalse(id=f"f{index}", prompt=name, answer=False, justify=True) for index in range(3)),
            ),
        )
        for name in ("un", "deux")
    ]
    assert all(not {each.code for each in check(bank)} & {"Q501", "Q502", "Q510"} for bank in banks)
    assert [each.code for each in check_together(banks)] == ["Q510"]
    assert check_together(banks[:1]) == ()
    allowing = evolve(banks[1], allow={"Q510": "exprès"})
    assert check_together([banks[0], allowing]) == ()
    assert "Q002" not in {each.code for each in check(allowing)}


def test_a_number_given_away() -> None:
    prompt = "Selon l'enquête menée en France, quelle part des recruteurs consulte les profils des candidats ?"
    asked = Numerical(id="part", prompt=prompt, answer=Decimal(34), unit="%")
    says = "Selon l'enquête menée en France, 34 % des recruteurs consultent les profils des candidats."
    assert "Q503" in codes(asked, TrueFalse(id="autre", prompt=says, answer=True))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "Sur la page d'une mercerie, la modération retire les messages contraires à la charte.",
            "La modération, sur la page de la mercerie, retire les messages contraires à la charte.",
            True,
        ),
        (
            "Sur la page d'une mercerie, la modération retire les messages contraires à la charte.",
            "Sur la page d'une banque, la veille relève les avis favorables à la marque.",
            False,
        ),
        ("Laquelle de ces phrases est juste ?", "Laquelle de ces phrases est juste ?", False),
    ],
)
def test_similar_prompts(one: str, other: str, expected: bool) -> None:
    first, second = (TrueFalse(id=name, prompt=prompt, answer=True) for name, prompt in (("a", one), ("b", other)))
    assert (("Q504", "b") in found(first, second)) is expected


def test_a_cloze_asks_with_its_text() -> None:
    texts = ("La veille consiste à suivre ce qui se {{dit}}.", "Une charte protège les salariés et la {{marque}}.")
    prompt = "Complétez cette phrase, tirée de la section 2 de l'article sur les réseaux sociaux."
    assert "Q504" not in codes(*(Cloze(id=f"q{at}", prompt=prompt, text=text) for at, text in enumerate(texts)))


def test_one_prompt_may_ask_about_several_things() -> None:
    prompt = "Selon la section 6 de l'article, laquelle de ces phrases décrit le réseau social interne ?"

    def ask(name: str, answer: str) -> SingleChoice:
        wrong = (Distractor("Un lieu fermé"), Distractor("Un simple annuaire"))
        return SingleChoice(id=name, prompt=prompt, answer=answer, distractors=wrong)

    first = ask("a", "Il rapproche des équipes éloignées par leurs métiers")
    assert "Q504" not in codes(first, ask("b", "Son accès suppose une charte approuvée des salariés"))
    assert "Q504" in codes(first, ask("b", "Il rapproche les équipes éloignées par leur métier"))


def test_sections_without_a_question() -> None:
    sections = (Section("1.1", "a"), Section("1.2", "b"), Section("1.2.1", "c"))
    asked = TrueFalse(id="q", prompt="Un.", answer=True, section="1.2.1")
    bank = Bank(id="b", title="t", questions=(asked,), section="1", sections=sections)
    assert [each.at for each in check(bank) if each.code == "Q505"] == [("sections", "1.1")]


def test_balance() -> None:
    cards = [card(name) for name in NUMBERS[:8]]
    assert "Q506" in codes(*cards)
    assert "Q506" not in codes(*cards[:7])
    assert "Q506" not in codes(*cards[:6], *statements(2, 2))
    assert "Q507" in codes(*(card(name, difficulty=Difficulty.HARD) for name in NUMBERS[:8]))
    assert "Q508" in codes(*(card(name, bloom=Bloom.REMEMBER) for name in NUMBERS[:8]))
    assert not {"Q507", "Q508"} & codes(*cards)


def test_one_back_for_two_cards() -> None:
    both = card("prospect", answer="Client possible", reversible=True), card("lead", answer="un client possible")
    assert "Q509" not in codes(*both)
    reversible = card("lead", answer="un client possible", reversible=True)
    assert ("Q509", "lead") in found(both[0], reversible)
    for one, other in (("Co", "CO"), ("tu chantes", "tu chante"), ("à", "a"), ("año", "ano")):
        pair = (card(f"c{index}", answer=text, reversible=True) for index, text in enumerate((one, other)))
        assert "Q509" not in codes(*pair)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        # With `justify`, then without.
        (((False,) * 4, (True,) * 5), True),
        (((True,) * 5, (False,) * 4), True),
        (((False,) * 7, (True,) * 8 + (False,)), True),
        (((False,) * 2, (True,) * 7), False),
        (((False, True) * 2, (True, False) * 3), False),
        (((False,) * 9, ()), False),
        (((False,) * 3, (True,) * 4), False),
    ],
)
def test_a_layout_that_goes_with_the_answer(
    answers: tuple[tuple[bool, ...], tuple[bool, ...]], expected: bool
) -> None:
    questions = [
        TrueFalse(id=f"q{justify}{index}", prompt=f"{index}.", answer=answer, justify=not justify)
        for justify, group in enumerate(answers)
        for index, answer in enumerate(group)
    ]
    assert ("Q510" in codes(*questions)) is expected


@pytest.mark.parametrize(
    ("collection", "expected"),
    [
        (None, True),
        ("chapitre-1", True),
        ("maths", True),
        ("quiz-3", True),
        ("maths-dupont", False),
        ("chapitre-1-x7k", False),
    ],
)
def test_an_id_that_others_may_choose(collection: str | None, expected: bool) -> None:
    named = collection and Collection(id=collection, title="t")
    assert ("Q511" in codes(card("prospect"), collection=named)) is expected


def test_a_bank_allows_what_is_its_own_and_a_question_what_is_its_own() -> None:
    cards = [card(name) for name in NUMBERS[:8]]
    assert found(*cards, allow={"Q506": "un glossaire"}) == set()
    assert found(*cards[:2], allow={"Q506": "un glossaire", "Q1": "x"}) == {("Q002", None), ("Q001", None)}
    twins = [card(name, answer="même", reversible=True) for name in ("a", "b")]
    allowed = Flashcard(id="b", prompt="b", answer="même", reversible=True, allow={"Q509": "synonymes"})
    assert found(twins[0], allowed) == set()
    assert found(*twins, allow={"Q509": "x"}) == {("Q509", "b"), ("Q002", None)}


@pytest.mark.thorough
@pytest.mark.parametrize("varied", [False, True])
def test_many_prompts_that_are_alike_cost_no_square(varied: bool) -> None:
    words = "marque client page réseau contenu vidéo avis charte veille forum"
    questions = tuple(
        TrueFalse(id=f"q{index}", prompt=f"{words} numéro {index}x {index % 7 if varied else ''}.", answer=True)
        for index in range(6000)
    )
    start = time.process_time()
    check(Bank(id="b", title="t", questions=questions))
    assert time.process_time() - start < 6  # comparing every pair takes about twenty


def test_marks_in_titles_are_found() -> None:
    question = TrueFalse(id="q", prompt="Oui ?", answer=True)
    sections = (Section("1", "La fonction $x^2$"), Section("2", "Les 5 * 3 = 15 cas"))
    bank = Bank(id="b", title="Étude d'*Homo sapiens*", questions=(question,), sections=sections)
    assert [finding.at for finding in check(bank) if finding.code == "Q514"] == [("title",), ("sections", "1")]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "text",
    ["a" * 30000, "*a" * 15000, ":" * 20000 + "x", "quel est " * 4000, "ne " * 10000 + "?", "[a](" * 8000,
     "parlez " * 5000 + "ce qui n'est pas", "le " + "." * 20000 + "a", '"a ' * 8000, "`a" * 10000, "«" * 20000,
     "[b]" * 8000, "<!--" * 8000, "_a" + " a" * 10000, "$ " + "=" * 20000, "|" * 20000,
     "++" + "aa " * 8000, "CO" * 10000],
    ids=lambda text: text[:10],
)  # fmt: skip
def test_long_texts_cost_no_square(text: str) -> None:
    wrong = (Distractor(f"{text}x"), Distractor(text[:-3] + "y"))
    question = SingleChoice(id="q", prompt=text, answer=text, distractors=wrong, explanation=text)
    start = time.process_time()
    check(Bank(id="b", title="t", questions=(question,)))
    assert time.process_time() - start < 1


@given(bank=strategies.banks())
def test_findings_stand_where_their_question_is(bank: Bank) -> None:
    with TemporaryDirectory() as folder:
        (loaded,) = load([yaml_writer.write(Path(folder), bank)])
        findings = check(loaded.bank)
        assert findings == check(loaded.bank)
        for finding in findings:
            assert finding.code in RULES
            if finding.question is None:
                assert finding.at[0] in (
                    "questions",
                    "documents",
                    "sections",
                    "allow",
                    "id",
                    "collection",
                    "language",
                    "labels",
                    "title",
                )
            else:
                index = finding.at[1]
                assert isinstance(index, int)
                assert loaded.bank.questions[index].id == finding.question
                first = loaded.place("questions", index)
                assert loaded.place(*finding.at) >= first
                if index + 1 < len(bank.questions):
                    assert loaded.place(*finding.at) < loaded.place("questions", index + 1)
