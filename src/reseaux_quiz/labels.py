"""The words shown beside a question: labels, and the names of types and levels."""

from decimal import Decimal

from reseaux_quiz import typography
from reseaux_quiz.i18n import N_, catalogue, msg
from reseaux_quiz.model import Bloom, Difficulty, QuestionType

ALSO_ACCEPTED = msg("Also accepted:")
ANSWER = msg("Answer:")
CRITERIA = msg("Marking criteria:")
DOCUMENT = msg("Document")
EXPECTED_ANSWER = msg("Expected answer:")
EXPLANATION = msg("Explanation:")
HINT = msg("Hint:")
NOT_ACCEPTED = msg("Not accepted:")
READ_AGAIN = msg("To read again:")
SOURCE = msg("Source:")
WORD_BANK = msg("Words to choose from:")

LABELS: dict[QuestionType | Difficulty | Bloom, str] = {
    QuestionType.SINGLE_CHOICE: N_("single choice"),
    QuestionType.MULTIPLE_CHOICE: N_("multiple choice"),
    QuestionType.TRUE_FALSE: N_("true or false"),
    QuestionType.SHORT_ANSWER: N_("short answer"),
    QuestionType.NUMERICAL: N_("number"),
    QuestionType.MATCHING: N_("matching"),
    QuestionType.ORDERING: N_("ordering"),
    QuestionType.CLOZE: N_("cloze"),
    QuestionType.ESSAY: N_("essay"),
    QuestionType.FLASHCARD: N_("flashcard"),
    Difficulty.EASY: N_("easy"),
    Difficulty.MEDIUM: N_("medium"),
    Difficulty.HARD: N_("hard"),
    Bloom.REMEMBER: N_("remember"),
    Bloom.UNDERSTAND: N_("understand"),
    Bloom.APPLY: N_("apply"),
    Bloom.ANALYSE: N_("analyse"),
    Bloom.EVALUATE: N_("evaluate"),
    Bloom.CREATE: N_("create"),
}
"""Names in English, to be translated into the language of the document or the user."""


def number_of_points(number: Decimal, language: str) -> str:
    """Write a number of points: “1,5 point”, “1.5 points”."""
    # The plural begins at 2 in French, and is for all but 1 in English; gettext only takes whole numbers.
    count = int(number) if typography.is_french(language) or number == 1 else 2
    counted = catalogue(language).ngettext("{points} point", "{points} points", count)
    return counted.format(points=typography.number(number, language))
