"""What to do with a file that no importer reads, by its first bytes."""

import io
import zipfile

from reseaux_quiz.i18n import Message, msg

_SIGNATURES = (
    (b"%PDF", msg("this is a PDF file: copy its text into a Word or text file, and import that")),
    (rb"{\rtf", msg("this is an RTF file: save it as .docx")),
    (b"\x89PNG", msg("this is a picture: only texts can be read")),
    (b"\xff\xd8\xff", msg("this is a picture: only texts can be read")),
    (b"GIF8", msg("this is a picture: only texts can be read")),
)
_PARTS = (
    ("collection.anki2", msg("this is a deck of Anki: export it as text (“Notes in Plain Text”), and import that")),
    ("collection.anki21b", msg("this is a deck of Anki: export it as text (“Notes in Plain Text”), and import that")),
    ("ppt/presentation.xml", msg("this is a presentation: copy its text into a Word or text file, and import that")),
    ("imsmanifest.xml", msg("this is a QTI or SCORM package: export the questions as Moodle XML or GIFT")),
    ("h5p.json", msg("this is an H5P file: copy its questions into a text file or a table")),
    ("moodle_backup.xml", msg("this is a backup of a Moodle course: export the question bank as Moodle XML")),
)
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": msg("this is an OpenDocument text: save it as .docx"),
    b"application/vnd.oasis.opendocument.spreadsheet": msg("this is an OpenDocument spreadsheet: save it as .xlsx"),
}


def of(data: bytes) -> Message | None:
    """Return what to do with a file of a known kind that is not read; None for any other."""
    for signature, message in _SIGNATURES:
        if data.startswith(signature):
            return message
    if not data.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
    for kind, message in _OPEN_DOCUMENTS.items():
        if b"mimetype" + kind in data[:200]:  # stored first, and uncompressed
            return message
    return next((message for name, message in _PARTS if name in names), None)
