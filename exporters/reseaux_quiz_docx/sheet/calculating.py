"""Which numbers are calculated: they get a box for it, the others only a line."""

import re

from reseaux_quiz import markup
from reseaux_quiz.markup import Blocks, CodeBlock, Math, Table
from reseaux_quiz.presenting import Shown

_YEAR = re.compile(r"1\d{3}|20\d{2}|2100")
_NUMBER = re.compile(r"(?<!\w)\d+(?:[\s.,]\d+)*(?!\w)")
_ASKS_FOR_A_DATE = re.compile(
    r"\b(?:quel siècle|(?:what|which) century|(?:quelle|(?:what|which)) (?:année|year))\b", re.IGNORECASE
)
_OPERATION = re.compile(r"\d[^\w\n]*[×÷*+=−][^\w\n]*\d")


def is_calculated(shown: Shown) -> bool:
    """Tell whether a question gives something to calculate with, or its explanation calculates.

    A single year gives nothing, as in “the census of 2021”. A date is read in a document, not calculated from it.
    """
    asks_for_a_date = _ASKS_FOR_A_DATE.search(markup.plain(shown.prompt))
    documents = () if asks_for_a_date else shown.documents
    given = (shown.prompt, *(document.blocks for document in documents))
    return any(map(_has_figures, given)) or bool(_OPERATION.search(markup.plain(shown.explanation)))


def _has_figures(blocks: Blocks) -> bool:
    if any(isinstance(block, Table | CodeBlock) for block in blocks):
        return True
    if any(isinstance(inline, Math) for inline in markup.walk(blocks)):
        return True
    numbers = _NUMBER.findall(markup.plain(blocks))
    return len(numbers) > 1 or any(not _YEAR.fullmatch(number) for number in numbers)
