"""What has changed since an earlier file: what `--since` writes, and what it says to do in Moodle.

Moodle has no update: each import makes new questions, and drops an idnumber that the category has already. So a file
of changes alone goes into categories of its own. The earlier file and ours are read by the same importer and compared
as questions: Moodle's own exports count too, however they are laid out.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from attrs import asdict, evolve, frozen

from reseaux_quiz import exporting, importing
from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Rendered
from reseaux_quiz.i18n import Message
from reseaux_quiz.importing import Imported
from reseaux_quiz.model import Cloze, Document, Essay, Matching, MultipleChoice, Order, Question, Quiz, SingleChoice
from reseaux_quiz_moodle.words import msg, nmsg

_READABLE = ("moodle", "gift")


@frozen
class Changes:
    """The full ids of a quiz's new and changed questions, and of those that its banks no longer have."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    retired: tuple[str, ...]

    @property
    def written(self) -> frozenset[str]:
        """The questions for a file of changes."""
        return frozenset((*self.new, *self.changed))


def compared(quiz: Quiz, earlier: bytes, whole: Rendered) -> Changes:
    """Compare a quiz, written as a `whole`, with an earlier file in Moodle XML or GIFT.

    Raises QuizError where the earlier file is in neither format, or names none of its questions.
    """
    importer = importing.recognise(earlier, "--since")
    if importer.name not in _READABLE:
        raise QuizError(
            msg("--since expects a file in Moodle XML or GIFT, and this one is “{name}”", name=importer.name)
        )
    before = _contents([importer.read(earlier)])
    if not before:
        raise QuizError(msg("no question of the earlier file has an id, so that none can be found again"))
    if importer.name == "moodle":
        now = _contents([importer.read(whole.files[""])])
    else:
        gift = exporting.find("gift")
        ways = (gift.options(ordering=ordering) for ordering in (False, True))
        now = _contents([importer.read(gift.render(quiz, options).files[""]) for options in ways])
    ids = [item.full_id for item in quiz.items if item.full_id not in whole.omitted]
    return Changes(
        new=tuple(each for each in ids if each not in before),
        changed=tuple(
            each for each in ids if each in before and now.get(each, before[each]).isdisjoint(before[each])
        ),
        retired=tuple(each for each in before if _is_retired(each, quiz)),
    )


def remarks(changes: Changes, category: str) -> Iterator[Message]:
    """Say what is new, what has changed, what is retired, and what to do with each in Moodle."""
    if not changes.written:
        yield msg("nothing is new or changed since that file: no file was written")
    if changes.new:
        number = len(changes.new)
        yield nmsg(
            "{number} new question: {ids}", "{number} new questions: {ids}", number, ids=", ".join(changes.new)
        )
        yield msg("add them to your quizzes from the categories “{category}”", category=category)
    if changes.changed:
        number = len(changes.changed)
        ids = ", ".join(changes.changed)
        yield nmsg("{number} changed question: {ids}", "{number} changed questions: {ids}", number, ids=ids)
        yield msg(
            "in each quiz that asks the old version and that nobody has begun, put the one from “{category}” in its "
            "place; then delete the old version from the question bank (search for its id)",
            category=category,
        )
    if changes.retired:
        number = len(changes.retired)
        ids = ", ".join(changes.retired)
        yield nmsg("{number} retired question: {ids}", "{number} retired questions: {ids}", number, ids=ids)
        yield msg("take them out of your quizzes, then delete them from the question bank (search for the ids)")


def _is_retired(full_id: str, quiz: Quiz) -> bool:
    """Tell whether a bank of the quiz had a question, and has it no more."""
    bank_id, _slash, question_id = full_id.rpartition("/")
    bank = next((item.bank for item in quiz.items if item.bank.full_id == bank_id), None)
    return bank is not None and all(question.id != question_id for question in bank.questions)


def _contents(files: Iterable[Imported]) -> Mapping[str, AbstractSet[str]]:
    """Return what a teacher or a pupil sees of each question, by its idnumber: Moodle may hold several versions."""
    found: dict[str, set[str]] = defaultdict(set)
    for imported in files:
        documents = {each.id: evolve(each, id="") for each in imported.bank.documents}
        for key, known in imported.known:
            found[key].add(known if isinstance(known, str) else _content(known, documents, imported.pictures))
    return found


def _content(question: Question, documents: Mapping[str, Document], pictures: Mapping[str, bytes]) -> str:
    """Write a question as text, with its documents.

    Pictures stand by their bytes, and what is shown in any order is sorted.
    """
    tags = tuple(sorted(tag.casefold() for tag in question.tags))
    shown = [documents.get(name, name) for name in question.documents]
    whole = str([asdict(evolve(_in_order(question), tags=tags, documents=()), value_serializer=_sorted), shown])
    for path, data in pictures.items():
        whole = whole.replace(path, hashlib.sha256(data).hexdigest())
    return whole


def _in_order(question: Question) -> Question:
    match question:
        case SingleChoice(order=Order.SHUFFLED, distractors=distractors):
            return evolve(question, distractors=tuple(sorted(distractors, key=repr)))
        case MultipleChoice(order=Order.SHUFFLED, answers=answers, distractors=distractors):
            return evolve(
                question, answers=tuple(sorted(answers, key=repr)), distractors=tuple(sorted(distractors, key=repr))
            )
        case Matching(pairs=pairs, distractors=rest):
            return evolve(question, pairs=tuple(sorted(pairs, key=repr)), distractors=tuple(sorted(rest)))
        case Essay():
            return evolve(question, hint=None)  # Moodle drops it
        case Cloze(distractors=words):
            return evolve(question, distractors=tuple(sorted(words)))
        case _:
            return question


def _sorted(_instance: Any, _attribute: Any, value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value
