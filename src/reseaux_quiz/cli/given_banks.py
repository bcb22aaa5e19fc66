"""The banks that a command is given."""

from collections.abc import Sequence
from pathlib import Path

from reseaux_quiz import loading
from reseaux_quiz.cli.language import _
from reseaux_quiz.cli.spinner import waiting
from reseaux_quiz.loading import Loaded


def read(paths: Sequence[Path] | None) -> tuple[Loaded, ...]:
    """Read the banks at the paths, or the shipped ones; raise what `loading.load` does."""
    with waiting(_("Reading the banks")):
        return loading.load(paths or ())
