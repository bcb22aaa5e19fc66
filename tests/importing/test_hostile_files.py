"""Any bytes give a bank or a clear fault, quickly and in little memory."""

import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from importing import foreign
from reseaux_quiz import importing, writing
from reseaux_quiz.errors import QuizError
from reseaux_quiz.importing.html import Converter
from reseaux_quiz.testing.hostile import HOSTILE

NAMES = importing.names()
_pieces = st.sampled_from(
    [*HOSTILE, "{", "}", "=", "~", "#", "####", "->", "%50%", "::", "\n", "\n\n", "1. ", "a) ", "*b) ", "Réponse : b",
     "A. ", "ANSWER: A", "\t", ";", '"', "question;answer", "<quiz>",
     '<question type="multichoice">', "</question>", "T"]
)  # fmt: skip


def fault_of(call: Callable[[], object]) -> str:
    """Return the message to the user, "" if there is no fault."""
    try:
        call()
    except QuizError as error:
        return error.text("en")
    return ""


def attempt(name: str, data: bytes) -> None:
    def read() -> None:
        found = importing.find(name).read(data, f"x.{name}")
        assert found.bank.questions
        writing.write(found.bank)

    fault_of(read)


@pytest.mark.parametrize("name", NAMES)
@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.binary(max_size=200) | st.lists(_pieces, max_size=12).map("".join).map(str.encode))
def test_any_bytes_give_a_bank_or_a_fault(name: str, data: bytes) -> None:
    attempt(name, data)
    fault_of(lambda: importing.recognise(data, "x.txt"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("make", [foreign.moodle, foreign.kahoot], ids=["xml", "xlsx"])
@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(data=st.data())
def test_a_damaged_file_gives_a_bank_or_a_fault(name: str, make: Callable[[], bytes], data: st.DataObject) -> None:
    whole = bytearray(make())
    for _change in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    attempt(name, bytes(whole[: data.draw(st.integers(0, len(whole)))]))


def archive(name: str, **parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr(name, parts.pop("main", b"<x/>"))
        for other, data in parts.items():
            made.writestr(other.replace("__", "/") + ".xml", data)
    return stream.getvalue()


BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    b'<quiz><question type="x">&b;</question></quiz>'
)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("moodle", BILLION),
        ("moodle", BILLION.decode().encode("utf-16")),
        ("moodle", b"<quiz>" + b"<a>" * 100_000),
        ("text", partial(archive, "word/document.xml", main=bytes(300_000_000))),
        ("text", partial(archive, "word/document.xml", main=BILLION)),
        ("text", partial(archive, "word/document.xml", main=b"\x00" * 1000)),
        ("table", partial(archive, "xl/workbook.xml", xl__worksheets__sheet1=b'<c r="XFD1048576"/>')),
        ("table", partial(archive, "xl/workbook.xml", main=BILLION)),
        ("table", partial(archive, "xl/workbook.xml", main=bytes(300_000_000))),
        ("table", b"\xd0\xcf\x11\xe0" + bytes(1000)),
        ("text", b"\xd0\xcf\x11\xe0" + bytes(1000)),
        ("gift", bytes(1000)),
        ("gift", b""),
        ("aiken", b"ANSWER: A\n"),
    ],
)
def test_what_is_refused_is_refused_soon(name: str, made: bytes | Callable[[], bytes]) -> None:
    data = made if isinstance(made, bytes) else made()
    start = time.process_time()
    tracemalloc.start()
    with pytest.raises(QuizError):
        importing.find(name).read(data, "x")
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert time.process_time() - start < 5
    assert peak < 50_000_000


LONG = 20_000


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("gift", sign * LONG) for sign in ("{", "}", "{}", "=", "~", "#", "%5%", "::", "\n//", "[id:", "\\")),
        ("gift", "a{=b}\n" * (LONG // 8)),
        ("gift", f"Q {{{'=a ' * (10 * LONG)}}}"),
        ("text", f"1. {'**a** ' * (2 * LONG)}"),
        *((name, "Q\nA. x\nB. y\nANSWER: A\n\n" * (LONG // 20)) for name in ("aiken", "text")),
        *(("gift", f"x {{{sign * LONG}}}") for sign in ("=", " =a", "#", "->", "%", "\n")),
        *(
            ("text", sign * (LONG // 4))
            for sign in ("1. ", "a) ", "*", "1.\n", "- x\n", "Réponse : ", "_", "(x) ", "Q1 A ")
        ),
        *(("text", f"1. {sign * LONG}") for sign in ("*", " ", "A, ", "[", "……")),
        *(("aiken", sign * (LONG // 4)) for sign in ("A. x\n", "x\n", "ANSWER: A\n")),
        *(("table", sign * (LONG // 4)) for sign in ("a\tb\n", '"', ";", "{{c1::", "a;b\n")),
    ],
)
def test_long_files_take_little_time(name: str, text: str) -> None:
    start = time.process_time()
    attempt(name, text.encode())
    assert time.process_time() - start < 6


@pytest.mark.thorough
@pytest.mark.parametrize(
    "piece", ["<b>", "<div>", "<ul><li>", "<table>", "<p>", "&amp;", "<x", "<", "\\(", "$$", "<sub>"]
)
def test_long_html_takes_little_time(piece: str) -> None:
    start = time.process_time()
    losses: list[object] = []
    converter = Converter(lambda *loss: losses.append(loss), lambda _name, _data: None)
    converter.blocks(piece * LONG)
    converter.line(piece * LONG)
    assert time.process_time() - start < 6
