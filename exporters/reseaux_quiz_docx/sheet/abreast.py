"""Which questions stand side by side, where a layout has them so: two in a row, where that takes less height."""

from collections.abc import Sequence
from math import inf
from typing import assert_never

from reseaux_quiz import markup
from reseaux_quiz.markup import Blank, Blocks, Image, Line, Math, Paragraph
from reseaux_quiz.presenting import (
    Body,
    Card,
    Choices,
    GappedText,
    Pairs,
    Ranking,
    Statement,
    TypedNumber,
    TypedText,
    Writing,
)
from reseaux_quiz_docx.sheet.plan import Asked

_HALF, _WHOLE = 48, 104
"""Characters of small type on a line of half a page, and of a whole one."""
_COLUMN = 44
"""Characters of an option that stands beside another one."""
_GAP = 18
"""Characters that a gap takes the room of."""
_CALCULATION = 5
"""How many lines are as high as the box for a calculation."""
_SPREAD = 1.5
"""How much higher the lines of a text with gaps are."""
_UNEVEN = 0.35
"""The share of the higher question that may be empty below the other."""


def abreast(asked: Sequence[Asked]) -> list[Sequence[Asked]]:
    """Divide questions into pairs that stand side by side, and single ones, as those below a document are."""
    made: list[Sequence[Asked]] = []
    for each in asked:
        if made and len(made[-1]) == 1 and _go_together(made[-1][0], each):
            made[-1] = (made[-1][0], each)
        else:
            made.append((each,))
    return made


def _go_together(first: Asked, second: Asked) -> bool:
    """Tell whether two questions take less room side by side, and neither leaves much of it empty."""
    if first.introduces or second.introduces:
        return False
    low, high = sorted(_height(each, _HALF) for each in (first, second))
    return high < _height(first, _WHOLE) + _height(second, _WHOLE) and high - low <= max(2, high * _UNEVEN)


def _height(asked: Asked, room: int) -> float:
    """Estimate how many lines of so many characters a question takes: `inf` where it needs the whole width."""
    return _text(asked.shown.prompt, room) + _below(asked.shown.body, room)


def _below(body: Body, room: int) -> float:
    """Estimate how many lines stand below a prompt."""
    match body:
        case Choices():
            lines = [_line(option.line, room) for option in body.shown]
            in_columns = room == _WHOLE and max(_line(option.line, _COLUMN) for option in body.shown) == 1
            return sum(lines) / (2 if in_columns else 1)
        case TypedText():
            return 2
        case Card():
            return 3
        case TypedNumber():
            return _CALCULATION
        case Statement():
            return 5 if body.justify else 1
        case GappedText():
            words = sum(body.shown, ()) if body.has_word_bank else ()
            return _SPREAD * (_text(body.blocks, room) + _line(words, room))
        case Pairs() | Ranking() | Writing():
            return inf
        case _:
            assert_never(body)


def _text(blocks: Blocks, room: int) -> float:
    return sum(_line(block.children, room) if isinstance(block, Paragraph) else inf for block in blocks)


def _line(line: Line, room: int) -> float:
    if any(isinstance(inline, Image) or (isinstance(inline, Math) and inline.display) for inline in line):
        return inf
    gaps = sum(isinstance(inline, Blank) for inline in line)
    return (len(markup.plain_inline(line)) + gaps * _GAP) // room + 1
