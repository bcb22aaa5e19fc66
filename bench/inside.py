"""Measurements in a separate process, without imports: `python -m bench.inside FUNCTION FILE` prints JSON."""

import json
import resource
import sys
from pathlib import Path
from time import perf_counter

import yaml

from reseaux_quiz import loading


def parser(path: Path) -> dict[str, float]:
    """Measure Y, the time of PyYAML's own C loader, which finds no faults and gives no positions."""
    text = path.read_text(encoding="utf-8")
    start = perf_counter()
    yaml.load(text, Loader=yaml.CSafeLoader)
    return {"seconds": perf_counter() - start}


def load(path: Path) -> dict[str, float]:
    """Measure the time of loading a bank with every check, and its memory beyond that of the imports."""
    before = _peak()
    start = perf_counter()
    loading.load([path])
    return {"seconds": perf_counter() - start, "megabytes": _peak() - before}


def _peak() -> float:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # bytes on macOS
    return kilobytes / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    print(json.dumps({"parser": parser, "load": load}[sys.argv[1]](Path(sys.argv[2]))))
