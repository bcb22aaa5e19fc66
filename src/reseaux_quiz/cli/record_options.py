"""Options of a command that are the fields of an attrs record: the filters, or what a format can be told."""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

import click
from attrs import Attribute, fields, resolve_types

from reseaux_quiz.answers import quantities
from reseaux_quiz.cli import language
from reseaux_quiz.cli.language import _
from reseaux_quiz.cli.parameters import Text, named
from reseaux_quiz.errors import QuizError, reason
from reseaux_quiz.i18n import Message, catalogue, msg
from reseaux_quiz.labels import LABELS

Record = TypeVar("Record")

_VALUES = "reseaux_quiz.values"
_INPUTS = "reseaux_quiz.inputs"


def options_of(kind: type[Any]) -> list[click.Option]:
    """Make an option of each field of a record; what is typed for them is read with `given`."""
    return [_option(attribute) for attribute in fields(resolve_types(kind))]


def given(context: click.Context, kind: type[Record]) -> Record:
    """Build a record of what was typed for its options."""
    typed = context.meta[_VALUES]
    return kind(**{each.name: typed[each.name] for each in fields(kind)})  # type: ignore[arg-type]


def inputs(context: click.Context) -> list[Path]:
    """List the files that options named to be read."""
    found: list[Path] = context.meta.get(_INPUTS, [])
    return found


def _keep(context: click.Context, option: click.Parameter, value: Any) -> Any:
    assert option.name is not None
    context.meta.setdefault(_VALUES, {})[option.name] = value


def _option(attribute: "Attribute[Any]") -> click.Option:
    """Make an option of a field: its metadata has `help`, and may have `names`, `min` and `max`."""
    metadata = attribute.metadata
    kind = next((each for each in get_args(attribute.type) if each is not type(None)), attribute.type)
    assert isinstance(kind, type)
    summary = metadata["help"]
    words = language.text(summary) if isinstance(summary, Message) else _(summary)
    if issubclass(kind, Enum):  # too many values to be a metavar
        words += f" ({', '.join(member.value for member in kind)})"
    repeated = get_origin(attribute.type) is tuple
    default = attribute.default.value if isinstance(attribute.default, Enum) else attribute.default  # as it is typed
    return click.Option(
        (attribute.name, *metadata.get("names", ("--" + attribute.name.replace("_", "-"),))),
        type=_type(kind, metadata.get("min"), metadata.get("max")),
        is_flag=kind is bool,
        multiple=repeated,
        default=None if repeated else default,
        show_default=kind is not bool,
        help=words,
        metavar=None if kind is bool else _metavar(kind),
        expose_value=False,
        callback=_keep,
    )


def _type(kind: type, least: int | None, most: int | None) -> "click.ParamType[Any]":
    if issubclass(kind, Enum):
        return Member(kind)
    if kind is int:
        return named(click.types.IntParamType() if least is None and most is None else click.IntRange(least, most))
    types: dict[type, click.ParamType[Any]] = {str: Text(), bytes: Content(), Decimal: Number(), bool: click.BOOL}
    return types[kind]


def _metavar(kind: type) -> str:
    return {str: _("TEXT"), int: _("NUMBER"), Decimal: _("NUMBER"), bytes: _("FILE")}.get(kind, _("VALUE"))


# --- types of values ---------------------------------------------------------------------------------------


class Number(click.ParamType):  # type: ignore[type-arg]  # generic in newer releases only
    """A decimal, as a bank has it: with a comma or a point."""

    name = "number"

    def convert(self, value: str | Decimal, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """Return the number; a wrong call where it is none."""
        number = value if isinstance(value, Decimal) else quantities.parse(value)
        if number is None:
            self.fail(_("“{text}” is not a number.", text=value), param, ctx)
        return number


class Content(click.ParamType):  # type: ignore[type-arg]  # generic in newer releases only
    """The bytes of a file that is named; `inputs` lists these files afterwards."""

    name = "file"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> bytes:
        """Read the file; QuizError where it can't be read."""
        del param
        assert ctx is not None
        path = Path(value)
        ctx.meta.setdefault(_INPUTS, []).append(path)
        try:
            return path.read_bytes()
        except OSError as error:
            raise QuizError(msg("{path} can't be read: {reason}", path=path, reason=reason(error))) from None


class Member(click.Choice[Any]):
    """A member of an enumeration, by its value or by what screens call it in either language."""

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__(list(kind))
        self._values = {_folded(name): member.value for member in kind for name in _names(member)}

    def normalize_choice(self, choice: Any, ctx: click.Context | None) -> str:
        """Return the value that a name stands for."""
        del ctx
        value: str = choice.value if isinstance(choice, Enum) else self._values.get(_folded(choice), choice)
        return value


def _names(member: Enum) -> Iterator[str]:
    yield str(member.value)
    if member in LABELS:
        yield LABELS[member]
        yield catalogue("fr").gettext(LABELS[member])


def _folded(name: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", name.casefold())))
