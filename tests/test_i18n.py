"""The program's messages in both languages."""

import ast
import re

import catalogues
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from reseaux_quiz.i18n import catalogue

PLACEHOLDER = r"(?<!\{)\{\w*\}(?!\})|\{\w+!r\}|%\(\w+\)s"
REMEDY = "run `python tools/catalogues.py`, then translate what is missing"


@pytest.mark.parametrize("domain", catalogues.SOURCES)
def test_every_message_is_translated(domain: str) -> None:
    french = catalogues.read(domain, "fr")
    known = {message.id for message in french if message.id}
    if domain != "click":
        assert known == {message.id for message in catalogues.extract(domain) if message.id}, REMEDY
    else:  # another release of the framework may have fewer
        assert known >= {message.id for message in catalogues.extract(domain) if message.id}, REMEDY
    assert catalogues.untranslated(french) == []


def test_no_message_hides_in_an_f_string() -> None:
    """Before Python 3.12, Babel does not find messages in f-strings."""
    for path in [*catalogues.ROOT.glob("src/**/*.py"), *catalogues.ROOT.glob("exporters/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                called = {
                    each.func.id
                    for each in ast.walk(node)
                    if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)
                }
                assert called.isdisjoint({"msg", "nmsg"}), f"{path}:{node.lineno}"


@pytest.mark.parametrize("domain", catalogues.SOURCES)
def test_placeholders_are_kept(domain: str) -> None:
    for message in catalogues.read(domain, "fr"):
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        translations = message.string if isinstance(message.string, tuple) else (message.string,)
        for translation in translations:
            found = set(re.findall(PLACEHOLDER, str(translation)))
            assert found <= set(re.findall(PLACEHOLDER, " ".join(map(str, sources)))), message.id


@pytest.mark.parametrize("domain", catalogues.SOURCES)
def test_french_punctuation_stays_with_its_word_and_apostrophes_are_typographic(domain: str) -> None:
    for message in catalogues.read(domain, "fr"):
        translations = message.string if isinstance(message.string, tuple) else (message.string,)
        for translation in translations:
            assert not message.id or not re.search(r"« |\S [:;?!»]|[^\W\d]'[^\W\d«]", str(translation)), translation


@pytest.mark.parametrize("domain", catalogues.SOURCES)
def test_the_compiled_words_are_those_of_the_source(domain: str) -> None:
    def words(given: Catalog) -> list[str]:
        return sorted(f"{list(message.id)} {list(message.string or ())}" for message in given if message.id)

    with catalogues.path(domain, "fr").with_suffix(".mo").open("rb") as file:
        assert words(read_mo(file)) == words(catalogues.read(domain, "fr")), REMEDY


def test_a_document_speaks_the_language_of_its_bank() -> None:
    assert catalogue("fr-CA").gettext("easy") == "facile"
    assert catalogue("de").gettext("easy") == "easy"
