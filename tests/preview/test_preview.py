"""The preview: what it shows of a file that is being written, and to whom."""

import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Browser

from reseaux_quiz import loading
from reseaux_quiz.preview import Source
from reseaux_quiz.preview.page import page

BANK = """\
collection: svt-seconde-dupont
id: os
title: Les os
questions:
  - id: femur
    type: true_false
    prompt: Le fémur est un os.
    answer: vrai
    explanation: Celui de la cuisse.
  - id: tibia
    type: true_false
    prompt: Le tibia est un os.
    answer: bof
  - id: radius
    type: true_false
    prompt: Le <b>radius</b> est un os.
    answer: vrai
    explanation: Celui de l'avant-bras.
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "os.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


def read(path: Path) -> Source:
    source = Source([path], "en")
    source.read()
    return source


def test_sound_questions_are_shown_beside_those_at_fault(bank: Path) -> None:
    source = read(bank)
    assert [(entry.line, entry.id, entry.item is None) for entry in source.entries] == [
        (5, "svt-seconde-dupont/os/femur", False),
        (13, "tibia", True),
        (14, "svt-seconde-dupont/os/radius", False),
    ]
    assert [remark.code for entry in source.entries for remark in entry.remarks] == [None, "Q601"]
    shown = source.page(source.entries[0].key)
    assert shown is not None
    assert "Le fémur est un os." in shown.decode()
    assert source.page(source.entries[1].key) is None


def test_only_what_changed_gets_another_key(bank: Path) -> None:
    source = read(bank)
    before = [entry.key for entry in source.entries]
    bank.write_text(BANK.replace("bof", "vrai"), encoding="utf-8")
    source.read([bank])
    after = [entry.key for entry in source.entries]
    assert (after[0], after[2], source.version) == (before[0], before[2], 2)
    assert after[1] != before[1]
    source.read([bank.with_name("image.png")])
    assert not {entry.key for entry in source.entries} & set(after)


def test_a_file_that_can_not_be_read_is_said(bank: Path) -> None:
    source = read(bank)
    bank.unlink()
    source.read([bank])
    assert "no such file" in page(source)
    bank.write_text("", encoding="utf-8")
    source.read([bank])
    assert "the file is empty" in page(source)


def test_an_assessment_is_shown_as_it_asks(bank: Path) -> None:
    bank.write_text(BANK.replace("bof", "vrai"), encoding="utf-8")
    path = bank.with_name("eval-1.yaml")
    text = (
        "assessment: eval-1\ntitle: x\ncollection: svt-seconde-dupont\ntotal: 3\nexercises:\n"
        "  - questions:\n      - id: os/radius\n        points: 2.5\n  - questions:\n      - os/femur\n"
    )
    path.write_text(text, encoding="utf-8")
    source = read(path)
    assert [(entry.file, entry.line, entry.id) for entry in source.entries] == [
        (path, 6, "svt-seconde-dupont/os/radius"),
        (path, 9, "svt-seconde-dupont/os/femur"),
    ]
    shown = page(source)
    assert "true or false · 2.5 points · line 6" in shown
    assert "(os.yaml, line 16)" in shown  # Q601
    assert source.page(source.entries[0].key)
    before = [entry.key for entry in source.entries]
    path.write_text(text.replace("2.5", "2"), encoding="utf-8")
    source.read([path])
    assert not set(before) & {entry.key for entry in source.entries}
    bank.write_text(BANK.replace("bof", "vrai").replace("est un os", "est court"), encoding="utf-8")
    source.read([bank])
    assert "est court" in str(source.entries[0].item)
    path.write_text(text.replace("os/femur", "os/fmur"), encoding="utf-8")
    source.read([path])
    assert [(entry.file, entry.line, entry.item) for entry in source.entries] == [(path, 10, None)]
    assert "no question is called" in page(source)


def test_the_folders_of_an_assessment_are_those_of_its_banks_too(tmp_path: Path) -> None:
    path = tmp_path / "eval-1.yaml"
    path.write_text(
        "assessment: e\ntitle: x\ncollection: reseaux-sociaux\nexercises:\n  - draw:\n      number: 1\n", "utf-8"
    )
    assert read(path).folders() == {tmp_path.resolve(), loading.shipped().resolve()}


@pytest.mark.alone
def test_the_cost_is_in_proportion_to_the_documents(tmp_path: Path) -> None:
    def cost(number: int) -> float:
        documents = "".join(f"  - id: d{n}\n    title: x\n    text: {'mot ' * 50}\n" for n in range(number))
        questions = "".join(
            f"  - id: q{n}\n    type: true_false\n    documents:\n      - d{n}\n    prompt: x {n}\n    answer: vrai\n"
            for n in range(number)
        )
        path = tmp_path / f"b{number}.yaml"
        path.write_text(f"id: b\ntitle: t\ndocuments:\n{documents}questions:\n{questions}", encoding="utf-8")
        start = time.process_time()
        read(path)
        return time.process_time() - start

    cost(10)
    assert cost(1000) < 30 * max(cost(100), 0.02)


def test_texts_of_a_bank_are_no_html(bank: Path) -> None:
    bank.write_text(BANK.replace("answer: bof", "answer: <script>"), encoding="utf-8")
    text = page(read(bank))
    assert "&lt;script&gt;" in text
    assert "<b>radius</b>" not in text


@pytest.fixture
def running(bank: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    program = [sys.executable, "-m", "reseaux_quiz", "preview", str(bank), "--no-browser"]
    with subprocess.Popen(
        program, stderr=subprocess.PIPE, encoding="utf-8", env={"RESEAUX_QUIZ_LANG": "en"}
    ) as server:
        assert server.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
        assert found
        yield found[0], server
        server.kill()


def test_other_host_names_are_refused(running: tuple[str, "subprocess.Popen[str]"]) -> None:
    address, _server = running
    for path in ("", "changes", "question/x"):
        request = urllib.request.Request(f"{address}{path}", headers={"Host": "exemple.fr"})  # noqa: S310 - our own
        with pytest.raises(HTTPError, match="400"):
            urllib.request.urlopen(request)  # noqa: S310


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_a_saved_file_is_shown_and_ctrl_c_stops(
    running: tuple[str, "subprocess.Popen[str]"], bank: Path, browser: Browser
) -> None:
    address, server = running
    context = browser.new_context()
    shown = context.new_page()
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(address)
    assert "not true or false" in shown.inner_text("li.fault")
    assert "Le fémur est un os." in shown.frame_locator("iframe").first.locator("main").inner_text()
    kept = shown.locator("article").first.get_attribute("data-key")
    temporary = bank.with_suffix(".tmp")
    temporary.write_text(BANK.replace("bof", "vrai\n    explanation: De la jambe."), encoding="utf-8")
    temporary.replace(bank)  # as editors save
    shown.wait_for_selector("li.fault", state="detached")
    assert shown.locator("iframe").count() == 3
    assert shown.locator("article").first.get_attribute("data-key") == kept
    assert all(url.startswith(address) for url in asked)
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=10) == 130
    shown.wait_for_selector("#stopped", state="visible")
    context.close()
