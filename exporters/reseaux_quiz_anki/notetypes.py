"""The note types, by which Anki knows a kind of question.

PERMANENT. Anki matches imported notes by the note type's id, its field names and their order, and its card names. If
one of these changes, every note of that type conflicts on the next import and is no longer updated. Texts of cards,
the style and the script may change freely: imports update them.
"""

import json
import re
from functools import cache
from importlib.resources import files

import genanki
from attrs import frozen

from reseaux_quiz import browser
from reseaux_quiz.i18n import LANGUAGES, Message
from reseaux_quiz.model import QuestionType
from reseaux_quiz_anki.words import msg

COMMON = (
    "Consigne",
    "Année",
    "Indice",
    "Explication",
    "Suite",
    "Section",
    "Langue",
    "Identifiant",
    "Réserve 1",
    "Réserve 2",
    "Réserve 3",
)
"""Fields at the end of every note type; the last ones are reserved for future use."""


@frozen
class Card:
    """A template: its permanent name, and what its sides have beside the parts common to all cards.

    `only_with` is a field: the card is generated only if it is not empty.
    """

    name: str
    prompt: str
    front: str = ""
    back: str = ""
    only_with: str | None = None


@frozen
class NoteType:
    """A note type: its permanent id, name and fields, and its cards."""

    id: int
    name: str
    fields: tuple[str, ...]
    cards: tuple[Card, ...]
    cloze: bool = False

    @property
    def all_fields(self) -> tuple[str, ...]:
        """Its own fields, then the common ones."""
        return (*self.fields, *COMMON)


_QUESTION = '<div class="prompt">{{Question}}</div>'

CHOICE = NoteType(
    1781204233,
    "Réseaux Quiz – Choix",
    ("Question", "Options", "Corrigé"),
    (Card("Choix", _QUESTION, "{{Options}}", "{{Corrigé}}"),),
)
TYPED = NoteType(
    1390766541,
    "Réseaux Quiz – Réponse courte",
    ("Question", "Réponse", "Saisie", "Saisie exacte", "Unité", "Données", "Remarques"),
    (
        Card(
            "Réponse",
            _QUESTION,
            # Only the field that is not empty gets an input box. {{type:nc:…}} would show the answer on the front in
            # Anki before 24.11, which does not know it.
            '<div class="typing">{{#Saisie}}{{type:Saisie}}{{/Saisie}}'
            "{{#Saisie exacte}}{{type:Saisie exacte}}{{/Saisie exacte}}"
            '{{#Unité}} <span class="unit">{{Unité}}</span>{{/Unité}}</div>',
            '<div class="answer">{{Réponse}}</div>'
            '<div class="typing">{{#Saisie}}{{type:Saisie}}{{/Saisie}}'
            "{{#Saisie exacte}}{{type:Saisie exacte}}{{/Saisie exacte}}</div>"
            '<div class="remarks" hidden>{{Remarques}}</div>'
            '<script type="application/json" class="data">{{Données}}</script>',
        ),
    ),
)
MATCHING = NoteType(
    1544190387,
    "Réseaux Quiz – Association",
    ("Question", "Tableau", "Corrigé"),
    (Card("Association", _QUESTION, "{{Tableau}}", "{{Corrigé}}"),),
)
ORDERING = NoteType(
    1862357019,
    "Réseaux Quiz – Classement",
    ("Question", "Éléments", "Corrigé"),
    (Card("Classement", _QUESTION, "{{Éléments}}", "{{Corrigé}}"),),
)
CLOZE = NoteType(
    1127843960,
    "Réseaux Quiz – Texte à trous",
    ("Texte", "Question", "Mots"),
    (
        Card(
            "Texte à trous",
            "{{#Question}}" + _QUESTION + '{{/Question}}<div class="cloze-text">{{cloze:Texte}}</div>',
            '{{#Mots}}<details class="fold"><summary>%words%</summary>{{Mots}}</details>{{/Mots}}',
        ),
    ),
    cloze=True,
)
ESSAY = NoteType(
    1699310872,
    "Réseaux Quiz – Rédaction",
    ("Question", "Réponse", "Critères"),
    (
        Card(
            "Rédaction",
            _QUESTION,
            back='<div class="answer">{{Réponse}}</div>'
            '{{#Critères}}<div class="criteria">{{Critères}}</div>{{/Critères}}',
        ),
    ),
)
FLASHCARD = NoteType(
    1273585104,
    "Réseaux Quiz – Carte",
    ("Question", "Réponse", "Réversible"),
    (
        Card("Recto verso", _QUESTION, back='<div class="answer">{{Réponse}}</div>'),
        Card(
            "Verso recto",
            '<div class="prompt">{{Réponse}}</div>',
            '<p class="note">%term%</p>',
            '<div class="answer">{{Question}}</div>',
            only_with="Réversible",
        ),
    ),
)

NOTE_TYPES = {
    QuestionType.SINGLE_CHOICE: CHOICE,
    QuestionType.MULTIPLE_CHOICE: CHOICE,
    QuestionType.TRUE_FALSE: CHOICE,
    QuestionType.SHORT_ANSWER: TYPED,
    QuestionType.NUMERICAL: TYPED,
    QuestionType.MATCHING: MATCHING,
    QuestionType.ORDERING: ORDERING,
    QuestionType.CLOZE: CLOZE,
    QuestionType.ESSAY: ESSAY,
    QuestionType.FLASHCARD: FLASHCARD,
}
"""The note type depends only on the question's type; other differences are in fields that may be empty."""

# Texts on cards, in the language of the bank, or in English if there is no catalogue.
_LABELS = {
    "hint": msg("Show the hint"),
    "more": msg("Find out more"),
    "words": msg("Show the words to choose from"),
    "year": msg("Figures of"),
    "term": msg("Which term is this?"),
}
_SAID_BY_SCRIPT = {
    "right": msg("Right"),
    "partly": msg("Partly right"),
    "wrong": msg("To review"),
    "rightAnswer": msg("Right answer"),
    "yourChoice": msg("Your choice"),
    "missed": msg("Right answer, not chosen"),
    "chose": msg("Your choice: {value}"),
    "yourAnswer": msg("Your answer"),
    "answered": msg("Your answer: {value}"),
    "yourOrder": msg("Your order"),
    "order": msg("Tap the items one by one, in order."),
    "pairs": msg("Tap what goes with the item; tap a pair below to change it."),
    "yourPairs": msg("Your pairs"),
    "placed": msg("Your place: {value}"),
    "spelling": msg("Almost: check the spelling."),
    "words": msg("Give the term alone."),
    "ambiguous": msg("With a point this could be thousands or decimals: write 3400 or 3,4."),
    "unit": msg("Type the number alone."),
    "number": msg("A number is expected, such as 12 or 3,4."),
}


@cache
def model(note_type: NoteType) -> genanki.Model:
    """Return genanki's model of a note type."""
    return genanki.Model(
        note_type.id,
        note_type.name,
        fields=[{"name": name} for name in note_type.all_fields],
        templates=[
            {"name": card.name, "qfmt": _front(card), "afmt": _side("back", card.prompt, card.back)}
            for card in note_type.cards
        ],
        css=_read("style.css"),
        model_type=genanki.Model.CLOZE if note_type.cloze else genanki.Model.FRONT_BACK,
    )


def _front(card: Card) -> str:
    front = _side("front", card.prompt, card.front)
    return f"{{{{#{card.only_with}}}}}{front}{{{{/{card.only_with}}}}}" if card.only_with else front


def _side(side: str, prompt: str, work: str) -> str:
    """Fill in the template of a side; names between percent signs are ours, those in braces Anki's."""
    frame = _read(f"{side}.html").replace("%prompt%", prompt).replace("%work%", work)
    labelled = re.sub(r"%(\w+)%", lambda found: _label(_LABELS[found[1]]) if found[1] in _LABELS else found[0], frame)
    return labelled.replace("%script%", script())


def _label(label: Message) -> str:
    """Write a label in every language; the style shows only that of the card."""
    words = ((language, label.text(language)) for language in LANGUAGES)
    return "".join(f'<span class="label" lang="{language}">{text}</span>' for language, text in words)


@cache
def script() -> str:
    """Return the script of all cards, which grades typed answers by the rules of the core."""
    words = {
        language: {name: word.text(language) for name, word in _SAID_BY_SCRIPT.items()} for language in LANGUAGES
    }
    said = f"const WORDS = {json.dumps(words)};"
    body = browser.bundle([*browser.grader(), said, _read("card.js")])
    return f'(() => {{\n"use strict";\n{body}}})();'


def _read(name: str) -> str:
    return files(__package__).joinpath("cards", name).read_text("utf-8")
