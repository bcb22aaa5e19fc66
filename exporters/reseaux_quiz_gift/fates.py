"""What becomes of each field of the model in GIFT."""

from reseaux_quiz.exporting import CARRIED, NOTHING_TO_SHOW, QUESTIONS_ALONE, Fates, LossCode, partly, reduced
from reseaux_quiz.model import (
    Bank,
    Cloze,
    Collection,
    Common,
    Criterion,
    Distractor,
    Document,
    Essay,
    Flashcard,
    ListedOption,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Pair,
    Section,
    ShortAnswer,
    SingleChoice,
    Source,
    TrueFalse,
)
from reseaux_quiz_gift.words import msg

_ORDER = reduced(LossCode.ORDER, msg("Moodle shuffles options unless told otherwise: their order is not kept"))
_CREDIT = reduced(LossCode.CREDIT, msg("GIFT can't name the article that the questions are about"))

FATES = Fates(
    {
        Common: {
            "id": CARRIED,
            "prompt": CARRIED,
            "documents": CARRIED,
            "section": CARRIED,
            "explanation": CARRIED,
            "hint": reduced(LossCode.HINT, msg("GIFT has no hints")),
            "difficulty": CARRIED,
            "bloom": CARRIED,
            "tags": partly(LossCode.TAG),
            "points": reduced(LossCode.POINTS, msg("GIFT has no points: set them in the quiz")),
            "as_of": CARRIED,
            "source": CARRIED,
            "language": CARRIED,
            "allow": NOTHING_TO_SHOW,
        },
        SingleChoice: {"answer": CARRIED, "distractors": CARRIED, "options": CARRIED, "order": _ORDER},
        MultipleChoice: {
            "answers": CARRIED,
            "distractors": CARRIED,
            "options": CARRIED,
            "order": _ORDER,
            "scoring": partly(LossCode.SCORING),
        },
        TrueFalse: {
            "answer": CARRIED,
            "justify": reduced(LossCode.JUSTIFY, msg("there is no room for a justification: ask for it in an essay")),
        },
        ShortAnswer: {
            "answers": partly(LossCode.SPELLINGS, LossCode.PLAIN),
            "rejected": partly(LossCode.PLAIN),
            "strict": partly(LossCode.CASE),
        },
        Numerical: {
            "answer": partly(LossCode.NUMBER),
            "tolerance": partly(LossCode.NUMBER),
            "unit": partly(LossCode.UNIT),
        },
        Matching: {
            "pairs": partly(LossCode.CUT, LossCode.PLAIN),
            "distractors": partly(LossCode.CUT, LossCode.PLAIN),
        },
        Ordering: {"items": partly(LossCode.ORDERING)},
        Cloze: {
            "text": partly(LossCode.CLOZE, LossCode.SPELLINGS, LossCode.CUT, LossCode.PLAIN),
            "distractors": partly(LossCode.CUT, LossCode.PLAIN),
            "strict": NOTHING_TO_SHOW,  # several gaps are a matching; a single one carries it
        },
        Essay: {
            "model_answer": CARRIED,
            "criteria": CARRIED,
            "lines": reduced(LossCode.LINES, msg("GIFT does not say how many lines to write")),
        },
        Flashcard: {"answer": partly(LossCode.FLASHCARD), "reversible": partly(LossCode.FLASHCARD)},
        Distractor: {"text": CARRIED, "feedback": CARRIED},
        ListedOption: {"text": CARRIED, "feedback": CARRIED},
        Pair: {"left": CARRIED, "right": CARRIED},
        Criterion: {"text": CARRIED, "points": CARRIED},
        Bank: {
            "id": CARRIED,
            "title": partly(LossCode.CATEGORY),
            "questions": CARRIED,
            "documents": CARRIED,
            "collection": CARRIED,
            "section": CARRIED,
            "sections": CARRIED,
            "language": CARRIED,
            "labels": CARRIED,
            "deck": NOTHING_TO_SHOW,  # Anki's
            "allow": NOTHING_TO_SHOW,
            "strict": partly(LossCode.CASE),
            "retired": NOTHING_TO_SHOW,
        },
        Document: {"id": CARRIED, "title": CARRIED, "text": CARRIED, "source": CARRIED, "language": CARRIED},
        Section: {"number": CARRIED, "title": partly(LossCode.CATEGORY)},
        Collection: {
            "id": CARRIED,
            "title": partly(LossCode.CATEGORY),
            "language": NOTHING_TO_SHOW,  # its banks'
            "labels": NOTHING_TO_SHOW,  # its banks'
            "source": _CREDIT,
            "deck": NOTHING_TO_SHOW,
        },
        **QUESTIONS_ALONE,
        Source: {"title": _CREDIT, "author": _CREDIT, "publisher": _CREDIT, "url": _CREDIT},
    }
)
