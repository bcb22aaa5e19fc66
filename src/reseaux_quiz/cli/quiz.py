"""`reseaux-quiz quiz`: ask, grade, explain, sum up; nothing is stored."""

import random
from collections.abc import Sequence
from fractions import Fraction

import click
from attrs import evolve

from reseaux_quiz import presenting, selecting
from reseaux_quiz.cli import sections, session, styling, terminal
from reseaux_quiz.cli.banks import read
from reseaux_quiz.cli.options import Paths, Plain, command
from reseaux_quiz.cli.sections import Row
from reseaux_quiz.cli.session import Outcome, Stopped
from reseaux_quiz.cli.terminal import wrap
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.i18n import ngettext
from reseaux_quiz.model import Item
from reseaux_quiz.selecting import Selection


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(quiz, summary)


def quiz(selection: Selection, paths: Paths = None, plain: Plain = False) -> None:
    """Ask questions, and offer to go over those that were missed."""
    if plain:
        terminal.be_plain()
    seed = random.randrange(10_000) if selection.seed is None else selection.seed  # noqa: S311 - no secret
    banks = [each.bank for each in read(paths)]
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
    got, most = _points(outcomes)
    line = _("{points} of {most}").format(points=styling.number(got), most=styling.number(most))
    print(f"{line} ({styling.percent(got / most)})")
    rows = []
    for part, group in sections.grouped(outcomes, lambda outcome: outcome.item).items():
        right = sum((outcome.score for outcome in group), Fraction(0))
        figures = _("{points} of {most}").format(points=styling.number(right), most=len(group))
        rows.append(Row(part.name, (figures,), float(right / len(group))))
    sections.print_rows(("", ""), rows)
    missed = [outcome for outcome in outcomes if outcome.score < 1]
    if missed:
        print(_("To review:"))
        for outcome in missed:
            print(wrap(f"{presenting.first_words(outcome.item.question)} ({outcome.item.full_id})", "    ", "  - "))


def _points(outcomes: Sequence[Outcome]) -> tuple[Fraction, Fraction]:
    """Add up the points that were got, and those that there were."""
    worth = [Fraction(outcome.item.question.points) for outcome in outcomes]
    got = (outcome.score * points for outcome, points in zip(outcomes, worth, strict=True))
    return sum(got, Fraction(0)), sum(worth, Fraction(0))
