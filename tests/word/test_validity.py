"""Every kind of document against the schemas that Word reads by, with PyPI `openxml-audit`."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from reseaux_quiz import loading, selecting
from reseaux_quiz.model import Quiz
from reseaux_quiz_docx import Options, exporter
from reseaux_quiz_docx.settings import Essays, Group, Key, Kind, LayoutName
from worksheets import odd, quiz, shipped

SUBJECTS = Path(__file__).parents[1] / "subjects"


def faults(data: bytes, path: Path) -> list[str]:
    """Return what is wrong with a document; the path is where it is put to be read."""
    path.write_bytes(data)
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=20).validate(path)
    return [str(error) for error in found.errors]


def of_subject(path: Path) -> Quiz:
    loaded = loading.load([path])
    return loading.with_pictures(selecting.select([each.bank for each in loaded], selecting.Selection()), loaded)


def kinds() -> Iterator[tuple[str, Quiz, Options]]:
    """Yield one document of each kind: layouts, keys, versions, cards, formulas, hostile texts."""
    draw = shipped(20, 3, documents=True)
    yield from ((f"layout {name}", draw, Options(layout=name)) for name in LayoutName)
    yield from ((f"key {key}", draw, Options(key=key)) for key in (Key.SHORT, Key.GRID))
    yield from ((f"cards {name}", draw, Options(cards=True, layout=name)) for name in LayoutName)
    yield "versions", draw, Options(variants=2, total=20, group=Group.TYPE, append_key=True)
    yield "training", draw, Options(kind=Kind.TRAINING, group=Group.NONE, essays=Essays.COPY)
    yield "template", quiz(), Options(template=exporter.render(quiz(), Options()).files[""])
    yield "hostile", odd(), Options()
    for path in sorted(SUBJECTS.glob("*.yaml")):
        yield path.stem, of_subject(path), Options()


@pytest.mark.thorough
def test_every_document_is_valid(tmp_path: Path) -> None:
    wrong = {
        f"{name}, {part or 'sheet'}": found
        for name, made, options in kinds()
        for part, data in exporter.render(made, options).files.items()
        if (found := faults(data, tmp_path / "sheet.docx"))
    }
    assert not wrong


def test_a_document_with_an_element_out_of_place_is_not_valid(tmp_path: Path) -> None:
    data, broken = exporter.render(quiz(), Options()).files[""], io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(broken, "w") as new:
        for each in old.namelist():
            found = old.read(each)
            new.writestr(
                each,
                found.replace(b"<w:pPr>", b'<w:pPr><w:jc w:val="left"/>') if each == "word/document.xml" else found,
            )
    assert faults(broken.getvalue(), tmp_path / "sheet.docx")
