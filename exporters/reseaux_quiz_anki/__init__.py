"""Anki packages (.apkg): decks for the phone and the computer."""

from reseaux_quiz_anki.exporter import Options, exporter

__all__ = ["Options", "exporter"]
