"""What the preview shows: banks and assessments as they were last saved, question by question."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from attrs import evolve, frozen, mutable

from reseaux_quiz import assessing, checking, exporting, loading
from reseaux_quiz.assessing import LoadedAssessment
from reseaux_quiz.errors import Fault, QuizError
from reseaux_quiz.loading import Loaded
from reseaux_quiz.model import Item, Quiz

_PICTURES = (".png", ".jpg", ".jpeg", ".gif")


@frozen
class Remark:
    """A fault (without a code) or a finding at a line, of another file than its entry's if one is given."""

    line: int
    code: str | None
    text: str
    file: Path | None = None


@frozen
class Entry:
    """A question, or what is said of a file; one without an `item` can't be shown, for its faults."""

    file: Path
    line: int
    id: str | None
    item: Item | None
    remarks: tuple[Remark, ...]
    key: str
    """Another one as soon as anything of the entry changes."""
    seed: int = 0


@mutable
class Source:
    """The banks and assessments at some paths, read again with every change."""

    paths: Sequence[Path]
    language: str
    version: int = 0
    entries: tuple[Entry, ...] = ()
    problem: str | None = None
    """Why nothing can be read at all."""
    _banks: tuple[Loaded, ...] = ()
    _media: int = 0

    def folders(self) -> set[Path]:
        """Return the folders to watch: editors replace files, so that a file alone would be lost from sight."""
        paths = [*(self.paths or [loading.shipped()]), *(each.path for each in self._banks)]
        return {(path if path.is_dir() else path.parent).resolve() for path in paths}

    def read(self, changed: Sequence[Path] = ()) -> None:
        """Read the banks; pictures among what has changed are shown anew."""
        self._media += any(path.suffix.lower() in _PICTURES for path in changed)
        self.version += 1
        try:
            files, _others = loading.assessments(self.paths, in_folders=False)
            loaded, faults = assessing.load_sound(self.paths) if files else loading.load_in_part(self.paths)
        except QuizError as error:
            self.problem, self.entries = error.text(self.language), ()
            return
        self.problem = None
        self._banks = assessing.banks_of(loaded)
        entries = [*self._at_fault(faults)]
        for each in loaded:
            if isinstance(each, LoadedAssessment):
                entries += self._of_assessment(each)
            elif not files:
                entries += self._of_bank(each)
        self.entries = tuple(sorted(entries, key=lambda entry: (entry.file, entry.line)))

    def page(self, key: str) -> bytes | None:
        """Make the page of a question as `export html` does; None if it has changed since."""
        entry = next((each for each in self.entries if each.key == key), None)
        if entry is None or entry.item is None:
            return None
        quiz = loading.with_pictures(Quiz((entry.item,), entry.seed), self._banks)
        return exporting.export(exporting.find("html"), quiz).files[""]

    def _at_fault(self, faults: Sequence[Fault]) -> Iterator[Entry]:
        by_question: defaultdict[tuple[Path, str | None], list[Remark]] = defaultdict(list)
        for fault in faults:
            remark = Remark(fault.line, None, fault.message.text(self.language))
            by_question[fault.path, fault.question].append(remark)
        for (path, question), found in by_question.items():
            yield Entry(path, found[0].line, question, None, tuple(found), _key(path, question, found))

    def _of_bank(self, loaded: Loaded) -> Iterator[Entry]:
        found = self._findings(loaded)
        if found[None]:
            yield Entry(loaded.path, 0, None, None, tuple(found[None]), _key(loaded.path, found[None]))
        bank = self._key_of(loaded)
        for index, question in enumerate(loaded.bank.questions):
            remarks = tuple(found[question.id])
            line = loaded.place("questions", index)[0]
            key = _key(loaded.path, bank, question, remarks)
            item = Item(loaded.bank, question)
            yield Entry(loaded.path, line, item.full_id, item, remarks, key)

    def _of_assessment(self, loaded: LoadedAssessment) -> Iterator[Entry]:
        found = {each.bank.full_id: self._findings(each) for each in loaded.banks}
        banks = {each.bank.full_id: (each.path, self._key_of(each)) for each in loaded.banks}
        for index, exercise in enumerate(loaded.quiz.exercises):
            line = loaded.place("exercises", index)[0]
            for item in exercise.items:
                path, bank = banks[item.bank.full_id]
                remarks = tuple(evolve(each, file=path) for each in found[item.bank.full_id][item.question.id])
                key = _key(loaded.path, bank, item.question, remarks, loaded.quiz.seed)
                yield Entry(loaded.path, line, item.full_id, item, remarks, key, loaded.quiz.seed)

    def _findings(self, loaded: Loaded) -> defaultdict[str | None, list[Remark]]:
        """Find what `check` does, by question, in the order of lines."""
        found: defaultdict[str | None, list[Remark]] = defaultdict(list)
        for finding in checking.check(loaded.bank):
            line = loaded.place(*finding.at)[0]
            found[finding.question].append(Remark(line, finding.code, finding.message.text(self.language)))
        for remarks in found.values():
            remarks.sort(key=lambda remark: remark.line)
        return found

    def _key_of(self, loaded: Loaded) -> str:
        """Make a key of what all questions of a bank are shown with."""
        return _key(evolve(loaded.bank, questions=()), self._media)


def _key(*content: object) -> str:
    return blake2b(repr(content).encode(errors="surrogatepass"), digest_size=8).hexdigest()
