"""Every fault of a file at once, each with its position and a remedy."""

import os
import re
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from reseaux_quiz.errors import Fault, InvalidBanksError, NotFoundError, QuizError
from reseaux_quiz.loading import load, shipped, with_pictures
from reseaux_quiz.selecting import Selection, select

HEAD = 'id: banque\ntitle: Titre\nsection: "1"\nquestions:\n'
QUESTION = "  - id: q\n    type: {type}\n    prompt: Quoi ?\n{fields}"
AFTER = "  - id: suite\n    type: true_false\n    prompt: Oui ?\n    answer: peut-être\n"


def faults(folder: Path, text: str | bytes) -> tuple[Fault, ...]:
    path = folder / "banque.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InvalidBanksError) as caught:
        load([path])
    return caught.value.faults


def one(folder: Path, kind: str, fields: str) -> Fault:
    indented = "".join(f"    {line}\n" for line in fields.split("\n"))
    found = faults(folder, HEAD + QUESTION.format(type=kind, fields=indented))
    assert len(found) == 1, [str(fault) for fault in found]
    return found[0]


def test_a_fault_says_where_what_and_how_to_mend_it(tmp_path: Path) -> None:
    found = one(tmp_path, "true_false", "answer: vrai\nexplication: x")
    assert str(found) == (f"{tmp_path / 'banque.yaml'}:9:5: q: the key “explication” is unknown: type “explanation”")


CHOICE = "answer: a\ndistractors:\n  - b\n"


@pytest.mark.parametrize(
    ("kind", "fields", "line", "message"),
    [
        ("true_false", "", 5, "`answer` is missing"),
        ("true_false", "answer: peut-être", 8, "true or false"),
        ("true_fals", "answer: vrai", 6, "perhaps “true_false”"),
        ("quiz", "answer: vrai", 6, "one of single_choice"),
        ("true_false", "answer: vrai\nanswer: faux", 9, "already on line 8"),
        ("true_false", "answer: vrai\nhint:", 9, "there is no value here"),
        ("true_false", 'answer: vrai\nhint: " "', 9, "there is no value here"),
        ("true_false", "answer: vrai\ntags: vente", 9, "one item a line"),
        ("true_false", "answer: vrai\ntags:\n  - a\n  - A", 11, "appears twice"),
        ("true_false", "answer: vrai\ndifficulty: hards", 9, "perhaps “hard”"),
        ("true_false", "answer: vrai\npoints: 0", 9, "more than 0"),
        ("true_false", "answer: vrai\nas_of: 18", 9, "a year is expected"),
        ("true_false", "answer: vrai\nas_of: hier", 9, "not a whole number"),
        ("true_false", 'answer: vrai\nsection: "3"', 9, "not declared"),
        ("true_false", "answer: vrai\nallow: rien", 9, "keys and texts are expected"),
        ("true_false", "answer: vrai\nallow:\n  Q001:\n    - a", 11, "a list"),
        ("single_choice", "answer: a\ndistractors: []", 9, "needs at least one wrong option"),
        ("single_choice", "answer: a", 5, "needs at least one wrong option"),
        ("single_choice", CHOICE + "order: written", 11, "needs `options`"),
        ("single_choice", CHOICE + "options:\n  - a\n  - b", 10, "delete `distractors`"),
        ("single_choice", "answer: le mari\noptions:\n  - Le mari\n  - b", 8, "perhaps “Le mari”"),
        ("single_choice", "answer: c\noptions:\n  - a\n  - b", 8, "is not one of the `options`"),
        ("single_choice", "answer: a\noptions:\n  - a\n  - b\n  - text: a", 12, "appears twice"),
        ("single_choice", "answer: a\noptions:\n  - a", 10, "2 to 20 are expected"),
        ("multiple_choice", "answers:\n  - a\n  - c\noptions:\n  - a\n  - b", 10, "is not one of the `options`"),
        ("single_choice", "answer: a\ndistractors:\n  - b\n  - a", 11, "is also an answer"),
        ("single_choice", "answer: a\ndistractors:\n  - b\n  - b", 11, "appears twice"),
        ("single_choice", CHOICE + "  - text: c\n    fedback: d", 12, "perhaps “feedback”"),
        ("single_choice", CHOICE + "  - Selon l'article : que", 11, "type “>-”"),
        ("single_choice", CHOICE + "  - - 5 %", 11, "under “>-”"),
        ("single_choice", "answer: a\ndistractors: [3,4 milliards, 4,39 milliards]", 9, "a decimal comma is split"),
        ("single_choice", CHOICE + "  - #RSE", 11, "begins a comment"),
        ("single_choice", CHOICE + "  - ventes #RSE", 11, "begins a comment"),
        ("single_choice", CHOICE + "  - &a b", 11, "begins with “&”"),
        ("single_choice", CHOICE + "  - *a", 11, "begins with “*”"),
        ("single_choice", CHOICE + "  - !a b", 11, "begins with “!”"),
        ("multiple_choice", "answers:\n  - a\n  - a\ndistractors:\n  - b", 10, "appears twice"),
        ("short_answer", "answers:\n  - le salarié\nrejected:\n  - le salarié", 11, "is also accepted"),
        ("short_answer", "answers: []", 8, "at least one answer"),
        ("short_answer", "answers:\n  - a\nrejected:\n  - b\n  - b", 12, "appears twice"),
        ("short_answer", "answers:\n  - a\nstrict: accent", 10, "perhaps “accents”"),
        ("numerical", "answer: 3.400", 8, "write 3400 or 3,4"),
        ("numerical", "answer: 5 %", 8, "a unit goes under `unit`"),
        ("numerical", "answer: 5\ntolerance: -1", 9, "0 or more"),
        ("matching", "pairs:\n  a: b", 9, "at least two pairs"),
        ("matching", "pairs:\n  a: b\n  c: d\ndistractors:\n  - b", 12, "is also an answer"),
        ("matching", "pairs:\n  a: b\n  c:\n    - d", 11, "a list"),
        ("ordering", "items:\n  - a", 9, "at least two different items"),
        ("ordering", "items:\n  - a\n  - a", 9, "at least two different items"),
        ("cloze", "text: rien", 8, "has no gap"),
        ("cloze", "text: un {{}} vide", 8, "a gap is empty"),
        ("cloze", "text: un {{a|}} vide", 8, "a gap is empty"),
        ("cloze", "text: un {{a}} et {{b", 8, "go together"),
        ("cloze", "text: un {{a {{b}} c", 8, "a gap inside a gap"),
        ("cloze", "text: une formule $x{{a}}$", 8, "can't stand in a formula"),
        (
            "essay",
            "model_answer: a\npoints: 3\ncriteria:\n  - text: b\n    points: 2",
            11,
            "add up to 2 points",
        ),
        ("essay", "model_answer: a\ncriteria:\n  - b\n  - text: c\n    points: 1", 10, "either every criterion"),
        ("essay", "model_answer: a\nlines: 0", 9, "1 to 100"),
        ("essay", "model_answer: a\ncriteria:\n  - - b", 10, "under “>-”"),
        ("essay", "model_answer: |-\n  | a |\n  |---|\n  | b | c |", 8, "“| b | c |” has more cells"),
        ("cloze", "text: |-\n  | a |\n  |---|\n  | {{b}} | {{c}} |", 8, "has more cells"),
        ("true_false", "answer: vrai\nunit: m", 9, "`unit` is not for true_false: only for numerical"),
        (
            "cloze",
            "text: un {{a}}\nréponses:\n  - a",
            9,
            "`réponses` is not for cloze: each answer stands in the text",
        ),
        ("numerical", "answer: 5\nmarge d'erreur: 1", 9, "type “tolerance”"),
        ("matching", "pairs:\n  a: b\n  c: d\nintrus:\n  - e", 11, "type “distractors”"),
        (
            "single_choice",
            CHOICE + "  - text: c\n    feedback: d\n    points: 1",
            13,
            "“points” is unknown: delete it",
        ),
        ("numerical", f"answer: {'9' * 5000}", 8, "is not a number"),
        ("numerical", f"answer: 1{' 000' * 2000}", 8, "is not a number"),
    ],
)
def test_a_question_at_fault(tmp_path: Path, kind: str, fields: str, line: int, message: str) -> None:
    found = one(tmp_path, kind, fields)
    assert message in str(found.message)
    assert (found.line, found.question) == (line, "q")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("prompt: Selon l'article : que dire ?", "“ : ” in an unquoted text"),
        ('prompt: "Oui", dit-il', "after its closing quote"),
        ("prompt: > 50 %", "begins with “>”"),
        ("prompt: *community manager*", "begins with “*”"),
        ("prompt: {{gap}} au début", "begins with “{”"),
        ("prompt: @nom", "begins with “@”"),
        ('prompt: "jamais fermé', "never closed"),
        ("prompt: [a, b", "begins with “[”"),
        ("prompt:Quoi", "an ordinary space is expected"),
        ("prompt\u00a0:\u00a0Quoi", "an ordinary space is expected"),
        (r'prompt: "\sqrt 2"', "a backslash between double quotes"),
        (r'prompt: "\ud800"', "a backslash between double quotes"),
        ("  prompt: en retrait", "is not aligned"),
        ("prompt: Selon\n      Marie : non", "“ : ” in an unquoted text"),
    ],
)
def test_a_syntax_error_is_told_by_what_stands_there_and_reading_goes_on(
    tmp_path: Path, line: str, message: str
) -> None:
    found = faults(tmp_path, f"{HEAD}  - id: q\n    {line}\n    type: true_false\n    answer: vrai\n{AFTER}")
    assert [fault.question for fault in found if "true or false" in str(fault.message)] == ["suite"]
    first = next(fault for fault in found if "true or false" not in str(fault.message))
    assert message in str(first.message)
    assert first.line in (6, 7)


def test_no_break_spaces_do_not_indent(tmp_path: Path) -> None:
    for answer in ("    answer: vrai", "\u00a0 \u00a0 answer: vrai"):
        found = faults(tmp_path, f"{HEAD}  - id: q\n    prompt: x\n\u00a0   type: true_false\n{answer}\n")
        assert found[0].line == 7
        assert "space in the indentation" in str(found[0].message)


def test_a_slip_in_what_a_bank_says_of_itself_is_told_alone(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, 'id: q\ntitle: "x\n')
    assert "never closed" in str(fault.message)
    first, second = faults(tmp_path, f"id: q\ntitle: a : b\nquestions:\n{AFTER}")
    assert (first.line, "“ : ”" in str(first.message)) == (2, True)
    assert "true or false" in str(second.message)


def test_a_slip_in_the_only_question_is_told_alone(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, f'{HEAD}  - id: q\n    prompt: "\\ud800"\n')
    assert (fault.line, fault.column) == (6, 16)


def test_faults_at_one_place_are_all_told(tmp_path: Path) -> None:
    found = faults(tmp_path, f"{HEAD}  - id: q\n    type: single_choice\n")
    assert [str(fault.message).partition(" ")[0] for fault in found] == ["`answer`", "`distractors`", "`prompt`"]


def test_a_list_under_a_folding_mark_is_a_fault(tmp_path: Path) -> None:
    found = one(tmp_path, "true_false", "answer: vrai\nexplanation: >-\n  Deux raisons :\n  - une\n  - deux")
    assert "type “|-”" in str(found.message)


def test_a_card_that_is_turned_round_has_a_bare_term(tmp_path: Path) -> None:
    card = "  - id: q\n    type: flashcard\n    prompt: Un *lead*\n    answer: x\n    reversible: vrai\n"
    (fault,) = faults(tmp_path, HEAD + card)
    assert (fault.line, "bare term" in str(fault.message) or str(fault.message)) == (7, True)


def test_what_is_left_of_a_question_at_fault_is_checked_too(tmp_path: Path) -> None:
    found = faults(tmp_path, f'{HEAD}  - id: Q\n    type: true_false\n    prompt: x\n    section: "9"\n')
    assert [fault.line for fault in found] == [5, 5, 8]


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        ("prompt:", ["`type` is missing", "there is no value here"]),
        ("prompt: x\n    type: quiz\n    tags: a", ["one of single_choice", "one item a line"]),
        ("prompt: x\n    type:\n      - a\n    hint:\n      a: b", ["a list", "a key and value"]),
        ("prompt: x\n    type:\n      a: b", ["a key and value"]),
        ("prompt: x\n    type:", ["there is no value here"]),
        ("prompt: x\n    type: quiz\n    points: 0", ["one of single_choice", "more than 0"]),
    ],
)
def test_a_question_whose_type_is_unknown_is_checked_too(tmp_path: Path, fields: str, messages: list[str]) -> None:
    found = faults(tmp_path, f"{HEAD}  - id: q\n    {fields}\n")
    assert len(found) == len(messages)
    assert all(message in str(fault.message) for message, fault in zip(messages, found, strict=True))


def test_a_question_without_a_section_has_the_banks(tmp_path: Path) -> None:
    found = faults(tmp_path, f"{HEAD}  - id: q\n    type: true_false\n    prompt: x\n    answer: bof\n")
    assert len(found) == 1


def test_ids_are_told_apart(tmp_path: Path) -> None:
    question = "  - id: {id}\n    type: true_false\n    prompt: x\n    answer: vrai\n"
    text = HEAD + "".join(question.format(id=name) for name in ("a", "a", "con", "É", "x" * 31, "9"))
    messages = [str(fault.message) for fault in faults(tmp_path, text)]
    assert "already" in messages[0]
    assert "Windows" in messages[1]
    assert all("a–z" in message for message in messages[2:])
    assert len(messages) == 5


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"# rien\n", "the file is empty"),
        (b"- a\n", "a list of keys and values"),
        (b"id: caf\xe9\n", "save it as UTF-8"),
        (b"id: a\n\ttitle: b\n", "a tab"),
        (b"id: a\x07\n", "U+0007"),
        (b'id: "\\x07"\n', "U+0007"),
        (b'id: "a\\r\\n"\n', "U+000D"),
        ("id: \ufdd0\n".encode(), "U+FDD0"),
        (b'"\\e[31m": a\n', "U+001B"),
        (b"id: a\ntitle: b\nsection: " + b"1." * 999 + b"1\n", "not a section number"),
        (b"a: " + b"[" * 60, "levels deep"),
        (b"id: a\n---\nid: b\n", "a second document"),
        (b"id: a\ntitle: b\n", "`questions` must be a list"),
        (b"id: a\ntitle: b\nquestions: []\n", "`questions` must be a list"),
        (b"id: a\ntitle: b\nquestions:\n  - texte\n", "a question is keys and values"),
        (b"id: a\ntitle: b\nsections:\n  - x\nquestions:\n", "its title"),
        (b'id: a\ntitle: b\nsection: "1"\nsections:\n  "1": x\nquestions:\n', "the bank's own section"),
        (b"id: a\ntitle: b\nsection:\n  - 1\nquestions:\n", "a list"),
        (b"id: a\ntitle: b\nlanguage: fran\xc3\xa7ais\nquestions:\n", "not a language code"),
    ],
)
def test_a_file_at_fault(tmp_path: Path, data: bytes, message: str) -> None:
    assert any(message in str(fault.message) for fault in faults(tmp_path, data))


def test_texts_stay_as_they_were_typed(tmp_path: Path) -> None:
    options = ["no", "12:30", "010", "2018", "1e3", "~", "null", "0x1F", "3,4", "« oui »", "(non)"]
    body = "    answer: yes\n    distractors:\n" + "".join(f"      - {option}\n" for option in options[:10])
    path = tmp_path / "banque.yaml"
    path.write_text(HEAD + QUESTION.format(type="single_choice", fields=body), encoding="utf-8")
    (loaded,) = load([path])
    (question,) = loaded.bank.questions
    assert [option.text for option in question.choices] == ["yes", *options[:10]]  # type: ignore[union-attr]


def test_a_question_may_be_in_another_language_than_its_bank(tmp_path: Path) -> None:
    fields = "    prompt: How many?\n    answer: 12,500\n    language: en\n"
    path = tmp_path / "banque.yaml"
    path.write_text(HEAD + "  - id: q\n    type: numerical\n" + fields, encoding="utf-8")
    (loaded,) = load([path])
    (question,) = loaded.bank.questions
    assert question.language == "en"
    assert question.answer == 12500  # type: ignore[union-attr]
    assert "not a language code" in str(one(tmp_path, "numerical", "answer: 12\nlanguage: anglais").message)


def test_braces_of_a_formula_are_no_gap(tmp_path: Path) -> None:
    text = r"Le nombre $\frac{1}{\sqrt{2}}$ est un {{irrationnel}}."
    path = tmp_path / "banque.yaml"
    path.write_text(f"{HEAD}  - id: q\n    type: cloze\n    text: {text}\n", encoding="utf-8")
    (loaded,) = load([path])
    assert [gap.answers for gap in loaded.bank.questions[0].gaps] == [("irrationnel",)]  # type: ignore[union-attr]


def test_no_break_spaces_a_bom_and_windows_line_ends_are_forgiven(tmp_path: Path) -> None:
    text = HEAD + "  - id: q\n    type\u00a0: true_false\n    prompt : Quoi\u00a0?\n    answer: VRAI\n"
    path = tmp_path / "banque.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    (loaded,) = load([path])
    assert loaded.bank.questions[0].prompt == "Quoi\u00a0?"
    assert loaded.place("questions", 0, "prompt") == (7, 14)


def test_marks_that_end_a_line_for_yaml_alone_are_spaces(tmp_path: Path) -> None:
    path = tmp_path / "banque.yaml"
    prompt = "un\u2028deux\u2029trois\x85quatre"
    path.write_text(f"{HEAD}{GOOD.replace('x', prompt)}", encoding="utf-8", newline="\n")
    (loaded,) = load([path])
    assert loaded.bank.questions[0].prompt == "un deux trois quatre"
    assert loaded.place("questions", 0, "answer") == (8, 13)


def test_retired_ids_stay_retired(tmp_path: Path) -> None:
    text = f"retired:\n  - q\n  - vieux\n  - Vieux-2\n  - vieux\n{HEAD}{GOOD}"
    found = [(fault.line, fault.question, str(fault.message)) for fault in faults(tmp_path, text)]
    assert [(line, question) for line, question, _message in found] == [(4, None), (5, None), (10, "q")]
    assert [message.partition(":")[0] for _line, _question, message in found] == [
        "“Vieux-2” is not an id",
        "“vieux” appears twice",
        "the id “q” is retired",
    ]
    (tmp_path / "banque.yaml").write_text(f"retired:\n  - vieux\n{HEAD}{GOOD}", encoding="utf-8")
    assert load([tmp_path])[0].bank.retired == ("vieux",)


# --- collections, folders, pictures -----------------------------------------------------------------------

GOOD = "  - id: q\n    type: true_false\n    prompt: x\n    answer: vrai\n"


def test_a_collection_beside_the_bank(tmp_path: Path) -> None:
    (tmp_path / "collection.yaml").write_text("id: c\ntitle: C\nlanguage: en\n", encoding="utf-8")
    bank = tmp_path / "banque.yaml"
    bank.write_text(f"collection: c\n{HEAD}{GOOD}", encoding="utf-8")
    (loaded,) = load([tmp_path])
    assert (loaded.bank.full_id, loaded.bank.language) == ("c/banque", "en")
    assert "is not the collection" in str(faults(tmp_path, f"collection: d\n{HEAD}{GOOD}")[0].message)
    (tmp_path / "collection.yaml").write_text("id: c\n", encoding="utf-8")
    (fault,) = faults(tmp_path, f"collection: c\n{HEAD}{GOOD}")
    assert (fault.path.name, str(fault.message)) == ("collection.yaml", "`title` is missing")


def test_a_bank_keeps_its_identity_without_its_collection(tmp_path: Path) -> None:
    (tmp_path / "seule.yaml").write_text(f"collection: c\n{HEAD}{GOOD}", encoding="utf-8")
    (loaded,) = load([tmp_path / "seule.yaml"])
    assert loaded.bank.full_id == "c/banque"


def test_a_folder_is_read_in_the_order_of_names_and_banks_have_ids_of_their_own(tmp_path: Path) -> None:
    for name, bank in (("b.yaml", "deux"), ("a.yml", "un")):
        (tmp_path / name).write_text(f"{HEAD}{GOOD}".replace("banque", bank), encoding="utf-8")
    assert [each.bank.id for each in load([tmp_path, tmp_path / "b.yaml"])] == ["un", "deux"]
    (tmp_path / "c.yaml").write_text(f"{HEAD}{GOOD}".replace("banque", "un"), encoding="utf-8")
    with pytest.raises(InvalidBanksError, match=r"c\.yaml:1:5: the bank “un” is already in .*a\.yml"):
        load([tmp_path])


def test_no_such_path_and_no_bank(tmp_path: Path) -> None:
    for path in (tmp_path / "rien.yaml", tmp_path):
        with pytest.raises(NotFoundError, match=str(path)):
            load([path])


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (20).to_bytes(4, "big") + (10).to_bytes(4, "big")
GIF = b"GIF89a" + (20).to_bytes(2, "little") + (10).to_bytes(2, "little")
JPEG = b"\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x0b\x08" + (10).to_bytes(2, "big") + (20).to_bytes(2, "big") + b"\1\1\1\0"


@pytest.mark.parametrize("data", [PNG, GIF, JPEG])
def test_pictures_are_known_by_their_bytes(tmp_path: Path, data: bytes) -> None:
    from reseaux_quiz.loading import pictures  # noqa: PLC0415

    (tmp_path / "été.bin").write_bytes(data)
    picture = pictures.read(tmp_path, "%C3%A9t%C3%A9.bin")
    assert (picture.width, picture.height, picture.data) == (20, 10, data)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["modèle.png", r"images\modèle.png"])
def test_a_picture_is_found_whatever_its_slashes_and_the_form_of_its_accents(
    tmp_path: Path, name: str, form: Literal["NFC", "NFD"]
) -> None:
    from reseaux_quiz.loading import pictures  # noqa: PLC0415

    path = tmp_path / unicodedata.normalize(form, name.replace("\\", "/"))
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(GIF)
    for typed in ("NFC", "NFD"):
        assert pictures.read(tmp_path, unicodedata.normalize(typed, name)).data == GIF


@pytest.mark.skipif(os.name != "posix", reason="other systems have no pipes and devices among files")
@pytest.mark.parametrize(
    ("src", "message"),
    [
        ("absent.png", "there is no picture"),
        ("Faux.PNG", "there is no picture “Faux.PNG”, but “faux.png”: type that"),
        ("../dehors.png", "is outside"),
        ("/etc/hostname", "is outside"),
        ("lien.png", "is outside"),
        ("https://example.org/a.png", "is an address"),
        ("data:image/png;base64,AA", "is an address"),
        ("faux.png", "not a PNG"),
        ("enorme.png", "more than 50 million pixels"),
        ("%2e%2e/dehors.png", "is outside"),
        ("dossier/../../dehors.png", "is outside"),
        ("dossier-lie/dehors.png", "is outside"),
        (r"C:\dehors.png", "is outside"),
        ("C:/dehors.png", "is outside"),
        (r"\\serveur\part\dehors.png", "is outside"),
        ("%5c%5cserveur%5cpart%5cdehors.png", "is outside"),
        ("//serveur/part/dehors.png", "is an address"),
        ("file:///etc/hostname", "is an address"),
        ("/dev/zero", "is outside"),
        ("peripherique.png", "is outside"),
        ("tube.png", "there is no picture"),
        ("boucle.png", "there is no picture"),
        ("perdu.png", "there is no picture"),
        ("dossier", "there is no picture"),
        (".", "there is no picture"),
        ("%00", "there is no picture"),
        ("a" * 5000, "there is no picture"),
        ("vide.png", "not a PNG"),
        ("coupe.png", "not a PNG"),
        ("coupe.jpg", "not a PNG"),
        ("plat.png", "not a PNG"),
        ("plat.gif", "not a PNG"),
        ("lourd.png", "larger than"),
    ],
)
def test_a_picture_at_fault(tmp_path: Path, src: str, message: str) -> None:
    folder = tmp_path / "banques"
    folder.mkdir()
    (tmp_path / "dehors.png").write_bytes(PNG)
    (folder / "lien.png").symlink_to(tmp_path / "dehors.png")
    (folder / "faux.png").write_bytes(b"<svg>")
    (folder / "enorme.png").write_bytes(PNG[:16] + b"\0\1\0\0" * 2)
    (folder / "dossier").mkdir()
    for name, target in (
        ("dossier-lie", tmp_path),
        ("peripherique.png", "/dev/zero"),
        ("boucle.png", "boucle.png"),
        ("perdu.png", "nulle-part.png"),
    ):
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "tube.png")
    for name, data in (
        ("vide.png", b""),
        ("coupe.png", PNG[:20]),
        ("coupe.jpg", JPEG[:12]),
        ("plat.png", PNG[:16] + b"\0" * 8),
        ("plat.gif", GIF[:6] + b"\0" * 4),
        ("lourd.png", PNG + b"\0" * 5_000_000),
    ):
        (folder / name).write_bytes(data)
    found = one(folder, "true_false", f"answer: vrai\nhint: |-\n  Voyez ![un plan]({src})")
    assert message in str(found.message)
    assert found.line == 9


@pytest.mark.parametrize(
    "field",
    [
        "explanation: Voir ![un plan](a.png)",
        "hint: Voir ![un plan](a.png)",
        "source: Voir ![un plan](a.png)",
        "explanation: |-\n      - voir\n        - ![un plan](a.png)",
        "explanation: |-\n      | Voir |\n      |---|\n      | ![un plan](a.png) |",
    ],
)
def test_every_text_that_is_shown_has_its_pictures(tmp_path: Path, field: str) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "banque.yaml").write_text(f"{HEAD}{GOOD}    {field}\n", encoding="utf-8")
    loaded = load([tmp_path])
    quiz = with_pictures(select([each.bank for each in loaded], Selection()), loaded)
    assert list(quiz.pictures) == [("banque", "a.png")]
    (tmp_path / "a.png").unlink()
    with pytest.raises(QuizError, match=r"banque/q: .*a\.png"):
        with_pictures(quiz, loaded)


def test_the_shipped_banks_are_those_of_the_checkout() -> None:
    assert shipped() == Path(__file__).parents[2] / "banks" / "reseaux-sociaux"


# --- languages ---------------------------------------------------------------------------------------------


def test_faults_have_no_language_until_they_are_shown(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, f"{HEAD}{GOOD}    points: 0\n")
    place = f"{tmp_path / 'banque.yaml'}:9:13: q: "
    assert str(fault) == fault.text("en") == f"{place}points must be more than 0"
    assert fault.text("fr") == f"{place}les points doivent être supérieurs à 0"
    error = InvalidBanksError([fault, fault])
    assert error.text("fr") == f"{fault.text('fr')}\n{fault.text('fr')}"
    assert str(error) == f"{fault}\n{fault}"


def test_loading_asks_for_no_language() -> None:
    for path in (Path(__file__).parents[2] / "src/reseaux_quiz/loading").glob("*.py"):
        assert not {"gettext", "user_language"} & set(re.findall(r"\w+", path.read_text("utf-8"))), path
