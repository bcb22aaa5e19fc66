"""GIFT, the text format that Moodle imports. What Moodle does with it: docs/moodle.md."""

from reseaux_quiz_gift.exporter import Options, exporter

__all__ = ["Options", "exporter"]
