"""What every test may use: the user's language fixed, and the real consumers of the formats."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

CONSUMERS = Path(__file__).parent / "consumers"

os.environ["RESEAUX_QUIZ_LANG"] = "en"  # before the program is imported: it asks once

settings.register_profile("default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("default")


def missing(consumer: str) -> None:
    """Skip, or fail where every consumer is required: CI must not pass for want of one."""
    reason = f"{consumer} is not installed (.ci/run installs it)"
    if os.environ.get("RESEAUX_QUIZ_CONSUMERS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def read_gift() -> Iterator[Callable[[str], list[dict[str, Any]]]]:
    """Read GIFT with gift-pegjs, the parser of another project: a list of questions, or ValueError."""
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


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden files are written anew only where that is asked for."""
    parser.addoption("--regenerate", action="store_true", help="write the golden files anew")
