"""Build hook: compile the message catalogues, so that wheels and editable installs carry them."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(root: Path) -> None:
    """Write a `.mo` beside every `.po` below `root`."""
    for source in sorted([*root.glob("src/*/locale/*/*/*.po"), *root.glob("exporters/*/locale/*/*/*.po")]):
        with source.open("rb") as reading, source.with_suffix(".mo").open("wb") as writing:
            write_mo(writing, read_po(reading, locale=source.parts[-3]))


class CatalogueHook(BuildHookInterface[Any]):
    """The hook that hatchling runs before each wheel, editable or not."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues; `version` and `build_data` stay as they are."""
        del version, build_data
        if self.target_name == "wheel":
            compile_catalogues(Path(self.root))


if __name__ == "__main__":
    compile_catalogues(Path(__file__).parent)
