"""What a command can be told: how commands are made, and the parameters that they share.

Commands are functions for Typer, with their help in English; it is translated when the command is built, since a
module may be imported before the language is known.
"""

import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any

import click
import typer
from typer.core import TyperArgument, TyperGroup, TyperOption

from reseaux_quiz.cli import terminal
from reseaux_quiz.cli.language import _
from reseaux_quiz.i18n import N_

# --- types of values ---------------------------------------------------------------------------------------


class Text(click.ParamType):  # type: ignore[type-arg]  # generic in newer releases only
    """Text without what no document can hold: control characters, and bytes that are no text."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text; a wrong call where it is none."""
        if any(_is_no_text(character) for character in value):
            shown = terminal.visible(value).encode(errors="replace").decode()
            self.fail(_("“{text}” has a character that can't be written.", text=shown), param, ctx)
        return value


def _is_no_text(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") or character in "\ufffe\uffff"


# --- parameters that commands share ------------------------------------------------------------------------

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar=N_("[PATH]..."),
        help=N_("Bank files or folders; without any, the banks that come with the program."),
        readable=False,  # a path that can't be read is a fault like others, not a wrong call
    ),
]

Plain = Annotated[
    bool, typer.Option("--plain", help=N_("Plain lines of text, for a screen reader: no colour, no drawing."))
]

Json = Annotated[bool, typer.Option("--json", help=N_("Print JSON, for programs."))]

Force = Annotated[bool, typer.Option("--force", help=N_("Replace a file that exists."))]


# --- commands ----------------------------------------------------------------------------------------------


def group(kind: type[TyperGroup], summary: str) -> typer.Typer:
    """Make a group whose commands `kind` finds."""
    app = typer.Typer(
        cls=kind,
        help=summary,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]..."),
        context_settings=_settings(),
    )
    app.callback()(lambda: None)
    return app


def command(function: Callable[..., None], summary: str, options: Iterable[click.Option] = ()) -> click.Command:
    """Make a command of a function, with further options that the function itself does not name."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(help=summary, options_metavar=_("[OPTIONS]"), context_settings=_settings())(function)
    made = typer.main.get_command(app)
    translate(made)
    made.params += options
    return made


def translate(made: click.Command) -> None:
    """Put the help of a command's parameters into the user's language."""
    for parameter in made.params:
        assert isinstance(parameter, TyperOption | TyperArgument)
        parameter.type = named(parameter.type)
        parameter.help = parameter.help and _(parameter.help)
        parameter.metavar = parameter.metavar and _(parameter.metavar)


def named(kind: "click.ParamType[Any]") -> "click.ParamType[Any]":
    """Have a type of numbers named in the user's language in messages; Click does not translate its names."""
    if isinstance(kind, click.types.IntParamType):
        kind.name = _("whole number")
    return kind


def _settings() -> dict[str, Any]:
    # By itself, Click lays its help out in 50 columns or more.
    return {"help_option_names": ["-h", "--help"], "terminal_width": min(terminal.width(), 80) - 2}
