"""Code that treats texts of all types alike reaches every text of the model once; so do the banks of the tests."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

import pytest
from attrs import NOTHING, fields, has
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import strategies
from reseaux_quiz import texts
from reseaux_quiz.model import TYPES, Bank, Collection, Source
from reseaux_quiz.testing import hostile, specimens

NOT_SHOWN_AS_TEXT = {"id", "section", "language", "documents", "allow"}
"""Fields of a question with text in a form of its own, never worded by the author for readers."""
NOT_WALKED = NOT_SHOWN_AS_TEXT | {"tags", "unit"}
"""The same, and words that are shown but are neither sentences nor answers."""


def strings(value: Any, path: texts.TreePath = ()) -> Iterator[tuple[texts.TreePath, str]]:
    """Find every text in a record, whatever the field."""
    kind: Any = type(value)
    match value:
        case Enum():
            pass
        case str():
            yield path, value
        case tuple():
            for index, each in enumerate(value):
                yield from strings(each, (*path, index))
        case Mapping():
            for key, each in value.items():
                yield from strings(each, (*path, key))
        case _ if has(kind):
            for field in fields(kind):
                yield from strings(getattr(value, field.name), (*path, field.name))
        case _:
            pass


@pytest.mark.parametrize("question", specimens.bank().questions, ids=lambda question: str(question.type))
def test_every_text_of_the_model_is_walked_once(question: Any) -> None:
    left_out = NOT_WALKED | (
        {"answer", "answers"} if getattr(question, "options", ()) else set()
    )  # among the options
    expected = [(path, text) for path, text in strings(question) if path[0] not in left_out]
    walked = [(path, text) for path, text, _kind in texts.of_question(question)]
    assert sorted(walked, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("question", [*hostile.everywhere("HOSTILE")], ids=lambda question: str(question.type))
def test_hostile_texts_reach_every_text_of_the_model(question: Any) -> None:
    found = [(path, text) for path, text in strings(question) if path[0] not in NOT_SHOWN_AS_TEXT]
    assert [path for path, text in found if "HOSTILE" not in text] == []
    specimen = next(each for each in specimens.bank().questions if each.type == question.type)
    assert {path[0] for path, _text in found} == {path[0] for path, _text in strings(specimen)} - NOT_SHOWN_AS_TEXT


EVERY: dict[type[Any], st.SearchStrategy[Any]] = {
    **{kind: strategies.by_type[name] for name, kind in TYPES.items()},
    Bank: strategies.banks(),
    Collection: strategies.collections,
    Source: strategies.sources,
}


@pytest.mark.thorough
@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_the_strategies_set_every_field(kind: type[Any]) -> None:
    defaults = {field.name: field.default for field in fields(kind) if field.default is not NOTHING}
    unset = {name: value.factory() if hasattr(value, "factory") else value for name, value in defaults.items()}

    @settings(max_examples=25, derandomize=True, phases=(Phase.generate,))
    @given(EVERY[kind])
    def look(record: Any) -> None:
        for name in [name for name, default in unset.items() if getattr(record, name) != default]:
            del unset[name]

    look()
    assert unset == {}
