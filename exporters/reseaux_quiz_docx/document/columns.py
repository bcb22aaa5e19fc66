"""Column widths of a table, from the words in it."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

_WIDTHS = {
    letter: width
    for width, letters in {
        222: "ijl|'’",
        278: " \u00a0.,:;!/ftI[]·",
        333: "r()-°“”",
        500: "cksvxyzJç",
        611: "FTZ",
        722: "wCDHNRU",
        778: "GOQ",
        833: "mM",
        889: "%æ",
        1000: "@W€œŒÆ—…",
    }.items()
    for letter in letters
}
"""The widths of Arial's characters in thousandths of its size (Adobe's metrics of Helvetica)."""
_CAPITAL = 667
_USUAL = 556


def text_width(text: str, size: float, letter_spacing: float = 0) -> int:
    """Estimate the width of a text on one line, in twips; `size` and `letter_spacing` are in points."""
    thousandths = sum(_WIDTHS.get(letter, _CAPITAL if letter.isupper() else _USUAL) for letter in text)
    return round(20 * (thousandths * size / 1000 + letter_spacing * len(text)))


def line_count(text: str, width: int, size: float, letter_spacing: float = 0) -> int:
    """Estimate how many lines a text takes in a column."""
    lines, used = 1, 0
    for word in text.split(" "):
        wide = text_width(word, size, letter_spacing)
        if used and used + wide > width:
            lines, used = lines + 1, 0
        lines += wide // width
        used += wide + text_width(" ", size, letter_spacing)
    return lines


def shared(least: Sequence[int], natural: Sequence[int], available: int) -> list[int]:
    """Share a width among columns.

    `least` is what the longest word of each needs, `natural` what its longest text needs on one line. Each column
    gets its natural width where all fit; otherwise its least and a part of the rest, in proportion to what it lacks;
    where not even the words fit, a part in proportion to its least.
    """
    if sum(natural) <= available:
        return list(natural)
    rest = available - sum(least)
    if rest <= 0:
        return _in_proportion(least, available)
    wanted = [most - enough for enough, most in zip(least, natural, strict=True)]
    return [enough + more for enough, more in zip(least, _in_proportion(wanted, rest), strict=True)]


def _in_proportion(weights: Sequence[int], whole: int) -> list[int]:
    """Divide a whole number in proportion to weights, without losing any of it to rounding."""
    edges = [whole * reached // sum(weights) for reached in accumulate(weights, initial=0)]
    return [right - left for left, right in pairwise(edges)]
