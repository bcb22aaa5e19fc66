"""A question → what stands in the fields of its note, as HTML."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from html import escape
from itertools import zip_longest
from typing import assert_never

from reseaux_quiz import markup, quantities, selecting, typography
from reseaux_quiz.i18n import catalogue
from reseaux_quiz.labels import number_of_points
from reseaux_quiz.markup import Block, Image, Paragraph, Text
from reseaux_quiz.model import (
    Cloze,
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

MOST_TYPED_WORDS = 3
"""A short answer of more words than these is thought of, not typed: a phone is no keyboard."""

# Anki gives a meaning to brackets ([sound:…], [latex]) and braces (gaps) wherever they stand; entities are only read.
_ANKI = (("[", "&#91;"), ("{", "&#123;"), ("}", "&#125;"), ("\n", " "), ("\r", " "))
_GAP_MARK = "\ufdd0{}\ufdd1"  # noncharacters, which loading lets nobody type
_MARKED_GAP = re.compile("\ufdd0(\\d+)\ufdd1")
# The end of a sentence: not after an abbreviation or an initial (« art. », « L. »), and before a capital or «.
_SENTENCE = re.compile(r"((?:[^\W\d_]{4}|[)»%\d])[.…]|[\u00a0\u202f ][?!])\s+(?=[«A-ZÀ-ÖØ-Þ])")
_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif"}


class Fields:
    """Writes the fields of one question, and gathers the pictures that they show."""

    def __init__(self, quiz: Quiz, item: Item, *, typed: bool, reverse: bool) -> None:
        self.quiz = quiz
        self.item = item
        self.typed = typed
        self.reverse = reverse
        self.catalogue = catalogue(item.bank.language)
        self.say = self.catalogue.gettext
        self.media: dict[str, bytes] = {}

    def all(self) -> dict[str, str]:
        """Return what is not empty, by the names of the fields."""
        return {name: text for name, text in {**self._common(), **self._own()}.items() if text}

    @property
    def is_typed(self) -> bool:
        """Whether the answer is typed on the card."""
        match self.item.question:
            case ShortAnswer(answers=answers):
                return self.typed and len(answers[0].split()) <= MOST_TYPED_WORDS
            case Numerical():
                return self.typed
            case _:
                return False

    # --- what every question has -----------------------------------------------------------------------

    def _common(self) -> dict[str, str]:
        question = self.item.question
        section = self.item.section
        first, rest = _split(markup.parse(question.explanation or ""))
        return {
            "Question": self._text(question.prompt) if question.prompt else "",
            "Consigne": self._words(self._instruction()),
            "Année": str(question.as_of or ""),
            "Indice": self._inline(question.hint) if question.hint else "",
            "Explication": self._blocks(first) if question.explanation else "",
            "Suite": self._blocks(rest) + "".join(f'<p class="note">{line}</p>' for line in self._background()),
            "Section": self._words(f"{section.number} {section.title}") if section else "",
            "Langue": self.item.bank.language,
            "Identifiant": self.item.full_id,
        }

    def _background(self) -> Iterable[str]:
        """Return what else there is to know, a line each: other answers, the source, what to read again."""
        question = self.item.question
        match question:
            case ShortAnswer(answers=[_, *others]) if others:
                yield self._words(self.say("accepted too: {answers}").format(answers=", ".join(others)))
            case Cloze(gaps=gaps):
                for number, gap in enumerate(gaps, start=1):
                    if gap.answers[1:]:
                        also = self.say("accepted too: {answers}").format(answers=", ".join(gap.answers[1:]))
                        yield self._words(f"({number}) {also}")
            case _:
                pass
        if question.source:
            yield self.say("Source: {source}").format(source=self._inline(question.source))
        if self.item.section:
            section = self.item.section
            text = self.say("To read again: {number} {title}").format(number=section.number, title=section.title)
            source = self.item.bank.collection.source if self.item.bank.collection else None
            link = source.link if source else None
            yield f'<a href="{_plain(link)}">{self._words(text)}</a>' if link else self._words(text)

    def _instruction(self) -> str:
        """Say, in the language of the bank, what is expected."""
        question = self.item.question
        match question:
            case SingleChoice():
                return self.say("One answer is expected.")
            case MultipleChoice(answers=answers):
                number = len(answers)
                counted = self.catalogue.ngettext(
                    "{number} answer is expected.", "{number} answers are expected.", number
                )
                return counted.format(number=number)
            case TrueFalse():
                return self.say("True or false?")
            case Numerical(unit=None):
                return self.say("Give a number.")
            case Numerical(unit=unit):
                return self.say("Give the number alone, in {unit}.").format(unit=unit)
            case Matching(distractors=()):
                return self.say("Match each item with what goes with it.")
            case Matching():
                return self.say("Match each item with what goes with it. Some of what is proposed is left over.")
            case Ordering():
                return self.say("Put the items in order.")
            case Cloze():
                return self.say("Think of the missing word, then turn the card over.")
            case Essay():
                return self.say("Write on paper, then compare with the model answer.")
            case ShortAnswer() | Flashcard():
                return ""
            case _:
                assert_never(question)

    # --- what each type has ----------------------------------------------------------------------------

    def _own(self) -> dict[str, str]:
        question = self.item.question
        match question:
            case SingleChoice() | MultipleChoice():
                shown = selecting.options(self.item, question, self.quiz.seed)
                return self._choice(shown, natural=question.order is Order.NATURAL)
            case TrueFalse(answer=answer):
                both = [Option(self.say("True"), right=answer), Option(self.say("False"), right=not answer)]
                return self._choice(both, natural=True)
            case ShortAnswer(answers=answers, rejected=rejected, strict=strict):
                remarks = [miss for miss in rejected if miss.feedback]
                numbers = {miss: number for number, miss in enumerate(remarks)}
                misses = [{"text": miss.text, "remark": numbers.get(miss)} for miss in rejected]
                data = {"answers": answers, "rejected": misses, "strict": sorted(strict)}
                exact = "Saisie exacte" if Strictness.ACCENTS in strict else "Saisie"
                return {
                    "Réponse": self._words(answers[0]),
                    # Pictures in remarks have to stand in a field as such, or Anki leaves them out.
                    "Remarques": "".join(
                        f'<p class="feedback">{self._inline(each.feedback or "")}</p>' for each in remarks
                    )
                    if self.is_typed
                    else "",
                    **self._typing(exact, answers[0], data),
                }
            case Numerical():
                return self._numerical(question)
            case Matching():
                return self._matching(question)
            case Ordering(items=items):
                mixed = selecting.shuffled(items, self.quiz.seed, self.item.full_id, "items")
                rows = {text: f'<li data-n="{n}">{self._inline(text)}</li>' for n, text in enumerate(mixed, start=1)}
                return {
                    "Éléments": f'<ul class="items">{"".join(rows.values())}</ul>',
                    "Corrigé": f'<ol class="items">{"".join(rows[text] for text in items)}</ol>',
                }
            case Cloze():
                return self._cloze(question)
            case Essay():
                return self._essay(question)
            case Flashcard(answer=answer, reversible=reversible):
                both_ways = "1" if reversible and self.reverse else ""
                return {"Réponse": self._text(answer), "Réversible": both_ways}
            case _:
                assert_never(question)

    def _choice(self, shown: Sequence[Option], *, natural: bool) -> dict[str, str]:
        question = self.item.question
        one = not isinstance(question, MultipleChoice)
        order = ' data-order="natural"' if natural else ""
        scoring = question.scoring if isinstance(question, MultipleChoice) else Scoring.ALL_OR_NOTHING
        tag = "ul" if isinstance(question, TrueFalse) else "ol"
        scored = "partial" if scoring is Scoring.PARTIAL else "whole"
        written = [self._inline(option.text) for option in shown]
        key = "".join(map(self._marked, shown, written))
        return {
            "Options": (
                f'<{tag} class="options" data-choose="{"one" if one else "several"}"{order}>'
                f"{''.join(f'<li>{text}</li>' for text in written)}</{tag}>"
            ),
            "Corrigé": f'<ol class="key" data-scoring="{scored}">{key}</ol>',
        }

    def _marked(self, option: Option, written: str) -> str:
        mark = f'<span class="mark right">✓ {self._words(self.say("Right answer"))}</span>' if option.right else ""
        feedback = f'<span class="feedback">{self._inline(option.feedback)}</span>' if option.feedback else ""
        kind = "right" if option.right else "wrong"
        return f'<li class="{kind}">{mark}{written}{feedback}</li>'

    def _typing(self, field: str, answer: str, data: object) -> dict[str, str]:
        """Return the field that is compared with what is typed, and what the script grades it by."""
        if not self.is_typed:
            return {}
        return {field: _plain(answer), "Données": _json(data)}

    def _numerical(self, question: Numerical) -> dict[str, str]:
        language = self.item.bank.language
        number = quantities.written(question.answer, language)
        unit = f" {question.unit}" if question.unit else ""
        within = ""
        if question.tolerance:
            tolerance = quantities.written(question.tolerance, language)
            within = self.say(" (within {tolerance})").format(tolerance=tolerance)
        data = {
            "number": quantities.written(question.answer, "en"),
            "tolerance": quantities.written(question.tolerance, "en"),
            "unit": question.unit or "",
        }
        typing = self._typing("Saisie", number, data)
        return {
            "Réponse": self._words(f"{number}{unit}{within}"),
            "Unité": self._words(question.unit or "") if typing else "",
            **typing,
        }

    def _matching(self, question: Matching) -> dict[str, str]:
        rights = selecting.shuffled(question.rights, self.quiz.seed, self.item.full_id, "rights")
        cells = {
            text: f'<td class="right" data-n="{number}">{self._words(text)}</td>'
            for number, text in enumerate(rights, start=1)
        }
        lefts = [f'<td class="left">{self._inline(pair.left)}</td>' for pair in question.pairs]
        shown = zip_longest(lefts, (cells[text] for text in rights))
        empty = '<td class="left"></td>', '<td class="right"></td>'
        return {
            "Tableau": _table("pairs open", ((left or empty[0], right or empty[1]) for left, right in shown)),
            "Corrigé": _table("pairs", zip(lefts, (cells[pair.right] for pair in question.pairs), strict=True)),
        }

    def _cloze(self, question: Cloze) -> dict[str, str]:
        gaps = question.gaps

        def gap(found: re.Match[str]) -> str:
            number = int(found[1])
            answer = self._words(gaps[number].answers[0]).replace(":", "&#58;")  # :: would begin a hint
            return f"{{{{c{number + 1}::{answer}}}}}"

        text = self._blocks(markup.parse_cloze(question), _GAP_MARK.format)
        words = selecting.shuffled(question.words, self.quiz.seed, self.item.full_id, "words")
        return {
            "Texte": _MARKED_GAP.sub(gap, text),
            "Mots": self._words(" / ".join(words)) if question.distractors else "",
        }

    def _essay(self, question: Essay) -> dict[str, str]:
        rows = "".join(f"<li>{self._criterion(each.text, each.points)}</li>" for each in question.criteria)
        heading = self._words(self.say("Marking criteria:"))
        return {
            "Réponse": self._text(question.model_answer),
            "Critères": f"<p>{heading}</p><ul>{rows}</ul>" if rows else "",
        }

    def _criterion(self, text: str, points: Decimal | None) -> str:
        if points is None:
            return self._inline(text)
        return f"{self._inline(text)} ({number_of_points(points, self.item.bank.language)})"

    # --- Markdown and pictures --------------------------------------------------------------------------

    def _text(self, text: str) -> str:
        return _for_anki(markup.text_as_html(text, self._file, self._spaced))

    def _blocks(self, blocks: Sequence[Block], blank: markup.Blanks = markup.underscores) -> str:
        spaced = markup.with_texts(blocks, self._spaced)
        return _for_anki(markup.html(spaced, self._file, blank))

    def _inline(self, text: str) -> str:
        return _for_anki(markup.line_as_html(text, self._file, self._spaced))

    def _words(self, text: str) -> str:
        """Write a text without Markdown, to be read."""
        return _words(text, self.item.bank.language)

    def _spaced(self, text: str) -> str:
        return typography.spaced(text, self.item.bank.language)

    def _file(self, image: Image) -> str:
        """Name a picture after what is in it: one that changed is another file, as Anki never replaces one."""
        picture = self.quiz.pictures[self.item.bank.full_id, image.src]
        digest = hashlib.blake2b(picture.data, digest_size=10).hexdigest()
        name = f"reseaux-quiz-{digest}{_SUFFIXES[picture.media_type]}"
        self.media[name] = picture.data
        return name


def _for_anki(html: str) -> str:
    for sign, entity in _ANKI:
        html = html.replace(sign, entity)
    return html


def _plain(text: str) -> str:
    """Write a text to the letter."""
    return _for_anki(escape(text))


@lru_cache(maxsize=256)  # instructions, sections and labels come again and again
def _words(text: str, language: str) -> str:
    return _plain(typography.spaced(text, language))


def _json(data: object) -> str:
    """Write data for a script element: in ASCII, with nothing in its texts that is a tag to a browser or to Anki."""
    return re.sub(r'[<>&]|\[(?!["{\]])', lambda found: f"\\u{ord(found[0]):04x}", json.dumps(data))


def _table(classes: str, rows: Iterable[tuple[str, str]]) -> str:
    return f'<table class="{classes}">{"".join(f"<tr>{left}{right}</tr>" for left, right in rows)}</table>'


def _split(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Part the first sentence from the rest."""
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
