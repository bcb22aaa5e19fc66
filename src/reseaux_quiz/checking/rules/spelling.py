"""Rules on slips that need no understanding: spaces, quotation marks, words typed twice."""

import re
from itertools import pairwise
from operator import eq

from reseaux_quiz.checking.rule import Found, text_rule
from reseaux_quiz.checking.view import TextsView
from reseaux_quiz.i18n import msg

# What is not prose: code, formulas, addresses, the target of a link, a gap's braces.
_NOT_PROSE = re.compile(
    r"`[^`]*`|\$[^$\n]+\$|\b(?:https?://|www\.|mailto:)\S+|(?<!\S)[^\s@]+@\S+|\]\([^)]{0,500}\)|&\w+;|[|{}]+"
)

# Before ; : ! ? and inside « »: a letter or a bracket right beside them. 12:30 and 3:1 have none, and « :) » no end.
# Signs come first in the pattern, and what stands before them behind, because a sign is quick to find.
_TIGHT = re.compile(
    r"[;:!?](?:(?<=[^\W\d_].)|(?<=[)»%].)|(?<=[^\W\d_]\*.)|(?<=[^\W\d_]\*\*.))(?<!Yahoo!)(?=\s|$|[»)*_;:!?])"
    r"|«(?![\s\u00a0\u202f])|»(?<=[^\s\u00a0\u202f]»)"
)
_STRAIGHT = re.compile(r'(?<![^\s(])"(?=\S)[^"\n]*[^\W\d_][^"\n]*"')  # 15" is not a quotation
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?|\S")


@text_rule(
    "Q401",
    title=msg("A space missing before ; : ! ? or inside « »"),
    advice=msg(
        "French has one there, and pupils copy what they read: add it, or say `language: en` if the text is English"
    ),
)
def tight_punctuation(view: TextsView) -> Found:
    """Find « Quoi? » for « Quoi ? »."""
    if not (view.is_french and _TIGHT.search(view.everything)):
        return
    for path, text, _kind in view.texts:
        found = _TIGHT.search(_NOT_PROSE.sub(" ", text))
        if found:
            after = found.string[found.end() :].partition(" ")[0]
            around = (found.string[: found.end()] + after).split()[-2:]
            yield path, msg("a space is missing in “{text}”", text=" ".join(around))


@text_rule(
    "Q402",
    title=msg("Straight quotes instead of « »"),
    advice=msg("French quotes with « »: replace them, or say `language: en` if the text is English"),
)
def straight_quotes(view: TextsView) -> Found:
    """Find straight quotes around a quotation."""
    if not (view.is_french and '"' in view.everything):
        return
    for path, text, _kind in view.texts:
        found = _STRAIGHT.search(_NOT_PROSE.sub(" ", text))
        if found:
            yield path, msg("{text} is in straight quotes", text=found[0])


@text_rule(
    "Q403",
    title=msg("A word typed twice"),
    advice=msg("It looks like a slip: delete one"),
)
def doubled_word(view: TextsView) -> Found:
    """Find « De de »."""
    repeatable = view.lexicon.repeatable
    if repeatable is None:
        return
    typed = view.everything.lower().replace(".", " ").replace(",", " ").replace("'", " ").replace("’", " ").split()
    if not any(map(eq, typed, typed[1:])):
        return
    for path, text, _kind in view.texts:
        split = _WORDS.findall(_NOT_PROSE.sub(" | ", text))
        for one, other in pairwise(split):
            # The second one with a capital is a name, or begins a sentence.
            if one.lower() == other and other[0].isalpha() and other not in repeatable:
                yield path, msg("“{one} {other}”: a word typed twice", one=one, other=other)
                break


RULES = (tight_punctuation, straight_quotes, doubled_word)
