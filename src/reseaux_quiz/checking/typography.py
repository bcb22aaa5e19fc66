"""French slips that a rule can see: spaces, quotes, words that come twice."""

import re
from itertools import pairwise
from operator import eq

from reseaux_quiz.checking import words
from reseaux_quiz.checking.view import Found, View
from reseaux_quiz.i18n import gettext as _

# What is not French prose: code, formulas, addresses, the target of a link, a gap's braces.
_ELSE = re.compile(
    r"`[^`]*`|\$[^$\n]+\$|\b(?:https?://|www\.|mailto:)\S+|(?<!\S)[^\s@]+@\S+|\]\([^)]{0,500}\)|&\w+;|[|{}]+"
)

# Before ; : ! ? and inside « »: a letter or a bracket right beside them. 12:30 and 3:1 have none, and « :) » no end.
# Signs come first in the pattern, and what stands before them behind, because a sign is quick to find.
_TIGHT = re.compile(
    r"[;:!?](?:(?<=[^\W\d_].)|(?<=[)»%].)|(?<=[^\W\d_]\*.)|(?<=[^\W\d_]\*\*.))(?<!Yahoo!)(?=\s|$|[»)*_;:!?])"
    r"|«(?![\s\u00a0\u202f])|»(?<=[^\s\u00a0\u202f]»)"
)
_STRAIGHT = re.compile(r'(?<![^\s(])"(?=\S)[^"\n]*[^\W\d_][^"\n]*"')  # 15" is no quote
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?|\S")
# « Nous nous voyons », « faire faire un devis »; « très très » and the like are meant.
_MAY_REPEAT = words.listed("nous vous faire très bla trop non oui tant petit sing")


def tight_punctuation(view: View) -> Found:
    """Find « Quoi? » for « Quoi ? »."""
    if not (view.french and _TIGHT.search(view.everything)):
        return
    for path, text in view.texts:
        found = _TIGHT.search(_ELSE.sub(" ", text))
        if found:
            after = found.string[found.end() :].partition(" ")[0]
            around = (found.string[: found.end()] + after).split()[-2:]
            yield path, _("a space is missing in « {text} »").format(text=" ".join(around))


def straight_quotes(view: View) -> Found:
    """Find straight quotes, where « » belong."""
    if not (view.french and '"' in view.everything):
        return
    for path, text in view.texts:
        found = _STRAIGHT.search(_ELSE.sub(" ", text))
        if found:
            yield path, _("{text} is in straight quotes").format(text=found[0])


def doubled_word(view: View) -> Found:
    """Find « De de »."""
    if not view.french:
        return
    typed = view.everything.lower().replace(".", " ").replace(",", " ").replace("'", " ").replace("’", " ").split()
    if not any(map(eq, typed, typed[1:])):
        return
    for path, text in view.texts:
        split = _WORDS.findall(_ELSE.sub(" | ", text))
        for one, other in pairwise(split):
            # A capital at the second one is a name or a new sentence.
            if one.lower() == other and other[0].isalpha() and other not in _MAY_REPEAT:
                yield path, _("« {one} {other} »: a word twice").format(one=one, other=other)
                break
