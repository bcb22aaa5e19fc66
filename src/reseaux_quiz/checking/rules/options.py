"""Rules on the options of a choice: what gives the key away, or blurs the choice."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations, takewhile

from reseaux_quiz.checking import words
from reseaux_quiz.checking.lexicons import Grammar, Lexicon
from reseaux_quiz.checking.pattern import Pattern
from reseaux_quiz.checking.rule import Found, question_rule
from reseaux_quiz.checking.view import Choice, View
from reseaux_quiz.i18n import msg
from reseaux_quiz.model import SingleChoice
from reseaux_quiz.texts import TreePath

_FINAL = " .;,"

# --- options about options ---------------------------------------------------------------------------------


@question_rule(
    "Q101",
    title=msg("“All” or “none of these answers”"),
    advice=msg("Partial knowledge is enough to accept it or rule it out: write a real option, or delete it"),
)
def all_or_none(view: View[Choice]) -> Found:
    """Find « Toutes ces réponses », « aucune de ces réponses »."""
    for path, text in view.options:
        if view.lexicon.all_or_none.fullmatch(text.lower().strip(_FINAL)):
            yield path, msg("“{text}” is about the other options", text=text)


@question_rule(
    "Q102",
    title=msg("Options that combine others: “A and B”"),
    advice=msg(
        "One wrong option rules out several, and letters change when options are shuffled: "
        "make it a question with several answers"
    ),
)
def combination(view: View[Choice]) -> Found:
    """Find « A et B »."""
    for path, text in view.options:
        if view.lexicon.combination.fullmatch(text.strip(_FINAL)):
            yield path, msg("“{text}” combines other options by their letters", text=text)


_SHORT = 40
"""The most characters of an option that is nothing but a vague amount."""


@question_rule(
    "Q114",
    title=msg("Vague quantities in the options"),
    advice=msg("Each reader understands a different amount: give a number, or a comparison"),
)
def vague_quantity(view: View[Choice]) -> Found:
    """Find « plusieurs », « souvent »."""
    lexicon = view.lexicon
    has_frequency = lexicon.frequency.search(view.options_text)
    for path, text in view.options:
        if has_frequency or len(text) <= _SHORT:
            bare = text.lower().strip(_FINAL)
            found = lexicon.frequency.search(bare) or lexicon.vague_amount.fullmatch(bare)
            if found:
                yield path, msg("“{text}” is vague", text=found[0])


# --- a key that stands out ---------------------------------------------------------------------------------


@question_rule(
    "Q103",
    title=msg("A key that is much longer"),
    advice=msg("It can be found without knowing: shorten it, or lengthen the distractors"),
)
def longer_key(view: View[Choice]) -> Found:
    """Find a key that is half as long again as any distractor."""
    if not view.wrong:
        return
    path, key = min(view.right, key=lambda option: len(option[1]))
    longest = max(len(text) for _path, text in view.wrong)
    # A name of one to three words is as long as it is.
    if len(key) > 1.5 * longest and len(key) - longest >= 12 and len(key.split()) > 3:
        yield path, msg("the key has {key} characters, the longest distractor {other}", key=len(key), other=longest)


@question_rule(
    "Q104",
    title=msg("A key that is more precise"),
    advice=msg("Precision suggests truth: move it to the explanation, or make the distractors as precise"),
)
def more_precise_key(view: View[Choice]) -> Found:
    """Find a key that alone gives an example, a parenthesis or a figure, in an option of a few words."""
    if len(view.wrong) < 2:
        return
    for pattern in view.lexicon.precisions:
        marked = [(path, found[0]) for path, text in view.right if (found := pattern.search(text.lower()))]
        if len(marked) < len(view.right) or any(pattern.search(text.lower()) for _path, text in view.wrong):
            continue
        if min(len(text.split()) for _path, text in view.right) >= 4:
            path, text = marked[0]
            yield path, msg("only the key has a detail such as “{text}”", text=words.quoted(text))
            return


@question_rule(
    "Q111",
    title=msg("Absolutes in the distractors only"),
    advice=msg(
        "“Always” and “never” are a known sign of a wrong option: remove them, or use them in the key as well"
    ),
)
def absolutes(view: View[Choice]) -> Found:
    """Find « toujours » in distractors and not in the key: a strong absolute, or weak ones in half of them."""
    lexicon = view.lexicon
    if not lexicon.absolute.search(view.options_text):
        return
    if any(True for _path, text in view.right for _found in _absolutes(text, lexicon)):
        return
    marked = [(path, found) for path, text in view.wrong if (found := next(_absolutes(text, lexicon), None))]
    strong = any(found.groupdict().get("strong") for _path, found in marked)
    if strong or (len(marked) >= 2 and len(marked) * 2 >= len(view.wrong)):
        listed = ", ".join(dict.fromkeys(found[0].strip() for _path, found in marked))
        yield marked[0][0], msg("only distractors have absolutes: {words}", words=listed)


def _absolutes(text: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    text = text.lower()
    for found in lexicon.absolute.finditer(text):
        if not lexicon.qualifier.search(text[max(found.start() - words.CONTEXT, 0) : found.start()]):
            yield found


_ECHO = 6
"""The fewest letters of an echo: shorter words come back by chance."""


@question_rule(
    "Q112",
    title=msg("Words of the prompt in the key alone"),
    advice=msg("The echo points at the key: use another word there, or the same one in a distractor"),
)
def echo(view: View[SingleChoice]) -> Found:
    """Find words of the sentence that asks, or of their families, in the key, where no distractor has any."""
    if len(view.wrong) < 2 or not view.lexicon.function_words:
        return
    asked = _long_roots(view, view.asking)
    path, key = view.right[0]
    repeated = asked & _long_roots(view, key)
    if repeated and not any(asked & _long_roots(view, text) for _path, text in view.wrong):
        listed = ", ".join(word for word in view.content(key) if words.root(word) in repeated)
        yield path, msg("words of the prompt come back in the key alone: {words}", words=listed)


def _long_roots(view: View[Choice], text: str) -> set[str]:
    return {words.root(word) for word in view.content(text) if len(word) >= _ECHO}


@question_rule(
    "Q113",
    title=msg("Grammar that gives the key away"),
    advice=msg("Reading aloud is enough to answer: put the determiner in each option, or ask a complete question"),
)
def grammar(view: View[Choice]) -> Found:
    """Find a prompt that ends in a determiner or an elision, and options of which only some can follow."""
    rules = view.lexicon.grammar
    if rules is None or (view.prompt.endswith(("?", ".")) and not view.prompt.endswith("...")):
        return
    end = rules.last_determiner.search(view.prompt)
    if end is None:
        return
    fits = _starts_with(rules.vowel) if end["elided"] else _agrees_with(end["word"].lower(), rules)
    right = [fits(text) for _path, text in view.right]
    misfits = [(path, text) for path, text in view.wrong if fits(text) is False]
    if misfits and False not in right:
        path, text = misfits[0]
        word = f"{end['elided']}'" if end["elided"] else end["word"]
        yield path, msg("“{text}” can't follow “{word}” at the end of the prompt", text=text, word=word)


def _starts_with(letter: Pattern) -> Callable[[str], bool | None]:
    return lambda text: bool(letter.match(text))


def _agrees_with(determiner: str, rules: Grammar) -> Callable[[str], bool | None]:
    """Tell whether an option agrees with a determiner: None where its first word gives no sure sign."""
    required = rules.required.get(determiner)

    def agrees(text: str) -> bool | None:
        first = next(words.iterate(text), "")
        if not required or not first:
            return None
        if required == "plural":
            return first[-1] in "sxz"
        if rules.is_plural(first):
            return False
        gender = rules.gender(first)
        return None if gender is None else gender == required

    return agrees


# --- options that are not distinct -------------------------------------------------------------------------


@question_rule(
    "Q105",
    title=msg("Options that say the same, or contain one another"),
    advice=msg("Neither can be the only right one, so both are ruled out: make the options exclude one another"),
)
def overlap(view: View[Choice]) -> Found:
    """Find options that say the same, or one that includes another."""
    options = [_Option(path, text, view.lexicon) for path, text in view.options]
    for one, other in combinations(options, 2):
        if one.says_the_same_as(other):
            yield other.path, msg("“{one}” and “{other}” are nearly the same", one=one.text, other=other.text)
        elif one.folded[:1] == other.folded[:1] or one.folded[-1:] == other.folded[-1:]:  # few pairs need more
            part, whole = sorted((one, other), key=lambda option: len(option.folded))
            if part.is_part_of(whole):
                yield other.path, msg("“{one}” is part of “{other}”", one=part.text, other=whole.text)


# What is no word and yet makes a difference: operators, brackets, signs, underscores. A hyphen between two letters,
# punctuation and quotation marks make none in prose; in code and formulas, everything counts.
_SIGN = re.compile(
    r"(?<![^\W\d_])[-\u2010-\u2015]|[-\u2010-\u2015](?![^\W\d_])|[^\w\s.,;:!?…'«»\"“”\-\u2010-\u2015]|_"
)
_PAUSE = re.compile(r"\w+ ?[.,;:!?…'](?=\W{0,3}\w)")
_BEGINNING = re.compile(r"\W*\w+[\s'-]")  # of a text of several words
_LITERAL = re.compile(r"[`$\\{}\[\]<>=]")


class _Option:
    """An option as it is compared with another."""

    def __init__(self, path: TreePath, text: str, lexicon: Lexicon) -> None:
        self.path = path
        self.text = text
        self._lexicon = lexicon
        self.words = words.words(text)
        self.folded = list(map(lexicon.singular, self.words))
        self.meaning = [word for word in self.folded if word not in lexicon.articles]

    def says_the_same_as(self, other: "_Option") -> bool:
        """Tell whether two options differ in nothing that is seen but articles, plurals and punctuation."""
        if self.text == other.text:  # x² and $x^{2}$ look the same
            return True
        return (
            self.meaning == other.meaning
            and self.meaning != []
            and not self.is_literal
            and not other.is_literal
            and _SIGN.findall(self.text) == _SIGN.findall(other.text)
            and self.capitals() == other.capitals()
            # « Un chat », « un chats »: where the articles are the same, it is the spelling that is asked about, or,
            # where the words are, the punctuation.
            and (self.articles() != other.articles() or (self.words == other.words and self.pauses == other.pauses))
        )

    def is_part_of(self, other: "_Option") -> bool:
        """Tell whether another option is this one and something more: « X » and « X et Y ».

        « Oui » and « oui, mais » are as they should be.
        """
        part, whole = self.folded, other.folded
        if not self.meaning or len(part) >= len(whole) or self.is_literal or other.is_literal:
            return False
        if part[0].isdigit() or (len(part) == 1 and part[0] in self._lexicon.yes_and_no):
            return False
        lexicon = self._lexicon
        if whole[: len(part)] == part:
            after = other.words[len(part)]
            is_limited = not lexicon.restrictions or after in lexicon.restrictions
            return after in lexicon.conjunctions or (len(self.meaning) >= 3 and not is_limited)
        return whole[-len(part) :] == part and other.words[-len(part) - 1] in lexicon.conjunctions

    @property
    def is_literal(self) -> bool:
        """Tell whether an option is code, symbols or a formula."""
        return bool(_LITERAL.search(self.text)) or all(len(word) < 3 for word in self.words)

    @property
    def pauses(self) -> list[str]:
        """Return the punctuation between words, and the words before it."""
        return _PAUSE.findall(self.text.lower())

    def articles(self) -> list[str]:
        """Return the words that make no difference."""
        return [word for word in self.words if word in self._lexicon.articles]

    def capitals(self) -> list[str]:
        """Return the words with a capital, but for one at the start of several words: « Co » is not « CO »."""
        typed = words.WORD.findall(self.text)
        first = bool(_BEGINNING.match(self.text))
        return [self._lexicon.singular(word) for word in typed[first:] if word != word.lower()]


# --- how many, and what they share -------------------------------------------------------------------------


@question_rule(
    "Q109",
    title=msg("Too few options, or too many"),
    advice=msg("Two invite guessing, and a weak distractor only adds reading: keep those that someone would choose"),
)
def number_of_options(view: View[Choice]) -> Found:
    """Find fewer than 3 options, or more than 5 (8 where several may be right)."""
    number = len(view.options)
    most = 5 if isinstance(view.question, SingleChoice) else 8
    if not 3 <= number <= most:
        yield view.options_key, msg("{number} options, where 3 to {most} serve best", number=number, most=most)


@question_rule(
    "Q110",
    title=msg("Options that all begin alike"),
    advice=msg("The same words are read again and again: move them to the end of the prompt"),
)
def common_start(view: View[Choice]) -> Found:
    """Find the same three words or more at the start of every option."""
    split = [text.split() for _path, text in view.options]
    if len(split) < 3:
        return
    columns = ({word.lower() for word in column} for column in zip(*split, strict=False))
    common = len(list(takewhile(lambda column: len(column) == 1, columns)))
    if common >= 3:
        start = " ".join(split[0][:common])
        yield view.options[0][0], msg("every option begins with “{words}”", words=words.quoted(start))


RULES = (
    all_or_none,
    combination,
    longer_key,
    more_precise_key,
    overlap,
    number_of_options,
    common_start,
    absolutes,
    echo,
    grammar,
    vague_quantity,
)
