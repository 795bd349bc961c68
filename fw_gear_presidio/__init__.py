"""Find and redact Protected Health Information burned into the pixels of DICOM images."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fw_gear_presidio.api import detect, redact, redact_dataset

__all__ = ["detect", "redact", "redact_dataset"]


def __getattr__(name: str) -> Any:
    """The library's functions, loaded on first use: the command starts without them."""
    if name in __all__:
        return getattr(import_module("fw_gear_presidio.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
