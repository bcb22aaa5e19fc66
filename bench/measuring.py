"""Measurements, each in a separate process, the best of several runs."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Sequence
from os import PathLike
from pathlib import Path
from time import perf_counter

RUNS = 5
ENOUGH = 20  # seconds: anything that takes longer is measured once
PROGRAM = str(Path(sys.executable).with_name("reseaux-quiz"))
ENVIRONMENT = os.environ | {"RESEAUX_QUIZ_LANG": "en"}


def whole(command: Sequence[str | PathLike[str]], folder: Path) -> float:
    """Return the seconds that a command takes from start to end."""

    def once() -> float:
        start = perf_counter()
        subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)
        return perf_counter() - start

    return _best(once)


def inside(function: str, path: Path) -> dict[str, float]:
    """Return the results of a function of `bench.inside` on a file, each the best of several processes."""
    command = [sys.executable, "-m", "bench.inside", function, str(path)]

    def once() -> dict[str, float]:
        done = subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True)
        found: dict[str, float] = json.loads(done.stdout)
        return found

    runs = [once() for _ in range(RUNS)]
    return {name: min(run[name] for run in runs) for name in runs[0]}


def until_asked(arguments: Sequence[str]) -> float:
    """Return the seconds until the program waits for an answer on a terminal."""

    def once() -> float:
        ours, theirs = pty.openpty()
        start = perf_counter()
        with subprocess.Popen(
            [PROGRAM, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=ENVIRONMENT
        ) as process:
            shown = b""
            while b"> " not in shown:
                shown += os.read(ours, 4096)
            taken = perf_counter() - start
            process.kill()
        os.close(ours)
        os.close(theirs)
        return taken

    return _best(once)


def _best(once: Callable[[], float]) -> float:
    first = once()
    return first if first > ENOUGH else min(first, *(once() for _ in range(RUNS - 1)))
