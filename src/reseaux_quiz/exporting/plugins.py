"""The installed formats: found by entry point, and checked when loaded."""

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from importlib.metadata import EntryPoint, entry_points
from types import UnionType
from typing import Any, Union, get_args, get_origin

from attrs import NOTHING, fields, has, resolve_types

from reseaux_quiz.errors import NotFoundError, QuizError
from reseaux_quiz.exporting.protocol import Exporter
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.selecting import Selection

GROUP = "reseaux_quiz.exporters"
SHARED_OPTIONS = frozenset(
    {*(each.name for each in fields(Selection)), "paths", "output", "force", "strict", "verbose", "json"}
)
"""Options that every format has on the command line."""
TAKEN_OVER = frozenset({"number", "shuffle"})
"""Filters that a format may have as options of its own, when it draws questions itself; it then gets all of them."""
OPTION_TYPES = (str, int, bool, bytes, Decimal)
"""The types of options; also allowed are enums, tuples of these, and optional ones."""


class PluginError(QuizError):
    """An installed format that can't be used."""


def names() -> tuple[str, ...]:
    """List the installed formats without loading them."""
    return tuple(sorted({entry.name for entry in _entries()}))


def find(name: str) -> Exporter[Any]:
    """Load a format by its name or an alternative one.

    Raises NotFoundError, with the known names, or PluginError if it can't be used.
    """
    for entry in _entries():
        if entry.name == name:
            return _loaded(entry)
    for exporter in usable()[0].values():
        if name.lower() in (exporter.name, *getattr(exporter, "aliases", ())):
            return exporter
    raise NotFoundError(msg("there is no format “{name}”; there are: {known}", name=name, known=", ".join(names())))


def usable() -> tuple[dict[str, Exporter[Any]], tuple[PluginError, ...]]:
    """Load every format; return the usable ones by name, and the errors of the others."""
    found: dict[str, Exporter[Any]] = {}
    wrong: list[PluginError] = []
    for entry in sorted(_entries(), key=lambda entry: entry.name):
        try:
            found[entry.name] = _loaded(entry)
        except PluginError as error:
            wrong.append(error)
    return found, tuple(wrong)


def _entries() -> tuple[EntryPoint, ...]:
    return tuple(entry_points(group=GROUP))


def _loaded(entry: EntryPoint) -> Exporter[Any]:
    try:
        exporter = entry.load()
        problem = next(problems(exporter, entry.name), None)
    except Exception as error:  # noqa: BLE001 - whatever a plugin raises, the other formats must work
        problem = msg("it can’t be imported ({error})", error=f"{type(error).__name__}: {error}".splitlines()[0])
    if problem:
        package = entry.dist.name if entry.dist else entry.value
        raise PluginError(
            msg(
                "the format “{name}” of {package} can’t be used: {problem}",
                name=entry.name,
                package=package,
                problem=problem,
            )
        )
    return exporter  # type: ignore[no-any-return]  # checked by `problems`


def problems(exporter: Any, name: str) -> Iterator[Message]:
    """Find the reasons why an object is not a valid `Exporter` with a name."""
    for attribute in ("name", "suffix", "options", "fates", "render"):
        if not hasattr(exporter, attribute):
            yield msg("it has no `{attribute}`", attribute=attribute)
            return
    if exporter.name != name:
        yield msg("its `name` is “{name}”", name=exporter.name)
    if not (isinstance(exporter.suffix, str) and exporter.suffix.startswith(".")):
        yield msg("its `suffix` does not begin with a dot")
    if not (isinstance(exporter.options, type) and has(exporter.options)):
        yield msg("its `options` is not an attrs class")
        return
    for attribute in fields(resolve_types(exporter.options, include_extras=True)):
        if attribute.name in SHARED_OPTIONS - TAKEN_OVER:
            yield msg(
                "the name of its option `{option}` is already used by an option of every format",
                option=attribute.name,
            )
        if attribute.default is NOTHING:
            yield msg("its option `{option}` has no default", option=attribute.name)
        if not attribute.metadata.get("help"):
            yield msg("its option `{option}` has no `help` in its metadata", option=attribute.name)
        if not _is_option_type(attribute.type):
            yield msg("its option `{option}` is of a type that no option can have", option=attribute.name)


def _is_option_type(annotation: Any) -> bool:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation in OPTION_TYPES or issubclass(annotation, Enum)
    inside = [each for each in get_args(annotation) if each not in (type(None), Ellipsis)]
    is_known = get_origin(annotation) in (tuple, Union, UnionType)
    return is_known and len(inside) == 1 and _is_option_type(inside[0])
