"""Accepted spellings of answers, for formats that only compare texts.

Only spellings that somebody would write in the language: each folds to its answer, and other forms of its words are
words of the language.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from reseaux_quiz.answers.folding import Strict, fold
from reseaux_quiz.answers.inflection import forms

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
    plain = _unaccented(answer)
    yield (plain, _spelled_out(answer))
    yield tuple(_looks(answer, spoken))
    yield tuple(_looks(plain, spoken))
    others = [] if _NAME.match(answer) else list(forms(answer, spoken))
    for kind in others:
        yield tuple(text for form in kind for text in (form, _unaccented(form)))
    for kind in others:
        yield tuple(look for form in kind for look in _looks(form, spoken))
    if _TWO_WORDS.fullmatch(answer):
        yield (answer.replace(" ", "-"), plain.replace(" ", "-"))
    yield (f"{answer}.",)


_NAME = re.compile(r"(?![^\W\d_])|\w+[a-z][A-Z]")
"""Answers without article or plural: numbers, and names such as LinkedIn."""
_LIGATURE = re.compile("oe(?=u|il|d[eèi]|so|cu|tus|no)")  # cœur, œdème, but moelle and coefficient
_SPACED_MARK = re.compile("[ \u00a0\u202f](?=[;:!?])")
_FINAL_MARKS = ".!?…"
_TWO_WORDS = re.compile(r"[^\W\d_]{4,} [^\W\d_]+")
_ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")
_STOPPED_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}")
_MARKS = re.compile("[\u0300-\u036f]")
_PERCENT = re.compile(r" ?(?:%|pour cent\b|per ?cent\b)")
_DIGIT = re.compile("[\\d⁰¹²³⁴-⁹]")
_PERCENTS = {"fr": (" %", "%", " pour cent"), "en": ("%", " %", " percent", " per cent")}
# A hyphen is a minus before a digit, but not after a word.
_MINUS = r"(?<![^\W\d_]{2})-(?= ?\d)"
_OPERATOR = re.compile(rf"(?<=[\w)]) ?([+*/=×÷<>−]|{_MINUS}) ?")
_RAISED = re.compile("[⁰¹²³⁴-⁹⁺⁻]+")
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def _looks(text: str, language: str) -> Iterator[str]:
    """Find spellings of a text that differ in one kind of character, whatever its words."""
    if _SPACED_MARK.search(text):
        yield _SPACED_MARK.sub("", text)
    if text[-1:] in _FINAL_MARKS:
        yield text.rstrip(f" {_FINAL_MARKS}")
    if "-" in text:
        yield text.replace("-", " ")
    if "’" in text:
        yield text.replace("’", "'")
    if "'" in text:
        yield text.replace("'", "’")
    if "œ" in text or "Œ" in text:
        yield text.replace("œ", "oe").replace("Œ", "Oe")
    if _LIGATURE.search(text):
        yield _LIGATURE.sub("œ", text)
    if not text.islower():
        yield _ACRONYM.sub(lambda word: "".join(f"{letter}." for letter in word[0]), text)
        yield _STOPPED_ACRONYM.sub(lambda word: word[0].replace(".", ""), text)
    if _DIGIT.search(text):
        yield re.sub(_MINUS, "−", text)
        yield text.replace("−", "-")
        yield _OPERATOR.sub(r"\1", text)
        yield _OPERATOR.sub(r" \1 ", text)
        yield _RAISED.sub(lambda power: "^" + unicodedata.normalize("NFKD", power[0]).replace("−", "-"), text)
    if _PERCENT.search(text):
        yield from (_PERCENT.sub(percent, text) for percent in _PERCENTS.get(language, (" %", "%")))


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    return _MARKS.sub("", unicodedata.normalize("NFD", text))


def _spelled_out(text: str) -> str:
    """Spell out German letters, as on a keyboard without them."""
    return text.translate(_SPELLED_OUT)
