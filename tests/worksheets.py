"""A quiz of all types with distinctive answers, and readers of its worksheets."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from attrs import evolve
from docx import Document
from docx.oxml.ns import qn

from reseaux_quiz import loading, selecting
from reseaux_quiz.exporting import Rendered
from reseaux_quiz.model import (
    Bank,
    Cloze,
    Collection,
    Criterion,
    Distractor,
    Essay,
    Flashcard,
    Item,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Pair,
    Picture,
    Question,
    Quiz,
    Section,
    ShortAnswer,
    SingleChoice,
    Source,
    TrueFalse,
)
from reseaux_quiz.testing import hostile
from reseaux_quiz_docx import Options, exporter

WRONG = tuple(Distractor(text) for text in ("faux un", "faux deux", "faux trois"))

QUESTIONS: tuple[Question, ...] = (
    SingleChoice(
        id="unique",
        prompt="Laquelle ?",
        answer="juste",
        distractors=(*WRONG, Distractor("faux", "retour secret")),
        explanation="explication secrète",
        hint="indice",
        as_of=2018,
    ),
    MultipleChoice(
        id="multiple", prompt="Lesquelles ?", answers=("bonne", "vraie"), distractors=WRONG, points=Decimal(2)
    ),
    TrueFalse(id="vrai", prompt="Le ciel est bleu.", answer=True),
    TrueFalse(id="justifie", section="1.1", prompt="Le ciel est vert.", answer=False, justify=True),
    ShortAnswer(
        id="mot",
        prompt="Quel mot ?",
        answers=("motsecret", "autresecret"),
        rejected=(Distractor("procheSecret", "non"),),
    ),
    Numerical(id="nombre", prompt="Combien?", answer=Decimal("41273.5"), tolerance=Decimal("0.25"), unit="euros"),
    Matching(
        id="paires",
        prompt="Reliez.",
        pairs=(Pair("gauche a", "droite a"), Pair("gauche b", "droite b")),
        distractors=("en trop",),
    ),
    Ordering(id="ordre", prompt="Classez.", items=("premier", "deuxième", "troisième", "quatrième")),
    Cloze(
        id="trous",
        prompt="Complétez.",
        text="Une {{lacunesecrete|variantesecrete}} puis une {{autrelacune}}.",
        section="1.1",
    ),
    Cloze(id="liste", text="Le {{mot}} manque.", distractors=("intrus",)),
    Essay(
        id="texte",
        prompt="Discutez.",
        model_answer="modèle secret",
        points=Decimal(4),
        lines=12,
        criteria=(Criterion("critère secret", Decimal(3)), Criterion("autre critère", Decimal(1))),
    ),
    Flashcard(id="carte", prompt="terme", answer="définition secrète"),
)

SECRETS = (
    "secret",
    "secrète",
    "motsecret",
    "41273",
    "41 273",
    "lacune",
    "explication",
    "modèle",
    "critère",
    "0,25",
    "banque/unique",
    "corrigé",
)

ARTICLE = Source(title="L'article", author="Une autrice", url="https://exemple.fr/article")
COLLECTION = Collection(id="collection", title="La collection", source=ARTICLE)


def quiz(*questions: Question, seed: int = 0, **bank: Any) -> Quiz:
    home = Bank(
        **{
            "id": "banque",
            "title": "La banque",
            "section": "1",
            "sections": (Section("1.1", "Plus bas"),),
            "collection": COLLECTION,
            "questions": questions or QUESTIONS,
            **bank,
        }
    )
    return Quiz(tuple(Item(home, question) for question in home.questions), seed)


def render(made: Quiz | None = None, **options: Any) -> Rendered:
    return exporter.render(made or quiz(), Options(**options))


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def xml(data: bytes) -> str:
    return parts(data)["word/document.xml"]


def words(data: bytes) -> str:
    """Return all text of the body in order, one paragraph per line."""
    return "\n".join(paragraph_text(each) for each in paragraphs(data)).replace("\u00a0", " ")


def paragraphs(data: bytes) -> list[Any]:
    return list(Document(io.BytesIO(data)).element.body.iter(qn("w:p")))


def paragraph_text(paragraph: Any) -> str:
    """Return the text of a paragraph, including the characters of its equations."""
    found = paragraph.iter(qn("w:t"), qn("m:t"), qn("w:noBreakHyphen"))
    return "".join("-" if each.tag == qn("w:noBreakHyphen") else each.text or "" for each in found)


def numbered(data: bytes) -> Iterator[tuple[str, str]]:
    """Number the lists as Word does; yield the label and text of each list paragraph."""
    document = Document(io.BytesIO(data))
    root = document.part.numbering_part.element
    abstracts = {each.get(qn("w:abstractNumId")): each for each in root.findall(qn("w:abstractNum"))}
    numbers = {each.get(qn("w:numId")): each for each in root.findall(qn("w:num"))}
    counters: dict[Any, dict[int, int]] = {}
    for paragraph in document.element.body.iter(qn("w:p")):
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if found is None:
            continue
        level, number = (int(found.find(qn(tag)).get(qn("w:val"))) for tag in ("w:ilvl", "w:numId"))
        num = numbers[str(number)]
        abstract = abstracts[num.find(qn("w:abstractNumId")).get(qn("w:val"))]
        definition = next(each for each in abstract.iter(qn("w:lvl")) if each.get(qn("w:ilvl")) == str(level))
        key: Any = abstract
        for override in num.findall(qn("w:lvlOverride")):
            if override.find(qn("w:startOverride")) is not None:
                key = num  # a separate list
            if override.get(qn("w:ilvl")) == str(level) and override.find(qn("w:lvl")) is not None:
                definition = override.find(qn("w:lvl"))
        count = counters.setdefault(key, {})
        count[level] = count.get(level, 0) + 1
        for deeper in [each for each in count if each > level]:
            del count[deeper]
        style = definition.find(qn("w:numFmt")).get(qn("w:val"))
        mark = definition.find(qn("w:lvlText")).get(qn("w:val"))
        if style == "upperLetter":
            mark = mark.replace(f"%{level + 1}", chr(64 + count[level]))
        yield re.sub(r"%(\d)", lambda each: str(count.get(int(each[1]) - 1, 1)), mark), paragraph_text(paragraph)  # noqa: B023


def png(width: int, height: int) -> Picture:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x40\x80\xc0" * width for _ in range(height))
    data = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
    return Picture(data, "image/png", width, height)


def shipped(number: int, seed: int, *, documents: bool) -> Quiz:
    """Draw shipped questions; without `documents`, none that is about one: a document takes much of a page."""
    loaded = loading.load()
    banks = [
        evolve(each.bank, questions=tuple(one for one in each.bank.questions if documents or not one.documents))
        for each in loaded
    ]
    chosen = selecting.select(banks, selecting.Selection(number=number, seed=seed))
    return loading.with_pictures(chosen, loaded)


def odd() -> Quiz:
    """Return the cards, essays and matchings of hostile texts."""
    bank = hostile.bank()
    kinds = (Flashcard, Essay, Matching)
    return Quiz(tuple(Item(bank, question) for question in bank.questions if isinstance(question, kinds)))
