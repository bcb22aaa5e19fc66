"""Rules on questions of a bank beside one another: what one says of another, and what is asked twice."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import assert_never

from reseaux_quiz.answers import quantities
from reseaux_quiz.answers.folding import fold
from reseaux_quiz.checking import words
from reseaux_quiz.checking.rule import Found, bank_rule
from reseaux_quiz.checking.view import BankView, View
from reseaux_quiz.i18n import msg
from reseaux_quiz.model import (
    GAP,
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
from reseaux_quiz.texts import TreePath

_MANY = 50
"""A word in more questions than that brings none of them together, and no more gaps of a text are looked for: this
keeps the cost in proportion."""

# --- an answer in another question -------------------------------------------------------------------------


@bank_rule(
    "Q503",
    title=msg("A question that gives another's answer away"),
    advice=msg("In one quiz, whoever reads both need not know: reword one of them"),
)
def given_away(view: BankView) -> Found:
    """Find a question about the same thing as another one, with the answer of that one printed in it."""
    answers = [
        (index, answer, asking.content(answer), is_recalled)
        for index, asking in enumerate(view.views)
        for answer, is_recalled in _to_find(asking)
    ]
    wanted = {word for _index, _answer, expected, _is_recalled in answers for word in expected}
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for index, question in enumerate(view.views):
        below = words.words("\n".join([text for _path, text, _states in _below_prompt(question)]))
        for word in wanted & question.prompt_content.union(below):
            by_word[word].append(index)
    for index, answer, expected, is_recalled in answers:
        asking = view.views[index]
        others = by_word[min(expected, key=lambda word: len(by_word[word]))] if expected else []
        if len(others) > _MANY or asking.prompt_content.issuperset(expected):
            continue
        topic = _topic(asking)
        for other in others:
            path = _place(expected, topic, view.views[other], is_recalled=is_recalled) if other != index else None
            if path:
                yield (
                    ("questions", other, *path),
                    msg("gives away “{answer}”, the answer of “{id}”", answer=answer, id=asking.question.id),
                )


def _topic(view: View[Question]) -> frozenset[str]:
    """Return the words of what a question states: its prompt, and the text around gaps."""
    return view.prompt_content.union(*(view.content(text) for _path, text, states in _below_prompt(view) if states))


def _place(expected: list[str], topic: frozenset[str], view: View[Question], *, is_recalled: bool) -> TreePath | None:
    """Find where a question about the same topic states an answer, or has one to recall among its options."""
    about = _topic(view)
    for path, text, states in [(("prompt",), view.prompt, True), *_below_prompt(view)]:
        content = view.content(text)
        if (states or is_recalled) and _contains(content, expected):
            shared = (topic & about.union(content)).difference(expected)
            if len(shared) >= max(3, 0.4 * len(topic)):
                return path
    return None


def _contains(content: list[str], expected: list[str]) -> bool:
    size = len(expected)
    return any(content[start : start + size] == expected for start in range(len(content) - size + 1))


def _below_prompt(view: View[Question]) -> list[tuple[TreePath, str, bool]]:
    """List what is printed below a prompt, each text with whether it states something, as an option does not."""
    match view.question:
        case SingleChoice() | MultipleChoice():
            return [(path, text, False) for path, text in view.options]
        case Cloze(text=text):
            return [(("text",), GAP.sub(" ", text), True)]
        case Matching(pairs=pairs):
            return [(("pairs", index), f"{pair.left}\n{pair.right}", False) for index, pair in enumerate(pairs)]
        case Ordering(items=items):
            return [(("items", index), item, False) for index, item in enumerate(items)]
        case TrueFalse() | ShortAnswer() | Numerical() | Essay() | Flashcard():
            return []
        case _ as question:
            assert_never(question)


def _to_find(view: View[Question]) -> list[tuple[str, bool]]:
    """Return the answers of a question, each with whether a pupil has to recall it, and does not choose it."""
    match view.question:
        case ShortAnswer(answers=answers):
            return [(answers[0], True)]
        case Cloze() as cloze:
            return [(gap.answers[0], True) for gap in cloze.gaps[:_MANY]]
        case SingleChoice(answer=answer):
            return [(answer, False)]
        case Numerical(answer=answer, unit=unit):
            return [(f"{quantities.written(answer, view.language)} {unit}", True)] if unit else []
        case MultipleChoice() | TrueFalse() | Matching() | Ordering() | Essay() | Flashcard():
            return []
        case _ as question:
            assert_never(question)


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
