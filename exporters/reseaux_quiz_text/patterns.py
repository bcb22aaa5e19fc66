"""What tells a line apart: a number, an option, an answer, an explanation, in French and English."""

import re


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL | re.VERBOSE)


NUMBER = _pattern(
    r"""(?: (?P<word>question|exercice|item|q|n°) \s* (?:n°\s*)? (?P<named>\d{1,3}) (?: \s*/\s*\d{1,3} )?
            (?: \s*[.):°–—-]+ | \s*$ | \s+ )
        | (?P<bare>\d{1,3})\s* (?: [.)] | [°/–—-](?=\s) )+ )
        \s*(?P<rest>.*)"""
)
PART = _pattern(
    r"""(?: (?:partie|part|section|chapitre|chapter|thème|dossier|exercice|exercise)
            \s* (?:n°\s*)? (?:\d{1,2}|[IVX]+|[A-Z]) \b .*
        | (?:[IVX]{1,4}|[A-H]) \s* (?:[.)/°]|[–—-](?=\s))+ \s* \S .* )"""
)
FORM = _pattern(
    r"""(?: (?:nom|prénom|prenom|classe|date|groupe|note|name|class|first\ name|last\ name) (?:\s+et\s+prénoms?)?
            \s* : [\s._…/\d-]* )+"""
)
RULE = re.compile(r"[._…\s]{10,}")  # a line to write on
SETTING = _pattern(r"(?P<name>type|title|points) \s*:\s* (?P<rest>.*)")
CHAT = _pattern(
    r"""(?: bien\ sûr | voici | voilà | d'accord | souhaitez | voulez-vous | n'hésitez | si\ vous
        | bonne\ chance | bon\ courage | sure | here\ (?:are|is) | certainly | of\ course | would\ you\ like
        | let\ me\ know | feel\ free | good\ luck ) \b .*"""
)
MATCH = _pattern(r"\b(?:associe|relie|apparie|faites\ correspondre|match)")
OPTION = _pattern(
    r"""(?P<star>[*✓✔✅]?) \s* (?P<box>[☐☑☒□■])? \s*
        [(\[]? (?P<letter>[A-Z]) \s? (?:[.):\]]|-(?=\s)) \s* (?P<rest>\S.*)"""
)
BULLET = _pattern(
    r"""(?P<mark> [-–—*+](?=\s) | [•◦▪●○❍➢☐☑☒□■✓✔✅✗✘❌] | \[[\ x✓*]?\] | \([\ x*•]?\) ) \s* (?P<rest>\S.*)"""
)
BOX = _pattern(r"(?P<mark> [☐☑☒□■✓✔✅✗✘❌] | \[[\ x✓*]?\] | \([\ x*•]?\) ) \s* (?P<rest>\S.*)")
RIGHT_MARKS = frozenset(["☑", "☒", "■", "✓", "✔", "✅", "[x]", "[X]", "[✓]", "[*]", "(x)", "(X)", "(*)", "(•)"])
RIGHT_TAIL = _pattern(
    r"""\s* (?: [*✓✔✅]+ | [←⇐]\s*\S+
        | [(\[]\s*(?:x|correcte?s?|juste|vraie?|bonne|bonne\ réponse|right|ok)\s*[)\]] ) \s*$"""
)
ANSWER = _pattern(
    r"""(?: (?:la|les|the)\s+ )?
        (?: (?: (?:bonnes?|correct|right|model|sample|suggested|expected)\s+ )?
            (?: réponses?|reponses?|answers?|rép|rep|ans|corrigé|solution|clé|key ) (?:\s*\(?s\))?
            (?: \s+(?:correctes?|attendues?|justes?|exactes?|possibles?|type|modèle|is|are|est|sont) )?
          | (?: éléments?|propositions?|pistes? )\s+de\s+(?:réponses?|corrigé|correction) )
        \s* (?: [:=] | \.(?=\s) | \s-\s ) \s* (?P<rest>.*)"""
)
EXPLANATION = _pattern(
    r"""(?:explications?|explanations?|justifications?|feedback|rétroactions?|commentaires?|rationale|remarques?|pourquoi)
        \s*:\s*(?P<rest>.*)"""
)
HINT = _pattern(r"(?:indices?|hints?|aide) \s*:\s* (?P<rest>.*)")
DIFFICULTY = _pattern(r"(?:difficulté|difficulty|niveau) \s*:\s* (?P<rest>\S.*)")
KEY = _pattern(
    r"""(?:les\s+)? (?:réponses|reponses|corrigé|correction|solutions?|answers?|answer\ key|clé
        |grille\ de\ (?:correction|réponses)) \s* (?:d[ue]s?\ \w+)? \s* :?"""
)
KEY_ENTRY = _pattern(
    r"""(?:question\s*|q)? (\d{1,3}) \s* [.):=–—-]* \s*
        ( [A-Z](?![a-zà-ÿ]) (?: \s*(?:,|;|/|et|and|&)?\s* [A-Z](?![a-zà-ÿ]) )* | vrai|faux|true|false ) \b\.?"""
)
LETTERS = _pattern(r"[(\[]? ( [A-Z] (?: \s*(?:,|;|/|\+|et|and|&|\s)\s* [A-Z] )* ) [)\]]? \s* (?:[.):–—-]\s*.*)?")
TRUTH = _pattern(r"(?P<truth>vrai|faux|true|false) \b \s* [.,;:–—(-]? \s* (?P<rest>.*?) \)?")
SIGNS_BEFORE = re.compile(r"^[^\w@~*]+")  # ✅ Bonne réponse
STARRED = re.compile(r"\*(?=[^\s*])(?!.*\*)")
TRUTHS = {"vrai": True, "true": True, "v": True, "t": True, "faux": False, "false": False, "f": False}
POINTS = re.compile(r"\s*[(\[/]\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:points?|pts?|pt)\.?\s*[)\]]\s*", re.IGNORECASE)
_FEW = 2
BLANKS = re.compile(r"_{3,}|\.{4,}|…{2,}")


def boxes_in(text: str) -> list[str]:
    """Cut a line at its boxes to tick: what is before the first, then each with what belongs to it."""
    at = [found.start() for found in re.finditer(r"[☐☑☒□■]", text)]
    if len(at) < _FEW:
        return [text]
    ends = [*at[1:], len(text)]
    return [text[: at[0]].strip(), *(text[start:end].strip() for start, end in zip(at, ends, strict=True))]


def options_in(text: str, first: str) -> list[str]:
    """Cut a line at options that follow one another in it, from the letter `first` on: what is before, then each.

    Initials look like options with a full stop: these count from three on, or behind a tab or several spaces.
    """
    for letters in (first, first.upper()):
        starts: list[re.Match[str]] = []
        letter, at = letters, 0
        while found := re.compile(rf"(?:(?<=\s)|^)[(\[]?{letter}\s?(?P<sign>[).\]])\s*(?=\S)").search(text, at):
            starts.append(found)
            letter, at = chr(ord(letter) + 1), found.end()
        is_sure = all(each["sign"] != "." for each in starts) or all(
            re.search(r"\t|  |\n|^$", text[max(0, each.start() - 2) : each.start()]) for each in starts
        )
        if starts and (is_sure or len(starts) > 2):
            ends = [*(each.start() for each in starts[1:]), len(text)]
            pieces = [text[each.end() : end].strip() for each, end in zip(starts, ends, strict=True)]
            return [text[: starts[0].start()].strip(), *pieces]
    return [text]
