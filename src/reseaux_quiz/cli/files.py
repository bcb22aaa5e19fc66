"""Files that are written whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from reseaux_quiz.errors import QuizError
from reseaux_quiz.i18n import gettext as _


def write(files: Mapping[Path, bytes], *, force: bool) -> None:
    """Write the files, each beside its place and then renamed; QuizError where one is there already.

    All places are looked at before anything is written.
    """
    for path in files:
        if path.is_dir():
            raise QuizError(_("{path} is a folder").format(path=path))
        if not path.parent.is_dir():
            raise QuizError(_("there is no folder {path}").format(path=path.parent))
        if path.exists() and not force:
            raise QuizError(_("{path} is there already; --force replaces it").format(path=path))
    for path, data in files.items():
        _write(path, data)


def _write(path: Path, data: bytes) -> None:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    except OSError as error:
        raise QuizError(_("{path} can't be written: {reason}").format(path=path, reason=error.strerror)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)  # noqa: PTH101 - mkstemp makes a file that only its owner reads
        os.replace(name, path)  # noqa: PTH105
    except BaseException as error:
        os.unlink(name)  # noqa: PTH108
        if isinstance(error, OSError):
            raise QuizError(_("{path} can't be written: {reason}").format(path=path, reason=error.strerror)) from None
        raise
