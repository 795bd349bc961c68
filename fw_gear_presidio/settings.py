"""What a run is asked to do, validated once, from the gear's config or the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from fw_gear_presidio.domain import PHI_ENTITIES, EntityType
from fw_gear_presidio.errors import UsageError
from fw_gear_presidio.manifest import default, manifest


class Option:
    """The config names of the manifest."""

    DEBUG = "debug"
    ASSIGNEES = "Assignees"
    MODE = "Baseline Operating Mode"
    SCORE_THRESHOLD = "Transformer Score Threshold"
    FREQUENCY_THRESHOLD = "Entity Frequency Threshold"
    USE_DICOM_METADATA = "Use DICOM Metadata"
    ENTITIES = "Entities to Find"
    NER_MODEL = "NER Model"
    FILL = "Bounding Box Fill"


class Mode(StrEnum):
    DETECTION_ONLY = "Detection Only"
    READER_TASKS = "Detection+ReaderTasks"
    DYNAMIC_REDACTION = "Dynamic PHI Redaction"
    REDACT_ALL_TEXT = "RedactAllText"

    @property
    def redacts(self) -> bool:
        return self in (Mode.DYNAMIC_REDACTION, Mode.REDACT_ALL_TEXT)

    @property
    def judges_text(self) -> bool:
        """Whether recognizers decide what is PHI; RedactAllText needs none."""
        return self is not Mode.REDACT_ALL_TEXT


class Fill(StrEnum):
    """How a redacted box is painted."""

    CONTRAST = "contrast"
    BACKGROUND = "background"


class OcrEngineName(StrEnum):
    RAPIDOCR = "rapidocr"
    TESSERACT = "tesseract"


class NerModelChoice(StrEnum):
    """Values of the gear's option ``NER Model``."""

    BOTH = "both"
    DEID_ROBERTA = "deid-roberta-i2b2"
    BUNDLED = "bundled"


_PERCENT = 100

BUNDLED_MODEL = "bundled"
"""Names the model inside this package where a model folder could stand."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One run's options. Thresholds are percentages, 0 to 100.

    ``ner_models`` holds :data:`BUNDLED_MODEL` and/or folders in Hugging Face format;
    empty: patterns and header only.
    """

    mode: Mode
    debug: bool
    assignees: tuple[str, ...]
    score_threshold: int
    frequency_threshold: int
    use_dicom_metadata: bool
    entities: frozenset[EntityType]
    ner_models: tuple[str | Path, ...]
    fill: Fill
    ocr: OcrEngineName = OcrEngineName.RAPIDOCR
    every_frame: bool = False
    """Read every distinct frame whole instead of what changes between frames."""
    allow_uncleaned: bool = False
    """Redaction: pass on what holds text outside its pixels, with a note, instead of failing.

    No option of the gear: there nobody reads the note before the output is used.
    """

    def __post_init__(self) -> None:
        for name, value in (
            (Option.SCORE_THRESHOLD, self.score_threshold),
            (Option.FREQUENCY_THRESHOLD, self.frequency_threshold),
        ):
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _PERCENT:
                raise UsageError(f"'{name}' must be a whole number from 0 to 100.")
        if self.mode.judges_text and not self.entities:
            raise UsageError(f"'{Option.ENTITIES}' names no entity: nothing could be found.")
        if self.allow_uncleaned and not self.mode.redacts:
            raise UsageError(f"Only a redaction passes anything on; this run is {self.mode}.")
        if self.mode is Mode.READER_TASKS and not self.assignees:
            raise UsageError(
                f"'{Option.ASSIGNEES}' is empty: {Mode.READER_TASKS} needs at least one "
                "Flywheel e-mail address to assign the ReaderTask to."
            )

    @classmethod
    def from_gear_config(
        cls, config: Mapping[str, Any], *, ocr: OcrEngineName = OcrEngineName.RAPIDOCR
    ) -> Settings:
        """From a gear's config (names and types of the manifest); absent options get its defaults.

        Raises UsageError for an unknown name or a value the manifest does not allow.
        """
        known = manifest()["config"]
        unknown = sorted(set(config) - set(known))
        if unknown:
            raise UsageError(
                f"Unknown config option {unknown[0]!r}; the manifest knows: {', '.join(known)}."
            )
        values = {
            name: default(name) if config.get(name) is None else config[name] for name in known
        }
        for name, spec in known.items():
            _check_type(name, values[name], spec)
        return cls(
            mode=Mode(values[Option.MODE]),
            debug=values[Option.DEBUG],
            assignees=split_list(values[Option.ASSIGNEES] or ""),
            score_threshold=values[Option.SCORE_THRESHOLD],
            frequency_threshold=values[Option.FREQUENCY_THRESHOLD],
            use_dicom_metadata=values[Option.USE_DICOM_METADATA],
            entities=parse_entities(values[Option.ENTITIES]),
            ner_models=_models_of(NerModelChoice(values[Option.NER_MODEL])),
            fill=Fill(values[Option.FILL]),
            ocr=ocr,
        )


def split_list(text: str) -> tuple[str, ...]:
    """The parts of a comma-separated list, without blanks, empties and repeats, in order."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def parse_entities(text: str) -> frozenset[EntityType]:
    """The entity types a comma-separated list names; case does not matter."""
    names = [name.upper() for name in split_list(text)]
    allowed = {entity.value for entity in PHI_ENTITIES}
    wrong = [name for name in names if name not in allowed]
    if wrong:
        raise UsageError(f"Unknown entity {wrong[0]!r}; choose from {', '.join(sorted(allowed))}.")
    return frozenset(EntityType(name) for name in names)


def _models_of(choice: NerModelChoice) -> tuple[str | Path, ...]:
    """The models a gear option stands for; the gear's image says where deid-roberta lies."""
    folder = manifest()["environment"]["FW_PRESIDIO_DEID_ROBERTA"]
    roberta = Path(os.environ.get("FW_PRESIDIO_DEID_ROBERTA", folder))
    return {
        NerModelChoice.BOTH: (BUNDLED_MODEL, roberta),
        NerModelChoice.DEID_ROBERTA: (roberta,),
        NerModelChoice.BUNDLED: (BUNDLED_MODEL,),
    }[choice]


_JSON_TYPES: Mapping[str, type] = {"boolean": bool, "string": str, "integer": int}


def _check_type(name: str, value: Any, spec: Mapping[str, Any]) -> None:
    """Raise UsageError if the manifest does not allow ``value`` for the option ``name``."""
    if value is None and spec.get("optional"):
        return
    is_right: bool = isinstance(value, _JSON_TYPES[spec["type"]])
    if not is_right:
        raise UsageError(f"'{name}' must be of type {spec['type']}.")
    allowed: Iterable[str] = spec.get("enum", ())
    if allowed and value not in allowed:
        raise UsageError(f"'{name}' must be one of: {', '.join(allowed)}.")
