"""What the grader in JavaScript needs to know of a question. `types.d.ts` describes the keys."""

from collections.abc import Iterable, Mapping
from typing import Any

from reseaux_quiz import grading
from reseaux_quiz.answers import quantities
from reseaux_quiz.model import (
    Cloze,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Scoring,
    ShortAnswer,
    SingleChoice,
)

Key = Mapping[str, Any]


def choice_key(question: SingleChoice | MultipleChoice, order: Iterable[int]) -> Key:
    """Return the key of a choice whose options are shown in an order, given as indexes in `question.choices`."""
    whole = isinstance(question, SingleChoice) or question.scoring is Scoring.ALL_OR_NOTHING
    options = question.choices
    return {"right": [options[index].right for index in order], "scoring": "whole" if whole else "partial"}


def text_key(question: ShortAnswer, language: str) -> Key:
    """Return the key of a short answer; a near miss has the number of its feedback among those that have one."""
    with_feedback = [miss for miss in question.rejected if miss.feedback]
    return {
        "answers": question.answers,
        "rejected": [
            {"text": miss.text, "remark": with_feedback.index(miss) if miss.feedback else None}
            for miss in question.rejected
        ],
        "strict": sorted(question.strict),
        "language": language,
    }


def number_key(question: Numerical, language: str) -> Key:
    """Return the key of a number."""
    return {
        "number": quantities.written(question.answer, "en"),
        "tolerance": quantities.written(question.tolerance, "en"),
        "unit": question.unit or "",
        "about": grading.expected(question, language).about,
        "language": language,
    }


def gaps_key(question: Cloze, language: str) -> Key:
    """Return the key of a text with gaps."""
    return {"gaps": [text_key(grading.as_short_answer(question, gap), language) for gap in question.gaps]}


def pairs_key(question: Matching) -> Key:
    """Return the key of a matching: for each pair the index of its right side in `question.rights`."""
    rights = question.rights
    return {"places": [rights.index(pair.right) for pair in question.pairs]}


def ranking_key(question: Ordering) -> Key:
    """Return the key of an ordering: for each place the index of the first item equal to its own."""
    return {"places": [question.items.index(item) for item in question.items]}
