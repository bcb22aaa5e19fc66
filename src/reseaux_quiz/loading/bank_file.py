"""One bank file → a bank, or everything that is wrong with it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from reseaux_quiz.errors import Fault, reason
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.loading import pictures, structuring, validation
from reseaux_quiz.loading.structuring import BankHeader
from reseaux_quiz.loading.yaml_mistakes import Place
from reseaux_quiz.loading.yaml_tree import Map, Seq, Value, place_of, read
from reseaux_quiz.model import Bank, Collection, Question
from reseaux_quiz.texts import TreePath

DESCRIPTION = "collection.yaml"
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
# Signs of tables and pictures, or an escape that may make one: a file without them needs no closer look.
_RICH = ("|", "![", "\\")


@frozen
class Loaded:
    """A bank, the file that it was read from, and where each value stands in it."""

    bank: Bank
    path: Path
    tree: Map

    def place(self, *path: str | int) -> Place:
        """Return the line and column of a path such as `("questions", 3, "prompt")`.

        A path that leads nowhere has the place of its last step that exists.
        """
        return _place(self.tree, path)


def load_file(path: Path) -> Loaded | list[Fault]:
    """Load a bank, or return every fault in its file in the order of lines."""
    faults = _Faults(path)
    text = _read_text(path, faults)
    root = None if text is None else _read_tree(text, faults)
    if text is None or root is None:
        return faults.in_order()
    bank = _bank(root, path, faults, rich=any(sign in text for sign in _RICH))
    if faults.found or bank is None:
        return faults.in_order()
    return Loaded(bank, path, root)


class _Faults:
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
            place = _place(self.root, (*prefix, *path), at_key=at_key)
            if place not in self.mistakes:
                question = question or self._question_at(place)
                self.found.append(Fault(self.path, *place, question, message))

    def _question_at(self, place: Place) -> str | None:
        """Return the id of the question at a place, if it has one."""
        questions = self.root.get("questions")
        if not isinstance(questions, Seq):
            return None
        index = bisect_right(questions.item_marks, place, key=place_of) - 1
        return _id(questions[index]) if index >= 0 else None


def _id(question: Value) -> str | None:
    """Return the id of a question as it was typed, if it is a text."""
    found = question.get("id") if isinstance(question, Map) else None
    return found if isinstance(found, str) else None


def _read_text(path: Path, faults: _Faults) -> str | None:
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


def _read_tree(text: str, faults: _Faults) -> Map | None:
    """Read YAML and add its mistakes; None if none of it can be used."""
    root, mistakes = read(text)
    faults.root = root or faults.root
    for mistake in mistakes:
        faults.mistake(mistake.place, mistake.message)
    if root is None and not mistakes:
        faults.mistake((1, 1), msg("the file is empty: a bank begins with “id: …”"))
    return root


def _bank(root: Map, path: Path, faults: _Faults, *, rich: bool) -> Bank | None:
    first_question = root.value_marks.get("questions")
    if any(first_question is None or mistake < place_of(first_question) for mistake in faults.mistakes):
        header = None  # half a header would give false faults
    else:
        header = _header(root, faults)
    collection = _collection(path, header, faults) if header else None
    if header is None and first_question is None:
        return None
    language = (header and header.language) or (collection.language if collection else "fr")
    questions = tuple(_questions(root, header, language, path.parent if rich else None, faults))
    if header is None:
        return None
    return Bank(
        id=header.id,
        title=header.title,
        questions=questions,
        collection=collection,
        section=header.section,
        sections=header.sections,
        language=language,
        deck=header.deck,
        strict=header.strict,
        allow=header.allow,
        retired=header.retired,
    )


def _header(root: Map, faults: _Faults) -> BankHeader | None:
    try:
        header = structuring.bank_header(root)
    except structuring.ERRORS as error:
        faults.raised(error)
        return None
    faults.of(validation.of_header(header))
    return header


def _collection(path: Path, header: BankHeader, faults: _Faults) -> Collection | None:
    """Find the collection that a bank names: the one beside it, or one made of the id alone."""
    if header.collection is None:
        return None
    beside = path.parent / DESCRIPTION
    alone = Collection(id=header.collection, title=header.collection)
    if not beside.is_file():
        return alone
    theirs = _Faults(beside)
    text = _read_text(beside, theirs)
    root = None if text is None else _read_tree(text, theirs)
    collection = alone
    if root is not None:
        try:
            collection = structuring.collection(root)
        except structuring.ERRORS as error:
            theirs.raised(error)
        theirs.of(validation.of_collection(collection))
    faults.found += theirs.found
    if collection.id != header.collection:
        message = msg(
            "“{id}” is not the collection described beside the bank, “{other}”",
            id=header.collection,
            other=collection.id,
        )
        faults.of([(("collection",), message)])
    return collection


def _questions(
    root: Map, header: BankHeader | None, language: str, folder: Path | None, faults: _Faults
) -> Iterator[Question]:
    """Structure the questions; their tables and pictures are checked if a `folder` is given."""
    nodes = root.get("questions")
    if not nodes and isinstance(nodes, Seq) and faults.mistakes:
        return  # the only question has a mistake
    if not isinstance(nodes, Seq) or not nodes:
        faults.of([(("questions",), msg("`questions` must be a list of at least one question, each “- id: …”"))])
        return
    known: dict[str, int] = {}
    for index, node in enumerate(nodes):
        identifier = _id(node)
        if identifier is not None and (first := known.setdefault(identifier, index)) != index:
            line = _place(root, ("questions", first, "id"))[0]
            message = msg(
                "the id “{id}” is already on line {line}: each question needs its own", id=identifier, line=line
            )
            faults.of([(("id",), message)], "questions", index)
        if header and identifier in header.retired:
            message = msg("the id “{id}” is retired: a question that came back needs a new id", id=identifier)
            faults.of([(("id",), message)], "questions", index)
        question = structuring.question(node, header, language)
        if question is None or not getattr(node, "is_whole", True):
            _examine(node, index, header, language, folder, faults)
            continue
        if header:
            faults.of(validation.of_question(question, header), "questions", index)
        if folder is not None:
            faults.of(_in_texts(question, folder), "questions", index)
        yield question


def _examine(  # noqa: PLR0913, PLR0917 - what the loop over questions knows
    node: Value, index: int, header: BankHeader | None, language: str, folder: Path | None, faults: _Faults
) -> None:
    """Add the faults of a question that could not be structured."""
    if not isinstance(node, Map):
        faults.of([((), msg("a question is keys and values, “id: …” first"))], "questions", index)
        return
    examined = structuring.examine(node, header, language, whole=node.is_whole)
    faults.with_keys(examined.faults, "questions", index)
    found: list[tuple[TreePath, Message]] = []
    if header:
        found += validation.of_question(examined.sound, header)
    filled = structuring.filled(examined.sound)
    if folder is not None and isinstance(filled, Question):
        found += _in_texts(filled, folder)
    for path, message in found:
        key = str(path[0])
        faults.of([((examined.keys.get(key, key), *path[1:]), message)], "questions", index)


def _in_texts(question: Question, folder: Path) -> validation.Found:
    yield from validation.of_tables(question)
    yield from _missing_pictures(question, folder)


def _missing_pictures(question: Question, folder: Path) -> validation.Found:
    for at, src in pictures.shown_in(question):
        try:
            pictures.read(folder, src)
        except pictures.PictureError as error:
            yield at, error.message


def _place(root: Value, path: TreePath, *, at_key: bool = False) -> Place:
    """Follow a path as far as the tree goes, and return the place of the last step."""
    mark = getattr(root, "mark", None)
    node: Value | None = root
    for step in path:
        if isinstance(node, Map) and step in node.key_marks:
            key = str(step)
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
