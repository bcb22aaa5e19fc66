"""The errors that users can cause: one hierarchy, caught in one place (`cli.main`)."""

import errno
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import TypeVar

from attrs import frozen

from reseaux_quiz.i18n import Message, msg


class QuizError(Exception):
    """An error in the user's input; `str` is the message in English."""

    def __init__(self, message: Message | str) -> None:
        super().__init__(message)
        self.message = message

    def text(self, language: str) -> str:
        """Return the message in a language."""
        return self.message.text(language) if isinstance(self.message, Message) else self.message


@frozen
class Fault:
    """A fault in a bank file, with its line and column from 1; `str` is the text in English."""

    path: Path
    line: int
    column: int
    question: str | None
    message: Message

    def text(self, language: str) -> str:
        """Return `FILE:LINE:COLUMN: QUESTION: message` in a language."""
        question = f"{self.question}: " if self.question else ""
        return f"{self.path}:{self.line}:{self.column}: {question}{self.message.text(language)}"

    def __str__(self) -> str:
        return self.text("en")


T = TypeVar("T")

FEW = 3
"""How many remarks of one kind are each told in full."""


def told_once(remarks: Sequence[T], kind: Callable[[T], Hashable]) -> list[tuple[T, tuple[T, ...]]]:
    """Return each remark with those that it stands for: the others of its kind, where there are more than a few."""
    kinds: defaultdict[Hashable, list[T]] = defaultdict(list)
    for remark in remarks:
        kinds[kind(remark)].append(remark)
    told: list[tuple[T, tuple[T, ...]]] = []
    for remark in remarks:
        alike = kinds[kind(remark)]
        if len(alike) <= FEW:
            told.append((remark, ()))
        elif alike[0] is remark:
            told.append((remark, tuple(alike[1:])))
    return told


def more_of_a_kind(path: Path, lines: Sequence[int]) -> Message:
    """Return where the remarks are that one stands for."""
    listed = ", ".join(map(str, dict.fromkeys(lines)))
    return msg("{path}: {number} more of this kind, on lines {lines}", path=path, number=len(lines), lines=listed)


_KEYS = {"key", "word", "meant", "near"}
"""What messages call the keys and values that they are about: each has a remedy of its own."""


def kind_of(fault: Fault) -> Hashable:
    """Return what faults of one kind in one file share: their wording and the keys they name, whatever they cite."""
    return fault.path, _wording(fault.message)


def _wording(message: Message) -> Hashable:
    told = (
        _wording(value) if isinstance(value, Message) else value
        for name, value in message.values
        if isinstance(value, Message) or name in _KEYS
    )
    return message.template, tuple(told)


class InvalidBanksError(QuizError):
    """Every fault in the bank files, ordered by file and line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)

    def text(self, language: str) -> str:
        """Return the faults in a language, one per line; many of a kind are told once, with their lines."""
        texts = []
        for fault, more in told_once(self.faults, kind_of):
            texts.append(fault.text(language))
            if more:
                texts.append(more_of_a_kind(fault.path, [each.line for each in more]).text(language))
        return "\n".join(texts)


class NotFoundError(QuizError):
    """A path, a question or a format that does not exist."""


class NothingSelectedError(QuizError):
    """Filters that no question matches."""


class OptionError(QuizError):
    """An option that a format does not accept, at all or with these questions."""


# The system's own messages are in English whatever the locale, since Python does not call setlocale for them.
_REASONS = {
    errno.EACCES: msg("Permission denied"),
    errno.EBADF: msg("the stream is closed"),
    errno.EDQUOT: msg("Disk quota exceeded"),
    errno.EEXIST: msg("File exists"),
    errno.EFBIG: msg("File too large"),
    errno.EIO: msg("Input/output error"),
    errno.EISDIR: msg("Is a directory"),
    errno.ELOOP: msg("Too many levels of symbolic links"),
    errno.ENAMETOOLONG: msg("File name too long"),
    errno.ENOENT: msg("No such file or directory"),
    errno.ENOSPC: msg("No space left on device"),
    errno.ENOTDIR: msg("Not a directory"),
    errno.EPERM: msg("Operation not permitted"),
    errno.EROFS: msg("Read-only file system"),
}


def reason(error: OSError) -> Message:
    """Return the reason for a system error: a message for the common ones, else the system's own text."""
    return _REASONS.get(error.errno or 0) or Message("{reason}", (("reason", error.strerror or str(error)),))
