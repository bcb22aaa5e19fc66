"""The plugin package that docs/library.md shows is built, installed and used, as anybody's would be."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from commands import spawn

PAGE = Path(__file__).parents[1] / "docs" / "library.md"
FILES = ("pyproject.toml", "quiz_outline/__init__.py", "tests/test_outline.py")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the package as the page has it."""
    folder = tmp_path_factory.mktemp("package")
    page = PAGE.read_text(encoding="utf-8")
    for name in FILES:
        (text,) = re.findall(
            rf"^(?:[^`\n]*|.* )`{re.escape(name)}`[^\n]*:\n\n```\w+\n(.*?)```", page, re.DOTALL | re.MULTILINE
        )
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def installed(package: Path) -> Path:
    """Build a wheel without any network, and unpack it where Python finds it, which is what installing it does."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=package, check=True, capture_output=True
    )
    (wheel,) = package.glob("dist/*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(package / "site")
    return package / "site"


@pytest.mark.thorough
def test_its_own_test_passes(package: Path, installed: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=package,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.thorough
def test_it_is_used_through_the_program(installed: Path) -> None:
    settings = {"PYTHONPATH": str(installed), "RESEAUX_QUIZ_LANG": "en"}
    assert "\n  outline  " in spawn("export", "--help", **settings).out
    assert "What stands before each question." in spawn("export", "outline", "--help", **settings).out
    for name in ("outline", "plan"):
        result = spawn("export", name, "--id", "social-selling/prospect", "--bullet", "*", "-o", "-", **settings)
        assert (result.code, result.out) == (0, "* Prospect\n")
        assert "reduced, outline, 1 question: an outline has the text of the questions only" in result.err
