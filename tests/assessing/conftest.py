"""A small collection of two banks, in a folder of its own, and assessments written beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest

COLLECTION = "id: mer\ntitle: La mer\nlanguage: fr\n"
SHIPS = """\
collection: mer
id: navires
title: Les navires
section: "1"
sections:
  "1.1": La voile
  "1.2": La vapeur
retired:
  - galion
questions:
"""
FISH = 'collection: mer\nid: poissons\ntitle: Les poissons\nsection: "2"\nquestions:\n'


def question(name: str, section: str, difficulty: str = "easy", points: str = "1") -> str:
    return (
        f'  - id: {name}\n    type: true_false\n    section: "{section}"\n    prompt: Est-ce que {name} flotte ?\n'
        f"    answer: vrai\n    difficulty: {difficulty}\n    points: {points}\n"
    )


@pytest.fixture
def sea(tmp_path: Path) -> Path:
    """The folder of the collection."""
    ships = [question(f"voile-{number}", "1.1", points="2" if number == 1 else "1") for number in range(1, 7)]
    ships += [question(f"vapeur-{number}", "1.2", "hard") for number in range(1, 4)]
    (tmp_path / "collection.yaml").write_text(COLLECTION, encoding="utf-8")
    (tmp_path / "navires.yaml").write_text(SHIPS + "".join(ships), encoding="utf-8")
    (tmp_path / "poissons.yaml").write_text(FISH + question("hareng", "2"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def written(sea: Path) -> Callable[[str], Path]:
    """Write an assessment beside the collection, with the head that all need."""

    def write(text: str) -> Path:
        path = sea / "eval-1.yaml"
        head = "" if text.startswith("assessment") else "assessment: eval-1\ncollection: mer\ntitle: Un test\n"
        path.write_text(head + text, encoding="utf-8")
        return path

    return write
