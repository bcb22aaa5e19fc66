"""The reasons for asking a response again before it is graded."""

from enum import StrEnum


class Doubt(StrEnum):
    """Why a response is asked again before it is graded."""

    SPELLING = "spelling"
    """Within one slip of an accepted answer."""
    WORDS = "words"
    """An accepted answer among other words."""
    AMBIGUOUS = "ambiguous"
    """“3.400”: thousands or decimals."""
    UNIT = "unit"
    """A unit other than the question's."""
    NUMBER = "number"
    """No number at all."""

    @property
    def is_raised_once(self) -> bool:
        """Whether the next response is graded whatever it is; other doubts persist until it can be read."""
        return self in (Doubt.SPELLING, Doubt.WORDS)
