"""Where the folders are that come with the program beside its code."""

from pathlib import Path


def folder(name: str) -> Path:
    """Return a folder that is shipped: a checkout's, else the package's copy of it."""
    package = Path(__file__).parent
    # First the checkout: an editable install has a copy in the package that may be old.
    checkout = package.parents[1] / name
    return checkout if package.parent.name == "src" and checkout.is_dir() else package / name


def starter(language: str) -> Path:
    """Return the folder of the collection that `new` lays out, in a language of the program's."""
    return Path(__file__).parent / "starter" / language
