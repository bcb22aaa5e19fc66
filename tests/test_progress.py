"""The progress file: reviews are kept, whatever happens to the program or the disk."""

import os
import sqlite3
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import PROGRAM, as_anybody, spawn, surroundings
from reseaux_quiz import progress, scheduling
from reseaux_quiz.errors import QuizError
from reseaux_quiz.progress import Progress
from reseaux_quiz.scheduling import Key, Memory, Rating, State

NOW = datetime(2026, 3, 2, 17, tzinfo=UTC)
KEY = Key("collection/banque/question", "gap-1")
VERSION_1 = Path(__file__).parent / "progress-version-1.sql"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / progress.NAME


def write(path: Path, statements: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(statements)
    connection.close()


# --- records -----------------------------------------------------------------------------------------------

keys = st.builds(Key, st.sampled_from(["a/b/c", "a/b/d"]), st.sampled_from(["question", "front", "gap-2"]))


@given(st.lists(st.tuples(keys, st.sampled_from(Rating), st.integers(0, 10**6)), max_size=20))
def test_what_is_recorded_is_read_again_and_taken_back(reviews: list[tuple[Key, Rating, int]]) -> None:
    expected: list[dict[Key, Memory]] = [{}]
    with Progress(None) as remembered:
        done = []
        now = NOW
        for key, rating, seconds in reviews:
            now += timedelta(seconds=seconds)
            memory = scheduling.review(expected[-1].get(key), rating, now)
            expected.append(expected[-1] | {key: memory})
            done.append(remembered.record(key, rating, now))
            assert remembered.memories() == expected[-1]
            assert remembered.memories(key) == {key: memory}
        assert list(remembered.reviews()) == done
        for review in reversed(done):
            assert remembered.memories() == expected.pop()
            remembered.take_back(review)
        assert remembered.count() == 0


def test_it_is_there_the_next_time_and_for_nobody_else(path: Path) -> None:
    with Progress(path) as remembered:
        remembered.record(KEY, Rating.GOOD, NOW)
    with Progress(path) as remembered:
        assert list(remembered.memories()) == [KEY]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_no_name_and_nothing_that_was_typed_has_a_column(path: Path) -> None:
    with Progress(path):
        pass
    connection = sqlite3.connect(path)
    columns = {row[1] for row in connection.execute("PRAGMA table_info(reviews)")}
    connection.close()
    assert columns == {
        "id", "question", "card", "rating", "reviewed", "state", "step", "stability", "difficulty", "due",
    }  # fmt: skip


def test_old_reviews_are_deleted_and_leave_no_trace(path: Path) -> None:
    with Progress(path) as remembered:
        for key, days in ((KEY, 500), (Key("perdue", "question"), 400), (KEY, 10)):
            remembered.record(key, Rating.GOOD, NOW - timedelta(days=days))
        year = NOW - timedelta(days=365)
        assert remembered.count(year) == 2
        remembered.delete(year)
        assert [review.key for review in remembered.reviews()] == [KEY], "a card with a later review is kept"
        assert b"perdue" not in path.read_bytes()
        remembered.delete()
        assert remembered.count() == 0


def test_the_place_may_be_a_usb_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RESEAUX_QUIZ_HOME", str(tmp_path / "cle"))
    assert progress.place() == tmp_path / "cle" / progress.NAME
    monkeypatch.setenv("RESEAUX_QUIZ_HOME", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert "reseaux-quiz" in progress.place().parts


# --- versions ----------------------------------------------------------------------------------------------


def test_a_file_of_version_1_is_read(path: Path) -> None:
    """The dump is from the first release and never changes: every later release must read it."""
    write(path, VERSION_1.read_text(encoding="utf-8"))
    with Progress(path) as remembered:
        assert remembered.count() == 3
        memories = remembered.memories()
        assert memories[Key("reseaux-sociaux/social-selling/prospect", "back")] == Memory(
            State.REVIEW,
            None,
            11.5,
            2.25,
            datetime(2026, 3, 16, 16, 5, tzinfo=UTC),
            datetime(2026, 3, 4, 16, 5, tzinfo=UTC),
        )
        assert memories[Key("reseaux-sociaux/social-selling/definition", "question")].step == 0
        remembered.record(KEY, Rating.GOOD, NOW)


def test_an_empty_file_becomes_one_of_this_version(path: Path) -> None:
    """The file as left by a program killed while creating it."""
    path.parent.mkdir()
    path.touch()
    with Progress(path) as remembered:
        assert remembered.set_aside is None
        remembered.record(KEY, Rating.GOOD, NOW)


def test_migrations_are_done_once_and_keep_every_review(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, VERSION_1.read_text(encoding="utf-8"))
    with Progress(path) as remembered:
        before = list(remembered.reviews())
    more = (
        *progress.MIGRATIONS,
        ("ALTER TABLE reviews ADD COLUMN seconds INTEGER", "UPDATE reviews SET seconds = rating"),
        ("CREATE TABLE notes (text TEXT)",),
    )
    monkeypatch.setattr(progress, "MIGRATIONS", more)
    for _again in range(2):
        with Progress(path) as remembered:
            assert list(remembered.reviews()) == before
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(more),)
    assert connection.execute("SELECT COUNT(*) FROM reviews WHERE seconds = rating").fetchone() == (3,)
    connection.close()


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, VERSION_1.read_text(encoding="utf-8"))
    data = path.read_bytes()
    broken = (*progress.MIGRATIONS, ("ALTER TABLE reviews ADD COLUMN seconds INTEGER", "UPDATE nothing SET x = 1"))
    with monkeypatch.context() as patched:
        patched.setattr(progress, "MIGRATIONS", broken)
        with pytest.raises(QuizError, match="nothing"):
            Progress(path)
    assert path.read_bytes() == data
    with Progress(path) as remembered:
        assert remembered.count() == 3


def test_a_file_of_a_newer_release_is_left_alone(path: Path) -> None:
    write(path, "CREATE TABLE future (x); PRAGMA user_version = 99;")
    data = path.read_bytes()
    with pytest.raises(QuizError, match="newer release"):
        Progress(path)
    assert path.read_bytes() == data


# --- accidents ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", ["text", "head", "middle", "tables"])
def test_a_damaged_file_is_set_aside_and_never_overwritten(path: Path, damage: str) -> None:
    with Progress(path) as remembered:
        for number in range(200):
            remembered.record(Key(f"question-{number}", "question"), Rating.GOOD, NOW)
    data = bytearray(path.read_bytes())
    match damage:
        case "text":
            data = bytearray(b"Ceci n'est pas une base." * 500)
        case "head":
            data[:16] = bytes(16)
        case "middle":
            data[4096:12288] = os.urandom(8192)
        case "tables":
            write(path, "ALTER TABLE reviews RENAME TO others;")
            data = bytearray(path.read_bytes())
    path.write_bytes(data)
    path.with_name("progress-damaged-1.sqlite3").write_text("an earlier one", encoding="utf-8")
    with Progress(path) as remembered:
        assert remembered.set_aside == path.with_name("progress-damaged-2.sqlite3")
        assert remembered.set_aside.read_bytes() == data
        assert remembered.count() == 0
        remembered.record(KEY, Rating.GOOD, NOW)
    assert path.with_name("progress-damaged-1.sqlite3").read_text(encoding="utf-8") == "an earlier one"


def test_a_place_that_can_not_be_written_is_told_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(QuizError, match="--no-save"):
        Progress(tmp_path / "file" / progress.NAME)


def test_what_the_disk_refuses_is_said_in_french(path: Path) -> None:
    path.mkdir(parents=True)
    for command in (["drill"], ["progress", "show"]):
        said = spawn(*command, RESEAUX_QUIZ_HOME=str(path.parent), RESEAUX_QUIZ_LANG="fr")
        assert (said.code, said.out) == (1, "")
        assert "ne peut pas y être retenue (le fichier ne peut pas être ouvert)." in said.err


@pytest.mark.skipif(os.name != "posix", reason="other systems always have a home")
@pytest.mark.parametrize("home", [None, "~nobody-of-that-name/x"])
def test_where_the_system_knows_no_home(monkeypatch: pytest.MonkeyPatch, home: str | None) -> None:
    import pwd  # noqa: PLC0415 - Windows has none

    def unknown(_user: object) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    for name in ("HOME", "XDG_DATA_HOME", "RESEAUX_QUIZ_HOME"):
        monkeypatch.delenv(name, raising=False)
    if home:
        monkeypatch.setenv("RESEAUX_QUIZ_HOME", home)
    with pytest.raises(QuizError, match="RESEAUX_QUIZ_HOME names another"):
        progress.place()


@pytest.mark.skipif(os.name != "posix", reason="other systems have no modes")
@pytest.mark.parametrize("there", [False, True])
def test_a_folder_that_is_read_only(tmp_path: Path, there: bool) -> None:
    path = tmp_path / progress.NAME
    if there:
        with Progress(path) as remembered:
            remembered.record(KEY, Rating.GOOD, NOW)
        path.chmod(0o444)
    tmp_path.chmod(0o555)
    done = subprocess.run(
        [*as_anybody(), *PROGRAM, "drill", "--new", "1"],
        env=surroundings(RESEAUX_QUIZ_HOME=str(tmp_path), RESEAUX_QUIZ_LANG="en"),
        input="q\n",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    tmp_path.chmod(0o755)
    assert done.returncode == 1
    assert "--no-save keeps nothing" in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert done.stdout == "", "told before the first question"


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from reseaux_quiz.progress import Progress
from reseaux_quiz.scheduling import Key, Rating
with Progress(Path(sys.argv[1])) as remembered:
    for number in range(100):
        remembered.record(Key("shared", "question"), Rating.GOOD, datetime.now(UTC))
        remembered.record(Key(sys.argv[2], f"gap-{number}"), Rating.GOOD, datetime.now(UTC))
"""


def test_two_at_once_lose_nothing(path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in ("one", "two")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    with Progress(path) as remembered:
        assert remembered.set_aside is None
        assert remembered.count() == 400
        assert len(remembered.memories()) == 201
        ids = [review.id for review in remembered.reviews()]
        assert ids == sorted(set(ids))
    assert [each.name for each in path.parent.iterdir()] == [progress.NAME]
