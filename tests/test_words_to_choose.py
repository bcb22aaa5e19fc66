"""Formulas and emphasis in what is matched and in word banks: shown where a format can, else said as plain text."""

import io
import json
import re

import pytest
from attrs import evolve
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

import reseaux_quiz as rq
from reseaux_quiz import checking, grading, presenting
from reseaux_quiz.cli import sheet
from reseaux_quiz.exporting import Level
from reseaux_quiz.grading import Filled
from reseaux_quiz.markup import Emphasis, Math, Subscript, Text, parse_inline
from reseaux_quiz.model import Bank, Cloze, Item, Matching, Pair, Question, Quiz, ShortAnswer
from reseaux_quiz_docx.settings import Key
from worksheets import paragraph_text

MATCHING = Matching(
    id="m",
    prompt="Associez.",
    pairs=(Pair("la dérivée de $x^2$", "$2x$"), Pair("le loup", "*Canis lupus*"), Pair("l'eau", "H~2~O")),
    distractors=(r"$\frac{1}{2}$", "2*3", "5 $ ou 6 $"),
)
CLOZE = Cloze(
    id="c",
    text=r"La moitié de un est {{$\frac{1}{\sqrt{4}}$|$\frac12$}}, et le chien est {{*Canis familiaris*}}.",
    distractors=("$x|y$", "*Felis catus*"),
)
READABLE = {"2x", "Canis lupus", "H₂O", "1/2", "2*3", "5 $ ou 6 $"}
WORDS = {"1/√4", "Canis familiaris", "x|y", "Felis catus"}


def quiz(*questions: Question) -> Quiz:
    bank = Bank(id="b", title="t", questions=questions)
    return Quiz(tuple(Item(bank, question) for question in questions))


def test_they_are_read_as_other_texts_of_one_line() -> None:
    matching, cloze = presenting.present(quiz(MATCHING, CLOZE))
    assert isinstance(matching.body, presenting.Pairs)
    assert matching.body.rights == (
        (Math("2x"),),
        (Emphasis((Text("Canis lupus"),)),),
        (Text("H"), Subscript((Text("2"),)), Text("O")),
        (Math(r"\frac{1}{2}"),),
        (Text("2*3"),),
        (Text("5\u00a0$ ou 6\u00a0$"),),
    )
    assert isinstance(cloze.body, presenting.GappedText)
    assert [gap.answer for gap in cloze.body.gaps] == [
        (Math(r"\frac{1}{\sqrt{4}}"),),
        parse_inline("*Canis familiaris*"),
    ]
    assert cloze.body.gaps[0].also == ((Math(r"\frac12"),),)


def test_word_shows_equations_and_italics() -> None:
    sheet, key = (
        Document(io.BytesIO(made)).element.body
        for _part, made in sorted(rq.export("docx", quiz(MATCHING, CLOZE), key=Key.SEPARATE).files.items())
    )
    for body in (sheet, key):
        assert "$\\" not in paragraph_text(body)
        assert "*Canis" not in paragraph_text(body)
    assert len(list(sheet.iter(qn("m:f")))) == 2  # the right side and the word
    assert len(list(key.iter(qn("m:f")))) > 3  # and, in the gap, the answer
    italic = {
        paragraph_text(run) for run in key.iter(qn("w:r")) if run.find(f"{qn('w:rPr')}/{qn('w:i')}") is not None
    }
    assert {"Canis lupus", "Felis catus", "Canis familiaris"} <= {each.replace("\u00a0", " ") for each in italic}


def test_the_page_lists_them_beside_menus_in_plain_text() -> None:
    (made,) = rq.export("html", quiz(MATCHING, CLOZE)).files.values()
    data = json.loads(re.findall(rb'type="application/json"[^>]*>(.*?)</script>', made, re.DOTALL)[0])
    matching, cloze = data["questions"]
    assert {each.replace("\u00a0", " ") for each in matching["rights"]} == READABLE
    assert "<em>Canis lupus</em>" in matching["shown"]
    assert sum("<math" in each for each in matching["shown"]) == 2
    assert {*cloze["bank"]} == WORDS
    assert "<em>Felis catus</em>" in cloze["shown"]
    assert cloze["key"]["gaps"][0]["answers"] == ["1/√4", "1/2"]


@pytest.mark.parametrize("name", ["gift", "moodle", "pronote"])
def test_menus_have_readable_words_and_the_loss_is_said(name: str) -> None:
    made = rq.export(name, quiz(MATCHING, CLOZE))
    (text,) = (file.decode() for file in made.files.values())
    assert "$" not in text.replace("$CATEGORY", "").replace("$ ou", "").replace("6 $", "").replace("6\u00a0$", "")
    assert {(loss.question, loss.level) for loss in made.losses if loss.code == "plain"} == {
        ("b/m", Level.REDUCED),
        ("b/c", Level.REDUCED),
    }
    if name == "moodle":
        tree = etree.fromstring(made.files[""])
        rights = {each.text.replace("\u00a0", " ") for each in tree.iterfind(".//subquestion/answer/text")}
        assert rights == READABLE
    if name == "gift":
        assert "-> H₂O" in text
        assert "(1) -> 1/√4" in text


def test_plain_ones_lose_nothing() -> None:
    plain = Matching(id="m", prompt="x", pairs=(Pair("a", "2*3"), Pair("b", "5 $")), distractors=("__init__",))
    for name in ("gift", "moodle", "pronote"):
        assert "plain" not in {loss.code for loss in rq.export(name, quiz(plain)).losses}


def test_the_terminal_shows_them_in_signs() -> None:
    matching, cloze = quiz(MATCHING, CLOZE).items
    shown = "\n".join(sheet.question_lines(sheet.lay_out(matching, 0)))
    assert all(f") {each}" in shown.replace("\u00a0", " ") for each in READABLE)
    answered = sheet.lay_out(matching, 0)
    response = grading.Matched(("$2x$", r"$\frac{1}{2}$", "H~2~O"))
    assert "1/2" in "\n".join(sheet.answer_lines(answered, response))
    assert all(word in "\n".join(sheet.question_lines(sheet.lay_out(cloze, 0))) for word in WORDS)


@pytest.mark.parametrize(
    ("typed", "right"), [("1/√4", True), ("1/2", True), (r"$\frac{1}{\sqrt{4}}$", False), ("x|y", False)]
)
def test_a_word_to_choose_is_typed_as_it_reads(typed: str, right: bool) -> None:
    assert grading.marks(CLOZE, Filled((typed, "canis familiaris"))) == (right, True)


def test_only_what_is_typed_is_to_be_plain() -> None:
    typed = Cloze(id="t", text="Le chien est {{*Canis familiaris*}}.")
    short = ShortAnswer(id="s", prompt="?", answers=("$x^2$",))
    bank = Bank(id="b", title="t", questions=(MATCHING, CLOZE, typed, short))
    assert {finding.question for finding in checking.check(bank) if finding.code == "Q602"} == {"t", "s"}


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        (("et/ou", "mais"), "et/ou · mais · puis"),
        ((r"$\frac{1}{2}$", "mais"), "1/2 · mais · puis"),
        (("et", "mais"), "et / mais / puis"),
    ],
)
def test_a_slash_between_words_is_no_part_of_one(words: tuple[str, ...], listed: str) -> None:
    question = Cloze(id="c", text=f"Il {{{{{words[0]}}}}} elle.", distractors=(*words[1:], "puis"))
    (shown,) = presenting.present(quiz(question))
    assert isinstance(shown.body, presenting.GappedText)
    assert sheet.word_bank(evolve(shown.body, drawn=(0, 1, 2))).endswith(listed)
