"""A sign of life on the terminal while long work is done."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from reseaux_quiz.cli import terminal

PATIENCE = 1.0
"""Seconds after which a person begins to wonder."""


@contextmanager
def waiting(doing: str) -> Iterator[None]:
    """Show on a terminal what is being done, and for how long, if it takes more than a moment."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(doing, done, terminal.plain()), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _watch(doing: str, done: threading.Event, plain: bool) -> None:
    if done.wait(PATIENCE):
        return
    if plain:
        terminal.tell(doing)
        return
    from rich.console import Console  # noqa: PLC0415 - only long work needs it
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        progress.add_task(doing, total=None)
        done.wait()
