"""``fw-presidio verify`` on references: where they lead, and what was left behind."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pydicom
import pytest

from fw_gear_presidio.cli import main
from tests import builders as b
from tests.scenarios.proofs import BOX, boxes_file, failures, verify
from tests.scenarios.studies import CHANGED, FOREIGN, KEPT, boxes_of, image, redact, study


def rewrite(path: Path, uid: str) -> None:
    dataset = pydicom.dcmread(path)
    dataset.ReferencedImageSequence[0].ReferencedSOPInstanceUID = uid
    dataset.save_as(path)


@pytest.mark.parametrize("name", ["a", "c"])
@pytest.mark.parametrize("uid", [CHANGED, FOREIGN, "2.25.1"])
def test_a_reference_to_something_else_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, uid: str
) -> None:
    source, out = study(tmp_path / "in"), tmp_path / "out"
    assert redact(source, out, boxes_of(tmp_path / "boxes.json")) == 0
    rewrite(out / f"redacted_{name}.dcm", uid)
    code, document = verify(capsys, source, out, "--allow-uncleaned")
    assert code == 6
    (wrong,) = [one for one in document["instances"] if not one["proven"]]
    assert wrong["original"] == f"{name}.dcm"
    said = json.dumps(wrong)
    assert "ReferencedSOPInstanceUID" in said
    assert uid not in said
    assert CHANGED not in said


def test_another_change_beside_a_reference_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = study(tmp_path / "in"), tmp_path / "out"
    assert redact(source, out, boxes_of(tmp_path / "boxes.json")) == 0
    kept = pydicom.dcmread(out / "redacted_c.dcm")
    kept.StudyID = "2"
    kept.save_as(out / "redacted_c.dcm")
    report = pydicom.dcmread(out / "uncleaned_sr.dcm")
    report.ContentSequence[1].TextValue = "John"
    report.save_as(out / "uncleaned_sr.dcm")
    code, document = verify(capsys, source, out, "--allow-uncleaned")
    assert (code, failures(document)) == (
        6,
        ["Its header differs: StudyID.", "Its header differs: TextValue."],
    )


def test_references_left_behind_are_found_though_the_file_is_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = study(tmp_path / "in"), tmp_path / "out"
    assert redact(source, out, boxes_of(tmp_path / "boxes.json")) == 0
    shutil.copy(source / "c.dcm", out / "redacted_c.dcm")
    shutil.copy(source / "sr.dcm", out / "uncleaned_sr.dcm")
    code, document = verify(capsys, source, out, "--allow-uncleaned")
    assert code == 6
    assert [one["problems"] for one in document["instances"]] == [
        [],
        [],
        [
            "It names instances by UIDs they no longer have: DerivationDescription, "
            "ReferencedSOPInstanceUID."
        ],
        [
            "It names instances by UIDs they no longer have: ReferencedSOPInstanceUID, "
            "SeriesInstanceUID."
        ],
    ]


@pytest.mark.parametrize("name", ["a", "c"])
def test_one_pair_of_a_run_cannot_prove_where_its_references_lead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    source, out = study(tmp_path / "in"), tmp_path / "out"
    assert redact(source, out, boxes_of(tmp_path / "boxes.json")) == 0
    capsys.readouterr()
    pair = str(source / f"{name}.dcm"), str(out / f"redacted_{name}.dcm")
    assert main(["verify", *pair]) == 6
    said = " ".join(capsys.readouterr().out.split())
    assert "ReferencedSOPInstanceUID" in said
    assert "compare the whole folders or archives" in said
    # Whoever names no other instance that changed is proven alone.
    alone = b.write_dicom(tmp_path / "alone.dcm", ReferencedImageSequence=image(FOREIGN, KEPT))
    boxes = boxes_file(tmp_path / "one.json", (b.SOP_INSTANCE_UID, [BOX | {"frames": "all"}]))
    assert redact(alone, tmp_path / "one", boxes) == 0
    assert main(["verify", str(alone), str(tmp_path / "one" / "redacted_alone.dcm")]) == 0
