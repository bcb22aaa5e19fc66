"""What the preview shows: the banks as they were last saved, question by question."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from attrs import evolve, frozen, mutable

from reseaux_quiz import checking, exporting, loading, selecting
from reseaux_quiz.errors import Fault, QuizError
from reseaux_quiz.loading import Loaded
from reseaux_quiz.model import Question

_PICTURES = (".png", ".jpg", ".jpeg", ".gif")


@frozen
class Remark:
    """A fault (without a code) or a finding at a line."""

    line: int
    code: str | None
    text: str


@frozen
class Entry:
    """A question, or what is said of a file; one without a `question` can't be shown, for its faults."""

    file: Path
    line: int
    id: str | None
    question: Question | None
    remarks: tuple[Remark, ...]
    key: str
    """Another one as soon as anything of the entry changes."""


@mutable
class Source:
    """The banks at some paths, read again with every change."""

    paths: Sequence[Path]
    language: str
    version: int = 0
    entries: tuple[Entry, ...] = ()
    problem: str | None = None
    """Why nothing can be read at all."""
    _loaded: tuple[Loaded, ...] = ()
    _media: int = 0

    def folders(self) -> set[Path]:
        """Return the folders to watch: editors replace files, so that a file alone would be lost from sight."""
        paths = self.paths or [loading.shipped()]
        return {(path if path.is_dir() else path.parent).resolve() for path in paths}

    def read(self, changed: Sequence[Path] = ()) -> None:
        """Read the banks; pictures among what has changed are shown anew."""
        self._media += any(path.suffix.lower() in _PICTURES for path in changed)
        self.version += 1
        try:
            self._loaded, faults = loading.load_in_part(self.paths)
        except QuizError as error:
            self.problem, self.entries = error.text(self.language), ()
            return
        self.problem = None
        self.entries = tuple(sorted(self._entries(faults), key=lambda entry: (entry.file, entry.line)))

    def page(self, key: str) -> bytes | None:
        """Make the page of a question as `export html` does; None if it has changed since."""
        entry = next((each for each in self.entries if each.key == key and each.question), None)
        if entry is None or entry.id is None:
            return None
        quiz = selecting.select([each.bank for each in self._loaded], selecting.Selection(ids=(entry.id,)))
        quiz = loading.with_pictures(quiz, self._loaded)
        return exporting.export(exporting.find("html"), quiz).files[""]

    def _entries(self, faults: Sequence[Fault]) -> Iterator[Entry]:
        for loaded in self._loaded:
            yield from self._of_bank(loaded)
        by_question: defaultdict[tuple[Path, str | None], list[Remark]] = defaultdict(list)
        for fault in faults:
            remark = Remark(fault.line, None, fault.message.text(self.language))
            by_question[fault.path, fault.question].append(remark)
        for (path, question), found in by_question.items():
            yield Entry(path, found[0].line, question, None, tuple(found), _key(path, question, found))

    def _of_bank(self, loaded: Loaded) -> Iterator[Entry]:
        found: defaultdict[str | None, list[Remark]] = defaultdict(list)
        for finding in checking.check(loaded.bank):
            line = loaded.place(*finding.at)[0]
            found[finding.question].append(Remark(line, finding.code, finding.message.text(self.language)))
        if found[None]:
            yield Entry(loaded.path, 0, None, None, tuple(found[None]), _key(loaded.path, found[None]))
        bank = evolve(loaded.bank, questions=())
        for index, question in enumerate(loaded.bank.questions):
            remarks = tuple(sorted(found[question.id], key=lambda remark: remark.line))
            line = loaded.place("questions", index)[0]
            key = _key(loaded.path, bank, question, remarks, self._media)
            yield Entry(loaded.path, line, f"{loaded.bank.full_id}/{question.id}", question, remarks, key)


def _key(*content: object) -> str:
    return blake2b(repr(content).encode(errors="surrogatepass"), digest_size=8).hexdigest()
