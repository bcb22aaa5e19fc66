"""Ids for questions that have none: from their name or first words, unique, the same at every import."""

import hashlib
import re
import unicodedata

from reseaux_quiz.identifiers import MAX_LENGTH as MAX
from reseaux_quiz.identifiers import is_reserved, is_well_formed

_LIGATURES = str.maketrans({"’": "'", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})


def slug(text: str, most: int = MAX) -> str:
    """Make an id of words: « Qu'est-ce que le RSE ? » → qu-est-ce-que-le-rse. "" where there is no letter to use."""
    letters = unicodedata.normalize("NFKD", text.translate(_LIGATURES).lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", letters)
    found = ""
    for word in words:
        longer = f"{found}-{word}" if found else word
        if len(longer) > most:
            break
        found = longer
    found = found or "".join(words)[:most]
    if found and not found[0].isalpha():
        found = f"q-{found}"[:most].rstrip("-")
    return found if is_id(found) else ""


def is_id(text: str) -> bool:
    """Tell whether a text may be an id as it is."""
    return is_well_formed(text) and not is_reserved(text)


class Ids:
    """Gives each question of a bank an id of its own."""

    def __init__(self, taken: frozenset[str] = frozenset()) -> None:
        self.taken = set(taken)
        self.repeated: dict[str, int] = {}

    def give(self, wanted: str, content: str) -> str:
        """Return the id that is wanted, with a mark made of the question's content where it is taken."""
        mark = hashlib.sha256(content.encode()).hexdigest()
        base = wanted or "q"
        for size in (0, 4, 8, 16):
            tail = mark[:size] if wanted or size else ""
            made = "-".join(filter(None, (base[: MAX - len(tail) - 1].rstrip("-") if tail else wanted, tail)))
            if made and made not in self.taken:
                self.taken.add(made)
                return made
        while True:  # the same question again and again
            self.repeated[mark] = number = self.repeated.get(mark, 1) + 1
            made = f"{base[: MAX - 12].rstrip('-')}-{mark[:4]}-{number}"
            if made not in self.taken:
                self.taken.add(made)
                return made
