"""What a bank accepts beyond the answers that are imported, by its language: the same answer is kept once."""

import re
from collections.abc import Sequence
from typing import Any

from attrs import evolve, fields, frozen

from reseaux_quiz.answers.folding import fold
from reseaux_quiz.model import Cloze, Common, Distractor, Gap, ShortAnswer

_GAP = re.compile(r"(?:\\?_){5,}")


@frozen
class Settled:
    """A short answer, or a text with a gap where the prompt has one; `accepted` are wrong answers that it accepts."""

    question: ShortAnswer | Cloze
    accepted: tuple[str, ...]


def settle(question: ShortAnswer, language: str) -> Settled:
    """Keep each answer once, and no wrong answer that the bank accepts."""
    answers: dict[str, str] = {}
    for text in question.answers:
        answers.setdefault(fold(text, question.strict, language), text)
    rejected: dict[str, Distractor] = {}
    for each in question.rejected:
        rejected.setdefault(fold(each.text, question.strict, language), each)
    wrong = tuple(each for folded, each in rejected.items() if folded not in answers)
    accepted = tuple(each.text for folded, each in rejected.items() if folded in answers)
    texts = tuple(answers.values())
    if wrong or question.strict or not _has_one_gap(question.prompt, texts):
        return Settled(evolve(question, answers=texts, rejected=wrong), accepted)
    text = _GAP.sub(lambda _found: "{{" + "|".join(texts) + "}}", question.prompt)
    common: dict[str, Any] = {each.name: getattr(question, each.name) for each in fields(Common)}
    return Settled(Cloze(**common | {"prompt": "", "text": text}), accepted)


def _has_one_gap(prompt: str, answers: Sequence[str]) -> bool:
    """Tell whether a prompt has one place for the answer, and no braces that would be a gap too."""
    return len(_GAP.findall(prompt)) == 1 and not re.search(r"\{\{|\}\}", prompt) and fit_a_gap(answers)


def fit_a_gap(answers: Sequence[str]) -> bool:
    """Tell whether answers can stand in a gap of a cloze: braces and bars may end it or cut it."""
    gap = "{{" + "|".join(answers) + "}}"
    return bool(answers) and Cloze(id="gap", text=gap).parts == ("", Gap(tuple(answers)), "") and "{{" not in gap[2:]
