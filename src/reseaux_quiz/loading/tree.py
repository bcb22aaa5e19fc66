"""YAML → a tree of mappings, lists and texts that knows where everything stands.

One pass over the parser's events. Every scalar is the text that was typed; what a bank has no use for
(anchors, tags, duplicate keys, a second document) or what YAML would change in silence is a slip. After
a syntax error reading resumes at the next question, so that one run reports what is wrong everywhere.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
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
_NOWHERE = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_FORBIDDEN = re.compile(f"[{_NOWHERE}]+")
_FORBIDDEN_ESCAPE = re.compile(rf"[{_NOWHERE}\r\x85]")  # a file may end its lines with these, a text not
# For YAML 1.1 these end a line, and for editors they don't: texts that were pasted have them.
_NO_LINE_ENDS = "\x85\u2028\u2029"
_TAB = re.compile(r"^ *\t", re.MULTILINE)
_QUESTION = re.compile(rf"^ *- +id[ {_NO_BREAK_SPACES}]*:", re.MULTILINE)
# « ventes #RSE »: what follows is a comment for YAML, and was not meant as one.
_LOST = re.compile(r"(?<![ \t])[ \t]+#(?=\w)")
# Such a comment, an anchor, a tag: where a file has none, its plain texts are as typed. `re` seeks a first sign fast.
_SUSPICIOUS = tuple(map(re.compile, (r"#(?<=[ \t]#)\w", r"&(?<!\S&)", r"!(?<!\S!)")))
_FOLDED_LIST = re.compile(r"\n *(?:[-*+]|\d{1,2}[.)]) +\S|\n *\|.*\|")
_SKIP = "\0"  # in place of a key whose value is not kept; no key that was typed has a NUL


class Map(dict[str, "Value"]):
    """A mapping that knows where it, its keys and their values begin: the parser's marks, from 0."""

    __slots__ = ("key_marks", "mark", "value_marks")

    def __init__(self, mark: Any = None) -> None:
        self.mark = mark
        self.key_marks: dict[str, Any] = {}
        self.value_marks: dict[str, Any] = {}


class Seq(list["Value"]):
    """A list that knows where it and its items begin."""

    __slots__ = ("item_marks", "mark")

    def __init__(self, mark: Any) -> None:
        self.mark = mark
        self.item_marks: list[Any] = []


Value = Map | Seq | str


@frozen
class Slip:
    """Something wrong at a place of a text, before it is known in which question that is."""

    place: Place
    message: str


def place_of(mark: Any) -> Place:
    """Return the line and the column of a mark, counted from 1."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def read(text: str) -> tuple[Map | None, list[Slip]]:
    """Read a bank's or a collection's text; None where it holds no mapping, or nothing to be read."""
    for character in _NO_LINE_ENDS:
        text = text.replace(character, " ")
    found = list(_unreadable_characters(text))
    if found:
        return None, found
    root = Map()
    start: int | None = 0
    for _attempt in range(MAX_SYNTAX_ERRORS):
        if start is None:
            break
        builder = _Builder(text, start, found)
        try:
            builder.build()
        except _StopReading:
            start = None
        except yaml.MarkedYAMLError as error:
            slip = Slip(*slips.explain(text.split("\n"), error))
            found.append(slip)
            builder.drop_unfinished_question()
            start = _next_question(text, slip.place[0], after=start + 1)
        else:
            start = None
        if not _merge(root, builder.root) and not found:
            found.append(Slip((1, 1), _("a list or a text; a bank is keys and values, « id: … » first")))
    return (root if root or found else None), found


def _unreadable_characters(text: str) -> Iterator[Slip]:
    """Find runs of characters that can't stay, and tabs in the indentation."""
    found = [(each.start(), _unprintable(each[0])) for each in _FORBIDDEN.finditer(text)]
    if "\t" in text:
        found += [(each.end() - 1, _("a tab; indent with spaces")) for each in _TAB.finditer(text)]
    lines = [0, *(each.end() for each in re.finditer("\n", text))] if found else []
    for index, message in found:
        line = bisect_right(lines, index)
        yield Slip((line, index - lines[line - 1] + 1), message)


def _unprintable(run: str) -> str:
    return _("the character U+{code:04X}, which nothing can show; delete it").format(code=ord(run[0]))


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
            known.item_marks.extend(value.item_marks)
        else:
            root[key] = value
            root.key_marks[key] = part.key_marks[key]
            root.value_marks[key] = part.value_marks[key]
    return True


class _StopReading(Exception):  # noqa: N818 - no error: the slip is noted, and reading goes no further
    pass


class _Builder:
    """Makes a tree of the events of one reading, which begins at index `start` of the text.

    Events and marks are Any: to PyYAML's stubs a mark may be None, which the parser's never is.
    """

    def __init__(self, text: str, start: int, found: list[Slip]) -> None:
        self.text = text
        self.found = found
        # A later reading begins with a question; blank lines before it keep the number of its line.
        prefix = "questions:" + "\n" * text.count("\n", 0, start) if start else ""
        self.source = prefix + text[start:] if start else text
        self.index = start - len(prefix)
        self.root: Value | None = None
        self.stack: list[Map | Seq] = []  # what is open, the outermost first
        self.next_event: Callable[[], Any] = lambda: None

    def build(self) -> None:
        """Read to the end of the document, of which there is one."""
        loader = _LOADER(self.source)
        self.next_event = loader.get_event
        careful = any(sign.search(self.text) for sign in _SUSPICIOUS)
        documents = 0
        try:
            while (event := self.next_event()) is not None:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._slip(event.start_mark, _("a second document (« --- »); a file is one bank"))
                        raise _StopReading
                elif isinstance(event, yaml.NodeEvent):
                    self.root = self._value(event, careful=careful)
                    if not isinstance(self.root, str):
                        self._fill(self.root, event, careful=careful)
        finally:
            loader.dispose()

    def _value(self, event: Any, *, careful: bool) -> Value:
        """Make what an event begins: a text, or a mapping or a list that is still to be filled."""
        if isinstance(event, yaml.AliasEvent):
            self._slip(event.start_mark, slips.special("*"))
            return ""
        if isinstance(event, yaml.ScalarEvent):
            if careful or event.style:
                self._examine(event)
            return str(event.value)
        self._refuse_marks(event)
        if len(self.stack) == MAX_DEPTH:
            self._slip(event.start_mark, _("more than {depth} levels deep; a bank has five").format(depth=MAX_DEPTH))
            raise _StopReading
        return Map(event.start_mark) if isinstance(event, yaml.MappingStartEvent) else Seq(event.start_mark)

    def _fill(self, node: Map | Seq, event: Any, *, careful: bool) -> None:
        """Read what is in a mapping or a list that `event` began; on one line, everything is examined."""
        self.stack.append(node)
        if isinstance(node, Map):
            self._fill_map(node, careful=careful or event.flow_style)
        else:
            self._fill_seq(node, careful=careful or event.flow_style)
        self.stack.pop()

    # Most of the time of loading is spent in these two: plain texts and simple keys are taken without a call.

    def _fill_map(self, node: Map, *, careful: bool) -> None:
        next_event, scalar = self.next_event, yaml.ScalarEvent
        key_marks, value_marks = node.key_marks, node.value_marks
        while type(event := next_event()) is not yaml.MappingEndEvent:
            plain = type(event) is scalar and not careful and not event.style
            value = event.value if plain else self._value(event, careful=careful)
            if type(value) is str and value not in key_marks and value.isidentifier():
                key = value
                key_marks[key] = event.start_mark
            else:
                key = self._key(node, value, event, careful=careful)
            event = next_event()
            plain = type(event) is scalar and not careful and not event.style
            value = event.value if plain else self._value(event, careful=careful)
            if key != _SKIP:
                node[key] = value
                value_marks[key] = event.start_mark
            if not isinstance(value, str):
                self._fill(value, event, careful=careful)

    def _fill_seq(self, node: Seq, *, careful: bool) -> None:
        next_event, scalar, item_marks = self.next_event, yaml.ScalarEvent, node.item_marks
        while type(event := next_event()) is not yaml.SequenceEndEvent:
            plain = type(event) is scalar and not careful and not event.style
            value = event.value if plain else self._value(event, careful=careful)
            node.append(value)
            item_marks.append(event.start_mark)
            if not isinstance(value, str):
                self._fill(value, event, careful=careful)

    def drop_unfinished_question(self) -> None:
        """Forget the question that a syntax error stands in: half of it would be faults that are none."""
        if len(self.stack) > 2 and isinstance(self.stack[1], Seq):
            self.stack[1].pop()
            self.stack[1].item_marks.pop()

    def _slip(self, mark: Any, message: str) -> None:
        self.found.append(Slip(place_of(mark), message))

    def _key(self, top: Map, value: Value, event: Any, *, careful: bool) -> str:
        """Take a key that is not a plain new word; `_SKIP` where its value can't be kept."""
        mark = event.start_mark
        if not isinstance(value, str):
            self._slip(mark, slips.special("{" if isinstance(value, Map) else "["))
            self._fill(value, event, careful=careful)
            return _SKIP
        key = value.strip(_NO_BREAK_SPACES)
        if key.startswith(" ") and value != key:  # no-break and ordinary spaces by turns are no indentation for YAML
            self._slip(mark, slips.indentation())
            return _SKIP
        if key in top.key_marks:
            message = _("« {key} » again; it is on line {line} already")
            self._slip(mark, message.format(key=key, line=place_of(top.key_marks[key])[0]))
            return _SKIP
        top.key_marks[key] = mark
        return key

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._slip(event.start_mark, slips.special("&"))
        if event.tag is not None:
            self._slip(event.start_mark, slips.special("!"))

    def _examine(self, event: Any) -> None:
        """Find what YAML would change in a text in silence."""
        value: str = event.value
        mark = event.start_mark
        self._refuse_marks(event)
        if not event.style:
            end = event.end_mark.index + self.index
            if _LOST.match(self.text, end):
                self._slip(mark, slips.comment())
            # « [3,4 milliards, 4,39 milliards] »: a comma between two digits was meant as a decimal one.
            if self.text[end : end + 1] == "," and value[-1:].isdigit() and self.text[end + 1 : end + 2].isdigit():
                self._slip(self.stack[-1].mark, slips.decimal())
        elif event.style == '"':
            bad = _FORBIDDEN_ESCAPE.search(value)
            if bad:
                self._slip(mark, _unprintable(bad[0]))
        elif event.style == ">":
            raw = self.text[mark.index + self.index : event.end_mark.index + self.index]
            if _FOLDED_LIST.search(raw.partition("\n")[2]):
                self._slip(mark, slips.folded_list())
