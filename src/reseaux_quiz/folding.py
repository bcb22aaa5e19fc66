"""When two short answers are the same, as a French teacher would say.

Two texts are the same when they fold to the same form. What never counts, word by word: case, accents,
the shape of the apostrophe, œ or oe, hyphen or space, final punctuation, the full stops of an acronym,
« pour cent » or %, a leading determiner, and the regular plural. `steps` are data, so that a script on a
card can apply the very same ones.
"""

import itertools
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from functools import cache, lru_cache

from reseaux_quiz.model import Strictness

Strict = Collection[Strictness]

_NUMBERS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente"
    "|quarante|cinquante|soixante|cents?|mille|millions?|milliards?"
)
_MARK = "\u0300-\u036f"
_APOSTROPHES = ("[\u2018\u2019\u02bc\u2032`]", "'")
_ACCENTS = (f"[{_MARK}]", "")
_HYPHENS = (" ?[\\-\u2010-\u2015][ \\-\u2010-\u2015]*", " ")
_SIGNS = (
    ("[\u00ad\u200b-\u200d\u2060\ufeff]", ""),
    _APOSTROPHES,
    ("[ \\t\\n\\v\\f\\r\u00a0\u2007\u2009\u202f]+", " "),
    ("\u0152", "Oe"),
    ("\u0153", "oe"),
    ("\u00c6", "Ae"),
    ("\u00e6", "ae"),
    _ACCENTS,
    # « R.S.E. »: the stop after a letter that stands alone, then the one after the last
    (r"\b([A-Za-z])\.(?=[A-Za-z]\b)", "$1"),
    (r"([A-Za-z])\.(?= )", "$1"),
    _HYPHENS,
    (r"\b[Pp]our ?cent\b", "%"),
    (" *%", " %"),
    ("([^ .,;:!?\u2026])[ .,;:!?\u2026]+$", "$1"),
    (" {2,}", " "),
    ("^ | $", ""),
)
_WORDS = (
    (r"^(?:[Dd]e la |[Dd]e l' ?|[Dd]' ?|[Ll]' ?|[Ll]es |[Ll]e |[Ll]a |[Dd]es |[Dd]u |[Aa]ux |[Aa]u )(?=[^ ])", ""),
    (rf"^[Uu]ne? (?!sur\b|\d|(?:{_NUMBERS})\b)(?=[^ ])", ""),
)
_WORD_ENDS = f"(?![A-Za-z0-9{_MARK}])"
# The regular plural: a word of four letters or more loses its s or x, and « al » meets « aux ».
_PLURALS = (
    (rf"([^ '])(?:al|aux){_WORD_ENDS}", "$1au"),
    (rf"([^ '0-9]{{2}}[^ '0-9s])[sx]{_WORD_ENDS}", "$1"),
)
# Which most words are not, as is found out faster than by these patterns.
_MAYBE_PLURAL = re.compile(f"[lsx]{_WORD_ENDS}")
# What most answers are, and all that `_SIGNS` do to those.
_PLAIN = re.compile(rf"(?!.*our[ -]?cent)[A-Za-z][A-Za-z{_MARK}'’]*(?:[ -][A-Za-z][A-Za-z{_MARK}'’]*)*")
_SIGNS_OF_PLAIN = (_APOSTROPHES, _ACCENTS, _HYPHENS)


def steps(strict: Strict = ()) -> tuple[tuple[str, str], ...]:
    r"""Return the ordered replacements that make the folded form of a text.

    Each is a pattern, in what Python's `re` (with ASCII classes) and ECMAScript share, to be replaced
    everywhere, and what replaces it (`$1` is the group). They expect a text in Unicode's form NFKD that is
    in lower case already, unless case counts.
    """
    return tuple(
        step for step in (*_SIGNS, *_WORDS, *_PLURALS) if step is not _ACCENTS or Strictness.ACCENTS not in strict
    )


def fold(text: str, strict: Strict = ()) -> str:
    """Return the form in which two answers that are the same are equal."""
    text = _normalized(text, strict)
    every, of_plain = _compiled(frozenset(strict))
    for replace, new in of_plain if _PLAIN.fullmatch(text) else every:
        text = replace(new, text)
    return _uninflected(text)


@lru_cache(maxsize=256)  # many spellings of an answer come here alike
def _uninflected(text: str) -> str:
    """Take away a determiner and the plural."""
    for replace, new in _replacements(_WORDS):
        text = replace(new, text)
    if _MAYBE_PLURAL.search(text):
        for replace, new in _replacements(_PLURALS):
            text = replace(new, text)
    return text


def _normalized(text: str, strict: Strict) -> str:
    text = unicodedata.normalize("NFKD", text)
    return text if Strictness.CASE in strict else text.lower()


_Replacement = tuple[Callable[[str, str], str], str]


@cache
def _compiled(strict: frozenset[Strictness]) -> tuple[tuple[_Replacement, ...], tuple[_Replacement, ...]]:
    """Compile the steps before those on words: all of them, and those that a plain text needs."""
    every, of_plain = (
        tuple(step for step in some if step is not _ACCENTS or Strictness.ACCENTS not in strict)
        for some in (_SIGNS, _SIGNS_OF_PLAIN)
    )
    return _replacements(every), _replacements(of_plain)


@cache
def _replacements(chosen: tuple[tuple[str, str], ...]) -> tuple[_Replacement, ...]:
    return tuple((re.compile(pattern, re.ASCII).sub, new.replace("$1", r"\1")) for pattern, new in chosen)


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
    found = dict.fromkeys((answer, _DETERMINER.sub("", answer)))
    fresh = tuple(found)
    for _round in range(2):
        known = len(found)
        found.update(dict.fromkeys(variant for text in fresh for variant in _variants(text)))
        fresh = tuple(found)[known:]
    same = (text for text in found if text.strip() == text != "" and fold(text, strict) == due)
    determined = (
        each + text
        for text in found
        if text.rstrip() == text != "" and not _DETERMINER.match(text)
        for each in _fitting(text, due, strict)
        if each + text not in found
    )
    return tuple(itertools.islice(itertools.chain(same, determined), most))


_DETERMINER = re.compile(
    r"^(?:de la |de l['’] ?|d['’] ?|l['’] ?|les |le |la |des |du |aux |au |une? )(?=\S)", re.IGNORECASE
)
_COMPLEMENT = re.compile(r"[ -](?:d['’]|(?:de|du|des|à|en)[ -]).*", re.DOTALL)
_BETWEEN_WORDS = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")
_STOPPED_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}")
_MARKS = re.compile(f"[{_MARK}]")
_PERCENT = re.compile(r" ?(?:%|pour cent)")
_PLURAL = re.compile(r"[^\W\d_]{3,}[sx]\b")


def _variants(text: str) -> Iterator[str]:
    """Find spellings of a text that differ in one respect, the commonest first; some are no good."""
    yield _unaccented(text)
    yield text.replace("-", " ")
    if text.count(" ") == 1:
        yield _BETWEEN_WORDS.sub("-", text)
    yield text.replace("’", "'")
    yield text.replace("'", "’")
    yield text.replace("œ", "oe").replace("Œ", "Oe")
    yield text.replace("oe", "œ")
    complement = _COMPLEMENT.search(text)  # « réseaux sociaux d'entreprise »: what follows keeps its number
    head, rest = (text[: complement.start()], complement[0]) if complement else (text, "")
    plural = _is_plural(text)
    yield _WORD.sub(lambda word: _other_number(word[0], plural=plural), head) + rest
    if not text.islower():
        yield _ACRONYM.sub(lambda word: "".join(f"{letter}." for letter in word[0]), text)
        yield _STOPPED_ACRONYM.sub(lambda word: word[0].replace(".", ""), text)
    if _PERCENT.search(text):
        yield from (_PERCENT.sub(percent, text) for percent in (" %", "%", " pour cent"))


def _fitting(bare: str, due: str, strict: Strict) -> Iterator[str]:
    """Find the determiners that may stand before a text. The definite ones are taken alike from a plain text."""
    plain = bool(_PLAIN.fullmatch(_normalized(bare, strict)))
    definite: bool | None = None
    for each in _determiners(bare):
        if each.startswith("un"):
            fits = fold(each + bare, strict) == due
        elif definite is None or not plain:
            fits = definite = fold(each + bare, strict) == due
        else:
            fits = definite
        if fits:
            yield each


def _determiners(bare: str) -> tuple[str, ...]:
    if _is_plural(bare):
        return ("les ", "des ")
    if fold(bare)[:1] in tuple("aeiouyh"):
        return ("l'", "un ", "une ", "l’", "de l'")
    return ("le ", "la ", "un ", "une ", "du ", "de la ")


def _is_plural(text: str) -> bool:
    return bool(_PLURAL.match(text))


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    return _MARKS.sub("", unicodedata.normalize("NFD", text))


def _other_number(word: str, *, plural: bool) -> str:
    """Put a word into the plural, or from it into the singular."""
    if plural:
        if word.endswith("aux") and not word.endswith("eaux"):
            return f"{word[:-3]}al"
        return word[:-1] if word[-1] in "sx" else word
    if word.endswith("al"):
        return f"{word[:-2]}aux"
    return f"{word}x" if word.endswith(("au", "eu")) else f"{word}s"
