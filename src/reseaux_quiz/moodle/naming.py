"""How questions are found again in Moodle: categories, names, tags."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from attrs import evolve

from reseaux_quiz import presenting
from reseaux_quiz.exporting import Level, Loss, LossCode
from reseaux_quiz.i18n import Message, catalogue, msg
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import Bloom, Difficulty, Flashcard, Item, Quiz
from reseaux_quiz.moodle.recorder import Recorder

MAX_LEVEL = 255
"""The maximum number of characters in a level of a category."""
MAX_TAG = 50
"""The maximum number of characters in a tag in Moodle."""
_NOT_IN_TAGS = frozenset("<>`")
_NUMBER = re.compile(r"\d+")


class Naming:
    """Names the questions of one quiz; `top`, if given, stands for the collection's title."""

    def __init__(self, quiz: Quiz, top: str | None = None) -> None:
        self._top = top if top and top.strip() else None
        self._widths = _widths(quiz)
        self._levels: dict[tuple[str, str | None], tuple[str, ...]] = {}
        self.losses: list[Loss] = []
        """What became of the names of categories."""

    def levels(self, item: Item) -> tuple[str, ...]:
        """Return the levels of a category: the collection, the bank's section, the subsection."""
        place = item.bank.full_id, item.question.section
        if place not in self._levels:
            self._levels[place] = tuple(map(self._level, self._names(item)))
        return self._levels[place]

    def title(self, item: Item) -> str:
        """Name a question as a teacher finds it in Moodle's list: its section and the first words that it shows.

        A card that is asked from back to front shows its back: its front would be the answer.
        """
        question = item.question
        if isinstance(question, Flashcard) and question.reversible:
            question = evolve(question, prompt=question.answer)
        words = presenting.first_words(question).replace("<", "‹")  # Moodle drops what looks like a tag
        return f"{self._number(question.section)} {words}".strip()

    def _names(self, item: Item) -> Iterator[str]:
        bank = item.bank
        top = self._top or (bank.collection.title if bank.collection else None)
        if top:
            yield top
        yield f"{self._number(bank.section)} {bank.title}".strip()
        section = item.section
        if section is not None and section.number != bank.section:
            yield f"{self._number(section.number)} {section.title}"

    def _level(self, name: str) -> str:
        """Return what a level can carry of a name: HTML would be stripped, and the length is bounded."""
        whole = " ".join(name.split())
        level = whole.replace("<", "‹")[:MAX_LEVEL].rstrip()
        if level != whole:
            message = msg("the category “{name}” becomes “{level}”", name=name, level=level)
            loss = Loss(LossCode.CATEGORY, Level.REDUCED, message)
            if loss not in self.losses:
                self.losses.append(loss)
        return level

    def _number(self, section: str | None) -> str:
        """Pad the numbers of a section, so that 10 is sorted behind 9."""
        padded = []
        for depth, part in enumerate((section or "").split(".")):
            found = _NUMBER.search(part)
            missing = self._widths.get(depth, 0) - len(found[0]) if found else 0
            padded.append(_NUMBER.sub(rf"{'0' * missing}\g<0>", part, count=1))
        return ".".join(padded)


def _widths(quiz: Quiz) -> dict[int, int]:
    """Return how many digits the numbers of sections have, by their depth: 2 at depth 1 for « 2.10 »."""
    widths: dict[int, int] = {}
    banks = {item.bank.full_id: item.bank for item in quiz.items}.values()
    for number in (each for bank in banks for each in (bank.section, *(section.number for section in bank.sections))):
        for depth, part in enumerate((number or "").split(".")):
            found = _NUMBER.search(part)
            widths[depth] = max(widths.get(depth, 0), len(found[0]) if found else 0)
    return widths


def category(levels: Iterable[str]) -> str:
    """Write the levels of a category, where nothing is escaped and slashes in names are doubled."""
    doubled = (level.replace("/", "//") for level in levels)
    # A slash at either end of a name would merge with the separator of levels.
    return "/".join(f"{' ' if each[:1] == '/' else ''}{each}{' ' if each[-1:] == '/' else ''}" for each in doubled)


def tags(item: Item, recorder: Recorder) -> Iterator[str]:
    """Return the tags that Moodle accepts; report those that it would change or drop."""
    question = item.question
    ours = _our_tags(item.bank.language, question.section, question.difficulty, question.bloom)
    yield from ours
    seen = {tag.casefold() for tag in ours} if question.tags else set()
    for tag in dict.fromkeys(question.tags):
        if tag in ours:
            continue
        written = " ".join(tag.split())[:MAX_TAG].rstrip("\\ ")  # in GIFT a backslash would escape the bracket behind
        problem = _problem(tag, written, seen)
        if problem:
            recorder.reduced(LossCode.TAG, problem)
        if written not in ("", "0"):
            seen.add(written.casefold())
            yield written


def _problem(tag: str, written: str, seen: set[str]) -> Message | None:
    if written in ("", "0"):
        return msg("the tag “{tag}” breaks Moodle's import and is left out", tag=tag)
    if not _NOT_IN_TAGS.isdisjoint(tag):
        return msg("Moodle drops the tag “{tag}”, which contains <, > or `", tag=tag)
    if written.casefold() in seen:
        return msg("Moodle merges the tag “{tag}” with one that differs only in capitals", tag=tag)
    if written != tag:
        return msg("the tag “{tag}” becomes “{written}” in Moodle", tag=tag, written=written)
    return None


@cache
def _our_tags(
    language: str, section: str | None, difficulty: Difficulty | None, bloom: Bloom | None
) -> tuple[str, ...]:
    """Return the tags for properties that many questions share."""
    labels = tuple(catalogue(language).gettext(LABELS[each]) for each in (difficulty, bloom) if each)
    return (msg("section {number}", number=section).text(language), *labels) if section else labels
