"""The bytes of a file from anywhere → text, or the parts of an archive; bounded, whatever they are."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from reseaux_quiz.errors import QuizError
from reseaux_quiz.i18n import msg
from reseaux_quiz.loading import characters

MAX_UNPACKED = 200_000_000
"""Bytes that an archive may unpack to."""
MAX_PARTS = 10_000
MAX_TEXT = 200_000
"""Characters of a question; a question longer than that is a mistake, or an attack."""

# What zipfile raises, according to where an archive is damaged.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    OSError, ValueError, KeyError, EOFError, RuntimeError, OverflowError,
)  # fmt: skip
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNUSABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdee\ufffe\uffff]")
LOST = "\ufdef"
"""What stands for a character that was lost, until the question says so."""
_LOST = re.compile("[\ue000-\uf8ff\ufffd]")
# What Word's symbol fonts, Symbol and Wingdings, have in the area for private use.
_SYMBOLS = str.maketrans(
    {
        0xF000 + code: sign
        for code, sign in {
            0x44: "Δ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x64: "δ", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ",
            0xA3: "≤", 0xA7: "▪", 0xA8: "☐", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
            0xB9: "≠", 0xBB: "≈", 0xD8: "➢", 0xE0: "→", 0xFC: "✓", 0xFE: "☑",
        }.items()
    }
)  # fmt: skip
_ESCAPED = re.compile("[\udc80-\udcff]")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00D\x00O\x00C\x00T")
_MANY = 100  # a text has no more than one character in so many that nothing can show


def text(data: bytes) -> tuple[str, str]:
    """Decode a text file; return it, and the encoding that it was read as. QuizError for what is no text."""
    found, encoding = _decoded(data)
    if len(_UNUSABLE.findall(found)) > 1 + len(found) // _MANY:
        raise QuizError(msg("this is not a text file"))
    return clean(found), encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    # A few bytes of another encoding, pasted into a file in UTF-8, change none of the others.
    mixed = data.decode("utf-8-sig", errors="surrogateescape")
    wrong = len(_ESCAPED.findall(mixed))
    if wrong < sum(character > "\x7f" for character in mixed) - wrong:
        return _ESCAPED.sub(_as_cp1252, mixed), "utf-8, cp1252"
    return data.decode("cp1252", errors="replace"), "cp1252"


def _as_cp1252(byte: re.Match[str]) -> str:
    return bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", errors="replace")


def clean(given: str, whole: str | None = None) -> str:
    """Return a text with line feeds alone, and without the characters that no bank can hold.

    Marks of direction stay where the whole text, of which this is a part, has a script that needs them.
    """
    text = _UNUSABLE.sub("", _LINE_ENDS.sub("\n", given))
    if text.isascii():
        return text
    if _LOST.search(text):
        text = _LOST.sub(LOST, text.translate(_SYMBOLS))
    return characters.without_invisible(characters.repaired(text).replace("\ufffd", LOST), whole or given)


def parts(data: bytes) -> zipfile.ZipFile:
    """Open an archive (.docx, .xlsx). QuizError for a damaged one, and for one that unpacks to more than is sound."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED as error:
        raise QuizError(msg("the file is damaged: {reason}", reason=error)) from None
    found = archive.infolist()
    if len(found) > MAX_PARTS or sum(part.file_size for part in found) > MAX_UNPACKED:
        raise QuizError(msg("the file unpacks to more than any document needs, so it is not read"))
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Read a part of an archive, to the size that it says it has and no further."""
    try:
        size = archive.getinfo(name).file_size
        with archive.open(name) as file:
            return file.read(size)
    except _DAMAGED as error:
        raise QuizError(msg("the file is damaged: {reason}", reason=error)) from None


def xml(data: bytes) -> Any:
    """Parse XML. QuizError with its line for what is none, and for a DTD, which can be made to fill the memory."""
    from lxml import etree  # noqa: PLC0415 - few formats need it

    refused = QuizError(
        msg("the file has a document type declaration (<!DOCTYPE), which it does not need, so it is not read")
    )
    if _DOCTYPE.search(data[:100_000]):
        raise refused
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        message = msg("line {line}: this is not XML: {reason}", line=line, reason=getattr(error, "msg", error))
        raise QuizError(message) from None
    if root.getroottree().docinfo.doctype:
        raise refused
    return root


def is_archive_with(data: bytes, name: str) -> bool:
    """Tell whether a file is an archive that has a part of this name."""
    if not data.startswith(b"PK"):
        return False
    try:
        return name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    except _DAMAGED:
        return False


Files = Mapping[str, bytes]
"""Files that come inside another one, by name."""
