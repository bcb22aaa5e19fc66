"""One assessment file → an assessment with its questions, or everything that is wrong with it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import frozen

from reseaux_quiz import loading
from reseaux_quiz.assessing.outline import Outline
from reseaux_quiz.assessing.resolving import resolve, shuffled
from reseaux_quiz.errors import Fault, InvalidBanksError
from reseaux_quiz.i18n import msg
from reseaux_quiz.loading import DESCRIPTION, Loaded, structuring
from reseaux_quiz.loading.authored import Faults, find_place, read_text, read_tree
from reseaux_quiz.loading.yaml_mistakes import Place
from reseaux_quiz.loading.yaml_tree import Map
from reseaux_quiz.model import Quiz
from reseaux_quiz.selecting import Selection


@frozen
class LoadedAssessment:
    """An assessment, the file that it was read from, the banks that its questions are in, and its quiz."""

    outline: Outline
    path: Path
    tree: Map
    banks: tuple[Loaded, ...]
    quiz: Quiz

    def place(self, *path: str | int) -> Place:
        """Return the line and column of a path such as `("exercises", 0, "questions", 3)`."""
        return find_place(self.tree, path)

    def drawn(self, selection: Selection) -> Quiz:
        """Return the quiz with the seed of a selection, and the questions of each exercise shuffled if it says so.

        Raises InvalidBanksError for what another seed can't draw.
        """
        quiz = self.quiz
        if selection.seed not in (None, self.outline.seed):
            faults = Faults(self.path)
            faults.root = self.tree
            found, wrong = resolve(self.outline, [each.bank for each in self.banks], selection.seed)
            faults.of(wrong)
            if found is None:
                raise InvalidBanksError(faults.in_order())
            quiz = found
        return shuffled(quiz) if selection.shuffle else quiz


def load_file(path: Path, given: Sequence[Loaded]) -> LoadedAssessment | list[Fault]:
    """Load an assessment, or return every fault in its file, or else in the banks that it needs.

    Its banks are the `given` ones, and for collections that are not among these, those found near the file.
    """
    faults = Faults(path)
    text = read_text(path, faults)
    root = None if text is None else read_tree(text, faults)
    if root is None:
        return faults.in_order()
    try:
        outline = structuring.structured(root, Outline)
    except structuring.ERRORS as error:
        faults.raised(error)
    if faults.found:
        return faults.in_order()
    banks, of_banks = _banks(outline, path, given)
    if of_banks:
        return of_banks
    if outline.collection and not any(_is_of(each, outline.collection) for each in banks):
        message = msg("no bank of the collection “{id}” was found: give its folder too", id=outline.collection)
        faults.of([(("collection",), message)])
        return faults.in_order()
    quiz, found = resolve(outline, [each.bank for each in banks])
    faults.of(found)
    return faults.in_order() if quiz is None else LoadedAssessment(outline, path, root, banks, quiz)


def _is_of(loaded: Loaded, collection: str) -> bool:
    return loaded.bank.collection is not None and loaded.bank.collection.id == collection


def _banks(outline: Outline, path: Path, given: Sequence[Loaded]) -> tuple[tuple[Loaded, ...], list[Fault]]:
    """Find the banks of an assessment, and their faults."""
    found: list[Loaded] = [*given]
    faults: list[Fault] = []
    for collection in _collections(outline):
        if not any(_is_of(each, collection) for each in given):
            folder = _folder(collection, path)
            banks, wrong = loading.load_sound([folder]) if folder else _beside(path)
            found += [each for each in banks if _is_of(each, collection)]
            faults += wrong
    if not found and not faults:
        banks, wrong = _beside(path)
        found += banks
        faults += wrong
    return tuple(found), faults


def _beside(path: Path) -> tuple[Sequence[Loaded], Sequence[Fault]]:
    files = loading.beside(path)
    return loading.load_sound(files) if files else ((), ())


def _collections(outline: Outline) -> Iterable[str]:
    """List the collections that an outline names: its own, and the first part of full ids in others."""
    entries = (entry for part in outline.exercises for entry in part.questions or ())
    names = (name.split("/") for entry in entries for name in (entry.id, entry.document) if name)
    own = [outline.collection] if outline.collection else []
    return dict.fromkeys([*own, *(parts[0] for parts in names if len(parts) == 3)])


def _folder(collection: str, path: Path) -> Path | None:
    """Find the folder of a collection: the nearest one from the file's own upwards, else the shipped one."""
    folders = (*path.resolve().parents, loading.shipped())
    return next((each for each in folders if _describes(each / DESCRIPTION, collection)), None)


def _describes(path: Path, collection: str) -> bool:
    faults = Faults(path)
    text = read_text(path, faults) if path.is_file() else None
    root = None if text is None else read_tree(text, faults)
    return root is not None and root.get("id") == collection
