"""Real questions of five subjects: every text is on screen, while a question is asked or once it is answered."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from reseaux_quiz import markup, texts
from reseaux_quiz.exporting import export
from reseaux_quiz.formulas import mathml, reading
from reseaux_quiz.model import Cloze, Item, Numerical, Question, ShortAnswer
from reseaux_quiz_html import exporter
from subject_banks import FOLDER, subjects
from words import squeezed, words

ROUNDS = 4
"""Each round chooses another option and types another near miss, as feedback is for what was answered."""

# What is visible: menus name their choices, other controls show no text; a closed hint or document is there to open.
WALK = """(typed) => {
  const main = document.querySelector("#main");
  const shown = () => {
    for (const folded of main.querySelectorAll("details")) folded.open = true;
    const menus = [...main.querySelectorAll("select")].map((menu) => [...menu.options].map((each) => each.label));
    const visible = [];
    const nodes = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
      if (nodes.currentNode.parentElement.checkVisibility()) visible.push(nodes.currentNode.data);
    }
    return [visible.join(""), ...menus.flat()].join(" | ");
  };
  const submit = () => main.querySelector(".buttons .main:not([hidden])").click();
  return typed.map(([round, near_miss]) => {
    const seen = [shown()];
    const boxes = [...main.querySelectorAll("input[type=checkbox], input[type=radio]")];
    const field = main.querySelector("#typed");
    const choices = boxes.filter(({ type }, at) => type === "checkbox" || at === round % boxes.length);
    for (const each of choices) each.checked = true;
    if (field && near_miss) field.value = near_miss;
    if (choices.length || (field && near_miss)) {
      submit();
      if (!main.querySelector(".verdict")) submit(); // a doubt is raised once
    } else {
      const turn = main.querySelector(".behind");
      if (turn) {
        submit();
        seen.push(shown());
        for (const menu of main.querySelectorAll("select")) menu.selectedIndex = 1;
        main.querySelectorAll("input[type=radio]").forEach((each) => (each.checked = true));
        submit();
      } else [...main.querySelectorAll(".buttons button")].pop().click();
    }
    seen.push(shown());
    submit();
    return seen.join(" | ");
  });
}"""


@pytest.mark.thorough
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_text_is_on_screen(browser: Browser, tmp_path: Path, path: Path) -> None:
    quiz = subjects(path)
    made = tmp_path / "page.html"
    made.write_bytes(export(exporter, quiz).files[""])
    page = browser.new_page()
    seen = [""] * len(quiz.items)
    for number in range(ROUNDS):
        page.goto(made.as_uri())
        found = page.evaluate(WALK, [(number, _near_miss(item.question, number)) for item in quiz.items])
        seen = [before + squeezed(now) for before, now in zip(seen, found, strict=True)]
    page.close()
    assert {
        f"{item.question.id} {place}": text
        for item, screen in zip(quiz.items, seen, strict=True)
        for place, text in _texts(item)
        if text not in screen
    } == {}


def _near_miss(question: Question, number: int) -> str | None:
    rejected = question.rejected if isinstance(question, ShortAnswer) else ()
    return rejected[number].text if number < len(rejected) else None


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    question = item.question
    for path, text, kind in texts.of_question(question):
        place = ".".join(map(str, path))
        if place.startswith("rejected") and place.endswith("text"):
            continue  # what is wrong is not shown
        if isinstance(question, Cloze) and place == "text":
            pieces = _visible(markup.parse_cloze(question), blank="\0".format).split("\0")
            yield from ((f"{place} {number}", piece) for number, piece in enumerate(pieces))
        elif kind is texts.Kind.BLOCKS:
            yield place, _visible(markup.parse(text))
        elif kind is texts.Kind.INLINE:
            yield place, _visible((markup.Paragraph(markup.parse_inline(text)),))
        else:
            yield place, squeezed(text)
    if isinstance(question, Cloze):
        for number, gap in enumerate(question.gaps):
            shown = gap.answers[:1] if question.distractors else gap.answers
            for answer in shown:
                inline = markup.parse_inline(answer) if question.distractors else (markup.Text(answer),)
                yield f"gap {number}", _visible((markup.Paragraph(inline),))
    if isinstance(question, Numerical) and question.unit:
        yield "unit", squeezed(question.unit)
    for document in item.documents:
        for path, text, kind in texts.of_document(document):
            blocks = (
                markup.parse(text) if kind is texts.Kind.BLOCKS else (markup.Paragraph(markup.parse_inline(text)),)
            )
            yield f"{document.id} {path[0]}", _visible(blocks)


def _visible(blocks: markup.Blocks, **writing: Any) -> str:
    def formula(math: markup.Math) -> str:
        return re.sub(r"<annotation.*?</annotation>", "", mathml.mathml(reading.read(math.tex), display=math.display))

    return words(markup.Writer(picture=str, formula=formula, **writing).blocks(blocks))
