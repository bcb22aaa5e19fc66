"""The same questions for other tools: gift-wrapper, moodle-xml-parser (PyPI), gift-pegjs (npm), pandoc, genanki."""

import json
import sqlite3
import sys
import zipfile
from pathlib import Path

Choice = tuple[str, str, list[str]]
"""A prompt, its answer, its distractors."""

GIFT_WRAPPER = (sys.executable, "-c", "from gift_wrapper.core import main; main()", "-n", "-i")
"""The command for gift-wrapper without its slow check of formulas, to be followed by the file."""

BARE_GENANKI = (sys.executable, str(Path(__file__).with_name("bare_genanki.py")))
"""The command for genanki alone, to be followed by the notes and the package to write."""


_GIFT_PEGJS = Path(__file__).parents[1] / "tests" / "consumers" / "node_modules" / "gift-pegjs"
GIFT_PEGJS = (
    "node", "-e", f"require('{_GIFT_PEGJS.as_posix()}').parse(require('fs').readFileSync(process.argv[1], 'utf8'))",
)  # fmt: skip
"""The command for gift-pegjs, which parses and keeps nothing, to be followed by the file."""

MOODLE_XML_PARSER = (
    sys.executable, "-c", "import sys; from moodle_xml_parser.parser import parse_file; parse_file(sys.argv[1])",
)  # fmt: skip
"""The command for moodle-xml-parser, likewise."""


def gift_wrapper_bank(choices: list[Choice]) -> str:
    """Write single choices in gift-wrapper's format."""
    questions = "".join(
        f"      - class: MultipleChoice\n        name: q{index}\n        statement: >-\n          {prompt}\n"
        f"        answers:\n          perfect: {answer}\n          wrong:\n"
        + "".join(f"            - {text}\n" for text in distractors)
        for index, (prompt, answer, distractors) in enumerate(choices)
    )
    return f"pictures base directory: .\ncategories:\n  - name: mesure\n    questions:\n{questions}"


def markdown(choices: list[Choice]) -> str:
    """Write single choices as a numbered list with boxes to tick, for pandoc."""
    return "# Une banque pour mesurer\n\n" + "".join(
        f"1.  {prompt}\n\n" + "".join(f"    - ☐ {text}\n" for text in (answer, *distractors)) + "\n"
        for prompt, answer, distractors in choices
    )


def notes(package: Path) -> str:
    """Return the notes of a package as JSON, for a bare genanki script to write again."""
    database = sqlite3.connect(":memory:")
    with zipfile.ZipFile(package) as archive:
        database.deserialize(archive.read("collection.anki2"))
    types, decks = (json.loads(text) for text in database.execute("select models, decks from col").fetchone())
    rows = database.execute(
        "select notes.guid, notes.mid, notes.flds, notes.tags, min(cards.did) from notes "
        "join cards on cards.nid = notes.id group by notes.id order by notes.id"
    )
    found = {
        "types": {
            number: {key: kind[key] for key in ("name", "flds", "tmpls", "css", "type")}
            for number, kind in types.items()
        },
        "decks": {number: deck["name"] for number, deck in decks.items() if number != "1"},
        "notes": [
            [guid, str(kind), fields.split("\x1f"), tags.split(), str(deck)]
            for guid, kind, fields, tags, deck in rows
        ],
    }
    database.close()
    return json.dumps(found)
