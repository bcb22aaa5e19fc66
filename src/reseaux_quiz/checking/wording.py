"""Rules on how a question and what goes with it are worded."""

import re

from reseaux_quiz import markup
from reseaux_quiz.checking import words
from reseaux_quiz.checking.view import Found, View
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.model import Cloze, MultipleChoice, Numerical, ShortAnswer, SingleChoice, TrueFalse
from reseaux_quiz.texts import markdown

# --- negation ----------------------------------------------------------------------------------------------


def unmarked_negation(view: View) -> Found:
    """Find a question that asks for the exception, its negation neither marked nor in capitals."""
    if not view.french:
        return
    asked = negation_asked(view)
    if asked and not view.emphasised & set(words.words(asked)):
        yield ("prompt",), _("the negation « {word} » is easily overlooked").format(word=asked)


def double_negation(view: View) -> Found:
    """Find two negations in a clause, or an option that denies where the prompt asks for the exception."""
    if not view.french:
        return
    for path, text in [(("prompt",), view.prompt), *view.options]:
        if (" ne " in text or "n'" in text or text.startswith("Ne ")) and (twice := _twice(text)):
            yield path, _("two negations in « {text} »").format(text=twice)
    if view.options and negation_asked(view):
        for path, text in view.options:
            if words.NEGATION.search(text):
                yield path, _("« {text} » denies, and so does the prompt").format(text=text)
                return


def _twice(text: str) -> str | None:
    """Return the clause of a text that denies twice."""
    if not words.NEGATION.search(text):
        return None
    for clause in words.CLAUSE.split(text):
        found = words.NEGATION.search(clause)
        if found:
            # « Plus jamais » and « jamais rien » deny once, « personne ne … pas » twice.
            nobody = found["second"] == "pas" and words.NOBODY.search(clause[: found.start()])
            if nobody or words.SAYS_NO.match(clause, found.end()):
                return clause.strip()
    return None


def negation_asked(view: View) -> str | None:
    """Return the word that makes the prompt ask for what is not so, if one does."""
    lower = view.prompt.lower()
    if not any(word in lower for word in words.DENIES):
        return None
    for sentence in view.sentences:
        odd = words.ODD_ONE.search(sentence)
        if odd:
            return words.words(odd[0])[0]
    for sentence in view.sentences:
        if sentence.endswith(("?", ":")) or words.ASKS.search(sentence):
            false = words.IS_FALSE.search(sentence) if sentence.endswith("?") else None
            if false:
                return false["second"]
            for found in words.NEGATION.finditer(sentence):
                # « Ne … plus » is about time more often than about an exception.
                if found["second"] != "plus" and _is_what_is_asked(
                    sentence[max(found.start() - words.FAR, 0) : found.start()]
                ):
                    return found["second"]
    return None


def _is_what_is_asked(before: str) -> bool:
    """Tell, by what stands before a negation in a question, whether its main clause is what it denies.

    « Laquelle des conditions que pose l'article n'est pas remplie ? » does; « Que faire d'un client qui ne répond
    pas ? » does not. A relative clause whose verb stands before the negation is over.
    """
    if words.HEAD.search(before):
        return True
    if words.BEFORE_INFINITIVE.search(before):
        return False
    interrogatives = list(words.INTERROGATIVE.finditer(before))
    if not interrogatives:
        return False
    between = before[interrogatives[-1].end() :]
    subordinates = list(words.SUBORDINATE.finditer(between))
    if not subordinates:
        return True
    last = subordinates[-1]
    inside = between[last.end() :]
    return bool(last["relative"] and inside.strip() and not words.SUBJECT.match(inside))


# --- what is asked and what is explained -------------------------------------------------------------------


def asks_nothing(view: View) -> Found:
    """Find a prompt without a question, an order or an open end."""
    typed = view.question.prompt
    if view.french and typed and "?" not in typed and "___" not in typed and not words.ASKS.search(view.prompt):
        yield ("prompt",), _("the prompt asks nothing")


def no_explanation(view: View) -> Found:
    """Find a question without explanation."""
    if not view.question.explanation:
        yield (), _("there is no explanation")


_SAYS_SO = words.listed(
    "bonne bonnes réponse réponses correcte exacte juste vraie vrai faux fausse affirmation proposition solution"
    " voici agit oui non right true false answer correct yes"
)


def idle_explanation(view: View) -> Found:
    """Find an explanation that says prompt and key again, and no more."""
    if not view.question.explanation:
        return
    keys = words.plain(" ".join(_keys(view))).lower()
    known = f"{keys}\n{view.prompt.lower()}"
    says_the_key = says_something = False
    for word in words.each(words.plain(view.question.explanation)):
        if word in _SAYS_SO or not words.has_meaning(word):
            continue
        if word not in known:  # as a part of a text: the first novel word, soon found, ends it
            return
        says_something = True
        says_the_key = says_the_key or word in keys
    if says_the_key or not keys or not says_something:
        yield ("explanation",), _("the explanation says the answer again, and no more")


def _keys(view: View) -> list[str]:
    match view.question:
        case SingleChoice() | MultipleChoice():
            return [text for _path, text in view.right]
        case ShortAnswer(answers=answers):
            return list(answers)
        case Numerical(answer=answer, unit=unit):
            return [f"{answer:f} {unit or ''}"]
        case Cloze() as cloze:
            return [*(answer for gap in cloze.gaps for answer in gap.answers), cloze.text]
        case TrueFalse():
            return []
        case _:
            return [text for path, text in view.texts if path[0] in ("pairs", "items", "model_answer")]


# Every citation has one of these; it is quick to find.
_LONE = re.compile(r"[A-H](?=[\s,;:.!?)»]|$)|[a-h]\)")
_LETTER = re.compile(
    r"\b(?:réponses?|options?|propositions?|choix|distracteurs?|possibilités?|lettres?|answers?|choices?)"
    r" +(?:«\s*)?\(?(?P<letter>[A-H](?=[\s,;:.!?)»]|$)|[a-h](?=\)))(?! (?:to|2) )",
)


def cites_a_letter(view: View) -> Found:
    """Find « La réponse B » in a feedback: options are shuffled."""
    for path, text in view.texts:
        if path[-1] not in ("feedback", "explanation", "hint") or not _LONE.search(text):
            continue
        found = _LETTER.search(text)
        # An « option A » that the question itself describes is no letter of a list.
        shown = [view.prompt, *(text for _path, text in view.options)]
        if found and not re.search(rf"\b{found['letter'].upper()}\b", " ".join(shown)):
            yield path, _("« {text} » cites an option by its letter").format(text=found[0])


def no_alt_text(view: View) -> Found:
    """Find a picture that says nothing to who can't see it."""
    if "![" not in view.everything:
        return
    for path, text, is_block in markdown(view.question):
        if "![" in text:
            blocks = markup.parse(text) if is_block else (markup.Paragraph(markup.parse_inline(text)),)
            for inline in markup.walk(blocks):
                if isinstance(inline, markup.Image) and inline.alt.strip() in ("", inline.src.rpartition("/")[2]):
                    yield path, _("the picture « {src} » has no words in its place").format(src=inline.src)
