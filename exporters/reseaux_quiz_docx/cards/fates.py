"""What becomes of each field of the model on cards to cut out: they have no room for marking, nor for hints."""

from reseaux_quiz.exporting import NOTHING_TO_SHOW, QUESTIONS_ALONE, Fates, LossCode, partly, reduced
from reseaux_quiz.model import (
    Bank,
    Collection,
    Common,
    Criterion,
    Distractor,
    Essay,
    ListedOption,
    MultipleChoice,
    Section,
    ShortAnswer,
    Source,
)
from reseaux_quiz_docx.fates import STATED
from reseaux_quiz_docx.words import msg

_FEEDBACK = reduced(LossCode.EXPLANATION, msg("a card does not say why an answer is wrong"))
_CREDIT = reduced(LossCode.CREDIT, msg("cards don't name the article that the questions are about"))

CARD_FATES = Fates(
    {
        **STATED,
        **QUESTIONS_ALONE,
        Common: {
            **STATED[Common],
            "prompt": partly(LossCode.FLASHCARD, LossCode.ESSAY),
            "explanation": partly(LossCode.EXPLANATION),
            "hint": reduced(LossCode.HINT, msg("a card has no hint")),
            "section": NOTHING_TO_SHOW,
            "difficulty": NOTHING_TO_SHOW,  # for whoever chooses questions, as the next two
            "bloom": NOTHING_TO_SHOW,
            "tags": NOTHING_TO_SHOW,
            "points": reduced(LossCode.POINTS, msg("a card has no points")),
        },
        MultipleChoice: {**STATED[MultipleChoice], "scoring": NOTHING_TO_SHOW},
        ShortAnswer: {**STATED[ShortAnswer], "answers": partly(LossCode.SPELLINGS), "rejected": _FEEDBACK},
        Criterion: {**STATED[Criterion], "points": NOTHING_TO_SHOW},  # as the question's
        Section: {**STATED[Section], "number": NOTHING_TO_SHOW, "title": NOTHING_TO_SHOW},
        Bank: {**STATED[Bank], "sections": NOTHING_TO_SHOW},
        Collection: {**STATED[Collection], "language": NOTHING_TO_SHOW, "source": _CREDIT},
        Source: {"title": _CREDIT, "author": _CREDIT, "publisher": _CREDIT, "url": _CREDIT},
        Distractor: {**STATED[Distractor], "feedback": _FEEDBACK},
        ListedOption: {**STATED[ListedOption], "feedback": _FEEDBACK},
        Essay: {
            **STATED[Essay],
            "lines": reduced(LossCode.LINES, msg("a card does not say how many lines to write")),
        },
    }
)
