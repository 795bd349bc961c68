"""The pattern recognizers: one for each way of finding PHI by its form."""

from __future__ import annotations

from fw_gear_presidio.domain import PHI_ENTITIES, EntityType
from fw_gear_presidio.text.recognizers.dates import find_dates, find_times
from fw_gear_presidio.text.recognizers.labelled import find_labelled
from fw_gear_presidio.text.recognizers.rules import PATTERN, RuleRecognizer
from fw_gear_presidio.text.recognizers.shapes import find_shapes


def pattern_recognizers() -> list[RuleRecognizer]:
    """Recognizers for every entity of the contract that need no model."""
    everything = sorted(PHI_ENTITIES)
    return [
        RuleRecognizer(f"{PATTERN}-dates", [EntityType.DATE_TIME], [find_dates, find_times]),
        RuleRecognizer(f"{PATTERN}-labels", everything, [find_labelled]),
        RuleRecognizer(f"{PATTERN}-shapes", everything, [find_shapes]),
    ]
