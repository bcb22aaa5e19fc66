"""`drill` and `progress`, as users see them: over days, killed, undone, shown, exported, deleted."""

import contextlib
import csv
import io
import json
import os
import re
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands import PROGRAM, Result, Run, spawn, surroundings
from reseaux_quiz import progress, scheduling
from reseaux_quiz.progress import Progress
from reseaux_quiz.scheduling import Key, Rating, State

MONDAY = datetime.fromisoformat("2026-03-02T17:00:00+01:00")

BANK = """
id: banque
title: Titre
section: "1"
questions:
  - id: vrai
    type: true_false
    prompt: Vrai ?
    answer: vrai
  - id: court
    type: short_answer
    prompt: Quel mot ?
    answers:
      - viralité
    hint: En v.
    explanation: La raison.
  - id: trous
    type: cloze
    text: >-
      Un {{mot}} et {{deux}}.
    hint: En m.
  - id: carte
    type: flashcard
    prompt: Recto
    answer: Verso
    reversible: vrai
  - id: texte
    type: essay
    prompt: Discutez.
    model_answer: Un modèle.
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "banque.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


class Desk:
    """A computer: a bank, saved progress, and a date."""

    def __init__(self, bank: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bank, self.home, self.now = bank, bank.parent / "home", MONDAY
        self._run, self._monkeypatch = run, monkeypatch

    @property
    def settings(self) -> dict[str, str]:
        return {
            "RESEAUX_QUIZ_HOME": str(self.home),
            "RESEAUX_QUIZ_NOW": self.now.isoformat(),
            "RESEAUX_QUIZ_LANG": "en",
        }

    def run(self, *arguments: str, lines: tuple[str, ...] = ()) -> Result:
        for name, value in self.settings.items():
            self._monkeypatch.setenv(name, value)
        self._monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return self._run(*arguments)

    def drill(self, question: str, *lines: str, options: tuple[str, ...] = ()) -> Result:
        given = ("--id", question) if question else ()
        return self.run("drill", str(self.bank), *given, "--seed", "1", *options, lines=lines)

    def reviews(self) -> list[tuple[str, str, Rating]]:
        with Progress(self.home / progress.NAME) as remembered:
            return [(review.key.question, review.key.card, review.rating) for review in remembered.reviews()]

    def ratings(self) -> list[Rating]:
        return [rating for _question, _card, rating in self.reviews()]


@pytest.fixture
def desk(bank: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(bank, run, monkeypatch)


# --- ratings -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "lines", "options", "ratings"),
    [
        ("court", ["la viralité"], (), [Rating.GOOD]),
        ("court", ["virallité", "viralité"], (), [Rating.GOOD]),
        ("court", ["rien"], (), [Rating.AGAIN]),
        ("court", ["p"], (), [Rating.AGAIN]),
        ("court", ["?", "viralité"], (), [Rating.HARD]),
        ("trous", ["?", "mot"], (), [Rating.HARD]),
        ("vrai", ["v", ""], (), [Rating.GOOD]),
        ("vrai", ["v", "h"], (), [Rating.HARD]),
        ("vrai", ["v"], (), [Rating.GOOD]),
        ("vrai", ["f"], (), [Rating.AGAIN]),
        ("carte", ["", "1/2"], (), [Rating.HARD]),
        ("court", ["viralité", "f"], ("--rate",), [Rating.EASY]),
        ("court", ["viralité", "h"], ("--rate",), [Rating.HARD]),
        ("court", ["viralité", "x", ""], ("--rate",), [Rating.GOOD]),
        ("court", ["rien"], ("--rate",), [Rating.AGAIN]),
        ("texte", ["", "1"], ("--essays",), [Rating.GOOD]),
        ("court", ["rien", "viralité"], (), [Rating.AGAIN, Rating.GOOD]),
        ("court", ["rien", "u", "viralité"], (), [Rating.GOOD]),
        ("vrai", ["v", "u", "f"], (), [Rating.AGAIN]),
        ("court", ["viralité", "u", "rien", "u", "u", "p"], (), [Rating.AGAIN]),
        ("court", ["q"], (), []),
        ("court", ["viralité"], ("--no-save",), []),
    ],
)
def test_the_rating_follows_from_what_is_typed(
    desk: Desk, question: str, lines: list[str], options: tuple[str, ...], ratings: list[Rating]
) -> None:
    played = desk.drill(question, *lines, options=options)
    assert (played.code, played.err.count("Traceback")) == (0, 0)
    assert desk.ratings() == ratings


def test_what_follows_a_question_is_what_quiz_shows(desk: Desk) -> None:
    def said(text: str) -> str:
        return text[text.index("Quel mot\u00a0?") : text.index("To read again: 1 Titre")]

    asked = desk.run("quiz", str(desk.bank), "--id", "court", "--seed", "1", lines=("?", "rien"))
    assert said(asked.out) == said(desk.drill("court", "?", "rien").out)


def test_essays_are_asked_only_where_they_are_wanted(desk: Desk) -> None:
    refused = desk.drill("texte")
    assert (refused.code, "--essays" in refused.err) == (1, True)
    assert "Discutez." not in desk.drill("", "p", "p", "p", "p", "p").out


# --- days --------------------------------------------------------------------------------------------------


def test_over_several_days(desk: Desk) -> None:
    first = desk.drill("", "v", "", "viralité", "mot", "", "1", "")
    assert "4 new questions\n" in first.out
    assert "Question 1 of 4 · 1 Titre" in first.out
    assert "4 new questions learnt" in first.out
    assert "Next review: in 2 days (4 questions)" in first.out
    desk.now += timedelta(hours=3)
    siblings = desk.drill("", "deux", "", "1", "")
    assert "2 new questions\n" in siblings.out, "the other gap and the other side, now"
    desk.now += timedelta(hours=3)
    assert "Nothing is due now." in desk.drill("").out
    desk.now += timedelta(days=30)
    back = desk.drill("", "p", "p", "p", "p", "q")
    assert "4 questions to review (the rest will wait)" in back.out
    assert not re.search(r"30|late|overdue|missed", back.out)
    assert "4 questions to take up again" in back.out
    assert "There is more to review, whenever you like." in back.out


def test_a_repeat_comes_back_in_the_sitting(desk: Desk) -> None:
    played = desk.drill("", "f", "viralité", "mot", "", "1", "v", "")
    assert played.out.index("Comes back in this sitting.") < played.out.index("Once more · 1 Titre")
    assert "4 new questions learnt" in played.out
    given_up = desk.drill("court", "rien", "rien", "rien", options=("--new", "1"))
    assert "Nothing is due now." in given_up.out


def test_what_is_missed_again_and_again_waits_for_the_next_sitting(desk: Desk) -> None:
    played = desk.drill("court", *["rien"] * 9)
    assert played.out.count("Comes back in this sitting.") == scheduling.MOST_SHOWINGS - 1
    assert played.out.count("Comes back in the next sitting.") == 1


def test_a_sitting_is_bounded(desk: Desk) -> None:
    assert "2 new questions" in desk.drill("", options=("-n", "2")).out
    assert "3 new questions" in desk.drill("", options=("--new", "3")).out
    assert "Nothing is due now." in desk.drill("", options=("--new", "0")).out
    assert desk.drill("", options=("--new", "-1")).code == 2


def test_minutes_bound_a_sitting(bank: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter(MONDAY + timedelta(minutes=number) for number in range(100))
    monkeypatch.setattr("reseaux_quiz.clock.now", lambda: next(times))
    monkeypatch.setattr(sys, "stdin", io.StringIO("v\n\nviralité\nu\nviralité\n\nmot\n"))
    result = run("drill", str(bank), "--minutes", "5")
    assert "The time is over." in result.out
    assert "The last answer is taken back." in result.out
    assert re.findall(r"Question \d.*", result.out) == [f"Question {place} · 1 Titre" for place in (1, 2, 2)]


def test_a_reworded_question_keeps_its_schedule_and_one_that_is_gone_is_kept(desk: Desk) -> None:
    desk.drill("", "v", "", "viralité", "mot", "", "1", "")
    desk.bank.write_text(
        BANK.replace("Quel mot ?", "Quel autre mot ?").replace("id: vrai", "id: autre"), encoding="utf-8"
    )
    desk.now += timedelta(days=2)
    played = desk.drill("", "viralité", "q", options=("--type", "short_answer"))
    assert "1 question to review" in played.out
    assert "Quel autre mot\u00a0?" in played.out
    assert "banque/vrai" in {question for question, _card, _rating in desk.reviews()}
    shown = desk.run("progress", "show", str(desk.bank))
    assert "1 question of other banks is remembered too." in shown.out


def test_new_questions_are_counted_by_the_day(desk: Desk) -> None:
    first = desk.drill("", "v", "", "viralité", "", options=("--new", "2"))
    assert "2 new questions learnt" in first.out
    desk.now += timedelta(hours=2)
    again = desk.drill("", options=("--new", "2"))
    assert (
        "Nothing is due now.\nNew questions come tomorrow; a higher number after --new asks more today." in again.out
    )
    assert "1 new question\n" in desk.drill("", options=("--new", "3")).out
    desk.now += timedelta(hours=8)  # three in the morning still counts for the day before
    assert "Nothing is due now." in desk.drill("", options=("--new", "2")).out
    desk.now += timedelta(hours=2)
    assert "2 new questions\n" in desk.drill("", options=("--new", "2")).out


def test_the_words_to_choose_from_are_folded_away(desk: Desk) -> None:
    desk.bank.write_text(BANK.replace("    hint: En m.", "    distractors:\n      - intrus"), encoding="utf-8")
    folded = desk.drill("trous", "mot", options=("--new", "1"))
    assert "(m shows words to choose from)" in folded.out
    assert "intrus" not in folded.out
    desk.now += timedelta(days=1)
    unfolded = desk.drill("trous", "m", "deux", "")
    assert "Words to choose from: " in unfolded.out
    assert "intrus" in unfolded.out
    assert desk.ratings() == [Rating.GOOD, Rating.HARD], "to recognise a word is not to remember it"
    assert "intrus" in desk.run("quiz", str(desk.bank), "--id", "trous").out


# --- what is kept ------------------------------------------------------------------------------------------


def test_the_first_run_says_what_is_kept_and_where(desk: Desk) -> None:
    first = desk.drill("court", "viralité")
    said = " ".join(first.err.split())
    for expected in (str(desk.home / progress.NAME), "no name", "--no-save"):
        assert expected in said
    assert desk.drill("court").err == ""


def test_no_save_keeps_and_reads_nothing(desk: Desk) -> None:
    desk.drill("court", "viralité")
    desk.now += timedelta(days=9)
    before = (desk.home / progress.NAME).read_bytes()
    played = desk.drill("court", "rien", "viralité", options=("--no-save",))
    assert "1 new question\n" in played.out
    assert "Nothing of this sitting will be kept." in played.err
    assert (desk.home / progress.NAME).read_bytes() == before


def test_what_was_typed_is_nowhere(desk: Desk) -> None:
    desk.drill("court", "réponsemagique")
    (kept,) = desk.home.iterdir()
    assert b"magique" not in kept.read_bytes()


@pytest.mark.parametrize("begin", [0, 4096])
def test_a_damaged_file_is_told_and_the_drill_goes_on(desk: Desk, begin: int) -> None:
    desk.drill("court", "viralité")
    file = desk.home / progress.NAME
    file.write_bytes(file.read_bytes()[:begin] + b"Rien de bon." * 1000)
    file.with_name(f"{file.name}-journal").touch()
    played = desk.drill("court", "viralité")
    assert not file.with_name(f"{file.name}-journal").exists()
    assert played.code == 0
    assert "renamed to progress-damaged-1.sqlite3" in " ".join(played.err.split())
    assert desk.ratings() == [Rating.GOOD]


SPOILT = [
    ("rating", 9), ("rating", 0), ("rating", "bon"), ("state", 7), ("state", 1), ("step", 3), ("step", "x"),
    ("reviewed", "2026-03-02T17:00:00"), ("reviewed", "hier"), ("due", "2026-02-30T17:00:00Z"), ("due", ""),
    ("due", "9999-12-31T23:59:59Z"), ("stability", "x"), ("stability", -1), ("stability", float("inf")),
    ("difficulty", 0), ("question", b"\xff"),
]  # fmt: skip


@pytest.mark.parametrize(("column", "value"), SPOILT)
def test_a_row_that_is_spoilt_is_left_out_and_the_others_are_used(desk: Desk, column: str, value: object) -> None:
    desk.drill("court", "viralité")
    desk.drill("vrai", "v", "")
    file = desk.home / progress.NAME
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"UPDATE reviews SET {column} = ? WHERE question = 'banque/court'", (value,))  # noqa: S608
    desk.now += timedelta(days=9)
    shown = desk.run("progress", "show", str(desk.bank))
    assert (shown.code, "1 damaged review is ignored" in shown.err) == (0, True)
    assert "seen 1 of 4" in shown.out
    assert len(json.loads(desk.run("progress", "export").out)) == 1
    played = desk.drill("", "v", "", options=("--new", "0"))
    assert (played.code, "1 question reviewed" in played.out) == (0, True)
    assert desk.drill("court", "viralité", "").code == 0
    assert len(desk.reviews()) == 3
    assert "4 reviews deleted" in desk.run("progress", "delete", "--yes").out


_VALUES = (
    st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text() | st.binary()
    | st.datetimes().map(datetime.isoformat)
    | st.sampled_from(["2026-03-02T17:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", 0, 1, 2, 3, 4])
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(_VALUES, min_size=9, max_size=9))
def test_any_row_of_the_file_can_be_read_or_is_left_out(values: list[object]) -> None:
    with Progress(None) as remembered:
        connection = remembered._connection
        with contextlib.suppress(sqlite3.IntegrityError):  # a value that may not be null
            connection.execute(
                f"INSERT INTO reviews ({progress._COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                values,
            )
        read = len(list(remembered.reviews()))
        assert read + remembered.count_unsound() == remembered.count()
        now = datetime.fromisoformat("2030-01-01T17:00:00+01:00")
        for key in remembered.memories():
            remembered.record(key, Rating.GOOD, now)
        assert len(list(remembered.reviews())) == 2 * read


@pytest.mark.parametrize("file", [progress.NAME, "progress-damaged-3.sqlite3", "progress-damaged-3.sqlite3-journal"])
def test_deleting_leaves_no_damaged_file_behind(desk: Desk, file: str) -> None:
    desk.home.mkdir()
    (desk.home / file).write_bytes(b"Rien de bon." * 1000)
    deleted = desk.run("progress", "delete", lines=("y",))
    assert (deleted.code, "set aside go too: progress-damaged-" in deleted.out) == (0, True)
    assert [path.name for path in desk.home.iterdir()] in ([], [progress.NAME])
    assert desk.reviews() == []


# --- accidents ---------------------------------------------------------------------------------------------


PATIENCE = 60
"""Seconds after which a program counts as hanging, enough even on a busy machine."""


class Screen:
    """The program in its own terminal, which can be killed."""

    def __init__(self, desk: Desk, *options: str) -> None:
        import pty  # noqa: PLC0415 - POSIX only

        self.terminal, theirs = pty.openpty()
        # A program inherits that Ctrl-C is ignored, as under `nohup … &`, but not that it is handled.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(
            [*PROGRAM, "drill", str(desk.bank), *options],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=surroundings(TERM="xterm", **desk.settings),
            start_new_session=True,
        )
        signal.signal(signal.SIGINT, before)
        os.close(theirs)
        self.said = ""

    def read_until(self, text: str) -> None:
        while text not in self.said:
            assert select.select([self.terminal], [], [], PATIENCE)[0], f"“{text}” did not come: {self.said}"
            self.said += os.read(self.terminal, 4096).decode(errors="replace")

    def wait_until_it_reads(self) -> None:
        """Wait until the program sleeps: a signal just before that would only be noticed at the next key."""
        state = Path(f"/proc/{self.process.pid}/stat")
        until = time.monotonic() + PATIENCE
        while state.read_text(encoding="utf-8").rpartition(") ")[2][0] != "S":
            assert time.monotonic() < until
            time.sleep(0.01)

    def type(self, line: str) -> None:
        os.write(self.terminal, f"{line}\n".encode())

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)
        os.close(self.terminal)


@pytest.fixture
def screen(desk: Desk) -> Iterator[Screen]:
    found = Screen(desk)
    yield found
    if found.process.poll() is None:
        found.kill()


@pytest.mark.skipif(os.name != "posix", reason="no pseudo-terminals")
def test_killed_at_the_next_question_nothing_that_was_answered_is_lost(desk: Desk, screen: Screen) -> None:
    screen.read_until("Question 1 of 4")
    screen.type("v")
    screen.read_until("Enter to go on")
    assert desk.ratings() == [Rating.GOOD], "on the disk before anything else is asked"
    screen.type("")
    screen.read_until("Question 2 of 4")
    screen.type("viralité")
    screen.read_until("Enter to go on:")
    screen.type("")
    screen.read_until("Question 3 of 4")
    screen.type("mot")  # perhaps graded, perhaps not
    screen.kill()
    assert desk.ratings()[:2] == [Rating.GOOD, Rating.GOOD]
    again = desk.drill("", "mot", "", "1", "")
    assert again.code == 0
    assert desk.reviews()[:2] == [("banque/vrai", "question", Rating.GOOD), ("banque/court", "question", Rating.GOOD)]
    assert "damaged" not in again.err


@pytest.mark.skipif(sys.platform != "linux", reason="no /proc")
def test_stopped_by_ctrl_c(desk: Desk, screen: Screen) -> None:
    screen.read_until("True (t) or false (f)")
    screen.type("v")
    screen.read_until("Enter to go on, h if it was a guess: ")
    screen.said = ""
    screen.wait_until_it_reads()
    screen.process.send_signal(signal.SIGINT)
    screen.read_until("\n")
    assert screen.process.wait(PATIENCE) == 130
    assert desk.ratings() == [Rating.GOOD]


def test_ctrl_c_outside_the_command_line_is_no_traceback() -> None:
    interrupted = """
import reseaux_quiz.cli.main
def main():
    raise KeyboardInterrupt
reseaux_quiz.cli.main.main = main
import reseaux_quiz.__main__
reseaux_quiz.__main__.main()
"""
    done = subprocess.run([sys.executable, "-c", interrupted], capture_output=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


@pytest.mark.skipif(os.name != "posix", reason="no pseudo-terminals")
def test_two_drills_at_once(desk: Desk, screen: Screen) -> None:
    other = Screen(desk)
    both = (screen, other)
    for awaited, line in (
        ("Question 1 of 4", "v"),
        ("Enter to go on", ""),
        ("Question 2 of 4", "viralité"),
        ("Enter to go on:", ""),
        ("Question 3 of 4", "q"),
        ("Next review", ""),
    ):
        for each in both:
            each.read_until(awaited)
        for each in both:
            each.type(line)
    other.kill()
    screen.kill()
    assert sorted(desk.reviews()) == sorted(
        [("banque/vrai", "question", Rating.GOOD), ("banque/court", "question", Rating.GOOD)] * 2
    )
    with Progress(desk.home / progress.NAME) as remembered:
        assert remembered.set_aside is None
        assert remembered.memories()[Key("banque/vrai", "question")].state is State.REVIEW


# --- for every pupil ---------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="no pseudo-terminals")
@pytest.mark.parametrize("plain", [True, False])
def test_plain_text_has_no_codes_and_no_drawing(desk: Desk, plain: bool) -> None:
    found = Screen(desk, "-n", "1", "--type", "cloze", *(["--plain"] if plain else []))
    found.read_until("Your answer")
    found.type("mot")
    found.read_until("u to take the last answer back")
    found.type("")
    found.read_until("Next review")
    found.kill()
    assert ("\033" in found.said) is not plain
    assert ("━" in found.said) is not plain
    if plain:
        assert "1 Titre: mastered 17 percent" in found.said


def test_plain_text_where_there_is_no_terminal(desk: Desk) -> None:
    played = desk.drill("trous", "mot")
    assert "Question 1 of 1" in played.out
    assert "1 Titre: new 1" in played.out
    assert "1 Titre: mastered 17 percent" in played.out
    asked = desk.run("quiz", str(desk.bank), "--id", "trous", lines=("mot", "rien"))
    assert "≈ Partly right (50 percent)" in asked.out
    assert "1 Titre: 0.5 of 1, 50 percent" in asked.out
    french = spawn(
        "quiz", str(desk.bank), "--id", "trous", stdin="mot\nrien\n", **desk.settings | {"RESEAUX_QUIZ_LANG": "fr"}
    )
    assert "50 pour cent" in french.out


# --- progress ----------------------------------------------------------------------------------------------


def test_progress_is_shown_by_section(desk: Desk) -> None:
    assert "Nothing is remembered" in desk.run("progress", "show", str(desk.bank)).out
    assert not desk.home.exists(), "looking makes no file"
    desk.drill("", "v", "", "viralité", "q")
    desk.now += timedelta(days=3)
    shown = desk.run("progress", "show", str(desk.bank))
    assert re.search(r"1 Titre: seen 2 of 4, due 2, mastered \d\d percent", shown.out)
    assert "Practised on 1 day." in shown.out
    assert "Tomorrow: 0 questions to review." in shown.out
    desk.now -= timedelta(days=2)
    assert "Tomorrow: 2 questions to review." in desk.run("progress", "show", str(desk.bank)).out
    desk.now += timedelta(days=2)
    assert re.search(r"In all: seen 0 of \d+, due 0", desk.run("progress", "show").out)
    (record,) = json.loads(desk.run("progress", "show", str(desk.bank), "--json").out)
    assert record.pop("mastered") == pytest.approx(0.3, abs=0.05)
    assert record == {"bank": "banque", "section": "1", "title": "Titre", "questions": 4, "seen": 2, "due": 2}


def test_progress_is_exported(desk: Desk, tmp_path: Path) -> None:
    desk.drill("", "v", "", "viralité", "q")
    records = json.loads(desk.run("progress", "export").out)
    assert [(record["question"], record["card"], record["rating"]) for record in records] == [
        ("banque/vrai", "question", "good"),
        ("banque/court", "question", "good"),
    ]
    assert datetime.fromisoformat(records[0]["due"]) - datetime.fromisoformat(records[0]["reviewed"]) == timedelta(2)
    rows = list(csv.DictReader(io.StringIO(desk.run("progress", "export", "--csv").out)))
    assert rows == [{name: "" if value is None else str(value) for name, value in each.items()} for each in records]
    file = tmp_path / "x.csv"
    assert desk.run("progress", "export", "-o", str(file)).code == 0
    assert file.read_text(encoding="utf-8").startswith("question,card,rating,reviewed,")
    assert desk.run("progress", "export", "-o", str(file)).code == 1
    assert desk.run("progress", "export", "-o", str(file), "--force").code == 0


def test_progress_is_deleted_once_that_is_confirmed(desk: Desk) -> None:
    desk.drill("court", "viralité")
    desk.now += timedelta(days=400)
    desk.drill("vrai", "v", "")

    def delete(*options: str, answer: str = "") -> Result:
        return desk.run("progress", "delete", *options, lines=(answer,) if answer else ())

    for answer in ("", "n", " "):
        refused = delete(answer=answer)
        assert (refused.code, "nothing was deleted" in refused.err) == (1, True)
    assert len(desk.reviews()) == 2
    for senseless in ("hier", "", " ", "0d", "-1d", "1", "d"):
        wrong = delete(f"--older-than={senseless}", "--yes")
        assert (wrong.code, "is not an age" in " ".join(wrong.err.split())) == (2, True), senseless
    assert len(desk.reviews()) == 2
    assert "nothing to delete" in delete("--older-than", "2y", "--yes").out
    assert "1 review deleted" in delete("--older-than", "1y", "--yes").out
    assert [question for question, _card, _rating in desk.reviews()] == ["banque/vrai"]
    assert "1 review deleted" in delete(answer="y").out
    assert desk.reviews() == []


@pytest.mark.parametrize(
    ("command", "english", "french"),
    [
        (["drill"], "for a shared computer", "pour un ordinateur partagé"),
        (["progress"], "Delete what is remembered", "Effacer ce qui est retenu"),
        (["progress", "delete"], "Only reviews older", "Seulement les révisions plus anciennes"),
    ],
)
def test_the_help_is_in_both_languages(command: list[str], english: str, french: str) -> None:
    for language, words, usage in (("en", english, "Usage:"), ("fr", french, "Utilisation\u00a0:")):
        said = spawn(*command, "--help", RESEAUX_QUIZ_LANG=language).out
        assert usage in said
        assert words in " ".join(said.split())
