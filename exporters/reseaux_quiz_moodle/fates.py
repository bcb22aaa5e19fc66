"""What becomes of each field of the model in Moodle XML."""

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
from reseaux_quiz_moodle.words import msg

FATES = Fates(
    {
        Common: {
            "id": CARRIED,
            "prompt": CARRIED,
            "documents": CARRIED,
            "section": CARRIED,
            "language": CARRIED,
            "explanation": CARRIED,
            "hint": partly(LossCode.HINT),
            "difficulty": CARRIED,
            "bloom": CARRIED,
            "tags": partly(LossCode.TAG),
            "points": partly(LossCode.POINTS),
            "as_of": CARRIED,
            "source": CARRIED,
            "allow": NOTHING_TO_SHOW,
        },
        SingleChoice: {"answer": CARRIED, "distractors": CARRIED, "options": CARRIED, "order": CARRIED},
        MultipleChoice: {
            "answers": CARRIED,
            "distractors": CARRIED,
            "options": CARRIED,
            "order": CARRIED,
            "scoring": partly(LossCode.SCORING),
        },
        TrueFalse: {
            "answer": CARRIED,
            "justify": reduced(LossCode.JUSTIFY, msg("there is no room for a justification: ask for it in an essay")),
        },
        ShortAnswer: {
            "answers": partly(LossCode.SPELLINGS),
            "rejected": CARRIED,
            "strict": CARRIED,
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
        Ordering: {"items": CARRIED},
        Cloze: {
            "text": partly(LossCode.SPELLINGS, LossCode.PLAIN),
            "distractors": partly(LossCode.PLAIN),
            "strict": NOTHING_TO_SHOW,  # it settles the spellings of gaps that are typed
        },
        Essay: {
            "model_answer": CARRIED,
            "criteria": CARRIED,
            "lines": CARRIED,
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
            "strict": CARRIED,
            "retired": NOTHING_TO_SHOW,
        },
        Document: {"id": CARRIED, "title": CARRIED, "text": CARRIED, "source": CARRIED, "language": CARRIED},
        Section: {"number": CARRIED, "title": partly(LossCode.CATEGORY)},
        Collection: {
            "id": CARRIED,
            "title": partly(LossCode.CATEGORY),
            "language": CARRIED,
            "labels": NOTHING_TO_SHOW,  # its banks'
            "source": CARRIED,
            "deck": NOTHING_TO_SHOW,
        },
        **QUESTIONS_ALONE,
        Source: {"title": CARRIED, "author": CARRIED, "publisher": CARRIED, "url": CARRIED},
    }
)
