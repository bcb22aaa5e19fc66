"""Files that are written whole or not at all."""

import contextlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from reseaux_quiz.errors import QuizError, reason
from reseaux_quiz.i18n import msg


def write(files: Mapping[Path, bytes], *, force: bool) -> None:
    """Write all the files or none; QuizError where one is there already, or can't be written.

    All paths are checked, and all files written beside their paths, before the first one is renamed. Links are
    followed. A pipe or a device has nothing to keep or replace: it is written to directly.
    """
    for path in files:
        _check(path, force=force)
    streams = [path for path in files if path.exists() and not path.is_file()]
    with contextlib.ExitStack() as temporary:
        ready = {path: _written_beside(path, data, temporary) for path, data in files.items() if path not in streams}
        with contextlib.ExitStack() as undone:
            for path, beside in ready.items():
                _put(beside, path, undone)
            undone.pop_all()
    for path in streams:
        with _reported(path):
            path.write_bytes(files[path])


def _check(path: Path, *, force: bool) -> None:
    """Raise QuizError for a path where no file can be, or where a file exists and must be kept."""
    with _reported(path):
        if path.is_dir():
            raise QuizError(msg("{path} is a folder", path=path))
        if not path.parent.is_dir():
            raise QuizError(msg("there is no folder {path}", path=path.parent))
        if path.is_file() and not force:
            raise QuizError(msg("{path} exists already; --force replaces it", path=path))


def _written_beside(path: Path, data: bytes, temporary: contextlib.ExitStack) -> Path:
    """Write the data to a file beside its path, with the mode of the file that it will replace."""
    with _reported(path):
        place = _place(path)
        beside = place.with_name(
            f".reseaux-quiz-{os.urandom(8).hex()}"
        )  # short: the name may have the greatest length
        with beside.open("xb") as file:
            temporary.callback(beside.unlink, missing_ok=True)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # a full disk may be reported only now
        if place.exists():
            beside.chmod(stat.S_IMODE(place.stat().st_mode))
        return beside


def _put(beside: Path, path: Path, undone: contextlib.ExitStack) -> None:
    """Rename a file to its path; what was there is put back if a later file can't be renamed."""
    with _reported(path):
        place = _place(path)
        before = place.read_bytes() if place.exists() else None
        os.replace(beside, place)  # noqa: PTH105
        if before is None:
            undone.callback(place.unlink)
        else:
            undone.callback(write, {path: before}, force=True)


def _place(path: Path) -> Path:
    """Follow links, even to a file that does not exist yet."""
    return Path(os.path.realpath(path))


@contextlib.contextmanager
def _reported(path: Path) -> Iterator[None]:
    """Report which file could not be written, and why."""
    try:
        yield
    except OSError as error:
        raise QuizError(msg("{path} can't be written: {reason}", path=path, reason=reason(error))) from None
