"""The Markdown of a prompt → HTML and plain text."""

import re

import pytest
from hypothesis import given

from reseaux_quiz.markup import (
    Blank,
    Writer,
    map_lines,
    mathjax,
    parse,
    parse_cloze,
    parse_inline,
    plain,
    plain_inline,
    walk,
)
from reseaux_quiz.model import Cloze, TrueFalse
from reseaux_quiz.presenting import first_words
from strategies import texts
from words import words as read_words

WRITER = Writer(picture=lambda image: f"[{image.src}]", formula=mathjax.formula, text=mathjax.text)


def as_html(text: str) -> str:
    return WRITER.blocks(parse(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un *mot* **fort** et `du code`", "<p>Un <em>mot</em> <strong>fort</strong> et <code>du code</code></p>"),
        ("a\n\nb\nc", "<p>a</p><p>b<br>c</p>"),
        ("a  \nb", "<p>a<br>b</p>"),
        ("```python\nif a < b:\n    c = a*b*2\n```", "<pre><code>if a &lt; b:\n    c = a*b*2</code></pre>"),
        ("Posez :\n\n~~~\n  425\n- 117\n\n  308\n~~~", "<p>Posez :</p><pre><code>  425\n- 117\n\n  308</code></pre>"),
        ("- a\n\n  ```\n   b\n  ```", "<ul><li>a<pre><code> b</code></pre></li></ul>"),
        ("> a\n> b\n>\n> - c", "<blockquote><p>a<br>b</p><ul><li>c</li></ul></blockquote>"),
        ("H~2~O, CO~3~^2-^, XIX^e^", "<p>H<sub>2</sub>O, CO<sub>3</sub><sup>2-</sup>, XIX<sup>e</sup></p>"),
        ("**x^2^** et a^2^b^n\\^2^", "<p><strong>x<sup>2</sup></strong> et a<sup>2</sup>b<sup>n^2</sup></p>"),
        ("~~faux~~, 10^3 et 2^4, x^2+y^2=1, ~5", "<p>~~faux~~, 10^3 et 2^4, x^2+y^2=1, ~5</p>"),
        ("2*3*4, a*b*c, f(x)*g(x)*(h)*(k)", "<p>2*3*4, a*b*c, f(x)*g(x)*(h)*(k)</p>"),
        ("2**3**2, (*a*), *b*, «*c*».", "<p>2**3**2, (<em>a</em>), <em>b</em>, «<em>c</em>».</p>"),
        ("__init__, _a_ et b_c_d", "<p>__init__, _a_ et b_c_d</p>"),
        ("- a\n- b\n  1. c", "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        (
            "| a | b | c |\n|:--|--:|:-:|\n| 1 | 2 | 3 |",
            '<table><thead><tr><th style="text-align:left">a</th><th style="text-align:right">b</th>\
<th style="text-align:center">c</th></tr></thead><tbody><tr><td style="text-align:left">1</td>\
<td style="text-align:right">2</td><td style="text-align:center">3</td></tr></tbody></table>',
        ),
        (
            "| a | b |\n|---|---|\n| *c* | d |",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead>\
<tbody><tr><td><em>c</em></td><td>d</td></tr></tbody></table>",
        ),
        ('<b>a</b> & "b"', '<p>&lt;b&gt;a&lt;/b&gt; &amp; "b"</p>'),
        ("&nbsp;", "<p>&amp;nbsp;</p>"),
        ("# a", "<p># a</p>"),
        ("[a](https://b.fr/?c=d&e)", '<p><a href="https://b.fr/?c=d&amp;e">a</a></p>'),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"),
        ("[a](file:///etc)", "<p>[a](file:///etc)</p>"),
        ('![un "plan"](img/é.png)', '<p><img src="[img/é.png]" alt="un &quot;plan&quot;"></p>'),
        ("de $x^2$ à 5 $ et 6 $", r"<p>de \(x^2\) à 5 $ et 6 $</p>"),
        ("$5 et $6", "<p>$5 et $6</p>"),
        (r"\\(x\\) \*y\*", r"<p><span>\</span>(x\) *y*</p>"),
        ("Soit $$x$$", r"<p>Soit \[x\]</p>"),
        ("$$\nx < 1\n$$", r"<p>\[x &lt; 1\]</p>"),
    ],
)
def test_blocks(text: str, expected: str) -> None:
    assert as_html(text) == expected


@pytest.mark.parametrize("text", ["2018.", "2018. Une année", "- 5 %", "> 50 %", "| a |", "# titre"])
def test_what_stands_on_a_line_stays_what_it_is(text: str) -> None:
    assert plain_inline(parse_inline(text)) == text
    assert WRITER.line(parse_inline(text)) == text.replace(">", "&gt;")


def test_plain_text() -> None:
    assert plain(parse("Un *mot* :\n\n- a\n- b\n\n  c\n\n2. d")) == "Un mot :\n\n- a\n- b\n  c\n\n2. d"
    assert plain(parse("[a](https://b.fr) ![plan](c.png)")) == "a (https://b.fr) [plan]"
    assert plain(parse("```\nif a:\n    b\n```\n\n> c\n> d")) == "    if a:\n        b\n\n> c\n> d"
    assert plain(parse("H~2~O, SO~4~^2-^, 10^-3^, 1^ère^, x^2/3^")) == "H₂O, SO₄²⁻, 10⁻³, 1ère, x^(2/3)"


def test_columns_of_a_table_stand_one_below_the_other() -> None:
    table = "| lettre | valeur |\n| --- | ---: |\n| **a** | 1 |\n| 数 | 1 250 |"
    assert plain(parse(table)) == "lettre | valeur\na      |      1\n数     |  1 250"


def test_gaps_of_a_cloze() -> None:
    cloze = Cloze(id="c", text="Un *{{mot|terme}}* et `x{{deux}}`, (d'{{trois}}).")
    blocks = parse_cloze(cloze)
    assert [inline.index for inline in walk(blocks) if isinstance(inline, Blank)] == [0, 1, 2]
    assert plain(blocks, blank=lambda index: cloze.gaps[index].answers[0]) == "Un mot et xdeux, (d'trois)."


def test_gaps_in_code_and_scripts() -> None:
    cloze = Cloze(id="c", text="```\nfor i in {{range}}(3):\n    {{print}}(i)\n```\n\nH~{{2}}~O")
    blocks = parse_cloze(cloze)
    assert [inline.index for inline in walk(blocks) if isinstance(inline, Blank)] == [0, 1, 2]
    writer = Writer(picture=str, formula=str, blank=lambda index: f"<{index}>")
    assert writer.blocks(blocks) == "<pre><code>for i in <0>(3):\n    <1>(i)</code></pre><p>H<sub><2></sub>O</p>"


def test_first_words() -> None:
    assert first_words(TrueFalse(id="q", prompt="Un *mot*.", answer=True)) == "Un mot."
    long = first_words(TrueFalse(id="q", prompt="mot " * 30, answer=True), 20)
    assert long == "mot mot mot mot …"
    assert first_words(Cloze(id="q", text="Un {{mot}}.")) == "Un _____."
    for block in ("```\nif a:\n```", "| a |\n| --- |\n| b |"):  # beside the question, no words of it
        assert first_words(TrueFalse(id="q", prompt=f"Que fait ceci ?\n\n{block}", answer=True)) == "Que fait ceci ?"
        assert first_words(TrueFalse(id="q", prompt=block, answer=True))
        assert len(first_words(TrueFalse(id="q", prompt=f"Calculez :\n\n{block}", answer=True))) > len("Calculez :")


@pytest.mark.parametrize("mark", ["- ", "1. ", "*", "**", "_", "[", "![", "`", "> ", "~", "^"])
def test_what_is_nested_too_deep_keeps_its_words(mark: str) -> None:
    for text in (f"{mark * 3000}mot", "".join(f"{'  ' * depth}{mark}mot{depth}x\n" for depth in range(200))):
        blocks = parse(text)
        assert map_lines(blocks, tuple) == blocks
        for read in (plain(blocks), read_words(WRITER.blocks(blocks))):
            assert re.findall(r"mot(?:\d+x)?", read) == re.findall(r"mot(?:\d+x)?", text)


def test_emphasis_in_emphasis_ends_somewhere() -> None:
    text = "*a **b " * 3000 + "c" + " b** a*" * 3000
    blocks = parse(text)
    assert plain(blocks).count("b") == 6000
    assert WRITER.blocks(blocks).count("<em>") <= 10


@given(texts(200))
def test_what_needs_no_parser_reads_as_the_parser_would_have_it(text: str) -> None:
    assert plain(parse(text)).split() or not text.split()
    assert plain_inline(parse_inline(text)).split() or not text.split()
