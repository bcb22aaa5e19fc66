"""The dialect of Moodle XML that Pronote reads, compared with what other programs write for it."""

import base64
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from lxml import etree

from reseaux_quiz import loading
from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Rendered, export
from reseaux_quiz.model import (
    Bank,
    Cloze,
    Distractor,
    Essay,
    Flashcard,
    Item,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Pair,
    Picture,
    Question,
    Quiz,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz.testing import check_exporter, hostile
from reseaux_quiz_pronote import exporter

WRONG = (Distractor("c", "Non."), Distractor("d"))
BEGINNING = ["name", "questiontext", "externallink", "usecase", "defaultgrade", "editeur"]


def made(*questions: Question) -> Rendered:
    bank = Bank(id="b", title="Réseaux < adresses", questions=questions)
    return export(exporter, Quiz(tuple(Item(bank, question) for question in questions)))


def read(question: Question) -> Any:
    return etree.fromstring(made(question).files[""])[1]


def answers(element: Any) -> dict[str, str]:
    return {each.findtext("text"): each.get("fraction") for each in element.iterfind("answer")}


def test_the_heading_names_the_test() -> None:
    root = etree.fromstring(made(TrueFalse(id="q", prompt="x", answer=True)).files[""])
    infos = etree.fromstring(root.findtext("question/category/text"))
    assert [each.tag for each in infos] == ["name", "answernumbering", "niveau", "matiere"]
    assert infos.findtext("name") == "Réseaux < adresses"


@pytest.mark.parametrize(
    ("question", "kind", "rest"),
    [
        (SingleChoice(id="q", prompt="x", answer="a", distractors=WRONG), "multichoice", ["single", "answer"]),
        (
            MultipleChoice(id="q", prompt="x", answers=("a", "b"), distractors=WRONG),
            "multichoice",
            ["single", "answer"],
        ),
        (TrueFalse(id="q", prompt="x", answer=False), "multichoice", ["single", "answer"]),
        (ShortAnswer(id="q", prompt="x", answers=("RSE",)), "shortanswer", ["answer"]),
        (Matching(id="q", prompt="x", pairs=(Pair("a", "1"), Pair("b", "2"))), "matching", ["subquestion"]),
        (Cloze(id="q", text="Le {{DNS}} traduit.", distractors=("DHCP",)), "cloze", []),
    ],
)
def test_elements_have_the_order_of_other_programs_files(question: Question, kind: str, rest: list[str]) -> None:
    element = read(question)
    assert element.get("type") == kind
    assert list(dict.fromkeys(each.tag for each in element)) == [*BEGINNING, *rest]


def test_each_right_option_has_a_share_in_whole_numbers() -> None:
    element = read(MultipleChoice(id="q", prompt="x", answers=("a", "b", "e"), distractors=WRONG))
    assert answers(element) == {"a": "33", "b": "33", "e": "33", "c": "0", "d": "0"}
    assert element.findtext("single") == "false"
    assert [each.text for each in element.iterfind("answer/feedback/text") if each.text] == ["Non."]


def test_true_or_false_is_a_choice_in_the_language_of_the_bank() -> None:
    assert answers(read(TrueFalse(id="q", prompt="x", answer=False))) == {"Vrai": "0", "Faux": "100"}


def test_gaps_are_menus_and_their_words_are_harmless() -> None:
    element = read(Cloze(id="q", text="Le {{DNS}} et le {{a~b#c}}.", distractors=("DHCP",)))
    text = element.findtext("questiontext/text")
    assert element.get("desc") == "variable"
    assert text.count("{:MULTICHOICE:") == 2
    assert "%100%DNS#" in text
    assert "a&#126;b&#35;c" in text


def test_there_is_no_tex_and_one_picture() -> None:
    question = SingleChoice(id="q", prompt="$x^2$ ![Un](a.png) ![Deux](b.png)", answer="$\\alpha$", distractors=WRONG)
    bank = Bank(id="b", title="B", questions=(question,))
    pictures = {("b", name): Picture(name.encode(), "image/png", 1, 1) for name in ("a.png", "b.png")}
    rendered = export(exporter, Quiz((Item(bank, question),), pictures=pictures))
    element = etree.fromstring(rendered.files[""])[1]
    assert "x²" in element.findtext("questiontext/text")
    assert "[Un] [Deux]" in element.findtext("questiontext/text")
    assert "α" in answers(element)
    assert base64.b64decode(element.findtext("image_base64/text")) == b"a.png"
    assert "plain" in {loss.code for loss in rendered.losses}


def test_other_types_are_left_out_and_said() -> None:
    others = (
        Numerical(id="n", prompt="x", answer=Decimal(3)),
        Ordering(id="o", prompt="x", items=("a", "b")),
        Essay(id="e", prompt="x", model_answer="y"),
        Flashcard(id="f", prompt="x", answer="y"),
        Cloze(id="c", text="{{seul}}"),
    )
    rendered = made(TrueFalse(id="q", prompt="x", answer=True), *others)
    assert rendered.omitted == {f"b/{each.id}" for each in others}
    assert {loss.code for loss in rendered.losses} == {"number", "ordering", "essay", "flashcard", "cloze"}
    with pytest.raises(QuizError, match="can carry none"):
        made(*others)


def test_hostile_texts_and_shipped_banks_make_a_file_that_can_be_read() -> None:
    bank = hostile.bank()
    etree.fromstring(export(exporter, Quiz(tuple(Item(bank, each) for each in bank.questions))).files[""])
    loaded = loading.load()
    whole = Quiz(tuple(Item(each.bank, question) for each in loaded for question in each.bank.questions))
    rendered = export(exporter, evolve(loading.with_pictures(whole, loaded)))
    written = etree.fromstring(rendered.files[""]).xpath("question[@type!='category']")
    assert len(written) == len(whole.items) - len(rendered.omitted)


@pytest.mark.thorough
def test_the_public_checks_find_nothing() -> None:
    check_exporter(exporter)
