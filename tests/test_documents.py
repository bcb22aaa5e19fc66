"""Documents: loading, draws, and how each front-end shows them."""

import time
from pathlib import Path

import pytest

from reseaux_quiz import exporting, loading, presenting, selecting
from reseaux_quiz.errors import InvalidBanksError
from reseaux_quiz.exporting import export
from reseaux_quiz.model import Bank, Document, Essay, Item, Quiz, TrueFalse
from reseaux_quiz.selecting import Selection

BANK = """id: etude
title: Étude
documents:
  - id: chiffres
    title: Les chiffres
    text: |-
      | Réseau | 2024 |
      | --- | ---: |
      | LinkedIn | 52 % |
    source: document fictif
  - id: post
    title: Un post
    text: Bonjour !
questions:
  - id: un
    type: true_false
    documents:
      - chiffres
    prompt: LinkedIn progresse.
    answer: vrai
  - id: deux
    type: true_false
    prompt: Seul.
    answer: vrai
  - id: trois
    type: essay
    documents:
      - chiffres
      - post
    prompt: Que conseiller ?
    model_answer: Rien.
"""


def faults(text: str, folder: Path) -> list[str]:
    path = folder / "etude.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidBanksError) as error:
        loading.load([path])
    return [f"{fault.line}:{fault.column} {fault.message}" for fault in error.value.faults]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("      - post", "      - pots", "29:9 the bank has no document “pots”: perhaps “post”"),
        ("      - post", "      - chiffres", "29:9 “chiffres” appears twice"),
        ("  - id: post", "  - id: chiffres", "11:9 “chiffres” appears twice"),
        ("  - id: post", "  - id: Mon post", "11:9 “Mon post” is not an id: type “mon-post”"),
        ("  - id: post", "  - id: deux", "is that of a document: a question needs its own"),
        ("    title: Un post\n", "", "`title` is missing"),
        ("Bonjour !", "Voici ![une photo](photo.png)", "there is no picture “photo.png” in the bank's folder"),
        (
            "title: Étude\n",
            "title: Étude\nretired:\n  - post\n",
            "the id “post” is retired: a document needs a new id",
        ),
        ("LinkedIn | 52 % |", "LinkedIn | 52 % | 3 |", "has more cells than the first row"),
    ],
)
def test_each_fault_has_its_place(old: str, new: str, fault: str, tmp_path: Path) -> None:
    assert any(fault in found for found in faults(BANK.replace(old, new), tmp_path))


def bank(folder: Path) -> Bank:
    path = folder / "etude.yaml"
    path.write_text(BANK, encoding="utf-8")
    (loaded,) = loading.load([path])
    return loaded.bank


def test_questions_on_a_document_stand_together_in_the_order_of_the_bank(tmp_path: Path) -> None:
    given = bank(tmp_path)
    for seed in range(20):
        items = selecting.select([given], Selection(seed=seed, shuffle=True)).items
        assert "".join(item.question.id for item in items) in ("untroisdeux", "deuxuntrois")
    assert [item.question.id for item in selecting.select([given], Selection()).items] == ["un", "trois", "deux"]
    assert [item.question.id for item in selecting.select([given], Selection(ids=("trois", "deux"))).items] == [
        "trois",
        "deux",
    ]


def test_documents_are_numbered_in_the_order_in_which_they_are_needed(tmp_path: Path) -> None:
    items = selecting.select([bank(tmp_path)], Selection()).items
    assert presenting.document_numbers(items) == {"etude/chiffres": 1, "etude/post": 2}


def test_a_question_in_moodle_has_its_documents_above_a_rule(tmp_path: Path) -> None:
    quiz = selecting.select([bank(tmp_path)], Selection())
    for name in ("gift", "moodle"):
        (data,) = export(exporting.find(name), quiz).files.values()
        text = data.decode().replace("\\", "")
        assert text.count("Les chiffres") == 2
        assert text.index("Les chiffres") < text.index("<hr />") < text.rindex("LinkedIn progresse.")


def test_the_cost_is_in_proportion_to_the_documents() -> None:
    def cost(number: int) -> float:
        documents = tuple(Document(id=f"d{index}", title="x", text="Un texte. " * 50) for index in range(number))
        asked = tuple(
            kind
            for index in range(number)
            for kind in (
                TrueFalse(id=f"q{index}", prompt="x", documents=(f"d{index}",), answer=True),
                Essay(id=f"e{index}", prompt="x", documents=(f"d{index}",), model_answer="x"),
            )
        )
        given = Bank(id="b", title="t", questions=asked, documents=documents)
        start = time.process_time()
        quiz = selecting.select([given], Selection(seed=1, number=2 * number - 1))
        assert isinstance(quiz, Quiz)
        assert all(isinstance(item, Item) for item in quiz.items)
        for name in ("gift", "html"):
            export(exporting.find(name), quiz)
        return time.process_time() - start

    assert cost(1000) < 30 * max(cost(100), 0.01)
