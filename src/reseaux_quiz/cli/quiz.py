"""`reseaux-quiz quiz`: ask, grade, explain, sum up; nothing is stored."""

import random
from collections.abc import Sequence
from fractions import Fraction

import click
from attrs import evolve

from reseaux_quiz import loading, markup, selecting
from reseaux_quiz.cli import session, terminal
from reseaux_quiz.cli.options import Paths, command
from reseaux_quiz.cli.session import Outcome, Stopped
from reseaux_quiz.cli.terminal import wrap
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.i18n import ngettext
from reseaux_quiz.model import Item
from reseaux_quiz.selecting import Selection


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(quiz, summary)


def quiz(selection: Selection, paths: Paths = None) -> None:
    """Ask questions, and offer to go over those that were missed."""
    seed = random.randrange(10_000) if selection.seed is None else selection.seed  # noqa: S311 - no secret
    banks = [each.bank for each in loading.load(paths or ())]
    items = selecting.select(banks, evolve(selection, seed=seed, shuffle=True)).items
    number = ngettext("{number} question", "{number} questions", len(items)).format(number=len(items))
    replay = _("to have the same again: --seed {seed}").format(seed=seed)
    print(wrap(f"{number} ({replay})"))
    print(wrap(_("? gives a hint, p passes to the answer, q stops.")))
    while items:
        outcomes, stopped = _ask_all(items, seed)
        missed = [outcome.item for outcome in outcomes if outcome.score < 1]
        _sum_up(outcomes)
        items = tuple(missed) if missed and not stopped and _again(missed) else ()


def _ask_all(items: Sequence[Item], seed: int) -> tuple[list[Outcome], bool]:
    """Ask the questions one after the other; tell what came of them, and whether the person stopped."""
    outcomes: list[Outcome] = []
    for place, item in enumerate(items, start=1):
        heading = _("Question {place} of {number}").format(place=place, number=len(items))
        try:
            outcomes.append(session.ask(item, seed, heading))
        except Stopped:
            return outcomes, True
    return outcomes, False


def _again(missed: Sequence[Item]) -> bool:
    number = len(missed)
    message = ngettext("Go over the question missed?", "Go over the {number} questions missed?", number)
    return session.agree(message.format(number=number))


def _sum_up(outcomes: Sequence[Outcome]) -> None:
    if not outcomes:
        return
    print("\n" + terminal.bold(_("Result")))
    got = sum((outcome.score * Fraction(outcome.item.question.points) for outcome in outcomes), Fraction(0))
    most = sum((Fraction(outcome.item.question.points) for outcome in outcomes), Fraction(0))
    line = _("{points} of {most} ({percent} %)")
    print(line.format(points=terminal.number(got), most=terminal.number(most), percent=round(100 * got / most)))
    _print_bars(outcomes)
    missed = [outcome for outcome in outcomes if outcome.score < 1]
    if missed:
        print(_("To review:"))
        for outcome in missed:
            print(wrap(f"{markup.first_words(outcome.item.question)} ({outcome.item.full_id})", "    ", "  - "))


def _print_bars(outcomes: Sequence[Outcome]) -> None:
    """Draw a bar for each section, in the order of the article."""
    from rich.console import Console  # noqa: PLC0415 - nothing before the end needs it
    from rich.progress_bar import ProgressBar  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    sections: dict[str, list[Outcome]] = {}
    for outcome in sorted(outcomes, key=lambda each: each.item.question.section or ""):
        section = outcome.item.section
        name = f"{section.number} {section.title}" if section else outcome.item.bank.title
        sections.setdefault(name, []).append(outcome)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for name, group in sections.items():
        got = sum((outcome.score for outcome in group), Fraction(0))
        bar = ProgressBar(total=len(group), completed=float(got), width=12)
        table.add_row(Text(name), bar, f"{terminal.number(got)}/{len(group)}")
    Console(width=terminal.width(), markup=False, highlight=False).print(table)
