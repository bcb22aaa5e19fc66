"""Write the pages of examples: `python tools/examples.py`, with `--pictures` also their pictures.

`docs/exemples.md` and `docs/examples.md` show a question of each type as it is typed and what becomes of it, from
`docs/exemples.yaml`. Pictures need Chromium, LibreOffice with poppler-utils, and Anki's web files (`.ci/run`).
"""

import base64
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from attrs import evolve

from reseaux_quiz import exporting, labels, loading, selecting
from reseaux_quiz.cli import language, sheet
from reseaux_quiz.i18n import Message
from reseaux_quiz.model import Item, Quiz

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
BANK = DOCS / "exemples.yaml"
PICTURES = DOCS / "images"

WORDS = {
    "fr": {
        "page": "exemples.md",
        "title": "Un exemple de chaque type",
        "intro": (
            "Chaque question est écrite une fois, telle qu'elle est ci-dessous ; les images montrent ce qu'elle "
            "devient dans une page web, dans Anki et sur une fiche Word. Toutes sont dans "
            "[exemples.yaml](exemples.yaml), à copier. Ce que veut dire chaque clé est dans "
            "[Écrire une banque](banque.md)."
        ),
        "picture": "De gauche à droite : dans la page, dans Anki, sur une fiche",
        "terminal": "Dans le terminal :",
        "moodle": "Pour Moodle, au format GIFT :",
        "none": "Ce format n'a rien pour ce type : voir [les pertes](pertes.md).",
    },
    "en": {
        "page": "examples.md",
        "title": "An example of each type",
        "intro": (
            "Each question is written once, as below; the pictures show what becomes of it in a web page, in Anki "
            "and on a Word worksheet. All of them are in [exemples.yaml](exemples.yaml), to copy. The examples are "
            "in French; a bank with `language: en` gives the same in English."
        ),
        "picture": "From left to right: in the page, in Anki, on a worksheet",
        "terminal": "In the terminal:",
        "moodle": "For Moodle, as GIFT:",
        "none": "This format has nothing for this type: see [losses](losses.md).",
    },
}


def main() -> None:
    """Write the pages, and the pictures if they are asked for."""
    for chosen in WORDS:
        (DOCS / WORDS[chosen]["page"]).write_text(page(chosen), encoding="utf-8")
    if "--pictures" in sys.argv:
        for name, data in _pictures():
            (PICTURES / name).write_bytes(data)


def page(chosen: str) -> str:
    """Return the text of the page in a language."""
    words = WORDS[chosen]
    (loaded,) = loading.load([BANK])
    typed = re.split(r"(?m)^(?=  - id: )", BANK.read_text(encoding="utf-8"))[1:]
    parts = [f"# {words['title']}\n\n{words['intro']}\n"]
    with language.speaking(chosen):
        for question, lines in zip(loaded.bank.questions, typed, strict=True):
            item = Item(loaded.bank, question)
            name = Message(labels.LABELS[question.type]).text(chosen)
            shown = "\n".join(sheet.question_lines(sheet.lay_out(item, 0))).strip("\n")
            parts.append(
                f"## {name[0].upper()}{name[1:]} (`{question.type}`)\n\n```yaml\n{lines.rstrip()}\n```\n\n"
                f"![{words['picture']}](images/{question.type}.webp)\n\n"
                f"{words['terminal']}\n\n```text\n{shown}\n```\n\n{words['moodle']}\n\n{_gift(item, words)}\n"
            )
    return "\n".join(parts)


def _quiz(item: Item) -> Quiz:
    return selecting.select([item.bank], selecting.Selection(ids=(item.full_id,)))


def _gift(item: Item, words: Mapping[str, str]) -> str:
    rendered = exporting.export(exporting.find("gift"), _quiz(item))
    text = rendered.files[""].decode() if rendered.files else ""
    blocks = text.strip().split("\n\n")[1:]
    return f"```text\n{blocks[-1]}\n```" if blocks else words["none"]


# --- pictures ----------------------------------------------------------------------------------------------

_JOIN = """async ([sources, widths]) => {
  const images = await Promise.all(sources.map(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    return image;
  }));
  const canvas = document.createElement("canvas");
  const sketch = canvas.getContext("2d", { willReadFrequently: true });
  const heights = images.map((image, index) => {  // down to the last row that is not white
    canvas.width = image.width;
    canvas.height = image.height;
    sketch.drawImage(image, 0, 0);
    const { data } = sketch.getImageData(0, 0, image.width, image.height);
    let last = data.length - 1;
    while (last > 0 && data[last] > 250) last -= 1;
    return Math.ceil((Math.floor(last / 4 / image.width) + 12) * widths[index] / image.width);
  });
  canvas.width = widths.reduce((sum, width) => sum + width + 20, -20);
  canvas.height = Math.min(Math.max(...heights), 900);
  sketch.fillStyle = "white";
  sketch.fillRect(0, 0, canvas.width, canvas.height);
  let left = 0;
  images.forEach((image, index) => {
    sketch.drawImage(image, left, 0, widths[index], image.height * widths[index] / image.width);
    left += widths[index] + 20;
  });
  return canvas.toDataURL("image/webp", 0.6);
}"""
_WIDTH = 390
_SHEET = ("-x", "75", "-y", "65", "-W", "760", "-H", "1080")  # of A4 at 110 dots an inch, without margins and foot


def _pictures() -> Iterator[tuple[str, bytes]]:
    """Make a picture of each type: the page, the front of the card, and the worksheet side by side."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only pictures need it

    sys.path.insert(0, str(ROOT / "tests"))
    from pupil import Pupil  # noqa: PLC0415
    from reviewer import Reviewer  # noqa: PLC0415

    (loaded,) = loading.load([BANK])
    items = [Item(loaded.bank, question) for question in loaded.bank.questions]
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sheets = _sheets(items, Path(folder))
        pupil = Pupil(Path(folder))
        every = selecting.select([loaded.bank], selecting.Selection())
        anki = exporting.find("anki")
        pupil.imports(exporting.export(anki, every, anki.options(essays=True)).files[""])
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": _WIDTH, "height": 700}, locale="fr-FR")
        card = Reviewer(browser.new_page(viewport={"width": _WIDTH, "height": 700}, locale="fr-FR"), night=False)
        desk = browser.new_page()
        for item in items:
            made = Path(folder, "page.html")
            made.write_bytes(exporting.export(exporting.find("html"), _quiz(item)).files[""])
            page.goto(made.as_uri())
            card.load("question", pupil.side(pupil.notes[item.full_id].cards()[0], "question"))
            shots = [page.locator("main").screenshot(), card.page.screenshot(), sheets[item.full_id]]
            sources = [f"data:image/png;base64,{base64.b64encode(shot).decode()}" for shot in shots]
            joined = desk.evaluate(_JOIN, [sources, [_WIDTH, _WIDTH, 620]])
            yield f"{item.question.type}.webp", base64.b64decode(joined.partition(",")[2])


def _sheets(items: list[Item], folder: Path) -> dict[str, bytes]:
    """Print the worksheet of each question."""
    docx = exporting.find("docx")
    defaults = docx.options()
    options = evolve(defaults, kind=type(defaults.kind)("training"))
    for number, item in enumerate(items):
        files = exporting.export(docx, _quiz(item), options).files
        (folder / f"{number}.docx").write_bytes(files[""])
    names = [f"{number}.docx" for number in range(len(items))]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run = partial(subprocess.run, cwd=folder, check=True)
    run(["soffice", profile, "--headless", "--convert-to", "pdf", *names])
    for number in range(len(items)):
        run(["pdftoppm", "-r", "110", *_SHEET, "-png", "-singlefile", f"{number}.pdf", str(number)])
    return {item.full_id: (folder / f"{number}.png").read_bytes() for number, item in enumerate(items)}


if __name__ == "__main__":
    main()
