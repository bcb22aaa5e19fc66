"""The time, for the whole program: nothing else asks for it."""

import os
from datetime import UTC, datetime

_STARTED = datetime.now(UTC)


def now() -> datetime:
    """Return the time in the person's time zone, in whole seconds.

    `RESEAUX_QUIZ_NOW` (ISO 8601, with its zone) is what time it is when the program starts, so that a test
    can live through months.
    """
    given = os.environ.get("RESEAUX_QUIZ_NOW")
    if given:
        passed = datetime.now(UTC) - _STARTED
        return (datetime.fromisoformat(given) + passed).replace(microsecond=0)
    return datetime.now().astimezone().replace(microsecond=0)
