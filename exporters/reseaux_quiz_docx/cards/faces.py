"""A question → what stands on the front and on the back of its card."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import assert_never

from reseaux_quiz import labels, markup
from reseaux_quiz.markup import Line
from reseaux_quiz.presenting import (
    Card,
    Choices,
    GappedText,
    NoteKind,
    Pairs,
    Ranking,
    Shown,
    ShownDocument,
    Statement,
    TypedNumber,
    TypedText,
    Writing,
)
from reseaux_quiz_docx.cards.styles import Size
from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.numbering import Lists
from reseaux_quiz_docx.document.package import Package
from reseaux_quiz_docx.document.styles import GREY
from reseaux_quiz_docx.document.texts import CELL_EDGES, Look, Texts
from reseaux_quiz_docx.document.xml import Element
from reseaux_quiz_docx.sheet.instructions import Instructions
from reseaux_quiz_docx.sheet.plan import letter
from reseaux_quiz_docx.words import msg

MOST_SPELLINGS = 3
"""Other answers that are accepted, of which a card has no room for all."""
_GAP = "_" * 10
_SPACE = " \u2003 "
"""Between the words of a list."""


class Faces:
    """Writes the sides of cards in one size of type; `width` is that of their text."""

    def __init__(self, package: Package, size: Size, texts: Texts, instructions: Instructions, width: int) -> None:
        self._package = package
        self._size = size
        self._texts = texts
        self._say = instructions.say
        self._width = width

    def front(self, shown: Shown) -> list[list[Element]]:
        """Write the documents of a question, if there are any, and what is asked."""
        documents = [block for document in shown.documents for block in self._document(document)]
        notes = [note.text for note in shown.notes if note.kind is not NoteKind.WHOLE]
        if isinstance(shown.body, Statement):
            notes.append(self._say(msg("true or false, and why") if shown.body.justify else msg("true or false")))
        separator = self._say(msg("; "))
        note = [xml.run(f"({separator.join(notes)})", color=GREY)] if notes else []
        asked = [*self._blocks(shown, shown.prompt, after=note), *self._asked(shown, [] if shown.prompt else note)]
        return [documents, asked] if documents else [asked]

    def backs(self, shown: Shown) -> Iterator[list[Element]]:
        """Yield what may stand on the back, from the fullest to the answer alone."""
        answers = [list(each) for each in self._answers(shown)]
        explanation = self._blocks(shown, shown.explanation, self._size.remark)
        if shown.source:
            label = self._say(labels.SOURCE)
            explanation.append(self._labelled(label, shown, [shown.source]))
        if explanation:
            yield [*answers[0], *explanation]
        yield from answers

    # --- fronts ------------------------------------------------------------------------------------------------

    def _document(self, document: ShownDocument) -> Iterator[Element]:
        line = self._texts.line(document.heading(), document.bank, width=self._width)
        yield self._paragraph(self._size.answer, *line)
        yield from self._texts.blocks(document.blocks, document.bank, self._look(self._size.text))
        if document.source:
            label = xml.run(f"{self._say(labels.SOURCE)} ")
            words = self._texts.line(document.source, document.bank, width=self._width)
            yield self._paragraph(self._size.remark, label, *words)

    def _asked(self, shown: Shown, note: Sequence[Element]) -> Iterator[Element]:
        """Write what can be chosen, below the prompt; `note` is for a text with gaps that has none."""
        body = shown.body
        match body:
            case Choices():
                yield from self._list(shown, [option.line for option in body.shown], Lists.LETTERS)
            case Pairs():
                yield self._pairs(shown, body)
                yield self._paragraph(self._size.remark)  # a cell ends with a paragraph
            case Ranking():
                yield from self._list(shown, body.shown, Lists.LETTERS)
            case GappedText():
                look = self._look(self._size.text, note)
                yield from self._texts.blocks(body.blocks, shown.item.bank, look, lambda _index: [xml.run(_GAP)])
                if body.has_word_bank:
                    words = _SPACE.join(markup.plain_inline(word) for word in body.shown)
                    yield self._paragraph(self._size.remark, xml.run(words))
            case Statement() | TypedText() | TypedNumber() | Writing() | Card():
                pass
            case _:
                assert_never(body)

    def _pairs(self, shown: Shown, pairs: Pairs) -> Element:
        left = self._list(shown, pairs.lefts, Lists.NUMBERS, half=True)
        right = self._list(shown, pairs.shown, Lists.LETTERS, half=True)
        half = self._width // 2
        rows = [
            xml.row(*(xml.cell(half, self._paragraph(self._size.text) if side is None else side) for side in sides))
            for sides in zip_longest(left, right)
        ]
        return xml.table([half, half], rows)

    # --- backs -------------------------------------------------------------------------------------------------

    def _answers(self, shown: Shown) -> Iterator[Iterable[Element]]:
        """Yield the answer, and for an essay what may stand for it where there is less room."""
        body = shown.body
        match body:
            case Choices():
                right = [(letter(place), option.line) for place, option in enumerate(body.shown) if option.right]
                yield [self._answer(shown, (markup.Text(f"{name}. "), *line)) for name, line in right]
            case Statement():
                yield [self._answer(shown, (markup.Text(body.right),))]
            case TypedText(answer, also):
                named = also if len(also) <= MOST_SPELLINGS else (*also[:MOST_SPELLINGS], (markup.Text("…"),))
                accepted = [self._labelled(self._say(labels.ALSO_ACCEPTED), shown, named)] if named else []
                yield [self._answer(shown, answer), *accepted]
            case TypedNumber(answer=number):
                yield [self._answer(shown, (markup.Text(number),))]
            case Pairs():
                pairs = [
                    (markup.Text(f"{place} – {letter(body.drawn.index(right))}. "), *body.rights[right])
                    for place, right in enumerate(body.key, start=1)
                ]
                yield [self._answer(shown, pair) for pair in pairs]
            case Ranking():
                ranks = [(letter(body.drawn.index(place)), item) for place, item in enumerate(body.items)]
                yield self._list(shown, [(markup.Text(f"{name}. "), *item) for name, item in ranks], Lists.NUMBERS)
            case GappedText(gaps=(gap,)):
                yield [self._answer(shown, gap.answer)]
            case GappedText(gaps=gaps):
                yield self._list(shown, [gap.answer for gap in gaps], Lists.NUMBERS)
            case Card(back):
                yield self._blocks(shown, back)
            case Writing(model_answer, criteria):
                model = self._blocks(shown, model_answer)
                label = self._paragraph(self._size.remark, xml.run(self._say(labels.CRITERIA), bold=True))
                marked = [label, *self._list(shown, [each.line for each in criteria], Lists.BULLETS)]
                if model and criteria:
                    yield [*model, *marked]
                yield model or marked
                if model and criteria:
                    yield marked
            case _:
                assert_never(body)

    # --- paragraphs --------------------------------------------------------------------------------------------

    def _look(self, style: str, after: Sequence[Element] = ()) -> Look:
        return Look(style=style, after=after, width=self._width + CELL_EDGES)

    def _blocks(
        self, shown: Shown, blocks: markup.Blocks, style: str | None = None, after: Sequence[Element] = ()
    ) -> list[Element]:
        if not blocks:
            return []
        return self._texts.blocks(blocks, shown.item.bank, self._look(style or self._size.text, after))

    def _paragraph(self, style: str, *runs: Element, number: tuple[int, int] | None = None) -> Element:
        return xml.paragraph(self._package.styles[style], *runs, number=number)

    def _answer(self, shown: Shown, line: Line) -> Element:
        return self._paragraph(self._size.answer, *self._texts.line(line, shown.item.bank, width=self._width))

    def _labelled(self, label: str, shown: Shown, lines: Sequence[Line]) -> Element:
        """Write lines on one, with dashes between them, behind a label."""
        joined = tuple(inline for line in lines for inline in (markup.Text(" – "), *line))[1:]
        runs = self._texts.line(joined, shown.item.bank, width=self._width)
        return self._paragraph(self._size.remark, xml.run(f"{label} ", bold=True), *runs)

    def _list(self, shown: Shown, lines: Sequence[Line], kind: Lists, *, half: bool = False) -> Iterator[Element]:
        step = self._size.layout.list_step
        number = (self._package.numbering.fresh(kind, step=step), 0)
        width = (self._width // 2 if half else self._width) - step
        for line in lines:
            runs = self._texts.line(line, shown.item.bank, width=width)
            yield self._paragraph(self._size.text, *runs, number=number)
