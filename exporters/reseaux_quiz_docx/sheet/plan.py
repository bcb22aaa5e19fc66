"""A quiz → the plan of its sheets: exercises, the points of their questions, and versions.

Version A is the worksheet as it is without versions. In the others, the questions of an exercise and what can be
chosen in each stand in another order; exercises and points stay the same.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import assert_never

from attrs import Factory, evolve, frozen

from reseaux_quiz import model, points, presenting, selecting
from reseaux_quiz.assessing import likeness
from reseaux_quiz.errors import OptionError
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import Item, MultipleChoice, Order, QuestionType, Quiz, SingleChoice
from reseaux_quiz.presenting import (
    Card,
    Choices,
    GappedText,
    Pairs,
    Ranking,
    Shown,
    ShownDocument,
    Statement,
    TypedNumber,
    TypedText,
    Writing,
)
from reseaux_quiz_docx.settings import Group, Options
from reseaux_quiz_docx.words import WORDS, msg

_MOST = 0.75  # of the questions of an exercise

# From what is ticked to what is written, as teachers arrange them.
TYPES = (
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

    `documents` are the numbers of those that it is about; those that it `introduces` stand before it, by number.
    """

    shown: Shown
    points: Decimal
    documents: tuple[int, ...] = ()
    introduces: Mapping[int, ShownDocument] = Factory(dict)

    @property
    def full_id(self) -> str:
        """The id of the question."""
        return self.shown.item.full_id

    @property
    def type(self) -> QuestionType:
        """The type of the question."""
        return self.shown.item.question.type


@frozen
class Exercise:
    """Questions under a heading; `title` is None where the worksheet is not divided into exercises.

    `planned` is the exercise of the assessment, where there is one: versions may ask other questions.
    """

    title: str | None
    questions: tuple[Asked, ...]
    planned: model.Exercise | None = None

    @cached_property
    def type(self) -> QuestionType | None:
        """The type of its questions, None where they differ."""
        types = {asked.type for asked in self.questions}
        return types.pop() if len(types) == 1 else None

    @cached_property
    def usual(self) -> Decimal | None:
        """What at least three quarters of its questions are worth."""
        ((worth, number),) = Counter(asked.points for asked in self.questions).most_common(1)
        return worth if number >= _MOST * len(self.questions) else None

    @property
    def points(self) -> Decimal:
        """What its questions are worth together."""
        return sum((asked.points for asked in self.questions), Decimal(0))


@frozen
class Sheet:
    """One version of a worksheet: A, B …, or None where there is only one."""

    version: str | None
    exercises: tuple[Exercise, ...]

    @property
    def points(self) -> Decimal:
        """What the whole worksheet is worth."""
        return sum((exercise.points for exercise in self.exercises), Decimal(0))


def sheets(quiz: Quiz, options: Options) -> tuple[Sheet, ...]:
    """Plan the versions of a worksheet; OptionError where the total can't be shared."""
    asked = [_asked(item, quiz, item.question.points) for item in quiz.items]
    group = Group.NONE if quiz.assessment else options.group
    exercises = _assessed(quiz, asked) if quiz.assessment else _exercises(asked, group, quiz.labels_language)
    if options.total is not None:
        exercises = _scaled(exercises, options.total)
    if len(exercises) == 1 and exercises[0].title == (options.title or quiz.title):
        exercises = [evolve(exercises[0], title=None)]  # a heading would only repeat the title of the sheet
    several = options.variants > 1
    return tuple(
        Sheet(
            letter(version) if several else None,
            _with_documents(
                [_version(_drawn(exercise, quiz, version), quiz.seed, version, group) for exercise in exercises]
            ),
        )
        for version in range(options.variants)
    )


def _with_documents(exercises: Sequence[Exercise]) -> tuple[Exercise, ...]:
    """Give the documents of a sheet their numbers and their places: each before the first question that needs it."""
    numbers: dict[str, int] = {}

    def numbered(asked: Asked) -> Asked:
        introduced = {}
        for document in asked.shown.documents:
            if document.full_id not in numbers:
                numbers[document.full_id] = len(numbers) + 1
                introduced[numbers[document.full_id]] = document
        named = tuple(sorted(numbers[document.full_id] for document in asked.shown.documents))
        return evolve(asked, documents=named, introduces=introduced) if named else asked

    return tuple(evolve(each, questions=tuple(map(numbered, each.questions))) for each in exercises)


def _asked(item: Item, quiz: Quiz, worth: Decimal) -> Asked:
    return Asked(presenting.present_item(item, quiz.seed, quiz.labels_language), worth)


def _scaled(exercises: Sequence[Exercise], total: int) -> list[Exercise]:
    """Share a total among the questions; equal ones of an exercise stay equal where they can."""
    own = [asked.points for exercise in exercises for asked in exercise.questions]
    groups = [index for index, exercise in enumerate(exercises) for _asked in exercise.questions]
    if points.nearest(Decimal(total), len(own)) != total:
        raise OptionError(
            msg(
                "--total {total} can't be shared among {number} questions: choose {most} at most",
                total=total,
                number=len(own),
                most=int(total / points.QUARTER),
            )
        )
    worth = iter(points.scaled(own, Decimal(total), groups))
    return [
        evolve(each, questions=tuple(evolve(asked, points=next(worth)) for asked in each.questions))
        for each in exercises
    ]


def letter(index: int) -> str:
    """Return A, B … Z, AA, BB …, as Word numbers with letters."""
    return chr(ord("A") + index % 26) * (index // 26 + 1)


def letters(pairs: Pairs) -> list[str]:
    """Return, for each left side, the letter of the right side that goes with it."""
    return [letter(pairs.drawn.index(right)) for right in pairs.key]


# --- exercises ---------------------------------------------------------------------------------------------


def _assessed(quiz: Quiz, asked: Sequence[Asked]) -> list[Exercise]:
    """Divide questions as an assessment does; a single exercise without a title needs no heading."""
    left = iter(asked)
    several = len(quiz.exercises) > 1
    return [
        Exercise(each.title or ("" if several else None), tuple(islice(left, len(each.items))), each)
        for each in quiz.exercises
    ]


def _exercises(asked: Sequence[Asked], group: Group, language: str) -> list[Exercise]:
    return [Exercise(title, tuple(found)) for title, found in _grouped(asked, group, language)]


def _grouped(asked: Sequence[Asked], group: Group, language: str) -> list[tuple[str | None, list[Asked]]]:
    match group:
        case Group.NONE:
            return [(None, list(asked))]
        case Group.TYPE:
            alone = [each for each in asked if not each.shown.documents]
            types = sorted({each.type for each in alone}, key=TYPES.index)
            by_type = [(_type_title(kind, language), [each for each in alone if each.type is kind]) for kind in types]
            on_documents = [each for each in asked if each.shown.documents]
            title = msg("Document study").text(language)
            return [*by_type, *([(title, on_documents)] if on_documents else [])]
        case Group.SECTION:
            return _by_section(asked)
        case _:
            assert_never(group)


def _type_title(kind: QuestionType, language: str) -> str:
    if kind is QuestionType.FLASHCARD:
        return msg("Glossary").text(language)
    title = WORDS.catalogue(language).gettext(LABELS[kind])
    return title[:1].upper() + title[1:]


def _by_section(asked: Sequence[Asked]) -> list[tuple[str | None, list[Asked]]]:
    """Group by bank, or by section where there is only one bank, in the order of the article."""
    one_bank = len({each.shown.item.bank.full_id for each in asked}) == 1
    titles: dict[tuple[str, str | None], str] = {}
    groups: dict[tuple[str, str | None], list[Asked]] = {}
    for each in asked:
        bank, section = each.shown.item.bank, each.shown.item.section
        number, title = (section.number, section.title) if one_bank and section else (bank.section, bank.title)
        key = bank.full_id, number
        titles.setdefault(key, title)
        groups.setdefault(key, []).append(each)
    return [(titles[key], groups[key]) for key in sorted(groups, key=lambda key: _section_order(key[1]))]


def _section_order(number: str | None) -> tuple[tuple[int, str], ...]:
    return tuple((int(part) if part.isdecimal() else 0, part) for part in (number or "").split("."))


def table_of(asked: Asked) -> tuple[QuestionType, tuple[str, ...]] | None:
    """Return what the rows of a table have in common, where a question is one: its type and its documents."""
    if not isinstance(asked.shown.body, Statement | Card):
        return None
    return asked.type, tuple(document.full_id for document in asked.shown.documents)


def _gathered(asked: Sequence[Asked]) -> list[Asked]:
    """Move the questions of a table to the place of its first one."""
    firsts: dict[tuple[QuestionType, tuple[str, ...]], int] = {}
    tables = map(table_of, asked)
    places = [firsts.setdefault(table, index) if table else index for index, table in enumerate(tables)]
    return [asked[index] for index in sorted(range(len(asked)), key=places.__getitem__)]


# --- versions ----------------------------------------------------------------------------------------------


def _drawn(exercise: Exercise, quiz: Quiz, version: int) -> Exercise:
    """Return an exercise with the questions that a version asks."""
    if not version or not exercise.planned or not exercise.planned.pool:
        return exercise
    items = likeness.version(exercise.planned, version, quiz.seed)
    worth: Sequence[Decimal] = [item.question.points for item in items]
    if sum(worth) != exercise.points:  # the sheet has another total
        worth = points.scaled(worth, exercise.points)
    asked = (_asked(item, quiz, each) for item, each in zip(items, worth, strict=True))
    return evolve(exercise, questions=tuple(asked))


def _version(exercise: Exercise, seed: int, version: int, group: Group) -> Exercise:
    """Return an exercise as a version has it, by its number from 0."""
    names = "\n".join(asked.full_id for asked in exercise.questions)
    order = _order(
        tuple(range(len(exercise.questions))), version, lambda part: selecting.draw(seed, names, f"version {part}")
    )
    family = selecting.families(asked.shown.item for asked in exercise.questions)
    whole = [
        index
        for group in selecting.grouped(order, lambda index: family[exercise.questions[index].full_id])
        for index in sorted(group)
    ]
    asked = [_reordered(exercise.questions[index], seed, version) for index in whole]
    if group is not Group.NONE or exercise.type is not None:
        asked = _gathered(asked)
    return evolve(exercise, questions=tuple(asked))


def _reordered(asked: Asked, seed: int, version: int) -> Asked:
    """Return a question with what can be chosen in the order of a version."""
    body, full_id = asked.shown.body, asked.full_id

    def drawn(purpose: str, barred: tuple[int, ...] = ()) -> tuple[int, ...]:
        assert isinstance(body, Choices | Pairs | Ranking | GappedText)
        return _order(body.drawn, version, lambda part: selecting.draw(seed, full_id, f"{purpose} {part}"), barred)

    match body:
        case Choices() if _shuffled(asked):
            order = drawn("option")
        # The order of the bank would give the answer away.
        case Pairs():
            order = drawn("rights", tuple(range(len(body.rights))))
        case Ranking():
            order = drawn("items", tuple(range(len(body.items))))
        case GappedText():
            order = drawn("words", tuple(range(len(body.words))))
        case Choices() | Statement() | TypedText() | TypedNumber() | Writing() | Card():
            return asked
        case _:
            assert_never(body)
    return evolve(asked, shown=evolve(asked.shown, body=evolve(body, drawn=order)))


def _shuffled(asked: Asked) -> bool:
    question = asked.shown.item.question
    return isinstance(question, SingleChoice | MultipleChoice) and question.order is Order.SHUFFLED


def _order(
    first: tuple[int, ...], version: int, draw: Callable[[str], bytes], barred: tuple[int, ...] = ()
) -> tuple[int, ...]:
    """Return the order of a version: `first` for A, then drawn ones, each a new one as long as there are any."""
    taken = {first, barred}
    order = first
    for name in map(letter, range(1, version + 1)):
        keys = [draw(f"{name} {index}") for index in range(len(first))]
        drawn = tuple(first[index] for index in sorted(range(len(first)), key=keys.__getitem__))
        turns = (drawn[turn:] + drawn[:turn] for turn in range(len(drawn)))
        order = next((each for each in turns if each not in taken), first)
        taken.add(order)
    return order
