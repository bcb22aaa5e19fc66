"""Hypothesis strategies for banks and assessments: anything that loading accepts."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from reseaux_quiz import markup
from reseaux_quiz.answers.folding import fold
from reseaux_quiz.assessing.outline import Draw, Entry, Outline, Part
from reseaux_quiz.loading import characters, validation
from reseaux_quiz.loading.structuring import BankHeader
from reseaux_quiz.model import (
    Bank,
    Bloom,
    Cloze,
    Collection,
    Criterion,
    Difficulty,
    Distractor,
    Document,
    Essay,
    Flashcard,
    ListedOption,
    Matching,
    MultipleChoice,
    Numerical,
    Order,
    Ordering,
    Pair,
    Question,
    Scoring,
    Section,
    ShortAnswer,
    SingleChoice,
    Source,
    Strictness,
    TrueFalse,
)
from reseaux_quiz.testing.hostile import HOSTILE
from reseaux_quiz.texts import of_document
from reseaux_quiz.texts import of_question as texts_of

HEADER = BankHeader(id="banque", title="x", section="1", sections=(Section("1.1", "y"),))

# Unicode except what loading rejects (controls, surrogates, noncharacters) or reads as a space (Zl, Zp). Hypothesis
# draws a text from one alphabet at once, and is slow where each character is a choice of its own.
_NONCHARACTERS = [
    *range(0xFDD0, 0xFDF0),
    *(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)),
]
_ANY = st.characters(
    exclude_categories=("Cs", "Cc", "Co", "Zl", "Zp"), exclude_characters=[*map(chr, _NONCHARACTERS)]
)
_SIGNS = "~=#{}:\\%*->|/[]<>&$_`\"'!\n 0aéœ’«»…\u00a0"


def _typed(text: str) -> str:
    return text.strip()


def texts(most: int = 30) -> st.SearchStrategy[str]:
    """Any text that a bank may contain, without pictures, which are files."""
    parts = st.text(_ANY, min_size=1, max_size=most // 2) | st.text(_SIGNS, min_size=1, max_size=most // 2)
    mixed = st.lists(parts | st.sampled_from(HOSTILE), min_size=1, max_size=3).map("".join)
    return mixed.map(_typed).filter(lambda text: bool(text) and "![" not in text and _is_meant(text))


def _is_meant(text: str) -> bool:
    return not list(characters.unmeant(text))


plain_words = st.text("abcdefghijklmnopqrstuvwxyzéèàçœ' -", min_size=1, max_size=20).map(_typed).filter(bool)
_letters = "abcdefghijklmnopqrstuvwxyz"
identifiers = st.builds(
    "{}{}".format, st.sampled_from(_letters), st.text(f"{_letters}0123456789-", max_size=29)
).filter(lambda name: not list(validation.of_collection(Collection(id=name, title="x"))))
decimals = st.decimals(-(10**12), 10**12, places=3)


allowances = st.dictionaries(st.integers(0, 999).map("Q{:03}".format), texts(), max_size=2)


def distractors(least: int, most: int) -> st.SearchStrategy[tuple[Distractor, ...]]:
    return st.lists(st.builds(Distractor, texts(), st.none() | texts()), min_size=least, max_size=most).map(tuple)


def _common() -> dict[str, Any]:
    optional = st.none() | texts(60)
    return {
        "id": identifiers,
        "prompt": texts(80),
        "documents": st.lists(identifiers, max_size=2, unique=True).map(tuple),
        "section": st.sampled_from(["1", "1.1"]),
        "explanation": optional,
        "hint": optional,
        "difficulty": st.none() | st.sampled_from(Difficulty),
        "bloom": st.none() | st.sampled_from(Bloom),
        "tags": st.lists(texts(), max_size=3).map(tuple),
        "points": st.sampled_from([Decimal(1), Decimal("0.5"), Decimal(3)]),
        "as_of": st.none() | st.integers(1000, 2999),
        "source": optional,
        "language": st.sampled_from([None, "fr", "en", "de"]),
        "allow": allowances,
    }


@st.composite
def clozes(draw: Callable[[Any], Any]) -> Cloze:
    inside = texts(12).filter(lambda text: not set("{}|") & set(text))
    gaps = draw(st.lists(st.lists(inside, min_size=1, max_size=3), min_size=1, max_size=4))
    around = st.text(st.sampled_from("abc é.,:*_~=#\n"), max_size=12)
    text = draw(around) + "".join("{{" + "|".join(gap) + "}}" + draw(around) for gap in gaps)
    common = {name: draw(value) for name, value in _common().items() if name != "prompt"}
    return Cloze(
        **common,
        prompt=draw(st.just("") | texts()),
        text=_typed(text),
        distractors=tuple(draw(st.lists(plain_words, max_size=3))),
        strict=draw(st.frozensets(st.sampled_from(Strictness))),
    )


def _bare(text: str) -> bool:
    return markup.parse(text) == (markup.Paragraph((markup.Text(text),)),)


flashcards = st.builds(Flashcard, **_common(), answer=texts(60), reversible=st.booleans()).map(
    lambda card: card if _bare(card.prompt) else Flashcard(id=card.id, prompt=card.prompt, section="1", answer="x")
)

_worth_one = st.builds(Criterion, texts(), st.just(Decimal(1)))
_worth_two = st.tuples(_worth_one, _worth_one)


def _has_points(essay: Essay) -> bool:
    return any(criterion.points for criterion in essay.criteria)


def _listed(question: SingleChoice | MultipleChoice) -> SingleChoice | MultipleChoice:
    """List the options of a choice in an order of their own, some right ones with feedback."""
    options = [ListedOption(each.text, each.feedback or question.hint) for each in reversed(question.choices)]
    return evolve(question, distractors=(), options=tuple(options))


def _choices(made: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Choices whose options are listed by being right or wrong, or as they are to be shown."""
    bare = made.map(lambda question: evolve(question, order=_UNLISTED.get(question.order, question.order)))
    return bare | made.filter(lambda question: len(question.choices) > 1).map(_listed)


_UNLISTED = {Order.WRITTEN: Order.NATURAL}

by_type: dict[str, st.SearchStrategy[Any]] = {
    "single_choice": _choices(
        st.builds(
            SingleChoice, **_common(), answer=texts(), distractors=distractors(1, 5), order=st.sampled_from(Order)
        )
    ),
    "multiple_choice": _choices(
        st.builds(
            MultipleChoice,
            **_common(),
            answers=st.lists(texts(), min_size=1, max_size=5).map(tuple),
            distractors=distractors(0, 5),
            order=st.sampled_from(Order),
            scoring=st.sampled_from(Scoring),
        )
    ),
    "true_false": st.builds(TrueFalse, **_common(), answer=st.booleans(), justify=st.booleans()),
    "short_answer": st.builds(
        ShortAnswer,
        **_common(),
        answers=st.lists(texts() | plain_words, min_size=1, max_size=3).map(tuple),
        rejected=distractors(0, 3),
        strict=st.frozensets(st.sampled_from(Strictness)),
    ),
    "numerical": st.builds(
        Numerical,
        **_common(),
        answer=decimals,
        tolerance=st.decimals(0, 100, places=2),
        unit=st.none() | st.sampled_from(["%", "milliards d'euros", "mille", "million", "jours"]) | texts(),
    ),
    "matching": st.builds(
        Matching,
        **_common(),
        pairs=st.lists(st.builds(Pair, texts(), texts()), min_size=2, max_size=4).map(tuple),
        distractors=st.lists(texts(), max_size=3).map(tuple),
    ),
    "ordering": st.builds(Ordering, **_common(), items=st.lists(texts(), min_size=2, max_size=5).map(tuple)),
    "cloze": clozes(),
    "essay": st.builds(
        Essay,
        **_common(),
        model_answer=texts(80),
        criteria=st.lists(st.builds(Criterion, texts()), max_size=3).map(tuple) | _worth_two,
        lines=st.none() | st.integers(1, 100),
    ).map(lambda essay: evolve(essay, points=Decimal(2)) if _has_points(essay) else essay),
    "flashcard": flashcards,
}


def _valid(question: Question) -> bool:
    alone = evolve(question, documents=())
    return not [*validation.of_question(alone, HEADER), *validation.of_tables(texts_of(question))]


questions: st.SearchStrategy[Question] = st.one_of(*by_type.values()).filter(_valid)


def _folds_to_something(question: Question) -> bool:
    return not isinstance(question, ShortAnswer) or all(fold(answer) for answer in question.answers)


sources = st.builds(
    Source,
    title=texts(),
    author=st.none() | texts(),
    publisher=st.none() | texts(),
    url=st.none() | texts(),
)
collections = st.builds(
    Collection,
    id=identifiers,
    title=texts(),
    language=st.sampled_from(["fr", "en", "de"]),
    labels=st.sampled_from([None, "fr", "en"]),
    source=st.none() | sources,
    deck=st.none() | texts(),
)


def _has_sound_tables(document: Document) -> bool:
    return not list(validation.of_tables(of_document(document)))


documents = st.builds(
    Document,
    id=identifiers,
    title=texts(),
    text=texts(80),
    source=st.none() | texts(),
    language=st.none() | st.just("en"),
).filter(_has_sound_tables)


@st.composite
def banks(draw: Callable[[Any], Any]) -> Bank:
    """A bank of a few questions, alone or in a collection."""
    collection = draw(st.none() | collections)
    asked = draw(st.lists(questions, min_size=1, max_size=5, unique_by=lambda question: question.id))
    retired = st.lists(identifiers, max_size=2, unique=True)
    ids = {question.id for question in asked}
    shared = draw(st.lists(documents, max_size=2, unique_by=lambda document: document.id))
    shared = [document for document in shared if document.id not in ids]
    named = [document.id for document in shared]
    cited = st.lists(st.sampled_from(named), unique=True).map(tuple) if named else st.just(())
    asked = [evolve(question, documents=draw(cited)) for question in asked]
    ids.update(named)
    return Bank(
        id=draw(identifiers),
        title=draw(texts()),
        questions=tuple(asked),
        documents=tuple(shared),
        collection=collection,
        labels=draw(st.sampled_from(["fr", "en"])) if draw(st.booleans()) else collection and collection.labels,
        section="1",
        sections=(Section("1.1", draw(texts())),),
        language=draw(st.sampled_from(["fr", "en", "de"])),
        deck=draw(st.none() | texts()),
        strict=draw(st.frozensets(st.sampled_from(Strictness))),
        allow=draw(st.sampled_from([{}, {"Q506": "un glossaire"}])),
        retired=tuple(name for name in draw(retired) if name not in ids),
    )


@st.composite
def assessments(draw: Callable[[Any], Any], bank: Bank) -> Outline:
    """An assessment on a bank: questions by their ids or by their document, and a draw of others."""
    path = draw(st.sampled_from([bank.id, bank.full_id]))
    left = {question.id: question for question in bank.questions}
    entries = []
    for document in bank.documents:
        on_it = [question.id for question in bank.questions if document.id in question.documents]
        if on_it and left.keys() >= {*on_it} and draw(st.booleans()):
            entries.append(Entry(document=f"{path}/{document.id}", points=draw(st.none() | _shared)))
            left = {name: question for name, question in left.items() if name not in on_it}
    for name in draw(st.lists(st.sampled_from([*left]), unique=True)) if left else ():
        entries.append(Entry(id=f"{path}/{name}", points=draw(st.none() | _own)))
        del left[name]
    parts = [Part(title=draw(st.none() | texts()), questions=(entry,)) for entry in entries]
    if len(entries) > 1 and draw(st.booleans()):
        parts = [Part(questions=tuple(entries))]
    if left:
        wanted = draw(st.sampled_from([*left.values()]))
        excluded = st.lists(st.sampled_from([name for name in left if name != wanted.id] or [wanted.id]), unique=True)
        parts.append(
            Part(
                draw=Draw(
                    section=draw(st.sampled_from([(), ("1",)])),
                    type=draw(st.sampled_from([(), (wanted.type,)])),
                    number=1,
                    exclude=tuple(f"{path}/{name}" for name in draw(excluded) if name != wanted.id),
                    each_version=draw(st.booleans()),
                )
            )
        )
    optional = st.none() | texts()
    has_points = any(entry.points for entry in entries)
    return Outline(
        assessment=draw(identifiers),
        collection=bank.collection.id if bank.collection and draw(st.booleans()) else None,
        title=draw(texts()),
        subject=draw(optional),
        class_=draw(optional),
        duration=draw(optional),
        materials=draw(optional),
        total=None if has_points else draw(st.none() | _shared),
        seed=draw(st.integers(0, 999)),
        exercises=tuple(draw(st.permutations(parts))),
    )


_own = st.sampled_from([Decimal("1.5"), Decimal("2.25"), Decimal(12)])
_shared = st.sampled_from([Decimal(20), Decimal("12.5")])
