"""A tree of texts → the records of the model, by cattrs with hooks of our own.

cattrs alone would take `faux` for true and split a text into letters where a list is due. Whatever is
wrong comes out as a path into the tree and a message; `faults_of` walks cattrs' groups of exceptions.
"""

import operator
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from typing import Any, TypeVar, get_origin

import cattrs
from attrs import field, fields_dict, frozen, has
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn

from reseaux_quiz import model, quantities
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.loading import slips
from reseaux_quiz.texts import TreePath

T = TypeVar("T")


class WrongError(ValueError):
    """A value that is not what its field asks for; `path` goes on from where it was raised."""

    def __init__(self, message: str, path: TreePath = (), *, at_key: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.at_key = at_key


@frozen(kw_only=True)
class BankHeader:
    """A bank without its questions, which are read one by one."""

    id: str
    title: str
    collection: str | None = None
    section: str | None = None
    sections: tuple[model.Section, ...] = ()
    language: str | None = None
    deck: str | None = None
    allow: Mapping[str, str] = field(factory=dict, hash=False)


def bank_header(tree: dict[str, Any]) -> BankHeader:
    """Structure what a bank says of itself; raise what `faults_of` reads."""
    return _structured({key: tree[key] for key in tree if key != "questions"}, BankHeader)


def collection(tree: dict[str, Any]) -> model.Collection:
    """Structure a `collection.yaml`; raise what `faults_of` reads."""
    return _structured(tree, model.Collection)


def question(tree: Any, section: str | None) -> model.Question:
    """Structure a question, whose section is by default the bank's; raise what `faults_of` reads."""
    if not isinstance(tree, dict):
        raise WrongError(_("a question is a mapping, « id: … » first"))
    kind = _kind(tree)
    if isinstance(kind, WrongError):
        try:
            common(tree, section, ())
        except cattrs.BaseValidationError as error:
            raise ExceptionGroup("question", [kind, *error.exceptions]) from None
        raise kind
    fields = dict(tree)
    del fields["type"]
    if section is not None:
        fields.setdefault("section", section)
    return _structured(fields, kind)


def _kind(tree: dict[str, Any]) -> type[model.Question] | WrongError:
    """Tell what type of question a tree is, or what is wrong with its `type`."""
    if "type" not in tree:
        return WrongError(_("`type` is missing: one of {known}").format(known=_listed(model.TYPES)))
    try:
        name = _text(tree["type"])
    except WrongError as error:
        return WrongError(error.message, ("type",))
    return model.TYPES.get(name) or WrongError(_unknown(_("the type"), name, model.TYPES), ("type",))


def common(tree: dict[str, Any], section: str | None, faulty: Collection[str]) -> model.Common:
    """Structure what any question has, of one with `faulty` keys, so that the rest of it can be checked."""
    usable = {key: tree[key] for key in fields_dict(model.Common) if key in tree and key not in faulty}
    default = {"id": "x", "prompt": "x"} | ({} if section is None else {"section": section})
    return _structured(default | usable, model.Common)


ERRORS = (WrongError, ExceptionGroup)
"""What these functions raise, for `faults_of` to read."""


def faults_of(error: BaseException, path: TreePath = ()) -> Iterator[tuple[TreePath, str, bool]]:
    """Find what is wrong in what cattrs or a hook raised: the path, the message, whether it is the key's."""
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from faults_of(inner, path + _step(inner))
            inner.__traceback__ = None  # its frames hold it in a circle, and the collector is paused
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [name for name in fields_dict(error.cl) if name not in error.extra_fields]
        for key in sorted(error.extra_fields):
            yield (*path, key), _unknown(_("the key"), key, _keys(error.cl, known)), True
    elif isinstance(error, WrongError):
        yield path + error.path, error.message, error.at_key
    elif isinstance(error, KeyError):  # a required field that is not there: say so where it should be
        yield path[:-1], _("`{key}` is missing").format(key=path[-1]), False
    else:
        raise error


def _keys(kind: type, names: list[str]) -> list[str]:
    """List the keys that may be typed for a record."""
    return ["type", *names] if kind in model.TYPES.values() else names


def _step(error: BaseException) -> TreePath:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def _unknown(what: str, word: Any, known: Iterable[str]) -> str:
    import difflib  # noqa: PLC0415 - only a fault needs it

    near = difflib.get_close_matches(str(word).lower(), known, n=1)
    if near:
        message = _("{what} « {word} » is unknown: perhaps « {near} »")
        return message.format(what=what, word=word, near=near[0])
    message = _("{what} « {word} » is unknown: one of {known}")
    return message.format(what=what, word=word, known=_listed(known))


# --- hooks: text → value ---------------------------------------------------------------------------------


def _text(value: Any, _kind: Any = str) -> str:
    if isinstance(value, str):
        text = value.strip()
        if text:
            return text
        raise WrongError(_("nothing stands here: write it, or delete the key"))
    if isinstance(value, dict):
        raise WrongError(slips.under(_("a mapping (« … : … ») where a text belongs")))
    raise WrongError(slips.under(_("a list (« - … ») where a text belongs")))


_BOOLEANS = {"true": True, "vrai": True, "false": False, "faux": False}


def _boolean(value: Any, _kind: Any) -> bool:
    try:
        return _BOOLEANS[_text(value).lower()]
    except KeyError:
        raise WrongError(_("« {value} »: true or false (vrai, faux)").format(value=value)) from None


_WHOLE = re.compile(r"\d{1,9}")


def _whole(value: Any, _kind: Any) -> int:
    if not _WHOLE.fullmatch(_text(value)):
        raise WrongError(_("« {value} »: a whole number is due").format(value=value))
    return int(value)


def _decimal(value: Any, _kind: Any) -> Decimal:
    text = _text(value)
    if quantities.ambiguous(text):
        message = _("« {value} » could be thousands or decimals: write {full} or {decimal}")
        whole, part = text.split(".")
        raise WrongError(message.format(value=text, full=whole + part, decimal=f"{whole},{part.rstrip('0') or '0'}"))
    number = quantities.parse(text)
    if number is None:
        raise WrongError(
            _("« {value} »: a number is due, such as 12 or 3,4 (its unit goes under `unit`)").format(value=value)
        )
    return number


def _enum(value: Any, kind: type[StrEnum]) -> StrEnum:
    text = _text(value)
    try:
        return kind(text)
    except ValueError:
        raise WrongError(_unknown(_("the value"), text, [str(member) for member in kind])) from None


def _tuple_hook(kind: Any, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    structure = homogenous_tuple_structure_factory(kind, converter)

    def hook(value: Any, wanted: Any) -> Any:
        if not isinstance(value, list):
            raise WrongError(_("a list is due: one item a line, each after « - »"))
        return structure(value, wanted)

    return hook


def _record_hook(kind: type, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    structure: Callable[[Any, Any], Any] = make_dict_structure_fn(
        kind,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=converter.detailed_validation,
    )

    def hook(value: Any, wanted: Any) -> Any:
        if not isinstance(value, dict):
            raise WrongError(_("a mapping is due, with {known}").format(known=_listed(fields_dict(kind))))
        return structure(value, wanted)

    return hook


def _text_or_record_hook(kind: type, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    """Structure what is either a text or a mapping with a `text`: `- …` or `- text: …`."""
    record = _record_hook(kind, converter)

    def hook(value: Any, wanted: Any) -> Any:
        return record(value, wanted) if isinstance(value, dict) and "text" in value else kind(_text(value))

    return hook


def _strict(value: Any, _kind: Any) -> frozenset[model.Strictness]:
    words = value if isinstance(value, list) else [value]
    return frozenset(_structured(words, tuple[model.Strictness, ...]))


def _pairs(value: Any, _kind: Any) -> tuple[model.Pair, ...]:
    if not isinstance(value, dict):
        return tuple(_structured(value, list[model.Pair]))
    return tuple(model.Pair(_text(left), right) for left, right in _texts(value).items())


def _sections(value: Any, _kind: Any) -> tuple[model.Section, ...]:
    if not isinstance(value, dict):
        raise WrongError(_('a mapping is due: « "2.1": its title », one a line'))
    return tuple(model.Section(_text(number), title) for number, title in _texts(value).items())


def _texts(value: Any, _kind: Any = None) -> dict[str, str]:
    """Structure a mapping of texts, each fault at its key."""
    if not isinstance(value, dict):
        raise WrongError(_("a mapping is due: « key: text », one a line"))
    found = {}
    errors = []
    for key, inner in value.items():
        try:
            found[key] = _text(inner)
        except WrongError as error:
            errors.append(WrongError(error.message, (key,)))
    if errors:
        raise ExceptionGroup("texts", errors)
    return found


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _structured(tree: Any, kind: type[T]) -> T:
    """Structure a value; one that is at fault once more, by a converter that tells all that is wrong with it."""
    try:
        return _converter(detailed=False).structure(tree, kind)
    except (WrongError, ExceptionGroup, KeyError, ForbiddenExtraKeysError):
        return _converter(detailed=True).structure(tree, kind)


@cache  # the one without details is made in half the time, and most banks need no other
def _converter(*, detailed: bool) -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=detailed, forbid_extra_keys=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(bool, _boolean)
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(Decimal, _decimal)
    for enum in (model.Difficulty, model.Bloom, model.Order, model.Scoring, model.Strictness):
        converter.register_structure_hook(enum, _enum)
    converter.register_structure_hook_factory(_is_tuple, _tuple_hook)
    converter.register_structure_hook_factory(has, _record_hook)
    converter.register_structure_hook_factory(
        lambda kind: kind in (model.Distractor, model.Criterion), _text_or_record_hook
    )
    for kind, hook in (
        (frozenset[model.Strictness], _strict),
        (tuple[model.Pair, ...], _pairs),
        (tuple[model.Section, ...], _sections),
        (Mapping[str, str], _texts),
    ):
        converter.register_structure_hook_func(partial(operator.eq, kind), hook)
    return converter
