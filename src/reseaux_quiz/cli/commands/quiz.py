"""`reseaux-quiz quiz`: ask, grade, explain, sum up; nothing is stored."""

import random
from collections.abc import Sequence
from fractions import Fraction

import click
import typer
from attrs import evolve

from reseaux_quiz import presenting, selecting
from reseaux_quiz.cli import by_section, dialogue, prose, record_options, terminal
from reseaux_quiz.cli.by_section import Row
from reseaux_quiz.cli.dialogue import Outcome, Stopped
from reseaux_quiz.cli.given_banks import read
from reseaux_quiz.cli.language import _, counted
from reseaux_quiz.cli.parameters import Paths, Plain, command
from reseaux_quiz.cli.terminal import wrap
from reseaux_quiz.model import Item
from reseaux_quiz.selecting import Selection


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(quiz, summary, record_options.options_of(Selection))


def quiz(context: typer.Context, paths: Paths = None, plain: Plain = False) -> None:
    """Ask questions, and offer to go over those that were missed."""
    if plain:
        terminal.be_plain()
    selection = record_options.given(context, Selection)
    seed = random.randrange(10_000) if selection.seed is None else selection.seed  # noqa: S311 - no secret
    banks = [each.bank for each in read(paths)]
    items = selecting.select(banks, evolve(selection, seed=seed, shuffle=True)).items
    number = counted("{number} question", "{number} questions", len(items))
    again = _("to have the same again: --seed {seed}", seed=seed)
    print(wrap(f"{number} ({again})"))
    print(wrap(dialogue.commands(undo=False)))
    while items:
        outcomes: list[Outcome] = []
        try:
            _ask_all(items, seed, outcomes)
        except (Stopped, KeyboardInterrupt) as stop:
            if isinstance(stop, KeyboardInterrupt):
                print()
            _sum_up(outcomes)
            if isinstance(stop, KeyboardInterrupt):
                raise
            return
        _sum_up(outcomes)
        missed = tuple(outcome.item for outcome in outcomes if outcome.score < 1)
        items = missed if missed and _again(missed) else ()


def _ask_all(items: Sequence[Item], seed: int, outcomes: list[Outcome]) -> None:
    """Ask the questions one after the other; `outcomes` has what came of them, even if the person stops."""
    for place, item in enumerate(items, start=1):
        heading = _("Question {place} of {number}", place=place, number=len(items))
        outcomes.append(dialogue.ask(item, seed, heading))
        dialogue.pause(last=place == len(items))


def _again(missed: Sequence[Item]) -> bool:
    return dialogue.agree(
        counted("Go over the question missed?", "Go over the {number} questions missed?", len(missed))
    )


def _sum_up(outcomes: Sequence[Outcome]) -> None:
    if not outcomes:
        return
    print("\n" + terminal.bold(_("Result")))
    got, most = _points(outcomes)
    line = _("{points} of {most}", points=prose.number(got), most=prose.number(most))
    print(f"{line} ({prose.percent(got / most)})")
    rows = []
    for part, group in by_section.grouped(outcomes, lambda outcome: outcome.item).items():
        right = sum((outcome.score for outcome in group), Fraction(0))
        figures = _("{points} of {most}", points=prose.number(right), most=len(group))
        rows.append(Row(part.name, (figures,), float(right / len(group))))
    by_section.print_rows(("", ""), rows)
    missed = [outcome for outcome in outcomes if outcome.score < 1]
    if missed:
        print(_("To review:"))
        for outcome in missed:
            print(wrap(f"{presenting.first_words(outcome.item.question)} ({outcome.item.full_id})", "    ", "  - "))


def _points(outcomes: Sequence[Outcome]) -> tuple[Fraction, Fraction]:
    """Add up the points scored, and the points that could be."""
    worth = [Fraction(outcome.item.question.points) for outcome in outcomes]
    got = (outcome.score * points for outcome, points in zip(outcomes, worth, strict=True))
    return sum(got, Fraction(0)), sum(worth, Fraction(0))
