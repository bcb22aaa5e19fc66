"""The messages of this format, and their translations in `locale/`."""

from pathlib import Path

from reseaux_quiz.i18n import Domain

WORDS = Domain("reseaux_quiz_html", Path(__file__).parent / "locale")
msg = WORDS.message
