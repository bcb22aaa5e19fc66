"""`export docx -o sheet.pdf`: by LibreOffice where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from commands import Run
from conftest import missing


def test_a_worksheet_becomes_a_tagged_pdf(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which("soffice") or not shutil.which("pdfinfo"):
        missing("LibreOffice with poppler-utils")
    monkeypatch.chdir(tmp_path)
    done = run("export", "docx", "-n", "3", "-o", "fiche.pdf")
    assert done.code == 0, done.err
    assert {path.name for path in tmp_path.iterdir()} == {"fiche.pdf", "fiche-corrige.pdf"}
    told = subprocess.run(["pdfinfo", "fiche.pdf"], capture_output=True, encoding="utf-8", check=True).stdout
    found = dict(line.split(":", 1) for line in told.splitlines())
    assert found["Tagged"].strip() == "yes"
    assert found["Title"].strip()
    assert f"fiche.pdf: 3 questions, {found['Pages'].strip()} page" in done.err


def test_without_libreoffice_there_is_no_pdf(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("export", "docx", "-n", "1", "-o", "fiche.pdf")
    assert done.code == 1
    assert "LibreOffice, which is not installed" in done.err
    assert not list(tmp_path.iterdir())


def test_a_failed_conversion_leaves_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    done = run("export", "docx", "-n", "1", "-o", "fiche.pdf")
    assert done.code == 1
    assert "could not make the PDF" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["soffice"]
