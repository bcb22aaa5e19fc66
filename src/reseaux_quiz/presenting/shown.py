"""What a question shows, as records that front-ends only have to lay out."""

from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from reseaux_quiz.i18n import language_of_labels
from reseaux_quiz.labels import DOCUMENT
from reseaux_quiz.markup import Blocks, Line, Text, plain_inline
from reseaux_quiz.model import Bank, Item
from reseaux_quiz.typography import NO_BREAK


class NoteKind(StrEnum):
    """What a note tells the reader about a question."""

    EXPECTED = "expected"
    """How many answers are expected."""
    WHOLE = "whole"
    """No points for a partly right answer."""
    UNIT = "unit"
    """The unit in which a number is expected."""
    SPARE = "spare"
    """Some of the choices are left over."""
    YEAR = "year"
    """The year that the figures are from."""


@frozen
class Note:
    """A remark on a prompt, worded to stand in brackets: “2 réponses attendues”."""

    kind: NoteKind
    text: str

    @property
    def sentence(self) -> str:
        """The remark as a sentence of its own: “2 réponses attendues.”."""
        return f"{self.text[:1].upper()}{self.text[1:]}."


@frozen
class ShownOption:
    """An option of a choice, and the feedback for whoever ticks it."""

    line: Line
    right: bool
    feedback: Line | None = None


@frozen
class Choices:
    """Options to tick. `drawn` is the order in which they are shown, as indexes in `options`."""

    options: tuple[ShownOption, ...]
    drawn: tuple[int, ...]
    several: bool

    @property
    def shown(self) -> tuple[ShownOption, ...]:
        """The options in the order in which they are shown."""
        return tuple([self.options[index] for index in self.drawn])


@frozen
class Statement:
    """A statement to judge, and how the two verdicts are worded."""

    answer: bool
    justify: bool
    true: str
    false: str

    @property
    def right(self) -> str:
        """The right verdict."""
        return self.true if self.answer else self.false


@frozen
class NearMiss:
    """A likely wrong answer, and the feedback on it."""

    line: Line
    feedback: Line | None = None


@frozen
class TypedText:
    """A word or a few words to type; `also` are further accepted answers."""

    answer: Line
    also: tuple[Line, ...]
    rejected: tuple[NearMiss, ...]


@frozen
class TypedNumber:
    """A number to type, with its parts as they are written, such as “3,4”."""

    number: str
    unit: str | None
    within: str | None
    """The tolerance in words: “à 0,1 près”."""
    answer: str
    """The number with its unit and tolerance."""


@frozen
class Pairs:
    """Left sides, and the right sides to match with them.

    `key` has the index of each left side's right side; `drawn` is the order in which right sides are shown.
    """

    lefts: tuple[Line, ...]
    rights: tuple[Line, ...]
    key: tuple[int, ...]
    drawn: tuple[int, ...]

    @property
    def shown(self) -> tuple[Line, ...]:
        """The right sides in the order in which they are shown."""
        return tuple([self.rights[index] for index in self.drawn])


@frozen
class Ranking:
    """Items to put in order. `items` is in the right order; `drawn` is the order in which they are shown."""

    items: tuple[Line, ...]
    drawn: tuple[int, ...]

    @property
    def shown(self) -> tuple[Line, ...]:
        """The items in the order in which they are shown."""
        return tuple([self.items[index] for index in self.drawn])


@frozen
class ShownGap:
    """The answer for a gap; `also` are further accepted answers."""

    answer: Line
    also: tuple[Line, ...]


@frozen
class GappedText:
    """A text whose gaps are `markup.Blank`, and the words for them.

    The words are shown only if `has_word_bank`; `drawn` is the order in which they are shown.
    """

    blocks: Blocks
    gaps: tuple[ShownGap, ...]
    words: tuple[Line, ...]
    drawn: tuple[int, ...]
    has_word_bank: bool

    @property
    def shown(self) -> tuple[Line, ...]:
        """The words in the order in which they are shown."""
        return tuple([self.words[index] for index in self.drawn])

    @property
    def separator(self) -> str:
        """What stands between words on one line, which no reader takes for a part of one, as in “et/ou”."""
        return " · " if any("/" in plain_inline(word) for word in self.words) else " / "


@frozen
class ShownCriterion:
    """A marking criterion of an essay, and its share of the points."""

    line: Line
    points: Decimal | None


@frozen
class Writing:
    """A text to write, and what is expected of it; `lines` is the number of lines left for it on paper."""

    model_answer: Blocks
    criteria: tuple[ShownCriterion, ...]
    lines: int | None


@frozen
class Card:
    """The back of a card, whose front is the prompt."""

    back: Blocks
    reversible: bool


Body = Choices | Statement | TypedText | TypedNumber | Pairs | Ranking | GappedText | Writing | Card
"""The part of a question to answer: a closed union."""


@frozen
class ReadAgain:
    """The section to read again after a wrong answer, and its address."""

    section: str
    link: str | None


def _foreign(language: str, labels: str) -> str | None:
    spoken, around = (each.partition("-")[0].lower() for each in (language, language_of_labels(labels)))
    return language if spoken != around else None


@frozen(kw_only=True)
class ShownDocument:
    """A document that questions are about. `full_id` is `collection/bank/document`."""

    full_id: str
    bank: Bank
    language: str
    labels: str
    title: Line
    blocks: Blocks
    source: Line | None

    def heading(self, number: int | None = None) -> Line:
        """Return the document's name and title: “Document 1 – Title”; without a number, “Document – Title”."""
        return Text(f"{self.name(number)} – "), *self.title

    @property
    def foreign_language(self) -> str | None:
        """The language of the texts where labels are in another one."""
        return _foreign(self.language, self.labels)

    def name(self, number: int | None = None) -> str:
        """Return what a question calls the document: “Document 1”."""
        name = DOCUMENT.text(self.labels)
        return f"{name}{NO_BREAK}{number}" if number else name


@frozen(kw_only=True)
class Shown:
    """A question as every front-end shows it.

    `language` is that of its texts, `labels` that of notes and labels. `prompt` is () for a cloze without prompt.
    """

    item: Item
    language: str
    labels: str
    documents: tuple[ShownDocument, ...]
    prompt: Blocks
    notes: tuple[Note, ...]
    body: Body
    hint: Line | None
    explanation: Blocks
    source: Line | None
    read_again: ReadAgain | None

    @property
    def foreign_language(self) -> str | None:
        """The language of the texts where labels are in another one."""
        return _foreign(self.language, self.labels)

    def note(self, kind: NoteKind) -> Note | None:
        """Return the note of a kind, or None if the question has none."""
        return next((note for note in self.notes if note.kind is kind), None)


@frozen
class Credit:
    """The article that questions are about: its title in quotation marks, author and publisher, and its address."""

    text: str
    link: str | None
