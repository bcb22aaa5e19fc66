"""A bank and an assessment with every field set, and the same with one field changed at a time."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from attrs import evolve, fields, has

from reseaux_quiz.exporting.fates import records
from reseaux_quiz.model import (
    Assessment,
    Bank,
    Bloom,
    Cloze,
    Collection,
    Criterion,
    Difficulty,
    Distractor,
    Document,
    Essay,
    Exercise,
    Flashcard,
    Item,
    ListedOption,
    Matching,
    MultipleChoice,
    Numerical,
    Order,
    Ordering,
    Pair,
    Picture,
    Quiz,
    Scoring,
    Section,
    ShortAnswer,
    SingleChoice,
    Source,
    Strictness,
    TrueFalse,
)

_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/5y2z2QAAAABJRU5ErkJggg=="
)


def bank() -> Bank:
    """Return a bank with a question of each type, and with no field at its default."""
    common: dict[str, Any] = {
        "documents": ("figure",),
        "prompt": "Que montre ![un point](point.png) *ici* ?",
        "section": "1.1",
        "explanation": "Parce que c'est ainsi.",
        "hint": "Regardez bien.",
        "difficulty": Difficulty.EASY,
        "bloom": Bloom.APPLY,
        "tags": ("vente",),
        "points": Decimal(2),
        "as_of": 2018,
        "source": "Un manuel",
        "language": "fr",
        "allow": {"Q101": "exprès"},
    }
    wrong = (Distractor("Un carré", "Il n'a pas de côtés."), Distractor("Un trait", "Il n'a pas de longueur."))
    listed = (ListedOption("Un rond", "Il a une surface."), ListedOption("Un point", "Il n'en a pas."))
    return Bank(
        id="banque",
        title="Les figures",
        collection=Collection(
            id="geometrie",
            title="La géométrie",
            language="fr",
            source=Source(
                title="Éléments", author="Euclide", publisher="Alexandrie", url="https://exemple.fr/euclide"
            ),
            deck="Géométrie",
        ),
        section="1",
        sections=(Section("1.1", "Le plan"), Section("1.2", "L'espace")),
        language="fr",
        deck="1 Figures",
        allow={"Q505": "exprès"},
        strict=frozenset({Strictness.PLURAL}),
        retired=("ancienne",),
        documents=(
            Document(
                id="figure",
                title="Une figure",
                text="| Nom | Taille |\n| --- | ---: |\n| A | 3,4 cm |\n\nVoici ![un point](point.png) !",
                source="Un vieux manuel",
            ),
        ),
        questions=(
            SingleChoice(id="single", answer="Un point", distractors=wrong, order=Order.NATURAL, **common),
            MultipleChoice(
                id="multiple",
                answers=("Un point", "Une tache"),
                distractors=wrong,
                order=Order.NATURAL,
                scoring=Scoring.ALL_OR_NOTHING,
                **common,
            ),
            SingleChoice(id="listed", answer="Un point", distractors=(), options=listed, **common),
            MultipleChoice(id="several-listed", answers=("Un point",), options=listed, **common),
            TrueFalse(id="statement", answer=True, justify=True, **common),
            ShortAnswer(id="short", answers=("été", "tache"), rejected=wrong, strict=frozenset(Strictness), **common),
            Numerical(id="number", answer=Decimal("3.4"), tolerance=Decimal("0.1"), unit="cm", **common),
            Matching(
                id="matching",
                pairs=(Pair("Rond", "cercle"), Pair("Droit", "trait")),
                distractors=("carré",),
                **common,
            ),
            Ordering(id="ordering", items=("point", "trait", "carré"), **common),
            Cloze(
                id="cloze",
                text="Un {{point}} et un {{trait|segment}}.",
                distractors=("carré",),
                strict=frozenset(Strictness),
                **common,
            ),
            Essay(
                id="essay",
                model_answer="C'est un point.",
                criteria=(Criterion("Il est nommé.", Decimal(1)), Criterion("Il est décrit.", Decimal(1))),
                lines=6,
                **common,
            ),
            Flashcard(id="card", answer="Il n'a pas de partie.", reversible=True, **{**common, "prompt": "point"}),
        ),
    )


def banks() -> tuple[Bank, ...]:
    """Return `bank()`, and the same without names of decks, which take precedence over titles in Anki."""
    full = bank()
    assert full.collection
    return full, evolve(full, deck=None, collection=evolve(full.collection, deck=None))


def quiz(given: Bank) -> Quiz:
    """Return a quiz of all the questions of a specimen, with its picture."""
    picture = Picture(_PNG, "image/png", 1, 1)
    return Quiz(
        tuple(Item(given, each) for each in given.questions), pictures={(given.full_id, "point.png"): picture}
    )


def assessed() -> Quiz:
    """Return the quiz of an assessment that has every field set."""
    plain = quiz(bank())
    exercises = (Exercise("Les bases", plain.items[:4]), Exercise("Les figures", plain.items[4:]))
    assessment = Assessment(
        id="eval-1",
        title="Évaluation",
        subject="Géométrie",
        class_="2de 4",
        duration="55 min",
        materials="une règle",
        exercises=exercises,
    )
    return evolve(plain, assessment=assessment)


Variation = tuple[type[Any], str, Quiz]
"""The class of a record, the name of a field in it, and a quiz in which this field is changed."""


def quizzes() -> Iterator[tuple[Quiz, Iterable[Variation]]]:
    """Yield quizzes with their variations: every field of the model changed in turn, in one of them.

    A field of a question is changed in a quiz of this question and the first one: formats take long for a whole bank,
    and may refuse a quiz of which they carry nothing.
    """
    full, without_decks = banks()
    yield from _of_bank(full, [kind for kind in records() if kind not in (Assessment, Exercise)])
    yield from _of_bank(without_decks, [Bank, Collection])
    whole = assessed()
    yield whole, _of_assessment(whole)


def _of_bank(given: Bank, kinds: Iterable[type[Any]]) -> Iterator[tuple[Quiz, Iterable[Variation]]]:
    variations: dict[int | None, list[Variation]] = {}
    for kind, name, changed in _varied(given, kinds):
        number = _changed_question(given, changed)
        variations.setdefault(number, []).append((kind, name, _quiz_of(changed, number)))
    for number, each in variations.items():
        yield _quiz_of(given, number), each


def _changed_question(before: Bank, after: Bank) -> int | None:
    """Return the index of the question in which two banks differ; None if they differ elsewhere."""
    if len(before.questions) != len(after.questions):
        return None
    pairs = zip(before.questions, after.questions, strict=True)
    return next((number for number, (one, other) in enumerate(pairs) if one != other), None)


def _quiz_of(given: Bank, number: int | None) -> Quiz:
    whole = quiz(given)
    return whole if number is None else evolve(whole, items=tuple(whole.items[each] for each in sorted({0, number})))


def _of_assessment(given: Quiz) -> Iterator[Variation]:
    for kind, name, changed in _varied(given.assessment, [Assessment, Exercise]):
        yield kind, name, evolve(given, assessment=changed)


def _varied(given: Any, kinds: Iterable[type[Any]]) -> Iterator[tuple[type[Any], str, Any]]:
    for kind in kinds:
        for name in records()[kind]:
            changed = _with_change(given, kind, name)
            if changed is None:
                raise ValueError(f"the specimen has no {kind.__name__}.{name}")
            yield kind, name, changed


def _with_change(record: Any, kind: type[Any], name: str) -> Any:
    """Return a record, changed in a field of the first record of a kind in it that sets it; None without any."""
    if isinstance(record, kind) and getattr(record, name) != ():
        return evolve(record, **{name: _other(getattr(record, name))})
    for attribute in fields(type(record)):
        value = getattr(record, attribute.name)
        for index, each in enumerate(value if isinstance(value, tuple) else (value,)):
            inside = _with_change(each, kind, name) if has(type(each)) else None
            if inside is not None:
                whole = (*value[:index], inside, *value[index + 1 :]) if isinstance(value, tuple) else inside
                return evolve(record, **{attribute.name: whole})
    return None


def _other(value: Any) -> Any:
    """Return another value of the same kind."""
    match value:
        case bool():
            return not value
        case Enum():
            members = list(type(value))
            return members[(members.index(value) + 1) % len(members)]
        case None:
            return "x"
        case str():
            return f"{value}x"
        case Decimal() | int():
            return value + 1
        case (str() as first, *rest):
            return (_other(first), *rest)
        case (_, *_):
            return value[1:]
        case frozenset():
            return frozenset()
        case Mapping():
            return {}
        case _ if has(type(value)):
            return None
        case _:
            raise ValueError(f"{value!r} is not set in the specimen")
