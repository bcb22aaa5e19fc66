"""Anki packages (.apkg): decks for the phone and the computer. What Anki does with them: docs/anki.md."""

from reseaux_quiz_anki.exporter import Options, exporter

__all__ = ["Options", "exporter"]
