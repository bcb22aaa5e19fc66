"""The text of a file that an author wrote → a tree, and the faults found in it, each with its place."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path

from reseaux_quiz.errors import Fault, reason
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.loading import structuring
from reseaux_quiz.loading.yaml_mistakes import Place
from reseaux_quiz.loading.yaml_tree import Map, Seq, Value, place_of, read
from reseaux_quiz.texts import TreePath

MAX_BYTES = 50_000_000
_OFFICE = msg("this is a document of a word processor or a spreadsheet: a bank is a text file, “….yaml”")
_NOT_TEXT = {
    b"PK\x03\x04": _OFFICE,
    b"\xd0\xcf\x11\xe0": _OFFICE,
    b"{\\rtf": _OFFICE,
    b"%PDF": msg("this is a PDF: a bank is a text file, “….yaml”"),
    b"\xff\xfe": msg("the file is in UTF-16: save it as UTF-8"),
    b"\xfe\xff": msg("the file is in UTF-16: save it as UTF-8"),
}
"""How files begin that are no bank, and what to say."""


_ASSESSMENT = re.compile("\n[\"']?(?:[Aa]ssessment|(?:E|e|É|é)valuation)".encode())


def is_assessment(path: Path) -> bool:
    """Tell whether a file is an assessment, by a key that only these have; a slip in another language counts."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES)
    except OSError:
        return False
    return _ASSESSMENT.search(b"\n" + data.removeprefix(b"\xef\xbb\xbf")) is not None


class Faults:
    """Collects the faults of one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.root = Map()
        self.found: list[Fault] = []
        self.mistakes: set[Place] = set()

    def mistake(self, place: Place, message: Message) -> None:
        """Add a mistake; other faults at that place follow from it and are left out."""
        self.found.append(Fault(self.path, *place, self._question_at(place), message))
        self.mistakes.add(place)

    def of(self, found: Iterable[tuple[TreePath, Message]], *prefix: str | int) -> None:
        """Add faults at paths from a prefix."""
        self._add(((path, message, False) for path, message in found), prefix)

    def raised(self, error: Exception, *prefix: str | int) -> None:
        """Add the faults in what `structuring` raised for the value at a prefix."""
        self.with_keys(structuring.faults_of(error), *prefix)

    def with_keys(self, found: Iterable[structuring.Fault], *prefix: str | int) -> None:
        """Add faults at paths from a prefix, which may be in a key."""
        self._add(found, prefix)

    def in_order(self) -> list[Fault]:
        """Return the faults in the order of lines, each once."""
        found = {(fault.path, fault.line, fault.column, str(fault.message)): fault for fault in self.found}
        return [found[key] for key in sorted(found)]

    def _add(self, found: Iterable[structuring.Fault], prefix: TreePath) -> None:
        question = None
        for path, message, at_key in found:
            place = find_place(self.root, (*prefix, *path), at_key=at_key)
            if place not in self.mistakes and not (at_key and any(line == place[0] for line, _ in self.mistakes)):
                question = question or self._question_at(place)
                self.found.append(Fault(self.path, *place, question, message))

    def _question_at(self, place: Place) -> str | None:
        """Return the id of the question at a place, if it has one."""
        questions = self.root.get("questions")
        if not isinstance(questions, Seq):
            return None
        index = bisect_right(questions.item_marks, place, key=place_of) - 1
        return id_of(questions[index]) if index >= 0 else None


def read_text(path: Path, faults: Faults) -> str | None:
    """Read a file; None if it can't be read, or is not text."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # a device has no size to ask for
    except OSError as error:
        faults.mistake((1, 1), msg("the file can't be read: {reason}", reason=reason(error)))
        return None
    if len(data) > MAX_BYTES:
        faults.mistake((1, 1), msg("the file is too large for a bank"))
        return None
    for signature, message in _NOT_TEXT.items():
        if data.startswith(signature):
            faults.mistake((1, 1), message)
            return None
    if path.suffix.lower() == ".txt":
        faults.mistake((1, 1), msg("a bank is named “….yaml”: rename the file without “.txt”"))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        faults.mistake(place, msg("the file is not UTF-8 from here on: save it as UTF-8"))
        return None


def read_tree(text: str, faults: Faults) -> Map | None:
    """Read YAML and add its mistakes; None if none of it can be used."""
    root, mistakes = read(text)
    faults.root = root or faults.root
    for mistake in mistakes:
        faults.mistake(mistake.place, mistake.message)
    if root is None and not mistakes:
        faults.mistake((1, 1), msg("the file is empty: a bank begins with “id: …”"))
    return root


def id_of(question: Value) -> str | None:
    """Return the id of a question as it was typed, if it is a text."""
    found = question.get("id") if isinstance(question, Map) else None
    return found if isinstance(found, str) else None


def find_place(root: Value, path: TreePath, *, at_key: bool = False) -> Place:
    """Follow a path as far as the tree goes, and return the place of the last step."""
    mark = getattr(root, "mark", None)
    node: Value | None = root
    for step in path:
        if isinstance(node, Map) and isinstance(step, str) and (key := structuring.typed_as(step, node)):
            mark = node.key_marks[key] if at_key else node.value_marks.get(key, node.key_marks[key])
            node = node.get(key)
        elif isinstance(node, Seq) and isinstance(step, int) and step < len(node):
            mark, node = node.item_marks[step], node[step]
        elif isinstance(node, Map) and isinstance(step, int) and step < len(node):  # pairs as “left: right”
            key = list(node)[step]
            mark, node = node.key_marks[key], node[key]
        else:
            break
    return place_of(mark)
