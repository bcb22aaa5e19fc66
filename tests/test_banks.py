"""The shipped banks, as data."""

from collections import Counter

import pytest

from reseaux_quiz.loading import load
from reseaux_quiz.model import Bank, QuestionType

BANKS = [each.bank for each in load()]


def test_all_ten_types_are_used() -> None:
    assert {question.type for bank in BANKS for question in bank.questions} == set(QuestionType)


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_every_question_teaches_and_is_classed(bank: Bank) -> None:
    for question in bank.questions:
        assert question.explanation, question.id
        assert question.difficulty, question.id
        assert question.bloom, question.id
        assert question.tags, question.id


def test_social_selling_is_spread_over_its_sections() -> None:
    (bank,) = [bank for bank in BANKS if bank.id == "social-selling"]
    count = Counter(question.section for question in bank.questions)
    assert count == {"2": 6, "2.1": 14, "2.2": 8, "2.3": 8}


def test_full_ids_are_permanent() -> None:
    """An id that goes is a question that Moodle, decks and progress no longer know."""
    (bank,) = [bank for bank in BANKS if bank.id == "social-selling"]
    assert bank.full_id == "reseaux-sociaux/social-selling"
    assert len({question.id for question in bank.questions}) == len(bank.questions)
