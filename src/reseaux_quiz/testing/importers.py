"""Trying an importer of anybody with files that are hostile, damaged or none of its format."""

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from reseaux_quiz import importing, loading, writing
from reseaux_quiz.errors import QuizError
from reseaux_quiz.importing import Imported, Importer, Level
from reseaux_quiz.testing.hostile import HOSTILE

_SECONDS = 10
"""How long a file of a few kilobytes may take."""
_DAMAGED = 30
"""Damaged copies of each sample."""


def check_importer(importer: Importer, *samples: tuple[str, bytes]) -> None:
    """Try an importer. Raises AssertionError with every problem, one per line.

    `samples` are files of its format, by name: each must give a bank. Those, damaged, and files of no format must
    give a bank or a QuizError, in a few seconds.
    """
    found = [str(problem) for problem in importing.problems(importer, importer.name)]
    if not found:
        for name, data in samples:
            found += _of_sample(importer, name, data)
        for name, data in (*_files(), *(each for sample in samples for each in _damaged(*sample))):
            found += _of_file(importer, name, data)
    if found:
        raise AssertionError(f"{importer.name}:\n" + "\n".join(dict.fromkeys(found)))


def _files() -> Iterator[tuple[str, bytes]]:
    """Return files that are of no format, or only seem to be of one."""
    yield "empty", b""
    yield "zeros", bytes(10_000)
    yield "every byte", bytes(range(256)) * 10
    yield "half a surrogate", "a\ud800b".encode("utf-8", "surrogatepass")
    yield "utf-16", "Un ?\n".encode("utf-16")
    for index, text in enumerate(HOSTILE):
        yield f"hostile text {index}", text.encode()
        yield f"hostile text {index}, repeated", f"{text}\n".encode() * 50
    for sign in "{[(<=~#|,;\t*_`\"'\\":
        yield f"many {sign!r}", sign.encode() * 5_000
    yield "deep XML", b"<a>" * 5_000
    yield "a DTD", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'
    yield "half an archive", b"PK\x03\x04" + bytes(100)


def _damaged(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Return copies of a file with bytes changed or missing, the same at every run."""
    draw = random.Random(len(data))  # noqa: S311 - damage, not a secret
    for index in range(_DAMAGED if data else 0):
        copy = bytearray(data)
        for _change in range(index % 5 + 1):
            copy[draw.randrange(len(copy))] = draw.randrange(256)
        yield f"{name}, damaged {index}", bytes(copy[: draw.randrange(len(copy)) + 1] if index % 2 else copy)


def _of_sample(importer: Importer, name: str, data: bytes) -> Iterator[str]:
    if not importer.recognises(data, name) > 0:
        yield f"{name}: it is not recognised"
    try:
        imported, again = importer.read(data, name), importer.read(data, name)
    except QuizError as error:
        yield f"{name}: it cannot be read: {error}"
        return
    if imported != again:
        yield f"{name}: reading it twice does not give the same bank"


def _of_file(importer: Importer, name: str, data: bytes) -> Iterator[str]:
    start = time.process_time()
    try:
        sureness = importer.recognises(data, name)
        if not 0 <= sureness <= 1:
            yield f"{name}: `recognises` returns {sureness}, which is not from 0 to 1"
        yield from _of_imported(importer.read(data, name), name)
    except QuizError as error:
        yield from (f"{name}: the fault has no text in {each}" for each in ("en", "fr") if not error.text(each))
    except Exception as error:  # noqa: BLE001 - which one is what is to be told
        yield f"{name}: {type(error).__name__} instead of a QuizError: {str(error)[:200]}"
    if time.process_time() - start > _SECONDS:
        yield f"{name}: reading {len(data)} bytes takes more than {_SECONDS} s"


def _of_imported(imported: Imported, name: str) -> Iterator[str]:
    ids = {question.id for question in imported.bank.questions}
    for loss in imported.losses:
        if loss.level not in Level or not all(loss.message.text(each) for each in ("en", "fr")):
            yield f"{name}: the loss “{loss.code}” has no level or no text"
        if loss.question is not None and loss.question not in ids:
            yield f"{name}: a loss names the question “{loss.question}”, which is not in the bank"
    for path in imported.pictures:
        if Path(path).is_absolute() or ".." in Path(path).parts:
            yield f"{name}: the picture “{path}” is not below the bank's folder"
            return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bank.yaml"
        file.write_text(writing.write(imported.bank), encoding="utf-8")
        for path, picture in imported.pictures.items():
            (file.parent / path).parent.mkdir(parents=True, exist_ok=True)
            (file.parent / path).write_bytes(picture)
        try:
            (loaded,) = loading.load([file])
        except QuizError as error:
            yield f"{name}: the bank that comes of it has faults: {error}"
            return
    if loaded.bank != evolve(imported.bank, collection=loaded.bank.collection):
        yield f"{name}: the bank is not the same once it is written and loaded again"
