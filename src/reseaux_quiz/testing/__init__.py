"""Checks for formats: call `check_exporter` and `check_importer` in the tests of a plugin.

A format is tried with a quiz that has every field set, with each field changed in turn, and with texts that have a
special meaning in HTML, Moodle, Anki, Word or a terminal.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Exporter, Loss, Rendered, export
from reseaux_quiz.exporting.fates import Carried, Lost, NothingToShow, Partly, records
from reseaux_quiz.exporting.plugins import problems
from reseaux_quiz.model import Item, Quiz
from reseaux_quiz.testing import hostile, specimens
from reseaux_quiz.testing.importers import check_importer

__all__ = ["check_exporter", "check_importer", "hostile", "specimens"]


def check_exporter(exporter: Exporter[Any], *options: Any) -> None:
    """Try an exporter. Raises AssertionError with every problem, one per line.

    A field stated to be carried must change the files with the default options or some of `options`; a field with
    nothing to show must never change them.
    """
    found = [str(problem) for problem in problems(exporter, exporter.name)]
    if not found:
        tried = (exporter.options(), *options)
        found = [*_fates(exporter, tried), *_rendering(exporter, tried)]
    if found:
        raise AssertionError(f"{exporter.name}:\n" + "\n".join(found))


def _fates(exporter: Exporter[Any], tried: tuple[Any, ...]) -> Iterator[str]:
    undeclared = exporter.fates.undeclared()
    if undeclared:
        yield f"`fates` misses these fields, or they do not exist: {', '.join(undeclared)}"
        return
    changed: set[tuple[type[Any], str]] = set()
    lost: set[str] = set()
    for quiz, variations in specimens.quizzes():
        before = [_files(exporter, quiz, each) for each in tried]
        lost.update(loss.code for each in tried for loss in export(exporter, quiz, each).losses)
        for kind, name, varied in variations:
            if [_files(exporter, varied, each) for each in tried] != before:
                changed.add((kind, name))
    for kind, names in records().items():
        for name in names:
            match exporter.fates.of(kind, name):
                case Carried() | Partly() if (kind, name) not in changed:
                    yield f"{kind.__name__}.{name} is stated to be carried, but changing it changes no file"
                case NothingToShow() if (kind, name) in changed:
                    yield f"{kind.__name__}.{name} is stated to have nothing to show, but changing it changes a file"
                case Lost(code=code) if code not in lost:
                    yield f"{kind.__name__}.{name} is stated to be lost, but no loss “{code}” is reported"
                case _:
                    pass


def _files(exporter: Exporter[Any], quiz: Quiz, options: Any) -> Mapping[str, bytes]:
    return exporter.render(quiz, options).files


def _rendering(exporter: Exporter[Any], tried: tuple[Any, ...]) -> Iterator[str]:
    bank = hostile.bank()
    quiz = Quiz(tuple(Item(bank, question) for question in bank.questions))
    for each in (specimens.quiz(specimens.bank()), specimens.assessed(), quiz):
        for options in tried:
            yield from _of_quiz(exporter, each, options)


def _of_quiz(exporter: Exporter[Any], quiz: Quiz, options: Any) -> Iterator[str]:
    try:
        rendered = export(exporter, quiz, options)
        again = exporter.render(quiz, options)
    except QuizError as error:
        yield f"the exporter rejects a valid quiz: {error}"
        return
    if again.files != rendered.files:
        yield "the same quiz gives different files the second time"
    if not rendered.files or not all(isinstance(data, bytes) for data in rendered.files.values()):
        yield "`files` is not a mapping with at least one part, and bytes for each"
    yield from _of_losses(exporter, quiz, rendered)


def _of_losses(exporter: Exporter[Any], quiz: Quiz, rendered: Rendered) -> Iterator[str]:
    known = {item.full_id for item in quiz.items}
    if not rendered.omitted <= known:
        yield "`omitted` has ids that are not in the quiz"
    losses: dict[str, Loss] = {loss.code: loss for loss in rendered.losses}
    for code, loss in losses.items():
        if code not in exporter.fates.codes():
            yield f"a loss “{code}” is reported that `fates` does not state"
        for language in ("en", "fr"):
            if not loss.message.text(language):
                yield f"the loss “{code}” has no message in {language}"
    if not {loss.question for loss in rendered.losses} <= {None, *known}:
        yield "a loss names a question that is not in the quiz"
