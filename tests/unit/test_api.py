"""The library: what Presidio's DICOM engine offers is as easy here."""

from __future__ import annotations

from pathlib import Path

import pydicom
import pytest

import fw_gear_presidio
from fw_gear_presidio.domain import EntityType, Outcome
from fw_gear_presidio.errors import InstanceError, UsageError
from tests.scenarios.pictures import TECHNICAL, is_gone, write

DATE = {(20, 20): "03/11/1948"}


def test_a_loaded_dataset_is_redacted_and_itself_not_changed(tmp_path: Path) -> None:
    dataset = pydicom.dcmread(write(tmp_path / "scan.dcm", DATE | TECHNICAL))
    before = dataset.pixel_array.copy()
    redacted, findings = fw_gear_presidio.redact_dataset(dataset, ner_models=())
    assert is_gone(redacted.pixel_array, (20, 20), "03/11/1948")
    assert (dataset.pixel_array == before).all()
    assert dataset.get("BurnedInAnnotation") is None
    assert [finding.entity for finding in findings] == [EntityType.DATE_TIME]
    assert findings[0].boxes


def test_fill_and_all_text(tmp_path: Path) -> None:
    dataset = pydicom.dcmread(write(tmp_path / "scan.dcm", DATE | TECHNICAL))
    redacted, findings = fw_gear_presidio.redact_dataset(dataset, all_text=True, fill="background")
    assert len(findings) == 4
    assert redacted.pixel_array.max() < 150


def test_a_dataset_with_nothing_to_redact_comes_back_equal(tmp_path: Path) -> None:
    dataset = pydicom.dcmread(write(tmp_path / "scan.dcm", TECHNICAL))
    redacted, findings = fw_gear_presidio.redact_dataset(dataset, ner_models=())
    assert findings == ()
    assert redacted == dataset


def test_a_dataset_that_cannot_be_redacted_is_an_error(tmp_path: Path) -> None:
    dataset = pydicom.dcmread(write(tmp_path / "scan.dcm", DATE))
    dataset.PixelData = dataset.PixelData[:1000]
    with pytest.raises(InstanceError):
        fw_gear_presidio.redact_dataset(dataset, ner_models=())


def test_folders_go_in_and_the_report_says_what_was_found(tmp_path: Path) -> None:
    write(tmp_path / "in/a.dcm", DATE)
    write(tmp_path / "in/b.dcm", TECHNICAL)
    found = fw_gear_presidio.detect(tmp_path / "in", tmp_path / "found", ner_models=())
    assert [result.outcome for result in found.results] == [
        Outcome.PHI_FOUND,
        Outcome.NO_PHI_FOUND,
    ]
    report = fw_gear_presidio.redact(
        [tmp_path / "in"], tmp_path / "out", bbox_coords=[tmp_path / "found"]
    )
    assert [result.outcome for result in report.results] == [Outcome.REDACTED, Outcome.UNCHANGED]
    assert {path.name for path in report.outputs} >= {"redacted_a.dcm", "redacted_b.dcm"}


def test_options_are_checked(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        fw_gear_presidio.detect(tmp_path, tmp_path / "out", score_threshold=300)
    with pytest.raises(ValueError, match="NAMES"):
        fw_gear_presidio.detect(tmp_path, tmp_path / "out", entities=["NAMES"])
