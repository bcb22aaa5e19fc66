"""Words as the rules compare them, and the closed lists of French and English that they know.

Lists are short on purpose: a rule says nothing where it is not sure.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from reseaux_quiz.folding import fold


def listed(text: str) -> frozenset[str]:
    """Make a closed list of the words of a text."""
    return frozenset(text.split())


_SIGNS = re.compile(r"!?\[([^\]]{0,500})\]\([^)]{0,500}\)|[*_`]+")
_WORD = re.compile(r"[^\W_]+")
DIGIT = re.compile(r"\d")
FAR = 500
"""Characters that no rule looks beyond from where it has found something: the cost stays in proportion."""

# Articles, prepositions, pronouns, conjunctions, the commonest verbs: what two texts may share by chance.
_EMPTY = listed(
    """
    a à afin ai ainsi alors après as au aucun aucune aussi autre autres aux avait avant avec avoir bien c car
    ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des dès
    deux doit doivent donc dont du elle elles en encore entre es est et étaient était été être eu eux fait
    faire faut font hors il ils j je l la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui
    m ma mais me même mêmes mes mieux moins mon n ne ni non nos notre nous on ont ou où par parce parmi pas
    pendant peu peut peuvent plus plusieurs pour pourquoi pourtant près puis puisque qu quand que quel quelle
    quelles quels qui quoi s sa sans se selon sera serait ses si son sont sous sur t ta tant te tel telle tels
    telles tes ton tous tout toute toutes très trois tu un une va vers vos votre vous y
    the of to in is are be by an and or for with on at from it its this that these those which what who whom
    not do does did has have had can may will would should about into than then there their they
    """
)


def plain(text: str) -> str:
    """Return a text without the signs of Markdown, its apostrophes straight and its spaces ordinary."""
    if "*" in text or "_" in text or "`" in text or "](" in text:
        text = _SIGNS.sub(lambda found: found[1] or "", text)
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


def words(text: str) -> list[str]:
    """Return the words of a plain text in lower case, elided ones for themselves: « l », « article »."""
    return _WORD.findall(text.lower())


def each(text: str) -> Iterator[str]:
    """Go through the words of a plain text in lower case, for who may stop soon."""
    return (found[0] for found in _WORD.finditer(text.lower()))


def content(text: str) -> list[str]:
    """Return the words of a plain text that carry its meaning."""
    return [word for word in _WORD.findall(text.lower()) if word not in _EMPTY]


def has_meaning(word: str) -> bool:
    """Tell whether a word in lower case carries meaning, and does not only hold others together."""
    return word not in _EMPTY


@lru_cache(2**16)
def root(word: str) -> str:
    """Return what words of one family share: « numérique », « numérisation » → « numeri ». Short words are whole."""
    bare = fold(word)
    return bare[:6] if len(bare) > 7 else bare


# --- options that are about other options ---------------------------------------------------------------

_OPTIONS = r"(?:réponses?|propositions?|options?|affirmations?|choix|solutions?|énoncés?|possibilités?)"
_RIGHT = r"(?:vraie?s?|justes?|exactes?|correctes?|bonnes?|possibles?|fausses?|valables?|acceptables?)"
_TAIL = (
    r"(?: (?:ci-dessus|ci-dessous|qui précèdent|précédente?s?|proposée?s?|énoncée?s?|à la fois"
    rf"|(?:(?:n'est|ne sont|est|sont) )?{_RIGHT}|(?:ne )?convien(?:t|nent)))"
)
_SEVERAL = r"(?:deux|trois|quatre|cinq|autres)"
ALL_OR_NONE = re.compile(
    "|".join(
        (
            rf"(?:toutes|tous) (?:ces|les)(?: {_SEVERAL})? {_OPTIONS}{_TAIL}{{0,2}}",
            r"(?:toutes|tous)(?: les)? (?:précédente?s|autres|deux|trois|quatre|cinq)",
            r"tout (?:cela|ceci|ça|ce qui précède)(?: à la fois)?",
            r"rien de (?:tout )?(?:cela|ceci|ça|ce qui précède)",
            rf"les (?:deux|trois|quatre|cinq)(?: {_OPTIONS})?{_TAIL}?",
            r"l'une? (?:et|ou) l'autre|ni l'une? ni l'autre",
            rf"aucune? (?:des|de ces)(?: {_SEVERAL})?(?: {_OPTIONS})?{_TAIL}?",
            r"aucune? d'(?:entre )?(?:elles|eux)",
            rf"aucune?(?: (?:bonne|autre))? {_OPTIONS}{_TAIL}",
            rf"aucune? (?:bonne|autre) {_OPTIONS}",
            r"(?:all|none|both|neither|any) of (?:the|these|them)(?: (?:above|options|answers|choices|others?))?",
            r"(?:all|both|none|neither) (?:the )?above",
        )
    ),
    re.IGNORECASE,
)
"""« Toutes ces réponses », « aucune des propositions précédentes », "all of the above": a whole option."""

_NAMED = r"(?i:(?:les )?(?:réponses?|propositions?|options?|answers?)) \(?[A-Ha-h1-9]\)?"
_LETTER = rf"(?:{_NAMED}|\(?[A-H]\)?|\([a-h1-9]\)|[a-h1-9]\))"
_AND = r"(?:, ?| et | ou | and | or | ?[+&] ?)"
_ONLY = "seulement|uniquement|only"
COMBINATION = re.compile(
    rf"(?:(?i:à la fois|both|{_ONLY}) )?"
    rf"(?:{_NAMED}(?:{_AND}\(?[A-Ha-h1-9]\)?)+|{_LETTER}(?:{_AND}{_LETTER})+|[1-9](?:{_AND}[1-9])+(?= (?:{_ONLY})))"
    rf"(?: (?:{_ONLY}))?(?: (?:sont|are) {_RIGHT})?"
)
"""« A et B », « les réponses 1 et 3 »: a whole option."""


# --- words that give away, or say little -------------------------------------------------------------------

_TIMES = (
    "deux|trois|quatre|jours?|mois|ans|années|matins|soirs|semaines|heures"
    "|lundis|mardis|mercredis|jeudis|vendredis|samedis|dimanches"
)
# « Tous deux » and « tous les lundis » are none.
ABSOLUTE = re.compile(
    r"\b(?:(?P<strong>toujours|jamais|systématiquement|obligatoirement|forcément|nécessairement|absolument|à coup sûr"
    r"|dans tous les cas|en toutes? circonstances?|en aucun cas|à chaque fois|sans (?:aucune )?exception"
    r"|quoi qu'il arrive|always|never|invariably|in all cases|without exception)"
    r"|exclusivement|uniquement|tout le monde|exclusively|everybody|everyone|nobody"
    rf"|(?:tous|toutes) (?:les|ses|leurs|ces) (?!(?:{_TIMES})\b|\d)\w+"
    r"|(?:n'|ne )[\w']+ (?:aucune?|personne|rien)|aucune? \w+ n(?:e |'))"
)
"""Claims without exception, in a text in lower case; one `strong` word is enough to rule an option out."""

TURNED = re.compile(
    r"(?:\b(?:pas|non|point|plus|guère|presque|sans|not|almost|nearly) +|\bdu +|n't +"
    r"|\b(?:si|if|whether)\b.*|\bs'il.*)$"
)
"""What, before an absolute, makes it none: « pas toujours », « presque tous », a condition (« si tous … »)."""

FREQUENCY = re.compile(
    r"\b(?:souvent|parfois|rarement|fréquemment|quelquefois|généralement|habituellement|occasionnellement"
    r"|de temps en temps|la plupart du temps|en général|d'habitude"
    r"|often|sometimes|rarely|frequently|usually|generally|occasionally|seldom)\b"
)
"""How often, in words that each reader understands otherwise; in a text in lower case."""

VAGUE_AMOUNT = re.compile(
    r"(?:(?:pendant|depuis|après|environ|assez|très|trop|plutôt|quite|very|a) )*"
    r"(?:beaucoup|peu|plusieurs|quelques(?:-une?s)?|certaine?s|(?:de )?nombreu(?:x|ses)|la plupart|pas mal"
    r"|régulièrement|longtemps|énormément|many|few|several|some|most|a lot)(?: (?:de |d'|des |of |the )?[\w'-]+)?"
)
"""A whole option, in lower case, that is a vague amount: « plusieurs », « beaucoup de clients »."""


# --- negation ----------------------------------------------------------------------------------------------

_SECOND = r"(?P<second>pas|plus|jamais|aucune?|point|guère|nullement|rien|personne)"
NEGATION = re.compile(rf"\bn(?:e +|')(?:[^\s,;:.?!]+ +){{0,4}}?{_SECOND}\b", re.IGNORECASE)
"""« Ne … pas » and its like: one negation. « Ne … que » and an expletive « ne » have no second word, and are none."""

DENIES = (" ne ", "n'", "sauf", "excepté", "hormis", "à l'ex", "faus", "faux", "inexact", "incorrect", "erroné")
"""One of these is in every prompt, in lower case, that asks for an exception: a look at them costs less."""

NOBODY = re.compile(r"\b(?:aucune?|personne|rien|nul(?:le)?)\b", re.IGNORECASE)

SAYS_NO = re.compile(
    r" (?:\w+ )?sans\b"
    r"| (?:(?:du tout|tout à fait|vraiment|pour autant|forcément|complètement) )?"
    r"(?:impossibles?|inexacte?s?|incorrecte?s?|fau(?:x|sses?)|erronée?s?|inutiles?|improbables?|invraisemblables?"
    r"|illégal(?:e|es)?|illégaux|illicites?|inacceptables?|inadmissibles?|inefficaces?|infondée?s?|injustifiée?s?"
    r"|incompatibles?|interdite?s?)\b",
    re.IGNORECASE,
)
"""What denies by itself, right behind « ne … pas »: « n'est pas impossible », « ne vend pas sans écouter »."""

CLAUSE = re.compile(
    r"[,;:.?!()«»]|\b(?:que|qui|dont|où|quand|lorsque|si|parce|puisque|car|mais|et|ou|donc|or|ni)\b|\b(?:lors|puis)?qu'"
)
"""Where one clause ends and another begins."""

INTERROGATIVE = re.compile(
    r"\b(?:l(?:e|a|es)quel(?:le)?s?|(?:des|du|au|aux)quel(?:le)?s?|quel(?:le)?s?|combien|qu'est-ce qu[ie'])"
    r"|^(?:que|qu'|qui)\b",
    re.IGNORECASE,
)
SUBORDINATE = re.compile(
    r"\b(?P<relative>qui|que|qu'|dont|où)|\b(?:quand|lorsqu[e']|si|s'il|puisqu[e']|pendant|comme|parce)\b",
    re.IGNORECASE,
)
BEFORE_INFINITIVE = re.compile(r"\b(?:pour|de|à|sans|afin de) *$", re.IGNORECASE)
SUBJECT = re.compile(
    r" ?(?:le|la|les|l'|un|une|des|ce|cet|cette|ces|son|sa|ses|leur|leurs|mon|ma|mes|votre|vos|notre|nos"
    r"|il|elle|ils|elles|on|je|tu|nous|vous|chacune?|personne|aucune?|[A-ZÀ-Ý]\w+)\b"
)
"""What a clause whose verb is still to come begins with."""

HEAD = re.compile(
    r"(?:\bquel(?:le)?s? (?:est|sont)\b|\b[^\W\d_]{2,}ez\b).*"
    r"\b(?:ce|ceux|celui|celles?|(?:la |les |l'|cette |ces )(?:affirmation|proposition|phrase|énoncé|option)s?)"
    r" +(?:qui|que|qu'|dont)\W*(?:[^\s,;:.?!]+ +){0,4}?$",
    re.IGNORECASE,
)
"""« Citez ceux qui », before a negation: the exception is what is asked for, though the clause is subordinate."""

ODD_ONE = re.compile(
    r"\b(?:sauf|excepté|hormis|à l'exception d[e']|à l'exclusion d[e'])"
    r" *(?:une?\b|deux\b|laquelle|lequel|l'une?\b|[:?.…]|$)",
    re.IGNORECASE,
)
IS_FALSE = re.compile(
    r"\b(?:l(?:e|a|es)quel(?:le)?s?|quel(?:le)?s?)\b[^.?!]*?\b(?:est|sont)\b[^.?!]{0,12}?"
    r"\b(?P<second>fau(?:x|sses?)|inexacte?s?|incorrecte?s?|erronée?s?)\b",
    re.IGNORECASE,
)


# --- prompts that ask --------------------------------------------------------------------------------------

# Infinitives and first words that ask; a form in -ez is told by its ending.
_ASKING = (
    "dites|faites|dis|fais|citer?|relier?|classer?|associer?|compl[ée]ter?|calculer?|indiquer?|donner?|expliquer?"
    "|cocher?|nommer?|trouver?|comparer?|remettre|remets|choisir|choisis|définir|définis|décrire|décris|rédiger?"
    "|justifier?|ranger?|entourer?|souligner?|identifier?|montrer?|proposer?|apparier|rapprocher?|ordonner?|repérer?"
    "|traduire|traduis|corriger?|résumer?|vrai ou faux"
    "|name|match|order|complete|choose|select|give|explain|describe|write|fill|put|sort|list|compare|calculate|state|tick"
)
ASKS = re.compile(
    rf"[?]|[:…]\W{{0,20}}$|\.\.\.\W{{0,20}}$|(?:^|[.!;:,»] *(?:puis |et |ensuite |enfin )*)(?:{_ASKING})\b"
    r"|(?<!\bvous )(?<!\bvous ne )(?<!\bvous n')(?<!\bvous y )(?<!\bvous en )"
    r"\b(?!(?:ch|ass|n|r)ez\b)[^\W\d_]{2,}ez\b",
    re.IGNORECASE | re.MULTILINE,
)


# --- grammar that betrays ----------------------------------------------------------------------------------

STEM_END = re.compile(
    r"(?:\b(?P<word>le|la|un|une|les|des|ces|ce|cet|cette|son|sa|ses|du|aux|au)|\b(?P<elided>l|d|qu|n|s|c|jusqu|lorsqu)')"
    r"[\s:…._]{0,40}$",
    re.IGNORECASE,
)
WANTED = {
    **dict.fromkeys(("le", "un", "ce", "du", "au"), "masculine"),
    **dict.fromkeys(("la", "une", "cette", "sa"), "feminine"),
    **dict.fromkeys(("les", "des", "ces", "ses", "aux"), "plural"),
}
"""What a determiner at the end of a prompt asks of the word that follows; « son » and « cet » go with both."""

VOWEL = re.compile(r"[aeiouyœæàâäéèêëîïôöùûüh]", re.IGNORECASE)
# Endings of nouns whose gender they tell, but for these words.
_FEMININE = re.compile(r"(?:[st]ion|té|ance|ence|ude|ette|esse|logie|graphie|ure|ée)$")
_MASCULINE = re.compile(r"(?:ment|isme|age|oir|eau|al|ier|et)$")
_OTHERWISE = listed(
    """
    bastion côté été pâté traité comité silence prélude squelette musée lycée trophée murmure augure arrêté député
    comté jument image page plage cage rage nage peau eau
    """
)


def gender(word: str) -> str | None:
    """Tell the gender of a French noun in the singular where its ending tells it, else None."""
    if word in _OTHERWISE:
        return None
    if _FEMININE.search(word):
        return "feminine"
    return "masculine" if _MASCULINE.search(word) else None


def is_plural(word: str) -> bool:
    """Tell whether a French noun is a plural for sure: « avis » is none, « annonces » may be one."""
    return word[-1] in "sx" and gender(word[:-1]) is not None
