"""A JSON Schema of bank, collection and assessment files, derived from their records, for an editor's completion.

It accepts whatever loading accepts, as typed by an editor's YAML 1.2 (the answer “2018” is a number there, “null”
is null), and rejects structural faults: keys, kinds of values, types, ids. Faults in values are left to loading.
Two things that loading tolerates can't be expressed in JSON Schema: a no-break space around a key, and an id in
capitals that an editor takes for a boolean.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from attrs import NOTHING, Attribute, fields, fields_dict, has

from reseaux_quiz import identifiers, model
from reseaux_quiz.assessing import outline
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.loading.structuring import BankHeader, key_of

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"  # the newest draft that editors support well

_TEXT: Schema = {"type": ["string", "number", "boolean", "null"], "pattern": r"\S"}
_TRUE_FALSE = "[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Vv][Rr][Aa][Ii]|[Ff][Aa][Uu][Xx]"
_ID: Schema = {
    "anyOf": [
        {"type": "string", "pattern": rf"^\s*(?!(?:{identifiers.RESERVED})\s*$){identifiers.FORM}\s*$"},
        {"type": ["boolean", "null"]},  # the ids “true” and “null”
    ]
}
_PATH: Schema = {
    "anyOf": [
        {"type": "string", "pattern": rf"^\s*{identifiers.FORM}(?:/{identifiers.FORM}){{0,2}}\s*$"},
        {"type": ["boolean", "null"]},
    ]
}
"""An id alone, or behind those of its bank and collection."""
_PATHS = {(outline.Entry, "id"), (outline.Entry, "document"), (outline.Draw, "exclude")}
_RAISED = r"\u2070\u00b9\u00b2\u00b3\u2074-\u207b"
_NUMBER = rf"[+\-\u2212]?\s?\d[\d\s.,'\u2019eExX\u00d7*\u00b7\u22c5^(){{}}/\u2044+\-\u2212{_RAISED}]*"
_BY_TYPE: dict[Any, Schema] = {
    str: _TEXT,
    bool: {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": rf"^\s*(?:{_TRUE_FALSE})\s*$"}]},
    int: {
        "anyOf": [
            {"type": "integer", "minimum": 0, "maximum": 999_999_999},
            {"type": "string", "pattern": r"^\s*\d{1,9}\s*$"},
        ]
    },
    Decimal: {"anyOf": [{"type": "number"}, {"type": "string", "pattern": rf"^\s*{_NUMBER}$"}]},
}
_TOLERANCE: Schema = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": rf"^\s*{_NUMBER}%?\s*$"}]}


_EITHER: dict[type, tuple[str, str]] = {
    model.SingleChoice: ("distractors", "options"),
    outline.Part: ("questions", "draw"),
    outline.Entry: ("id", "document"),
}
"""Two keys of a record, one of which is expected."""


def schema(language: str) -> Schema:
    """Return the schema with its descriptions in a language."""
    schema: Schema = _in_language(_schema(), language)
    return schema


def _in_language(value: Any, language: str) -> Any:
    """Turn the messages of a schema into text."""
    match value:
        case Message():
            return value.text(language)
        case dict():
            return {key: _in_language(inner, language) for key, inner in value.items()}
        case list():
            return [_in_language(inner, language) for inner in value]
        case _:
            return value


def _schema() -> Schema:
    bank = {**_record(BankHeader), "description": msg("A bank: the questions on one section of an article.")}
    bank["properties"]["questions"] = {
        "description": _description(model.Bank, "questions"),
        "type": "array",
        "minItems": 1,
        "items": {"$ref": "#/definitions/Question"},
    }
    bank["required"].append("questions")
    collection = {**_record(model.Collection), "description": msg("A collection: an article, and the banks on it.")}
    of_banks = [key for key in bank["properties"] if key not in collection["properties"]]
    assessment = {
        **_record(outline.Outline),
        "description": msg("An assessment: which questions, in which order, for how many points."),
    }
    records: tuple[type, ...] = (
        model.Source,
        model.Document,
        model.Distractor,
        model.ListedOption,
        model.Criterion,
        model.Pair,
        outline.Part,
        outline.Entry,
        outline.Draw,
    )
    kinds = ("Collection", "Bank", "Assessment")
    return {
        "$schema": DRAFT,
        "title": "Réseaux Quiz",
        "type": "object",
        "if": {"required": ["assessment"]},
        "then": {"$ref": "#/definitions/Assessment"},
        "else": {
            "if": {"anyOf": [{"required": [key]} for key in of_banks]},
            "then": {"$ref": "#/definitions/Bank"},
            "else": {"anyOf": [{"$ref": f"#/definitions/{kind}"} for kind in kinds]},
        },
        "definitions": {
            "Bank": bank,
            "Collection": collection,
            "Assessment": assessment,
            "Question": _question(),
            **{kind.__name__: _record(kind) for kind in (*records, *model.TYPES.values())},
        },
    }


def _question() -> Schema:
    """Branch on `type`, so that an editor offers only the keys of that type."""
    return {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"enum": list(model.TYPES), "description": msg("The type of question.")}},
        "allOf": [
            {
                "if": {"required": ["type"], "properties": {"type": {"const": name}}},
                "then": {"$ref": f"#/definitions/{kind.__name__}"},
            }
            for name, kind in model.TYPES.items()
        ],
    }


def _record(kind: Any) -> Schema:
    properties = {
        key_of(each.name): {"description": _description(kind, each.name), **_field(kind, each)}
        for each in fields(kind)
    }
    if kind in model.TYPES.values():
        properties = {"type": {"const": str(kind.type)}, **properties}
    record = {
        "type": "object",
        "properties": properties,
        "required": [each.name for each in fields(kind) if each.default is NOTHING],
        "additionalProperties": False,
    }
    if kind in _EITHER:
        record["oneOf"] = [{"required": [key]} for key in _EITHER[kind]]
    return record


def _description(kind: Any, key: str) -> Message:
    """Return the description of a key in the model; a bank's header has those of the bank."""
    found: Message = fields_dict(model.Bank if kind is BankHeader else kind)[key].metadata["description"]
    return found


def _field(kind: Any, attribute: "Attribute[Any]") -> Schema:
    if attribute.metadata.get("several"):  # one alone needs no list
        one = _PATH if (kind, attribute.name) in _PATHS else _of(get_args(attribute.type)[0])
        return {"anyOf": [one, {"type": "array", "items": one}]}
    if (kind, attribute.name) in _PATHS:
        return _PATH
    if attribute.name in ("id", "collection", "assessment"):
        return _ID
    if attribute.name == "tolerance":
        return _TOLERANCE
    if attribute.name in ("documents", "retired") and attribute.type == tuple[str, ...]:
        return {"type": "array", "items": _ID}
    found = _of(attribute.type)
    if isinstance(attribute.default, StrEnum | bool):
        return {**found, "default": attribute.default}
    return found


def _of(kind: Any) -> Schema:
    """Return the schema of the values that loading reads as a type of the model."""
    if isinstance(kind, UnionType):  # optional
        return _of(next(each for each in get_args(kind) if each is not NoneType))
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    if kind == Mapping[str, str] or kind == tuple[model.Section, ...]:
        return {"type": "object", "additionalProperties": _TEXT}
    if kind == tuple[model.Pair, ...]:
        return {"anyOf": [{"type": "object", "additionalProperties": _TEXT}, _list_of(model.Pair)]}
    if get_origin(kind) is frozenset:
        (inner,) = get_args(kind)
        return {"anyOf": [_of(inner), _list_of(inner)]}
    if get_origin(kind) is tuple:
        return _list_of(get_args(kind)[0])
    if kind is outline.Entry:
        return {"anyOf": [_PATH, {"$ref": "#/definitions/Entry"}]}
    if kind in (model.Distractor, model.ListedOption, model.Criterion):
        return {"anyOf": [_TEXT, {"$ref": f"#/definitions/{kind.__name__}"}]}
    if has(kind):
        return {"$ref": f"#/definitions/{kind.__name__}"}
    values = [str(member) for member in kind]
    return {"anyOf": [{"enum": values}, {"type": "string", "pattern": rf"^\s*(?:{'|'.join(values)})\s*$"}]}


def _list_of(kind: Any) -> Schema:
    return {"type": "array", "items": _of(kind)}
