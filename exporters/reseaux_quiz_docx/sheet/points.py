"""Points: what each question of a worksheet is worth when all of them must make a given total."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product

from reseaux_quiz.errors import OptionError
from reseaux_quiz.i18n import msg

STEPS = (Decimal(1), Decimal("0.5"), Decimal("0.25"))
"""Points, halves and quarters: what a French teacher marks in."""
_STRAY = Fraction(1, 4)
_COARSE = 3  # halves that the least share must have, or a half more or less would weigh too much
_MOST_KINDS = 4  # of shares: more are too many ways to go through


def scaled(points: Sequence[Decimal], total: int) -> tuple[Decimal, ...]:
    """Share `total` in proportion to `points`: in points, halves or quarters, and to the last quarter.

    The coarsest step that is exact is taken. Where none is, questions that had the same points keep the same points
    if there is such a way that moves none by more than a quarter of its share; else the method of the largest
    remainder, in halves, or in quarters where halves are too coarse. Each question gets one step at the least. Raises
    OptionError where there are more questions than quarters.
    """
    most = total * 4
    if len(points) > most:
        raise OptionError(
            msg(
                "--total {total} can't be shared among {number} questions: choose {most} at most",
                total=total,
                number=len(points),
                most=most,
            )
        )
    whole = sum(map(Fraction, points))
    shares = [Fraction(each) * total / whole for each in points]
    for step in STEPS:
        if all((share / Fraction(step)).denominator == 1 for share in shares):
            return tuple(Decimal(int(share / Fraction(step))) * step for share in shares)
    for step in STEPS:
        alike = _alike(shares, step, total)
        if alike:
            return tuple(alike[share] * step for share in shares)
    half, quarter = STEPS[1:]
    step = half if min(shares) >= _COARSE * Fraction(half) else quarter
    return tuple(units * step for units in _apportioned(shares, step, total))


def _alike(shares: Sequence[Fraction], step: Decimal, total: int) -> Mapping[Fraction, int] | None:
    """Give equal shares equally many steps, so that all make the total; None where that strays too far."""
    counted = Counter(shares)
    if len(counted) > _MOST_KINDS:
        return None
    *others, rarest = sorted(counted, key=lambda share: -counted[share])
    found = []
    for units in product(*(_near(share / Fraction(step)) for share in others)):
        given = sum(counted[share] * each for share, each in zip(others, units, strict=True))
        last, remainder = divmod(int(total / step) - given, counted[rarest])
        if not remainder and _is_near(last, rarest / Fraction(step)):
            found.append({**dict(zip(others, units, strict=True)), rarest: last})

    def stray(units: Mapping[Fraction, int]) -> Fraction:
        off = {share: each * Fraction(step) / share - 1 for share, each in units.items()}
        return sum((counted[share] * each**2 for share, each in off.items()), Fraction(0))

    return min(found, key=stray, default=None)


def _near(exact: Fraction) -> list[int]:
    middle = round(exact)
    return [each for each in range(middle - 4, middle + 5) if _is_near(each, exact)]


def _is_near(units: int, exact: Fraction) -> bool:
    return units >= 1 and abs(units - exact) <= exact * _STRAY


def _apportioned(shares: Sequence[Fraction], step: Decimal, total: int | Decimal) -> list[int]:
    """Give each share a whole number of steps, at least one, that together make the total."""
    exact = [share / Fraction(step) for share in shares]
    units = [max(int(share), 1) for share in exact]
    missing = int(total / step) - sum(units)
    # What is still to be given goes to those that lack most; what was given too much comes from those that have
    # most over their share. Earlier questions first, so that the result does not depend on the version.
    while missing:
        sign = 1 if missing > 0 else -1
        able = [index for index, have in enumerate(units) if sign > 0 or have > 1]
        able.sort(key=lambda index: sign * (units[index] - exact[index]))
        for index in able[: abs(missing)]:
            units[index] += sign
        missing -= sign * min(abs(missing), len(able))
    return units


def shared(parts: Sequence[Decimal | None], points: Decimal) -> tuple[Decimal, ...] | None:
    """Share a question's points among its criteria in proportion to theirs, to the quarter.

    None where some have no points of their own, or where there are more criteria than quarters.
    """
    given = [part for part in parts if part is not None]
    quarter = STEPS[-1]
    if len(given) < len(parts):
        return None
    if sum(given) == points:
        return tuple(given)
    if points % quarter or len(parts) > points / quarter:
        return None
    whole = sum(map(Fraction, given))
    worth = [Fraction(part) * Fraction(points) / whole for part in given]
    return tuple(units * quarter for units in _apportioned(worth, quarter, points))
