"""When two short answers are the same, as a teacher of the language would decide.

Two texts are the same if they have the same folded form. Folding ignores case, accents, the shape of apostrophes,
œ or oe, hyphen or space, final punctuation, the stops of an acronym, and “pour cent” or %; in French and English
also a leading article and the regular plural. `Strictness` makes any of these count. Minus signs, superscripts and
subscripts always count. The steps are data, so that the script of a card can apply the same ones.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache

from attrs import frozen

from reseaux_quiz.model import Strictness

Strict = Collection[Strictness]


@frozen
class Step:
    """A pattern to replace everywhere, unless the difference that it removes counts.

    The pattern uses the syntax common to Python's `re` (with ASCII classes) and ECMAScript, without lookbehind; `$1`
    stands for its group. A step without languages applies to all.
    """

    pattern: str
    to: str
    unless: Strictness | None = None
    languages: tuple[str, ...] = ()


_MARK = "\u0300-\u036f"
_DASHES = "\\-\u2010-\u2015"
_WORD_ENDS = f"(?![A-Za-z0-9{_MARK}])"
_FR_NUMBERS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente"
    "|quarante|cinquante|soixante|cents?|mille|millions?|milliards?"
)
_EN_NUMBERS = "hundred|thousand|million|billion"


def _letters(language: str, letters: str) -> tuple[Step, ...]:
    """Recompose letters of an alphabet in which their marks are not accents."""
    both = letters + letters.upper()
    return tuple(Step(unicodedata.normalize("NFD", each), each, None, (language,)) for each in both)


RAISED = (
    Step("([\u00b2\u00b3\u00b9\u2070\u2074-\u207b]+)", "^$1"),
    Step("([\u2080-\u208b]+)", "_$1"),
    Step("([0-9])(?=[\u00bc-\u00be\u2150-\u215e])", "$1 "),
)
"""Steps to apply before Unicode's NFKD, which turns superscripts and subscripts into plain digits."""

_APOSTROPHES = Step("[\u2018\u2019\u02bc\u2032`]", "'")
_VOWELS = "\u0591-\u05bd\u05c1\u05c2\u0640\u064b-\u0652"  # of Hebrew and Arabic, which most texts leave out
_ACCENTS = Step(f"[{_MARK}{_VOWELS}]", "", Strictness.ACCENTS)
_HYPHENS = Step(f" ?[{_DASHES}][ {_DASHES}]*", " ", Strictness.PUNCTUATION)
_SIGNS = (
    Step("[\u00ad\u200b-\u200d\u2060\ufeff]", ""),
    _APOSTROPHES,
    Step("[ \\t\\n\\v\\f\\r\u00a0\u2007\u2009\u202f]+", " "),
    Step("\u0152", "Oe"),
    Step("\u0153", "oe"),
    Step("\u00c6", "Ae"),
    Step("\u00e6", "ae"),
    Step("[\u00df\u1e9e]", "ss"),
    Step("a\u0308", "ae", None, ("de",)),
    Step("o\u0308", "oe", None, ("de",)),
    Step("u\u0308", "ue", None, ("de",)),
    Step("A\u0308", "Ae", None, ("de",)),
    Step("O\u0308", "Oe", None, ("de",)),
    Step("U\u0308", "Ue", None, ("de",)),
    *_letters("es", "ñ"),
    *_letters("sv", "åäö"),
    *_letters("fi", "åäö"),
    *_letters("da", "å"),
    *_letters("nb", "å"),
    *_letters("nn", "å"),
    *_letters("ru", "й"),
    *_letters("uk", "йї"),
    _ACCENTS,
    # A hyphen is a minus before a digit, and at the start of the text before a single letter.
    Step(f" ?[{_DASHES}\u2212] ?(?=[0-9])", "\u2212"),
    Step(f"^ ?[{_DASHES}] ?(?=[A-Za-z](?![A-Za-z{_MARK}'.-]))", "\u2212"),
    # A sign that ends a symbol or a number counts, charge, blood group or factorial: “NO3-”, “AB-”, “n!”.
    Step("^([A-Za-z]|[Aa][Bb]|[OoCc][HhLl]|.*[0-9)]) ?[-\u2010-\u2015\u2212!]$", "$1_"),
    Step("\u2044", "/"),
    Step(" ?([+*/=^_\u00d7\u00f7\u2212<>]) ?", "$1"),
    # “R.S.E.”: the stops after single letters, then the one after the last
    Step(r"\b([A-Za-z])\.(?=[A-Za-z]\b)", "$1", Strictness.PUNCTUATION),
    Step(r"([A-Za-z])\.(?= )", "$1", Strictness.PUNCTUATION),
    _HYPHENS,
    Step(r"\b[Pp](?:our|er) ?cents?\b", "%"),
    Step(" *%", " %"),
    Step(" ([:;!?\u00bb])", "$1"),
    Step("\u00ab ", "\u00ab"),
    Step("([^ .,;:!?\u2026])[ .,;:!?\u2026]+$", "$1", Strictness.PUNCTUATION),
    Step(" {2,}", " "),
    Step("^ | $", ""),
)
_ARTICLES = (
    Step(
        r"^(?:[Dd]e la |[Dd]e l' ?|[Dd]' ?|[Ll]' ?|[Ll]es |[Ll]e |[Ll]a |[Dd]es |[Dd]u |[Aa]ux |[Aa]u )(?=[^ ])",
        "",
        Strictness.ARTICLE,
        ("fr",),
    ),
    Step(rf"^[Uu]ne? (?!sur\b|\d|(?:{_FR_NUMBERS})\b)(?=[^ ])", "", Strictness.ARTICLE, ("fr",)),
    Step(rf"^(?:[Tt]he |[Aa]n? (?!in\b|\d|(?:{_EN_NUMBERS})\b))(?=[^ ])", "", Strictness.ARTICLE, ("en",)),
)
# The regular plural. A French word of four letters or more loses its s or x, and “al” folds as “aux”. An English word
# of four letters or more loses its s, “boxes” folds as “box”, and “cities” as “city”.
_PLURALS = (
    Step(rf"([^ '])(?:al|aux){_WORD_ENDS}", "$1au", Strictness.PLURAL, ("fr",)),
    Step(rf"([^ '0-9]{{2}}[^ '0-9s])[sx]{_WORD_ENDS}", "$1", Strictness.PLURAL, ("fr",)),
    Step(rf"([^ '0-9](?:x|z|ch|sh|ss))es?{_WORD_ENDS}", "$1", Strictness.PLURAL, ("en",)),
    Step(rf"([^ '0-9]{{2}}[^ '0-9isu])s{_WORD_ENDS}", "$1", Strictness.PLURAL, ("en",)),
    Step(rf"([^ '0-9]{{2}}[^ '0-9aeou])(?:ie|y){_WORD_ENDS}", "$1i", Strictness.PLURAL, ("en",)),
)
STEPS = (*_SIGNS, *_ARTICLES, *_PLURALS)
"""Every step after `RAISED` and Unicode's NFKD, in order."""
# A cheap check first: most words cannot be plural.
_MAYBE_PLURAL = re.compile(f"(?:[lsx]|e|y){_WORD_ENDS}")
# Most answers; `_SIGNS` only replace their apostrophes, accents and hyphens.
_PLAIN = re.compile(rf"[A-Za-z][A-Za-z{_MARK}'’]*(?:[ -][A-Za-z][A-Za-z{_MARK}'’]*)*")


def steps(strict: Strict = (), language: str = "fr") -> tuple[tuple[str, str], ...]:
    """Return the replacements that produce the folded form of a text, in order.

    They expect a text to which `RAISED` and Unicode's NFKD were applied, in lower case unless case counts.
    """
    return tuple((step.pattern, step.to) for step in _chosen(STEPS, strict, language))


def fold(text: str, strict: Strict = (), language: str = "fr") -> str:
    """Return the folded form of a text, equal for answers that are the same."""
    folding = _folding(frozenset(strict), language)
    if folding.is_exact:
        return " ".join(unicodedata.normalize("NFC", text).split())
    is_ascii = text.isascii()
    if not is_ascii:
        if _MAYBE_RAISED.search(text):
            for replace, new in _RAISED:
                text = replace(new, text)
        text = unicodedata.normalize("NFKD", text)
    if folding.folds_case:
        text = text.lower()
    if not _PLAIN.fullmatch(text) or "cent" in text:  # “pour cent”
        signs = folding.signs
    else:
        signs = folding.ascii_signs if is_ascii else folding.plain_signs
    for replace, new in signs:
        text = replace(new, text)
    return _uninflected(text, folding)


_Replacement = tuple[Callable[[str, str], str], str]


@frozen(eq=False)
class _Folding:
    """The compiled steps for a strictness and a language, with shorter lists for plain and plain ASCII texts."""

    is_exact: bool
    folds_case: bool
    signs: tuple[_Replacement, ...]
    plain_signs: tuple[_Replacement, ...]
    ascii_signs: tuple[_Replacement, ...]
    articles: tuple[_Replacement, ...]
    plurals: tuple[_Replacement, ...]


@lru_cache(maxsize=256)
def _folding(strict: frozenset[Strictness], language: str) -> _Folding:
    plain = [step for step in _SIGNS if step.languages or step in (_APOSTROPHES, _ACCENTS, _HYPHENS)]
    chosen = (_SIGNS, plain, (_HYPHENS,), _ARTICLES, _PLURALS)
    return _Folding(
        Strictness.EXACT in strict,
        Strictness.CASE not in strict,
        *(_compiled(_chosen(some, strict, language)) for some in chosen),
    )


def _chosen(some: Collection[Step], strict: Strict, language: str) -> list[Step]:
    spoken = _spoken(language)
    return [step for step in some if step.unless not in strict and (not step.languages or spoken in step.languages)]


def _spoken(language: str) -> str:
    return language.partition("-")[0].lower()


def _compiled(some: Collection[Step]) -> tuple[_Replacement, ...]:
    return tuple((re.compile(step.pattern, re.ASCII).sub, step.to.replace("$1", r"\1")) for step in some)


_RAISED = _compiled(RAISED)
_MAYBE_RAISED = re.compile("[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u208b\u2150-\u215e]")


@lru_cache(maxsize=256)  # many spellings of an answer arrive here as the same text
def _uninflected(text: str, folding: _Folding) -> str:
    """Remove an article and the plural."""
    for replace, new in folding.articles:
        text = replace(new, text)
    if folding.plurals and _MAYBE_PLURAL.search(text):
        for replace, new in folding.plurals:
            text = replace(new, text)
    return text


# --- what is not the same, and worth a second try ----------------------------------------------------------

SLIPS = tuple(
    Step(f"{ending}{_WORD_ENDS}", to)
    for ending, to in (
        ("(?:ss|t|x)ion", "sion"),
        ("([^ ])(?:ale|au)", "$1al"),
        ("([^ ])(?:euse|eux|eur|eu)", "$1eu"),
        ("trice", "teu"),
        ("([^ ])ere", "$1er"),
        ("([^ ])ive", "$1if"),
        ("(el(?=le)|en(?=ne)|on(?=ne)|et(?=te))[lnt]e", "$1"),
        ("([^ ']{4}[^ 'e])ee?", "$1"),
    )
)
"""Steps that unify French endings that differ in gender or sound alike, for folded words."""

_slips = _compiled(SLIPS)
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b", re.ASCII)
_DIGIT = re.compile("[0-9]")
BREAKS = "[ .,;:!?\u2026'\"()\\[\\]\u00ab\u00bb\u201c\u201d/]+"
"""The separator of words in a folded text."""
WORDY = "[^0-9 .,;:!?\u2026'\"()\\[\\]\u00ab\u00bb\u201c\u201d/%+*=^_\u2212\\-]{2}"
"""What an answer must contain to be looked for among other words: a number or a letter would be found anywhere."""
_breaks, _wordy = re.compile(BREAKS), re.compile(WORDY)


def near(response: str, answer: str, strict: Strict = (), language: str = "fr") -> bool:
    """Tell whether a response differs from an answer by one slip.

    A slip is one wrong, missing, extra or transposed letter in a word that has six letters or more, the same first
    letter and no digit, and is not an acronym; in French, also the other gender. Exact answers allow no slip.
    """
    if Strictness.EXACT in strict:
        return False
    typed, expected = fold(response, strict, language), fold(answer, strict, language)
    if typed == expected or _initials(typed) != _initials(expected):
        return False
    acronyms = {fold(word, (), language) for word in _ACRONYM.findall(answer)}
    if _one_word_apart(typed, expected, acronyms):
        return True
    if not _folding(frozenset(strict), language).plurals:
        return False
    inflected = (*strict, Strictness.PLURAL)  # “transversal” for “transversale”: folding the plural would hide it
    typed_inflected, expected_inflected = fold(response, inflected, language), fold(answer, inflected, language)
    return _one_word_apart(typed_inflected, expected_inflected, acronyms) or (
        _spoken(language) == "fr" and _leniently(typed) == _leniently(expected)
    )


def _initials(folded: str) -> list[str]:
    return [word[0] for word in folded.split()]


def _leniently(folded: str) -> str:
    for replace, new in _slips:
        folded = replace(new, folded)
    return folded


def _one_word_apart(typed: str, expected: str, acronyms: Collection[str]) -> bool:
    """Tell whether texts with the same number of words are one slip apart, in a word where slips are allowed."""
    pairs = zip(typed.split(), expected.split(), strict=True)
    wrong = [(one, other) for one, other in pairs if one != other]
    if len(wrong) != 1:
        return False
    one, other = wrong[0]
    return (
        min(len(one), len(other)) >= 6
        and not _DIGIT.search(one + other)
        and other not in acronyms
        and _one_slip(one, other)
    )


def _one_slip(one: str, other: str) -> bool:
    """Tell whether the Damerau–Levenshtein distance of two words is 1."""
    if len(one) > len(other):
        one, other = other, one
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    rest = one[start + 1 :], other[start + 1 :]
    swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
    return rest[0] == rest[1] or swapped


def surrounds(
    response: str,
    accepted: Collection[str],
    rejected: Collection[str] = (),
    strict: Strict = (),
    language: str = "fr",
) -> bool:
    """Tell whether a response contains an accepted answer among other words, and no rejected one.

    A rejected answer within the accepted one found (“influenceur” in “micro-influenceur”) does not count.
    """
    words = _words(response, strict, language)
    right = [span for answer in accepted for span in _spans(words, answer, strict, language)]
    if not right:
        return False
    wrong = [span for answer in rejected for span in _spans(words, answer, strict, language)]
    return all(
        any(start <= first and last <= end and (start, end) != (first, last) for start, end in right)
        for first, last in wrong
    )


def _words(text: str, strict: Strict, language: str) -> list[str]:
    return [word for word in _breaks.split(fold(text, strict, language)) if word]


def _spans(words: list[str], answer: str, strict: Strict, language: str) -> Iterator[tuple[int, int]]:
    """Find the positions of an answer among words."""
    wanted = _words(answer, strict, language)
    if not any(map(_wordy.search, wanted)) or wanted[0] not in words:
        return
    length = len(wanted)
    for start in range(len(words) - length + 1):
        if words[start] == wanted[0] and words[start : start + length] == wanted:
            yield start, start + length
