"""Any assessment that is written loads as the same assessment, and what `compose` writes asks what was chosen."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

import strategies
import yaml_core
import yaml_writer
from reseaux_quiz import assessing, selecting, writing
from reseaux_quiz.assessing import LoadedAssessment, composing
from reseaux_quiz.assessing.outline import Outline
from reseaux_quiz.model import Bank, Item, Section, ShortAnswer
from reseaux_quiz.schema import schema

VALIDATOR = jsonschema.Draft7Validator(schema("en"))


@st.composite
def assessed(draw: Callable[[Any], Any]) -> tuple[Bank, Outline]:
    bank = draw(strategies.banks())
    return bank, draw(strategies.assessments(bank))


def loaded(folder: Path, bank: Bank, assessment: Path) -> LoadedAssessment:
    path = folder / "bank.yaml"
    path.write_text(writing.write(bank), encoding="utf-8")
    if bank.collection:
        (folder / "collection.yaml").write_text(writing.write_collection(bank.collection), encoding="utf-8")
    *_banks, found = assessing.load([path, assessment])
    assert isinstance(found, LoadedAssessment)
    assert [each.bank for each in found.banks] == [bank]
    return found


@given(assessed(), st.sampled_from([None, '"', "'"]))
def test_an_assessment_loads_back_as_itself(given: tuple[Bank, Outline], style: str | None) -> None:
    bank, outline = given
    with tempfile.TemporaryDirectory() as folder:
        path = yaml_writer.write_assessment(Path(folder), outline, style)
        found = loaded(Path(folder), bank, path)
        VALIDATOR.validate(yaml_core.read(path.read_text(encoding="utf-8")))
    assert found.outline == outline
    ids = [item.full_id for item in found.quiz.items]
    assert len(ids) == len(set(ids))
    named = [entry.id.split("/")[-1] for part in outline.exercises for entry in part.questions or () if entry.id]
    assert set(named) <= {item.question.id for item in found.quiz.items}
    if outline.total:
        assert sum(item.question.points for item in found.quiz.items) == outline.total


@given(strategies.banks(), strategies.texts(), st.integers(0, 999), st.randoms())
def test_what_compose_writes_asks_what_was_chosen(bank: Bank, title: str, seed: int, random: Any) -> None:
    items = [Item(bank, question) for question in bank.questions]
    random.shuffle(items)
    chosen = items[: random.randint(1, len(items))]
    text = composing.write(chosen, identifier="eval-1", title=title, seed=seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "eval-1.yaml"
        path.write_text(text, encoding="utf-8")
        found = loaded(Path(folder), bank, path)
        VALIDATOR.validate(yaml_core.read(text))
    assert (found.outline.title, found.outline.seed) == (title, seed)
    assert sorted(item.full_id for item in found.quiz.items) == sorted(item.full_id for item in chosen)
    family = selecting.families(found.quiz.items)
    places = {
        (family[item.full_id], place)
        for place, exercise in enumerate(found.quiz.exercises)
        for item in exercise.items
    }
    assert len(places) == len({*family.values()})  # a document is not needed in two exercises
    assert found.outline.total == sum(item.question.points for item in found.quiz.items) == 20


def test_composed_exercises_are_in_the_order_of_the_article() -> None:
    sections = tuple(Section(f"2.{part}", f"Partie {part}") for part in (1, 2, 10))
    numbers = ("2.10", "2.2", "2", "2.1")
    questions = tuple(ShortAnswer(id=f"q{number}", prompt="?", answers=("x",), section=number) for number in numbers)
    bank = Bank(id="b", title="Tout", section="2", sections=sections, questions=questions)
    text = composing.write([Item(bank, each) for each in questions], identifier="e", title="E", seed=0)
    titles = [line.partition("title: ")[2] for line in text.splitlines() if line.startswith("  - title")]
    assert titles == ["Tout", "Partie 1", "Partie 2", "Partie 10"]
