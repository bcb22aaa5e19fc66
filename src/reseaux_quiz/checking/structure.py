"""Rules on how questions of a type are built."""

import re
from decimal import Decimal

from reseaux_quiz import quantities
from reseaux_quiz.checking.view import Found, View
from reseaux_quiz.folding import fold, near
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.model import Cloze, Matching, Numerical

_ENOUGH_PAIRS = 5
_MOST_GAPS = 3
_MANY = 50
"""Words that are compared with one another; a text for pupils has fewer."""


def even_matching(view: View) -> Found:
    """Find few pairs, and no right side too many: the last pair goes without saying."""
    question: Matching = view.question
    if len(question.pairs) < _ENOUGH_PAIRS and len(question.rights) == len(question.pairs):
        message = _("{number} pairs and as many right sides")
        yield ("pairs",), message.format(number=len(question.pairs))


def opening_gap(view: View) -> Found:
    """Find a cloze whose first words are to be found."""
    if view.question.text.lstrip(" *_«\u00a0").startswith("{{"):
        yield ("text",), _("the text opens with a gap")


def many_gaps(view: View) -> Found:
    """Find a cloze with more gaps than can be held in mind."""
    number = view.question.text.count("{{")
    if number > _MOST_GAPS:
        yield ("text",), _("{number} gaps").format(number=number)


def wide_tolerance(view: View) -> Found:
    """Find a tolerance that takes a wrong answer for right."""
    match view.question:
        case Numerical() as question:
            yield from _wide_number(question, view)
        case Cloze() as question:
            accepted = [answer for gap in question.gaps for answer in gap.answers][:_MANY]
            for index, word in enumerate(question.distractors[:_MANY]):
                close = next((answer for answer in accepted if near(word, answer)), None)
                if close:
                    message = _("« {word} » is a slip away from « {answer} »")
                    yield ("distractors", index), message.format(word=word, answer=close)


def _wide_number(question: Numerical, view: View) -> Found:
    if not question.tolerance:
        return
    low, high = question.answer - question.tolerance, question.answer + question.tolerance
    if low <= 0 <= high and question.answer:
        yield ("tolerance",), _("the tolerance takes in 0")
        return
    due = fold((question.unit or "").partition(" ")[0])
    for number, unit in _numbers(view.prompt):
        if low <= number <= high and fold(unit) == due:
            message = _("the tolerance takes in {number}, which the prompt gives")
            yield ("tolerance",), message.format(number=quantities.written(number, view.language))
            return


_FIGURE = re.compile(r"(?<![\w.,])(\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?: ?(%)| ([^\W\d_]+))?")


def _numbers(text: str) -> list[tuple[Decimal, str]]:
    """Find the numbers in a plain text, each with the word or the sign behind it."""
    found = [(quantities.parse(number), sign or word) for number, sign, word in _FIGURE.findall(text)]
    return [(number, unit) for number, unit in found if number is not None]
