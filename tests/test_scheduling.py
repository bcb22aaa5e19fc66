"""Due cards, the order of a sitting, and the schedule of a card."""

from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from reseaux_quiz import grading, markup, scheduling
from reseaux_quiz.grading import Filled, Grade
from reseaux_quiz.model import Bank, Cloze, Flashcard, Item, Question, ShortAnswer
from reseaux_quiz.scheduling import (
    MOST_DUE,
    MOST_DUE_WITH_NEW,
    MOST_SHOWINGS,
    Card,
    Key,
    Limits,
    Memory,
    Rating,
    Sitting,
    State,
)

PARIS = timezone(timedelta(hours=1))
NOW = datetime(2026, 3, 2, 17, tzinfo=PARIS)


def item(question: Question) -> Item:
    return Item(Bank(id="banque", title="x", questions=(question,)), question)


def short(name: str) -> Card:
    (card,) = scheduling.cards(item(ShortAnswer(id=name, prompt="x", answers=("x",))))
    return card


def learnt(*ratings: Rating, days_apart: int = 0) -> Memory:
    """Return the memory of a card after these ratings, the last of them at NOW."""
    memory = None
    for index, rating in enumerate(ratings):
        memory = scheduling.review(memory, rating, NOW - timedelta(days=days_apart * (len(ratings) - 1 - index)))
    assert memory
    return memory


# --- cards -------------------------------------------------------------------------------------------------


def test_a_cloze_has_a_card_a_gap_with_the_other_ones_filled() -> None:
    question = Cloze(id="q", text="Un {{mot}} de *poids*, {{2_000_000|deux}} et {{*}}.")
    cards = scheduling.cards(item(question))
    assert [card.key for card in cards] == [Key("banque/q", f"gap-{number}") for number in (1, 2, 3)]
    shown = []
    for card, right in zip(cards, ("le mot", "deux", "*"), strict=True):
        asked = card.item.question
        assert isinstance(asked, Cloze)
        shown.append(markup.plain(markup.parse_cloze(asked)))
        assert grading.grade(asked, Filled((right,))).score == 1
    assert shown == [
        "Un _____ de poids, 2_000_000 et *.",
        "Un mot de poids, _____ et *.",
        "Un mot de poids, 2_000_000 et _____.",
    ]


def test_a_flashcard_has_a_card_a_side() -> None:
    question = Flashcard(id="q", prompt="Prospect", answer="Client **possible**", hint="Pro-spect.")
    (front,) = scheduling.cards(item(question))
    both = scheduling.cards(item(evolve(question, reversible=True)))
    assert [card.key.card for card in both] == ["front", "back"]
    assert both[0].key == front.key, "a card that becomes reversible keeps its schedule"
    back = both[1].item.question
    assert isinstance(back, Flashcard)
    assert (back.prompt, back.answer, back.hint) == ("Client **possible**", "Prospect", None)


# --- one card ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "hinted", "rating"),
    [
        (None, False, Rating.AGAIN),
        (0, False, Rating.AGAIN),
        (0, True, Rating.AGAIN),
        (Fraction(1, 3), False, Rating.HARD),
        (1, True, Rating.HARD),
        (1, False, Rating.GOOD),
    ],
)
def test_the_rating_follows_from_the_grade(score: Fraction | None, hinted: bool, rating: Rating) -> None:
    grade = None if score is None else Grade(Fraction(score))
    assert scheduling.rate(grade, hinted=hinted) is rating


def test_a_right_answer_is_settled_and_another_comes_back_within_minutes() -> None:
    for rating in (Rating.GOOD, Rating.EASY):
        assert learnt(rating).state is State.REVIEW
        assert scheduling.days(NOW, learnt(rating).due) >= 2
    for rating in (Rating.AGAIN, Rating.HARD):
        assert learnt(rating).state is State.LEARNING
        assert timedelta(0) < learnt(rating).due - NOW <= timedelta(minutes=3)
    lapsed = learnt(Rating.GOOD, Rating.AGAIN, days_apart=3)
    assert lapsed.state is State.RELEARNING
    assert lapsed.due - NOW <= timedelta(minutes=3)


def test_ratings_are_in_order() -> None:
    for before in ((), (Rating.GOOD,), (Rating.GOOD, Rating.GOOD)):
        stability = [learnt(*before, rating, days_apart=4).stability for rating in Rating]
        assert stability == sorted(stability)


def test_a_day_begins_at_four_in_the_morning() -> None:
    memory = learnt(Rating.GOOD)
    due = scheduling.days(NOW, memory.due)
    morning = NOW.replace(hour=4) + timedelta(days=due)
    assert scheduling.is_due(memory, morning), "at any hour of the day"
    assert not scheduling.is_due(memory, morning - timedelta(minutes=1))
    # Learnt late at night and reviewed within 24 hours, which is the same day for FSRS itself.
    night, evening = NOW.replace(hour=23), NOW.replace(hour=18) + timedelta(days=1)
    once = scheduling.review(None, Rating.GOOD, night)
    assert scheduling.retrievability(once, night) == 1
    assert scheduling.retrievability(once, evening) < 1
    assert scheduling.review(once, Rating.GOOD, evening) == evolve(
        scheduling.review(once, Rating.GOOD, night + timedelta(days=1)),
        due=scheduling.review(once, Rating.GOOD, evening).due,
        reviewed=evening.astimezone(UTC),
    )


def test_a_clock_put_back_is_no_fault() -> None:
    memory = learnt(Rating.GOOD)
    before = NOW - timedelta(days=400)
    assert scheduling.retrievability(memory, before) == 1
    assert scheduling.review(memory, Rating.GOOD, before).due > before


# --- a sitting ---------------------------------------------------------------------------------------------


def test_what_is_least_remembered_comes_first_then_new_cards_as_they_come() -> None:
    weak, strong, later, *fresh = [short(name) for name in ("weak", "strong", "later", "new-1", "new-2", "new-3")]
    memories = {
        weak.key: learnt(Rating.GOOD),
        strong.key: learnt(Rating.GOOD, Rating.GOOD, days_apart=2),
        later.key: learnt(*[Rating.EASY] * 4, days_apart=8),
    }
    now = NOW + timedelta(days=20)
    choice = scheduling.choose([later, strong, *fresh, weak], memories, now, Limits(new=2))
    assert [card.key.question for card in choice.due] == ["banque/weak", "banque/strong"]
    assert [card.key.question for card in choice.new] == ["banque/new-1", "banque/new-2"]
    assert not choice.more


def test_thirty_are_due_at_most_and_the_rest_waits() -> None:
    deck = [short(f"q{number}") for number in range(60)]
    memories = {card.key: learnt(Rating.GOOD) for card in deck[:50]}
    now = NOW + timedelta(days=30)
    choice = scheduling.choose(deck, memories, now, Limits(new=4))
    assert (len(choice.due), len(choice.new), choice.more) == (MOST_DUE, 0, True)
    for most in (0, 5, 32):
        choice = scheduling.choose(deck, memories, now, Limits(new=4, most=most))
        assert len(choice.due) == min(most, MOST_DUE)
    orders = {
        tuple(card.key for card in scheduling.choose(deck, memories, now, Limits(), seed).due) for seed in (1, 1, 2)
    }
    assert len(orders) == 2, "what is remembered alike is drawn by the seed"


@pytest.mark.parametrize(
    ("due", "limits", "new"),
    [
        (0, Limits(new=4), 4),
        (0, Limits(new=4, seen=1), 3),
        (0, Limits(new=4, seen=9), 0),
        (5, Limits(new=4, most=7), 2),
        (MOST_DUE_WITH_NEW - 1, Limits(new=4), 1),
        (MOST_DUE_WITH_NEW, Limits(new=4), 0),
    ],
)
def test_new_cards_are_counted_by_the_day_and_held_back_while_many_are_due(
    due: int, limits: Limits, new: int
) -> None:
    deck = [short(f"q{number}") for number in range(60)]
    memories = {card.key: learnt(Rating.GOOD) for card in deck[:due]}
    choice = scheduling.choose(deck, memories, NOW + timedelta(days=30), limits)
    assert (len(choice.new), choice.later) == (new, True)


def test_a_day_begins_at_four() -> None:
    for hour, day in ((3, 1), (4, 2), (23, 2)):
        began = scheduling.day_began(datetime(2026, 3, 2, hour, 30, tzinfo=UTC))
        assert began == datetime(2026, 3, day, 4, tzinfo=UTC)


def test_siblings_are_kept_apart() -> None:
    cloze = scheduling.cards(item(Cloze(id="c", text="{{un}} {{deux}} {{trois}}")))
    sides = scheduling.cards(item(Flashcard(id="f", prompt="x", answer="y", reversible=True)))
    deck = [*cloze, *sides]
    choice = scheduling.choose(deck, {}, NOW, Limits())
    assert [card.key.card for card in choice.new] == ["gap-1", "front"]
    memories = {card.key: learnt(Rating.GOOD) for card in (*cloze[:2], sides[1])}
    choice = scheduling.choose(deck, memories, NOW + timedelta(days=9), Limits())
    assert {card.key.question for card in choice.due} == {"banque/c", "banque/f"}
    assert choice.new == ()
    assert choice.more


def test_a_repeat_comes_back_at_its_time_or_at_the_end() -> None:
    one, two, three = (short(name) for name in ("one", "two", "three"))
    sitting = Sitting((one, two, three))
    assert sitting.next(NOW) is one
    sitting = sitting.after(one, scheduling.review(None, Rating.AGAIN, NOW))
    assert sitting.next(NOW) is two
    assert sitting.next(NOW + timedelta(minutes=2)) is one
    for card in (two, three):
        sitting = sitting.after(card, scheduling.review(None, Rating.GOOD, NOW))
    assert sitting.next(NOW) is one
    assert sitting.after(one, scheduling.review(None, Rating.GOOD, NOW)).next(NOW) is None


@given(st.lists(st.lists(st.sampled_from(Rating), min_size=MOST_SHOWINGS, max_size=MOST_SHOWINGS), max_size=12))
def test_a_sitting_ends_and_shows_each_card_until_it_is_settled(ratings: list[list[Rating]]) -> None:
    deck = [short(f"q{number}") for number in range(len(ratings))]
    answers = {card.key: iter(given) for card, given in zip(deck, ratings, strict=True)}
    memories: dict[Key, Memory] = {}
    shown: Counter[Key] = Counter()
    sitting, now = Sitting(tuple(deck)), NOW
    while card := sitting.next(now):
        shown[card.key] += 1
        now += timedelta(seconds=20)
        memories[card.key] = scheduling.review(memories.get(card.key), next(answers[card.key]), now)
        sitting = sitting.after(card, memories[card.key])
    assert set(shown) == {card.key for card in deck}
    for key, number in shown.items():
        assert memories[key].state is State.REVIEW or number == MOST_SHOWINGS


def test_where_one_stands_counts_questions_and_what_is_remembered() -> None:
    cloze = scheduling.cards(item(Cloze(id="c", text="{{un}} {{deux}}")))
    deck = [*cloze, short("a"), short("b")]
    memories = {cloze[0].key: learnt(Rating.GOOD), deck[2].key: learnt(Rating.AGAIN)}
    standing = scheduling.standing(deck, memories, NOW)
    assert (standing.questions, standing.seen, standing.due) == (3, 2, 0)
    assert standing.mastered == pytest.approx(1 / 4), "a card in its short steps is not mastered yet"
    later = scheduling.standing(deck, memories, NOW + timedelta(days=30))
    assert later.due == 2
    assert 0 < later.mastered < standing.mastered
