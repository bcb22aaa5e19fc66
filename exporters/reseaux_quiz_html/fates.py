"""What becomes of each field of the model in the page."""

from reseaux_quiz.exporting import CARRIED, NOTHING_TO_SHOW, QUESTIONS_ALONE, Fates
from reseaux_quiz.model import (
    Assessment,
    Bank,
    Cloze,
    Collection,
    Common,
    Criterion,
    Distractor,
    Essay,
    Exercise,
    Flashcard,
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

FATES = Fates(
    {
        Assessment: {**QUESTIONS_ALONE[Assessment], "title": CARRIED},
        Exercise: {"title": CARRIED},
        Common: {
            "id": CARRIED,
            "prompt": CARRIED,
            "section": CARRIED,
            "explanation": CARRIED,
            "hint": CARRIED,
            "difficulty": CARRIED,
            "bloom": NOTHING_TO_SHOW,  # for whoever chooses questions
            "tags": NOTHING_TO_SHOW,
            "points": CARRIED,
            "as_of": CARRIED,
            "source": CARRIED,
            "language": CARRIED,
            "allow": NOTHING_TO_SHOW,
        },
        SingleChoice: {"answer": CARRIED, "distractors": CARRIED, "order": CARRIED},
        MultipleChoice: {"answers": CARRIED, "distractors": CARRIED, "order": CARRIED, "scoring": CARRIED},
        TrueFalse: {"answer": CARRIED, "justify": CARRIED},
        ShortAnswer: {"answers": CARRIED, "rejected": CARRIED, "strict": CARRIED},
        Numerical: {"answer": CARRIED, "tolerance": CARRIED, "unit": CARRIED},
        Matching: {"pairs": CARRIED, "distractors": CARRIED},
        Ordering: {"items": CARRIED},
        Cloze: {"text": CARRIED, "distractors": CARRIED, "strict": CARRIED},
        Essay: {"model_answer": CARRIED, "criteria": CARRIED, "lines": CARRIED},
        Flashcard: {"answer": CARRIED, "reversible": CARRIED},
        Distractor: {"text": CARRIED, "feedback": CARRIED},
        Pair: {"left": CARRIED, "right": CARRIED},
        Criterion: {"text": CARRIED, "points": CARRIED},
        Bank: {
            "id": CARRIED,
            "title": CARRIED,
            "questions": CARRIED,
            "collection": CARRIED,
            "section": CARRIED,
            "sections": CARRIED,
            "language": CARRIED,
            "deck": NOTHING_TO_SHOW,  # Anki's
            "allow": NOTHING_TO_SHOW,
            "strict": NOTHING_TO_SHOW,  # its questions'
            "retired": NOTHING_TO_SHOW,
        },
        Section: {"number": CARRIED, "title": CARRIED},
        Collection: {
            "id": CARRIED,
            "title": CARRIED,
            "language": CARRIED,
            "source": CARRIED,
            "deck": NOTHING_TO_SHOW,
        },
        Source: {"title": CARRIED, "author": CARRIED, "publisher": CARRIED, "url": CARRIED},
    }
)
