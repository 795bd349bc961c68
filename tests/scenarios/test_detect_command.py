"""``fw-presidio detect``: three documents for review, and what limits or widens what is found."""

from __future__ import annotations

from pathlib import Path

import pydicom

from tests.scenarios.command import CSV, PHI, boxes_in, pixels_of, rows_of, run
from tests.scenarios.pictures import TECHNICAL, is_readable, write


def test_detect_leaves_the_three_review_documents(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI | TECHNICAL)
    assert run("detect", scan, output=tmp_path / "out") == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {CSV, "bbox_scan.dcm", "bbox_coords_scan.json"}
    rows = rows_of(tmp_path / "out")
    assert len(rows) == len(boxes_in(tmp_path / "out" / "bbox_coords_scan.json"))
    found = {(row["entity_type"], row["text"]) for row in rows}
    assert ("DATE_TIME", "03/11/1948") in found
    assert any(entity == "PERSON" and "DOE" in text for entity, text in found)
    assert any(entity == "ID" and "84736251" in text for entity, text in found)
    for row in rows:
        assert row["recognizer"] == "pattern"
        assert row["reason"]
        assert "pattern" in row["active_recognizers"]
        assert row["frames"] == "1"
    uid = pydicom.dcmread(scan).SOPInstanceUID
    assert {row["sop_instance_uid"] for row in rows} == {uid}


def test_detect_draws_boxes_and_claims_nothing(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    run("detect", scan, output=tmp_path / "out")
    review = pydicom.dcmread(tmp_path / "out" / "bbox_scan.dcm")
    assert (review.pixel_array != pixels_of(scan)).any()
    assert is_readable(review.pixel_array, (220, 20), "03/11/1948")
    assert review.SOPInstanceUID != pydicom.dcmread(scan).SOPInstanceUID
    assert review.ImageType[0] == "DERIVED"
    assert review.get("BurnedInAnnotation") != "NO"
    assert "DeidentificationMethodCodeSequence" not in review


def test_entities_and_threshold_limit_what_is_found(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    run("detect", scan, output=tmp_path / "dates", options=["--entities", "DATE_TIME, AGE"])
    assert {row["entity_type"] for row in rows_of(tmp_path / "dates")} == {"DATE_TIME"}
    run("detect", scan, output=tmp_path / "sure", options=["--score-threshold", "100"])
    assert all(float(row["score"]) >= 1 for row in rows_of(tmp_path / "sure"))


def test_use_dicom_metadata_finds_what_only_the_header_knows(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", {(20, 20): "quernmoor"}, PatientName="Quernmoor^Zyx")
    run("detect", scan, output=tmp_path / "without")
    assert rows_of(tmp_path / "without") == []
    run("detect", scan, output=tmp_path / "with", options=["--use-dicom-metadata"])
    (row,) = rows_of(tmp_path / "with")
    assert (row["recognizer"], row["reason"]) == ("header", "PatientName")


def test_debug_keeps_what_was_read(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    run("detect", scan, output=tmp_path / "out", options=["--debug"])
    assert "03/11/1948" in (tmp_path / "out" / "ocr_scan.json").read_text()
