"""The bench measures what it claims: valid banks of all types, the same questions for every tool."""

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import yaml
from bench import banks, peers

from reseaux_quiz import checking, loading
from reseaux_quiz.model import QuestionType

ROOT = Path(__file__).parents[1]


def written(folder: Path, text: str) -> Path:
    path = folder / "mesure.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_generated_bank_is_sound_and_has_every_type(tmp_path: Path) -> None:
    (loaded,) = loading.load([written(tmp_path, banks.mixed(100))])
    assert len(loaded.bank.questions) == 100
    assert {question.type for question in loaded.bank.questions} == set(QuestionType)
    assert banks.mixed(100) == banks.mixed(100)


def test_a_bank_of_formulas_is_understood(tmp_path: Path) -> None:
    (loaded,) = loading.load([written(tmp_path, banks.of_choices(banks.formulas(100)))])
    typed = [tex for question in loaded.bank.questions for tex in re.findall(r"\$(.+?)\$", repr(question))]
    assert len(set(typed)) == 600
    assert [finding for finding in checking.check(loaded.bank) if finding.code == "Q605"] == []


def test_peers_get_the_same_questions(tmp_path: Path) -> None:
    choices = banks.choices(3)
    (loaded,) = loading.load([written(tmp_path, banks.of_choices(choices))])
    ours: list[Any] = [
        (question.prompt, question.answer, [wrong.text for wrong in question.distractors])  # type: ignore[union-attr]
        for question in loaded.bank.questions
    ]
    assert ours == choices
    (category,) = yaml.safe_load(peers.gift_wrapper_bank(choices))["categories"]
    assert [
        (question["statement"], question["answers"]["perfect"], question["answers"]["wrong"])
        for question in category["questions"]
    ] == choices
    assert peers.markdown(choices).count("☐") == 12


def test_bare_genanki_writes_the_same_notes(tmp_path: Path) -> None:
    bank = written(tmp_path, banks.mixed(16))
    ours, theirs, notes = tmp_path / "ours.apkg", tmp_path / "theirs.apkg", tmp_path / "notes.json"
    subprocess.run([sys.executable, "-m", "reseaux_quiz", "export", "anki", bank, "-o", ours], check=True)
    notes.write_text(peers.notes(ours), encoding="utf-8")
    subprocess.run([sys.executable, ROOT / "bench" / "bare_genanki.py", notes, theirs], check=True)
    assert json.loads(peers.notes(theirs))["notes"] == json.loads(notes.read_text(encoding="utf-8"))["notes"]
    assert zipfile.is_zipfile(theirs)
