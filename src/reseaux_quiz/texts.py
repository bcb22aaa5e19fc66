"""Every text of a question, with the way to it: for what looks at texts whatever the type."""

from collections.abc import Iterator
from typing import assert_never

from reseaux_quiz.model import (
    Cloze,
    Essay,
    Flashcard,
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
"""The way to a value: keys of mappings and indexes of lists."""


def markdown(question: Question) -> Iterator[tuple[TreePath, str, bool]]:
    """List the texts of a question that are Markdown: where, the text, and whether it may have blocks."""
    yield ("prompt",), question.prompt, True
    yield ("explanation",), question.explanation or "", True
    yield ("hint",), question.hint or "", False
    yield ("source",), question.source or "", False
    match question:
        case SingleChoice() | MultipleChoice():
            if isinstance(question, SingleChoice):
                yield ("answer",), question.answer, False
            else:
                for index, answer in enumerate(question.answers):
                    yield ("answers", index), answer, False
            for index, distractor in enumerate(question.distractors):
                yield ("distractors", index, "text"), distractor.text, False
                yield ("distractors", index, "feedback"), distractor.feedback or "", False
        case ShortAnswer():
            for index, miss in enumerate(question.rejected):
                yield ("rejected", index, "feedback"), miss.feedback or "", False
        case Matching():
            for index, pair in enumerate(question.pairs):
                yield ("pairs", index), pair.left, False
        case Ordering():
            for index, item in enumerate(question.items):
                yield ("items", index), item, False
        case Cloze():
            yield ("text",), question.text, True
        case Essay():
            yield ("model_answer",), question.model_answer, True
            for index, criterion in enumerate(question.criteria):
                yield ("criteria", index), criterion.text, False
        case Flashcard():
            yield ("answer",), question.answer, True
        case TrueFalse() | Numerical():
            pass
        case _:
            assert_never(question)


def plain(question: Question) -> Iterator[tuple[TreePath, str]]:
    """List the texts of a question that are plain: what is typed, right sides, words of a word bank."""
    match question:
        case ShortAnswer():
            for index, answer in enumerate(question.answers):
                yield ("answers", index), answer
            for index, miss in enumerate(question.rejected):
                yield ("rejected", index, "text"), miss.text
        case Matching():
            for index, pair in enumerate(question.pairs):
                yield ("pairs", index), pair.right
            for index, text in enumerate(question.distractors):
                yield ("distractors", index), text
        case Cloze():
            for index, text in enumerate(question.distractors):
                yield ("distractors", index), text
        case _:
            pass
