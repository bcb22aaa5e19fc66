"""What becomes of each field of the model in Pronote."""

from reseaux_quiz.exporting import (
    CARRIED,
    NOTHING_TO_SHOW,
    QUESTIONS_ALONE,
    Fates,
    LossCode,
    changed,
    partly,
    reduced,
)
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
from reseaux_quiz.moodle import ALL_OR_NOTHING
from reseaux_quiz_pronote.words import NO_SUCH_TYPE, msg

_EXPLANATION = reduced(
    LossCode.EXPLANATION, msg("Pronote shows no explanation after an answer, nor where it is from")
)
_TAG = reduced(LossCode.TAG, msg("Pronote has no tags, levels or categories"))
_CASE = changed(LossCode.CASE, msg("how strictly an answer is read is a setting of Pronote"))
_NUMBER, _ORDERING, _ESSAY, _FLASHCARD = (
    changed(code, NO_SUCH_TYPE) for code in (LossCode.NUMBER, LossCode.ORDERING, LossCode.ESSAY, LossCode.FLASHCARD)
)
_CREDIT = reduced(LossCode.CREDIT, msg("Pronote can't name the article that the questions are about"))

FATES = Fates(
    {
        Common: {
            "id": NOTHING_TO_SHOW,  # Pronote knows no ids
            "prompt": CARRIED,
            "documents": CARRIED,
            "section": CARRIED,
            "explanation": _EXPLANATION,
            "hint": reduced(LossCode.HINT, msg("Pronote has no hints")),
            "difficulty": _TAG,
            "bloom": _TAG,
            "tags": _TAG,
            "points": CARRIED,
            "as_of": CARRIED,
            "source": _EXPLANATION,
            "language": CARRIED,
            "allow": NOTHING_TO_SHOW,
        },
        SingleChoice: {"answer": CARRIED, "distractors": CARRIED, "options": CARRIED, "order": CARRIED},
        MultipleChoice: {
            "answers": CARRIED,
            "distractors": CARRIED,
            "options": CARRIED,
            "order": CARRIED,
            "scoring": changed(LossCode.SCORING, ALL_OR_NOTHING),
        },
        TrueFalse: {
            "answer": CARRIED,
            "justify": reduced(LossCode.JUSTIFY, msg("there is no room for a justification: ask for it in an essay")),
        },
        ShortAnswer: {
            "answers": partly(LossCode.SPELLINGS),
            "rejected": reduced(LossCode.EXPLANATION, msg("Pronote says nothing about a near miss")),
            "strict": _CASE,
        },
        Numerical: {
            "answer": _NUMBER,
            "tolerance": _NUMBER,
            "unit": _NUMBER,
        },
        Matching: {
            "pairs": partly(LossCode.PLAIN),
            "distractors": changed(LossCode.CUT, msg("right sides that belong to no pair are left out")),
        },
        Ordering: {"items": _ORDERING},
        Cloze: {
            "text": partly(LossCode.CLOZE, LossCode.PLAIN),
            "distractors": partly(LossCode.PLAIN),
            "strict": NOTHING_TO_SHOW,  # words are chosen
        },
        Essay: {
            "model_answer": _ESSAY,
            "criteria": _ESSAY,
            "lines": _ESSAY,
        },
        Flashcard: {"answer": _FLASHCARD, "reversible": _FLASHCARD},
        Distractor: {"text": CARRIED, "feedback": CARRIED},
        ListedOption: {"text": CARRIED, "feedback": CARRIED},
        Pair: {"left": CARRIED, "right": CARRIED},
        Criterion: {"text": _ESSAY, "points": _ESSAY},
        Bank: {
            "id": CARRIED,
            "title": CARRIED,
            "questions": CARRIED,
            "documents": CARRIED,
            "collection": _TAG,
            "section": _TAG,
            "sections": _TAG,
            "language": CARRIED,
            "labels": CARRIED,
            "deck": NOTHING_TO_SHOW,  # Anki's
            "allow": NOTHING_TO_SHOW,
            "strict": _CASE,
            "retired": NOTHING_TO_SHOW,
        },
        Document: {"id": CARRIED, "title": CARRIED, "text": CARRIED, "source": CARRIED, "language": CARRIED},
        Section: {"number": _TAG, "title": NOTHING_TO_SHOW},
        Collection: {
            "id": CARRIED,
            "title": NOTHING_TO_SHOW,
            "language": NOTHING_TO_SHOW,  # its banks'
            "labels": NOTHING_TO_SHOW,  # its banks'
            "source": _CREDIT,
            "deck": NOTHING_TO_SHOW,
        },
        **QUESTIONS_ALONE,
        Source: {"title": _CREDIT, "author": _CREDIT, "publisher": _CREDIT, "url": _CREDIT},
    }
)
