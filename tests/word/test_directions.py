"""Worksheets in languages that are written from right to left."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

import reseaux_quiz as rq
from reseaux_quiz_docx.settings import Key
from worksheets import paragraph_text

BANK = """
id: banque
title: {title}
language: {language}
labels: fr
questions:
  - id: un
    type: single_choice
    prompt: {prompt}
    answer: {word}
    distractors:
      - {title}
  - id: deux
    type: matching
    prompt: {prompt}
    pairs:
      {word}: un
      {title}: deux
  - id: trois
    type: true_false
    language: fr
    prompt: Il pleut.
    answer: vrai
"""
TEXTS = [
    ("ar", "مفردات", "ما معنى « école »؟", "مدرسة"),
    ("he", "אוצר מילים", "מה פירוש « école »?", "בית ספר"),
    ("fa", "واژگان", "معنی « école » چیست؟", "دبستان"),
]


@pytest.mark.parametrize(("language", "title", "prompt", "word"), TEXTS, ids=[each[0] for each in TEXTS])
def test_each_text_has_its_direction(tmp_path: Path, language: str, title: str, prompt: str, word: str) -> None:
    path = tmp_path / "banque.yaml"
    path.write_text(BANK.format(language=language, title=title, prompt=prompt, word=word), encoding="utf-8")
    made = rq.export("docx", rq.select(rq.load(path)), key=Key.APPENDED)
    assert "labels" not in {loss.code for loss in made.losses}
    body = Document(io.BytesIO(made.files[""])).element.body
    turned = {
        paragraph_text(each).strip() for each in body.iter(qn("w:p")) if each.find(f".//{qn('w:bidi')}") is not None
    }
    assert any(prompt in text for text in turned)
    assert any(text.endswith(word) for text in turned)
    assert not any("Il pleut" in text for text in turned)
    runs = [
        each for each in body.iter(qn("w:r")) if word in "".join(part.text or "" for part in each.iter(qn("w:t")))
    ]
    assert runs
    assert all(each.find(f".//{qn('w:rtl')}") is not None for each in runs)
    assert body.find(f".//{qn('w:bidiVisual')}") is not None
