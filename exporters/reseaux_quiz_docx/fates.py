"""What becomes of each field of the model on a worksheet and its key.

With `--key none` there is no key: the answers are left out because the teacher asked for that.
"""

from collections.abc import Mapping
from typing import Any

from reseaux_quiz.exporting import CARRIED, NOTHING_TO_SHOW, Fate, Fates
from reseaux_quiz.model import (
    Assessment,
    Bank,
    Cloze,
    Collection,
    Common,
    Criterion,
    Distractor,
    Document,
    Essay,
    Exercise,
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

STATED: Mapping[type[Any], Mapping[str, Fate]] = {
    Common: {
        "id": CARRIED,
        "prompt": CARRIED,
        "documents": CARRIED,
        "section": CARRIED,
        "explanation": CARRIED,
        "hint": CARRIED,
        "difficulty": CARRIED,
        "bloom": CARRIED,
        "tags": CARRIED,
        "points": CARRIED,
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
    TrueFalse: {"answer": CARRIED, "justify": CARRIED},
    ShortAnswer: {
        "answers": CARRIED,
        "rejected": CARRIED,
        "strict": NOTHING_TO_SHOW,  # the teacher is the judge on paper
    },
    Numerical: {"answer": CARRIED, "tolerance": CARRIED, "unit": CARRIED},
    Matching: {"pairs": CARRIED, "distractors": CARRIED},
    Ordering: {"items": CARRIED},
    Cloze: {"text": CARRIED, "distractors": CARRIED, "strict": NOTHING_TO_SHOW},
    Essay: {"model_answer": CARRIED, "criteria": CARRIED, "lines": CARRIED},
    Flashcard: {
        "answer": CARRIED,
        "reversible": NOTHING_TO_SHOW,  # a glossary is asked for in one direction
    },
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
        "section": NOTHING_TO_SHOW,  # only exercises are put in its order
        "sections": CARRIED,
        "language": CARRIED,
        "labels": CARRIED,
        "deck": NOTHING_TO_SHOW,  # Anki's
        "allow": NOTHING_TO_SHOW,
        "strict": NOTHING_TO_SHOW,
        "retired": NOTHING_TO_SHOW,
    },
    Document: {"id": CARRIED, "title": CARRIED, "text": CARRIED, "source": CARRIED, "language": CARRIED},
    Section: {"number": CARRIED, "title": CARRIED},
    Collection: {
        "id": CARRIED,
        "title": NOTHING_TO_SHOW,  # but the title of a worksheet on several banks
        "language": CARRIED,
        "labels": NOTHING_TO_SHOW,  # its banks'
        "source": CARRIED,
        "deck": NOTHING_TO_SHOW,
    },
    Assessment: {
        "id": NOTHING_TO_SHOW,  # a file is named after it
        "title": CARRIED,
        "subject": CARRIED,
        "class_": CARRIED,
        "duration": CARRIED,
        "materials": CARRIED,
    },
    Exercise: {"title": CARRIED},
    Source: {"title": CARRIED, "author": CARRIED, "publisher": CARRIED, "url": CARRIED},
}
FATES = Fates(STATED)
