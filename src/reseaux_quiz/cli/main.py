"""`reseaux-quiz`: the group of commands, and the one place where errors become exit codes."""

import io
import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import Annotated

import click
import typer
from typer.core import TyperGroup

from reseaux_quiz.cli import language, terminal
from reseaux_quiz.cli.language import _
from reseaux_quiz.cli.parameters import group, translate
from reseaux_quiz.errors import QuizError, reason
from reseaux_quiz.i18n import N_

COMMANDS = {
    "list": N_("List collections and banks, and how many questions of which kind."),
    "show": N_("Show a question as a student and as a teacher see it, a document, or the contents of a bank."),
    "preview": N_("Show the questions in the browser, as they are typed."),
    "check": N_("Find faults in bank files, and what spoils their questions."),
    "quiz": N_("Ask questions, grade, explain, sum up; store nothing."),
    "drill": N_("Ask what is due first, by spaced repetition; remember it on this computer."),
    "progress": N_("Show, export or delete what is remembered on this computer."),
    "export": N_("Write questions in another format."),
    "compose": N_("Write an assessment to edit and to print again, or change a question of it."),
    "import": N_("Make a bank of other programs' questions."),
    "schema": N_("Print the JSON Schema of banks, collections and assessments, for editors."),
    "new": N_("Lay out a small collection to start from."),
}
"""What each command does, here so that `--help` imports none of them."""

EXIT_FAULT = 1
EXIT_INTERRUPTED = 130


class _Commands(TyperGroup):
    """Imports a command when it is called."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"reseaux_quiz.cli.commands.{cmd_name}{'_' * iskeyword(cmd_name)}")
        command: click.Command = module.make(_(COMMANDS[cmd_name]))
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
            typer.Option("--version", callback=_version, is_eager=True, help=N_("Show the version and exit.")),
        ] = False,
    ) -> None:
        pass

    root = typer.main.get_command(app)
    translate(root)
    return root


def main() -> int:
    """Run the command line; return 0 done, 1 a fault in what was given, 2 a wrong call, 130 Ctrl-C."""
    terminal.prepare()
    with language.speaking(language.user_language(os.environ)):
        code = _run()
        try:
            sys.stdout.flush()
        except OSError as error:
            code = code or _refused(error)
            terminal.discard(sys.stdout)
        return code


def _run() -> int:
    """Run the command that was typed, and turn what it raises into words and an exit code."""
    try:
        code = application()(standalone_mode=False, prog_name=language.program())
        if code == EXIT_INTERRUPTED:  # how Typer reports Ctrl-C: the prompt is still on an unfinished line
            terminal.tell("")
    except click.ClickException as error:
        words = io.StringIO()
        error.show(words)
        terminal.tell(words.getvalue().rstrip())
        return error.exit_code
    except SystemExit:  # Click's, for a pipe that `| head` has closed
        terminal.discard(sys.stdout)
        return 0
    except QuizError as error:
        terminal.tell(language.text(error))
        return EXIT_FAULT
    except OSError as error:
        if not error.filename:
            terminal.discard(sys.stdout)
        return _refused(error)
    return code or 0


def _refused(error: OSError) -> int:
    """Report what the system refused: a file, or if it has no name, standard output. A closed pipe is no fault."""
    if isinstance(error, BrokenPipeError):
        return 0
    where = error.filename or _("standard output")
    terminal.tell(_("{what}: {message}", what=where, message=reason(error)))
    return EXIT_FAULT
