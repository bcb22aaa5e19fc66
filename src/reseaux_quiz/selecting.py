"""Filters, sampling and shuffling: banks → a quiz.

Every random choice orders by a hash of (seed, full id, purpose), so that it is the same on every machine and
adding a question moves no other.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, TypeVar, assert_never

from attrs import field, frozen

from reseaux_quiz import collation
from reseaux_quiz.errors import NotFoundError, NothingSelectedError
from reseaux_quiz.i18n import N_, msg
from reseaux_quiz.markup import readable
from reseaux_quiz.model import (
    Bank,
    Difficulty,
    Document,
    Item,
    MultipleChoice,
    Option,
    Order,
    QuestionType,
    Quiz,
    SingleChoice,
)

T = TypeVar("T")

_MOST_MISSES = 20  # whose nearest id is looked for, which takes a while


def _filter(name: str, help_text: str, kind: Callable[[str], Any] = str) -> Any:
    """Return a field for a filter, which takes one value or several, possibly as text."""

    def several(given: str | Iterable[str]) -> tuple[Any, ...]:
        return (kind(given),) if isinstance(given, str) else tuple(map(kind, given))

    return field(default=(), converter=several, metadata={"help": help_text, "names": (name,)})


@frozen(kw_only=True)
class Selection:
    """Which questions, and in which order. Values of one filter combine with *or*, filters with *and*.

    The command line derives its options from these fields, as it does from those of a format.
    """

    sections: tuple[str, ...] = _filter("--section", N_("Only this section and its subsections."))
    types: tuple[QuestionType, ...] = _filter("--type", N_("Only questions of this type."), QuestionType)
    difficulties: tuple[Difficulty, ...] = _filter(
        "--difficulty", N_("Only questions of this difficulty."), Difficulty
    )
    tags: tuple[str, ...] = _filter("--tag", N_("Only questions with this tag."))
    ids: tuple[str, ...] = _filter("--id", N_("Only the question with this id; the order given is kept."))
    exclude: tuple[str, ...] = _filter("--exclude", N_("Not the question with this id."))
    number: int | None = field(
        default=None,
        metadata={"help": N_("At most this many questions."), "names": ("-n", "--number"), "min": 1},
    )
    seed: int | None = field(
        default=None, metadata={"help": N_("The seed of every random choice: the same seed gives the same quiz.")}
    )
    shuffle: bool = field(default=False, metadata={"help": N_("Shuffle the questions.")})


def select(banks: Sequence[Bank], selection: Selection) -> Quiz:
    """Choose questions and put them in order, without their pictures.

    The order is that of `ids`, if given; otherwise random with `number` or `shuffle`, else that of the banks, and
    questions on one document stand together, in the order of the bank.
    Raises NotFoundError for an unknown id, NothingSelectedError if no question is left.
    """
    seed = selection.seed or 0
    items = [Item(bank, question) for bank in banks for question in bank.questions]
    if selection.ids or selection.exclude:
        index = Index(banks)
        excluded = {index.find(given).full_id for given in selection.exclude}
        items = [index.find(given) for given in dict.fromkeys(selection.ids)] or items
        items = [item for item in items if item.full_id not in excluded]
    return Quiz(tuple(take(items, selection)), seed)


def take(items: Iterable[Item], selection: Selection) -> list[Item]:
    """Choose from questions by filters and number, and put them in order; NothingSelectedError if none is left."""
    seed = selection.seed or 0
    found = [item for item in items if _chosen(item, selection)]
    if not found:
        raise NothingSelectedError(msg("no question matches these filters: leave one of them out"))
    if selection.number is not None and selection.number < len(found):
        drawn = sorted((item.full_id for item in found), key=lambda name: draw(seed, name, "sample"))
        kept = set(drawn[: selection.number])
        found = [item for item in found if item.full_id in kept]
    if selection.ids:
        return found
    family = families(found)
    if selection.shuffle or selection.number is not None:
        found.sort(key=lambda item: draw(seed, family[item.full_id], "order"))
    return [item for group in grouped(found, lambda item: family[item.full_id]) for item in group]


def families(items: Iterable[Item]) -> Mapping[str, str]:
    """Return what each question is drawn with, by its full id: the first of the documents that link it to others.

    A question without documents is a family of its own.
    """
    first: dict[str, str] = {}

    def root(name: str) -> str:
        while first.setdefault(name, name) != name:
            first[name] = first[first[name]]
            name = first[name]
        return name

    found = {}
    for item in items:
        documents = [f"{item.bank.full_id}/{document.id}" for document in item.documents] or [item.full_id]
        found[item.full_id] = documents[0]
        for other in documents[1:]:
            one, two = sorted((root(documents[0]), root(other)))
            first[two] = one
    return {name: root(document) for name, document in found.items()}


def grouped(things: Iterable[T], family: Callable[[T], str]) -> list[list[T]]:
    """Group things by their family, in the order of the first of each."""
    groups: dict[str, list[T]] = {}
    for thing in things:
        groups.setdefault(family(thing), []).append(thing)
    return [*groups.values()]


def find(banks: Sequence[Bank], given: str) -> Item:
    """Find a question by its full id, or by an ending of it that no other question shares."""
    return Index(banks).find(given)


class Index:
    """The questions and documents of some banks, by their full ids and the endings of these."""

    def __init__(self, banks: Iterable[Bank]) -> None:
        self._items: dict[str, list[Item]] = {}
        self._documents: dict[str, list[tuple[Bank, Document]]] = {}
        self._about: dict[str, list[Item]] = {}
        self._retired: set[str] = set()
        self._collections: set[str] = set()
        self._misses = 0
        for bank in banks:
            if bank.collection:
                self._collections.add(bank.collection.id)
            for question in bank.questions:
                item = Item(bank, question)
                for name in _names(item.full_id):
                    self._items.setdefault(name, []).append(item)
                for identifier in question.documents:
                    self._about.setdefault(f"{bank.full_id}/{identifier}", []).append(item)
            for document in bank.documents:
                for name in _names(f"{bank.full_id}/{document.id}"):
                    self._documents.setdefault(name, []).append((bank, document))
            for identifier in bank.retired:
                self._retired.update(_names(f"{bank.full_id}/{identifier}"))

    def __contains__(self, given: str) -> bool:
        return given in self._items or given in self._retired

    def find(self, given: str) -> Item:
        """Return the question with an id; NotFoundError for one that is unknown, ambiguous or retired."""
        found = self._items.get(given, [])
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(item.full_id for item in found)
            raise NotFoundError(msg("“{id}” could be any of these questions: {ids}", id=given, ids=ids))
        if given in self._retired:
            raise NotFoundError(msg("the question “{id}” was retired: leave it out", id=given))
        if given in self._documents:
            ids = ", ".join(item.full_id for item in self.about(given))
            raise NotFoundError(msg("“{id}” is a document: name the questions on it, {ids}", id=given, ids=ids))
        self._expect_collection(given)
        if near := self._near(given, self._items):
            raise NotFoundError(msg("no question is called “{id}”: perhaps “{near}”", id=given, near=near))
        raise NotFoundError(
            msg("no question is called “{id}”: `reseaux-quiz show BANK` lists those of a bank", id=given)
        )

    def documents(self, given: str) -> Sequence[tuple[Bank, Document]]:
        """Return the documents with an id, unless questions are called that."""
        return () if given in self._items else self._documents.get(given, ())

    def has_document(self, given: str) -> bool:
        """Tell whether a document has an id."""
        return given in self._documents

    def about(self, given: str) -> Sequence[Item]:
        """Return the questions about the document with an id, in the order of the bank.

        Raises NotFoundError for a document that is unknown, ambiguous or retired.
        """
        found = [f"{bank.full_id}/{document.id}" for bank, document in self._documents.get(given, ())]
        if len(found) == 1:
            return self._about.get(found[0], ())
        if found:
            raise NotFoundError(msg("“{id}” could be any of these documents: {ids}", id=given, ids=", ".join(found)))
        if given in self._items:
            raise NotFoundError(msg("“{id}” is a question, and a document is expected", id=given))
        if given in self._retired:
            raise NotFoundError(msg("the document “{id}” was retired: leave it out", id=given))
        self._expect_collection(given)
        if near := self._near(given, self._documents):
            raise NotFoundError(msg("there is no document “{id}”: perhaps “{near}”", id=given, near=near))
        raise NotFoundError(
            msg("there is no document “{id}”: `reseaux-quiz show BANK` lists those of a bank", id=given)
        )

    def _expect_collection(self, given: str) -> None:
        """Raise NotFoundError for a full id in a collection that no bank is in."""
        collection, *rest = given.split("/")
        if len(rest) == 2 and collection not in self._collections:
            raise NotFoundError(msg("no bank of the collection “{id}” was found: give its folder too", id=collection))

    def _near(self, given: str, known: Iterable[str]) -> str | None:
        """Return the known id that is nearest to a wrong one; None after many of these, as it takes a while."""
        from difflib import get_close_matches  # noqa: PLC0415 - needed only for a wrong id

        self._misses += 1
        if self._misses > _MOST_MISSES:
            return None
        head = given[: given.rfind("/") + 1]
        # A long name of the bank that both have would make any two ids alike.
        there = [name.removeprefix(head) for name in known if name.startswith(head)]
        near = get_close_matches(given.removeprefix(head), there, n=1)
        if there:
            return head + near[0] if near else None
        return next(iter(get_close_matches(given, known, n=1)), None)


def is_called(full_id: str, given: str) -> bool:
    """Tell whether an id that was given is a full id, or an ending of it."""
    return f"/{full_id}".endswith(f"/{given}")


def _names(full_id: str) -> Iterator[str]:
    """List a full id and its endings."""
    parts = full_id.split("/")
    return ("/".join(parts[start:]) for start in range(len(parts)))


def _chosen(item: Item, selection: Selection) -> bool:
    question = item.question
    return (
        (not selection.sections or any(_within(question.section, section) for section in selection.sections))
        and (not selection.types or question.type in selection.types)
        and (not selection.difficulties or question.difficulty in selection.difficulties)
        and (
            not selection.tags or not {_folded(tag) for tag in question.tags}.isdisjoint(map(_folded, selection.tags))
        )
    )


def _within(section: str | None, wanted: str) -> bool:
    return section == wanted or (section or "").startswith(f"{wanted}.")


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def draw(seed: int, full_id: str, purpose: str) -> bytes:
    """Return a sort key: a hash that is the same on every machine."""
    return blake2b(f"{seed}\n{full_id}\n{purpose}".encode(), digest_size=8).digest()


def shuffled(things: Sequence[T], seed: int, full_id: str, purpose: str) -> tuple[T, ...]:
    """Shuffle the parts of a question; two or more never keep their own order."""
    order = sorted(range(len(things)), key=lambda index: draw(seed, full_id, f"{purpose} {index}"))
    if order == sorted(order):
        order = order[1:] + order[:1]
    return tuple(things[index] for index in order)


def option_order(item: Item, question: SingleChoice | MultipleChoice, seed: int) -> tuple[int, ...]:
    """Return the order in which the options of a choice are shown, as indexes in `question.choices`."""
    found = question.choices
    match question.order:
        case Order.SHUFFLED:
            return tuple(sorted(range(len(found)), key=lambda index: draw(seed, item.full_id, f"option {index}")))
        case Order.NATURAL:
            return collation.order([readable(option.text) for option in found])
        case Order.WRITTEN:
            places = {option.text: place for place, option in enumerate(question.options)}
            return tuple(sorted(range(len(found)), key=lambda index: places.get(found[index].text, index)))
        case _:
            assert_never(question.order)


def options(item: Item, question: SingleChoice | MultipleChoice, seed: int) -> tuple[Option, ...]:
    """Return the options of a choice in the order in which they are shown."""
    return tuple(question.choices[index] for index in option_order(item, question, seed))
