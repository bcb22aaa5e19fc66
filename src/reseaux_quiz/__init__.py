"""Question banks in YAML, for the terminal, Anki, Word and Moodle.

>>> import reseaux_quiz as rq
>>> quiz = rq.select(rq.load(), rq.Selection(sections=("2.1",)))
>>> rendered = rq.export("gift", quiz)

The public interface consists of the names below and the modules for plugins: `exporting`, `importing`, `i18n`,
`labels`, `markup`, `model`, `presenting` and `testing`. Everything else may change without notice. Names are imported
on first use, so importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reseaux_quiz.assessing import LoadedAssessment
    from reseaux_quiz.checking import Finding, check
    from reseaux_quiz.errors import InvalidBanksError, NotFoundError, NothingSelectedError, OptionError, QuizError
    from reseaux_quiz.exporting import Loss, Rendered
    from reseaux_quiz.grading import Grade, grade
    from reseaux_quiz.library import export, import_, load, select
    from reseaux_quiz.loading import Loaded
    from reseaux_quiz.model import Bank, Quiz
    from reseaux_quiz.selecting import Selection

    __version__: str

_HOMES = {
    "assessing": ("LoadedAssessment",),
    "checking": ("Finding", "check"),
    "errors": ("InvalidBanksError", "NotFoundError", "NothingSelectedError", "OptionError", "QuizError"),
    "exporting": ("Loss", "Rendered"),
    "grading": ("Grade", "grade"),
    "library": ("export", "import_", "load", "select"),
    "loading": ("Loaded",),
    "model": ("Bank", "Quiz"),
    "selecting": ("Selection",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Bank",
    "Finding",
    "Grade",
    "InvalidBanksError",
    "Loaded",
    "LoadedAssessment",
    "Loss",
    "NotFoundError",
    "NothingSelectedError",
    "OptionError",
    "Quiz",
    "QuizError",
    "Rendered",
    "Selection",
    "__version__",
    "check",
    "export",
    "grade",
    "import_",
    "load",
    "select",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - slow, and few ask

        return version("reseaux-quiz")
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
