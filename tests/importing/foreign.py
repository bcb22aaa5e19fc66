"""Files as made by other people and programs, written here with the usual program or by hand."""

import base64
import io
import struct
import zlib
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from xlsxwriter import Workbook

CHATBOT_GIFT = r"""Voici vos questions :

```gift
::Capitale:: Quelle est la capitale de la France ? {
=Paris
~Lyon

~Marseille
}

::Fonction:: Si x = 3, que vaut f(x) = 2x ? {=f(x)=6 ~f(x)=5 ~f(x) = 4}

::Fraction:: Que vaut $\frac{1}{2}$ ? {=0,5 ~2 ~1}
::Suite:: Un langage ? {=C# ~Java #Non. ~Perl}

Le Soleil est une étoile. {VRAI}

Le {=chat} mange la {=souris}.

Combien font 2+2 ? {#4:0.5}
Et entre 3 et 4 ? {#3.1..3.9}
```
"""

AIKEN = """Quelle est la capitale de la France ?
A. Lyon
B. Paris
C. Lille
ANSWER: B

Et celle de l'Italie ?
A) Rome
B) Milan
ANSWER: A
"""

RESPONDUS = """1. Which network is for professionals? (2 points)
a) Facebook
*b) LinkedIn
c) TikTok
@ LinkedIn is meant for work.

2) Quels réseaux sont à Meta ?
A. Facebook
B. Instagram
C. X
Réponses : A et B
Explication : Meta a racheté Instagram.

3. Le RSE est interne à l'entreprise. (Vrai/Faux)
Réponse : Vrai

4. Le ____ est un réseau professionnel.
Réponse : LinkedIn

5. Combien font 2 + 2 ?
Réponse : 4

6. Expliquez la notion de RSE.
"""

KEY_AT_THE_END = """Interrogation

1. Un ?
a. x
b. y
2. Deux ?
a. x
b. y
c. z

Corrigé
1. b
2 - a, c
"""

PLICKERS = """Quel réseau est rouge ?
Facebook
*YouTube
X

Lequel est bleu ?
*Facebook
YouTube
"""

CHATBOT_MARKDOWN = """Voici un QCM de 3 questions :

### Question 1
**Qu'est-ce que le social selling ?**

- A) Vendre en magasin
- **B) Utiliser les réseaux pour vendre**
- C) Téléphoner

**Réponse : B**
**Explication :** On y *écoute* les clients.

---

**2. Que signifie RSE ?**
a) Réseau social d'entreprise ✅
b) Rien

**Question 3 : Citez un réseau.**

✅ **Bonne réponse : LinkedIn**
"""

QUIZLET = "RSE\tRéseau *social* d'entreprise\nB2B\tVente d'entreprise à entreprise\n"

ANKI = (
    "#separator:tab\n#html:true\n#deck column:3\n#tags column:4\n"
    'Recto <b>gras</b>\t"Verso<br>deux lignes"\tEco::Marché\tvente facile\n'
    "Le {{c1::marché::indice}} est {{c2::libre}}\t\tEco::Marché\t\n"
)

FRENCH_EXCEL = (
    "Question;Type;A;B;C;Bonne réponse;Feedback\r\n"
    "Prix de l’été ?;QCM;10 €;20 €;30 €;B;Vu en cours\r\n"
    '"Citez ; bien";Réponse courte;;;;œuvre;\r\n'
).encode("cp1252")

PICTURE = b"\x89PNG\r\n\x1a\n" + b"".join(
    struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    for kind, body in (
        (b"IHDR", struct.pack(">IIBBBBB", 2, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0" + bytes(6))),
        (b"IEND", b""),
    )
)


def kahoot() -> bytes:
    stream = io.BytesIO()
    book = Workbook(stream)
    book.set_properties({"created": datetime(2026, 9, 1, tzinfo=UTC)})  # else each file has another length
    sheet = book.add_worksheet("Sheet1")
    sheet.write(1, 1, "Quiz template")
    sheet.write(2, 1, "Add questions, at least two answer alternatives, time limit and choose correct answers")
    headings = ["Question - max 120 characters", *(f"Answer {n} - max 75 characters" for n in range(1, 5))]
    headings += [
        "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
        "Correct answer(s) - choose at least one",
    ]
    sheet.write_row(7, 1, headings)
    sheet.write_row(8, 0, [1, "Capitale de la France ?", "Lyon", "Paris", 2018, "", 20, 2])
    sheet.write_row(9, 0, [2, "Réseaux ?", "LinkedIn", "X", "Rien", "Autre", 20, "1,2"])
    sheet.write_row(10, 0, [3, "Est-ce vrai ?", True, False, "", "", 20, 1])
    book.close()
    return stream.getvalue()


def word_test(folder: Path) -> bytes:
    """Make a test with Word's own lists, right answers in bold or highlighted, and a picture."""
    document = Document()
    document.add_heading("Contrôle n° 1", 0)
    document.add_heading("Partie A", 1)
    document.add_paragraph("1. Quel réseau est professionnel ?")
    for text, is_right in (("a) Facebook", False), ("b) LinkedIn", True), ("c) TikTok", False)):
        document.add_paragraph().add_run(text).bold = is_right
    picture = folder / "logo.png"
    picture.write_bytes(PICTURE)
    second = document.add_paragraph("2. Que montre cette image ? ")
    second.add_run().add_picture(str(picture))
    for text, is_right in (("Un logo", True), ("Une carte", False), ("Rien", False)):
        run = document.add_paragraph(style="List Bullet").add_run(text)
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW if is_right else None
    formula = document.add_paragraph("3. La formule de l'eau est H")
    formula.add_run("2").font.subscript = True
    formula.add_run("O, en ")
    formula.add_run("chimie").italic = True
    formula.add_run(" (vrai ou faux) ?")
    document.add_paragraph("Réponse : vrai")
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("Réseau", "Membres"), ("X", "5 | 6")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("Explication : voir le cours.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def moodle_question(kind: str, inside: str, text: str = "<p>Question ?</p>", **more: str) -> str:
    extra = "".join(f"<{name}>{value}</{name}>" for name, value in more.items())
    return (
        f'<question type="{kind}"><name><text>{kind}</text></name><questiontext format="html"><text>'
        f"<![CDATA[{text}]]></text></questiontext>{extra}{inside}</question>"
    )


def answer(text: str, fraction: str = "0", feedback: str = "", *, inside: str = "") -> str:
    return (
        f'<answer fraction="{fraction}" format="html"><text><![CDATA[{text}]]></text>'
        f'<feedback format="html"><text>{feedback}</text></feedback>{inside}</answer>'
    )


def moodle() -> bytes:
    """Make an export with every core type, in two categories."""
    image = base64.b64encode(PICTURE).decode()
    category = '<question type="category"><category><text>$course$/top/Réseaux/{}</text></category></question>'
    pair = '<subquestion format="html"><text>{}</text><answer><text>{}</text></answer></subquestion>'
    unit = "<unit><multiplier>{}</multiplier><unit_name>{}</unit_name></unit>"
    word = "<{0}><text>{1}</text><group>1</group></{0}>"
    typed = answer("pH", "100") + answer("le p*H", "50") + answer("*", "0", "Relisez.")
    gaps = "{1:SHORTANSWER:=social selling#Oui~%100%vente sociale~*#Non} : {2:MULTICHOICE:=canal~réseau}"
    questions = [
        category.format("Un"),
        (
            '<question type="multichoice"><name><text>Unique</text></name><questiontext format="html"><text><![CDATA['
            '<p>Que voit-on&nbsp;? <img src="@@PLUGINFILE@@/sch%C3%A9ma%201.png" alt="Un schéma"> \\(x^2 < 3\\)'
            "</p>]]>"
            f'</text><file name="schéma 1.png" path="/" encoding="base64">{image}</file></questiontext>'
            "<defaultgrade>2.0000000</defaultgrade><idnumber>mon numéro 1</idnumber><single>true</single>"
        ),
        answer("<p>Oui</p>", "100", "Exact.") + answer("Non", "0", "Relisez.") + answer("Peut-être"),
        (
            '<hint format="html"><text>Regardez bien.</text></hint><tags><tag><text>facile</text></tag>'
            "<tag><text>image</text></tag></tags></question>"
        ),
        moodle_question("multichoice", answer("A", "50") + answer("B", "50") + answer("C", "-100"), single="false"),
        moodle_question("truefalse", answer("true", "100") + answer("false", "0", "Non.")),
        moodle_question("shortanswer", typed, usecase="1"),
        moodle_question(
            "numerical",
            answer("3.4", "100", inside="<tolerance>0.1</tolerance>"),
            units=unit.format(1, "m") + unit.format(100, "cm"),
        ),
        category.format("Deux"),
        moodle_question(
            "matching", pair.format("DNS", "noms") + pair.format("DHCP", "adresses") + pair.format("", "rien")
        ),
        moodle_question("ordering", answer("un") + answer("<b>deux</b>") + answer("trois")),
        moodle_question("cloze", "", f"<p>Le {gaps}.</p>"),
        moodle_question("essay", '<graderinfo format="html"><text>Barème.</text></graderinfo>'),
        moodle_question(
            "gapselect", word.format("selectoption", "chat") + word.format("selectoption", "chien"), "Le [[1]]."
        ),
        moodle_question("ddwtos", word.format("dragbox", "chat"), "Le [[1]]."),
        moodle_question("description", "", "Lisez le texte."),
        moodle_question("calculated", answer("{a}+{b}", "100"), "Combien font {a}+{b} ?"),
        moodle_question("stack", "", "Dérivez."),
    ]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>{"".join(questions)}</quiz>'.encode()
