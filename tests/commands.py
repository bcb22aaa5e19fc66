"""Running the program: in its own process, as users do, or in this one through the fixture `run`."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

import pytest


class Result:
    """The exit code and output of a run."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Run = Callable[..., Result]

PROGRAM = [sys.executable, "-m", "reseaux_quiz"]


def surroundings(**given: str) -> dict[str, str]:
    """Return the minimal environment for the program."""
    return {"PATH": os.environ["PATH"], "PYTHONUTF8": "1", "COLUMNS": "80"} | given


def spawn(*arguments: str, stdin: str = "", **given: str) -> Result:
    """Run the program to its end, with coverage in its process."""
    measured = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_PROCESS_")}
    done = subprocess.run(
        [*PROGRAM, *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=surroundings(**measured, **given),
        timeout=60,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def as_anybody() -> list[str]:
    """Return the start of a command that removes root's right to read and write everything."""
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root reads and writes everything, and there is no setpriv to take that away")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
