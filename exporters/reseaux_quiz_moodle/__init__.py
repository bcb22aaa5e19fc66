"""Moodle XML, the format that carries everything between Moodle's question banks."""

from reseaux_quiz_moodle.exporter import Options, exporter

__all__ = ["Options", "exporter"]
