"""French."""

import re
from functools import lru_cache

from reseaux_quiz.checking.lexicons.record import Grammar, Lexicon, Negation, word_list
from reseaux_quiz.checking.lexicons.units import LENGTHS, MASSES, MONEY, NUMBER, PARENTHESIS, UNIT, VOLUMES
from reseaux_quiz.checking.pattern import Pattern

_FUNCTION_WORDS = word_list(
    """
    a à afin ai ainsi alors après as au aucun aucune aussi autre autres aux avait avant avec avoir bien c car
    ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des dès
    deux doit doivent donc dont du elle elles en encore entre es est et étaient était été être eu eux fait
    faire faut font hors il ils j je l la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui
    m ma mais me même mêmes mes mieux moins mon n ne ni non nos notre nous on ont ou où par parce parmi pas
    pendant peu peut peuvent plus plusieurs pour pourquoi pourtant près puis puisque qu quand que quel quelle
    quelles quels qui quoi s sa sans se selon sera serait ses si son sont sous sur t ta tant te tel telle tels
    telles tes ton tous tout toute toutes très trois tu un une va vers vos votre vous y
    """
)


@lru_cache(2**14)
def _singular(word: str) -> str:
    """Return what a word shares with its plural: « réseau » and « réseaux », « social » and « sociaux »."""
    if len(word) <= 3:
        return word
    if word[-1] in "sx":
        return word[:-1]
    return f"{word[:-1]}u" if word.endswith("al") else word


# --- options about options ---------------------------------------------------------------------------------

_OPTIONS = r"(?:réponses?|propositions?|options?|affirmations?|choix|solutions?|énoncés?|possibilités?)"
_RIGHT = r"(?:vraie?s?|justes?|exactes?|correctes?|bonnes?|possibles?|fausses?|valables?|acceptables?)"
_TAIL = (
    r"(?: (?:ci-dessus|ci-dessous|qui précèdent|précédente?s?|proposée?s?|énoncée?s?|à la fois"
    rf"|(?:(?:n'est|ne sont|est|sont) )?{_RIGHT}|(?:ne )?convien(?:t|nent)))"
)
_SEVERAL = r"(?:deux|trois|quatre|cinq|autres)"
_ALL_OR_NONE = "|".join(
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
    )
)

_NAMED = r"(?i:(?:les )?(?:réponses?|propositions?|options?)) \(?[A-Ha-h1-9]\)?"
_LETTER = rf"(?:{_NAMED}|\(?[A-H]\)?|\([a-h1-9]\)|[a-h1-9]\))"
_AND = r"(?:, ?| et | ou | ?[+&] ?)"
_ONLY = "seulement|uniquement"
_COMBINATION = (
    rf"(?:(?i:à la fois|{_ONLY}) )?"
    rf"(?:{_NAMED}(?:{_AND}\(?[A-Ha-h1-9]\)?)+|{_LETTER}(?:{_AND}{_LETTER})+|[1-9](?:{_AND}[1-9])+(?= (?:{_ONLY})))"
    rf"(?: (?:{_ONLY}))?(?: sont {_RIGHT})?"
)

# --- claims and amounts ------------------------------------------------------------------------------------

_TIMES = (
    "deux|trois|quatre|jours?|mois|ans|années|matins|soirs|semaines|heures"
    "|lundis|mardis|mercredis|jeudis|vendredis|samedis|dimanches"
)
# « Tous deux » and « tous les lundis » are not absolutes.
_ABSOLUTE = (
    r"\b(?:(?P<strong>toujours|jamais|systématiquement|obligatoirement|forcément|nécessairement|absolument|à coup sûr"
    r"|dans tous les cas|en toutes? circonstances?|en aucun cas|à chaque fois|sans (?:aucune )?exception"
    r"|quoi qu'il arrive)"
    r"|exclusivement|uniquement|tout le monde"
    rf"|(?:tous|toutes) (?:les|ses|leurs|ces) (?!(?:{_TIMES})\b|\d)\w+"
    r"|(?:n'|ne )[\w']+ (?:aucune?|personne|rien)|aucune? \w+ n(?:e |'))"
)
_QUALIFIER = (
    r"(?:\b(?:pas|non|point|plus|guère|presque|sans) +|\bdu +"
    r"|\bsi\b.*|\bs'il.*)$"
)
_FREQUENCY = (
    r"\b(?:souvent|parfois|rarement|fréquemment|quelquefois|généralement|habituellement|occasionnellement"
    r"|de temps en temps|la plupart du temps|en général|d'habitude)\b"
)
_VAGUE_AMOUNT = (
    r"(?:(?:pendant|depuis|après|environ|assez|très|trop|plutôt) )*"
    r"(?:beaucoup|peu|plusieurs|quelques(?:-une?s)?|certaine?s|(?:de )?nombreu(?:x|ses)|la plupart|pas mal"
    r"|régulièrement|longtemps|énormément)(?: (?:de |d'|des )?[\w'-]+)?"
)

# --- prompts that ask --------------------------------------------------------------------------------------

# Infinitives and first words that ask; a form in -ez is recognised by its ending.
_ASKING = (
    "dites|faites|dis|fais|citer?|relier?|classer?|associer?|compl[ée]ter?|calculer?|indiquer?|donner?|expliquer?"
    "|cocher?|nommer?|trouver?|comparer?|remettre|remets|choisir|choisis|définir|définis|décrire|décris|rédiger?"
    "|justifier?|ranger?|entourer?|souligner?|identifier?|montrer?|proposer?|apparier|rapprocher?|ordonner?|repérer?"
    "|traduire|traduis|corriger?|résumer?|vrai ou faux"
)
_ASKS = (
    rf"[?]|[:…]\W{{0,20}}$|\.\.\.\W{{0,20}}$|(?:^|[.!;:,»] *(?:puis |et |ensuite |enfin )*)(?:{_ASKING})\b"
    r"|(?<!\bvous )(?<!\bvous ne )(?<!\bvous n')(?<!\bvous y )(?<!\bvous en )"
    r"\b(?!(?:ch|ass|n|r)ez\b)[^\W\d_]{2,}ez\b"
)

# --- agreement ---------------------------------------------------------------------------------------------

_FEMININE = re.compile(r"(?:[st]ion|té|ance|ence|ude|ette|esse|logie|graphie|ure|ée)$")
_MASCULINE = re.compile(r"(?:ment|isme|age|oir|eau|al|ier|et)$")
_EXCEPTIONS = word_list(
    """
    bastion côté été pâté traité comité silence prélude squelette musée lycée trophée murmure augure arrêté député
    comté jument image page plage cage rage nage peau eau
    """
)


def _gender(word: str) -> str | None:
    if word in _EXCEPTIONS:
        return None
    if _FEMININE.search(word):
        return "feminine"
    return "masculine" if _MASCULINE.search(word) else None


def _is_plural(word: str) -> bool:
    """Tell whether a noun is certainly a plural: « annonces » is, « avis » may not be."""
    return word[-1] in "sx" and _gender(word[:-1]) is not None


_GRAMMAR = Grammar(
    last_determiner=Pattern(
        r"(?:\b(?P<word>le|la|un|une|les|des|ces|ce|cet|cette|son|sa|ses|du|aux|au)"
        r"|\b(?P<elided>l|d|qu|n|s|c|jusqu|lorsqu)')[\s:…._]{0,40}$",
        re.IGNORECASE,
    ),
    required={  # « son » and « cet » go with both genders
        **dict.fromkeys(("le", "un", "ce", "du", "au"), "masculine"),
        **dict.fromkeys(("la", "une", "cette", "sa"), "feminine"),
        **dict.fromkeys(("les", "des", "ces", "ses", "aux"), "plural"),
    },
    vowel=Pattern(r"[aeiouyœæàâäéèêëîïôöùûüh]", re.IGNORECASE),
    gender=_gender,
    is_plural=_is_plural,
)

# --- negation ----------------------------------------------------------------------------------------------

_WHICH = r"l(?:e|a|es)quel(?:le)?s?|quel(?:le)?s?"
_NEGATION = Negation(
    signs=(" ne ", "n'", "sauf", "excepté", "hormis", "à l'ex", "faus", "faux", "inexact", "incorrect", "erroné"),
    # « Ne … que » and an expletive « ne » have no second word, and are no negations.
    negation=Pattern(
        r"\b[nN](?:e +|')(?:[^\s,;:.?!]+ +){0,4}?"
        r"(?P<second>pas|plus|jamais|aucune?|point|guère|nullement|rien|personne)\b"
    ),
    temporal=frozenset(("plus",)),
    full="pas",  # « plus jamais » and « jamais rien » deny once, « personne ne … pas » twice
    negative_subject=Pattern(r"\b(?:aucune?|personne|rien|nul(?:le)?)\b", re.IGNORECASE),
    denying_complement=Pattern(
        r" (?:\w+ )?sans\b"
        r"| (?:(?:du tout|tout à fait|vraiment|pour autant|forcément|complètement) )?"
        r"(?:impossibles?|inexacte?s?|incorrecte?s?|fau(?:x|sses?)|erronée?s?|inutiles?|improbables?|invraisemblables?"
        r"|illégal(?:e|es)?|illégaux|illicites?|inacceptables?|inadmissibles?|inefficaces?|infondée?s?|injustifiée?s?"
        r"|incompatibles?|interdite?s?)\b",
        re.IGNORECASE,
    ),
    # A cell of a table and a line of a list are clauses of their own.
    clause_boundary=Pattern(
        r"[,;:.?!()«»|\n]"
        r"|\b(?:que|qui|dont|où|quand|lorsque|si|parce|puisque|car|mais|et|ou|donc|or|ni)\b|\b(?:lors|puis)?qu'"
    ),
    except_for=Pattern(
        r"\b(?:sauf|excepté|hormis|à l'exception d[e']|à l'exclusion d[e'])"
        r" *(?:une?\b|deux\b|laquelle|lequel|l'une?\b|[:?.…]|$)",
        re.IGNORECASE,
    ),
    asks_for_false=Pattern(
        rf"\b(?:{_WHICH})\b[^.?!]*?\b(?:est|sont)\b[^.?!]{{0,12}}?"
        r"\b(?P<second>fau(?:x|sses?)|inexacte?s?|incorrecte?s?|erronée?s?)\b",
        re.IGNORECASE,
    ),
    exception_head=Pattern(
        r"(?:\bquel(?:le)?s? (?:est|sont)\b|\b[^\W\d_]{2,}ez\b).*"
        r"\b(?:ce|ceux|celui|celles?|(?:la |les |l'|cette |ces )(?:affirmation|proposition|phrase|énoncé|option)s?)"
        r" +(?:qui|que|qu'|dont)\W*(?:[^\s,;:.?!]+ +){0,4}?$",
        re.IGNORECASE,
    ),
    before_infinitive=Pattern(r"\b(?:pour|de|à|sans|afin de) *$", re.IGNORECASE),
    interrogative=Pattern(
        rf"\b(?:{_WHICH}|(?:des|du|au|aux)quel(?:le)?s?|combien|qu'est-ce qu[ie'])|^(?:que|qu'|qui)\b",
        re.IGNORECASE,
    ),
    subordinate=Pattern(
        r"\b(?P<relative>qui|que|qu'|dont|où)|\b(?:quand|lorsqu[e']|si|s'il|puisqu[e']|pendant|comme|parce)\b",
        re.IGNORECASE,
    ),
    subject=Pattern(
        r" ?(?:le|la|les|l'|un|une|des|ce|cet|cette|ces|son|sa|ses|leur|leurs|mon|ma|mes|votre|vos|notre|nos"
        r"|il|elle|ils|elles|on|je|tu|nous|vous|chacune?|personne|aucune?|[A-ZÀ-Ý]\w+)\b"
    ),
)

# --- the language ------------------------------------------------------------------------------------------

LEXICON = Lexicon(
    function_words=_FUNCTION_WORDS,
    articles=word_list("le la les l un une des de du d à au aux en son sa ses leur leurs ce cet cette ces"),
    conjunctions=word_list("et ou ainsi"),
    restrictions=word_list("sans sauf pas non mais si"),
    yes_and_no=word_list("oui non"),
    verdicts=word_list(
        """
        bonne bonnes réponse réponses correcte exacte juste vraie vrai faux fausse affirmation proposition solution
        voici agit oui non
        """
    ),
    # « Nous nous voyons », « faire faire un devis »; « très très » and the like are meant.
    repeatable=word_list("nous vous faire très bla trop non oui tant petit sing"),
    singular=_singular,
    all_or_none=Pattern(_ALL_OR_NONE),
    combination=Pattern(_COMBINATION),
    absolute=Pattern(_ABSOLUTE),
    qualifier=Pattern(_QUALIFIER),
    frequency=Pattern(_FREQUENCY),
    vague_amount=Pattern(_VAGUE_AMOUNT),
    precisions=(
        Pattern(PARENTHESIS),
        Pattern(r"\b(?:par exemple|c'est-à-dire|notamment)\b"),
        Pattern(r"\b\d+(?:[.,]\d+)? ?(?:%|€|euros?\b|ans\b|salariés\b|jours\b|mois\b|heures\b)"),
    ),
    cited_letter=Pattern(
        r"\b(?:réponses?|options?|propositions?|choix|distracteurs?|possibilités?|lettres?)"
        r" +(?:«\s*)?\(?(?P<letter>[A-H](?=[\s,;:.!?)»]|$)|[a-h](?=\)))(?! (?:to|2) )"
    ),
    cited_document=Pattern(
        r"\b(?:d['’]après|selon|à l['’]aide|à partir|en vous appuyant sur|au vu|dans|observez|lisez|étudiez|analysez)"
        r" (?:du|des|le|les|ce|ces) documents?\b(?! (?:qu|de |d['’]|dont|où))"
        r"|\bdocuments? (?:n° ?)?\d\b|\bdocuments? ci-(?:dessus|dessous|contre|joints?)\b"
    ),
    numbered_document=Pattern(r"\b[Dd]ocuments?\s+(?:n° ?)?\d+(?:(?:, ?| et )\d+)*"),
    asks=Pattern(_ASKS, re.IGNORECASE | re.MULTILINE),
    ranges=tuple(
        map(
            Pattern,
            (
                rf"(?:de |entre )?(?P<start>{NUMBER})(?: ?[%€])? ?(?:à|et|-|–) ?(?P<end>{NUMBER}){UNIT}",
                rf"moins de (?P<below>{NUMBER}){UNIT}",
                rf"(?:jusqu'à|au plus) (?P<end>{NUMBER}){UNIT}",
                rf"plus de (?P<above>{NUMBER}){UNIT}",
                rf"(?:au moins|à partir de) (?P<start>{NUMBER}){UNIT}",
                rf"(?P<start>{NUMBER}){UNIT} (?:ou|et) plus",
                rf"(?P<end>{NUMBER}){UNIT} (?:ou|et) moins",
            ),
        )
    ),
    before_number=Pattern(r"(?:(?:en|environ|vers) )?(?=[+\-\u2212]?\d)"),
    dimensions=(
        word_list("seconde minute heure jour semaine mois trimestre semestre an année"),
        MASSES | word_list("gramme kilo kilogramme tonne"),
        LENGTHS | word_list("mètre kilomètre centimètre"),
        VOLUMES | word_list("litre"),
        word_list("ko mo go to octet"),
        MONEY | word_list("euro centime"),
    ),
    grammar=_GRAMMAR,
    negation=_NEGATION,
)
