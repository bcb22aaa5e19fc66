"""Moodle XML → a bank: every core type, files, and a word on each that is none."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cached_property
from html import unescape
from typing import Any

from attrs import evolve

from reseaux_quiz import labels
from reseaux_quiz.errors import QuizError
from reseaux_quiz.i18n import LANGUAGES
from reseaux_quiz.importing import Imported, LossCode, answers, notes, plain, sources
from reseaux_quiz.importing.answers import Choice, Value, common, number
from reseaux_quiz.importing.building import Builder, Draft
from reseaux_quiz.importing.sources import clean
from reseaux_quiz.model import Essay, Matching, MultipleChoice, Pair, Question, Scoring, TrueFalse
from reseaux_quiz_moodle.gaps import GapReader
from reseaux_quiz_moodle.words import PARTLY_RIGHT, WRONG, msg

_ROOT = re.compile(rb"<quiz\b")
_TAGGED = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]\w+);", re.IGNORECASE)
_PRONOTE_TITLE = re.compile(r"<infos>.*?<name>(.*?)</name>", re.DOTALL)
_COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
_USUAL_FEEDBACK = frozenset(
    [
        "",
        *(f"Votre réponse est {verdict}." for verdict in ("correcte", "partiellement correcte", "incorrecte")),
        *(f"Your answer is {verdict}." for verdict in ("correct", "partially correct", "incorrect")),
        *("Juste.", "En partie juste.", "À revoir."),
    ]
)
# What our own exporter says to a response: how right it is, and where to read again.
_OURS = re.compile(
    "|".join(
        f"{re.escape(verdict.text(language))} {re.escape(labels.READ_AGAIN.text(language))}"
        for verdict in (PARTLY_RIGHT, WRONG)
        for language in LANGUAGES
    )
)
_USUAL_PENALTIES = frozenset(map(Decimal, ("0", "0.1", "0.3333333", "1")))
_VERDICTS = {"true": True, "vrai": True, "false": False, "faux": False}
_DATASETS = frozenset({"calculated", "calculatedsimple", "calculatedmulti"})


def _says_nothing(feedback: str) -> bool:
    """Tell whether a feedback is what Moodle or our exporter says of any question."""
    return feedback in _USUAL_FEEDBACK or bool(_OURS.match(feedback))


class MoodleImporter:
    """Implements `reseaux_quiz.importing.Importer`."""

    name = "moodle"
    aliases = ("xml", "moodle-xml")

    def recognises(self, data: bytes, name: str) -> float:
        """Look for the element that holds everything."""
        head = data[:20_000].replace(b"\0", b"")
        return 1 if _ROOT.search(head) and (b"<question" in head or name.lower().endswith(".xml")) else 0

    def read(self, data: bytes, name: str = "") -> Imported:
        """Read every question; what is of no type that a bank has is said."""
        builder = Builder(name)
        category: tuple[str, ...] = ()
        root = sources.xml(data)
        if root.tag != "quiz":
            raise QuizError(msg("<{tag}> where <quiz> is expected: this is not Moodle XML", tag=str(root.tag)[:40]))
        for element in root.iter("question"):
            if element.get("type") == "category":
                path = clean(_text(element.find("category")))
                if title := _PRONOTE_TITLE.search(path):
                    builder.title, category = " ".join(title[1].split()), ()
                else:
                    category = _levels(path)
            else:
                _Reader(builder.draft(element.sourceline), element).read(category)
        return builder.imported()


importer = MoodleImporter()


def _levels(path: str) -> tuple[str, ...]:
    """Cut a category at its slashes; a doubled one is a slash in a name."""
    return tuple(level.replace("\0", "/").strip() for level in path.replace("//", "\0").split("/"))


def _text(element: Any) -> str:
    """Return what stands in an element's <text>, or in itself."""
    if element is None:
        return ""
    inner = element.find("text")
    return "".join((element if inner is None else inner).itertext()).strip()


class _Reader:
    """Reads one question."""

    def __init__(self, draft: Draft, element: Any) -> None:
        self.draft = draft
        self.element = element
        self.converter = draft.converter(dict(self._files()))
        self.kind = (element.get("type") or "").strip()
        self.unit: str | None = None

    def read(self, category: tuple[str, ...]) -> None:
        """Put the question into the bank, or say why it can't be there."""
        self.draft.key = clean(_text(self.element.find("idnumber"))).strip()
        reader = self._readers().get(self.kind)
        if reader is None:
            self._unknown()
            return
        fields = self._common()
        question = reader(fields)
        if question is None:
            return
        self._look_at_settings()
        if self._flag("hidden"):
            self.draft.reduced(LossCode.HIDDEN, msg("the question is hidden in Moodle; in the bank it is not"))
        self.draft.keep(
            question, key=self.draft.key, name=self._name(), category=category,
            tags=[_text(tag) for tag in self.element.iterfind("tags/tag")],
        )  # fmt: skip

    def _readers(self) -> dict[str, Callable[[dict[str, Any]], Question | None]]:
        return {
            "multichoice": self._choice,
            "multichoiceset": self._choice_of_all,
            "truefalse": self._true_false,
            "shortanswer": self._short_answer,
            "numerical": self._numerical,
            "matching": self._matching,
            "match": self._matching,
            "ordering": self._ordering,
            "essay": self._essay,
            "cloze": GapReader(self.draft, self.converter).cloze(self._asked[0]),
            "multianswer": GapReader(self.draft, self.converter).cloze(self._asked[0]),
            "gapselect": self._words("selectoption"),
            "ddwtos": self._words("dragbox"),
        }

    def _unknown(self) -> None:
        self.draft.words = " ".join(self.converter.plain(self._html("questiontext")).split())
        words = self.draft.words[:200] or self._name()
        values = {"type": self.kind or "?", "words": words}
        if self.kind == "description":
            self.draft.left_out(
                LossCode.TYPE, msg("a description, which asks nothing, is left out: {words}", words=words)
            )
        elif self.kind in _DATASETS:
            self.draft.left_out(
                LossCode.DATASET, msg("a calculated question (datasets) is left out: {words}", words=words)
            )
        else:
            self.draft.left_out(LossCode.TYPE, msg("a question of type {type} is left out: {words}", **values))

    # --- what every question has ----------------------------------------------------------------------------

    def _common(self) -> dict[str, Any]:
        html, found, documents = self._asked
        is_html = self._format("questiontext") == "html"
        prompt = self.converter.blocks(html) if is_html else self._blocks("questiontext")
        if not prompt and self.kind not in ("cloze", "multianswer"):
            prompt = plain.line(self._name())
            self.draft.doubtful(LossCode.SYNTAX, msg("the question has no text, so its name is used"), "prompt")
        explanation, below = notes.split(self._html("generalfeedback"))
        is_html = self._format("generalfeedback") == "html"
        self.unit = found.unit
        return common(
            prompt,
            as_of=found.as_of,
            documents=documents,
            explanation=(self.converter.blocks(explanation) if is_html else self._blocks("generalfeedback")) or None,
            source=self.converter.line(below.source) if below.source else None,
            hint=self._hint(),
            points=self._points(),
        )

    @cached_property
    def _asked(self) -> tuple[str, notes.Notes, tuple[str, ...]]:
        """What is asked, without the notes and documents beside it; these notes, and the documents' names."""
        html, found = notes.split(self._html("questiontext"))
        documents, rest = self.draft.documents(html, self.converter)
        return rest, found, documents

    def _name(self) -> str:
        name = clean(_text(self.element.find("name")))
        return self.converter.plain(name) if _TAGGED.search(name) else " ".join(name.split())

    def _hint(self) -> str | None:
        hints = [each for each in (self._line_of(hint) for hint in self.element.iterfind("hint")) if each]
        if len(hints) > 1:
            self.draft.reduced(LossCode.HINT, msg("only the first of {number} hints is kept", number=len(hints)))
        return hints[0] if hints else None

    def _points(self) -> Decimal | None:
        given = self.element.findtext("defaultgrade")
        found = number(given) if given else None
        return found.normalize() if found else found

    def _look_at_settings(self) -> None:
        penalty = number(self.element.findtext("penalty") or "0") or Decimal(0)
        if all(abs(penalty - each) > Decimal("0.005") for each in _USUAL_PENALTIES):
            self.draft.reduced(
                LossCode.SETTING, msg("the penalty for another try ({penalty}) is dropped", penalty=penalty)
            )
        for name in _COMBINED:
            text, kind = self.converter.plain(self._html(name)), name.removesuffix("feedback")
            if not _says_nothing(text):
                message = msg("the feedback for a {kind} response is dropped: {text}", kind=kind, text=text[:200])
                self.draft.reduced(LossCode.FEEDBACK, message)

    def _flag(self, name: str) -> bool:
        return (self.element.findtext(name) or "").strip().lower() in ("1", "true")

    # --- texts ----------------------------------------------------------------------------------------------

    def _files(self) -> Iterator[tuple[str, bytes]]:
        for file in self.element.iter("file"):
            path = ((file.get("path") or "/") + (file.get("name") or "")).lstrip("/")
            try:
                yield path, base64.b64decode(file.text or "")
            except (binascii.Error, ValueError):
                continue
        for picture in self.element.iter("image_base64"):  # Pronote's
            try:
                yield "image", base64.b64decode(_text(picture))
            except (binascii.Error, ValueError):
                continue

    def _format(self, name: str) -> str:
        element = self.element.find(name)
        return "html" if element is None else element.get("format") or "html"

    def _html(self, name: str) -> str:
        return _text(self.element.find(name))

    def _blocks(self, name: str) -> str:
        element = self.element.find(name)
        return "" if element is None else self._blocks_of(element)

    def _blocks_of(self, element: Any) -> str:
        """Convert a text that may have blocks, in the format that it says it has."""
        text = _text(element)
        match element.get("format"):
            case "markdown":
                return plain.with_dollars(clean(text))
            case "plain_text":
                return plain.blocks(text)
            case "moodle_auto_format":
                if _TAGGED.search(text):
                    return self.converter.blocks(text.replace("\n\n", "<p>").replace("\n", "<br>"))
                return plain.blocks(text)
            case _:
                return self.converter.blocks(text)

    def _line_of(self, element: Any) -> str:
        if element is None:
            return ""
        text = _text(element)
        match element.get("format"):
            case "markdown":
                return plain.with_dollars(" ".join(clean(text).split()))
            case "plain_text":
                return plain.line(text)
            case "moodle_auto_format" if not _TAGGED.search(text):
                return plain.line(text)
            case _:
                return self.converter.line(text)

    def _plain_of(self, element: Any) -> str:
        text = _text(element)
        return self.converter.plain(text) if _TAGGED.search(text) else " ".join(clean(text).split())

    def _weights(self, line: Callable[[Any], str]) -> list[Choice]:
        found = []
        for answer in self.element.iterfind("answer"):
            weight = number(answer.get("fraction") or "0") or Decimal(0)
            found.append(Choice(line(answer), weight, self._line_of(answer.find("feedback")) or None))
        return found

    # --- the types ------------------------------------------------------------------------------------------

    def _choice(self, fields: dict[str, Any]) -> Question | None:
        options = self._weights(self._line_of)
        if any(not each.text for each in options):
            self.draft.reduced(LossCode.SYNTAX, msg("an empty option is left out"))
        several = not self._flag("single")
        fixed = not self._flag("shuffleanswers") and self.element.find("shuffleanswers") is not None
        shown = [each for each in options if each.text]
        return answers.choice(self.draft, shown, fields, several=several, fixed=fixed)

    def _choice_of_all(self, fields: dict[str, Any]) -> Question | None:
        """Read the plug-in type where everything must be right."""
        options = [evolve(each, weight=Decimal(1 if each.weight > 0 else 0)) for each in self._weights(self._line_of)]
        right = sum(each.weight > 0 for each in options)
        weighed = [evolve(each, weight=Decimal(100) / right if each.weight else Decimal(-100)) for each in options]
        made = answers.choice(self.draft, weighed, fields, several=True)
        return evolve(made, scoring=Scoring.ALL_OR_NOTHING) if isinstance(made, MultipleChoice) else made

    def _true_false(self, fields: dict[str, Any]) -> Question | None:
        found = {_VERDICTS.get(each.text.strip().lower()): each for each in self._weights(self._plain_of)}
        right = [verdict for verdict, each in found.items() if verdict is not None and each.weight > 0]
        if len(right) != 1:
            message = msg(
                "it is unclear whether true or false is right, so the question is left out: {words}",
                words=fields["prompt"][:200],
            )
            self.draft.left_out(LossCode.ANSWER, message)
            return None
        texts = [each.feedback for each in found.values() if each.feedback and not _says_nothing(each.feedback)]
        if texts:
            self.draft.reduced(LossCode.FEEDBACK, msg("the feedback for true and false moves to the explanation"))
            whole = dict.fromkeys([*filter(None, [fields.get("explanation")]), *texts])
            fields = fields | {"explanation": "\n\n".join(whole)}
        return TrueFalse(**fields, answer=right[0])

    def _short_answer(self, fields: dict[str, Any]) -> Question | None:
        options = [
            evolve(each, feedback=None) if _says_nothing(each.feedback or "") else each
            for each in self._weights(lambda answer: " ".join(clean(_text(answer)).split()))
        ]
        return answers.short_answer(self.draft, options, fields, case=self._flag("usecase"))

    def _numerical(self, fields: dict[str, Any]) -> Question | None:
        values = []
        for answer in self.element.iterfind("answer"):
            text, off = _text(answer), answer.findtext("tolerance") or "0"
            middle = number(text)
            tolerance = answers.tolerance(self.draft, off, middle)
            weight = number(answer.get("fraction") or "0") or Decimal(0)
            remark = self._line_of(answer.find("feedback")) or None
            if text == "*":
                if remark and not _says_nothing(remark):
                    self.draft.reduced(
                        LossCode.FEEDBACK,
                        msg("the feedback for any other answer is dropped: {text}", text=remark),
                    )
            elif middle is None:
                self.draft.doubtful(
                    LossCode.NUMBER, msg("“{text}” is not a number, so it is left out", text=text), "answer"
                )
            else:
                values.append(Value(middle, tolerance, weight, remark))
        return answers.numerical(self.draft, values, fields, self._unit() or self.unit)

    def _unit(self) -> str | None:
        """Return the unit that the answer is in. The others are a loss, but for thousands and millions of it."""
        units = [
            (clean(unit.findtext("unit_name") or "").strip(), number(unit.findtext("multiplier") or "1"))
            for unit in self.element.iterfind("units/unit")
        ]
        base = next((name for name, multiplier in units if multiplier == 1 and name), None)
        others = [name for name, _multiplier in units if name and name != base]
        scales = {"mille", "million", "millions", "milliard", "milliards"}
        lost = [name for name in others if name.partition(" ")[0] not in scales]
        if base and base.partition(" ")[0] in scales:  # then the others are the thing itself
            lost = []
        if lost:
            self.draft.changed(
                LossCode.UNIT, msg("these units are no longer accepted: {units}", units=", ".join(lost)), "unit"
            )
        if units and self._flag("unitgradingtype"):
            self.draft.reduced(LossCode.UNIT, msg("the penalty for a wrong unit is dropped"))
        return base

    def _matching(self, fields: dict[str, Any]) -> Question | None:
        pairs, extra = [], []
        for each in self.element.iterfind("subquestion"):
            right = plain.line(" ".join(unescape(_text(each.find("answer"))).split()))  # as Moodle shows it
            left = self._line_of(each)
            if left and not right:
                message = msg("a pair without a right side is left out: {left}", left=left)
                self.draft.doubtful(LossCode.ANSWER, message, "pairs")
            elif left:
                pairs.append(Pair(left, right))
            elif right:
                extra.append(right)
        rights = {pair.right for pair in pairs}
        return Matching(
            **fields,
            pairs=tuple(pairs),
            distractors=tuple(each for each in dict.fromkeys(extra) if each not in rights),
        )

    def _ordering(self, fields: dict[str, Any]) -> Question | None:
        grading = (self.element.findtext("gradingtype") or "").strip()
        if grading and grading not in ("ABSOLUTE_POSITION", "0"):
            self.draft.changed(
                LossCode.CREDIT, msg("{grading}: in a bank an item counts if it is in its place", grading=grading)
            )
        if (self.element.findtext("selecttype") or "ALL").strip() not in ("ALL", "0"):
            self.draft.changed(LossCode.SETTING, msg("only some of the items were drawn; in a bank all are shown"))
        return answers.ordering([self._line_of(answer) for answer in self.element.iterfind("answer")], fields)

    def _essay(self, fields: dict[str, Any]) -> Question | None:
        html = self._html("graderinfo")
        before, criteria, _after = notes.criteria(html)
        model_answer = self.converter.blocks(before) if criteria else self._blocks("graderinfo")
        for name in ("responsetemplate", "minwordlimit", "maxwordlimit", "attachments"):
            text = _text(self.element.find(name))
            if text not in ("", "0"):
                self.draft.reduced(LossCode.SETTING, msg("{name} is dropped: {text}", name=name, text=text[:200]))
        lines = self.element.findtext("responsefieldlines") or ""
        made = Essay(
            **fields,
            model_answer=model_answer or answers.to_write(self.draft),
            lines=int(lines) if re.fullmatch(r"[1-9]\d?", lines) and lines not in ("10", "15") else None,
        )
        return answers.with_criteria(made, [self.converter.line(each) for each in criteria])

    def _words(self, tag: str) -> Callable[[dict[str, Any]], Question | None]:
        words = [
            (self._plain_of(each), (each.findtext("group") or "1").strip()) for each in self.element.iterfind(tag)
        ]
        return GapReader(self.draft, self.converter).words(self._asked[0], words)
