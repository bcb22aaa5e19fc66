"""The banks that a command is given."""

from collections.abc import Sequence
from pathlib import Path

from reseaux_quiz import loading
from reseaux_quiz.cli.language import _
from reseaux_quiz.cli.spinner import waiting
from reseaux_quiz.cli.terminal import tell, visible
from reseaux_quiz.loading import Loaded


def read(paths: Sequence[Path] | None) -> tuple[Loaded, ...]:
    """Read the banks at the paths, or the shipped ones; raise what `loading.load` does."""
    with waiting(_("Reading the banks")):
        return loading.load(paths or ())


def say_where(paths: Sequence[Path] | None) -> None:
    """Tell where the banks lie that were read; the shipped ones are to be copied before they are changed."""
    if paths:
        tell(_("Read from: {paths}", paths=visible(", ".join(str(path.resolve()) for path in paths))))
    else:
        tell(_("Read from: {paths}", paths=visible(str(loading.shipped()))))
        tell(
            _(
                "These banks come with the program. To change them, make a copy: "
                "`reseaux-quiz new my-course --from {name}`",
                name=loading.shipped().name,
            )
        )
