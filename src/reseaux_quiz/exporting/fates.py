"""What becomes of each field of the model in a format: an exporter states it, and general losses are derived.

`Fates.undeclared` lists the fields of the model that an exporter does not mention; a test requires it to be empty for
every installed exporter. If such a field is set, it is reported as a loss.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin

from attrs import NOTHING, Attribute, fields, frozen, has, resolve_types

from reseaux_quiz.exporting.losses import Level, Loss, LossCode
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.model import Assessment, Bank, Common, Exercise, Item, Quiz


@frozen
class Carried:
    """The format carries the field."""


@frozen
class NothingToShow:
    """The field has nothing to show in the format, or affects only how other fields are shown."""


@frozen
class Partly:
    """The format carries the field in part; `render` reports the rest, with these codes."""

    codes: tuple[str, ...]


@frozen
class Lost:
    """The format has no place for the field: a loss is derived wherever it differs from its default."""

    code: str
    level: Level
    message: Message


Fate = Carried | NothingToShow | Partly | Lost

CARRIED = Carried()
NOTHING_TO_SHOW = NothingToShow()


def partly(*codes: str) -> Partly:
    """State that a field is carried in part."""
    return Partly(codes)


def reduced(code: str, message: Message) -> Lost:
    """State that a field is dropped."""
    return Lost(code, Level.REDUCED, message)


def changed(code: str, message: Message) -> Lost:
    """State that a field is dropped, which changes the type, the grade or the content."""
    return Lost(code, Level.CHANGED, message)


_HEADING = reduced(LossCode.HEADING, msg("the heading of the assessment is left out: only its questions are kept"))
QUESTIONS_ALONE: Mapping[type[Any], Mapping[str, Fate]] = {
    Assessment: {
        "id": NOTHING_TO_SHOW,
        "title": _HEADING,
        "subject": _HEADING,
        "class_": _HEADING,
        "duration": _HEADING,
        "materials": _HEADING,
    },
    Exercise: {"title": reduced(LossCode.EXERCISE, msg("the titles of exercises are left out"))},
}
"""The fates of an assessment in a format that only has room for its questions and their points."""


@cache
def records() -> Mapping[type[Any], tuple[str, ...]]:
    """Return the record classes that banks and assessments consist of, each with the names of its own fields."""
    found: dict[type[Any], tuple[str, ...]] = {Common: tuple(each.name for each in fields(Common))}
    waiting: list[type[Any]] = [Bank, Assessment]
    while waiting:
        kind = waiting.pop()
        if kind in found:
            continue
        found[kind] = _own_fields(kind)
        for attribute in _resolved(kind):
            waiting += (inner for inner in _records_in(attribute.type) if inner is not Item)
    return found


def _own_fields(kind: type[Any]) -> tuple[str, ...]:
    shared = {each.name for each in fields(Common)} if issubclass(kind, Common) else set()
    return tuple(each.name for each in _resolved(kind) if each.name not in shared and not _holds_items(each))


def _holds_items(attribute: "Attribute[Any]") -> bool:
    """Tell whether a field is how an assessment arranges the questions of a quiz, which have fates themselves."""
    return not {Item, Exercise}.isdisjoint(_records_in(attribute.type))


def _resolved(kind: type[Any]) -> "tuple[Attribute[Any], ...]":
    return tuple(fields(resolve_types(kind, include_extras=True)))


def _records_in(annotation: Any) -> Iterator[type[Any]]:
    """Find the record classes in an annotation: `tuple[Question, ...]` has the ten types."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        if has(annotation):
            yield annotation
    else:
        for each in get_args(annotation):
            yield from _records_in(each)


@frozen
class _Watched:
    """A field that may be lost, or that contains records with such fields."""

    name: str
    default: Any
    lost: Lost | None
    nested: bool


class Fates:
    """The fate of each field, by record class and name; fields of every question are listed under `Common`."""

    def __init__(self, stated: Mapping[type[Any], Mapping[str, Fate]]) -> None:
        self._stated = stated
        self._watched: dict[type[Any], tuple[_Watched, ...]] = {}

    def undeclared(self) -> list[str]:
        """List fields without a stated fate, and stated fields that do not exist, such as `Common.hint`."""
        known = {f"{kind.__name__}.{name}" for kind, names in records().items() for name in names}
        stated = {f"{kind.__name__}.{name}" for kind, names in self._stated.items() for name in names}
        return sorted(known ^ stated)

    def of(self, kind: type[Any], name: str) -> Fate:
        """Return the fate of a field; one without a stated fate counts as lost."""
        owner = Common if issubclass(kind, Common) and name in records()[Common] else kind
        stated = self._stated.get(owner, {}).get(name)
        if stated is not None:
            return stated
        place = f"{owner.__name__}.{name}"
        return reduced(LossCode.UNDECLARED, msg("the format does not say what becomes of {field}", field=place))

    def codes(self) -> frozenset[str]:
        """Return the codes of the stated losses."""
        every = [fate for fates in self._stated.values() for fate in fates.values()]
        lost = {fate.code for fate in every if isinstance(fate, Lost)}
        return frozenset(lost.union(*(fate.codes for fate in every if isinstance(fate, Partly))))

    def losses(self, quiz: Quiz, omitted: frozenset[str] = frozenset()) -> Iterator[Loss]:
        """Report the fields set in a quiz that the format has no place for, except in omitted questions."""
        banks: dict[str, Bank] = {}
        for item in quiz.items:
            if item.full_id not in omitted:
                banks.setdefault(item.bank.full_id, item.bank)
                for fate in dict.fromkeys(self._lost_in(item.question)):
                    yield Loss(fate.code, fate.level, fate.message, item.full_id)
        records = [*banks.values(), *([quiz.assessment] if quiz.assessment else [])]
        shared = (fate for record in records for fate in self._lost_in(record))
        for fate in dict.fromkeys(shared):
            yield Loss(fate.code, fate.level, fate.message)

    def _lost_in(self, record: Any) -> Iterator[Lost]:
        kind = type(record)
        if kind not in self._watched:
            self._watched[kind] = tuple(self._watch(kind))
        for watched in self._watched[kind]:
            value = getattr(record, watched.name)
            if value is None or value == watched.default:
                continue
            if watched.lost:
                yield watched.lost
            if watched.nested:
                for each in value if isinstance(value, tuple) else (value,):
                    yield from self._lost_in(each)

    def _watch(self, kind: type[Any]) -> Iterator[_Watched]:
        for attribute in _resolved(kind):
            fate = NOTHING_TO_SHOW if _holds_items(attribute) else self.of(kind, attribute.name)
            lost = fate if isinstance(fate, Lost) else None
            # Not all questions of a bank are in the quiz, so those of the quiz are visited separately.
            inner = {*_records_in(attribute.type)}
            nested = bool(inner - {Item}) and attribute.name != "questions"
            if lost or nested:
                yield _Watched(attribute.name, _default(attribute), lost, nested)


def _default(attribute: "Attribute[Any]") -> Any:
    """Return the default of a field; None for a required one."""
    default = attribute.default
    if default is None or default is NOTHING:
        return None
    return default.factory() if hasattr(default, "factory") else default
