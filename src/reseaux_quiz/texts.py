"""Every shown text of a question or a document, with its path and kind, for code that treats all texts alike."""

from collections.abc import Iterator
from enum import Enum
from typing import assert_never

from reseaux_quiz.model import (
    Cloze,
    Distractor,
    Document,
    Essay,
    Flashcard,
    ListedOption,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

TreePath = tuple[str | int, ...]
"""The path to a value: keys of mappings and indexes of lists."""


class Kind(Enum):
    """How to read a text."""

    BLOCKS = "blocks"
    """Markdown with paragraphs, lists and tables."""
    INLINE = "inline"
    """Markdown of one paragraph."""
    PLAIN = "plain"
    """No Markdown: typed answers."""


Text = tuple[TreePath, str, Kind]
"""A text: its path from the question or document, as typed, and how to read it."""


def of_question(question: Question) -> Iterator[Text]:
    """List the texts of a question, with path and kind; absent and empty texts are left out."""
    for path, text, kind in _all(question):
        if text:
            yield path, text, kind


def of_document(document: Document) -> Iterator[Text]:
    """List the texts of a document, with path and kind."""
    yield ("title",), document.title, Kind.INLINE
    yield ("text",), document.text, Kind.BLOCKS
    if document.source:
        yield ("source",), document.source, Kind.INLINE


def _all(question: Question) -> Iterator[tuple[TreePath, str | None, Kind]]:
    yield ("prompt",), question.prompt, Kind.BLOCKS
    yield ("explanation",), question.explanation, Kind.BLOCKS
    yield ("hint",), question.hint, Kind.INLINE
    yield ("source",), question.source, Kind.INLINE
    match question:
        case SingleChoice() | MultipleChoice():
            if question.options:  # the answers are among them
                pass
            elif isinstance(question, SingleChoice):
                yield ("answer",), question.answer, Kind.INLINE
            else:
                yield from _each("answers", question.answers, Kind.INLINE)
            key = "options" if question.options else "distractors"
            for index, option in enumerate[ListedOption | Distractor](question.options or question.distractors):
                yield (key, index, "text"), option.text, Kind.INLINE
                yield (key, index, "feedback"), option.feedback, Kind.INLINE
        case TrueFalse() | Numerical():
            pass
        case ShortAnswer():
            yield from _each("answers", question.answers, Kind.PLAIN)
            for index, near_miss in enumerate(question.rejected):
                yield ("rejected", index, "text"), near_miss.text, Kind.PLAIN
                yield ("rejected", index, "feedback"), near_miss.feedback, Kind.INLINE
        case Matching():
            for index, pair in enumerate(question.pairs):
                yield ("pairs", index, "left"), pair.left, Kind.INLINE
                yield ("pairs", index, "right"), pair.right, Kind.INLINE
            yield from _each("distractors", question.distractors, Kind.INLINE)
        case Ordering():
            yield from _each("items", question.items, Kind.INLINE)
        case Cloze():
            yield ("text",), question.text, Kind.BLOCKS
            yield from _each("distractors", question.distractors, Kind.INLINE)
        case Essay():
            yield ("model_answer",), question.model_answer, Kind.BLOCKS
            for index, criterion in enumerate(question.criteria):
                yield ("criteria", index, "text"), criterion.text, Kind.INLINE
        case Flashcard():
            yield ("answer",), question.answer, Kind.BLOCKS
        case _:
            assert_never(question)


def _each(key: str, texts: tuple[str, ...], kind: Kind) -> Iterator[Text]:
    for index, text in enumerate(texts):
        yield (key, index), text, kind
