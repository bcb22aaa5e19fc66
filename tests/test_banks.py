"""The shipped banks as data: numbers, types, and what every question must have."""

from collections import Counter

import pytest

from reseaux_quiz import exporting
from reseaux_quiz.checking import check
from reseaux_quiz.loading import load
from reseaux_quiz.model import (
    Bank,
    Difficulty,
    Flashcard,
    Item,
    Matching,
    MultipleChoice,
    QuestionType,
    Quiz,
    SingleChoice,
    TrueFalse,
)

BANKS = [each.bank for each in load()]
QUESTIONS = [question for bank in BANKS for question in bank.questions]
CHOICES = {QuestionType.SINGLE_CHOICE, QuestionType.MULTIPLE_CHOICE, QuestionType.TRUE_FALSE}

# As many questions for each section of the article as it has distinct facts or situations.
SECTIONS = {
    "0": 14,
    "1.1": 14,
    "2": 6, "2.1": 14, "2.2": 8, "2.3": 8,
    "3": 24,
    "4": 7, "4.1": 13, "4.2": 6,
    "5": 4, "5.1": 3, "5.2": 14, "5.3": 5,
    "6": 7, "6.1": 6, "6.2": 4, "6.3": 1,
    "7": 4,
}  # fmt: skip


def test_every_section_of_the_article_has_its_questions() -> None:
    assert Counter(question.section for question in QUESTIONS) == SECTIONS
    assert 150 <= len(QUESTIONS) <= 170


def test_types_are_spread() -> None:
    count = Counter(question.type for question in QUESTIONS)
    assert count[QuestionType.ORDERING] >= 4
    assert all(count[kind] >= 8 for kind in QuestionType if kind is not QuestionType.ORDERING), count
    share = 1 - sum(count[kind] for kind in CHOICES) / len(QUESTIONS)
    assert 0.45 <= share <= 0.55


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_a_bank_has_many_types(bank: Bank) -> None:
    types = {question.type for question in bank.questions}
    assert len(types) >= (7 if len(bank.questions) >= 20 else 4)


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_nothing_spoils_the_questions(bank: Bank) -> None:
    assert not check(bank)


@pytest.mark.parametrize("name", exporting.names())
@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_every_bank_goes_into_every_format(bank: Bank, name: str) -> None:
    exporter = exporting.find(name)
    rendered = exporter.render(Quiz(tuple(Item(bank, question) for question in bank.questions)), exporter.options())
    assert all(rendered.files.values())


def test_difficulties_are_about_4_to_4_to_2() -> None:
    count = Counter(question.difficulty for question in QUESTIONS)
    shares = [count[level] / len(QUESTIONS) for level in (Difficulty.EASY, Difficulty.MEDIUM, Difficulty.HARD)]
    assert all(abs(share - aim) <= 0.06 for share, aim in zip(shares, (0.4, 0.4, 0.2), strict=True)), shares


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_every_question_teaches_and_is_classed(bank: Bank) -> None:
    for question in bank.questions:
        assert question.explanation, question.id
        assert question.difficulty, question.id
        assert question.bloom, question.id
        assert question.tags, question.id


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_questions_are_in_the_order_of_the_article(bank: Bank) -> None:
    order = [bank.section, *(section.number for section in bank.sections)]
    places = [order.index(question.section) for question in bank.questions]
    assert places == sorted(places)


def test_matchings_and_choices_have_enough_to_choose_from() -> None:
    for question in QUESTIONS:
        if isinstance(question, Matching):
            assert 4 <= len(question.pairs) <= 6, question.id
            assert len(question.pairs) >= 5 or question.distractors, question.id
        if isinstance(question, SingleChoice | MultipleChoice):
            assert len(question.distractors) >= 2, question.id


def test_the_longest_option_is_no_hint() -> None:
    single = [question for question in QUESTIONS if isinstance(question, SingleChoice)]
    longest = [each for each in single if len(each.answer) > max(len(wrong.text) for wrong in each.distractors)]
    assert len(longest) <= 0.35 * len(single), [each.id for each in longest]


def test_true_and_false_are_even() -> None:
    answers = Counter(each.answer for each in QUESTIONS if isinstance(each, TrueFalse))
    assert abs(answers[True] - answers[False]) <= 2


def test_no_card_asks_what_another_does() -> None:
    fronts = Counter(question.prompt.lower() for question in QUESTIONS if isinstance(question, Flashcard))
    assert not [front for front, number in fronts.items() if number > 1]


# If an id disappears or changes, Moodle, decks and progress no longer recognise the question.
IDS = frozenset(f"{bank.full_id}" for bank in BANKS)


def test_full_ids_are_permanent() -> None:
    assert {
        f"reseaux-sociaux/{name}"
        for name in (
            "introduction", "etat-des-lieux", "social-selling", "employee-advocacy", "recrutement",
            "community-manager", "reseau-social-entreprise", "conclusion",
        )
    } == IDS  # fmt: skip
