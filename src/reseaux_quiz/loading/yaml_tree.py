"""YAML → a tree of mappings, lists and texts that knows where everything stands.

One pass over the parser's events. Every scalar is the text that was typed. What a bank has no use for (anchors, tags,
duplicate keys, a second document) and what YAML would change silently are mistakes. After a syntax error, reading
resumes at the next question, so that one run reports what is wrong everywhere.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any, Final

import yaml
from attrs import frozen

from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.loading import yaml_mistakes
from reseaux_quiz.loading.yaml_mistakes import Place

MAX_DEPTH = 50  # libyaml takes 18 s for 100 kB of “[”
MAX_SYNTAX_ERRORS = 50  # the rest of the file is read again after each

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_BREAK_SPACES = "\u00a0\u202f"
_NOWHERE = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_FORBIDDEN = re.compile(f"[{_NOWHERE}]+")
_FORBIDDEN_ESCAPE = re.compile(rf"[{_NOWHERE}\r\x85]")  # lines of a file may end with these; a text may not hold them
# Line ends for YAML 1.1 but not for editors; found in pasted texts.
_NO_LINE_ENDS = "\x85\u2028\u2029"
_TAB = re.compile(r"^ *\t", re.MULTILINE)
_QUESTION = re.compile(rf"^ *- +id[ {_NO_BREAK_SPACES}]*:", re.MULTILINE)
# “ventes #RSE”: a comment to YAML, but not meant as one.
_LOST = re.compile(r"(?<![ \t])[ \t]+#(?=\w)")
# Such a comment, an anchor, a tag: without these in the file, plain texts are as typed. `re` finds a literal first
# character fast.
_SUSPICIOUS = tuple(map(re.compile, (r"#(?<=[ \t]#)\w", r"&(?<!\S&)", r"!(?<!\S!)")))
_FOLDED_LIST = re.compile(r"\n *(?:[-*+]|\d{1,2}[.)]) +\S|\n *\|.*\|")
_SKIP = "\0"  # stands for a key whose value is not kept; a typed key has no NUL


class Map(dict[str, "Value"]):
    """A mapping that knows where it, its keys and their values begin, as marks of the parser (counted from 0)."""

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
class Mistake:
    """Something wrong at a place in a text, before it is known which question that is in."""

    place: Place
    message: Message


def place_of(mark: Any) -> Place:
    """Return the line and the column of a mark, counted from 1."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def read(text: str) -> tuple[Map | None, list[Mistake]]:
    """Read the text of a bank or a collection; None if it holds no mapping, or nothing at all."""
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
            mistake = Mistake(*yaml_mistakes.explain(text.split("\n"), error))
            found.append(mistake)
            builder.drop_unfinished_question()
            start = _next_question(text, mistake.place[0], after=start + 1)
        else:
            start = None
        if not _merge(root, builder.root) and not found:
            found.append(Mistake((1, 1), msg("a bank is a list of keys and values, “id: …” first")))
    return (root if root or found else None), found


def _unreadable_characters(text: str) -> Iterator[Mistake]:
    """Find runs of unprintable characters, and tabs in the indentation."""
    found = [(each.start(), _unprintable(each[0])) for each in _FORBIDDEN.finditer(text)]
    if "\t" in text:
        found += [(each.end() - 1, msg("a tab in the indentation: use spaces")) for each in _TAB.finditer(text)]
    lines = [0, *(each.end() for each in re.finditer("\n", text))] if found else []
    for index, message in found:
        line = bisect_right(lines, index)
        yield Mistake((line, index - lines[line - 1] + 1), message)


def _unprintable(run: str) -> Message:
    return msg("the character U+{code:04X} can't be shown: delete it", code=ord(run[0]))


def _next_question(text: str, line: int, after: int) -> int | None:
    """Find where the next question begins, after a line (from 1) and an index already reached."""
    index = 0
    for _line in range(line):
        index = text.find("\n", index) + 1
        if not index:
            return None
    found = _QUESTION.search(text, max(index, after))
    return found.start() if found else None


def _merge(root: Map, part: Value | None) -> bool:
    """Append what a reading found to what earlier ones did; False if it is not a mapping."""
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


class _StopReading(Exception):  # noqa: N818 - not an error: the mistake is noted, and reading stops
    pass


class _Builder:
    """Builds a tree from the events of one reading, which begins at index `start` of the text.

    Events and marks are Any: PyYAML's stubs allow a mark to be None, which the parser's never is.
    """

    def __init__(self, text: str, start: int, found: list[Mistake]) -> None:
        self.text = text
        self.found = found
        # A later reading begins with a question; the blank lines before it preserve line numbers.
        prefix = "questions:" + "\n" * text.count("\n", 0, start) if start else ""
        self.source = prefix + text[start:] if start else text
        self.index = start - len(prefix)
        self.root: Value | None = None
        self.stack: list[Map | Seq] = []  # the open nodes, outermost first
        self.next_event: Callable[[], Any] = lambda: None

    def build(self) -> None:
        """Read to the end of the only document."""
        loader = _LOADER(self.source)
        self.next_event = loader.get_event
        careful = any(sign.search(self.text) for sign in _SUSPICIOUS)
        documents = 0
        try:
            while (event := self.next_event()) is not None:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._note(event.start_mark, msg("a second document begins here (“---”): a file is one bank"))
                        raise _StopReading
                elif isinstance(event, yaml.NodeEvent):
                    self.root = self._value(event, careful=careful)
                    if not isinstance(self.root, str):
                        self._fill(self.root, event, careful=careful)
        finally:
            loader.dispose()

    def _value(self, event: Any, *, careful: bool) -> Value:
        """Create the node that an event begins: a text, or a mapping or list still to be filled."""
        if isinstance(event, yaml.AliasEvent):
            self._note(event.start_mark, yaml_mistakes.special("*"))
            return ""
        if isinstance(event, yaml.ScalarEvent):
            if careful or event.style:
                self._examine(event)
            return str(event.value)
        self._refuse_marks(event)
        if len(self.stack) == MAX_DEPTH:
            self._note(event.start_mark, msg("more than {depth} levels deep: a bank has five", depth=MAX_DEPTH))
            raise _StopReading
        return Map(event.start_mark) if isinstance(event, yaml.MappingStartEvent) else Seq(event.start_mark)

    def _fill(self, node: Map | Seq, event: Any, *, careful: bool) -> None:
        """Read the content of a mapping or list that `event` began; in flow style, all of it is examined."""
        self.stack.append(node)
        if isinstance(node, Map):
            self._fill_map(node, careful=careful or event.flow_style)
        else:
            self._fill_seq(node, careful=careful or event.flow_style)
        self.stack.pop()

    # Loading spends most of its time in the next two methods: plain texts and simple keys cost no call.

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
        """Drop the question that has a syntax error: half of it would give false faults."""
        if len(self.stack) > 2 and isinstance(self.stack[1], Seq):
            self.stack[1].pop()
            self.stack[1].item_marks.pop()

    def _note(self, mark: Any, message: Message) -> None:
        self.found.append(Mistake(place_of(mark), message))

    def _key(self, top: Map, value: Value, event: Any, *, careful: bool) -> str:
        """Return a key that is not a plain new word; `_SKIP` if its value can't be kept."""
        mark = event.start_mark
        if not isinstance(value, str):
            self._note(mark, yaml_mistakes.special("{" if isinstance(value, Map) else "["))
            self._fill(value, event, careful=careful)
            return _SKIP
        key = value.strip(_NO_BREAK_SPACES)
        if key.startswith(" ") and value != key:  # mixed with no-break spaces, spaces are not indentation to YAML
            self._note(mark, yaml_mistakes.indentation())
            return _SKIP
        if key in top.key_marks:
            line = place_of(top.key_marks[key])[0]
            self._note(mark, msg("the key “{key}” is already on line {line}", key=key, line=line))
            return _SKIP
        top.key_marks[key] = mark
        return key

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._note(event.start_mark, yaml_mistakes.special("&"))
        if event.tag is not None:
            self._note(event.start_mark, yaml_mistakes.special("!"))

    def _examine(self, event: Any) -> None:
        """Find what YAML would silently change in a text."""
        value: str = event.value
        mark = event.start_mark
        self._refuse_marks(event)
        if not event.style:
            end = event.end_mark.index + self.index
            if _LOST.match(self.text, end):
                self._note(mark, yaml_mistakes.comment())
            # “[3,4 milliards, 4,39 milliards]”: a comma between two digits was meant as a decimal comma.
            if self.text[end : end + 1] == "," and value[-1:].isdigit() and self.text[end + 1 : end + 2].isdigit():
                self._note(self.stack[-1].mark, yaml_mistakes.split_decimal())
        elif event.style == '"':
            bad = _FORBIDDEN_ESCAPE.search(value)
            if bad:
                self._note(mark, _unprintable(bad[0]))
        elif event.style == ">":
            raw = self.text[mark.index + self.index : event.end_mark.index + self.index]
            if _FOLDED_LIST.search(raw.partition("\n")[2]):
                self._note(mark, yaml_mistakes.folded_list())
