"""The only way in: bank files → banks, with every fault located."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from attrs import evolve

from reseaux_quiz import resources, texts
from reseaux_quiz.errors import Fault, InvalidBanksError, NotFoundError, QuizError, reason
from reseaux_quiz.i18n import msg
from reseaux_quiz.loading import bank_file, pictures
from reseaux_quiz.loading.authored import is_assessment
from reseaux_quiz.loading.bank_file import DESCRIPTION, Loaded, load_file
from reseaux_quiz.model import Picture, Quiz

__all__ = [
    "DESCRIPTION",
    "SUFFIXES",
    "Loaded",
    "assessments",
    "beside",
    "load",
    "load_in_part",
    "load_sound",
    "shipped",
    "with_pictures",
]

SUFFIXES = (".yaml", ".yml")
_HIDDEN_SUFFIXES = tuple(f"{suffix}.txt" for suffix in SUFFIXES)  # Windows shows “lecon.yaml.txt” as “lecon.yaml”


def shipped() -> Path:
    """Return the folder of the collection shipped with the program."""
    return resources.folder("banks") / "reseaux-sociaux"


def load(paths: Sequence[Path] = ()) -> tuple[Loaded, ...]:
    """Load banks from files, and from folders recursively in the order of names; by default, the shipped ones.

    Raises NotFoundError for a path that does not exist or has no bank, QuizError for one that can't be read,
    InvalidBanksError with every fault of every file.
    """
    found, faults = load_sound(paths)
    if faults:
        raise InvalidBanksError(faults)
    return found


def load_sound(paths: Sequence[Path] = ()) -> tuple[tuple[Loaded, ...], tuple[Fault, ...]]:
    """Load like `load`, but return the banks that are sound and every fault of the other files."""
    found: list[Loaded] = []
    faults: list[Fault] = []
    for loaded in map(load_file, _files(paths or [shipped()])):
        if isinstance(loaded, Loaded):
            found.append(loaded)
        else:
            faults += loaded
    faults += _repeated(found)
    return tuple(found), tuple(dict.fromkeys(faults))  # banks may share a collection at fault


def assessments(paths: Iterable[Path], *, in_folders: bool) -> tuple[list[Path], list[Path]]:
    """Tell assessments from the other paths; `in_folders` also finds those that stand in folders."""
    found, others = [], []
    for path in paths:
        with _reading(path):
            files = _yaml_in(path) if in_folders and path.is_dir() else [path] if path.is_file() else []
            inside = [file for file in files if is_assessment(file)]
        found += inside
        if not inside or len(inside) < len(files):
            others.append(path)
    return found, others


def beside(path: Path) -> list[Path]:
    """List the bank files in the folder of a file."""
    return sorted(
        file for file in path.parent.iterdir() if _is_bank(file) and file.is_file() and not is_assessment(file)
    )


def load_in_part(paths: Sequence[Path] = ()) -> tuple[tuple[Loaded, ...], tuple[Fault, ...]]:
    """Load like `load_sound`, but also the sound questions of the other files."""
    found: list[Loaded] = []
    faults: list[Fault] = []
    for path in _files(paths or [shipped()]):
        loaded, wrong = bank_file.load_in_part(path)
        found += [loaded] if loaded else []
        faults += wrong
    faults += _repeated(found)
    return tuple(found), tuple(dict.fromkeys(faults))


def with_pictures(quiz: Quiz, loaded: Iterable[Loaded]) -> Quiz:
    """Add the bytes of its pictures to a quiz, read now from the folders of its banks.

    Raises QuizError for a picture that has gone since the bank was loaded.
    """
    folders = {each.bank.full_id: each.path.parent for each in loaded}
    found: dict[tuple[str, str], Picture] = {}
    read: set[str] = set()
    pools = (exercise.pool for exercise in quiz.exercises)
    for item in (*quiz.items, *(item for pool in pools for item in pool)):
        bank = item.bank.full_id
        new = [document for document in item.documents if f"{bank}/{document.id}" not in read]
        read.update(f"{bank}/{document.id}" for document in new)
        shown = chain(texts.of_question(item.question), *map(texts.of_document, new))
        for _path, src in pictures.shown_in(shown):
            if (bank, src) not in found:
                try:
                    found[bank, src] = pictures.read(folders[bank], src)
                except pictures.PictureError as error:
                    message = msg("{question}: {reason}", question=item.full_id, reason=error.message)
                    raise QuizError(message) from None
    return evolve(quiz, pictures=found)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Find the bank files at the paths, each once."""
    seen = set()
    for path in paths:
        with _reading(path):
            files = _files_at(path)
        for file in files:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise QuizError(msg("{path} can't be read: {reason}", path=path, reason=reason(error))) from None


def _files_at(path: Path) -> list[Path]:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise NotFoundError(msg("{path}: no such file or folder", path=path)) from None
    if not path.is_dir():
        return [path]
    next(path.iterdir(), None)  # OSError where it can't be read: for `rglob` it would be empty
    files = [file for file in _yaml_in(path) if not is_assessment(file)]
    if not files:
        raise NotFoundError(msg("{path}: this folder has no bank (.yaml)", path=path))
    return files


def _yaml_in(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if _is_bank(file) and file.is_file())


def _is_bank(file: Path) -> bool:
    return (file.suffix in SUFFIXES and file.name != DESCRIPTION) or file.name.lower().endswith(_HIDDEN_SUFFIXES)


def _repeated(loaded: Iterable[Loaded]) -> Iterator[Fault]:
    """Find banks that share a full id: their questions could not be told apart."""
    first: dict[str, Path] = {}
    for each in loaded:
        if each.bank.full_id in first:
            message = msg(
                "the bank “{id}” is already in {other}: each bank needs its own id",
                id=each.bank.full_id,
                other=first[each.bank.full_id],
            )
            yield Fault(each.path, *each.place("id"), None, message)
        first.setdefault(each.bank.full_id, each.path)
