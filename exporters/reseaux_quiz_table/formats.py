"""How Excel shows the numbers of its cells: 0.05 as « 5 % », 12.5 as « 12,50 € »."""

import re
import zipfile
from collections.abc import Mapping

from reseaux_quiz.importing import sources

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(rb'<c\b(?=[^>]*\br="([A-Z]{1,3})(\d{1,7})")(?=[^>]*\bs="(\d{1,5})")')
_BUILT_IN = {"9": "0%", "10": "0.00%"}

Cells = Mapping[tuple[int, int], str]
"""The formats of cells, by row and column from 0."""


def of_sheets(archive: zipfile.ZipFile) -> dict[str, Cells]:
    """Return the formats with a percent or a euro sign, for each sheet by its name."""
    names = set(archive.namelist())
    codes = _codes(archive) if "xl/styles.xml" in names else {}
    if not codes or "xl/_rels/workbook.xml.rels" not in names:
        return {}
    targets = {
        each.get("Id"): f"xl/{(each.get('Target') or '').removeprefix('/xl/').lstrip('/')}"
        for each in sources.xml(sources.part(archive, "xl/_rels/workbook.xml.rels"))
    }
    sheets = sources.xml(sources.part(archive, "xl/workbook.xml")).iter(f"{_MAIN}sheet")
    parts = {sheet.get("name") or "": targets.get(sheet.get(_REFERENCE), "") for sheet in sheets}
    return {name: _cells(sources.part(archive, part), codes) for name, part in parts.items() if part in names}


def written(value: float, code: str) -> str:
    """Write a number as it is shown in French."""
    decimals = re.search(r"0\.(0+)", code)
    number = value * 100 if "%" in code else value
    text = f"{number:.{len(decimals[1])}f}" if decimals else f"{round(number, 10):g}"
    return f"{text.replace('.', ',')} {'%' if '%' in code else '€'}"


def _codes(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the codes by the number of the style that cells name."""
    root = sources.xml(sources.part(archive, "xl/styles.xml"))
    own = {each.get("numFmtId"): each.get("formatCode") or "" for each in root.iter(f"{_MAIN}numFmt")}
    styles = root.find(f"{_MAIN}cellXfs")
    found = {}
    for index, style in enumerate([] if styles is None else styles):
        number = style.get("numFmtId") or ""
        code = own.get(number, _BUILT_IN.get(number, ""))
        if "%" in code or "€" in code:
            found[str(index)] = code
    return found


def _cells(part: bytes, codes: Mapping[str, str]) -> Cells:
    found = {}
    for letters, row, style in _CELL.findall(part):
        if code := codes.get(style.decode()):
            column = 0
            for letter in letters:
                column = 26 * column + letter - 64
            found[int(row) - 1, column - 1] = code
    return found
