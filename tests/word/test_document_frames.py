"""Documents on worksheets: framed, numbered, and on the page of the first question that needs them."""

import io
from collections.abc import Callable

import docx
import pytest
from attrs import evolve

from reseaux_quiz.model import Document, Essay, ShortAnswer
from reseaux_quiz_docx.settings import Key, LayoutName
from worksheets import paragraph_text, png, quiz, render, words

TABLE = "| Réseau | Part |\n| --- | ---: |\n| LinkedIn | 41 % |"
POST = "\n".join(f"- Abonné {number} : « Où trouve-t-on cette gourde, et à quel prix ? »" for number in range(8))
DOCUMENTS = (
    Document(id="parts", title="Des parts", text=TABLE, source="document fictif"),
    Document(id="post", title="Une publication", text=POST),
)


def asking(name: str, *documents: str) -> ShortAnswer:
    return ShortAnswer(id=name, prompt=f"Question {name} ?", answers=("x",), documents=documents)


def test_a_document_is_framed_before_the_first_question_on_it_and_named_by_each() -> None:
    asked = asking("a"), asking("b", "post"), asking("c", "post"), asking("d", "parts", "post")
    data = render(quiz(*asked, documents=DOCUMENTS)).files[""]
    frames = [table for table in docx.Document(io.BytesIO(data)).tables if "Document" in table.cell(0, 0).text]
    assert [frame.cell(0, 0).text.replace("\xa0", " ") for frame in frames] == [
        "Document 1 – Une publication",
        "Document 2 – Des parts",
    ]
    (figures,) = frames[1].cell(1, 0).tables
    assert [cell.text.replace("\xa0", " ") for cell in figures.rows[1].cells] == ["LinkedIn", "41 %"]
    assert paragraph_text(frames[1].cell(1, 0).paragraphs[-1]._p).replace("\xa0", " ") == "Source : document fictif"
    text = words(data)
    places = [
        text.index(each)
        for each in (
            "Question a ?",
            "Document 1 –",
            "Question b ? (document 1)",
            "Question c ? (document 1)",
            "Document 2 –",
            "Question d ? (documents 1 et 2)",
        )
    ]
    assert places == sorted(places)


def test_a_document_of_the_key_is_spaced_as_on_the_sheet_and_lines_stay_with_what_they_announce() -> None:
    text = "Un constat.\n\nVoici :\n\n![courbe](courbe.png)\n\nLa légende.\n\nEt :\n\n| a |\n| --- |\n\nLa fin."
    asked = quiz(asking("a", "image"), documents=(Document(id="image", title="Une image", text=text),))
    pictures = {("collection/banque", "courbe.png"): png(100, 80)}
    data = render(evolve(asked, pictures=pictures)).files["corrige"]
    (frame,) = [table for table in docx.Document(io.BytesIO(data)).tables if "Document" in table.cell(0, 0).text]
    rows = [[paragraph.text for paragraph in row.cells[0].paragraphs] for row in frame.rows]
    assert rows == [
        ["Document\xa01 – Une image", "Un constat."], ["Voici\xa0:", "", "La légende."], ["Et\xa0:", "La fin."]
    ]  # fmt: skip
    tops = [row.cells[0].paragraphs[0].paragraph_format.space_before for row in frame.rows]
    assert tops == [None, 0, 0]


@pytest.mark.thorough
def test_a_document_is_on_the_page_of_its_first_question(
    to_pages: Callable[[dict[str, bytes]], dict[str, list[str]]],
) -> None:
    made = {}
    for layout in LayoutName:
        for lines in range(4, 40, 5):
            before = Essay(id="a", prompt="Racontez.", model_answer="x", lines=lines)
            asked = quiz(before, asking("b", "post"), documents=DOCUMENTS)
            made[f"{layout}-{lines}"] = render(asked, layout=layout, key=Key.NONE).files[""]
    for name, pages in to_pages(made).items():
        assert any("Document 1" in page and "Abonné 7" in page and "Question b" in page for page in pages), name


@pytest.mark.thorough
def test_a_page_that_can_hold_a_document_and_its_question_holds_both(
    to_pages: Callable[[dict[str, bytes]], dict[str, list[str]]],
) -> None:
    lines = {LayoutName.STANDARD: 40, LayoutName.DYS: 22, LayoutName.LARGE: 21, LayoutName.COMPACT: 58}
    made = {}
    for layout, number in lines.items():
        text = "\n".join(f"- Abonné {line} : « Combien ? »" for line in range(number))
        long = Document(id="post", title="Une publication", text=text)
        asked = quiz(Essay(id="a", prompt="Racontez.", model_answer="x"), asking("b", "post"), documents=(long,))
        made[str(layout)] = render(asked, layout=layout, key=Key.NONE).files[""]
    for name, pages in to_pages(made).items():
        assert len(pages) == 2, name
        last = f"Abonné {lines[LayoutName(name)] - 1}"
        assert all(each in pages[1] for each in ("Document 1", last, "Question b")), name
