"""The form of the id of a collection, a bank or a question, for loading, the schema and `new`.

Files are named after ids, so names that Windows reserves are excluded.
"""

import re
import unicodedata

MAX_LENGTH = 30
FORM = rf"[a-z][a-z0-9-]{{0,{MAX_LENGTH - 1}}}"
"""A regular expression, in syntax that JSON Schema shares."""
RESERVED = r"con|prn|aux|nul|com\d|lpt\d"
"""A regular expression of names that have the form but are not allowed."""

_FORM = re.compile(FORM)
_RESERVED = re.compile(RESERVED)


def is_well_formed(text: str) -> bool:
    """Tell whether a text has the form of an id."""
    return _FORM.fullmatch(text) is not None


def is_reserved(text: str) -> bool:
    """Tell whether a name is reserved by Windows for a device."""
    return _RESERVED.fullmatch(text) is not None


def made_of(text: str) -> str | None:
    """Make an id of a text, such as the name of a folder, if possible."""
    letters = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:MAX_LENGTH].strip("-")
    return name if is_well_formed(name) and not is_reserved(name) else None
