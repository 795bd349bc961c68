"""``--bbox-coords``: the boxes of a detection, and what they do not fit."""

from __future__ import annotations

from pathlib import Path

import pydicom
import pytest

from tests.scenarios.command import PHI, pixels_of, run
from tests.scenarios.pictures import TECHNICAL, is_gone, write


@pytest.mark.parametrize("frames", [1, 4])
def test_redacting_given_boxes_equals_scanning_and_runs_no_ocr(
    tmp_path: Path, frames: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [PHI | TECHNICAL | {(220, 60): f"{n:02d}:14:55"} for n in range(frames)]
    scan = write(tmp_path / "scan.dcm", pages)
    run("detect", scan, output=tmp_path / "detected")
    run("redact", scan, output=tmp_path / "scanned")

    def no_engine(*_args: object, **_options: object) -> None:
        raise AssertionError("an OCR engine was loaded")

    monkeypatch.setattr("fw_gear_presidio.text.ocr.load_ocr", no_engine)
    boxes = tmp_path / "detected" / "bbox_coords_scan.json"
    code = run("redact", scan, output=tmp_path / "given", options=["--bbox-coords", str(boxes)])
    assert code == 0
    scanned = pixels_of(tmp_path / "scanned" / "redacted_scan.dcm")
    given = pixels_of(tmp_path / "given" / "redacted_scan.dcm")
    assert (scanned == given).all()
    assert (given != pixels_of(scan)).any()


def test_boxes_for_an_unknown_instance_end_the_run_before_any_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan, other = write(tmp_path / "scan.dcm", PHI), write(tmp_path / "other.dcm", PHI)
    run("detect", other, output=tmp_path / "detected")
    boxes = tmp_path / "detected" / "bbox_coords_other.json"
    out = tmp_path / "out"
    assert run("redact", scan, output=out, options=["--bbox-coords", str(boxes)]) == 2
    assert pydicom.dcmread(other).SOPInstanceUID in capsys.readouterr().err
    assert not list(out.rglob("*"))


def test_boxes_for_an_image_that_cannot_be_read_say_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    run("detect", scan, output=tmp_path / "detected")
    boxes = tmp_path / "detected" / "bbox_coords_scan.json"
    scan.write_bytes(scan.read_bytes()[:-100])
    out = tmp_path / "out"
    assert run("redact", scan, output=out, options=["--bbox-coords", str(boxes)]) == 2
    said = capsys.readouterr().err
    assert "not among the inputs that can be read" in said
    assert "scan.dcm: The Pixel Data is truncated" in said
    assert not list(out.rglob("*"))


def test_an_instance_the_box_file_does_not_list_is_not_passed_off_as_clean(tmp_path: Path) -> None:
    scan, other = write(tmp_path / "in/scan.dcm", PHI), write(tmp_path / "in/other.dcm", PHI)
    run("detect", scan, output=tmp_path / "detected")
    boxes = tmp_path / "detected" / "bbox_coords_scan.json"
    out = tmp_path / "out"
    code = run("redact", scan, other, output=out, options=["--bbox-coords", str(boxes)])
    assert code == 3
    assert (out / "redacted_scan.dcm").is_file()
    assert not (out / "redacted_other.dcm").exists()


def test_copies_of_one_instance_are_all_redacted_with_the_boxes_of_each(tmp_path: Path) -> None:
    first = write(tmp_path / "in" / "a" / "scan.dcm", PHI)
    (tmp_path / "in" / "b").mkdir()
    (tmp_path / "in" / "b" / "scan.dcm").write_bytes(first.read_bytes())
    run("detect", tmp_path / "in", output=tmp_path / "found")
    options = ["--bbox-coords", str(tmp_path / "found")]
    assert run("redact", tmp_path / "in", output=tmp_path / "out", options=options) == 0
    for folder in ("a", "b"):
        redacted = tmp_path / "out" / folder / "redacted_scan.dcm"
        assert is_gone(pixels_of(redacted), (220, 20), "03/11/1948")
