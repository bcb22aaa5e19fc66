"""Fixtures for all tests: a fixed user language, and the real consumers of the formats."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

CONSUMERS = Path(__file__).parent / "consumers"

os.environ["RESEAUX_QUIZ_LANG"] = "en"  # before the program is imported, since it reads the language only once

# The same examples for everyone, so that a test fails because of a change. .ci/run asks for the thorough profile, and
# `pytest -m hypothesis --hypothesis-profile=search` looks for what nobody has met yet.
_COMMON = settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("default", _COMMON, max_examples=10)
settings.register_profile("thorough", _COMMON, max_examples=60)
settings.register_profile("search", _COMMON, derandomize=False, max_examples=300)
settings.load_profile("default")


def missing(consumer: str) -> None:
    """Skip, or fail if every consumer is required: CI must not pass because one is missing."""
    reason = f"{consumer} is not installed (.ci/run installs it)"
    if os.environ.get("RESEAUX_QUIZ_CONSUMERS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def read_gift() -> Iterator[Callable[[str], list[dict[str, Any]]]]:
    """Read GIFT with gift-pegjs, a parser of another project: a list of questions, or ValueError."""
    if not shutil.which("node") or not (CONSUMERS / "node_modules" / "gift-pegjs").is_dir():
        missing("npm gift-pegjs")
    process = subprocess.Popen(
        ["node", str(CONSUMERS / "read-gift.js")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin
    assert process.stdout
    answers, questions = process.stdout, process.stdin

    def read(text: str) -> list[dict[str, Any]]:
        questions.write(json.dumps(text) + "\n")
        questions.flush()
        answer = json.loads(answers.readline())
        if "error" in answer:
            raise ValueError(answer["error"])
        found: list[dict[str, Any]] = answer["questions"]
        return found

    with process:
        yield read
        questions.close()


@pytest.fixture(scope="session")
def to_pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, bytes]], dict[str, list[str]]]:
    """Convert Word files with LibreOffice in one run: the text of each page of each file; a warning is a failure."""
    soffice = shutil.which("soffice")
    if not soffice or not shutil.which("pdftotext"):
        missing("LibreOffice with poppler-utils")
    profile = tmp_path_factory.mktemp("libreoffice").as_uri()

    def convert(files: dict[str, bytes]) -> dict[str, list[str]]:
        folder = tmp_path_factory.mktemp("worksheets")
        for name, data in files.items():
            (folder / f"{name}.docx").write_bytes(data)
        documents = [f"{name}.docx" for name in files]
        done = subprocess.run(
            [str(soffice), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", *documents],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=True,
        )
        # A warning about Java is irrelevant.
        said = [line for line in done.stderr.splitlines() if line and "javaldx" not in line]
        assert not said
        pages = {}
        for name in files:
            command = ["pdftotext", "-layout", f"{name}.pdf", "-"]
            text = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout
            pages[name] = text.split("\f")[:-1]
        return pages

    return convert


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


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden files are only rewritten on request."""
    parser.addoption("--regenerate", action="store_true", help="write the golden files anew")
