"""LibreOffice, where it is installed: Word documents → PDF."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

from reseaux_quiz.errors import QuizError
from reseaux_quiz.i18n import msg

CONVERTED = ".docx"
"""The suffix of the documents that can be converted."""
_SECONDS = 180
_PROFILE = files(__package__) / "office_profile"
_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")


def is_there() -> bool:
    """Tell whether LibreOffice is installed."""
    return _program() is not None


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_pdf(documents: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Convert documents; QuizError where there is no LibreOffice, or where it fails."""
    program = _program()
    if program is None:
        raise QuizError(
            msg("a PDF takes LibreOffice, which is not installed: export to .docx, and save that as PDF in Word")
        )
    with TemporaryDirectory() as name:
        folder = Path(name)
        sources = [folder / f"{number}{CONVERTED}" for number in range(len(documents))]
        for source, data in zip(sources, documents.values(), strict=True):
            source.write_bytes(data)
        profile = folder / "profile"  # its own, so that a LibreOffice that is open is left alone
        with as_file(_PROFILE) as ours:
            shutil.copytree(ours, profile)
        environment = f"-env:UserInstallation={profile.as_uri()}"
        command = [program, environment, "--headless", "macro:///Standard.ToPdf.Convert"]
        given = os.environ | {"RESEAUX_QUIZ_FOLDER": f"{folder.as_uri()}/"}
        try:
            subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS, env=given)  # noqa: S603 - no shell
            made = [source.with_suffix(".pdf").read_bytes() for source in sources]
        except (OSError, subprocess.SubprocessError) as error:
            raise QuizError(msg("LibreOffice could not make the PDF: export to .docx instead")) from error
    return dict(zip(documents, made, strict=True))


def pages(pdf: bytes) -> int:
    """Count the pages of a PDF that LibreOffice wrote."""
    return len(_PAGE.findall(pdf))
