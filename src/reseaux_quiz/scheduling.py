"""Spaced repetition with FSRS: the cards, when they are due, and what a sitting asks in which order.

Pure: callers pass the time. Times have a zone, which also determines the day.
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
"""The maximum number of due cards in a sitting; the others wait, and their number is not shown."""

MOST_DUE_WITH_NEW = 20
"""From this many due questions on, no new ones are asked: what is learnt today comes back on the following days."""

MOST_SHOWINGS = 3
"""How often a card is shown in a sitting at most, so that a hard one does not hold it up."""

# Repeats fit into a sitting of five minutes; with Anki's ten they would come after it.
_STEPS = (timedelta(minutes=2),)
# As in Anki: reviews after midnight count for the day before.
_DAY_STARTS = timedelta(hours=4)


class Rating(IntEnum):
    """How well a card was remembered, with the numbers that FSRS and Anki use."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class State(IntEnum):
    """A card's state in FSRS: short steps at first and after a lapse, otherwise days."""

    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


@frozen
class Key:
    """The key of a card's memory: the question's full id, and `question`, `gap-1`, `front` or `back`."""

    question: str
    card: str


@frozen(eq=False)
class Card:
    """One thing to remember. `item` is what is asked, such as a cloze with one gap or one side of a flashcard."""

    key: Key
    item: Item


@frozen
class Memory:
    """A card's schedule after its last review; `stability` is in days, `difficulty` from 1 to 10."""

    state: State
    step: int | None
    stability: float
    difficulty: float
    due: datetime
    reviewed: datetime


# --- cards -------------------------------------------------------------------------------------------------


def cards(item: Item) -> tuple[Card, ...]:
    """Return a question's cards: one per gap of a cloze, one per side of a flashcard, otherwise one."""
    question = item.question
    asked: dict[str, Question]
    match question:
        case Cloze(gaps=gaps):
            asked = {f"gap-{number}": _with_one_gap(question, number - 1) for number in range(1, len(gaps) + 1)}
        case Flashcard(reversible=True):
            # The hint was written for the front, and may give it away.
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
    """Return the rating for a score; None stands for no response."""
    match grade.verdict if grade else Verdict.WRONG:
        case Verdict.WRONG:
            return Rating.AGAIN
        case Verdict.PARTLY:
            return Rating.HARD
        case Verdict.RIGHT:
            return Rating.HARD if hinted else Rating.GOOD


def review(memory: Memory | None, rating: Rating, now: datetime) -> Memory:
    """Return the memory of a card after a rating; None stands for a new card."""
    import fsrs  # noqa: PLC0415 - needed only for reviews

    card, _log = _scheduler().review_card(_card(memory, now), fsrs.Rating(rating), now.astimezone(UTC))
    assert card.stability is not None
    assert card.difficulty is not None
    return Memory(State(card.state), card.step, card.stability, card.difficulty, card.due, now.astimezone(UTC))


def retrievability(memory: Memory, now: datetime) -> float:
    """Return the probability, from 0 to 1, that the card is remembered now."""
    return _scheduler().get_card_retrievability(_card(memory, now), now.astimezone(UTC))


def mastery(memory: Memory | None, now: datetime) -> float:
    """Return a card's share of mastery: 0 while it is new or in short steps."""
    return retrievability(memory, now) if memory and memory.state is State.REVIEW else 0.0


def is_due(memory: Memory, now: datetime) -> bool:
    """Tell whether a card is due; one scheduled in days is due from the start of that day."""
    if memory.state is State.REVIEW:
        return days(now, memory.due) <= 0
    return memory.due <= now


def days(now: datetime, then: datetime) -> int:
    """Return the number of days from now to then, in the time zone of now; a day begins at four in the morning."""
    return (_date(then.astimezone(now.tzinfo)) - _date(now)).days


def day_began(now: datetime) -> datetime:
    """Return the time at which the day of `now` began."""
    return (now - _DAY_STARTS).replace(hour=0, minute=0, second=0, microsecond=0) + _DAY_STARTS


def _date(time: datetime) -> date:
    return (time - _DAY_STARTS).date()


@cache
def _scheduler() -> "fsrs.Scheduler":
    import fsrs  # noqa: PLC0415 - not needed for new cards

    # Fuzzing would use the global random generator.
    return fsrs.Scheduler(learning_steps=_STEPS, relearning_steps=_STEPS, enable_fuzzing=False)


def _card(memory: Memory | None, now: datetime) -> "fsrs.Card":
    """Return FSRS's own card. FSRS counts days of 24 hours, so the last review is moved to be whole days ago."""
    import fsrs  # noqa: PLC0415 - not needed for new cards

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
    """The cards that a sitting begins with. `more`: other due cards have to wait; `later`: so do new ones."""

    due: tuple[Card, ...]
    new: tuple[Card, ...]
    more: bool
    later: bool


@frozen
class Limits:
    """The maximum number of cards: new ones in a day, of which `seen` were already learnt, and all in a sitting."""

    new: int = 10
    most: int | None = None
    """None for no bound but `MOST_DUE`."""
    seen: int = 0


def choose(
    deck: Iterable[Card], memories: Mapping[Key, Memory], now: datetime, limits: Limits, seed: int = 0
) -> Choice:
    """Choose the cards, one per question: due ones, the least remembered first, then new ones in their own order.

    Due cards that are remembered equally well are ordered by `seed`. New cards are held back while many are due.
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
    """A card to show again in this sitting, at `due` or when nothing else is left."""

    card: Card
    due: datetime


@frozen
class Sitting:
    """The cards still to be asked in a sitting: first showings and repeats."""

    queue: tuple[Card, ...]
    repeats: tuple[Repeat, ...] = ()
    showings: Mapping[Key, int] = Factory(dict)

    def next(self, now: datetime) -> Card | None:
        """Return the card to ask: a repeat that is due, else the next in the queue, else the repeat due soonest."""
        repeat = min(self.repeats, key=lambda each: each.due, default=None)
        if repeat and (repeat.due <= now or not self.queue):
            return repeat.card
        return self.queue[0] if self.queue else None

    def after(self, card: Card, memory: Memory) -> "Sitting":
        """Return the sitting after a review: a card still in short steps comes back."""
        showings = {**self.showings, card.key: self.showings.get(card.key, 0) + 1}
        queue = tuple(each for each in self.queue if each is not card)
        repeats = tuple(each for each in self.repeats if each.card is not card)
        if memory.state is not State.REVIEW and showings[card.key] < MOST_SHOWINGS:
            repeats += (Repeat(card, memory.due),)
        return Sitting(queue, repeats, showings)


# --- sections ----------------------------------------------------------------------------------------------


@frozen
class Standing:
    """Progress in some questions: how many, how many seen and due, and the share mastered now (0 to 1)."""

    questions: int
    seen: int
    due: int
    mastered: float


def standing(deck: Sequence[Card], memories: Mapping[Key, Memory], now: datetime) -> Standing:
    """Sum up cards by question: a question is seen, or due, as soon as one of its cards is."""
    known = [(card, memories[card.key]) for card in deck if card.key in memories]
    return Standing(
        questions=len({card.key.question for card in deck}),
        seen=len({card.key.question for card, _memory in known}),
        due=len({card.key.question for card, memory in known if is_due(memory, now)}),
        mastered=sum(mastery(memory, now) for _card, memory in known) / len(deck),
    )
