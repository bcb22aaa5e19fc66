"""Texts with a special meaning in a format or a program that shows it, and questions full of them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import evolve

from reseaux_quiz import markup
from reseaux_quiz.loading import validation
from reseaux_quiz.loading.structuring import BankHeader
from reseaux_quiz.model import (
    Bank,
    Cloze,
    Collection,
    Criterion,
    Distractor,
    Document,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Pair,
    Question,
    Section,
    ShortAnswer,
    SingleChoice,
    Source,
    TrueFalse,
)

# Texts with a special meaning in a format or a program that shows it.
HOSTILE = (
    # HTML, and links that run code
    "<script>alert(1)</script>",
    "</script>",
    "<img src=x onerror=alert(1)>",
    "<!--",
    "]]>",
    "&#x41;&#0;",
    "&amp;lt;",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<b>)",
    "[x](vbscript:y)",
    "<javascript:alert(1)>",
    "[x](https://exemple.fr/?a=\"b\"&c='d')",
    # Anki
    "{{c1::x}}",
    "{{c1::x::y}}",
    "{{Front}}",
    "{{type:x}}",
    "{{#x}}",
    "[sound:a.mp3]",
    "[latex]x[/latex]",
    "[$]x[/$]",
    "[[type:x]]",
    "\\(x\\) \\[y\\]",
    "\\begin{x}",
    # GIFT
    "::",
    "::x::",
    "$CATEGORY: x/y",
    "// [id:x] [tag:y]",
    "~=#{}",
    "{T}",
    "{#3:1}",
    "=a -> b",
    "%50%",
    "####x",
    "&&010",
    "[html]",
    "x\\ny",
    "*",
    # Word, and spreadsheets
    "{ PAGE \\* MERGEFORMAT }",
    '{ INCLUDETEXT "c:\\x" }',
    "=cmd|'/c calc'!A1",
    "+1+1",
    "@SUM(1)",
    # paths, templates, terminals
    "../../x",
    "C:\\x",
    "[red]x[/red]",
    "{0} {number} %s %(x)s",
    "$x$ $$y$$",
    # YAML
    "x: y",
    "x #y",
    "- x",
    "---",
    "? x",
    "| x |\n|---|\n| y |",
    # other scripts, and characters that are not letters
    "שלום, עולם",
    "مرحبا",
    "\u202ex\u202c",
    "\u2067x\u2069\u200f",
    "e\u0301\u0323\u0300\u0338\u20dd",
    "\u0301",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "\U0001f1eb\U0001f1f7",
    "ﬁ\u0130ſß",
    "\ufffc",
    "漢字",
    "\U0001d4b3\U000e0041",
)

LONG = "\n\n".join(HOSTILE * (100_000 // len("\n\n".join(HOSTILE))))
"""All of them, repeated to 100 kB."""


def everywhere(text: str) -> Iterator[Question]:
    """Make a question of each type with a text in each of its fields, for the types that allow it."""
    other, third = f"{text} b", f"{text} c"
    wrong = (Distractor(other, text), Distractor(third, text))
    is_bare = markup.parse(text) == (markup.Paragraph((markup.Text(text),)),)
    made: list[Question] = [
        SingleChoice(id="single", prompt=text, answer=text, distractors=wrong),
        MultipleChoice(id="multiple", prompt=text, answers=(text, f"{text} a"), distractors=wrong),
        TrueFalse(id="true", prompt=text, answer=True),
        ShortAnswer(id="short", prompt=text, answers=(f"x {text}", f"y {text}"), rejected=wrong),
        Numerical(id="number", prompt=text, answer=Decimal(5), unit=text),
        Matching(id="matching", prompt=text, pairs=(Pair(text, text), Pair(other, other)), distractors=(third,)),
        Ordering(id="ordering", prompt=text, items=(text, other)),
        Essay(id="essay", prompt=text, model_answer=text, criteria=(Criterion(text),)),
        Flashcard(id="card", prompt=text if is_bare else "x", answer=text, reversible=True),
    ]
    if not {"{", "}", "|", "$"} & {*text}:
        made.append(Cloze(id="cloze", prompt=text, text=f"{text} {{{{{text}}}}} {{{{y}}}}", distractors=(other,)))
    for question in made:
        yield evolve(question, explanation=text, hint=text, source=text, tags=(text,), section="1")


def bank(texts: Sequence[str] = HOSTILE) -> Bank:
    """Return a bank with all of them, and with hostile names."""
    name = " ".join(HOSTILE)
    questions = (
        evolve(question, id=f"{question.id}-{number}")
        for number, text in enumerate(texts)
        for question in everywhere(text)
    )
    header = BankHeader(id="banque", title=name, section="1", sections=(Section("1.1", name),))
    sound = tuple(question for question in questions if not list(validation.of_question(question, header)))
    documents = tuple(
        Document(id=f"document-{number}", title=text, text=text, source=text) for number, text in enumerate(texts)
    )
    asked = tuple(
        evolve(question, documents=(documents[number % len(documents)].id,)) for number, question in enumerate(sound)
    )
    source = Source(title=name, author=name, publisher=name, url="javascript:alert(1)")
    return Bank(
        id="banque",
        title=name,
        questions=asked,
        documents=documents,
        collection=Collection(id="collection", title=name, source=source),
        section="1",
        sections=header.sections,
    )
