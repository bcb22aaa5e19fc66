"""Permanent names never change: ids of questions, their GUIDs and idnumbers, codes of rules and losses."""

import pytest

import permanent
from permanent import FILES, Line, Now, broken, updated


@pytest.mark.parametrize("name", FILES)
def test_nothing_that_was_promised_has_changed(name: str) -> None:
    recorded, now = permanent.read(name), FILES[name]()
    assert list(broken(recorded, now)) == []
    assert updated(recorded, now) == recorded, "something was added or retired: run `python tools/permanent.py`"


@pytest.mark.parametrize(
    ("now", "message"),
    [
        (Now({"b/new": ("g1",), "b/other": ("g2",)}), "b/one is gone or renamed: bring it back, or retire it"),
        (Now({"b/other": ("g2",)}), "b/one is gone or renamed: bring it back, or retire it"),
        (Now({"b/one": ("g9",), "b/other": ("g2",)}), "b/one was g1 and is now g9: change it back, or retire it"),
        (
            Now({"b/one": ("g1",), "b/other": ("g2",), "b/old": ("g3",)}),
            "b/old is retired: use another name for the new one",
        ),
        (
            Now({"b/one": ("g1",), "b/other": ("g2",)}, frozenset({"b/one"})),
            "b/one is retired and present: use another name for the new one",
        ),
    ],
    ids=["renamed", "gone", "changed", "back", "retired and present"],
)
def test_a_broken_promise_is_named(now: Now, message: str) -> None:
    recorded = {"b/old": Line(("g3",), retired=True), "b/one": Line(("g1",)), "b/other": Line(("g2",))}
    (found,) = broken(recorded, now)
    assert found.startswith(message)


def test_what_is_added_or_retired_is_recorded_and_breaks_nothing() -> None:
    recorded = {"b/one": Line(("g1",)), "b/other": Line(("g2",))}
    now = Now({"b/other": ("g2",), "b/new": ("g3",)}, frozenset({"b/one"}))
    assert list(broken(recorded, now)) == []
    assert updated(recorded, now) == {
        "b/new": Line(("g3",)),
        "b/one": Line(("g1",), retired=True),
        "b/other": Line(("g2",)),
    }
