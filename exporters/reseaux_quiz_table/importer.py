"""A spreadsheet, or a text file of values → a bank."""

import re

from reseaux_quiz.errors import QuizError
from reseaux_quiz.i18n import LANGUAGES
from reseaux_quiz.importing import Imported, Level, LossCode, sources
from reseaux_quiz.importing.building import Builder
from reseaux_quiz_table import cards, columns, sheets, template
from reseaux_quiz_table.columns import Header, Role
from reseaux_quiz_table.rows import Reader
from reseaux_quiz_table.sheets import Row, Sheet
from reseaux_quiz_table.words import msg

_SETTINGS = re.compile(r"#(?:separator|html|columns|notetype|deck|tags|guid)[a-z ]*:", re.IGNORECASE)
_TRIED = 40
"""Lines that tell whether a text is a list of terms."""


class TableImporter:
    """Implements `reseaux_quiz.importing.Importer`."""

    name = "table"
    aliases = ("csv", "tsv", "excel", "xlsx", "quizlet", "anki", "kahoot")

    def recognises(self, data: bytes, name: str) -> float:
        """Look for a spreadsheet, for Anki's settings, or for lines that all have a tab."""
        if sources.is_archive_with(data, sheets.WORKBOOK):
            return 1
        if name.lower().endswith((".csv", ".tsv", ".xls", ".ods")):
            return 0.95
        if data.startswith((b"PK", sheets.OLD_EXCEL)) or b"\0" in data[:1000]:
            return 0
        text = data[:100_000].decode("utf-8-sig", errors="replace").lstrip()
        if _SETTINGS.match(text):
            return 1
        lines = [line for line in text.splitlines() if line.strip()][:_TRIED]
        if len(lines) > 1 and all(line.strip().count("\t") >= 1 for line in lines):
            return 0.75
        return 0.3 if cards.listed(text) else 0

    def read(self, data: bytes, name: str = "") -> Imported:
        """Read every row."""
        builder = Builder(name)
        if sources.is_archive_with(data, sheets.WORKBOOK):
            for sheet in _filled(sheets.of_workbook(data)):
                _table(builder, sheet, cards.Settings())
            return builder.imported()
        if data.startswith((b"PK", sheets.OLD_EXCEL)):
            raise QuizError(msg("this is not an .xlsx file: save it as .xlsx or as CSV"))
        text = builder.text(data)
        settings = cards.settings(text)
        # The lines of settings stay, as empty ones: rows keep their numbers.
        rest = "\n" * settings.lines + "".join(text.split("\n", settings.lines)[settings.lines :])
        listed = None if settings.lines else cards.listed(text)
        _table(builder, Sheet("", listed) if listed else sheets.of_text(rest, settings.separator), settings)
        return builder.imported()

    def template(self, language: str) -> bytes:
        """Write a spreadsheet to fill in."""
        return template.workbook(language)


importer = TableImporter()


def _filled(found: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """Return the sheets to read: not the examples of our template."""
    examples = {template.EXAMPLES.text(language) for language in LANGUAGES}
    return tuple(sheet for sheet in found if sheet.rows and sheet.name not in examples)


def _table(builder: Builder, sheet: Sheet, settings: cards.Settings) -> None:
    header = None if settings.lines else columns.header(sheet.rows)
    if header is None:
        _cards(builder, sheet, settings)
        return
    unknown = [
        name for name, role in zip(header.names, header.roles, strict=True) if name and role in (None, Role.IGNORED)
    ]
    if unknown:
        message = msg(
            "columns that have no equivalent in a bank are left out: {names}", names=", ".join(unknown)[:300]
        )
        builder.lose(LossCode.UNREAD, Level.REDUCED, message, sheet.rows[header.row].number)
    ours = any(list(header.names[: len(template.COLUMNS)]) == template.names(language) for language in LANGUAGES)
    below = sheet.rows[header.row + 1 :]
    for row in below[1:] if below and header.is_help(below[0].cells) else below:
        _row(builder, header, row, ours=ours)


def _row(builder: Builder, header: Header, row: Row, *, ours: bool) -> None:
    silent = (None, Role.IGNORED, Role.NUMBER)
    known = [cell for cell, role in zip(row.cells, header.roles, strict=False) if role not in silent]
    if not any(known):
        return
    draft = builder.draft(row.number)
    for each in row.dates:
        message = msg("“{date}” is a date in the sheet; was it meant as a fraction, such as 1/2?", date=each)
        draft.doubtful(LossCode.NUMBER, message)
    made = Reader(draft, header, row.cells, markdown=ours).question()
    if made is not None:
        section = header.first(row.cells, Role.SECTION)
        tags = [tag.strip() for tag in re.split(r"[,;\n]", header.first(row.cells, Role.TAGS))]
        difficulty = header.first(row.cells, Role.DIFFICULTY)
        draft.keep(
            made,
            key=header.first(row.cells, Role.ID),
            category=(section,) if section else (),
            tags=[*filter(None, tags), *filter(None, [difficulty])],
        )


def _cards(builder: Builder, sheet: Sheet, settings: cards.Settings) -> None:
    """Read rows without headings: terms and definitions."""
    special = {index for index, _kind in settings.special}
    width = max((len(row.cells) for row in sheet.rows), default=0)
    if (
        width > 2
        and not settings.lines
        and sum(len([*filter(None, row.cells)]) > 2 for row in sheet.rows) > len(sheet.rows) / 2
    ):
        raise QuizError(
            msg("no known column headings were found; `import --template FILE` writes a table to fill in")
        )
    for row in sheet.rows:
        draft = builder.draft(row.number)
        fields = [cell for index, cell in enumerate(row.cells) if index not in special]
        made = cards.card(draft, fields, html=settings.html, note_type=settings.column(row.cells, "notetype"))
        if made is not None:
            deck = settings.column(row.cells, "deck")
            draft.keep(
                made,
                category=tuple(deck.split("::")) if deck else (),
                tags=settings.column(row.cells, "tags").split(),
            )
