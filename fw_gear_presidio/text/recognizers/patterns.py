"""The pattern recognizers: one for each way of finding PHI by its form."""

from __future__ import annotations

from fw_gear_presidio.domain import PHI_ENTITIES, EntityType
from fw_gear_presidio.text.recognizers.dates import find_dates, find_times
from fw_gear_presidio.text.recognizers.labelled import find_labelled
from fw_gear_presidio.text.recognizers.names import find_names
from fw_gear_presidio.text.recognizers.numbers import find_numbers
from fw_gear_presidio.text.recognizers.organizations import find_organizations
from fw_gear_presidio.text.recognizers.rules import PATTERN, RuleRecognizer


def pattern_recognizers() -> list[RuleRecognizer]:
    """Recognizers for every entity of the contract that need no model."""
    everything = sorted(PHI_ENTITIES)
    return [
        RuleRecognizer(f"{PATTERN}-dates", [EntityType.DATE_TIME], [find_dates, find_times]),
        RuleRecognizer(f"{PATTERN}-labels", everything, [find_labelled]),
        RuleRecognizer(
            f"{PATTERN}-shapes", everything, [find_numbers, find_names, find_organizations]
        ),
    ]
