"""Worksheets from a teacher's own template: what is kept, what is filled in, and what pupils never get."""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from reseaux_quiz_docx.settings import Key
from worksheets import parts, png, quiz, render

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "http://schemas.microsoft.com/office/2011/relationships"

PARTS = (
    "header",
    "first_page_header",
    "even_page_header",
    "footer",
    "first_page_footer",
    "even_page_footer",
)


def template(*said: str, title: bool = False, even: bool = False, edit: Callable[[Any], None] | None = None) -> bytes:
    """Make a template whose headers and footers contain their own names."""
    document = Document()
    document.add_paragraph("à effacer")
    (section,) = document.sections
    section.different_first_page_header_footer = title
    document.settings.odd_and_even_pages_header_footer = even
    for each in said:
        getattr(section, each).paragraphs[0].text = f"<{each}>"
    if edit:
        edit(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def shown(data: bytes, number: int = 0) -> dict[str, str]:
    """Return the headers and footers of a section: each part that a page shows, and its text."""
    document = Document(io.BytesIO(data))
    section = document.sections[number]
    there = [each for each in PARTS if each.startswith(("header", "footer"))]
    if section.different_first_page_header_footer:
        there += [each for each in PARTS if each.startswith("first")]
    if document.settings.odd_and_even_pages_header_footer:
        there += [each for each in PARTS if each.startswith("even")]
    return {
        each: ""
        if getattr(section, each).is_linked_to_previous
        else "".join(text.text or "" for text in getattr(section, each)._element.iter(qn("w:t"))).replace("\xa0", " ")
        for each in there
    }


def sound(data: bytes) -> None:
    """Check a package: every relationship has a target, every part is declared and reachable."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        assert len(names) == len(archive.namelist())
        types = parse_xml(archive.read("[Content_Types].xml"))
        reached = {"[Content_Types].xml"}
        for each in sorted(names):
            folder, file = posixpath.split(each)
            if not each.endswith(".rels"):
                relations = f"{folder}/_rels/{file}.rels"
                found = archive.read(relations).decode() if relations in names else ""
                used = set(
                    re.findall(r' r:(?:id|embed|link)="([^"]+)"', archive.read(each).decode("utf-8", "replace"))
                )
                assert used <= set(re.findall(r' Id="([^"]+)"', found)), each
                continue
            reached.add(each)
            for relation in parse_xml(archive.read(each)):
                if relation.get("TargetMode") != "External":
                    home = folder.removesuffix("_rels")
                    target = posixpath.normpath(posixpath.join("/", home, str(relation.get("Target"))))
                    assert target[1:] in names, (each, target)
                    reached.add(target[1:])
    assert reached == names
    declared = {str(each.get("PartName"))[1:] for each in types if each.get("PartName")}
    assert declared <= names
    defaults = {each.get("Extension") for each in types}
    assert all(each in declared or each.rpartition(".")[2] in defaults for each in names - {"[Content_Types].xml"})


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        # Only a footer: the first page shows it too.
        (
            template("footer"),
            {
                "header": "La banqueSujet A",
                "footer": "<footer>",
                "first_page_header": "Sujet A",
                "first_page_footer": "<footer>",
            },
        ),
        # Only a header, and none for the first page: there is no other first page.
        (template("header"), {"header": "<header>Sujet A", "footer": "Page 1 / 1"}),
        # Only the first page has a header; the others get ours.
        (
            template("first_page_header", title=True),
            {
                "header": "La banqueSujet A",
                "footer": "Page 1 / 1",
                "first_page_header": "<first_page_header>Sujet A",
                "first_page_footer": "Page 1 / 1",
            },
        ),
        # A first page without footer stays so.
        (
            template("header", "first_page_header", "footer", title=True),
            {
                "header": "<header>Sujet A",
                "footer": "<footer>",
                "first_page_header": "<first_page_header>Sujet A",
                "first_page_footer": "",
            },
        ),
        # Odd and even pages, but nothing for the even ones: all are the same.
        (template("header", "footer", even=True), {"header": "<header>Sujet A", "footer": "<footer>"}),
        (
            template("header", "footer", "even_page_footer", even=True),
            {
                "header": "<header>Sujet A",
                "footer": "<footer>",
                "even_page_header": "La banqueSujet A",
                "even_page_footer": "<even_page_footer>",
            },
        ),
        (
            template("header", "footer", "even_page_header", even=True),
            {
                "header": "<header>Sujet A",
                "footer": "<footer>",
                "even_page_header": "<even_page_header>Sujet A",
                "even_page_footer": "<footer>",
            },
        ),
        # Parts that no page shows are dropped; Word leaves them there when a box is unticked.
        (
            template("first_page_header", "even_page_footer"),
            {
                "header": "La banqueSujet A",
                "footer": "Page 1 / 1",
                "first_page_header": "Sujet A",
                "first_page_footer": "Page 1 / 1",
            },
        ),
    ],
)
def test_each_page_has_a_header_and_a_footer(made: bytes, expected: dict[str, str]) -> None:
    data = render(template=made, variants=2).files["A"]
    assert shown(data) == expected
    hidden = set(re.findall("<[a-z_]+>", "".join(expected.values())))
    kept = "".join(text for name, text in parts(data).items() if re.match("word/(header|footer)", name))
    assert set(re.findall("&lt;([a-z_]+)&gt;", kept)) == {each[1:-1] for each in hidden}
    sound(data)


def test_a_template_of_word_s_own_kind_is_taken() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template("header"))) as old, zipfile.ZipFile(made, "w") as new:
        for each in old.namelist():
            new.writestr(each, old.read(each).replace(b"document.main+xml", b"template.main+xml"))
    data = render(template=made.getvalue()).files[""]
    assert shown(data)["header"] == "<header>"
    assert "document.main+xml" in parts(data)["[Content_Types].xml"]


def test_a_template_need_not_have_what_word_puts_everywhere() -> None:
    def bare(document: Any) -> None:
        styles = document.styles.element
        styles.remove(styles.find(qn("w:docDefaults")))
        (numbers,) = (name for name, each in document.part.rels.items() if each.reltype.endswith("/numbering"))
        del document.part.rels[numbers]

    rendered = render(template=template(edit=bare))
    sound(rendered.files[""])
    found = parts(rendered.files[""])
    assert found["word/numbering.xml"].count("<w:num ") > 1
    assert 'w:val="fr-FR"' in found["word/styles.xml"]


def test_tables_stand_where_the_text_does_in_a_template_of_an_older_word() -> None:
    def old(document: Any) -> None:
        settings = document.settings.element
        settings.remove(settings.find(qn("w:compat")))

    for edit in (None, old):  # python-docx makes a document of Word 2010
        data = render(template=template(edit=edit)).files[""]
        sound(data)
        modes = re.findall(r'w:name="compatibilityMode"[^>]*w:val="(\d+)"', parts(data)["word/settings.xml"])
        assert modes == ["15"]


def test_a_header_that_says_nothing_is_none() -> None:
    """Word and LibreOffice write all parts if one is filled in."""
    made = template(
        "first_page_header",
        title=True,
        edit=lambda each: setattr(each.sections[0].header, "is_linked_to_previous", False),
    )
    assert shown(render(template=made, variants=2).files["A"])["header"] == "La banqueSujet A"


def test_ours_stand_where_a_printer_prints() -> None:
    """LibreOffice writes a distance of 0 if there is no header or footer."""

    def edit(document: Any) -> None:
        document.sections[0].header_distance = document.sections[0].footer_distance = 0

    for said in ("header", "footer"):
        section = Document(io.BytesIO(render(template=template(said, edit=edit)).files[""])).sections[0]
        distances = {"header": section.header_distance, "footer": section.footer_distance}
        assert distances.pop(said) == 0  # the teacher's own stays where it is
        assert all(each and each.cm >= 0.8 for each in distances.values())


def test_the_version_stands_at_the_right_whatever_the_tab_stops_of_the_template() -> None:
    """Word's own style for headers has a tab stop in the middle."""
    section = Document(io.BytesIO(render(template=template("footer"), variants=2).files["A"])).sections[0]
    (line,) = section.header.paragraphs
    width = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    stops = [(each.position.twips, each.alignment.name) for each in line.paragraph_format.tab_stops]
    assert stops == [(4680, "CLEAR"), (8640, "RIGHT"), (9360, "CLEAR")]
    assert width == 8640 * 635
    assert line.text.count("\t") == 1


def test_the_key_is_told_from_the_sheet() -> None:
    files = render(template=template("header"), variants=2).files
    assert shown(files["B"])["header"] == "<header>Sujet B"
    assert shown(files["B-corrige"])["header"] == "<header>Corrigé – Sujet B"
    files = render(template=template("header")).files
    assert (shown(files[""])["header"], shown(files["corrige"])["header"]) == ("<header>", "<header>Corrigé")


@pytest.mark.parametrize("simple", [False, True])
def test_a_total_of_pages_counts_a_part_where_the_key_follows(simple: bool) -> None:
    def edit(document: Any) -> None:
        run = "<w:r><w:rPr><w:b/></w:rPr>{}</w:r>"
        mark = run.format('<w:fldChar w:fldCharType="{}"/>')
        made = (
            f'<w:fldSimple w:instr=" NUMPAGES ">{run.format("<w:t>9</w:t>")}</w:fldSimple>'
            if simple
            else mark.format("begin")
            + run.format("<w:instrText> NUMPAGES \\* MERGEFORMAT </w:instrText>")
            + mark.format("separate")
            + run.format("<w:t>9</w:t>")
            + mark.format("end")
        )
        document.sections[0].footer.paragraphs[0]._p.extend(parse_xml(f'<w:p xmlns:w="{W}">{made}</w:p>'))

    made = template("header", "footer", edit=edit)
    data = render(template=made, key=Key.APPENDED).files[""]
    sound(data)
    assert [shown(data, number)["header"] for number in (0, 1)] == ["<header>", "<header>Corrigé"]
    footers = [text for name, text in sorted(parts(data).items()) if "word/footer" in name]
    assert not re.search("NUMPAGES", "".join(footers))
    ends = [re.findall(r"PAGEREF (\w+)", text) for text in footers]
    assert sorted(ends) == [["_RqKey"], ["_RqSheet"]]
    assert re.findall(r'bookmarkStart [^>]*w:name="(\w+)"', parts(data)["word/document.xml"]) == [
        "_RqSheet",
        "_RqKey",
    ]
    assert all("<w:b/></w:rPr><w:t>9" in text for text in footers)
    apart = parts(render(template=made).files[""])
    assert "NUMPAGES" in "".join(text for name, text in apart.items() if "word/footer" in name)


def test_a_field_without_a_result_is_left_as_it_is() -> None:
    mark = '<w:fldChar w:fldCharType="{}"/>'
    field = f"{mark.format('begin')}<w:instrText>NUMPAGES</w:instrText>{mark.format('end')}"
    run = f"<w:r>{field}</w:r><w:r><w:instrText/></w:r>"

    def edit(document: Any) -> None:
        document.sections[0].footer.paragraphs[0]._p.extend(parse_xml(f'<w:p xmlns:w="{W}">{run}</w:p>'))

    data = render(template=template("footer", edit=edit), key=Key.APPENDED).files[""]
    assert "NUMPAGES" in "".join(text for name, text in parts(data).items() if "word/footer" in name)


def test_a_copied_footer_keeps_its_picture_and_its_links() -> None:
    def edit(document: Any) -> None:
        paragraph = document.sections[0].footer.paragraphs[0]
        paragraph.add_run().add_picture(io.BytesIO(png(9, 9).data))
        link = document.sections[0].footer.part.relate_to("https://exemple.fr", "hyperlink", is_external=True)
        paragraph._p.append(
            parse_xml(f'<w:hyperlink xmlns:w="{W}" xmlns:r="{R}" r:id="{link}"><w:r><w:t>x</w:t></w:r></w:hyperlink>')
        )

    data = render(template=template("footer", edit=edit)).files[""]
    sound(data)
    section = Document(io.BytesIO(data)).sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert {each.reltype.rpartition("/")[2] for each in footer.part.rels.values()} == {"image", "hyperlink"}


def test_pupils_get_nothing_of_the_template_s_body() -> None:
    def edit(document: Any) -> None:
        def add(source: Any, path: str, kind: str, content: str) -> None:
            content = f"application/vnd.openxmlformats-officedocument.{content}+xml"
            source.relate_to(Part(PackURI(path), content, b"<secret/>", document.part.package), kind)

        document.add_comment(document.paragraphs[0].add_run("x"), text="secret", author="secret")
        document.add_picture(io.BytesIO(png(9, 9).data))
        for name in ("footnotes", "endnotes"):
            add(document.part, f"/word/{name}.xml", f"{R}/{name}", f"wordprocessingml.{name}")
            note = name[:-1]
            setting = f'<w:{note}Pr xmlns:w="{W}"><w:{note} w:id="0"/></w:{note}Pr>'
            document.settings.element.append(parse_xml(setting))
        add(
            document.part,
            "/word/glossary/document.xml",
            f"{R}/glossaryDocument",
            "wordprocessingml.document.glossary",
        )
        add(document.part, "/word/commentsExtended.xml", f"{OFFICE}/commentsExtended", "wordprocessingml.comments")
        add(document.part, "/word/people.xml", f"{OFFICE}/people", "wordprocessingml.people")
        add(document.part.package, "/docProps/custom.xml", f"{R}/custom-properties", "custom-properties")
        settings = document.part.part_related_by(f"{R}/settings")
        path = settings.relate_to("file:///C:/secret/Normal.dotm", f"{R}/attachedTemplate", is_external=True)
        document.settings.element.append(
            parse_xml(f'<w:attachedTemplate xmlns:w="{W}" xmlns:r="{R}" r:id="{path}"/>')
        )

    for data in render(template=template("header", edit=edit), key=Key.SEPARATE).files.values():
        sound(data)
        found = parts(data)
        assert not [name for name, text in found.items() if "<secret" in text or "secret/" in text]
        left = {"word/document.xml", "word/styles.xml", "word/settings.xml", "word/numbering.xml"}
        left |= {"word/fontTable.xml", "word/theme/theme1.xml", "docProps/core.xml"}
        assert {name for name in found if not re.search(r"\.rels$|header|footer|Content_Types", name)} == left
        assert not re.search("footnote|endnote", found["word/settings.xml"])


@pytest.mark.thorough
def test_worksheets_from_templates_convert(to_pages: Callable[[dict[str, bytes]], dict[str, list[str]]]) -> None:
    made = {
        "footer": template("footer"),
        "first": template("first_page_header", title=True),
        "odd": template("header", "footer", even=True),
        "even": template("footer", "even_page_footer", even=True),
    }
    pages = to_pages({name: render(quiz(), template=each, variants=2).files["A"] for name, each in made.items()})
    for name, found in pages.items():
        assert len(found) >= 3, name
        assert all("Sujet A" in page.replace("\xa0", " ") for page in found), name
    assert all("<footer>" in page for page in pages["footer"] + pages["odd"])
    assert all("<header>" in page for page in pages["odd"])
    assert ["<first_page_header>" in page for page in pages["first"][:3]] == [True, False, False]
    assert ["<even_page_footer>" in page for page in pages["even"][:3]] == [False, True, False]
