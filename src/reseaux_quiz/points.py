"""Sharing a total: what each question is worth when all of them have to make it, in points, halves or quarters."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from heapq import heapify, heapreplace

STEPS = (Decimal(1), Decimal("0.5"), Decimal("0.25"))
"""Points, halves and quarters: what a French teacher marks in."""
QUARTER = STEPS[-1]
_STRAY = Fraction(1, 4)
_COARSE = 3  # halves that the least share must have, or a half more or less would weigh too much


def nearest(total: Decimal, number: int) -> Decimal:
    """Return the total nearest to the one given that a number of questions can make: it is that one if it can be."""
    return max(round(total / QUARTER), number) * QUARTER


def scaled(points: Sequence[Decimal], total: Decimal, groups: Sequence[int] | None = None) -> tuple[Decimal, ...]:
    """Share a total in proportion to `points`: in points, halves or quarters, adding up exactly.

    The coarsest step that is exact is taken. If none is, questions that had the same points keep the same points if
    that moves none by more than a quarter of its share; or those of a group do (`groups` has the one of each); or all
    do but those of one worth, the highest that will do; otherwise steps go one by one to whoever lacks most. Each
    question gets at least one step. The total has to be one that can be made: see `nearest`.
    """
    if nearest(total, len(points)) != total:
        raise ValueError(f"{total} can't be shared among {len(points)} questions")
    whole = sum(map(Fraction, points))
    shares = [Fraction(each) * Fraction(total) / whole for each in points]
    for step in STEPS:
        if all(_is_whole(share / Fraction(step)) for share in shares):
            return tuple(int(share / Fraction(step)) * step for share in shares)
    for step in STEPS:
        alike = _alike(Counter(shares), step, total)
        if alike:
            return tuple(alike[share] * step for share in shares)
    half, quarter = STEPS[1:]
    is_coarse = min(shares) >= _COARSE * Fraction(half) and _is_whole(Fraction(total) / Fraction(half))
    step = half if is_coarse else quarter
    units = (
        (groups and _alike_in_groups(shares, groups, step, total))
        or _uneven_in_one_worth(shares, step, total)
        or _apportioned(shares, step, total)
    )
    return tuple(each * step for each in units)


def shared(parts: Sequence[Decimal | None], points: Decimal) -> tuple[Decimal, ...] | None:
    """Share a question's points among its criteria in proportion to theirs, to the quarter.

    Return None if there are none, if some have no points of their own, or if there are more than quarters.
    """
    given = [part for part in parts if part is not None]
    if not given or len(given) < len(parts):
        return None
    if sum(given) == points:
        return tuple(given)
    if nearest(points, len(parts)) != points:
        return None
    whole = sum(map(Fraction, given))
    shares = [Fraction(part) * Fraction(points) / whole for part in given]
    return tuple(units * QUARTER for units in _apportioned(shares, QUARTER, points))


def _alike(counted: Mapping[Fraction, int], step: Decimal, total: Decimal) -> Mapping[Fraction, int] | None:
    """Give equal shares equally many steps, so that all make the total; None if that strays too far.

    All kinds of shares are rounded except one, which takes what remains.
    """
    exact, rounded, missing = _rounded(counted, step, total)

    def candidates() -> Iterator[Mapping[Fraction, int]]:
        for share in counted:
            more = missing / counted[share]
            found = {**rounded, share: rounded[share] + int(more)}
            units = list(found.values())
            if _is_whole(more) and units == sorted(units) and all(map(_is_near, units, exact.values())):
                yield found

    def stray(found: Mapping[Fraction, int]) -> Fraction:
        return sum((counted[share] * (units / exact[share] - 1) ** 2 for share, units in found.items()), Fraction(0))

    return min(candidates(), key=stray, default=None)


def _alike_in_groups(
    shares: Sequence[Fraction], groups: Sequence[int], step: Decimal, total: Decimal
) -> list[int] | None:
    """Give equal shares of a group equally many steps, rounded up or down; None if that strays too far."""
    kinds = list(zip(shares, groups, strict=True))
    exact = {kind: kind[0] / Fraction(step) for kind in kinds}
    down = {kind: max(int(units), 1) for kind, units in exact.items()}
    missing = Fraction(total) / Fraction(step) - sum(down[kind] for kind in kinds)
    # Which kinds are rounded up, for each number of steps that this can take: those that stray least.
    chosen: dict[int, tuple[Fraction, frozenset[tuple[Fraction, int]]]] = {0: (Fraction(0), frozenset())}
    for kind, count in Counter(kinds).items():
        units = exact[kind]
        strays = count * (((down[kind] + 1) / units - 1) ** 2 - (down[kind] / units - 1) ** 2)
        for taken, (stray, ups) in list(chosen.items()):
            found = stray + strays, ups | {kind}
            if taken + count <= missing and found[0] < chosen.get(taken + count, (found[0] + 1,))[0]:
                chosen[taken + count] = found
    if missing not in chosen:
        return None
    made = [down[kind] + (kind in chosen[int(missing)][1]) for kind in kinds]
    return made if _is_fair(made, [exact[kind] for kind in kinds]) else None


def _uneven_in_one_worth(shares: Sequence[Fraction], step: Decimal, total: Decimal) -> list[int] | None:
    """Give equal shares equally many steps, but one more to some of one worth; None if that strays too far."""
    counted = Counter(shares)
    exact, rounded, missing = _rounded(counted, step, total)
    for uneven in reversed(exact):
        more, ahead = divmod(missing, counted[uneven])
        found = []
        for share in shares:
            units = rounded[share] + (more + (ahead > 0) if share == uneven else 0)
            ahead -= share == uneven
            found.append(units)
        if _is_fair(found, [exact[share] for share in shares]):
            return found
    return None


def _rounded(
    counted: Mapping[Fraction, int], step: Decimal, total: Decimal
) -> tuple[dict[Fraction, Fraction], dict[Fraction, int], Fraction]:
    """Return, by share in rising order, its steps and the nearest whole number of them; and what the whole lacks."""
    exact = {share: share / Fraction(step) for share in sorted(counted)}
    rounded = {share: max(round(units), 1) for share, units in exact.items()}
    made = sum(counted[share] * units for share, units in rounded.items())
    return exact, rounded, Fraction(total) / Fraction(step) - made


def _is_fair(units: Sequence[int], exact: Sequence[Fraction]) -> bool:
    """Tell whether nothing strays too far, and a higher share never has fewer steps."""
    rising = [each for _exact, each in sorted(zip(exact, units, strict=True))]
    return rising == sorted(units) and all(map(_is_near, units, exact))


def _is_near(units: int, exact: Fraction) -> bool:
    return units >= 1 and abs(units - exact) <= exact * _STRAY


def _is_whole(number: Fraction) -> bool:
    return number.denominator == 1


def _apportioned(shares: Sequence[Fraction], step: Decimal, total: Decimal) -> list[int]:
    """Give each share a whole number of steps, at least one: each step to the first that lacks most."""
    lacking = [(1 - share / Fraction(step), index) for index, share in enumerate(shares)]
    heapify(lacking)
    units = [1] * len(shares)
    for _step in range(int(total / step) - len(shares)):
        lack, index = lacking[0]
        units[index] += 1
        heapreplace(lacking, (lack + 1, index))
    return units
