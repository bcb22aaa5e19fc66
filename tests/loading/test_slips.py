"""Slips of the keyboard and of copying, by kind: each is told with its line and its remedy, and hides nothing else.

A slip replaces texts of a sound bank. What is expected are the faults, then the findings of `check`, all of them: the
line, and how the message begins.
"""

from pathlib import Path

import pytest

from reseaux_quiz.checking import check
from reseaux_quiz.loading import load_sound

Slip = tuple[str, dict[str, str], list[str]]

BANK = """\
collection: svt-seconde-dupont
id: os
title: Les os
questions:
  - id: femur
    type: single_choice
    prompt: Quel os est le plus long ?
    answer: Le fémur
    distractors:
      - Le tibia
      - text: Le radius
        feedback: Il est dans l'avant-bras.
    explanation: Il va de la hanche au genou.
    difficulty: easy
  - id: nombre
    type: numerical
    prompt: Combien d'os un adulte a-t-il ?
    answer: 206
    unit: os
    explanation: C'est moins qu'à la naissance.
  - id: vivant
    type: true_false
    prompt: L'os est vivant.
    answer: vrai
    explanation: Il se répare.
  - id: tete
    type: cloze
    text: Le {{crâne}} protège le {{cerveau}}.
    explanation: C'est une boîte.
  - id: membres
    type: matching
    prompt: Associez chaque os à son membre.
    pairs:
      - left: Bras
        right: humérus
      - left: Jambe
        right: tibia
      - left: Main
        right: phalange
    distractors:
      - clavicule
    explanation: Chaque membre a les siens.
  - id: moelle
    type: short_answer
    prompt: Où naissent les cellules du sang ?
    answers:
      - moelle
    explanation: La moelle rouge.
"""
PROMPT = "Quel os est le plus long ?"
CLOZE = "Le {{crâne}} protège le {{cerveau}}."
EXPLANATION = "Il va de la hanche au genou."
OPTIONS = """\
      - Le tibia
      - text: Le radius
        feedback: Il est dans l'avant-bras."""
DISTRACTORS = f"distractors:\n{OPTIONS}"
PAIRS = """\
pairs:
      - left: Bras
        right: humérus
      - left: Jambe
        right: tibia
      - left: Main
        right: phalange"""

SIGNS: list[Slip] = [
    ("colon in prompt", {PROMPT: "Selon le livre : quel os est le plus long ?"}, ["7 “ : ” in an unquoted text"]),
    (
        "colon in option",
        {"- Le tibia": "- Le tibia : un os"},
        ["10 a key and value (“… : …”) where a text is expected"],
    ),
    ("colon narrow nbsp", {PROMPT: "Selon le livre\u202f: quel os ?"}, ["7 “ : ” in an unquoted text"]),
    ("colon nbsp", {PROMPT: "Selon le livre\xa0: quel os ?"}, ["7 “ : ” in an unquoted text"]),
    (
        "sharp in prompt",
        {PROMPT: "Que veut dire #os ?"},
        ["7 “#” after a space begins a comment, and the rest would be lost"],
    ),
    (
        "sharp alone",
        {"Le tibia": "Do # majeur"},
        ["10 “#” after a space begins a comment, and the rest would be lost"],
    ),
    (
        "sharp in text that ends",
        {EXPLANATION: "Il va de la hanche # au genou."},
        ["13 “#” after a space begins a comment, and the rest would be lost"],
    ),
    ("star start", {"- Le tibia": "- *Le tibia*"}, ["10 an unquoted text begins with “*”"]),
    ("bold start", {"- Le tibia": "- **Le tibia**"}, ["10 an unquoted text begins with “*”"]),
    ("percent start", {"- Le tibia": "- % de l'eau"}, ["10 an unquoted text begins with “%”"]),
    ("gt start", {"- Le tibia": "- > 50 %"}, ["10 an unquoted text begins with “>”"]),
    ("minus", {"answer: Le fémur": "answer: - 5 °C"}, ["8 an unquoted text begins with “-”"]),
    ("minus in option", {"- Le tibia": "- - 5 °C"}, ["10 a list (“- …”) where one text is expected"]),
    ("question mark", {PROMPT: "? Quel os"}, ["7 an unquoted text begins with “?”"]),
    ("bang", {"- Le tibia": "- !Le tibia"}, ["10 an unquoted text begins with “!”"]),
    ("amp", {"- Le tibia": "- &Le tibia"}, ["10 an unquoted text begins with “&”"]),
    ("at", {"- Le tibia": "- @tibia"}, ["10 an unquoted text begins with “@”"]),
    ("backtick", {"- Le tibia": "- `tibia` est un mot"}, ["10 an unquoted text begins with “`”"]),
    ("bracket", {"- Le tibia": "- [Le tibia] et lui"}, ["10 an unquoted text begins with “[”"]),
    ("brace", {"- Le tibia": "- {Le tibia} et lui"}, ["10 an unquoted text begins with “{”"]),
    ("pipe", {"- Le tibia": "- | Le tibia"}, ["10 an unquoted text begins with “|”"]),
    ("quote then text", {PROMPT: '"Os" : quel est le plus long ?'}, ["7 a text goes on after its closing quote"]),
    ("quote then comma", {PROMPT: '"Os", lequel est le plus long ?'}, ["7 a text goes on after its closing quote"]),
    ("unclosed quote", {PROMPT: '"Quel os est le plus long ?'}, ["7 a quote is opened here and never closed"]),
    ("apostrophe quote", {PROMPT: "'L'os le plus long ?'"}, ["7 a text goes on after its closing quote"]),
    (
        "single quote closed mid",
        {PROMPT: "'Quel os' est le plus long ?"},
        ["7 a text goes on after its closing quote"],
    ),
    ("backslash", {PROMPT: '"Que vaut $\\frac{1}{2}$ ?"'}, ["7 a backslash between double quotes starts an escape"]),
    ("backslash path", {PROMPT: '"Dans C:\\temp ?"'}, ["7 a backslash between double quotes starts an escape"]),
    ("curly whole", {PROMPT: "“Quel os est le plus long ?”"}, ["7 curly quotes around a whole text are part of it"]),
    ("low curly", {PROMPT: "„Quel os est le plus long ?“"}, ["7 curly quotes around a whole text are part of it"]),
    ("curly single", {PROMPT: "‘Quel os est le plus long ?’"}, ["7 curly quotes around a whole text are part of it"]),
    ("flow list decimals", {"answer: 206": "answer: [3,4]"}, ["18 a decimal comma is split by a list on one line"]),
    (
        "flow list",
        {DISTRACTORS: "distractors: [3,4 cm, 4,39 cm]"},
        ["9 a decimal comma is split by a list on one line"],
    ),
    (
        "inline options with commas",
        {DISTRACTORS: "distractors: Le tibia, le radius"},
        ["9 a list is expected: one item a line, each after “- ”"],
    ),
    (
        "options in a block",
        {DISTRACTORS: "distractors: |-\n      Le tibia\n      Le radius"},
        ["9 a list is expected: one item a line, each after “- ”"],
    ),
]

LAYOUT: list[Slip] = [
    ("tab indent", {"    answer: Le fémur": "\tanswer: Le f\xe9mur"}, ["8 a tab in the indentation: use spaces"]),
    ("tab after dash", {"      - Le tibia": "      -\tLe tibia"}, ["10 a tab in the indentation: use spaces"]),
    ("tab in text", {PROMPT: "Quel os\test le plus long ?"}, ["7 Q604 a tab between two texts, from a spreadsheet"]),
    (
        "nbsp indent",
        {"    answer: Le fémur": "\xa0\xa0\xa0\xa0answer: Le f\xe9mur"},
        ["8 a no-break or wide space in the indentation"],
    ),
    (
        "nbsp indent mixed",
        {"    answer: Le fémur": "  \xa0\xa0answer: Le f\xe9mur"},
        ["8 a no-break or wide space in the indentation"],
    ),
    (
        "ideographic space indent",
        {"    answer: Le fémur": "\u3000\u3000answer: Le f\xe9mur"},
        ["8 a no-break or wide space in the indentation"],
    ),
    (
        "no space after colon",
        {"answer: Le fémur": "answer:Le fémur"},
        ["8 an ordinary space is expected after the colon of a key"],
    ),
    (
        "no space after colon number",
        {"answer: 206": "answer:206"},
        ["18 an ordinary space is expected after the colon of a key"],
    ),
    (
        "no space after dash",
        {"      - Le tibia": "      -Le tibia"},
        ["10 each item of a list begins with “- ”, a hyphen and an ordinary space"],
    ),
    (
        "nbsp after colon",
        {"answer: Le fémur": "answer:\xa0Le f\xe9mur"},
        ["8 an ordinary space is expected after the colon of a key"],
    ),
    (
        "nbsp after dash",
        {"      - Le tibia": "      -\xa0Le tibia"},
        ["10 each item of a list begins with “- ”, a hyphen and an ordinary space"],
    ),
    (
        "several bullets",
        {"      - Le tibia\n": "      - Le tibia\n      – Le cubitus\n      - La rotule\n\n      • Le crâne\n"},
        [
            "11 each item of a list begins with “- ”, a hyphen and an ordinary space: type it for “–”",
            "14 each item of a list begins with “- ”, a hyphen and an ordinary space: type it for “•”",
        ],
    ),
    (
        "dash en",
        {"      - Le tibia": "      – Le tibia"},
        ["10 each item of a list begins with “- ”, a hyphen and an ordinary space"],
    ),
    (
        "dash em",
        {"      - Le tibia": "      — Le tibia"},
        ["10 each item of a list begins with “- ”, a hyphen and an ordinary space"],
    ),
    (
        "dash en all",
        {OPTIONS: "      – Le tibia\n      – Le radius"},
        ["10 each item of a list begins with “- ”, a hyphen and an ordinary space"],
    ),
    (
        "bullet",
        {"      - Le tibia": "      • Le tibia"},
        ["10 each item of a list begins with “- ”, a hyphen and an ordinary space"],
    ),
    (
        "bullet after a dash",
        {"      - Le tibia": "      - Le tibia\n      • Le péroné"},
        ["11 each item of a list begins with “- ”, a hyphen and an ordinary space: type it for “•”"],
    ),
    (
        "bullets all",
        {OPTIONS: "      • Le tibia\n      • Le radius"},
        ["10 each item of a list begins with “- ”, a hyphen and an ordinary space"],
    ),
    (
        "star bullets",
        {OPTIONS: "      * Le tibia\n      * Le radius"},
        [f"{line} each item of a list begins with “- ”, a hyphen and an ordinary space" for line in (10, 11)],
    ),
    (
        "numbered all",
        {OPTIONS: "      1. Le tibia\n      2. Le radius"},
        ["10 each item of a list begins with “- ”, a hyphen and an ordinary space"],
    ),
    (
        "lettered all",
        {OPTIONS: "      a) Le tibia\n      b) Le radius"},
        ["10 each item of a list begins with “- ”, a hyphen and an ordinary space"],
    ),
    (
        "missing dash option",
        {"      - Le tibia": "      Le tibia"},
        ["10 a dash is missing here: each item of a list begins with “- ”"],
    ),
    (
        "missing dash id",
        {"  - id: nombre": "    id: nombre"},
        ["15 a dash is missing here: a question begins with “- id: …”"],
    ),
    (
        "missing dash id col2",
        {"  - id: nombre": "  id: nombre"},
        ["15 a dash is missing here: a question begins with “- id: …”"],
    ),
    (
        "missing dash first",
        {"  - id: femur": "    id: femur"},
        ["5 a dash is missing here: a question begins with “- id: …”"],
    ),
    (
        "feedback no text",
        {"      - text: Le radius\n        feedback: Il": "      - Le radius\n        feedback: Il"},
        ["12 `feedback` goes with a `text`"],
    ),
    (
        "feedback same col",
        {"      - text: Le radius\n        feedback: Il": "      - Le radius\n      feedback: Il"},
        ["12 a dash is missing here: each item of a list begins with “- ”"],
    ),
    ("feedback own dash", {"        feedback: Il": "      - feedback: Il"}, ["12 `feedback` goes with a `text`"]),
    (
        "feedback key misaligned",
        {"        feedback: Il": "          feedback: Il"},
        ["12 `feedback` is not aligned with the keys around it"],
    ),
    (
        "feedback less",
        {"        feedback: Il": "       feedback: Il"},
        ["12 `feedback` is not aligned with the keys around it"],
    ),
    (
        "key over-indented",
        {"    answer: Le fémur": "      answer: Le fémur"},
        ["8 `answer` is not aligned with the keys around it"],
    ),
    (
        "key under-indented",
        {"    answer: Le fémur": "   answer: Le fémur"},
        ["8 `answer` is not aligned with the keys around it"],
    ),
    (
        "key at col0",
        {"    answer: Le fémur": "answer: Le fémur"},
        ["8 `answer` belongs to a question", "9 `distractors` is not aligned with the keys around it"],
    ),
    (
        "questions indented",
        {"questions:\n": " questions:\n"},
        ["4 `questions` is not aligned with the keys around it"],
    ),
    ("title indented", {"title: Les os": "  title: Les os"}, ["3 `title` is not aligned with the keys around it"]),
    ("question missing", {"questions:\n": ""}, ["4 “questions:” is missing, on a line of its own above this one"]),
    (
        "block not indented",
        {PROMPT: ">-\n    Quel os ?"},
        ["7 the text under “>-” or “|-” must be indented further than"],
    ),
    ("block col0", {PROMPT: ">-\nQuel os ?"}, ["7 the text under “>-” or “|-” must be indented further than"]),
    ("block empty", {PROMPT: ">-"}, ["7 the text under “>-” or “|-” must be indented further than"]),
    ("block text same line", {PROMPT: ">- Quel os est le plus long ?"}, ["7 an unquoted text begins with “>”"]),
    ("block pipe same line", {PROMPT: "|- Quel os ?"}, ["7 an unquoted text begins with “|”"]),
    (
        "block list folded",
        {EXPLANATION: ">-\n      Deux raisons :\n      - une\n      - deux"},
        ["13 a list or a table under “>-” becomes one line"],
    ),
    (
        "numbered list folded",
        {EXPLANATION: ">-\n      Deux raisons :\n      1. une\n      2. deux"},
        ["13 a list or a table under “>-” becomes one line"],
    ),
    (
        "bullets folded •",
        {EXPLANATION: ">-\n      Deux raisons :\n      • une\n      • deux"},
        ["13 a list or a table under “>-” becomes one line"],
    ),
    (
        "table folded",
        {EXPLANATION: ">-\n      | a | b |\n      |---|---|\n      | c | d |"},
        ["13 a list or a table under “>-” becomes one line"],
    ),
    (
        "second line not indented",
        {PROMPT: "Quel os est\n    le plus long ?"},
        ["8 a text that goes on further must be indented further than its key"],
    ),
    ("second line with colon", {PROMPT: "Quel os est\n      le plus long : lui ?"}, ["8 “ : ” in an unquoted text"]),
    (
        "list under answer",
        {"answer: Le fémur": "answer:\n      - Le fémur"},
        ["9 a list (“- …”) where one text is expected"],
    ),
    (
        "mapping under answer",
        {"answer: Le fémur": "answer:\n      text: Le fémur\n      feedback: Bravo"},
        ["9 one text is expected here, without `text`"],
    ),
    ("answer empty", {"answer: Le fémur": "answer:"}, ["8 there is no value here: write one, or delete the key"]),
    (
        "answer twice",
        {"    answer: Le fémur": "    answer: Le fémur\n    answer: Le tibia"},
        ["9 the key “answer” is already on line 8"],
    ),
    (
        "dashes ---",
        {"  - id: nombre": "---\n  - id: nombre"},
        ["15 a second document begins here (“---”): a file is one bank"],
    ),
    ("dashes ===", {"  - id: nombre": "===========\n  - id: nombre"}, ["15 a line of signs is no part of a bank"]),
    (
        "fence",
        {"collection:": "```yaml\ncollection:", "La moelle rouge.\n": "La moelle rouge.\n```\n"},
        [
            "1 three backquotes, from a chatbot or a web page, are no part of a bank",
            "50 three backquotes, from a chatbot or a web page, are no part of a bank",
        ],
    ),
    (
        "fence chat intro",
        {
            "collection:": "Voici votre banque :\n\n```yaml\ncollection:",
            "La moelle rouge.\n": "La moelle rouge.\n```\n",
        },
        [
            "3 three backquotes, from a chatbot or a web page, are no part of a bank",
            "52 three backquotes, from a chatbot or a web page, are no part of a bank",
        ],
    ),
    (
        "merge",
        {"    answer: Le fémur\n": "<<<<<<< HEAD\n    answer: Le fémur\n=======\n    answer: a\n>>>>>>> b\n"},
        ["8 a merge left its marks here"],
    ),
]

KEYS: list[Slip] = [
    ("réponse", {"answer: Le fémur": "réponse: Le fémur"}, ["8 the key “réponse” is unknown: type “answer”"]),
    ("Réponses moelle", {"answers:": "réponses:"}, ["46 the key “réponses” is unknown: type “answers”"]),
    ("question key", {"prompt: Quel": "question: Quel"}, ["7 the key “question” is unknown: type “prompt”"]),
    ("énoncé", {"prompt: Quel": "énoncé: Quel"}, ["7 the key “énoncé” is unknown: type “prompt”"]),
    ("Type", {"type: single_choice": "Type: single_choice"}, ["6 the key “Type” is unknown: type “type”"]),
    ("PROMPT", {"prompt: Quel": "PROMPT: Quel"}, ["7 the key “PROMPT” is unknown: type “prompt”"]),
    ("promt", {"prompt: Quel": "promt: Quel"}, ["7 the key “promt” is unknown: perhaps “prompt”"]),
    ("awnser", {"answer: Le": "awnser: Le"}, ["8 the key “awnser” is unknown: perhaps “answer”"]),
    (
        "answers for answer",
        {"answer: Le fémur": "answers: Le fémur"},
        ["8 the key “answers” is unknown: perhaps “answer”"],
    ),
    (
        "answers list for answer",
        {"answer: Le fémur": "answers:\n      - Le fémur"},
        ["8 the key “answers” is unknown: perhaps “answer”", "9 a list (“- …”) where one text is expected"],
    ),
    (
        "answer for answers",
        {"answers:\n      - moelle": "answer: moelle"},
        [
            "46 the key “answer” is unknown: perhaps “answers”",
            "46 a list is expected: one item a line, each after “- ”",
        ],
    ),
    (
        "distractor",
        {"distractors:\n      - Le tibia": "distractor:\n      - Le tibia"},
        ["9 the key “distractor” is unknown: perhaps “distractors”"],
    ),
    ("QCM", {"single_choice": "QCM"}, ["6 the type “QCM” is unknown: type “single_choice”"]),
    ("vrai/faux", {"true_false": "vrai/faux"}, ["22 the type “vrai/faux” is unknown: type “true_false”"]),
    ("Vrai ou faux", {"true_false": "vrai ou faux"}, ["22 the type “vrai ou faux” is unknown: type “true_false”"]),
    (
        "single choice",
        {"single_choice": "single choice"},
        ["6 the type “single choice” is unknown: type “single_choice”"],
    ),
    (
        "single-choice",
        {"single_choice": "single-choice"},
        ["6 the type “single-choice” is unknown: type “single_choice”"],
    ),
    ("multichoice", {"single_choice": "multichoice"}, ["6 the type “multichoice” is unknown: type “single_choice”"]),
    (
        "texte à trous",
        {"type: cloze": "type: texte à trous"},
        ["27 the type “texte à trous” is unknown: type “cloze”"],
    ),
    (
        "choix unique",
        {"single_choice": "choix unique"},
        ["6 the type “choix unique” is unknown: type “single_choice”"],
    ),
    (
        "Réponse courte",
        {"short_answer": "réponse courte"},
        ["44 the type “réponse courte” is unknown: type “short_answer”"],
    ),
    ("facile", {"easy": "facile"}, ["14 the value “facile” is unknown: type “easy”"]),
    ("difficulty 1", {"easy": "1"}, ["14 the value “1” is unknown: one of easy, medium, hard"]),
    (
        "explication",
        {"explanation: Il va": "explication: Il va"},
        ["13 the key “explication” is unknown: type “explanation”"],
    ),
    (
        "feedback on question",
        {"explanation: Il va": "feedback: Il va"},
        ["13 the key “feedback” is unknown: type “explanation”"],
    ),
    (
        "options key",
        {"distractors:\n      - Le tibia": "options:\n      - Le tibia"},
        ["8 “Le fémur” is not one of the `options`"],
    ),
    (
        "choices",
        {"distractors:\n      - Le tibia": "choices:\n      - Le tibia"},
        ["9 the key “choices” is unknown: type “distractors”"],
    ),
    (
        "correct_answer",
        {"answer: Le fémur": "correct_answer: Le fémur"},
        ["8 the key “correct_answer” is unknown: type “answer”"],
    ),
    (
        "bold key",
        {"    answer: Le fémur": "    **answer**: Le fémur"},
        ["8 a key is typed without stars or quotation marks: “answer:”"],
    ),
    (
        "curly quoted key",
        {"    answer: Le fémur": "    “answer”: Le fémur"},
        ["8 a key is typed without stars or quotation marks: “answer:”"],
    ),
    (
        "equals",
        {"answer: Le fémur": "answer = Le fémur"},
        ["8 a colon is expected after a key: “answer:” for “answer =”"],
    ),
    (
        "fullwidth colon",
        {"answer: Le fémur": "answer： Le fémur"},
        ["8 a colon is expected after a key: “answer:” for “answer ：”"],
    ),
    (
        "zero-width in key",
        {"answer: Le fémur": "ans\u200bwer: Le f\xe9mur"},
        ["8 the character U+200B is invisible: delete it"],
    ),
]

VALUES: list[Slip] = [
    ("oui", {"answer: vrai": "answer: oui"}, ["24 “oui” is not true or false (vrai, faux)"]),
    ("vrai with point", {"answer: vrai": "answer: vrai."}, ["24 “vrai.” is not true or false (vrai, faux)"]),
    ("unit in answer", {"answer: 206": "answer: 206 os"}, ["18 “206 os” is more than a number"]),
    ("points 1,5pt", {"    unit: os": "    points: 2 pts"}, ["19 “2 pts” is more than a number"]),
    ("points 0", {"    unit: os": "    points: 0"}, ["19 points must be more than 0"]),
    (
        "number ambiguous",
        {"answer: 206": "answer: 3.400"},
        ["18 “3.400” could be thousands or decimals: write 3400 or 3,4"],
    ),
    ("number fullwidth", {"answer: 206": "answer: env. 206"}, ["18 “env. 206” is more than a number"]),
    ("number without its 0", {"answer: 206": "answer: .5"}, ["18 “.5” is not a number: type 0,5"]),
    ("a root", {"answer: 206": "answer: √2"}, ["18 “√2” is not a number, such as"]),
    ("per mille", {"    unit: os": "    tolerance: 2 ‰"}, ["19 “2 ‰” is not a number, such as"]),
    ("per cent in words", {"    unit: os": "    tolerance: 2 pour cent"}, []),
    (
        "dash too deep",
        {OPTIONS: "     - Le tibia\n      - Le radius"},
        ["11 this “- ” is indented further than the text above"],
    ),
    (
        "list in an unquoted text",
        {EXPLANATION: "Il va\n      - de la hanche\n      - au genou."},
        ["14 this “- ” is indented further than the text above"],
    ),
    (
        "tolerance +-",
        {"    unit: os": "    tolerance: ± 2"},
        ["19 “± 2” is more than a number: type 2 (a unit goes under `unit`)"],
    ),
    (
        "tolerance range",
        {"answer: 206": "answer: 200-210"},
        ["18 “200-210” is a range: type 205, and `tolerance: 5`"],
    ),
    ("as_of date", {"    unit: os": "    as_of: 12/03/2018"}, ["19 “12/03/2018” is not a whole number"]),
    ("section undeclared", {"    unit: os": "    section: 2.1"}, ["19 the section “2.1” is not declared"]),
    ("id capitals", {"id: nombre": "id: Nombre"}, ["15 “Nombre” is not an id: type “nombre” (a letter"]),
    ("id accents", {"id: nombre": "id: numéro"}, ["15 “numéro” is not an id: type “numero” (a letter"]),
    ("id spaces", {"id: nombre": "id: le nombre"}, ["15 “le nombre” is not an id"]),
    ("id digits", {"id: nombre": "id: 12"}, ["15 “12” is not an id: a letter"]),
    ("id twice", {"id: nombre": "id: femur"}, ["15 the id “femur” is already on line 5"]),
    ("id missing", {"  - id: nombre\n    type: numerical": "  - type: numerical"}, ["15 `id` is missing"]),
    ("dup options", {"- Le tibia": "- Le radius"}, ["11 “Le radius” appears twice"]),
    ("answer in distractors", {"- Le tibia": "- Le fémur"}, ["10 “Le fémur” is also an answer"]),
    (
        "letters",
        {
            "answer: Le fémur": "answer: A) Le fémur",
            "- Le tibia": "- B) Le tibia",
            "text: Le radius": "text: C) Le radius",
        },
        ["8 Q603 the option begins with “A)”"],
    ),
    (
        "letters dot",
        {
            "answer: Le fémur": "answer: a. Le fémur",
            "- Le tibia": "- b. Le tibia",
            "text: Le radius": "text: c. Le radius",
        },
        ["8 Q603 the option begins with “a.”"],
    ),
    (
        "numbers",
        {
            "answer: Le fémur": "answer: 1. Le fémur",
            "- Le tibia": "- 2. Le tibia",
            "text: Le radius": "text: 3. Le radius",
        },
        ["8 Q603 the option begins with “1.”"],
    ),
    (
        "numbers )",
        {
            "answer: Le fémur": "answer: 1) Le fémur",
            "- Le tibia": "- 2) Le tibia",
            "text: Le radius": "text: 3) Le radius",
        },
        ["8 Q603 the option begins with “1)”"],
    ),
    (
        "checkbox",
        {
            "answer: Le fémur": "answer: ☑ Le fémur",
            "- Le tibia": "- ☐ Le tibia",
            "text: Le radius": "text: ☐ Le radius",
        },
        ["8 Q603 the option begins with “☑”"],
    ),
    ("bullet kept", {"- Le tibia": "- • Le tibia"}, ["10 Q603 the option begins with “•”"]),
    ("bracket tick", {"- Le tibia": "- [ ] Le tibia"}, ["10 an unquoted text begins with “[”"]),
    ("bracket x", {"answer: Le fémur": "answer: [x] Le fémur"}, ["8 an unquoted text begins with “[”"]),
    ("one lettered", {"- Le tibia": "- A) Le tibia"}, ["10 Q603 the option begins with “A)”"]),
    ("question number", {PROMPT: "1) Quel os est le plus long ?"}, ["7 Q604 the prompt begins with the number “1)”"]),
    ("question number2", {PROMPT: "Question 3 : quel os est le plus long ?"}, ["7 “ : ” in an unquoted text"]),
    (
        "question number3",
        {PROMPT: "3. Quel os est le plus long ?"},
        ["7 Q604 the prompt begins with the number “3.”"],
    ),
    (
        "cloze underscore",
        {CLOZE: "Le ______ protège le cerveau."},
        ["28 the text has no gap: type one as {{answer}}"],
    ),
    (
        "cloze single brace",
        {CLOZE: "Le {crâne} protège le {cerveau}."},
        ["28 the text has no gap: type one as {{answer}}"],
    ),
    ("cloze square", {CLOZE: "Le [crâne] protège le [cerveau]."}, ["28 the text has no gap: type one as {{answer}}"]),
    ("cloze starts with gap", {CLOZE: "{{Crâne}} et {{cerveau}}."}, ["28 an unquoted text begins with “{”"]),
    (
        "cloze unclosed",
        {CLOZE: "Le {{crâne} protège le {{cerveau}}."},
        ["28 a gap inside a gap: {{ comes again before }}"],
    ),
    (
        "cloze no gap + difficulty",
        {CLOZE: "Le crâne.\n    difficulty: dur"},
        [
            "28 the text has no gap: type one as {{answer}}",
            "29 the value “dur” is unknown: one of easy, medium, hard",
        ],
    ),
    (
        "pairs arrow",
        {PAIRS: "pairs:\n      - Bras → humérus\n      - Jambe → tibia"},
        ["34 a pair is two lines: “- left", "35 a pair is two lines: “- left"],
    ),
    (
        "pairs dash map",
        {"      - left: Bras\n        right: humérus\n": "      - Bras: humérus\n"},
        ["34 a pair is two lines: “- left"],
    ),
    (
        "pairs gauche",
        {"      - left: Bras\n        right: humérus\n": "      - gauche: Bras\n        droite: humérus\n"},
        ["34 the key “gauche” is unknown: type “left”", "35 the key “droite” is unknown: type “right”"],
    ),
    (
        "pairs missing right",
        {"      - left: Bras\n        right: humérus\n": "      - left: Bras\n"},
        ["34 `right` is missing"],
    ),
    (
        "pairs mixed map",
        {PAIRS: "pairs:\n      Bras: humérus\n      Jambe : tibia\n      Main - phalange"},
        ["36 a text that goes on further must be indented further than its key"],
    ),
    (
        "merged cells tab",
        {PAIRS: "pairs:\n      - Bras\thum\xe9rus\n      - \ttibia"},
        [
            "34 a pair is two lines: “- left",
            "35 a tab in the indentation: use spaces",
            "35 a pair is two lines: “- left: …”, and below it “right: …”",
        ],
    ),
    (
        "spreadsheet row",
        {"- Le tibia": "- Le tibia\tLe radius\tLe cubitus"},
        ["10 Q604 a tab between two texts, from a spreadsheet"],
    ),
]

CHARACTERS: list[Slip] = [
    ("mojibake", {PROMPT: "Quelle pÃ©riode ?"}, ["7 “Ã©” was read in a wrong encoding: type “é”"]),
    ("mojibake œ", {PROMPT: "Quel cÅ“ur ?"}, ["7 “Å“” was read in a wrong encoding: type “œ”"]),
    ("mojibake apostrophe", {PROMPT: "Lâ€™os ?"}, ["7 “â€™” was read in a wrong encoding: type “’”"]),
    (
        "mojibake nbsp",
        {PROMPT: "Quel os\xc2\xa0?"},
        ["7 \u201c\xc2\xa0\u201d was read in a wrong encoding: type \u201c\xa0\u201d"],
    ),
    ("mojibake À", {PROMPT: "Ã€ quoi sert l'os ?"}, ["7 “Ã€” was read in a wrong encoding: type “À”"]),
    ("mac mojibake", {PROMPT: "Quelle p√©riode ?"}, ["7 “√©” was read in a wrong encoding: type “é”"]),
    ("double mojibake", {PROMPT: "pÃƒÂ©riode ?"}, ["7 “ÃƒÂ©” was read in a wrong encoding: type “é”"]),
    ("U+FFFD", {PROMPT: "p�riode ?"}, ["7 “�” stands for a character that was lost: type it again"]),
    (
        "question for accent",
        {PROMPT: "La p?riode de l'?t? ?"},
        ["7 Q401 a space is missing in “de l'?t?”", "7 Q604 a letter was lost in “p?riode”"],
    ),
    (
        "soft hyphen",
        {PROMPT: "l'an\xadn\xe9\xade ?"},
        ["7 the character U+00AD is invisible: delete it", "7 the character U+00AD is invisible: delete it"],
    ),
    ("zwsp", {PROMPT: "Quel\u200b os ?"}, ["7 the character U+200B is invisible: delete it"]),
    ("zwj", {PROMPT: "Quel\u200d os ?"}, ["7 the character U+200D is invisible: delete it"]),
    ("zwnj", {PROMPT: "Quel\u200c os ?"}, ["7 the character U+200C is invisible: delete it"]),
    ("LRM", {PROMPT: "Quel os\u200e ?"}, ["7 the character U+200E is invisible: delete it"]),
    ("RLO", {PROMPT: "Quel \u202eos ?"}, ["7 the character U+202E is invisible: delete it"]),
    ("BOM inside", {PROMPT: "\ufeffQuel os ?"}, ["7 the character U+FEFF is invisible: delete it"]),
    ("word joiner", {PROMPT: "Quel\u2060 os ?"}, ["7 the character U+2060 is invisible: delete it"]),
    ("wingdings", {"- Le tibia": "- \uf0b7 Le tibia"}, ["10 the character U+F0B7 can't be shown: delete it"]),
    ("object repl", {PROMPT: "Quel ￼ os ?"}, ["7 Q604 the character U+FFFC stands for a picture that was not"]),
    ("html entity", {PROMPT: "Quel os &amp; lequel&nbsp;?"}, ["7 Q604 “&amp;” is HTML: type &"]),
    ("html entity é", {PROMPT: "Quelle p&eacute;riode ?"}, ["7 Q604 “&eacute;” is HTML: type é"]),
    (
        "html tags",
        {PROMPT: "Quel <b>os</b> est<br>le plus long ?"},
        ["7 Q601 “<b>os</b>” is HTML: type **os**", "7 Q601 “<br>” is HTML: type a line break or ![…](…) instead"],
    ),
    (
        "html p",
        {EXPLANATION: "<p>Il va de la hanche au genou.</p>"},
        ["13 Q601 “<p>Il va de la hanche au genou.</p>” is HTML"],
    ),
    (
        "chat citation",
        {EXPLANATION: "Il va de la hanche au genou. 【4†source】"},
        ["13 Q604 “【4†source】” is a chatbot's reference"],
    ),
    (
        "chat contentref",
        {EXPLANATION: "Il va de la hanche au genou :contentReference[oaicite:0]{index=0}."},
        ["13 Q604 “:contentReference[oaicite:0]{index=0}” is a chatbot's"],
    ),
    ("latex paren", {PROMPT: "Que vaut \\(x^2\\) ?"}, ["7 Q601 “\\(x^2\\)” is not a formula: type $x^2$"]),
    ("latex bracket", {PROMPT: "Que vaut \\[x^2\\] ?"}, ["7 Q601 “\\[x^2\\]” is not a formula: type $$x^2$$"]),
    (
        "heading",
        {PROMPT: "## Quel os est le plus long ?"},
        ["7 “#” after a space begins a comment, and the rest would be lost"],
    ),
    (
        "quote reply",
        {"    answer: Le fémur": "> answer: Le fémur"},
        ["8 “>” at the start of a line is the mark of an answered mail"],
    ),
    ("quote reply all", {"\n": "\n> "}, ["2 “>” at the start of a line is the mark of an answered mail"]),
    (
        "smart dash list sep",
        {"- Le tibia": "-\u2003Le tibia"},
        ["10 each item of a list begins with “- ”, a hyphen and an ordinary space"],
    ),
    ("vertical tab", {PROMPT: "Quel\x0bos ?"}, ["7 the character U+000B can't be shown: delete it"]),
    (
        "cloze text list",
        {"text: Le {{crâne}} protège le {{cerveau}}.": "text: Le {{crâne}}, # le {{cerveau}}"},
        ["28 “#” after a space begins a comment, and the rest would be lost"],
    ),
    (
        "spreadsheet doubled quotes",
        {PROMPT: '"Quel ""os"" est le plus long ?"'},
        ["7 a text goes on after its closing quote"],
    ),
    (
        "semi-colon list",
        {"answers:\n      - moelle": "answers: moelle ; la moelle"},
        ["46 a list is expected: one item a line, each after “- ”"],
    ),
    (
        "slash answers",
        {"      - moelle": "      - moelle / moelle osseuse"},
        ["47 Q306 “moelle / moelle osseuse” is one answer"],
    ),
    (
        "or answers",
        {"      - moelle": "      - moelle ou moelle osseuse"},
        ["47 Q306 “moelle ou moelle osseuse” is one answer"],
    ),
    (
        "hint empty",
        {"    unit: os": "    unit: os\n    hint:"},
        ["20 there is no value here: write one, or delete the key"],
    ),
    ("TODO", {EXPLANATION: "TODO"}, ["13 Q604 “TODO” is still to be written"]),
    ("lorem", {EXPLANATION: "À compléter"}, ["13 Q604 “À compléter” is still to be written"]),
    (
        "trailing comma json",
        {"answer: Le fémur": '"answer": "Le fémur",'},
        ["8 a comma after a closing quote, as in JSON: delete it"],
    ),
    (
        "comma after quoted",
        {"answer: Le fémur": 'answer: "Le fémur",'},
        ["8 a comma after a closing quote, as in JSON: delete it"],
    ),
    (
        "answer with asterisk marking",
        {"- Le tibia": "- Le tibia *"},
        ["10 Q604 “*” tells whether the option is right"],
    ),
    (
        "(bonne réponse) mark",
        {"answer: Le fémur": "answer: Le fémur (bonne réponse)"},
        [
            "8 Q103 the key has 24 characters, the longest distractor 9",
            "8 Q104 only the key has a detail such as “(bonne réponse)”",
            "8 Q604 “(bonne réponse)” tells whether the option is right",
        ],
    ),
    (
        "mark correct check",
        {"answer: Le fémur": "answer: Le fémur ✓"},
        ["8 Q604 “✓” tells whether the option is right"],
    ),
]

FORGIVEN: list[Slip] = [
    ("guillemets whole option", {"- Le tibia": "- « Le tibia »"}, []),
    ("tab before value", {"answer: Le fémur": "answer:\tLe f\xe9mur"}, []),
    ("nbsp before colon", {"answer: Le fémur": "answer\xa0: Le f\xe9mur"}, []),
    ("dash alone id key", {"  - id: nombre\n    type": "  -\n    id: nombre\n    type"}, []),
    ("quoted key", {"    answer: Le fémur": '    "answer": Le fémur'}, []),
    ("decomposed accents", {"- Le tibia": "- Le fémur"}, []),
    ("line sep", {PROMPT: "Quel\u2028os ?"}, []),
    (
        "options with final ;",
        {
            "answer: Le fémur": "answer: Le fémur ;",
            "- Le tibia": "- Le tibia ;",
            "text: Le radius": "text: Le radius.",
        },
        [],
    ),
]

ALL = [*SIGNS, *LAYOUT, *KEYS, *VALUES, *CHARACTERS, *FORGIVEN]


@pytest.mark.parametrize(("changed", "expected"), [pytest.param(*slip[1:], id=slip[0]) for slip in ALL])
def test_a_slip_is_told_with_its_line_and_hides_nothing(
    tmp_path: Path, changed: dict[str, str], expected: list[str]
) -> None:
    text = BANK
    for typed, slip in changed.items():
        assert typed in text
        text = text.replace(typed, slip, 1) if typed != "\n" else text.replace(typed, slip)
    path = tmp_path / "os.yaml"
    path.write_text(text, encoding="utf-8", newline="\n")
    loaded, faults = load_sound([path])
    told = [f"{fault.line} {fault.message}" for fault in faults]
    for each in loaded:
        told += sorted(f"{each.place(*found.at)[0]} {found.code} {found.what}" for found in check(each.bank))
    assert len(told) == len(expected), told
    assert all(said.startswith(start) for said, start in zip(told, expected, strict=True)), told


def test_the_bank_without_a_slip_is_sound(tmp_path: Path) -> None:
    (tmp_path / "os.yaml").write_text(BANK, encoding="utf-8")
    loaded, faults = load_sound([tmp_path])
    assert not faults
    assert not check(loaded[0].bank)


def test_there_are_at_least_121_slips_each_with_a_name_of_its_own() -> None:
    assert len({name for name, _changed, _expected in ALL}) == len(ALL) >= 121
