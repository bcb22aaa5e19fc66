"""A JSON Schema of bank and collection files, made from the model: completion and hints in an editor.

It accepts all that loading accepts, as an editor's YAML 1.2 types it (the answer « 2018 » is a number there, « null »
is nothing), and refuses faults of shape: keys, kinds of values, types, ids. What only the values show stays
loading's. Two things that loading forgives have no form in JSON Schema: a no-break space around a key, and an id in
capitals that an editor takes for a boolean.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from attrs import NOTHING, Attribute, fields, has

from reseaux_quiz import model
from reseaux_quiz.i18n import N_
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.loading.structuring import BankHeader

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"  # the newest that editors know well

_TEXT: Schema = {"type": ["string", "number", "boolean", "null"], "pattern": r"\S"}
_TRUE_FALSE = "[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Vv][Rr][Aa][Ii]|[Ff][Aa][Uu][Xx]"
_ID: Schema = {
    "anyOf": [
        {"type": "string", "pattern": r"^\s*(?!(?:con|prn|aux|nul|com\d|lpt\d)\s*$)[a-z][a-z0-9-]{0,29}\s*$"},
        {"type": ["boolean", "null"]},  # the ids « true » and « null »
    ]
}
_BY_TYPE: dict[Any, Schema] = {
    str: _TEXT,
    bool: {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": rf"^\s*(?:{_TRUE_FALSE})\s*$"}]},
    int: {
        "anyOf": [
            {"type": "integer", "minimum": 0, "maximum": 999_999_999},
            {"type": "string", "pattern": r"^\s*\d{1,9}\s*$"},
        ]
    },
    Decimal: {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^\s*[+\-\u2212]?\s?\d[\d\s.,]*$"}]},
}

_DESCRIPTIONS = {
    "BankHeader": N_("A bank: the questions on one section of a text."),
    "BankHeader.allow": N_("Rules that the bank breaks on purpose: « CODE: reason », one a line."),
    "BankHeader.collection": N_("The id of the collection that collection.yaml beside it describes."),
    "BankHeader.id": N_("The bank's permanent id, unique in its collection: a letter, then a–z, 0–9 and hyphens."),
    "BankHeader.questions": N_("The questions, one after each « - »."),
    "BankHeader.section": N_('The number of the section of the text, such as "2".'),
    "Collection": N_("A collection: one text, and the banks beside it."),
    "Collection.deck": N_("The permanent name of the decks' top in Anki; by default the title."),
    "Collection.id": N_("The collection's permanent id: a letter, then a–z, 0–9 and hyphens, 30 at most."),
    "Collection.source": N_("The text that the collection asks about."),
    "Cloze.distractors": N_("Words that fit no gap, for the word bank."),
    "Cloze.text": N_("The text, with each gap as {{answer}} or {{answer|also accepted}}; several lines go under |-."),
    "Criterion.points": N_("The points that it is worth; they add up to the question's."),
    "Criterion.text": N_("What is looked for."),
    "Distractor.text": N_("The wrong answer."),
    "Flashcard.answer": N_("The back of the card; the prompt is the front."),
    "Flashcard.prompt": N_("The front of the card; a bare term where the card is reversible."),
    "Matching.distractors": N_("Right sides that belong to no left side."),
    "Numerical.answer": N_("The number, with a decimal comma or point; its unit goes under `unit`."),
    "ShortAnswer.answers": N_("What is accepted; the first is the one shown."),
    "SingleChoice.answer": N_("The right option."),
    "Source.title": N_("The title of the text."),
    "TrueFalse.answer": N_("Whether the statement is true: true or false (vrai, faux)."),
    "TrueFalse.prompt": N_("The statement to judge."),
    "allow": N_("Rules that the question breaks on purpose: « CODE: reason », one a line."),
    "answers": N_("The right options, 1 to 10."),
    "as_of": N_("The year that a figure holds for, shown beside the question."),
    "author": N_("Who wrote it."),
    "bloom": N_("The level in Bloom's taxonomy: remember, understand, apply, analyse, evaluate, create."),
    "criteria": N_("What the essay is marked by: a text each, or `text` and `points`."),
    "deck": N_("The permanent name of the deck in Anki; by default section and title."),
    "difficulty": N_("How hard it is meant to be: easy, medium, hard."),
    "distractors": N_("The wrong options, 1 to 10: a text each, or `text` and `feedback`."),
    "explanation": N_("Why the answer is right, shown after it."),
    "feedback": N_("What to say to who takes it for right."),
    "hint": N_("A clue that does not give the answer away."),
    "id": N_("The question's permanent id, unique in the bank: a letter, then a–z, 0–9 and hyphens, 30 at most."),
    "items": N_("The items, in the right order."),
    "justify": N_("Whether there are lines to say why, on paper."),
    "language": N_("The language of the texts, such as fr or en."),
    "left": N_("The left side."),
    "lines": N_("How many lines it gets on paper."),
    "model_answer": N_("An answer as it may be. Several lines go under |-."),
    "order": N_("How options are shown: shuffled, or natural (numbers by value, else alphabetical)."),
    "pairs": N_("« left: right », one a line, or a list of `left` and `right`."),
    "points": N_("What the question is worth; 1 by default."),
    "prompt": N_("What is asked. Several lines go under |-."),
    "publisher": N_("Who published it."),
    "rejected": N_("Near misses that are wrong: a text each, or `text` and `feedback`."),
    "reversible": N_("Whether the card is also asked from back to front."),
    "right": N_("The right side that belongs to it; plain text."),
    "scoring": N_("What a part of the right options is worth: partial, or all_or_nothing."),
    "section": N_("The section that it is about, such as \"2.1\"; the bank's by default."),
    "sections": N_('The sub-sections: « "2.1": its title », one a line.'),
    "source": N_("Where the answer comes from, when that is not the text."),
    "strict": N_("What counts, where it usually does not: case, accents, or a list of both."),
    "tags": N_("Key words, one a line, each after « - »."),
    "title": N_("The title, as it is shown."),
    "tolerance": N_("How far from the answer a response may be; 0 by default."),
    "type": N_("The type of question."),
    "unit": N_("The unit of the number, such as % or milliards d'euros."),
    "url": N_("Its address, shown where a section is to be read again."),
}  # fmt: skip
"""What each key is for: under `Class.key`, else under the key alone."""


def schema() -> Schema:
    """Return the schema, with descriptions in the user's language."""
    bank = _record(BankHeader)
    bank["properties"]["questions"] = _described(
        BankHeader, "questions", {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/Question"}}
    )
    bank["required"].append("questions")
    collection = _record(model.Collection)
    of_banks = [key for key in bank["properties"] if key not in collection["properties"]]
    records: tuple[type, ...] = (model.Source, model.Distractor, model.Criterion, model.Pair)
    return {
        "$schema": DRAFT,
        "title": "Réseaux Quiz",
        "type": "object",
        "if": {"anyOf": [{"required": [key]} for key in of_banks]},
        "then": {"$ref": "#/definitions/Bank"},
        "else": {"anyOf": [{"$ref": "#/definitions/Collection"}, {"$ref": "#/definitions/Bank"}]},
        "definitions": {
            "Bank": bank,
            "Collection": collection,
            "Question": _question(),
            **{kind.__name__: _record(kind) for kind in (*records, *model.TYPES.values())},
        },
    }


def _question() -> Schema:
    """Choose by `type`, so that an editor offers the keys of that type and no others."""
    words = _DESCRIPTIONS["type"]
    return {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"enum": list(model.TYPES), "description": _(words)}},
        "allOf": [
            {
                "if": {"required": ["type"], "properties": {"type": {"const": name}}},
                "then": {"$ref": f"#/definitions/{kind.__name__}"},
            }
            for name, kind in model.TYPES.items()
        ],
    }


def _record(kind: Any) -> Schema:
    properties = {each.name: _described(kind, each.name, _field(each)) for each in fields(kind)}
    required = [each.name for each in fields(kind) if each.default is NOTHING]
    if kind in model.TYPES.values():
        properties = {"type": {"const": str(kind.type)}, **properties}
    found: Schema = {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
    if kind.__name__ in _DESCRIPTIONS:
        found["description"] = _(_DESCRIPTIONS[kind.__name__])
    return found


def _described(kind: type, key: str, found: Schema) -> Schema:
    words = _DESCRIPTIONS.get(f"{kind.__name__}.{key}") or _DESCRIPTIONS[key]
    return {"description": _(words), **found}


def _field(attribute: "Attribute[Any]") -> Schema:
    if attribute.name in ("id", "collection"):
        return _ID
    found = _of(attribute.type)
    if isinstance(attribute.default, StrEnum | bool):
        return {**found, "default": attribute.default}
    return found


def _of(kind: Any) -> Schema:
    """Return what may be typed where the model has a type; as `loading.structure` reads it."""
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
    if kind in (model.Distractor, model.Criterion):
        return {"anyOf": [_TEXT, {"$ref": f"#/definitions/{kind.__name__}"}]}
    if has(kind):
        return {"$ref": f"#/definitions/{kind.__name__}"}
    values = [str(member) for member in kind]
    return {"anyOf": [{"enum": values}, {"type": "string", "pattern": rf"^\s*(?:{'|'.join(values)})\s*$"}]}


def _list_of(kind: Any) -> Schema:
    return {"type": "array", "items": _of(kind)}
