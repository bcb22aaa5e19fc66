"""Worksheets, read back with python-docx and as raw XML."""

import io
import re
import time
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given

from reseaux_quiz.errors import OptionError
from reseaux_quiz.exporting import Level
from reseaux_quiz.model import (
    EARLIEST,
    Bank,
    Cloze,
    Distractor,
    Item,
    Order,
    QuestionType,
    Quiz,
    ShortAnswer,
    SingleChoice,
)
from reseaux_quiz.testing import check_exporter
from reseaux_quiz_docx import Options, exporter
from reseaux_quiz_docx.settings import Group, Key, Kind, LayoutName, Line
from reseaux_quiz_docx.sheet.plan import TYPES
from strategies import banks
from worksheets import (
    COLLECTION,
    QUESTIONS,
    SECRETS,
    numbered,
    paragraph_text,
    paragraphs,
    parts,
    png,
    quiz,
    render,
    words,
    xml,
)

HEADINGS = (
    "Établissement",
    "Matière",
    "Nom",
    "Prénom",
    "Classe",
    "Date",
    "Durée",
    "Matériel autorisé",
    "Note",
    "Observations",
)


# --- the page ----------------------------------------------------------------------------------------------


def test_the_page_is_a_french_one() -> None:
    data = render().files[""]
    document = Document(io.BytesIO(data))
    (section,) = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    found = parts(data)
    assert set(re.findall(r'<w:lang w:val="([^"]*)"', found["word/styles.xml"])) == {"fr-FR"}
    core = document.core_properties
    assert (core.title, core.language) == ("La banque", "fr-FR")
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
    assert core.created == core.modified == EARLIEST
    assert not any("python" in text for text in found.values())
    assert not [name for name in found if "custom" in name or "thumbnail" in name or "app.xml" in name]
    footers = "".join(text for name, text in found.items() if "footer" in name)
    assert ">PAGE<" in footers
    assert ">NUMPAGES<" in footers


def test_the_heading_is_that_of_a_lycee_and_each_line_can_go() -> None:
    full = words(render(school="Lycée Rosa-Parks", duration="1 h").files[""])
    assert all(f"{label} :" in full for label in HEADINGS)
    assert "Établissement : Lycée Rosa-Parks" in full
    assert "/ 16" in full
    for line, label in zip((each for each in Line if each not in (Line.TITLE, Line.SOURCE)), HEADINGS, strict=True):
        shown = words(render(hide=(line,)).files[""])
        assert [each for each in HEADINGS if f"\n{each} :" not in f"\n{shown}"] == [label]
    assert words(render(hide=tuple(Line)).files[""]).startswith("– La banque (14 points)")


def test_training_has_no_mark_and_gives_hints() -> None:
    text = words(render(kind=Kind.TRAINING).files[""])
    assert "Note :" not in text
    assert "point" not in text
    assert "Indice : indice" in text
    assert "indice" not in words(render().files[""])


# --- exercises ---------------------------------------------------------------------------------------------


def test_numbers_are_word_s_own_and_restart() -> None:
    found = list(numbered(render(group=Group.TYPE).files[""]))
    exercises = [mark for mark, text in found if mark.startswith("Exercice")]
    assert exercises == [f"Exercice {number}" for number in range(1, 11)]
    marks = [mark for mark, text in found]
    assert marks[:7] == ["Exercice 1", "1.", "☐ A.", "☐ B.", "☐ C.", "☐ D.", "☐ E."]
    after = [marks[marks.index(exercise) + 1] for exercise in exercises]
    assert set(after) == {"1."}
    true_false = marks.index("Exercice 3")
    assert marks[true_false + 1 : true_false + 3] == ["1.", "2."]  # on from one table to the next
    none = [mark for mark, _ in numbered(render(group=Group.NONE).files[""]) if re.fullmatch(r"\d+\.", mark)]
    assert not any(mark.startswith("Exercice") for mark in none)
    assert list(dict.fromkeys(none)) == [f"{number}." for number in range(1, 13)]


def test_exercises_by_type_have_a_place_for_every_type() -> None:
    assert sorted(TYPES) == sorted(QuestionType)


def test_an_exercise_says_its_points_and_what_is_expected() -> None:
    text = words(render(group=Group.TYPE).files[""])
    assert "– Choix unique (1 point)" in text
    for expected in (
        "il n’y en a qu’une",
        "(2 réponses attendues)",
        "justifiez là où il y a de la place",
        "il y a des mots en trop",
        "il y a des réponses en trop",
        "numérotez de 1 à 4",
        "retire une partie des points",
        "chiffres de 2018",
    ):
        assert expected in text, expected
    sections = words(render().files[""])
    assert "– La banque (" in sections
    assert "– Plus bas (" in sections


def test_points_add_up() -> None:
    text = words(render(group=Group.TYPE, total=20).files[""])
    points = [Decimal(each.replace(",", ".")) for each in re.findall(r"– [^\n]* \(([\d,]+) points?\)", text)]
    assert sum(points) == 20
    assert "/ 20" in text
    with pytest.raises(OptionError, match=" 8 "):
        render(total=2)


@pytest.mark.parametrize("group", Group)
@pytest.mark.parametrize("layout", LayoutName)
def test_a_question_stays_on_one_page_with_its_lines(group: Group, layout: LayoutName) -> None:
    """Every paragraph of a question but the last is kept with the next."""
    data = render(group=group, layout=layout).files[""]
    document = Document(io.BytesIO(data))
    styles = {each.style_id: each for each in document.styles}
    body = list(document.element.body)
    for index, block in enumerate(body):
        follows = body[index + 1] if index + 1 < len(body) else None
        if block.tag == qn("w:tbl"):
            assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in block.iter(qn("w:tr")))
        elif block.tag == qn("w:p"):
            style = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
            belongs = follows is not None and (
                (follows.tag == qn("w:tbl") and paragraph_style(next(follows.iter(qn("w:p")))) != "RqQuestion")
                or (
                    follows.tag == qn("w:p")
                    and follows.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
                    in ("RqOption", "RqLine", "RqContinued", "RqWords", "RqGaps")
                    and not (style == "RqGaps" and paragraph_text(follows).startswith("Le "))
                )
            )
            kept = block.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
            kept |= styles[style].paragraph_format.keep_with_next is True
            following = "" if follows is None or follows.tag != qn("w:p") else paragraph_style(follows)
            # Lines to write on, and options of a layout for those who need one, may part behind the first two.
            may_part = following == style and (style == "RqLine" or (style == "RqOption" and layout != "standard"))
            assert kept or not belongs or may_part or style in ("Title", "RqCredit"), paragraph_text(block)


def paragraph_style(paragraph: Any) -> str:
    return str(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")))


def test_lines_are_solid_and_gaps_all_alike() -> None:
    data = render().files[""]
    assert 'w:leader="underscore"' in parts(data)["word/styles.xml"]
    assert not re.search(r'"(dot|dotted|dashed|dash)"', "".join(parts(data).values()))
    assert {len(rule) for rule in re.findall("_+", words(data))} == {16}
    lines = [len(each.findall(f"{qn('w:r')}/{qn('w:tab')}")) for each in paragraphs(data)]
    assert [number for number in lines if number > 2] == [3, 3, 3, 3]


def test_options_stand_in_two_columns_where_they_are_short() -> None:
    def columns(*options: str, **more: Any) -> bool:
        question = SingleChoice(id="q", prompt="?", answer="a", distractors=quiz_distractors(*options))
        return "<w:gridCol" in xml(render(quiz(question), hide=tuple(Line), key=Key.NONE, **more).files[""])

    assert columns("b", "c", "d")
    assert not columns("b", "c", "une proposition bien trop longue pour une colonne")
    assert not columns("b", "c", "d", layout=LayoutName.DYS)


def quiz_distractors(*options: str) -> Any:
    return tuple(map(Distractor, options))


def test_headings_and_tables_are_what_they_look_like() -> None:
    for data in render(group=Group.TYPE).files.values():
        found = xml(data)
        styles = re.findall(r'<w:pStyle w:val="(Title|Heading\d)"', found)
        assert styles[0] == "Title"
        levels = [int(each[-1]) for each in styles[1:]]
        assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))
        for table in re.findall(r"<w:tbl>.*?</w:tbl>", found):
            if "Affirmation" in table or "Définition" in table:
                assert "<w:tblHeader/>" in table
                assert 'w:firstRow="1"' in table
        # no layout by empty paragraphs or runs of spaces
        body = Document(io.BytesIO(data)).element.body
        assert all(list(each.iter(qn("w:r"))) for each in body.findall(qn("w:p")))
        assert not re.search("[ \u00a0]{3}", words(data))


def test_lists_and_tables_stand_in_lists() -> None:
    prompt = "- un\n  - deux\n\n    | trois |\n    |---|\n    | quatre |\n- cinq"
    document = Document(io.BytesIO(render(quiz(ShortAnswer(id="s", prompt=prompt, answers=("x",)))).files[""]))
    found = document.element.body.iter(qn("w:p"))
    levels = {
        "".join(text.text or "" for text in each.iter(qn("w:t"))): level.get(qn("w:val"))
        for each in found
        for level in each.iter(qn("w:ilvl"))
    }
    assert (levels["un"], levels["deux"], levels["cinq"]) == ("0", "1", "0")
    assert ["trois", "quatre"] in [[cell.text for cell in table.columns[0].cells] for table in document.tables]


def test_code_and_quotations_keep_their_lines() -> None:
    text = "Voici :\n\n```python\nif a:\n    b = 2*3*4\n```\n\n> Vers\n> libres\n\n- a\n\n  ```\n  c\n  ```"
    found = [each for each in paragraphs(render(quiz(short_answer(text))).files[""]) if paragraph_text(each)]
    code = next(each for each in found if "2*3*4" in paragraph_text(each))
    assert [each.text for each in code.iter(qn("w:t"))] == ["if a:", "    b = 2*3*4"]
    assert len(list(code.iter(qn("w:br")))) == 1
    assert {each.get(qn("w:ascii")) for each in code.iter(qn("w:rFonts"))} == {"Courier New"}
    quoted = next(each for each in found if "libres" in paragraph_text(each))
    assert len(list(quoted.iter(qn("w:br")))) == 1
    assert int(next(quoted.iter(qn("w:ind"))).get(qn("w:left"))) > 0
    inside = next(each for each in found if paragraph_text(each) == "c")
    assert int(next(inside.iter(qn("w:ind"))).get(qn("w:left"))) > 0


def test_raised_and_lowered_text_is_word_s_own() -> None:
    made = xml(render(quiz(short_answer("H~2~O et CO~3~^2-^"))).files[""])
    assert re.findall(r'<w:vertAlign w:val="(\w+)"/></w:rPr><w:t[^>]*>([^<]*)<', made) == [
        ("subscript", "2"),
        ("subscript", "3"),
        ("superscript", "2-"),
    ]


def test_texts_are_set_in_french() -> None:
    text = words(render().files[""])
    assert "Combien ?" in text
    english = words(render(quiz(language="en", collection=None)).files[""])
    assert "Combien?" in english
    assert "Last name:" in english
    assert 'w:lang w:val="en-GB"' in parts(render(quiz(language="en")).files[""])["word/styles.xml"]


@pytest.mark.parametrize(
    ("prompt", "shown"),
    [
        ("Que fait `ls`?", "Que fait ls~?"),
        ("Que fait `ls` ?", "Que fait ls~?"),
        ("Une\\\n: suite", "Une: suite"),
        ("Ici ![carré](i.png)?", "Ici ~?"),
        ("Dire «`a`»:", "Dire «~a~»~:"),
    ],
)
def test_spaces_are_set_beside_what_is_no_text(prompt: str, shown: str) -> None:
    home = quiz(short_answer(prompt))
    pictured = evolve(home, pictures={(home.items[0].bank.full_id, "i.png"): png(9, 9)})
    found = [paragraph_text(each) for each in paragraphs(render(pictured, key=Key.NONE).files[""])]
    assert shown.replace("~", "\u00a0") in found


def test_spaces_are_set_beside_a_gap() -> None:
    text = "Un {{a}}? Un «{{b}}»! Soit {{c}}%."
    found = [paragraph_text(each) for each in paragraphs(render(quiz(Cloze(id="q", text=text))).files[""])]
    rule = "_" * 16
    assert f"Un {rule}~? Un «~{rule}~»~! Soit {rule}~%.".replace("~", "\u00a0") in found


def test_what_comes_after_a_table_does_not_touch_it() -> None:
    table = "| an | part |\n| --- | --- |\n| 2018 | 5 |"
    for prompt in (f"Lisez :\n\n{table}\n\nPuis répondez.", f"Lisez :\n\n{table}\n\n- Puis répondez."):
        blocks = list(Document(io.BytesIO(render(quiz(short_answer(prompt))).files[""])).element.body)
        place = next(index for index, each in enumerate(blocks) if "2018" in "".join(each.itertext()))
        spacing = blocks[place + 1].find(f"{qn('w:pPr')}/{qn('w:spacing')}")
        assert int(spacing.get(qn("w:before"))) >= 100, prompt
    two = Document(io.BytesIO(render(quiz(short_answer(f"{table}\n\n{table}"))).files[""])).element
    assert not two.xpath("//w:tbl/following-sibling::*[1][self::w:tbl]")  # Word would make one of them


def short_answer(prompt: str) -> ShortAnswer:
    return ShortAnswer(id="q", prompt=prompt, answers=("x",))


def test_pictures_are_scaled_and_described() -> None:
    home = quiz(short_answer("Que voit-on ? ![Un carré bleu](motsecret.png)"))
    pictured = evolve(home, pictures={(home.items[0].bank.full_id, "motsecret.png"): png(3000, 200)})
    data = render(pictured).files[""]
    ((width, height),) = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', xml(data))
    assert int(width) <= 17 * 360_000
    assert int(width) / int(height) == pytest.approx(15, rel=0.01)
    assert 'descr="Un carré bleu"' in xml(data)
    assert "motsecret" not in "".join(parts(data)) + xml(data)


# --- the key, and versions -----------------------------------------------------------------------------------


@pytest.mark.parametrize("group", Group)
def test_pupils_get_no_trace_of_an_answer(group: Group) -> None:
    rendered = render(group=group, variants=2)
    assert set(rendered.files) == {"A", "A-corrige", "B", "B-corrige"}
    for version in "AB":
        for name, text in parts(rendered.files[version]).items():
            for secret in SECRETS:
                assert secret.casefold() not in text.replace("\u00a0", " ").casefold(), (name, secret)
            assert "☒" not in text
            assert "w:vanish" not in text
            assert "bookmark" not in text
    options = [text for mark, text in numbered(render().files[""]) if mark.startswith("☐")]
    assert "juste" in options


def test_the_key_has_everything() -> None:
    text = words(render(group=Group.TYPE).files["corrige"])
    for expected in (
        "Corrigé",
        "D'après « L'article », Une autrice",
        "https://exemple.fr/article",
        "retour secret",
        "explication secrète",
        "motsecret",
        "autresecret",
        "procheSecret",
        "41 273,5 euros (à 0,25 près)",
        "lacunesecrete",
        "variantesecrete",
        "modèle secret",
        "critère secret (3 points)",
        "définition secrète",
        "collection/banque/unique",
        "Indice : indice",
    ):
        assert expected in text.replace("’", "'"), expected
    assert "Corrigé" not in words(render(key=Key.NONE).files[""])
    assert set(render(key=Key.NONE).files) == {""}


def test_the_key_may_follow_in_the_same_file() -> None:
    rendered = render(key=Key.APPENDED)
    assert set(rendered.files) == {""}
    before, _, after = words(rendered.files[""]).partition("Corrigé")
    assert "modèle secret" not in before
    assert "modèle secret" in after
    assert len(Document(io.BytesIO(rendered.files[""])).sections) == 2
    exercises = [mark for mark, _ in numbered(rendered.files[""]) if mark.startswith("Exercice")]
    assert exercises == ["Exercice 1", "Exercice 2"] * 2


def test_a_key_that_follows_has_the_looks_of_one_that_is_apart() -> None:
    """The key is for the teacher, whatever layout a pupil needs."""
    looks = []
    for data in (render(layout=LayoutName.DYS, key=Key.APPENDED).files[""], render().files["corrige"]):
        styles = {each.style_id: each for each in Document(io.BytesIO(data)).styles}
        found = paragraphs(data)
        start = max(index for index, each in enumerate(found) if paragraph_text(each) == "Corrigé")
        for each in found[start:]:
            style: Any = styles[each.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))]
            base = style.base_style or style
            names = [one.name.removesuffix(" – Corrigé").lower() for one in (style, base)]
            looks.append(
                (*names, style.font.size, base.font.size, base.font.name, base.paragraph_format.line_spacing)
            )
    half = len(looks) // 2
    assert looks[:half] == looks[half:]


@pytest.mark.parametrize("layout", LayoutName)
@pytest.mark.parametrize("version", "ABC")
def test_each_key_matches_its_version(version: str, layout: LayoutName) -> None:
    files = render(quiz(seed=4), variants=3, layout=layout, group=Group.TYPE).files
    sheet = [(mark, text) for mark, text in numbered(files[version]) if mark.startswith("☐")]
    key = [(mark, text) for mark, text in numbered(files[f"{version}-corrige"]) if mark[0] in "☐☒"]
    assert [(mark[2:], text) for mark, text in sheet] == [(mark[2:], text) for mark, text in key]
    ticked = {text: mark[2:3] for mark, text in key if mark.startswith("☒")}
    assert set(ticked) == {"juste", "bonne", "vraie"}
    grid = words(files[f"{version}-corrige"])
    assert f"\n{ticked['juste']}\n" in grid
    assert f"\n{', '.join(sorted((ticked['bonne'], ticked['vraie'])))}\n" in grid
    rights = [text for mark, text in numbered(files[version]) if text.startswith(("droite", "en trop"))]
    letters = ["ABC"[rights.index(f"droite {side}")] for side in "ab"]
    assert f"1 – {letters[0]}, 2 – {letters[1]}" in grid
    shown = [text for text in words(files[version]).split("\n") if text in QUESTIONS[7].items]  # type: ignore[union-attr]
    ranks = [str(QUESTIONS[7].items.index(text) + 1) for text in shown]  # type: ignore[union-attr]
    assert ranks != ["1", "2", "3", "4"]
    assert ", ".join(ranks) in grid
    assert f"Sujet {version}" in "".join(
        text for name, text in parts(files[version]).items() if "header" in name
    ).replace("\u00a0", " ")


def test_versions_differ_in_the_order_of_questions_and_of_options() -> None:
    natural = SingleChoice(
        id="annees",
        prompt="En quelle année ?",
        answer="2018",
        distractors=quiz_distractors("2016", "2017"),
        order=Order.NATURAL,
    )
    more = [evolve(QUESTIONS[0], id=f"q{number}", prompt=f"Demande {number}") for number in range(4)]
    files = render(quiz(*more, natural), variants=4, key=Key.NONE).files
    prompts, options, years = set(), set(), set()
    for data in files.values():
        found = list(numbered(data))
        prompts.add(tuple(text for mark, text in found if text.startswith("Demande")))
        first = next(index for index, (_, text) in enumerate(found) if text.startswith("Demande 0"))
        options.add(tuple(text for _, text in found[first + 1 : first + 6]))
        years.add(tuple(text for _, text in found if text.startswith("201")))
    assert len(prompts) == len(options) == 4
    assert years == {("2016", "2017", "2018")}
    alone = render(quiz(*more, natural), key=Key.NONE).files[""]
    assert list(numbered(alone)) == list(numbered(files["A"]))


# --- layouts -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", [LayoutName.DYS, LayoutName.LARGE])
def test_every_layout_has_the_key_of_the_standard_one(layout: LayoutName) -> None:
    assert render(layout=layout, font="Verdana").files["corrige"] == render(font="Verdana").files["corrige"]


def test_dys_is_set_for_dyslexic_pupils() -> None:
    data = render(layout=LayoutName.DYS).files[""]
    styles = parts(data)["word/styles.xml"]
    normal = re.search(r'<w:style [^>]*w:styleId="Normal".*?</w:style>', styles)
    assert normal
    for expected in (
        'w:ascii="Arial"',
        '<w:sz w:val="25"/>',
        'w:line="360"',
        '<w:jc w:val="left"/>',
        '<w:spacing w:val="8"/>',
    ):
        assert expected in normal[0]
    assert set(re.findall(r'<w:jc w:val="(\w+)"', styles)) == {"left"}
    for part in (styles, xml(data)):
        assert "<w:i/>" not in part
        assert "<w:u " not in part
    assert "autrelacune" in words(data)  # the list of words, always
    assert "trait" not in words(data)
    assert "Comic Neue" in parts(render(layout=LayoutName.DYS, font="Comic Neue").files[""])["word/styles.xml"]
    large = parts(render(layout=LayoutName.LARGE).files[""])["word/styles.xml"]
    assert '<w:sz w:val="36"/>' in large


def test_layouts_keep_numbers_and_letters() -> None:
    """What has a number or a letter has the same one for every pupil, whatever stands above it."""

    def marks(layout: LayoutName) -> list[tuple[str, str]]:
        found = numbered(render(layout=layout).files[""])
        return sorted((mark, text.partition("(")[0].strip()) for mark, text in found)

    standard = marks(LayoutName.STANDARD)
    assert {"gauche a", "droite a", "en trop"} <= {text for _, text in standard}
    for layout in LayoutName:
        assert marks(layout) == standard


# --- a teacher's template --------------------------------------------------------------------------------------


def template(*, title: bool = True) -> bytes:
    document = Document()
    document.styles["Normal"].font.name = "Garamond"
    document.sections[0].header.paragraphs[0].text = "Lycée Jean-Zay"
    document.sections[0].footer.paragraphs[0].text = "STMG"
    document.add_paragraph("à effacer")
    document.core_properties.author = "M. Durand"
    if not title:
        element = document.styles["Title"].element
        element.getparent().remove(element)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_a_template_gives_its_styles_its_header_and_its_footer() -> None:
    rendered = render(template=template(), variants=2)
    assert not rendered.losses
    found = parts(rendered.files["A"])
    everything = "".join(found.values()).replace("\u00a0", " ")
    for expected in ("Garamond", "Lycée Jean-Zay", "STMG", "Sujet A"):
        assert expected in everything
    for gone in ("à effacer", "Durand", "NUMPAGES"):
        assert gone not in everything
    assert 'w:val="fr-FR"' in found["word/styles.xml"]


def test_a_missing_style_falls_back_with_a_remark() -> None:
    rendered = render(template=template(title=False))
    (loss,) = rendered.losses
    assert (loss.code, loss.level, loss.question) == ("style", Level.REDUCED, None)
    assert "Title" in str(loss.message)
    assert 'w:styleId="Title"' in parts(rendered.files[""])["word/styles.xml"]


def test_a_damaged_template_is_told() -> None:
    data = bytearray(template())
    data[data.index(b"word/styles.xml") + len(b"word/styles.xml")] = 0x07  # no such kind of block
    with pytest.raises(OptionError, match=r"\.docx"):
        render(template=bytes(data))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 no zip", "dotx", "zip"])
def test_what_is_no_docx_is_told(data: bytes | str) -> None:
    if isinstance(data, str):
        import zipfile  # noqa: PLC0415

        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("[Content_Types].xml" if data == "dotx" else "rien.txt", "<no xml")
        data = made.getvalue()
    with pytest.raises(OptionError, match=r"\.docx"):
        render(template=data)


@pytest.mark.thorough
def test_it_does_what_it_says_with_every_field() -> None:
    check_exporter(exporter, Options(variants=2, key=Key.NONE))


# --- what holds for any bank -----------------------------------------------------------------------------------


@given(banks())
def test_any_bank_makes_worksheets_that_open(bank: Bank) -> None:
    made = Quiz(tuple(Item(bank, question) for question in bank.questions), 3)
    options = Options(variants=2, group=Group.TYPE, kind=Kind.TRAINING)
    for data in exporter.render(made, options).files.values():
        document = Document(io.BytesIO(data))
        for cell in document.element.body.iter(qn("w:tc")):
            assert cell[-1].tag == qn("w:p")  # Word refuses a cell that ends otherwise
        assert not document.element.body.xpath("//w:tbl/following-sibling::*[1][self::w:tbl]")


def test_the_same_quiz_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(variants=2).files
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert render(variants=2).files == first


def test_the_cost_grows_in_proportion() -> None:
    def seconds(number: int) -> float:
        many = [evolve(QUESTIONS[index % len(QUESTIONS)], id=f"q{index}") for index in range(number)]
        start = time.process_time()
        render(quiz(*many), group=Group.NONE, key=Key.NONE)
        return time.process_time() - start

    seconds(10)
    small = min(seconds(250), seconds(250))
    assert seconds(1000) < 4 * small * 2


def test_collection_and_banks_name_the_worksheet() -> None:
    one = quiz(QUESTIONS[0])
    two = quiz(QUESTIONS[1], id="autre", title="L'autre banque", section="2")
    both = Quiz((two.items[0], one.items[0]), 0)
    text = words(render(both).files[""])
    assert COLLECTION.title in text
    assert text.index("– La banque") < text.index("– L’autre banque")  # in the order of the article
    assert words(render(both, title="Mon titre").files[""]).count("Mon titre") == 1
