"""The questions of a file, as they are read one by one → a bank: ids, sections, tags, and what can't stand in one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import PurePath
from typing import Any

from attrs import Factory, define, evolve, fields, has

from reseaux_quiz import presenting
from reseaux_quiz.errors import QuizError
from reseaux_quiz.i18n import LANGUAGES, Message, catalogue, msg
from reseaux_quiz.importing import Imported, notes, sources, tolerance
from reseaux_quiz.importing.html import Converter
from reseaux_quiz.importing.losses import Level, Loss, LossCode
from reseaux_quiz.importing.naming import Ids, is_id, slug
from reseaux_quiz.importing.sources import LOST, Files, clean
from reseaux_quiz.labels import LABELS
from reseaux_quiz.loading import pictures, validation
from reseaux_quiz.loading.structuring import BankHeader
from reseaux_quiz.model import Bank, Bloom, Cloze, Collection, Difficulty, Document, Question, Section, ShortAnswer
from reseaux_quiz.texts import of_document, of_question

UNNAMED = "q"
"""The id that a reader gives a question; the bank's own comes with `Builder.imported`."""

_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)\.?\s+(.+)", re.DOTALL)
_DEFAULT_CATEGORY = re.compile(r"(?:Défaut pour|Default for|Par défaut pour) ", re.IGNORECASE)
MAX_QUESTIONS = 20_000
"""Questions of one file."""
_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif"}
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "is",
        "are",
        "and",
        "what",
        "which",
        "who",
        "when",
        "where",
        "how",
        "to",
        "in",
        "an",
        "for",
        "with",
        "does",
        "do",
    ]
)
_FRENCH = frozenset(
    [
        "le",
        "la",
        "les",
        "des",
        "du",
        "un",
        "une",
        "est",
        "sont",
        "et",
        "que",
        "quel",
        "quelle",
        "quels",
        "quelles",
        "qui",
        "où",
        "pour",
        "dans",
        "en",
        "il",
    ]
)
_ENOUGH = 4


@define
class Draft:
    """A question that is being read: where it stands, and what is lost of it."""

    builder: "Builder"
    line: int | None
    losses: list[Loss] = Factory(list)
    question: Question | None = None
    key: str = ""
    words: str = ""
    """What a question says that no bank can hold."""
    name: str = ""
    category: tuple[str, ...] = ()

    def left_out(self, code: LossCode, message: Message) -> None:
        """Say that the question, or a part of it, is not in the bank."""
        self._lose(code, Level.LEFT_OUT, message, None)

    def changed(self, code: LossCode, message: Message, field: str | None = None) -> None:
        """Say that a type, a grade or a text is not the same."""
        self._lose(code, Level.CHANGED, message, field)

    def doubtful(self, code: LossCode, message: Message, field: str | None = None) -> None:
        """Say that a person has to look at something."""
        self._lose(code, Level.DOUBTFUL, message, field)

    def reduced(self, code: LossCode, message: Message) -> None:
        """Say that a setting or a style is left behind."""
        self._lose(code, Level.REDUCED, message, None)

    def converter(self, files: Files | None = None) -> Converter:
        """Return what converts the HTML of this question, whose pictures are among `files`."""
        return Converter(
            lambda code, level, message: self._lose(code, level, message, None), self.builder.keep, files or {}
        )

    def documents(self, html: str, converter: Converter) -> tuple[tuple[str, ...], str]:
        """Take our documents from above a question's text; return what they are called for now, and the rest."""
        found, rest = notes.documents(html)
        made = [
            Document(
                id=UNNAMED,
                title=converter.line(each.title),
                text=converter.blocks(each.text),
                source=converter.line(each.source) if each.source else None,
            )
            for each in found
        ]
        if not rest or not all(map(_may_stand, made)):
            return (), html
        if any(LOST in text for document in made for _path, text, _kind in of_document(document)):
            self.lost_character()
            made = [_marked(document) for document in made]
        return tuple(dict.fromkeys(map(self.builder.document, made))), rest

    def keep(
        self,
        question: Question,
        *,
        key: str = "",
        name: str = "",
        category: Sequence[str] = (),
        tags: Iterable[str] = (),
    ) -> None:
        """Put the question into the bank. `key` is what the other program knows it by, `name` what people do."""
        self.key, self.name, self.category = key.strip(), name, tuple(category)
        self.question = _tagged(question, [clean(tag).strip() for tag in tags])

    def lost_character(self) -> None:
        """Say that a character was lost."""
        self.doubtful(LossCode.CHARACTERS, msg("a character was lost: look for “?” in its place"))

    def _lose(self, code: str, level: Level, message: Message, field: str | None) -> None:
        loss = Loss(code, level, message, self.line, None, field)
        if loss not in self.losses:
            self.losses.append(loss)


class Builder:
    """Collects what is read of one file. `name` is the file's: the bank is called so where nothing else names it."""

    def __init__(self, name: str) -> None:
        self.stem = PurePath(name.replace("\\", "/")).name.partition(".")[0] or "import"
        self.language = "fr"
        self.title = ""
        self.losses: list[Loss] = []
        self.drafts: list[Draft] = []
        self.documents: dict[str, Document] = {}
        """By what they are called until the bank is made, which says what is in them."""
        self.pictures: dict[str, bytes] = {}

    def draft(self, line: int | None) -> Draft:
        """Begin a question that stands on a line of the file. QuizError where there are too many."""
        if len(self.drafts) == MAX_QUESTIONS:
            raise QuizError(msg("more than {most} questions: split the file", most=MAX_QUESTIONS))
        draft = Draft(self, line)
        self.drafts.append(draft)
        return draft

    def lose(self, code: LossCode, level: Level, message: Message, line: int | None = None) -> None:
        """Note a loss that concerns no single question."""
        self.losses.append(Loss(code, level, message, line))

    def document(self, document: Document) -> str:
        """Keep a document, once; return what it is called for now."""
        name = f"d{sha256(repr(document).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
        self.documents.setdefault(name, document)
        return name

    def text(self, data: bytes) -> str:
        """Decode a text file; that it is not in UTF-8 is a doubt."""
        found, encoding = sources.text(data)
        if encoding not in ("utf-8", "utf-16"):
            message = msg("the file is not in UTF-8; it was read as {encoding}", encoding=encoding)
            self.lose(LossCode.ENCODING, Level.DOUBTFUL, message)
        return found

    def keep(self, name: str, data: bytes) -> str | None:
        """Keep a picture; return its path below the bank's folder, None for what is neither PNG nor JPEG nor GIF."""
        picture = pictures.identify(data)
        if picture is None or len(data) > pictures.MAX_BYTES:
            return None
        if not picture.width or not picture.height or picture.width * picture.height > pictures.MAX_PIXELS:
            return None
        folder = slug(self.stem) or "import"
        stem = slug(PurePath(name).stem) or "image"
        suffix = _SUFFIXES[picture.media_type]
        for mark in ("", f"-{sha256(data).hexdigest()[:8]}"):
            path = f"images/{folder}/{stem}{mark}{suffix}"
            if self.pictures.setdefault(path, data) == data:
                return path
        return None

    def imported(self) -> Imported:
        """Make the bank. QuizError where no question can stand in one."""
        kept = [draft for draft in self.drafts if draft.question is not None]
        self.title = self.title.replace(LOST, "?")
        places = _places([draft.category for draft in kept])
        collection, bank_id, keys = _identities([draft.key for draft in kept])
        bank_id = bank_id or slug(self.stem) or "import"
        self._recognise_language([draft.question for draft in kept if draft.question])
        for draft in kept:
            _settle(draft, self.language)
        title = self.title or places.title or " ".join(re.split(r"[\s_-]+", self.stem)).strip() or bank_id
        header = BankHeader(
            id=bank_id,
            title=title,
            section=places.section,
            sections=places.sections,
            documents=tuple(evolve(document, id=name) for name, document in self.documents.items()),
            language=self.language,
        )
        ids = Ids()
        questions = []
        for draft, key, section in zip(kept, keys, places.of, strict=True):
            question = self._named(draft, key, section, ids, header)
            if question is not None:
                questions.append(question)
        losses = (*self.losses, *(loss for draft in self.drafts for loss in draft.losses))
        if not questions:
            raise QuizError(_nothing(losses))
        sections = tuple(
            each for each in places.sections if any(question.section == each.number for question in questions)
        )
        used = dict.fromkeys(name for question in questions for name in question.documents)
        names = {name: ids.give(slug(self.documents[name].title) or "document", name) for name in used}
        documents = tuple(evolve(self.documents[name], id=identifier) for name, identifier in names.items())
        bank = Bank(
            id=bank_id,
            title=title,
            questions=tuple(_with_documents(question, names) for question in questions),
            documents=documents,
            collection=Collection(id=collection, title=collection, language=self.language) if collection else None,
            section=places.section,
            sections=sections,
            language=self.language,
        )
        texts = chain(*map(of_question, questions), *map(of_document, documents))
        shown = {src for _path, src in pictures.shown_in(texts)}
        kept_pictures = {path: data for path, data in self.pictures.items() if path in shown}
        known = tuple(
            (draft.key, _with_documents(draft.question, names) if draft.question else draft.words)
            for draft in self.drafts
            if draft.key
        )
        return Imported(bank, kept_pictures, losses, known)

    def _recognise_language(self, questions: Sequence[Question]) -> None:
        """Take texts for English where its small words are much more common in them than the French ones."""
        words = re.findall(
            r"[a-zàâçéèêëîïôûùœ]+",
            "\n".join(each.prompt or getattr(each, "text", "") for each in questions).casefold(),
        )
        english, french = (sum(word in known for word in words) for known in (_ENGLISH, _FRENCH))
        if english >= _ENOUGH and english > 3 * french:
            self.language = "en"
            self.lose(
                LossCode.LANGUAGE,
                Level.DOUBTFUL,
                msg("the texts look English, so the bank's language is en (`language`)"),
            )

    def _named(self, draft: Draft, key: str, section: str | None, ids: Ids, header: BankHeader) -> Question | None:
        """Give a question its id and its section; None for one that can't stand in a bank."""
        assert draft.question is not None
        if sum(len(text) for _path, text in _texts(draft.question, ())) > sources.MAX_TEXT:
            message = msg("a question of more than {most} characters is left out", most=sources.MAX_TEXT)
            draft.left_out(LossCode.INVALID, message)
            return None
        question = _without_lost(draft, _without_repeats(draft))
        content = repr(evolve(question, id=UNNAMED, section=None))
        words = draft.name or presenting.first_words(question, 200)
        wanted = key if key and key not in ids.taken else slug(key) or slug(words)
        if draft.key and wanted != draft.key.rpartition("/")[2]:
            message = msg("“{key}” is not a valid id for a bank", key=draft.key[:100])
            draft.reduced(LossCode.ID, message)
        question = evolve(question, id=ids.give(wanted, content), section=section)
        faults = [
            *_empty(question),
            *validation.of_question(question, header),
            *validation.of_tables(of_question(question)),
        ]
        for path, fault in faults[:3]:
            where = str(path[0]) if path else ""
            draft.left_out(
                LossCode.INVALID,
                msg(
                    "the question “{words}” is left out: {field}: {fault}", words=words[:60], field=where, fault=fault
                ),
            )
        draft.losses = [evolve(loss, question=None if faults else question.id) for loss in draft.losses]
        return None if faults else question


def _with_documents(question: Question, names: Mapping[str, str]) -> Question:
    """Name the documents of a question as the bank does; those of one that is not in it keep their names."""
    return evolve(question, documents=tuple(names.get(name, name) for name in question.documents))


def _may_stand(document: Document) -> bool:
    """Tell whether a document can stand in a bank."""
    texts = [*of_document(document)]
    size = sum(len(text) for _path, text, _kind in texts)
    return (
        all(text.strip() for _path, text, _kind in texts)
        and size <= sources.MAX_TEXT
        and not [*validation.of_tables(texts)]
    )


def _nothing(losses: Sequence[Loss]) -> Message:
    first = next((loss for loss in losses if loss.level is Level.LEFT_OUT), None)
    if first is None:
        return msg("no question was found")
    return msg("no question could be read; line {line}: {reason}", line=first.line or 1, reason=first.message)


def _empty(question: Question) -> Iterator[tuple[tuple[str | int, ...], Message]]:
    """Find texts with nothing in them."""
    for path, text in _texts(question, ()):
        if not text.strip() and not (isinstance(question, Cloze) and path == ("prompt",)):
            yield path, msg("the text is empty")


def _texts(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts(each, (*path, index))
    elif has(type(value)):
        for each in fields(type(value)):
            yield from _texts(getattr(value, each.name), (*path, each.name))


def _without_repeats(draft: Draft) -> Question:
    """Take out wrong options that are there twice, and tags."""
    question = draft.question
    assert question is not None
    tags = _different(question.tags, draft, "tags")
    changes: dict[str, Any] = {"tags": tuple(tags)}
    if points := getattr(question, "points", None):
        changes["points"] = points
    else:
        draft.changed(LossCode.CREDIT, msg("0 points become 1, since every question is worth something"))
        changes["points"] = fields(type(question)).points.default
    return evolve(question, **changes)


def _settle(draft: Draft, language: str) -> None:
    """Keep the answers that differ in the language of the bank."""
    if not isinstance(draft.question, ShortAnswer):
        return
    settled = tolerance.settle(draft.question, language)
    draft.question = settled.question
    for text in settled.accepted:
        message = msg("“{text}” was wrong, but a bank accepts it, since capitals and accents do not count", text=text)
        draft.changed(LossCode.TOLERANCE, message)


def _without_lost(draft: Draft, question: Question) -> Question:
    """Put a question mark where a character was lost."""
    if not any(LOST in text for _path, text in _texts(question, ())):
        return question
    draft.lost_character()
    made: Question = _marked(question)
    return made


def _marked(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return value.replace(LOST, "?")
    if isinstance(value, tuple):
        return tuple(map(_marked, value))
    if has(type(value)):
        return evolve(value, **{each.name: _marked(getattr(value, each.name)) for each in fields(type(value))})
    return value


def _different(texts: Iterable[str], draft: Draft, field: str) -> Iterator[str]:
    seen = set()
    for text in texts:
        same = " ".join(text.casefold().replace("’", "'").split())
        if same in seen:
            draft.reduced(LossCode.DUPLICATE, msg("“{text}” occurs twice ({field})", text=text, field=field))
        elif text:
            seen.add(same)
            yield text


# --- ids -----------------------------------------------------------------------------------------------------


def _identities(keys: Sequence[str]) -> tuple[str | None, str | None, list[str]]:
    """Cut full ids of ours (`collection/bank/question`) where every question of the file has one of the same bank."""
    parts = [key.split("/") for key in keys]
    first = parts[0][:-1] if parts else []
    ours = all(each[:-1] == first and all(map(is_id, each)) for each in parts)
    if ours and 1 <= len(first) <= 2:
        return (first[0] if len(first) == 2 else None), first[-1], [each[-1] for each in parts]
    return None, None, [each[-1] if is_id(each[-1]) else "" for each in parts]


# --- categories → sections -----------------------------------------------------------------------------------


@define
class _Places:
    title: str
    section: str | None
    sections: tuple[Section, ...]
    of: list[str | None]
    """The section of each question."""


def _places(categories: Sequence[tuple[str, ...]]) -> _Places:
    """Make sections of the categories: what all have in common is the bank, what is below it its sections."""
    paths = [_below_the_course(category) for category in categories]
    used = [path for path in dict.fromkeys(paths) if path]
    common = _common(used) if all(paths) else ()
    if len(common) > 1 and _is_below(common[-1], common[-2]):  # every question is in one section of the bank
        common = common[:-1]
    title, section = "", None
    if common:
        title = common[-1]
        if found := _NUMBERED.fullmatch(title):
            section, title = found[1], found[2]
    rest = [path[len(common) :] for path in used]
    numbers = _numbers([path for path in rest if path], section)
    sections = tuple(Section(number, _bare(path[-1])) for path, number in numbers.items())
    of = [numbers.get(path[len(common) :], section) if path else section for path in paths]
    return _Places(title, section, sections, of)


def _below_the_course(category: Sequence[str]) -> tuple[str, ...]:
    levels = [" ".join(clean(level).replace(LOST, "?").split()) for level in category]
    levels = [level for level in levels if level]
    while levels and (re.fullmatch(r"\$\w+\$", levels[0]) or levels[0] == "top"):
        del levels[0]
    return tuple(_DEFAULT_CATEGORY.sub("", level) for level in levels)


def _common(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    if not paths:
        return ()
    shortest = min(paths, key=len)
    for index, level in enumerate(shortest):
        if any(path[index] != level for path in paths):
            return shortest[:index]
    return shortest


def _numbers(paths: Sequence[tuple[str, ...]], section: str | None) -> dict[tuple[str, ...], str]:
    """Give each category a number: that in its name where all have one of their own, else its place in the file."""
    named = [_NUMBERED.fullmatch(path[-1]) for path in paths]
    own = [found[1] for found in named if found]
    if len(own) == len(paths) == len({*own, section}) - 1:
        return dict(zip(paths, own, strict=True))
    places: dict[tuple[str, ...], str] = {}
    children: dict[tuple[str, ...], int] = {}
    for path in paths:
        for depth in range(1, len(path) + 1):
            here, above = path[:depth], path[: depth - 1]
            if here not in places:
                children[above] = children.get(above, 0) + 1
                number = str(children[above])
                places[here] = f"{places[above]}.{number}" if above else number
    return {path: places[path] for path in paths}


def _is_below(level: str, above: str) -> bool:
    """Tell whether « 2.1 Title » is a section of « 2 Title »."""
    found, parent = _NUMBERED.fullmatch(level), _NUMBERED.fullmatch(above)
    return found is not None and parent is not None and found[1].startswith(f"{parent[1]}.")


def _bare(level: str) -> str:
    found = _NUMBERED.fullmatch(level)
    return found[2] if found else level


# --- tags ----------------------------------------------------------------------------------------------------


@cache
def _meanings() -> Mapping[str, Difficulty | Bloom]:
    """Return what difficulties and Bloom levels are called in each language."""
    return {
        catalogue(language).gettext(str(label)).casefold(): value
        for language in LANGUAGES
        for value, label in LABELS.items()
        if isinstance(value, Difficulty | Bloom)
    }


@cache
def _section_tags() -> tuple[re.Pattern[str], ...]:
    templates = [catalogue(language).gettext("section {number}") for language in LANGUAGES]
    return tuple(re.compile(re.escape(each).replace(r"\{number\}", r"[\w.-]+"), re.IGNORECASE) for each in templates)


def _tagged(question: Question, tags: Iterable[str]) -> Question:
    """Read difficulty and Bloom level from the tags that are named after one; the others stay tags."""
    changes: dict[str, Any] = {}
    left = list(question.tags)
    for tag in tags:
        meaning = _meanings().get(tag.casefold())
        name = "difficulty" if isinstance(meaning, Difficulty) else "bloom"
        if meaning and getattr(question, name) is None and name not in changes:
            changes[name] = meaning
        elif not any(each.fullmatch(tag) for each in _section_tags()):
            left.append(tag)
    return evolve(question, **changes, tags=tuple(left))
