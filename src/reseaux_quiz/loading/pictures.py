"""The pictures of a bank: PNG, JPEG or GIF, below the bank's folder."""

import struct
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from urllib.parse import unquote

from reseaux_quiz import markup, texts
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.model import Picture, Question
from reseaux_quiz.texts import TreePath

MAX_BYTES = 5_000_000
MAX_PIXELS = 50_000_000  # a picture may be enormous by its header alone


class PictureError(Exception):
    """A picture that is not there or no picture; its text is for the author of the bank."""


def read(folder: Path, src: str) -> Picture:
    """Read a picture that a text of a bank in `folder` shows; raise PictureError."""
    if "://" in src or src.startswith(("//", "data:")):
        raise PictureError(_("« {src} »: a picture is a file beside the bank, not an address").format(src=src))
    name = unquote(src)
    outside = PictureError(_("« {src} »: a picture stays below the bank's folder").format(src=src))
    missing = PictureError(_("there is no picture « {src} » in the bank's folder").format(src=src))
    if PureWindowsPath(name).anchor:  # a drive or a share, whatever the system: to look at a share is to log in there
        raise outside
    try:
        root = folder.resolve()
        path = (root / name).resolve()
        if not path.is_relative_to(root):
            raise outside
        if not path.is_file():  # a pipe would be waited for
            raise missing
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError, RuntimeError):  # RuntimeError is a link to itself, before Python 3.13
        raise missing from None
    if len(data) > MAX_BYTES:
        message = _("« {src} » is larger than {most} MB")
        raise PictureError(message.format(src=src, most=MAX_BYTES // 10**6))
    picture = _identify(data)
    if picture is None or not picture.width or not picture.height:
        raise PictureError(_("« {src} » is neither PNG nor JPEG nor GIF").format(src=src))
    if picture.width * picture.height > MAX_PIXELS:
        raise PictureError(_("« {src} » has too many pixels: make it smaller").format(src=src))
    return picture


def _identify(data: bytes) -> Picture | None:
    """Tell what a file is by its first bytes, never by its name."""
    try:
        if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR":
            return Picture(data, "image/png", *struct.unpack(">II", data[16:24]))
        if data[:6] in (b"GIF87a", b"GIF89a"):
            return Picture(data, "image/gif", *struct.unpack("<HH", data[6:10]))
        if data[:3] == b"\xff\xd8\xff":
            width, height = _jpeg_size(data)
            return Picture(data, "image/jpeg", width, height)
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


def shown_in(question: Question) -> Iterator[tuple[TreePath, str]]:
    """Find the pictures of a question: where, and the path as written."""
    for path, text, is_block in texts.markdown(question):
        if "![" in text:
            blocks = markup.parse(text) if is_block else (markup.Paragraph(markup.parse_inline(text)),)
            yield from ((path, inline.src) for inline in markup.walk(blocks) if isinstance(inline, markup.Image))
