"""What the formats that Moodle reads share: names, categories, tags, weights, and how texts are laid out.

The syntax of each is in its own format. What Moodle does with all this: docs/moodle.md.
"""

from reseaux_quiz.moodle.answers import (
    accepted_numbers,
    accepted_spellings,
    case_counts,
    menu_text,
    right_side,
    weight,
)
from reseaux_quiz.moodle.naming import Naming, category, tags
from reseaux_quiz.moodle.recorder import Recorder
from reseaux_quiz.moodle.texts import ALL_OR_NOTHING, ONE_WAY_CARD, WHICH_TERM, Texts

__all__ = [
    "ALL_OR_NOTHING",
    "ONE_WAY_CARD",
    "WHICH_TERM",
    "Naming",
    "Recorder",
    "Texts",
    "accepted_numbers",
    "accepted_spellings",
    "case_counts",
    "category",
    "menu_text",
    "right_side",
    "tags",
    "weight",
]
