"""Update the message catalogues from the code, and compile them: `python tools/catalogues.py`.

The core and every format have their own domain, in `locale/` of the package; `click` has the messages of the
framework (Usage, No such option), which Click itself looks up.
"""

import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click
import typer
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
CORE = ROOT / "src/reseaux_quiz"
LANGUAGES = ("fr",)
KEYWORDS = {
    "about": None,
    "_": None,
    "N_": None,
    "say": None,
    "gettext": None,
    "ngettext": (1, 2),
    "counted": (1, 2),
    "msg": None,
    "nmsg": (1, 2),
}
FORMATS = {folder.parent.name: folder.parent for folder in sorted(ROOT.glob("exporters/*/locale"))}
SOURCES = {
    "reseaux_quiz": [CORE, *(each for each in ROOT.glob("exporters/*") if each.name not in FORMATS)],
    **{name: [folder] for name, folder in FORMATS.items()},
    "click": [Path(click.__file__).parent, Path(typer.__file__).parent],
}
"""Where the messages of each domain are."""


def extract(domain: str) -> Catalog:
    """Extract every message of a domain from the code, without lines, which would change with every commit."""
    template = _empty(domain)
    for folder in SOURCES[domain]:
        for _name, _line, message, _comments, context in extract_from_dir(folder, keywords=KEYWORDS):
            template.add(message, context=context)
    return template


def _empty(domain: str, language: str | None = None) -> Catalog:
    return Catalog(
        language,
        domain,
        header_comment="# The words of Réseaux Quiz; tools/catalogues.py keeps the messages up to date.",
        project="Réseaux Quiz",
        version=version("reseaux-quiz"),
        msgid_bugs_address="Réseaux Quiz",
        last_translator="Réseaux Quiz",
        language_team="Réseaux Quiz",
        creation_date=datetime(2026, 1, 1, tzinfo=UTC),
        revision_date=datetime(2026, 1, 1, tzinfo=UTC),
        fuzzy=False,
    )


def path(domain: str, language: str) -> Path:
    """Return the path of a catalogue."""
    package = FORMATS.get(domain, CORE)
    return package / "locale" / language / "LC_MESSAGES" / f"{domain}.po"


def read(domain: str, language: str) -> Catalog:
    """Read a catalogue."""
    with path(domain, language).open("rb") as file:
        return read_po(file, locale=language, domain=domain)


def main() -> None:
    """Update every catalogue; new messages have no translation yet."""
    sys.path.insert(0, str(ROOT))
    from hatch_build import compile_catalogues  # noqa: PLC0415 - compiles as the build does

    for domain in SOURCES:
        for language in LANGUAGES:
            file = path(domain, language)
            catalogue = read(domain, language) if file.exists() else _empty(domain, language)
            catalogue.update(extract(domain), no_fuzzy_matching=True, update_creation_date=False)
            catalogue.obsolete.clear()
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as writing:
                write_po(writing, catalogue, omit_header=False, sort_output=True, width=100)
            print(f"{file.relative_to(ROOT)}: {len(catalogue)} messages, {len(untranslated(catalogue))} to translate")
    compile_catalogues(ROOT)


def untranslated(catalogue: Catalog) -> list[str]:
    """List the messages without translation, or without one of its plural forms."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and not (all(message.string) if isinstance(message.string, tuple) else message.string)
    ]


if __name__ == "__main__":
    main()
