"""``fw-presidio verify`` on what the other commands wrote, and how it says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest

from fw_gear_presidio.cli import main
from fw_gear_presidio.dicom import redaction
from tests import builders as b
from tests.scenarios import pictures
from tests.scenarios.proofs import BOX, at, boxes_file, failures, redacted, verify


def test_the_table_names_frames_and_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm", frames=3)
    boxes = redacted(tmp_path, source, frames=[[2, 3]])
    capsys.readouterr()
    assert main(["verify", str(source), str(tmp_path / "out"), "--bbox-coords", str(boxes)]) == 0
    text = capsys.readouterr().out
    assert "proven  scan.dcm -> redacted_scan.dcm" in text
    assert "1 of 1 pair(s) proven" in text
    rows = [line.split() for line in text.splitlines()]
    assert any(row[:2] == ["2-3", "8,8"] and row[-1] == "identical" for row in rows)
    more = [BOX | {"frames": "all"}]
    boxes = boxes_file(tmp_path / "more.json", (b.SOP_INSTANCE_UID, more))
    assert main(["verify", str(source), str(tmp_path / "out"), "--bbox-coords", str(boxes)]) == 6
    text = capsys.readouterr().out
    assert "NOT PROVEN  scan.dcm -> redacted_scan.dcm" in text
    assert "- Frame 1: Not filled: the box at left 8 top 8 width 24 height 8." in text
    moved = [BOX | {"frames": "all", "left": 36}]
    boxes = boxes_file(tmp_path / "moved.json", (b.SOP_INSTANCE_UID, moved))
    assert main(["verify", str(source), str(tmp_path / "out"), "--bbox-coords", str(boxes)]) == 6
    text = capsys.readouterr().out
    assert "- Frames 1-3: Not filled: the box at left 36 top 8 width 24 height 8." in text
    quiet = ["verify", str(source), str(tmp_path / "out"), "--quiet"]
    assert main(quiet) == 0
    assert "redacted_scan.dcm" not in capsys.readouterr().out


def test_the_pipeline_and_the_command_share_the_proof(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A writer that forgets a frame fails the run, with the command's own words."""
    write = redaction.write_instance

    def forgetful(image: Any, output: Any, edit: Any, target: Path) -> None:
        write(image, output, edit, target)
        data = bytearray(target.read_bytes())
        data[at(1, 9, 9)] ^= 1
        target.write_bytes(bytes(data))

    monkeypatch.setattr(redaction, "write_instance", forgetful)
    source = b.write_dicom(tmp_path / "scan.dcm", frames=3)
    boxes = boxes_file(tmp_path / "boxes.json", (b.SOP_INSTANCE_UID, [BOX | {"frames": "all"}]))
    out = tmp_path / "out"
    assert main(["redact", str(source), "--output", str(out), "--bbox-coords", str(boxes)]) == 4
    assert list(out.glob("*.dcm")) == []


def test_scanning_and_given_boxes_redact_a_jpeg_alike(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Yellow text on blue, chroma at half the resolution: boxes are whole blocks of both."""
    grey = pictures.write(
        tmp_path / "grey.dcm", {(20, 20): "MRN: 84736251", (30, 200): "03/11/1948"}
    )
    ink = pydicom.dcmread(grey).pixel_array > 128
    pixels = np.where(ink[..., None], (210, 16, 146), (41, 240, 110))[None]
    source = b.write_color_jpeg(tmp_path / "scan.dcm", pixels, 2)
    once, boxes, twice = (tmp_path / name for name in ("once", "boxes", "twice"))
    options = ["--ner-model", "none", "--output"]
    assert main(["redact", str(source), *options, str(once)]) == 0
    assert main(["detect", str(source), *options, str(boxes)]) == 0
    given = ["--bbox-coords", str(boxes / "bbox_coords_scan.json")]
    assert main(["redact", str(source), *given, *options, str(twice)]) == 0
    images = [pydicom.dcmread(out / "redacted_scan.dcm").PixelData for out in (once, twice)]
    assert images[0] == images[1]
    for out in (once, twice):
        code, document = verify(capsys, source, out, "--bbox-coords", out)
        assert (code, failures(document)) == (0, [])
    (frame,) = document["instances"][0]["frames"]
    assert len(frame["boxes"]) >= 2
    for box in frame["boxes"]:
        assert box["left"] % 16 == box["top"] % 16 == 0
    listed = json.loads((once / "bbox_coords_scan.json").read_text())["instances"][0]["boxes"]
    assert [{key: one[key] for key in BOX} for one in listed] == frame["boxes"]


def test_a_box_that_a_person_gave_is_filled_whole_though_its_edges_are_even(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pixels = np.full((1, 48, 64), 20, np.uint8)
    pixels[0, 8:16, 18:30] = 220
    source = b.write_dicom(tmp_path / "scan.dcm", pixels=pixels, syntax=b.JPEG_BASELINE)
    box = {"left": 4, "top": 8, "width": 40, "height": 8, "frames": "all"}
    boxes = boxes_file(tmp_path / "boxes.json", (b.SOP_INSTANCE_UID, [box]))
    out = tmp_path / "out"
    assert main(["redact", str(source), "--output", str(out), "--bbox-coords", str(boxes)]) == 0
    image = out / "redacted_scan.dcm"
    code, document = verify(capsys, source, image, "--bbox-coords", boxes)
    assert (code, failures(document)) == (0, [])
    filled = pydicom.dcmread(image).pixel_array[8:16, 0:48]
    assert np.ptp(filled.astype(int)) <= 1
