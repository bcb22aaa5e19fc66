"""Writes banks and assessments as YAML, for round trips: every field as it stands, in any style."""

import re
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from attrs import NOTHING, Factory, fields

from reseaux_quiz.assessing.outline import Draw, Entry, Outline, Part
from reseaux_quiz.model import (
    Bank,
    Cloze,
    Collection,
    Criterion,
    Distractor,
    ListedOption,
    Pair,
    Question,
    ShortAnswer,
)


def write(folder: Path, bank: Bank, style: str | None = None) -> Path:
    """Write a bank, and its collection beside it, with every text in a YAML style (plain if possible)."""
    if bank.collection:
        (folder / "collection.yaml").write_text(_dump(collection(bank.collection), style), encoding="utf-8")
    path = folder / "bank.yaml"
    path.write_text(_dump(document(bank), style), encoding="utf-8")
    return path


def write_assessment(folder: Path, outline: Outline, style: str | None = None) -> Path:
    """Write an assessment in a YAML style."""
    path = folder / "assessment.yaml"
    path.write_text(_dump(_fields(outline), style), encoding="utf-8")
    return path


class _Dumper(yaml.SafeDumper):
    """Writes `\\x0A` for `\\n`: with a letter behind it, that would be a fault."""

    ESCAPE_REPLACEMENTS = {'"': '"', "\\": "\\"}  # type: ignore[misc]  # noqa: RUF012 - as PyYAML has it


def _dump(value: Any, style: str | None) -> str:
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_style=style)
    return _ESCAPED.sub(_astral, text) if style == '"' else text


_ESCAPED = re.compile(r"\\\\|\\U([0-9A-F]{8})")


def _astral(found: re.Match[str]) -> str:
    """Write an emoji as itself: joined to another one, half of it would be an escape."""
    return chr(int(found[1], 16)) if found[1] else found[0]


def document(bank: Bank) -> dict[str, Any]:
    found = {
        "collection": bank.collection.id if bank.collection else None,
        "id": bank.id,
        "section": bank.section,
        "title": bank.title,
        "sections": {each.number: each.title for each in bank.sections} or None,
        "language": bank.language,
        "labels": bank.labels,
        "deck": bank.deck,
        "allow": dict(bank.allow) or None,
        "retired": list(bank.retired) or None,
        "strict": _value(bank.strict) or None,
        "documents": [_fields(each) for each in bank.documents] or None,
        "questions": [question(each, bank) for each in bank.questions],
    }
    return {key: value for key, value in found.items() if value is not None}


def collection(given: Collection) -> dict[str, Any]:
    found = _fields(given)
    if given.source:
        found["source"] = _fields(given.source)
    return found


def question(given: Question, bank: Bank) -> dict[str, Any]:
    found = {"type": str(given.type), **_fields(given)}
    if getattr(given, "options", ()):
        found.setdefault("order", "shuffled")
    if bank.strict and isinstance(given, ShortAnswer | Cloze):
        found.setdefault("strict", [])
    return found


def _fields(given: Any) -> dict[str, Any]:
    """Write every field that differs from its default."""
    found = {}
    for field in fields(type(given)):
        value = getattr(given, field.name)
        default = field.default.factory() if isinstance(field.default, Factory) else field.default  # type: ignore[arg-type]
        if default is NOTHING or value != default:
            found[field.name.rstrip("_")] = _value(value)
    return found


def _value(value: Any) -> Any:
    match value:
        case bool():
            return "true" if value else "faux"
        case Enum():
            return str(value.value)
        case Decimal():
            whole, _point, part = f"{value:f}".partition(".")
            return f"{whole},{part.ljust(4, '0')}" if part else whole  # “1,250” is a thousand and more in English
        case int():
            return str(value)
        case Distractor() | ListedOption() | Criterion() | Pair() | Part() | Draw():
            return _fields(value)
        case Entry():
            written = _fields(value)
            return written["id"] if set(written) == {"id"} else written
        case tuple():
            return [_value(each) for each in value]
        case frozenset():
            return sorted(map(_value, value))
        case dict():
            return dict(value)
        case _:
            return value
