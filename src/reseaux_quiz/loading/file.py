"""One bank file → a bank, or all that is wrong with it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path

from attrs import frozen

from reseaux_quiz.errors import Fault, reason
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.i18n import user_language
from reseaux_quiz.loading import pictures, rules, structure
from reseaux_quiz.loading.slips import Place
from reseaux_quiz.loading.structure import BankHeader
from reseaux_quiz.loading.tree import Map, Seq, Value, place_of, read
from reseaux_quiz.model import Bank, Collection, Question
from reseaux_quiz.texts import TreePath

DESCRIPTION = "collection.yaml"
MAX_BYTES = 50_000_000
# What tables and pictures are made of, or an escape that may make one: texts without need no closer look.
_RICH = ("|", "![", "\\")


@frozen
class Loaded:
    """A bank, the file that it was read from, and where in it each value stands."""

    bank: Bank
    path: Path
    tree: Map

    def place(self, *path: str | int) -> Place:
        """Return the line and column of what stands at a path: `("questions", 3, "prompt")`.

        Where nothing does, it is the place of the nearest thing around it.
        """
        return _place(self.tree, path)


def load_file(path: Path) -> Loaded | list[Fault]:
    """Load a bank, or find every fault in its file, in the order of its lines."""
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
        self.found: set[Fault] = set()
        self.slips: set[Place] = set()

    def slip(self, place: Place, message: str) -> None:
        """Note a slip; what is wrong there for other reasons follows from it, and is not told."""
        self._add(place, message)
        self.slips.add(place)

    def of(self, found: Iterable[tuple[TreePath, str]], *prefix: str | int) -> None:
        for path, message in found:
            self._unless_slipped(_place(self.root, (*prefix, *path)), message)

    def raised(self, error: Exception, *prefix: str | int) -> None:
        for path, message, at_key in structure.faults_of(error):
            self._unless_slipped(_place(self.root, (*prefix, *path), at_key=at_key), message)

    def in_order(self) -> list[Fault]:
        """Return what was found in the order of the lines."""
        return sorted(self.found, key=attrgetter("path", "line", "column", "message"))

    def _unless_slipped(self, place: Place, message: str) -> None:
        if place not in self.slips:
            self._add(place, message)

    def _add(self, place: Place, message: str) -> None:
        self.found.add(Fault(self.path, *place, self._question_at(place), message))

    def _question_at(self, place: Place) -> str | None:
        """Tell the id of the question that a place is in, if it can be told."""
        questions = self.root.get("questions")
        if not isinstance(questions, Seq):
            return None
        index = bisect_right(questions.item_marks, place, key=place_of) - 1
        return _id(questions[index]) if index >= 0 else None


def _id(question: Value) -> str | None:
    """Return what stands as the id of a question, if a text does."""
    found = question.get("id") if isinstance(question, Map) else None
    return found if isinstance(found, str) else None


def _read_text(path: Path, faults: _Faults) -> str | None:
    """Read a file; None where it can't be, or is no text."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # a device tells no size
    except OSError as error:
        faults.slip((1, 1), _("the file can't be read: {reason}").format(reason=reason(error).text(user_language())))
        return None
    if len(data) > MAX_BYTES:
        faults.slip((1, 1), _("the file is too large for a bank"))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        faults.slip(place, _("not UTF-8 from here on: save the file as UTF-8"))
        return None


def _read_tree(text: str, faults: _Faults) -> Map | None:
    """Read YAML and note its slips; None where nothing of it can be used."""
    root, slips = read(text)
    faults.root = root or faults.root
    for slip in slips:
        faults.slip(slip.place, slip.message)
    if root is None and not slips:
        faults.slip((1, 1), _("an empty file: a bank begins with « id: … »"))
    return root


def _bank(root: Map, path: Path, faults: _Faults, *, rich: bool) -> Bank | None:
    first_question = root.value_marks.get("questions")
    if any(first_question is None or slip < place_of(first_question) for slip in faults.slips):
        header = None  # half of it would be faults that are none
    else:
        header = _header(root, faults)
    collection = _collection(path, header, faults) if header else None
    if header is None and first_question is None:
        return None
    questions = tuple(_questions(root, header, path.parent if rich else None, faults))
    if header is None:
        return None
    return Bank(
        id=header.id,
        title=header.title,
        questions=questions,
        collection=collection,
        section=header.section,
        sections=header.sections,
        language=header.language or (collection.language if collection else "fr"),
        deck=header.deck,
        allow=header.allow,
    )


def _header(root: Map, faults: _Faults) -> BankHeader | None:
    try:
        header = structure.bank_header(root)
    except structure.ERRORS as error:
        faults.raised(error)
        return None
    faults.of(rules.of_header(header))
    return header


def _collection(path: Path, header: BankHeader, faults: _Faults) -> Collection | None:
    """Find the collection that a bank names: beside it, or by its id alone where a bank came without."""
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
            collection = structure.collection(root)
        except structure.ERRORS as error:
            theirs.raised(error)
        theirs.of(rules.of_collection(collection))
    faults.found |= theirs.found
    if collection.id != header.collection:
        message = _("« {id} » is not the collection described beside it, « {other} »")
        faults.of([(("collection",), message.format(id=header.collection, other=collection.id))])
    return collection


def _questions(root: Map, header: BankHeader | None, folder: Path | None, faults: _Faults) -> Iterator[Question]:
    """Make the questions; their tables and pictures are looked at where there is a `folder` for these."""
    nodes = root.get("questions")
    if not nodes and isinstance(nodes, Seq) and faults.slips:
        return  # the one question there was stands in a slip
    if not isinstance(nodes, Seq) or not nodes:
        faults.of([(("questions",), _("`questions` is a list of one question or more, each « - id: … »"))])
        return
    known: dict[str, int] = {}
    for index, node in enumerate(nodes):
        identifier = _id(node)
        if identifier is not None and (first := known.setdefault(identifier, index)) != index:
            line = _place(root, ("questions", first, "id"))[0]
            message = _("the id « {id} » is on line {line} already: each question has its own")
            faults.of([(("id",), message.format(id=identifier, line=line))], "questions", index)
        try:
            question = structure.question(node, header.section if header else None)
        except structure.ERRORS as error:
            faults.raised(error, "questions", index)
            if header and isinstance(node, Map):
                faulty = {str(path[0]) for path, _message, _at_key in structure.faults_of(error) if path}
                faults.of(rules.of_any(structure.common(node, header.section, faulty), header), "questions", index)
            continue
        if header:
            faults.of(rules.of_question(question, header), "questions", index)
        if folder is not None:
            faults.of(rules.of_tables(question), "questions", index)
            faults.of(_missing_pictures(question, folder), "questions", index)
        yield question


def _missing_pictures(question: Question, folder: Path) -> rules.Found:
    for at, src in pictures.shown_in(question):
        try:
            pictures.read(folder, src)
        except pictures.PictureError as error:
            yield at, str(error)


def _place(root: Value, path: TreePath, *, at_key: bool = False) -> Place:
    """Walk a path as far as the tree goes; tell where the last thing on it stands."""
    mark = getattr(root, "mark", None)
    node: Value | None = root
    for step in path:
        if isinstance(node, Map) and step in node.key_marks:
            key = str(step)
            mark = node.key_marks[key] if at_key else node.value_marks.get(key, node.key_marks[key])
            node = node.get(key)
        elif isinstance(node, Seq) and isinstance(step, int) and step < len(node):
            mark, node = node.item_marks[step], node[step]
        else:
            break
    return place_of(mark)
