"""A bank that is exported and imported again is the same, apart from the losses that the exporter reported."""

import pytest
from attrs import evolve
from hypothesis import Phase, given, settings

from importing.comparing import differences, shown
from reseaux_quiz import exporting, importing, selecting
from reseaux_quiz.errors import QuizError
from reseaux_quiz.loading import Loaded, load, with_pictures
from reseaux_quiz.model import (
    Bank,
    Cloze,
    Distractor,
    Flashcard,
    Matching,
    MultipleChoice,
    Ordering,
    Question,
    Quiz,
    ShortAnswer,
    SingleChoice,
)
from reseaux_quiz.selecting import Selection
from reseaux_quiz.texts import of_document
from reseaux_quiz_table import template
from strategies import banks

FORMATS = sorted(set(importing.names()) & set(exporting.names()))
LOST = {"order", "justify", "lines", "strict"}
"""Fields that a format may drop; the others follow from the codes of its losses. `spellings` speaks for `strict`."""


def sent_there_and_back(name: str, quiz: Quiz) -> tuple[Bank, dict[str, set[str]], frozenset[str]]:
    rendered = exporting.export(exporting.find(name), quiz)
    codes: dict[str, set[str]] = {}
    for loss in rendered.losses:
        codes.setdefault(loss.question or "", set()).add(str(loss.code))
    (data,) = rendered.files.values()
    importer = importing.recognise(data, f"{name}{exporting.find(name).suffix}")
    assert importer.name == name
    return importer.read(data, "bank").bank, codes, rendered.omitted


def is_another_type(question: Question) -> bool:
    """Whether a format without this type turns it into another one, and reports that."""
    return isinstance(question, Ordering | Flashcard) or (isinstance(question, Cloze) and len(question.gaps) > 1)


def is_joined(question: Question) -> bool:
    """Whether the prompt comes back as the beginning of the text: these formats have one text for both."""
    return isinstance(question, Cloze) and bool(question.prompt)


def documents_of(bank: Bank, question: Question) -> list[tuple[str, ...]]:
    """Return the texts of a question's documents, whose ids are lost."""
    known = {document.id: document for document in bank.documents}
    return [tuple(shown(text) for _path, text, _kind in of_document(known[name])) for name in question.documents]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("loaded", load(), ids=lambda loaded: loaded.bank.id)
def test_the_shipped_banks_come_back(name: str, loaded: Loaded) -> None:
    bank = loaded.bank
    quiz = with_pictures(selecting.select([bank], Selection()), [loaded])
    back, _codes, omitted = sent_there_and_back(name, quiz)
    assert (back.full_id, back.title, back.section) == (bank.full_id, bank.title, bank.section)
    assert back.sections == bank.sections
    theirs = {question.id: question for question in back.questions}
    kept = [each for each in bank.questions if f"{bank.full_id}/{each.id}" not in omitted]
    assert set(theirs) == {question.id for question in kept}
    for question in kept:
        same = type(theirs[question.id]) is type(question)
        if (same or not is_another_type(question)) and not is_joined(question):
            assert list(differences(question, theirs[question.id], LOST | {"documents"})) == [], question.id
            assert documents_of(back, theirs[question.id]) == documents_of(bank, question)
            assert theirs[question.id].section == question.section


@pytest.mark.parametrize("name", FORMATS)
@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(banks())
def test_any_bank_comes_back(name: str, bank: Bank) -> None:
    quiz = selecting.select([bank], Selection())
    try:
        back, codes, omitted = sent_there_and_back(name, quiz)
    except QuizError:
        assert name in ("gift", "moodle")
        return
    theirs = {question.id: question for question in back.questions}
    for question in bank.questions:
        if question.language is not None:
            continue  # labels beside its texts are in one language, and are looked for in another
        full = f"{bank.full_id}/{question.id}"
        # In GIFT, a backslash at the end of a tag would escape its closing bracket.
        if full not in omitted and not any(tag.endswith("\\") for tag in question.tags):
            assert question.id in theirs, sorted(theirs)
            said = {
                code
                for code in codes.get(full, ())
                if code not in ("spellings", "second-try", "order", "hint", "points")
            }
            same = type(theirs[question.id]) is type(question)
            if not said and not is_joined(question) and (same or not is_another_type(question)):
                # Spellings with the articles of another language are not recognised as such.
                spellings = {"answers"} if isinstance(question, ShortAnswer) and bank.language != "fr" else set[str]()
                assert list(differences(question, theirs[question.id], LOST | {"documents"} | spellings)) == []
                assert documents_of(back, theirs[question.id]) == documents_of(bank, question)


def test_the_table_comes_back() -> None:
    kinds: dict[str, list[Question]] = {}
    for loaded in load():
        for question in loaded.bank.questions:
            kinds.setdefault(question.type, []).append(question)
    chosen = [each for found in kinds.values() for each in found[:4]]
    questions = tuple(evolve(question, id=f"q{index}") for index, question in enumerate(chosen))
    data = template.workbook("fr", questions)
    back = importing.recognise(data, "x.xlsx").read(data, "x.xlsx")
    theirs = {question.id: question for question in back.bank.questions}
    assert set(theirs) == {question.id for question in questions}
    lost = {
        "order",
        "justify",
        "lines",
        "bloom",
        "source",
        "as_of",
        "scoring",
        "reversible",
        "criteria",
        "strict",
        "prompt",
        "documents",
    }
    for question in questions:
        ours = evolve(_without_feedback(question), section=None)
        assert list(differences(ours, theirs[question.id], lost)) == []


@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(banks())
def test_any_table_comes_back(bank: Bank) -> None:
    kept = [question for question in bank.questions if question.language is None]
    questions = tuple(_without_feedback(question) for question in kept)
    data = template.workbook("fr", questions)
    try:
        back = importing.recognise(data, "x.xlsx").read(data, "x.xlsx")
    except QuizError:
        return
    theirs = {question.id: question for question in back.bank.questions}
    left_out = [loss for loss in back.losses if loss.level is importing.Level.LEFT_OUT]
    assert len(theirs) + len(left_out) >= len(questions)
    for question in questions:
        if question.id in theirs and not any(loss.question == question.id for loss in back.losses):
            # Teachers call both “multiple choice”: the number of right options tells which one is meant.
            # A bar separates two of them in a cell.
            is_single = isinstance(question, MultipleChoice) and "|" not in "|".join(question.answers)
            assert type(theirs[question.id]) is (SingleChoice if is_single else type(question))
            asked = "text" if isinstance(question, Cloze) else "prompt"  # a row has one cell for both
            assert shown(getattr(theirs[question.id], asked)) == shown(getattr(question, asked))


def _without_feedback(question: Question) -> Question:
    """Return the wrong answers that fit in the five columns."""
    match question:
        case SingleChoice(distractors=wrong) | MultipleChoice(distractors=wrong):
            return evolve(question, distractors=tuple(Distractor(each.text) for each in wrong[:5]))
        case ShortAnswer(rejected=wrong):
            return evolve(question, rejected=tuple(Distractor(each.text) for each in wrong[:5]))
        case Matching() | Cloze():
            return evolve(question, distractors=question.distractors[:5])
        case _:
            return question


def test_the_same_file_gives_the_same_ids() -> None:
    text = "Un ? {=a ~b}\n\nUn ? {=c ~d}\n\nUn ? {=c ~d}\n\n٣٤ {T}\n\n2018 ? {T}\n\ncon {T}\n"
    first, again = (importing.find("gift").read(text.encode(), "x").bank for _time in range(2))
    ids = [question.id for question in first.questions]
    assert ids == [question.id for question in again.questions]
    assert len(set(ids)) == len(ids) == 6
    more = importing.find("gift").read(f"Zéro ? {{T}}\n\n{text}".encode(), "x").bank
    assert set(ids) < {question.id for question in more.questions}
