"""A quiz → the sheets of a worksheet: exercises, the points of their questions, and versions.

The first version is the worksheet as it is without any other. In the others the questions of an exercise, and what
can be chosen in each of them, stand in another order; exercises and points stay.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TypeVar, assert_never

from attrs import frozen

from reseaux_quiz import selecting
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import (
    Cloze,
    Flashcard,
    Item,
    Matching,
    MultipleChoice,
    Option,
    Order,
    Ordering,
    QuestionType,
    Quiz,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz_docx.options import Group, Options
from reseaux_quiz_docx.points import scaled

T = TypeVar("T")

# From what is ticked to what is written, as teachers put them.
_TYPES = (
    QuestionType.SINGLE_CHOICE,
    QuestionType.MULTIPLE_CHOICE,
    QuestionType.TRUE_FALSE,
    QuestionType.MATCHING,
    QuestionType.ORDERING,
    QuestionType.CLOZE,
    QuestionType.FLASHCARD,
    QuestionType.SHORT_ANSWER,
    QuestionType.NUMERICAL,
    QuestionType.ESSAY,
)


@frozen
class Asked:
    """A question as one version asks it.

    `options` are those of a choice and `texts` the right sides of a matching, the items of an ordering or the words
    of a cloze, in the order in which they are shown.
    """

    item: Item
    points: Decimal
    options: tuple[Option, ...] = ()
    texts: tuple[str, ...] = ()


@frozen
class Exercise:
    """Questions under one heading; without a heading where there are no exercises."""

    title: str | None
    questions: tuple[Asked, ...]

    @cached_property
    def type(self) -> QuestionType | None:
        """The type of its questions, None where they differ."""
        types = {asked.item.question.type for asked in self.questions}
        return types.pop() if len(types) == 1 else None

    @cached_property
    def uneven(self) -> bool:
        """Whether some of its questions are worth more than others."""
        return len({asked.points for asked in self.questions}) > 1

    @property
    def points(self) -> Decimal:
        """What its questions are worth together."""
        return sum((asked.points for asked in self.questions), Decimal(0))


@frozen
class Sheet:
    """One version of a worksheet: A, B …, or None where there is one only."""

    version: str | None
    exercises: tuple[Exercise, ...]

    @property
    def points(self) -> Decimal:
        """What all of it is worth."""
        return sum((exercise.points for exercise in self.exercises), Decimal(0))


def sheets(quiz: Quiz, options: Options, say: Callable[[str], str]) -> tuple[Sheet, ...]:
    """Make the versions of a worksheet; OptionError where the total can't be shared."""
    points = [item.question.points for item in quiz.items]
    worth = scaled(points, options.total) if options.total else points
    groups = _grouped(list(zip(quiz.items, worth, strict=True)), options.group, say)
    versions = [
        tuple(Exercise(title, tuple(asked)) for title, asked in versioned)
        for versioned in zip(
            *(
                [
                    (title, asked)
                    for asked in _versions(
                        found, quiz.seed, options.variants, gather=options.group is not Group.NONE or _alike(found)
                    )
                ]
                for title, found in groups
            ),
            strict=True,
        )
    ]
    if options.variants == 1:
        return (Sheet(None, versions[0]),)
    return tuple(Sheet(letter(index), exercises) for index, exercises in enumerate(versions))


def letter(index: int) -> str:
    """Return A, B … Z, AA, BB …, as Word numbers with letters."""
    return chr(ord("A") + index % 26) * (index // 26 + 1)


# --- exercises -------------------------------------------------------------------------------------------


Worth = tuple[Item, Decimal]


def _grouped(
    found: Sequence[Worth], group: Group, say: Callable[[str], str]
) -> Sequence[tuple[str | None, Sequence[Worth]]]:
    match group:
        case Group.NONE:
            return [(None, found)]
        case Group.TYPE:
            return [
                (_type_title(each, say), [(item, worth) for item, worth in found if item.question.type is each])
                for each in _TYPES
                if any(item.question.type is each for item, _ in found)
            ]
        case Group.SECTION:
            return _by_section(found)
        case _:
            assert_never(group)


def _type_title(kind: QuestionType, say: Callable[[str], str]) -> str:
    title = say("glossary") if kind is QuestionType.FLASHCARD else say(LABELS[kind])
    return title[:1].upper() + title[1:]


def _by_section(found: Sequence[Worth]) -> Sequence[tuple[str | None, Sequence[Worth]]]:
    """Group by bank, in the order of the article; by what stands below where there is one bank only."""
    one_bank = len({item.bank.full_id for item, _ in found}) == 1
    groups: dict[tuple[str, str | None], tuple[str, list[Worth]]] = {}
    for item, worth in found:
        section = item.section if one_bank else None
        number = section.number if section else item.bank.section
        title = section.title if section else item.bank.title
        groups.setdefault((item.bank.full_id, number if one_bank else item.bank.section), (title, []))[1].append(
            (item, worth)
        )
    ordered = sorted(groups, key=lambda key: _section_order(key[1]))
    return [groups[key] for key in ordered]


def _section_order(number: str | None) -> tuple[tuple[int, str], ...]:
    return tuple((int(part) if part.isdecimal() else 0, part) for part in (number or "").split("."))


def table_of(asked: Asked) -> tuple[QuestionType, bool] | None:
    """Tell which questions share a table: statements with room to justify, those without, cards; None for others."""
    question = asked.item.question
    if isinstance(question, TrueFalse):
        return question.type, question.justify
    return (question.type, False) if isinstance(question, Flashcard) else None


def _alike(found: Sequence[Worth]) -> bool:
    return len({item.question.type for item, _ in found}) == 1


def _gathered(asked: Sequence[Asked]) -> list[Asked]:
    """Move questions that share a table to the first of them."""
    firsts: dict[tuple[QuestionType, bool], int] = {}
    places = [
        index if (table := table_of(each)) is None else firsts.setdefault(table, index)
        for index, each in enumerate(asked)
    ]
    return [asked[index] for index in sorted(range(len(asked)), key=lambda index: places[index])]


# --- versions ----------------------------------------------------------------------------------------------


def _versions(found: Sequence[Worth], seed: int, number: int, *, gather: bool) -> list[list[Asked]]:
    """Return the questions of an exercise in each version, in its order."""
    names = "\n".join(item.full_id for item, _ in found)
    orders = _orders(range(len(found)), number, lambda part: selecting.draw(seed, names, f"version {part}"))
    asked = [_asked(item, worth, seed, number) for item, worth in found]
    versions = [[asked[index][version] for index in order] for version, order in enumerate(orders)]
    return [_gathered(each) for each in versions] if gather else versions


def _asked(item: Item, worth: Decimal, seed: int, number: int) -> list[Asked]:
    """Return a question in each version."""
    question = item.question

    def shuffled(texts: Sequence[str], purpose: str) -> list[Asked]:
        shown = selecting.shuffled(texts, seed, item.full_id, purpose)
        # The order of the bank would give the answer away.
        orders = _orders(shown, number, lambda part: selecting.draw(seed, item.full_id, f"{purpose} {part}"), texts)
        return [Asked(item, worth, texts=each) for each in orders]

    match question:
        case SingleChoice() | MultipleChoice():
            options = selecting.options(item, question, seed)
            orders = [options] * number
            if question.order is Order.SHUFFLED:
                orders = _orders(options, number, lambda part: selecting.draw(seed, item.full_id, f"option {part}"))
            return [Asked(item, worth, options=each) for each in orders]
        case Matching():
            return shuffled(question.rights, "rights")
        case Ordering():
            return shuffled(question.items, "items")
        case Cloze():
            return shuffled(question.words, "words")
        case _:
            return [Asked(item, worth)] * number


def _orders(
    first: Sequence[T], number: int, draw: Callable[[str], bytes], barred: Sequence[T] = ()
) -> list[tuple[T, ...]]:
    """Return as many orders as there are versions: `first`, then drawn ones, each a new one while there are any."""
    orders = [tuple(first)]
    taken = {tuple(first), tuple(barred)}
    for version in map(letter, range(1, number)):
        keys = [draw(f"{version} {index}") for index in range(len(first))]
        drawn = tuple(first[index] for index in sorted(range(len(first)), key=keys.__getitem__))
        turns = (drawn[turn:] + drawn[:turn] for turn in range(len(drawn)))
        order = next((each for each in turns if each not in taken), orders[0])
        taken.add(order)
        orders.append(order)
    return orders
