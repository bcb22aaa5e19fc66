"""The folders that are shipped with the code."""

from pathlib import Path


def folder(name: str) -> Path:
    """Return a shipped folder: that of the checkout, else the copy in the package."""
    package = Path(__file__).parent
    # The checkout first: in an editable install, the copy in the package may be out of date.
    checkout = package.parents[1] / name
    return checkout if package.parent.name == "src" and checkout.is_dir() else package / name


def starter(language: str) -> Path:
    """Return the folder of the collection that `new` creates, in one of the program's languages."""
    return Path(__file__).parent / "starter" / language
