"""Rules on signs that the format does not read as their author means them."""

import re
from collections.abc import Iterator

from reseaux_quiz.checking import words
from reseaux_quiz.checking.rule import Found, bank_rule, question_rule, text_rule
from reseaux_quiz.checking.view import BankView, TextsView, View
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.markup import readable, unread
from reseaux_quiz.model import Cloze, Numerical, ShortAnswer
from reseaux_quiz.texts import Kind

# Code and formulas are left out: what stands in them is meant.
CODE = re.compile(r"^(```|~~~).*?^\1|`[^`]*`|\$[^$\n]+\$", re.DOTALL | re.MULTILINE)
_CODE_ALONE = re.compile(r"^(```|~~~).*?^\1|`[^`]*`", re.DOTALL | re.MULTILINE)
_SUSPECTS = ("#", "<", "~~", "==", "---", "\\", "[", "{{", "$ ", " $", "_", ":::", "\n:", "\n|", "++", "^")
_HEADING = re.compile(
    r"^ {0,3}#{1,6} +(?P<title>\S[^\n]*?) *#*$|^ {0,3}(?P<underlined>[^\s|>#-][^\n|]*)\n {0,3}(?:={3,}|-{3,}) *$",
    re.MULTILINE,
)
_TAG = re.compile(
    r"<(?P<tag>sub|sup|u|b|strong|i|em|s|del|ins|small|big|center|font|span|p|div|mark|kbd|code|pre|h[1-6]|a|li|td|th"
    r"|summary)\b[^<>]*>(?P<inside>[^<]*)</(?P=tag)>",
    re.IGNORECASE,
)
_LONE_TAG = re.compile(r"<(?:br|hr|img)\b[^<>]*>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:[^<]|<(?!!--))*?-->")
_AUTOLINK = re.compile(r"<(?P<address>(?:https?://|mailto:)[^\s<>]+)>")
_NO_SUCH_MARK = re.compile(
    r"~~(?=\S)[^~\n]+(?<=\S)~~"  # struck through
    r"|(?<![=\w])==(?=[^\s=])[^=\n]+(?<=[^\s=])==(?![=\w])"  # highlighted
    # underlined; ++i and i++ are code
    r"|(?<![\w+])\+\+(?P<first>[^\W\d]{2,})(?:\b[^+\n]*[^\w+](?!(?P=first)\b)[^\W\d]{2,})?\+\+(?![\w+])"
    r"|\[\^[^\]\s]{1,30}\]"  # a footnote
    r"|(?<!!)\[\[[^\W\d][^\[\]\n]*\]\]"  # a link of a wiki
    r"|\[(?P<code>b|i|u|s|color|url|img|quote|center|size)\b[^\]\n]{0,100}\][^\n]{0,200}?\[/(?P=code)\]"  # BBCode
    r"|^:::+ *\w[^\n]*$"  # a box
    r"|^ *[-*+] \[[ xX]\] \S[^\n]*$"  # a list of tasks
    r"|(?<=\S\n): +\S[^\n]*$"  # a definition
    r"|^\[[^\]\n]+\]: +\S[^\n]*$",  # a reference
    re.MULTILINE | re.IGNORECASE,
)
_UNDERSCORED = re.compile(
    r"(?<![\w(\[{.,:;/\\])(?P<marks>__?)(?=[^\W\d_][^_\n]* )(?P<inside>[^_\n]+)(?<=[^\W_])(?P=marks)(?!\w)"
)
_SPACED_FORMULA = re.compile(
    r"(?<![\w$])(?:(?<!\d )\$(?= )|\$(?=[^\s$][^$\n]* \$))(?=[^$\n]*[\\^_=])(?P<inside>[^$\n]+)\$(?![\w$])"
)
_RELATIVE_LINK = re.compile(
    r"(?<![!\w\]])\[(?P<words>[^\]\n]*[^\W\d_]{2}[^\]\n]*\]\((?!https?://|mailto:)(?:www\.|[\w/.-]+\.(?:html?|pdf)|#)[^)\s]*\))"
)
_GAP = re.compile(r"\{\{(?!c\d+::)(?P<inside>[^{}\n]+)\}\}")
_ROWS = re.compile(r"^ {0,3}\|[^\n|]*\|[^\n]*\n {0,3}\|[^\n]*$", re.MULTILINE)
_RULED = re.compile(r"^[ |]*:?-+:? *\|", re.MULTILINE)
"""The line below the first row of a table."""
_TEX = re.compile(r"\\\((?P<inline>[^\n]+?)\\\)|\\\[(?P<display>.+?)\\\]", re.DOTALL)
_BARE_TEX = re.compile(
    r"\\[A-Za-z]{2,}\{[^{}\n]*\}(?:\{[^{}\n]*\})?|[A-Za-z0-9)]+[\^_]\{[^{}\n]+\}"
    r"|(?<![\w\\:/.])\\(?:[dt]?frac\d\d|(?:alpha|beta|gamma|delta|[Dd]elta|lambda|mu|pi|sigma|Sigma|theta|omega|Omega|varphi|phi"
    r"|times|cdot|leq?|geq?|neq|approx|infty|rightarrow|Rightarrow|Leftrightarrow|sqrt|pm|forall|exists|in)(?![A-Za-z]))"
)
_ELEMENT = r"(?:A[gl]|Ba|Br|C[alru]|Fe|Hg|Li|M[gn]|N[ai]|Pb|S[in]|Zn|[BCFHIKNOPS])(?:_\d{1,2})?"
_BARE_SCRIPT = re.compile(
    r"(?P<raised>(?:(?<![^\W\d])(?<![\\^_])[A-Za-z]{1,2}|(?<![\w^.,])\d+|\))\^(?P<power>[-+−]?\d{1,3}|[nxkpti])(?![\w^]|[-+−*]{1,2}\^))"
    rf"|(?<![\w\\/.^#@])(?P<lowered>{_ELEMENT}(?:{_ELEMENT}|\((?:{_ELEMENT})+\)(?:_\d{{1,2}})?)*|[A-Za-z]_(?:\d{{1,3}}|[nijk]))"
    r"(?![\w~@]|\.\w)"  # x_1.png is a file, #x_1 a hashtag
)
"""x^2, 10^-3, H_2O, u_n: outside a formula, these are shown with their signs."""
_ADDRESS = re.compile(r"\]\([^()\n]*\)|(?:https?://|www\.)\S+|\{\{[^{}]*\}\}")
_ATTRIBUTES = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)(?P<attributes>\{[^{}\n]*\})")
_SPACED_NAME = re.compile(
    r"!\[[^\]\n]*\]\((?P<name>[^<)\s][^)\"'\n]* [^)\"'\n]*\.(?:png|jpe?g|gif))(?: +[\"'(][^\n]*?)?\)",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"!\[(?:\\.|[^\]])*\]\(\s*(?:<[^<>\n]*>|(?:\\.|[^\s()<>]|\([^\s()]*\))+)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
_ANKI_GAP = re.compile(r"\{\{c\d+::(?P<inside>[^{}]*?)(?:::[^{}]*)?\}\}")


@text_rule(
    "Q601",
    title=msg("A mark that the format does not have"),
    advice=msg("Pupils would read it as it is typed: replace it, or put code between backquotes"),
)
def unknown_mark(view: TextsView) -> Found:
    """Find « # Titre », « H<sub>2</sub>O », TeX outside dollar signs and their like."""
    if not any([suspect in view.everything for suspect in _SUSPECTS]):  # noqa: C419 - a list is faster
        return
    for path, text, kind in view.texts:
        if kind is not Kind.PLAIN:
            prose = CODE.sub(" ", text)
            for what in _unknown_marks(prose, has_blocks=kind is Kind.BLOCKS):
                yield path, what
            if found := _SPACED_FORMULA.search(_CODE_ALONE.sub(" ", text)):
                tex = f"${found['inside'].strip()}$"
                yield path, msg("“{mark}” is not a formula: type {tex}", mark=words.quoted(found[0]), tex=tex)
            is_gapped = isinstance(view.of, Cloze) and path == ("text",)
            if not is_gapped and (found := _GAP.search(prose)):
                yield path, msg("“{gap}” is no gap here: only the `text` of a cloze has some", gap=found[0])


def _unknown_marks(text: str, *, has_blocks: bool) -> Iterator[Message]:
    if has_blocks and (found := _HEADING.search(text)):
        title = found["title"] or found["underlined"]
        yield msg("“{mark}” is not a heading: type **{title}**", mark=words.quoted(found[0]), title=title)
    for found in _TAG.finditer(text):
        yield _instead_of_tag(found)
    if found := _COMMENT.search(text):
        yield msg("“{mark}” is a comment of HTML, and is printed: delete it", mark=words.quoted(found[0]))
    if found := _AUTOLINK.search(text):
        address = found["address"]
        yield msg("“{mark}” is shown with its signs: type [{address}]({address})", mark=found[0], address=address)
    if found := _LONE_TAG.search(text):
        yield msg("“{mark}” is HTML: type a line break or ![…](…) instead", mark=words.quoted(found[0]))
    if found := _NO_SUCH_MARK.search(text):
        yield msg("“{mark}” is shown as it stands: there is no such mark", mark=words.quoted(found[0]))
    if found := _UNDERSCORED.search(text):
        stars = "*" * len(found["marks"])
        instead = f"{stars}{found['inside']}{stars}"
        yield msg(
            "“{mark}” is shown with its underscores: type {instead}", mark=words.quoted(found[0]), instead=instead
        )
    if has_blocks and not _RULED.search(text) and (found := _ROWS.search(text)):
        yield msg(
            "“{mark}” is no table: type | --- | below its first row, a --- for each column",
            mark=words.quoted(found[0]),
        )
    if found := _RELATIVE_LINK.search(text):
        yield msg("“{mark}” is no link: its address has to begin with https://", mark=words.quoted(found[0]))
    if found := _TEX.search(text):
        tex = f"${found['inline'].strip()}$" if found["inline"] else f"$${found['display'].strip()}$$"
        yield msg("“{mark}” is not a formula: type {tex}", mark=words.quoted(found[0]), tex=tex)
    elif found := _BARE_TEX.search(text):
        yield msg("“{mark}” is not a formula: type ${mark}$", mark=found[0])
    else:
        yield from _bare_scripts(_ADDRESS.sub(" ", text))
    if found := _ATTRIBUTES.search(text):
        yield msg("“{mark}” is printed: delete it, the page sets the size", mark=found["attributes"])
    for begun in re.finditer(r"!\[", text):
        if found := _SPACED_NAME.match(text, begun.start()):
            encoded = found["name"].replace(" ", "%20")
            yield msg(
                "the picture “{name}” has a space in its name: type {encoded}", name=found["name"], encoded=encoded
            )
        elif not _PICTURE.match(text, begun.start()):
            mark = text[begun.start() :].partition("\n")[0]
            yield msg("“{mark}” is no picture: type ![what it shows](name.png)", mark=words.quoted(mark))
    if found := _ANKI_GAP.search(text):
        yield msg(
            "“{mark}” is Anki's way to write a gap: type {gap}", mark=found[0], gap=f"{{{{{found['inside']}}}}}"
        )


def _bare_scripts(text: str) -> Iterator[Message]:
    for found in _BARE_SCRIPT.finditer(text):
        if found["raised"]:
            instead = f"{found[0]}^"
        elif "_" in found[0]:
            instead = re.sub(r"_(\w+?)(?![\da-z])", r"~\1~", found[0])
        else:
            continue
        yield msg("“{mark}” is shown as it stands: type {instead}", mark=found[0], instead=instead)
        return


def _instead_of_tag(found: re.Match[str]) -> Message:
    inside = found["inside"].strip()
    tag = found["tag"].lower()
    instead = {
        "sub": f"~{inside}~",
        "sup": f"^{inside}^",
        "b": f"**{inside}**",
        "strong": f"**{inside}**",
        "i": f"*{inside}*",
        "em": f"*{inside}*",
        "u": f"**{inside}**",
        "mark": f"**{inside}**",
        "kbd": f"`{inside}`",
        "code": f"`{inside}`",
        "pre": f"`{inside}`",
        "li": f"- {inside}",
        "td": f"| {inside} |",
        "th": f"| {inside} |",
        **{f"h{level}": f"**{inside}**" for level in range(1, 7)},
    }.get(tag, inside)
    return msg("“{mark}” is HTML: type {instead}", mark=words.quoted(found[0]), instead=instead)


_FORMULA = re.compile(r"(?<![\w$])\$(?![\s$])(?:\\.|[^\\$])+?(?<!\s)\$(?![\w$])", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*])(?P<stars>\*\*?)(?=[^\s*])(?P<inside>[^*\n]*[^\s*])(?P=stars)(?![\w*])")
_TYPED_MARKS = re.compile(
    r"(?<!`)`(?P<code>[^`\n]+)`(?!`)|<(?P<tag>su[bp])>(?P<tagged>[^<]*)</(?P=tag)>"
    r"|(?<=\w)(?P<sign>[~^])(?P<shifted>[\w+-]{1,4})(?P=sign)(?![~^]|(?<=\^)\w)",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[(?P<inside>[^\]\n]+)\]\([^)\s]+\)")


@question_rule(
    "Q602",
    title=msg("Marks in a plain field"),
    advice=msg("What is typed is shown as it stands: remove the marks"),
)
def mark_in_plain_field(view: View[ShortAnswer | Cloze | Numerical]) -> Found:
    """Find a formula, emphasis or a link in what is typed, or in a unit."""
    if isinstance(view.question, Numerical):
        if view.question.unit and (found := _mark(view.question.unit)):
            yield ("unit",), found
        return
    if not any([sign in view.everything for sign in ("$", "*", "](", "`", "<su", "<SU", "~", "^")]):  # noqa: C419
        return
    typed = [(path, text) for path, text, kind in view.texts if kind is Kind.PLAIN]
    if isinstance(view.question, Cloze) and not view.question.distractors:
        typed += [(("text",), answer) for gap in view.question.gaps for answer in gap.answers]
    for path, text in typed:
        if found := _mark(text):
            yield path, found


def _mark(text: str) -> Message | None:
    """Find a mark in a text that is shown as it stands."""
    if formula := _FORMULA.search(text):
        return msg("“{mark}” is shown with its dollar signs", mark=words.quoted(formula[0]))
    if marked := _EMPHASIS.search(text) or _LINK.search(text):
        return msg("“{mark}” is shown with its marks: type {plain}", mark=marked[0], plain=marked["inside"])
    if shifted := _TYPED_MARKS.search(text):
        sign = {"sub": "~", "sup": "^"}.get((shifted["tag"] or "").lower(), shifted["sign"])
        plain = shifted["code"] or readable(f"{sign}{shifted['tagged'] or shifted['shifted']}{sign}")
        return msg("“{mark}” is shown with its marks: type {plain}", mark=shifted[0], plain=plain)
    return None


@bank_rule(
    "Q514",
    title=msg("Marks in a title"),
    advice=msg("Titles are shown as they are typed, on sheets, decks and in Moodle: remove the marks"),
)
def mark_in_title(view: BankView) -> Found:
    """Find a formula, emphasis or a link in the title of a bank or of a section."""
    titles: list[tuple[tuple[str, ...], str]] = [(("title",), view.bank.title)]
    titles += [(("sections", section.number), section.title) for section in view.bank.sections]
    for path, title in titles:
        if found := _mark(title):
            yield path, found


@text_rule(
    "Q605",
    title=msg("A formula that is not understood"),
    advice=msg("Word, pages and the terminal show it as it is typed: write it with commands that are known"),
)
def unread_formula(view: TextsView) -> Found:
    """Find TeX that the reader of formulas does not know."""
    if "$" in view.everything:
        for path, formula in unread.unread_formulas(view.of):
            yield path, msg("“{unknown}” is not understood", unknown=words.quoted(formula.unknown[0]))


RULES = (unknown_mark, mark_in_plain_field, unread_formula, mark_in_title)
