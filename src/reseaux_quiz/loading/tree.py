"""YAML → a tree of mappings, lists and texts that knows where everything stands.

One pass over the parser's events. Every scalar is the text that was typed; what a bank has no use for
(anchors, tags, duplicate keys, a second document) or what YAML would change in silence is a slip. After
a syntax error reading resumes at the next question, so that one run reports what is wrong everywhere.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml
from attrs import frozen

from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.loading import slips
from reseaux_quiz.loading.slips import Place

MAX_DEPTH = 50  # libyaml takes 18 s for 100 kB of « [ »
MAX_SYNTAX_ERRORS = 50  # each one reads the rest of the file anew

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_BREAK_SPACES = "\u00a0\u202f"
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TAB = re.compile(r"^ *\t", re.MULTILINE)
_QUESTION = re.compile(rf"^ *- +id[ {_NO_BREAK_SPACES}]*:", re.MULTILINE)
# « ventes #RSE »: what follows is a comment for YAML, and was not meant as one.
_LOST = re.compile(r"[ \t]+#(?=\w)")
_FOLDED_LIST = re.compile(r"\n *(?:[-*+]|\d{1,2}[.)]) +\S|\n *\|.*\|")
_SKIP = "\0"  # in place of a key whose value is not kept; no key that was typed has a NUL


class Map(dict[str, "Value"]):
    """A mapping that knows where it, its keys and their values begin."""

    __slots__ = ("at", "keys_at", "values_at")

    def __init__(self, at: Place) -> None:
        super().__init__()
        self.at = at
        self.keys_at: dict[str, Place] = {}
        self.values_at: dict[str, Place] = {}


class Seq(list["Value"]):
    """A list that knows where it and its items begin."""

    __slots__ = ("at", "items_at")

    def __init__(self, at: Place) -> None:
        super().__init__()
        self.at = at
        self.items_at: list[Place] = []


Value = Map | Seq | str


@frozen
class Slip:
    """Something wrong at a place of a text, before it is known in which question that is."""

    place: Place
    message: str


def read(text: str) -> tuple[Map | None, list[Slip]]:
    """Read a bank's or a collection's text; None where it holds no mapping, or nothing to be read."""
    found = list(_unreadable_characters(text))
    if found:
        return None, found
    root = Map((1, 1))
    start: int | None = 0
    lines = text.split("\n")
    for _attempt in range(MAX_SYNTAX_ERRORS):
        if start is None:
            break
        builder = _Builder(text, start, found)
        try:
            for event in yaml.parse(builder.source, Loader=_LOADER):
                builder.take(event)
        except _StopReading:
            start = None
        except yaml.MarkedYAMLError as error:
            slip = Slip(*slips.explain(lines, error, builder.line - 1))
            found.append(slip)
            builder.drop_unfinished_question()
            start = _next_question(text, slip.place[0], after=start + 1)
        else:
            start = None
        if not _merge(root, builder.root) and not found:
            found.append(Slip((1, 1), _("a list or a text; a bank is keys and values, « id: … » first")))
    return (root if root or found else None), found


def _unreadable_characters(text: str) -> Iterator[Slip]:
    for found in _FORBIDDEN.finditer(text):
        message = _("the character U+{code:04X}, which nothing can show; delete it")
        yield Slip(_place(text, found.start()), message.format(code=ord(found[0])))
    for found in _TAB.finditer(text):
        yield Slip(_place(text, found.end() - 1), _("a tab; indent with spaces"))


def _place(text: str, index: int) -> Place:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _next_question(text: str, line: int, after: int) -> int | None:
    """Find where the next question begins, behind a line (from 1) and a place already reached."""
    index = 0
    for _line in range(line):
        index = text.find("\n", index) + 1
        if not index:
            return None
    found = _QUESTION.search(text, max(index, after))
    return found.start() if found else None


def _merge(root: Map, part: Value | None) -> bool:
    """Put what a reading found behind what earlier ones did; False where it is no mapping."""
    if not isinstance(part, Map):
        return part is None
    for key, value in part.items():
        known = root.get(key)
        if isinstance(known, Seq) and isinstance(value, Seq):
            known.extend(value)
            known.items_at.extend(value.items_at)
        else:
            root[key] = value
            root.keys_at[key] = part.keys_at[key]
            root.values_at[key] = part.values_at[key]
    return True


class _StopReading(Exception):  # noqa: N818 - no error: the slip is noted, and reading goes no further
    pass


class _Builder:
    """Makes a tree of the events of one reading, which begins at index `start` of the text.

    Events are Any: to PyYAML's stubs each mark of theirs may be None, which the parser's never are.
    """

    def __init__(self, text: str, start: int, found: list[Slip]) -> None:
        self.text = text
        self.found = found
        prefix = "questions:\n" if start else ""  # so that keys may follow the questions
        self.source = prefix + text[start:] if start else text
        self.index = start - len(prefix)
        self.line = text.count("\n", 0, start) - bool(prefix) + 1
        self.may_lose = bool(_LOST.search(text))
        self.root: Value | None = None
        self.stack: list[Map | Seq] = []
        self.keys: list[str | None] = []  # of each mapping in `stack`, the key whose value is due
        self.documents = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._add(self._text(event), self._at(event))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            at = self._at(event)
            self._refuse_marks(event)
            if len(self.stack) == MAX_DEPTH:
                self._slip(at, _("more than {depth} levels deep; a bank has five").format(depth=MAX_DEPTH))
                raise _StopReading
            node = Map(at) if kind is yaml.MappingStartEvent else Seq(at)
            self._add(node, at)
            self.stack.append(node)
            self.keys.append(None)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.stack.pop()
            self.keys.pop()
        elif kind is yaml.AliasEvent:
            self._slip(self._at(event), slips.special("*"))
            self._add("", self._at(event))
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._slip(self._at(event), _("a second document (« --- »); a file is one bank"))
                raise _StopReading

    def drop_unfinished_question(self) -> None:
        """Forget the question that a syntax error stands in: half of it would be faults that are none."""
        if len(self.stack) > 2 and isinstance(self.stack[1], Seq):
            self.stack[1].pop()
            self.stack[1].items_at.pop()

    def _at(self, event: Any) -> Place:
        mark = event.start_mark
        return mark.line + self.line, mark.column + 1

    def _slip(self, at: Place, message: str) -> None:
        self.found.append(Slip(at, message))

    def _add(self, value: Value, at: Place) -> None:
        if not self.stack:
            self.root = value
            return
        top = self.stack[-1]
        if isinstance(top, Seq):
            top.append(value)
            top.items_at.append(at)
            return
        key = self.keys[-1]
        if key is None:
            self.keys[-1] = self._key(top, value, at)
            return
        if key != _SKIP:
            top[key] = value
            top.values_at[key] = at
        self.keys[-1] = None

    def _key(self, top: Map, value: Value, at: Place) -> str:
        if not isinstance(value, str):
            self._slip(at, slips.special("{" if isinstance(value, Map) else "["))
            return _SKIP
        key = value.strip(_NO_BREAK_SPACES)
        if key in top.keys_at:
            message = _("« {key} » again; it is on line {line} already")
            self._slip(at, message.format(key=key, line=top.keys_at[key][0]))
            return _SKIP
        top.keys_at[key] = at
        return key

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._slip(self._at(event), slips.special("&"))
        if getattr(event, "tag", None) is not None:
            self._slip(self._at(event), slips.special("!"))

    def _text(self, event: Any) -> str:
        value: str = event.value
        style = event.style
        self._refuse_marks(event)
        if not style:
            end = event.end_mark.index + self.index
            if self.may_lose and _LOST.match(self.text, end):
                self._slip(self._at(event), slips.comment())
            # « [3,4 milliards, 4,39 milliards] »: a comma between two digits was meant as a decimal one.
            if self.text[end : end + 1] == "," and value[-1:].isdigit() and self.text[end + 1 : end + 2].isdigit():
                self._slip(self.stack[-1].at, slips.decimal())
        elif style == '"':
            bad = _FORBIDDEN.search(value)
            if bad:
                message = _("the character U+{code:04X}, which nothing can show; delete it")
                self._slip(self._at(event), message.format(code=ord(bad[0])))
        elif style == ">":
            raw = self.text[event.start_mark.index + self.index : event.end_mark.index + self.index]
            if _FOLDED_LIST.search(raw.partition("\n")[2]):
                self._slip(self._at(event), slips.folded_list())
        return value
