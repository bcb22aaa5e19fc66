"""YAML with an editor's types: the core schema of YAML 1.2.2 (10.3.2), which the program itself does not use."""

import re
from typing import Any

import yaml


class _Core(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way, copied by `add_implicit_resolver`


def _whole(loader: yaml.SafeLoader, node: Any) -> int:
    text = loader.construct_scalar(node)
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


def _real(loader: yaml.SafeLoader, node: Any) -> float:
    return float(loader.construct_scalar(node).lower().replace(".inf", "inf").replace(".nan", "nan"))


_TAG = "tag:yaml.org,2002:"
_Core.add_implicit_resolver(f"{_TAG}null", re.compile(r"(?:null|Null|NULL|~|)$"), None)
_Core.add_implicit_resolver(f"{_TAG}bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)$"), None)
_Core.add_implicit_resolver(f"{_TAG}int", re.compile(r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$"), None)
_Core.add_implicit_resolver(
    f"{_TAG}float",
    re.compile(
        r"(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$"
    ),
    None,
)
_Core.add_constructor(f"{_TAG}int", _whole)
_Core.add_constructor(f"{_TAG}float", _real)


def read(text: str) -> Any:
    """Read a text with the types of JSON, whose keys are strings."""
    return _as_json(yaml.load(text, _Core))  # noqa: S506 - a SafeLoader


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key if isinstance(key, str) else str(key): _as_json(inner) for key, inner in value.items()}
    return [_as_json(inner) for inner in value] if isinstance(value, list) else value
