"""`export moodle --since`: what is new or changed since an earlier file, and what Moodle should no longer have."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape

import pytest
from attrs import evolve
from lxml import etree

from reseaux_quiz import exporting, loading
from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Rendered
from reseaux_quiz.model import (
    Bank,
    Collection,
    Distractor,
    Essay,
    Flashcard,
    Item,
    Ordering,
    Question,
    Quiz,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz.testing import specimens
from reseaux_quiz_moodle.exporter import Cards

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


def as_an_editor_saves(data: bytes) -> bytes:
    """Change a file as Moodle's editor does when a teacher opens a question, renames it, and saves it."""
    root = etree.fromstring(data)
    for question in root.xpath("question[@type!='category']"):
        question.find("name/text").text = "Renommée"
        for text in question.xpath(".//*[@format='html']/text"):
            html = text.text or ""
            if html and "<p" not in html and "{" not in html:
                text.text = f"<p>{html}</p>"
            else:
                text.text = html.replace("\u00a0", "&nbsp;").replace("<p>", '<p dir="ltr" style="text-align: left;">')
        for tolerance in question.xpath("answer[text='*']/tolerance"):
            tolerance.text = ""
        for multiplier in question.iter("multiplier"):
            multiplier.text = repr(float(multiplier.text))
        if question.findtext("shuffleanswers") == "true":
            others = [each for each in question if each.tag != "answer"]
            question[:] = [*others, *reversed(question.findall("answer"))]
    return bytes(etree.tostring(root, encoding="UTF-8"))


@pytest.mark.thorough
@pytest.mark.parametrize("through", [as_moodle_writes, as_an_editor_saves])
def test_the_shipped_banks_are_found_unchanged_however_moodle_lays_them_out(
    through: Callable[[bytes], bytes],
) -> None:
    loaded = loading.load()
    whole = Quiz(tuple(Item(each.bank, question) for each in loaded for question in each.bank.questions))
    whole = loading.with_pictures(whole, loaded)
    assert said(export(whole, since=through(export(whole).files[""]))).startswith("nothing is new")


def test_an_ordering_is_found_in_gift_in_either_form() -> None:
    quiz = made(Ordering(id="o", prompt="Rangez.", items=("un", "deux", "trois")))
    for ordering in (False, True):
        assert not export(quiz, since=export(quiz, "gift", ordering=ordering).files[""]).files


def test_an_essay_is_unchanged_without_the_hint_that_moodle_drops() -> None:
    quiz = made(Essay(id="e", prompt="Rédigez.", hint="Un plan.", model_answer="…"))
    whole = export(quiz)
    assert {loss.code for loss in whole.losses} == {"hint"}
    from_moodle = re.sub(rb"<hint .*?</hint>", b"", whole.files[""], flags=re.DOTALL)
    assert not export(quiz, since=from_moodle).files


def test_options_that_are_shuffled_have_no_order() -> None:
    wrong = (Distractor("b"), Distractor("c"), Distractor("d"))
    choice = SingleChoice(id="c", prompt="x", answer="a", distractors=wrong)
    earlier = export(made(choice)).files[""]
    assert not export(evolve(made(evolve(choice, distractors=wrong[::-1])), seed=7), since=earlier).files


def test_a_card_that_is_shown_is_compared_by_its_words() -> None:
    card = Flashcard(id="carte", prompt="RSE", answer="Responsabilité sociétale")
    earlier = export(made(FIRST, card), cards=Cards.DESCRIPTION).files[""]
    assert not export(made(FIRST, card), since=earlier, cards=Cards.DESCRIPTION).files
    other = evolve(card, answer="Autre chose")
    assert ids(export(made(FIRST, other), since=earlier, cards=Cards.DESCRIPTION)) == ["eco/mesures/carte"]
    new = export(made(FIRST, card), since=export(made(FIRST)).files[""], cards=Cards.DESCRIPTION)
    assert ids(new) == ["eco/mesures/carte"]


def test_a_bank_of_moodle_that_has_the_new_version_beside_the_old_one_is_up_to_date() -> None:
    old, new = export(made(FIRST)).files[""], export(made(evolve(FIRST, answer=False))).files[""]
    both = old.replace(b"</quiz>", new.partition(b"<quiz>")[2])
    assert not export(made(evolve(FIRST, answer=False)), since=both).files
