"""Every text of a bank is in its worksheets word for word, and only as text."""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

import pytest
from hypothesis import given

from reseaux_quiz import markup, texts
from reseaux_quiz.formulas.reading import read
from reseaux_quiz.model import Bank, Cloze, Document, Essay, Flashcard, Item, Quiz, ShortAnswer
from reseaux_quiz.testing import hostile
from reseaux_quiz_docx import Options, exporter
from reseaux_quiz_docx.document import omml
from reseaux_quiz_docx.settings import Group, Key, Kind
from strategies import banks
from subject_banks import subjects
from words import squeezed
from worksheets import paragraph_text, parts, words


def on_paper(text: str, kind: texts.Kind) -> Iterator[str]:
    """Return the characters of a text that are visible on paper, by paragraph, without white space."""
    match kind:
        case texts.Kind.BLOCKS:
            yield from _pieces(markup.parse(text))
        case texts.Kind.INLINE:
            yield squeezed("".join(map(_inline, markup.parse_inline(text))))
        case texts.Kind.PLAIN:
            yield squeezed(text)
        case _:
            assert_never(kind)


def _pieces(blocks: Iterable[markup.Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case markup.Paragraph(children):
                yield squeezed("".join(map(_inline, children)))
            case markup.List(items):
                for item in items:
                    yield from _pieces(item)
            case markup.Table(header, rows):
                for row in (header, *rows):
                    yield from (squeezed("".join(map(_inline, cell))) for cell in row)
            case markup.CodeBlock(lines):
                yield squeezed("".join(_inline(each) for line in lines for each in line))
            case markup.Quotation(quoted):
                yield from _pieces(quoted)
            case _:
                assert_never(block)


def _inline(inline: markup.Inline) -> str:
    match inline:
        case markup.Text(text) | markup.Code(text):
            return text
        case markup.Math(tex):
            formula = read(tex)
            return tex if formula.unknown else paragraph_text(omml.equation(formula))
        case (
            markup.Strong(children)
            | markup.Emphasis(children)
            | markup.Subscript(children)
            | markup.Superscript(children)
        ):
            return "".join(map(_inline, children))
        case markup.Link(children, href):
            address = "" if markup.plain_inline(children) == href.removeprefix("mailto:") else f"({href})"
            return "".join(map(_inline, children)) + address
        case markup.Image() | markup.Break() | markup.Blank():
            return ""
        case _:
            assert_never(inline)


def _typeset(text: str) -> str:
    return text.replace("'", "’")


def missing(bank: Bank, **options: object) -> list[tuple[str, texts.TreePath, str]]:
    """List the texts missing from the teacher's copy: the question, the path and the text."""
    made = Quiz(tuple(Item(bank, question) for question in bank.questions))
    found = squeezed(_typeset(words(exporter.render(made, Options(key=Key.APPENDED, **options)).files[""])))  # type: ignore[arg-type]
    lost = []
    for question in bank.questions:
        expected = [
            (path, piece)
            for path, text, kind in texts.of_question(question)
            if not (isinstance(question, Cloze) and path == ("text",))
            for piece in on_paper(text, kind)
        ]
        if isinstance(question, Cloze):
            kind = texts.Kind.INLINE if question.distractors else texts.Kind.PLAIN
            expected += [(("text",), piece) for gap in question.gaps for piece in on_paper(gap.answers[0], kind)]
        lost += [(question.id, path, piece) for path, piece in expected if _typeset(piece) not in found]
    return lost


@given(banks())
def test_any_text_is_there_word_for_word(bank: Bank) -> None:
    assert not missing(bank, group=Group.TYPE)


@pytest.mark.thorough
@pytest.mark.parametrize("kind", Kind)
def test_hostile_texts_are_there_and_nothing_but_texts(kind: Kind) -> None:
    bank = hostile.bank()
    assert not missing(bank, kind=kind)
    made = Quiz(tuple(Item(bank, question) for question in bank.questions))
    for data in exporter.render(made, Options(kind=kind)).files.values():
        found = parts(data)
        everything = "".join(found.values())
        assert set(re.findall(r"<w:instrText[^>]*>([^<]*)<", everything)) <= {"PAGE", "NUMPAGES"}
        for active in (
            "w:fldSimple",
            "w:hyperlink",
            "External",
            "w:object",
            "w:altChunk",
            "<script",
            'javascript:alert(1)"',
        ):
            assert active not in everything, active


def test_every_text_of_real_subjects_is_there() -> None:
    for bank in {item.bank.id: item.bank for item in subjects().items}.values():
        assert not missing(bank)


@pytest.mark.thorough
def test_a_long_text_is_there_to_its_end() -> None:
    end = "la toute fin"
    questions = (
        Essay(id="e", prompt="x", model_answer=f"{hostile.LONG} {end} a"),
        ShortAnswer(id="s", prompt="x", answers=(f"{'mot ' * 25_000}{end} b",)),
    )
    assert not missing(Bank(id="b", title="t", questions=questions))


@pytest.mark.parametrize("text", ["-", "- - -", "1.", ">", "- a\n-\n- b", "| |\n|---|"])
def test_what_is_empty_is_written_too(text: str) -> None:
    questions = (
        Essay(id="e", prompt=text, model_answer=text, documents=("d",)),
        Flashcard(id="f", prompt="x", answer=text),
    )
    documents = (Document(id="d", title="x", text=text),)
    assert not missing(Bank(id="b", title="t", questions=questions, documents=documents))
