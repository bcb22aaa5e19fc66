"""Rules on what stays in a text that was copied from a word processor, a mail, a chatbot or a spreadsheet."""

import html
import re
from collections.abc import Iterator

from reseaux_quiz.checking import words
from reseaux_quiz.checking.rule import Found, question_rule, text_rule
from reseaux_quiz.checking.rules.marks import CODE
from reseaux_quiz.checking.view import Choice, TextsView, View
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.model import Cloze, Question, ShortAnswer

# A box, a bullet, or a letter and its bracket are never part of an option; « A. Dupont » and « 1. rue » may be.
_SURE_MARK = re.compile(r"([☐☑☒□■●○•·▪◦‣➢]|\[[ xX]?\]|\(?[A-Ha-h1-9]\)|[–—] )\s*(?=\S)")
_LIKELY_MARK = re.compile(r"([A-Ha-h1-9])\s?[.:–—-]\s+(?=\S)")


@question_rule(
    "Q603",
    title=msg("Letters, numbers or boxes before options"),
    advice=msg("Each format puts its own there, and shuffles the options: delete them"),
)
def lettered(view: View[Choice]) -> Found:
    """Find « a) Un mois », « ☐ Un mois », « • Un mois »."""
    likely = [_LIKELY_MARK.match(text) for _path, text in view.options]
    are_all = len({found[1] for found in likely if found}) == len(likely)
    for (path, text), found in zip(view.options, likely, strict=True):
        mark = _SURE_MARK.match(text) or (found if are_all else None)
        if mark:
            yield path, msg("the option begins with “{mark}”", mark=mark[0].strip())
            return


_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z]{2,8}\d?);")
_REFERENCE = re.compile(
    r"【[^】\n]{0,80}】|:contentReference\[oaicite:[^\n]{0,40}?\](?:\{[^}\n]*\})?|\bturn\d+search\d+\b"
)
_LOST_LETTER = re.compile(r"(?<![\w/])[^\W\d_]*[^\W\d_]\?[^\W\d_]+(?![\w/=])")
_NUMBERED = re.compile(
    r"(?:(?:Question|Exercice|Q) ?(?:n°)? ?\d{1,3}\s?[.:)–—-]|\d{1,3}\s?[.)])\s+(?=\S)", re.IGNORECASE
)
_SECOND = re.compile(r"\n\s*2\s?[.)]")
_TO_FILL = re.compile(
    r"\W*(?:todo|tbd|x{3,}|à (?:compléter|rédiger|venir|vérifier)|lorem ipsum.*|\?{2,}|\.{3,}|…)\W*", re.IGNORECASE
)
_TAIL = 80  # characters in which a verdict is looked for: spaces before it would cost by the square
_VERDICT = re.compile(
    r"\s*(?:[✓✔✅☑❌✗✘]"
    r"|[([]\s*(?:x|(?:la )?bonne réponse|réponse (?:correcte|exacte|juste)|correcte?|right|right answer)\s*[)\]]"
    r"|(?<=[\w.])\s?\*)$",
    re.IGNORECASE,
)


@text_rule(
    "Q604",
    title=msg("Something left over from copying"),
    advice=msg("Pupils would read it: delete it, or type what was meant"),
)
def left_over(view: TextsView) -> Found:
    """Find « &nbsp; », « p?riode », « Question 3 : », « (bonne réponse) », « à compléter » and their like."""
    if isinstance(view, View):
        yield from _left_in_question(view)
    for path, text, _kind in view.texts:
        for what in _left_in(CODE.sub(" ", text)):
            yield path, what


def _left_in_question(view: View[Question]) -> Found:
    numbered = _NUMBERED.match(view.prompt)
    if numbered and not _SECOND.search(view.prompt):
        yield ("prompt",), msg("the prompt begins with the number “{number}”", number=numbered[0].strip())
    typed = {path: text for path, text, _kind in view.texts}
    for path, text in view.options:
        if verdict := _VERDICT.search(typed.get(path, text)[-_TAIL:]):
            yield path, msg("“{mark}” tells whether the option is right", mark=verdict[0].strip())


def _left_in(text: str) -> Iterator[Message]:
    if "&" in text and (entity := _ENTITY.search(text)):
        meant = html.unescape(entity[0])
        if meant != entity[0]:
            yield msg(
                "“{mark}” is HTML: type {instead}",
                mark=entity[0],
                instead=f"« {meant} »" if meant.isspace() else meant,
            )
    if reference := _REFERENCE.search(text):
        yield msg("“{mark}” is a chatbot's reference", mark=words.quoted(reference[0]))
    if "?" in text and (lost := _LOST_LETTER.search(text)):
        yield msg("a letter was lost in “{word}”", word=lost[0])
    if "\t" in text:
        yield msg("a tab between two texts, from a spreadsheet")
    if "\ufffc" in text:
        yield msg("the character U+FFFC stands for a picture that was not copied")
    if _TO_FILL.fullmatch(text):
        yield msg("“{text}” is still to be written", text=text)


_SEVERAL = re.compile(r"[^\W\d]\s+(?:/|;)\s+[^\W\d]")
_OR = re.compile(r"(?P<one>.*\w)\s+(?:ou|or)\s+(?:(?:l'|le |la |les |the )?)(?P<other>\w.*)", re.IGNORECASE)
_SET_PHRASES = {"plus ou moins", "un ou plusieurs", "une ou plusieurs", "tôt ou tard", "oui ou non", "more or less"}


@question_rule(
    "Q306",
    title=msg("Several answers typed as one"),
    advice=msg("A pupil would have to type all of it: give each answer a line of its own, or “|” in a gap"),
)
def several_in_one(view: View[ShortAnswer | Cloze]) -> Found:
    """Find « moelle / moelle osseuse » among the answers to type."""
    for path, text in _typed(view.question):
        either = _OR.fullmatch(text)
        is_either = either and text.lower() not in _SET_PHRASES and len(text.split()) <= 8
        if _SEVERAL.search(text) or is_either:
            yield path, msg("“{text}” is one answer", text=text)


def _typed(question: ShortAnswer | Cloze) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(question, Cloze):
        return [(("text",), answer) for gap in question.gaps for answer in gap.answers]
    return [(("answers", index), text) for index, text in enumerate(question.answers)]


RULES = (lettered, left_over, several_in_one)
