"""The pattern rules as a recognizer for any Presidio set-up.

A scan does without: Presidio's analyzer takes a second to import, most of it for spaCy, which
none of the rules needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult

from fw_gear_presidio.domain import PHI_ENTITIES
from fw_gear_presidio.text.recognizers.patterns import find_patterns
from fw_gear_presidio.text.recognizers.rules import PATTERN

if TYPE_CHECKING:
    from collections.abc import Sequence


class OverlayRecognizer(EntityRecognizer):
    """PHI in overlay text by its form. Reads all its languages at once, whatever ``language``."""

    def __init__(self, language: str = "en") -> None:
        super().__init__(sorted(map(str, PHI_ENTITIES)), PATTERN, language)

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: Sequence[str], nlp_artifacts: Any = None
    ) -> list[RecognizerResult]:
        """Spans of ``text`` of the asked ``entities``; ``nlp_artifacts`` is not needed."""
        del nlp_artifacts
        return [
            RecognizerResult(
                str(match.entity),
                match.start,
                match.end,
                match.score,
                AnalysisExplanation(PATTERN, match.score, pattern_name=match.rule),
            )
            for match in find_patterns(text)
            if match.entity in entities
        ]
