"""The program in this process."""

import io
import sys
from pathlib import Path

import pytest

from commands import Result, Run
from reseaux_quiz.cli import main as command_line


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Run:
    """Run the program in this process, in an empty folder, without saved progress."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("RESEAUX_QUIZ_HOME", str(tmp_path / "home"))

    def call(*arguments: str, program: str = "reseaux-quiz", stdin: str | None = None) -> Result:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        monkeypatch.setattr(sys, "argv", [program, *arguments])
        code = command_line.main()
        out, err = capsysbinary.readouterr()
        return Result(code, out.decode(), err.decode())

    return call
