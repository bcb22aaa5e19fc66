"""`reseaux-quiz show ID`: one question, as a student and as a teacher see it; or what is in a bank."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import click
import typer

from reseaux_quiz import assessing, labels, presenting, selecting
from reseaux_quiz.assessing import LoadedAssessment, Source
from reseaux_quiz.cli import sheet, terminal
from reseaux_quiz.cli.given_banks import read, say_where
from reseaux_quiz.cli.language import _, counted, language, text
from reseaux_quiz.cli.parameters import Paths, Text, command
from reseaux_quiz.cli.prose import block, inline
from reseaux_quiz.cli.terminal import visible, wrap
from reseaux_quiz.i18n import N_
from reseaux_quiz.labels import LABELS, number_of_points
from reseaux_quiz.loading import Loaded
from reseaux_quiz.model import Bank, Document, Item, Question
from reseaux_quiz.presenting import Choices, Shown, TypedText

SEED = 0  # as in an export


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(show, summary)


def show(
    question_id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            click_type=Text(),
            help=N_("The id of a question, a document or a bank: collection/bank/id, or its end."),
        ),
    ],
    paths: Paths = None,
) -> None:
    """Show one question, one document, or list those of a bank."""
    sources = read(paths)
    loaded = assessing.banks_of(sources)
    index = selecting.Index(each.bank for each in loaded)
    if found := index.documents(question_id):
        for bank, document in found:
            _show_document(document, bank)
        return
    banks = [each for each in loaded if selecting.is_called(each.bank.full_id, question_id)]
    if banks and question_id not in index:
        for found_bank in banks:
            _show_bank(found_bank)
        return
    item = _as_asked(sources, index.find(question_id))
    source = next(each for each in loaded if each.bank is item.bank)
    line = source.place("questions", [each.id for each in item.bank.questions].index(item.question.id))[0]
    laid_out = sheet.lay_out(item, SEED)
    print(terminal.bold(item.full_id))
    print(wrap(_about(item.question)))
    print(visible(f"{source.path}:{line}\n"))
    documents = laid_out.shown.documents
    for number, shown in enumerate(documents, start=1):
        print(*sheet.document_lines(shown, number if len(documents) > 1 else None), "", sep="\n")
    for each in sheet.question_lines(laid_out):
        print(each)
    print("\n" + terminal.bold(text(labels.ANSWER)))
    for each in sheet.answer_lines(laid_out):
        print(each)
    for each in for_teachers(laid_out.shown):
        print(each)
    if not paths:
        say_where(paths)


def _as_asked(sources: Sequence[Source], item: Item) -> Item:
    """Return a question with the points that it is worth in an assessment, if it is in one."""
    assessments = (each for each in sources if isinstance(each, LoadedAssessment))
    asked = {each.full_id: each for assessment in assessments for each in assessment.quiz.items}
    return asked.get(item.full_id, item)


def _show_document(document: Document, bank: Bank) -> None:
    """Show a document, and the beginnings of the questions on it."""
    shown = presenting.present_document(document, bank, language())
    print(terminal.bold(shown.full_id))
    print(*sheet.document_lines(shown), sep="\n")
    _list_questions((question for question in bank.questions if document.id in question.documents), bank)


def _show_bank(loaded: Loaded) -> None:
    """List the documents and the questions of a bank, with their ids."""
    bank = loaded.bank
    print(terminal.bold(bank.full_id))
    print(wrap(bank.title))
    print(visible(str(loaded.path)))
    if bank.documents:
        print("\n" + terminal.bold(counted("{number} document", "{number} documents", len(bank.documents))))
    for document in bank.documents:
        print(wrap(f"{document.title} ({bank.full_id}/{document.id})", "    ", "  - "))
    _list_questions(bank.questions, bank)


def _list_questions(questions: Iterable[Question], bank: Bank) -> None:
    """Print the beginnings of questions, with their ids."""
    asked = list(questions)
    print("\n" + terminal.bold(counted("{number} question", "{number} questions", len(asked))))
    for question in asked:
        print(wrap(f"{presenting.first_words(question)} ({bank.full_id}/{question.id})", "    ", "  - "))


def _about(question: Question) -> str:
    parts = [_(LABELS[question.type])]
    parts += [_(LABELS[level]) for level in (question.difficulty, question.bloom) if level]
    parts += [number_of_points(question.points, language()), *question.tags]
    if question.section:
        parts.insert(0, _("section {number}", number=question.section))
    return " · ".join(parts)


def for_teachers(shown: Shown) -> Iterator[str]:
    """Return what a student sees only afterwards, or never."""
    match shown.body:
        case Choices(options):
            remarks = [(inline(each.line), each.feedback) for each in options if each.feedback or not each.right]
        case TypedText(rejected=rejected):
            remarks = [(inline(miss.line), miss.feedback) for miss in rejected]
        case _:
            remarks = []
    if remarks:
        yield "\n" + terminal.bold(_("Responses and their feedback:"))
        for wrong, feedback in remarks:
            yield wrap(f"{wrong} → {inline(feedback)}" if feedback else wrong, "    ", "  - ")
    for label, lines in (
        (labels.EXPLANATION, block(shown.explanation, "  ")),
        (labels.HINT, wrap(inline(shown.hint or ()), "  ")),
        (labels.SOURCE, wrap(inline(shown.source or ()), "  ")),
    ):
        if lines.strip():
            yield f"\n{terminal.bold(text(label))}"
            yield lines
