"""Written banks load as the same banks, and read as if typed by a careful author."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

from reseaux_quiz import writing
from reseaux_quiz.checking import check
from reseaux_quiz.loading import Loaded, load
from reseaux_quiz.model import Bank, Distractor, Matching, Pair, SingleChoice, TrueFalse
from reseaux_quiz.testing.hostile import bank as hostile_bank
from reseaux_quiz.writing import Remark, write
from strategies import banks


def reloaded(bank: Bank, text: str | None = None, pictures: Iterable[Path] = ()) -> Bank:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bank.yaml"
        for picture in pictures:
            shutil.copy(picture, folder)
        path.write_text(text or write(bank), encoding="utf-8")
        if bank.collection:
            (path.parent / "collection.yaml").write_text(writing.write_collection(bank.collection), encoding="utf-8")
        (loaded,) = load([path])
        return loaded.bank


@given(banks())
def test_a_bank_that_is_written_loads_back_as_itself(bank: Bank) -> None:
    assert reloaded(bank) == bank


def test_hostile_texts_load_back_as_themselves() -> None:
    bank = hostile_bank()
    assert reloaded(bank) == bank


@pytest.mark.parametrize("loaded", load(), ids=lambda loaded: loaded.bank.id)
def test_a_shipped_bank_is_written_as_its_author_typed_it(loaded: Loaded) -> None:
    text = write(loaded.bank)
    again = reloaded(loaded.bank, text, loaded.path.parent.glob("*.png"))
    assert again == loaded.bank
    assert [finding.code for finding in check(again)] == [finding.code for finding in check(loaded.bank)]


def test_the_layout_is_the_one_of_the_design() -> None:
    bank = Bank(
        id="banque",
        title="Le social selling : vendre",
        section="2",
        questions=(
            SingleChoice(
                id="definition",
                section="2",
                prompt="Selon l'article, qu'est-ce que le *social selling* ?",
                answer="> 50 %",
                distractors=(Distractor("2018"), Distractor("Non", "Une remarque #RSE : à relire.")),
                tags=("vente",),
                explanation="Deux raisons.\n\n- la première\n- la seconde",
            ),
            Matching(
                id="paires", section="2", prompt="Associez.", pairs=(Pair("DNS", "noms"), Pair("IP", "adresses"))
            ),
        ),
    )
    assert write(
        bank, [Remark("À vérifier.", "definition"), Remark("Deux bonnes réponses ?", "definition", "answer")]
    ) == (
        """id: banque
section: "2"
title: >-
  Le social selling : vendre

questions:
  # À vérifier.
  - id: definition
    type: single_choice
    prompt: Selon l'article, qu'est-ce que le *social selling* ?
    # Deux bonnes réponses ?
    answer: >-
      > 50 %
    distractors:
      - 2018
      - text: Non
        feedback: >-
          Une remarque #RSE : à relire.
    explanation: |-
      Deux raisons.

      - la première
      - la seconde
    tags:
      - vente

  - id: paires
    type: matching
    prompt: Associez.
    pairs:
      DNS: noms
      IP: adresses
"""
    )


@pytest.mark.parametrize(
    "text",
    [
        "a\u2028b", "a\ufeffb", "x\n\ty", "long " * 60 + "- a", "mot " * 30 + "1. mot", "mot " * 30 + "| mot |",
        "a  b", "x:", "C:\\dossier\\neuf", '"cité", dit-il', "mot  " * 40 + "fin", "- a\n- b\n\n      code",
    ],
)  # fmt: skip
def test_texts_that_can_hardly_be_typed(text: str) -> None:
    question = TrueFalse(id="q", prompt=text.strip(), answer=True)
    bank = Bank(id="b", title="t", questions=(question, evolve(question, id="r", tags=(text.strip(),))))
    assert reloaded(bank) == bank


def test_a_comment_can_be_nothing_but_a_comment() -> None:
    bank = Bank(id="b", title="t", questions=(TrueFalse(id="q", prompt="x", answer=True),))
    text = write(
        bank, [Remark("a\nid: b\u2028- id: c " + "mot " * 40), Remark("x\n- y", "q"), Remark("z\n#", "q", "id")]
    )
    assert reloaded(bank, text) == bank
    assert max(map(len, text.split("\n"))) <= writing.WIDTH
