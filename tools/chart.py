"""Draw the bar charts of the shipped banks' documents: `python tools/chart.py`.

Each chart is an SVG made here, which the browser of the tests turns into a PNG, the format that every export takes.
"""

from pathlib import Path
from xml.sax.saxutils import escape

import screens
from attrs import frozen

ROOT = Path(__file__).parents[1]
WIDTH, HEIGHT = 480, 300
LEFT, TOP, BOTTOM = 70, 20, 40
BAR = 90


@frozen
class Chart:
    """A bar chart whose axis starts where its document wants it to, which is not always zero."""

    bars: tuple[tuple[str, int], ...]
    start: int
    end: int
    step: int


CHARTS = {
    # The exercise is to notice that the axis is cut.
    "banks/reseaux-sociaux/affiche-agence.png": Chart((("Avant", 9800), ("Après", 10400)), 9600, 10600, 200),
}


def svg(chart: Chart) -> str:
    """Return a chart as SVG."""
    base, height = HEIGHT - BOTTOM, HEIGHT - BOTTOM - TOP

    def y(value: int) -> float:
        return base - height * (value - chart.start) / (chart.end - chart.start)

    parts = []
    for mark in range(chart.start, chart.end + 1, chart.step):
        parts += [
            f'<line x1="{LEFT}" x2="{WIDTH - 10}" y1="{y(mark)}" y2="{y(mark)}" stroke="#bbb"/>',
            f'<text x="{LEFT - 8}" y="{y(mark) + 5}" text-anchor="end">{_written(mark)}</text>',
        ]
    gap = (WIDTH - LEFT - BAR * len(chart.bars)) / (len(chart.bars) + 1)
    for place, (label, value) in enumerate(chart.bars):
        x = LEFT + gap + place * (BAR + gap)
        middle = x + BAR / 2
        parts += [
            f'<rect x="{x}" y="{y(value)}" width="{BAR}" height="{base - y(value)}" fill="#1f5f8b"/>',
            f'<text x="{middle}" y="{y(value) - 6}" text-anchor="middle">{_written(value)}</text>',
            f'<text x="{middle}" y="{base + 22}" text-anchor="middle">{escape(label)}</text>',
        ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" '
        f'font-size="15"><rect width="100%" height="100%" fill="white"/>{"".join(parts)}</svg>'
    )


def _written(number: int) -> str:
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def main() -> None:
    """Draw every chart."""
    with screens.chromium() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=2)
        for path, chart in CHARTS.items():
            page.set_content(f'<body style="margin:0">{svg(chart)}</body>')
            page.screenshot(path=ROOT / path)


if __name__ == "__main__":
    main()
