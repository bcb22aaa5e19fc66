"""A rule on ids: what tells a question from those of other people."""

import re

from reseaux_quiz.checking.rule import Found, bank_rule
from reseaux_quiz.checking.view import BankView
from reseaux_quiz.i18n import msg

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


RULES = (shared_identity,)
