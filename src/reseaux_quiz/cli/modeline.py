"""The comment that tells an editor which schema a YAML file follows."""

import os
import re
from pathlib import Path

NAME = "yaml-language-server"
_SCHEMA = re.compile(rf"^# *{NAME} *: *\$schema=(\S+)", re.MULTILINE)


def line(schema: str) -> str:
    """Return the line for a schema."""
    return f"# {NAME}: $schema={schema}\n"


def like(other: Path, path: Path) -> str:
    """Return the line for a file at a path that follows the schema of another file; empty if that names none."""
    found = _SCHEMA.search(other.read_text(encoding="utf-8-sig"))
    if found is None or "://" in found[1]:
        return line(found[1]) if found else ""
    try:
        schema = Path(os.path.relpath(other.parent / found[1], path.parent)).as_posix()
    except ValueError:  # on another drive of Windows
        return ""
    return "" if " " in schema else line(schema)
