"""Lines → questions: numbered or set apart, with options, an answer, an explanation, in French or English."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import Factory, define

from reseaux_quiz.importing import Level, LossCode, answers, markdown
from reseaux_quiz.importing.answers import Choice, common
from reseaux_quiz.importing.building import Builder, Draft
from reseaux_quiz.model import Essay, Numerical, Question, TrueFalse
from reseaux_quiz_text.lines import Line, escaped
from reseaux_quiz_text.words import msg


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL | re.VERBOSE)


_NUMBER = _pattern(
    r"""(?: (?:question|exercice|item|q|n°)\s*(?P<named>\d{1,3}) (?: \s*[.):°–—-]+ | \s*$ | \s+ )
        | (?P<bare>\d{1,3})\s* (?: [.)] | [°/–—-](?=\s) )+ )
        \s*(?P<rest>.*)"""
)
_OPTION = _pattern(
    r"""(?P<star>[*✓✔✅]?) \s* (?P<box>[☐☑☒□■])? \s*
        [(\[]? (?P<letter>[A-Z]) \s? (?:[.):\]]|-(?=\s)) \s* (?P<rest>\S.*)"""
)
_BULLET = _pattern(
    r"""(?P<mark> [-–—*+](?=\s) | [•◦▪●○❍➢☐☑☒□■✓✔✅✗✘❌] | \[[\ x✓]?\] | \([\ x]?\) ) \s* (?P<rest>\S.*)"""
)
_RIGHT_MARKS = frozenset({"☑", "☒", "■", "✓", "✔", "✅", "[x]", "[X]", "[✓]", "(x)", "(X)"})
_RIGHT_TAIL = _pattern(
    r"""\s* (?: [*✓✔✅]+ | [←⇐]\s*\S+
        | [(\[]\s*(?:x|correcte?s?|juste|vraie?|bonne|bonne\ réponse|right|ok)\s*[)\]] ) \s*$"""
)
_ANSWER = _pattern(
    r"""(?: (?:la|les|the)\s+ )? (?: (?:bonnes?|correct|right)\s+ )?
        (?: réponses?|reponses?|answers?|rép|rep|ans|corrigé|solution|clé|key ) (?:\s*\(?s\))?
        (?: \s+(?:correctes?|attendues?|justes?|exactes?|is|are|est|sont) )?
        \s* (?: [:=] | \.(?=\s) | \s-\s ) \s* (?P<rest>.*)"""
)
_EXPLANATION = _pattern(
    r"""(?:explications?|explanations?|justifications?|feedback|rétroactions?|commentaires?|rationale|remarques?|pourquoi)
        \s*:\s*(?P<rest>.*)"""
)
_HINT = _pattern(r"(?:indices?|hints?|aide) \s*:\s* (?P<rest>.*)")
_DIFFICULTY = _pattern(r"(?:difficulté|difficulty|niveau) \s*:\s* (?P<rest>\S.*)")
_KEY = _pattern(
    r"""(?:les\s+)? (?:réponses|reponses|corrigé|correction|solutions?|answers?|answer\ key|clé
        |grille\ de\ (?:correction|réponses)) \s* (?:d[ue]s?\ \w+)? \s* :?"""
)
_KEY_ENTRY = _pattern(
    r"""(?:question\s*|q)? (\d{1,3}) \s* [.):=–—-]* \s*
        ( [A-Z](?![a-zà-ÿ]) (?: \s*(?:,|;|/|et|and|&)?\s* [A-Z](?![a-zà-ÿ]) )* | vrai|faux|true|false ) \b\.?"""
)
_LETTERS = _pattern(r"""[(\[]? ( [A-Z] (?: \s*(?:,|;|/|\+|et|and|&|\s)\s* [A-Z] )* ) [)\]]? \s* (?:[.):–—-]\s*.*)?""")
_SIGNS_BEFORE = re.compile(r"^[^\w@~*]+")  # ✅ Bonne réponse
_STARRED = re.compile(r"\*(?=[^\s*])(?!.*\*)")
_TRUTHS = {"vrai": True, "true": True, "v": True, "t": True, "faux": False, "false": False, "f": False}
_POINTS = re.compile(r"\s*[(\[/]\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:points?|pts?|pt)\.?\s*[)\]]\s*", re.IGNORECASE)
_BLANKS = re.compile(r"_{3,}|\.{4,}|…{2,}")
_WORDS_OF_AN_ANSWER = 8
_TITLE = 100


@define
class Option:
    """An option: its text, how it is marked, and the feedback that stands below it."""

    text: str
    letter: str = ""
    mark: str = ""
    starred: bool = False
    marks: frozenset[str] = frozenset()
    feedback: str = ""


@define
class Raw:
    """A question as its lines have it."""

    line: int
    number: int | None = None
    prompt: list[str] = Factory(list)
    options: list[Option] = Factory(list)
    answer: str | None = None
    explanation: list[str] = Factory(list)
    hint: str = ""
    difficulty: str = ""
    category: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it has a text, and nothing behind it yet."""
        return bool(self.prompt) and not self.options and self.answer is None


class Reader:
    """Reads the lines of one document. `plain` texts are escaped, others are Markdown already."""

    def __init__(self, builder: Builder, *, plain: bool) -> None:
        self.builder = builder
        self.plain = plain
        self.found: list[Raw] = []
        self.current: Raw | None = None
        self.last = ""
        self.gap = True
        self.category: tuple[str, ...] = ()
        self.in_key = False
        self.since_key = 0
        """How many of the questions had their answers in a list that stood before."""

    def read(self, lines: Sequence[Line]) -> None:
        """Put every question into the bank."""
        for line in lines:
            self._line(line)
        is_numbered = any(raw.number is not None for raw in self.found)
        for index, raw in enumerate(self.found):
            _cut_out_options(raw)
            if is_numbered and raw.number is None and raw.is_open and "?" not in "".join(raw.prompt):
                self._beside(raw, is_first=index == 0)
            elif raw.prompt or raw.options:
                self._keep(raw)

    # --- line by line ---------------------------------------------------------------------------------------

    def _line(self, line: Line) -> None:
        text = f"{line.label} {line.text}".strip() if line.label else line.text
        if line.block:
            self._block(line)
            return
        if not text.strip():
            self.gap = True
            return
        bare = text.strip()
        if line.heading is not None and not self._numbered(bare):
            self._heading(line, bare)
        elif self.in_key and self._key(bare):
            pass
        elif _KEY.fullmatch(bare) and self.found and (self.gap or line.heading is not None):
            self.in_key = True
        elif not self._part(bare, line):
            self._other(bare, line)
        self.gap = False

    def _heading(self, line: Line, text: str) -> None:
        self.in_key = bool(_KEY.fullmatch(text)) and bool(self.found)
        if self.in_key:
            return
        self.current, self.last = None, ""
        if line.heading == 0:
            self.builder.title = text
        else:
            self.category = (text,)

    def _key(self, text: str) -> bool:
        """Read a line of a list of answers: « 1. B   2. A, C »."""
        entries = list(_KEY_ENTRY.finditer(text))
        if not entries or entries[0].start() > 2:
            if self._numbered(text):  # another list of questions begins
                self.in_key = False
                self.since_key = len(self.found)
            return False
        for entry in entries:
            numbered = [raw for raw in self.found[self.since_key :] if raw.number == int(entry[1])]
            places = self.found[self.since_key :]
            raw = numbered[0] if numbered else places[int(entry[1]) - 1] if 0 < int(entry[1]) <= len(places) else None
            if raw is not None and raw.answer is None:
                raw.answer = entry[2]
        return True

    def _numbered(self, text: str) -> re.Match[str] | None:
        found = _NUMBER.fullmatch(text)
        return found if found and (found["named"] or found["rest"].strip()) else None

    def _part(self, text: str, line: Line) -> bool:
        """Read a line that begins with what tells what it is; False for one that does not."""
        raw = self.current
        if found := self._numbered(text):
            self._begin(line, int(found["named"] or found["bare"]))
            if found["rest"].strip():
                self._prompt(found["rest"].strip())
            return True
        if raw is None:
            return False
        words = _SIGNS_BEFORE.sub("", text)
        for pattern, name in ((_EXPLANATION, "explanation"), (_HINT, "hint"), (_DIFFICULTY, "difficulty")):
            if found := pattern.fullmatch(words):
                self._field(raw, name, found["rest"].strip())
                return True
        if (found := _ANSWER.fullmatch(words)) and (raw.prompt or raw.options):
            if _KEY_ENTRY.match(found["rest"]):
                self.in_key = True
                return self._key(found["rest"])
            if raw.answer is None:
                raw.answer = found["rest"].strip()
            self.last = "answer"
            return True
        if text[:1] in "@~" and len(text) > 1 and raw.options:  # Respondus
            raw.options[-1].feedback = text[1:].strip() if raw.answer is None else ""
            if raw.answer is not None:
                self._field(raw, "explanation", text[1:].strip())
            return True
        return self._option(raw, text, line)

    def _option(self, raw: Raw, text: str, line: Line) -> bool:
        found = _OPTION.fullmatch(text)
        expected = chr(ord("a") + len(raw.options))
        if found and found["letter"].lower() == expected and (raw.prompt or raw.options):
            option = Option(found["rest"].strip(), expected, found["box"] or "", bool(found["star"]), line.marks)
        elif (bullet := _BULLET.fullmatch(text)) and raw.prompt and (raw.options or not _is_sentence_dash(text)):
            inner = _OPTION.fullmatch(bullet["rest"])
            rest = inner["rest"] if inner and inner["letter"].lower() == expected else bullet["rest"]
            letter = expected if inner and inner["letter"].lower() == expected else ""
            starred = bool(inner and letter and inner["star"])
            option = Option(rest.strip(), letter, bullet["mark"], starred, line.marks)
        else:
            return False
        tail = _RIGHT_TAIL.search(option.text)
        if tail and tail.start() > 0:
            option.text, option.starred = option.text[: tail.start()].rstrip(), True
        raw.options.append(option)
        self.last = "option"
        return True

    def _other(self, text: str, line: Line) -> None:
        """Read a line that goes on with what stands above, or begins a question without a number."""
        raw = self.current
        is_new = raw is None or (self.gap and (not raw.is_open or any(map(_STARRED.match, raw.prompt))))
        if is_new and not (raw is not None and self.last in ("explanation", "answer") and not self._looks_new(text)):
            self._begin(line, None)
            self._prompt(text)
        elif raw is not None and self.last == "option" and not self.gap:
            raw.options[-1].text += f" {text}"
        elif raw is not None and self.last == "answer" and raw.answer is not None:
            raw.answer = f"{raw.answer}\n{text}".strip()
        elif raw is not None and self.last == "explanation":
            raw.explanation.append(text)
        elif raw is not None:
            self._prompt(text)

    def _looks_new(self, text: str) -> bool:
        return text.rstrip().endswith(("?", ":")) or all(raw.number is None for raw in self.found)

    def _begin(self, line: Line, number: int | None) -> None:
        if self.in_key:
            self.in_key, self.since_key = False, len(self.found)
        self.current = Raw(line.number, number, category=self.category)
        self.found.append(self.current)
        self.last = "prompt"

    def _prompt(self, text: str) -> None:
        assert self.current is not None
        self.current.prompt.append(text)
        self.last = "prompt"

    def _block(self, line: Line) -> None:
        if self.current is None:
            self._begin(line, None)
        assert self.current is not None
        parts = self.current.explanation if self.last == "explanation" else self.current.prompt
        if line.text.startswith("|"):
            parts += ["", line.text, ""]
        else:
            parts.append(f"\0{line.text}")

    def _field(self, raw: Raw, name: str, text: str) -> None:
        self.last = name
        if name == "explanation":
            raw.explanation.append(text)
        else:
            setattr(raw, name, text)

    def _beside(self, raw: Raw, *, is_first: bool) -> None:
        """Take a text that is none of the numbered questions for the title, where it stands first and is short."""
        words = " ".join(raw.prompt)
        if (
            is_first
            and not self.builder.title
            and len(raw.prompt) == 1
            and len(words) < _TITLE
            and words[-1] not in ".:"
        ):
            self.builder.title = words
        else:
            message = msg("a text that asks nothing is left out: {words}", words=words[:200])
            self.builder.lose(LossCode.SYNTAX, Level.LEFT_OUT, message, raw.line)

    # --- what was read → a question ---------------------------------------------------------------------------

    def _keep(self, raw: Raw) -> None:
        draft = self.builder.draft(raw.line)
        whole = "\n".join(raw.prompt)
        points = None
        if found := _POINTS.search(whole):
            points = answers.number(found[1])
            whole = (whole[: found.start()] + " " + whole[found.end() :]).strip()
        prompt = self._blocks(_BLANKS.sub("_____", whole).split("\n"))
        if not prompt:
            draft.left_out(
                LossCode.SYNTAX,
                msg("options without a question: {options}", options=" / ".join(each.text for each in raw.options)),
            )
            return
        fields = common(
            prompt,
            explanation=self._blocks(raw.explanation) or None,
            hint=self._text(raw.hint) or None,
            points=points,
        )
        question = self._choice(draft, raw, fields) if len(raw.options) > 1 else self._open(draft, raw, fields)
        if question is not None:
            draft.keep(question, category=raw.category, tags=[raw.difficulty.strip(" .*")] if raw.difficulty else ())

    def _choice(self, draft: Draft, raw: Raw, fields: dict[str, object]) -> Question | None:
        right = self._right(draft, raw)
        truths = [_TRUTHS.get(each.text.strip(" .").casefold()) for each in raw.options]
        if len(truths) == 2 and {*truths} == {True, False} and len(right) == 1:
            return TrueFalse(answer=bool(truths[next(iter(right))]), **fields)  # type: ignore[arg-type]
        several = len(right) > 1
        wrong = len(raw.options) - len(right)
        made = [
            Choice(
                self._text(each.text),
                Decimal(100) / (len(right) if several else 1)
                if index in right
                else Decimal(-100) / wrong
                if several and wrong
                else Decimal(0),
                self._text(each.feedback) or None,
            )
            for index, each in enumerate(raw.options)
        ]
        return answers.choice(draft, made, fields, several=several)

    def _right(self, draft: Draft, raw: Raw) -> set[int]:
        """Tell which options are right: by an answer line, a star or a tick, else by what stands out."""
        marked = _marked(raw.options)
        if raw.answer is None:
            return marked
        named = self._named(raw)
        if not named:
            draft.doubtful(LossCode.ANSWER, msg("the answer “{answer}” is no option", answer=raw.answer[:80]))
            return marked
        if _starred(raw.options) and _starred(raw.options) != named:
            draft.doubtful(
                LossCode.ANSWER,
                msg("other options are marked than the answer “{answer}” says", answer=raw.answer[:80]),
            )
        return named

    def _named(self, raw: Raw) -> set[int]:
        answer = (raw.answer or "").strip().strip("*").strip()
        texts = {each.text.strip(" .").casefold(): index for index, each in enumerate(raw.options)}
        if answer.strip(" .").casefold() in texts:
            return {texts[answer.strip(" .").casefold()]}
        found = _LETTERS.fullmatch(answer)
        letters = re.findall(r"(?<![A-Za-zÀ-ÿ])[A-Za-z](?![A-Za-zÀ-ÿ])", found[1]) if found else []
        indexes = {ord(letter.lower()) - ord("a") for letter in letters}
        if indexes and max(indexes) < len(raw.options):
            return indexes
        parts = [part.strip(" .").casefold() for part in re.split(r"[;\n]|, ", answer)]
        return {texts[part] for part in parts} if all(part in texts for part in parts) else set()

    def _open(self, draft: Draft, raw: Raw, fields: dict[str, object]) -> Question | None:
        if raw.options:
            fields = fields | {"prompt": f"{fields['prompt']}\n\n{self._text(raw.options[0].text)}"}
            draft.doubtful(
                LossCode.SYNTAX, msg("an option that stands alone is taken for a part of the question"), "prompt"
            )
        answer = (raw.answer or "").strip().strip("*").strip()
        if answer.strip(" .").casefold() in _TRUTHS:
            return TrueFalse(answer=_TRUTHS[answer.strip(" .").casefold()], **fields)  # type: ignore[arg-type]
        number = answers.number(answer)
        if number is not None:
            return Numerical(answer=number, **fields)  # type: ignore[arg-type]
        if answer and "\n" not in answer and len(answer.split()) <= _WORDS_OF_AN_ANSWER:
            accepted = [part.strip().rstrip(".") for part in re.split(r"\s+(?:ou|or)\s+|\s*/\s*|\s*;\s*", answer)]
            return answers.short_answer(draft, [Choice(each, Decimal(100)) for each in accepted if each], fields)
        if not answer:
            draft.doubtful(
                LossCode.ANSWER, msg("there is no answer: it is taken for an open question"), "model_answer"
            )
        model_answer = self._blocks(answer.split("\n")) if answer else answers.to_write(draft)
        return Essay(model_answer=model_answer, **fields)  # type: ignore[arg-type]

    def _text(self, text: str) -> str:
        return escaped(text.strip()) if self.plain else text.strip()

    def _blocks(self, lines: Sequence[str]) -> str:
        """Join lines as they stood: one below the other."""
        return "\n\n".join(self._paragraphs(lines)).strip()

    def _paragraphs(self, lines: Sequence[str]) -> Iterator[str]:
        run: list[str] = []
        code: list[str] = []
        for line in [*lines, ""]:
            if line.startswith("\0"):
                code.append(line[1:])
                continue
            if code:
                yield "\n".join(code)
                code = []
            if line.startswith("| "):
                yield line
            elif line.strip():
                run.append(line)
                continue
            if run:
                yield markdown.text("\n".join(run)) if self.plain else "\\\n".join(run)
                run = []


def _cut_out_options(raw: Raw) -> None:
    """Read a question whose options stand below it without letters, the right ones behind a star (Plickers)."""
    if raw.is_open and len(raw.prompt) > 2 and any(map(_STARRED.match, raw.prompt[1:])):
        raw.options = [Option(each.removeprefix("*"), starred=each.startswith("*")) for each in raw.prompt[1:]]
        raw.prompt = raw.prompt[:1]


def _is_sentence_dash(text: str) -> bool:
    """Tell whether a dash begins speech rather than an option."""
    return text.startswith(("— ", "– ")) and text.rstrip().endswith("?")


def _starred(options: Sequence[Option]) -> set[int]:
    starred = {index for index, each in enumerate(options) if each.starred or each.mark in _RIGHT_MARKS}
    signs = {each.mark for each in options}
    for sign, other in (("*", "-"), ("+", "-"), ("*", "")):
        if signs == {sign, other}:
            starred |= {index for index, each in enumerate(options) if each.mark == sign}
    return starred


def _marked(options: Sequence[Option]) -> set[int]:
    """Tell which options are marked as right: by a star or a tick, else by a style that only some have."""
    starred = _starred(options)
    if starred:
        return starred
    for style in ("highlight", "bold", "colour", "underline", "italic"):
        found = {index for index, each in enumerate(options) if style in each.marks}
        if found and len(found) < len(options):
            return found
    return set()
