"""The grader in JavaScript gives the same grades and doubts as `grading`, for generated questions and responses."""

import itertools
import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import frozen

import answers_labelled
from conftest import CONSUMERS, missing
from reseaux_quiz import browser
from reseaux_quiz.grading import (
    Chosen,
    Filled,
    Matched,
    Ordered,
    Response,
    Typed,
    grade,
    marks,
    reconsider,
)
from reseaux_quiz.loading import load
from reseaux_quiz.model import (
    Cloze,
    Distractor,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Pair,
    Question,
    Scoring,
    ShortAnswer,
    SingleChoice,
    Strictness,
)

LANGUAGES = ("fr", "en", "de", "es", "fr-CA")
ANSWERS = (
    "réseau social d'entreprise", "engagement", "micro-influenceur", "R.S.E.", "RSE", "WeChat", "marque employeur",
    "community manager", "une sur deux", "un employé sur deux", "les journaux", "génération Z", "viralité", "œuvre",
    "cœur de métier", "50 %", "cinquante pour cent", "Straße", "Größe", "año", "H₂O", "x²", "-3", "a-b", "2*3*4",
    "the boxes", "cities", "an hour", "social selling", "l'e-réputation", "l’image de marque", "transversale",
    "directrice", "naïf", "NAÏF", "int main()", "« oui »", "à côté", "3,5", "½", "100 000", "m/s", "CO", "Co", "é",
    "du bouche-à-oreille", "désintermédiation", "ambassadeurs", "salariés ambassadeurs", "aux États-Unis", "İstanbul",
)  # fmt: skip
LABELLED = (answers_labelled.TAKEN, answers_labelled.AGAIN, answers_labelled.WRONG)
UNITS = (
    None, "%", "milliards d'euros", "millions d’utilisateurs", "mille", "h", "fois", "kg", "m^2", "km/h", "€",
    "jours", "décisions", "thousand people", "billion", "°C",
)  # fmt: skip
PROMPTS = (
    "?", "sur 200 décisions d'achat, combien de décisions ?", "De combien de jours", "How many people?",
    "Une vidéo dure 2h30 ; combien d'heures en 3/4 de ce temps ?", "Par combien est-ce multiplié ?",
)  # fmt: skip
NUMBERS = ("3.4", "0", "12", "-5", "0.1", "3400000000", "6.02e23", "1e-9", "86", "33.333", "2.5", "1000", "3")
TRICKY = (
    "trois", "le triple", "10h30", "2 heures et demie", "2h30", "3/4", "86/200", "86 / 200", "≈ 3", "x3", "× 3,4",
    "3.400", "12,500", "1 000 000", "1.000.000", "500M", "0,5 Md", "3 k€", "6,02 × 10²³", "10^3", "5e8", "--3", "",
    "3 400 millions", "par 3", "3 fois", "douze", "12 jours", "3 millions d'euros", "1/0", "abc", "3,", "٣",
    "½", "2½", "2 1/2", "2 ½ h", "-2½", "3 400/200", "2 1/0", "¾", "86⁄200", "⅓",
)  # fmt: skip


@frozen
class Case:
    """A question with a response, as both graders get them."""

    question: Question
    response: Response
    language: str
    kind: str
    key: browser.Key
    given: Any


def cases(random: Random) -> Iterator[Case]:
    """Draw questions without end, each with a few responses."""
    while True:
        language = random.choice(LANGUAGES)
        draw = random.choice((_choices, _short_answers, _short_answers, _numbers, _numbers, _clozes, _places))
        yield from draw(random, language)


def _choices(random: Random, language: str) -> Iterator[Case]:
    wrong = tuple(Distractor(f"w{each}") for each in range(random.randint(1, 10)))
    question: SingleChoice | MultipleChoice = SingleChoice(id="q", prompt="?", answer="r", distractors=wrong)
    if random.random() < 0.8:
        right = tuple(f"r{each}" for each in range(random.randint(1, 10)))
        scoring = random.choice([*Scoring])
        spare = wrong if random.random() < 0.9 else ()
        question = MultipleChoice(id="q", prompt="?", answers=right, distractors=spare, scoring=scoring)
    order = random.sample(range(len(question.choices)), len(question.choices))
    key = browser.choice_key(question, order)
    for _each in range(3):
        ticked = [place for place in range(len(order)) if random.random() < 0.5]
        yield Case(question, Chosen(frozenset(order[place] for place in ticked)), language, "choice", key, ticked)


def _short_answers(random: Random, language: str) -> Iterator[Case]:
    answers = tuple(random.sample(ANSWERS, random.randint(1, 3)))
    near = [*random.sample(ANSWERS, 2), _altered(random, answers[0])]
    rejected = tuple(Distractor(text, random.choice(["f", None])) for text in near if random.random() < 0.5)
    strict = frozenset(each for each in Strictness if random.random() < 0.15)
    question = ShortAnswer(id="q", prompt="?", answers=answers, rejected=rejected, strict=strict)
    key = browser.text_key(question, language)
    for _each in range(5):
        typed = _altered(random, random.choice([*answers, *near]))
        yield Case(question, Typed(typed), language, "typed", key, typed)


def _clozes(random: Random, language: str) -> Iterator[Case]:
    gaps = [random.choice(ANSWERS) for _each in range(random.randint(1, 4))]
    strict = frozenset(each for each in Strictness if random.random() < 0.1)
    question = Cloze(id="q", text=" ".join(f"{{{{{gap}|x}}}}" for gap in gaps), strict=strict)
    key = browser.gaps_key(question, language)
    for _each in range(2):
        typed = tuple(_altered(random, gap) for gap in gaps)
        yield Case(question, Filled(typed), language, "marks", key, typed)


def _places(random: Random, language: str) -> Iterator[Case]:
    texts = [random.choice("abcdef") for _each in range(random.randint(2, 7))]
    if random.random() < 0.5:
        ordering = Ordering(id="q", prompt="?", items=tuple(texts))
        order = tuple(random.sample(range(len(texts)), len(texts)))
        given = [texts.index(texts[index]) for index in order]
        yield Case(ordering, Ordered(order), language, "marks", browser.ranking_key(ordering), given)
        return
    pairs = tuple(Pair(str(place), right) for place, right in enumerate(texts))
    question = Matching(id="q", prompt="?", pairs=pairs, distractors=("g",))
    picked = [random.choice([*range(len(question.rights)), None]) for _pair in pairs]
    rights = tuple("" if each is None else question.rights[each] for each in picked)
    yield Case(question, Matched(rights), language, "marks", browser.pairs_key(question), picked)


def _numbers(random: Random, language: str) -> Iterator[Case]:
    number = random.choice(NUMBERS)
    question = Numerical(
        id="q",
        prompt=random.choice(PROMPTS),
        answer=Decimal(number),
        tolerance=Decimal(random.choice(["0", "0.5", "0.01", "100"])),
        unit=random.choice(UNITS),
    )
    key = browser.number_key(question, language)
    for _each in range(5):
        typed = _number_as_typed(random, number, question.unit or "")
        yield Case(question, Typed(typed), language, "typed", key, typed)


def _number_as_typed(random: Random, number: str, unit: str) -> str:
    if random.random() < 0.25:
        return random.choice(TRICKY)
    text = random.choice([number, number.replace(".", ","), f"{Decimal(number) * 1000:f}", f" {number} "])
    behind = random.choice(
        ["", "", f" {unit}", unit, unit.upper(), " de plus", " millions", f" {unit} de jours", "."]
    )
    typed = text + behind
    return _altered(random, typed) if random.random() < 0.2 else typed


def _altered(random: Random, text: str) -> str:
    """Type a text as pupils do: with other articles, cases, plurals, slips and words around it."""
    for _each in range(random.choice((0, 1, 1, 2, 3))):
        at = random.randrange(len(text) + 1)
        text = random.choice(
            (
                text.upper(),
                text.capitalize(),
                f"{random.choice(('le ', 'la ', 'l’', 'un ', 'une ', 'des ', 'du ', 'the ', 'an ', 'D'))}{text}",
                f"{text}{random.choice('sxe. ')}",
                text.replace("é", "e").replace("ê", "e"),
                text.replace("-", " "),
                text.replace(" ", "  ").replace("'", "’"),
                text[:at] + text[at + 1 :],
                text[:at] + random.choice("aelnrst'-. 2²₂ﬁＡ") + text[at:],
                text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
                f"c'est {text} !",
                f"{random.choice(ANSWERS)} {text}",
                random.choice(ANSWERS),
            )
        )
    return text


def ours(case: Case) -> dict[str, Any]:
    found: dict[str, Any] = {"score": float(grade(case.question, case.response, case.language).score)}
    if case.kind == "typed":
        doubt = reconsider(case.question, case.response, case.language)
        found["doubt"] = doubt.value if doubt else None
    if case.kind == "marks":
        found["marks"] = list(marks(case.question, case.response, case.language))
    return found


def theirs(folder: Path, some: Sequence[Case]) -> list[dict[str, Any]]:
    if not shutil.which("node"):
        missing("node")
    for name, source in zip(("rules.js", *browser.MODULES), browser.grader(), strict=True):
        (folder / name).write_text(source, encoding="utf-8")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    done = subprocess.run(
        ["node", str(CONSUMERS / "grade.mjs"), str(folder)],
        input=json.dumps([[case.kind, case.key, case.given] for case in some]),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def differences(folder: Path, some: Sequence[Case]) -> list[tuple[Case, dict[str, Any], dict[str, Any]]]:
    graded = [(case, ours(case), found) for case, found in zip(some, theirs(folder, some), strict=True)]
    return [(case, due, found) for case, due, found in graded if due != {name: found.get(name) for name in due}]


def drawn(seed: int, number: int) -> list[Case]:
    return [case for case, _each in zip(cases(Random(seed)), range(number), strict=False)]


def test_both_graders_agree(tmp_path: Path) -> None:
    assert differences(tmp_path, drawn(18, 3000)) == []


@pytest.mark.thorough
def test_both_graders_agree_on_a_hundred_thousand_responses(tmp_path: Path) -> None:
    assert differences(tmp_path, drawn(2026, 100_000)) == []


def test_both_graders_agree_on_what_pupils_type(tmp_path: Path) -> None:
    questions = {f"{bank.id}/{each.id}": each for bank in (found.bank for found in load()) for each in bank.questions}
    some = []
    for name, texts in itertools.chain(*(each.items() for each in LABELLED)):
        question = questions[name.partition(" ")[0]]
        if isinstance(question, ShortAnswer | Numerical):
            key = _typed_key(question, "fr")
            some += [Case(question, Typed(text), "fr", "typed", key, text) for text in re.split("[,;] ", texts)]
    assert len(some) > 200
    assert differences(tmp_path, some) == []


def _typed_key(question: ShortAnswer | Numerical, language: str) -> browser.Key:
    if isinstance(question, ShortAnswer):
        return browser.text_key(question, language)
    return browser.number_key(question, language)


def test_feedback_goes_to_the_near_miss_that_was_typed(tmp_path: Path) -> None:
    rejected = (Distractor("pont"), Distractor("ponton", "Plus petit."), Distractor("gué", "Sans arche."))
    question = ShortAnswer(id="q", prompt="?", answers=("aqueduc",), rejected=rejected)
    key = browser.text_key(question, "fr")
    some = [Case(question, Typed(text), "fr", "typed", key, text) for text in ("un pont", "gués", "ponton")]
    assert [each["remark"] for each in theirs(tmp_path, some)] == [None, 1, 0]
