"""Tests that teachers type in Word: automatic lists, styles, tables, equations, line breaks."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.shared import RGBColor

from importing.reading import answers, codes, messages, read, wrong
from reseaux_quiz.importing import Imported, Level
from reseaux_quiz.model import Flashcard, MultipleChoice, SingleChoice, TrueFalse

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "<m:r><m:t>%s</m:t></m:r>"
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def word(document: Any) -> Imported:
    stream = io.BytesIO()
    document.save(stream)
    return read(stream.getvalue(), "test.docx", "text")


def _bold(run: Any) -> None:
    run.bold = True


def _underlined(run: Any) -> None:
    run.underline = True


def _red(run: Any) -> None:
    run.font.color.rgb = RGBColor(255, 0, 0)


def _highlighted(run: Any) -> None:
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW


@pytest.mark.parametrize("mark", [_bold, _underlined, _red, _highlighted])
def test_automatic_lists_with_marked_answers(mark: Callable[[Any], None]) -> None:
    document = Document()
    document.add_paragraph("Évaluation de SES", style="Title")
    document.add_paragraph("Nom : ………………  Prénom : ………………")
    document.add_heading("QCM", 1)
    for prompt, right in (("Le PIB est", {1}), ("Quels sont des prix ?", {0, 2}), ("Et sans marque ?", set[int]())):
        document.add_paragraph(prompt, style="List Number")
        for index, text in enumerate(("un vent", "une richesse", "un loyer")):
            run = document.add_paragraph(style="List Bullet 2").add_run(text)
            if index in right:
                mark(run)
    found = word(document)
    assert answers(found) == ["une richesse", ("un vent", "un loyer"), "(à compléter)"]
    assert found.bank.title == "Évaluation de SES"
    assert codes(found, Level.DOUBTFUL) == ["answer", "answer"]  # the style, once, and what has no mark


def numbered(document: Any, text: str, level: int) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
    )


def test_a_list_of_two_levels_with_its_answers_at_the_end() -> None:
    document = Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, kind, text in ((0, "decimal", "Question %1 :"), (1, "lowerLetter", "%2)"))
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text, level in (
        ("Que fait le DNS ?", 0),
        ("Il résout des noms", 1),
        ("Il crypte", 1),
        ("HTTP est crypté.", 0),
    ):
        numbered(document, text, level)
    document.add_paragraph("Corrigé : 1-a ; 2-faux")
    found = word(document)
    assert answers(found) == ["Il résout des noms", False]
    assert [type(each) for each in found.bank.questions] == [SingleChoice, TrueFalse]


def test_line_breaks_and_tabs_inside_a_paragraph() -> None:
    document = Document()
    paragraph = document.add_paragraph("1.\tQuel est le prix ?")
    for text in ("a)\t10 €", "b)\t20 €", "c)\t30 €"):
        paragraph.add_run().add_break()
        paragraph.add_run(text).bold = text.startswith("b") or None
    document.add_paragraph("2.\tQuel réseau ?\ta) X\tb) LinkedIn\tc) Y")
    document.add_paragraph("Réponse : b")
    found = word(document)
    assert answers(found) == ["20 €", "LinkedIn"]
    assert [wrong(each) for each in found.bank.questions] == [["10 €", "30 €"], ["X", "Y"]]


@pytest.mark.parametrize(
    ("omml", "tex"),
    [
        (f"<m:f><m:num>{R % '1'}</m:num><m:den>{R % 'x+1'}</m:den></m:f>", r"\frac{1}{x+1}"),
        (f"<m:sSup><m:e>{R % 'x'}</m:e><m:sup>{R % '2'}</m:sup></m:sSup>", "x^{2}"),
        (f"<m:rad><m:deg/><m:e>{R % '2'}</m:e></m:rad>{R % '≤π'}", r"\sqrt{2}\leq\pi"),
        (f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{R % "i"}</m:sub><m:e>{R % "n"}</m:e></m:nary>',
         r"\sum_{i} n"),
        (f"<m:d><m:e>{R % 'a'}</m:e></m:d>", r"\left( a \right)"),
    ],
)  # fmt: skip
def test_equations_become_tex(omml: str, tex: str) -> None:
    document = Document()
    paragraph = document.add_paragraph("1. Que vaut ")
    paragraph._p.append(parse_xml(f"<m:oMath {M}>{omml}</m:oMath>"))
    paragraph.add_run(" ?")
    document.add_paragraph("a) un")
    document.add_paragraph("*b) deux")
    found = word(document)
    assert found.bank.questions[0].prompt == f"Que vaut ${tex}$ ?"
    assert found.losses == ()


def test_the_sign_of_a_sentence_is_no_part_of_an_equation() -> None:
    sign = "<m:r><m:rPr><m:nor/></m:rPr><m:t>.</m:t></m:r>"
    document = Document()
    paragraph = document.add_paragraph("1. Que vaut-il ? On donne ")
    paragraph._p.append(parse_xml(f"<m:oMath {M}>{R % 'x'}{sign}</m:oMath>"))
    document.add_paragraph("a) un")
    document.add_paragraph("*b) deux")
    assert word(document).bank.questions[0].prompt == "Que vaut-il ? On donne $x$."


def table(document: Any, *rows: tuple[str, ...]) -> None:
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def test_a_table_of_questions() -> None:
    document = Document()
    table(
        document,
        ("N°", "Question", "Propositions", "Bonne réponse"),
        ("1", "Le PIB ?", "A. richesse\nB. prix\nC. impôt", "A"),
        ("2", "Deux prix ?", "A. loyer\nB. vent\nC. salaire", "A et C"),
    )
    found = word(document)
    assert answers(found) == ["richesse", ("loyer", "salaire")]
    assert isinstance(found.bank.questions[1], MultipleChoice)


def test_tables_of_statements_and_of_terms() -> None:
    document = Document()
    document.add_paragraph("Cochez la bonne case.")
    table(document, ("Affirmation", "Vrai", "Faux"), ("A", "X", ""), ("B", "", "X"))
    document.add_heading("Vocabulaire", 1)
    table(document, ("Terme", "Définition"), ("RSE", "Réseau social"))
    found = word(document)
    assert answers(found) == [True, False, "Réseau social"]
    assert isinstance(found.bank.questions[2], Flashcard)
    assert "Cochez la bonne case." in messages(found)


def test_a_table_of_figures_stays_in_its_question() -> None:
    document = Document()
    document.add_paragraph("1. Que montre ce tableau ?")
    table(document, ("Année", "Part"), ("2023", "41 %"))
    document.add_paragraph("a) une hausse")
    document.add_paragraph("*b) rien")
    found = word(document)
    assert (
        found.bank.questions[0].prompt
        == "Que montre ce tableau ?\n\n| Année | Part |\n| --- | --- |\n| 2023 | 41 % |"
    )
    assert answers(found) == ["rien"]
