"""References between instances of a run: they follow those that got a new UID, only these."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pydicom
import pytest

from fw_gear_presidio.cli import main
from tests import builders as b
from tests.scenarios import pictures
from tests.scenarios.proofs import boxes_file, failures, verify
from tests.scenarios.studies import (
    ALSO_CHANGED,
    CHANGED,
    FOREIGN,
    KEPT,
    REPORT,
    REPORTS,
    SERIES,
    boxes_of,
    image,
    named,
    outputs,
    redact,
    study,
)


@pytest.mark.parametrize("form", ["folder", "zip", "two workers"])
def test_references_follow_and_the_whole_is_proven(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    source = study(tmp_path / "in")
    before = outputs(source)
    if form == "zip":
        members = [(path.name, path.read_bytes()) for path in sorted(source.iterdir())]
        source = b.write_zip(tmp_path / "scan.zip", members)
    boxes, out = boxes_of(tmp_path / "boxes.json"), tmp_path / "out"
    assert redact(source, out, boxes, *(["--jobs", "2"] if form == "two workers" else [])) == 0
    code, document = verify(capsys, source, out, "--bbox-coords", boxes, "--allow-uncleaned")
    assert (code, failures(document)) == (0, [])
    kinds = {one["original"]: one["kind"] for one in document["instances"]}
    assert kinds == {
        "a.dcm": "redacted",
        "b.dcm": "redacted",
        "c.dcm": "identical but for references",
        "sr.dcm": "not an image",
    }
    written = outputs(out)
    new, also_new = written["a.dcm"].SOPInstanceUID, written["b.dcm"].SOPInstanceUID
    new_series = written["a.dcm"].SeriesInstanceUID
    assert len({new, also_new, CHANGED, ALSO_CHANGED}) == 4
    for name in ("a.dcm", "c.dcm"):
        assert named(written[name].ReferencedImageSequence) == [new, also_new, KEPT, FOREIGN]
    groups = written["b.dcm"].SharedFunctionalGroupsSequence[0]
    assert named(groups.DerivationImageSequence[0].SourceImageSequence) == [new]
    (entry,) = written["b.dcm"].ReferencedSeriesSequence
    assert entry.SeriesInstanceUID == new_series
    assert named(entry.ReferencedInstanceSequence) == [new, also_new]

    kept = written["c.dcm"]
    assert kept.DerivationDescription == f"see {new}, not {FOREIGN}"
    assert kept.file_meta.MediaStorageSOPInstanceUID == kept.SOPInstanceUID == KEPT
    assert kept.SeriesInstanceUID == SERIES
    assert kept.PixelData == before["c.dcm"].PixelData
    assert "BurnedInAnnotation" not in kept
    assert kept.ImageType[0] == "ORIGINAL"

    report = written["sr.dcm"]
    (shown,) = report.ContentSequence[0].ReferencedSOPSequence
    assert shown.ReferencedSOPInstanceUID == new
    assert "IconImageSequence" not in shown
    stayed, moved = report.CurrentRequestedProcedureEvidenceSequence[0].ReferencedSeriesSequence
    assert (stayed.SeriesInstanceUID, named(stayed.ReferencedSOPSequence)) == (SERIES, [KEPT])
    assert (moved.SeriesInstanceUID, named(moved.ReferencedSOPSequence)) == (new_series, [new])
    assert report.ContentSequence[1] == before["sr.dcm"].ContentSequence[1]
    assert (report.SOPInstanceUID, report.SeriesInstanceUID) == (REPORT, REPORTS)


def test_who_refers_to_nothing_that_changed_keeps_every_byte(tmp_path: Path) -> None:
    source, out = study(tmp_path / "in"), tmp_path / "out"
    boxes = boxes_file(tmp_path / "boxes.json", (CHANGED, []), (ALSO_CHANGED, []), (KEPT, []))
    assert redact(source, out, boxes) == 0
    for name in ("a.dcm", "b.dcm", "c.dcm"):
        assert (out / f"redacted_{name}").read_bytes() == (source / name).read_bytes()
    assert (out / "uncleaned_sr.dcm").read_bytes() == (source / "sr.dcm").read_bytes()


FORMATS: dict[str, dict[str, Any]] = {
    "implicit": {"syntax": b.IMPLICIT},
    "big endian": {"syntax": b.BIG_ENDIAN, "bits": 16},
    "deflated": {"syntax": b.DEFLATED},
    "extended table": {"syntax": b.RLE, "frames": 3, "offset_table": "extended"},
    "fragments": {"syntax": b.JPEG_BASELINE, "frames": 2, "fragments": 2, "offset_table": "none"},
}


@pytest.mark.parametrize("name", FORMATS)
def test_only_references_differ_in_what_is_passed_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    source, out = study(tmp_path / "in"), tmp_path / "out"
    signature = [b.quick_dataset(MACIDNumber=1)]
    b.write_dicom(
        source / "c.dcm",
        SOPInstanceUID=KEPT,
        ReferencedImageSequence=image(CHANGED),
        DigitalSignaturesSequence=signature,
        DataSetTrailingPadding=b"\0\0",
        **FORMATS[name],
    )
    # A private attribute stays as it is, whatever it holds.
    dataset = pydicom.dcmread(source / "c.dcm")
    dataset.private_block(0x0011, "SOMEBODY", create=True).add_new(1, "UI", CHANGED)
    dataset.save_as(source / "c.dcm")
    dataset = pydicom.dcmread(source / "c.dcm")
    boxes = boxes_of(tmp_path / "boxes.json")
    assert redact(source, out, boxes) == 0
    written = pydicom.dcmread(out / "redacted_c.dcm")
    new = pydicom.dcmread(out / "redacted_a.dcm").SOPInstanceUID
    assert named(written.ReferencedImageSequence) == [new]
    assert written[0x0011, 0x1001] == dataset[0x0011, 0x1001]
    assert "DigitalSignaturesSequence" not in written
    assert written.file_meta.TransferSyntaxUID == dataset.file_meta.TransferSyntaxUID
    del written.ReferencedImageSequence, dataset.ReferencedImageSequence
    del dataset.DigitalSignaturesSequence
    assert written == dataset
    code, document = verify(capsys, source, out, "--allow-uncleaned")
    assert (code, failures(document)) == (0, [])


def test_a_detection_lets_its_review_copies_name_each_other(tmp_path: Path) -> None:
    found, other = "1.2.3.4.5.60", "1.2.3.4.5.61"
    source = tmp_path / "in"
    pictures.write(source / "a.dcm", {(20, 20): "DOE^JANE"}, SOPInstanceUID=found, series=SERIES)
    pictures.write(
        source / "b.dcm",
        {},
        SOPInstanceUID=other,
        series=SERIES,
        ReferencedImageSequence=image(found),
    )
    out = tmp_path / "out"
    assert main(["detect", str(source), "--output", str(out), "--ner-model", "none"]) == 0
    (copy,) = [pydicom.dcmread(out / "bbox_a.dcm")]
    (reference,) = named(pydicom.dcmread(out / "bbox_b.dcm").ReferencedImageSequence)
    assert reference == copy.SOPInstanceUID != found
