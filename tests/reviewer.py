"""Anki's own reviewer on a computer: its page, style sheets and script, from PyPI `aqt`."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

from conftest import CONSUMERS, missing

ORIGIN = "http://anki"
_WEB = CONSUMERS / "aqt" / "_aqt" / "data" / "web"
_ASSETS = "/_anki/"

# As aqt.webview.AnkiWebView.stdHtml and aqt.reviewer.Reviewer.revHtml write it.
_PAGE = """<!doctype html>
<html class="{root}" dir="ltr" data-bs-theme="{theme}">
<head>
<meta charset="utf-8">
<link rel="stylesheet" href="/_anki/css/webview.css">
<style>
body {{ zoom: 1; background-color: var(--canvas); }}
html {{ font-family: "Noto Sans", sans-serif; }}
button {{ font-family: "Noto Sans", sans-serif; }}
textarea:focus, input:focus, input[type]:focus, .uneditable-input:focus, div[contenteditable="true"]:focus {{
    outline: 0 none;
    border-color: #3b82f6;
}}
:root {{ --canvas: #f5f5f5 }}
:root[class*=night-mode] {{ --canvas: #2c2c2c }}
</style>
<link rel="stylesheet" href="/_anki/css/reviewer.css">
</head>
<body class="{body}">
{scripts}
<div id="_mark" hidden>&#x2605;</div>
<div id="_flag" hidden>&#x2691;</div>
<div id="qa" dir="auto">{card}</div>
</body>
</html>"""
_SCRIPTS = """<script>window.bridgeCommand = () => {};</script>
<script src="/_anki/js/webview.js"></script>
<script src="/_anki/js/reviewer.js"></script>"""

_SHOW = """([call, ...given]) => {
  window[call](...given);
  return new Promise(_queueAction);
}"""


def installed() -> Path:
    """Return the folder of Anki's web files; skip the test if it is missing."""
    if not _WEB.is_dir():
        missing("PyPI aqt, in tests/consumers/aqt")
    return _WEB


class Reviewer:
    """A browser page that shows sides of cards."""

    def __init__(self, page: Page, *, night: bool) -> None:
        self.page = page
        self.night = night
        self._card = self._scripts = ""
        page.route(f"{ORIGIN}/**", self._serve)

    def load(self, side: str, card: str) -> None:
        """Show a side as its own page, as programs for phones do; this needs no script."""
        self._card, self._scripts = card, ""
        self.page.goto(f"{ORIGIN}/{side}")

    def open(self) -> None:
        """Open the empty page that `fill` shows cards in."""
        self._card, self._scripts = "", _SCRIPTS
        self.page.goto(f"{ORIGIN}/reviewer")

    def fill(self, side: str, card: str) -> None:
        """Show a side as Anki does on a computer: its script refills the page, and runs the script of the card."""
        call = ["_showQuestion", card, "", self._body] if side == "question" else ["_showAnswer", card, self._body]
        self.page.evaluate(_SHOW, call)

    @property
    def _body(self) -> str:
        return "card card1 isLin" + (" nightMode night_mode" if self.night else "") + " fancy"

    def _serve(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith(_ASSETS):
            route.fulfill(path=installed() / path.removeprefix(_ASSETS))
            return
        theme, root = ("dark", "night-mode") if self.night else ("light", "")
        page = _PAGE.format(root=root, theme=theme, body=self._body, scripts=self._scripts, card=self._card)
        route.fulfill(body=page, content_type="text/html")
