"""What can be wrong with what was given: one family, caught in one place (`cli.main`)."""

from collections.abc import Sequence
from pathlib import Path

from attrs import field, frozen


class QuizError(Exception):
    """A fault in what was given; its text is for users, in their language."""


@frozen(order=True)
class Fault:
    """Something wrong in a bank file, at a line and a column counted from 1."""

    path: Path
    line: int
    column: int
    question: str | None = field(order=lambda question: question or "")
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
