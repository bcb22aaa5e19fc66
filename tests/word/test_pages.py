"""Many draws in LibreOffice, page by page: nothing is left alone at the foot of one, and layouts take few."""

import io
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from statistics import mean
from xml.etree import ElementTree as ET

import pytest
from docx import Document

from conftest import missing
from reseaux_quiz.cli.office import to_pdf
from reseaux_quiz_docx import Options, exporter
from reseaux_quiz_docx.settings import Group, Key, LayoutName
from words import squeezed
from worksheets import shipped

DRAWS = 17
FOOTER, HEADER = 0.945, 45  # where the text of a page ends, as a share of its height; and begins, in points


def worksheets(draws: int, *, documents: bool) -> dict[str, bytes]:
    """Make the worksheets of several draws, by name: `LAYOUT-GROUP-SEED`, and `key-GROUP-SEED` for keys."""
    made = {}
    for seed in range(draws):
        quiz = shipped(20, seed, documents=documents)
        for layout in LayoutName:
            for group in Group:
                key = Key.FULL if layout is LayoutName.STANDARD else Key.NONE
                files = exporter.render(quiz, Options(layout=layout, group=group, total=20, key=key)).files
                for part, data in files.items():
                    made[f"{'key' if part else layout}-{group}-{seed}"] = data
    return made


def pages(folder: Path, name: str) -> list[list[tuple[float, str]]]:
    """Return the lines of each page, with where each ends as a share of the height of the page."""
    command = ["pdftotext", "-bbox-layout", f"{name}.pdf", "-"]
    found = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout
    made = []
    for page in ET.fromstring(re.sub(r' xmlns="[^"]*"', "", found, count=1)).iter("page"):  # noqa: S314 - poppler wrote it
        height = float(page.get("height", 0))
        lines = [
            (float(line.get("yMax", 0)) / height, " ".join(word.text or "" for word in line.iter("word")))
            for line in page.iter("line")
            if float(line.get("yMin", 0)) > HEADER
        ]
        made.append(sorted(line for line in lines if line[0] < FOOTER))
    return made


def faults(data: bytes, found: list[list[tuple[float, str]]]) -> list[str]:
    """List what a careful colleague would not let go to the copier."""
    paragraphs = Document(io.BytesIO(data)).paragraphs
    instructions = "".join(squeezed(each.text) for each in paragraphs if each.style and each.style.name == "Consigne")
    wrong = []
    for number, lines in enumerate(found, start=1):
        end, last = lines[-1]
        if last.startswith("Exercice") or (len(squeezed(last)) > 8 and squeezed(last) in instructions):
            wrong.append(f"page {number} ends with “{last}”")
        if len(lines) == 1 and "reseaux-sociaux/" in last:
            wrong.append(f"page {number} has a reference alone")
        # A document stays with its question, even if that leaves much of the page before it empty.
        if number < len(found) and end < 0.5 and not _begins_with_document(found[number]):
            wrong.append(f"page {number} is half empty")
    return wrong


def _begins_with_document(lines: list[tuple[float, str]]) -> bool:
    """Tell whether a page begins with a document, below a heading and an instruction if it has them."""
    return any(text.startswith("Document") for _end, text in lines[:4])


def printed(made: Mapping[str, bytes], tmp_path: Path) -> dict[str, list[list[tuple[float, str]]]]:
    """Convert worksheets, and return the pages of each."""
    soffice = shutil.which("soffice")
    if not soffice or not shutil.which("pdftotext"):
        missing("LibreOffice with poppler-utils")
    for name, data in made.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for batch in batched([f"{name}.docx" for name in made], 60):
        command = [str(soffice), profile, "--headless", "--convert-to", "pdf", *batch]
        subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    return {name: pages(tmp_path, name) for name in made}


@pytest.mark.thorough
def test_draws_with_documents_are_fit_to_print(tmp_path: Path) -> None:
    made = worksheets(DRAWS // 3, documents=True)
    read = printed(made, tmp_path)
    wrong = {name: found for name, data in made.items() if (found := faults(data, read[name]))}
    # In large print and for dyslexic pupils, what may not be divided is often half a page high.
    assert not [name for name in wrong if name.startswith(("standard", "key", "compact"))], wrong
    assert len(wrong) <= len(made) * 0.03, wrong
    lengths = average_lengths(read)
    assert lengths["dys"] <= 1.6 * lengths["standard"]
    assert lengths["large"] <= 2.2 * lengths["standard"]


@pytest.mark.thorough
def test_many_draws_are_fit_to_print(tmp_path: Path) -> None:
    made = worksheets(DRAWS, documents=False)
    read = printed(made, tmp_path)
    wrong = {name: " ".join(found) for name, data in made.items() if (found := faults(data, read[name]))}
    empty = {name: found for name, found in wrong.items() if "half empty" in found}
    alone = [name for name, found in wrong.items() if "ends with" in found]
    for name, pdf in to_pdf({Path(name): made[name] for name in alone}).items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
        assert "ends with" not in " ".join(faults(made[str(name)], pages(tmp_path, str(name)))), name
    # LibreOffice divides a chain of kept paragraphs now and then; in large print, what may not
    # be divided is often half a page high.
    assert len(wrong) - len(empty) <= len(made) * 0.01, wrong
    assert len(empty) <= len(made) * 0.02, empty
    assert not [name for name in empty if name.startswith(("standard", "key", "compact"))]
    lengths = average_lengths(read)
    assert lengths["dys"] <= 1.6 * lengths["standard"]
    assert lengths["large"] <= 2.2 * lengths["standard"]
    assert lengths["key"] <= 1.5 * lengths["standard"]
    compact = [len(found) for name, found in read.items() if name.startswith("compact")]
    assert sum(pages <= 2 for pages in compact) >= 0.75 * len(compact), "twenty questions on a sheet of two sides"


def batched(names: list[str], size: int) -> list[list[str]]:
    """Divide names into lists of a size, since LibreOffice fails on a great many."""
    return [names[start : start + size] for start in range(0, len(names), size)]


def average_lengths(read: Mapping[str, list[list[tuple[float, str]]]]) -> dict[str, float]:
    """Return the number of pages of each layout, on average."""
    kinds = {name.partition("-")[0] for name in read}
    return {kind: mean(len(found) for name, found in read.items() if name.startswith(kind)) for kind in kinds}
