"""What can be wrong with what was given: one family, caught in one place (`cli.main`)."""

import errno
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from reseaux_quiz.i18n import N_
from reseaux_quiz.i18n import gettext as _


class QuizError(Exception):
    """A fault in what was given; its text is for users, in their language."""


@frozen
class Fault:
    """Something wrong in a bank file, at a line and a column counted from 1."""

    path: Path
    line: int
    column: int
    question: str | None
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}: "
        return f"{where}{self.question}: {self.message}" if self.question else f"{where}{self.message}"


class InvalidBanksError(QuizError):
    """Bank files with faults: every one of them, in the order of files and lines."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


class NotFoundError(QuizError):
    """A path, a question or a format that is not there."""


class NothingSelectedError(QuizError):
    """Filters that leave no question."""


class OptionError(QuizError):
    """What a format was told that it can't do, or not with these questions."""


# The system's own words, which are English whatever the locale: Python never calls setlocale for messages.
_REASONS = {
    errno.EACCES: N_("Permission denied"),
    errno.EBADF: N_("the stream is closed"),
    errno.EDQUOT: N_("Disk quota exceeded"),
    errno.EEXIST: N_("File exists"),
    errno.EFBIG: N_("File too large"),
    errno.EIO: N_("Input/output error"),
    errno.EISDIR: N_("Is a directory"),
    errno.ELOOP: N_("Too many levels of symbolic links"),
    errno.ENAMETOOLONG: N_("File name too long"),
    errno.ENOENT: N_("No such file or directory"),
    errno.ENOSPC: N_("No space left on device"),
    errno.ENOTDIR: N_("Not a directory"),
    errno.EPERM: N_("Operation not permitted"),
    errno.EROFS: N_("Read-only file system"),
}


def reason(error: OSError) -> str:
    """Say why the system refused: what is common in the user's language, the rest in the system's own words."""
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or str(error)
