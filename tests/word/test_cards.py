"""Cards to cut out: eight to a page, fronts and backs that meet, nothing cut off."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve, field, frozen
from docx import Document
from docx.oxml.ns import qn

from reseaux_quiz.errors import OptionError, QuizError
from reseaux_quiz.exporting import Level, LossCode, Rendered
from reseaux_quiz.model import Criterion, Essay, Flashcard, Quiz, ShortAnswer
from reseaux_quiz.testing import check_exporter
from reseaux_quiz_docx import Options, exporter
from reseaux_quiz_docx.cards.fates import CARD_FATES
from reseaux_quiz_docx.settings import LayoutName
from words import squeezed
from worksheets import QUESTIONS, paragraph_text, png, quiz, shipped

DOWN = 4


def cards(made: Quiz, **options: Any) -> Rendered:
    return exporter.render(made, Options(cards=True, **options))


def glossary(number: int) -> Quiz:
    return quiz(
        *(Flashcard(id=f"t{place}", prompt=f"terme {place}", answer=f"sens {place}") for place in range(number))
    )


def rows(data: bytes) -> list[list[str]]:
    """Return the texts of the cells of the table; every other row has references."""
    (table, *_) = Document(io.BytesIO(data)).element.body.iterchildren(qn("w:tbl"))
    return [
        ["\n".join(map(paragraph_text, cell.iter(qn("w:p")))) for cell in row.iterchildren(qn("w:tc"))]
        for row in table.iterchildren(qn("w:tr"))
    ]


def faces(data: bytes) -> list[list[list[str]]]:
    """Return the texts of each page, row by row, with their references behind them."""
    found = rows(data)
    merged = [
        [f"{text}\n{reference}" for text, reference in zip(*pair, strict=True)]
        for pair in zip(found[::2], found[1::2], strict=True)
    ]
    return [merged[start : start + DOWN] for start in range(0, len(merged), DOWN)]


def test_backs_are_mirrored_behind_their_fronts() -> None:
    pages = faces(cards(glossary(11)).files[""])
    assert len(pages) == 4
    for front, back in (pages[:2], pages[2:]):
        for across, behind in zip(front, back, strict=True):
            for face, its_back in zip(across, reversed(behind), strict=True):
                assert re.findall(r"terme (\d+)", face) == re.findall(r"sens (\d+)", its_back)
                # The number is on both sides, the id on the back alone: it may give the answer away.
                assert re.findall(r"^\d+$", face, re.MULTILINE) == re.findall(
                    r"^(\d+) · t\d+$", its_back, re.MULTILINE
                )


def test_rows_fill_the_page_and_columns_meet_in_its_middle() -> None:
    data = cards(glossary(9)).files[""]
    body = Document(io.BytesIO(data)).element.body
    margins, paper = (next(body.iter(qn(f"w:{tag}"))) for tag in ("pgMar", "pgSz"))
    top, left, width, height = (
        int(each.get(qn(f"w:{key}")))
        for each, key in ((margins, "top"), (margins, "left"), (paper, "w"), (paper, "h"))
    )
    heights = [int(each.get(qn("w:val"))) for each in body.iter(qn("w:trHeight"))]
    assert all(each.get(qn("w:hRule")) == "exact" for each in body.iter(qn("w:trHeight")))
    assert height - 2 * top - 60 < sum(heights[: 2 * DOWN]) < height - 2 * top - 20
    first, second = (int(each.get(qn("w:w"))) for each in body.iter(qn("w:gridCol")))
    assert first == second
    # Cards are cut at the half and the quarters of the page, whatever its margins are.
    assert abs(left + first - width // 2) < 20
    for row in (1, 2, 3):
        assert abs(top + sum(heights[: 2 * row]) - row * height // DOWN) < 20


def test_lines_to_cut_along_are_on_fronts_between_cards() -> None:
    document = Document(io.BytesIO(cards(glossary(3)).files[""]))
    cut = [
        [[side.tag.rpartition("}")[2] for side in cell.iter(qn("w:bottom"), qn("w:right")) if side.get(qn("w:val"))]
         for cell in row.iter(qn("w:tc"))]
        for row in document.element.body.iter(qn("w:tr"))
    ]  # fmt: skip
    assert cut[:4] == [[["right"], []], [["bottom", "right"], ["bottom"]], [["right"], []], [["bottom", "right"], []]]
    assert not [sides for row in cut[4:] for sides in row if sides]


@pytest.mark.parametrize(
    ("question", "front", "back"),
    [
        (QUESTIONS[0], "Laquelle ? (une seule réponse ; chiffres de 2018)", "juste"),
        (QUESTIONS[2], "Le ciel est bleu. (vrai ou faux)", "Vrai"),
        (QUESTIONS[3], "Le ciel est vert. (vrai ou faux, et pourquoi)", "Faux"),
        (QUESTIONS[4], "Quel mot ?", "motsecret\nAccepté aussi : autresecret"),
        (QUESTIONS[7], "A. ", "premier"),
        (QUESTIONS[8], "Complétez.\nUne __________ puis une __________.", "lacunesecrete\nautrelacune"),
        (QUESTIONS[10], "Discutez.", "modèle secret\nCritères de notation :\ncritère secret\nautre critère"),
        (QUESTIONS[11], "terme", "définition secrète"),
    ],
    ids=lambda each: getattr(each, "id", None),
)
def test_every_type_makes_a_card(question: Any, front: str, back: str) -> None:
    first, second = faces(cards(quiz(question)).files[""])
    texts = [page[0][place].replace("\u00a0", " ") for page, place in ((first, 0), (second, 1))]
    if question.type != "ordering":
        assert texts[0].startswith(front)
    assert back in texts[1]
    for answer in back.split("\n"):
        assert answer not in texts[0] or question.id in ("unique", "ordre")


def test_text_stands_in_runs() -> None:
    """Word and LibreOffice don't show any other: a gap was once left out so."""
    body = Document(io.BytesIO(cards(quiz()).files[""])).element.body
    texts = list(body.iter(qn("w:t")))
    assert [each for each in texts if set(each.text or "") == {"_"}]
    assert {each.getparent().tag for each in texts} == {qn("w:r")}


def test_smaller_type_makes_room_for_a_longer_text() -> None:
    short, long = (ShortAnswer(id="q", prompt="Un texte assez long. " * times, answers=("x",)) for times in (1, 35))
    styles = [
        next(Document(io.BytesIO(cards(quiz(each)).files[""])).element.body.iter(qn("w:pStyle"))).get(qn("w:val"))
        for each in (short, long)
    ]
    assert styles == ["RqCard1", "RqCard5"]


def test_a_long_question_takes_two_cards_which_say_so() -> None:
    question = ShortAnswer(id="q", prompt="\n\n".join(["Un texte assez long. " * 12] * 4), answers=("x",))
    front, back = faces(cards(quiz(question)).files[""])
    assert [each.splitlines()[-1] for each in front[0]] == ["1, carte 1 sur 2", "1, carte 2 sur 2"]
    assert [each.splitlines()[0] for each in back[0]] == ["x", ""]  # behind the second, mirrored


def test_what_is_too_long_is_left_out_and_told() -> None:
    essay = Essay(id="e", prompt="Discutez.", model_answer="mot " * 1500, criteria=(Criterion("critère " * 200),))
    question = ShortAnswer(id="q", prompt="Un texte assez long. " * 400, answers=("x",))
    done = cards(quiz(essay, question, QUESTIONS[11]))
    assert done.omitted == {"collection/banque/e", "collection/banque/q"}
    assert {loss.question: loss.code for loss in done.losses if loss.level is Level.CHANGED} == {
        "collection/banque/e": LossCode.ESSAY,
        "collection/banque/q": LossCode.FLASHCARD,
    }
    with pytest.raises(QuizError, match="fits on cards"):
        cards(quiz(question))


def test_without_room_for_it_the_explanation_is_left_out_and_told() -> None:
    done = cards(quiz(evolve(QUESTIONS[11], explanation="Une longue explication. " * 90)))
    assert LossCode.EXPLANATION in {loss.code for loss in done.losses}
    assert "explication" not in str(faces(done.files[""]))


def test_a_picture_leaves_room_for_the_text() -> None:
    made = quiz(Flashcard(id="f", prompt="Qu'est-ce ?\n\n![a](i.png)", answer="un carré"))
    found = cards(evolve(made, pictures={(made.items[0].bank.full_id, "i.png"): png(2000, 2000)}))
    assert not found.omitted
    assert len(faces(found.files[""])) == 2


def test_a_card_names_a_few_of_many_accepted_answers() -> None:
    question = ShortAnswer(id="q", prompt="Quel mot ?", answers=("mot", *(f"mot {place}" for place in range(20))))
    made = cards(quiz(question))
    (_, back) = faces(made.files[""])
    assert "Accepté aussi : mot 0 – mot 1 – mot 2 – …" in back[0][1].replace("\u00a0", " ")
    assert "mot 3" not in back[0][1]
    assert [loss.code for loss in made.losses if loss.question] == [LossCode.SPELLINGS]


def test_options_of_worksheets_are_refused() -> None:
    with pytest.raises(OptionError, match="--append-key has no effect on cards"):
        cards(quiz(), append_key=True)


@pytest.mark.thorough
@pytest.mark.parametrize("layout", [LayoutName.STANDARD, LayoutName.LARGE])
def test_cards_are_printed_whole_in_libreoffice(
    layout: LayoutName, to_pages: Callable[[dict[str, bytes]], dict[str, list[str]]]
) -> None:
    made = cards(shipped(24, 3, documents=False), layout=layout)
    (pages,) = to_pages({"cards": made.files[""]}).values()
    data = made.files[""]
    assert len(pages) == len(rows(data)) / 2 / (2 if layout is LayoutName.LARGE else DOWN)
    printed = squeezed("".join(pages))
    for paragraph in Document(io.BytesIO(data)).element.body.iter(qn("w:p")):
        for word in paragraph_text(paragraph).split():
            assert squeezed(word) in printed


@frozen
class CardOptions:
    """None: cards are the only thing that this format makes."""

    unused: bool = field(default=False, metadata={"help": "Unused."})


class Cards:
    """The cards as a format of their own, with fates of their own."""

    name = "cards"
    suffix = ".docx"
    options = CardOptions
    fates = CARD_FATES

    def render(self, made: Quiz, options: CardOptions) -> Rendered:
        del options
        return exporter.render(made, Options(cards=True))


@pytest.mark.thorough
def test_cards_carry_what_is_stated() -> None:
    check_exporter(Cards())
