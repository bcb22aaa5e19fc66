"""One bank file → a bank, or everything that is wrong with it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

from reseaux_quiz.errors import Fault
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.loading import pictures, structuring, validation
from reseaux_quiz.loading.authored import Faults, find_place, id_of, read_text, read_tree
from reseaux_quiz.loading.structuring import BankHeader
from reseaux_quiz.loading.yaml_mistakes import Place
from reseaux_quiz.loading.yaml_tree import Map, Seq, Value, place_of
from reseaux_quiz.model import Bank, Collection, Question
from reseaux_quiz.texts import Text, TreePath, of_document, of_question

DESCRIPTION = "collection.yaml"
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
        return find_place(self.tree, path)


def load_file(path: Path) -> Loaded | list[Fault]:
    """Load a bank, or return every fault in its file in the order of lines."""
    loaded, faults = load_in_part(path)
    return faults if faults or loaded is None else loaded


def load_in_part(path: Path) -> tuple[Loaded | None, list[Fault]]:
    """Load the questions of a bank that have no fault, and return every fault; None if the bank itself has one."""
    faults = Faults(path)
    text = read_text(path, faults)
    root = None if text is None else read_tree(text, faults)
    if text is None or root is None:
        return None, faults.in_order()
    if "assessment" in root:
        faults.mistake((1, 1), msg("this is an assessment, and a bank is expected"))
        return None, faults.in_order()
    bank = _bank(root, path, faults, rich=any(sign in text for sign in _RICH))
    if bank is None:
        return None, faults.in_order()
    if faults.found:
        bank = _sound_part(bank, root, {fault.question for fault in faults.found})
    return Loaded(bank, path, root), faults.in_order()


def _sound_part(bank: Bank, root: Map, at_fault: set[str | None]) -> Bank:
    """Leave the questions at fault out of a bank, and out of its tree."""
    questions = {question.id: question for question in bank.questions if question.id not in at_fault}
    nodes = root.get("questions")
    if not isinstance(nodes, Seq):
        return bank
    kept = [index for index, node in enumerate(nodes) if id_of(node) in questions]
    nodes.item_marks[:], nodes[:] = [nodes.item_marks[index] for index in kept], [nodes[index] for index in kept]
    return evolve(bank, questions=tuple(questions.values()))


def _bank(root: Map, path: Path, faults: Faults, *, rich: bool) -> Bank | None:
    first_question = root.value_marks.get("questions")
    if any(first_question is None or mistake < place_of(first_question) for mistake in faults.mistakes):
        header = None  # half a header would give false faults
    else:
        header = _header(root, faults)
    collection = _collection(path, header, faults) if header else None
    if header is None and first_question is None:
        return None
    if header and rich:
        _check_documents(header, path.parent, faults)
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
        documents=header.documents,
        language=language,
        labels=header.labels or (collection.labels if collection else None),
        deck=header.deck,
        strict=header.strict,
        allow=header.allow,
        retired=header.retired,
    )


def _header(root: Map, faults: Faults) -> BankHeader | None:
    try:
        header = structuring.bank_header(root)
    except structuring.ERRORS as error:
        faults.raised(error)
        return None
    faults.of(validation.of_header(header))
    return header


def _collection(path: Path, header: BankHeader, faults: Faults) -> Collection | None:
    """Find the collection that a bank names: the one beside it, or one made of the id alone."""
    if header.collection is None:
        return None
    beside = path.parent / DESCRIPTION
    alone = Collection(id=header.collection, title=header.collection)
    if not beside.is_file():
        return alone
    theirs = Faults(beside)
    text = read_text(beside, theirs)
    root = None if text is None else read_tree(text, theirs)
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
    root: Map, header: BankHeader | None, language: str, folder: Path | None, faults: Faults
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
        identifier = id_of(node)
        if identifier is not None and (first := known.setdefault(identifier, index)) != index:
            line = find_place(root, ("questions", first, "id"))[0]
            message = msg(
                "the id “{id}” is already on line {line}: each question needs its own", id=identifier, line=line
            )
            faults.of([(("id",), message)], "questions", index)
        if header and identifier in header.retired:
            message = msg("the id “{id}” is retired: a question that came back needs a new id", id=identifier)
            faults.of([(("id",), message)], "questions", index)
        if header and identifier in header.document_ids:
            message = msg("the id “{id}” is that of a document: a question needs its own", id=identifier)
            faults.of([(("id",), message)], "questions", index)
        question = structuring.question(node, header, language)
        if question is None or not getattr(node, "is_whole", True):
            _examine(node, index, header, language, folder, faults)
            continue
        if header:
            faults.of(validation.of_question(question, header), "questions", index)
        if folder is not None:
            faults.of(_in_texts(tuple(of_question(question)), folder), "questions", index)
        yield question


def _examine(  # noqa: PLR0913, PLR0917 - what the loop over questions knows
    node: Value, index: int, header: BankHeader | None, language: str, folder: Path | None, faults: Faults
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
        found += _in_texts(tuple(of_question(filled)), folder)
    for path, message in found:
        key = str(path[0])
        faults.of([((examined.keys.get(key, key), *path[1:]), message)], "questions", index)


def _check_documents(header: BankHeader, folder: Path, faults: Faults) -> None:
    for index, document in enumerate(header.documents):
        faults.of(_in_texts(tuple(of_document(document)), folder), "documents", index)


def _in_texts(texts: Sequence[Text], folder: Path) -> validation.Found:
    yield from validation.of_tables(texts)
    for at, src in pictures.shown_in(texts):
        try:
            pictures.read(folder, src)
        except pictures.PictureError as error:
            yield at, error.message
