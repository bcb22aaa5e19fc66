"""One question from its heading to its explanation: what every command that asks has in common."""

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from attrs import define, field, frozen

from reseaux_quiz import grading, labels, markup
from reseaux_quiz.answers.doubts import Doubt
from reseaux_quiz.cli import by_section, prose, reading, terminal
from reseaux_quiz.cli.language import _, text
from reseaux_quiz.cli.prose import block, inline
from reseaux_quiz.cli.reading import UnreadableError
from reseaux_quiz.cli.sheet import Sheet, answer_lines, document_lines, invitation, lay_out, question_lines, word_bank
from reseaux_quiz.cli.terminal import wrap
from reseaux_quiz.grading import Filled, Grade, Response, SelfGraded, Typed, Verdict
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import Cloze, Essay, Flashcard, Gap, Item, ShortAnswer
from reseaux_quiz.presenting import Choices, GappedText, Shown, ShownCriterion, Writing
from reseaux_quiz.presenting.spacing import spaced_line

T = TypeVar("T")

VERDICTS = {
    Verdict.RIGHT: lambda: _("Right"),
    Verdict.PARTLY: lambda: _("Partly right"),
    Verdict.WRONG: lambda: _("To review"),
}


class Stopped(Exception):  # noqa: N818 - no error
    """The person wants to stop, or there is no more input."""


class TakenBack(Exception):  # noqa: N818 - no error
    """The person wants the last rating back."""


class _Passed(Exception):  # noqa: N818 - no error
    """The person does not know."""


@frozen
class Outcome:
    """A question that was asked: its grade (None if it was passed), and whether its hint or words were shown."""

    item: Item
    grade: Grade | None
    hinted: bool = False

    @property
    def score(self) -> Fraction:
        """What counts: nothing for a question that was passed."""
        return self.grade.score if self.grade else Fraction(0)


@frozen
class Documents:
    """The documents of a sitting: their numbers, and the full ids of those that were shown."""

    numbers: Mapping[str, int]
    seen: set[str] = field(factory=set)


def commands(*, undo: bool) -> str:
    """List what can be typed in place of an answer."""
    if undo:
        return _("? gives a hint, p says “I don't know”, u takes the last answer back, q stops.")
    return _("? gives a hint, p passes to the answer, q stops.")


def ask(
    item: Item, seed: int, heading: str, *, drilling: bool = False, documents: Documents | None = None
) -> Outcome:
    """Show a question, read and grade the response, explain. Raises Stopped.

    While drilling, the words to choose from are folded away, and an answer can be taken back: raises TakenBack.
    Documents are shown before the first question that needs them; without `documents`, only on demand.
    """
    sheet = lay_out(item, seed)
    print()
    if is_watched():
        print("─" * terminal.width())
    print(f"{terminal.bold(wrap(_heading(item, heading)))}\n")
    numbers = _numbers(sheet.shown, documents)
    seen = documents.seen if documents else {document.full_id for document in sheet.shown.documents}
    for document, number in zip(sheet.shown.documents, numbers, strict=True):
        if document.full_id in seen:
            print(wrap(_("{document} (d shows it)", document=inline(document.heading(number)))))
        else:
            print(*document_lines(document, number), sep="\n")
            seen.add(document.full_id)
        print()
    for line in question_lines(sheet, words_are_folded=drilling):
        print(line)
    print()
    reader = _Reader(sheet, drilling, numbers)
    try:
        response: Response | None = reader.respond()
    except _Passed:
        response = None
    grade = grading.grade(item.question, response, sheet.shown.language) if response else None
    for line in _explanation(sheet, response, grade):
        print(line)
    return Outcome(item, grade, reader.hinted)


def _numbers(shown: Shown, documents: Documents | None) -> Sequence[int | None]:
    """Return the numbers of a question's documents: those of the sitting, or else its own if there are several."""
    if documents:
        return [documents.numbers[document.full_id] for document in shown.documents]
    several = len(shown.documents) > 1
    return [number if several else None for number in range(1, len(shown.documents) + 1)]


def is_watched() -> bool:
    """Tell whether a person is in front of a terminal that scrolls: what was read must not be pushed away."""
    return sys.stdin.isatty() and not terminal.plain()


def pause(*, last: bool, undo: bool = False) -> None:
    """Leave a person the time to read. Raises Stopped, and with `undo` TakenBack."""
    if is_watched():
        pick(_("Enter to see the result") if last else _("Enter to go on"), {}, None, undo=undo)


def _heading(item: Item, heading: str) -> str:
    parts = [heading]
    if item.section:
        parts.append(by_section.part(item).name)
    if item.question.difficulty:
        parts.append(_(LABELS[item.question.difficulty]))
    return " · ".join(parts)


@define
class _Reader:
    """Reads the response to one question, and remembers whether the hint was shown on the way."""

    sheet: Sheet
    drilling: bool
    numbers: Sequence[int | None]
    hinted: bool = False

    def respond(self) -> Response:
        sheet = self.sheet
        match sheet.question:
            case Cloze() as cloze:
                texts = tuple(self._fill(cloze, number) for number in range(len(cloze.gaps)))
                if not any(texts):
                    raise _Passed
                return Filled(texts)
            case Essay() | Flashcard():
                self._read_line(invitation(sheet), lambda typed: typed)
                for line in answer_lines(sheet):
                    print(line)
                print()
                return self._grade_oneself()
            case ShortAnswer() as question:
                return self._settle(question, invitation(sheet))
            case question:
                return self._reconsidered(
                    lambda: self._read_line(invitation(sheet), lambda typed: reading.read(sheet, typed)),
                    lambda response: grading.reconsider(question, response, self.sheet.shown.language),
                )

    def _grade_oneself(self) -> Response:
        """Ask what a text or a card was worth, criterion by criterion where it has any."""
        body = self.sheet.shown.body
        if isinstance(body, Writing) and body.criteria:
            worth = [self._points_for(criterion) for criterion in body.criteria]
            got, most = (sum(points, Fraction(0)) for points in zip(*worth, strict=True))
            return SelfGraded(got / most)
        return self._read_line(_("What was it worth? 0, 1/2 or 1"), lambda typed: reading.read(self.sheet, typed))

    def _points_for(self, criterion: ShownCriterion) -> tuple[Fraction, Fraction]:
        """Ask for the points of one criterion; return them, and how many there are."""
        most = Fraction(1 if criterion.points is None else criterion.points)
        named = inline(criterion.line).rstrip(".")
        asked = _("{criterion} (from 0 to {most})", criterion=named, most=prose.number(most))
        return self._read_line(asked, lambda typed: reading.read_points(typed, most)), most

    def _settle(self, question: ShortAnswer, invitation: str) -> Response:
        """Read a short answer; one that is right is no command, whatever its letters."""

        def is_right(typed: str) -> bool:
            return grading.grade(question, Typed(typed), self.sheet.shown.language).score == 1

        return self._reconsidered(
            lambda: self._read_line(invitation, lambda typed: reading.read(self.sheet, typed), is_right),
            lambda response: grading.reconsider(question, response, self.sheet.shown.language),
        )

    def _reconsidered(
        self, respond: Callable[[], Response], doubt_about: Callable[[Response], Doubt | None]
    ) -> Response:
        """Read a response, and again while it leaves a doubt, some of them once only."""
        while True:
            response = respond()
            doubt = doubt_about(response)
            if not doubt:
                return response
            print(wrap(reading.doubt_line(doubt, self.sheet.item)))
            if doubt.is_raised_once:
                return respond()

    def _fill(self, cloze: Cloze, index: int) -> str:
        """Ask for what goes into one gap, as for a short answer; "" for a gap that is passed."""
        gap: Gap = cloze.gaps[index]
        only = len(cloze.gaps) == 1
        asked = invitation(self.sheet) if only else _("Gap ({number})", number=index + 1)
        try:
            question = ShortAnswer(id=cloze.id, prompt="", answers=gap.answers, strict=cloze.strict)
            response = self._settle(question, asked)
        except _Passed:
            return ""
        assert isinstance(response, Typed)
        return response.text

    def _read_line(
        self, invitation: str, read: Callable[[str], T], is_right: Callable[[str], bool] = lambda _typed: False
    ) -> T:
        """Read a line, and another one while it is a call for the hint or can't be read."""
        while True:
            typed = _input(invitation)
            if is_right(typed):
                return read(typed)
            match typed.strip().lower():
                case "?":
                    print(wrap(self._hint()))
                case "m" | "w" if self._folded_words:
                    self.hinted = True
                    print(wrap(self._folded_words))
                case "d" if self.sheet.shown.documents:
                    for document, number in zip(self.sheet.shown.documents, self.numbers, strict=True):
                        print(*document_lines(document, number), "", sep="\n")
                case "p":
                    raise _Passed
                case command:
                    _leave(command, undo=self.drilling)
                    try:
                        return read(typed)
                    except UnreadableError as error:
                        print(wrap(f"{error}. {commands(undo=self.drilling)}"))

    @property
    def _folded_words(self) -> str:
        body = self.sheet.shown.body
        return word_bank(body) if self.drilling and isinstance(body, GappedText) and body.has_word_bank else ""

    def _hint(self) -> str:
        hint = self.sheet.shown.hint
        if not hint:
            return _("This question has no hint.")
        self.hinted = True
        return f"{text(labels.HINT)} {inline(hint)}"


def pick(invitation: str, letters: Mapping[str, T], otherwise: T, *, undo: bool = True) -> T:
    """Read one of some letters, or Enter for `otherwise`. Raises Stopped, and with `undo` TakenBack."""
    while True:
        typed = _input(invitation).strip().lower()
        if not typed:
            return otherwise
        if typed in letters:
            return letters[typed]
        _leave(typed, undo=undo)


def _leave(command: str, *, undo: bool) -> None:
    """Raise what a command asks for, if it leaves the question."""
    if command == "q":
        raise Stopped
    if command == "u" and undo:
        raise TakenBack


def _input(invitation: str) -> str:
    if sys.stdin.isatty() and not terminal.plain():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401, PLC0415 - lets the arrow keys edit the line, where it exists
    sys.stdout.flush()  # `input` would not report that it is closed, and the questions would go on for nobody
    try:
        typed = input(wrap(_("{invitation}:", invitation=invitation), first="> ") + " ")
    except EOFError:
        print()
        raise Stopped from None
    if not sys.stdin.isatty():  # nothing was echoed
        print()
    return typed


def _explanation(sheet: Sheet, response: Response | None, grade: Grade | None) -> Iterator[str]:
    """Say whether it was right, and all that there is to learn from it."""
    shown = sheet.shown
    if grade is None:
        yield terminal.bold(_("Passed"))
    else:
        partly = f" ({prose.percent(grade.score)})" if grade.verdict is Verdict.PARTLY else ""
        yield prose.signed(grade.verdict, VERDICTS[grade.verdict]() + partly)
    marked = response if grade and grade.verdict is not Verdict.RIGHT else None
    is_beside_options = marked is not None and isinstance(shown.body, Choices) and shown.body.several
    if grade and not is_beside_options:
        for feedback in grade.feedback:
            yield wrap(inline(spaced_line(markup.parse_inline(feedback), shown.language)))
    if grade is None or not isinstance(sheet.question, Essay | Flashcard):  # their answer was shown already
        yield text(labels.ANSWER)
        yield from answer_lines(sheet, marked)
    if shown.explanation:
        yield block(shown.explanation)
    if shown.source:
        yield wrap(f"{text(labels.SOURCE)} {inline(shown.source)}")
    if shown.read_again and (grade is None or grade.verdict is not Verdict.RIGHT):
        link = f" ({shown.read_again.link})" if shown.read_again.link else ""
        yield wrap(f"{text(labels.READ_AGAIN)} {shown.read_again.section}{link}")


def agree(question: str) -> bool:
    """Ask a question to be answered by yes or no; no more input is no."""
    try:
        return _input(_("{question} (y/n)", question=question)).strip().lower() in ("y", "yes", "o", "oui")
    except Stopped:
        return False
