"""Spaced repetition by FSRS: what there is to remember, when it is due, what a sitting asks and in which order.

Pure: whoever calls says what time it is. Times have a zone, and days are those of that zone.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, assert_never

from attrs import Factory, evolve, frozen

from reseaux_quiz import markup, selecting
from reseaux_quiz.grading import Grade, Verdict
from reseaux_quiz.model import (
    Cloze,
    Essay,
    Flashcard,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

if TYPE_CHECKING:
    import fsrs

MOST_DUE = 30
"""How many due cards a sitting has: the others wait, and their number is not mentioned."""

MOST_DUE_WITH_NEW = 20
"""How many questions due leave no room for new ones: what is learnt today comes back in the days that follow."""

MOST_SHOWINGS = 3
"""How often a card is shown in one sitting, so that a stubborn one does not hold it up."""

# A repeat falls within a sitting of five minutes; Anki's ten would come after it.
_STEPS = (timedelta(minutes=2),)
# As in Anki: what is learnt after midnight belongs to the evening before.
_DAY_STARTS = timedelta(hours=4)


class Rating(IntEnum):
    """How well something was remembered; the numbers are those of FSRS and Anki."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class State(IntEnum):
    """Where a card is in FSRS: in short steps at first and after a lapse, else in days."""

    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


@frozen
class Key:
    """What the memory of a card is kept under: the question's full id, and `question`, `gap-1`, `front` or `back`."""

    question: str
    card: str


@frozen(eq=False)
class Card:
    """One thing to remember. `item` is what is asked: a cloze with one gap, a flashcard from one side."""

    key: Key
    item: Item


@frozen
class Memory:
    """What is known of a card since it was last reviewed; `stability` is in days, `difficulty` from 1 to 10."""

    state: State
    step: int | None
    stability: float
    difficulty: float
    due: datetime
    reviewed: datetime


# --- cards -------------------------------------------------------------------------------------------------


def cards(item: Item) -> tuple[Card, ...]:
    """Return what there is to remember in a question: each gap of a cloze, each side of a flashcard, or itself."""
    question = item.question
    asked: dict[str, Question]
    match question:
        case Cloze(gaps=gaps):
            asked = {f"gap-{number}": _with_one_gap(question, number - 1) for number in range(1, len(gaps) + 1)}
        case Flashcard(reversible=True):
            # The hint was written for the front, and may well name it.
            back = evolve(question, prompt=question.answer, answer=question.prompt, hint=None)
            asked = {"front": question, "back": back}
        case Flashcard():
            asked = {"front": question}
        case (
            SingleChoice()
            | MultipleChoice()
            | TrueFalse()
            | ShortAnswer()
            | Numerical()
            | Matching()
            | Ordering()
            | Essay()
        ):
            return (Card(Key(item.full_id, "question"), item),)
        case _:
            assert_never(question)
    return tuple(Card(Key(item.full_id, name), Item(item.bank, each)) for name, each in asked.items())


def _with_one_gap(question: Cloze, kept: int) -> Cloze:
    """Fill every gap but one."""
    gaps, text = 0, ""
    for part in question.parts:
        if isinstance(part, Gap):
            text += f"{{{{{'|'.join(part.answers)}}}}}" if gaps == kept else markup.escape_markdown(part.answers[0])
            gaps += 1
        else:
            text += part
    return evolve(question, text=text)


# --- the schedule of one card ------------------------------------------------------------------------------


def rate(grade: Grade | None, *, hinted: bool) -> Rating:
    """Tell how well a question was remembered from what the response was worth, None where there was none."""
    match grade.verdict if grade else Verdict.WRONG:
        case Verdict.WRONG:
            return Rating.AGAIN
        case Verdict.PARTLY:
            return Rating.HARD
        case Verdict.RIGHT:
            return Rating.HARD if hinted else Rating.GOOD


def review(memory: Memory | None, rating: Rating, now: datetime) -> Memory:
    """Return the memory of a card, None for a new one, after it was rated."""
    import fsrs  # noqa: PLC0415 - only a drill reviews

    card, _log = _scheduler().review_card(_card(memory, now), fsrs.Rating(rating), now.astimezone(UTC))
    assert card.stability is not None
    assert card.difficulty is not None
    return Memory(State(card.state), card.step, card.stability, card.difficulty, card.due, now.astimezone(UTC))


def retrievability(memory: Memory, now: datetime) -> float:
    """Return the probability, from 0 to 1, that it is remembered now."""
    return _scheduler().get_card_retrievability(_card(memory, now), now.astimezone(UTC))


def mastery(memory: Memory | None, now: datetime) -> float:
    """Return what a card counts for in what is mastered: nothing while it is new or in its short steps."""
    return retrievability(memory, now) if memory and memory.state is State.REVIEW else 0.0


def is_due(memory: Memory, now: datetime) -> bool:
    """Tell whether it is time to review: in days, at any hour of the day."""
    if memory.state is State.REVIEW:
        return days(now, memory.due) <= 0
    return memory.due <= now


def days(now: datetime, then: datetime) -> int:
    """Count the days from now to then, in the time zone of now; a day begins at four in the morning."""
    return (_date(then.astimezone(now.tzinfo)) - _date(now)).days


def day_began(now: datetime) -> datetime:
    """Return when the day of a time began."""
    return (now - _DAY_STARTS).replace(hour=0, minute=0, second=0, microsecond=0) + _DAY_STARTS


def _date(time: datetime) -> date:
    return (time - _DAY_STARTS).date()


@cache
def _scheduler() -> "fsrs.Scheduler":
    import fsrs  # noqa: PLC0415 - only what is remembered needs it

    # Fuzzing would draw from the random numbers of the whole process.
    return fsrs.Scheduler(learning_steps=_STEPS, relearning_steps=_STEPS, enable_fuzzing=False)


def _card(memory: Memory | None, now: datetime) -> "fsrs.Card":
    """Make FSRS's own card. It counts days as 24 hours: the last review is moved to be whole days ago."""
    import fsrs  # noqa: PLC0415 - only what is remembered needs it

    if memory is None:
        return fsrs.Card(card_id=0, due=now.astimezone(UTC))
    elapsed = max(0, -days(now, memory.reviewed))
    return fsrs.Card(
        card_id=0,
        state=fsrs.State(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=now.astimezone(UTC) - timedelta(days=elapsed),
    )


# --- a sitting ---------------------------------------------------------------------------------------------


@frozen
class Choice:
    """What a sitting begins with. `more`: other cards are due and will wait; `later`: so will new ones."""

    due: tuple[Card, ...]
    new: tuple[Card, ...]
    more: bool
    later: bool


@frozen
class Limits:
    """How many cards a sitting may have: new ones in a day, of which `seen` were learnt already, and cards in all."""

    new: int = 10
    most: int | None = None
    """None for no bound but `MOST_DUE`."""
    seen: int = 0


def choose(
    deck: Iterable[Card], memories: Mapping[Key, Memory], now: datetime, limits: Limits, seed: int = 0
) -> Choice:
    """Choose what to ask, one card a question: what is due, the least remembered first, then new cards as they come.

    `seed` draws the order of cards that are remembered equally well. New cards are held back while many are due.
    """
    known: list[Card] = []
    unknown: list[Card] = []
    for card in deck:
        (known if card.key in memories else unknown).append(card)
    waiting = [card for card in known if is_due(memories[card.key], now)]
    waiting.sort(
        key=lambda card: (
            retrievability(memories[card.key], now),
            selecting.draw(seed, card.key.question, card.key.card),
        )
    )
    most = MOST_DUE + limits.new if limits.most is None else limits.most
    due = _apart(waiting)[: min(MOST_DUE, most)]
    fresh = _apart([*due, *unknown])[len(due) :]
    room = max(0, min(limits.new - limits.seen, most - len(due), MOST_DUE_WITH_NEW - len(waiting)))
    return Choice(tuple(due), tuple(fresh[:room]), more=len(due) < len(waiting), later=room < len(fresh))


def _apart(deck: Iterable[Card]) -> list[Card]:
    """Keep the first card of each question."""
    first: dict[str, Card] = {}
    for card in deck:
        first.setdefault(card.key.question, card)
    return list(first.values())


@frozen
class Repeat:
    """A card that comes back in this sitting, at `due` or when nothing else is left."""

    card: Card
    due: datetime


@frozen
class Sitting:
    """What is still to be asked in one go: cards for the first time, and cards that come back."""

    queue: tuple[Card, ...]
    repeats: tuple[Repeat, ...] = ()
    showings: Mapping[Key, int] = Factory(dict)

    def next(self, now: datetime) -> Card | None:
        """Return the card to ask: a repeat whose time has come, else a first one, else the repeat due next."""
        repeat = min(self.repeats, key=lambda each: each.due, default=None)
        if repeat and (repeat.due <= now or not self.queue):
            return repeat.card
        return self.queue[0] if self.queue else None

    def after(self, card: Card, memory: Memory) -> "Sitting":
        """Return what is left once a card was reviewed: it comes back where it is in its short steps."""
        showings = {**self.showings, card.key: self.showings.get(card.key, 0) + 1}
        queue = tuple(each for each in self.queue if each is not card)
        repeats = tuple(each for each in self.repeats if each.card is not card)
        if memory.state is not State.REVIEW and showings[card.key] < MOST_SHOWINGS:
            repeats += (Repeat(card, memory.due),)
        return Sitting(queue, repeats, showings)


# --- sections ----------------------------------------------------------------------------------------------


@frozen
class Standing:
    """Where one stands in some questions: how many, seen, due, and the share that is remembered now (0 to 1)."""

    questions: int
    seen: int
    due: int
    mastered: float


def standing(deck: Sequence[Card], memories: Mapping[Key, Memory], now: datetime) -> Standing:
    """Sum up cards, counting questions: one is seen, or due, as soon as one of its cards is."""
    known = [(card, memories[card.key]) for card in deck if card.key in memories]
    return Standing(
        questions=len({card.key.question for card in deck}),
        seen=len({card.key.question for card, _memory in known}),
        due=len({card.key.question for card, memory in known if is_due(memory, now)}),
        mastered=sum(mastery(memory, now) for _card, memory in known) / len(deck),
    )
