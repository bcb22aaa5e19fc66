"""Choices whose options are listed as they are to be shown: written by one program, read by another."""

from pathlib import Path

import pytest

from reseaux_quiz import exporting, importing, library
from reseaux_quiz.model import ListedOption, MultipleChoice, Order, SingleChoice

BANK = """
id: banque
title: Banque
collection: c
questions:
  - id: frequence
    type: single_choice
    prompt: À quelle fréquence ?
    answer: souvent
    options:
      - jamais
      - text: souvent
        feedback: Oui, et *c'est* bien.
      - text: toujours
        feedback: Trop.
  - id: premiers
    type: multiple_choice
    prompt: Lesquels sont premiers ?
    answers:
      - "3"
      - "2"
    options:
      - text: "2"
        feedback: Le seul pair.
      - "3"
      - "4"
"""
LISTED = (ListedOption("jamais"), ListedOption("souvent", "Oui, et *c'est* bien."), ListedOption("toujours", "Trop."))


@pytest.mark.parametrize(("name", "order"), [("moodle", Order.WRITTEN), ("gift", Order.SHUFFLED)])
def test_options_come_back_with_their_feedback_and_order(tmp_path: Path, name: str, order: Order) -> None:
    path = tmp_path / "banque.yaml"
    path.write_text(BANK, encoding="utf-8")
    quiz = library.select(library.load(path))
    exporter = exporting.find(name)
    rendered = exporting.export(exporter, quiz, exporter.options())
    assert {loss.code for loss in rendered.losses} == ({"order"} if order is Order.SHUFFLED else set())
    single, several = importing.find(name).read(rendered.files[""], "x").bank.questions
    assert isinstance(single, SingleChoice)
    assert isinstance(several, MultipleChoice)
    assert (single.answer, single.options, single.order) == ("souvent", LISTED, order)
    assert (several.answers, several.order) == (("2", "3"), order)
    assert several.options == (ListedOption("2", "Le seul pair."), ListedOption("3"), ListedOption("4"))
