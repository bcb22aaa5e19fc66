"""What the lines of a question say → a question."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from attrs import Factory, define

from reseaux_quiz.importing import Level, LossCode, answers, plain
from reseaux_quiz.importing.answers import Choice, common
from reseaux_quiz.importing.building import Builder, Draft
from reseaux_quiz.model import Essay, Flashcard, Matching, Numerical, Pair, Question, TrueFalse
from reseaux_quiz_text import patterns
from reseaux_quiz_text.words import msg

_WORDS_OF_AN_ANSWER = 8
_TYPED = frozenset({"f", "fib", "fill in the blank", "sa", "short answer", "b", "fb"})
_STYLES = {
    "highlight": msg("highlighted"), "bold": msg("bold"), "colour": msg("in colour"),
    "underline": msg("underlined"), "italic": msg("in italics"),
}  # fmt: skip


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
    kind: str = ""
    """The type that a line before says (Respondus)."""
    name: str = ""
    points: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    """The rows of a table below a question that asks to match."""
    is_card: bool = False
    """Whether it is a term, and its answer what the term means."""

    @property
    def is_open(self) -> bool:
        """Whether it has a text, and nothing behind it yet."""
        return bool(self.prompt) and not self.options and not self.pairs and self.answer is None


class Maker:
    """Makes questions. `plain` texts are escaped, others are Markdown already."""

    def __init__(self, builder: Builder, *, plain: bool) -> None:
        self.builder = builder
        self.plain = plain

    def keep(self, raw: Raw) -> None:
        """Put a question into the bank."""
        draft = self.builder.draft(raw.line)
        whole = "\n".join(raw.prompt)
        points = answers.number(raw.points)
        if found := patterns.POINTS.search(whole):
            points = answers.number(found[1])
            whole = (whole[: found.start()] + " " + whole[found.end() :]).strip()
        prompt = self._blocks(patterns.BLANKS.sub("_____", whole).split("\n"))
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
        question = self._of_kind(draft, raw, fields)
        if question is not None:
            tags = [raw.difficulty.strip(" .*")] if raw.difficulty else ()
            draft.keep(question, name=raw.name, category=raw.category, tags=tags)

    def _of_kind(self, draft: Draft, raw: Raw, fields: dict[str, Any]) -> Question | None:
        if raw.is_card:
            return Flashcard(answer=self._blocks((raw.answer or "").split("\n")), **fields)
        if raw.pairs:
            draft.doubtful(LossCode.ANSWER, msg("the rows of the table count as the right pairs"), "pairs")
            return Matching(
                pairs=tuple(Pair(self._text(left), self._text(right)) for left, right in raw.pairs), **fields
            )
        if raw.kind in _TYPED and raw.options:
            accepted = [Choice(each.text, Decimal(100)) for each in raw.options]
            return answers.short_answer(draft, accepted, fields)
        return self._choice(draft, raw, fields) if len(raw.options) > 1 else self._open(draft, raw, fields)

    def _choice(self, draft: Draft, raw: Raw, fields: dict[str, Any]) -> Question | None:
        right = self._right(draft, raw)
        truths = [patterns.TRUTHS.get(each.text.strip(" .").casefold()) for each in raw.options]
        if len(truths) == 2 and {*truths} == {True, False} and len(right) == 1:
            return TrueFalse(answer=bool(truths[next(iter(right))]), **fields)
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
        marked = self._marked(raw)
        if raw.answer is None:
            return marked
        named = self._named(raw)
        if not named:
            draft.doubtful(
                LossCode.ANSWER, msg("the answer “{answer}” is not among the options", answer=raw.answer[:80])
            )
            return marked
        if _starred(raw.options) and _starred(raw.options) != named:
            draft.doubtful(
                LossCode.ANSWER,
                msg("the options marked are not those of the answer line, “{answer}”", answer=raw.answer[:80]),
            )
        return named

    def _marked(self, raw: Raw) -> set[int]:
        """Tell which options are marked as right: by a star or a tick, else by a style that only some have."""
        if starred := _starred(raw.options):
            return starred
        for style, shown in _STYLES.items():
            found = {index for index, each in enumerate(raw.options) if style in each.marks}
            if found and len(found) < len(raw.options):
                message = msg("options that are {style}, unlike the others, count as right", style=shown)
                if all(loss.message != message for loss in self.builder.losses):
                    self.builder.lose(LossCode.ANSWER, Level.DOUBTFUL, message, raw.line)
                return found
        return set()

    def _named(self, raw: Raw) -> set[int]:
        answer = (raw.answer or "").strip().strip("*").strip()
        texts = {each.text.strip(" .").casefold(): index for index, each in enumerate(raw.options)}
        if answer.strip(" .").casefold() in texts:
            return {texts[answer.strip(" .").casefold()]}
        found = patterns.LETTERS.fullmatch(answer)
        letters = re.findall(r"(?<![A-Za-zÀ-ÿ])[A-Za-z](?![A-Za-zÀ-ÿ])", found[1]) if found else []
        indexes = {ord(letter.lower()) - ord("a") for letter in letters}
        if indexes and max(indexes) < len(raw.options):
            return indexes
        parts = [part.strip(" .").casefold() for part in re.split(r"[;\n]|, ", answer)]
        return {texts[part] for part in parts} if all(part in texts for part in parts) else set()

    def _open(self, draft: Draft, raw: Raw, fields: dict[str, Any]) -> Question | None:
        if raw.options:
            fields = fields | {"prompt": f"{fields['prompt']}\n\n{self._text(raw.options[0].text)}"}
            draft.doubtful(LossCode.SYNTAX, msg("a single option is read as part of the question"), "prompt")
        answer = (raw.answer or "").strip().strip("*").strip()
        if answer.strip(" .").casefold() in patterns.TRUTHS:
            return TrueFalse(answer=patterns.TRUTHS[answer.strip(" .").casefold()], **fields)
        if found := patterns.TRUTH.fullmatch(answer):
            whole = "\n\n".join(filter(None, [self._blocks(found["rest"].split("\n")), fields.get("explanation")]))
            return TrueFalse(
                answer=patterns.TRUTHS[found["truth"].casefold()], **fields | {"explanation": whole or None}
            )
        number = answers.number(answer)
        if number is not None:
            return Numerical(answer=number, **fields)
        if answer and "\n" not in answer and len(answer.split()) <= _WORDS_OF_AN_ANSWER:
            accepted = [part.strip().rstrip(".") for part in re.split(r"\s+(?:ou|or)\s+|\s*/\s*|\s*;\s*", answer)]
            return answers.short_answer(draft, [Choice(each, Decimal(100)) for each in accepted if each], fields)
        model_answer = self._blocks(answer.split("\n")) if answer else answers.to_write(draft)
        return Essay(model_answer=model_answer, **fields)

    def _text(self, text: str) -> str:
        return plain.line(text) if self.plain else text.strip()

    def _blocks(self, lines: Sequence[str]) -> str:
        """Join lines as they stood: one below the other."""
        return "\n\n".join(self._paragraphs(lines)).strip()

    def _paragraphs(self, lines: Sequence[str]) -> Iterator[str]:
        for kind, group in groupby(lines, _kind_of_line):
            run = list(group)
            match kind:
                case "code":
                    yield "\n".join(line[1:] for line in run)
                case "table":
                    yield "\n".join(run)
                case "item":
                    yield "\n".join(f"- {self._text(line[2:])}" for line in run)
                case "text":
                    yield plain.blocks("\n".join(run)) if self.plain else "\\\n".join(line.strip() for line in run)


def _kind_of_line(line: str) -> str:
    if line.startswith("\0"):
        return "code"
    if line.startswith("|") and line.endswith("|"):
        return "table"
    if line.startswith("- "):
        return "item"
    return "text" if line.strip() else ""


def _starred(options: Sequence[Option]) -> set[int]:
    starred = {index for index, each in enumerate(options) if each.starred or each.mark in patterns.RIGHT_MARKS}
    signs = {each.mark for each in options}
    for sign, other in (("*", "-"), ("+", "-"), ("*", "")):
        if signs == {sign, other}:
            starred |= {index for index, each in enumerate(options) if each.mark == sign}
    return starred
