"""Worksheets for Word, and the teacher's copy of each."""

from reseaux_quiz_docx.exporter import exporter
from reseaux_quiz_docx.options import Options

__all__ = ["Options", "exporter"]
