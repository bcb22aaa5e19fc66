"""The public interface: its names, their cost, and helpful errors."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import reseaux_quiz as rq
from reseaux_quiz import exporting
from reseaux_quiz.grading import Judged
from reseaux_quiz.model import Bank, Item, Quiz, TrueFalse

BANK = """\
id: essai
title: Essai
section: "1"
questions:
  - id: vrai
    type: true_false
    section: "1"
    prompt: Le monde est rond ?
    answer: vrai
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "essai.yaml"
    file.write_text(BANK, encoding="utf-8")
    return file


def test_every_public_name_is_there() -> None:
    assert all(getattr(rq, name) is not None for name in rq.__all__)
    assert set(dir(rq)) == set(rq.__all__)
    with pytest.raises(AttributeError, match="papyrus"):
        _ = rq.papyrus
    assert rq.__version__.count(".") == 2


def test_importing_the_package_loads_neither_the_command_line_nor_a_format() -> None:
    code = "import reseaux_quiz, sys; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"reseaux_quiz"} == {name for name in modules if name.startswith("reseaux_quiz")}
    assert {"typer", "click", "attrs", "yaml", "markdown_it"}.isdisjoint(modules)


def test_from_a_file_to_another_format(path: Path) -> None:
    loaded = rq.load(str(path))
    assert loaded == rq.load(path)
    chosen: dict[str, Any] = {"sections": "1", "types": ["true_false"], "number": 1}
    quiz = rq.select(loaded, rq.Selection(**chosen))
    assert rq.grade(quiz.items[0].question, Judged(value=True)).score == 1
    assert b"Le monde est rond" in rq.export("gift", quiz, category="Essais").files[""]
    assert isinstance(loaded[0], rq.Loaded)
    assert {finding.code for finding in rq.check(loaded[0].bank)} >= {"Q204"}


def test_errors_say_what_to_do(path: Path) -> None:
    quiz = rq.select(rq.load(path))
    with pytest.raises(rq.OptionError, match="gift has no option “colour”; it has: category"):
        rq.export("gift", quiz, colour="red")
    with pytest.raises(rq.NotFoundError, match=r"there is no format “papyrus”; there are: .*gift"):
        rq.export("papyrus", quiz)
    with pytest.raises(rq.NothingSelectedError, match="no question to export"):
        rq.export("gift", evolve(quiz, items=()))
    with pytest.raises(rq.NotFoundError) as found:
        rq.load(path.parent / "absent.yaml")
    assert "n’existe pas" in found.value.text("fr")


def test_a_picture_that_is_not_in_the_quiz_is_named() -> None:
    question = TrueFalse(id="vf", prompt="![un point](point.png)", answer=True)
    bank = Bank(id="b", title="B", questions=(question,))
    quiz = Quiz((Item(bank, question),))
    with pytest.raises(rq.QuizError, match=r"the picture “point\.png” of b is not in the quiz"):
        exporting.export(exporting.find("gift"), quiz)
