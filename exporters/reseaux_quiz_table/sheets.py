"""The bytes of a spreadsheet or a list → sheets of texts; bounded, whatever the file says of its size."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from attrs import frozen

from reseaux_quiz.errors import QuizError
from reseaux_quiz.importing import sources
from reseaux_quiz_table import formats
from reseaux_quiz_table.words import msg

WORKBOOK = "xl/workbook.xml"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
MAX_CELLS = 2_000_000
"""Cells of a sheet, empty ones too: one in its far corner would fill the memory."""
MAX_ROWS = 20_000

_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_SEPARATORS = "\t;,|"


@frozen
class Row:
    """A row with its number, as people see it, and its cells without the spaces around."""

    number: int
    cells: tuple[str, ...]
    dates: tuple[str, ...] = ()
    """The cells that are dates to the program: it makes one of « 1/2 »."""


@frozen
class Sheet:
    """A sheet by its name ("" in a text file)."""

    name: str
    rows: tuple[Row, ...]


def of_workbook(data: bytes) -> tuple[Sheet, ...]:
    """Read an .xlsx file."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only a spreadsheet needs it

    archive = sources.parts(data)
    for name in archive.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            _check_size(sources.part(archive, name))
        elif name.endswith((".xml", ".rels")):
            sources.xml(sources.part(archive, name))  # no DTD
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = [(name, _values(workbook.get_sheet_by_name(name))) for name in workbook.sheet_names]
    except Exception as error:  # noqa: BLE001 - calamine has an exception of its own for each format
        raise QuizError(msg("the spreadsheet cannot be read: {reason}", reason=str(error)[:200])) from None
    shown = formats.of_sheets(archive)
    return tuple(Sheet(name, tuple(_rows(enumerate(rows, start=1), shown.get(name, {})))) for name, rows in found)


def _values(sheet: Any) -> list[list[Any]]:
    """Return the values of a sheet; cells that were joined downwards have the value of the first."""
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    left_to_fill = MAX_ROWS
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left == right and top < bottom < len(rows) and left < len(rows[top]) and left_to_fill > 0:
            left_to_fill -= bottom - top
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
    return rows


def _check_size(part: bytes) -> None:
    columns = rows = 1
    for letters, number in _REFERENCE.findall(part):
        column = 0
        for letter in letters:
            column = 26 * column + letter - 64
        columns, rows = max(columns, column), max(rows, int(number))
    if columns * rows > MAX_CELLS:
        raise QuizError(
            msg("a sheet has {rows} rows and {columns} columns, so it is not read", rows=rows, columns=columns)
        )


def of_text(text: str, separator: str | None = None) -> Sheet:
    """Read a file of values: Excel's own line about its separator is obeyed, else the separator is found out."""
    offset = 0
    if found := re.match(r"sep=(.)\n", text, re.IGNORECASE):
        separator, text, offset = found[1], text[found.end() :], 1
    delimiter = separator or _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar='"' if '"' in text else None,
                        quoting=csv.QUOTE_MINIMAL if '"' in text else csv.QUOTE_NONE)  # fmt: skip
    try:
        return Sheet("", tuple(_rows(_numbered(reader, offset), {})))
    except csv.Error as error:
        raise QuizError(msg("line {line}: {reason}", line=reader.line_num + offset, reason=error)) from None


def _numbered(reader: Any, offset: int) -> Iterator[tuple[int, list[str]]]:
    before = 0
    for cells in reader:
        yield before + 1 + offset, cells
        before = reader.line_num


def _separator(text: str) -> str:
    """Find the separator that as many lines as possible have equally often."""
    lines = [line for line in text.split("\n")[:200] if line.strip()]
    best, score = "\t", (0.0, 0)
    for separator in _SEPARATORS:
        counts = Counter(line.count(separator) for line in lines)
        counts.pop(0, None)
        if counts:
            number, times = counts.most_common(1)[0]
            # A comma stands in sentences as often as between cells.
            found = times / len(lines) * (0.7 if separator == "," else 1), number
            best, score = (separator, found) if found > score else (best, score)
    return best


def _rows(rows: Any, shown: formats.Cells) -> Iterator[Row]:
    for count, (number, cells) in enumerate(rows):
        if count >= MAX_ROWS:
            raise QuizError(msg("more than {most} rows: split the file", most=MAX_ROWS))
        texts = tuple(
            sources.clean(_text(cell, shown.get((number - 1, column), ""))).strip()
            for column, cell in enumerate(cells)
        )
        if any(texts):
            dates = tuple(text for text, cell in zip(texts, cells, strict=True) if isinstance(cell, date))
            yield Row(number, texts, dates)


def _text(value: Any, code: str) -> str:
    """Write a value as it is shown in French: Excel keeps VRAI and 3,4 as values, not as texts."""
    match value:
        case bool():
            return "VRAI" if value else "FAUX"
        case int() | float() if code:
            return formats.written(value, code)
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return repr(value).replace(".", ",")
        case datetime():
            return value.strftime("%d/%m/%Y")
        case date():
            return value.strftime("%d/%m/%Y")
        case time():
            return value.strftime("%H:%M")
        case None:
            return ""
        case _:
            return str(value)
