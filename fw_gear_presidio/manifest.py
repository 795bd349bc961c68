"""The gear's ``manifest.json``: its version, and the only home of option names and defaults."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent
# A wheel carries the manifest inside the package; a checkout has it one level up.
_PLACES = (_PACKAGE / "manifest.json", _PACKAGE.parent / "manifest.json")


def manifest_path() -> Path:
    """Where the manifest lies in this installation."""
    for place in _PLACES:
        if place.is_file():
            return place
    raise FileNotFoundError("manifest.json is missing from this installation")


@cache
def manifest() -> dict[str, Any]:
    """The parsed manifest. Treat as read-only."""
    loaded: dict[str, Any] = json.loads(manifest_path().read_text(encoding="utf-8"))
    return loaded


def gear_name() -> str:
    return str(manifest()["name"])


def gear_version() -> str:
    return str(manifest()["version"])


def default(option: str) -> Any:
    """The manifest's default of a config option; None for one without."""
    return manifest()["config"][option].get("default")
