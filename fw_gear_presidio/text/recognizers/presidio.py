"""Presidio's analyzer without what it would fetch or import on its own."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from fw_gear_presidio.text.light_import import absent

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAVY = ("torch", "transformers", "stanza", "gliner")
"""Optional to Presidio and to spaCy, seconds to import, and used by none of our recognizers."""


def import_light() -> None:
    """Import Presidio's analyzer without the optional packages it tries to import.

    With torch and transformers installed this saves seconds at every start.
    """
    with absent(_HEAVY):
        import_module("presidio_analyzer")


def build_engine(recognizers: Sequence[Any]) -> Any:
    """An AnalyzerEngine over ``recognizers`` alone, on a blank spaCy pipeline.

    Presidio's own recognizers are left out: some look up public suffixes on the network.
    """
    import spacy  # noqa: PLC0415 - most of a second
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry  # noqa: PLC0415
    from presidio_analyzer.nlp_engine import SpacyNlpEngine  # noqa: PLC0415

    class BlankNlpEngine(SpacyNlpEngine):
        """Splits words and nothing more: our recognizers bring their own knowledge."""

        def load(self) -> None:
            # Presidio leaves the attribute untyped and sets None.
            self.nlp: Any = {"en": spacy.blank("en")}

    engine = BlankNlpEngine(models=[{"lang_code": "en", "model_name": "blank"}])
    registry = RecognizerRegistry(recognizers=list(recognizers), supported_languages=["en"])
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])
