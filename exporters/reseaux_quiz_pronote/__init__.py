"""Pronote, whose tests (QCM) can be imported from a dialect of Moodle XML. To be tried: docs/pronote.md."""

from reseaux_quiz_pronote.exporter import Options, exporter

__all__ = ["Options", "exporter"]
