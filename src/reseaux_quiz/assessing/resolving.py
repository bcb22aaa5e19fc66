"""An outline and the banks that its questions are in → a quiz, or what stands in the way."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from attrs import define, evolve, field, frozen

from reseaux_quiz import selecting
from reseaux_quiz.assessing import marking
from reseaux_quiz.assessing.marking import Share
from reseaux_quiz.assessing.outline import Draw, Entry, Outline, Part
from reseaux_quiz.errors import NotFoundError, NothingSelectedError, QuizError
from reseaux_quiz.i18n import Message, msg, nmsg
from reseaux_quiz.loading import validation
from reseaux_quiz.model import Assessment, Bank, Exercise, Item, Quiz
from reseaux_quiz.selecting import Index, Selection
from reseaux_quiz.texts import TreePath

Fault = tuple[TreePath, Message]


def resolve(outline: Outline, banks: Sequence[Bank], seed: int | None = None) -> tuple[Quiz | None, Sequence[Fault]]:
    """Look up the questions of an outline, and draw and mark them; the quiz is None if there are faults.

    `seed` takes precedence over that of the outline.
    """
    resolver = _Resolver(outline, banks, outline.seed if seed is None else seed)
    exercises = resolver.exercises()
    if resolver.faults:
        return None, resolver.faults
    assessment = Assessment(
        id=outline.assessment,
        title=outline.title,
        subject=outline.subject,
        class_=outline.class_,
        duration=outline.duration,
        materials=outline.materials,
        exercises=exercises,
    )
    return _quiz(assessment, resolver.seed), ()


def look_up(given: str, collection: str | None, index: Index) -> Item:
    """Find a question by its id in the collection, else by its full id. Raises what `Index.find` does."""
    return index.find(_in_collection(given, collection, index.__contains__))


def _in_collection(given: str, collection: str | None, is_known: Callable[[str], bool]) -> str:
    """Return an id behind that of the collection, where it is known in it; else as it is given."""
    inside = f"{collection}/{given}"
    return inside if collection and is_known(inside) else given


def shuffled(quiz: Quiz) -> Quiz:
    """Shuffle the questions of each exercise; those on one document stay together, in their order."""
    assert quiz.assessment
    family = selecting.families(quiz.items)

    def order(item: Item) -> bytes:
        return selecting.draw(quiz.seed, family[item.full_id], "order")

    exercises = (evolve(each, items=tuple(sorted(each.items, key=order))) for each in quiz.exercises)
    return _quiz(evolve(quiz.assessment, exercises=tuple(exercises)), quiz.seed)


def _quiz(assessment: Assessment, seed: int) -> Quiz:
    items = tuple(item for exercise in assessment.exercises for item in exercise.items)
    return Quiz(items, seed, assessment=assessment)


@frozen
class _Group:
    """The questions of one entry, or of a draw, with the points that the outline gives them."""

    at: TreePath
    points: Decimal | None
    items: tuple[Item, ...]

    @property
    def share(self) -> Share:
        """Its points and those of its questions."""
        leaves = tuple(Share(self.at, own=item.question.points) for item in self.items)
        return Share(self.at, self.points, parts=leaves)


@frozen
class _Found:
    """An exercise whose questions were found."""

    part: Part
    groups: tuple[_Group, ...]
    pool: tuple[Item, ...]
    at: TreePath

    @property
    def exercise(self) -> Exercise:
        """The exercise, its questions with the points of their banks."""
        return Exercise(self.part.title, tuple(item for group in self.groups for item in group.items), self.pool)

    @property
    def share(self) -> Share:
        """Its points and those of its questions."""
        return Share(self.at, self.part.points, parts=tuple(group.share for group in self.groups))


@define
class _Resolver:
    """Resolves one outline, and collects its faults."""

    outline: Outline
    banks: Sequence[Bank]
    seed: int
    faults: list[Fault] = field(factory=list)
    _places: dict[str, TreePath] = field(factory=dict)
    """Where each question that was found is named or drawn."""

    def exercises(self) -> tuple[Exercise, ...]:
        """Return the exercises; what has a fault is left out of them."""
        self._identify()
        index = Index(self.banks)
        parts = self.outline.exercises
        named = [self._named(part, ("exercises", place), index) for place, part in enumerate(parts)]
        found = []
        for place, (part, groups) in enumerate(zip(parts, named, strict=True)):
            at = ("exercises", place, "draw")
            items, pool = self._drawn(part.draw, at) if part.draw else ((), ())
            drawn = [_Group(at, None, items)] if part.draw else []
            found.append(_Found(part, (*groups, *drawn), pool, at[:-1]))
        return self._marked(found)

    def _identify(self) -> None:
        self.faults += validation.identifier(self.outline.assessment, ("assessment",))
        if self.outline.collection is not None:
            self.faults += validation.identifier(self.outline.collection, ("collection",))
        if not self.outline.exercises:
            self.faults.append((("exercises",), msg("at least one exercise is expected")))

    def _report(self, at: TreePath, error: QuizError) -> None:
        assert isinstance(error.message, Message)
        self.faults.append((at, error.message))

    # --- questions that are named ------------------------------------------------------------------------------

    def _named(self, part: Part, at: TreePath, index: Index) -> "list[_Group]":
        """Look up the questions of an exercise, by entry."""
        if (part.questions is None) == (part.draw is None):
            self.faults.append((at, msg("an exercise has either `questions` or a `draw`")))
            return []
        if part.questions is not None and not part.questions:
            self.faults.append(((*at, "questions"), msg("the exercise is empty: name a question, or delete it")))
        places = ((*at, "questions", number) for number in range(len(part.questions or ())))
        return [
            _Group(place, entry.points, tuple(self._items(entry, place, index)))
            for place, entry in zip(places, part.questions or (), strict=False)
        ]

    def _items(self, entry: Entry, at: TreePath, index: Index) -> Iterator[Item]:
        """Find the questions of an entry that are not in the assessment yet."""
        if (entry.id is None) == (entry.document is None):
            self.faults.append((at, msg("either an `id` or a `document` is expected")))
            return
        if entry.id is not None and index.has_document(entry.id) and entry.id not in index:
            message = msg("“{id}” is a document: `document: {id}` asks every question on it", id=entry.id)
            self.faults.append((at, message))
            return
        found = self._found(entry.id, at, index) if entry.id is not None else None
        named = [found] if found else self._about(entry.document, at, index) if entry.document is not None else []
        repeated = [item for item in named if item.full_id in self._places]
        if len(repeated) == 1:
            place = self._places[repeated[0].full_id][1]
            assert isinstance(place, int)
            message = msg(
                "the question “{id}” is already in exercise {number}", id=repeated[0].full_id, number=place + 1
            )
            self.faults.append((at, message))
        elif repeated:
            ids = ", ".join(item.full_id for item in repeated)
            self.faults.append((at, msg("these questions are already in the assessment: {ids}", ids=ids)))
        for item in named:
            if self._places.setdefault(item.full_id, at) is at:
                yield item

    def _about(self, given: str, at: TreePath, index: Index) -> Sequence[Item]:
        """Find the questions about a document, in the bank's order."""
        try:
            found = index.about(_in_collection(given, self.outline.collection, index.has_document))
        except NotFoundError as error:
            self._report(at, error)
            return ()
        if not found:
            self.faults.append((at, msg("no question is about the document “{id}”", id=given)))
        return found

    def _found(self, given: str, at: TreePath, index: Index) -> Item | None:
        try:
            return look_up(given, self.outline.collection, index)
        except NotFoundError as error:
            self._report(at, error)
            return None

    # --- questions that are drawn ------------------------------------------------------------------------------

    def _drawn(self, draw: Draw, at: TreePath) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
        """Draw questions that are nowhere else in the assessment; return them, and the pool if versions need it."""
        own = self.outline.collection
        banks = [bank for bank in self.banks if bank.collection and bank.collection.id == own] or self.banks
        index = Index(banks)
        excluded = [self._found(each, (*at, "exclude", place), index) for place, each in enumerate(draw.exclude)]
        taken = {*self._places, *(each.full_id for each in excluded if each)}
        items = [each for bank in banks for each in _items_of(bank) if each.full_id not in taken]
        selection = Selection(
            sections=draw.section,
            types=draw.type,
            difficulties=draw.difficulty,
            tags=draw.tag,
            number=draw.number,
            seed=self.seed,
        )
        try:
            found = tuple(selecting.take(items, selection))
        except NothingSelectedError as error:
            self._report(at, error)
            return (), ()
        if draw.number == 0:
            self.faults.append(((*at, "number"), msg("at least 1 question is expected")))
        elif draw.number is not None and len(found) < draw.number:
            few = nmsg("only {number} question can be drawn", "only {number} questions can be drawn", len(found))
            self.faults.append(((*at, "number"), msg("{few}: widen the filters, or draw fewer", few=few)))
        self._places |= {item.full_id: at for item in found}
        if not draw.each_version:
            return found, ()
        if draw.number is None:
            self.faults.append(
                ((*at, "each_version"), msg("versions can only draw their own if there is a `number`"))
            )
        return found, tuple(selecting.take(items, evolve(selection, number=None)))

    # --- points ------------------------------------------------------------------------------------------------

    def _marked(self, found: Sequence[_Found]) -> tuple[Exercise, ...]:
        """Give every question its points; as they are if there are faults."""
        exercises = tuple(each.exercise for each in found)
        if self.faults:
            return exercises
        share = Share((), self.outline.total, parts=tuple(each.share for each in found))
        self.faults += marking.faults(share, "total")
        if self.faults:
            return exercises
        points = iter(marking.worth(share))
        return tuple(evolve(each, items=marking.marked(each.items, points)) for each in exercises)


def _items_of(bank: Bank) -> Iterator[Item]:
    return (Item(bank, question) for question in bank.questions)
