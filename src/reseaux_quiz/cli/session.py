"""One question from its heading to its explanation: what every command that asks has in common."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TypeVar

from attrs import frozen

from reseaux_quiz import grading, markup
from reseaux_quiz.cli import asking, terminal
from reseaux_quiz.cli.asking import Sheet, UnreadableError
from reseaux_quiz.cli.terminal import block, inline, wrap
from reseaux_quiz.grading import Doubt, Filled, Grade, Response, Typed, Verdict
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import Cloze, Essay, Flashcard, Gap, Item, ShortAnswer

T = TypeVar("T")

VERDICTS = {
    Verdict.RIGHT: lambda: _("Right"),
    Verdict.PARTLY: lambda: _("Partly right"),
    Verdict.WRONG: lambda: _("To review"),
}


class Stopped(Exception):  # noqa: N818 - no error
    """The person wants to stop, or there is no more input."""


class _Passed(Exception):  # noqa: N818 - no error
    """The person does not know."""


@frozen
class Outcome:
    """A question that was asked: its grade, None where it was passed."""

    item: Item
    grade: Grade | None

    @property
    def score(self) -> Fraction:
        """What counts: nothing for a question that was passed."""
        return self.grade.score if self.grade else Fraction(0)


def ask(item: Item, seed: int, heading: str) -> Outcome:
    """Show a question, read and grade the response, explain. Raises Stopped."""
    sheet = asking.lay_out(item, seed)
    print(f"\n{terminal.bold(wrap(_heading(item, heading)))}\n")
    for line in asking.question_lines(sheet, seed):
        print(line)
    print()
    try:
        response: Response | None = _respond(sheet)
    except _Passed:
        response = None
    grade = grading.grade(item.question, response) if response else None
    for line in _explanation(sheet, grade):
        print(line)
    return Outcome(item, grade)


def _heading(item: Item, heading: str) -> str:
    parts = [heading]
    if item.section:
        parts.append(f"{item.section.number} {item.section.title}")
    if item.question.difficulty:
        parts.append(_(LABELS[item.question.difficulty]))
    return " · ".join(parts)


def _respond(sheet: Sheet) -> Response:
    question = sheet.item.question
    match question:
        case Cloze():
            return Filled(tuple(_fill(sheet, number, gap) for number, gap in enumerate(question.gaps, start=1)))
        case Essay() | Flashcard():
            _read_line(sheet, asking.invitation(sheet), lambda typed: typed)
            for line in asking.answer_lines(sheet):
                print(line)
            print()
            asked = _("What was it worth? 0, 1/2 or 1")
            return _read_line(sheet, asked, lambda typed: asking.read(sheet, typed))
        case _:
            return _settle(sheet, asking.invitation(sheet), lambda typed: asking.read(sheet, typed))


def _settle(sheet: Sheet, invitation: str, read: Callable[[str], Response]) -> Response:
    """Read a response, and again while it leaves a doubt: once where that is about spelling."""
    response = _read_line(sheet, invitation, read)
    while doubt := grading.reconsider(sheet.item.question, response):
        print(wrap(asking.doubt_line(doubt, sheet.item)))
        response = _read_line(sheet, invitation, read)
        if doubt is Doubt.SPELLING:
            break
    return response


def _fill(sheet: Sheet, number: int, gap: Gap) -> str:
    """Ask for what goes into one gap, as for a short answer."""
    question = sheet.item.question
    alone = ShortAnswer(id=question.id, prompt="", answers=gap.answers)
    only = isinstance(question, Cloze) and len(question.gaps) == 1
    invitation = asking.invitation(sheet) if only else _("Gap ({number})").format(number=number)
    inner = Sheet(Item(sheet.item.bank, alone), (), ())
    response = _settle(inner, invitation, lambda typed: asking.read(inner, typed))
    assert isinstance(response, Typed)
    return response.text


def _read_line(sheet: Sheet, invitation: str, read: Callable[[str], T]) -> T:
    """Read a line, and another one while it is a call for the hint or can't be read."""
    question = sheet.item.question
    while True:
        typed = _input(wrap(invitation, first="> "))
        command = typed.strip().lower()
        accepted = isinstance(question, ShortAnswer) and grading.grade(question, Typed(typed)).score == 1
        if command == "?" and not accepted:
            print(wrap(_hint(sheet.item)))
        elif command == "q" and not accepted:
            raise Stopped
        elif command == "p" and not accepted:
            raise _Passed
        else:
            try:
                return read(typed)
            except UnreadableError as error:
                print(wrap(str(error)))


def _hint(item: Item) -> str:
    hint = item.question.hint
    return _("Hint: {hint}").format(hint=inline(hint)) if hint else _("This question has no hint.")


def _input(invitation: str) -> str:
    if sys.stdin.isatty():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401, PLC0415 - lets the arrow keys edit the line, where there is one
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
        partly = f" ({_percent(grade.score)})" if grade.verdict is Verdict.PARTLY else ""
        yield terminal.signed(grade.verdict, VERDICTS[grade.verdict]() + partly)
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
    section = item.section
    assert section is not None
    text = _("To read again: {number} {title}").format(number=section.number, title=section.title)
    source = item.bank.collection.source if item.bank.collection else None
    return f"{text} ({source.url})" if source and source.url else text


def _percent(score: Fraction) -> str:
    return _("{number} %").format(number=round(score * 100))


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
