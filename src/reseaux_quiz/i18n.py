"""The words of the program, in the user's language, and those of a document, in its bank's.

Messages are written in English in the code and translated by gettext catalogues (`locale/`).
"""

import gettext as gnu
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("fr", "en")
LOCALE = Path(__file__).parent / "locale"


def user_language(environment: Mapping[str, str] | None = None) -> str:
    """Return "fr" or "en", from `RESEAUX_QUIZ_LANG`, else from the locale as POSIX reads it.

    French where the locale is French, unset or C; English otherwise.
    """
    given = os.environ if environment is None else environment
    chosen = given.get("RESEAUX_QUIZ_LANG", "").strip().lower()
    if chosen in LANGUAGES:
        return chosen
    names = (given.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "") or (_windows_locale() if os.name == "nt" else "")
    if locale.partition(".")[0] in ("", "C", "POSIX"):
        return "fr"
    # GNU gettext: LANGUAGE is a list that comes before the locale, but only where that is not C.
    preferred = given.get("LANGUAGE", "").partition(":")[0] or locale
    return "fr" if preferred.lower().startswith("fr") else "en"


def _windows_locale() -> str:  # pragma: no cover - Windows has no LANG
    import locale  # noqa: PLC0415 - only Windows needs it

    return locale.getlocale()[0] or ""


@cache
def catalogue(language: str) -> gnu.NullTranslations:
    """Return the words of a language; English ones where there is no such catalogue."""
    return gnu.translation("reseaux_quiz", LOCALE, [language.partition("-")[0].lower()], fallback=True)


@cache
def _current() -> gnu.NullTranslations:
    return catalogue(user_language())


def gettext(message: str) -> str:
    """Translate a message into the user's language."""
    return _current().gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Translate a message that counts into the user's language."""
    return _current().ngettext(singular, plural, number)


def N_(message: str) -> str:  # noqa: N802 - the usual name of this mark
    """Mark a message for translation where it stands; `gettext` translates it where it is used."""
    return message


def translate_click() -> None:
    """Have Click say its own words (Usage, No such option) in the user's language.

    Click calls the standard library's `gettext.gettext`, which reads the domain set here and `LANGUAGE`.
    """
    os.environ["LANGUAGE"] = user_language()
    gnu.bindtextdomain("click", LOCALE)
    gnu.textdomain("click")
