"""The text that a person sees in HTML and Markdown, for comparison."""

from html.parser import HTMLParser

from reseaux_quiz import markup


class _Words(HTMLParser):
    """Collects the visible text of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.unread += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.found.append(data)


def words(text: str) -> str:
    """Return the visible characters of HTML, without white space."""
    parser = _Words()
    parser.feed(text)
    parser.close()
    return squeezed("".join(parser.found))


def squeezed(text: str) -> str:
    return "".join(text.split())


def shown(text: str, *, inline: bool = False) -> str:
    """Return the visible characters of Markdown, without white space."""
    blocks = (markup.Paragraph(markup.parse_inline(text)),) if inline else markup.parse(text)
    return words(markup.Writer(picture=str, formula=markup.mathjax.formula).blocks(blocks))
