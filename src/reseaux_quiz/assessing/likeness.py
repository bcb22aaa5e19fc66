"""Which question can take the place of another: the same section, type and difficulty, or as many as possible."""

from collections.abc import Iterable, Sequence

from reseaux_quiz import selecting
from reseaux_quiz.assessing.marking import marked
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.model import Exercise, Item
from reseaux_quiz.points import nearest, scaled

_RULES = (msg("section"), msg("type"), msg("difficulty"))
"""What has to be the same, from what is given up last to what is given up first."""


def differences(one: Item, other: Item) -> tuple[Message, ...]:
    """Name what tells two questions apart, of section, type and difficulty."""
    return tuple(rule for rule, differs in zip(_RULES, _compared(one, other), strict=True) if differs)


def like(item: Item, candidates: Iterable[Item], seed: int) -> Item | None:
    """Draw the question that is most like another one; None if there is no candidate."""
    return min(
        candidates,
        key=lambda each: (_compared(item, each), selecting.draw(seed, each.full_id, f"like {item.full_id}")),
        default=None,
    )


def version(exercise: Exercise, number: int, seed: int) -> tuple[Item, ...]:
    """Return the questions of an exercise in a version, by its number from 0; the exercise is worth the same in all.

    If every version has its own, they are like those of the first, and no version has those of another as long as
    there are others.
    """
    found: Sequence[Item] = exercise.items
    if not exercise.pool:
        return exercise.items
    taken = {item.full_id for item in exercise.items}
    for _version in range(number):
        found, others = [], [item for item in exercise.pool if item.full_id not in taken]
        for item in exercise.items:
            chosen = like(item, others, seed) or like(item, _except(exercise.pool, found), seed)
            assert chosen
            others = _except(others, [chosen])
            found.append(chosen)
        taken.update(item.full_id for item in found)
    own = [item.question.points for item in found]
    can_be_shared = nearest(exercise.points, len(own)) == exercise.points
    worth = scaled(own, exercise.points) if can_be_shared else [item.question.points for item in exercise.items]
    return marked(found, iter(worth))


def _except(items: Iterable[Item], others: Iterable[Item]) -> list[Item]:
    left_out = {item.full_id for item in others}
    return [item for item in items if item.full_id not in left_out]


def _compared(one: Item, other: Item) -> tuple[bool, bool, bool]:
    return (
        (one.bank.full_id, one.question.section) != (other.bank.full_id, other.question.section),
        one.question.type != other.question.type,
        one.question.difficulty != other.question.difficulty,
    )
