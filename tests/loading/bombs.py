"""Files of 100 kB made to exhaust their reader, and a program that reads each within limits.

Run as a program, it prints the result for each as JSON: "bank", "faults", or what went wrong.
"""

import json
import os
import resource
import sys
import tempfile
import traceback
from collections.abc import Mapping
from pathlib import Path

SIZE = 100_000
SECONDS = 5
MEMORY = 500_000_000  # of address space, most of it for the interpreter and its libraries

HEAD = 'id: b\ntitle: t\nsection: "1"\nquestions:\n'
QUESTION = f"{HEAD}  - id: q\n    type: essay\n    prompt: x\n    model_answer: x\n"
CHOICE = f"{HEAD}  - id: q\n    type: single_choice\n    prompt: x\n    answer: a\n    distractors:\n"
ALIASES = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def again(text: str) -> str:
    return text * (SIZE // len(text.encode()))


def numbered(line: str) -> str:
    return "".join(line.format(number) for number in range(SIZE // len(line.format(9999))))


REPEATED = (
    "[", "{", "- ", "? ", "&a ", "*a ", "!a ", "| ", "> ", "'", '"', ": ", "#", "%", " ", "\t\n", "\r", "a\n", "a:\n",
    "a:\n ", "- id: a\n", "- id:\n", "[{", "{a: ", "---\n", "<<: *a\n", '"\\', "é\u0301", "\u202e", "\u2028",
)  # fmt: skip
_BOMBS: Mapping[str, str | bytes] = {
    **{f"{text!r} again and again": again(text) for text in REPEATED},
    **{
        f"a prompt of {text!r}": f"{HEAD}  - id: q\n    prompt: {again(text)}"
        for text in ("[", "{a: ", "#", " ", "\r", "- id:\n")
    },
    "aliases of aliases": ALIASES,
    "no characters": b"\0" * SIZE,
    "no characters, line by line": b"\1\n" * (SIZE // 2),
    "no characters, escaped": 'id: "' + again("\\0") + '"',
    "no UTF-8": b"id: b\n" * (SIZE // 6) + b"\xe9",
    "UTF-16": again("id: b\n").encode("utf-16"),
    "a ladder": "".join(f"{' ' * depth}a:\n" for depth in range(440)),
    "keys": numbered("{}: x\n"),
    "keys of a question": f"{HEAD}  - id: q\n    type: essay\n{numbered('    k{}: x' + chr(10))}",
    "questions that are none": f"questions: [{again('a,')}]",
    "questions that are empty": f"questions: [{again('{},')}]",
    "questions that have one key": f"questions: [{again('{id},')}]",
    "questions without a type": HEAD + numbered("  - id: q{}\n"),
    "questions at fault": HEAD + numbered("  - id: q{}\n    a: b: c\n"),
    "options": CHOICE + numbered("      - {}\n"),
    "options alike": CHOICE + again("      - a\n"),
    "options that are lists": CHOICE + again("      - - a\n"),
    "sections": f"id: b\ntitle: t\nsections:\n{numbered('  s{}: x' + chr(10))}questions:\n  - id: q\n",
    "tags": f"{QUESTION}    tags:\n{numbered('      - t{}' + chr(10))}",
    "an id": f"{HEAD}  - id: {'a' * SIZE}\n",
    "a type": f"{HEAD}  - id: q\n    type: {again('single_choice')}\n",
    "a section": f"id: b\nsection: {again('1.')}!\n",
    "a language": f"id: b\nlanguage: {again('fr-ab')}!\n",
    "a year": f"{QUESTION}    as_of: {'9' * SIZE}\n",
    "points": f"{QUESTION}    points: {'9' * SIZE}\n",
    "points in groups": f"{QUESTION}    points: 1{again(' 000')}\n",
    "points and spaces": f"{QUESTION}    points: 1{' ' * SIZE}x\n",
    "an exponent": f"{QUESTION}    points: 1e999999999\n",
    "lines": f"{QUESTION}    lines: {'9' * SIZE}\n",
}
BOMBS = {name: text.encode() if isinstance(text, str) else text for name, text in _BOMBS.items()}


def _limited(path: Path) -> str:
    """Read a file within limits; return the result."""
    from reseaux_quiz.loading import load_sound  # noqa: PLC0415 - no part of what is measured

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    found, faults = load_sound([path])
    assert all(fault.line >= 1 and fault.column >= 1 and str(fault) for fault in faults)
    return "bank" if found and not faults else "faults" if faults and not found else "neither"


def _apart(path: Path) -> str:
    """Read a file in a separate process; return the result, or how the process ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            taken = _limited(path)
        except BaseException:  # noqa: BLE001 - whatever it is, it is what the test is about
            taken = traceback.format_exc(limit=-3)
        os.write(writing, taken.encode()[:10_000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        taken = said.read().decode(errors="replace")
    _child, status = os.waitpid(child, 0)
    return taken or f"ended by signal {os.waitstatus_to_exitcode(status)}"


def main() -> None:
    import reseaux_quiz.loading  # noqa: F401, PLC0415 - once, not in each process

    taken = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bank.yaml"
        for name, data in BOMBS.items():
            path.write_bytes(data)
            taken[name] = _apart(path)
    json.dump(taken, sys.stdout)


if __name__ == "__main__":
    main()
