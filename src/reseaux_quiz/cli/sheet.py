"""A question on a terminal: its lines, what is to be typed, and the lines of its answer."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from attrs import frozen

from reseaux_quiz import grading, labels, markup
from reseaux_quiz.cli import terminal
from reseaux_quiz.cli.language import _, language, text
from reseaux_quiz.cli.prose import block, inline, signed
from reseaux_quiz.cli.terminal import wrap
from reseaux_quiz.grading import Chosen, Filled, Matched, Ordered, Response, Verdict
from reseaux_quiz.labels import number_of_points
from reseaux_quiz.markup import Line
from reseaux_quiz.model import Item, Question
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
    present_item,
)
from reseaux_quiz.typography import NO_BREAK

# Without h, p, q and u, which are commands; d is one too where there are documents.
LETTERS = "abcdefgijklmnorstvwxyz"


@frozen
class Sheet:
    """A question laid out for one showing.

    `labels` name what can be chosen, and `indexes` what each label stands for: options of a choice, items of an
    ordering, right sides of a matching.
    """

    shown: Shown
    labels: tuple[str, ...]
    indexes: tuple[int, ...]

    @property
    def item(self) -> Item:
        """The question with its bank."""
        return self.shown.item

    @property
    def question(self) -> Question:
        """The question."""
        return self.shown.item.question

    def label(self, index: int) -> str:
        """Return the label of what has an index."""
        return self.labels[self.indexes.index(index)]


def lay_out(item: Item, seed: int) -> Sheet:
    """Present a question in the user's language, and label what can be chosen."""
    shown = present_item(item, seed, language())
    indexes = shown.body.drawn if isinstance(shown.body, Choices | Pairs | Ranking) else ()
    letters = LETTERS.replace("d", "") if shown.documents else LETTERS
    lettered = len(indexes) <= len(letters)
    return Sheet(
        shown, tuple(letters[place] if lettered else str(place + 1) for place in range(len(indexes))), indexes
    )


# --- the question ------------------------------------------------------------------------------------------


def document_lines(document: ShownDocument, number: int | None = None) -> Iterator[str]:
    """Return a document: its name and title, its text beside a line, where it comes from."""
    beside = "  " if terminal.plain() else "│ "
    yield wrap(terminal.bold(inline(document.heading(number))))
    yield block(document.blocks, beside)
    if document.source:
        yield wrap(f"{text(labels.SOURCE)} {inline(document.source)}", beside)


def question_lines(sheet: Sheet, *, words_are_folded: bool = False) -> Iterator[str]:
    """Return the prompt and what can be chosen; the words for gaps only where they are not folded away."""
    shown = sheet.shown
    if shown.prompt:
        yield block(shown.prompt)
    kinds = [NoteKind.WHOLE, NoteKind.YEAR, *([] if words_are_folded else [NoteKind.SPARE])]
    notes = [note.text for note in shown.notes if note.kind in kinds]
    if notes:
        yield wrap(f"({', '.join(notes)})")
    match shown.body:
        case Choices(options):
            yield ""
            yield from _labelled(sheet, [option.line for option in options])
        case Ranking(items):
            yield ""
            yield from _labelled(sheet, items)
        case Pairs(lefts, rights):
            yield ""
            for number, left in enumerate(lefts, start=1):
                yield wrap(inline(left), " " * 6, f"{number:>4}. ")
            yield ""
            yield from _labelled(sheet, rights)
        case GappedText(blocks, gaps):
            if shown.prompt:
                yield ""
            yield block(blocks, "  ", _numbered_blank if len(gaps) > 1 else markup.underscores)
            if shown.body.has_word_bank:
                yield ""
                yield wrap(_("(m shows words to choose from)") if words_are_folded else word_bank(shown.body))
        case Statement() | TypedText() | TypedNumber() | Writing() | Card():
            pass
        case _:
            assert_never(shown.body)


def word_bank(body: GappedText) -> str:
    """List the words to choose from."""
    return f"{text(labels.WORD_BANK)} {body.separator.join(map(inline, body.shown))}"


def _labelled(sheet: Sheet, lines: Sequence[Line]) -> Iterator[str]:
    for label, index in zip(sheet.labels, sheet.indexes, strict=True):
        yield wrap(inline(lines[index]), " " * 6, f"{label:>4}) ")


def _numbered_blank(index: int) -> str:
    return f"({index + 1})\u00a0_____"


def invitation(sheet: Sheet) -> str:
    """Say what is to be typed, and how many answers are expected where there are several."""
    shown = sheet.shown
    note = shown.note(NoteKind.EXPECTED) or shown.note(NoteKind.UNIT)
    match shown.body:
        case Choices(several=False):
            return _("One letter")
        case Choices() | TypedNumber(unit=str()):
            assert note
            return note.sentence.removesuffix(".")
        case Statement():
            return _("True (t) or false (f)")
        case TypedNumber():
            return _("A number")
        case Pairs():
            return _("Pairs, such as {example}", example=example(sheet))
        case Ranking():
            return _("All the letters in order, such as {example}", example=example(sheet))
        case TypedText() | GappedText():
            return _("Your answer")
        case Writing():
            return _("Write on paper, then press Enter to see a model answer")
        case Card():
            return _("Think of the answer, then press Enter to see it")
        case _:
            assert_never(shown.body)


def example(sheet: Sheet) -> str:
    """Make an example that has the right form and gives nothing away: the labels in the order in which they stand."""
    if isinstance(sheet.shown.body, Pairs):
        numbers = range(1, len(sheet.shown.body.lefts) + 1)
        return " ".join(f"{number}{label}" for number, label in zip(numbers, sheet.labels, strict=False))
    return " ".join(sheet.labels)


# --- the answer --------------------------------------------------------------------------------------------


def answer_lines(sheet: Sheet, response: Response | None = None) -> Iterator[str]:
    """Return the right answer, with the labels of the question, and each part of a response marked right or wrong."""
    body = sheet.shown.body
    marks = grading.marks(sheet.question, response, sheet.shown.language) if response else ()
    match body:
        case Choices():
            yield from _options(sheet, body, response)
        case Statement():
            yield f"  {body.right}"
        case TypedText(answer, also):
            yield wrap(inline(answer), "  ")
            yield from _accepted_too(also)
        case TypedNumber():
            yield wrap(body.answer, "  ")
        case Pairs(lefts, rights, key):
            for number, (left, right) in enumerate(zip(lefts, key, strict=True)):
                start = f"{number + 1:>4}{sheet.label(right)}. "
                mark = ""
                if isinstance(response, Matched):
                    mark = _mark(marks[number], _your_answer(markup.readable(response.rights[number])))
                yield wrap(f"{inline(left)} → {inline(rights[right])}{mark}", " " * len(start), start)
        case Ranking(items):
            for place, line in enumerate(items):
                start = f"{place + 1:>4}. ({sheet.label(place)}) "
                mark = ""
                if isinstance(response, Ordered):
                    put = _("your place: {place}", place=response.indexes.index(place) + 1)
                    mark = _mark(marks[place], put.replace(" ", NO_BREAK))
                yield wrap(inline(line) + mark, " " * len(start), start)
        case GappedText(blocks, gaps):
            yield block(blocks, "  ", lambda index: terminal.bold(inline(gaps[index].answer)))
            if isinstance(response, Filled) and len(gaps) > 1:
                yield from _gaps(body, response, marks)
            for index, gap in enumerate(gaps):
                yield from _accepted_too(gap.also, f"({index + 1}) " if len(gaps) > 1 else "")
        case Writing(model_answer, criteria):
            yield block(model_answer, "  ")
            if criteria:
                yield ""
                yield text(labels.CRITERIA)
            for criterion in criteria:
                points = "" if criterion.points is None else f" ({number_of_points(criterion.points, language())})"
                yield wrap(inline(criterion.line) + points, "    ", "  - ")
        case Card(back):
            yield block(back, "  ")
        case _:
            assert_never(body)


def _options(sheet: Sheet, body: Choices, response: Response | None) -> Iterator[str]:
    chosen = response.indexes if isinstance(response, Chosen) and body.several else None
    for label, index in zip(sheet.labels, sheet.indexes, strict=True):
        option = body.options[index]
        if option.right or (chosen and index in chosen):
            mark = ""
            if chosen is not None:
                mark = _mark(option.right and index in chosen, _("missing") if option.right else _("one too many"))
            yield wrap(inline(option.line) + mark, " " * 6, f"{label:>4}) ")
            if chosen and index in chosen and option.feedback:
                yield wrap(inline(option.feedback), " " * 6)


def _gaps(body: GappedText, response: Filled, marks: Sequence[bool]) -> Iterator[str]:
    for number, (gap, typed, is_right) in enumerate(zip(body.gaps, response.texts, marks, strict=True), start=1):
        yield wrap(inline(gap.answer) + _mark(is_right, _your_answer(typed)), " " * 6, f"{f'({number})':>5} ")


def _accepted_too(also: Sequence[Line], start: str = "") -> Iterator[str]:
    if also:
        yield wrap(f"{start}{text(labels.ALSO_ACCEPTED)} {', '.join(map(inline, also))}", "  ")


def _your_answer(typed: str) -> str:
    return _("your answer: {answer}", answer=typed) if typed else _("no answer")


def _mark(is_right: bool, otherwise: str) -> str:
    """Mark a part of an answer, in words too; sign and words stay on one line."""
    mark = signed(Verdict.RIGHT, _("right")) if is_right else signed(Verdict.WRONG, otherwise)
    return f"{NO_BREAK} {mark.replace(' ', NO_BREAK, 2)}"
