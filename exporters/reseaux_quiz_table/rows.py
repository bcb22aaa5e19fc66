"""A row of a table → a question, and a question → a row of our own template."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, assert_never

from reseaux_quiz import typography
from reseaux_quiz.i18n import LANGUAGES, catalogue
from reseaux_quiz.importing import LossCode, answers, plain
from reseaux_quiz.importing.answers import Choice, Value, common
from reseaux_quiz.importing.building import Draft
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import (
    Cloze,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Pair,
    Question,
    QuestionType,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz_table.columns import Header, Role
from reseaux_quiz_table.words import msg

_TRUTHS = {"vrai": True, "true": True, "v": True, "1": True, "faux": False, "false": False, "f": False, "0": False}
_PAIR = re.compile(r"\s*(?:=>|->|→|=)\s*")
_OTHER_NAMES = {
    "qcm": None, "qcu": QuestionType.SINGLE_CHOICE, "quiz": None, "multiple choice": None, "mcq": None, "choix": None,
    "checkbox": QuestionType.MULTIPLE_CHOICE, "checkboxes": QuestionType.MULTIPLE_CHOICE,
    "true/false": QuestionType.TRUE_FALSE, "vrai/faux": QuestionType.TRUE_FALSE,
    "fill-in-the-blank": QuestionType.SHORT_ANSWER, "fill in the blank": QuestionType.SHORT_ANSWER,
    "short answer": QuestionType.SHORT_ANSWER, "texte": QuestionType.SHORT_ANSWER, "carte": QuestionType.FLASHCARD,
    "single": QuestionType.SINGLE_CHOICE, "choix unique": QuestionType.SINGLE_CHOICE, "multiple": None,
    "réponse unique": QuestionType.SINGLE_CHOICE, "choix multiple": None, "choix multiples": None, "poll": None,
    "réponses multiples": QuestionType.MULTIPLE_CHOICE, "vf": QuestionType.TRUE_FALSE, "v/f": QuestionType.TRUE_FALSE,
    "vrai ou faux": QuestionType.TRUE_FALSE, "ouverte": QuestionType.ESSAY, "appariement": QuestionType.MATCHING,
    "association": QuestionType.MATCHING, "texte à trous": QuestionType.CLOZE, "numérique": QuestionType.NUMERICAL,
    "open-ended": QuestionType.ESSAY, "open ended": QuestionType.ESSAY, "question ouverte": QuestionType.ESSAY,
}  # fmt: skip
"""What other programs call a type; None where the number of right options tells it."""


class Reader:
    """Reads a row. In our own template the texts are Markdown; elsewhere they are plain."""

    def __init__(self, draft: Draft, header: Header, cells: Sequence[str], *, markdown: bool) -> None:
        self.draft = draft
        self.header = header
        self.cells = cells
        self.blocks: Callable[[str], str] = str.strip if markdown else plain.blocks
        self.line: Callable[[str], str] = str.strip if markdown else plain.line

    def question(self) -> Question | None:
        """Make the question; None, with the reason, where there is none."""
        prompt = self._cell(Role.QUESTION) or self._cell(Role.FRONT)
        fields = common(
            self.blocks(prompt),
            explanation=self.blocks(self._cell(Role.EXPLANATION)) or None,
            hint=self.line(self._cell(Role.HINT)) or None,
            points=answers.number(self._cell(Role.POINTS)) or None,
        )
        kind = self._kind()
        if not prompt and kind is not QuestionType.CLOZE:
            self.draft.left_out(
                LossCode.SYNTAX,
                msg("a row without a question: {cells}", cells=" / ".join(filter(None, self.cells))[:200]),
            )
            return None
        return self._of_kind(kind, fields)

    def _cell(self, role: Role) -> str:
        return self.header.first(self.cells, role)

    def _kind(self) -> QuestionType | None:
        """Tell the type: as it is named, else by what is filled in; None for a choice."""
        name = " ".join(self._cell(Role.TYPE).casefold().split())
        if name in _types():
            return _types()[name]
        if name:
            self.draft.doubtful(
                LossCode.TYPE, msg("the type “{name}” is unknown, so it is guessed from the other columns", name=name)
            )
        if self.header.all(self.cells, Role.OPTION) or self.header.all(self.cells, Role.WRONG):
            return None
        answer = self._answer()
        if self._cell(Role.VERDICT):
            return QuestionType.TRUE_FALSE
        if Role.BACK in self.header.roles:
            return QuestionType.FLASHCARD
        if answer.casefold() in ("vrai", "faux", "true", "false"):
            return QuestionType.TRUE_FALSE
        if answers.number(answer) is not None:
            return QuestionType.NUMERICAL
        if "{{" in self._cell(Role.QUESTION):
            return QuestionType.CLOZE
        return QuestionType.SHORT_ANSWER if answer else QuestionType.ESSAY

    def _answer(self) -> str:
        roles = (Role.ANSWER, Role.CORRECT, Role.VERDICT, Role.BACK)
        return next(filter(None, map(self._cell, roles)), "")

    def _of_kind(self, kind: QuestionType | None, fields: dict[str, Any]) -> Question | None:
        answer = self._answer()
        wrong = self.header.all(self.cells, Role.WRONG)
        match kind:
            case None | QuestionType.SINGLE_CHOICE | QuestionType.MULTIPLE_CHOICE:
                return self._choice(kind, fields)
            case QuestionType.TRUE_FALSE:
                truth = _TRUTHS.get(self._truth(answer).casefold())
                if truth is None:
                    self.draft.left_out(
                        LossCode.ANSWER, msg("neither true nor false: {answer}", answer=answer or "?")
                    )
                    return None
                return TrueFalse(**fields, answer=truth)
            case QuestionType.SHORT_ANSWER:
                accepted = [
                    Choice(each, Decimal(100))
                    for each in _several(answer) or self.header.all(self.cells, Role.OPTION)
                ]
                refused = [Choice(each, Decimal(0)) for each in wrong]
                return answers.short_answer(self.draft, [*accepted, *refused], fields)
            case QuestionType.NUMERICAL:
                return self._number(answer, fields)
            case QuestionType.MATCHING:
                pairs = [_PAIR.split(each, maxsplit=1) for each in _lines(answer)]
                made = tuple(Pair(*map(self.line, each)) for each in pairs if len(each) == 2)
                if len(made) < len(pairs):
                    self.draft.doubtful(
                        LossCode.SYNTAX, msg("pairs are written “left = right”, one per line"), "pairs"
                    )
                return Matching(**fields, pairs=made, distractors=tuple(map(self.line, wrong)))
            case QuestionType.ORDERING:
                return answers.ordering([self.line(each) for each in _lines(answer)], fields)
            case QuestionType.CLOZE:
                return Cloze(
                    **fields | {"prompt": "", "text": fields["prompt"]}, distractors=tuple(map(self.line, wrong))
                )
            case QuestionType.ESSAY:
                return Essay(**fields, model_answer=self.blocks(answer) or answers.to_write(self.draft))
            case QuestionType.FLASHCARD:
                return Flashcard(**fields, answer=self.blocks(answer))
            case _:
                assert_never(kind)

    def _truth(self, answer: str) -> str:
        """Return the verdict; where it is the number of an option, that option."""
        options = self.header.every(self.cells, Role.OPTION)
        chosen = _chosen(answer, options) if any(options) else []
        return options[chosen[0]] if chosen else answer

    def _number(self, answer: str, fields: dict[str, Any]) -> Question | None:
        number = answers.number(answer)
        if number is None:
            self.draft.left_out(
                LossCode.NUMBER, msg("“{text}” is not a number, so the question is left out", text=answer)
            )
            return None
        value = Value(number, answers.number(self._cell(Role.TOLERANCE)) or Decimal(0))
        return answers.numerical(self.draft, [value], fields, self._cell(Role.UNIT) or None)

    def _choice(self, kind: QuestionType | None, fields: dict[str, Any]) -> Question | None:
        options = self.header.every(self.cells, Role.OPTION)
        if any(options):
            stated = ", ".join(self.header.all(self.cells, Role.CORRECT)) or self._cell(Role.ANSWER)
            right = _chosen(stated, options)
            if stated and not right:
                self.draft.doubtful(
                    LossCode.ANSWER, msg("the right answer “{text}” is not among the options", text=stated[:80])
                )
            texts = [(text, index in right) for index, text in enumerate(options) if text]
        else:
            split = _several(self._answer()) if kind is not QuestionType.SINGLE_CHOICE else [self._answer()]
            texts = [(each, True) for each in filter(None, split)]
            texts += [(each, False) for each in self.header.all(self.cells, Role.WRONG)]
        number = sum(is_right for _text, is_right in texts)
        several = kind is QuestionType.MULTIPLE_CHOICE or (kind is None and number > 1)
        share = Decimal(100) / number if several and number else Decimal(100)
        less = Decimal(-100) / (len(texts) - number) if several and len(texts) > number else Decimal(0)
        found = [Choice(self.line(text), share if is_right else less) for text, is_right in texts]
        verdicts = [_TRUTHS.get(each.text.casefold()) for each in found]
        if number == 1 and not several and sorted(map(str, verdicts)) == ["False", "True"]:
            return TrueFalse(**fields, answer=bool(verdicts[[is_right for _text, is_right in texts].index(True)]))
        return answers.choice(self.draft, found, fields, several=several)


def _chosen(stated: str, options: Sequence[str]) -> list[int]:
    """Tell which options are meant: by their text, else by number, from 1, or by letter."""
    same = {text.strip().casefold(): index for index, text in enumerate(options) if text}
    parts = [part.strip() for part in re.split(r"[;\n|]", stated) if part.strip()]
    if parts and all(part.casefold() in same for part in parts):
        return [same[part.casefold()] for part in parts]
    words = re.findall(r"\d+|(?<![A-Za-zà-ÿ])[A-Za-z](?![A-Za-zà-ÿ])", stated)
    if not re.fullmatch(
        r"(?:\d{1,2}|[A-Za-z])(?:\s*(?:[,;/ ]|et|and)\s*(?:\d{1,2}|[A-Za-z]))*\s*\.?", stated.strip()
    ):
        words = []
    found = [int(word) - 1 if word.isdecimal() else ord(word.lower()) - ord("a") for word in words]
    return found if all(0 <= index < len(options) and options[index] for index in found) else []


def _several(text: str) -> list[str]:
    """Cut a cell with several answers: one a line, or parted by bars."""
    return [part.strip() for part in re.split(r"\n|\s*\|\s*", text) if part.strip()]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


@cache
def _types() -> Mapping[str, QuestionType | None]:
    """Return what a type may be called: its name in a bank, its labels, what other programs call it."""
    labels = {
        catalogue(language).gettext(str(LABELS[kind])).casefold(): kind
        for language in LANGUAGES
        for kind in QuestionType
    }
    names = {str(kind): kind for kind in QuestionType}
    return {**_OTHER_NAMES, **names, **{name: kind for name, kind in labels.items() if name not in _OTHER_NAMES}}


def cells(question: Question, language: str) -> dict[Role, list[str]]:
    """Write a question as a row of our template: what each column has."""
    row: dict[Role, list[str]] = {
        Role.ID: [question.id],
        Role.TYPE: [catalogue(language).gettext(str(LABELS[question.type]))],
        Role.QUESTION: [question.prompt],
        Role.EXPLANATION: [question.explanation or ""],
        Role.HINT: [question.hint or ""],
        Role.DIFFICULTY: [
            catalogue(language).gettext(str(LABELS[question.difficulty])) if question.difficulty else ""
        ],
        Role.TAGS: [", ".join(question.tags)],
        Role.POINTS: [typography.number(question.points, language)],
    }
    match question:
        case SingleChoice():
            wrong = [each.text for each in question.choices if not each.right]
            row |= {Role.ANSWER: [question.answer], Role.WRONG: wrong}
        case MultipleChoice():
            wrong = [each.text for each in question.choices if not each.right]
            row |= {Role.ANSWER: ["\n".join(question.answers)], Role.WRONG: wrong}
        case TrueFalse():
            verdict = "True" if question.answer else "False"
            row[Role.ANSWER] = [catalogue(language).gettext(verdict)]
        case ShortAnswer():
            row |= {Role.ANSWER: ["\n".join(question.answers)], Role.WRONG: [each.text for each in question.rejected]}
        case Numerical():
            row |= {
                Role.ANSWER: [typography.number(question.answer, language)],
                Role.TOLERANCE: [typography.number(question.tolerance, language)],
                Role.UNIT: [question.unit or ""],
            }
        case Matching():
            pairs = "\n".join(f"{pair.left} = {pair.right}" for pair in question.pairs)
            row |= {Role.ANSWER: [pairs], Role.WRONG: list(question.distractors)}
        case Ordering():
            row[Role.ANSWER] = ["\n".join(question.items)]
        case Cloze():
            row |= {Role.QUESTION: [question.text], Role.WRONG: list(question.distractors)}
        case Essay():
            row[Role.ANSWER] = [question.model_answer]
        case Flashcard():
            row[Role.ANSWER] = [question.answer]
        case _:
            assert_never(question)
    return row
