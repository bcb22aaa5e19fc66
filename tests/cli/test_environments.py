"""The program in any environment: closed, full or broken streams, other encodings, few columns, no terminal."""

import io
import json
import os
import re
import struct
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

from commands import PROGRAM, Run, spawn, surroundings
from reseaux_quiz import loading

BANK = """
id: banque
title: L’été à Cœur-Noël → fin…
section: "1"
questions:
  - id: vrai
    type: true_false
    prompt: Vrai « ou » non ?
    answer: vrai
  - id: court
    type: short_answer
    prompt: Quel mot ?
    answers:
      - été
"""

COMMANDS = [
    ["list", "banque.yaml"],
    ["list", "banque.yaml", "--json"],
    ["show", "banque/vrai", "banque.yaml"],
    ["check", "banque.yaml"],
    ["check", "banque.yaml", "--json"],
    ["check", "--explain", "Q101"],
    ["quiz", "banque.yaml"],
    ["drill", "banque.yaml"],
    ["progress", "show", "banque.yaml"],
    ["progress", "show", "banque.yaml", "--json"],
    ["progress", "export"],
    ["progress", "delete"],
    ["export", "gift", "banque.yaml", "-o", "-"],
    ["export", "anki", "banque.yaml", "-o", "-"],
    ["export", "docx", "banque.yaml", "--key", "none", "-o", "-"],
    ["schema"],
    ["--version"],
    ["export", "gift", "--help"],
]
each_command = pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
posix = pytest.mark.skipif(os.name != "posix", reason="other systems have no such terminals")


@pytest.fixture(autouse=True)
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "banque.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


def speak_to(monkeypatch: pytest.MonkeyPatch, stream: TextIO | None) -> None:
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stdin", io.StringIO("q\n"))


def closed_pipe() -> io.TextIOWrapper:
    """Return a pipe as `| head` leaves it."""
    reading, writing = os.pipe()
    os.close(reading)
    return io.TextIOWrapper(os.fdopen(writing, "wb"))


# --- standard output that takes nothing ----------------------------------------------------------------------


@each_command
def test_a_pipe_that_is_closed_is_no_fault(run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    with closed_pipe() as closed:
        speak_to(monkeypatch, closed)
        result = run(*arguments)
    assert result.code == 0
    assert not re.search("Traceback|standard output|Broken", result.err)


@full
@each_command
def test_a_disk_that_is_full_is_said_once(run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        speak_to(monkeypatch, full)
        result = run(*arguments)
    assert (result.code, result.err.count("standard output: No space left on device\n")) == (1, 1)


@each_command
def test_no_standard_output_at_all(run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    speak_to(monkeypatch, None)
    result = run(*arguments)
    sys.stdout.close()
    assert (result.code, result.err.count("standard output: the stream is closed\n")) == (1, 1)


@pytest.mark.thorough
@full
@pytest.mark.parametrize(
    ("redirection", "code"), [(">/dev/full", 1), (">&-", 1), ("2>/dev/full", 0), ("2>&-", 0), ("| :", 0), ("<&-", 0)]
)
@pytest.mark.parametrize("command", ["drill -n 1 banque.yaml", "export gift banque.yaml -o -"])
def test_the_interpreter_has_nothing_to_add(tmp_path: Path, command: str, redirection: str, code: int) -> None:
    line = f'"$0" -m reseaux_quiz {command} {redirection}; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(
        ["bash", "-c", line, sys.executable],
        cwd=tmp_path,
        env=surroundings(RESEAUX_QUIZ_HOME=str(tmp_path / "home")),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == code
    assert not re.search(b"Traceback|Exception|Errno", done.stderr)
    assert (b"Vrai" in done.stdout) == (redirection[0] not in ">|")


def test_what_can_not_be_said_does_not_spoil_the_data(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = run("export", "gift", "-o", "-")
    assert expected.err
    closed = closed_pipe()
    closed.reconfigure(line_buffering=True)  # as standard error is
    for stream in (None, closed):
        monkeypatch.setattr(sys, "stderr", stream)
        assert run("export", "gift", "-o", "-").out == expected.out
        sys.stderr.close()


def test_nobody_is_asked_when_nobody_reads(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with closed_pipe() as closed:
        speak_to(monkeypatch, closed)
        assert run("quiz", "banque.yaml").code == 0
    assert sys.stdin.tell() == 0


def test_faults_count_where_only_the_first_is_read(run: Run, monkeypatch: pytest.MonkeyPatch, bank: Path) -> None:
    bank.write_text(BANK + "".join(f"  - id: q{number}\n" for number in range(2000)), encoding="utf-8")
    with closed_pipe() as closed:
        speak_to(monkeypatch, closed)
        assert run("check", "banque.yaml").code == 1


# --- standard input ------------------------------------------------------------------------------------------


def test_no_standard_input_is_the_end_of_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("quiz", "drill"):
        monkeypatch.setattr(sys, "stdin", None)
        assert run(command, "banque.yaml").code == 0
        sys.stdin.close()


def test_bytes_that_are_no_text_are_a_wrong_answer(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes as from a terminal set to Latin-1."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("été\n".encode("latin-1")), encoding="utf-8"))
    result = run("quiz", "banque.yaml", "--id", "court")
    assert result.code == 0
    assert "✗ To review" in result.out


# --- encodings -----------------------------------------------------------------------------------------------

TITLE = "L’été à Cœur-Noël → fin…"


@pytest.mark.parametrize(
    ("encoding", "title", "verdict"),
    [
        ("utf-8", TITLE, "✓"),
        ("cp1252", "L’été à Cœur-Noël -> fin…", "+"),
        ("latin-1", "L'été à Coeur-Noël -> fin...", "+"),
        ("ascii", "L'ete a Coeur-Noel -> fin...", "+"),
    ],
)
def test_what_an_encoding_lacks_is_spelt(
    run: Run, monkeypatch: pytest.MonkeyPatch, encoding: str, title: str, verdict: str
) -> None:
    schema = json.loads(run("schema").out)

    def said(*arguments: str, typed: str = "") -> bytes:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        stream = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stream, encoding=encoding))
        assert run(*arguments).code == 0
        return stream.getvalue()

    assert title in said("list", "banque.yaml").decode(encoding)
    assert f"{verdict} Right" in said("quiz", "banque.yaml", "--id", "court", typed="été\n").decode(encoding)
    (bank,) = json.loads(said("list", "banque.yaml", "--json").decode("utf-8"))
    assert bank["title"] == TITLE, "JSON is for programs, whatever a terminal can show"
    assert json.loads(said("schema").decode("utf-8")) == schema


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse a name that is no text")
def test_a_name_that_is_no_text(run: Run, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9")
    (tmp_path / f"{name}.yaml").write_text(BANK, encoding="utf-8")
    for arguments in (
        ["list", f"{name}.yaml"],
        ["check", f"{name}.yaml"],
        ["check", f"{name}.yaml", "--json"],
        ["show", "banque/vrai", f"{name}.yaml"],
        ["export", "gift", f"{name}.yaml", "-o", f"{name}.gift"],
        ["new", name],
        ["check", "--strict", name],
    ):
        assert run(*arguments).code == 0, arguments
    assert (tmp_path / f"{name}.gift").is_file()
    missing = run("list", f"{name}.yml")
    assert (missing.code, missing.err) == (1, "caf?.yml: no such file or folder\n")
    assert run("list", f"--{name}").code == 2


@pytest.mark.parametrize(
    ("data", "same"),
    [
        (BANK.replace("\n", "\r\n").encode(), True),
        (BANK.encode("utf-8-sig"), True),
        (BANK.replace("\n", "\r\n").encode("utf-8-sig"), True),
        (BANK.replace("\n", "\r").encode(), True),
        (BANK.encode("utf-16"), False),
        (BANK.encode("latin-1", "replace"), False),
    ],
)
def test_a_bank_as_other_editors_save_it(run: Run, bank: Path, data: bytes, same: bool) -> None:
    expected = run("list", "--json", "banque.yaml").out
    bank.write_bytes(data)
    result = run("list", "--json", "banque.yaml")
    if same:
        assert result.out == expected
    else:
        assert result.code == 1
        message = r"banque\.yaml:\d+:\d+: the file is (not UTF-8 from here on|in UTF-16): save it as UTF-8\n"
        assert re.fullmatch(message, result.err)


# --- terminals -----------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["list"], ["(employee-advocacy)", "L'utilisation", "239"]),
        (["--help"], ["enregistré."]),
        (["check", "banque.yaml"], ["d’explication.", "juste."]),
        (["export", "gift", "banque.yaml", "-o", "absent/x.gift"], ["n’existe"]),
        (["quiz", "-n", "x"], ["entier."]),
    ],
    ids=" ".join,
)
def test_forty_columns_break_no_word(tmp_path: Path, arguments: list[str], words: list[str]) -> None:
    import fcntl  # noqa: PLC0415 - Windows has none of these
    import pty  # noqa: PLC0415
    import termios  # noqa: PLC0415

    terminal, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
    environment = surroundings(RESEAUX_QUIZ_LANG="fr", TERM="xterm", NO_COLOR="1")
    del environment["COLUMNS"]
    process = subprocess.Popen(
        [*PROGRAM, *arguments], stdin=its, stdout=its, stderr=its, cwd=tmp_path, env=environment
    )
    os.close(its)
    data = b""
    try:
        while more := os.read(terminal, 4096):
            data += more
    except OSError:  # how Linux signals the end
        pass
    process.wait(10)
    os.close(terminal)
    text = re.sub(r"\033\[[0-9;]*m", "", data.decode())
    whole = {str(loading.shipped().resolve())}  # a path is never broken
    assert not [line for line in text.splitlines() if len(line) > 40 and line.strip() not in whole]
    assert set(words) <= set(text.split())


def test_the_types_of_numbers_are_french_too() -> None:
    for arguments in (["quiz", "-n", "x"], ["quiz", "--seed", "1.5"]):
        assert "n’est pas un nombre entier." in spawn(*arguments, RESEAUX_QUIZ_LANG="fr").err
