"""`export docx -o sheet.pdf`: by LibreOffice where it is installed."""

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, nsmap
from docx.oxml.parser import parse_xml
from lxml import etree

from commands import Run
from conftest import missing
from reseaux_quiz.cli import office


def test_a_worksheet_becomes_a_tagged_pdf(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which("soffice") or not shutil.which("pdfinfo"):
        missing("LibreOffice with poppler-utils")
    monkeypatch.chdir(tmp_path)
    done = run("export", "docx", "-n", "3", "-o", "fiche.pdf")
    assert done.code == 0, done.err
    assert {path.name for path in tmp_path.iterdir()} == {"fiche.pdf", "fiche-corrige.pdf"}
    told = subprocess.run(["pdfinfo", "fiche.pdf"], capture_output=True, encoding="utf-8", check=True).stdout
    found = dict(line.split(":", 1) for line in told.splitlines())
    assert found["Tagged"].strip() == "yes"
    assert found["Title"].strip()
    command = ["pdfinfo", "-struct", "fiche.pdf"]
    structure = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert {"H1", "L", "LI", "Table", "TR", "TD"} <= set(re.findall(r"^ *(\w+)", structure, re.MULTILINE))
    written = Path("fiche.pdf").read_bytes()
    assert b"/Lang(fr-FR)" in written
    assert b"/DisplayDocTitle true" in written
    assert b"pdfuaid" not in written, "the tables for layout have no headings"
    assert f"fiche.pdf: 3 questions, {found['Pages'].strip()} page" in done.err


@pytest.mark.thorough
@pytest.mark.parametrize("layout", ["standard", "large", "compact"])
def test_equations_are_as_big_as_the_text_around_them(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    if not shutil.which("soffice") or not shutil.which("pdftohtml"):
        missing("LibreOffice with poppler-utils")
    monkeypatch.chdir(tmp_path)
    question = (
        "questions:\n  - id: q\n    type: true_false\n    prompt: 'On pose 67890 et $12345$ ici.'\n    answer: vrai\n"
    )
    Path("banque.yaml").write_text(f"id: b\ntitle: t\n{question}", encoding="utf-8")
    assert run("export", "docx", "banque.yaml", "--layout", layout, "-o", "fiche.pdf").code == 0
    command = ["pdftohtml", "-xml", "-stdout", "fiche.pdf"]
    page = etree.fromstring(subprocess.run(command, capture_output=True, check=True).stdout)
    sizes = {font.get("id"): font.get("size") for font in page.iter("fontspec")}
    found = {"".join(line.itertext()).strip(): sizes[line.get("font")] for line in page.iter("text")}
    assert found["12345"] == next(size for text, size in found.items() if "67890" in text)


DRAWINGML = "application/vnd.openxmlformats-officedocument.drawingml"
CHART = f"""<c:chartSpace xmlns:c="{nsmap["c"]}"><c:chart><c:autoTitleDeleted val="1"/></c:chart></c:chartSpace>"""
FRAME = f"""<w:drawing {nsdecls("w")}><wp:inline {nsdecls("wp")}><wp:extent cx="3000000" cy="2000000"/>
<wp:docPr id="1" name="x"/><a:graphic {nsdecls("a")}><a:graphicData uri="{nsmap["c"]}">
<c:chart {nsdecls("c", "r")} r:id="{{identifier}}"/></a:graphicData></a:graphic></wp:inline></w:drawing>"""


def with_a_chart() -> bytes:
    """Make a document with what is embedded in it and no equation, as a template may have."""
    document = Document()
    chart = Part(PackURI("/word/charts/chart1.xml"), f"{DRAWINGML}.chart+xml", CHART.encode())
    identifier = document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    document.add_paragraph().add_run()._r.append(parse_xml(FRAME.format(identifier=identifier)))
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.mark.thorough
def test_a_document_with_a_chart_becomes_a_pdf_too(tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        missing("LibreOffice")
    path = tmp_path / "fiche.pdf"
    assert office.pages(office.to_pdf({path: with_a_chart()})[path]) == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, script: str) -> str:
    """Export a worksheet on a terminal where LibreOffice is a script; return what is said."""
    program = Path("bin", "soffice").absolute()
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert run("export", "docx", "-n", "2", "-o", "fiche.docx").code == 0
    assert Path("fiche.docx").exists()
    return terminal.getvalue()


FOUR_PAGES = """
cd "${RESEAUX_QUIZ_FOLDER#file://}"
for file in *.docx; do
    printf '/Type /Page /Type/Page\n/Type /Page\n/Type/Page /Type /Pages' >"${file%.docx}.pdf"
done
"""


def test_pages_of_a_word_file_are_counted_on_a_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = on_a_terminal(run, monkeypatch, FOUR_PAGES)
    assert "fiche.docx: 4 pages (2 sheets of paper)" in said
    assert "fiche-corrige.docx: 4 pages (2 sheets of paper)" in said
    assert not list(tmp_path.glob("*.pdf"))


def test_pages_that_cannot_be_counted_are_no_fault(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "pages" not in on_a_terminal(run, monkeypatch, "exit 1")


def test_nobody_waits_for_pages_without_a_terminal(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("reseaux_quiz.cli.office.to_pdf", lambda _documents: pytest.fail("LibreOffice was started"))
    done = run("export", "docx", "-n", "2", "-o", "fiche.docx")
    assert done.code == 0
    assert "page" not in done.err


def test_without_libreoffice_there_is_no_pdf(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("export", "docx", "-n", "1", "-o", "fiche.pdf")
    assert done.code == 1
    assert "LibreOffice, which is not installed" in done.err
    assert not list(tmp_path.iterdir())


def test_a_failed_conversion_leaves_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    done = run("export", "docx", "-n", "1", "-o", "fiche.pdf")
    assert done.code == 1
    assert "could not make the PDF" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["soffice"]
