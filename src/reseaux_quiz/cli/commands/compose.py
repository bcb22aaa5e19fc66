"""`reseaux-quiz compose`: a draw → an assessment to edit; and one of its questions → another one like it."""

from pathlib import Path
from typing import Annotated

import click
import typer
from attrs import evolve

from reseaux_quiz import assessing, identifiers, loading
from reseaux_quiz.assessing import LoadedAssessment, composing
from reseaux_quiz.cli import atomic_files, modeline
from reseaux_quiz.cli.given_banks import read
from reseaux_quiz.cli.language import _, counted, text
from reseaux_quiz.cli.parameters import Force, Paths, Text, command
from reseaux_quiz.cli.record_options import given, options_of
from reseaux_quiz.cli.terminal import tell
from reseaux_quiz.errors import OptionError, QuizError
from reseaux_quiz.i18n import N_, msg
from reseaux_quiz.selecting import Selection


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(compose, summary, options_of(Selection))


def compose(
    context: typer.Context,
    paths: Paths = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar=N_("FILE"), help=N_("The assessment's file, which names it too.")),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", click_type=Text(), help=N_("The title of the assessment."))
    ] = None,
    replace: Annotated[
        str | None,
        typer.Option(
            "--replace",
            metavar="ID",
            click_type=Text(),
            help=N_("In the assessment that is given, ask another question like this one."),
        ),
    ] = None,
    force: Force = False,
) -> None:
    """Write an assessment of the chosen questions, or change one question of it."""
    selection = given(context, Selection)
    loaded = read(paths)
    if output and output.suffix not in loading.SUFFIXES:
        raise OptionError(msg("{path}: the file of an assessment ends in .yaml", path=output))
    if replace is not None:
        _replace(loaded, replace, selection, output, force=force)
        return
    if output is None:
        raise click.UsageError(_("-o FILE names the assessment to write."))
    quiz = assessing.quiz(loaded, selection)
    identifier = identifiers.made_of(output.stem) or output.stem
    written = composing.write(quiz.items, identifier=identifier, title=title or quiz.title, seed=quiz.seed)
    head = modeline.like(assessing.banks_of(loaded)[0].path, output)
    atomic_files.write({output: f"{head}{written}".encode()}, force=force)
    number = counted("{number} question", "{number} questions", len(quiz.items))
    tell(_("{what}: {message}", what=output, message=number))
    file = f'"{output}"' if " " in str(output) else output
    tell(_("Move, delete and replace lines, then print it: `reseaux-quiz export docx {file}`", file=file))


def _replace(
    loaded: tuple[assessing.Source, ...], replace: str, selection: Selection, output: Path | None, *, force: bool
) -> None:
    """Change one question of an assessment, in its file or in a copy."""
    assessments = [each for each in loaded if isinstance(each, LoadedAssessment)]
    if len(assessments) != 1:
        raise QuizError(msg("--replace changes a question of one assessment: give its file"))
    if evolve(selection, exclude=(), seed=None) != Selection():
        raise OptionError(
            msg("--replace takes a question like the old one: of the filters, leave all but --exclude out")
        )
    (assessment,) = assessments
    target = output or assessment.path
    before = assessment.path.read_bytes().decode("utf-8-sig")
    seed = assessment.outline.seed if selection.seed is None else selection.seed
    after, old, new, differences = composing.replaced(before, assessment, replace, selection.exclude, seed)
    atomic_files.write({target: after.encode()}, force=force or target == assessment.path)
    tell(_("{path}: {new} in the place of {old}", path=target, new=new.full_id, old=old.full_id))
    if differences:
        names = ", ".join(text(each) for each in differences)
        tell(_("No question is quite like it; these differ: {names}", names=names))
