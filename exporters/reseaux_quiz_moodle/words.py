"""The messages of this format, and their translations in `locale/`."""

from pathlib import Path

from reseaux_quiz.i18n import Domain

WORDS = Domain("reseaux_quiz_moodle", Path(__file__).parent / "locale")
msg = WORDS.message
nmsg = WORDS.counted

RIGHT, PARTLY_RIGHT, WRONG = msg("Right."), msg("Partly right."), msg("To be revised.")
"""What is said to each response in Moodle."""
