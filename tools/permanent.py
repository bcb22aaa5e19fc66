"""Record what must never change: `python tools/permanent.py`.

The files of `tests/permanent/` hold the id of every shipped question with its GUID in Anki and its idnumber in
Moodle, and the codes of rules and losses. They only grow: new entries are added, and removed ones are marked
`retired`. A question is retired in its bank (`retired:`), a code by hand in its file.
"""

import re
import sqlite3
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from attrs import frozen

from reseaux_quiz import checking, exporting, loading, selecting
from reseaux_quiz.exporting import LossCode

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "permanent"
RETIRED = "retired"

Values = tuple[str, ...]


@frozen
class Line:
    """The record of an id or a code."""

    values: Values = ()
    retired: bool = False


@frozen
class Now:
    """The current state of the project: each id or code with its values, and those marked as retired."""

    present: Mapping[str, Values]
    retired: frozenset[str] = frozenset()


def questions() -> Now:
    """Return the shipped questions with their GUID and idnumber in exports."""
    loaded = loading.load()
    quiz = loading.with_pictures(selecting.select([each.bank for each in loaded], selecting.Selection()), loaded)
    guids = _guids(_exported("anki", quiz, essays=True))
    idnumbers = set(re.findall(r"^// \[id:([^\]]+)\]", _exported("gift", quiz).decode(), re.MULTILINE))
    # GIFT omits some cards; in other formats for Moodle their idnumber is the full id.
    ids = [item.full_id for item in quiz.items]
    assert idnumbers <= set(ids)
    return Now({each: (guids[each], each) for each in ids}, frozenset(_retired_questions()))


def _exported(name: str, quiz: Any, **options: Any) -> bytes:
    exporter = exporting.find(name)
    return exporter.render(quiz, exporter.options(**options)).files[""]


def _guids(package: bytes) -> dict[str, str]:
    """Return the GUID of each note of an Anki package, by the question's full id, which is one of its fields."""
    database = sqlite3.connect(":memory:")
    database.deserialize(zipfile.ZipFile(BytesIO(package)).read("collection.anki2"))
    notes = database.execute("select guid, flds from notes").fetchall()
    database.close()
    return {field: guid for guid, fields in notes for field in fields.split("\x1f") if _FULL_ID.fullmatch(field)}


_FULL_ID = re.compile(r"[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*){1,2}")


def _retired_questions() -> Iterator[str]:
    for path in sorted((ROOT / "banks").rglob("*.yaml")):
        bank = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "questions" in bank:
            above = (bank["collection"],) if "collection" in bank else ()
            yield from ("/".join((*above, bank["id"], each)) for each in bank.get("retired", ()))


FILES: Mapping[str, Callable[[], Now]] = {
    "questions": questions,
    "rules": lambda: Now(dict.fromkeys(checking.RULES, ())),
    "losses": lambda: Now({code.value: () for code in LossCode}),
}
"""The files, and the functions that find what they record."""


def read(name: str) -> dict[str, Line]:
    """Read a file: one id or code per line, then its values and `retired`, separated by tabs."""
    lines = {}
    for written in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        key, *values = written.split("\t")
        is_retired = values[-1:] == [RETIRED]
        lines[key] = Line(tuple(values[:-1] if is_retired else values), is_retired)
    return lines


def broken(recorded: Mapping[str, Line], now: Now) -> Iterator[str]:
    """Find broken promises, which only undoing the change can repair."""
    for key, line in recorded.items():
        if key not in now.present:
            if not line.retired and key not in now.retired:
                yield f"{key} is gone or renamed: bring it back, or retire it"
        elif line.retired:
            yield f"{key} is retired: use another name for the new one"
        elif line.values != now.present[key]:
            was, is_now = " ".join(line.values), " ".join(now.present[key])
            yield f"{key} was {was} and is now {is_now}: change it back, or retire it and take another name"
    for key in sorted(now.retired & set(now.present)):
        yield f"{key} is retired and present: use another name for the new one"


def updated(recorded: Mapping[str, Line], now: Now) -> dict[str, Line]:
    """Return the records, with everything added or retired since."""
    kept = {key: Line(line.values, line.retired or key in now.retired) for key, line in recorded.items()}
    added = {key: Line(values) for key, values in now.present.items() if key not in recorded}
    never_shipped = {key: Line(retired=True) for key in now.retired if key not in recorded}
    return dict(sorted({**kept, **added, **never_shipped}.items()))


def main() -> str:
    """Update every file, except those with broken promises, and return these."""
    faults = []
    for name, find in FILES.items():
        recorded, now = read(name), find()
        wrong = [f"{name}: {each}" for each in broken(recorded, now)]
        if wrong:
            faults += wrong
            continue
        lines = updated(recorded, now)
        rows = ("\t".join((key, *line.values, *[RETIRED] * line.retired)) for key, line in lines.items())
        (FOLDER / f"{name}.tsv").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8", newline="\n")
        print(f"{name}: {len(lines)}, {len(lines) - len(recorded)} of them new")
    return "\n".join(faults)


if __name__ == "__main__":
    sys.exit(main() or 0)
