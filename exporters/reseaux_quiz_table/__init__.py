"""Spreadsheets and lists: a template of ours, Kahoot and its like, Quizlet, Anki's text."""

from reseaux_quiz_table.importer import importer

__all__ = ["importer"]
