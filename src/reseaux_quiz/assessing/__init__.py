"""Assessments: files that say which questions, in which order, for how many points → quizzes."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import evolve

from reseaux_quiz import loading, selecting
from reseaux_quiz.assessing.file import LoadedAssessment, load_file
from reseaux_quiz.errors import Fault, InvalidBanksError, OptionError
from reseaux_quiz.i18n import msg
from reseaux_quiz.loading import Loaded
from reseaux_quiz.model import Quiz
from reseaux_quiz.selecting import Selection

__all__ = ["LoadedAssessment", "Source", "banks_of", "load", "load_sound", "quiz"]

Source = Loaded | LoadedAssessment


def load(paths: Sequence[Path] = ()) -> tuple[Source, ...]:
    """Load the assessments and banks in files, and the banks in folders; by default, the shipped banks.

    Raises what `loading.load` does.
    """
    found, faults = load_sound(paths)
    if faults:
        raise InvalidBanksError(faults)
    return found


def load_sound(
    paths: Sequence[Path] = (), *, in_folders: bool = False
) -> tuple[tuple[Source, ...], tuple[Fault, ...]]:
    """Load like `load`, but return what is sound and every fault of the rest.

    Banks given beside an assessment are those that its questions are looked up in. `in_folders` also loads the
    assessments that stand in folders.
    """
    files, others = loading.assessments(paths, in_folders=in_folders)
    banks: tuple[Loaded, ...] = ()
    faults: list[Fault] = []
    if others or not files:
        banks, wrong = loading.load_sound(others)
        faults += wrong
    found: list[Source] = [*banks]
    for loaded in (load_file(path, banks) for path in files):
        if isinstance(loaded, LoadedAssessment):
            found.append(loaded)
        else:
            faults += loaded
    return tuple(found), tuple(dict.fromkeys(faults))


def banks_of(loaded: Iterable[Source]) -> tuple[Loaded, ...]:
    """Return the banks among what was loaded, and those that the assessments draw on, each once."""
    found: dict[Path, Loaded] = {}
    for source in loaded:
        for each in source.banks if isinstance(source, LoadedAssessment) else (source,):
            found.setdefault(each.path, each)
    return tuple(found.values())


def quiz(loaded: Sequence[Source], selection: Selection) -> Quiz:
    """Make the quiz of the only assessment, or else of the questions selected from banks, without pictures.

    Raises what `selecting.select` does, and OptionError for filters that an assessment has no use for.
    """
    assessments = [each for each in loaded if isinstance(each, LoadedAssessment)]
    if not assessments:
        banks = [each for each in loaded if isinstance(each, Loaded)]
        return selecting.select([each.bank for each in banks], selection)
    if len(assessments) > 1:
        paths = ", ".join(str(each.path) for each in assessments)
        raise OptionError(msg("one assessment at a time is expected, and not {paths}", paths=paths))
    (only,) = assessments
    if evolve(selection, seed=None, shuffle=False) != Selection():
        raise OptionError(msg("{path} says itself which questions are asked: leave out the filters", path=only.path))
    return only.drawn(selection)
