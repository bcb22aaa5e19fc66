"""Shows typed cards in an old release of Anki, with a Python that has it: `python old_release.py PACKAGE.apkg`.

.ci/run calls it for each release that the README lists, in a separate environment.
"""

import re
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

import anki.collection  # first, because the other modules import each other circularly
import anki.lang

ANSWER = "réponse-à-ne-pas-montrer"
TYPED = ("Saisie", "Saisie exacte")
PLACEHOLDER = re.compile(r"\[\[type:(.+?)\]\]")
"""The mark that Anki's reviewer turns into an input box; the rest must be the name of a field."""


def imports(collection: Any, package: str) -> None:
    """Import a package with the call that this release has."""
    if hasattr(anki.collection, "ImportAnkiPackageRequest"):
        options = anki.collection.ImportAnkiPackageOptions()
        collection.import_anki_package(
            anki.collection.ImportAnkiPackageRequest(package_path=package, options=options)
        )
    else:
        import_module("anki.importing.apkg").AnkiPackageImporter(collection, package).run()


def faults(collection: Any, card: Any) -> list[str]:
    """Return the problems of the front of a typed card."""
    note = card.note()
    (field,) = (name for name in TYPED if note[name])
    note[field] = ANSWER
    collection.update_note(note)
    front = collection.get_card(card.id).question()
    found = [] if PLACEHOLDER.findall(front) == [field] else ["no input box"]
    return [*found, "the answer is on the front"] if ANSWER in front else found


def main(package: str) -> str:
    """Return the problems of the typed cards of a package, one per line."""
    anki.lang.set_lang("en")
    with tempfile.TemporaryDirectory() as folder:
        collection: Any = anki.collection.Collection(str(Path(folder) / "collection.anki2"))
        imports(collection, package)
        cards = [collection.get_card(number) for number in collection.find_cards("")]
        typed = [card for card in cards if any(name in card.note() and card.note()[name] for name in TYPED)]
        wrong = [f"{card.note()['Identifiant']}: {fault}" for card in typed for fault in faults(collection, card)]
        collection.close()
    return "\n".join(wrong) if typed else "no card is typed"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) or 0)
