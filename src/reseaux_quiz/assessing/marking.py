"""The points of an assessment: what is set is kept, what is left is shared, and all of it adds up exactly."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import evolve, frozen

from reseaux_quiz.i18n import Message, msg, nmsg
from reseaux_quiz.model import Essay, Item
from reseaux_quiz.points import QUARTER, nearest, scaled, shared
from reseaux_quiz.texts import TreePath

Found = Iterator[tuple[TreePath, Message]]


@frozen
class Share:
    """A question, or several that may have to make a number of points together.

    `own` is what a question is worth in its bank, `points` what the assessment says, at a path of its file.
    """

    at: TreePath
    points: Decimal | None = None
    own: Decimal = Decimal(1)
    parts: tuple["Share", ...] | None = None

    @property
    def leaves(self) -> tuple["Share", ...]:
        """The questions in it."""
        return (self,) if self.parts is None else tuple(leaf for part in self.parts for leaf in part.leaves)

    @property
    def settled(self) -> Decimal:
        """The points that are set in it, without its own."""
        return sum((part.settled if part.points is None else part.points for part in self.parts or ()), Decimal(0))

    @property
    def free(self) -> tuple["Share", ...]:
        """The questions in it whose points are not set, alone or together with others."""
        if self.parts is None:
            return () if self.points is not None else (self,)
        return tuple(leaf for part in self.parts if part.points is None for leaf in part.free)


def faults(share: Share, key: str = "points") -> Found:
    """Find points that can't be made, with the nearest that can; `key` is where those of the share itself stand."""
    at = (*share.at, key)
    if share.points is not None:
        yield from _of_points(share, share.points, at)
    for part in share.parts or ():
        yield from faults(part)


def _of_points(share: Share, points: Decimal, at: TreePath) -> Found:
    if points <= 0:
        yield at, msg("points must be more than 0")
        return
    if points % QUARTER:
        near = nearest(points, 1)
        yield at, msg("{points} is not a whole number of quarters: the nearest is {near}", points=points, near=near)
        return
    if share.parts is None:
        return
    settled, free = share.settled, len(share.free)
    if free:
        least = settled + free * QUARTER
        if points < least:
            needed = nmsg("1 other question needs a quarter", "{number} other questions need a quarter each", free)
            yield (
                at,
                msg(
                    "a total of {points} can't be made: {settled} set below, and {needed}; the least is {least}",
                    points=points,
                    settled=settled,
                    needed=needed,
                    least=least,
                ),
            )
    elif settled != points:
        yield (
            at,
            msg(
                "the points below add up to {settled}, not {points}: change one of them, or leave one out to have "
                "it worked out",
                points=points,
                settled=settled,
            ),
        )


def worth(share: Share) -> tuple[Decimal, ...]:
    """Return what each question is worth, in order; there must be no faults."""
    settled = _settle(share)
    return tuple(settled[id(leaf)] for leaf in share.leaves)


def _settle(share: Share) -> dict[int, Decimal]:
    """Give each question in a share its points, by identity: questions may be alike."""
    if share.parts is None:
        return {id(share): share.own if share.points is None else share.points}
    found = {key: points for part in share.parts for key, points in _settle(part).items()}
    if share.points is not None and share.free:
        rest = scaled([leaf.own for leaf in share.free], share.points - share.settled)
        found |= {id(leaf): points for leaf, points in zip(share.free, rest, strict=True)}
    return found


def marked(items: Sequence[Item], points: Iterator[Decimal]) -> tuple[Item, ...]:
    """Give questions other points, shared among the criteria of an essay as before."""
    return tuple(_marked(item, next(points)) for item in items)


def _marked(item: Item, points: Decimal) -> Item:
    question = item.question
    if question.points == points:
        return item
    if isinstance(question, Essay):
        parts = shared([each.points for each in question.criteria], points)
        worth = parts or (None,) * len(question.criteria)
        criteria = (evolve(each, points=part) for each, part in zip(question.criteria, worth, strict=True))
        return evolve(item, question=evolve(question, points=points, criteria=tuple(criteria)))
    return evolve(item, question=evolve(question, points=points))
