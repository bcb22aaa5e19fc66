"""Installed importers pass the checks of `reseaux_quiz.testing`, and the checks find faulty ones."""

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from attrs import evolve

from importing import foreign
from reseaux_quiz import importing
from reseaux_quiz.errors import QuizError
from reseaux_quiz.i18n import msg
from reseaux_quiz.importing import Imported
from reseaux_quiz.model import Bank, TrueFalse
from reseaux_quiz.testing import check_importer

SAMPLES = {
    "gift": [("a.gift", foreign.CHATBOT_GIFT.encode())],
    "moodle": [("a.xml", foreign.moodle())],
    "aiken": [("a.txt", foreign.AIKEN.encode())],
    "text": [("a.txt", foreign.RESPONDUS.encode()), ("a.md", foreign.CHATBOT_MARKDOWN.encode())],
    "table": [("a.xlsx", foreign.kahoot()), ("a.csv", foreign.FRENCH_EXCEL), ("a.txt", foreign.ANKI.encode())],
}


@pytest.mark.parametrize("name", importing.names())
def test_installed_importers_pass(name: str, tmp_path: Path) -> None:
    word = [("a.docx", foreign.word_test(tmp_path))] if name == "text" else []
    check_importer(importing.find(name), *SAMPLES[name], *word)


class Lines:
    """Takes each line for a true statement."""

    name = "lines"

    def recognises(self, data: bytes, name: str) -> float:
        del data
        return 0.5 if name.endswith(".lines") else 0

    def read(self, data: bytes, name: str = "") -> Imported:
        del name
        text = "".join(each for each in data.decode("ascii", "ignore") if each.isalnum() or each == "\n")
        questions = [
            TrueFalse(id=f"q{index}", prompt=line, answer=True, section="1")
            for index, line in enumerate(text.split())
        ]
        if not questions:
            raise QuizError(msg("no line"))
        return Imported(Bank(id="lines", title="Lines", section="1", questions=tuple(questions)))


SAMPLE = ("a.lines", b"The sun is a star.\nThe moon is not.\n")


def test_a_sound_importer_passes() -> None:
    check_importer(Lines(), SAMPLE)


class Raising(Lines):
    def read(self, data: bytes, name: str = "") -> Imported:
        data.decode()
        return super().read(data, name)


class Oversure(Lines):
    def recognises(self, data: bytes, name: str) -> float:
        return 2 + super().recognises(data, name)


class Refusing(Lines):
    def read(self, data: bytes, name: str = "") -> Imported:
        raise QuizError(msg("no line in {size} bytes of {name}", size=len(data), name=name))


class Changeable(Lines):
    count = 0

    def read(self, data: bytes, name: str = "") -> Imported:
        self.count += 1
        found = super().read(data, name)
        return evolve(found, bank=evolve(found.bank, title=f"Lines {self.count}"))


class Invalid(Lines):
    def read(self, data: bytes, name: str = "") -> Imported:
        found = super().read(data, name)
        return evolve(found, bank=evolve(found.bank, id="Not an id"))


class Escaping(Lines):
    def read(self, data: bytes, name: str = "") -> Imported:
        return evolve(super().read(data, name), pictures={"../../x.png": b""})


@pytest.mark.parametrize(
    ("importer", "problem"),
    [
        (Raising(), "UnicodeDecodeError instead of a QuizError"),
        (Oversure(), "not from 0 to 1"),
        (Refusing(), "it cannot be read"),
        (Changeable(), "reading it twice"),
        (Invalid(), "has faults"),
        (Escaping(), "not below the bank's folder"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_faulty_importers_are_found(importer: Lines, problem: str) -> None:
    with pytest.raises(AssertionError, match=problem):
        check_importer(importer, SAMPLE)


def test_an_importer_that_cannot_be_used_leaves_the_others_working(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = importing._entries()
    broken = EntryPoint("broken", "no_such_module:importer", importing.GROUP)
    monkeypatch.setattr(importing, "_entries", lambda: (*entries, broken))
    assert importing.recognise(b"Un ? {=a ~b}\n", "a.gift").name == "gift"
    with pytest.raises(importing.PluginError, match="broken"):
        importing.find("broken")


@pytest.mark.parametrize(("name", "expected"), [("word", "text"), ("XML", "moodle"), ("csv", "table")])
def test_other_names(name: str, expected: str) -> None:
    assert importing.find(name).name == expected


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (rb"{\rtf1\ansi Un ?}", "docx"),
        (foreign.PICTURE, "picture"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", ""),
    ],
)
def test_files_that_no_importer_reads_are_named(data: bytes, advice: str) -> None:
    with pytest.raises(QuizError) as caught:
        importing.recognise(data, "fichier")
    assert advice in str(caught.value)


def test_characters_in_other_encodings() -> None:
    mixed = "Élève ? {=été ~hiver ~".encode() + "forêt".encode("cp1252") + "}\n\nAprès la forêt ? {T}\n".encode()
    found = importing.find("gift").read(mixed, "x")
    assert [loss.code for loss in found.losses] == ["encoding"]
    assert "forêt" in repr(found.bank)
    twice = "Élève ? {=été ~hiver}".encode().decode("cp1252").encode()
    assert importing.find("gift").read(twice, "x").bank.questions[0].prompt == "Élève ?"
    symbols = importing.find("gift").read("Un \uf0b7 \uf123 ? {=\uf061 ~b}".encode(), "x")
    assert symbols.bank.questions[0].prompt == "Un • ? ?"
    assert [loss.code for loss in symbols.losses] == ["characters"]
