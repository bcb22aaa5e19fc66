"""The words and patterns of each language that the rules know; a new language is one module here."""

from functools import cache

from reseaux_quiz.checking.lexicons.record import Grammar, Lexicon, Negation

__all__ = ["Grammar", "Lexicon", "Negation", "lexicon_of"]

_UNKNOWN = Lexicon()


@cache
def lexicon_of(language: str) -> Lexicon:
    """Return the lexicon of a language such as fr or en-GB, an empty one for a language that has none."""
    # Only the lexicons that are used are imported.
    match language.lower().partition("-")[0]:
        case "fr":
            from reseaux_quiz.checking.lexicons import french  # noqa: PLC0415

            return french.LEXICON
        case "en":
            from reseaux_quiz.checking.lexicons import english  # noqa: PLC0415

            return english.LEXICON
        case _:
            return _UNKNOWN
