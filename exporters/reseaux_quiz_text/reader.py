"""Lines → what each question says: where one begins, its options, its answer, the list of answers at the end."""

import re
from collections.abc import Sequence

from reseaux_quiz.importing import Level, LossCode
from reseaux_quiz.importing.building import Builder
from reseaux_quiz_text import patterns, tables
from reseaux_quiz_text.lines import Line
from reseaux_quiz_text.questions import Maker, Option, Raw
from reseaux_quiz_text.words import msg

_TITLE = 100
_PART = 100


class Reader:
    """Reads the lines of one document. `plain` texts are escaped, others are Markdown already."""

    def __init__(self, builder: Builder, *, plain: bool) -> None:
        self.builder = builder
        self.maker = Maker(builder, plain=plain)
        self.found: list[Raw] = []
        self.current: Raw | None = None
        self.last = ""
        self.gap = True
        self.category: tuple[str, ...] = ()
        self.settings: dict[str, str] = {}
        """What lines before the next question say of it (Respondus)."""
        self.is_named = False
        """Whether the question was called so: « Question 5 »."""
        self.in_key = False
        self.since_key = 0
        """How many of the questions had their answers in a list that stood before."""

    def read(self, lines: Sequence[Line]) -> None:
        """Put every question into the bank."""
        shown = [line for line in lines if line.block or _text_of(line)]
        following = dict(zip(map(id, shown), shown[1:], strict=False))
        for line in lines:
            self._line(line, following.get(id(line)))
        is_numbered = any(raw.number is not None for raw in self.found)
        for index, raw in enumerate(self.found):
            _cut_out_options(raw)
            is_beside = "?" not in "".join(raw.prompt) or patterns.CHAT.fullmatch(" ".join(raw.prompt))
            if is_numbered and raw.number is None and raw.is_open and is_beside:
                self._beside(raw, is_first=index == 0)
            elif raw.prompt or raw.options:
                self.maker.keep(raw)

    # --- line by line ---------------------------------------------------------------------------------------

    def _line(self, line: Line, following: Line | None) -> None:
        bare = _text_of(line)
        if line.rows and self._table(line):
            return
        if line.block:
            self._block(line)
            return
        if not bare:
            self.gap = True
            return
        if patterns.FORM.fullmatch(bare) or patterns.RULE.fullmatch(bare):
            self.builder.lose(LossCode.SYNTAX, Level.REDUCED, msg("a line to be filled in is left out"), line.number)
            return
        if line.heading is not None and not self._numbered(bare):
            self._heading(line, bare)
        elif self._is_part(bare, following):
            self.current, self.last, self.category, self.in_key = None, "", (bare,), False
        elif self.in_key and self._key(bare):
            pass
        elif patterns.KEY.fullmatch(bare) and self.found and (self.gap or line.heading is not None):
            self.in_key = True
        elif not self._piece(bare, line):
            self._other(bare, line)
        self.gap = False

    def _is_part(self, text: str, following: Line | None) -> bool:
        """Tell whether a line is the title of a part: « Exercice 1 (10 points) », with a numbered question below."""
        if not patterns.PART.fullmatch(text) or len(text) > _PART or following is None or text.endswith("?"):
            return False
        option = patterns.OPTION.fullmatch(text)
        if option and self.current is not None and option["letter"].lower() == _expected(self.current):
            return False
        below, here = self._numbered(_text_of(following)), patterns.NUMBER.match(text)
        return below is not None and (here is None or here["word"] != below["word"])

    def _heading(self, line: Line, text: str) -> None:
        self.in_key = bool(patterns.KEY.fullmatch(text)) and bool(self.found)
        if self.in_key:
            return
        self.current, self.last = None, ""
        if line.heading == 0:
            self.builder.title = text
        else:
            self.category = (text,)

    def _key(self, text: str) -> bool:
        """Read a line of a list of answers: « 1. B   2. A, C », or « 3. social selling »."""
        entries = list(patterns.KEY_ENTRY.finditer(text))
        numbered = self._numbered(text)
        if entries and entries[0].start() <= 2 and not (numbered and _goes_on(text, entries)):
            for entry in entries:
                self._answer(int(entry[1]), entry[2])
            return True
        if numbered:
            if self._answer(int(numbered["named"] or numbered["bare"]), numbered["rest"].strip()):
                return True
            self.in_key, self.since_key = False, len(self.found)  # another list of questions begins
        return False

    def _is_inside(self, number: int) -> bool:
        """Tell whether a bare number is a part of a question, where questions are called so: « Question 5 »."""
        raw = self.current
        return self.is_named and raw is not None and raw.number is not None and number != raw.number + 1

    def _answer(self, number: int, answer: str) -> bool:
        """Give a question the answer of a list; False where there is no such question without an answer."""
        places = self.found[self.since_key :]
        if any(raw.number is not None for raw in places):
            places = [raw for raw in places if raw.number == number and raw.answer is None]
        else:
            places = [raw for raw in places[number - 1 : number] if number > 0 and raw.answer is None]
        for raw in places[:1]:
            raw.answer = answer
        return bool(places)

    def _numbered(self, text: str) -> re.Match[str] | None:
        found = patterns.NUMBER.fullmatch(text)
        return found if found and (found["named"] or found["rest"].strip()) else None

    def _piece(self, text: str, line: Line) -> bool:
        """Read a line that begins with what tells what it is; False for one that does not."""
        raw = self.current
        found = self._numbered(text)
        if found and not (found["bare"] and self._is_inside(int(found["bare"]))):
            self.is_named = bool(found["named"])
            self._begin(line, int(found["named"] or found["bare"]))
            if found["rest"].strip():
                self._prompt(found["rest"].strip(), line)
            return True
        if (found := patterns.SETTING.fullmatch(text)) and (raw is None or self.gap):
            self.settings[found["name"].casefold()] = found["rest"].strip()
            self.current = None
            return True
        if self.settings and raw is None and (found := patterns.SETTING.fullmatch(text)):
            return True
        if raw is None:
            return False
        words = patterns.SIGNS_BEFORE.sub("", text)
        fields = (
            (patterns.EXPLANATION, "explanation"), (patterns.HINT, "hint"), (patterns.DIFFICULTY, "difficulty"),
        )  # fmt: skip
        for pattern, name in fields:
            if found := pattern.fullmatch(words):
                self._field(raw, name, found["rest"].strip())
                return True
        if (found := patterns.ANSWER.fullmatch(words)) and (raw.prompt or raw.options):
            if patterns.KEY_ENTRY.match(found["rest"]):
                self.in_key = True
                return self._key(found["rest"])
            if raw.answer is None:
                raw.answer = found["rest"].strip()
            self.last = "answer"
            return True
        if text[:1] in "@~" and len(text) > 1:  # Respondus
            if raw.options and raw.answer is None:
                raw.options[-1].feedback = text[1:].strip()
            else:
                self._field(raw, "explanation", text[1:].strip())
            return True
        if self.last in ("answer", "explanation") and not raw.options and (found := patterns.BULLET.fullmatch(text)):
            self._go_on(raw, f"- {found['rest'].strip()}")
            return True
        before, *boxes = patterns.boxes_in(text)
        if boxes and not before and raw.prompt:
            return all(self._option(raw, box, line) for box in boxes)
        return self._option(raw, text, line)

    def _option(self, raw: Raw, text: str, line: Line) -> bool:
        found = patterns.OPTION.fullmatch(text)
        expected = _expected(raw)
        if found and found["letter"].lower() == expected and (raw.prompt or raw.options):
            option = Option(found["rest"].strip(), expected, found["box"] or "", bool(found["star"]), line.marks)
        elif (bullet := patterns.BULLET.fullmatch(text)) and raw.prompt and (raw.options or not _is_speech(text)):
            option = _of_bullet(bullet, expected, line)
        else:
            return False
        self._keep_option(raw, option)
        return True

    def _keep_option(self, raw: Raw, option: Option) -> None:
        """Keep an option, and those that stand behind it on the same line."""
        option.text, *others = patterns.options_in(option.text, chr(ord(_expected(raw)) + 1))
        for each in (option, *(Option(other, "-", marks=option.marks) for other in others)):
            tail = patterns.RIGHT_TAIL.search(each.text)
            if tail and tail.start() > 0:
                each.text, each.starred = each.text[: tail.start()].rstrip(), True
            raw.options.append(each)
        self.last = "option"

    def _other(self, text: str, line: Line) -> None:
        """Read a line that goes on with what stands above, or begins a question without a number."""
        raw = self.current
        if self.gap and self.found and patterns.CHAT.fullmatch(text) and not text.endswith("?"):
            message = msg("a text that asks nothing is left out: {words}", words=text[:200])
            self.builder.lose(LossCode.SYNTAX, Level.LEFT_OUT, message, line.number)
            return
        is_new = raw is None or (self.gap and (not raw.is_open or any(map(patterns.STARRED.match, raw.prompt))))
        goes_on = raw is not None and self.last in ("explanation", "answer") and not self._looks_new(text)
        if is_new and not goes_on:
            self._begin(line, None)
            self._prompt(text, line)
        elif raw is not None and self.last == "option" and not self.gap:
            raw.options[-1].text += f" {text}"
        elif raw is not None and self.last in ("answer", "explanation"):
            self._go_on(raw, text)
        elif raw is not None:
            self._prompt(text, line)

    def _go_on(self, raw: Raw, text: str) -> None:
        """Add a line to the answer, or to the explanation."""
        if self.last == "answer":
            raw.answer = f"{raw.answer or ''}\n{text}".strip()
        else:
            raw.explanation.append(text)

    def _looks_new(self, text: str) -> bool:
        is_question = text.rstrip().endswith(("?", ":")) or bool(patterns.CHAT.fullmatch(text))
        return is_question or all(raw.number is None for raw in self.found)

    def _begin(self, line: Line, number: int | None) -> None:
        if self.in_key:
            self.in_key, self.since_key = False, len(self.found)
        self.current = Raw(
            line.number, number, category=self.category, kind=self.settings.get("type", "").casefold(),
            name=self.settings.get("title", ""), points=self.settings.get("points", ""),
        )  # fmt: skip
        self.settings = {}
        self.found.append(self.current)
        self.last = "prompt"

    def _prompt(self, text: str, line: Line) -> None:
        assert self.current is not None
        before, *boxes = patterns.boxes_in(text)
        if boxes and (before or self.current.prompt):
            self.current.prompt += filter(None, [before])
            for box in boxes:
                self._option(self.current, box, line)
            return
        before, *options = patterns.options_in(text, "a")
        if len(options) > 1 and (before or self.current.prompt):
            self.current.prompt += filter(None, [before])
            self._keep_option(self.current, Option(options[0], "a", marks=line.marks))
            for option in options[1:]:
                self._keep_option(self.current, Option(option, "-", marks=line.marks))
        else:
            self.current.prompt.append(text)
            self.last = "prompt"

    def _table(self, line: Line) -> bool:
        """Read a table of answers, of questions, or of terms; False for one that is a part of a question."""
        if self.in_key and (key := tables.key(line.rows)):
            return self._key(key)
        match tables.read(line.rows):
            case None:
                return False
            case tables.Cards(pairs) if self.current is not None and self.current.is_open:
                if not patterns.MATCH.search(" ".join(self.current.prompt)):
                    return False
                self.current.pairs = pairs
            case tables.Cards(pairs):
                for front, back in pairs:
                    self.found.append(
                        Raw(line.number, None, [front], answer=back, category=self.category, is_card=True)
                    )
            case texts:
                if self.current is not None and self.current.is_open:  # « Cochez la bonne case. »
                    self.found.remove(self.current)
                    words = " ".join(self.current.prompt)[:200]
                    message = msg("the text above a table of questions is left out: {words}", words=words)
                    self.builder.lose(LossCode.SYNTAX, Level.LEFT_OUT, message, self.current.line)
                for text in texts:
                    self._line(Line(line.number, text), None)
        self.current, self.gap = None, True
        return True

    def _block(self, line: Line) -> None:
        if self.current is None:
            self._begin(line, None)
        assert self.current is not None
        parts = self.current.explanation if self.last == "explanation" else self.current.prompt
        parts.append(line.text if line.rows else f"\0{line.text}")

    def _field(self, raw: Raw, name: str, text: str) -> None:
        self.last = name
        if name == "explanation":
            raw.explanation += filter(None, [text])
        else:
            setattr(raw, name, text)

    def _beside(self, raw: Raw, *, is_first: bool) -> None:
        """Take a text that is none of the numbered questions for the title, where it stands first and is short."""
        first, *rest = raw.prompt
        is_title = len(first) < _TITLE and first[-1] not in ".:!" and not patterns.CHAT.fullmatch(first)
        if is_first and not self.builder.title and is_title:
            self.builder.title = first
        else:
            rest = raw.prompt
        if rest:
            message = msg("a text that asks nothing is left out: {words}", words=" ".join(rest)[:200])
            self.builder.lose(LossCode.SYNTAX, Level.LEFT_OUT, message, raw.line)


def _expected(raw: Raw) -> str:
    """Return the letter that the next option has."""
    return chr(ord("a") + len(raw.options))


def _text_of(line: Line) -> str:
    return f"{line.label} {line.text}".strip()


def _goes_on(text: str, entries: Sequence[re.Match[str]]) -> bool:
    """Tell whether a line of a list of answers is a sentence that begins as letters do: « 1. A priori, … »."""
    rest = text[entries[-1].end() :].strip()
    return len(rest.split()) > 1 and rest[:1].isalpha()


def _of_bullet(bullet: re.Match[str], expected: str, line: Line) -> Option:
    """Read an option behind a bullet: « - [x] b) … »."""
    mark, rest, letter, is_starred = bullet["mark"], bullet["rest"], "", False
    if box := patterns.BOX.fullmatch(rest):
        mark, rest = box["mark"], box["rest"]
    inner = patterns.OPTION.fullmatch(rest)
    if inner and inner["letter"].lower() == expected:
        rest, letter, is_starred = inner["rest"], expected, bool(inner["star"])
    return Option(rest.strip(), letter, mark, is_starred, line.marks)


def _cut_out_options(raw: Raw) -> None:
    """Read a question whose options stand below it without letters, the right ones behind a star (Plickers)."""
    if raw.is_open and len(raw.prompt) > 2 and any(map(patterns.STARRED.match, raw.prompt[1:])):
        raw.options = [Option(each.removeprefix("*"), starred=each.startswith("*")) for each in raw.prompt[1:]]
        raw.prompt = raw.prompt[:1]


def _is_speech(text: str) -> bool:
    """Tell whether a dash begins speech rather than an option."""
    return text.startswith(("— ", "– ")) and text.rstrip().endswith("?")
