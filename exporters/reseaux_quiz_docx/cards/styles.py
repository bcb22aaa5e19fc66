"""The sizes of type of cards, and the styles of each."""

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, frozen

from reseaux_quiz.i18n import Message
from reseaux_quiz_docx.document.styles import GREY, INK, Style
from reseaux_quiz_docx.layout import Layout
from reseaux_quiz_docx.words import msg

REMARKS = 0.85
"""Size of notes and explanations, relative to the text's."""
_RATIOS = (1.5, 1.2, 1, 0.9, 0.8)
"""The sizes of cards from the largest, relative to that of a worksheet."""


@frozen
class Size:
    """A size of type, by its number from 1; `layout` has it in points."""

    number: int
    layout: Layout

    @property
    def text(self) -> str:
        """The id of the style of what is asked."""
        return f"RqCard{self.number}"

    @property
    def answer(self) -> str:
        """The id of the style of answers."""
        return f"RqCardAnswer{self.number}"

    @property
    def remark(self) -> str:
        """The id of the style of notes, sources and explanations."""
        return f"RqCardRemark{self.number}"


def sizes(layout: Layout) -> list[Size]:
    """List the sizes to be tried, the largest first; a layout for pupils who need it is never set smaller."""
    ratios = [ratio for ratio in _RATIOS if ratio >= 1 or not layout.parted]
    return [Size(number, evolve(layout, size=layout.size * ratio)) for number, ratio in enumerate(ratios, start=1)]


def card_styles(say: Callable[[Message], str], tried: Sequence[Size], layout: Layout) -> Iterator[Style]:
    """Yield the styles of cards, named in the language of the document."""
    yield Style(id="Normal", name="Normal", based_on=None, builtin=True)
    yield Style(id="RqReference", name=say(msg("Reference")), size=7 / layout.size, color=GREY)
    for size in tried:
        number, ratio = size.number, size.layout.size / layout.size
        text, answer = say(msg("Card {number}", number=number)), say(msg("Answer on a card {number}", number=number))
        remark = say(msg("Remark on a card {number}", number=number))
        yield Style(id=size.text, name=text, size=ratio, after=3)
        yield Style(id=size.answer, name=answer, size=ratio, bold=True, color=INK, after=3)
        yield Style(id=size.remark, name=remark, size=ratio * REMARKS, color=GREY, after=2)
