"""The form of an id, of a collection, a bank or a question: said here once, for loading, the schema and `new`.

Files are named after ids, so the names that Windows reserves are none.
"""

import re

MAX_LENGTH = 30
FORM = rf"[a-z][a-z0-9-]{{0,{MAX_LENGTH - 1}}}"
"""A regular expression of the form, which JSON Schema understands too."""
RESERVED = r"con|prn|aux|nul|com\d|lpt\d"
"""A regular expression of what has the form and is no id."""

_FORM = re.compile(FORM)
_RESERVED = re.compile(RESERVED)


def is_well_formed(text: str) -> bool:
    """Tell whether a text has the form of an id."""
    return _FORM.fullmatch(text) is not None


def is_reserved(text: str) -> bool:
    """Tell whether Windows reserves a name for a device."""
    return _RESERVED.fullmatch(text) is not None
