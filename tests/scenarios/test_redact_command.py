"""``fw-presidio redact`` and ``redact-all-text``: PHI is gone, the rest is as it was."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pydicom
import pytest
from PIL import Image
from pydicom.encaps import encapsulate
from pydicom.uid import JPEG2000Lossless, JPEGBaseline8Bit, JPEGLSLossless, RLELossless

from tests.scenarios.command import PHI, assert_only_boxes_changed, boxes_in, pixels_of, run
from tests.scenarios.pictures import TECHNICAL, is_gone, is_readable, write


@pytest.mark.parametrize("extension", [".dcm", ".IMA", ""])
def test_redact_one_file_of_any_extension(tmp_path: Path, extension: str) -> None:
    scan = write(tmp_path / f"scan{extension}", PHI | TECHNICAL)
    assert run("redact", scan, output=tmp_path / "out") == 0
    redacted = tmp_path / "out" / "redacted_scan.dcm"
    for place, text in PHI.items():
        assert not is_readable(pixels_of(redacted), place, text), text
    assert is_gone(pixels_of(redacted), (220, 20), "03/11/1948")
    for place, text in TECHNICAL.items():
        assert is_readable(pixels_of(redacted), place, text), text
    assert_only_boxes_changed(scan, redacted, tmp_path / "out" / "bbox_coords_scan.json")


def test_a_redacted_instance_says_so(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    run("redact", scan, output=tmp_path / "out")
    before = pydicom.dcmread(scan)
    after = pydicom.dcmread(tmp_path / "out" / "redacted_scan.dcm")
    assert after.BurnedInAnnotation == "NO"
    assert after.DeidentificationMethodCodeSequence[0].CodeValue == "113101"
    assert after.ImageType[0] == "DERIVED"
    assert after.SOPInstanceUID != before.SOPInstanceUID
    assert after.file_meta.MediaStorageSOPInstanceUID == after.SOPInstanceUID
    assert after.SeriesInstanceUID != before.SeriesInstanceUID
    assert "PatientIdentityRemoved" not in after


def test_nothing_to_redact_is_passed_through_byte_for_byte(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", TECHNICAL)
    assert run("redact", scan, output=tmp_path / "out") == 0
    assert (tmp_path / "out" / "redacted_scan.dcm").read_bytes() == scan.read_bytes()


@pytest.mark.parametrize("syntax", [RLELossless, JPEG2000Lossless, JPEGLSLossless])
@pytest.mark.parametrize("frames", [1, 3])
def test_compressed_images_keep_their_syntax(tmp_path: Path, syntax: Any, frames: int) -> None:
    texts = PHI | TECHNICAL
    scan = write(tmp_path / "scan.dcm", [texts] * frames, syntax=syntax)
    assert run("redact", scan, output=tmp_path / "out") == 0
    redacted = tmp_path / "out" / "redacted_scan.dcm"
    assert pydicom.dcmread(redacted).file_meta.TransferSyntaxUID == syntax
    assert_only_boxes_changed(scan, redacted, tmp_path / "out" / "bbox_coords_scan.json")


def test_redact_all_text(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI | TECHNICAL)
    assert run("redact-all-text", scan, output=tmp_path / "out") == 0
    after = pixels_of(tmp_path / "out" / "redacted_scan.dcm")
    for place, text in (PHI | TECHNICAL).items():
        assert not is_readable(after, place, text), text


def test_the_other_ocr_engine(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    assert run("redact", scan, output=tmp_path / "out", options=["--ocr", "tesseract"]) == 0
    assert is_gone(pixels_of(tmp_path / "out" / "redacted_scan.dcm"), (220, 20), "03/11/1948")


def test_both_fills_cover_the_text(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    for fill in ("contrast", "background"):
        run("redact", scan, output=tmp_path / fill, options=["--fill", fill])
        after = pixels_of(tmp_path / fill / "redacted_scan.dcm")
        assert is_readable(after, (220, 20), "03/11/1948") is False
    contrast = pixels_of(tmp_path / "contrast" / "redacted_scan.dcm")
    background = pixels_of(tmp_path / "background" / "redacted_scan.dcm")
    assert contrast.astype(int).sum() != background.astype(int).sum()
    assert is_gone(background, (220, 20), "03/11/1948")


def test_boxes_of_a_jpeg_are_the_blocks_that_are_filled(tmp_path: Path) -> None:
    """DCT JPEG is edited by blocks of 8 x 8: what the box file says is what changed."""
    scan = write(tmp_path / "scan.dcm", PHI | TECHNICAL)
    dataset = pydicom.dcmread(scan)
    encoded = io.BytesIO()
    Image.fromarray(dataset.pixel_array).save(encoded, "JPEG", quality=90)
    dataset.PixelData = encapsulate([encoded.getvalue()])
    dataset["PixelData"].VR = "OB"
    dataset.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    dataset.LossyImageCompression = "01"
    dataset.save_as(scan)
    out = tmp_path / "out"
    assert run("redact", scan, output=out) == 0
    redacted = out / "redacted_scan.dcm"
    assert pydicom.dcmread(redacted).file_meta.TransferSyntaxUID == JPEGBaseline8Bit
    boxes = boxes_in(out / "bbox_coords_scan.json")
    assert boxes
    assert all(box[edge] % 8 == 0 for box in boxes for edge in ("left", "top"))
    assert_only_boxes_changed(scan, redacted, out / "bbox_coords_scan.json")
