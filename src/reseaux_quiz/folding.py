"""When two short answers are the same, as a French teacher would say.

Two texts are the same when they fold to the same form. What never counts, word by word: case, accents,
the shape of the apostrophe, œ or oe, hyphen or space, final punctuation, the full stops of an acronym,
« pour cent » or %, a leading determiner, and the regular plural. `steps` are data, so that a script on a
card can apply the very same ones.
"""

import itertools
import re
import unicodedata
from collections.abc import Collection
from functools import cache, partial

from reseaux_quiz.model import Strictness

Strict = Collection[Strictness]

_NUMBERS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente"
    "|quarante|cinquante|soixante|cents?|mille|millions?|milliards?"
)
_MARK = "\u0300-\u036f"
_ACCENTS = (f"[{_MARK}]", "")
_SIGNS = (
    ("[\u00ad\u200b-\u200d\u2060\ufeff]", ""),
    ("[\u2018\u2019\u02bc\u2032`]", "'"),
    ("[ \\t\\n\\v\\f\\r\u00a0\u2007\u2009\u202f]+", " "),
    ("\u0152", "Oe"),
    ("\u0153", "oe"),
    ("\u00c6", "Ae"),
    ("\u00e6", "ae"),
    _ACCENTS,
    # « R.S.E. »: the stop after a letter that stands alone, then the one after the last
    (r"\b([A-Za-z])\.(?=[A-Za-z]\b)", "$1"),
    (r"([A-Za-z])\.(?= )", "$1"),
    ("[\\-\u2010-\u2015]", " "),
    (r"\b[Pp]our ?cent\b", "%"),
    (" *%", " %"),
    ("([^ .,;:!?\u2026])[ .,;:!?\u2026]+$", "$1"),
    (" {2,}", " "),
    ("^ | $", ""),
)
_WORDS = (
    (r"^(?:[Dd]e la |[Dd]e l' ?|[Dd]' ?|[Ll]' ?|[Ll]es |[Ll]e |[Ll]a |[Dd]es |[Dd]u |[Aa]ux |[Aa]u )(?=[^ ])", ""),
    (rf"^[Uu]ne? (?!sur\b|\d|(?:{_NUMBERS})\b)(?=[^ ])", ""),
    # the regular plural: a word of four letters or more loses its s or x, and « al » meets « aux »
    (rf"([^ '])(?:al|aux)(?![A-Za-z0-9{_MARK}])", "$1au"),
    (rf"([^ '0-9]{{2}}[^ '0-9s])[sx](?![A-Za-z0-9{_MARK}])", "$1"),
)
# What `_SIGNS` leave as it is, and most answers are.
_PLAIN = re.compile(r"(?!.*our ?cent)[A-Za-z]+(?: [A-Za-z]+)*")


def steps(strict: Strict = ()) -> tuple[tuple[str, str], ...]:
    r"""Return the ordered replacements that make the folded form of a text.

    Each is a pattern, in what Python's `re` (with ASCII classes) and ECMAScript share, to be replaced
    everywhere, and what replaces it (`$1` is the group). They expect a text in Unicode's form NFKD that is
    in lower case already, unless case counts.
    """
    return tuple(step for step in (*_SIGNS, *_WORDS) if step is not _ACCENTS or Strictness.ACCENTS not in strict)


def fold(text: str, strict: Strict = ()) -> str:
    """Return the form in which two answers that are the same are equal."""
    text = unicodedata.normalize("NFKD", text)
    if Strictness.CASE not in strict:
        text = text.lower()
    replacements = _compiled(frozenset(strict))
    for replace in replacements[-len(_WORDS) :] if _PLAIN.fullmatch(text) else replacements:
        text = replace(string=text)
    return text


@cache
def _compiled(strict: frozenset[Strictness]) -> "tuple[partial[str], ...]":
    return tuple(
        partial(re.compile(pattern, re.ASCII).sub, replacement.replace("$1", r"\1"))
        for pattern, replacement in steps(strict)
    )


def near(response: str, answer: str, strict: Strict = ()) -> bool:
    """Tell whether a response is within one slip of an answer, without being the same.

    One letter wrong, missing, too many or changed places with its neighbour, in one word: of six letters
    or more, with the same first letter, without a digit, and not an acronym.
    """
    typed, due = fold(response, strict).split(), fold(answer, strict).split()
    if len(typed) != len(due):
        return False
    wrong = [(one, other) for one, other in zip(typed, due, strict=True) if one != other]
    if len(wrong) != 1:
        return False
    one, other = wrong[0]
    acronyms = {fold(word) for word in re.findall(r"\b[A-Z]{2,}\b", answer)}
    return (
        min(len(one), len(other)) >= 6
        and one[0] == other[0]
        and not re.search(r"\d", one + other)
        and other not in acronyms
        and _one_slip(one, other)
    )


def _one_slip(one: str, other: str) -> bool:
    """Tell whether the words are at a distance of 1 (Damerau)."""
    if len(one) > len(other):
        one, other = other, one
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    rest = one[start + 1 :], other[start + 1 :]
    swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
    return rest[0] == rest[1] or swapped


# --- the other way: from an answer to the spellings that fold to it ----------------------------------------


def spellings(answer: str, strict: Strict = (), most: int = 30) -> tuple[str, ...]:
    """Return the commonest spellings of an answer, itself first, for formats that only compare.

    Letters' case is left as it is, and the number is bounded: one difference comes before two, and a
    determiner before any of these forms last.
    """
    due = fold(answer, strict)
    found = dict.fromkeys([answer, _DETERMINER.sub("", answer, count=1)])
    for _round in range(2):
        for text in tuple(found):
            found.update(dict.fromkeys(_variants(text)))
    bare = [text for text in found if not _DETERMINER.match(text)]
    found.update(dict.fromkeys(each + text for text in bare for each in _determiners(text)))
    same = (text for text in found if text.strip() == text != "" and fold(text, strict) == due)
    return tuple(itertools.islice(same, most))


_DETERMINER = re.compile(
    r"(?:de la |de l['’] ?|d['’] ?|l['’] ?|les |le |la |des |du |aux |au |une? )(?=\S)", re.IGNORECASE
)


_COMPLEMENT = re.compile(r"[ -](?:d['’]|(?:de|du|des|à|en)[ -]).*", re.DOTALL)


def _variants(text: str) -> tuple[str, ...]:
    """Return spellings of a text that differ in one respect, the commonest first; some are no good."""
    plural = _is_plural(text)
    complement = _COMPLEMENT.search(text)  # « réseaux sociaux d'entreprise »: what follows keeps its number
    head, rest = (text[: complement.start()], complement[0]) if complement else (text, "")
    return (
        _unaccented(text),
        text.replace("-", " "),
        re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", "-", text) if text.count(" ") == 1 else text,
        text.replace("’", "'"),
        text.replace("'", "’"),
        text.replace("œ", "oe").replace("Œ", "Oe"),
        text.replace("oe", "œ"),
        re.sub(r"[^\W\d_]{3,}", lambda word: _other_number(word[0], plural=plural), head) + rest,
        re.sub(r"\b[A-Z]{2,5}\b", lambda word: "".join(f"{letter}." for letter in word[0]), text),
        re.sub(r"\b((?:[A-Z]\.){2,})", lambda word: word[0].replace(".", ""), text),
        re.sub(r" ?%", "%", text),
        re.sub(r" ?%", " pour cent", text),
        re.sub(r" ?pour cent", " %", text),
    )


def _determiners(bare: str) -> tuple[str, ...]:
    if _is_plural(bare):
        return ("les ", "des ")
    if fold(bare)[:1] in tuple("aeiouyh"):
        return ("l'", "un ", "une ", "l’", "de l'")
    return ("le ", "la ", "un ", "une ", "du ", "de la ")


def _is_plural(text: str) -> bool:
    return bool(re.match(r"[^\W\d_]{3,}[sx]\b", text))


def _unaccented(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _other_number(word: str, *, plural: bool) -> str:
    """Put a word into the plural, or from it into the singular."""
    if plural:
        if word.endswith("aux") and not word.endswith("eaux"):
            return f"{word[:-3]}al"
        return word[:-1] if word[-1] in "sx" else word
    if word.endswith("al"):
        return f"{word[:-2]}aux"
    return f"{word}x" if word.endswith(("au", "eu")) else f"{word}s"
