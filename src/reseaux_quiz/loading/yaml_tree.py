"""YAML → a tree of mappings, lists and texts that knows where everything stands.

One pass over the parser's events. Every scalar is the text that was typed. What a bank has no use for (anchors, tags,
duplicate keys, a second document) and what YAML would change silently are mistakes. After a syntax error, reading
resumes at the next key of that question or at the next question, so that one run reports what is wrong everywhere.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import starmap
from typing import Any, Final

import yaml
from attrs import frozen

from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.loading import characters, yaml_mistakes
from reseaux_quiz.loading.yaml_mistakes import Place

MAX_DEPTH = 50  # libyaml takes 18 s for 100 kB of “[”
MAX_SYNTAX_ERRORS = 50  # the rest of the file is read again after each

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_BREAK_SPACES = "\u00a0\u202f"
# Line ends for YAML 1.1 but not for editors; found in pasted texts.
_NO_LINE_ENDS = "\x85\u2028\u2029"
_QUESTION = re.compile(rf"^ *- +id[ {_NO_BREAK_SPACES}]*:", re.MULTILINE)
_ID_LINE = re.compile(rf" *id[ {_NO_BREAK_SPACES}]*:")
_COMMENT = re.compile(r"(?<![ \t])[ \t]+#(?P<touching>\w)?")
# After the values of these keys a comment is one; after a text, “#” was rather meant as part of it.
_NOT_TEXTS = {
    "id", "type", "section", "collection", "language", "difficulty", "bloom", "order", "scoring", "strict", "points",
    "as_of", "lines", "tolerance", "justify", "reversible", "url", "retired", "questions", "assessment", "document",
    "total", "seed", "number", "exclude", "each_version",
}  # fmt: skip
_NUMBER_OR_BOOLEAN = re.compile(r"[+-]?[\d., ]+|true|false|vrai|faux", re.IGNORECASE)
# “\neq”: an escape to YAML, but not meant as one.
_ESCAPED_LETTER = re.compile(r"(?<!\\)(?:\\\\)*\\[0abtnvfreNLP_][A-Za-z]")
# Such a comment, an anchor, a tag: without these in the file, plain texts are as typed. `re` finds a literal first
# character fast.
# A dash deeper than the text above it, which it would continue.
_DEEPER_DASH = r"(?m)^( *)\S[^\n]*[^\s:|>+-][ \r]*\n\1 +- +\S"
_SUSPICIOUS = tuple(
    map(re.compile, (_DEEPER_DASH, r"#(?<=[ \t]#)", r"&(?<!\S&)", r"!(?<!\S!)", "[“„‘](?<=[ \\t][“„‘])"))
)
_CONTINUING_DASH = re.compile(r"\n(?P<indent> *)- +\S")
_FOLDED_LIST = re.compile(r"\n *(?:[-*+•▪◦‣]|\d{1,2}[.)]) +\S|\n *\|.*\|")
_SKIP = "\0"  # stands for a key whose value is not kept; a typed key has no NUL


class Map(dict[str, "Value"]):
    """A mapping that knows where it, its keys and their values begin, as marks of the parser (counted from 0)."""

    __slots__ = ("is_whole", "key_marks", "mark", "value_marks")

    def __init__(self, mark: Any = None) -> None:
        self.mark = mark
        self.key_marks: dict[str, Any] = {}
        self.value_marks: dict[str, Any] = {}
        self.is_whole = True
        """False if a syntax error interrupted it: keys may be missing."""

    def adopt(self, other: "Map") -> None:
        """Take the keys of another mapping that this one lacks."""
        for key in other:
            if key not in self:
                self.adopt_key(other, key)

    def adopt_key(self, other: "Map", key: str) -> None:
        """Take a key of another mapping."""
        self[key] = other[key]
        self.key_marks[key] = other.key_marks[key]
        self.value_marks[key] = other.value_marks[key]


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
    found = _at_places(text, characters.tabs(text))
    if found:
        return None, found
    for repair in (characters.first_versions, characters.without_wrappings, yaml_mistakes.first_dash):
        kept, indexed = repair(text)
        found += _at_places(text, indexed)
        text = kept
    repaired = len(found)
    found += _at_places(text, characters.unmeant(text))
    root = Map()
    start: _Start | None = _Start(0)
    for _attempt in range(MAX_SYNTAX_ERRORS):
        if start is None:
            break
        builder = _Builder(characters.blanked(text) if found else text, start, found)
        resumed, start = start, None
        try:
            builder.build()
        except _StopReading:
            pass
        except _MissingDash as missing:
            found.append(Mistake(place_of(missing.mark), yaml_mistakes.missing_dash("id")))
            start = _Start(_index_of_line(text, missing.mark.line), dash=builder.dash)
        except yaml.MarkedYAMLError as error:
            lines = text.split("\n")
            mistake = Mistake(*yaml_mistakes.explain(lines, error))
            for each in (mistake, *starmap(Mistake, yaml_mistakes.bullets_below(lines, mistake.place))):
                _add_explained(each, found, repaired=repaired)
            after = max(_index_of_line(text, mistake.place[0]), resumed.index + 1)
            begins_question = _ID_LINE.match(text, _index_of_line(text, mistake.place[0] - 1))
            question = builder.interrupted_question()
            start = _next_start(text, after, None if begins_question else question, builder.dash)
        if not _merge(root, builder.root, continued=resumed.continues) and not found:
            found.append(Mistake((1, 1), msg("a bank is a list of keys and values, “id: …” first")))
    return (root if root or found else None), found


def _add_explained(mistake: Mistake, found: list[Mistake], *, repaired: int) -> None:
    """Add a syntax error; of others on its line, those that were repaired explain it, and the rest follow from it."""
    line = mistake.place[0]
    if all(each.place[0] != line for each in found[:repaired]):
        found[repaired:] = [each for each in found[repaired:] if each.place[0] != line]
        found.append(mistake)


def _at_places(text: str, found: Iterable[tuple[int, Message]]) -> list[Mistake]:
    """Turn indexes of a text into places."""
    indexed = list(found)
    lines = [0, *(each.end() for each in re.finditer("\n", text))] if indexed else []
    mistakes = []
    for index, message in indexed:
        line = bisect_right(lines, index)
        mistakes.append(Mistake((line, index - lines[line - 1] + 1), message))
    return mistakes


@frozen
class _Start:
    """Where a reading begins: at an index, inside a question if its dash at column `dash` is to be supplied."""

    index: int
    dash: int | None = None
    continues: bool = False
    """Whether it goes on with the last question of the reading before."""


def _index_of_line(text: str, line: int) -> int:
    """Return where a line (from 0) begins; the end of the text for a line beyond it."""
    index = 0
    for _line in range(line):
        index = text.find("\n", index) + 1
        if not index:
            return len(text)
    return index


def _next_start(text: str, after: int, question: "Map | None", dash: int) -> _Start | None:
    """Find where to resume after a syntax error: at the next key of the question, or at the next question."""
    following = _QUESTION.search(text, after)
    if question is not None:
        key = re.compile(rf"^ {{{question.mark.column}}}[^\W\d][\w-]*[ {_NO_BREAK_SPACES}]*:", re.MULTILINE)
        found = key.search(text, after, following.start() if following else len(text))
        if found:
            return _Start(found.start(), dash, continues=True)
    return _Start(following.start()) if following else None


def _merge(root: Map, part: Value | None, *, continued: bool) -> bool:
    """Append what a reading found to what earlier ones did; False if it is not a mapping."""
    if not isinstance(part, Map):
        return part is None
    for key, value in part.items():
        known = root.get(key)
        if isinstance(known, Seq) and isinstance(value, Seq):
            if continued and isinstance(known[-1], Map) and isinstance(value[0], Map):
                known[-1].adopt(value[0])
                del value[0], value.item_marks[0]
            known.extend(value)
            known.item_marks.extend(value.item_marks)
        else:
            root.adopt_key(part, key)
    return True


class _MissingDash(Exception):  # noqa: N818 - not an error: reading goes on from there
    """A second `id` in a question, at a mark: another question begins here."""

    def __init__(self, mark: Any) -> None:
        super().__init__()
        self.mark = mark


class _StopReading(Exception):  # noqa: N818 - not an error: the mistake is noted, and reading stops
    pass


class _Builder:
    """Builds a tree from the events of one reading, which begins at `start`.

    Events and marks are Any: PyYAML's stubs allow a mark to be None, which the parser's never is.
    """

    def __init__(self, text: str, start: _Start, found: list[Mistake]) -> None:
        self.text = text
        self.found = found
        # A later reading begins in the list of questions; blank lines preserve the numbers of lines.
        prefix = ""
        if start.index:
            lines = text.count("\n", 0, start.index)
            dash = "" if start.dash is None else " " * start.dash + "-"
            prefix = "questions:" + "\n" * (lines - bool(dash)) + (dash and dash + "\n")
        self.source = prefix + text[start.index :]
        self.index = start.index - len(prefix)
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
        if self.source[event.start_mark.index] == "?" and not event.flow_style:
            self._note(event.start_mark, yaml_mistakes.special("?"))
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

    @property
    def dash(self) -> int:
        """The column of the dash before each question."""
        if len(self.stack) > 1:
            return int(self.stack[1].mark.column)
        questions = self._questions()
        return questions.mark.column if questions else 0

    def interrupted_question(self) -> Map | None:
        """Return the question that has a syntax error, without the key that the error is in."""
        questions = self._questions()
        is_open = len(self.stack) > 2 and isinstance(self.stack[1], Seq)
        # A line that is indented too little has ended the last question.
        question = self.stack[2] if is_open else questions[-1] if questions else None
        if not isinstance(question, Map):
            return None
        question.is_whole = False
        if len(self.stack) > 3 and question:
            question.popitem()
        for key in [*question][-1:]:  # “- id: q”, and the next line indented further: a text of two lines to YAML
            mark = question.value_marks[key]
            line = self.source[mark.index :].partition("\n")[0].strip()
            if line and str(question[key]).startswith(line):
                question[key] = line
        return question

    def _questions(self) -> Seq | None:
        """Return the list of questions, if it has any yet."""
        questions = self.stack[0].get("questions") if self.stack and isinstance(self.stack[0], Map) else None
        return questions if isinstance(questions, Seq) and questions else None

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
            self._note(mark, characters.odd_indentation())
            return _SKIP
        if key in top.key_marks:
            if key == "id" and self._begins_line_of(top, mark):
                raise _MissingDash(mark)
            line = place_of(top.key_marks[key])[0]
            self._note(mark, msg("the key “{key}” is already on line {line}", key=key, line=line))
            return _SKIP
        top.key_marks[key] = mark
        return key

    def _begins_line_of(self, question: Map, mark: Any) -> bool:
        """Tell whether a key stands below the first one of a question."""
        is_question = len(self.stack) == 3 and self.stack[2] is question
        return is_question and mark.line > question.mark.line and mark.column == question.mark.column

    def _key_of_value(self) -> str:
        """Return the key that a value being read stands under."""
        return next(
            (next(reversed(node.key_marks), "") for node in reversed(self.stack) if isinstance(node, Map)), ""
        )

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._note(event.start_mark, yaml_mistakes.special("&"))
        if event.tag is not None:
            self._note(event.start_mark, yaml_mistakes.special("!"))

    def _raw(self, event: Any) -> str:
        """Return a scalar as it was typed."""
        return self.text[event.start_mark.index + self.index : event.end_mark.index + self.index]

    def _is_text(self, value: str) -> bool:
        """Tell whether a value is one that its author words, rather than a number or a choice."""
        return self._key_of_value() not in _NOT_TEXTS and not _NUMBER_OR_BOOLEAN.fullmatch(value)

    def _examine(self, event: Any) -> None:
        """Find what YAML would silently change in a text."""
        value: str = event.value
        mark = event.start_mark
        self._refuse_marks(event)
        if not event.style:
            end = event.end_mark.index + self.index
            comment = _COMMENT.match(self.text, end)
            if comment and (comment["touching"] or self._is_text(value)):
                self._note(mark, yaml_mistakes.comment())
            if self.text[end : end + 1] == ":" and (key := yaml_mistakes.decorated_key(f"{value}:")):
                self._note(mark, yaml_mistakes.plain_key(key))
            elif value[:1] in yaml_mistakes.CURLY and yaml_mistakes.is_in_curly_quotes(value):
                self._note(mark, yaml_mistakes.curly_quotes())
            raw = self._raw(event)
            if dash := _CONTINUING_DASH.search(raw):
                line = mark.line + 1 + raw.count("\n", 0, dash.start() + 1)
                self.found.append(Mistake((line, dash["indent"].count(" ") + 1), yaml_mistakes.continuing_dash()))
            # “[3,4 milliards, 4,39 milliards]”: a comma between two digits was meant as a decimal comma.
            if self.text[end : end + 1] == "," and value[-1:].isdigit() and self.text[end + 1 : end + 2].isdigit():
                self._note(self.stack[-1].mark, yaml_mistakes.split_decimal())
        elif event.style == '"':
            bad = characters.escaped(value)
            if _ESCAPED_LETTER.search(self._raw(event)):
                self._note(mark, yaml_mistakes.escape())
            elif bad:
                self._note(mark, bad)
        elif event.style in (">", "|") and not value.strip():
            self._note(mark, yaml_mistakes.empty_block())
        elif event.style == ">":
            raw = self._raw(event)
            if _FOLDED_LIST.search(raw.partition("\n")[2]):
                self._note(mark, yaml_mistakes.folded_list())
