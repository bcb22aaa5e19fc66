"""`reseaux-quiz`: the group of commands, and the one place where errors become exit codes."""

import os
import sys
from importlib import import_module
from typing import Annotated

import click
import typer
from typer.core import TyperGroup

from reseaux_quiz.cli import terminal
from reseaux_quiz.cli.options import group
from reseaux_quiz.errors import QuizError
from reseaux_quiz.i18n import N_, translate_click
from reseaux_quiz.i18n import gettext as _

COMMANDS = {
    "list": N_("List collections and banks, and how many questions of which kind."),
    "show": N_("Show one question, as a student and as a teacher see it."),
    "check": N_("Find faults in bank files, and what spoils their questions."),
    "quiz": N_("Ask questions, grade, explain, sum up; store nothing."),
    "drill": N_("Ask what is due first, by spaced repetition; remember it on this computer."),
    "progress": N_("Show, export or delete what is remembered on this computer."),
    "export": N_("Write questions in another format."),
    "schema": N_("Print the JSON Schema of banks and collections, for editors."),
    "new": N_("Lay out a small collection to start from."),
}
"""What each command does, here so that `--help` imports none of them."""

EXIT_FAULT = 1
EXIT_INTERRUPTED = 130


class _Commands(TyperGroup):
    """Imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"reseaux_quiz.cli.{cmd_name}").make(_(COMMANDS[cmd_name]))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, text in COMMANDS.items()])


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 - costs as much as the rest of --help

        print(version("reseaux-quiz"))
        raise typer.Exit


def application() -> click.Command:
    """Build the command line, in the user's language."""
    app = group(_Commands, _("Question banks in YAML, for the terminal, Anki, Word and Moodle."))

    @app.callback()
    def _root(
        _wanted: Annotated[
            bool,
            typer.Option("--version", callback=_version, is_eager=True, help=_("Show the version and exit.")),
        ] = False,
    ) -> None:
        pass

    return typer.main.get_command(app)


def main() -> None:
    """Run the command line and exit: 0 done, 1 a fault in what was given, 2 a wrong call, 130 Ctrl-C."""
    translate_click()
    terminal.prepare()
    try:
        code = application()(standalone_mode=False, prog_name="reseaux-quiz")
        sys.stdout.flush()
        if code == EXIT_INTERRUPTED:  # Typer's own way to say so: the prompt still waits for its line to end
            terminal.tell("")
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        terminal.tell("")
        code = EXIT_INTERRUPTED
    except (BrokenPipeError, SystemExit):  # SystemExit is Click's, for a pipe that `| head` has closed
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except QuizError as error:
        terminal.tell(str(error))
        code = EXIT_FAULT
    except OSError as error:
        terminal.tell(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        code = EXIT_FAULT
    sys.exit(code)
