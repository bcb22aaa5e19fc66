"""Worksheets in LibreOffice: they convert without warnings, to the number of pages that a teacher expects."""

import re
from collections.abc import Callable

import pytest

from reseaux_quiz_docx import Options, exporter
from reseaux_quiz_docx.settings import Group, Key, Kind, LayoutName
from worksheets import odd, quiz, render, shipped


@pytest.mark.thorough
def test_every_worksheet_converts(to_pages: Callable[[dict[str, bytes]], dict[str, list[str]]]) -> None:
    made = {
        "types": render(group=Group.TYPE).files,
        "training": render(kind=Kind.TRAINING).files,
        "together": render(key=Key.APPENDED, layout=LayoutName.DYS).files,
        "dys": render(layout=LayoutName.DYS).files,
        "large": render(layout=LayoutName.LARGE, group=Group.NONE).files,
        "one": render(quiz(*quiz().items[0].bank.questions[:2])).files,
        "twenty": exporter.render(
            shipped(20, 3, documents=False), Options(variants=2, total=20, group=Group.TYPE)
        ).files,
        "hostile": exporter.render(odd(), Options()).files,
        "sixty": exporter.render(shipped(60, 3, documents=False), Options(key=Key.NONE)).files,
    }
    files = {f"{name}-{part}": data for name, parts in made.items() for part, data in parts.items()}
    pages = to_pages(files)
    together = pages.pop("together-")
    key = next(number for number, page in enumerate(together) if "Grille des réponses" in page)
    for part, header in ((together[:key], "La banque"), (together[key:], "Corrigé – La banque")):
        for number, page in enumerate(part, start=1):
            assert re.search(rf"Page\s{number}\s/\s{len(part)}\s*$", page), number
            assert number == 1 or page.lstrip().startswith(header), number
    assert len(together[key:]) == len(pages["dys-corrige"])
    expected = {"one-": (1, 1), "types-": (3, 4), "twenty-A": (4, 6), "twenty-B": (4, 6), "sixty-": (11, 16)}
    for name, (least, most) in expected.items():
        assert least <= len(pages[name]) <= most, (name, len(pages[name]))
    assert len(pages["dys-"]) >= len(pages["types-"])
    for name, found in pages.items():
        for number, page in enumerate(found, start=1):
            assert re.search(rf"Page\s{number}\s/\s{len(found)}\s*$", page), name
            # A heading is never the last thing on its page.
            *_, last = [line for line in page.splitlines() if line.strip()][:-1]
            assert not last.startswith("Exercice"), (name, number)
    read = "".join("".join(pages["hostile-corrige"]).split())
    for text in ("<script>alert(1)</script>", "{PAGE", "&#x41;&#0;", "[red]x[/red]", "=cmd|", "../../x", "漢字"):
        assert read.count(text) >= 5, text
    first = pages["types-"][0]
    assert "Exercice 1 – Choix unique" in first.replace("\u00a0", " ")
    assert re.search(r"☐ A\.", first)
    assert re.search(r"☒ [A-E]\. +juste", "".join(pages["types-corrige"]))
