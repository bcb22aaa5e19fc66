"""A simulated pupil learns the shipped collection, with one sitting a day for a hundred days."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from attrs import Factory, define, frozen

from reseaux_quiz import loading, scheduling
from reseaux_quiz.model import Essay, Item
from reseaux_quiz.progress import Progress
from reseaux_quiz.scheduling import Card, Key, Limits, Memory, Rating, Sitting

pytestmark = pytest.mark.thorough

BEGIN = datetime(2026, 9, 1, 17, tzinfo=UTC)
DAYS = 100


@define
class Pupil:
    """Forgets by a power law of time, more slowly the longer the interval before a right answer.

    `strength` is the number of days after which one answer in ten is lost. This is deliberately not FSRS: the
    schedule must suit a memory that it was not derived from.
    """

    chance: random.Random
    strength: dict[Key, float] = Factory(dict)
    seen: dict[Key, datetime] = Factory(dict)

    def answer(self, key: Key, now: datetime) -> Rating:
        right = self.chance.random() < self.knows(key, now)
        days, strength = self.days(key, now), self.strength.get(key)
        self.seen[key] = now
        if right:
            self.strength[key] = (strength or 2.0) + 2.5 * days
            return Rating.HARD if self.chance.random() < 0.1 else Rating.GOOD
        self.strength[key] = max(1.0, 0.3 * (strength or 0.0))
        return Rating.AGAIN

    def knows(self, key: Key, now: datetime) -> float:
        """Return the probability of a right answer; four new questions in ten are already known."""
        strength = self.strength.get(key)
        return 1 / (1 + self.days(key, now) / (9 * strength)) if strength else 0.4

    def days(self, key: Key, now: datetime) -> float:
        """Return the number of days since it was last asked."""
        return (now - self.seen.get(key, now)).total_seconds() / 86_400


@frozen
class Day:
    """The figures of a day: questions asked, due ones, and how many of those were still known."""

    asked: int
    due: int
    kept: int


LEARNT_BY_THEN = 190
"""As many cards as a pupil learns in a hundred days, and has time to keep."""


@pytest.fixture(scope="module")
def deck() -> list[Card]:
    banks = [each.bank for each in loading.load()]
    items = [Item(bank, question) for bank in banks for question in bank.questions]
    cards = [card for item in items if not isinstance(item.question, Essay) for card in scheduling.cards(item)]
    return cards[:LEARNT_BY_THEN]


@frozen
class Life:
    """The days, and the share known at the end: as estimated by the program, and in fact."""

    days: list[Day]
    memories: dict[Key, Memory]
    mastered: float
    known: float

    @property
    def retention(self) -> float:
        """The share of due questions that were still known."""
        return sum(day.kept for day in self.days) / sum(day.due for day in self.days)


def live(deck: Sequence[Card], seed: int, holidays: range = range(0)) -> Life:
    pupil = Pupil(random.Random(seed))
    with Progress(None) as progress:
        days = [
            sit(deck, progress, pupil, BEGIN + timedelta(days=number))
            for number in range(DAYS)
            if number not in holidays
        ]
        memories = dict(progress.memories())
    end = BEGIN + timedelta(days=DAYS)
    mastered = sum(scheduling.mastery(memory, end) for memory in memories.values()) / len(deck)
    return Life(days, memories, mastered, sum(pupil.knows(key, end) for key in memories) / len(deck))


def sit(deck: Sequence[Card], progress: Progress, pupil: Pupil, now: datetime) -> Day:
    choice = scheduling.choose(deck, progress.memories(), now, Limits(new=5))
    sitting = Sitting(choice.due + choice.new)
    asked, kept = 0, 0
    first = {card.key for card in choice.due}
    while card := sitting.next(now):
        rating = pupil.answer(card.key, now)
        kept += card.key in first and rating is not Rating.AGAIN
        first.discard(card.key)
        sitting = sitting.after(card, progress.record(card.key, rating, now).memory)
        asked += 1
        now += timedelta(seconds=20)
    return Day(asked, len(choice.due), kept)


@pytest.mark.parametrize("seed", range(3))
def test_a_hundred_days(deck: list[Card], seed: int) -> None:
    life = live(deck, seed)
    assert set(life.memories) == {card.key for card in deck}, "everything was asked"
    assert 0.88 <= life.retention <= 0.96, "FSRS aims at nine in ten"
    assert life.known >= 0.85
    assert life.mastered == pytest.approx(life.known, abs=0.08), "the bars tell the truth"
    assert max(day.asked for day in life.days) <= 45
    learning, keeping = life.days[5:40], life.days[70:]
    assert 15 <= sum(day.asked for day in learning) / len(learning) <= 32
    assert 3 <= sum(day.asked for day in keeping) / len(keeping) <= 12, "less and less, once all is learnt"


def test_after_holidays_a_sitting_is_no_longer_and_a_week_makes_up_for_them(deck: list[Card]) -> None:
    holidays = range(25, 41)
    life = live(deck, seed=1, holidays=holidays)
    back = life.days[holidays.start :]
    assert back[0].due == scheduling.MOST_DUE
    assert max(day.asked for day in back[:7]) <= 60
    assert max(day.due for day in back[7:14]) < scheduling.MOST_DUE
    assert life.known >= 0.85


@define
class Guesser(Pupil):
    """Knows four questions in five, however often they were asked: the schedule never stabilises."""

    def knows(self, _key: Key, _now: datetime) -> float:
        """Return the probability of a right answer."""
        return 0.8


@pytest.mark.parametrize("seed", range(3))
def test_reviews_never_overflow(deck: list[Card], seed: int) -> None:
    pupil = Guesser(random.Random(seed))
    with Progress(None) as progress:
        for number in range(DAYS):
            now = BEGIN + timedelta(days=number)
            waiting = [memory for memory in progress.memories().values() if scheduling.is_due(memory, now)]
            assert len(waiting) <= 40
            assert sit(deck, progress, pupil, now).asked <= 40
        assert len(progress.memories()) > 0.8 * len(deck), "new questions come all the same"
