"""Aiken, the plainest format of multiple choices that Moodle imports."""

from reseaux_quiz_aiken.importer import importer

__all__ = ["importer"]
