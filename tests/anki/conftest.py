"""The real Anki."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pupil import Pupil
from reseaux_quiz.model import Bank, Item, Picture, Question, Quiz
from reseaux_quiz_anki import Options, exporter


@pytest.fixture
def pupil(tmp_path: Path) -> Iterator[Pupil]:
    made = Pupil(tmp_path)
    yield made
    made.collection.close()


@pytest.fixture
def package_of() -> Callable[..., bytes]:
    """Return a package with one question."""

    def made(
        question: Question,
        *,
        language: str = "fr",
        pictures: Mapping[tuple[str, str], Picture] | None = None,
        **options: Any,
    ) -> bytes:
        bank = Bank(id="b", title="Banque", section="1", questions=(question,), language=language)
        quiz = Quiz((Item(bank, question),), pictures=pictures or {}, made=datetime(2026, 9, 1, tzinfo=UTC))
        return exporter.render(quiz, Options(**options)).files[""]

    return made
