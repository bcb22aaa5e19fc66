"""The domain: collections, banks, the ten types of question, and the quiz that front-ends receive.

Records only. No input or output, and no format's markup: texts are as the author typed them, in the
Markdown that `markup` reads or plain (short answers, gaps, right sides of a match).
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, get_args

from attrs import Factory, field, frozen

from reseaux_quiz.errors import QuizError
from reseaux_quiz.i18n import msg


class QuestionType(StrEnum):
    """The ten types, as a bank names them."""

    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    TRUE_FALSE = "true_false"
    SHORT_ANSWER = "short_answer"
    NUMERICAL = "numerical"
    MATCHING = "matching"
    ORDERING = "ordering"
    CLOZE = "cloze"
    ESSAY = "essay"
    FLASHCARD = "flashcard"


class Difficulty(StrEnum):
    """How hard a question is meant to be."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Bloom(StrEnum):
    """Level in Bloom's taxonomy as revised by Anderson and Krathwohl (2001)."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"
    EVALUATE = "evaluate"
    CREATE = "create"


class Order(StrEnum):
    """In which order options are shown."""

    SHUFFLED = "shuffled"
    NATURAL = "natural"


class Scoring(StrEnum):
    """What a part of the right choices is worth."""

    PARTIAL = "partial"
    ALL_OR_NOTHING = "all_or_nothing"


class Strictness(StrEnum):
    """What counts in a short answer, where it usually does not."""

    CASE = "case"
    ACCENTS = "accents"


@frozen
class Distractor:
    """A wrong option, or a near miss, and what to say to who takes it for right."""

    text: str
    feedback: str | None = None


@frozen
class Option:
    """What can be ticked in a choice."""

    text: str
    right: bool
    feedback: str | None = None


@frozen
class Pair:
    """A left side and the right side that belongs to it."""

    left: str
    right: str


@frozen
class Criterion:
    """What an essay is marked by, with its share of the points where that is set."""

    text: str
    points: Decimal | None = None


@frozen
class Gap:
    """What is to be written in a cloze; the first of `answers` is the one shown."""

    answers: tuple[str, ...]


@frozen(kw_only=True)
class Common:
    """What every question has. `section` is None only where the bank has none."""

    id: str
    prompt: str
    section: str | None = None
    explanation: str | None = None
    hint: str | None = None
    difficulty: Difficulty | None = None
    bloom: Bloom | None = None
    tags: tuple[str, ...] = ()
    points: Decimal = Decimal(1)
    as_of: int | None = None
    source: str | None = None
    allow: Mapping[str, str] = field(factory=dict, hash=False)


@frozen(kw_only=True)
class SingleChoice(Common):
    """One right option among several."""

    type: ClassVar = QuestionType.SINGLE_CHOICE

    answer: str
    distractors: tuple[Distractor, ...]
    order: Order = Order.SHUFFLED

    @property
    def options(self) -> tuple[Option, ...]:
        """The right option, then the wrong ones as the bank has them."""
        return (Option(self.answer, right=True), *_wrong(self.distractors))


@frozen(kw_only=True)
class MultipleChoice(Common):
    """Several options may be right."""

    type: ClassVar = QuestionType.MULTIPLE_CHOICE

    answers: tuple[str, ...]
    distractors: tuple[Distractor, ...]
    order: Order = Order.SHUFFLED
    scoring: Scoring = Scoring.PARTIAL

    @property
    def options(self) -> tuple[Option, ...]:
        """The right options, then the wrong ones, as the bank has them."""
        return (*(Option(text, right=True) for text in self.answers), *_wrong(self.distractors))


@frozen(kw_only=True)
class TrueFalse(Common):
    """A statement to judge; `justify` leaves lines on paper to say why."""

    type: ClassVar = QuestionType.TRUE_FALSE

    answer: bool
    justify: bool = False


@frozen(kw_only=True)
class ShortAnswer(Common):
    """A word or a few to type, compared by `folding`."""

    type: ClassVar = QuestionType.SHORT_ANSWER

    answers: tuple[str, ...]
    rejected: tuple[Distractor, ...] = ()
    strict: frozenset[Strictness] = frozenset()


@frozen(kw_only=True)
class Numerical(Common):
    """A number, in `unit`, right within `tolerance` of `answer`."""

    type: ClassVar = QuestionType.NUMERICAL

    answer: Decimal
    tolerance: Decimal = Decimal(0)
    unit: str | None = None


@frozen(kw_only=True)
class Matching(Common):
    """Pairs to put together; `distractors` are right sides that belong to none."""

    type: ClassVar = QuestionType.MATCHING

    pairs: tuple[Pair, ...]
    distractors: tuple[str, ...] = ()

    @property
    def rights(self) -> tuple[str, ...]:
        """Every right side once: those of the pairs, then the extra ones."""
        return tuple(dict.fromkeys((*(pair.right for pair in self.pairs), *self.distractors)))


@frozen(kw_only=True)
class Ordering(Common):
    """Items to put in order; `items` is in the right one."""

    type: ClassVar = QuestionType.ORDERING

    items: tuple[str, ...]


@frozen(kw_only=True)
class Cloze(Common):
    """A text with gaps; `distractors` are words that fit none."""

    type: ClassVar = QuestionType.CLOZE

    prompt: str = ""
    text: str
    distractors: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str | Gap, ...]:
        """The text cut at its gaps: Markdown and gaps in turn, Markdown first and last."""
        pieces = GAP.split(self.text)
        return tuple(
            Gap(tuple(way.strip() for way in piece.split("|"))) if index % 2 else piece
            for index, piece in enumerate(pieces)
        )

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is to be written, in the order of the text."""
        return tuple(part for part in self.parts if isinstance(part, Gap))

    @property
    def words(self) -> tuple[str, ...]:
        """The word bank: what is shown for each gap once, then the extra words."""
        return tuple(dict.fromkeys((*(gap.answers[0] for gap in self.gaps), *self.distractors)))


@frozen(kw_only=True)
class Essay(Common):
    """A text to write; `lines` is how many it gets on paper."""

    type: ClassVar = QuestionType.ESSAY

    model_answer: str
    criteria: tuple[Criterion, ...] = ()
    lines: int | None = None


@frozen(kw_only=True)
class Flashcard(Common):
    """A front (the prompt) and a back (`answer`)."""

    type: ClassVar = QuestionType.FLASHCARD

    answer: str
    reversible: bool = False


Question = (
    SingleChoice
    | MultipleChoice
    | TrueFalse
    | ShortAnswer
    | Numerical
    | Matching
    | Ordering
    | Cloze
    | Essay
    | Flashcard
)
"""The closed union of the ten types."""

TYPES: Mapping[str, type[Question]] = {kind.type: kind for kind in get_args(Question)}
"""The classes by the name that a bank calls them by."""

GAP = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
"""A gap in a cloze: its inside is what is accepted, cut at `|`."""


@frozen
class Section:
    """A section of the article: « 2.1 » and its title."""

    number: str
    title: str


@frozen(kw_only=True)
class Source:
    """The article that a collection asks about."""

    title: str
    author: str | None = None
    publisher: str | None = None
    url: str | None = None

    @property
    def link(self) -> str | None:
        """The address, where it is one of the web: no other is a link anywhere."""
        return self.url if self.url and self.url.lower().startswith(("http://", "https://")) else None


@frozen(kw_only=True)
class Collection:
    """One article. `deck` is what its decks stand below in Anki, the title where there is none."""

    id: str
    title: str
    language: str = "fr"
    source: Source | None = None
    deck: str | None = None


@frozen(kw_only=True)
class Bank:
    """The questions on one section of an article."""

    id: str
    title: str
    questions: tuple[Question, ...]
    collection: Collection | None = None
    section: str | None = None
    sections: tuple[Section, ...] = ()
    language: str = "fr"
    deck: str | None = None
    allow: Mapping[str, str] = field(factory=dict, hash=False)

    @property
    def full_id(self) -> str:
        """`collection/bank`, or `bank` where it stands alone."""
        return f"{self.collection.id}/{self.id}" if self.collection else self.id


@frozen
class Picture:
    """A picture's bytes, its media type (`image/png`, …) and its size in pixels."""

    data: bytes = field(repr=False)
    media_type: str
    width: int
    height: int


@frozen
class Item:
    """A question in a quiz, with the bank that it comes from."""

    bank: Bank
    question: Question

    @property
    def full_id(self) -> str:
        """What every front-end knows the question by: `collection/bank/question`."""
        return f"{self.bank.full_id}/{self.question.id}"

    @property
    def section(self) -> Section | None:
        """Where in the article the question stands; the bank's own section has the bank's title."""
        number = self.question.section
        if number is None:
            return None
        if number == self.bank.section:
            return Section(number, self.bank.title)
        return next((section for section in self.bank.sections if section.number == number), None)


EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest date that a document may bear: a zip archive knows none before."""


@frozen
class Quiz:
    """Questions chosen and put in order; `seed` settles every draw that is still to come.

    `pictures` has those of the chosen questions, by bank (its full id) and path as written. `made` is the
    date that documents bear: given, never read from the clock, so that rendering stays pure.
    """

    items: tuple[Item, ...]
    seed: int = 0
    pictures: Mapping[tuple[str, str], Picture] = Factory(dict)
    made: datetime = EARLIEST

    @property
    def language(self) -> str:
        """The language of the document that is made of it: that of its first bank."""
        return self.items[0].bank.language

    def picture(self, bank: Bank, src: str) -> Picture:
        """Return a picture that a text of a bank shows.

        Raises QuizError where the quiz has no pictures: `loading.with_pictures` puts them into it.
        """
        try:
            return self.pictures[bank.full_id, src]
        except KeyError:
            raise QuizError(
                msg("the picture “{src}” of {bank} is not in the quiz", src=src, bank=bank.full_id)
            ) from None


def _wrong(distractors: tuple[Distractor, ...]) -> tuple[Option, ...]:
    return tuple(Option(each.text, right=False, feedback=each.feedback) for each in distractors)
