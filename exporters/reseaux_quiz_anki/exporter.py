"""A quiz → one Anki package: decks, and in each its notes, in the order of the quiz."""

import hashlib
import io
import itertools
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import genanki
from attrs import field, frozen

from reseaux_quiz import presenting
from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Level, Loss, LossCode, Rendered
from reseaux_quiz.model import Bank, Essay, Item, Quiz, ShortAnswer
from reseaux_quiz_anki import decks
from reseaux_quiz_anki.fates import FATES
from reseaux_quiz_anki.fields import Fields
from reseaux_quiz_anki.notetypes import NOTE_TYPES, model
from reseaux_quiz_anki.words import msg

_FIRST_DECK_ID = 1 << 33  # far from Anki's own ids, which are timestamps in milliseconds


@frozen
class Options:
    """The options of `export anki`."""

    deck: str | None = field(
        default=None,
        metadata={
            "help": msg(
                "The parent deck of the sections (default: the collection's); use the same one for every export."
            )
        },
    )
    no_reverse: bool = field(
        default=False, metadata={"help": msg("One card per flashcard, even if it is reversible.")}
    )
    no_typed: bool = field(
        default=False, metadata={"help": msg("No typing: learners think of the answer, then tap.")}
    )
    essays: bool = field(default=False, metadata={"help": msg("Include essays, to be written on paper.")})


class AnkiExporter:
    """Implements `reseaux_quiz.exporting.Exporter`."""

    name = "anki"
    aliases = ("apkg",)
    suffix = ".apkg"
    options = Options
    fates = FATES

    def render(self, quiz: Quiz, options: Options) -> Rendered:
        """Render every question that belongs in a deck. Raises QuizError if there is none."""
        top = None if options.deck is None else decks.nested(options.deck)
        made: dict[str, genanki.Deck] = {}
        media: dict[str, bytes] = {}
        losses: list[Loss] = []
        omitted: set[str] = set()
        for place, shown in enumerate(presenting.present(quiz)):
            item = shown.item
            if isinstance(item.question, Essay) and not options.essays:
                message = msg("this essay is left out: --essays includes essays in the deck")
                losses.append(Loss(LossCode.ESSAY, Level.CHANGED, message, item.full_id))
                omitted.add(item.full_id)
                continue
            fields = Fields(quiz, shown, typed=not options.no_typed, reverse=not options.no_reverse)
            _deck(made, item.bank, top).add_note(_note(quiz, item, fields, place))
            media |= fields.media
            losses += _losses(item, fields)
        if not made:
            raise QuizError(msg("only essays are selected: --essays includes essays in the deck"))
        return Rendered({"": _package(made, media, quiz.made)}, tuple(losses), frozenset(omitted))


exporter = AnkiExporter()


def guid(item: Item) -> str:
    """Return the id by which Anki knows a question, whatever its wording. PERMANENT."""
    return str(genanki.guid_for(item.full_id, item.question.type.value))


def _deck(made: dict[str, genanki.Deck], bank: Bank, top: str | None) -> genanki.Deck:
    """Return a bank's deck; its parent deck is also created, and holds the credit."""
    name = decks.deck_name(bank, top)
    above = name.rpartition("::")[0]
    for each in filter(None, (above, name)):
        if each not in made:
            number = int.from_bytes(hashlib.blake2b(each.encode(), digest_size=4).digest())
            made[each] = genanki.Deck(_FIRST_DECK_ID + number, each, decks.description(bank))
    return made[name]


class _Note(genanki.Note):  # type: ignore[misc]  # genanki has no types
    """A note dated by its bank: only a newer one replaces it in Anki, so that what pupils add stays meanwhile."""

    def __init__(self, changed: datetime, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._changed = changed.timestamp()

    def write_to_db(self, cursor: sqlite3.Cursor, _timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, self._changed, deck_id, id_gen)


def _note(quiz: Quiz, item: Item, fields: Fields, place: int) -> genanki.Note:
    note_type = NOTE_TYPES[item.question.type]
    texts = fields.all()
    return _Note(
        quiz.changed.get(item.bank.full_id, quiz.made),
        model(note_type),
        [texts.pop(name, "") for name in note_type.all_fields],
        tags=decks.tags(item),
        guid=guid(item),
        due=place,
    )


def _losses(item: Item, fields: Fields) -> Iterator[Loss]:
    """Report the losses of this card in particular."""
    if isinstance(item.question, ShortAnswer) and fields.is_typed:
        message = msg("a spelling slip gives no second try: the answer is “To review” at once")
        yield Loss(LossCode.SECOND_TRY, Level.REDUCED, message, item.full_id)
    for tag in decks.renamed(item):
        message = msg("the tag “{tag}” changes: Anki splits tags at two colons, and allows no empty level", tag=tag)
        yield Loss(LossCode.TAG, Level.REDUCED, message, item.full_id)


def _package(made: Mapping[str, genanki.Deck], media: Mapping[str, bytes], when: datetime) -> bytes:
    """Return the archive that Anki imports, in memory: genanki itself leaves a file behind and stores the time."""
    seconds = when.timestamp()
    database = sqlite3.connect(":memory:")
    genanki.Package(list(made.values())).write_to_db(database.cursor(), seconds, itertools.count(int(seconds * 1000)))
    database.commit()
    numbered = dict(enumerate(sorted(media)))
    entries = {
        "collection.anki2": database.serialize(),
        "media": json.dumps(numbered).encode(),
        **{str(number): media[name] for number, name in numbered.items()},
    }
    database.close()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        for name, data in entries.items():  # level 3 takes half the time, for a fifth more space
            package.writestr(zipfile.ZipInfo(name, when.timetuple()[:6]), data, zipfile.ZIP_DEFLATED, 3)
    return archive.getvalue()
