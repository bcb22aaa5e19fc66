"""Make the pictures of a worksheet in the README, docs/fiche.png and more: `python tools/worksheet_pictures.py`.

They are the first pages of a worksheet and of its key, drawn from the shipped banks, by LibreOffice and pdftoppm.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from reseaux_quiz import exporting, loading, selecting
from reseaux_quiz.cli import office
from reseaux_quiz.selecting import Selection

ROOT = Path(__file__).parents[1]
PICTURES = {"": ROOT / "docs" / "fiche.png", "corrige": ROOT / "docs" / "corrige.png"}
"""What shows the first page of each part."""
DOTS = 72
"""To an inch."""


def worksheet() -> dict[str, bytes]:
    """Make the files that the README's command makes, by part."""
    exporter = exporting.find("docx")
    options = exporter.options(group="type", total=20)
    loaded = loading.load()
    quiz = selecting.select([each.bank for each in loaded], Selection(number=20, seed=3))
    return dict(exporting.export(exporter, loading.with_pictures(quiz, loaded), options).files)


def main() -> int:
    """Write the pictures."""
    if not office.is_there() or not shutil.which("pdftoppm"):
        sys.stderr.write("LibreOffice or pdftoppm (poppler-utils) is not installed\n")
        return 1
    made = worksheet()
    converted = office.to_pdf({PICTURES[part]: data for part, data in made.items()})
    for picture, pdf in converted.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "sheet.pdf"
            path.write_bytes(pdf)
            command = ["pdftoppm", "-r", str(DOTS), "-png", "-singlefile", str(path), str(picture.with_suffix(""))]
            subprocess.run(command, check=True)  # noqa: S603 - no shell
    return 0


if __name__ == "__main__":
    sys.exit(main())
