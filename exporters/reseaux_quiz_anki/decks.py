"""The deck and tags of a question in Anki."""

import re
from collections.abc import Iterator
from functools import cache
from html import escape

from reseaux_quiz.errors import QuizError
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import Bank, Bloom, Difficulty, Item, QuestionType
from reseaux_quiz_anki.words import WORDS, msg

_LEVEL = re.compile(r"\s*:{2,}\s*")  # separates the levels of a name


def deck_name(bank: Bank, top: str | None) -> str:
    """Return the name of a bank's deck, below the collection's: “Réseaux sociaux en entreprise::2 Le social selling”.

    PERMANENT: Anki identifies decks by name; if a deck is renamed, its old cards stay in the old one.
    """
    own = _level(bank.deck or f"{bank.section or ''} {bank.title}")
    above = top or _top_name(bank)
    return f"{above}::{own}" if above else own


def _top_name(bank: Bank) -> str | None:
    """Return the name of a collection's parent deck; None for a bank in no collection."""
    return _level(bank.collection.deck or bank.collection.title) if bank.collection else None


def nested(name: str) -> str:
    """Read the name of a parent deck, with levels separated by two colons. Raises QuizError if one is empty."""
    levels = [" ".join(each.split()) for each in name.split("::")]
    if not all(levels):
        raise QuizError(msg("“{name}” is not a valid deck name: one of its levels is empty", name=name))
    return "::".join(levels)


def _level(name: str) -> str:
    """Return a name as a single level: two colons would split it."""
    return _LEVEL.sub(" – ", " ".join(name.split())).strip(": –") or "–"


def description(bank: Bank) -> str:
    """Credit the article that the questions are about, as HTML."""
    say = WORDS.catalogue(bank.language).gettext
    source = bank.collection.source if bank.collection else None
    if source is None:
        return ""
    credit = ", ".join(escape(part) for part in (source.title, source.author, source.publisher) if part)
    link = f' (<a href="{escape(source.link)}">{escape(source.link)}</a>)' if source.link else ""
    return "<p>" + say("Questions on: {source}").format(source=credit) + f"{link}</p>"


def tags(item: Item) -> tuple[str, ...]:
    """Return the tags of a question: section, type, difficulty and level as `kind::value`, then its own."""
    question = item.question
    ours = _our_tags(item.bank.language, question.section, question.type, question.difficulty, question.bloom)
    return tuple(dict.fromkeys((*ours, *filter(None, map(_tag, question.tags)))))


@cache
def _our_tags(
    language: str, section: str | None, kind: QuestionType, difficulty: Difficulty | None, bloom: Bloom | None
) -> tuple[str, ...]:
    """Return the tags for properties that many questions share."""
    say = WORDS.catalogue(language).gettext
    named = (
        (say("section"), section),
        (say("type"), say(LABELS[kind])),
        (say("difficulty"), difficulty and say(LABELS[difficulty])),
        ("bloom", bloom and say(LABELS[bloom])),
    )
    return tuple(f"{name}::{_tag(value)}" for name, value in named if value)


def _tag(text: str) -> str:
    """Return a tag in the form that Anki accepts: without spaces and empty levels."""
    return "::".join(filter(None, ("-".join(each.split()).strip(":") for each in text.split("::"))))


def renamed(item: Item) -> Iterator[str]:
    """Return the question's own tags that Anki can't carry unchanged."""
    return (tag for tag in item.question.tags if _tag(tag) not in (tag, "-".join(tag.split())))
