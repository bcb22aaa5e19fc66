"""Tables by question type, whose completeness no type checker enforces, have every type."""

from reseaux_quiz.i18n import catalogue
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import TYPES, Bloom, Difficulty, QuestionType
from reseaux_quiz_anki.notetypes import NOTE_TYPES


def test_every_type_has_a_class_and_a_note_type() -> None:
    assert set(TYPES) == set(QuestionType) == set(NOTE_TYPES)


def test_everything_that_is_named_to_people_has_a_name_in_both_languages() -> None:
    assert set(LABELS) == {*QuestionType, *Difficulty, *Bloom}
    french = catalogue("fr")
    assert all(french.gettext(name) != name for name in LABELS.values())
