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


MIXED = """
id: banque
title: Mots
language: {language}
labels: fr
documents:
  - id: nas
    title: 2024
    text: 10 230 350
questions:
  - id: un
    type: multiple_choice
    prompt: HTML 5 هي لغة.
    documents:
      - nas
    answers:
      - "-4"
    distractors:
      - A+
    explanation: |-
      CSS مثلا.

      ```
      print("مرحبا")
      ```
  - id: deux
    type: single_choice
    language: fr
    prompt: « مدرسة » est un mot. Que veut-il dire ?
    answer: école
    distractors:
      - مكتب!
"""


def test_the_language_tells_the_direction_whatever_the_first_letter(tmp_path: Path) -> None:
    path = tmp_path / "banque.yaml"
    path.write_text(MIXED.format(language="ar"), encoding="utf-8")
    made = rq.export("docx", rq.select(rq.load(path)), key=Key.APPENDED)
    body = Document(io.BytesIO(made.files[""])).element.body
    ways: dict[str, set[bool]] = {}
    for each in body.iter(qn("w:p")):
        bidi = each.find(f".//{qn('w:bidi')}")
        ways.setdefault(paragraph_text(each).strip(), set()).add(bidi is not None and bidi.get(qn("w:val")) != "0")

    def way(words: str) -> set[bool]:
        found = [way for text, way in ways.items() if words in text]
        assert found, (words, list(ways))
        return set().union(*found)

    for turned in ("HTML 5 هي لغة.", "\u200e-4", "A+", "10\xa0230\xa0350", "2024", "CSS مثلا."):
        assert way(turned) == {True}, turned
    for straight in ("print(", "est un mot", "مكتب!", "école"):
        assert way(straight) == {False}, straight


def test_most_letters_tell_the_direction_where_the_language_does_not(tmp_path: Path) -> None:
    path = tmp_path / "banque.yaml"
    text = MIXED.format(language="fr").replace("HTML 5 هي لغة.", "HTML 5 هي لغة من لغات البرمجة المشهورة في كل مكان.")
    path.write_text(text, encoding="utf-8")
    body = Document(io.BytesIO(rq.export("docx", rq.select(rq.load(path))).files[""])).element.body
    (option,) = [each for each in body.iter(qn("w:p")) if paragraph_text(each).strip() == "A+"]
    assert option.find(f".//{qn('w:bidi')}") is not None
