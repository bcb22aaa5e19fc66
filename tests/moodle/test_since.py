"""`export moodle --since`: what is new or changed since an earlier file, and what Moodle should no longer have."""

import re
from datetime import UTC, datetime
from html import escape

import pytest
from attrs import evolve
from lxml import etree

from reseaux_quiz import exporting
from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Rendered
from reseaux_quiz.model import Bank, Collection, Item, Question, Quiz, TrueFalse
from reseaux_quiz.testing import specimens

COLLECTION = Collection(id="eco", title="Économie")
FIRST = TrueFalse(id="premiere", prompt="Le *PIB* vaut `1 < 2` & plus.", answer=True, tags=("pib", "Base"))
SECOND = TrueFalse(id="seconde", prompt="Deux ?", answer=False)
THIRD = TrueFalse(id="troisieme", prompt="Trois ?", answer=True)


def made(*questions: Question, bank_id: str = "mesures", retired: tuple[str, ...] = ()) -> Quiz:
    bank = Bank(id=bank_id, title="Mesures", questions=questions, collection=COLLECTION, retired=retired)
    return Quiz(tuple(Item(bank, each) for each in questions), made=datetime(2026, 11, 25, tzinfo=UTC))


def export(quiz: Quiz, name: str = "moodle", **options: object) -> Rendered:
    exporter = exporting.find(name)
    return exporting.export(exporter, quiz, exporter.options(**options))


def ids(rendered: Rendered) -> list[str]:
    return [each.text or "" for each in etree.fromstring(rendered.files[""]).iter("idnumber")]


def said(rendered: Rendered) -> str:
    return "\n".join(remark.text("en") for remark in rendered.remarks)


def as_moodle_writes(data: bytes) -> bytes:
    """Lay a file out as Moodle's own export does: comments, tags in order of the alphabet, grades to seven places."""
    root = etree.fromstring(data)
    for number, question in enumerate(root.iter("question")):
        question.addprevious(etree.Comment(f" question: {number + 4711} "))
        for name in ("defaultgrade", "penalty"):
            for grade in question.iter(name):
                grade.text = f"{float(grade.text or 0):.7f}"
        for tags in question.iter("tags"):
            tags[:] = sorted(tags, key=lambda tag: (tag.findtext("text") or "").casefold())
    text = etree.tostring(root, encoding="unicode")
    text = re.sub(r">\s+<", "><", text)  # CDATA is gone already: lxml writes entities
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + text).encode()


@pytest.mark.parametrize("name", ["moodle", "gift"])
def test_an_unchanged_quiz_writes_nothing(name: str) -> None:
    quiz = made(FIRST, SECOND)
    again = export(quiz, since=export(quiz, name).files[""])
    assert not again.files
    assert "no file was written" in said(again)
    assert again.omitted == {"eco/mesures/premiere", "eco/mesures/seconde"}


def test_every_type_is_found_unchanged_in_a_file_that_moodle_wrote() -> None:
    quiz = specimens.quiz(specimens.bank())
    assert not export(quiz, since=as_moodle_writes(export(quiz).files[""])).files


@pytest.mark.parametrize("name", ["moodle", "gift"])
def test_new_and_changed_questions_are_written_alone_and_dated(name: str) -> None:
    earlier = export(made(FIRST, SECOND), name).files[""]
    changes = export(made(FIRST, evolve(SECOND, answer=True), THIRD), since=earlier)
    assert ids(changes) == ["eco/mesures/seconde", "eco/mesures/troisieme"]
    categories = [each.findtext("text") for each in etree.fromstring(changes.files[""]).iter("category")]
    assert categories == ["Économie/Mesures/2026-11-25"]
    assert "1 new question: eco/mesures/troisieme" in said(changes)
    assert "1 changed question: eco/mesures/seconde" in said(changes)


def test_what_is_not_content_changes_nothing() -> None:
    earlier = export(made(FIRST, SECOND)).files[""]
    assert not export(made(SECOND, evolve(FIRST, tags=("Base", "pib"))), since=earlier).files


def test_questions_that_a_bank_no_longer_has_are_named() -> None:
    earlier = export(made(FIRST, SECOND, THIRD)).files[""]
    changes = export(made(FIRST, retired=("seconde",)), since=earlier)
    assert "2 retired questions: eco/mesures/seconde, eco/mesures/troisieme" in said(changes)


def test_questions_of_other_banks_or_left_out_by_a_filter_are_not_retired() -> None:
    whole = made(FIRST, SECOND)
    other = made(THIRD, bank_id="autre")
    earlier = export(evolve(whole, items=(*whole.items, *other.items))).files[""]
    assert "retired" not in said(export(evolve(whole, items=whole.items[:1]), since=earlier))


def test_an_earlier_file_without_ids_is_a_clear_fault() -> None:
    quiz = made(FIRST)
    bare = re.sub(rb"<idnumber>.*?</idnumber>", b"", export(quiz).files[""])
    with pytest.raises(QuizError, match="no question of the earlier file has an id"):
        export(quiz, since=bare)
    with pytest.raises(QuizError):
        export(quiz, since=escape("pas un fichier").encode())
