"""One question from its heading to its explanation: what every command that asks has in common."""

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import TypeVar

from attrs import define, frozen

from reseaux_quiz import grading, markup
from reseaux_quiz.cli import asking, sections, styling, terminal
from reseaux_quiz.cli.asking import Sheet, UnreadableError
from reseaux_quiz.cli.styling import block, inline
from reseaux_quiz.cli.terminal import wrap
from reseaux_quiz.grading import Doubt, Filled, Grade, Response, Typed, Verdict
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import Cloze, Essay, Flashcard, Gap, Item, Question, ShortAnswer

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
    """A question that was asked: its grade, None where it was passed, and whether its hint was shown."""

    item: Item
    grade: Grade | None
    hinted: bool = False

    @property
    def score(self) -> Fraction:
        """What counts: nothing for a question that was passed."""
        return self.grade.score if self.grade else Fraction(0)


def ask(item: Item, seed: int, heading: str, *, undo: bool = False) -> Outcome:
    """Show a question, read and grade the response, explain. Raises Stopped, and with `undo` TakenBack."""
    sheet = asking.lay_out(item, seed)
    print(f"\n{terminal.bold(wrap(_heading(item, heading)))}\n")
    for line in asking.question_lines(sheet, seed):
        print(line)
    print()
    reader = _Reader(sheet, undo)
    try:
        response: Response | None = reader.respond()
    except _Passed:
        response = None
    grade = grading.grade(item.question, response) if response else None
    for line in _explanation(sheet, grade):
        print(line)
    return Outcome(item, grade, reader.hinted)


def _heading(item: Item, heading: str) -> str:
    parts = [heading]
    if item.section:
        parts.append(sections.part(item).name)
    if item.question.difficulty:
        parts.append(_(LABELS[item.question.difficulty]))
    return " · ".join(parts)


@define
class _Reader:
    """Reads the response to one question, and remembers whether the hint was shown on the way."""

    sheet: Sheet
    undo: bool
    hinted: bool = False

    def respond(self) -> Response:
        sheet = self.sheet
        question = sheet.item.question
        match question:
            case Cloze():
                return Filled(tuple(self._fill(question, number) for number in range(len(question.gaps))))
            case Essay() | Flashcard():
                self._read_line(question, asking.invitation(sheet), lambda typed: typed)
                for line in asking.answer_lines(sheet):
                    print(line)
                print()
                asked = _("What was it worth? 0, 1/2 or 1")
                return self._read_line(question, asked, lambda typed: asking.read(sheet, typed))
            case _:
                return self._settle(sheet, asking.invitation(sheet))

    def _settle(self, sheet: Sheet, invitation: str) -> Response:
        """Read a response, and again while it leaves a doubt: once where that is about spelling."""
        question = sheet.item.question
        while True:
            response = self._read_line(question, invitation, lambda typed: asking.read(sheet, typed))
            doubt = grading.reconsider(question, response)
            if not doubt:
                return response
            print(wrap(asking.doubt_line(doubt, sheet.item)))
            if doubt is Doubt.SPELLING:
                return self._read_line(question, invitation, lambda typed: asking.read(sheet, typed))

    def _fill(self, cloze: Cloze, index: int) -> str:
        """Ask for what goes into one gap, as for a short answer."""
        gap: Gap = cloze.gaps[index]
        alone = Sheet(Item(self.sheet.item.bank, ShortAnswer(id=cloze.id, prompt="", answers=gap.answers)), (), ())
        only = len(cloze.gaps) == 1
        invitation = asking.invitation(self.sheet) if only else _("Gap ({number})").format(number=index + 1)
        response = self._settle(alone, invitation)
        assert isinstance(response, Typed)
        return response.text

    def _read_line(self, question: Question, invitation: str, read: Callable[[str], T]) -> T:
        """Read a line, and another one while it is a call for the hint or can't be read."""
        while True:
            typed = _input(wrap(invitation, first="> "))
            if isinstance(question, ShortAnswer) and grading.grade(question, Typed(typed)).score == 1:
                return read(typed)
            match typed.strip().lower():
                case "?":
                    print(wrap(self._hint()))
                case "p":
                    raise _Passed
                case command:
                    _leave(command, undo=self.undo)
                    try:
                        return read(typed)
                    except UnreadableError as error:
                        print(wrap(str(error)))

    def _hint(self) -> str:
        hint = self.sheet.item.question.hint
        if not hint:
            return _("This question has no hint.")
        self.hinted = True
        return _("Hint: {hint}").format(hint=inline(hint))


def pick(invitation: str, letters: Mapping[str, T], otherwise: T) -> T:
    """Read one of some letters, or Enter for `otherwise`. Raises Stopped and TakenBack."""
    while True:
        typed = _input(wrap(invitation, first="> ")).strip().lower()
        if not typed:
            return otherwise
        if typed in letters:
            return letters[typed]
        _leave(typed, undo=True)


def _leave(command: str, *, undo: bool) -> None:
    """Raise what a command asks for, if it leaves the question."""
    if command == "q":
        raise Stopped
    if command == "u" and undo:
        raise TakenBack


def _input(invitation: str) -> str:
    if sys.stdin.isatty() and not terminal.plain():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401, PLC0415 - lets the arrow keys edit the line, where there is one
    sys.stdout.flush()  # `input` would not say that it is closed, and the questions would go on for nobody
    try:
        typed = input(f"{invitation} : ")
    except EOFError:
        print()
        raise Stopped from None
    if not sys.stdin.isatty():  # nothing was echoed
        print()
    return typed


def _explanation(sheet: Sheet, grade: Grade | None) -> Iterator[str]:
    """Say whether it was right, and all that there is to learn from it."""
    item = sheet.item
    question = item.question
    if grade is None:
        yield terminal.bold(_("Passed"))
    else:
        partly = f" ({styling.percent(grade.score)})" if grade.verdict is Verdict.PARTLY else ""
        yield styling.signed(grade.verdict, VERDICTS[grade.verdict]() + partly)
    for feedback in grade.feedback if grade else ():
        yield wrap(inline(feedback))
    if grade is None or not isinstance(question, Essay | Flashcard):  # which have shown it already
        yield _("Answer:")
        yield from asking.answer_lines(sheet)
    if question.explanation:
        yield block(markup.parse(question.explanation))
    if question.source:
        yield wrap(_("Source: {source}").format(source=inline(question.source)))
    if item.section and (grade is None or grade.verdict is not Verdict.RIGHT):
        yield wrap(_read_again(item))


def _read_again(item: Item) -> str:
    text = _("To read again: {section}").format(section=sections.part(item).name)
    source = item.bank.collection.source if item.bank.collection else None
    return f"{text} ({source.url})" if source and source.url else text


def agree(question: str) -> bool:
    """Ask a question to be answered by yes or no; no more input is no."""
    try:
        return _input(_("{question} (y/n)").format(question=question)).strip().lower() in (
            "y",
            "yes",
            "o",
            "oui",
        )
    except Stopped:
        return False
