"""Anki packages, imported into the real Anki."""

import json
import os
import re
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

import words as reading
from commands import spawn
from pupil import Pupil
from reseaux_quiz import loading, selecting
from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Level, export
from reseaux_quiz.model import (
    Bank,
    Bloom,
    Cloze,
    Collection,
    Criterion,
    Difficulty,
    Distractor,
    Essay,
    Flashcard,
    Item,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Pair,
    Picture,
    Question,
    QuestionType,
    Quiz,
    ShortAnswer,
    SingleChoice,
    Source,
    Strictness,
    TrueFalse,
)
from reseaux_quiz.testing import check_exporter, hostile
from reseaux_quiz_anki import Options, decks, exporter
from reseaux_quiz_anki.notetypes import FLASHCARD, NOTE_TYPES, TYPED
from strategies import banks
from subject_banks import subjects
from words import words

PERMANENT = Path(__file__).with_name("permanent.json")
MADE = datetime(2026, 9, 1, tzinfo=UTC)


def squeezed(text: str) -> str:
    """Remove white space from a text in Unicode's NFC, which is the form that Anki stores."""
    return reading.squeezed(unicodedata.normalize("NFC", text))


def shown(text: str, *, inline: bool = False) -> str:
    return squeezed(reading.shown(text, inline=inline))


def quiz(*questions: Question, **bank: Any) -> Quiz:
    home = Bank(**{"id": "b", "title": "Banque", "section": "1", "questions": questions, **bank})
    return Quiz(tuple(Item(home, question) for question in questions), made=MADE)


def package(made: Quiz, **options: Any) -> bytes:
    return exporter.render(made, Options(**options)).files[""]


def codes(made: Quiz, **options: Any) -> set[str]:
    return {loss.code for loss in export(exporter, made, Options(**options)).losses}


def shipped() -> Quiz:
    loaded = loading.load()
    made = selecting.select([each.bank for each in loaded], selecting.Selection())
    return evolve(loading.with_pictures(made, loaded), made=MADE)


# --- any text, in any field -------------------------------------------------------------------------------


@given(banks())
def test_any_text_comes_back_as_it_went_in(bank: Bank) -> None:
    made = Quiz(tuple(Item(bank, question) for question in bank.questions), made=MADE)
    with tempfile.TemporaryDirectory() as folder:
        pupil = Pupil(Path(folder))
        try:
            _there_and_back(pupil, made)
        finally:
            pupil.collection.close()


def _there_and_back(pupil: Pupil, made: Quiz) -> None:
    assert pupil.imports(package(made, essays=True)) == {"new": len(made.items)}
    assert pupil.collection.fix_integrity()[1]
    assert not pupil.collection.get_empty_cards().notes
    notes = pupil.notes
    for item in made.items:
        _compare(item, notes[item.full_id])


@pytest.mark.thorough
def test_hostile_texts_come_back_from_every_field(pupil: Pupil) -> None:
    bank = hostile.bank()
    made = Quiz(tuple(Item(bank, question) for question in bank.questions), made=MADE)
    _there_and_back(pupil, made)
    assert len(pupil.collection.decks.all_names_and_ids()) == 3  # Default, and ours with its parent
    for card in pupil.cards:
        output = card.render_output()
        assert not output.question_av_tags
        assert not output.answer_av_tags
        for text in (output.question_text, output.answer_text):
            assert not re.search(r"<script>alert|<img|href=\"(?!https(?::|&#58;)//exemple\.fr)", text)


def test_every_text_of_real_subjects_comes_back(pupil: Pupil) -> None:
    _there_and_back(pupil, subjects())


@pytest.mark.thorough
def test_a_long_text_comes_back_whole(pupil: Pupil) -> None:
    _there_and_back(pupil, quiz(Flashcard(id="f", prompt="x", answer=hostile.LONG)))


def _compare(item: Item, note: Any) -> None:
    question = item.question
    fronts = [words(card.question()) for card in note.cards()]
    backs = [words(card.answer()) for card in note.cards()]
    if question.prompt:
        assert shown(question.prompt) in fronts[0]
        assert shown(question.prompt) in backs[0]
    if question.hint:
        assert all(shown(question.hint, inline=True) in front for front in fronts)
    if question.as_of:
        assert all(str(question.as_of) in front for front in fronts)
    if question.explanation:
        assert words(note["Explication"] + note["Suite"]).startswith(shown(question.explanation))
    if question.source:
        assert shown(question.source, inline=True) in words(note["Suite"])
    _compare_own(question, note, fronts, backs)


def _compare_own(question: Question, note: Any, fronts: list[str], backs: list[str]) -> None:
    cards = note.cards()
    match question:
        case SingleChoice() | MultipleChoice():
            options = re.findall(r"<li>(.*?)</li>", note["Options"])
            assert sorted(map(words, options)) == sorted(shown(each.text, inline=True) for each in question.choices)
            key = zip(map(words, options), re.findall(r'<li class="(right|wrong)">', note["Corrigé"]), strict=True)
            assert sorted(key) == sorted(
                (shown(each.text, inline=True), "right" if each.right else "wrong") for each in question.choices
            )
            assert all(shown(each.feedback or "", inline=True) in backs[0] for each in question.choices)
        case TrueFalse(answer=answer):
            assert re.findall(r'<li class="(right|wrong)">', note["Corrigé"]) == (
                ["right", "wrong"] if answer else ["wrong", "right"]
            )
        case ShortAnswer(answers=answers):
            assert all(squeezed(answer) in backs[0] for answer in answers)
            assert ("[[type:" in cards[0].question()) == (len(answers[0].split()) <= 3)
        case Numerical():
            assert "[[type:Saisie]]" in cards[0].question()
            assert words(note["Unité"]) == squeezed(question.unit or "")
            assert note["Unité"] in cards[0].question()
        case Matching():
            for pair in question.pairs:
                assert shown(pair.left, inline=True) in fronts[0]
                assert shown(pair.right, inline=True) in fronts[0]
            rows = re.findall(
                r'<td class="left">(.*?)</td><td class="right" data-n="\d+">(.*?)</td>', note["Corrigé"]
            )
            assert [(words(left), words(right)) for left, right in rows] == [
                (shown(pair.left, inline=True), shown(pair.right, inline=True)) for pair in question.pairs
            ]
            assert all(shown(extra, inline=True) in fronts[0] for extra in question.distractors)
        case Ordering(items=items):
            assert [words(each) for each in re.findall(r"<li data-n=.*?>(.*?)</li>", note["Corrigé"])] == [
                shown(each, inline=True) for each in items
            ]
        case Cloze():
            assert len(cards) == len(question.gaps)
            assert (
                words(note["Mots"]) == ""
                if not question.distractors
                else all(shown(word, inline=True) in words(note["Mots"]) for word in question.words)
            )
            for card, gap in zip(cards, question.gaps, strict=True):
                cloze = r'<span class="cloze" data-ordinal="\d+">((?:<span>.*?</span>|.)*?)</span>'
                inside = re.findall(cloze, card.answer())
                word = gap.answers[0]
                due = shown(word, inline=True) if question.distractors else squeezed(word)
                assert [words(each) for each in inside] == [due]
        case Essay():
            assert shown(question.model_answer) in backs[0]
            assert all(shown(each.text, inline=True) in backs[0] for each in question.criteria)
        case Flashcard():
            assert shown(question.answer) in backs[0]
            assert len(cards) == (2 if question.reversible else 1)
            if question.reversible:
                assert shown(question.answer) in fronts[1]
                assert shown(question.prompt) in backs[1]


def test_hostile_content_stays_text(pupil: Pupil) -> None:
    nasty = r"<script>alert(1)</script> {{c9::x}} [sound:a.mp3] [latex]x[/latex] \(x\) <img src=x onerror=alert(1)>"
    made = quiz(
        Cloze(id="c", text=f"{nasty.replace('{{c9::x}}', '')} {{{{a::b}}}}"),
        ShortAnswer(id="s", prompt=nasty, answers=("un </script>",), rejected=(Distractor("[sound:b.mp3]", nasty),)),
    )
    pupil.imports(package(made))
    for card in pupil.cards:
        output = card.render_output()
        assert not output.question_av_tags
        assert not output.answer_av_tags
        for text in (output.question_text, output.answer_text):
            assert "<script>alert" not in text
            assert "<img" not in text
    assert [card.ord for card in pupil.notes["b/c"].cards()] == [0]
    data = re.search(r'class="data">(.*?)</script>', pupil.notes["b/s"].cards()[0].answer())
    assert data
    assert json.loads(data[1])["answers"] == ["un </script>"]


# --- pupils' decks ---------------------------------------------------------------------------------------


def permanent() -> dict[str, Any]:
    """Return what identifies the cards in a pupil's Anki; not templates, style and script, which imports update."""
    kinds = sorted(set(NOTE_TYPES.values()), key=lambda kind: kind.name)
    items = shipped().items
    return {
        "note types": {
            kind.name: {"id": kind.id, "fields": list(kind.all_fields), "cards": [card.name for card in kind.cards]}
            for kind in kinds
        },
        "question types": {kind.value: NOTE_TYPES[kind].name for kind in NOTE_TYPES},
        "decks": sorted({decks.deck_name(item.bank, None) for item in items}),
    }


def lost(before: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    """Return what pupils who already imported a deck would lose; additions cost them nothing."""
    for name, old in before["note types"].items():
        new = now["note types"].get(name)
        for part in ("id", "fields", "cards"):
            if new is None or new[part] != old[part]:
                yield f"{name}: {part} changed. Its notes conflict on import and are never updated again."
    for kind, name in before["question types"].items():
        if now["question types"].get(kind) != name:
            yield f"{kind}: another note type. Its notes conflict on import and are never updated again."
    for name in before["decks"]:
        if name not in now["decks"]:
            yield f"{name}: renamed or gone. Its cards stay in the old deck."


def test_nothing_that_anki_knows_cards_by_has_changed(request: pytest.FixtureRequest) -> None:
    before, now = json.loads(PERMANENT.read_text(encoding="utf-8")), permanent()
    assert not list(lost(before, now))
    if request.config.getoption("--regenerate"):
        PERMANENT.write_text(json.dumps(now, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    else:
        assert now == before, "Something was added, which costs nobody anything: pytest tests/anki --regenerate"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"id": 1}, "Réseaux Quiz – Carte: id changed"),
        ({"fields": ("Question", "Réversible", "Réponse")}, "Réseaux Quiz – Carte: fields changed"),
        ({"cards": FLASHCARD.cards[::-1]}, "Réseaux Quiz – Carte: cards changed"),
        (
            {"cards": (evolve(FLASHCARD.cards[0], name="x"), FLASHCARD.cards[1])},
            "Réseaux Quiz – Carte: cards changed",
        ),
        ({"cards": tuple(evolve(card, prompt="x", back="y") for card in FLASHCARD.cards)}, None),
    ],
    ids=["id", "fields", "order of cards", "name of a card", "templates"],
)
def test_only_what_anki_knows_cards_by_is_permanent(
    monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], told: str | None
) -> None:
    before = permanent()
    monkeypatch.setitem(NOTE_TYPES, QuestionType.FLASHCARD, evolve(FLASHCARD, **change))
    assert [message.partition(".")[0] for message in lost(before, permanent())] == ([told] if told else [])


def test_whatever_goes_is_told_and_additions_are_not() -> None:
    before = permanent()
    for part in before:
        entries = list(before[part].items() if isinstance(before[part], dict) else before[part])
        fewer = before | {part: type(before[part])(entries[1:])}
        assert list(lost(before, fewer))
        assert not list(lost(fewer, before))


def test_the_shipped_collection_in_the_real_anki(pupil: Pupil) -> None:
    made = shipped()
    essays = [item for item in made.items if isinstance(item.question, Essay)]
    assert pupil.imports(package(made)) == {"new": len(made.items) - len(essays)}
    assert pupil.collection.fix_integrity() == ("Database rebuilt and optimized.", True)
    assert not pupil.collection.get_empty_cards().notes
    for card in pupil.cards:
        assert words(card.question())
        work = card.answer().partition('<div class="work">')[2].partition('<div class="explanation">')[0]
        assert words(work) or card.note_type()["name"].endswith("trous")
        assert "{{" not in card.question() + card.answer()
        assert card.note_type()["name"].startswith("Réseaux Quiz – ")
    order = list(dict.fromkeys(card.note()["Identifiant"] for card in pupil.cards))
    assert order == [item.full_id for item in made.items if item not in essays]
    names = [deck.name for deck in pupil.collection.decks.all_names_and_ids()]
    assert "Réseaux sociaux en entreprise::2 Le social selling" in names
    top = pupil.collection.decks.by_name("Réseaux sociaux en entreprise")
    assert top
    assert "Clarisse Declomesnil" in top["desc"]


def test_tags_are_hierarchical_and_have_no_space(pupil: Pupil) -> None:
    made = quiz(
        TrueFalse(
            id="v", prompt="x", answer=True, section="1", difficulty=Difficulty.EASY, bloom=Bloom.REMEMBER,
            tags=("deux mots", "a::b", "::", "c::"),
        )
    )  # fmt: skip
    assert "tag" in codes(made)
    pupil.imports(package(made))
    assert sorted(pupil.notes["b/v"].tags) == sorted(
        ["section::1", "type::vrai-ou-faux", "difficulté::facile", "bloom::mémoriser", "deux-mots", "a::b", "c"]
    )


@pytest.mark.parametrize(
    ("title", "deck", "top", "name"),
    [
        ("Titre", None, None, "Article::1 Titre"),
        ("A::B : c", None, None, "Article::1 A – B : c"),
        ("Titre", "Vente", "BTS::Deux", "BTS::Deux::Vente"),
        ("Titre", "::", None, "Article::–"),
    ],
)
def test_decks_are_named_after_section_and_title(title: str, deck: str | None, top: str | None, name: str) -> None:
    bank = Bank(
        id="b", title=title, section="1", deck=deck, questions=(), collection=Collection(id="c", title="Article")
    )
    assert decks.deck_name(bank, top) == name


def test_the_article_is_credited() -> None:
    source = Source(title="T <b>", author="A", url="javascript:alert(1)")
    bank = Bank(id="b", title="x", questions=(), collection=Collection(id="c", title="C", source=source))
    assert decks.description(bank) == "<p>Questions sur\u00a0: T &lt;b&gt;, A</p>"


# --- updates ---------------------------------------------------------------------------------------------


def test_an_update_keeps_the_schedule_and_doubles_nothing(pupil: Pupil, monkeypatch: pytest.MonkeyPatch) -> None:
    made = shipped()
    pupil.imports(package(made))
    answered = [card for card in pupil.cards if card.queue == 0][:40]
    for card in answered:
        pupil.answers(card, 3)
    pupil.collection.fix_integrity()  # repairs the review log after such fast answers
    schedule = {card.id: _schedule(pupil, card.id) for card in answered}
    models = {kind["name"] for kind in pupil.collection.models.all()}
    before = set(pupil.notes)

    from reseaux_quiz_anki import notetypes  # noqa: PLC0415 - its style changes from one release to the next

    old_read = notetypes._read
    monkeypatch.setattr(
        notetypes, "_read", lambda name: old_read(name) + ("/* new */" if name == "style.css" else "")
    )
    notetypes.model.cache_clear()
    first, second, third, *rest = made.items
    reworded = evolve(first, question=evolve(first.question, prompt="Reformulée ?"))
    tagged = evolve(second, question=evolve(second.question, tags=("nouveau",)))
    added = Item(first.bank, TrueFalse(id="ajoutee", prompt="Nouvelle ?", answer=True, section="0"))
    assert third not in rest  # retired
    later = evolve(made, items=(reworded, tagged, added, *rest), made=datetime(2027, 3, 1, tzinfo=UTC))
    fates = pupil.imports(package(later))
    notetypes.model.cache_clear()

    assert fates == {"new": 1, "updated": len(before) - 1}
    assert "Reformulée" in pupil.notes[first.full_id]["Question"]
    assert "nouveau" in pupil.notes[second.full_id].tags
    assert set(pupil.notes) == before | {added.full_id}
    assert {card.id: _schedule(pupil, card.id) for card in answered} == schedule
    assert {kind["name"] for kind in pupil.collection.models.all()} == models
    used = {kind.name for kind in NOTE_TYPES.values()} - {"Réseaux Quiz – Rédaction"}
    styles = {
        kind["name"]: "/* new */" in kind["css"] for kind in pupil.collection.models.all() if kind["name"] in used
    }
    assert styles == dict.fromkeys(used, True)
    assert pupil.collection.fix_integrity() == ("Database rebuilt and optimized.", True)


def test_what_pupils_add_to_a_card_stays_until_its_bank_changes(pupil: Pupil) -> None:
    card = Flashcard(id="bastille", prompt="Prise de la Bastille", answer="14 juillet 1789")
    made = evolve(quiz(card), made=datetime(2026, 9, 1, tzinfo=UTC))
    bank = made.items[0].bank.full_id
    written = evolve(made, changed={bank: datetime(2026, 8, 1, tzinfo=UTC)})
    pupil.imports(package(written))
    note = pupil.notes[made.items[0].full_id]
    note.fields[-1] += " Mon repère"
    pupil.collection.update_note(note)

    again = evolve(written, made=datetime(2099, 1, 1, tzinfo=UTC))
    assert pupil.imports(package(again)) == {"duplicate": 1}
    assert any("Mon repère" in text for text in pupil.notes[made.items[0].full_id].fields)
    changed = evolve(again, changed={bank: datetime(2099, 1, 1, tzinfo=UTC)})
    assert pupil.imports(package(changed)) == {"updated": 1}


def test_own_edits_are_not_overwritten_by_the_same_file_exported_later(pupil: Pupil, tmp_path: Path) -> None:
    bank = tmp_path / "own-edits.yaml"
    bank.write_text(
        "id: own-edits\ntitle: Cartes\nlanguage: fr\nquestions:\n  - id: bastille\n    type: flashcard\n"
        "    prompt: Prise de la Bastille\n    answer: 14 juillet 1789\n",
        encoding="utf-8",
    )
    target = tmp_path / "own-edits.apkg"

    def exported(at: str) -> bytes:
        assert spawn("export", "anki", str(bank), "-o", str(target), "--force", SOURCE_DATE_EPOCH=at).code == 0
        return target.read_bytes()

    os.utime(bank, (1_600_000_000, 1_600_000_000))
    pupil.imports(exported("1700000000"))
    (note,) = pupil.notes.values()
    note["Réponse"] += " Mon repère"
    pupil.collection.update_note(note)
    assert pupil.imports(exported("4000000000")) == {"duplicate": 1}
    (kept,) = pupil.notes.values()
    assert kept["Réponse"].endswith("Mon repère")


def test_a_deck_with_the_templates_of_last_month_gets_the_new_ones(
    pupil: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = quiz(ShortAnswer(id="s", prompt="x", answers=("un",)), Numerical(id="n", prompt="x", answer=Decimal(3)))
    (template,) = TYPED.cards
    old = evolve(TYPED, cards=(evolve(template, front=template.front.replace("{{type:", "{{type:nc:")),))
    with monkeypatch.context() as last_month:
        for kind in (QuestionType.SHORT_ANSWER, QuestionType.NUMERICAL):
            last_month.setitem(NOTE_TYPES, kind, old)
        pupil.imports(package(made))
    assert all("[[type:nc:" in card.question() for card in pupil.cards)
    for card in pupil.cards:
        pupil.answers(card, 3)
    schedules = {card.id: _schedule(pupil, card.id) for card in pupil.cards}

    later = evolve(made, made=datetime(2026, 10, 1, tzinfo=UTC))
    assert pupil.imports(package(later)) == {"updated": 2}
    assert all("[[type:Saisie]]" in card.question() for card in pupil.cards)
    assert {card.id: _schedule(pupil, card.id) for card in pupil.cards} == schedules
    assert [kind["name"] for kind in pupil.collection.models.all()].count(TYPED.name) == 1


def _schedule(pupil: Pupil, card_id: Any) -> tuple[Any, ...]:
    card = pupil.collection.get_card(card_id)
    return card.type, card.queue, card.due, card.ivl, card.reps, card.lapses, card.did


def test_options_change_cards_and_never_note_types(pupil: Pupil) -> None:
    made = quiz(
        Flashcard(id="f", prompt="terme", answer="sens", reversible=True),
        ShortAnswer(id="s", prompt="x", answers=("un mot",)),
        Essay(id="e", prompt="x", model_answer="y"),
    )
    pupil.imports(package(made, no_reverse=True, no_typed=True))
    assert [card.note()["Identifiant"] for card in pupil.cards] == ["b/f", "b/s"]
    assert "[[type" not in pupil.cards[1].question()
    later = evolve(made, made=datetime(2027, 3, 1, tzinfo=UTC))
    assert pupil.imports(package(later, essays=True)) == {"new": 1, "updated": 2}
    assert len(pupil.notes["b/f"].cards()) == 2
    assert "[[type" in pupil.notes["b/s"].cards()[0].question()


# --- losses, bytes -----------------------------------------------------------------------------------------


def test_what_a_deck_has_no_place_for_is_said() -> None:
    made = quiz(
        TrueFalse(id="t", prompt="x", answer=True, justify=True, points=Decimal(2)),
        ShortAnswer(id="s", prompt="x", answers=("y",)),
        ShortAnswer(id="l", prompt="x", answers=("plus de trois mots",)),
        Essay(id="e", prompt="x", model_answer="y"),
    )
    rendered = export(exporter, made)
    assert {(loss.code, loss.level, loss.question) for loss in rendered.losses} == {
        ("justify", Level.REDUCED, "b/t"),
        ("points", Level.REDUCED, "b/t"),
        ("second-try", Level.REDUCED, "b/s"),
        ("essay", Level.CHANGED, "b/e"),
    }
    assert "essay" not in codes(made, essays=True)
    assert "second-try" not in codes(made, no_typed=True)
    with pytest.raises(QuizError, match="--essays"):
        package(quiz(Essay(id="e", prompt="x", model_answer="y")))


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    bank = tmp_path / "b.yaml"
    bank.write_text(
        "id: b\ntitle: B\nquestions:\n  - id: s\n    type: short_answer\n    prompt: Quoi ?\n    answers:\n"
        "      - ceci\n    strict:\n      - case\n      - accents\n",
        encoding="utf-8",
    )
    made = set()
    for seed in "1", "2", "3", "4":
        target = tmp_path / f"{seed}.apkg"
        surroundings = {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1790000000"}
        assert spawn("export", "anki", str(bank), "-o", str(target), **surroundings).code == 0
        made.add(target.read_bytes())
    assert len(made) == 1


def test_the_same_quiz_gives_the_same_bytes() -> None:
    assert package(shipped()) == package(shipped())
    assert package(shipped()) != package(evolve(shipped(), made=datetime(2027, 1, 1, tzinfo=UTC)))


def test_pictures_are_media_with_their_alt_text(pupil: Pupil) -> None:
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c636000000200"
        "0001e221bc330000000049454e44ae426082"
    )
    question = MultipleChoice(
        id="m", prompt="![Un [plan]](img/a.png)", answers=("![p](img/a.png)",), distractors=(Distractor("x"),)
    )
    made = evolve(quiz(question), pictures={("b", "img/a.png"): Picture(png, "image/png", 1, 1)})
    data = package(made)
    assert len([name for name in zipfile.ZipFile(BytesIO(data)).namelist() if name.isdigit()]) == 1
    pupil.imports(data)
    (name,) = set(re.findall(r'src="([^"]+)"', pupil.notes["b/m"].cards()[0].question()))
    assert (Path(pupil.collection.media.dir()) / name).read_bytes() == png
    assert not pupil.collection.media.check().missing
    assert 'alt="Un &#91;plan]"' in pupil.notes["b/m"]["Question"]


def test_accents_that_count_are_compared() -> None:
    strict = ShortAnswer(id="s", prompt="x", answers=("dû",), strict=frozenset({Strictness.ACCENTS}))
    with tempfile.TemporaryDirectory() as folder:
        pupil = Pupil(Path(folder))
        pupil.imports(
            package(
                quiz(
                    strict,
                    Numerical(id="n", prompt="x", answer=Decimal(3)),
                    Matching(id="m", prompt="x", pairs=(Pair("a", "b"), Pair("c", "d"))),
                )
            )
        )
        assert "[[type:Saisie exacte]]" in pupil.notes["b/s"].cards()[0].question()
        assert "[[type:Saisie]]" in pupil.notes["b/n"].cards()[0].question()
        pupil.collection.close()


def test_what_anki_writes_in_another_unicode_form_is_the_same_text(pupil: Pupil) -> None:
    pupil.imports(package(quiz(TrueFalse(id="v", prompt="e\u0301te\u0301 \uf900", answer=True))))
    assert pupil.notes["b/v"]["Question"] == "<p>\u00e9t\u00e9 \u8c48</p>"


def test_french_is_spaced_on_cards_and_code_is_not(pupil: Pupil) -> None:
    prompt = "Ceci : `a : b` **et** ?\n\n- « oui »\n\n| a ; b |\n|---|\n| 50 % |"
    pupil.imports(package(quiz(TrueFalse(id="v", prompt=prompt, answer=True))))
    assert pupil.notes["b/v"]["Question"] == (
        "<p>Ceci\u00a0: <code>a : b</code> <strong>et</strong>\u00a0?</p><ul><li>«\u00a0oui\u00a0»</li></ul>"
        "<table><thead><tr><th>a\u00a0; b</th></tr></thead><tbody><tr><td>50\u00a0%</td></tr></tbody></table>"
    )


def test_a_program_keeps_its_lines(pupil: Pupil) -> None:
    program = "while n < 3:\n    n = n + 1\n\n\tprint(n)"
    pupil.imports(
        package(quiz(Flashcard(id="f", prompt=f"```python\n{program}\n```", answer=f"```\n{program}\n```")))
    )
    (card,) = pupil.cards
    for side in (card.question(), card.answer()):
        shown_programs = re.findall("<pre><code>(.*?)</code></pre>", side, re.DOTALL)
        assert {unescape(each) for each in shown_programs} == {program}


def test_labels_are_in_the_language_of_the_bank(pupil: Pupil) -> None:
    options = [TrueFalse(id="v", prompt="x", answer=True)]
    pupil.imports(package(quiz(*options)))
    assert re.findall(r"<li>(.*?)</li>", pupil.notes["b/v"]["Options"]) == ["Vrai", "Faux"]
    pupil.imports(package(evolve(quiz(*options, language="en"), made=datetime(2027, 1, 1, tzinfo=UTC))))
    assert re.findall(r"<li>(.*?)</li>", pupil.notes["b/v"]["Options"]) == ["True", "False"]


def test_criteria_have_their_points_or_none(pupil: Pupil) -> None:
    criteria = (Criterion("la *clarté*", Decimal("1.5")), Criterion("l'exemple", Decimal(2)))
    bare = tuple(evolve(each, points=None) for each in criteria)
    essays = [Essay(id=name, prompt="x", model_answer="y", criteria=c) for name, c in (("a", criteria), ("b", bare))]
    pupil.imports(package(quiz(*essays), essays=True))
    found = {name: re.findall("<li>(.*?)</li>", "".join(pupil.notes[f"b/{name}"].values())) for name in "ab"}
    assert found == {
        "a": ["la <em>clarté</em> (1,5 point)", "l'exemple (2 points)"],
        "b": ["la <em>clarté</em>", "l'exemple"],
    }


def test_pictures_in_remarks_are_media_too(pupil: Pupil) -> None:
    question = ShortAnswer(id="s", prompt="x", answers=("a",), rejected=(Distractor("b", "![p](a.png)"),))
    made = evolve(quiz(question), pictures={("b", "a.png"): Picture(b"\x89PNG", "image/png", 1, 1)})
    pupil.imports(package(made))
    assert list(Path(pupil.collection.media.dir()).iterdir())


@pytest.mark.parametrize(("given", "name"), [("A::B", "A::B::1 Banque"), (" A :: B\n", "A::B::1 Banque")])
def test_a_deck_above_may_be_nested(pupil: Pupil, given: str, name: str) -> None:
    pupil.imports(package(quiz(TrueFalse(id="v", prompt="x", answer=True)), deck=given))
    assert name in [deck.name for deck in pupil.collection.decks.all_names_and_ids()]


@pytest.mark.parametrize("given", ["", " ", "::", "A::", "::A"])
def test_a_deck_above_has_a_name(given: str) -> None:
    with pytest.raises(QuizError, match="not a valid deck name"):
        package(quiz(TrueFalse(id="v", prompt="x", answer=True)), deck=given)


def test_the_format_keeps_what_it_states() -> None:
    check_exporter(exporter, Options(essays=True))
