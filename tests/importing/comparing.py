"""Comparison of an imported question with the exported one, apart from reported losses."""

import re
from collections.abc import Iterator
from typing import Any

from attrs import evolve, fields

from reseaux_quiz import markup, texts
from reseaux_quiz.model import (
    Cloze,
    Criterion,
    Distractor,
    MultipleChoice,
    Order,
    Pair,
    Question,
    SingleChoice,
)
from reseaux_quiz.texts import Kind


def shown(text: str, *, blocks: bool = True) -> str:
    """Return the visible text without spaces, since exports set French ones."""
    made = markup.plain(markup.parse(text)) if blocks else markup.plain_inline(markup.parse_inline(text))
    return re.sub(r"\s+", "", made)


def values(value: Any, *, blocks: bool) -> Any:
    match value:
        case str():
            return shown(value, blocks=blocks)
        case Distractor(text, feedback):
            return shown(text, blocks=False), feedback and shown(feedback, blocks=False)
        case Pair(left, right):
            return shown(left, blocks=False), re.sub(r"\s+", "", right)
        case Criterion(text, points):
            return shown(text, blocks=False), points
        case tuple():
            return [values(each, blocks=blocks) for each in value]
        case _:
            return value


def _unlisted(question: SingleChoice | MultipleChoice) -> SingleChoice | MultipleChoice:
    """Return a choice without the order of its options, and the feedback of right ones."""
    wrong = tuple(Distractor(each.text, each.feedback) for each in question.choices if not each.right)
    return evolve(question, distractors=wrong, options=(), order=Order.SHUFFLED)


def differences(ours: Question, theirs: Question, lost: set[str]) -> Iterator[str]:
    """List the fields that differ, except those that are lost."""
    if type(ours) is not type(theirs):
        yield f"type: {ours.type} {theirs.type}"
        return
    if isinstance(ours, SingleChoice | MultipleChoice) and isinstance(theirs, SingleChoice | MultipleChoice):
        ours, theirs = _unlisted(ours), _unlisted(theirs)
    block_fields = {path[0] for path, _text, kind in texts.of_question(ours) if kind is Kind.BLOCKS}
    for field in fields(type(ours)):
        if field.name == "scoring" and len(getattr(ours, "distractors", ())) < 2:
            continue  # the same grade either way
        if field.name in lost or field.name in ("allow", "hint", "points"):
            continue
        one, other = (values(getattr(each, field.name), blocks=field.name in block_fields) for each in (ours, theirs))
        if field.name in ("distractors", "answers") and isinstance(one, list):
            one, other = sorted(map(str, one)), sorted(map(str, other))
        if isinstance(ours, Cloze) and isinstance(theirs, Cloze) and field.name == "text":
            one, other = shown(ours.text.partition("|")[0]), shown(theirs.text.partition("|")[0])
        if one != other:
            yield f"{field.name}: {one!r} -> {other!r}"
