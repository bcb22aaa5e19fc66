"""Formats are found by their entry points."""

from pathlib import Path

import pytest
from attrs import fields, has

from reseaux_quiz import exporting
from reseaux_quiz.cli import atomic_files
from reseaux_quiz.errors import NotFoundError, QuizError
from reseaux_quiz.model import Bank, Cloze, Document, Item, Quiz, TrueFalse


@pytest.mark.parametrize("name", exporting.names())
def test_a_format_is_what_it_says(name: str) -> None:
    exporter = exporting.find(name)
    assert exporter.name == name
    assert exporter.suffix.startswith(".")
    assert has(exporter.options)
    assert all(field.metadata["help"] for field in fields(exporter.options))
    assert exporter.options() == exporter.options()


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(NotFoundError, match=r"there are: .*gift"):
        exporting.find("papyrus")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "a.gift"
    old.write_bytes(b"avant")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(QuizError, match="No space left"):
        atomic_files.write({old: b"apres"}, force=True)
    monkeypatch.undo()
    assert old.read_bytes() == b"avant"
    assert list(tmp_path.iterdir()) == [old]
    with pytest.raises(QuizError, match="exists already"):
        atomic_files.write({tmp_path / "b.gift": b"x", old: b"y"}, force=False)
    assert list(tmp_path.iterdir()) == [old]
    (tmp_path / "dossier").mkdir()
    with pytest.raises(QuizError, match="is a folder"):
        atomic_files.write({tmp_path / "dossier": b"x"}, force=True)


@pytest.mark.parametrize("name", ["docx", "html"])
def test_a_formula_that_is_not_understood_is_a_loss_wherever_it_stands(name: str) -> None:
    document = Document(id="d", title="Un texte", text=r"On note $\dans{x}$.")
    questions = (
        TrueFalse(id="t", prompt=r"On a $\enonce{x}$.", answer=True, documents=("d",)),
        Cloze(id="c", text=r"La moitié de $\texte{x}$ est {{$\trou{x}$}}.", distractors=(r"$\piege{x}$",)),
    )
    bank = Bank(id="b", title="t", questions=questions, documents=(document,))
    losses = exporting.export(
        exporting.find(name), Quiz(tuple(Item(bank, question) for question in questions))
    ).losses
    said = {(loss.question, str(loss.message).rpartition(": ")[2]) for loss in losses if loss.code == "formula"}
    assert said == {
        ("b/t", r"\enonce"),
        ("b/t", r"\dans"),
        ("b/c", r"\texte"),
        ("b/c", r"\trou"),
        ("b/c", r"\piege"),
    }
