"""The page around the questions."""

from functools import cache
from html import escape
from importlib.resources import files
from itertools import groupby

from reseaux_quiz import browser
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.labels import LABELS, number_of_points
from reseaux_quiz.preview.source import Entry, Remark, Source

TITLE = msg("Preview")
STOPPED = msg("The preview has stopped: what you see is no longer kept up to date.")
HIDDEN = msg("This question is shown once its faults are mended.")
IN_FILE = msg("In the file")
SOUND = msg("Nothing to remark.")


def page(source: Source) -> str:
    """Write the page of all entries, by file."""
    language = source.language
    parts = []
    if source.problem:
        parts.append(f'<p class="fault">{escape(source.problem)}</p>')
    for file, entries in groupby(source.entries, key=lambda entry: entry.file):
        parts.append(
            f"<section><h2>{escape(str(file))}</h2>{''.join(_entry(each, language) for each in entries)}</section>"
        )
    return _TEMPLATE.format(
        language=language,
        title=TITLE.text(language),
        policy=_policy(),
        style=_read("preview.css"),
        script=_read("preview.js"),
        stopped=escape(STOPPED.text(language)),
        content="".join(parts),
    )


_TEMPLATE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<p id="stopped" role="status" hidden>{stopped}</p>
<main>{content}</main>
<script type="module">{script}</script>
</body>
</html>
"""


def _entry(entry: Entry, language: str) -> str:
    name = escape(entry.id or IN_FILE.text(language))
    about = [_line(entry.line, language)] if entry.line else []
    if entry.item:
        question = entry.item.question
        about = [Message(LABELS[question.type]).text(language), number_of_points(question.points, language), *about]
        frame = f'<iframe src="/question/{entry.key}" title="{name}" loading="lazy"></iframe>'
    elif entry.id:
        frame = f"<p>{escape(HIDDEN.text(language))}</p>"
    else:
        frame = ""
    small = "".join(f" · {escape(each)}" for each in about)
    remarks = "".join(_remark(remark, language) for remark in entry.remarks)
    aside = f"<ul>{remarks}</ul>" if remarks else f'<p class="sound">{escape(SOUND.text(language))}</p>'
    return (
        f'<article data-key="{entry.key}"><h3>{name}<small>{small}</small></h3>'
        f"<div>{frame}</div><aside>{aside}</aside></article>"
    )


def _remark(remark: Remark, language: str) -> str:
    code = f"<strong>{remark.code}</strong> " if remark.code else ""
    kind = "finding" if remark.code else "fault"
    line = _line(remark.line, language)
    place = f"{remark.file.name}, {line}" if remark.file else line
    return f'<li class="{kind}">{code}{escape(remark.text)} <small>({escape(place)})</small></li>'


def _line(number: int, language: str) -> str:
    return msg("line {line}", line=number).text(language)


@cache
def _policy() -> str:
    """Allow the page's own style and script, and what this server answers; nothing else."""
    style, script = (browser.allowed(_read(name)) for name in ("preview.css", "preview.js"))
    return f"default-src 'none'; script-src {script}; style-src {style}; connect-src 'self'; frame-src 'self'"


@cache
def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
