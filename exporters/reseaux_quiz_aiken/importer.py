"""Aiken → a bank: a question, its options « A. … » or « A) … », and « ANSWER: B »."""

import re
from decimal import Decimal

from reseaux_quiz.importing import Imported, LossCode, answers, plain
from reseaux_quiz.importing.answers import Choice, common
from reseaux_quiz.importing.building import Builder
from reseaux_quiz_aiken.words import msg

_OPTION = re.compile(r"\s*([A-Za-z])\s?[.)]\s*(\S.*)")
_NUMBER = re.compile(r"(?:Question\s*)?\d{1,3}\s*[.):]\s+(?=\S)", re.IGNORECASE)
_ANSWER = re.compile(
    r"\s*(?:ANSWERS?|R[ÉE]PONSES?)\s*:\s*([A-Za-z](?:\s*[,;/ ]\s*[A-Za-z])*)\s*\.?\s*", re.IGNORECASE
)
_STRICT = re.compile(r"^[A-Z][.)] .+$", re.MULTILINE)


class AikenImporter:
    """Implements `reseaux_quiz.importing.Importer`."""

    name = "aiken"

    def recognises(self, data: bytes, name: str) -> float:
        """Look for « ANSWER: B » behind lettered options."""
        del name
        text = data[:200_000].decode("utf-8", errors="replace")
        found = re.search(r"^[A-Z][.)] [^\n]+\r?\nANSWER: [A-Z]\s*$", text, re.MULTILINE)
        return 0.95 if found and not re.search(r"^\s*::|^\s*\d+[.)] ", text, re.MULTILINE) else 0

    def read(self, data: bytes, name: str = "") -> Imported:
        """Read every question."""
        builder = Builder(name)
        text = builder.text(data)
        first, prompt, options = 0, list[str](), list[tuple[str, str]]()
        for number, line in enumerate(text.split("\n"), start=1):
            if found := _ANSWER.fullmatch(line):
                _keep(builder, first or number, prompt, options, found[1])
                first, prompt, options = 0, [], []
            elif (found := _OPTION.fullmatch(line)) and prompt and found[1].upper() == _letter(len(options)):
                options.append((found[1].upper(), found[2]))
            elif line.strip() and options and line[:1].isspace():
                options[-1] = (options[-1][0], f"{options[-1][1]} {line.strip()}")
            elif line.strip() and options:  # the answer of the question before is missing
                _keep(builder, first, prompt, options, "")
                first, prompt, options = number, [line.strip()], []
            elif line.strip():
                first = first if prompt else number
                prompt.append(line.strip())
        if prompt:
            _keep(builder, first, prompt, options, "")
        return builder.imported()


importer = AikenImporter()


def _letter(index: int) -> str:
    return chr(ord("A") + index)


def _keep(builder: Builder, line: int, prompt: list[str], options: list[tuple[str, str]], answer: str) -> None:
    draft = builder.draft(line)
    if not (prompt and options):
        words = " ".join(prompt)[:200] or answer
        draft.left_out(LossCode.SYNTAX, msg("a question without options is left out: {words}", words=words))
        return
    right = set(re.findall(r"[A-Z]", answer.upper()))
    for letter in sorted(right - {letter for letter, _text in options}):
        draft.doubtful(LossCode.ANSWER, msg("the answer is {letter}, but no option has that letter", letter=letter))
    if len(prompt) > 1:
        draft.doubtful(LossCode.SYNTAX, msg("the question has several lines; Moodle would read only one"), "prompt")
    found = [Choice(plain.line(text), Decimal(100 if letter in right else 0)) for letter, text in options]
    share = [
        Choice(
            each.text, Decimal(100) / len(right) if each.weight else Decimal(-100) / max(1, len(found) - len(right))
        )
        for each in found
    ]
    fields = common(plain.blocks(_NUMBER.sub("", "\n".join(prompt), count=1)))
    several = len(right) > 1
    draft.keep(answers.choice(draft, share if several else found, fields, several=several))
