"""Accepted spellings of answers, for formats that only compare texts.

Only spellings that somebody would write in the language: each folds to its answer, and articles and plurals are
those of the language.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import zip_longest

from attrs import frozen

from reseaux_quiz.answers.folding import Strict, fold

MOST = 100


def spellings(
    answers: Sequence[str],
    strict: Strict = (),
    language: str = "fr",
    but: Collection[str] = (),
    most: int = MOST,
) -> tuple[str, ...]:
    """Return the answers, then their most common other spellings except `but`, in turn over the answers.

    Case is not varied. At most `most` are returned, but never fewer than the answers.
    """
    found = dict.fromkeys(answers)
    unwanted = {text.lower() for text in but}
    expected = [fold(answer, strict, language) for answer in answers]
    for kind in zip_longest(*(_kinds(answer, language) for answer in answers), fillvalue=()):
        for texts, folded in zip(kind, expected, strict=True):
            for text in texts:
                if len(found) >= most:
                    return tuple(found)
                if text in found or text.lower() in unwanted or not text.strip() == text != "":
                    continue
                if fold(text, strict, language) == folded:
                    found[text] = None
    return tuple(found)


def _kinds(answer: str, language: str) -> Iterator[tuple[str, ...]]:
    """Find candidate spellings of an answer, the most common kind first; not all are valid."""
    spoken = language.partition("-")[0].lower()
    grammar = _GRAMMARS.get(spoken)
    if grammar and (_NAME.match(answer) or (_ARTICLE.match(answer) and not grammar.article.match(answer))):
        grammar = None
    plain = _unaccented(answer)
    yield (plain, _spelled_out(answer))
    yield tuple(_looks(answer, spoken))
    yield tuple(_looks(plain, spoken))
    if grammar:
        bare = grammar.article.sub("", answer)
        other = grammar.other_number(bare)
        yield (bare, _unaccented(bare))
        definite, indefinite = grammar.articles(bare)
        yield tuple(article + text for article in definite for text in (bare, _unaccented(bare)))
        yield (other, _unaccented(other))
        yield tuple(article + bare for article in indefinite)
        yield tuple(article + other for article in grammar.articles(other)[0])
        yield tuple(article + _unaccented(other) for article in grammar.articles(other)[0])
        yield tuple(_looks(bare, spoken))
        yield tuple(_looks(other, spoken))
        yield tuple(article + text for article in definite for text in _looks(bare, spoken))
    if _TWO_WORDS.fullmatch(answer):
        yield (answer.replace(" ", "-"), plain.replace(" ", "-"))
    yield (f"{answer}.",)


# --- in any language -------------------------------------------------------------------------------------

_NAME = re.compile(r"(?![^\W\d_])|\w+[a-z][A-Z]")
"""Answers without article or plural: numbers, and names such as LinkedIn."""
_ARTICLE = re.compile(
    r"(?:(?:the|an?|les?|la|une?|des|du|der|die|das|den|dem|eine?|el|los|las|una|il|lo|gli|uma?) |l['’])\S",
    re.IGNORECASE,
)
"""An article in a language that schools teach: the word after it is not in the bank's language."""
_TWO_WORDS = re.compile(r"[^\W\d_]{4,} [^\W\d_]+")
_ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")
_STOPPED_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}")
_MARKS = re.compile("[\u0300-\u036f]")
_PERCENT = re.compile(r" ?(?:%|pour cent\b|per ?cent\b)")
_PERCENTS = {"fr": (" %", "%", " pour cent"), "en": ("%", " %", " percent", " per cent")}
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def _looks(text: str, language: str) -> Iterator[str]:
    """Find spellings of a text that differ in one kind of character, whatever its words."""
    if "-" in text:
        yield text.replace("-", " ")
    if "’" in text:
        yield text.replace("’", "'")
    if "'" in text:
        yield text.replace("'", "’")
    if "œ" in text or "Œ" in text:
        yield text.replace("œ", "oe").replace("Œ", "Oe")
    if "oe" in text:
        yield text.replace("oe", "œ")
    if not text.islower():
        yield _ACRONYM.sub(lambda word: "".join(f"{letter}." for letter in word[0]), text)
        yield _STOPPED_ACRONYM.sub(lambda word: word[0].replace(".", ""), text)
    if _PERCENT.search(text):
        yield from (_PERCENT.sub(percent, text) for percent in _PERCENTS.get(language, (" %", "%")))


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    return _MARKS.sub("", unicodedata.normalize("NFD", text))


def _spelled_out(text: str) -> str:
    """Spell out German letters, as on a keyboard without them."""
    return text.translate(_SPELLED_OUT)


# --- in French and English -------------------------------------------------------------------------------


@frozen
class _Grammar:
    """The articles and plurals of a language."""

    article: re.Pattern[str]
    """A leading article."""
    articles: Callable[[str], tuple[tuple[str, ...], tuple[str, ...]]]
    """The definite and indefinite articles that fit a bare answer."""
    other_number: Callable[[str], str]
    """The plural of a bare answer, or its singular if it is plural."""


_WORD = re.compile(r"[^\W\d_]{3,}")
_FRENCH_ARTICLE = re.compile(
    r"^(?:de la |de l['’] ?|d['’] ?|l['’] ?|les |le |la |des |du |aux |au |une? )(?=\S)", re.IGNORECASE
)
_FRENCH_COMPLEMENT = re.compile(r"[ -](?:d['’]|(?:de|du|des|à|en|sur|fondée?|basée?)[ -]).*", re.DOTALL)
_FRENCH_PLURAL = re.compile(r"(?:\w+-)?[^\W\d_]{3,}[sx]\b")
_VERB = re.compile(r"\w*é\w*er\b|\w+(?:er|ir|re) (?:les?|la|des|une?|du) |(?:d['’]|de |se |s['’])")
_FEMININE = re.compile(r"[\w-]+(?:[tsx]ion|ité|ance|ence|ette|euse|trice|erie|ure|ise|ée|ie)\b")
_MASCULINE = re.compile(r"[\w-]+(?:ment|age|isme|eau|[^l]eur|if|al|ing|ier|oir)\b")


def _french_articles(bare: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if _VERB.match(bare):
        return (), ()
    if _FRENCH_PLURAL.match(bare):
        return ("les ",), ("des ",)
    feminine, masculine = bool(_FEMININE.match(bare)), bool(_MASCULINE.match(bare))
    genders = [not masculine, not feminine]
    one = tuple(article for article, fits in zip(("une ", "un "), genders, strict=True) if fits)
    if _unaccented(bare)[:1].lower() in tuple("aeiouyhœ"):
        return ("l'", "l’"), (*one, "de l'")
    definite = tuple(article for article, fits in zip(("la ", "le "), genders, strict=True) if fits)
    return definite, one


def _other_french_number(bare: str) -> str:
    if _VERB.match(bare):
        return bare
    complement = _FRENCH_COMPLEMENT.search(bare)  # “réseaux sociaux d'entreprise”: what follows keeps its number
    head, rest = (bare[: complement.start()], complement[0]) if complement else (bare, "")
    inflect = _french_singular if _FRENCH_PLURAL.match(bare) else _french_plural
    return _WORD.sub(lambda word: inflect(word[0]), head) + rest


def _french_singular(word: str) -> str:
    if word.endswith("aux") and not word.endswith("eaux"):
        return f"{word[:-3]}al"
    return word[:-1] if word[-1] in "sx" else word


def _french_plural(word: str) -> str:
    if word.endswith("al"):
        return f"{word[:-2]}aux"
    if word[-1] in "sxz" or word.isupper():
        return word
    return f"{word}x" if word.endswith(("au", "eu")) else f"{word}s"


_ENGLISH_ARTICLE = re.compile(r"^(?:the|an?) (?=\S)", re.IGNORECASE)
_ENGLISH_COMPLEMENT = re.compile(r" (?:of|in|for|to|on|with|at|by) .*", re.DOTALL)
_LAST_WORD = re.compile(r"[^\W\d_]{3,}$")


def _english_articles(bare: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    head = _ENGLISH_COMPLEMENT.sub("", bare)
    if _is_english_plural(head):
        return ("the ",), ()
    return ("the ",), ("an " if bare[:1].lower() in tuple("aeiou") else "a ",)


def _other_english_number(bare: str) -> str:
    complement = _ENGLISH_COMPLEMENT.search(bare)
    head, rest = (bare[: complement.start()], complement[0]) if complement else (bare, "")
    inflect = _english_singular if _is_english_plural(head) else _english_plural
    return _LAST_WORD.sub(lambda word: inflect(word[0]), head) + rest


def _is_english_plural(head: str) -> bool:
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))


def _english_singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("xes", "zes", "ches", "shes", "sses")) else word[:-1]


def _english_plural(word: str) -> str:
    if word.isupper() or word.endswith(("us", "is")):
        return word
    if word.endswith("y") and word[-2] not in "aeou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("x", "z", "ch", "sh", "ss")) else f"{word}s"


_GRAMMARS = {
    "fr": _Grammar(_FRENCH_ARTICLE, _french_articles, _other_french_number),
    "en": _Grammar(_ENGLISH_ARTICLE, _english_articles, _other_english_number),
}
