"""The real Anki, and a real browser to show its cards in."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from conftest import missing
from pupil import Pupil
from reseaux_quiz.model import Bank, Item, Picture, Question, Quiz
from reseaux_quiz_anki import Options, exporter


@pytest.fixture
def pupil(tmp_path: Path) -> Iterator[Pupil]:
    made = Pupil(tmp_path)
    yield made
    made.collection.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("google-chrome") or ""
    if not program:
        missing("chromium")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
        started = playwright.chromium.launch(executable_path=program, args=arguments)
        yield started
        started.close()


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
