"""A question → the body of a GIFT block: its text and what stands between the braces."""

import base64
from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape as escape_tags
from typing import assert_never

from reseaux_quiz import markup, quantities, selecting
from reseaux_quiz.exporting import Level, Loss
from reseaux_quiz.folding import spellings
from reseaux_quiz.i18n import catalogue
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.labels import number_of_points
from reseaux_quiz.model import (
    Cloze,
    Distractor,
    Essay,
    Flashcard,
    Item,
    Matching,
    MultipleChoice,
    Numerical,
    Option,
    Order,
    Ordering,
    Quiz,
    Scoring,
    ShortAnswer,
    SingleChoice,
    Strictness,
    TrueFalse,
)
from reseaux_quiz_gift.escaping import FORMAT, escape, escape_answer, escape_html

MAX_SPELLINGS = 30
MAX_RIGHT = 255
"""Characters that the right side of a match may have in Moodle."""


class Writer:
    """Writes one question, and notes what is lost on the way."""

    def __init__(self, quiz: Quiz, item: Item) -> None:
        self.quiz = quiz
        self.item = item
        self.catalogue = catalogue(item.bank.language)
        self.say = self.catalogue.gettext
        self.losses: list[Loss] = []

    def body(self) -> str | None:
        """Return the HTML of the text and the braces with the answers; None where GIFT has no such type."""
        question = self.item.question
        match question:
            case SingleChoice():
                written = self._choice(question), self._options(question)
            case MultipleChoice():
                written = self._choice(question), self._weighted_options(question)
            case TrueFalse():
                written = self._text(), "TRUE\n" if question.answer else "FALSE\n"
                if question.justify:
                    self._reduced("justify", _("no room to justify: ask for it in an essay"))
            case ShortAnswer():
                written = (
                    self._text(),
                    self._short_answers(question.answers, question.strict, question.rejected),
                )
            case Numerical():
                written = self._numerical(question)
            case Matching():
                pairs = [(self._inline(pair.left), pair.right) for pair in question.pairs]
                written = self._text(), self._pairs(pairs, question.distractors)
            case Ordering():
                written = self._ordering(question)
            case Cloze():
                written = self._cloze(question)
            case Essay():
                written = self._text(), ""
            case Flashcard(reversible=True):
                written = self._reversed(question)
            case Flashcard():
                self._changed("flashcard", _("GIFT has no cards: this one is left out"))
                return None
            case _:
                assert_never(question)
        self._leave_behind()
        text, answers = written
        feedback = self._general_feedback()
        general = f"####{escape_html(feedback)}\n" if feedback else ""
        # A line an answer; what tells the type of a number or of true/false stands right behind the brace.
        opening = "{\n" if answers.startswith(("=", "~")) or (general and not answers) else "{"
        return f"{escape(text)}{opening}{answers}{general}}}"

    # --- what stands before the braces ----------------------------------------------------------------

    def _text(self, *more: str) -> str:
        """Return the prompt as HTML, `more` of it, and the year that its figures hold for."""
        question = self.item.question
        prompt = self._html(question.prompt) if question.prompt else ""
        return "".join((prompt, *more, self._year()))

    def _year(self) -> str:
        year = self.item.question.as_of
        return self._note(self.say("Figures of {year}."), year=year) if year else ""

    def _note(self, template: str, **values: str | int) -> str:
        """Return a remark of ours, in the document's language, as HTML; the values are plain text."""
        plain = {name: escape_tags(str(value), quote=False) for name, value in values.items()}
        return f"<p><em>{template.format(**plain)}</em></p>"

    def _choice(self, question: SingleChoice | MultipleChoice) -> str:
        if question.order is Order.NATURAL:
            self._reduced("order", _("the natural order of the options: Moodle shuffles unless told otherwise"))
        if isinstance(question, SingleChoice):
            return self._text()
        expected = self.catalogue.ngettext(
            "{number} answer is expected.", "{number} answers are expected.", len(question.answers)
        )
        return self._text(self._note(expected, number=len(question.answers)))

    def _general_feedback(self) -> str:
        """Return, as HTML, what is shown after any answer: model answer, explanation, source."""
        question = self.item.question
        parts = []
        if isinstance(question, Essay):
            parts.append(self._html(question.model_answer))
            if question.criteria:
                rows = "".join(f"<li>{self._criterion(each.text, each.points)}</li>" for each in question.criteria)
                parts.append("<p>" + self.say("Marking criteria:") + f"</p><ul>{rows}</ul>")
        if question.explanation:
            parts.append(self._html(question.explanation))
        if question.source:
            label = self.say("Source: {source}").format(source=self._inline(question.source))
            parts.append(f"<p><em>{label}</em></p>")
        return "".join(parts)

    def _criterion(self, text: str, points: Decimal | None) -> str:
        if points is None:
            return self._inline(text)
        return f"{self._inline(text)} ({number_of_points(points, self.item.bank.language)})"

    # --- what stands between the braces ---------------------------------------------------------------

    def _options(self, question: SingleChoice) -> str:
        shown = selecting.options(self.item, question, self.quiz.seed)
        return _lines(self._option("=" if option.right else "~", option) for option in shown)

    def _weighted_options(self, question: MultipleChoice) -> str:
        right, wrong = _weight(len(question.answers)), f"-{_weight(len(question.distractors))}"
        if question.scoring is Scoring.ALL_OR_NOTHING:
            wrong = "-100"
            if len(question.answers) > 1:
                self._changed("scoring", _("all or nothing: in Moodle a part of the right options is worth a part"))
        shown = selecting.options(self.item, question, self.quiz.seed)
        return _lines(self._option(f"~%{right if option.right else wrong}%", option) for option in shown)

    def _option(self, sign: str, option: Option) -> str:
        feedback = f"#{escape_html(self._inline(option.feedback))}" if option.feedback else ""
        return f"{sign}{escape_html(self._inline(option.text))}{feedback}"

    def _short_answers(
        self,
        answers: Sequence[str],
        strict: Iterable[Strictness] = (),
        rejected: Sequence[Distractor] = (),
    ) -> str:
        strict = frozenset(strict)
        if Strictness.CASE in strict:
            self._changed("case", _("capitals count in this answer, but not in Moodle unless its setting is changed"))
        # Each answer gets its share of the spellings, whichever of them has many.
        share = max(MAX_SPELLINGS // len(answers), 1)
        written = dict.fromkeys(each for answer in answers for each in spellings(answer, strict, share))
        self._reduced("spellings", _("only the spellings that are written out are accepted, without a second try"))
        lines = [f"=%100%{self._plain_answer(text)}" for text in list(written)[: max(MAX_SPELLINGS, len(answers))]]
        for miss in rejected:
            feedback = f"#{escape_html(self._inline(miss.feedback))}" if miss.feedback else ""
            lines.append(f"=%0%{self._plain_answer(miss.text)}{feedback}")
        return _lines(lines)

    def _plain_answer(self, text: str) -> str:
        return escape_answer(self._carried(text))

    def _carried(self, text: str) -> str:
        """Return a plain text without what has no escape there, and say what was changed.

        `->` would make a matching of the question; `&&035;` and its like are Moodle's own stand-ins for
        escaped characters, and come out as those; `[html]` at the start would be a format.
        """
        carried = text.replace("->", "→").replace("&&", "& &")
        if FORMAT.match(carried):
            carried = f"[ {carried[1:]}"
        if carried != text:
            message = _("« {text} » becomes « {carried} », which GIFT can carry")
            self._changed("plain", message.format(text=text, carried=carried))
        return carried

    def _numerical(self, question: Numerical) -> tuple[str, str]:
        unit = quantities.unit(question.unit or "")
        answers = [(question.answer, question.tolerance)]
        if unit.scale != 1:  # a bare number is right in the unit, and in full
            answers.append((question.answer * unit.scale, question.tolerance * unit.scale))
        lines = [
            f"=%100%{quantities.written(number, 'en')}:{quantities.written(off, 'en')}" for number, off in answers
        ]
        note = ""
        if question.unit:
            self._reduced("unit", _("the unit is in the text; Moodle expects the number alone"))
            note = self._note(self.say("Give the number alone, in {unit}."), unit=question.unit)
        return self._text(note), "#\n" + _lines(lines)

    def _pairs(self, pairs: Sequence[tuple[str, str]], extra: Sequence[str] = ()) -> str:
        """Write pairs of a left side in HTML and a right side in plain text, then extra right sides."""
        rows = [*pairs, *(("", right) for right in extra)]
        return _lines(f"={escape_html(left)} -> {self._right(right)}" for left, right in rows)

    def _right(self, text: str) -> str:
        if len(text) > MAX_RIGHT:
            self._changed("cut", _("« {text} » is cut at {most} characters").format(text=text, most=MAX_RIGHT))
            text = f"{text[: MAX_RIGHT - 1]}…"
        return escape(self._carried(text))

    def _ordering(self, question: Ordering) -> tuple[str, str]:
        self._changed("ordering", _("an ordering becomes a matching with 1, 2, 3 …"))
        numbered = [(self._inline(text), str(place)) for place, text in enumerate(question.items, start=1)]
        return self._text(), self._pairs(selecting.shuffled(numbered, self.quiz.seed, self.item.full_id, "items"))

    def _cloze(self, question: Cloze) -> tuple[str, str]:
        blocks = markup.parse_cloze(question)
        if len(question.gaps) == 1:
            words = selecting.shuffled(question.words, self.quiz.seed, self.item.full_id, "words")
            label = self.say("Words to choose from: {words}")
            note = self._note(label, words=" / ".join(words)) if question.distractors else ""
            return self._text(markup.html(blocks, self._data_uri), note), self._short_answers(
                question.gaps[0].answers
            )
        self._changed("cloze", _("a text with several gaps becomes a matching of its gaps to words"))
        text = markup.html(blocks, self._data_uri, lambda index: f"({index + 1}) _____")
        pairs = [(f"({index})", gap.answers[0]) for index, gap in enumerate(question.gaps, start=1)]
        return self._text(text), self._pairs(pairs, question.distractors)

    def _reversed(self, question: Flashcard) -> tuple[str, str]:
        self._reduced("flashcard", _("a card is asked from back to front only"))
        lead = "<p>" + self.say("Which term is this?") + "</p>"
        return lead + self._html(question.answer) + self._year(), self._short_answers([question.prompt])

    # --- Markdown, and losses -------------------------------------------------------------------------

    def _html(self, text: str) -> str:
        return markup.text_as_html(text, self._data_uri)

    def _inline(self, text: str) -> str:
        return markup.line_as_html(text, self._data_uri)

    def _data_uri(self, image: markup.Image) -> str:
        picture = self.quiz.pictures[self.item.bank.full_id, image.src]
        return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"

    def _leave_behind(self) -> None:
        """Note what GIFT has no place for, whatever the type."""
        question = self.item.question
        if question.hint:
            self._reduced("hint", _("GIFT has no hints"))
        if question.points != 1:
            self._reduced("points", _("GIFT has no points: set them in the quiz"))

    def _changed(self, code: str, message: str) -> None:
        self.losses.append(Loss(code, Level.CHANGED, message, self.item.full_id))

    def _reduced(self, code: str, message: str) -> None:
        self.losses.append(Loss(code, Level.REDUCED, message, self.item.full_id))


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _weight(parts: int) -> str:
    """Return a share of 100 as Moodle's list of weights has it, to five decimals."""
    return f"{Decimal(100) / parts:.5f}".rstrip("0").rstrip(".")
