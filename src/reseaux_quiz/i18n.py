"""Messages, written in English in the code and translated by gettext catalogues.

A `Message` has no language yet: it becomes text where it is shown, in the language of the user or the document.
Each package has its own catalogues, its `Domain`; formats fall back on those of the core.
"""

import gettext as gnu
from decimal import Decimal
from functools import cache
from pathlib import Path

from attrs import frozen

LANGUAGES = ("fr", "en")
LOCALE = Path(__file__).parent / "locale"


@frozen
class Domain:
    """The catalogues of one package: `FOLDER/LANGUAGE/LC_MESSAGES/NAME.mo`."""

    name: str
    folder: Path

    def catalogue(self, language: str) -> gnu.NullTranslations:
        """Return the translations into a language, or English if there are none."""
        return _catalogue(self, language.partition("-")[0].lower())

    def message(self, template: str, /, **values: object) -> "Message":
        """Make a message from an English template with the names of its values in braces."""
        return Message(template, tuple(values.items()), domain=self)

    def counted(self, singular: str, plural: str, number: int, /, **values: object) -> "Message":
        """Make a message whose plural depends on a number, available in its templates as `{number}`."""
        return Message(singular, (("number", number), *values.items()), plural, self)


def has_catalogue(language: str) -> bool:
    """Tell whether there are labels in a language."""
    return language.partition("-")[0].lower() in LANGUAGES


def language_of_labels(language: str) -> str:
    """Return the language that labels are in when some are asked for: English where there are none."""
    return language if has_catalogue(language) else "en"


@cache
def _catalogue(domain: Domain, language: str) -> gnu.NullTranslations:
    found = gnu.translation(domain.name, domain.folder, [language], fallback=True)
    if domain != CORE:
        found.add_fallback(_catalogue(CORE, language))
    return found


CORE = Domain("reseaux_quiz", LOCALE)


@frozen
class Message:
    """A text for people that has no language yet. Values may be messages too."""

    template: str
    values: tuple[tuple[str, object], ...] = ()
    plural: str | None = None
    domain: Domain = CORE

    def text(self, language: str) -> str:
        """Return the text in a language, or in English if it has no translation."""
        values = {name: _worded(value, language) for name, value in self.values}
        catalogue = self.domain.catalogue(language)
        if self.plural is None:
            template = catalogue.gettext(self.template)
        else:
            template = catalogue.ngettext(self.template, self.plural, int(str(values["number"])))
        return template.format(**values) if values else template

    def __str__(self) -> str:
        return self.text("en")


def _worded(value: object, language: str) -> object:
    match value:
        case Message():
            return value.text(language)
        case Decimal():
            written = f"{value.normalize():f}"
            return written.replace(".", ",") if language == "fr" else written
        case _:
            return value


msg = CORE.message
nmsg = CORE.counted


def catalogue(language: str) -> gnu.NullTranslations:
    """Return the core's translations into a language, or English if there are none."""
    return CORE.catalogue(language)


def N_(message: str) -> str:  # noqa: N802 - the usual name of this mark
    """Mark a message for extraction; it is translated where it is shown."""
    return message
