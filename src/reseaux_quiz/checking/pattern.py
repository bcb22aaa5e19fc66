"""Regular expressions that cost nothing until a text is tried against them."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Pattern:
    """A regular expression that is compiled at its first use: a run of `check` needs few of the many in a lexicon."""

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    # Each method is looked up once: later calls go straight to the compiled expression.

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """Find the first match in a text."""
        return self._compiled.search

    @cached_property
    def match(self) -> Callable[[str], re.Match[str] | None]:
        """Match at the start of a text."""
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Callable[[str], re.Match[str] | None]:
        """Match a whole text."""
        return self._compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[[str], Iterator[re.Match[str]]]:
        """Go through the matches in a text."""
        return self._compiled.finditer

    @cached_property
    def split(self) -> Callable[[str], list[str]]:
        """Cut a text at its matches."""
        return self._compiled.split


NOTHING = Pattern(r"(?!)")
"""Matches no text."""
