"""`reseaux-quiz show ID`: one question, as a student and as a teacher see it."""

from collections.abc import Iterator
from typing import Annotated

import click
import typer

from reseaux_quiz import markup, selecting
from reseaux_quiz.cli import asking, terminal
from reseaux_quiz.cli.banks import read
from reseaux_quiz.cli.options import Paths, command
from reseaux_quiz.cli.styling import block, inline
from reseaux_quiz.cli.terminal import visible, wrap
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.i18n import user_language
from reseaux_quiz.labels import LABELS, number_of_points
from reseaux_quiz.model import MultipleChoice, Question, ShortAnswer, SingleChoice

SEED = 0  # as in an export


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(show, summary)


def show(
    question_id: Annotated[
        str, typer.Argument(metavar="ID", help=_("The question's id: collection/bank/question, or its end."))
    ],
    paths: Paths = None,
) -> None:
    """Show one question."""
    loaded = read(paths)
    item = selecting.find([each.bank for each in loaded], question_id)
    source = next(each for each in loaded if each.bank is item.bank)
    line = source.place("questions", item.bank.questions.index(item.question))[0]
    sheet = asking.lay_out(item, SEED)
    print(terminal.bold(item.full_id))
    print(wrap(_about(item.question)))
    print(visible(f"{source.path}:{line}\n"))
    for text in asking.question_lines(sheet, SEED):
        print(text)
    print("\n" + terminal.bold(_("Answer:")))
    for text in asking.answer_lines(sheet):
        print(text)
    for text in _for_teachers(item.question):
        print(text)


def _about(question: Question) -> str:
    parts = [_(LABELS[question.type])]
    parts += [_(LABELS[level]) for level in (question.difficulty, question.bloom) if level]
    parts += [number_of_points(question.points, user_language()), *question.tags]
    if question.section:
        parts.insert(0, _("section {number}").format(number=question.section))
    return " · ".join(parts)


def _for_teachers(question: Question) -> Iterator[str]:
    """Return what a student sees only afterwards, or never."""
    match question:
        case SingleChoice() | MultipleChoice():
            remarks = [(inline(each.text), each.feedback) for each in question.distractors]
        case ShortAnswer():
            remarks = [(each.text, each.feedback) for each in question.rejected]
        case _:
            remarks = []
    if remarks:
        yield "\n" + terminal.bold(_("Wrong answers and their feedback:"))
        for wrong, feedback in remarks:
            yield wrap(f"{wrong} → {inline(feedback)}" if feedback else wrong, "    ", "  - ")
    for title, text in (
        (_("Explanation:"), block(markup.parse(question.explanation), "  ") if question.explanation else None),
        (_("Hint:"), wrap(inline(question.hint), "  ") if question.hint else None),
        (_("Source:"), wrap(inline(question.source), "  ") if question.source else None),
    ):
        if text:
            yield f"\n{terminal.bold(title)}"
            yield text
