"""``fw-presidio verify`` on pixels: boxes filled, everything else identical, frame by frame."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from fw_gear_presidio.cli import main
from tests import builders as b
from tests.scenarios.proofs import (
    BOX,
    FORMATS,
    at,
    box_not_filled,
    boxes_file,
    failures,
    redacted,
    rewrite,
    verify,
)


@pytest.mark.parametrize("name", FORMATS)
def test_a_redaction_is_proven_with_and_without_its_boxes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm", frames=3, **FORMATS[name])
    boxes = redacted(tmp_path, source, frames=[[2, 2]])
    image = tmp_path / "out" / "redacted_scan.dcm"
    code, document = verify(capsys, source, image, "--bbox-coords", boxes)
    assert (code, failures(document)) == (0, [])
    (instance,) = document["instances"]
    assert instance["kind"] == "redacted"
    assert [one["frame"] for one in instance["frames"]] == [1, 2, 3]
    counts = [len(one["boxes"]) for one in instance["frames"]]
    assert counts == [0, 1, 0]
    (box,) = instance["frames"][1]["boxes"]
    assert box["left"] <= BOX["left"]
    assert box["left"] + box["width"] >= BOX["left"] + BOX["width"]
    for one in instance["frames"]:
        assert one["outside"]["sha256_original"] == one["outside"]["sha256_redacted"]
        assert one["outside"]["compared"] > 0

    code, found = verify(capsys, source, image)
    assert (code, failures(found)) == (0, [])
    (instance,) = found["instances"]
    assert [bool(one["boxes"]) for one in instance["frames"]] == [False, True, False]
    (place,) = instance["frames"][1]["boxes"]
    # What changed lies within the box: where a sample had the fill's value nothing changed.
    assert place["left"] >= box["left"]
    assert place["top"] >= box["top"]
    assert place["width"] <= box["width"]
    assert place["height"] <= box["height"]


def sample_outside(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[at(1, 40, 50)] ^= 1
    path.write_bytes(bytes(data))


def frames_swapped(path: Path) -> None:
    data = path.read_bytes()
    one, two, three = at(0, 0, 0), at(1, 0, 0), at(2, 0, 0)
    path.write_bytes(data[:one] + data[two:three] + data[one:two] + data[three:])


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (sample_outside, "2: 1 samples outside the boxes differ, at left 50 top 40 width 1"),
        (box_not_filled, "3: Not filled: the box at left 8 top 8 width 24 height 8"),
        (frames_swapped, "1: "),
    ],
)
def test_tampered_pixels_are_found_on_their_frame(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tamper: Callable[[Path], None], said: str
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm", frames=3)
    boxes = redacted(tmp_path, source)
    tamper(tmp_path / "out" / "redacted_scan.dcm")
    code, document = verify(capsys, source, tmp_path / "out", "--bbox-coords", boxes)
    assert code == 6
    assert failures(document)[0].startswith(said)
    (instance,) = document["instances"]
    wrong = [one["frame"] for one in instance["frames"] if one["problems"]]
    assert wrong == {sample_outside: [2], box_not_filled: [3], frames_swapped: [1, 2]}[tamper]


def test_without_boxes_ink_left_in_a_changed_place_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm", frames=3, pixels=np.full((3, 48, 64), 90))
    redacted(tmp_path, source)
    box_not_filled(tmp_path / "out" / "redacted_scan.dcm")
    code, document = verify(capsys, source, tmp_path / "out")
    assert code == 6
    assert failures(document) == [
        "3: Changed, but not filled with one value, at left 8 top 8 width 24 height 8."
    ]


def test_a_box_that_was_forgotten_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm")
    redacted(tmp_path, source)
    other = BOX | {"left": 40, "frames": "all"}
    both = [BOX | {"frames": "all"}, other]
    boxes = boxes_file(tmp_path / "both.json", (b.SOP_INSTANCE_UID, both))
    code, document = verify(capsys, source, tmp_path / "out", "--bbox-coords", boxes)
    assert code == 6
    assert failures(document) == ["1: Not filled: the box at left 40 top 8 width 24 height 8."]
    nothing = boxes_file(tmp_path / "none.json", (b.SOP_INSTANCE_UID, []))
    code, document = verify(capsys, source, tmp_path / "out", "--bbox-coords", nothing)
    assert code == 6
    assert any("samples outside the boxes differ" in one for one in failures(document))
    assert "Nothing was to be redacted, but the files differ." in failures(document)


def test_a_block_of_a_jpeg_that_changed_outside_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two boxes are filled, one is told of: the other is a change outside."""
    format_ = FORMATS["jpeg 4:2:0"]
    source = b.write_dicom(tmp_path / "scan.dcm", rows=64, columns=96, **format_)
    both = [BOX | {"frames": "all"}, BOX | {"frames": "all", "left": 64, "top": 40}]
    boxes = boxes_file(tmp_path / "both.json", (b.SOP_INSTANCE_UID, both))
    out = tmp_path / "out"
    assert main(["redact", str(source), "--output", str(out), "--bbox-coords", str(boxes)]) == 0
    assert verify(capsys, source, out, "--bbox-coords", boxes)[0] == 0
    one = boxes_file(tmp_path / "one.json", (b.SOP_INSTANCE_UID, both[:1]))
    code, document = verify(capsys, source, out, "--bbox-coords", one)
    assert code == 6
    assert failures(document) == [
        "1: Blocks outside the boxes differ, at left 64 top 32 width 32 height 16."
    ]
    # The original with the boxes of the redaction: nothing was filled.
    shutil.copy(source, out / "redacted_scan.dcm")
    rewrite(out / "redacted_scan.dcm", lambda d: setattr(d, "PatientID", "4712"))
    code, document = verify(capsys, source, out, "--bbox-coords", one)
    assert code == 6
    assert failures(document)[0].startswith("1: Not filled: the box at left 0 top 0 width 32")


def test_ink_left_on_an_overlay_plane_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm")
    rewrite(source, lambda d: d.update(b.overlay_attributes(np.ones((48, 64)))))
    box = BOX | {"frames": "all", "overlay_group": "6000"}
    boxes = boxes_file(tmp_path / "boxes.json", (b.SOP_INSTANCE_UID, [box]))
    out = tmp_path / "out"
    assert main(["redact", str(source), "--output", str(out), "--bbox-coords", str(boxes)]) == 0
    assert verify(capsys, source, out, "--bbox-coords", boxes)[0] == 0
    code, document = verify(capsys, source, out)
    (overlay,) = document["instances"][0]["overlays"]
    assert (code, overlay["boxes"]) == (0, [BOX])
    rewrite(out / "redacted_scan.dcm", lambda d: d.update(b.overlay_attributes(np.ones((48, 64)))))
    code, document = verify(capsys, source, out, "--bbox-coords", boxes)
    assert code == 6
    assert failures(document) == ["6000: Ink is not cleared in its boxes, or elsewhere."]
