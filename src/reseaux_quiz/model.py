"""The domain: collections, banks, the ten question types, and the quiz that front-ends receive.

Records only: no input or output, and no format's markup. Texts are as the author typed them, either in the
Markdown that `markup` reads or plain (typed answers).
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import ClassVar, get_args

from attrs import Factory, evolve, field, frozen

from reseaux_quiz.errors import QuizError
from reseaux_quiz.i18n import Message, msg


def about(description: str) -> dict[str, Message]:
    """Return a field's metadata: the description that an author's editor shows for the key."""
    return {"description": msg(description)}


class QuestionType(StrEnum):
    """The ten question types, by their names in a bank."""

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
    """The order in which options are shown."""

    SHUFFLED = "shuffled"
    NATURAL = "natural"
    WRITTEN = "written"
    """As they are listed in `options`."""


class Scoring(StrEnum):
    """How a partly right choice scores."""

    PARTIAL = "partial"
    ALL_OR_NOTHING = "all_or_nothing"


class Strictness(StrEnum):
    """Differences that count in a typed answer although they are ignored by default."""

    EXACT = "exact"
    """Every character, apart from leading and trailing spaces and the kind of space."""
    CASE = "case"
    ACCENTS = "accents"
    ARTICLE = "article"
    PLURAL = "plural"
    PUNCTUATION = "punctuation"


@frozen
class Distractor:
    """A wrong option or a near miss, and feedback for whoever chooses it."""

    text: str = field(metadata=about("The wrong answer."))
    feedback: str | None = field(default=None, metadata=about("Feedback for whoever chooses it."))


@frozen
class ListedOption:
    """An option, right or wrong, where all of them are listed as they are to be shown."""

    text: str = field(metadata=about("The option."))
    feedback: str | None = field(default=None, metadata=about("Feedback for whoever chooses it."))


@frozen
class Option:
    """An option of a choice question."""

    text: str
    right: bool
    feedback: str | None = None


@frozen
class Pair:
    """A left side and the right side that belongs to it."""

    left: str = field(metadata=about("The left side."))
    right: str = field(metadata=about("The matching right side, in plain text."))


@frozen
class Criterion:
    """A marking criterion of an essay, with its share of the points if set."""

    text: str = field(metadata=about("What the marker looks for."))
    points: Decimal | None = field(
        default=None,
        metadata=about("The points for this criterion; those of all criteria add up to the question's points."),
    )


@frozen
class Gap:
    """A gap to fill in a cloze; the first of `answers` is the one shown."""

    answers: tuple[str, ...]


@frozen(kw_only=True)
class Common:
    """The fields of every question. `section` is None only if the bank has none."""

    id: str = field(
        metadata=about(
            "The question's permanent id, unique in the bank: a letter, then a–z, 0–9 and hyphens, 30 at most."
        )
    )
    prompt: str = field(metadata=about("What is asked. Several lines go under |-."))
    documents: tuple[str, ...] = field(
        default=(), metadata=about("The ids of the bank's documents that the question is about, each after “- ”.")
    )
    section: str | None = field(
        default=None,
        metadata=about('The section that the question is about, such as "2.1"; by default the bank\'s.'),
    )
    explanation: str | None = field(default=None, metadata=about("Why the answer is right, shown after it."))
    hint: str | None = field(default=None, metadata=about("A clue that does not give the answer away."))
    difficulty: Difficulty | None = field(
        default=None, metadata=about("How hard it is meant to be: easy, medium, hard.")
    )
    bloom: Bloom | None = field(
        default=None,
        metadata=about("The level in Bloom's taxonomy: remember, understand, apply, analyse, evaluate, create."),
    )
    tags: tuple[str, ...] = field(default=(), metadata=about("Keywords, one per line, each after “- ”."))
    points: Decimal = field(default=Decimal(1), metadata=about("What the question is worth; 1 by default."))
    as_of: int | None = field(
        default=None, metadata=about("The year that the figures are from, shown beside the question.")
    )
    source: str | None = field(default=None, metadata=about("Where the answer comes from, if not from the article."))
    language: str | None = field(
        default=None, metadata=about("The language of the question's texts, if it is not the bank's.")
    )
    allow: Mapping[str, str] = field(
        factory=dict,
        hash=False,
        metadata=about("Rules that the question breaks on purpose, as “CODE: reason”, one per line."),
    )


_OPTIONS = about(
    "All the options as they are to be shown, in place of `distractors`: each a text, or `text` and `feedback`."
)
_ORDER = about(
    "How options are shown: shuffled, natural (numbers by value, else alphabetical), or written, the default where "
    "`options` lists them."
)


@frozen(kw_only=True)
class SingleChoice(Common):
    """One right option among several."""

    type: ClassVar = QuestionType.SINGLE_CHOICE

    answer: str = field(metadata=about("The right option."))
    distractors: tuple[Distractor, ...] = field(
        default=(), metadata=about("The wrong options, 1 to 10: each a text, or `text` and `feedback`.")
    )
    options: tuple[ListedOption, ...] = field(default=(), metadata=_OPTIONS)
    order: Order = field(default=Order.SHUFFLED, metadata=_ORDER)

    @property
    def choices(self) -> tuple[Option, ...]:
        """The right option, then the wrong ones, in the order of the bank."""
        return _choices((self.answer,), self.distractors, self.options)


@frozen(kw_only=True)
class MultipleChoice(Common):
    """Several options, of which one or more, or all, are right."""

    type: ClassVar = QuestionType.MULTIPLE_CHOICE

    answers: tuple[str, ...] = field(metadata=about("The right options, 1 to 10."))
    distractors: tuple[Distractor, ...] = field(
        default=(), metadata=about("The wrong options, at most 10: each a text, or `text` and `feedback`.")
    )
    options: tuple[ListedOption, ...] = field(default=(), metadata=_OPTIONS)
    order: Order = field(default=Order.SHUFFLED, metadata=_ORDER)
    scoring: Scoring = field(
        default=Scoring.PARTIAL,
        metadata=about("How a partly right choice scores: partial, or all_or_nothing."),
    )

    @property
    def choices(self) -> tuple[Option, ...]:
        """The right options, then the wrong ones, in the order of the bank."""
        return _choices(self.answers, self.distractors, self.options)


@frozen(kw_only=True)
class TrueFalse(Common):
    """A statement to judge; `justify` leaves lines on paper for a justification."""

    type: ClassVar = QuestionType.TRUE_FALSE

    prompt: str = field(metadata=about("The statement to judge."))
    answer: bool = field(metadata=about("Whether the statement is true: true or false (vrai, faux)."))
    justify: bool = field(default=False, metadata=about("Whether to leave lines on paper for a justification."))


@frozen(kw_only=True)
class ShortAnswer(Common):
    """A word or a few words to type, compared by `folding`."""

    type: ClassVar = QuestionType.SHORT_ANSWER

    answers: tuple[str, ...] = field(metadata=about("The accepted answers; the first is the one shown."))
    rejected: tuple[Distractor, ...] = field(
        default=(),
        metadata=about("Near misses that are wrong: each a text, or `text` and `feedback`."),
    )
    strict: frozenset[Strictness] = field(
        default=frozenset(),
        metadata=about(
            "What counts where it usually does not: exact (every character), or a list of case, accents, article, "
            "plural, punctuation."
        ),
    )


@frozen(kw_only=True)
class Numerical(Common):
    """A number, in `unit`; right if within `tolerance` of `answer`."""

    type: ClassVar = QuestionType.NUMERICAL

    answer: Decimal = field(metadata=about("The number, with a decimal comma or point; its unit goes under `unit`."))
    tolerance: Decimal = field(
        default=Decimal(0),
        metadata=about("How far from the answer a response may be, as a number or a percentage; 0 by default."),
    )
    unit: str | None = field(default=None, metadata=about("The unit of the number, such as % or milliards d'euros."))


@frozen(kw_only=True)
class Matching(Common):
    """Pairs to match; `distractors` are right sides that belong to no pair."""

    type: ClassVar = QuestionType.MATCHING

    pairs: tuple[Pair, ...] = field(metadata=about("“left: right”, one per line, or a list of `left` and `right`."))
    distractors: tuple[str, ...] = field(default=(), metadata=about("Right sides that belong to no left side."))

    @property
    def rights(self) -> tuple[str, ...]:
        """The distinct right sides: those of the pairs, then the distractors."""
        return tuple(dict.fromkeys((*(pair.right for pair in self.pairs), *self.distractors)))


@frozen(kw_only=True)
class Ordering(Common):
    """Items to put in order; `items` is in the right order, and equal items are interchangeable."""

    type: ClassVar = QuestionType.ORDERING

    items: tuple[str, ...] = field(metadata=about("The items, in the right order."))


@frozen(kw_only=True)
class Cloze(Common):
    """A text with gaps; `distractors` are words that fit no gap."""

    type: ClassVar = QuestionType.CLOZE

    prompt: str = field(default="", metadata=about("What is asked. Several lines go under |-."))
    text: str = field(
        metadata=about(
            "The text, with each gap as {{answer}} or {{answer|also accepted}}; several lines go under |-."
        )
    )
    distractors: tuple[str, ...] = field(default=(), metadata=about("Words that fit no gap, for the word bank."))
    strict: frozenset[Strictness] = field(
        default=frozenset(),
        metadata=about(
            "What counts where it usually does not: exact (every character), or a list of case, accents, article, "
            "plural, punctuation."
        ),
    )

    @property
    def parts(self) -> tuple[str | Gap, ...]:
        """The text split at its gaps: Markdown and gaps alternate, starting and ending with Markdown."""
        return tuple(Gap(_ways(piece)) if index % 2 else piece for index, piece in enumerate(split_gaps(self.text)))

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps, in the order of the text."""
        return tuple(part for part in self.parts if isinstance(part, Gap))

    @property
    def words(self) -> tuple[str, ...]:
        """The word bank: the distinct answers shown for the gaps, then the distractors."""
        return tuple(dict.fromkeys((*(gap.answers[0] for gap in self.gaps), *self.distractors)))


@frozen(kw_only=True)
class Essay(Common):
    """A text to write; `lines` is the number of lines left for it on paper."""

    type: ClassVar = QuestionType.ESSAY

    model_answer: str = field(metadata=about("A model answer. Several lines go under |-."))
    criteria: tuple[Criterion, ...] = field(
        default=(), metadata=about("The marking criteria: each a text, or `text` and `points`.")
    )
    lines: int | None = field(default=None, metadata=about("How many lines to leave on paper."))


@frozen(kw_only=True)
class Flashcard(Common):
    """A front (the prompt) and a back (`answer`)."""

    type: ClassVar = QuestionType.FLASHCARD

    prompt: str = field(metadata=about("The front of the card; a bare term if the card is reversible."))
    answer: str = field(metadata=about("The back of the card; the prompt is the front."))
    reversible: bool = field(default=False, metadata=about("Whether the card is also asked from back to front."))


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
"""The closed union of the ten question types."""

TYPES: Mapping[str, type[Question]] = {kind.type: kind for kind in get_args(Question)}
"""The question classes, by their names in a bank."""

# A formula inside a gap: its braces go in pairs. (Elsewhere in a cloze, a gap in a formula is a fault.)
_TEX = r"\\.|[^\\{}$]"
for _depth in range(4):
    _TEX = rf"\\.|[^\\{{}}$]|\{{(?:{_TEX})*+\}}"
_FORMULA = rf"(?<![\w$])\$(?![\s$])(?:{_TEX})++(?<!\s)\$(?![\w$])"
_GAP_END = re.compile(rf"{_FORMULA}|(\}}\}})", re.DOTALL)
_BAR = re.compile(rf"{_FORMULA}|(\|)", re.DOTALL)


def split_gaps(text: str) -> list[str]:
    """Split the text of a cloze at its gaps: what is outside braces and what is inside alternate."""
    pieces, start = [], 0
    while (opening := text.find("{{", start)) >= 0:
        ends = (found.start() for found in _GAP_END.finditer(text, opening + 2) if found[1])
        end = next(ends, None)
        if end is None:
            break
        pieces += [text[start:opening], text[opening + 2 : end]]
        start = end + 2
    return [*pieces, text[start:]]


def _ways(inside: str) -> tuple[str, ...]:
    """Split a gap at its bars: the answers accepted there."""
    bars = [found.start() for found in _BAR.finditer(inside) if found[1]] if "|" in inside else []
    starts, ends = [0, *(bar + 1 for bar in bars)], [*bars, len(inside)]
    return tuple(inside[start:end].strip() for start, end in zip(starts, ends, strict=True))


@frozen
class Section:
    """A section of the article: its number, such as “2.1”, and its title."""

    number: str
    title: str


@frozen(kw_only=True)
class Source:
    """The article that a collection is about."""

    title: str = field(metadata=about("The title of the article."))
    author: str | None = field(default=None, metadata=about("Who wrote it."))
    publisher: str | None = field(default=None, metadata=about("Who published it."))
    url: str | None = field(default=None, metadata=about("Its address, shown with the section to read again."))

    @property
    def link(self) -> str | None:
        """The address if it is a web address; others are never made links."""
        return self.url if self.url and self.url.lower().startswith(("http://", "https://")) else None


_LABELS = about("The language of instructions and labels, such as fr; by default that of the texts.")


@frozen(kw_only=True)
class Collection:
    """The banks on one article. `deck` names the parent of its decks in Anki, by default the title."""

    id: str = field(metadata=about("The collection's permanent id: a letter, then a–z, 0–9 and hyphens, 30 at most."))
    title: str = field(metadata=about("The title, as it is shown."))
    language: str = field(default="fr", metadata=about("The language of the texts, such as fr or en."))
    labels: str | None = field(default=None, metadata=_LABELS)
    source: Source | None = field(default=None, metadata=about("The article that the collection is about."))
    deck: str | None = field(
        default=None,
        metadata=about("The permanent name of the parent deck in Anki; by default the title."),
    )


@frozen(kw_only=True)
class Document:
    """What several questions are about: a text, a table, a picture, a post with its comments."""

    id: str = field(
        metadata=about(
            "The document's permanent id, unique in the bank: a letter, then a–z, 0–9 and hyphens, 30 at most."
        )
    )
    title: str = field(metadata=about("The title, as it is shown above the document."))
    text: str = field(metadata=about("The document: text, tables, pictures. Several lines go under |-."))
    source: str | None = field(
        default=None, metadata=about("Where the document comes from, shown below it; or that it is made up.")
    )
    language: str | None = field(
        default=None, metadata=about("The language of the document's texts, if it is not the bank's.")
    )


@frozen(kw_only=True)
class Bank:
    """The questions on one section of an article."""

    id: str = field(
        metadata=about("The bank's permanent id, unique in its collection: a letter, then a–z, 0–9 and hyphens.")
    )
    title: str = field(metadata=about("The title, as it is shown."))
    questions: tuple[Question, ...] = field(metadata=about("The questions, each after “- ”."))
    documents: tuple[Document, ...] = field(
        default=(), metadata=about("Documents that several questions are about, each after “- ”.")
    )
    strict: frozenset[Strictness] = field(
        default=frozenset(),
        metadata=about("What counts in typed answers, unless a question says otherwise; written as in a question."),
    )
    retired: tuple[str, ...] = field(
        default=(), metadata=about("Ids of removed questions, one per line; they are never used again.")
    )
    collection: Collection | None = field(
        default=None,
        metadata=about("The id of the collection, as in the collection.yaml beside the bank."),
    )
    section: str | None = field(
        default=None, metadata=about('The number of the bank\'s section in the article, such as "2".')
    )
    sections: tuple[Section, ...] = field(
        default=(), metadata=about('The subsections, as “"2.1": its title”, one per line.')
    )
    language: str = field(default="fr", metadata=about("The language of the texts, such as fr or en."))
    labels: str | None = field(default=None, metadata=_LABELS)
    deck: str | None = field(
        default=None,
        metadata=about("The permanent name of the deck in Anki; by default section and title."),
    )
    allow: Mapping[str, str] = field(
        factory=dict,
        hash=False,
        metadata=about("Rules that the bank breaks on purpose, as “CODE: reason”, one per line."),
    )

    @property
    def labels_language(self) -> str:
        """The language of instructions and labels."""
        return self.labels or self.language

    @property
    def collection_title(self) -> str | None:
        """The title of its collection; a collection without a file of its own only has an id."""
        collection = self.collection
        return collection.title if collection and collection.title != collection.id else None

    @property
    def full_id(self) -> str:
        """`collection/bank`, or `bank` if it is in no collection."""
        return f"{self.collection.id}/{self.id}" if self.collection else self.id

    def document(self, identifier: str) -> Document | None:
        """Return the document with an id, if there is one."""
        return self._documents.get(identifier)

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        return {document.id: document for document in self.documents}


@frozen
class Picture:
    """A picture's bytes, its media type (`image/png`, …), and its size in pixels as it is to be shown.

    `orientation` is that of EXIF (1 to 8): browsers turn the picture by it, other programs have to be told.
    """

    data: bytes = field(repr=False)
    media_type: str
    width: int
    height: int
    orientation: int = 1


@frozen
class Item:
    """A question in a quiz, with its bank."""

    bank: Bank
    question: Question

    @property
    def full_id(self) -> str:
        """The id by which every front-end knows the question: `collection/bank/question`."""
        return f"{self.bank.full_id}/{self.question.id}"

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that the question is about."""
        found = map(self.bank.document, self.question.documents)
        return tuple(document for document in found if document)

    @property
    def language(self) -> str:
        """The language of the question's texts."""
        return self.question.language or self.bank.language

    @property
    def section(self) -> Section | None:
        """The section that the question is about; the bank's own section has the bank's title."""
        number = self.question.section
        if number is None:
            return None
        if number == self.bank.section:
            return Section(number, self.bank.title)
        return next((section for section in self.bank.sections if section.number == number), None)


@frozen
class Exercise:
    """Questions under a heading. Without an assessment, a quiz has one exercise, without a title.

    `pool` is set where every version draws questions of its own: all that could be drawn, in the order of the draw.
    """

    title: str | None
    items: tuple[Item, ...]
    pool: tuple[Item, ...] = ()

    @property
    def points(self) -> Decimal:
        """What its questions are worth together."""
        return sum((item.question.points for item in self.items), Decimal(0))


@frozen(kw_only=True)
class Assessment:
    """What a teacher keeps of a test: its heading, and its questions in exercises, each with its points there."""

    id: str
    title: str
    subject: str | None = None
    class_: str | None = None
    duration: str | None = None
    materials: str | None = None
    exercises: tuple[Exercise, ...]


EARLIEST, LATEST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2107, 12, 31, 23, 59, 59, tzinfo=UTC)
"""The first and last dates that a document may have: the range of a zip archive."""


@frozen
class Quiz:
    """Chosen questions, in order; `seed` determines every later random choice.

    `pictures` holds the pictures of these questions, by full id of the bank and path as written. `made` is the
    date given to documents; it is never read from the clock, so that rendering stays pure. `changed` says when each
    bank last changed, by its full id; where it is silent, `made` counts. `assessment` is set if the questions are
    those of one.
    """

    items: tuple[Item, ...]
    seed: int = 0
    pictures: Mapping[tuple[str, str], Picture] = Factory(dict)
    made: datetime = EARLIEST
    changed: Mapping[str, datetime] = Factory(dict)
    assessment: Assessment | None = None

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises of its assessment that it has questions of, or one without a title."""
        if not self.assessment:
            return (Exercise(None, self.items),)
        left = {item.full_id: item for item in self.items}
        found = (
            evolve(each, items=tuple(left[item.full_id] for item in each.items if item.full_id in left))
            for each in self.assessment.exercises
        )
        return tuple(each for each in found if each.items)

    @property
    def title(self) -> str:
        """The title of its assessment, or of its only bank, or else of the collections that its banks are in."""
        if self.assessment:
            return self.assessment.title
        banks = {item.bank.full_id: item.bank for item in self.items}.values()
        titles = (bank.title if len(banks) == 1 else bank.collection_title or bank.title for bank in banks)
        return " – ".join(dict.fromkeys(titles))

    @property
    def points(self) -> Decimal:
        """What all its questions are worth together."""
        return sum((item.question.points for item in self.items), Decimal(0))

    @property
    def language(self) -> str:
        """The language of a document made from the quiz: that of its first bank."""
        return self.items[0].bank.language

    @property
    def labels_language(self) -> str:
        """The language of instructions and labels in such a document: that of its first bank."""
        return self.items[0].bank.labels_language

    def picture(self, bank: Bank, src: str) -> Picture:
        """Return a picture shown in a text of a bank.

        Raises QuizError if the quiz lacks it: `loading.with_pictures` adds the pictures.
        """
        try:
            return self.pictures[bank.full_id, src]
        except KeyError:
            raise QuizError(
                msg("the picture “{src}” of {bank} is not in the quiz", src=src, bank=bank.full_id)
            ) from None


def _choices(
    answers: tuple[str, ...], distractors: tuple[Distractor, ...], listed: tuple[ListedOption, ...]
) -> tuple[Option, ...]:
    feedback = {each.text: each.feedback for each in listed}
    right = [Option(text, right=True, feedback=feedback.get(text)) for text in answers]
    wrong = distractors or [each for each in listed if each.text not in answers]
    return (*right, *(Option(each.text, right=False, feedback=each.feedback) for each in wrong))
