"""Where a question goes in Anki: the name of its deck, and its tags."""

import re
from collections.abc import Iterator
from html import escape

from reseaux_quiz.i18n import catalogue
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import Bank, Item

_LEVEL = re.compile(r"\s*:{2,}\s*")  # what parts the levels of a name


def deck_name(bank: Bank, top: str | None) -> str:
    """Name a bank's deck, below the collection's: « Réseaux sociaux en entreprise::2 Le social selling ».

    PERMANENT: Anki finds a deck by its name, and leaves the cards of a renamed one where they are.
    """
    own = level(bank.deck or f"{bank.section or ''} {bank.title}")
    above = top or top_name(bank)
    return f"{above}::{own}" if above else own


def top_name(bank: Bank) -> str | None:
    """Name the deck above those of a collection; None for a bank that stands alone."""
    return level(bank.collection.deck or bank.collection.title) if bank.collection else None


def level(name: str) -> str:
    """Return a name as one level: two colons would part it in two."""
    return _LEVEL.sub(" – ", " ".join(name.split())).strip(": –") or "–"


def description(bank: Bank) -> str:
    """Credit the article that the questions are about, as HTML."""
    say = catalogue(bank.language).gettext
    source = bank.collection.source if bank.collection else None
    if source is None:
        return ""
    credit = ", ".join(escape(part) for part in (source.title, source.author, source.publisher) if part)
    address = escape(source.url) if source.url else ""
    link = f' (<a href="{address}">{address}</a>)' if address.lower().startswith(("http://", "https://")) else ""
    return "<p>" + say("Questions on: {source}").format(source=credit) + f"{link}</p>"


def tags(item: Item) -> tuple[str, ...]:
    """Return the tags of a question: section, type, difficulty and level as `kind::value`, then its own."""
    question = item.question
    say = catalogue(item.bank.language).gettext
    kinds = (
        (say("section"), question.section),
        (say("type"), say(LABELS[question.type])),
        (say("difficulty"), question.difficulty and say(LABELS[question.difficulty])),
        ("bloom", question.bloom and say(LABELS[question.bloom])),
    )
    named = (f"{kind}::{_tag(value)}" for kind, value in kinds if value)
    return tuple(dict.fromkeys((*named, *filter(None, map(_tag, question.tags)))))


def _tag(text: str) -> str:
    """Write a tag as Anki takes it: no space in it, no empty level."""
    return "::".join(filter(None, ("-".join(level.split()).strip(":") for level in text.split("::"))))


def renamed(item: Item) -> Iterator[str]:
    """List the own tags of a question that Anki can't carry as they are."""
    return (tag for tag in item.question.tags if _tag(tag) not in (tag, "-".join(tag.split())))
