"""The JSON Schema accepts whatever loading accepts, as typed by an editor, and rejects structural faults."""

import copy
import random
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
import pytest
import yaml
from attrs import fields_dict
from hypothesis import given
from hypothesis import strategies as st

import strategies
import yaml_core
import yaml_writer
from reseaux_quiz import assessing
from reseaux_quiz.errors import InvalidBanksError
from reseaux_quiz.i18n import catalogue
from reseaux_quiz.loading import load, shipped
from reseaux_quiz.loading.structuring import BankHeader
from reseaux_quiz.model import TYPES, Bank
from reseaux_quiz.schema import schema

SCHEMA = schema("en")
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
ROOT = Path(__file__).parents[1]


def accepts(document: Any) -> bool:
    return VALIDATOR.is_valid(document)


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted(shipped().rglob("*.yaml")), ids=lambda path: path.name)
def test_the_shipped_files_are_accepted(path: Path) -> None:
    VALIDATOR.validate(yaml_core.read(path.read_text(encoding="utf-8")))


def test_the_examples_of_the_documentation_are_accepted() -> None:
    for page in [ROOT / "docs/banque.md", *(ROOT / "docs/check").glob("*.fr.md")]:
        for example in re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            document = yaml_core.read(example)
            VALIDATOR.validate({"id": "x", "title": "x"} | document)


@pytest.mark.parametrize("page", ["commands.md", "commandes.md"])
def test_the_assessment_of_the_documentation_is_accepted(page: str, tmp_path: Path) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(assessment: .*?)```", text, re.DOTALL)
    VALIDATOR.validate(yaml_core.read(example))
    path = tmp_path / "eval-1.yaml"
    path.write_text(example, encoding="utf-8")
    assert assessing.load([path])


@given(bank=strategies.banks(), style=st.sampled_from([None, '"', "'"]))
def test_what_loading_accepts_is_accepted(bank: Bank, style: str | None) -> None:
    with TemporaryDirectory() as folder:
        path = yaml_writer.write(Path(folder), bank, style)
        load([path])
        for file in Path(folder).iterdir():
            VALIDATOR.validate(yaml_core.read(file.read_text(encoding="utf-8")))


# Unquoted values that an editor does not take for text.
TYPED = [
    "2018",
    "3.5",
    "true",
    "null",
    "~",
    "no",
    "vrai",
    "010",
    "0x1F",
    "1e3",
    "-5",
    ".5",
    "12:30",
    "2018-01-31",
    ".inf",
]


@pytest.mark.parametrize("text", TYPED)
def test_a_text_may_look_like_something_else(text: str, tmp_path: Path) -> None:
    lines = [
        "id: banque", f"title: {text}", "questions:",
        "  - id: a", "    type: single_choice", f"    prompt: {text}", f"    answer: {text}",
        "    distractors:", f"      - x{text}", f"      - text: y{text}", f"        feedback: {text}",
        f"    explanation: {text}", "    tags:", f"      - {text}",
        "  - id: b", "    type: matching", "    prompt: x", "    pairs:", f"      {text}: {text}", "      x: y",
        "  - id: 'null'", "    type: cloze", "    text: '{{a}}'", "    distractors:", f"      - {text}",
    ]  # fmt: skip
    path = tmp_path / "banque.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    load([path])
    VALIDATOR.validate(yaml_core.read(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("identifier", ["true", "null", '" abc "', "a1-b"])
def test_an_id_may_look_like_something_else(identifier: str, tmp_path: Path) -> None:
    path = tmp_path / "banque.yaml"
    question = "type: true_false\n    prompt: x\n    answer: VRAI\n    justify: ' Faux '\n    difficulty: ' easy '"
    path.write_text(
        f"id: {identifier}\ntitle: x\nquestions:\n  - id: {identifier}\n    {question}\n", encoding="utf-8"
    )
    load([path])
    VALIDATOR.validate(yaml_core.read(path.read_text(encoding="utf-8")))


# --- structural faults -------------------------------------------------------------------------------------

Mutation = Callable[[dict[str, Any], random.Random], None]


def _question(document: dict[str, Any], draw: random.Random) -> dict[str, Any]:
    question: dict[str, Any] = draw.choice(document["questions"])
    return question


def unknown_key(document: dict[str, Any], draw: random.Random) -> None:
    draw.choice([document, _question(document, draw)])["clef"] = "x"


def missing_field(document: dict[str, Any], draw: random.Random) -> None:
    question = _question(document, draw)
    kind = TYPES[question["type"]]
    required = ["id", *(key for key in SCHEMA["definitions"][kind.__name__]["required"] if key != "id")]
    owner, key = draw.choice(
        [(document, "id"), (document, "title"), *((question, key) for key in (*required, "type"))]
    )
    del owner[key]


def a_list_for_a_text(document: dict[str, Any], draw: random.Random) -> None:
    _question(document, draw)[draw.choice(["explanation", "hint", "source", "prompt", "id"])] = ["x"]


def a_mapping_for_a_text(document: dict[str, Any], draw: random.Random) -> None:
    _question(document, draw)[draw.choice(["explanation", "hint", "section", "difficulty"])] = {"x": "y"}


def a_text_for_a_list(document: dict[str, Any], draw: random.Random) -> None:
    _question(document, draw)["tags"] = "x"


def a_text_for_a_number(document: dict[str, Any], draw: random.Random) -> None:
    _question(document, draw)[draw.choice(["points", "as_of"])] = "beaucoup"


def an_unknown_value(document: dict[str, Any], draw: random.Random) -> None:
    _question(document, draw)[draw.choice(["difficulty", "bloom", "type"])] = "autre"


def a_malformed_id(document: dict[str, Any], draw: random.Random) -> None:
    bad = draw.choice(["Majuscule", "1er", "deux mots", "é", "a" * 31, "con", "", "a_b", 12])
    draw.choice([document, _question(document, draw)])["id"] = bad


def questions_that_are_none(document: dict[str, Any], draw: random.Random) -> None:
    document["questions"] = draw.choice(["x", {"a": "b"}, [], ["x"]])


MUTATIONS: list[Mutation] = [
    unknown_key,
    missing_field,
    a_list_for_a_text,
    a_mapping_for_a_text,
    a_text_for_a_list,
    a_text_for_a_number,
    an_unknown_value,
    a_malformed_id,
    questions_that_are_none,
]


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutate: mutate.__name__)
@given(bank=strategies.banks(), seed=st.integers(0, 999))
def test_faults_of_shape_are_refused(mutate: Mutation, bank: Bank, seed: int) -> None:
    document = copy.deepcopy(yaml_writer.document(bank))
    document.pop("collection", None)
    mutate(document, random.Random(seed))
    assert not accepts(document)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "banque.yaml"
        path.write_text(yaml.dump(document, allow_unicode=True), encoding="utf-8")
        with pytest.raises(InvalidBanksError):
            load([path])


@pytest.mark.parametrize(
    "document",
    [
        {"id": "c", "title": "t", "sujet": "x"},
        {"title": "t", "source": {"title": "x"}},
        {"id": "c", "title": "t", "source": {}},
        {"id": "c", "title": "t", "source": {"title": "x", "isbn": "y"}},
        {"id": "c", "title": "t", "source": "x"},
        {"id": "C", "title": "t"},
        [],
        "x",
    ],
)
def test_faults_of_shape_in_a_collection_are_refused(document: Any) -> None:
    assert not accepts(document)


ASSESSMENT = {
    "assessment": "a",
    "title": "t",
    "class": "1re STMG",
    "exercises": [
        {"questions": ["b/q", {"id": "c/b/q", "points": 2.5}, {"document": "b/d"}]},
        {"draw": {"section": 2.1, "type": ["essay", "cloze"], "number": "3", "exclude": "q"}},
    ],
}


def test_an_assessment_is_accepted() -> None:
    VALIDATOR.validate(ASSESSMENT)


@pytest.mark.parametrize(
    "change",
    [
        {"assessment": "Éval"},
        {"collection": "C"},
        {"titre": "x"},
        {"class_": "x"},
        {"id": "a"},
        {"questions": []},
        {"exercises": "x"},
        {"exercises": ["b/q"]},
        {"exercises": [{"title": "x"}]},
        {"exercises": [{"questions": ["b/q"], "draw": {"number": 1}}]},
        {"exercises": [{"questions": ["d/c/b/q"]}]},
        {"exercises": [{"questions": [{"id": "b/q", "document": "b/d"}]}]},
        {"exercises": [{"questions": [{"points": 2}]}]},
        {"exercises": [{"draw": {"number": "trois"}}]},
        {"exercises": [{"draw": {"type": "qcm"}}]},
        {"total": "beaucoup"},
    ],
    ids=str,
)
def test_faults_of_shape_in_an_assessment_are_refused(change: dict[str, Any], tmp_path: Path) -> None:
    document = ASSESSMENT | change
    assert not accepts(document)
    path = tmp_path / "assessment.yaml"
    path.write_text(yaml.dump(document, allow_unicode=True), encoding="utf-8")
    with pytest.raises(InvalidBanksError):
        assessing.load([path])


@pytest.mark.parametrize("key", ["title", "exercises"])
def test_an_assessment_without_what_it_needs_is_refused(key: str) -> None:
    assert not accepts({name: value for name, value in ASSESSMENT.items() if name != key})


def test_a_header_has_every_key_of_a_bank() -> None:
    assert {*fields_dict(BankHeader), "questions"} == {*fields_dict(Bank)}


def test_every_key_has_a_french_description() -> None:
    for definition in SCHEMA["definitions"].values():
        for key, value in definition["properties"].items():
            if "const" not in value:
                assert catalogue("fr").gettext(value["description"]) != value["description"], key
