"""What a careful colleague would see on a worksheet and its key."""

import io
import re
import struct
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from docx import Document
from docx.oxml.ns import qn

from reseaux_quiz.loading import pictures
from reseaux_quiz.model import (
    Cloze,
    Distractor,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Pair,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz.model import Document as SourceDocument
from reseaux_quiz_docx import Options
from reseaux_quiz_docx.document import styles
from reseaux_quiz_docx.document.columns import text_width
from reseaux_quiz_docx.layout import chosen
from reseaux_quiz_docx.settings import Essays, Group, Key, Kind, LayoutName, Line
from worksheets import QUESTIONS, numbered, paragraph_text, parts, png, quiz, render, words, xml


def asking(prompt: str) -> ShortAnswer:
    return ShortAnswer(id="q", prompt=prompt, answers=("x",))


def columns(data: bytes, text: str) -> list[int]:
    """Return the widths of the columns of the first table that has a text in it, in twips."""
    for table in Document(io.BytesIO(data)).element.body.iter(qn("w:tbl")):
        if text in "".join(table.itertext()):
            return [int(each.get(qn("w:w"))) for each in table.iter(qn("w:gridCol"))]
    raise AssertionError(text)


# --- tables and pictures -----------------------------------------------------------------------------------


def test_columns_are_as_wide_as_their_words_and_keep_their_alignment() -> None:
    table = "| Réseau | Part en 2023 | An |\n|---|--:|:-:|\n| Anticonstitutionnellement parlant | 41 % | 1 |"
    data = render(quiz(asking(table))).files[""]
    first, second, third = columns(data, "Réseau")
    assert first > second > third
    assert first + second + third < 17 * 567
    assert re.findall(r'<w:jc w:val="(\w+)"/></w:pPr><w:r><w:t[^>]*>(?:41.%|1)<', xml(data)) == ["right", "center"]


def test_a_column_of_statements_is_as_wide_as_its_widest_formula() -> None:
    equation = r"$\ce{CH3COOH + H2O <=> CH3COO^- + H3O+}$"
    statements = [TrueFalse(id=f"q{number}", prompt=f"{equation} : {number}", answer=True) for number in range(2)]
    key = render(quiz(*statements)).files["corrige"]
    assert columns(key, "Affirmation")[0] > text_width("CH₃COOH+H₂O⇌CH₃COO⁻+H₃O⁺", chosen(Options(), None).size)


def test_words_of_a_wide_table_are_set_smaller_rather_than_cut() -> None:
    names = ["Caractéristiques", "Développement", "Communication", "Commercialisation", "Approvisionnement"]
    table = f"| {' | '.join(names * 2)} |\n|{'---|' * 10}\n|{' 1 |' * 10}"
    data = render(quiz(asking(table))).files[""]
    assert sum(columns(data, "Développement")) <= 17 * 567
    assert '<w:sz w:val="15"/>' in xml(data)


@pytest.mark.parametrize(
    "question",
    [
        Matching(id="q", prompt="?", pairs=(Pair("![a](i.png)", "un"), Pair("b", "deux"))),
        Flashcard(id="q", prompt="![a](i.png)", answer="un"),
        asking("| A | B |\n|---|---|\n| ![a](i.png) | ![a](i.png) |"),
    ],
    ids=["matching", "card", "table"],
)
def test_a_picture_is_never_wider_than_its_cell(question: Any) -> None:
    home = quiz(question, evolve(question, id="r"))  # a card alone is in no table
    data = render(evolve(home, pictures={(home.items[0].bank.full_id, "i.png"): png(3000, 300)})).files[""]
    cells = [each for each in Document(io.BytesIO(data)).element.body.iter(qn("w:tc")) if each.xpath(".//w:drawing")]
    assert cells
    for cell in cells:
        width = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) * 635
        assert all(int(each.get("cx")) <= width for each in cell.xpath(".//wp:extent"))


def test_pictures_to_choose_from_are_half_as_wide_as_the_page_at_most() -> None:
    options = [Distractor(f"![{number}](i.png)") for number in range(3)]
    home = quiz(SingleChoice(id="q", prompt="?", answer="![a](i.png) et", distractors=tuple(options)))
    data = render(evolve(home, pictures={(home.items[0].bank.full_id, "i.png"): png(3000, 300)})).files[""]
    widths = [int(each) for each in re.findall(r'<wp:extent cx="(\d+)"', xml(data))]
    assert len(widths) == 4
    assert max(widths) <= 17 * 360_000 / 2


def test_a_picture_grows_with_the_letters_of_the_page() -> None:
    home = quiz(asking("Que dit ![la courbe](i.png) ?"))
    pictured = evolve(home, pictures={(home.items[0].bank.full_id, "i.png"): png(800, 600)})

    def height(layout: LayoutName) -> int:
        (found,) = re.findall(r'<wp:extent cx="\d+" cy="(\d+)"', xml(render(pictured, layout=layout).files[""]))
        return int(found)

    assert height(LayoutName.LARGE) == pytest.approx(18 / 10.5 * height(LayoutName.STANDARD), rel=0.01)


def test_the_points_stand_before_a_picture_that_ends_the_prompt() -> None:
    home = quiz(asking("Que voit-on ?\n\n![a](i.png)"), evolve(asking("?"), id="r", points=Decimal(2)))
    data = render(evolve(home, pictures={(home.items[0].bank.full_id, "i.png"): png(300, 300)})).files[""]
    assert "Que voit-on ? (1 point)" in words(data)


def test_colours_have_the_contrast_of_wcag() -> None:
    """Text has 4.5 to 1 (AA) on white and on the shade of headings, lines have 3 to 1."""

    def luminance(colour: str) -> float:
        shares = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
        red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(colour: str, ground: str) -> float:
        light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    for ground in ("FFFFFF", styles.SHADE):
        assert min(contrast(each, ground) for each in (styles.INK, styles.GREY)) >= 4.5
        assert contrast(styles.EDGE, ground) >= 3
    both = "".join(parts(render(cards=cards).files[""])["word/styles.xml"] for cards in (False, True))
    used = set(re.findall(r'(?:color|fill)(?: w:val)?="([0-9A-F]{6})"', both))
    assert used <= {styles.INK, styles.GREY, styles.EDGE, styles.SHADE}


# --- questions ---------------------------------------------------------------------------------------------


def statement(name: str, *, justify: bool = False) -> TrueFalse:
    return TrueFalse(id=name, prompt=f"Le ciel de {name}.", answer=True, justify=justify)


def test_a_gap_in_a_table_has_room_for_its_line() -> None:
    gaps = Cloze(id="c", text="| a | b |\n| --- | --- |\n| un | {{do}} |")
    document = Document(io.BytesIO(render(quiz(gaps)).files[""]))
    (table,) = [each for each in document.tables if each.cell(0, 0).text == "a"]
    assert table.columns[1].width.cm > 3


def test_statements_that_meet_share_a_table() -> None:
    data = render(quiz(statement("a"), statement("b", justify=True), statement("c"))).files[""]
    assert words(data).count("Affirmation") == 1
    assert len(re.findall("^–$", words(data), re.MULTILINE)) == 2  # nothing to justify


def test_a_statement_alone_is_no_table() -> None:
    files = render(quiz(statement("a", justify=True))).files
    sheet = words(files[""])
    assert "Affirmation" not in sheet
    assert "Le ciel de a. (cochez Vrai ou Faux ; justifiez)\n☐ Vrai☐ Faux\nJustification" in sheet
    assert "☒ Vrai☐ Faux" in words(files["corrige"])


def kept(block: Any) -> bool:
    """Tell whether a block asks to stay on the page of the next one; its style may ask for it too."""
    return any(each.get(qn("w:val")) != "0" for each in block.iter(qn("w:keepNext")))


def test_a_box_of_words_that_ends_its_question_is_not_kept_with_the_next() -> None:
    for prompt, expected in (("", ["0"]), ("Complétez.", [None])):
        gaps = Cloze(id="c", prompt=prompt, text="Le {{chat}} dort.", distractors=("chien",))
        document = Document(io.BytesIO(render(quiz(gaps, asking("?"))).files[""]))
        (box,) = (each._p for each in document.paragraphs if each.style and each.style.style_id == "RqWords")
        assert [each.get(qn("w:val")) for each in box.iter(qn("w:keepNext"))] == expected


@pytest.mark.parametrize("layout", [LayoutName.DYS, LayoutName.LARGE])
def test_the_last_two_rows_of_an_ordering_stay_together(layout: LayoutName) -> None:
    ordering = Ordering(id="o", prompt="?", items=("un", "deux", "trois", "quatre", "cinq"))
    body = Document(io.BytesIO(render(quiz(ordering), layout=layout, key=Key.NONE).files[""])).element.body
    rows = [row for row in body.iter(qn("w:tr")) if re.search("un|deux|trois|quatre|cinq", paragraph_text(row))]
    assert [kept(row) for row in rows] == [True, False, False, True, False]


@pytest.mark.parametrize("layout", [LayoutName.STANDARD, LayoutName.DYS])
def test_the_last_two_rows_of_a_table_of_questions_stay_together(layout: LayoutName) -> None:
    statements = [TrueFalse(id=f"v{index}", prompt="énoncé", answer=True, justify=True) for index in range(4)]
    cards = [Flashcard(id=f"c{index}", prompt="énoncé", answer="dos") for index in range(4)]
    for questions in (statements, cards):
        data = render(quiz(*questions), layout=layout, group=Group.TYPE, key=Key.NONE).files[""]
        for table in Document(io.BytesIO(data)).element.body.iter(qn("w:tbl")):
            rows = list(table.iter(qn("w:tr")))
            firsts = [index for index, row in enumerate(rows) if "énoncé" in paragraph_text(row)]
            if firsts:
                assert [kept(rows[index - 1]) for index in firsts[1:]] == [False, False, True]


def card(prompt: str) -> Flashcard:
    return Flashcard(id=f"q{len(prompt)}", prompt=prompt, answer="Le **dos**.")


def test_a_card_alone_is_no_table() -> None:
    files = render(quiz(card("marque employeur"), asking("?"))).files
    sheet = words(files[""])
    assert "marque employeur (donnez la définition)" in sheet
    assert "lossaire" not in sheet
    assert "Terme" not in sheet
    assert "Le dos." in words(files["corrige"])
    assert "donnez" not in words(render(quiz(card("Qui est-ce ?"), asking("?"))).files[""])


@pytest.mark.parametrize(
    ("prompts", "expected"),
    [
        (["une marque", "un réseau"], ("Complétez le glossaire.", "Terme", "Définition")),
        (["Qui ?", "Pourquoi ?"], ("Complétez le tableau.", "Question", "Réponse")),
        (["une marque", "Qui ?"], ("Complétez le tableau.", "Terme ou question", "Définition ou réponse")),
    ],
)
def test_a_table_of_cards_says_what_they_are(prompts: list[str], expected: tuple[str, ...]) -> None:
    sheet = words(render(quiz(*map(card, prompts))).files[""]).split("\n")
    instruction, *titles = expected
    (place,) = (index for index, line in enumerate(sheet) if line.startswith(instruction))
    assert sheet[place + 1 : place + 3] == titles


def test_only_points_that_are_not_the_usual_ones_stand_beside_a_question() -> None:
    questions = [ShortAnswer(id=f"q{number}", prompt="?", answers=("x",)) for number in range(7)]
    sheet = words(render(quiz(*questions, evolve(questions[0], id="p", points=Decimal(3)))).files[""])
    assert "1 point par question, sauf indication contraire." in sheet
    assert sheet.count("(1 point)") == 0
    assert sheet.count("(3 points)") == 1
    assert "sauf" not in words(render(quiz(*questions)).files[""])


def test_a_heading_that_would_only_repeat_the_title_is_left_out() -> None:
    assert "– La banque (" not in words(render(quiz(asking("?")), group=Group.SECTION).files[""])
    assert "– La banque (" in words(render(quiz(asking("?")), group=Group.SECTION, title="Devoir").files[""])


def test_a_long_title_takes_one_line_at_the_top_of_each_page() -> None:
    (header,) = (
        text for name, text in parts(render(title="Une banque " * 40).files[""]).items() if "Une banque" in text
        if name.startswith("word/header")
    )  # fmt: skip
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)", header)).endswith("banque …")


def test_the_short_key_gives_each_answer_once_and_whole() -> None:
    long = "Un mot, puis un autre, et encore un, jusqu'à ce que la ligne de la grille n'y suffise plus du tout."
    questions = (
        asking("Quoi ?"),
        Numerical(id="n", prompt="Combien ?", answer=Decimal(2000), unit="abonnés", points=Decimal("1.5")),
        Flashcard(id="f", prompt="Une carte", answer=long),
        Essay(id="e", prompt="Rédigez.", model_answer="Tout."),
    )
    data = render(quiz(*questions), key=Key.SHORT, group=Group.TYPE).files["corrige"]
    key = words(data)
    assert key.count("2 000 abonnés") == 1
    assert long.replace("'", "’") in key
    assert "– Nombre (1,5 point)" in key
    assert "'" not in key
    (essay,) = (each for each in Document(io.BytesIO(data)).paragraphs if each.text.startswith("Rédigez."))
    assert not any(run.bold for run in essay.runs)


def test_the_grid_has_the_points_of_each_answer_where_there_are_marks() -> None:
    essay = Essay(id="e", prompt="?", model_answer="x", points=Decimal(4))
    questions = asking("?"), Numerical(id="n", prompt="?", answer=Decimal(2), points=Decimal("1.5")), essay
    marked, unmarked = (
        words(render(quiz(*questions), key=Key.GRID, kind=kind).files["corrige"])
        for kind in (Kind.EVALUATION, Kind.TRAINING)
    )
    assert "Pts\n1\nx\n1\n2\n2\n1,5\n3\nréponse rédigée\n4" in marked
    assert "Pts" not in unmarked
    assert "rédigée" not in unmarked


def test_answers_at_a_glance_have_their_formulas() -> None:
    fraction = Flashcard(id="f", prompt="?", answer=r"$\frac{1}{2}$")
    for key in (Key.GRID, Key.SHORT):
        assert "<m:f>" in xml(render(quiz(fraction), key=key).files["corrige"])


def test_both_halves_of_the_answers_at_a_glance_have_their_headings() -> None:
    data = render(quiz(*(evolve(asking("?"), id=f"q{index}") for index in range(12))), key=Key.GRID).files["corrige"]
    assert "N°\nRéponse\nPts\nN°\nRéponse\nPts\n1\n" in words(data)


def test_a_formula_wider_than_its_column_is_text_at_a_glance() -> None:
    wide = Flashcard(id="w", prompt="?", answer="$" + "+".join("abcdefghijklmno") + "$")
    many = [evolve(wide, id=f"w{index}") for index in range(11)]  # in two columns
    assert "<m:oMath>" not in xml(render(quiz(*many), key=Key.GRID).files["corrige"])
    assert "<m:oMath>" in xml(render(quiz(wide), key=Key.GRID).files["corrige"])


def test_the_column_of_explanations_does_not_repeat_its_name() -> None:
    statements = [
        TrueFalse(id=f"v{index}", prompt="?", answer=True, explanation=f"raison {index}") for index in (1, 2)
    ]
    assert "Explication :" not in words(render(quiz(*statements), group=Group.TYPE).files["corrige"])
    assert "Explication : raison 1" in words(render(quiz(statements[0])).files["corrige"])


def test_numbers_of_three_digits_do_not_touch_the_text() -> None:
    def room(number: int) -> int:
        questions = [evolve(asking("?"), id=f"q{index}") for index in range(number)]
        numbering = parts(render(quiz(*questions), key=Key.NONE).files[""])["word/numbering.xml"]
        level = re.search(r'<w:lvlText w:val="%2\."/>.*?w:hanging="(\d+)"', numbering, re.DOTALL)
        assert level
        return int(level[1])

    assert room(100) >= text_width("100. ", 10.5) > room(99)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("L'*Encyclopédie* et d'« augmenter » l'été", "fr", "L’Encyclopédie et d’« augmenter » l’été"),
        ("qu'**ils** aujourd'hui", "fr", "qu’ils aujourd’hui"),
        ("They aren't 'mine'.", "en", "They aren’t 'mine'."),
        ("f'(x), d et d' ou 'c' là", "fr", "f'(x), d et d' ou 'c' là"),
        ("`l'été`", "fr", "l'été"),
        ("5' 3''", "en", "5' 3''"),
    ],
)
def test_apostrophes_are_those_of_a_printer(text: str, language: str, expected: str) -> None:
    sheet = words(render(quiz(asking(text), language=language)).files[""])
    assert expected in sheet.replace("\u202f", " ")


def test_lines_never_end_behind_one_letter_or_inside_a_range() -> None:
    document = xml(render(quiz(asking("Quel e-mail cite-t-il aux 18-24 ans, peut-être ? `a-b`"))).files[""])
    parted = re.sub("<[^>]+>", "", document.replace("<w:noBreakHyphen/>", "~"))
    assert "Quel e~mail cite-t~il aux 18~24 ans, peut-être ? a-b" in parted.replace("\u00a0", " ")


def test_one_question_is_spoken_of_as_one() -> None:
    one = MultipleChoice(id="q", prompt="?", answers=("a", "b"), distractors=(Distractor("c"),))
    sheet = words(render(quiz(one, asking("?")), group=Group.TYPE).files[""])
    assert "la question dit combien il en faut. Une case cochée à tort retire une partie des points." in sheet
    sheet = words(render(quiz(one, evolve(one, id="r", prompt="! ?")), group=Group.TYPE).files[""])
    assert "chaque question dit combien il en faut" in sheet


@pytest.mark.parametrize(
    ("prompt", "answer", "unit"),
    [
        ("Quand ?", 1789, None),
        ("Au cours de quel siècle vit Charlemagne ?", 8, None),
        ("En quelle année la première page web est-elle mise en ligne ?", 1991, None),
        ("What was the population of Greater London at the 2021 census?", 8_800_000, None),
        ("How long is a mile?", 2, "km"),
        ("Combien de soldats français meurent pendant la Première Guerre mondiale ?", 1, "million"),
        ("Quelle est la masse molaire de l'eau (H2O) ?", 18, "g/mol"),
    ],
)
def test_what_is_known_or_read_has_a_line(prompt: str, answer: int, unit: str | None) -> None:
    number = Numerical(id="n", prompt=prompt, answer=Decimal(answer), tolerance=Decimal(1), unit=unit)
    sheet = words(render(quiz(number)).files[""])
    assert "Calculs" not in sheet
    assert "Réponse" in sheet
    assert unit is None or f" {unit}" in sheet.split("Réponse")[1]


def test_the_line_for_a_number_stands_below_the_text_of_its_question() -> None:
    data = render(quiz(Numerical(id="n", prompt="Quand ?", answer=Decimal(1789)))).files[""]
    (line,) = (each for each in Document(io.BytesIO(data)).paragraphs if each.text.startswith("Réponse"))
    assert line.style
    assert line.style.name == "Ligne de réponse"


@pytest.mark.parametrize(
    ("prompt", "explanation"),
    [
        ("Combien vaut $2^{10}$ ?", None),
        ("Combien d'années la guerre dure-t-elle, de 1337 à 1453 ?", None),
        ("Combien coûtent trois stylos à 2 € ?", None),
        ("Posez :\n\n    425\n  - 117", None),
        ("Combien vaut le total ?\n\n| A | B |\n|---|---|\n| un | deux |", None),
        ("En quelle année le capital double-t-il, à 3 % par an ?", None),
        ("Combien vaut le double de douze ?", "On calcule 2 × 12 = 24."),
    ],
)
def test_what_is_calculated_has_a_box(prompt: str, explanation: str | None) -> None:
    number = Numerical(id="n", prompt=prompt, answer=Decimal(2049), explanation=explanation)
    assert "Calculs" in words(render(quiz(number)).files[""])


def test_a_date_is_read_in_a_document_and_a_part_is_calculated_from_it() -> None:
    document = SourceDocument(id="d", title="Élèves", text="| Classe | Élèves |\n|---|--:|\n| 1re | 12 |")
    year = Numerical(id="n", prompt="En quelle année ?", answer=Decimal(1789), documents=("d",))
    part = evolve(year, prompt="Quelle part des élèves ?")
    assert "Calculs" not in words(render(quiz(year, documents=(document,))).files[""])
    assert "Calculs" in words(render(quiz(part, documents=(document,))).files[""])


def test_a_question_added_by_hand_gets_a_number() -> None:
    document = Document(io.BytesIO(render(append_key=True).files[""]))
    lists = set()
    for name in ("Question", "Question – Corrigé"):
        number = document.styles[name].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        lists.add(number.get(qn("w:val")))
    used = {each.get(qn("w:val")) for each in document.element.body.iter(qn("w:numId"))}
    assert len(lists) == 2
    assert lists <= used


def test_essays_may_go_on_a_sheet_of_the_pupil_s_own() -> None:
    data = render(quiz(QUESTIONS[10]), essays=Essays.COPY).files[""]
    assert "Discutez.\n(sur votre copie)" in words(data)
    assert "<w:br/>" not in xml(data)


def test_compact_sheets_have_no_lines_for_essays_unless_asked() -> None:
    def sheet(**options: Any) -> str:
        return words(render(quiz(QUESTIONS[10]), layout=LayoutName.COMPACT, **options).files[""])

    assert "(sur votre copie)" in sheet()
    assert "(sur votre copie)" not in sheet(essays=Essays.LINES)


def test_compact_sheets_set_questions_side_by_side_where_that_takes_less_paper() -> None:
    def rows(*questions: Question) -> list[list[str]]:
        data = render(quiz(*questions), layout=LayoutName.COMPACT, group=Group.NONE, hide=tuple(Line)).files[""]
        body = Document(io.BytesIO(data)).element.body
        return [
            [next(map(paragraph_text, cell.iter(qn("w:p")))) for cell in row.iterchildren(qn("w:tc"))]
            for table in body.iterchildren(qn("w:tbl"))
            for row in table.iterchildren(qn("w:tr"))
        ]

    def single(name: str, *options: str) -> SingleChoice:
        return SingleChoice(id=name, prompt=f"{name} ?", answer="juste", distractors=tuple(map(Distractor, options)))

    long = "une proposition qui tient sur une ligne entière mais pas sur deux colonnes de petits caractères"
    three = [single(name, "b", "c") for name in "xyz"]
    assert [[text[:1] for text in row] for row in rows(*three)] == [["x", "y"]]
    wide = [evolve(single(name, long, long), prompt=f"{name} : {long} {long}") for name in "xy"]
    assert not rows(*wide), "they take fewer lines one below the other"
    assert not rows(three[0], statement("y", justify=True)), "one is much higher"


def test_two_tables_never_meet_as_word_would_take_them_for_one() -> None:
    ordering = Ordering(id="o", prompt="Classez.", items=("un", "deux", "trois"))
    statements = [TrueFalse(id=f"v{index}", prompt="énoncé", answer=True) for index in range(2)]
    pairs = [[evolve(asking("Quel mot ?"), id=f"q{index}") for index in pair] for pair in ((1, 2), (3, 4))]
    made = quiz(ordering, *pairs[0], *statements, *pairs[1])
    body = Document(io.BytesIO(render(made, layout=LayoutName.COMPACT, key=Key.NONE).files[""])).element.body
    tags = [each.tag for each in body]
    assert (qn("w:tbl"), qn("w:tbl")) not in pairwise(tags)
    assert sum("Quel mot" in paragraph_text(each) for each in body if each.tag == qn("w:tbl")) == 2


def test_the_sheet_names_the_article() -> None:
    assert "D’après « L’article », Une autrice\n" in words(render().files[""])


# --- the key -----------------------------------------------------------------------------------------------


def test_a_key_may_be_short() -> None:
    full, short, grid = (words(render(key=key).files["corrige"]) for key in (Key.FULL, Key.SHORT, Key.GRID))
    assert len(full) > len(short) > len(grid)
    for text in (full, short):
        assert "explication secrète" in text
    for text in (full, short, grid):
        assert "motsecret" in text
    assert "faux un" not in short
    assert "explication" not in grid


def test_a_short_key_has_the_numbers_of_the_sheet() -> None:
    files = render(key=Key.SHORT, group=Group.NONE).files
    marks = [[mark for mark, _ in numbered(data) if re.fullmatch(r"\d+\.", mark)] for data in files.values()]
    assert list(dict.fromkeys(marks[0])) == list(dict.fromkeys(marks[1]))


def test_the_former_names_of_keys_are_accepted() -> None:
    assert render(key=Key.SEPARATE).files == render().files
    assert render(key=Key.APPENDED).files == render(append_key=True).files


def test_criteria_are_worth_what_their_question_is() -> None:
    text = words(render(quiz(QUESTIONS[10], QUESTIONS[0]), total=17).files["corrige"])
    shares = [Decimal(each.replace(",", ".")) for each in re.findall(r"critère.* \(([\d,]+) points?\)", text)]
    (essay,) = re.findall(r"Discutez\. \(([\d,]+) points\)", text)
    assert sum(shares) == Decimal(essay.replace(",", "."))


# --- a teacher's template ----------------------------------------------------------------------------------


def test_a_template_settles_the_size_of_the_text() -> None:
    document = Document()
    document.styles["Normal"].font.size = 14 * 12700
    saved = io.BytesIO()
    document.save(saved)
    styles = {each.name: each for each in Document(io.BytesIO(render(template=saved.getvalue()).files[""])).styles}
    assert styles["Question"].font.size.pt == 14
    assert styles["Remarque"].font.size.pt == 12.5


def jpeg(orientation: int, order: str = ">") -> bytes:
    """Make the beginning of a JPEG of 300 × 150 pixels that a camera held otherwise has taken."""
    entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0" + (b"MM\0*" if order == ">" else b"II*\0") + struct.pack(f"{order}IH", 8, 1) + entry + bytes(4)
    frame = b"\xff\xc0\0\x0b\x08" + struct.pack(">HH", 150, 300)
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + frame


@pytest.mark.parametrize("order", [">", "<"])
@pytest.mark.parametrize(
    ("orientation", "turn", "wide"),
    [(1, None, True), (3, "10800000", True), (6, "5400000", False), (8, "16200000", False)],
)
def test_a_photo_is_turned_as_it_was_taken(orientation: int, turn: str | None, order: str, wide: bool) -> None:
    picture = pictures.identify(jpeg(orientation, order))
    assert picture
    assert (picture.width > picture.height) is wide
    home = quiz(asking("![a](i.jpg)"))
    found = xml(render(evolve(home, pictures={(home.items[0].bank.full_id, "i.jpg"): picture})).files[""])
    assert re.findall(r'<a:xfrm(?: rot="(\d+)")?>', found) == [turn or ""]
    ((across, down),) = re.findall(r'<a:ext cx="(\d+)" cy="(\d+)"', found)
    assert int(across) / int(down) == pytest.approx(2, rel=0.01)  # as it is before it is turned


def test_large_print_lists_the_right_sides_of_a_matching_above_the_left_ones() -> None:
    matching = Matching(id="m", prompt="Associez.", pairs=(Pair("un", "x"), Pair("deux", "y")), distractors=("z",))
    data = render(quiz(matching), layout=LayoutName.LARGE, group=Group.NONE, key=Key.NONE).files[""]
    marks = [mark for mark, text in numbered(data) if text in ("un", "deux", "x", "y", "z")]
    assert marks == ["A.", "B.", "C.", "1.", "2."]
    assert "Écrivez" in words(data)


def test_no_side_of_a_matching_breaks_a_word() -> None:
    word = "anticonstitutionnellement"
    lefts = ("Un cas dont la description prend plus d’une ligne sur la feuille, et même deux", "Un autre")
    pairs = tuple(Pair(left, right) for left, right in zip(lefts, (word, "masse"), strict=True))
    matching = Matching(id="m", prompt="Associez.", pairs=pairs)
    data = render(quiz(matching), layout=LayoutName.DYS, key=Key.NONE).files[""]
    assert columns(data, word)[-1] > text_width(word, 12.5, 0.4)
