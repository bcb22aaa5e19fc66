"""Rules on documents: each has its questions, and each question the documents that it speaks of."""

import re

from reseaux_quiz.checking import words
from reseaux_quiz.checking.rule import Found, bank_rule, question_rule
from reseaux_quiz.checking.view import BankView, View
from reseaux_quiz.i18n import msg
from reseaux_quiz.model import Question

_DOCUMENT = re.compile(r"^ *(?:>|\||```)|!\[", re.MULTILINE)
"""A quotation, a table, a program or a picture."""


@question_rule(
    "Q208",
    title=msg("A question on a document that it does not have"),
    advice=msg("Pupils would look for it: name the document under `documents`, or say what is meant"),
)
def no_document(view: View[Question]) -> Found:
    """Find « d'après le document » in a question without `documents`, and without one in the prompt itself.

    A question with documents can't know their numbers, which are those of the sheet.
    """
    if view.question.documents and (numbered := view.lexicon.numbered_document.search(view.prompt)):
        message = msg("“{words}”, and each sheet numbers its documents anew", words=words.quoted(numbered[0]))
        yield ("prompt",), message
    found = view.lexicon.cited_document.search(view.prompt.lower())
    if view.question.documents or (found and _DOCUMENT.search(view.question.prompt)):
        return
    if found:
        yield ("prompt",), msg("“{words}”, and the question has no document", words=words.quoted(found[0]))


@bank_rule(
    "Q512",
    title=msg("A document without questions"),
    advice=msg("Nothing shows it: name it under `documents` in a question, or delete it"),
)
def idle_document(view: BankView) -> Found:
    """Find documents that no question names."""
    named = {name for question in view.bank.questions for name in question.documents}
    for index, document in enumerate(view.bank.documents):
        if document.id not in named:
            yield ("documents", index, "id"), msg("no question is about the document “{id}”", id=document.id)


RULES = (no_document, idle_document)
