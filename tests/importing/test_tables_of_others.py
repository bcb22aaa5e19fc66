"""Spreadsheets and lists as teachers and other programs make them."""

import io
from collections.abc import Sequence
from datetime import date

import pytest
from xlsxwriter import Workbook

from importing.reading import answers, codes, messages, read, wrong
from reseaux_quiz.importing import Imported, Level
from reseaux_quiz.model import Essay, Flashcard, MultipleChoice, ShortAnswer, SingleChoice


def workbook(*sheets: Sequence[Sequence[object]], formats: dict[tuple[int, int], str] | None = None) -> bytes:
    stream = io.BytesIO()
    book = Workbook(stream)
    for rows in sheets:
        sheet = book.add_worksheet()
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                code = (formats or {}).get((row, column))
                style = book.add_format({"num_format": code}) if code else None
                if isinstance(cell, date):
                    sheet.write_datetime(row, column, cell, book.add_format({"num_format": "d/m"}))
                elif cell is not None:
                    sheet.write(row, column, cell, style)
    book.close()
    return stream.getvalue()


def table(data: bytes | str, name: str = "tableau.xlsx") -> Imported:
    return read(data, name, "table")


def test_a_french_spreadsheet_with_a_title_and_an_order_of_its_own() -> None:
    rows: list[list[object]] = [
        [],
        ["Mes questions"],
        ["N°", "Chapitre", "Énoncé", "Proposition A", "Proposition B", "Proposition C", "Bonne réponse", "Barème"],
        [1, "Chap 1", "Quel taux ?", 0.05, 0.1, 0.155, "C", 1.5],
        [2, "Chap 1", "Quel prix ?", 12.5, 20, 30, "12,50 €", 1],
        [3, "Chap 2", "Lesquels ?", "un", "deux", "trois", "A et C", 2],
        [4, "Chap 2", "Vrai ou faux ?", True, False, None, "B", 2],
        [5, "Chap 2", "Combien ?", date(2026, 2, 1), "un quart", None, "B", 1],
        [6, "Chap 2", "Sans réponse ?", "x", "y", None, None, 1],
    ]
    shown = {**{(3, column): "0.0%" for column in (3, 4, 5)}, **{(4, column): '0.00 "€"' for column in (3, 4, 5)}}
    found = table(workbook(rows, formats=shown))
    assert answers(found) == ["15,5 %", "12,50 €", ("un", "trois"), False, "un quart", "(à compléter)"]
    assert wrong(found.bank.questions[0]) == ["5,0 %", "10,0 %"]
    assert [section.title for section in found.bank.sections] == ["Chap 1", "Chap 2"]
    assert "01/02/2026" in messages(found)
    assert codes(found, Level.DOUBTFUL) == ["number", "answer"]


def test_cells_joined_downwards_and_several_sheets() -> None:
    stream = io.BytesIO()
    book = Workbook(stream)
    sheet = book.add_worksheet("QCM")
    for row in (
        ["Chapitre", "Question", "Réponse", "Mauvaise réponse 1"],
        ["", "Un ?", "a", "b"],
        ["", "Deux ?", "c", "d"],
        ["Suite", "Trois ?", "e", "f"],
    ):
        sheet.write_row(sheet.dim_rowmax + 1 if sheet.dim_rowmax is not None else 0, 0, row)
    sheet.merge_range(1, 0, 2, 0, "Intro")
    book.add_worksheet("Vide")
    book.add_worksheet("Cartes").write_row(0, 0, ["Terme", "Définition"])
    book.get_worksheet_by_name("Cartes").write_row(1, 0, ["RSE", "Réseau"])
    book.close()
    found = table(stream.getvalue())
    assert [question.section for question in found.bank.questions] == ["1", "1", "2", None]
    assert isinstance(found.bank.questions[3], Flashcard)


def test_wayground() -> None:
    found = table(
        workbook(
            [
                [
                    "Question Text",
                    "Question Type",
                    "Option 1",
                    "Option 2",
                    "Option 3",
                    "Correct Answer",
                    "Time in seconds",
                ],
                [
                    "Text of the question (required)",
                    "(default is Multiple Choice)",
                    "Text for option 1",
                    "",
                    "",
                    "1",
                    "30",
                ],
                ["Capital?", "Multiple Choice", "Paris", "Lyon", None, 1, 30],
                ["Primes?", "Checkbox", "2", "3", "4", "1,2", 30],
                ["France's capital", "Fill-in-the-Blank", "Paris", "Lutetia", None, None, 30],
                ["Discuss.", "Open-Ended", None, None, None, None, 30],
            ]
        )
    )
    assert [type(each) for each in found.bank.questions] == [SingleChoice, MultipleChoice, ShortAnswer, Essay]
    assert answers(found)[:3] == ["Paris", ("2", "3"), ("Paris", "Lutetia")]


@pytest.mark.parametrize("second", [[], [["", "", "Answer A:", "Answer B:", "Answer C:"]]])
def test_socrative(second: list[list[str]]) -> None:
    options = ["4. If Multiple Choice, enter answer choices below", "", ""]
    heading = [
        "2. Question Type:",
        "3. Question:",
        *options,
        "5. Optional (Choose correct answer - one or more)",
        "",
        "",
    ]
    found = table(
        workbook(
            [
                ["Instructions:"],
                [],
                ["1. Quiz Name:", "Mon quiz"],
                [*heading, "6. Explanation (Optional):"],
                *second,
                ["Multiple choice", "Capitale ?", "Paris", "Lyon", "", "A", "", "", "Voir la carte."],
                ["Multiple choice", "Premiers ?", "2", "3", "4", "A", "B", "", ""],
            ]
        )
    )
    assert answers(found) == ["Paris", ("2", "3")]
    assert found.bank.questions[0].explanation == "Voir la carte."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RSE - Réseau social\nB2B - Entre entreprises\n", "liste.txt"),
        ("RSE,Réseau social;B2B,Entre entreprises", "liste.txt"),
        ("RSE\tRéseau social\n\nB2B\tEntre entreprises\n", "liste.txt"),
        ("RSE;Réseau social\nB2B;Entre entreprises\n", "liste.csv"),
        ("#separator:Semicolon\n#html:false\nRSE;Réseau social\nB2B;Entre entreprises\n", "anki.txt"),
    ],
)
def test_lists_of_terms(text: str, name: str) -> None:
    assert answers(table(text, name)) == ["Réseau social", "Entre entreprises"]


def test_a_definition_on_several_lines() -> None:
    found = table("RSE\tRéseau social\nd'entreprise\n\nB2B\tEntre\nentreprises\n", "quizlet.txt")
    assert answers(found) == ["Réseau social\\\nd'entreprise", "Entre\\\nentreprises"]


def test_anki_s_notes() -> None:
    found = table(
        "#separator:tab\n#html:true\n#notetype column:1\n#deck column:2\n#tags column:5\n"
        "Basic\tSES::Un\tPIB&nbsp;?\t<div>Produit <b>intérieur</b></div><div>brut</div>\tses\n"
        "Cloze\tSES::Un\tLe {{c1::PIB}} et le {{c2::PNB::indice}}\tExtra\t\n"
        "Basic (and reversed card)\tSES::Deux\tchat\tcat\t\n"
        "Cloze\tSES::Deux\t{{c1::un {{c2::deux}}}}\t\t\n",
        "anki.txt",
    )
    card, cloze, both = found.bank.questions
    assert answers(found) == ["Produit **intérieur**\n\nbrut", "Le {{PIB}} et le {{PNB}}", "cat"]
    assert isinstance(both, Flashcard)
    assert both.reversible
    assert (card.tags, cloze.explanation) == (("ses",), "Extra")
    assert codes(found, Level.LEFT_OUT) == ["cloze"]


def test_statements_in_a_csv_file() -> None:
    found = table("Affirmation;Vrai/Faux;Justification\nLe ciel est bleu;Vrai;Rayleigh\nA;F;\n", "vf.csv")
    assert answers(found) == [True, False]


def test_types_in_other_words() -> None:
    found = table("question;type;a;b;c;right\nUn ?;single;x;y;z;b\nDeux ?;multiple;x;y;z;a,c\n", "x.csv")
    assert answers(found) == ["y", ("x", "z")]
    assert found.losses == ()
