"""A question → the fields of its note, as HTML."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import zip_longest
from typing import assert_never

from attrs import evolve

from reseaux_quiz import browser, labels
from reseaux_quiz.answers import quantities
from reseaux_quiz.i18n import Message, language_of_labels
from reseaux_quiz.labels import number_of_points
from reseaux_quiz.markup import Block, Blocks, Image, Line, Paragraph, Text, Writer, mathjax
from reseaux_quiz.model import (
    MultipleChoice,
    Numerical,
    Order,
    Quiz,
    Scoring,
    ShortAnswer,
    SingleChoice,
    Strictness,
)
from reseaux_quiz.presenting import (
    Card,
    Choices,
    GappedText,
    NoteKind,
    Pairs,
    Ranking,
    Shown,
    ShownCriterion,
    ShownOption,
    Statement,
    TypedNumber,
    TypedText,
    Writing,
)
from reseaux_quiz_anki.words import msg

MOST_TYPED_WORDS = 3
"""A short answer with more words is not typed, which would be tedious on a phone."""

# Anki interprets brackets ([sound:…], [latex]) and braces (gaps) anywhere; entities prevent that. A field is one line
# in Anki's text files; the lines of a program are written as entities too.
_ANKI = (("[", "&#91;"), ("{", "&#123;"), ("}", "&#125;"), ("\n", "&#10;"), ("\r", " "))
_GAP_MARK = "\ufdd0{}\ufdd1"  # noncharacters, which loading rejects in texts
_MARKED_GAP = re.compile("\ufdd0(\\d+)\ufdd1")
# The end of a sentence: not after an abbreviation or an initial (“art.”, “L.”), and before a capital or «.
_SENTENCE = re.compile(r"((?:[^\W\d_]{4}|[)»%\d])[.…]|[\u00a0\u202f ][?!])\s+(?=[«A-ZÀ-ÖØ-Þ])")
_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif"}


class Fields:
    """Writes the fields of one question, and collects their pictures."""

    def __init__(self, quiz: Quiz, shown: Shown, *, typed: bool, reverse: bool) -> None:
        self.quiz = quiz
        self.shown = shown
        self.typed = typed
        self.reverse = reverse
        self.media: dict[str, bytes] = {}
        self._html = Writer(
            picture=self._file, formula=mathjax.formula, text=mathjax.text, language=shown.foreign_language
        )

    def all(self) -> dict[str, str]:
        """Return the fields that are not empty, by name."""
        return {name: text for name, text in {**self._common(), **self._own()}.items() if text}

    @property
    def is_typed(self) -> bool:
        """Whether the answer is typed on the card."""
        match self.shown.item.question:
            case ShortAnswer(answers=answers):
                return self.typed and len(answers[0].split()) <= MOST_TYPED_WORDS
            case Numerical():
                return self.typed
            case _:
                return False

    # --- what every question has -----------------------------------------------------------------------

    def _common(self) -> dict[str, str]:
        shown = self.shown
        first, rest = _split(shown.explanation)
        return {
            "Question": self._blocks(shown.prompt) + "".join(self._documents()),
            "Consigne": _plain(self._instruction()),
            "Année": str(shown.item.question.as_of or ""),
            "Indice": self._line(shown.hint) if shown.hint else "",
            "Explication": self._blocks(first),
            "Suite": self._blocks(rest) + "".join(f'<p class="note">{line}</p>' for line in self._background()),
            "Section": _plain(shown.read_again.section) if shown.read_again else "",
            "Langue": language_of_labels(shown.labels),
            "Identifiant": shown.item.full_id,
        }

    def _documents(self) -> Iterator[str]:
        """Return the documents, folded, below the prompt: Anki's browser shows the beginning of the field."""
        several = len(self.shown.documents) > 1
        for number, document in enumerate(self.shown.documents, start=1):
            html = evolve(self._html, language=document.foreign_language)
            heading = f"{_plain(document.name(number if several else None))} – {html.line(document.title)}"
            source = (
                f'<p class="note">{self._label(labels.SOURCE)} {html.line(document.source)}</p>'
                if document.source
                else ""
            )
            yield _for_anki(
                f'<details class="fold document"><summary>{heading}</summary>{html.blocks(document.blocks)}{source}'
                "</details>"
            )

    def _background(self) -> Iterator[str]:
        """Return further information, one item per line: other answers, the source, what to read again."""
        shown = self.shown
        match shown.body:
            case TypedText(also=also) if also:
                yield self._also(also)
            case GappedText(gaps=gaps):
                for number, gap in enumerate(gaps, start=1):
                    if gap.also:
                        yield f"({number}) {self._also(gap.also)}"
            case _:
                pass
        if shown.source:
            yield f"{self._label(labels.SOURCE)} {self._line(shown.source)}"
        if shown.read_again:
            text = f"{self._label(labels.READ_AGAIN)} {_plain(shown.read_again.section)}"
            link = shown.read_again.link
            yield f'<a href="{_plain(link)}">{text}</a>' if link else text

    def _also(self, answers: Sequence[Line]) -> str:
        return f"{self._label(labels.ALSO_ACCEPTED)} {', '.join(map(self._line, answers))}"

    def _instruction(self) -> str:
        """Return, in the language of the bank, what is expected on a card."""
        notes = [note.sentence for note in self.shown.notes if note.kind is not NoteKind.YEAR]
        told = self._told()
        return " ".join([*([told.text(self.shown.labels)] if told else []), *notes])

    def _told(self) -> Message | None:
        """Return the instruction for a card, unless the notes or the question make it clear."""
        match self.shown.body:
            case Statement():
                return msg("True or false?")
            case TypedNumber(unit=None):
                return msg("Give a number.")
            case Pairs():
                return msg("Match each item with what goes with it.")
            case Ranking():
                return msg("Put the items in order.")
            case GappedText():
                return msg("Think of the missing word, then turn the card over.")
            case Writing():
                return msg("Write on paper, then compare with the model answer.")
            case Choices() | TypedText() | TypedNumber() | Card():
                return None
            case _:
                assert_never(self.shown.body)

    # --- what each type has ----------------------------------------------------------------------------

    def _own(self) -> dict[str, str]:
        body = self.shown.body
        match body:
            case Choices():
                question = self.shown.item.question
                assert isinstance(question, SingleChoice | MultipleChoice)
                natural = question.order is not Order.SHUFFLED
                whole = isinstance(question, SingleChoice) or question.scoring is Scoring.ALL_OR_NOTHING
                rows = [(self._line(option.line), option) for option in body.shown]
                return self._choice(rows, "ol", natural=natural, several=body.several, whole=whole)
            case Statement(answer, _, true, false):
                verdicts = [(true, answer), (false, not answer)]  # labels, perhaps not in the texts' language
                rows = [(_plain(word), ShownOption((Text(word),), right=right)) for word, right in verdicts]
                return self._choice(rows, "ul", natural=True, several=False, whole=True)
            case TypedText():
                return self._short_answer(body)
            case TypedNumber():
                return self._numerical(body)
            case Pairs():
                return self._matching(body)
            case Ranking():
                return self._ordering(body)
            case GappedText():
                return self._cloze(body)
            case Writing():
                criteria = "".join(f"<li>{self._criterion(each)}</li>" for each in body.criteria)
                heading = self._label(labels.CRITERIA)
                return {
                    "Réponse": self._blocks(body.model_answer),
                    "Critères": f"<p>{heading}</p><ul>{criteria}</ul>" if criteria else "",
                }
            case Card(back, reversible):
                both_ways = "1" if reversible and self.reverse else ""
                return {"Réponse": self._blocks(back), "Réversible": both_ways}
            case _:
                assert_never(body)

    def _choice(
        self, rows: Sequence[tuple[str, ShownOption]], tag: str, *, natural: bool, several: bool, whole: bool
    ) -> dict[str, str]:
        order = ' data-order="natural"' if natural else ""
        key = "".join(self._marked(option, text) for text, option in rows)
        return {
            "Options": (
                f'<{tag} class="options" data-choose="{"several" if several else "one"}"{order}>'
                f"{''.join(f'<li>{text}</li>' for text, _ in rows)}</{tag}>"
            ),
            "Corrigé": f'<ol class="key" data-scoring="{"whole" if whole else "partial"}">{key}</ol>',
        }

    def _marked(self, option: ShownOption, written: str) -> str:
        right = self._label(msg("Right answer"))
        mark = f'<span class="mark right">✓ {right}</span>' if option.right else ""
        feedback = f'<span class="feedback">{self._line(option.feedback)}</span>' if option.feedback else ""
        kind = "right" if option.right else "wrong"
        return f'<li class="{kind}">{mark}{written}{feedback}</li>'

    def _short_answer(self, body: TypedText) -> dict[str, str]:
        question = self.shown.item.question
        assert isinstance(question, ShortAnswer)
        remarks = [miss.feedback for miss in body.rejected if miss.feedback]
        data = browser.text_key(question, self.shown.language)
        exact = "Saisie exacte" if {Strictness.ACCENTS, Strictness.EXACT} & question.strict else "Saisie"
        # Pictures in feedback must also be in a field as such, or Anki drops them.
        shown = [f'<p class="feedback">{self._line(remark)}</p>' for remark in remarks] if self.is_typed else []
        return {
            "Réponse": self._line(body.answer),
            "Remarques": "".join(shown),
            **self._typing(exact, question.answers[0], data),
        }

    def _typing(self, field: str, answer: str, data: object) -> dict[str, str]:
        """Return the field that is compared with the typed answer, and the data by which the script grades it."""
        if not self.is_typed:
            return {}
        return {field: _plain(answer), "Données": _json(data)}

    def _numerical(self, body: TypedNumber) -> dict[str, str]:
        question = self.shown.item.question
        assert isinstance(question, Numerical)
        data = browser.number_key(question, self.shown.language)
        typing = self._typing("Saisie", quantities.written(question.answer, self.shown.labels), data)
        return {
            "Réponse": _plain(body.answer),
            "Unité": _plain(body.unit or "") if typing else "",
            **typing,
        }

    def _matching(self, body: Pairs) -> dict[str, str]:
        cells = {
            index: f'<td class="right" data-n="{number}">{self._line(body.rights[index])}</td>'
            for number, index in enumerate(body.drawn, start=1)
        }
        lefts = [f'<td class="left">{self._line(left)}</td>' for left in body.lefts]
        shown = zip_longest(lefts, (cells[index] for index in body.drawn))
        empty = '<td class="left"></td>', '<td class="right"></td>'
        return {
            "Tableau": _table("pairs open", ((left or empty[0], right or empty[1]) for left, right in shown)),
            "Corrigé": _table("pairs", zip(lefts, (cells[index] for index in body.key), strict=True)),
        }

    def _ordering(self, body: Ranking) -> dict[str, str]:
        items = body.items
        numbers = {
            items[index]: number for number, index in enumerate(body.drawn, start=1)
        }  # equal items share theirs
        rows = {
            index: f'<li data-n="{numbers[items[index]]}">{self._line(items[index])}</li>' for index in body.drawn
        }
        return {
            "Éléments": f'<ul class="items">{"".join(rows.values())}</ul>',
            "Corrigé": f'<ol class="items">{"".join(rows[index] for index in range(len(rows)))}</ol>',
        }

    def _cloze(self, body: GappedText) -> dict[str, str]:
        def gap(found: re.Match[str]) -> str:
            number = int(found[1])
            inside = evolve(self._html, language=None)  # the text around it says its language
            answer = _for_anki(inside.line(body.gaps[number].answer)).replace(":", "&#58;")  # :: would begin a hint
            return f"{{{{c{number + 1}::{answer}}}}}"

        text = _for_anki(evolve(self._html, blank=_GAP_MARK.format).blocks(body.blocks))
        return {
            "Texte": _MARKED_GAP.sub(gap, text),
            "Mots": body.separator.join(map(self._line, body.shown)) if body.has_word_bank else "",
        }

    def _criterion(self, criterion: ShownCriterion) -> str:
        if criterion.points is None:
            return self._line(criterion.line)
        return f"{self._line(criterion.line)} ({number_of_points(criterion.points, self.shown.labels)})"

    # --- HTML and pictures ------------------------------------------------------------------------------

    def _blocks(self, blocks: Blocks) -> str:
        return _for_anki(self._html.blocks(blocks))

    def _line(self, line: Line) -> str:
        return _for_anki(self._html.line(line))

    def _label(self, label: Message) -> str:
        return _plain(label.text(self.shown.labels))

    def _file(self, image: Image) -> str:
        """Name a picture after its content: Anki never replaces a file, so a changed picture needs another name."""
        picture = self.quiz.picture(self.shown.item.bank, image.src)
        digest = hashlib.blake2b(picture.data, digest_size=10).hexdigest()
        name = f"reseaux-quiz-{digest}{_SUFFIXES[picture.media_type]}"
        self.media[name] = picture.data
        return name


def _for_anki(html: str) -> str:
    for sign, entity in _ANKI:
        html = html.replace(sign, entity)
    return html


def _plain(text: str) -> str:
    """Write a text literally."""
    return _for_anki(escape(text))


def _json(data: object) -> str:
    """Write data for a script element: in ASCII, with nothing that a browser or Anki would take for a tag."""
    return re.sub(r'[<>&]|\[(?!["{\]])', lambda found: f"\\u{ord(found[0]):04x}", json.dumps(data))


def _table(classes: str, rows: Iterable[tuple[str, str]]) -> str:
    return f'<table class="{classes}">{"".join(f"<tr>{left}{right}</tr>" for left, right in rows)}</table>'


def _split(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Split off the first sentence."""
    match blocks:
        case [Paragraph(children), *others]:
            for place, inline in enumerate(children):
                end = _SENTENCE.search(inline.text) if isinstance(inline, Text) else None
                if end and isinstance(inline, Text):
                    first = Paragraph((*children[:place], Text(inline.text[: end.end(1)])))
                    rest = Paragraph((Text(inline.text[end.end() :]), *children[place + 1 :]))
                    return (first,), (rest, *others)
            return (Paragraph(children),), tuple(others)
        case _:
            return tuple(blocks[:1]), tuple(blocks[1:])
