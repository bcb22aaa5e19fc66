"""A tree of texts → the records of the model, by cattrs with hooks of our own.

cattrs alone would take `faux` for true and split a text into letters where a list is expected. A fault is a path into
the tree and a message; `faults_of` finds them in cattrs' exception groups.
"""

import operator
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property, partial
from typing import Any, TypeVar, get_origin

import cattrs
from attrs import NOTHING, evolve, field, fields, fields_dict, frozen, has
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from reseaux_quiz import model
from reseaux_quiz.answers import quantities
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.loading import vocabulary, yaml_mistakes
from reseaux_quiz.texts import TreePath

T = TypeVar("T")


class WrongError(ValueError):
    """A value that its field can't take; `path` leads there from where the error was raised."""

    def __init__(self, message: Message, path: TreePath = (), *, at_key: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.at_key = at_key


ERRORS = (WrongError, ExceptionGroup)
"""What structuring raises, for `faults_of` to read."""

_OF_QUESTIONS = {"type", *(key for kind in model.TYPES.values() for key in fields_dict(kind))}

FAILURES = (*ERRORS, KeyError, ForbiddenExtraKeysError)
"""What structuring raises where it gives no details."""

Fault = tuple[TreePath, Message, bool]
"""Path, message, and whether the fault is in the key."""


@frozen(kw_only=True)
class BankHeader:
    """A bank without its questions, which are read one by one."""

    id: str
    title: str
    collection: str | None = None
    section: str | None = None
    sections: tuple[model.Section, ...] = ()
    documents: tuple[model.Document, ...] = ()
    language: str | None = None
    labels: str | None = None
    deck: str | None = None
    strict: frozenset[model.Strictness] = frozenset()
    allow: Mapping[str, str] = field(factory=dict, hash=False)
    retired: tuple[str, ...] = ()

    @cached_property
    def document_ids(self) -> frozenset[str]:
        """The ids of its documents."""
        return frozenset(document.id for document in self.documents)


def bank_header(tree: dict[str, Any]) -> BankHeader:
    """Structure a bank apart from its questions; raise what `faults_of` reads."""
    return structured({key: tree[key] for key in tree if key != "questions"}, BankHeader)


def collection(tree: dict[str, Any]) -> model.Collection:
    """Structure a `collection.yaml`; raise what `faults_of` reads."""
    return structured(tree, model.Collection)


def question(tree: Any, header: BankHeader | None, language: str) -> model.Question | None:
    """Structure a question, by default with the bank's section and strictness; None if it is at fault."""
    name = tree.get("type") if isinstance(tree, dict) else None
    kind = model.TYPES.get(name.strip()) if isinstance(name, str) else None
    if kind is None:
        return None
    fields = dict(tree)
    del fields["type"]
    if header and header.section is not None:
        fields.setdefault("section", header.section)
    if header and header.strict and "strict" in fields_dict(kind):
        fields.setdefault("strict", sorted(header.strict))
    if "options" in fields and "order" in fields_dict(kind):
        fields.setdefault("order", model.Order.WRITTEN)
    try:
        return _converter(_conventions(tree, language), detailed=False).structure(fields, kind)
    except FAILURES:
        return None


@frozen
class Examined:
    """The faults of a question, and what is sound of it.

    The sound part is a question whose faulty fields are not set: to read one is an AttributeError. Without a type it
    is what all questions have in common. `keys` has the keys that were typed, by the names of their fields.
    """

    faults: Sequence[Fault]
    sound: model.Common
    keys: Mapping[str, str]


def examine(tree: dict[str, Any], header: BankHeader | None, language: str, *, whole: bool) -> Examined:
    """Find the faults of a question, key by key. Keys may be missing unless it is `whole`."""
    faults: list[Fault] = []
    type_key = typed_as("type", tree)
    kind = _kind(tree, type_key, faults, whole=whole)
    attributes = fields_dict(kind)
    typed = {_meant_key(key, kind, tree, faults): key for key in tree if key != type_key}
    sound = object.__new__(kind)
    for name, attribute in attributes.items():
        value: Any = attribute.default
        if name in typed:
            given = _without_per_cent(name, tree[typed[name]])
            value = _examined(given, attribute.type, typed[name], faults, _conventions(tree, language))
        elif name == "section" and header:
            value = header.section
        elif not whole and name in ("distractors", "options"):
            value = NOTHING  # one of them may be among the keys that were not read
        elif value is NOTHING and whole and kind is not model.Common:
            faults.append(((), msg("`{key}` is missing", key=name), False))
        if value is not NOTHING:
            object.__setattr__(sound, name, value.factory() if hasattr(value, "factory") else value)
    return Examined(faults, sound, typed)


def filled(question: model.Common) -> model.Common:
    """Set the fields that are not, as empty: for what looks at texts."""
    for name, attribute in fields_dict(type(question)).items():
        if not hasattr(question, name):
            object.__setattr__(question, name, "" if attribute.type is str else ())
    return question


def _conventions(tree: dict[str, Any], language: str) -> str:
    """Return how numbers are written in the language of a question, by default that of the bank."""
    own = tree.get("language")
    return quantities.conventions(own if isinstance(own, str) else language)


def typed_as(name: str, tree: Collection[str]) -> str | None:
    """Return the key that a name is typed as, if it is there."""
    return name if name in tree else next((key for key in tree if vocabulary.meant(key, (name,))), None)


def _kind(tree: dict[str, Any], key: str | None, faults: list[Fault], *, whole: bool) -> type[model.Common]:
    """Return the type of a question; what all have in common where it can't be told."""
    if key is None:
        if whole:
            faults.append(((), msg("`type` is missing: one of {known}", known=_listed(model.TYPES)), False))
        return model.Common
    if key != "type":
        faults.append(((key,), _unknown(msg("the key"), key, ["type"]), True))
    name = _examined(tree[key], str, key, faults)
    if name is NOTHING:
        return model.Common
    if name not in model.TYPES:
        faults.append(((key,), _unknown(msg("the type"), name, model.TYPES), False))
    return model.TYPES.get(vocabulary.meant(name, model.TYPES) or name, model.Common)


def _meant_key(key: str, kind: type[model.Common], tree: dict[str, Any], faults: list[Fault]) -> str:
    """Return the name of the field that a key is for; the key itself where that can't be told."""
    known = [*fields_dict(kind), "type"]
    if key in known or kind is model.Common:
        return key
    free = [name for name in known if name not in tree]
    near = _near(key, free)
    faults.append(
        ((key,), (None if near else _of_another_type(key, kind)) or _unknown(msg("the key"), key, free), True)
    )
    return near or key


def _of_another_type(key: str, kind: type[model.Common]) -> Message | None:
    """Explain a key that questions of this type don't have; None where no type has it."""
    name = next(name for name, each in model.TYPES.items() if each is kind)
    if kind is model.Cloze and vocabulary.meant(key, ("answer", "answers")):
        return msg(
            "`{key}` is not for {type}: each answer stands in the text, between {{{{ and }}}}", key=key, type=name
        )
    others = [other for other, each in model.TYPES.items() if vocabulary.meant(key, fields_dict(each))]
    if not others:
        return None
    return msg("`{key}` is not for {type}: only for {others}", key=key, type=name, others=_listed(others))


def _examined(value: Any, kind: Any, key: str, faults: list[Fault], language: str = "") -> Any:
    """Structure the value of a key; NOTHING if it is at fault."""
    try:
        return structured(value, kind, language)
    except ERRORS as error:
        faults.extend(faults_of(error, (key,)))
        return NOTHING


def faults_of(error: BaseException, path: TreePath = ()) -> Iterator[Fault]:
    """Find the faults in what cattrs or a hook raised."""
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from faults_of(inner, path + _step(inner))
            inner.__traceback__ = None  # its frames refer back to it
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [name for name in map(key_of, fields_dict(error.cl)) if name not in error.extra_fields]
        for key in sorted(error.extra_fields):
            yield (*path, key), _unknown(msg("the key"), key, known), True
    elif isinstance(error, WrongError):
        yield path + error.path, error.message, error.at_key
    elif isinstance(error, KeyError):  # a missing required field is reported where it should be
        yield path[:-1], msg("`{key}` is missing", key=path[-1]), False
    else:
        raise error


def _step(error: BaseException) -> TreePath:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (key_of(note.name),)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def _near(word: str, known: Collection[str]) -> str | None:
    """Return the known word that was meant, or else the nearest one."""
    import difflib  # noqa: PLC0415 - only a fault needs it

    return vocabulary.meant(word, known) or next(iter(difflib.get_close_matches(word.lower(), known, n=1)), None)


def _unknown(what: Message, word: str, known: Collection[str]) -> Message:
    if meant := vocabulary.meant(word, known):
        return msg("{what} “{word}” is unknown: type “{meant}”", what=what, word=word, meant=meant)
    if near := _near(word, known):
        return msg("{what} “{word}” is unknown: perhaps “{near}”", what=what, word=word, near=near)
    if not known:
        return msg("{what} “{word}” is unknown: delete it", what=what, word=word)
    return msg("{what} “{word}” is unknown: one of {known}", what=what, word=word, known=_listed(known))


# --- hooks: text → value ---------------------------------------------------------------------------------


def _text(value: Any, _kind: Any = str) -> str:
    if isinstance(value, str):
        text = value.strip()
        if text:
            return text
        raise WrongError(msg("there is no value here: write one, or delete the key"))
    if not isinstance(value, dict):
        raise WrongError(yaml_mistakes.one_text(msg("a list (“- …”) where one text is expected")))
    if "text" in value:
        raise WrongError(msg("one text is expected here, without `text`: type it after the key"))
    raise WrongError(yaml_mistakes.use_block(msg("a key and value (“… : …”) where a text is expected")))


_BOOLEANS = {"true": True, "vrai": True, "false": False, "faux": False}


def _boolean(value: Any, _kind: Any) -> bool:
    try:
        return _BOOLEANS[_text(value).lower()]
    except KeyError:
        raise WrongError(msg("“{value}” is not true or false (vrai, faux)", value=value)) from None


_WHOLE = re.compile(r"\d{1,9}")


def _whole(value: Any, _kind: Any) -> int:
    if not _WHOLE.fullmatch(_text(value)):
        raise WrongError(msg("“{value}” is not a whole number", value=value))
    return int(value)


def _decimal(value: Any, _kind: Any, language: str) -> Decimal:
    text = _text(value)
    if quantities.ambiguous(text, language):
        whole, part = text.split(".")
        raise WrongError(
            msg(
                "“{value}” could be thousands or decimals: write {full} or {decimal}",
                value=text,
                full=whole + part,
                decimal=f"{whole},{part.rstrip('0') or '0'}",
            )
        )
    number = quantities.parse(text, language)
    if number is None:
        raise WrongError(_no_number(text))
    return number


_RANGE = re.compile(r"(\d{1,9})(?: *[-–—] *| à )(\d{1,9})")
_BEFORE = r"(?:[^\d$√.,+/^-]|[.,](?!\d))"
_WITH_MORE = re.compile(
    rf"{_BEFORE}{{0,9}}?(-?\d{{1,12}}(?:[.,]\d{{1,9}})?)[^$‰/^\d]+|{_BEFORE}{{1,9}}?(\d{{1,12}}(?:[.,]\d{{1,9}})?)"
)
_BARE_DECIMALS = re.compile(r"(-?)[.,](\d{1,12})")


def _no_number(text: str) -> Message:
    """Explain a text that is more than a number, or none."""
    if (ends := _RANGE.fullmatch(text)) and int(ends[1]) < int(ends[2]):
        low, high = int(ends[1]), int(ends[2])
        middle, half = (f"{number / 2:g}".replace(".", ",") for number in (low + high, high - low))
        return msg(
            "“{value}” is a range: type {middle}, and `tolerance: {half}`", value=text, middle=middle, half=half
        )
    if found := _BARE_DECIMALS.fullmatch(text):
        return msg("“{value}” is not a number: type {number}", value=text, number=f"{found[1]}0,{found[2]}")
    if found := _WITH_MORE.fullmatch(text):
        return msg(
            "“{value}” is more than a number: type {number} (a unit goes under `unit`)",
            value=text,
            number=found[1] or found[2],
        )
    return msg("“{value}” is not a number, such as 12 or 3,4 (a unit goes under `unit`)", value=text)


def _enum(value: Any, kind: type[StrEnum]) -> StrEnum:
    text = _text(value)
    try:
        return kind(text)
    except ValueError:
        raise WrongError(_unknown(msg("the value"), text, [str(member) for member in kind])) from None


def _tuple_hook(kind: Any, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    structure = homogenous_tuple_structure_factory(kind, converter)

    def hook(value: Any, wanted: Any) -> Any:
        if not isinstance(value, list):
            bullet = yaml_mistakes.BULLET.match(value) if isinstance(value, str) else None
            if bullet:
                raise WrongError(yaml_mistakes.other_bullet(bullet["sign"]))
            raise WrongError(msg("a list is expected: one item a line, each after “- ”"))
        return structure(value, wanted)

    return hook


def _record_hook(kind: type, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    attributes = fields_dict(kind)
    renamed: dict[str, Any] = {name: override(rename=key_of(name)) for name in attributes if name != key_of(name)}
    structure: Callable[[Any, Any], Any] = make_dict_structure_fn(
        kind,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=converter.detailed_validation,
        **renamed,
    )
    several = [name for name, attribute in attributes.items() if attribute.metadata.get("several")]

    def hook(value: Any, wanted: Any) -> Any:
        if not isinstance(value, dict):
            raise WrongError(msg("keys and values are expected: {known}", known=_listed(map(key_of, attributes))))
        errors, fields = _with_known_keys(value, kind) if converter.detailed_validation else ([], value)
        given = {**fields, **{key: [fields[key]] for key in several if isinstance(fields.get(key), str)}}
        if not converter.detailed_validation:
            return structure(given, wanted)
        try:
            record = structure(given, wanted)
        except ERRORS as error:
            errors.append(error)
        if errors:
            raise ExceptionGroup("record", errors)
        return record

    return hook


def _with_known_keys(value: dict[str, Any], kind: type) -> tuple[list[Exception], dict[str, Any]]:
    """Find the unknown keys of a record; return its fields with those that were meant in their place."""
    errors: list[Exception] = []
    known = [*map(key_of, fields_dict(kind))]
    found = {key: value[key] for key in value if key in known}
    for key, inner in value.items():
        if key not in known:
            free = [name for name in known if name not in found]
            if kind is BankHeader and key in _OF_QUESTIONS:
                message = msg("`{key}` belongs to a question: indent it like the keys of the question above", key=key)
            else:
                message = _unknown(msg("the key"), key, free)
            errors.append(WrongError(message, (key,), at_key=True))
            if near := _near(key, free):
                found[near] = inner
    return errors, found


def _text_or_record_hook(kind: type, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    """Structure either a text or a mapping: `- …` or `- text: …`."""
    record = _record_hook(kind, converter)
    attributes = fields_dict(kind)
    bare = _bare_field(kind)
    assert bare

    def hook(value: Any, wanted: Any) -> Any:
        if not isinstance(value, dict):
            return kind(**{bare: _text(value)})
        if attributes[bare].default is not NOTHING:
            return record(value, wanted)
        if "text" not in value and (key := next((key for key in value if key in attributes), None)):
            raise WrongError(
                msg(
                    "`{key}` goes with a `text`: align it, without a dash, below the `text` that it is about", key=key
                )
            )
        return record(value, wanted) if "text" in value or len(value) > 1 else kind(_text(value))

    return hook


def _bare_field(kind: Any) -> str | None:
    """Return the field of a record that may be typed alone, in place of the record."""
    if kind in (model.Distractor, model.ListedOption, model.Criterion):
        return "text"
    return next((each.name for each in fields(kind) if each.metadata.get("bare")), None) if has(kind) else None


def _numerical_hook(kind: type, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    """Structure a numerical question; a tolerance in per cent is a share of the answer."""
    structure = _record_hook(kind, converter)

    def hook(value: Any, wanted: Any) -> Any:
        tolerance = value.get("tolerance") if isinstance(value, dict) else None
        share = _without_per_cent("tolerance", tolerance)
        if share == tolerance:
            return structure(value, wanted)
        question = structure(value | {"tolerance": share}, wanted)
        return evolve(question, tolerance=abs(question.answer) * question.tolerance / 100)

    return hook


_PER_CENT = re.compile(r"\s*(\S.*?)\s*(?:%|pour cent|per cent|percent)\s*", re.IGNORECASE)


def _without_per_cent(name: str, value: Any) -> Any:
    """Return the number of a tolerance in per cent; any other value of a field as it is."""
    share = _PER_CENT.fullmatch(value) if name == "tolerance" and isinstance(value, str) else None
    return share[1] if share else value


def _strict(value: Any, _kind: Any) -> frozenset[model.Strictness]:
    words = value if isinstance(value, list) else [value]
    return frozenset(structured(words, tuple[model.Strictness, ...]))


_BETWEEN_SIDES = re.compile(r"\s*(?:→|⇒|->|=>|<->|↔|=|;|\t|\s[-–—:|/]\s)\s*")


def _pair_hook(kind: type, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    """Structure a pair; explain one that is typed on one line."""
    record = _record_hook(kind, converter)

    def hook(value: Any, wanted: Any) -> Any:
        if isinstance(value, str):
            sides = _BETWEEN_SIDES.split(value.strip())
        elif (
            isinstance(value, dict) and len(value) == 1 and not vocabulary.meant(next(iter(value)), fields_dict(kind))
        ):
            sides = [*value, *value.values()]
        else:
            return record(value, wanted)
        if len(sides) == 2 and all(isinstance(side, str) and side for side in sides):
            raise WrongError(
                msg(
                    "a pair is two lines: “- left: {left}”, and below it “right: {right}”",
                    left=sides[0],
                    right=sides[1],
                )
            )
        raise WrongError(msg("a pair is two lines: “- left: …”, and below it “right: …”"))

    return hook


def _pairs(value: Any, _kind: Any) -> tuple[model.Pair, ...]:
    if not isinstance(value, dict):
        return tuple(structured(value, list[model.Pair]))
    return tuple(model.Pair(_text(left), right) for left, right in _texts(value).items())


def _sections(value: Any, _kind: Any) -> tuple[model.Section, ...]:
    if not isinstance(value, dict):
        raise WrongError(msg('sub-sections are expected as “"2.1": its title”, one a line'))
    return tuple(model.Section(_text(number), title) for number, title in _texts(value).items())


def _texts(value: Any, _kind: Any = None) -> dict[str, str]:
    """Structure a mapping of texts; report each fault at its key."""
    if not isinstance(value, dict):
        raise WrongError(msg("keys and texts are expected: “key: text”, one a line"))
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


def key_of(name: str) -> str:
    """Return the key of a field: `class` for `class_`, which Python keeps for itself."""
    return name.rstrip("_")


def structured(tree: Any, kind: type[T], language: str = "") -> T:
    """Structure a value; if it is at fault, do so again with a converter that reports every fault."""
    try:
        return _converter(language, detailed=False).structure(tree, kind)
    except FAILURES:
        return _converter(language, detailed=True).structure(tree, kind)


@cache  # the one without details is built in half the time, and is all that most banks need
def _converter(language: str, *, detailed: bool) -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=detailed, forbid_extra_keys=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(bool, _boolean)
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(Decimal, partial(_decimal, language=language))
    for enum in (model.QuestionType, model.Difficulty, model.Bloom, model.Order, model.Scoring, model.Strictness):
        converter.register_structure_hook(enum, _enum)
    converter.register_structure_hook_factory(_is_tuple, _tuple_hook)
    converter.register_structure_hook_factory(has, _record_hook)
    converter.register_structure_hook_factory(lambda kind: bool(_bare_field(kind)), _text_or_record_hook)
    converter.register_structure_hook_factory(partial(operator.is_, model.Numerical), _numerical_hook)
    converter.register_structure_hook_factory(partial(operator.is_, model.Pair), _pair_hook)
    for kind, hook in (
        (frozenset[model.Strictness], _strict),
        (tuple[model.Pair, ...], _pairs),
        (tuple[model.Section, ...], _sections),
        (Mapping[str, str], _texts),
    ):
        converter.register_structure_hook_func(partial(operator.eq, kind), hook)
    return converter
