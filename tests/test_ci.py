"""CI: the lock has every dependency, and the workflow has .ci/run and every supported Python."""

import re
import tomllib
from pathlib import Path
from typing import Any

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
REFRESH = re.compile(r"^# +uv pip compile (.*)$", re.MULTILINE)


def lock() -> str:
    return (ROOT / "requirements" / "ci.txt").read_text(encoding="utf-8")


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def is_locked(wanted: Requirement) -> bool:
    version = dict(re.findall(r"^([a-z0-9-]+)==([^ ;\n]+)", lock(), re.MULTILINE)).get(canonicalize_name(wanted.name))
    return version is not None and version in wanted.specifier


def test_every_dependency_is_locked_within_what_is_asked_for() -> None:
    optional = project()["optional-dependencies"]
    asked = [Requirement(each) for each in (*project()["dependencies"], *optional["test"], *optional["dev"])]
    unlocked = [str(each) for each in asked if each.name != "reseaux-quiz" and not is_locked(each)]
    assert unlocked == [], "refresh requirements/ci.txt, as CONTRIBUTING.md says"


def test_the_lock_names_no_registry_and_is_refreshed_as_contributing_says() -> None:
    assert "://" not in lock()
    (command,) = REFRESH.findall(lock())
    assert f"uv pip compile {command}" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").replace(
        "\\\n    ", ""
    )


def test_the_workflow_runs_everything_on_linux_and_the_tests_elsewhere() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    check, tests = workflow["jobs"]["check"], workflow["jobs"]["tests"]
    assert {"run": "bash .ci/run"} in check["steps"]
    matrix = tests["strategy"]["matrix"]
    assert {name.partition("-")[0] for name in matrix["os"]} == {"windows", "macos"}
    assert matrix["python"][0] == project()["requires-python"].removeprefix(">=")
