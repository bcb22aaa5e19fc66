"""HTML → Markdown: the bank has what the page shows, or a loss is reported."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reseaux_quiz import markup
from reseaux_quiz.importing import markdown
from reseaux_quiz.importing.html import Converter
from reseaux_quiz.testing.hostile import HOSTILE


def converter(losses: list[str] | None = None) -> Converter:
    said: list[str] = [] if losses is None else losses
    return Converter(lambda code, _level, _message: said.append(str(code)), lambda name, _data: f"images/{name}")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Un <b>deux </b>trois</p><p>quatre<br>cinq</p>", "Un **deux** trois\n\nquatre\\\ncinq"),
        ("<ul><li>un<ul><li>a</li></ul></li><li>deux</li></ul>", "- un\n  - a\n- deux"),
        ('<ol start="3"><li>un</li><li>deux</li></ol>', "3. un\n4. deux"),
        ("<table><thead><tr><th>a</th><th>b|c</th></tr></thead><tr><td>1</td><td><b>2</b></td></tr></table>",
         "| a | b\\|c |\n| --- | --- |\n| 1 | **2** |"),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ("H<sub>2</sub>O, x<sup>2</sup>", "H~2~O, x^2^"),
        (r"\(a &lt; b\) et \[\frac{1}{2}\] et $$c$$", r"$a < b$ et $$\frac{1}{2}$$ et $$c$$"),
        ('<a href="https://exemple.fr">ici</a>', "[ici](https://exemple.fr)"),
        ("5 &lt; 6 &amp;&nbsp;7", "5 < 6 &\u00a07"),
        ("<p>1. un</p>", "1\\. un"),
        ('<table><tr><th>a<th>b<tr><td>1<td style="text-align: right">2<tr><td>3<td align="right">4</table>',
         "| a | b |\n| --- | ---: |\n| 1 | 2 |\n| 3 | 4 |"),
        ("**a** <b>b</b>", "\\*\\*a\\*\\* **b**"),
        ("2 * 3 = 6 et snake_case", "2 * 3 = 6 et snake_case"),
    ],
)  # fmt: skip
def test_what_markdown_has(html: str, text: str) -> None:
    losses: list[str] = []
    assert converter(losses).blocks(html) == text
    assert losses == []


@pytest.mark.parametrize(
    ("html", "text", "code"),
    [
        ("<script>alert(1)</script>x", "x", "html"),
        ('<iframe src="https://exemple.fr/v"></iframe>x', "x", "html"),
        ("<h2>Titre</h2>x", "**Titre**\n\nx", "style"),
        ('<span style="color: red">x</span>', "x", "style"),
        ('<img src="http://exemple.fr/a.png" alt="logo">', "[logo](http://exemple.fr/a.png)", "picture"),
        ('<img src="absente.png" alt="logo">', "[logo]", "picture"),
        ("<monstre>x</monstre>", "<monstre>x", "html"),
        ('<a href="javascript:alert(1)">x</a>', "x", "html"),
        ("<table><tr><td colspan=2>a</td></tr><tr><td>1</td><td>2</td></tr></table>",
         "| a |  |\n| --- | --- |\n| 1 | 2 |", "table"),
    ],
)  # fmt: skip
def test_what_markdown_has_not_is_a_loss(html: str, text: str, code: str) -> None:
    losses: list[str] = []
    assert converter(losses).blocks(html).replace(r"\[logo\]", "[logo]") == text
    assert set(losses) == {code}


def test_marks_of_direction_stay_where_another_part_of_the_text_needs_them() -> None:
    html = "שלום<br>\u2067x\u2069&#8205; <b>\u200fy</b>"
    assert converter().blocks(html) == "שלום\\\n\u2067x\u2069\u200d **\u200fy**"
    assert converter().blocks(html.replace("שלום", "Bonjour")) == "Bonjour\\\nx **y**"


_text = st.text(st.sampled_from("ab *_`[]$~^|\\<>&#-+.1()!{}«»é\n"), min_size=1, max_size=20) | st.sampled_from(
    HOSTILE
)


@settings(max_examples=200)
@given(_text)
def test_a_plain_text_reads_as_itself(text: str) -> None:
    shown = markup.plain(markup.parse(markdown.text(text)))
    assert "".join(shown.split()) == "".join(text.split())
    line = markup.plain_inline(markup.parse_inline(markdown.line(list(markdown.lines_of(text)))))
    assert "".join(line.split()) == "".join(text.split())
