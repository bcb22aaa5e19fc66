"""The time, for the whole program: nothing else reads the clock."""

import os
from datetime import UTC, datetime

_STARTED = datetime.now(UTC)


def now() -> datetime:
    """Return the time in the user's time zone, in whole seconds.

    `RESEAUX_QUIZ_NOW` (ISO 8601, with a zone) sets the time at which the program starts, so that tests can cover
    months.
    """
    given = os.environ.get("RESEAUX_QUIZ_NOW")
    if given:
        passed = datetime.now(UTC) - _STARTED
        return (datetime.fromisoformat(given) + passed).replace(microsecond=0)
    return datetime.now().astimezone().replace(microsecond=0)
