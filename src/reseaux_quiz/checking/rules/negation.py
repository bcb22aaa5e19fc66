"""Rules on negations: those that are overlooked, and those that come in pairs."""

import re
from collections import deque

from reseaux_quiz.checking import words
from reseaux_quiz.checking.lexicons import Negation
from reseaux_quiz.checking.pattern import Pattern
from reseaux_quiz.checking.rule import Found, question_rule
from reseaux_quiz.checking.view import View
from reseaux_quiz.i18n import msg
from reseaux_quiz.model import MultipleChoice, Numerical, Question, ShortAnswer, SingleChoice


@question_rule(
    "Q201",
    title=msg("A negation that does not stand out"),
    advice=msg(
        "Whoever overlooks it answers the opposite question: write it in bold (`**pas**`), or ask for what is true"
    ),
)
def unmarked_negation(view: View[SingleChoice | MultipleChoice | ShortAnswer | Numerical]) -> Found:
    """Find a question that asks for the exception, its negation neither emphasised nor in capitals."""
    word = _exception_word(view)
    if word and not view.emphasised & set(words.words(word)):
        yield ("prompt",), msg("the negation “{word}” is easily overlooked", word=word)


@question_rule(
    "Q202",
    title=msg("A double negation"),
    advice=msg("It tests reading, not knowledge: rephrase it in the affirmative"),
)
def double_negation(view: View[Question]) -> Found:
    """Find two negations in a clause, or an option that denies where the prompt asks for the exception."""
    language = view.lexicon.negation
    if language is None:
        return
    for path, text in [(("prompt",), view.prompt), *view.options]:
        clause = _double(text, language)
        if clause:
            yield path, msg("two negations in “{text}”", text=words.quoted(clause))
    if view.options and _exception_word(view):
        for path, text in view.options:
            if language.negation.search(text):
                yield path, msg("“{text}” denies, and so does the prompt", text=words.quoted(text))
                return


def _double(text: str, language: Negation) -> str | None:
    """Return the clause of a text that denies twice."""
    if not language.negation.search(text):
        return None
    for clause in language.clause_boundary.split(text):
        found = language.negation.search(clause)
        if found is None:
            continue
        before, after = clause[: found.start()], clause[found.end() :]
        is_full = found["second"] == language.full
        if (is_full and language.negative_subject.search(before)) or language.denying_complement.match(after):
            return clause.strip()
    return None


def _exception_word(view: View[Question]) -> str | None:
    """Return the word by which a prompt asks for the exception: « sauf », « fausse », « pas »."""
    language = view.lexicon.negation
    prompt = view.prompt.lower()
    if language is None or not any(sign in prompt for sign in language.signs):
        return None
    for sentence in view.sentences:
        found = language.except_for.search(sentence)
        if found:
            return words.words(found[0])[0]
    asks = view.lexicon.asks
    for sentence in view.sentences:
        if sentence.endswith(("?", ":")) or (asks and asks.search(sentence)):
            word = _denied_in(sentence, language)
            if word:
                return word
    return None


def _denied_in(sentence: str, language: Negation) -> str | None:
    """Return the word by which a sentence that asks denies what it asks for."""
    false = language.asks_for_false.search(sentence) if sentence.endswith("?") else None
    if false:
        return false["second"]
    for found in language.negation.finditer(sentence):
        before = sentence[max(found.start() - words.CONTEXT, 0) : found.start()]
        if found["second"] not in language.temporal and _is_in_main_clause(before, language):
            return found["second"]
    return None


def _is_in_main_clause(before: str, language: Negation) -> bool:
    """Tell, by what stands before a negation in a question, whether it denies what is asked for.

    It does in « Laquelle des conditions que pose l'article n'est pas remplie ? », not in « Que faire d'un client qui
    ne répond pas ? ».
    """
    if language.exception_head.search(before):
        return True
    if language.before_infinitive.search(before):
        return False
    question_word = _last(language.interrogative, before)
    if question_word is None:
        return False
    asked = before[question_word.end() :]
    subordinate = _last(language.subordinate, asked)
    if subordinate is None:
        return True
    # A relative clause that begins with its verb (« que pose l'article ») is over by now.
    clause = asked[subordinate.end() :]
    return bool(subordinate["relative"] and clause.strip() and not language.subject.match(clause))


def _last(pattern: Pattern, text: str) -> re.Match[str] | None:
    found = deque(pattern.finditer(text), maxlen=1)
    return found[0] if found else None


RULES = (unmarked_negation, double_negation)
