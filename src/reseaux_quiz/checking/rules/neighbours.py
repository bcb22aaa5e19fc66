"""Rules on questions of a bank beside one another: what one says of another, and what is asked twice."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import assert_never

from attrs import frozen

from reseaux_quiz.answers import quantities
from reseaux_quiz.answers.folding import fold
from reseaux_quiz.checking import words
from reseaux_quiz.checking.rule import Found, bank_rule
from reseaux_quiz.checking.view import BankView, View
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
    Strictness,
    TrueFalse,
    split_gaps,
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
    answers = [answer for index, asking in enumerate(view.views) for answer in _to_find(index, asking)]
    wanted = {word for answer in answers for word in answer.expected}
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for index, question in enumerate(view.views):
        below = words.words("\n".join([text for _path, text, _states in _below_prompt(question)]))
        for word in wanted & question.prompt_content.union(below):
            by_word[word].append(index)
    for answer in answers:
        asking = view.views[answer.index]
        others = by_word[min(answer.expected, key=lambda word: len(by_word[word]))] if answer.expected else []
        if len(others) > _MANY or asking.prompt_content.issuperset(answer.expected):
            continue
        topic = _topic(asking)
        for other in others:
            path = _place(answer, topic, view.views[other]) if other != answer.index else None
            if path:
                yield (
                    ("questions", other, *path),
                    msg("gives away “{answer}”, the answer of “{id}”", answer=answer.text, id=asking.question.id),
                )


@frozen
class _Answer:
    """An answer of a question; `around` has it with the word before or after it in the text of a gap."""

    index: int
    text: str
    expected: list[str]
    is_recalled: bool = True
    around: tuple[list[str], ...] = ()


def _topic(view: View[Question]) -> frozenset[str]:
    """Return the words of what a question states: its prompt, and the text around gaps."""
    return view.prompt_content.union(*(view.content(text) for _path, text, states in _below_prompt(view) if states))


def _place(answer: _Answer, topic: frozenset[str], view: View[Question]) -> TreePath | None:
    """Find where a question states an answer, or has one to recall among its options.

    Either both questions are about the same topic, or the words beside a gap stand there too.
    """
    about = _topic(view)
    for path, text, states in [(("prompt",), view.prompt, True), *_below_prompt(view)]:
        content = view.content(text)
        if (states or answer.is_recalled) and _contains(content, answer.expected):
            shared = (topic & about.union(content)).difference(answer.expected)
            if len(shared) >= max(3, 0.4 * len(topic)) or any(_contains(content, each) for each in answer.around):
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
            return [(("text",), " ".join(split_gaps(text)[::2]), True)]
        case Matching(pairs=pairs):
            return [(("pairs", index), f"{pair.left}\n{pair.right}", False) for index, pair in enumerate(pairs)]
        case Ordering(items=items):
            return [(("items", index), item, False) for index, item in enumerate(items)]
        case TrueFalse() | ShortAnswer() | Numerical() | Essay() | Flashcard():
            return []
        case _ as question:
            assert_never(question)


def _to_find(index: int, view: View[Question]) -> list[_Answer]:
    """Return the answers of a question that a pupil recalls, or chooses alone."""
    match view.question:
        case ShortAnswer(answers=answers):
            return [_Answer(index, answers[0], view.content(answers[0]))]
        case Cloze() as cloze:
            return _in_gaps(index, view, cloze)
        case SingleChoice(answer=answer):
            return [_Answer(index, answer, view.content(answer), is_recalled=False)]
        case Numerical(answer=number, unit=unit):
            text = f"{quantities.written(number, view.language)} {unit}"
            return [_Answer(index, text, view.content(text))] if unit else []
        case MultipleChoice() | TrueFalse() | Matching() | Ordering() | Essay() | Flashcard():
            return []
        case _ as question:
            assert_never(question)


def _in_gaps(index: int, view: View[Question], cloze: Cloze) -> list[_Answer]:
    outside = split_gaps(words.plain(cloze.text))[::2]
    answers = []
    for gap, text_before, text_after in islice(zip(cloze.gaps, outside, outside[1:], strict=False), _MANY):
        answer = gap.answers[0]
        expected = view.content(answer)
        before = view.content(_PHRASE_END.split(text_before[-words.CONTEXT :])[-1])
        after = view.content(_PHRASE_END.split(text_after[: words.CONTEXT])[0])
        sides = [[word, *expected] for word in before[-1:]] + [[*expected, word] for word in after[:1]]
        around = tuple(side for side in sides if expected and not any(word.isdigit() for word in side))
        answers.append(_Answer(index, answer, expected, around=around))
    return answers


_PHRASE_END = re.compile(r"[.,;:!?()«»\n]")


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


# Symbols and forms of words (“Co” and “CO”, « chante » and « chantes ») are different backs.
_SPELT = frozenset({Strictness.CASE, Strictness.ACCENTS, Strictness.PLURAL})


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
            back = f"{card.answer[:1].lower()}{card.answer[1:]}"
            folded = fold(back, _SPELT, card.language or view.bank.language)
            other = first.setdefault(folded, card.id)
            if other != card.id:
                yield ("questions", index, "answer"), msg("the same back as “{id}”", id=other)


RULES = (given_away, similar_prompts, same_back)
