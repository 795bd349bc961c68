"""Presidio's analyzer without what it would fetch or import on its own."""

from __future__ import annotations

from importlib import import_module

from fw_gear_presidio.text.light_import import absent

_HEAVY = ("torch", "transformers", "stanza", "gliner")
"""Optional to Presidio and to spaCy, seconds to import, and used by none of our recognizers."""


def import_light() -> None:
    """Import Presidio's analyzer without the optional packages it tries to import.

    With torch and transformers installed this saves seconds at every start.
    """
    with absent(_HEAVY):
        import_module("presidio_analyzer")
