"""GIFT → a bank: all that Moodle reads, and what people and chatbots write that Moodle would misread."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import unescape
from typing import Any

from attrs import evolve, frozen

from reseaux_quiz.i18n import Message
from reseaux_quiz.importing import Imported, LossCode, answers, notes, plain, tolerance
from reseaux_quiz.importing.answers import Choice, Value, common, number
from reseaux_quiz.importing.building import Builder, Draft
from reseaux_quiz.importing.html import Converter
from reseaux_quiz.model import Cloze, Essay, Matching, Pair, Question, TrueFalse
from reseaux_quiz_gift.words import msg

_ESCAPED = {sign: chr(0xFDD0 + index) for index, sign in enumerate("~=#{}:\\")}
_STANDINS = {standin: sign for sign, standin in _ESCAPED.items()}
_NEWLINE = "\ufddf"
_ESCAPE = re.compile(r"\\([~=#{}:\\n])")
# « \neq » in a formula that nobody escaped: Moodle makes a line break of « \n ».
_TEX_WITH_N = re.compile(r"\\n(?=(?:eq|e|u|abla|ot|i|mid|leq|geq|parallel|earrow|warrow|otin)(?![a-zA-Z]))")
_RESTORED = re.compile("[\ufdd0-\ufddf]")
_FORMAT = re.compile(r"\s*\[(html|markdown|moodle|plain)\]", re.IGNORECASE)
_TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
_MARK = re.compile(r"\[(id|tag):((?:[^\]\\]|\\.)*)\]", re.IGNORECASE)
_WEIGHT = re.compile(r"\s*%\s*(-?\d+(?:[.,]\d*)?)\s*%")
_TRUTH = re.compile(r"(T|TRUE|V|VRAI|F|FALSE|FAUX)(?=\s*(?:#|$))", re.IGNORECASE)
_CATEGORY = re.compile(r"\s*\$CATEGORY\s*:?(.*)", re.IGNORECASE)
_HTML = re.compile(r"</[a-z][a-z0-9]*\s*>|<(?:br|img|hr)\b|&(?:#\d+|#x[0-9a-f]+|[a-z]\w+);", re.IGNORECASE)
_SIGN = re.compile(r"(?!(?<=\s)=>\s)[=~]")
_AT_LINE_START = re.compile(r"^[^\S\n]*[=~]", re.MULTILINE)
_RANGE = re.compile(r"(.+?)\.\.(.+)", re.DOTALL)
_ORDERING = re.compile(r"\s*>\s*(\d+|)\s*([A-Za-z_ ]*)(?:\n|$)")
_LINE_END = re.compile(r"[ \t]*(?:\n|$)")
_FENCE = re.compile(r"^\s*```\w*\s*$", re.MULTILINE)
_ANSWER = re.compile(r"\s*(?:[=~#}]|->)")
_ARROW = re.compile(r"\s*(?:->|→|⟶|=>|⇒)\s*")
# Markdown that a chatbot left in a text without a format mark, where Moodle shows its signs.
_MARKDOWN = re.compile(r"\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*|`[^`\n]+`")
_NUMBER = re.compile(r"(?:Question\s*(?:n°\s*)?)?(\d{1,3})\s*[.):–-]\s+(?=\S)", re.IGNORECASE)


class GiftImporter:
    """Implements `reseaux_quiz.importing.Importer`."""

    name = "gift"

    def recognises(self, data: bytes, name: str) -> float:
        """Look for what only GIFT has."""
        if name.lower().endswith((".gift", ".gift.txt")):
            return 1
        try:
            text = data[:200_000].decode("utf-8-sig", errors="replace")
        except UnicodeError:
            return 0
        if "\0" in text or text.lstrip().startswith("<"):
            return 0
        if re.search(r"^\s*(?:::[^\n]*::|\$CATEGORY\s*:)", text, re.MULTILINE):
            return 0.9
        groups = re.findall(r"(?<!\\)\{\s*(?:[=~#>]|T\b|F\b|TRUE\b|FALSE\b|\})", text)
        return 0.8 if groups else 0

    def read(self, data: bytes, name: str = "") -> Imported:
        """Read every question; what Moodle would misread is read as it was meant, and said."""
        builder = Builder(name)
        text = builder.text(data)
        category: tuple[str, ...] = ()
        number = 0
        for block in _joined(_blocks(text)):
            if block.category is not None:
                category = _levels(block.category)
            elif block.text.strip():
                reader = _Reader(builder.draft(block.line), block, category, number)
                reader.read()
                number = reader.number
        return builder.imported()


importer = GiftImporter()


@frozen
class _Block:
    """A question's text without its comments, or a category."""

    line: int
    text: str
    comments: str = ""
    category: str | None = None
    is_cut: bool = False
    """Whether empty lines stand in it."""


def _blocks(text: str) -> Iterator[_Block]:
    """Cut a file at its empty lines, except those between braces, which chatbots leave and Moodle stops at."""
    lines: list[str] = []
    comments: list[str] = []
    first = depth = 0
    is_cut = was_empty = False

    def block() -> _Block:
        return _Block(first, "\n".join(lines), "\n".join(comments), is_cut=is_cut)

    # A chatbot's answer comes between fences.
    for count, line in enumerate(_FENCE.sub("", text).split("\n"), start=1):
        found = _CATEGORY.fullmatch(line)
        if found and not depth:
            if lines:
                yield block()
            lines, comments, is_cut = [], [], False
            yield _Block(count, "", category=found[1].strip())
        elif line.lstrip().startswith("//"):
            comments.append(line)
        elif line.strip() or depth:
            bare = _ESCAPE.sub("", line)
            # A brace was never closed, or the empty line before the next question was forgotten.
            begins = re.match(r"\s*::.+?::", line) or (was_empty and "{" in bare and not _ANSWER.match(line))
            if lines and begins and (depth or not was_empty):
                yield block()
                lines, comments, depth, is_cut = [], [], 0, False
            first = first if lines else count
            lines.append(line)
            is_cut = is_cut or (was_empty and len(lines) > 1)
            depth = max(0, depth + bare.count("{") - bare.count("}"))
        elif lines:
            yield block()
            lines, comments, is_cut = [], [], False
        was_empty = not line.strip()
    if lines:
        yield block()


def _joined(blocks: Iterator[_Block]) -> Iterator[_Block]:
    """Join what an empty line cut: a title, or a question before its braces."""
    before: _Block | None = None
    for block in blocks:
        bare = "" if before is None else _ESCAPE.sub("", before.text)
        is_cut = block.text.lstrip().startswith("{") and not re.search(r"[{}]", bare)
        if before and bare and block.category is None and (is_cut or _TITLE.fullmatch(before.text)):
            texts, comments = f"{before.text}\n{block.text}", f"{before.comments}\n{block.comments}"
            before = _Block(before.line, texts, comments, is_cut=True)
            continue
        if before:
            yield before
        before = block
    if before:
        yield before


def _levels(category: str) -> tuple[str, ...]:
    """Cut a category at its slashes; a doubled one is a slash in a name."""
    return tuple(level.replace("\0", "/").strip() for level in category.replace("//", "\0").split("/"))


class _Reader:
    """Reads one question."""

    def __init__(self, draft: Draft, block: _Block, category: tuple[str, ...], number: int = 0) -> None:
        self.draft = draft
        self.block = block
        self.category = category
        self.number = number
        """The number that the question before has in its text, where questions are numbered there."""
        self.converter: Converter = draft.converter()
        self.format = "moodle"
        self.text = ""

    def read(self) -> None:
        """Put the question into the bank."""
        if self.block.is_cut:
            self._doubtful(msg("an empty line inside a question is ignored; Moodle would stop there"))
        self.read_text(self._standing_in(self.block.text))

    def read_text(self, text: str) -> None:
        """Read the text of a question, whose escaped signs have stand-ins."""
        title = ""
        if found := _TITLE.match(text):
            title, text = _restored(found[1]).strip(), text[found.end() :]
        elif text.lstrip().startswith("::"):
            self._doubtful(msg("the title that “::” opens is never closed, so it is read as text"))
            text = text.lstrip()[2:]
        text = self._without_number(text)
        if found := _FORMAT.match(text):
            self.format, text = found[1].lower(), text[found.end() :]
        marks = [
            (kind.lower(), value.replace("\\]", "]").replace("\\\\", "\\"))
            for kind, value in _MARK.findall(self.block.comments)
        ]
        key = next((value for kind, value in marks if kind == "id"), "")
        groups = _groups(text)
        if len(groups) > 1 and all(_LINE_END.match(text, end) for _start, end in groups):
            self._one_by_one(text, groups)
            return
        if not groups and "}" not in text and re.search(r"\{\s*[=~#>TFV]", text):
            self._doubtful(msg("the closing brace is missing, so the answers go on to the end of the question"))
            text = f"{text}\n}}"
            groups = _groups(text)
        if not groups and re.search(r"[{}]", text):
            message = msg("an opening or a closing brace stands alone: “{text}”", text=_restored(text).strip()[:200])
            self.draft.left_out(LossCode.SYNTAX, message)
            return
        question = self._question(text, groups)
        if question is not None:
            self.draft.keep(
                question, key=key, name=self.converter.plain(title) if "<" in title else title,
                category=self.category, tags=[value for kind, value in marks if kind == "tag"],
            )  # fmt: skip

    def _doubtful(self, message: Message, field: str | None = None) -> None:
        self.draft.doubtful(LossCode.SYNTAX, message, field)

    def _without_number(self, text: str) -> str:
        """Take the number off a text: a bank has an order of its own."""
        found = _NUMBER.match(text.lstrip())
        if found is None or int(found[1]) != self.number + 1:
            return text
        self.number += 1
        self.draft.reduced(LossCode.SETTING, msg("the numbers before questions are left out"))
        return text.lstrip()[found.end() :]

    def _standing_in(self, text: str) -> str:
        """Put a stand-in in place of each escaped sign."""
        if _TEX_WITH_N.search(text):
            self._doubtful(msg("“\\n” before letters is read as TeX; for Moodle it is a line break"))
            text = _TEX_WITH_N.sub(lambda _found: _ESCAPED["\\"] + "n", text)
        return _ESCAPE.sub(lambda found: _NEWLINE if found[1] == "n" else _ESCAPED[found[1]], text)

    # --- the parts of a question ----------------------------------------------------------------------------

    def _question(self, text: str, groups: Sequence[tuple[int, int]]) -> Question | None:
        if not groups:
            words = self._plain(text)
            self.draft.left_out(
                LossCode.TYPE, msg("a description, which asks nothing, is left out: {text}", text=words[:200])
            )
            return None
        if len(groups) > 1:
            return self._several(text, groups)
        start, end = groups[0]
        inside = text[start + 1 : end - 1]
        before, after = text[:start], text[end:]
        if "{" in inside or "}" in inside:
            self._doubtful(msg("braces inside the answers are read as text; Moodle needs \\{ and \\}"))
        if text[:start].count("{"):
            self._doubtful(msg("braces in the question are read as text; Moodle needs \\{ and \\}"))
        if after.strip("} \n") == "" and "}" in after:
            self._doubtful(msg("an extra brace is ignored"))
            after = ""
        inside, general = _cut_feedback(inside)
        prompt = before
        if after.strip():
            prompt = f"{before}_____{re.sub(r'^ +(?=[.,])', '', after)}"
        html, found = notes.split(self._html(prompt))
        documents, html = self.draft.documents(html, self.converter)
        explanation, below = notes.split(self._html(general)) if general.strip() else ("", notes.Notes())
        fields = common(
            self._blocks(html) if self._is_html(prompt) else self._blocks_of(prompt),
            as_of=found.as_of,
            documents=documents,
            explanation=(self._blocks(explanation) if self._is_html(general) else self._blocks_of(general)) or None,
            source=self.converter.line(below.source) if below.source else None,
        )
        return self._of_kind(inside, fields, found, explanation)

    def _of_kind(self, inside: str, fields: dict[str, Any], found: notes.Notes, general: str) -> Question | None:
        bare = inside.strip()
        if not bare:
            return self._essay(fields, general)
        if bare.startswith("#"):
            return self._numerical(bare[1:], fields, found.unit)
        if (ordering := _ORDERING.match(bare)) and bare.startswith(">"):
            return self._ordering(bare[ordering.end() :], fields)
        if truth := _TRUTH.match(bare):
            return self._true_false(truth[1], bare[truth.end() :], fields)
        pieces = self._pieces(bare)
        if not pieces:
            self.draft.doubtful(
                LossCode.SYNTAX, msg("the only answer has no “=” before it, so it counts as right"), "answers"
            )
            pieces = [("=", bare)]
        if any(sign == "~" for sign, _piece in pieces):
            return self._choice(pieces, fields)
        if all(_ARROW.search(piece) for _sign, piece in pieces):
            return self._matching([piece for _sign, piece in pieces], fields)
        options = [self._option(sign, piece, plain=True) for sign, piece in pieces]
        return answers.short_answer(self.draft, options, fields)

    def _one_by_one(self, text: str, groups: Sequence[tuple[int, int]]) -> None:
        """Read questions that no blank line parts, each of which ends with its line."""
        self._doubtful(msg("no empty line between questions; Moodle would read them as one"))
        start, line = 0, self.block.line
        for _start, end in groups:
            piece = text[start:end]
            line += piece.count("\n", 0, len(piece) - len(piece.lstrip()))
            block = evolve(self.block, line=line, text="", comments="")
            reader = _Reader(self.draft.builder.draft(line), block, self.category, self.number)
            reader.format = self.format
            reader.read_text(piece.strip())
            self.number = reader.number
            line += piece.lstrip().count("\n")
            start = end

    def _several(self, text: str, groups: Sequence[tuple[int, int]]) -> Question | None:
        """Make a text with gaps of a question with several pairs of braces, of which Moodle reads the first."""
        made, last = "", 0
        general = ""
        if not all(_SIGN.search(text, start, end) for start, end in groups):
            end = groups[0][1]
            self._doubtful(msg("only the first braces are read: “{text}”", text=_restored(text[end:]).strip()[:200]))
            return self._question(text[:end], groups[:1])
        for start, end in groups:
            inside, feedback = _cut_feedback(text[start + 1 : end - 1])
            general = feedback or general
            pieces = self._pieces(inside.strip()) or [("=", inside.strip())]
            options = [self._option(sign, piece, plain=True) for sign, piece in pieces]
            right = [each.text for each in options if each.weight == 100 and each.text]
            if not tolerance.fit_a_gap(right):
                self.draft.left_out(
                    LossCode.SYNTAX,
                    msg("several pairs of braces that cannot be read: “{text}”", text=_restored(text)[:120]),
                )
                return None
            if len(right) < len(options):
                self.draft.changed(LossCode.CLOZE, msg("the wrong options of a gap are left out"), "text")
            made += self._blocks_of(text[last:start], edges=True) + "{{" + "|".join(right) + "}}"
            last = end
        made += self._blocks_of(text[last:], edges=True)
        self.draft.doubtful(
            LossCode.SYNTAX,
            msg("several pairs of braces become a cloze text; Moodle would read only the first"),
            "text",
        )
        return Cloze(**common("", explanation=self._blocks_of(general) or None) | {"text": made.strip()})

    # --- the types ------------------------------------------------------------------------------------------

    def _essay(self, fields: dict[str, Any], general: str) -> Question:
        before, criteria, after = notes.criteria(general)
        model_answer = self._blocks(before) if criteria else fields.get("explanation") or ""
        explanation = (self._blocks(after) or None) if criteria else None
        made = Essay(
            **fields | {"explanation": explanation}, model_answer=model_answer or answers.to_write(self.draft)
        )
        return answers.with_criteria(made, [self.converter.line(each) for each in criteria])

    def _true_false(self, truth: str, rest: str, fields: dict[str, Any]) -> Question:
        remarks = [self._line(each) for each in rest.split("#")[1:]]
        answer = truth.upper() in ("T", "TRUE", "V", "VRAI")
        if truth.upper() in ("V", "VRAI", "FAUX"):
            self.draft.doubtful(
                LossCode.SYNTAX,
                msg("“{word}” is read as true or false; Moodle only knows the English words", word=truth),
            )
        texts = [each for each in remarks if each]
        if texts:
            self.draft.reduced(LossCode.FEEDBACK, msg("the feedback for true and false moves to the explanation"))
            fields = fields | {
                "explanation": "\n\n".join(dict.fromkeys([*filter(None, [fields.get("explanation")]), *texts]))
            }
        return TrueFalse(**fields, answer=answer)

    def _choice(self, pieces: Sequence[tuple[str, str]], fields: dict[str, Any]) -> Question | None:
        several = not any(sign == "=" for sign, _piece in pieces)
        options = [self._option(sign, piece) for sign, piece in pieces]
        empty = [each for each in options if not each.text]
        if empty:
            self.draft.reduced(LossCode.SYNTAX, msg("an empty option is left out"))
        if several and not any(each.weight > 0 for each in options):
            several = False
        return answers.choice(self.draft, [each for each in options if each.text], fields, several=several)

    def _matching(self, pieces: Sequence[str], fields: dict[str, Any]) -> Question | None:
        pairs, extra = [], []
        for piece in pieces:
            left, right = (re.compile("->") if "->" in piece else _ARROW).split(piece, maxsplit=1)
            if "->" not in piece:
                self._doubtful(msg("an arrow is read as “->”, the only one that Moodle knows"), "pairs")
            text, side = self._line(left), plain.line(unescape(self._plain(right)))  # as Moodle shows it
            if text:
                pairs.append(Pair(text, side))
            else:
                extra.append(side)
        return Matching(**fields, pairs=tuple(pairs), distractors=tuple(dict.fromkeys(filter(None, extra))))

    def _ordering(self, items: str, fields: dict[str, Any]) -> Question | None:
        return answers.ordering([self._line(each) for each in items.split("\n") if each.strip()], fields)

    def _numerical(self, inside: str, fields: dict[str, Any], unit: str | None) -> Question | None:
        values = []
        bare = inside.strip()
        pieces = self._pieces(bare) if bare[:1] in "=~" else [("=", bare)]
        for sign, piece in pieces:
            is_feedback = piece.lstrip().startswith("#")
            option = (
                Choice("", Decimal(0), piece.strip(" #")) if is_feedback else self._option(sign, piece, plain=True)
            )
            value = _value(option)
            if value:
                values.append(value)
            elif option.text == "*" or not option.text:
                if option.feedback:
                    self.draft.reduced(
                        LossCode.FEEDBACK,
                        msg("the feedback for any other answer is dropped: {text}", text=option.feedback),
                    )
            else:
                self.draft.doubtful(
                    LossCode.NUMBER, msg("“{text}” is not a number, so it is left out", text=option.text), "answer"
                )
        return answers.numerical(self.draft, values, fields, unit)

    # --- what stands between the braces ---------------------------------------------------------------------

    def _pieces(self, inside: str) -> list[tuple[str, str]]:
        """Cut what stands between braces at its signs; one that is a part of the text is read as that."""
        signs = [found.start() for found in _SIGN.finditer(inside)]
        kept = _separators(inside, signs)
        if len(kept) < len(signs):
            self._doubtful(msg("= or ~ in an answer is read as text; Moodle needs \\= and \\~"))
        if not kept:
            return []
        if inside[: kept[0]].strip():
            self.draft.doubtful(
                LossCode.SYNTAX,
                msg("“{text}” before the first answer is left out", text=_restored(inside[: kept[0]]).strip()),
            )
        ends = [*kept[1:], len(inside)]
        pieces = [(inside[start], inside[start + 1 : end]) for start, end in zip(kept, ends, strict=True)]
        # « ~=right » is an old way to write a right answer.
        joined: list[tuple[str, str]] = []
        for sign, piece in pieces:
            if joined and joined[-1] == ("~", "") and sign == "=":
                joined[-1] = (sign, piece)
            else:
                joined.append((sign, piece))
        return joined

    def _option(self, sign: str, piece: str, *, plain: bool = False) -> Choice:
        """Read an answer: its weight, its text, its feedback."""
        weight = Decimal(100 if sign == "=" else 0)
        if found := _WEIGHT.match(piece):
            weight, piece = Decimal(found[1].replace(",", ".").rstrip(".")), piece[found.end() :]
        text, _sharp, remark = piece.partition("#")
        if _sharp and (not remark.strip() or not text.strip()):  # « C# », « #RSE »
            self._doubtful(msg("# in an answer is read as text; Moodle needs \\#"))
            text, remark = piece, ""
        shown = self._plain(text) if plain else self._line(text)
        return Choice(shown, weight, self._line(remark) or None)

    # --- texts ----------------------------------------------------------------------------------------------

    def _is_html(self, text: str) -> bool:
        return self.format == "html" or (self.format == "moodle" and bool(_HTML.search(text)))

    def _is_markdown(self, text: str) -> bool:
        if self.format == "moodle" and _MARKDOWN.search(_restored(text)):
            self._doubtful(msg("**…** and `…` are read as Markdown; Moodle would show the characters"))
            return True
        return self.format == "markdown"

    def _html(self, text: str) -> str:
        text = _restored(text).strip()
        if self.format == "html":
            return text
        return text.replace("\n\n", "<p>").replace("\n", "<br>")

    def _blocks(self, html: str) -> str:
        return self.converter.blocks(html)

    def _blocks_of(self, text: str, *, edges: bool = False) -> str:
        """Convert a text in the question's format; `edges` keeps a space at its ends."""
        if self._is_html(text):
            made = self.converter.blocks(self._html(text))
        elif self._is_markdown(text):
            made = plain.with_dollars(_restored(text).strip())
        else:
            made = plain.blocks(_unfolded(text))
        before, after = (" " if edges and each.isspace() else "" for each in (text[:1], text[-1:]))
        return before + made + after

    def _line(self, text: str) -> str:
        if found := _FORMAT.match(text):
            kept, self.format = self.format, found[1].lower()
            made, self.format = self._line(text[found.end() :]), kept
            return made
        if self._is_html(text):
            return self.converter.line(_restored(text).strip())
        if self._is_markdown(text):
            return plain.with_dollars(" ".join(_restored(text).split()))
        return plain.line(_unfolded(text))

    def _plain(self, text: str) -> str:
        """Read what is typed or matched, which Moodle takes as it stands."""
        return " ".join(_restored(text).split())


def _separators(inside: str, signs: Sequence[int]) -> list[int]:
    """Tell which signs begin an answer.

    Well-formed GIFT has no others. Where some stand at the start of a line, or behind a space, the others are a part
    of the text: « =x = 3 », « ~a=b ».
    """
    starts = {found.end() - 1 for found in _AT_LINE_START.finditer(inside)}
    tight = [
        at for at in signs if at not in starts and inside[at - 1].isspace() and not inside[at + 1 : at + 2].isspace()
    ]
    loose = [
        at for at in signs if at not in starts and inside[at - 1].isspace() and inside[at + 1 : at + 2].isspace()
    ]
    if len(starts) > 1 or tight:
        return sorted([*starts, *tight])
    if loose:
        return sorted([*starts, *loose])
    return list(signs)


def _groups(text: str) -> list[tuple[int, int]]:
    """Find the pairs of braces that hold answers: all there are, or those that look like it where others don't."""
    found, stack = [], []
    for sign in re.finditer(r"[{}]", text):
        if sign[0] == "{":
            stack.append(sign.start())
        elif stack:
            start = stack.pop()
            if not stack:
                found.append((start, sign.end()))
    likely = [
        each
        for each in found
        if re.match(r"\{\s*(?:[=~#>}]|(?:T|F|TRUE|FALSE|V|VRAI|FAUX)\s*[}#])", text[slice(*each)], re.IGNORECASE)
    ]
    return likely or found[-1:]


def _cut_feedback(inside: str) -> tuple[str, str]:
    """Cut the general feedback off: Moodle takes the last « #### »."""
    before, sign, after = inside.rpartition("####")
    return (before, after) if sign else (inside, "")


def _value(option: Choice) -> Value | None:
    """Read 3.14:0.01, 3.1..3.2 or 3.14."""
    if found := _RANGE.fullmatch(option.text):
        low, high = number(found[1]), number(found[2])
        if low is None or high is None:
            return None
        return Value((low + high) / 2, abs(high - low) / 2, option.weight, option.feedback)
    text, _colon, off = option.text.partition(":")
    middle, tolerance = number(text), number(off or "0")
    return None if middle is None or tolerance is None else Value(middle, tolerance, option.weight, option.feedback)


def _restored(text: str) -> str:
    return _RESTORED.sub(lambda found: _STANDINS.get(found[0], "\n"), text)


def _unfolded(text: str) -> str:
    """Restore a text whose lines Moodle would show as they are."""
    return _restored(re.sub(r"[ \t]*\n[ \t]*", "\n", text))
