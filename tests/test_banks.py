"""The shipped banks as data: numbers, types, and what every question must have."""

import re
from collections import Counter, defaultdict

import pytest

from reseaux_quiz import assessing, exporting
from reseaux_quiz.checking import check
from reseaux_quiz.loading import Loaded, load, shipped, with_pictures
from reseaux_quiz.model import (
    Bank,
    Bloom,
    Difficulty,
    Essay,
    Flashcard,
    Item,
    Matching,
    MultipleChoice,
    QuestionType,
    Quiz,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz.selecting import Selection

LOADED = load()
BANKS = [each.bank for each in LOADED]
QUESTIONS = [question for bank in BANKS for question in bank.questions]
CHOICES = {QuestionType.SINGLE_CHOICE, QuestionType.MULTIPLE_CHOICE, QuestionType.TRUE_FALSE}

SECTIONS = {
    "0": 24,
    "1.1": 27,
    "2": 8, "2.1": 16, "2.2": 17, "2.3": 9,
    "3": 33,
    "4": 6, "4.1": 14, "4.2": 12,
    "5": 3, "5.1": 2, "5.2": 27, "5.3": 4,
    "6": 8, "6.1": 6, "6.2": 4, "6.3": 6,
    "7": 13,
}  # fmt: skip


def test_every_section_of_the_article_has_its_questions() -> None:
    assert Counter(question.section for question in QUESTIONS) == SECTIONS
    assert 210 <= len(QUESTIONS) <= 240


def test_types_are_spread() -> None:
    count = Counter(question.type for question in QUESTIONS)
    assert count[QuestionType.ORDERING] >= 4
    assert count[QuestionType.NUMERICAL] >= 20
    assert all(count[kind] >= 8 for kind in QuestionType if kind is not QuestionType.ORDERING), count
    assert sum(count[kind] for kind in CHOICES) <= len(QUESTIONS) / 2


def test_a_quarter_goes_beyond_applying() -> None:
    beyond = [each for each in QUESTIONS if each.bloom in {Bloom.ANALYSE, Bloom.EVALUATE, Bloom.CREATE}]
    assert len(beyond) >= len(QUESTIONS) / 4


def test_most_questions_can_be_answered_without_the_article_at_hand() -> None:
    """A pupil who revises in June no longer has it."""
    named = re.compile(r"\bl'article\b(?! L)|\bsection \d|\bla conclusion\b", re.IGNORECASE)
    assert sum(bool(named.search(question.prompt)) for question in QUESTIONS) < len(QUESTIONS) / 3


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_a_bank_has_many_types(bank: Bank) -> None:
    types = {question.type for question in bank.questions}
    assert len(types) >= (7 if len(bank.questions) >= 20 else 4)


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_nothing_spoils_the_questions(bank: Bank) -> None:
    assert not check(bank)


@pytest.mark.parametrize("name", exporting.names())
@pytest.mark.parametrize("loaded", LOADED, ids=lambda loaded: loaded.bank.id)
def test_every_bank_goes_into_every_format(loaded: Loaded, name: str) -> None:
    exporter = exporting.find(name)
    quiz = Quiz(tuple(Item(loaded.bank, question) for question in loaded.bank.questions))
    rendered = exporter.render(with_pictures(quiz, [loaded]), exporter.options())
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
            assert question.distractors, question.id
        if isinstance(question, SingleChoice | MultipleChoice):
            assert len(question.distractors) >= 2, question.id


def test_how_many_answers_are_right_varies() -> None:
    count = Counter(len(each.answers) for each in QUESTIONS if isinstance(each, MultipleChoice))
    assert set(count) == {2, 3, 4, 5}
    assert max(count.values()) <= sum(count.values()) / 2


def test_the_longest_option_is_no_hint() -> None:
    single = [question for question in QUESTIONS if isinstance(question, SingleChoice)]
    longest = [each for each in single if len(each.answer) > max(len(wrong.text) for wrong in each.distractors)]
    assert len(longest) <= 0.35 * len(single), [each.id for each in longest]


def test_true_and_false_are_even_and_lines_to_justify_betray_nothing() -> None:
    statements = [each for each in QUESTIONS if isinstance(each, TrueFalse)]
    answers = Counter(each.answer for each in statements)
    assert abs(answers[True] - answers[False]) <= 2
    kinds = Counter((each.answer, each.justify) for each in statements)
    assert len(kinds) == 4
    assert min(kinds.values()) >= 3


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_in_a_bank_lines_to_justify_go_with_both_answers(bank: Bank) -> None:
    answers = [each.answer for each in bank.questions if isinstance(each, TrueFalse) and each.justify]
    assert len(set(answers)) == 2


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_a_document_has_four_to_six_questions_that_rise_to_an_essay(bank: Bank) -> None:
    assert bank.documents
    for document in bank.documents:
        about = [each for each in bank.questions if document.id in each.documents]
        assert 4 <= len(about) <= 6, document.id
        assert isinstance(about[-1], Essay), document.id
        assert about[-1].bloom in {Bloom.EVALUATE, Bloom.CREATE}, document.id
        assert document.source, document.id


def test_there_are_nine_to_twelve_documents_and_one_is_a_picture() -> None:
    documents = [document for bank in BANKS for document in bank.documents]
    assert 9 <= len(documents) <= 12
    assert any("![" in document.text for document in documents)


def test_twenty_questions_have_a_second_version() -> None:
    families = defaultdict(list)
    for bank in BANKS:
        for question in bank.questions:
            for tag in question.tags:
                if tag.startswith("famille:"):
                    families[tag].append((bank.id, question.type, question.bloom, question.difficulty))
    assert len(families) >= 20
    for tag, versions in families.items():
        assert len(versions) == 2, tag
        assert len(set(versions)) == 1, tag


@pytest.mark.parametrize(
    ("name", "exercises", "points"),
    [("test-social-selling", 3, 10), ("etude-de-cas", 2, 20), ("entrainement", 5, 20)],
)
def test_the_assessments_are_made_of_shipped_questions(name: str, exercises: int, points: int) -> None:
    (loaded,) = assessing.load([shipped() / "evaluations" / f"{name}.yaml"])
    quiz = assessing.quiz([loaded], Selection())
    assert len(quiz.exercises) == exercises
    assert sum(exercise.points for exercise in quiz.exercises) == points


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
