"""Texts with gaps in Moodle: `{1:SHORTANSWER:=a~b}` in a cloze, `[[1]]` where words are chosen or dragged."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from html import unescape
from typing import Any

from attrs import frozen

from reseaux_quiz.importing import LossCode, plain
from reseaux_quiz.importing.answers import number, percent
from reseaux_quiz.importing.building import Draft
from reseaux_quiz.importing.html import Converter
from reseaux_quiz.importing.tolerance import fit_a_gap
from reseaux_quiz.model import Cloze, Question, Strictness
from reseaux_quiz_moodle.words import msg

_TYPES = (
    "NUMERICAL|NM|SHORTANSWER_C|SHORTANSWER|SAC|SA|MWC|MW|MULTICHOICE_VS|MULTICHOICE_HS|MULTICHOICE_V|MULTICHOICE_H|"
    "MULTICHOICE_S|MULTICHOICE|MCVS|MCHS|MCV|MCH|MCS|MC|MULTIRESPONSE_HS|MULTIRESPONSE_H|MULTIRESPONSE_S|MULTIRESPONSE|"
    "MRHS|MRH|MRS|MR"
)
_CODE = re.compile(rf"\{{(\d*):({_TYPES}):((?:\\.|[^\\}}])*)\}}", re.DOTALL)
_PLACE = re.compile(r"\[\[(\d{1,3})\]\]")
_ALTERNATIVE = re.compile(r"(?<!\\)~")
_WITH_CASE = frozenset({"SHORTANSWER_C", "SAC", "MWC"})
_TYPED = frozenset({"SHORTANSWER", "SA", "MW"}) | _WITH_CASE
# Not the « # » of `&#126;`.
_SHARP = re.compile(r"(?<!\\)(?<!&)#")
_WEIGHT = re.compile(r"%\s*(-?\d+(?:[.,]\d*)?)%")
# What marks a gap while the HTML is converted: from an area for private use.
_OPEN, _CLOSE = "\U000f0000", "\U000f0001"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


@frozen
class _Gap:
    """The answers of a gap, and what else could be chosen there."""

    answers: tuple[str, ...]
    others: tuple[str, ...] = ()


class GapReader:
    """Reads the text with gaps of one question."""

    def __init__(self, draft: Draft, converter: Converter) -> None:
        self.draft = draft
        self.converter = converter
        self.weights: list[Decimal] = []
        self.cases: list[bool] = []
        """Whether capitals count, for each gap to type in."""

    def cloze(self, html: str) -> Callable[[dict[str, Any]], Question | None]:
        """Read a text with Moodle's codes."""

        def read(fields: dict[str, Any]) -> Question | None:
            found: list[_Gap] = []

            def gap(code: re.Match[str]) -> str:
                made = self._gap(code)
                if not made.answers:
                    message = msg("{code} has no right answer, so it stays text", code=code[0][:80])
                    self.draft.doubtful(LossCode.CLOZE, message, "text")
                    return code[0]
                self.weights.append(Decimal(code[1] or 1))
                found.append(made)
                return f"{_OPEN}{len(found) - 1}{_CLOSE}"

            marked = _CODE.sub(gap, html.replace(_OPEN, "").replace(_CLOSE, ""))
            if len(set(self.weights)) > 1:
                self.draft.changed(
                    LossCode.CREDIT, msg("the gaps had different weights; in a bank they are all worth the same")
                )
            if all(self.cases) and self.cases:
                fields = fields | {"strict": frozenset({Strictness.CASE})}
            elif any(self.cases):
                message = msg("capitals counted in some gaps only; in the bank they count in none")
                self.draft.changed(LossCode.TOLERANCE, message, "text")
            total = sum(self.weights, Decimal(0))
            fields = fields | ({"points": total} if total else {})
            return self._made(marked, found, fields)

        return read

    def words(self, html: str, words: Sequence[tuple[str, str]]) -> Callable[[dict[str, Any]], Question | None]:
        """Read a text whose gaps are numbers of words, each of a group that is offered in one colour."""

        def read(fields: dict[str, Any]) -> Question | None:
            found: list[_Gap] = []
            used: set[int] = set()

            def gap(place: re.Match[str]) -> str:
                index = int(place[1]) - 1
                if not 0 <= index < len(words):
                    return place[0]
                used.add(index)
                found.append(_Gap((words[index][0],)))
                return f"{_OPEN}{len(found) - 1}{_CLOSE}"

            marked = _PLACE.sub(gap, html.replace(_OPEN, "").replace(_CLOSE, ""))
            if len({group for _word, group in words}) > 1:
                self.draft.changed(LossCode.CLOZE, msg("the words of all groups are offered together"), "distractors")
            rest = [word for index, (word, _group) in enumerate(words) if index not in used]
            if found:
                found[0] = _Gap(found[0].answers, tuple(rest))
            return self._made(marked, found, fields)

        return read

    def _gap(self, code: re.Match[str]) -> _Gap:
        kind, inside = code[2], code[3]
        right, others = [], []
        for alternative in _ALTERNATIVE.split(inside):
            share, text, remark = self._alternative(alternative, kind)
            if remark:
                self.draft.reduced(
                    LossCode.FEEDBACK, msg("the feedback of a gap is dropped: {text}", text=remark[:200])
                )
            if not text or (text == "*" and kind in _TYPED):
                continue
            if share >= 100:
                right.append(text)
            else:
                if share > 0:
                    message = msg(
                        "“{text}” was worth {weight} %; in a bank it is worth nothing",
                        text=text,
                        weight=percent(share),
                    )
                    self.draft.changed(LossCode.CREDIT, message, "text")
                others.append(text)
        if kind in _TYPED and right:
            self.cases.append(kind in _WITH_CASE)
        if kind.startswith(("MR", "MULTIR")):
            self.draft.changed(
                LossCode.CLOZE,
                msg("several words were to be ticked in one gap; in a bank any one of them is right"),
                "text",
            )
        if kind in _TYPED and others:
            self.draft.changed(
                LossCode.CLOZE, msg("wrong answers of a gap are left out: {words}", words=", ".join(others)), "text"
            )
            others = []
        if kind.startswith("M") and others:
            self.draft.changed(
                LossCode.CLOZE, msg("the options of each gap are offered for all the gaps"), "distractors"
            )
        return _Gap(tuple(dict.fromkeys(right)), tuple(others))

    def _alternative(self, text: str, kind: str) -> tuple[Decimal, str, str]:
        share = Decimal(0)
        bare = text.strip()
        if bare.startswith("="):
            share, bare = Decimal(100), bare[1:]
        elif found := _WEIGHT.match(bare):
            share, bare = number(found[1]) or Decimal(0), bare[found.end() :]
        answer, *remark = _SHARP.split(bare, maxsplit=1)
        answer = answer.replace("\\}", "}").replace("\\#", "#")
        # Moodle decodes every answer; what a menu then shows is HTML.
        shown = self.converter.plain(answer if kind in _TYPED else unescape(answer))
        if kind in ("NUMERICAL", "NM"):
            value, _colon, off = shown.partition(":")
            if number(off or "0"):
                message = msg(
                    "{value} had a tolerance of {tolerance}; in a gap it must be exact", value=value, tolerance=off
                )
                self.draft.changed(LossCode.NUMBER, message, "text")
            shown = value.strip()
        return share, shown.strip(), self.converter.plain("".join(remark).replace("\\}", "}").replace("\\#", "#"))

    def _fitting(self, gap: _Gap) -> Iterator[str]:
        for answer in gap.answers:
            if fit_a_gap([answer]):
                yield answer
            else:
                message = msg("an answer with braces or a bar is not possible in a gap: {answer}", answer=answer)
                self.draft.changed(LossCode.CLOZE, message, "text")

    def _made(self, html: str, gaps: Sequence[_Gap], fields: dict[str, Any]) -> Question | None:
        """Make the text with gaps; None, with the reason, where a gap can't be one here."""
        gaps = [_Gap(tuple(self._fitting(gap)), gap.others) for gap in gaps]
        for gap in gaps:
            if not gap.answers:
                self.draft.left_out(
                    LossCode.CLOZE,
                    msg("no answer of a gap is possible in a bank, so the question is left out: {words}",
                        words=self.converter.plain(_MARK.sub("_____", html))[:200]),
                )  # fmt: skip
                return None
        text = self.converter.blocks(html)
        if "{{" in text or "}}" in text:
            self.draft.changed(
                LossCode.CLOZE, msg("two braces in a row would be a gap, so a space is put between them"), "text"
            )
            text = text.replace("{{", "{ {").replace("}}", "} }")
        right = {answer.casefold() for gap in gaps for answer in gap.answers}
        words = dict.fromkeys(word for gap in gaps for word in gap.others if word.casefold() not in right)
        written = plain.line if words else str  # what is typed is plain, and words to choose from are Markdown
        text = _MARK.sub(lambda mark: "{{" + "|".join(map(written, gaps[int(mark[1])].answers)) + "}}", text)
        return Cloze(**fields | {"prompt": "", "text": text}, distractors=tuple(map(written, words)))
