"""Rules on what a bank says of itself: ids that others may choose, and the language of labels."""

import re

from reseaux_quiz.checking.rule import Found, bank_rule
from reseaux_quiz.checking.view import BankView
from reseaux_quiz.i18n import has_catalogue, msg

_COMMON = re.compile(
    r"(?:chapitre|chapter|cours|course|lecon|lesson|unite|unit|seance|sequence|module|theme|partie|part|section|banque"
    r"|bank|quiz|qcm|test|exercices?|controle|evaluation|eval|collection|questions?|revisions?|article|exemple|example"
    r"|seconde|premiere|terminale|cap|bts|maths?|mathematiques|francais|french|anglais|english|espagnol|allemand|histoire"
    r"|history|geographie|geography|physique|physics|chimie|chemistry|svt|biologie|biology|ses|nsi|snt|management|eps)"
    r"(?:-?\d{1,2})?"
)


@bank_rule(
    "Q511",
    title=msg("An id that someone else may choose too"),
    advice=msg(
        "Anki and the record of progress would take the questions of both for the same ones: "
        "name a `collection` with an id of your own, such as the subject and your name"
    ),
)
def shared_identity(view: BankView) -> Found:
    """Find a bank that stands alone, or in a collection with an id such as « chapitre-1 »."""
    collection = view.bank.collection
    if collection is None:
        yield ("id",), msg("only “{id}” tells this bank from other people's", id=view.bank.id)
    elif _COMMON.fullmatch(collection.id):
        yield ("collection",), msg("“{id}” is a common id for a collection", id=collection.id)


@bank_rule(
    "Q513",
    title=msg("Labels in another language than the texts"),
    advice=msg("There are labels in French and in English: choose with `labels: fr` or `labels: en`"),
)
def other_labels(view: BankView) -> Found:
    """Find a bank in a language that has no labels, where none is chosen."""
    if not has_catalogue(view.bank.labels_language):
        yield (
            ("language",),
            msg("instructions and labels are in English beside texts in “{language}”", language=view.bank.language),
        )


RULES = (shared_identity, other_labels)
