"""`reseaux-quiz preview`: the questions in the browser, as they are typed."""

import os
import socket
import sys
import webbrowser
from typing import Annotated

import click
import typer

from reseaux_quiz.cli.language import _, language
from reseaux_quiz.cli.parameters import Paths, command
from reseaux_quiz.cli.terminal import tell
from reseaux_quiz.errors import QuizError, reason
from reseaux_quiz.i18n import N_, msg


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(preview, summary)


def preview(
    paths: Paths = None,
    port: Annotated[
        int,
        typer.Option(
            "--port", min=0, max=65535, help=N_("The port of the page (default: a free one)."), show_default=False
        ),
    ] = 0,
    browser: Annotated[
        bool, typer.Option("--no-browser", help=N_("Only print the address of the page."), show_default=False)
    ] = True,
) -> None:
    """Show each question as a pupil sees it, beside its faults and remarks, again whenever a file is saved."""
    from reseaux_quiz.preview import Source, serve  # noqa: PLC0415 - a server takes long to import

    source = Source(paths or (), language())
    source.read()
    if source.problem:
        raise QuizError(source.problem)
    with socket.socket() as listener:
        if os.name == "posix":  # elsewhere it would let another program take the port over
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError as error:
            raise QuizError(
                msg("port {port} can't be used: {reason}", port=str(port), reason=reason(error))
            ) from None
        listener.listen()
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"

        def ready() -> None:
            tell(_("The questions are on {address}, on this computer alone. Ctrl-C stops.", address=address))
            if browser and _has_screen():
                webbrowser.open(address)

        serve(source, listener, ready)


def _has_screen() -> bool:
    """Tell whether a window can open; without one, a browser of the terminal would take the terminal."""
    return sys.platform in ("win32", "darwin") or bool({"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ))
