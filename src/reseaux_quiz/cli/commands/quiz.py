"""`reseaux-quiz quiz`: ask, grade, explain, sum up; nothing is stored."""

import random
from collections.abc import Mapping, Sequence
from fractions import Fraction

import click
import typer
from attrs import evolve

from reseaux_quiz import assessing, presenting, typography
from reseaux_quiz.assessing import LoadedAssessment
from reseaux_quiz.cli import by_section, dialogue, prose, record_options, terminal
from reseaux_quiz.cli.by_section import Row
from reseaux_quiz.cli.dialogue import Documents, Outcome, Stopped
from reseaux_quiz.cli.given_banks import read
from reseaux_quiz.cli.language import _, counted, language
from reseaux_quiz.cli.parameters import Paths, Plain, command
from reseaux_quiz.cli.terminal import wrap
from reseaux_quiz.labels import number_of_points
from reseaux_quiz.model import Item, Quiz
from reseaux_quiz.selecting import Selection


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(quiz, summary, record_options.options_of(Selection))


def quiz(context: typer.Context, paths: Paths = None, plain: Plain = False) -> None:
    """Ask questions, and offer to go over those that were missed."""
    if plain:
        terminal.be_plain()
    selection = record_options.given(context, Selection)
    sources = read(paths)
    if not any(isinstance(each, LoadedAssessment) for each in sources):
        seed = random.randrange(10_000) if selection.seed is None else selection.seed  # noqa: S311 - no secret
        selection = evolve(selection, seed=seed, shuffle=True)
    made = assessing.quiz(sources, selection)
    items, seed = made.items, made.seed
    _introduce(made)
    print(wrap(dialogue.commands(undo=False)))
    documents = Documents(presenting.document_numbers(items))
    while items:
        outcomes: list[Outcome] = []
        try:
            _ask_all(items, seed, outcomes, _headings(made), documents)
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


def _introduce(quiz: Quiz) -> None:
    """Say what will be asked, and how to have it again; the heading of an assessment as on paper."""
    number = counted("{number} question", "{number} questions", len(quiz.items))
    again = _("to have the same again: --seed {seed}", seed=quiz.seed)
    assessment = quiz.assessment
    if not assessment:
        print(wrap(f"{number} ({again})"))
        return
    print(terminal.bold(wrap(typography.spaced(assessment.title, quiz.language))))
    lines = filter(None, (assessment.subject, assessment.class_, assessment.duration, assessment.materials))
    print(wrap(" · ".join([*lines, number, number_of_points(quiz.points, language())])))


def _headings(quiz: Quiz) -> dict[str, str]:
    """Return the headings of the exercises of an assessment, by the id of the question that each opens with."""
    if not quiz.assessment:
        return {}
    found = {}
    for number, exercise in enumerate(quiz.exercises, start=1):
        heading = _("Exercise {number}", number=number)
        title = f" – {typography.spaced(exercise.title, quiz.language)}" if exercise.title else ""
        points = number_of_points(exercise.points, language())
        found[exercise.items[0].full_id] = f"{heading}{title} ({points})"
    return found


def _ask_all(
    items: Sequence[Item], seed: int, outcomes: list[Outcome], headings: Mapping[str, str], documents: Documents
) -> None:
    """Ask the questions one after the other; `outcomes` has what came of them, even if the person stops."""
    for place, item in enumerate(items, start=1):
        if item.full_id in headings:
            print("\n" + terminal.bold(wrap(headings[item.full_id])))
        heading = _("Question {place} of {number}", place=place, number=len(items))
        outcomes.append(dialogue.ask(item, seed, heading, documents=documents))
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
