"""The pictures of a bank: PNG, JPEG or GIF, below the bank's folder."""

import struct
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path, PureWindowsPath
from urllib.parse import unquote

from reseaux_quiz import markup
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.model import Picture
from reseaux_quiz.texts import Kind, Text, TreePath

MAX_BYTES = 5_000_000
_ORIENTATION = 0x0112
_ON_ITS_SIDE = range(5, 9)
_EXIF_WITHIN = 4096  # bytes from the beginning of the file
MAX_PIXELS = 50_000_000  # a picture may be enormous by its header alone


class PictureError(Exception):
    """A file that is missing or not a picture; the message is for the author of the bank."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def read(folder: Path, src: str) -> Picture:
    """Read a picture named in a bank of `folder`; raise PictureError.

    A backslash separates folders, as on Windows, and accents may be composed or not, as file systems differ.
    """
    if "://" in src or src.startswith(("//", "data:")):
        raise PictureError(msg("“{src}” is an address: a picture must be a file beside the bank", src=src))
    name = unquote(src)
    outside = PictureError(msg("“{src}” is outside the bank's folder: a picture must be inside it", src=src))
    missing = PictureError(msg("there is no picture “{src}” in the bank's folder", src=src))
    if PureWindowsPath(name).anchor:  # a drive or a share, on any system: Windows logs in to a share to look at it
        raise outside
    try:
        root = folder.resolve()
        forms = (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
        paths = [(root / each.replace("\\", "/")).resolve() for each in (name, *forms)]
        if not all(path.is_relative_to(root) for path in paths):
            raise outside
        path = next((path for path in paths if path.is_file()), None)  # reading a pipe could block
        if path is None:
            raise _misspelt(src, root, paths[0]) or missing
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError, RuntimeError):  # RuntimeError is a link to itself, before Python 3.13
        raise missing from None
    if len(data) > MAX_BYTES:
        raise PictureError(msg("“{src}” is larger than {most} MB", src=src, most=MAX_BYTES // 10**6))
    picture = identify(data)
    if picture is None or not picture.width or not picture.height:
        raise PictureError(msg("“{src}” is not a PNG, JPEG or GIF picture", src=src))
    if picture.width * picture.height > MAX_PIXELS:
        raise PictureError(
            msg("“{src}” has more than {most} million pixels: make it smaller", src=src, most=MAX_PIXELS // 10**6)
        )
    return picture


def _misspelt(src: str, root: Path, path: Path) -> PictureError | None:
    """Tell of a picture whose name differs by capitals, which some file systems pass over."""
    for other in path.parent.iterdir() if path != root else ():
        if other.name != path.name and other.name.casefold() == path.name.casefold() and other.is_file():
            return PictureError(msg("there is no picture “{src}”, but “{name}”: type that", src=src, name=other.name))
    return None


def identify(data: bytes) -> Picture | None:
    """Identify a picture by its first bytes, never by its name."""
    try:
        if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR":
            return Picture(data, "image/png", *struct.unpack(">II", data[16:24]))
        if data[:6] in (b"GIF87a", b"GIF89a"):
            return Picture(data, "image/gif", *struct.unpack("<HH", data[6:10]))
        if data[:3] == b"\xff\xd8\xff":
            width, height = _jpeg_size(data)
            orientation = _orientation(data)
            if orientation in _ON_ITS_SIDE:
                width, height = height, width
            return Picture(data, "image/jpeg", width, height, orientation)
    except (struct.error, IndexError):
        pass
    return None


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Find the frame header (ITU-T T.81, B.2.2), skipping every other segment."""
    at = 2
    while True:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])


def _orientation(data: bytes) -> int:
    """Return the orientation in the EXIF data of a JPEG (Exif 2.32, 4.6.4 A), 1 where there is none."""
    start = data.find(b"Exif\0\0", 0, _EXIF_WITHIN) + 6
    order = {b"II": "<", b"MM": ">"}.get(data[start : start + 2])
    if start < 6 or order is None:
        return 1
    (offset,) = struct.unpack_from(f"{order}I", data, start + 4)
    (entries,) = struct.unpack_from(f"{order}H", data, start + offset)
    for entry in range(entries):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", data, start + offset + 2 + 12 * entry)
        if tag == _ORIENTATION:
            return value if value in range(1, 9) else 1
    return 1


def shown_in(found: Iterable[Text]) -> Iterator[tuple[TreePath, str]]:
    """Find the pictures in some texts: where they are shown, and their paths as written."""
    for path, text, kind in found:
        if "![" in text and kind is not Kind.PLAIN:
            blocks = markup.parse(text) if kind is Kind.BLOCKS else (markup.Paragraph(markup.parse_inline(text)),)
            yield from ((path, inline.src) for inline in markup.walk(blocks) if isinstance(inline, markup.Image))
