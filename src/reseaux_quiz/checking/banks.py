"""Rules on a whole bank: what no question shows alone."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reseaux_quiz import quantities
from reseaux_quiz.checking import words
from reseaux_quiz.checking.view import Found, View
from reseaux_quiz.folding import fold
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import (
    Bank,
    Bloom,
    Cloze,
    Difficulty,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    QuestionType,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

ENOUGH = 8
"""Questions of a kind from which on their shares say something."""

CHANCE = 0.02
"""How seldom chance alone does it, for a share to be told: a bank in fifty."""

MOST_OF_A_KIND = 0.6


class BankView:
    """A bank, and its questions as the rules look at them."""

    def __init__(self, bank: Bank, views: Sequence[View]) -> None:
        self.bank: Final = bank
        self.views: Final = views


# --- shares ------------------------------------------------------------------------------------------------


def beyond(hits: int, chances: Sequence[float]) -> float:
    """Return how likely so many hits or more are, where each try has a chance of its own.

    Exact (Poisson binomial) up to 200 tries, by the normal curve with a correction for continuity from there on.
    """
    if len(chances) > 200:
        spread = math.sqrt(sum(chance * (1 - chance) for chance in chances))
        return math.erfc((hits - 0.5 - sum(chances)) / spread / math.sqrt(2)) / 2
    likely = [1.0]
    for chance in chances:
        likely = [a * (1 - chance) + b * chance for a, b in zip([*likely, 0.0], [0.0, *likely], strict=True)]
    return sum(likely[hits:])


def true_and_false(view: BankView) -> Found:
    """Find more true than false, or the other way, than chance does."""
    answers = [each.question.answer for each in view.views if isinstance(each.question, TrueFalse)]
    right = sum(answers)
    most = max(right, len(answers) - right)
    if len(answers) >= ENOUGH and 2 * beyond(most, [0.5] * len(answers)) < CHANCE:
        message = _("{right} true, {wrong} false")
        yield ("questions",), message.format(right=right, wrong=len(answers) - right)


def longest_is_key(view: BankView) -> Found:
    """Find that the key is the longest option more often than chance does."""
    choices = [each for each in view.views if isinstance(each.question, SingleChoice)]
    longest = sum(len(each.right[0][1]) > max(len(text) for _path, text in each.wrong) for each in choices)
    chances = [1 / len(each.options) for each in choices]
    if len(choices) >= ENOUGH and beyond(longest, chances) < CHANCE:
        message = _("the key is the longest option in {longest} questions of {number}; chance gives {due}")
        yield ("questions",), message.format(longest=longest, number=len(choices), due=round(sum(chances)))


def types(view: BankView) -> Found:
    """Find that one type makes most of the bank."""
    yield from _most([each.question.type for each in view.views])


def difficulties(view: BankView) -> Found:
    """Find that one difficulty makes most of the bank."""
    yield from _most([each.question.difficulty for each in view.views])


def bloom_levels(view: BankView) -> Found:
    """Find that one level of Bloom's taxonomy makes most of the bank."""
    yield from _most([each.question.bloom for each in view.views])


def _most(found: Iterable[QuestionType | Difficulty | Bloom | None]) -> Found:
    classed = [each for each in found if each is not None]
    for kind, number in Counter(classed).most_common(1):
        if len(classed) >= ENOUGH and beyond(number, [MOST_OF_A_KIND] * len(classed)) < CHANCE:
            message = _("{number} of {all} are « {kind} »")
            yield ("questions",), message.format(number=number, all=len(classed), kind=_(LABELS[kind]))


def empty_sections(view: BankView) -> Found:
    """Find a section that is declared and has no question, neither of its own nor below it."""
    asked = {each.question.section or "" for each in view.views}
    for section in view.bank.sections:
        if not any(each == section.number or each.startswith(f"{section.number}.") for each in asked):
            message = _("no question on section {number}, « {title} »")
            yield ("sections", section.number), message.format(number=section.number, title=section.title)


# --- questions beside each other ---------------------------------------------------------------------------

SIMILAR = 0.8
"""The share of words in common (Jaccard) from which on two prompts are nearly the same."""

FEW_WORDS = 6
"""A prompt with fewer words that carry meaning is a form of words (« Laquelle de ces phrases est juste ? »)."""

MANY = 50
"""A word in more questions than that brings none of them together; it also keeps the cost in proportion."""


def similar_prompts(view: BankView) -> Found:
    """Find prompts that are nearly the same."""
    sets = [_asked(each) for each in view.views]
    rarity = Counter(word for found in sets for word in found)
    known: dict[frozenset[str], int] = {}
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(sets):
        if len(found) < FEW_WORDS:
            continue
        # Sets that are similar have one of their rarest words in common (prefix filtering, Chaudhuri et al. 2006).
        rarest = sorted([(rarity[word], word) for word in found])
        prefix = [
            word for number, word in rarest[: len(found) - math.ceil(SIMILAR * len(found)) + 1] if number <= MANY
        ]
        other = known.get(found)
        if other is None:
            other = next(_similar(found, prefix, by_word, sets), None)
        if other is None:
            known[found] = index
            for word in prefix:
                by_word[word].append(index)
        else:
            message = _("nearly the same prompt as « {id} »")
            yield ("questions", index, "prompt"), message.format(id=view.views[other].question.id)


def _similar(
    found: frozenset[str], prefix: list[str], by_word: dict[str, list[int]], sets: list[frozenset[str]]
) -> Iterator[int]:
    for other in sorted({other for word in prefix for other in by_word.get(word, ())}):
        if len(found & sets[other]) >= SIMILAR * len(found | sets[other]):
            yield other


def _asked(view: View) -> frozenset[str]:
    """Return the words that a question asks with: its prompt's, and those of what it is about or has for its key."""
    match view.question:
        case SingleChoice() | MultipleChoice():
            return view.prompt_content.union(*(words.content(text) for _path, text in view.right))
        case Cloze(text=text):
            return view.prompt_content | set(words.content(text))
        case Matching(pairs=pairs):
            return view.prompt_content.union(*(words.content(pair.left) for pair in pairs))
        case Ordering(items=items):
            return view.prompt_content.union(*(words.content(item) for item in items))
        case _:
            return view.prompt_content


def given_away(view: BankView) -> Found:
    """Find a prompt that has the answer of another question, and speaks of the same thing."""
    sets = [each.prompt_content for each in view.views]
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(sets):
        for word in found:
            by_word[word].append(index)
    for index, each in enumerate(view.views):
        for answer in _to_find(each):
            due = words.content(answer)
            if not due or set(due) <= sets[index]:
                continue
            others = by_word.get(min(due, key=lambda word: len(by_word.get(word, ()))), [])
            if len(others) > MANY:
                continue
            for other in others:
                shared = sets[index] & sets[other] - set(due)
                if other != index and len(shared) >= max(3, 0.4 * len(sets[index])) and _says(view.views[other], due):
                    message = _("gives away « {answer} », the answer of « {id} »")
                    yield ("questions", other, "prompt"), message.format(answer=answer, id=each.question.id)


def _to_find(view: View) -> list[str]:
    """Return the answers that one has to find by oneself, or to choose."""
    match view.question:
        case ShortAnswer(answers=answers):
            return list(answers[:1])
        case SingleChoice(answer=answer):
            return [answer]
        case Numerical(answer=answer, unit=unit) if unit:
            return [f"{quantities.written(answer, view.language)} {unit}"]
        case _:
            return []


def _says(view: View, due: list[str]) -> bool:
    said = words.content(view.prompt)
    return any(said[start : start + len(due)] == due for start in range(len(said) - len(due) + 1))


def one_back(view: BankView) -> Found:
    """Find two reversible cards with one back: from it, either front is right."""
    first: dict[str, str] = {}
    for index, each in enumerate(view.views):
        if isinstance(each.question, Flashcard) and each.question.reversible:
            other = first.setdefault(fold(each.question.answer), each.question.id)
            if other != each.question.id:
                yield ("questions", index, "answer"), _("the same back as « {id} »").format(id=other)
