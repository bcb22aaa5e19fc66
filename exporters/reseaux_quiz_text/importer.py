"""A text file, Markdown or a Word file → a bank."""

import re

from reseaux_quiz.errors import QuizError
from reseaux_quiz.importing import Imported
from reseaux_quiz.importing.building import Builder
from reseaux_quiz_text import lines, word
from reseaux_quiz_text.reader import Reader
from reseaux_quiz_text.words import msg

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_OPTIONS = re.compile(r"^\s*(?:[-*•+]\s+)?(?:\*\*)?\*?\s*[(\[]?[A-Da-d]\s?[.)]\s*\S", re.MULTILINE)
_NUMBERS = re.compile(r"^\s*(?:#+\s*)?(?:\*\*)?(?:(?:question|q)\s*)?\d{1,3}\s*[.):]", re.MULTILINE | re.IGNORECASE)


class TextImporter:
    """Implements `reseaux_quiz.importing.Importer`."""

    name = "text"
    aliases = ("word", "docx", "txt", "markdown", "md")

    def recognises(self, data: bytes, name: str) -> float:
        """Look for numbered questions and lettered options; any Word file is one of these."""
        if word.is_word(data) or data.startswith(_OLD_WORD):
            return 0.9
        if name.lower().endswith((".md", ".markdown")):
            return 0.85
        if name.lower().endswith((".csv", ".tsv", ".xml", ".gift")) or b"\0" in data[:1000]:
            return 0
        text = data[:200_000].decode("utf-8", errors="replace")
        found = (
            len(_OPTIONS.findall(text)) > 1
            or len(_NUMBERS.findall(text)) > 1
            or re.search(r"^\*\S", text, re.MULTILINE)
        )
        return 0.7 if found else 0.2 if name.lower().endswith(".txt") else 0

    def read(self, data: bytes, name: str = "") -> Imported:
        """Read every question."""
        if data.startswith(_OLD_WORD):
            raise QuizError(msg("this is an old Word file (.doc): save it as .docx"))
        builder = Builder(name)
        if word.is_word(data):
            whole = builder.draft(None)
            Reader(builder, plain=False).read(list(word.Document(data, whole).lines()))
            return builder.imported()
        text = builder.text(data)
        if lines.is_markdown(text, name):
            Reader(builder, plain=False).read(list(lines.of_markdown(text)))
        else:
            Reader(builder, plain=True).read(list(lines.of_text(text)))
        return builder.imported()


importer = TextImporter()
