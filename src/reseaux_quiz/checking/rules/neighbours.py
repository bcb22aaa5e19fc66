"""Rules on questions of a bank beside one another: what one says of another, and what is asked twice."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import assert_never

from reseaux_quiz import quantities
from reseaux_quiz.checking.rule import Found, bank_rule
from reseaux_quiz.checking.view import BankView, View
from reseaux_quiz.folding import fold
from reseaux_quiz.i18n import msg
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

_MANY = 50
"""A word in more questions than that brings none of them together; this keeps the cost in proportion."""

# --- an answer in another question -------------------------------------------------------------------------


@bank_rule(
    "Q503",
    title=msg("A question that gives another's answer away"),
    advice=msg("In one quiz, whoever reads both need not know: reword one of them"),
)
def given_away(view: BankView) -> Found:
    """Find a prompt that contains the answer of another question, and is about the same thing."""
    sets = [asking.prompt_content for asking in view.views]
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for index, content in enumerate(sets):
        for word in content:
            by_word[word].append(index)
    for index, asking in enumerate(view.views):
        for answer in _to_find(asking):
            expected = asking.content(answer)
            if not expected or set(expected) <= sets[index]:
                continue
            others = by_word.get(min(expected, key=lambda word: len(by_word.get(word, ()))), [])
            if len(others) > _MANY:
                continue
            for other in others:
                shared = sets[index] & sets[other] - set(expected)
                if (
                    other != index
                    and len(shared) >= max(3, 0.4 * len(sets[index]))
                    and _says(view.views[other], expected)
                ):
                    yield (
                        ("questions", other, "prompt"),
                        msg("gives away “{answer}”, the answer of “{id}”", answer=answer, id=asking.question.id),
                    )


def _to_find(view: View[Question]) -> list[str]:
    """Return the answers that a pupil has to recall or to choose."""
    match view.question:
        case ShortAnswer(answers=answers):
            return list(answers[:1])
        case SingleChoice(answer=answer):
            return [answer]
        case Numerical(answer=answer, unit=unit):
            return [f"{quantities.written(answer, view.language)} {unit}"] if unit else []
        case MultipleChoice() | TrueFalse() | Matching() | Ordering() | Cloze() | Essay() | Flashcard():
            return []
        case _ as question:
            assert_never(question)


def _says(view: View[Question], expected: list[str]) -> bool:
    said = view.content(view.prompt)
    return any(said[start : start + len(expected)] == expected for start in range(len(said) - len(expected) + 1))


# --- the same thing twice ----------------------------------------------------------------------------------

_SIMILAR = 0.8
"""The share of words in common (Jaccard) from which on two prompts are nearly the same."""

_FEW_WORDS = 6
"""A prompt with fewer words that carry meaning is a set phrase (« Laquelle de ces phrases est juste ? »)."""


@bank_rule(
    "Q504",
    title=msg("Prompts that are nearly the same"),
    advice=msg("The same thing is asked twice: delete one question, or ask about something else"),
)
def similar_prompts(view: BankView) -> Found:
    """Find prompts that are nearly the same."""
    sets = [_asked(asking) if asking.lexicon.function_words else frozenset[str]() for asking in view.views]
    rarity = Counter(word for found in sets for word in found)
    known: dict[frozenset[str], int] = {}
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(sets):
        if len(found) < _FEW_WORDS:
            continue
        # Sets that are similar have one of their rarest words in common (prefix filtering, Chaudhuri et al. 2006).
        rarest = sorted([(rarity[word], word) for word in found])
        prefix = [
            word for number, word in rarest[: len(found) - math.ceil(_SIMILAR * len(found)) + 1] if number <= _MANY
        ]
        other = known.get(found)
        if other is None:
            other = next(_similar(found, prefix, by_word, sets), None)
        if other is None:
            known[found] = index
            for word in prefix:
                by_word[word].append(index)
        else:
            yield (
                ("questions", index, "prompt"),
                msg("nearly the same prompt as “{id}”", id=view.views[other].question.id),
            )


def _similar(
    found: frozenset[str], prefix: list[str], by_word: dict[str, list[int]], sets: list[frozenset[str]]
) -> Iterator[int]:
    for other in sorted({other for word in prefix for other in by_word.get(word, ())}):
        if len(found & sets[other]) >= _SIMILAR * len(found | sets[other]):
            yield other


def _asked(view: View[Question]) -> frozenset[str]:
    """Return the words that a question asks with: those of its prompt, and of what it is about or has for its key."""
    match view.question:
        case SingleChoice() | MultipleChoice():
            return view.prompt_content.union(*(view.content(text) for _path, text in view.right))
        case Cloze(text=text):
            return view.prompt_content.union(view.content(text))
        case Matching(pairs=pairs):
            return view.prompt_content.union(*(view.content(pair.left) for pair in pairs))
        case Ordering(items=items):
            return view.prompt_content.union(*(view.content(item) for item in items))
        case TrueFalse() | ShortAnswer() | Numerical() | Essay() | Flashcard():
            return view.prompt_content
        case _ as question:
            assert_never(question)


@bank_rule(
    "Q509",
    title=msg("Two reversible cards with the same back"),
    advice=msg("From the back, either front is right: make the backs different, or one card not reversible"),
)
def same_back(view: BankView) -> Found:
    """Find two reversible cards with the same back: from it, either front is right."""
    first: dict[str, str] = {}
    for index, card in enumerate(view.bank.questions):
        if isinstance(card, Flashcard) and card.reversible:
            other = first.setdefault(fold(card.answer), card.id)
            if other != card.id:
                yield ("questions", index, "answer"), msg("the same back as “{id}”", id=other)


RULES = (given_away, similar_prompts, same_back)
