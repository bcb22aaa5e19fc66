"""Reading a file as `import` does, and trying the bank that comes of it."""

import tempfile
from pathlib import Path

from attrs import evolve

from reseaux_quiz import checking, exporting, importing, selecting, writing
from reseaux_quiz.errors import QuizError
from reseaux_quiz.importing import Imported, Level
from reseaux_quiz.loading import load, with_pictures
from reseaux_quiz.model import MultipleChoice, Question, SingleChoice
from reseaux_quiz.selecting import Selection


def read(data: bytes | str, name: str, expected: str) -> Imported:
    data = data.encode() if isinstance(data, str) else data
    importer = importing.recognise(data, name)
    assert importer.name == expected
    found = importer.read(data, name)
    _goes_everywhere(found)
    return found


def _goes_everywhere(found: Imported) -> None:
    """Write the bank with its pictures, load it again, and export it in every format."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bank.yaml"
        path.write_text(writing.write(found.bank), encoding="utf-8")
        for name, data in found.pictures.items():
            (path.parent / name).parent.mkdir(parents=True, exist_ok=True)
            (path.parent / name).write_bytes(data)
        loaded = load([path])
        expected = found.bank
        if expected.collection:  # its title is in a file of its own
            expected = evolve(expected, collection=loaded[0].bank.collection)
        assert loaded[0].bank == expected
        quiz = with_pictures(selecting.select([loaded[0].bank], Selection()), loaded)
        checking.check(loaded[0].bank)
        for format_name in exporting.names():
            try:
                assert exporting.export(exporting.find(format_name), quiz).files
            except QuizError:  # cards alone for Moodle, essays alone for Anki
                assert len({question.type for question in found.bank.questions}) == 1


def by_type(found: Imported) -> dict[type[Question], Question]:
    return {type(question): question for question in found.bank.questions}


def codes(found: Imported, level: Level) -> list[str]:
    return [str(loss.code) for loss in found.losses if loss.level is level]


def wrong(question: Question) -> list[str]:
    assert isinstance(question, SingleChoice | MultipleChoice)
    return [each.text for each in question.distractors]


def answer(question: Question) -> object:
    """Return what is right, in the question's own terms."""
    for name in ("answer", "answers", "pairs", "items", "text", "model_answer"):
        if hasattr(question, name):
            return getattr(question, name)
    raise AssertionError(question)


def answers(found: Imported) -> list[object]:
    return [answer(question) for question in found.bank.questions]


def messages(found: Imported) -> str:
    return "\n".join(str(loss.message) for loss in found.losses)
