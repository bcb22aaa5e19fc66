"""Rules on how a prompt and its explanation are worded."""

import re
from typing import assert_never

from reseaux_quiz import markup
from reseaux_quiz.checking import words
from reseaux_quiz.checking.rule import Found, question_rule, text_rule
from reseaux_quiz.checking.view import TextsView, View
from reseaux_quiz.i18n import msg
from reseaux_quiz.model import (
    Cloze,
    Essay,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz.texts import Kind

_Graded = SingleChoice | MultipleChoice | TrueFalse | ShortAnswer | Numerical | Matching | Ordering | Cloze | Essay
_Asking = SingleChoice | MultipleChoice | ShortAnswer | Numerical | Matching | Ordering | Essay


@question_rule(
    "Q203",
    title=msg("A prompt that asks nothing"),
    advice=msg("The task must be clear before the options are read: ask a question, or end with a colon"),
)
def asks_nothing(view: View[_Asking]) -> Found:
    """Find a prompt without a question, an instruction or an open end."""
    typed = view.question.prompt
    asks = view.lexicon.asks
    if asks and typed and "?" not in typed and "___" not in typed and not asks.search(view.prompt):
        yield ("prompt",), msg("the prompt asks nothing")


@question_rule(
    "Q204",
    title=msg("No explanation"),
    advice=msg("A mark alone teaches little: say under `explanation` why the answer is right"),
)
def no_explanation(view: View[_Graded]) -> Found:
    """Find a question without explanation."""
    if not view.question.explanation:
        yield (), msg("there is no explanation")


@question_rule(
    "Q205",
    title=msg("An explanation that repeats the key"),
    advice=msg("A pupil who was wrong still does not know why: give the reason, or an example"),
)
def idle_explanation(view: View[_Graded]) -> Found:
    """Find an explanation that repeats the prompt and the key, and says no more."""
    if not view.question.explanation:
        return
    said = "\n".join([view.question.prompt, *_keys(view.question)])
    if any(formula not in said for formula in _FORMULA.findall(view.question.explanation)):
        return
    lexicon = view.lexicon
    keys = words.plain(" ".join(_keys(view.question))).lower()
    known = f"{keys}\n{view.prompt.lower()}"
    says_the_key = says_something = False
    said_words = list(words.iterate(words.plain(view.question.explanation)))
    for word in said_words:
        if word in lexicon.verdicts or word in lexicon.function_words:
            continue
        if word not in known:  # as a part of the text: the first new word, soon found, ends the search
            return
        says_something = True
        says_the_key = says_the_key or word in keys
    if not says_something and len(said_words) >= _SENTENCE_OF_SMALL_WORDS:
        return
    if says_the_key or not keys or not says_something:
        yield ("explanation",), msg("the explanation only repeats the answer")


_SENTENCE_OF_SMALL_WORDS = 10
# A formula or a calculation, which says something even without a word.
_FORMULA = re.compile(r"(?<!\\)\$[^$]+\$|\d[\d\s,.]*[=×+*/−-][^\n]*\d")


def _keys(question: _Graded) -> list[str]:
    match question:
        case SingleChoice():
            return [question.answer]
        case MultipleChoice() | ShortAnswer():
            return list(question.answers)
        case Numerical():
            return [f"{question.answer:f} {question.unit or ''}"]
        case Matching():
            return [text for pair in question.pairs for text in (pair.left, pair.right)]
        case Ordering():
            return list(question.items)
        case Cloze():
            return [*(answer for gap in question.gaps for answer in gap.answers), question.text]
        case Essay():
            return [question.model_answer]
        case TrueFalse():
            return []
        case _:
            assert_never(question)


# Every citation has one of these, which is quick to find.
_LETTER = re.compile(r"[A-H](?=[\s,;:.!?)”\"»]|$)|[a-h]\)")


@question_rule(
    "Q206",
    title=msg("An option cited by its letter"),
    advice=msg("Options are shuffled, and their letters with them: cite the option's words"),
)
def cites_a_letter(view: View[Question]) -> Found:
    """Find « La réponse B » in a feedback, an explanation or a hint."""
    for path, text, _kind in view.texts:
        if path[-1] not in ("feedback", "explanation", "hint") or not _LETTER.search(text):
            continue
        found = view.lexicon.cited_letter.search(text)
        # An « option A » that the question itself describes is not the letter of an option.
        shown = [view.prompt, *(text for _path, text in view.options)]
        if found and not re.search(rf"\b{found['letter'].upper()}\b", " ".join(shown)):
            yield path, msg("“{text}” cites an option by its letter", text=found[0])


@text_rule(
    "Q207",
    title=msg("A picture without a text alternative"),
    advice=msg("Someone who can't see it can't answer: write between the brackets what it shows"),
)
def no_alternative_text(view: TextsView) -> Found:
    """Find a picture that tells nothing to someone who can't see it."""
    if "![" not in view.everything:
        return
    for path, text, kind in view.texts:
        if "![" in text and kind is not Kind.PLAIN:
            blocks = markup.parse(text) if kind is Kind.BLOCKS else (markup.Paragraph(markup.parse_inline(text)),)
            for inline in markup.walk(blocks):
                if isinstance(inline, markup.Image) and inline.alt.strip() in ("", inline.src.rpartition("/")[2]):
                    yield path, msg("the picture “{src}” has no text alternative", src=inline.src)


RULES = (asks_nothing, no_explanation, idle_explanation, cites_a_letter, no_alternative_text)
