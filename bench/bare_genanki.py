"""Write notes with genanki alone, to measure its cost: `python bare_genanki.py NOTES.json PACKAGE.apkg`."""

import json
import sys
from pathlib import Path

import genanki


def main(notes: Path, package: Path) -> None:
    """Write the notes that `bench.peers.notes` extracted from a package."""
    given = json.loads(notes.read_text(encoding="utf-8"))
    types = {
        number: genanki.Model(
            int(number), kind["name"], kind["flds"], kind["tmpls"], css=kind["css"], model_type=kind["type"]
        )
        for number, kind in given["types"].items()
    }
    decks = {number: genanki.Deck(int(number), name) for number, name in given["decks"].items()}
    for guid, kind, fields, tags, deck in given["notes"]:
        decks[deck].add_note(genanki.Note(types[kind], fields, tags=tags, guid=guid))
    genanki.Package(list(decks.values())).write_to_file(str(package))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
