"""Options that a command takes from an attrs class: the filters, or what a format can be told."""

import inspect
from collections.abc import Callable
from enum import Enum
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import click
import typer
from attrs import Attribute, fields, has
from typer.core import TyperGroup

from reseaux_quiz.cli import terminal
from reseaux_quiz.errors import QuizError, reason
from reseaux_quiz.i18n import Message, msg, user_language
from reseaux_quiz.i18n import gettext as _

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar=_("[PATH]..."),
        help=_("Bank files or folders; without any, the banks that come with it."),
        readable=False,  # no wrong call, but a fault like others
    ),
]

Plain = Annotated[
    bool, typer.Option("--plain", help=_("Plain lines of text, for a screen reader: no colour, no drawing."))
]

Json = Annotated[bool, typer.Option("--json", help=_("Print JSON, for programs."))]

Force = Annotated[bool, typer.Option("--force", help=_("Replace a file that is there."))]


def _settings() -> dict[str, Any]:
    # Left alone, Click lays its help out in 50 columns or more.
    return {"help_option_names": ["-h", "--help"], "terminal_width": min(terminal.width(), 80) - 2}


def group(kind: type[TyperGroup], summary: str) -> typer.Typer:
    """Make a group whose commands `kind` finds."""
    return typer.Typer(
        cls=kind,
        help=summary,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]..."),
        context_settings=_settings(),
    )


def command(function: Callable[..., None], summary: str) -> click.Command:
    """Make a command of a function; each parameter whose type is an attrs class becomes its fields."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(help=summary, options_metavar=_("[OPTIONS]"), context_settings=_settings())(_spread(function))
    return typer.main.get_command(app)


def _spread(function: Callable[..., None]) -> Callable[..., None]:
    """Turn the records among a function's parameters into options, and build them from what is typed."""
    given = inspect.signature(function, eval_str=True).parameters
    records = {name: each.annotation for name, each in given.items() if has(each.annotation)}
    parameters = [each for name, each in given.items() if name not in records]
    for kind in records.values():
        for attribute in fields(kind):
            if any(attribute.name == each.name for each in parameters):
                raise TypeError(f"{kind.__name__}.{attribute.name}: every format has an option of that name")
            parameters.append(_parameter(attribute))

    @wraps(function)
    def called(**values: Any) -> None:
        for name, kind in records.items():
            # None: not given, where a list may not default to a tuple
            typed = {each.name: values.pop(each.name) for each in fields(kind)}
            values[name] = kind(**{field: _read(value) for field, value in typed.items() if value is not None})
        function(**values)

    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    called.__annotations__ = {each.name: each.annotation for each in parameters}
    del called.__wrapped__  # or Typer reads its signature
    return called


def _read(value: Any) -> Any:
    """Return the bytes of a file that an option names, and any other value as it is."""
    if not isinstance(value, Path):
        return value
    try:
        return value.read_bytes()
    except OSError as error:
        raise QuizError(msg("{path} can't be read: {reason}", path=value, reason=reason(error))) from None


def _parameter(attribute: "Attribute[Any]") -> inspect.Parameter:
    """Make an option of a field: its metadata has `help`, and may have `names`, `min` and `max`.

    A field of bytes is the content of a file: its option takes a path.
    """
    kind: Any = attribute.type
    repeated = get_origin(kind) is tuple
    value = next(each for each in (get_args(kind) or (kind,)) if each is not type(None))
    if value is bytes:
        kind, value = Path | None, Path
    given = attribute.metadata["help"]
    words = given.text(user_language()) if isinstance(given, Message) else _(given)
    metavar = {str: _("TEXT"), int: _("NUMBER"), Path: _("FILE"), bool: None}.get(value, _("VALUE"))
    if issubclass(value, Enum):  # its values are many: in the help, not in the name
        words += f" ({', '.join(member.value for member in value)})"
    option = typer.Option(
        *attribute.metadata.get("names", ("--" + attribute.name.replace("_", "-"),)),
        help=words,
        metavar=metavar,
        readable=False,  # `_read` says it
        min=attribute.metadata.get("min"),
        max=attribute.metadata.get("max"),
    )
    return inspect.Parameter(
        attribute.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=None if repeated else attribute.default,
        annotation=Annotated[list[value] | None if repeated else kind, option],  # type: ignore[valid-type]
    )
