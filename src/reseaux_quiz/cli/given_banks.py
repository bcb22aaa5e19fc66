"""The banks and assessments that a command is given."""

from collections.abc import Sequence
from pathlib import Path

from reseaux_quiz import assessing, loading
from reseaux_quiz.assessing import Source
from reseaux_quiz.cli.language import _
from reseaux_quiz.cli.spinner import waiting
from reseaux_quiz.cli.terminal import tell, visible


def read(paths: Sequence[Path] | None) -> tuple[Source, ...]:
    """Read the banks and assessments at the paths, or the shipped banks; raise what `loading.load` does."""
    with waiting(_("Reading the banks")):
        return assessing.load(paths or ())


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
