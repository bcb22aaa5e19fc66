"""The program uses the user's language, whatever the previous run used, and the name it was called by."""

import gettext
import os
import sys
from pathlib import Path

import pytest

from commands import Run
from reseaux_quiz.cli.language import program, user_language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "fr"),
        ({"LANG": "C.UTF-8"}, "fr"),
        ({"LC_ALL": "POSIX"}, "fr"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR", "LC_ALL": "de_DE"}, "en"),
        ({"LANG": "en_US", "LANGUAGE": "fr:en"}, "fr"),
        ({"LANG": "C", "LANGUAGE": "en"}, "fr"),
        ({"LANG": "fr_FR", "RESEAUX_QUIZ_LANG": "EN"}, "en"),
        ({"LANG": "en_US", "RESEAUX_QUIZ_LANG": "klingon"}, "en"),
    ],
)
def test_the_users_language(environment: dict[str, str], language: str) -> None:
    assert user_language(environment) == language


@pytest.mark.parametrize("before", ["de", None])
def test_each_run_decides_its_language_and_leaves_none_behind(
    run: Run, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    if before:
        monkeypatch.setenv("LANGUAGE", before)
    else:
        monkeypatch.delenv("LANGUAGE", raising=False)
    domain = gettext.textdomain()
    for language, usage, error in (
        ("fr", "Utilisation\u00a0:", "n’est pas un nombre entier"),
        ("en", "Usage:", "not a valid whole number"),
        ("fr", "Utilisation\u00a0:", "n’est pas un nombre entier"),
    ):
        monkeypatch.setenv("RESEAUX_QUIZ_LANG", language)
        assert run("drill", "--help").out.startswith(usage)
        assert error in run("drill", "--new", "x").err
        assert error in run("quiz", "--seed", "x").err
        assert (os.environ.get("LANGUAGE"), gettext.textdomain()) == (before, domain)


@pytest.mark.parametrize(
    ("called", "repeated"),
    [
        ("/somewhere/site-packages/reseaux_quiz/__main__.py", "python -m reseaux_quiz"),
        ("BIN/reseaux-quiz", "reseaux-quiz"),
        (".venv/bin/reseaux-quiz", ".venv/bin/reseaux-quiz"),
    ],
)
def test_hints_repeat_how_the_program_was_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, called: str, repeated: str
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    monkeypatch.setattr(sys, "argv", [called.replace("BIN", str(tmp_path))])
    assert program() == repeated


def test_a_hint_of_the_core_repeats_it_too(run: Run) -> None:
    result = run("show", "nothing-like-it", program=".venv/bin/reseaux-quiz")
    assert "`.venv/bin/reseaux-quiz show BANK` lists" in result.err
