"""The language in which the program speaks to its user: decided once a run, and given to every message."""

import gettext as gnu
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from reseaux_quiz.errors import QuizError
from reseaux_quiz.i18n import LANGUAGES, LOCALE, Message, msg, nmsg

_chosen: ContextVar[str] = ContextVar("language", default="en")


def language() -> str:
    """Return the user's language, "fr" or "en"."""
    return _chosen.get()


@contextmanager
def speaking(chosen: str) -> Iterator[None]:
    """Speak a language, the program and Click, until the end of the block.

    Click's own words (Usage, No such option) are looked up by the standard library's `gettext`, which takes its
    language from nowhere but the environment: `LANGUAGE` is put back afterwards.
    """
    token = _chosen.set(chosen)
    domain, preferred = gnu.textdomain(), os.environ.get("LANGUAGE")
    gnu.bindtextdomain("click", LOCALE)
    gnu.textdomain("click")
    os.environ["LANGUAGE"] = chosen
    try:
        yield
    finally:
        _chosen.reset(token)
        gnu.textdomain(domain)
        if preferred is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = preferred


def text(message: Message | QuizError) -> str:
    """Return a message in the user's language; the commands it quotes begin as this one was called."""
    return message.text(language()).replace("`reseaux-quiz ", f"`{program()} ")


def _(template: str, /, **values: object) -> str:
    """Return a text in the user's language, with its values in braces."""
    return text(msg(template, **values))


def counted(singular: str, plural: str, number: int, /, **values: object) -> str:
    """Return a text whose form depends on a number, shown as `{number}`, in the user's language."""
    return text(nmsg(singular, plural, number, **values))


def program() -> str:
    """Return how the program was called, for hints to be copied."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return "python -m reseaux_quiz"
    on_path = str(called.parent) in os.environ.get("PATH", "").split(os.pathsep)
    return called.name.removesuffix(".exe") if on_path else str(called)


def user_language(environment: Mapping[str, str]) -> str:
    """Return "fr" or "en", from `RESEAUX_QUIZ_LANG`, else from the locale as POSIX reads it.

    French where the locale is French, unset or C; English otherwise.
    """
    chosen = environment.get("RESEAUX_QUIZ_LANG", "").strip().lower()
    if chosen in LANGUAGES:
        return chosen
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "") or (_windows_locale() if os.name == "nt" else "")
    if locale.partition(".")[0] in ("", "C", "POSIX"):
        return "fr"
    # GNU gettext: LANGUAGE is a list that comes before the locale, but only where that is not C.
    preferred = environment.get("LANGUAGE", "").partition(":")[0] or locale
    return "fr" if preferred.lower().startswith("fr") else "en"


def _windows_locale() -> str:  # pragma: no cover - Windows has no LANG
    import locale  # noqa: PLC0415 - only Windows needs it

    return locale.getlocale()[0] or ""
