"""What becomes of each field of the model in an Anki deck."""

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
from reseaux_quiz_anki.words import msg

FATES = Fates(
    {
        Common: {
            "id": CARRIED,
            "prompt": CARRIED,
            "documents": CARRIED,
            "section": CARRIED,
            "explanation": CARRIED,
            "hint": CARRIED,
            "difficulty": CARRIED,
            "bloom": CARRIED,
            "tags": partly(LossCode.TAG),
            "points": reduced(LossCode.POINTS, msg("Anki has no points")),
            "as_of": CARRIED,
            "source": CARRIED,
            "language": CARRIED,
            "allow": NOTHING_TO_SHOW,
        },
        SingleChoice: {"answer": CARRIED, "distractors": CARRIED, "options": CARRIED, "order": CARRIED},
        MultipleChoice: {
            "answers": CARRIED,
            "distractors": CARRIED,
            "options": CARRIED,
            "order": CARRIED,
            "scoring": CARRIED,
        },
        TrueFalse: {
            "answer": CARRIED,
            "justify": reduced(LossCode.JUSTIFY, msg("there is no room for a justification")),
        },
        ShortAnswer: {"answers": partly(LossCode.SECOND_TRY), "rejected": CARRIED, "strict": CARRIED},
        Numerical: {"answer": CARRIED, "tolerance": CARRIED, "unit": CARRIED},
        Matching: {"pairs": CARRIED, "distractors": CARRIED},
        Ordering: {"items": CARRIED},
        Cloze: {"text": CARRIED, "distractors": CARRIED, "strict": NOTHING_TO_SHOW},
        Essay: {
            "model_answer": partly(LossCode.ESSAY),
            "criteria": partly(LossCode.ESSAY),
            "lines": reduced(LossCode.LINES, msg("a card does not say how many lines to write")),
        },
        Flashcard: {"answer": CARRIED, "reversible": CARRIED},
        Distractor: {"text": CARRIED, "feedback": CARRIED},
        ListedOption: {"text": CARRIED, "feedback": CARRIED},
        Pair: {"left": CARRIED, "right": CARRIED},
        Criterion: {"text": CARRIED, "points": CARRIED},
        Bank: {
            "id": CARRIED,
            "title": CARRIED,
            "questions": CARRIED,
            "documents": CARRIED,
            "collection": CARRIED,
            "section": CARRIED,
            "sections": CARRIED,
            "language": CARRIED,
            "labels": CARRIED,
            "deck": CARRIED,
            "allow": NOTHING_TO_SHOW,
            "strict": NOTHING_TO_SHOW,  # its questions'
            "retired": NOTHING_TO_SHOW,
        },
        Document: {"id": CARRIED, "title": CARRIED, "text": CARRIED, "source": CARRIED, "language": CARRIED},
        Section: {"number": CARRIED, "title": CARRIED},
        Collection: {
            "id": CARRIED,
            "title": CARRIED,
            "language": NOTHING_TO_SHOW,  # its banks'
            "labels": NOTHING_TO_SHOW,  # its banks'
            "source": CARRIED,
            "deck": CARRIED,
        },
        **QUESTIONS_ALONE,
        Source: {"title": CARRIED, "author": CARRIED, "publisher": CARRIED, "url": CARRIED},
    }
)
