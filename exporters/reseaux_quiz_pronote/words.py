"""The messages of this format, and their translations in `locale/`."""

from pathlib import Path

from reseaux_quiz.i18n import Domain

WORDS = Domain("reseaux_quiz_pronote", Path(__file__).parent / "locale")
msg = WORDS.message

NO_SUCH_TYPE = msg("Pronote has no such type: the question is left out")
