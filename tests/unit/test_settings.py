"""Settings: validated once, from the manifest's names, types and defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from fw_gear_presidio.domain import PHI_ENTITIES, EntityType
from fw_gear_presidio.errors import UsageError
from fw_gear_presidio.settings import BUNDLED_MODEL, Fill, Mode, Settings


def test_an_empty_config_gives_the_defaults_of_the_manifest() -> None:
    settings = Settings.from_gear_config({})
    assert settings.mode is Mode.DETECTION_ONLY
    assert settings.score_threshold == 30
    assert settings.frequency_threshold == 30
    assert settings.use_dicom_metadata is False
    assert settings.debug is False
    assert settings.entities == PHI_ENTITIES
    assert settings.fill is Fill.CONTRAST
    assert settings.assignees == ()


def test_every_option_arrives() -> None:
    settings = Settings.from_gear_config(
        {
            "debug": True,
            "Assignees": " bob@example.org, mary@example.org ,",
            "Baseline Operating Mode": "Detection+ReaderTasks",
            "Transformer Score Threshold": 55,
            "Entity Frequency Threshold": 0,
            "Use DICOM Metadata": True,
            "Entities to Find": "PERSON, DATE_TIME ,ID",
            "NER Model": "bundled",
            "Bounding Box Fill": "background",
        }
    )
    assert settings.debug is True
    assert settings.assignees == ("bob@example.org", "mary@example.org")
    assert settings.mode is Mode.READER_TASKS
    assert settings.score_threshold == 55
    assert settings.frequency_threshold == 0
    assert settings.use_dicom_metadata is True
    assert settings.entities == {EntityType.PERSON, EntityType.DATE_TIME, EntityType.ID}
    assert settings.ner_models == (BUNDLED_MODEL,)
    assert settings.fill is Fill.BACKGROUND


def test_the_image_says_where_deid_roberta_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FW_PRESIDIO_DEID_ROBERTA", "/models/here")
    both = Settings.from_gear_config({"NER Model": "both"})
    only = Settings.from_gear_config({"NER Model": "deid-roberta-i2b2"})
    assert both.ner_models == (BUNDLED_MODEL, Path("/models/here"))
    assert only.ner_models == (Path("/models/here"),)


@pytest.mark.parametrize(
    ("config", "names"),
    [
        ({"Transformer Score Threshold": 101}, "Transformer Score Threshold"),
        ({"Transformer Score Threshold": -1}, "Transformer Score Threshold"),
        ({"Transformer Score Threshold": "30"}, "Transformer Score Threshold"),
        ({"Transformer Score Threshold": True}, "Transformer Score Threshold"),
        ({"Entity Frequency Threshold": 300}, "Entity Frequency Threshold"),
        ({"Use DICOM Metadata": "yes"}, "Use DICOM Metadata"),
        ({"Use Dicom Metadata": True}, "Use Dicom Metadata"),
        ({"Baseline Operating Mode": "Detect"}, "Baseline Operating Mode"),
        ({"Bounding Box Fill": "red"}, "Bounding Box Fill"),
        ({"Entities to Find": "PERSON,NAMES"}, "NAMES"),
        ({"Entities to Find": " , "}, "Entities to Find"),
        ({"NER Model": "none"}, "NER Model"),
    ],
)
def test_what_the_manifest_does_not_allow_is_a_usage_error_that_names_it(
    config: dict[str, object], names: str
) -> None:
    with pytest.raises(UsageError, match=names):
        Settings.from_gear_config(config)


@pytest.mark.parametrize("assignees", [None, "", " , "])
def test_reader_tasks_without_assignees_is_refused(assignees: str | None) -> None:
    with pytest.raises(UsageError, match="Assignees"):
        Settings.from_gear_config(
            {"Baseline Operating Mode": "Detection+ReaderTasks", "Assignees": assignees}
        )


@pytest.mark.parametrize("mode", [m for m in Mode if m is not Mode.READER_TASKS])
def test_no_other_mode_needs_assignees(mode: Mode) -> None:
    assert Settings.from_gear_config({"Baseline Operating Mode": mode.value}).mode is mode
