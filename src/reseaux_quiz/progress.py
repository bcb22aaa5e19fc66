"""The record of past reviews: one SQLite file on this computer.

The file is a log with one row per review, and a card's memory is its last row: a review inserts a row, undoing
it deletes the row. A row has the question's id, the rating, the time and the schedule, but no name and nothing
that was typed.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from attrs import frozen

from reseaux_quiz import scheduling
from reseaux_quiz.errors import QuizError, reason
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.scheduling import Key, Memory, Rating, State

NAME = "progress.sqlite3"
_DAMAGED = "progress-damaged-{number}.sqlite3"

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # AUTOINCREMENT: ids are never reused, so that undoing a review can't delete another one.
        """
        CREATE TABLE reviews (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            question TEXT NOT NULL,
            card TEXT NOT NULL,
            rating INTEGER NOT NULL,
            reviewed TEXT NOT NULL,
            state INTEGER NOT NULL,
            step INTEGER,
            stability REAL NOT NULL,
            difficulty REAL NOT NULL,
            due TEXT NOT NULL
        )
        """,
        "CREATE INDEX reviews_by_card ON reviews (question, card, id)",
    ),
)
"""The migrations from each schema version to the next: append only, never change one."""

_COLUMNS = "question, card, rating, reviewed, state, step, stability, difficulty, due"
_TIME = "%Y-%m-%dT%H:%M:%SZ"
_IS_SOUND = f"""
    typeof(question) = 'text' AND typeof(card) = 'text'
    AND rating IN (1, 2, 3, 4)
    AND ((state = 2 AND step IS NULL) OR (state IN (1, 3) AND step IN (0, 1, 2, 3, 4)))
    AND stability BETWEEN 0.001 AND 1000000 AND difficulty BETWEEN 1 AND 10
    AND strftime('{_TIME}', reviewed, '+0 days') = reviewed AND reviewed BETWEEN '1970' AND '3000'
    AND strftime('{_TIME}', due, '+0 days') = due AND due BETWEEN '1970' AND '3000'
"""
"""The condition for a row to be read; rows that another program damaged are ignored."""
# SQLite's codes for a damaged file, or one that is not a database.
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
# Messages for SQLite's codes, since its own messages are in English only.
_REASONS = {
    sqlite3.SQLITE_BUSY: msg("another program is using the file"),
    sqlite3.SQLITE_CANTOPEN: msg("the file can't be opened"),
    sqlite3.SQLITE_FULL: msg("No space left on device"),
    sqlite3.SQLITE_IOERR: msg("Input/output error"),
    sqlite3.SQLITE_READONLY: msg("Permission denied"),
}


@frozen
class Review:
    """A rating and the resulting memory; `id` is that of the row."""

    id: int
    key: Key
    rating: Rating
    memory: Memory


class _DamagedError(Exception):
    """The file can't be read."""


def place() -> Path:
    """Return the path of the file: in `RESEAUX_QUIZ_HOME`, else in the user's data directory.

    Raises QuizError if the user, or the one of a “~name”, has no home directory.
    """
    home = os.environ.get("RESEAUX_QUIZ_HOME")
    try:
        if home:
            return Path(home).expanduser() / NAME
        import platformdirs  # noqa: PLC0415 - not needed with RESEAUX_QUIZ_HOME

        return platformdirs.user_data_path("reseaux-quiz", appauthor=False).expanduser() / NAME
    except RuntimeError:
        raise QuizError(
            msg("{path}: the system knows no such home. RESEAUX_QUIZ_HOME names another folder.", path=home or "~")
        ) from None


def damaged() -> tuple[Path, ...]:
    """Return the damaged files that were set aside, with their journals; they may still contain readable reviews."""
    return tuple(sorted(place().parent.glob(_DAMAGED.format(number="*") + "*")))


class Progress:
    """The open file. With `path` None, reviews are kept in memory only and lost at the end.

    `set_aside` is the new path of a damaged file, if there was one. Raises QuizError if the file can't be opened
    or written, or comes from a newer release.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.set_aside: Path | None = None
        with self._faults():
            try:
                self._connection = self._connect()
            except _DamagedError:
                assert path is not None
                self.set_aside = _set_aside(path)
                self._connection = self._connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._connection.close()

    def prove_writable(self) -> None:
        """Raise QuizError if reviews can't be recorded: better before the first question than after it."""
        with self._faults(), self._transaction():
            self._connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    def record(self, key: Key, rating: Rating, now: datetime) -> Review:
        """Add a review; it is on disk when this returns."""
        with self._faults(), self._transaction():
            memory = scheduling.review(self.memories(key).get(key), rating, now)
            values = (
                key.question,
                key.card,
                rating,
                _text(memory.reviewed),
                memory.state,
                memory.step,
                memory.stability,
                memory.difficulty,
                _text(memory.due),
            )
            marks = ", ".join("?" * len(values))
            cursor = self._connection.execute(f"INSERT INTO reviews ({_COLUMNS}) VALUES ({marks})", values)  # noqa: S608
        assert cursor.lastrowid is not None
        return Review(cursor.lastrowid, key, rating, memory)

    def take_back(self, review: Review) -> None:
        """Undo a review: the card's memory is what it was before."""
        with self._faults(), self._transaction():
            self._connection.execute("DELETE FROM reviews WHERE id = ?", (review.id,))

    def memories(self, key: Key | None = None) -> Mapping[Key, Memory]:
        """Return the memory of every reviewed card, or of one; its question may no longer exist."""
        where, values = ("question = ? AND card = ? AND", (key.question, key.card)) if key else ("", ())
        # SQLite takes the other columns from the row with the greatest id.
        query = f"SELECT MAX(id), {_COLUMNS} FROM reviews WHERE {where} {_IS_SOUND} GROUP BY question, card"  # noqa: S608
        with self._faults():
            found = [_review(row) for row in self._connection.execute(query, values)]
        return {review.key: review.memory for review in found}

    def reviews(self) -> Iterator[Review]:
        """Return every review, oldest first."""
        with self._faults():
            query = f"SELECT id, {_COLUMNS} FROM reviews WHERE {_IS_SOUND} ORDER BY id"  # noqa: S608
            for row in self._connection.execute(query):
                yield _review(row)

    def count_unsound(self) -> int:
        """Count the damaged rows, which are not read."""
        with self._faults():
            query = f"SELECT COUNT(*) FROM reviews WHERE ({_IS_SOUND}) IS NOT TRUE"  # noqa: S608
            (number,) = self._connection.execute(query).fetchone()
        return int(number)

    def count_new(self, since: datetime) -> int:
        """Count the cards that were reviewed for the first time since a time."""
        with self._faults():
            query = (
                f"SELECT COUNT(*) FROM (SELECT MIN(reviewed) AS first FROM reviews WHERE {_IS_SOUND} "  # noqa: S608
                "GROUP BY question, card) WHERE first >= ?"
            )
            (number,) = self._connection.execute(query, (_text(since),)).fetchone()
        return int(number)

    def count(self, before: datetime | None = None) -> int:
        """Count the reviews, or those made before a time."""
        where, values = _before(before)
        with self._faults():
            (number,) = self._connection.execute(f"SELECT COUNT(*) FROM reviews {where}", values).fetchone()  # noqa: S608
        return int(number)

    def delete(self, before: datetime | None = None) -> None:
        """Delete every review, or those made before a time; a card with a later review keeps its schedule."""
        where, values = _before(before)
        with self._faults(), self._transaction():
            self._connection.execute(f"DELETE FROM reviews {where}", values)  # noqa: S608

    # --- the file ------------------------------------------------------------------------------------------

    def _connect(self) -> sqlite3.Connection:
        if self.path:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            # SQLite would create it readable by everyone; the journal inherits the mode of the file.
            with contextlib.suppress(FileExistsError):
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        connection = sqlite3.connect(self.path or ":memory:", timeout=20, isolation_level=None)
        connection.text_factory = lambda data: data.decode(errors="replace")
        try:
            self._prepare(connection)
        except BaseException as error:
            connection.close()
            if isinstance(error, sqlite3.DatabaseError) and _code(error) in _BROKEN:
                raise _DamagedError from None
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA secure_delete = ON")
        if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise _DamagedError
        if _version(connection) < len(MIGRATIONS):
            with _committed(connection):  # another process may have migrated it meanwhile
                for statements in MIGRATIONS[_version(connection) :]:
                    for statement in statements:
                        connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        if _version(connection) > len(MIGRATIONS):
            raise QuizError(
                msg(
                    "{path} was written by a newer release of this program, which this one can't read: update it",
                    path=self.path,
                )
            )
        try:
            connection.execute(f"SELECT id, {_COLUMNS} FROM reviews LIMIT 0")  # noqa: S608
        except sqlite3.OperationalError:
            raise _DamagedError from None

    def _transaction(self) -> contextlib.AbstractContextManager[None]:
        return _committed(self._connection)

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        """Turn errors of the disk or SQLite into a message with a remedy."""
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise QuizError(
                msg(
                    "{path}: progress can't be kept there ({reason}). "
                    "RESEAUX_QUIZ_HOME names another folder; --no-save keeps nothing.",
                    path=self.path,
                    reason=_reason(error),
                )
            ) from None


@contextlib.contextmanager
def _committed(connection: sqlite3.Connection) -> Iterator[None]:
    """Run a transaction; other processes wait from its start."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary code


def _reason(error: OSError | sqlite3.Error) -> Message | str:
    if isinstance(error, OSError):
        return reason(error)
    return _REASONS.get(_code(error)) or str(error)


def _set_aside(path: Path) -> Path:
    """Rename a damaged file and its journal to unused names."""
    numbers = iter(range(1, 10_000))
    aside = next(
        aside for number in numbers if not (aside := path.with_name(_DAMAGED.format(number=number))).exists()
    )
    with contextlib.suppress(FileNotFoundError):  # another drill has moved it
        path.rename(aside)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    return aside


def _before(before: datetime | None) -> tuple[str, tuple[str, ...]]:
    return ("WHERE reviewed < ?", (_text(before),)) if before else ("", ())


def _text(time: datetime) -> str:
    """Return a time as text that sorts chronologically."""
    return time.astimezone(UTC).strftime(_TIME)


def _review(row: tuple[int, str, str, int, str, int, int | None, float, float, str]) -> Review:
    number, question, card, rating, reviewed, state, step, stability, difficulty, due = row
    memory = Memory(
        State(state), step, stability, difficulty, datetime.fromisoformat(due), datetime.fromisoformat(reviewed)
    )
    return Review(number, Key(question, card), Rating(rating), memory)
