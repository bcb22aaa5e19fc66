"""What a question shows, decided once for every front-end: a quiz → `Shown` records.

Here texts are parsed and spaced, notes and labels worded, numbers written, options and items shuffled. Front-ends
only lay out the result; whatever is typed, matched or computed with, they take from the question itself.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import assert_never

from reseaux_quiz import markup, selecting, typography
from reseaux_quiz.i18n import Message, msg, nmsg
from reseaux_quiz.markup import Blocks, Line, Text
from reseaux_quiz.model import (
    Bank,
    Cloze,
    Distractor,
    Document,
    Essay,
    Flashcard,
    Item,
    Matching,
    MultipleChoice,
    Numerical,
    Option,
    Ordering,
    Question,
    Quiz,
    Scoring,
    Section,
    ShortAnswer,
    SingleChoice,
    Source,
    TrueFalse,
)
from reseaux_quiz.presenting.shown import (
    Body,
    Card,
    Choices,
    Credit,
    GappedText,
    NearMiss,
    Note,
    NoteKind,
    Pairs,
    Ranking,
    ReadAgain,
    Shown,
    ShownCriterion,
    ShownDocument,
    ShownGap,
    ShownOption,
    Statement,
    TypedNumber,
    TypedText,
    Writing,
)
from reseaux_quiz.presenting.spacing import spaced_blocks, spaced_line

__all__ = [
    "Body",
    "Card",
    "Choices",
    "Credit",
    "GappedText",
    "NearMiss",
    "Note",
    "NoteKind",
    "Pairs",
    "Ranking",
    "ReadAgain",
    "Shown",
    "ShownCriterion",
    "ShownDocument",
    "ShownGap",
    "ShownOption",
    "Statement",
    "TypedNumber",
    "TypedText",
    "Writing",
    "credits_of",
    "document_numbers",
    "first_words",
    "present",
    "present_document",
    "present_item",
    "shortened",
]


def present(quiz: Quiz) -> Iterator[Shown]:
    """Present every question of a quiz, in order, each with labels in the language of its bank."""
    return (present_item(item, quiz.seed) for item in quiz.items)


def present_item(item: Item, seed: int, language: str | None = None) -> Shown:
    """Present one question, with labels and numbers in `language`, by default its bank's."""
    return _Presenter(item, seed, language or item.bank.labels_language).shown()


def present_document(document: Document, bank: Bank, language: str | None = None) -> ShownDocument:
    """Present a document, with labels in `language`, by default its bank's."""
    written = document.language or bank.language
    title, blocks, source = _texts_of_document(document, written)
    return ShownDocument(
        full_id=f"{bank.full_id}/{document.id}",
        bank=bank,
        language=written,
        labels=language or bank.language,
        title=title,
        blocks=blocks,
        source=source,
    )


@lru_cache(maxsize=64)  # each question on a document shows it
def _texts_of_document(document: Document, language: str) -> tuple[Line, Blocks, Line | None]:
    return (
        spaced_line(markup.parse_inline(document.title), language),
        spaced_blocks(markup.parse(document.text), language),
        spaced_line(markup.parse_inline(document.source), language) if document.source else None,
    )


def document_numbers(items: Iterable[Item]) -> dict[str, int]:
    """Return the numbers of the documents of some questions, by full id: from 1, in the order they are needed."""
    ids = (f"{item.bank.full_id}/{document.id}" for item in items for document in item.documents)
    return {full_id: number for number, full_id in enumerate(dict.fromkeys(ids), start=1)}


def credits_of(quiz: Quiz) -> tuple[Credit, ...]:
    """Return the credits of the articles that a quiz is about, without repetition."""
    collections = dict.fromkeys(item.bank.collection for item in quiz.items if item.bank.collection)
    return tuple(
        Credit(_credit(source.title, source.author, source.publisher, language=collection.language), source.link)
        for collection in collections
        if (source := collection.source)
    )


def _credit(title: str, *parts: str | None, language: str) -> str:
    quoted = msg("“{title}”", title=title).text(language)
    return typography.spaced(", ".join(filter(None, (quoted, *parts))), language)


def first_words(question: Question, most: int = 60) -> str:
    """Return the beginning of a question as plain text of at most `most` characters, to name it in a list."""
    blocks = markup.parse(question.prompt)
    if isinstance(question, Cloze) and not question.prompt:
        blocks = markup.parse_cloze(question)
    prose = [block for block in blocks if not isinstance(block, markup.CodeBlock | markup.Table)]
    words = " ".join(markup.plain(prose).split())
    if not words or words.endswith(":"):  # what follows is what is asked
        words = " ".join(markup.plain(blocks).split())
    return shortened(words, most)


def shortened(text: str, most: int) -> str:
    """Cut a text of more than `most` characters behind a word."""
    if len(text) <= most:
        return text
    return (text[: most - 1].rpartition(" ")[0] or text[: most - 2]).rstrip(" ,;:.«(") + " …"


# The same few notes and sections recur in most questions.
@lru_cache(maxsize=256)
def _worded(message: Message, language: str) -> str:
    return typography.spaced(message.text(language), language)


@lru_cache(maxsize=256)
def _read_again(section: Section, source: Source | None, language: str) -> ReadAgain:
    title = typography.spaced(f"{section.number} {section.title}", language)
    return ReadAgain(title, source.link if source else None)


class _Presenter:
    """Presents one question."""

    def __init__(self, item: Item, seed: int, labels_language: str) -> None:
        self.item = item
        self.seed = seed
        self.language = item.language
        self.labels = labels_language

    def shown(self) -> Shown:
        question = self.item.question
        return Shown(
            item=self.item,
            language=self.language,
            labels=self.labels,
            documents=tuple(map(self._document, self.item.documents)),
            prompt=self._blocks(question.prompt) if question.prompt else (),
            notes=tuple(self._notes()),
            body=self._body(),
            hint=self._line(question.hint) if question.hint else None,
            explanation=self._blocks(question.explanation) if question.explanation else (),
            source=self._line(question.source) if question.source else None,
            read_again=self._read_again(),
        )

    # --- texts ----------------------------------------------------------------------------------------------

    def _blocks(self, text: str) -> Blocks:
        return spaced_blocks(markup.parse(text), self.language)

    def _line(self, text: str) -> Line:
        return spaced_line(markup.parse_inline(text), self.language)

    def _plain(self, text: str) -> Line:
        return spaced_line((Text(text),), self.language)

    def _say(self, message: Message) -> str:
        return _worded(message, self.labels)

    def _document(self, document: Document) -> ShownDocument:
        return present_document(document, self.item.bank, self.labels)

    # --- around the question --------------------------------------------------------------------------------

    def _notes(self) -> Iterator[Note]:
        question = self.item.question
        match question:
            case SingleChoice():
                yield Note(NoteKind.EXPECTED, self._say(msg("one answer only")))
            case MultipleChoice(answers=answers):
                counted = nmsg("{number} answer expected", "{number} answers expected", len(answers))
                yield Note(NoteKind.EXPECTED, self._say(counted))
                if question.scoring is Scoring.ALL_OR_NOTHING:
                    yield Note(NoteKind.WHOLE, self._say(msg("everything must be right")))
            case Numerical(unit=unit):
                if unit:
                    yield Note(NoteKind.UNIT, self._say(msg("the number alone, in {unit}", unit=unit)))
            case Matching(distractors=spare):
                if spare:
                    yield Note(NoteKind.SPARE, self._say(msg("some answers are left over")))
            case Cloze(distractors=spare):
                if spare:
                    yield Note(NoteKind.SPARE, self._say(msg("some words are left over")))
            case TrueFalse() | ShortAnswer() | Ordering() | Essay() | Flashcard():
                pass
            case _:
                assert_never(question)
        if question.as_of:
            yield Note(NoteKind.YEAR, self._say(msg("figures of {year}", year=question.as_of)))

    def _read_again(self) -> ReadAgain | None:
        section = self.item.section
        if section is None:
            return None
        source = self.item.bank.collection.source if self.item.bank.collection else None
        return _read_again(section, source, self.language)

    # --- the body -------------------------------------------------------------------------------------------

    def _body(self) -> Body:
        question = self.item.question
        match question:
            case SingleChoice() | MultipleChoice():
                options = tuple(
                    [
                        ShownOption(self._line(each.text), each.right, self._feedback(each))
                        for each in question.choices
                    ]
                )
                drawn = selecting.option_order(self.item, question, self.seed)
                return Choices(options, drawn, several=isinstance(question, MultipleChoice))
            case TrueFalse(answer=answer, justify=justify):
                return Statement(answer, justify, self._say(msg("True")), self._say(msg("False")))
            case ShortAnswer(answers=[first, *others], rejected=rejected):
                misses = tuple(NearMiss(self._plain(each.text), self._feedback(each)) for each in rejected)
                return TypedText(self._plain(first), tuple(map(self._plain, others)), misses)
            case Numerical():
                return self._number(question)
            case Matching(pairs=pairs, rights=rights):
                places = {right: index for index, right in enumerate(rights)}
                return Pairs(
                    tuple(self._line(pair.left) for pair in pairs),
                    tuple(map(self._line, rights)),
                    tuple(places[pair.right] for pair in pairs),
                    self._drawn(len(rights), "rights"),
                )
            case Ordering(items=items):
                return Ranking(tuple(map(self._line, items)), self._drawn(len(items), "items"))
            case Cloze(gaps=gaps, words=words):
                # Words to choose from may have formulas and emphasis; what is typed is plain.
                write = self._line if question.distractors else self._plain
                return GappedText(
                    spaced_blocks(markup.parse_cloze(question), self.language),
                    tuple(ShownGap(write(gap.answers[0]), tuple(map(write, gap.answers[1:]))) for gap in gaps),
                    tuple(map(write, words)),
                    self._drawn(len(words), "words"),
                    has_word_bank=bool(question.distractors),
                )
            case Essay():
                criteria = tuple(ShownCriterion(self._line(each.text), each.points) for each in question.criteria)
                return Writing(self._blocks(question.model_answer), criteria, question.lines)
            case Flashcard():
                return Card(self._blocks(question.answer), question.reversible)
            case ShortAnswer():
                raise ValueError(f"{self.item.full_id} has no answer")
            case _:
                assert_never(question)

    def _feedback(self, option: Distractor | Option) -> Line | None:
        return self._line(option.feedback) if option.feedback else None

    def _drawn(self, number: int, purpose: str) -> tuple[int, ...]:
        return selecting.shuffled(range(number), self.seed, self.item.full_id, purpose)

    def _number(self, question: Numerical) -> TypedNumber:
        counts = question.unit is not None
        number = typography.number(question.answer, self.labels, counts=counts)
        if typography.is_right_to_left(self.language):
            number = typography.with_whole_numbers(number)
        within = None
        if question.tolerance:
            tolerance = typography.number(question.tolerance, self.labels, counts=counts)
            within = self._say(msg("within {tolerance}", tolerance=tolerance))
        unit = typography.spaced(question.unit, self.language) if question.unit else None
        with_unit = f"{number}{typography.NO_BREAK}{unit}" if unit else number
        return TypedNumber(number, unit, within, f"{with_unit} ({within})" if within else with_unit)
