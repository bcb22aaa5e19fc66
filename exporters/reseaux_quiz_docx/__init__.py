"""Worksheets for Word, and the teacher's copy of each. What Word and LibreOffice do with them: docs/word.md."""

from reseaux_quiz_docx.exporter import exporter
from reseaux_quiz_docx.settings import Options

__all__ = ["Options", "exporter"]
