"""Points scaled to a total."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reseaux_quiz.points import nearest, scaled, shared

QUARTER = Decimal("0.25")
weights = st.lists(
    st.sampled_from([Decimal(text) for text in ("0.5", "1", "1.5", "2", "4", "7")]), min_size=1, max_size=80
)


totals = st.integers(1, 160).map(lambda quarters: quarters * QUARTER)


@given(weights, totals)
def test_points_add_up_to_the_last_quarter_or_are_refused(points: list[Decimal], total: Decimal) -> None:
    if nearest(total, len(points)) != total:
        assert total < len(points) * QUARTER
        with pytest.raises(ValueError, match="can't be shared"):
            scaled(points, total)
        return
    for groups in (None, [index // 4 for index in range(len(points))]):
        found = scaled(points, total, groups)
        assert sum(found) == total
        assert all(each > 0 and each % QUARTER == 0 for each in found)


@given(weights, totals)
def test_a_question_with_more_points_never_gets_less(points: list[Decimal], total: Decimal) -> None:
    found = scaled(points, nearest(total, len(points)))
    for one, other in zip(range(len(points)), range(1, len(points)), strict=False):
        if points[one] > points[other]:
            assert found[one] >= found[other]


@pytest.mark.parametrize(
    ("points", "total", "expected"),
    [
        (["1"] * 20, 20, ["1"] * 20),
        (["1"] * 16, 20, ["1.25"] * 16),
        (["1"] * 40, 20, ["0.5"] * 40),
        (["1", "1", "2"], 20, ["5", "5", "10"]),
        (["1"] * 18 + ["4", "4"], 20, ["0.75"] * 18 + ["3.25"] * 2),
        (["1"] * 3, 20, ["7", "6.5", "6.5"]),
        (["1"] * 15 + ["4"] * 3, 20, ["0.75"] * 15 + ["3", "3", "2.75"]),
        (["1", "4", "1", "1", "2", "2", "1", "4"], 10, ["0.5", "2.5", "0.5", "0.5", "1.5", "1.5", "0.5", "2.5"]),
    ],
)
def test_what_is_worth_the_same_stays_so_where_it_can(points: list[str], total: int, expected: list[str]) -> None:
    assert scaled([*map(Decimal, points)], Decimal(total)) == tuple(map(Decimal, expected))


def test_what_is_worth_the_same_in_an_exercise_stays_so_where_it_can() -> None:
    points = [Decimal(1)] * 19 + [Decimal(5)]
    groups = [0] * 7 + [1] * 5 + [2] * 4 + [3] * 3 + [4]
    found = scaled(points, Decimal(20), groups)
    worth = {group: {each for each, of in zip(found, groups, strict=True) if of == group} for group in set(groups)}
    assert all(len(each) == 1 for each in worth.values()), worth
    assert sum(found) == 20
    assert found[-1] == 4


@pytest.mark.parametrize(("total", "number", "expected"), [("20", 12, "20"), ("20.1", 3, "20"), ("2", 10, "2.5")])
def test_a_total_that_cannot_be_made_has_a_nearest_one(total: str, number: int, expected: str) -> None:
    assert nearest(Decimal(total), number) == Decimal(expected)


def test_criteria_share_the_points_of_their_question() -> None:
    half = Decimal("1.5"), Decimal("2.5")
    assert shared(half, Decimal(8)) == (Decimal(3), Decimal(5))
    assert shared(half, Decimal("3.25")) == (Decimal("1.25"), Decimal(2))
    assert shared([Decimal(1)] * 4, Decimal("0.75")) is None
    assert shared([None, Decimal(1)], Decimal(1)) is None
