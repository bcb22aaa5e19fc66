"""The units that a response may have: Moodle converts those that it knows, and passes over the others."""

import re
from decimal import Decimal

from reseaux_quiz.answers import quantities

MAX_NAME = 50
"""Characters that the name of a unit may have in Moodle."""
_OF = re.compile(r"(?:de |d['’])")


def accepted(unit: str, language: str) -> tuple[tuple[str, Decimal], ...]:
    """Return the unit of a bank, which counts once, then others of its kind with how many of them it is.

    For « milliards d'euros »: 1000 « millions d'euros », 1000000000 « euros ». Nothing for a name that is too long.
    """
    own = " ".join(unit.split())
    if not 0 < len(own) <= MAX_NAME:
        return ()
    read = quantities.unit(own, language)
    found = {own: Decimal(1)}
    if read.scale != 1:
        thing = _OF.sub("", read.name, count=1)
        for word, scale in quantities.SCALES[quantities.conventions(language)].items():
            after = thing if word == "mille" else read.name
            for name in (word, f"{word} {after}".strip()):
                found.setdefault(name, Decimal(read.scale) / scale)
        if thing:
            found.setdefault(thing, Decimal(read.scale))
    return tuple((name, multiplier) for name, multiplier in found.items() if len(name) <= MAX_NAME)
