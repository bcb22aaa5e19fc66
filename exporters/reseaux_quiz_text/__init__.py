"""Questions as people type them: numbered, with lettered options, in a text file, Markdown or Word."""

from reseaux_quiz_text.importer import importer

__all__ = ["importer"]
