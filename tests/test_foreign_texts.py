"""Texts in another language than the labels beside them: each format says which, and which way they are read."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from attrs import evolve

import reseaux_quiz as rq
from pupil import Pupil
from reseaux_quiz import importing, selecting
from reseaux_quiz.cli import prose, sheet, terminal
from reseaux_quiz.markup import Writer, parse, parse_inline
from reseaux_quiz.model import Bank, Distractor, Document, Item, Question, Quiz, SingleChoice, TrueFalse
from reseaux_quiz.selecting import Selection

ARABIC = SingleChoice(
    id="ar",
    prompt="ما معنى كلمة « école » في اللغة العربية؟\n\n- أ\n- ب",
    answer="مدرسة",
    distractors=(Distractor("كتاب", "لا."), Distractor("بيت")),
    explanation="المدرسة مكان التعلم.",
    language="ar",
)
ENGLISH = SingleChoice(
    id="en", prompt="How are you?", answer="Fine!", distractors=(Distractor("No!"),), language="en"
)
FRENCH = TrueFalse(id="fr", prompt="Il pleut !", answer=True)


def quiz(*questions: Question, **bank: str) -> Quiz:
    home = Bank(id="b", title="t", questions=questions, **bank)  # type: ignore[arg-type]
    return Quiz(tuple(Item(home, question) for question in questions))


def exported(name: str, made: Quiz) -> str:
    (data,) = rq.export(name, made).files.values()
    return data.decode()


def test_each_outermost_element_says_its_language() -> None:
    html = Writer(picture=str, formula=str, language="ar")
    assert html.blocks(parse("أ *ب*\n\n> ج\n\n1. د\n\n| ه |\n|---|")) == (
        '<p lang="ar" dir="rtl">أ <em>ب</em></p><blockquote lang="ar" dir="rtl"><p>ج</p></blockquote>'
        '<ol lang="ar" dir="rtl"><li>د</li></ol>'
        '<table lang="ar" dir="rtl"><thead><tr><th>ه</th></tr></thead><tbody></tbody></table>'
    )
    assert html.line(parse_inline("*ب*")) == '<span lang="ar" dir="rtl"><em>ب</em></span>'
    assert html.line(()) == ""
    assert Writer(picture=str, formula=str, language="en").blocks(parse("a")) == '<p lang="en">a</p>'


@pytest.mark.parametrize("name", ["gift", "moodle"])
def test_moodle_knows_the_language_of_each_text(name: str) -> None:
    text = exported(name, quiz(ARABIC, ENGLISH, FRENCH)).replace("\\=", "=").replace("\\:", ":")
    assert '<p lang="ar" dir="rtl">ما' in text
    assert '<ul lang="ar" dir="rtl"><li>أ</li>' in text
    assert '<span lang="ar" dir="rtl">كتاب</span>' in text
    assert '<p lang="en">How are you?</p>' in text
    assert '<span lang="en">Fine!</span>' in text
    assert "<p>Il pleut" in text


def documents() -> Quiz:
    """A bank in German with French labels, with a document."""
    text = Document(id="d", title="Der *Brief*", text="Liebe Anna …", source="Ein Archiv")
    about = evolve(FRENCH, prompt="Wer schreibt?", documents=("d",))
    return selecting.select(
        [Bank(id="b", title="t", questions=(about,), documents=(text,), language="de", labels="fr")], Selection()
    )


@pytest.mark.parametrize("name", ["gift", "moodle"])
def test_the_heading_of_a_document_is_in_the_language_of_labels_and_its_title_in_its_own(name: str) -> None:
    exported_text = exported(name, documents())
    text = exported_text.replace("\\=", "=").replace("\\:", ":")
    heading = (
        '<p><strong>Document – <span lang="de">Der <em>Brief</em></span></strong></p><p lang="de">Liebe Anna …</p>'
    )
    assert heading in text
    assert '<em>Source : <span lang="de">Ein Archiv</span></em>' in text.replace("\u00a0", " ")
    (back,) = importing.find(name).read(exported_text.encode(), "b").bank.documents
    assert (back.title, back.text, back.source) == ("Der *Brief*", "Liebe Anna …", "Ein Archiv")


def test_what_labels_are_in_goes_without_saying() -> None:
    for name in ("gift", "moodle"):
        assert "lang" not in exported(name, quiz(ENGLISH, language="en"))
        assert "lang" not in exported(name, quiz(FRENCH, language="fr-CA"))
        # There are no Spanish labels: English ones stand beside the texts.
        spanish = exported(name, quiz(TrueFalse(id="es", prompt="Llueve.", answer=True), language="es"))
        assert '<p lang="es">Llueve.</p>' in spanish.replace("\\=", "=")


@pytest.mark.parametrize("name", ["gift", "moodle"])
def test_texts_come_back_without_it(name: str) -> None:
    made = quiz(ARABIC, ENGLISH)
    back = importing.find(name).read(exported(name, made).encode(), "b").bank.questions
    for ours, theirs in zip((ARABIC, ENGLISH), back, strict=True):
        assert isinstance(theirs, SingleChoice)
        assert (theirs.prompt, theirs.answer) == (ours.prompt, ours.answer)
        assert {each.text for each in theirs.distractors} == {each.text for each in ours.distractors}


@pytest.mark.parametrize("name", ["gift", "moodle"])
def test_signs_have_their_direction_in_moodle_and_come_back_without_it(name: str) -> None:
    temperature = evolve(ARABIC, id="t", answer="-5", distractors=(Distractor("+5"), Distractor("HTML، ثم 1 000")))
    text = exported(name, quiz(temperature))
    assert "\u200e-5" in text
    (back,) = importing.find(name).read(text.encode(), "b").bank.questions
    assert isinstance(back, SingleChoice)
    assert (back.answer, {each.text for each in back.distractors}) == ("-5", {"+5", "HTML، ثم 1\xa0000"})


def test_cards_and_the_page_say_it_too(tmp_path: Path) -> None:
    statement = TrueFalse(id="true", prompt="It is raining.", answer=True, language="en")
    made = quiz(ARABIC, ENGLISH, FRENCH, statement)
    pupil = Pupil(tmp_path)
    pupil.imports(rq.export("anki", made).files[""])
    notes = pupil.notes
    assert notes["b/ar"]["Question"].startswith('<p lang="ar" dir="rtl">')
    assert '<li><span lang="ar" dir="rtl">كتاب</span></li>' in notes["b/ar"]["Options"]
    assert notes["b/en"]["Question"] == '<p lang="en">How are you?</p>'
    assert "<li>Vrai</li><li>Faux</li>" in notes["b/true"]["Options"]
    assert notes["b/fr"]["Question"] == "<p>Il pleut\u00a0!</p>"
    assert {note["Langue"] for note in notes.values()} == {"fr"}
    pupil.collection.close()
    page = exported("html", made)
    data = json.loads(re.findall(r'type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)[0])
    assert [question["lang"] for question in data["questions"]] == ["ar", "en", "fr", "en"]
    assert data["questions"][0]["prompt"].startswith("<p>\u200f")  # the page goes by the first letter
    assert '<html lang="en"' in exported("html", quiz(ARABIC, language="ar"))


def test_word_turns_arabic_and_leaves_english_unspaced() -> None:
    (made, *_rest) = rq.export("docx", quiz(ARABIC, ENGLISH)).files.values()
    document = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert "<w:bidi/>" in document
    assert "How are you?" in document


def test_a_terminal_gets_arabic_in_isolates() -> None:
    (arabic, french) = quiz(ARABIC, FRENCH).items
    lines = "\n".join(sheet.question_lines(sheet.lay_out(arabic, 0)))
    assert "\u2068ما معنى" in lines
    assert "- \u2068أ\u2069" in lines
    assert ") \u2068كتاب\u2069" in lines
    assert all(row.count("\u2068") == row.count("\u2069") for row in lines.split("\n"))
    assert "\u2068" not in "\n".join(sheet.question_lines(sheet.lay_out(french, 0)))


def test_each_row_of_a_long_line_is_isolated() -> None:
    rows = terminal.wrap(prose.isolated("كلمة " * 12), "  ", columns=30).split("\n")
    assert len(rows) > 1
    assert all(re.fullmatch("  \u2068[^\u2068\u2069]*\u2069", row) for row in rows)
    assert all(len(row) <= 32 for row in rows)


def test_isolates_are_no_question_marks_where_they_cannot_be_written() -> None:
    terminal.prepare()
    assert "a\u2068b\u2069".encode("ascii", "spelt") == b"ab"
