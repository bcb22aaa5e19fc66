"""Long work shows a spinner on a terminal, and nowhere else."""

import io
import sys
import time

import pytest

from reseaux_quiz.cli import spinner, terminal


class Terminal(io.StringIO):
    """A standard stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, patience: float = 0.01) -> Terminal:
    """Make the standard streams terminals; called within a test, because pytest sets its own before each."""
    monkeypatch.setattr(spinner, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", Terminal())
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    terminal.prepare()
    return stream


def until(stream: Terminal, text: str) -> bool:
    """Wait, in a separate thread, for a text to be shown."""
    end = time.monotonic() + 20
    while text not in stream.getvalue() and time.monotonic() < end:
        time.sleep(0.01)
    return text in stream.getvalue()


def test_long_work_is_shown_while_it_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = on_a_terminal(monkeypatch)
    with spinner.waiting("Lecture [des] banques"):
        assert until(shown, "Lecture [des] banques")
    assert shown.getvalue().endswith("\x1b[1A\x1b[2K")  # erased


def test_plain_text_has_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = on_a_terminal(monkeypatch)
    terminal.be_plain()
    with spinner.waiting("Lecture des banques"):
        assert until(shown, "Lecture des banques\n")
    assert shown.getvalue() == "Lecture des banques\n"


def test_short_work_is_done_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = on_a_terminal(monkeypatch, patience=20)
    with spinner.waiting("Lecture des banques"):
        pass
    assert shown.getvalue() == ""


def test_a_pipe_has_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spinner, "PATIENCE", 0)
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with spinner.waiting("Lecture des banques"):
        time.sleep(0.05)
    assert pipe.getvalue() == ""


def test_a_fault_ends_the_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = on_a_terminal(monkeypatch)

    def fail() -> None:
        with spinner.waiting("Lecture"):
            assert until(shown, "Lecture")
            raise ValueError("faulty")

    with pytest.raises(ValueError, match="faulty"):
        fail()
    assert shown.getvalue().endswith("\x1b[1A\x1b[2K")
