"""A pupil's Anki: the real one (PyPI `anki`), in its own folder."""

import re
from pathlib import Path
from typing import Literal

import anki.collection  # first, because the other modules import each other circularly
from anki.cards import Card
from anki.notes import Note

TYPING = re.compile(r"\[\[type:(.+?)\]\]")


class Pupil:
    """Imports packages, answers cards, and shows them as Anki's reviewer does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.collection = anki.collection.Collection(str(folder / "collection.anki2"))

    def imports(self, package: bytes) -> dict[str, int]:
        """Import a package with Anki's defaults; return the number of notes by what became of them."""
        path = self.folder / "package.apkg"
        path.write_bytes(package)
        request = anki.collection.ImportAnkiPackageRequest(
            package_path=str(path), options=anki.collection.ImportAnkiPackageOptions()
        )
        log = self.collection.import_anki_package(request).log
        self.collection.models._clear_cache()
        fates = {field.name: len(getattr(log, field.name)) for field in log.DESCRIPTOR.fields if field.type == 11}
        return {name: number for name, number in fates.items() if number}

    @property
    def notes(self) -> dict[str, Note]:
        """The notes by the full id of their question."""
        found = (self.collection.get_note(number) for number in self.collection.find_notes(""))
        return {note["Identifiant"]: note for note in found}

    @property
    def cards(self) -> list[Card]:
        """Every card, in the order of new cards."""
        return [
            self.collection.get_card(number)
            for number in self.collection.find_cards("", order="c.due asc, c.ord asc")
        ]

    def answers(self, card: Card, ease: Literal[1, 2, 3, 4]) -> None:
        """Rate a card, from 1 (again) to 4 (easy)."""
        card.start_timer()
        self.collection.sched.answerCard(card, ease)

    def side(self, card: Card, side: str, *, typed: str = "") -> str:
        """Return a side of a card, with a typed answer and the style, as Anki's reviewer shows it."""
        output = card.render_output(reload=True)

        def typing(found: re.Match[str]) -> str:
            if side == "question":
                return (
                    '\n<center>\n<input type=text id=typeans onkeypress="_typeAnsPress();"\n'
                    "   style=\"font-family: 'Arial'; font-size: 20px;\">\n</center>\n"
                )
            comparison = self.collection.compare_answer(card.note()[found[1]], typed)
            return f"\n<div style=\"font-family: 'Arial'; font-size: 20px\">{comparison}</div>"

        text = output.question_and_style() if side == "question" else output.answer_and_style()
        return TYPING.sub(typing, text)
