"""A bank → the YAML that a careful author would have typed.

One key a line, one item a line, defaults left out; a text that YAML or Markdown could misread stands under `>-`, one
with several lines under `|-`. Loading what is written gives the same bank back.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from attrs import NOTHING, Factory, fields, fields_dict, frozen, has

from reseaux_quiz.answers import quantities
from reseaux_quiz.model import Bank, Collection, Common, Distractor, Order, Pair, Question, Section

WIDTH = 100
STEP = 2
_MAX_KEY = 60

_LEADING = ("id", "type", "section", "documents", "prompt")
# What YAML's reader refuses or reads as the end of a line, and a tab that would pass for indentation.
_UNTYPABLE = re.compile(
    r"[^\n\t -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|^ *\t", re.MULTILINE
)
_PLAIN = re.compile(r"(?:[^\W_]|[«(])(?:[^:#\n\t]|:(?=\S)|(?<!\s)#)*")
_LIST_ITEM = re.compile(r"\d+[.)]")
_BARE_KEY = re.compile(r"[^\W\d]\w*")

Node = str | list["Node"] | dict[str, "Node"]


@frozen
class Remark:
    """A comment to put above a field of a question, above the question, or at the top of the file."""

    text: str
    question: str | None = None
    field: str | None = None


def write(bank: Bank, remarks: Iterable[Remark] = ()) -> str:
    """Write a bank as the text of its file."""
    notes: dict[tuple[str | None, str | None], list[str]] = {}
    for remark in remarks:
        notes.setdefault((remark.question, remark.field), []).append(remark.text)
    lines = [*_comments(notes.get((None, None), ()), 0), *mapping(_header(bank), 0)]
    if bank.documents:
        lines += ["", "documents:"]
    for index, document in enumerate(bank.documents):
        lines += [""] * (index > 0) + _dashed(
            mapping(_fields(document, document.language or bank.language), 2 * STEP), STEP
        )
    lines += ["", "questions:"]
    for index, question in enumerate(bank.questions):
        lines += [""] * (index > 0) + _comments(notes.get((question.id, None), ()), STEP)
        entries = []
        for name, value in _question(question, bank).items():
            entries += _comments(notes.get((question.id, name), ()), 2 * STEP)
            entries += _entry(f"{name}:", value, 2 * STEP)
        lines += _dashed(entries, STEP)
    return "\n".join(lines) + "\n"


def write_collection(collection: Collection) -> str:
    """Write the text of a `collection.yaml`."""
    return "\n".join(mapping(_fields(collection, collection.language), 0)) + "\n"


# --- records → mappings, lists and texts ----------------------------------------------------------------------


def _header(bank: Bank) -> dict[str, Node]:
    """Return what a bank says of itself: without its questions, and without what it has from its collection."""
    found = _fields(bank, bank.language)
    del found["questions"]
    found.pop("documents", None)  # written below the header
    found.pop("collection", None)
    if bank.language == (bank.collection.language if bank.collection else "fr"):
        found.pop("language", None)
    elif bank.collection:
        found["language"] = bank.language
    if bank.collection and bank.labels == bank.collection.labels:
        found.pop("labels", None)
    head: dict[str, Node] = {"collection": bank.collection.id} if bank.collection else {}
    return {**head, **_first(found, ("id", "section", "title", "sections"))}


def _question(question: Question, bank: Bank) -> dict[str, Node]:
    """Return a question's fields in the order in which people write them: what it asks, its own, what any has."""
    found: dict[str, Node] = {"type": str(question.type), **_fields(question, question.language or bank.language)}
    if question.section == bank.section:
        found.pop("section", None)
    if bank.strict and "strict" in fields_dict(type(question)):
        found.setdefault("strict", [])
    if getattr(question, "options", ()) and found.setdefault("order", Order.SHUFFLED) == Order.WRITTEN:
        del found["order"]
    own = [name for name in found if name not in fields_dict(Common)]
    return _first(found, (*_LEADING, *own))


def _first(found: Mapping[str, Node], names: Iterable[str]) -> dict[str, Node]:
    """Put the fields of these names before the others."""
    return {name: found[name] for name in dict.fromkeys((*names, *found)) if name in found}


def _fields(record: Any, language: str) -> dict[str, Node]:
    """Return every field that differs from its default."""
    found = {}
    for field in fields(type(record)):
        value = getattr(record, field.name)
        default = field.default.factory() if isinstance(field.default, Factory) else field.default  # type: ignore[arg-type]
        if default is NOTHING or value != default:
            found[field.name] = _node(value, language)
    return found


def _node(value: Any, language: str) -> Node:
    match value:
        case bool():
            return "true" if value else "false"
        case Enum():
            return str(value.value)
        case Decimal():
            return _number(value, language)
        case Distractor(feedback=None):
            return value.text
        case (Section(), *_):
            return {each.number: each.title for each in value}
        case (Pair(), *_) if _fit_keys([pair.left for pair in value]):
            return {pair.left: pair.right for pair in value}
        case tuple():
            return [_node(each, language) for each in value]
        case frozenset():
            words = sorted(str(_node(each, language)) for each in value)
            return words[0] if len(words) == 1 else list[Node](words)
        case Mapping():
            return {str(key): _node(each, language) for key, each in value.items()}
        case _ if has(type(value)):
            written = _fields(value, language)
            return written["text"] if set(written) == {"text"} else written
        case _:
            return str(value)


def _number(number: Decimal, language: str) -> str:
    """Write a number; a point and three digits could be thousands, a point and four could not."""
    text = quantities.written(number, language)
    return f"{text}0" if quantities.ambiguous(text, language) else text


def _fit_keys(lefts: list[str]) -> bool:
    """Tell whether left sides may stand as keys: `left: right`."""
    return len(set(lefts)) == len(lefts) and all(
        len(left) <= _MAX_KEY and ":" not in left and _is_plain(left) for left in lefts
    )


# --- mappings, lists and texts → lines ------------------------------------------------------------------------


def mapping(nodes: Mapping[str, Node], indent: int = 0) -> list[str]:
    """Write the lines of a mapping."""
    return [line for name, node in nodes.items() for line in _entry(f"{_key(name)}:", node, indent)]


def _key(name: str) -> str:
    """Write a key; a number such as "2.1" in quotes, or it would be none to other programs."""
    return name if _BARE_KEY.fullmatch(name) or (_is_plain(name) and not name[0].isdigit()) else json.dumps(name)


def _entry(lead: str, node: Node, indent: int) -> list[str]:
    """Write a key or a dash with what belongs to it."""
    head = " " * indent + lead
    match node:
        case str():
            return _text(head, node, indent + STEP)
        case _ if not node:
            return [f"{head} {'[]' if isinstance(node, list) else '{}'}"]
        case list():
            return [head, *(line for item in node for line in _entry("-", item, indent + STEP))]
        case _ if lead == "-":
            return _dashed(mapping(node, indent + STEP), indent)
        case _:
            return [head, *mapping(node, indent + STEP)]


def _dashed(lines: list[str], indent: int) -> list[str]:
    """Put a dash before the first key of an item; comments that stand above that key stay above the dash."""
    first = next(index for index, line in enumerate(lines) if not line.lstrip().startswith("#"))
    above = [line[STEP:] for line in lines[:first]]
    return [*above, f"{' ' * indent}- {lines[first][indent + STEP :]}", *lines[first + 1 :]]


def _text(head: str, text: str, indent: int) -> list[str]:
    """Write a text behind its key or dash, or below it."""
    if _UNTYPABLE.search(text):
        return [f"{head} {_quoted(text)}"]
    if head.endswith("section:"):  # a number to other programs
        return [f"{head} {json.dumps(text, ensure_ascii=False)}"]
    if "\n" in text:
        return [f"{head} |-", *(f"{' ' * indent}{line}" if line else "" for line in text.split("\n"))]
    if _is_plain(text) and len(head) + 1 + len(text) <= WIDTH:
        return [f"{head} {text}"]
    return [f"{head} >-", *_folded(text, indent)]


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and not _UNTYPABLE.search(text)


def _folded(text: str, indent: int) -> Iterator[str]:
    """Break a text into lines that `>-` joins again: never where a line would pass for something else."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and len(longer) > WIDTH - indent and not line[-1].isspace() and _begins_a_line(word):
            yield " " * indent + line
            line = word
        else:
            line = longer
    yield " " * indent + line


def _begins_a_line(word: str) -> bool:
    return bool(word) and (word[0].isalnum() or word[0] in "«(") and not _LIST_ITEM.match(word)


def _quoted(text: str) -> str:
    """Write a text with characters that can't be typed: each by its number."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[^ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]", _escape, escaped) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _comments(texts: Iterable[str], indent: int) -> list[str]:
    lead = " " * indent + "# "
    found = []
    for text in texts:
        bare = _UNTYPABLE.sub(" ", " ".join(text.split()))
        line = lead
        for word in bare.split(" "):
            if len(line) + len(word) > WIDTH and line != lead:
                found.append(line.rstrip())
                line = lead
            line += f"{word} "
        found.append(line.rstrip())
    return found
