"""Files are written completely or not at all, whatever the disk does, and at the given path."""

import errno
import itertools
import os
import re
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import PROGRAM, Run, as_anybody, surroundings

posix = pytest.mark.skipif(os.name != "posix", reason="other systems have no modes, pipes and limits like these")

BANK = """
id: banque
title: Titre
questions:
  - id: vrai
    type: true_false
    prompt: Vrai ?
    answer: vrai
  - id: faux
    type: true_false
    prompt: Faux ?
    answer: faux
"""
GIFT = ("export", "gift", "banque.yaml")


@pytest.fixture(autouse=True)
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "banque.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


# --- a disk that refuses -------------------------------------------------------------------------------------


def fail(monkeypatch: pytest.MonkeyPatch, name: str, call: int, error: BaseException) -> None:
    """Make the nth call of a function of `os` fail as it would in the system."""
    real: Callable[..., object] = getattr(os, name)
    calls = itertools.count(1)

    def failing(*arguments: object) -> object:
        if next(calls) == call:
            raise error
        return real(*arguments)

    monkeypatch.setattr(os, name, failing)


FULL = OSError(errno.ENOSPC, "No space left on device")
OPEN = PermissionError(errno.EACCES, "Permission denied")  # a file that Word has open, on Windows


@pytest.mark.parametrize(
    ("function", "call", "error"),
    [
        ("fsync", 1, FULL),
        ("fsync", 3, FULL),
        ("fsync", 4, KeyboardInterrupt()),
        ("replace", 1, OPEN),
        ("replace", 2, OPEN),
        ("replace", 4, OPEN),
        ("replace", 3, KeyboardInterrupt()),
    ],
)
def test_all_the_files_of_an_export_are_written_or_none(
    run: Run, tmp_path: Path, function: str, call: int, error: BaseException
) -> None:
    (tmp_path / "f-A.docx").write_bytes(b"old A")
    (tmp_path / "f-B.docx").write_bytes(b"old B")
    before = contents(tmp_path)
    arguments = ("export", "docx", "banque.yaml", "--variants", "2", "-o", "f.docx", "--force")
    with pytest.MonkeyPatch.context() as patched:
        fail(patched, function, call, error)
        result = run(*arguments)
    if isinstance(error, OSError):
        assert result.code == 1
        assert re.search(rf"^f-[AB](-corrige)?\.docx can't be written: {error.strerror}$", result.err, re.MULTILINE)
    else:
        assert result.code == 130
    assert contents(tmp_path) == before
    assert run(*arguments).code == 0
    assert len(contents(tmp_path)) == len(before) + 2


@pytest.mark.thorough
@posix
@pytest.mark.parametrize("arguments", [("export", "anki"), ("export", "docx", "--variants", "2"), ("new", "cours")])
def test_a_real_limit_leaves_nothing(tmp_path: Path, bank: Path, arguments: tuple[str, ...]) -> None:
    """To a program, a limit on file size is like a disk that becomes full during writing."""
    limited = "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
    done = subprocess.run(
        [sys.executable, "-c", f"{limited} runpy.run_module('reseaux_quiz', run_name='__main__')", *arguments],
        cwd=tmp_path,
        env=surroundings(RESEAUX_QUIZ_LANG="fr", PYTHONDONTWRITEBYTECODE="1"),  # Python would write part of it
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("ne peut pas être écrit\u00a0: fichier trop grand\n")
    assert list(tmp_path.iterdir()) == [bank]


WRITER = """
import sys
from itertools import cycle
from pathlib import Path
from reseaux_quiz.cli.atomic_files import write
print("ready", flush=True)
for letter in cycle(sys.argv[2].encode()):
    write({Path(sys.argv[1]): bytes([letter]) * 1_000_000}, force=True)
"""


def writer(path: Path, letters: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(path), letters], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def whole(data: bytes) -> bool:
    return len(data) == 1_000_000 and len(set(data)) == 1


def test_a_file_is_the_old_one_or_the_new_one_when_the_program_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "questions.gift"
    path.write_bytes(b"o" * 1_000_000)
    for again in range(5):
        with writer(path, "ab") as process:
            time.sleep(0.023 * again)
            process.kill()
        assert whole(path.read_bytes())


def test_two_exports_to_one_file(tmp_path: Path) -> None:
    path = tmp_path / "questions.gift"
    path.write_bytes(b"o" * 1_000_000)
    with writer(path, "a") as one, writer(path, "b") as other:
        seen: set[int] = set()
        until = time.monotonic() + 30
        while not seen >= set(b"ab") and time.monotonic() < until:
            data = path.read_bytes()
            assert whole(data)
            seen.add(data[0])
        one.kill()
        other.kill()
    assert seen >= set(b"ab")


# --- where it goes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "target", "message"),
    [
        (GIFT, "absent/autre/", "there is no folder absent/autre"),
        (GIFT, "absent/x.gift", "there is no folder absent"),
        (GIFT, "banque.yaml/", "there is no folder banque.yaml"),
        (GIFT, "banque.yaml", "banque.yaml is read for this export, and can't be replaced by it"),
        (GIFT, "x" * 300, "File name too long"),
        (("progress", "export"), "absent/", "absent is a folder"),
        (("progress", "export"), "dossier", "dossier is a folder"),
        (("progress", "export"), "banque.yaml", "banque.yaml exists already; --force replaces it"),
    ],
)
def test_a_target_that_can_not_be(
    run: Run, tmp_path: Path, command: tuple[str, ...], target: str, message: str
) -> None:
    (tmp_path / "dossier").mkdir()
    before = sorted(tmp_path.rglob("*"))
    result = run(*command, "-o", target)
    assert (result.code, result.err.rstrip().endswith(message)) == (1, True), result.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_is_made_for_what_goes_there(run: Run, tmp_path: Path) -> None:
    assert run(*GIFT, "-o", "sortie/").code == 0
    assert [path.name for path in (tmp_path / "sortie").iterdir()] == ["banque.gift.txt"]
    assert run(*GIFT, "-o", "sortie/").code == 1
    assert (tmp_path / "sortie").is_dir()


def test_a_name_as_long_as_may_be(run: Run, tmp_path: Path) -> None:
    name = "x" * 250 + ".gift"
    assert run(*GIFT, "-o", name).code == 0
    assert (tmp_path / name).is_file()


@posix
def test_a_link_is_followed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ailleurs").mkdir()
    for link, file in (("a.gift", "ailleurs/a.gift"), ("b.gift", "ailleurs/b.gift")):
        (tmp_path / link).symlink_to(file)
    (tmp_path / "ailleurs/a.gift").write_text("old", encoding="utf-8")
    assert run(*GIFT, "-o", "a.gift").code == 1, "what the link leads to is there"
    for name in ("a.gift", "b.gift"):
        assert run(*GIFT, "-o", name, "--force").code == 0
        assert (tmp_path / name).is_symlink()
        assert "Vrai ?" in (tmp_path / "ailleurs" / name).read_text(encoding="utf-8")
    assert len(list((tmp_path / "ailleurs").iterdir())) == 2


@posix
def test_a_mode_is_kept_and_a_new_file_has_the_usual_one(run: Run, tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        assert run(*GIFT, "-o", "a.gift").code == 0
        assert stat.S_IMODE((tmp_path / "a.gift").stat().st_mode) == 0o640
        (tmp_path / "a.gift").chmod(0o604)
        assert run(*GIFT, "-o", "a.gift", "--force").code == 0
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / "a.gift").stat().st_mode) == 0o604


@posix
def test_a_pipe_or_a_device_is_written_to_and_stays(run: Run, tmp_path: Path) -> None:
    assert run(*GIFT, "-o", os.devnull).code == 0
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    pipe = tmp_path / "tube"
    os.mkfifo(pipe)
    expected = run(*GIFT, "-o", "-").out
    for force in ((), ("--force",)):
        read: list[str] = []
        reader = threading.Thread(target=lambda read=read: read.append(pipe.read_text(encoding="utf-8")), daemon=True)
        reader.start()
        assert run(*GIFT, "-o", "tube", *force).code == 0
        reader.join(10)
        assert read == [expected]
        assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["con", "COM1", "Lpt9", "aux", "NUL", "Économie 1re", "x" * 60, "1re", "é"])
def test_a_new_collection_has_a_name_that_every_system_takes(run: Run, tmp_path: Path, name: str) -> None:
    """Exported files are named after its id."""
    (tmp_path / "cours").mkdir()
    folder = f"cours/{name}"
    if os.name == "nt" and len(name) < 5:
        pytest.skip("Windows takes no such folder in the first place")
    assert run("new", folder).code == 0
    assert run("export", "gift", folder, "-o", "cours/").code == 0
    (exported,) = (tmp_path / "cours").glob("*.gift.txt")
    stem = exported.name.removesuffix(".gift.txt")
    assert stem not in {"con", "com1", "lpt9", "aux", "nul"}
    assert stem.isascii()
    assert len(stem) <= 30


def test_files_of_many_banks_have_a_name_that_is_not_too_long(run: Run, tmp_path: Path) -> None:
    (tmp_path / "banques").mkdir()
    for number in range(20):
        text = BANK.replace("id: banque", f"id: {'x' * 28}{number:02}")
        (tmp_path / "banques" / f"{number}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "ici").mkdir()
    assert run("export", "docx", "banques", "--variants", "2", "-o", "ici/").code == 0
    names = sorted(path.name for path in (tmp_path / "ici").iterdir())
    assert len({name.lower() for name in names}) == 4
    assert max(map(len, names)) <= 120, "Windows takes 260 characters with the folders"


# --- what is read --------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["list", "ferme.yaml"], "ferme.yaml:1:1: le fichier ne peut pas être lu"),
        (["list", "ferme"], "ferme ne peut pas être lu"),
        (["quiz", "ferme/banque.yaml"], "ferme/banque.yaml ne peut pas être lu"),
        (["export", "docx", "banque.yaml", "--template", "ferme.yaml"], "ferme.yaml ne peut pas être lu"),
        (["export", "gift", "banque.yaml", "-o", "ferme/x.gift"], "ferme/x.gift ne peut pas être écrit"),
        (["export", "gift", "banque.yaml", "-o", "fixe/x.gift"], "fixe/x.gift ne peut pas être écrit"),
        (["new", "fixe/cours"], "fixe/cours ne peut pas être écrit"),
    ],
)
def test_what_the_system_refuses_is_said_in_french(tmp_path: Path, arguments: list[str], message: str) -> None:
    for name, mode in (("ferme", 0o000), ("fixe", 0o555)):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(mode)
    (tmp_path / "ferme.yaml").touch(0o000)
    done = subprocess.run(
        [*as_anybody(), *PROGRAM, *arguments],
        cwd=tmp_path,
        env=surroundings(RESEAUX_QUIZ_LANG="fr"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    (tmp_path / "ferme").chmod(0o755)
    assert done.returncode == 1, done.stderr
    assert f"{message}\u00a0: accès refusé\n" in done.stderr
    assert list((tmp_path / "fixe").iterdir()) == []
