"""Banks of whole subjects, as for a class: every text is understood, and carried by every format."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

import reseaux_quiz as rq
from reseaux_quiz import exporting, importing
from reseaux_quiz.formulas.reading import read
from reseaux_quiz_docx.settings import Key
from subject_banks import FOLDER, formulas, subjects
from worksheets import paragraph_text

SUBJECTS = sorted(FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("path", SUBJECTS, ids=lambda path: path.stem)
def test_every_formula_is_understood(path: Path) -> None:
    assert {tex: unknown for tex in formulas(path) if (unknown := read(tex).unknown)} == {}


@pytest.mark.parametrize("path", SUBJECTS, ids=lambda path: path.stem)
def test_a_worksheet_shows_no_formula_as_it_was_typed(path: Path) -> None:
    made = rq.export("docx", subjects(path), key=Key.APPENDED).files[""]
    body = Document(io.BytesIO(made)).element.body
    text = paragraph_text(body)
    assert "\\" not in text
    assert "$" not in text
    assert len(list(body.iter(qn("m:oMath")))) >= len(set(formulas(path)))


@pytest.mark.parametrize("path", SUBJECTS, ids=lambda path: path.stem)
def test_a_subject_has_forty_questions_of_all_types(path: Path) -> None:
    questions = [item.question for item in subjects(path).items]
    assert len(questions) >= 40
    assert len({type(question) for question in questions}) == 10


@pytest.mark.parametrize("path", SUBJECTS, ids=lambda path: path.stem)
def test_real_questions_raise_no_false_alarm(path: Path) -> None:
    bank = subjects(path).items[0].bank
    assert [*rq.check(bank)] == []


@pytest.mark.parametrize("path", SUBJECTS, ids=lambda path: path.stem)
def test_every_format_takes_a_subject_and_moodle_finds_it_unchanged(path: Path) -> None:
    quiz = subjects(path)
    for name in exporting.names():
        assert rq.export(name, quiz).files
    written = rq.export("moodle", quiz)
    known = {key for key, _question in importing.find("moodle").read(written.files[""]).known}
    assert known == {item.full_id for item in quiz.items} - written.omitted
    assert not rq.export("moodle", quiz, since=written.files[""]).files
