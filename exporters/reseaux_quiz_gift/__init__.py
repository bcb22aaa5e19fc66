"""GIFT, the text format that Moodle imports."""

from reseaux_quiz_gift.exporter import Options, exporter

__all__ = ["Options", "exporter"]
