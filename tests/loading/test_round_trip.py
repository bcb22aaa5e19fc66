"""Any bank that is written loads as the same bank."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import yaml_writer
from reseaux_quiz.errors import InvalidBanksError
from reseaux_quiz.loading import load
from reseaux_quiz.model import Bank
from strategies import banks


@given(banks(), st.sampled_from([None, '"', "'"]))
def test_a_bank_loads_back_as_itself(bank: Bank, style: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (loaded,) = load([yaml_writer.write(Path(folder), bank, style)])
    assert loaded.bank == bank


def test_emoji_may_be_escaped_while_their_joiners_are_not(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    question = '{id: mere, type: flashcard, prompt: "\\U0001F469\u200d\\U0001F467", answer: Une mère}'
    path.write_text(f"id: famille\nsection: '1'\ntitle: La famille\nquestions:\n  - {question}\n", encoding="utf-8")
    (loaded,) = load([path])
    assert loaded.bank.questions[0].prompt == "\U0001f469\u200d\U0001f467"


@given(banks())
def test_every_value_knows_its_place(bank: Bank) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (loaded,) = load([yaml_writer.write(Path(folder), bank)])
        lines = loaded.path.read_text("utf-8").split("\n")
    for index, question in enumerate(bank.questions):
        line, column = loaded.place("questions", index, "id")
        assert lines[line - 1][column - 1 :].strip("'\"") == question.id


@settings(max_examples=300)
@given(st.binary(max_size=300) | st.text("-:[]{}&*!|>'\"%@` #ab\n\t", max_size=120).map(str.encode))
def test_any_bytes_give_faults_or_a_bank(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bank.yaml"
        path.write_bytes(data)
        try:
            load([path])
        except InvalidBanksError as error:
            faults = error.faults
        else:
            return
    assert faults
    assert all(fault.line >= 1 and fault.column >= 1 for fault in faults)
