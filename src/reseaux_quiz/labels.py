"""What types, difficulties and Bloom levels are called, for people."""

from reseaux_quiz.i18n import N_
from reseaux_quiz.model import Bloom, Difficulty, QuestionType

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
"""English words, to be translated into the language of the document or of the user."""
