"""Review copies: outlines around the boxes, PHI still on them, and saying nothing else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pydicom
import pytest

from fw_gear_presidio.dicom.boxed import LINE_PIXELS, draw_boxes
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.uids import UidMap
from fw_gear_presidio.domain import BoundingBox, FrameSet, Region
from tests import builders as b

UIDS = UidMap("salt")
BOX = BoundingBox(10, 8, 30, 20)


@pytest.mark.parametrize(
    "fmt",
    [
        {},
        {"bits": 16, "stored": 12, "syntax": b.JPEG_LS},
        {"photometric": "RGB", "syntax": b.RLE},
        {"photometric": "PALETTE COLOR"},
        {"bits": 16, "stored": 12, "syntax": b.JPEG_EXTENDED},
    ],
)
def test_only_outlines_differ(tmp_path: Path, fmt: dict[str, object]) -> None:
    source = b.write_dicom(tmp_path / "in.dcm", frames=2, **fmt)
    target = tmp_path / "boxed.dcm"
    with DicomImage.open(source, "x") as image:
        draw_boxes(image, [Region(BOX, FrameSet.of([1]))], target, UIDS)
        before = [image.stored(n) for n in range(2)]
    with DicomImage.open(target, "x") as image:
        after = [image.stored(n) for n in range(2)]
    assert np.array_equal(before[0], after[0])
    outer = BOX.expanded(LINE_PIXELS, LINE_PIXELS)
    line = np.zeros(before[1].shape[:2], bool)
    line[outer.top : outer.bottom, outer.left : outer.right] = True
    line[BOX.top : BOX.bottom, BOX.left : BOX.right] = False
    assert np.array_equal(before[1][~line], after[1][~line])
    assert (before[1][line] != after[1][line]).mean() > 0.5


def test_colour_jpeg_becomes_rgb_for_viewers(tmp_path: Path) -> None:
    source = b.write_dicom(
        tmp_path / "in.dcm", photometric="YBR_FULL_422", syntax=b.JPEG_BASELINE, frames=2
    )
    target = tmp_path / "boxed.dcm"
    with DicomImage.open(source, "x") as image:
        notes = draw_boxes(image, [Region(BOX, FrameSet.of([1]))], target, UIDS)
        views = [image.views(n)[0] for n in range(2)]
    assert "decoded" in notes[0]
    written = pydicom.dcmread(target)
    assert written.PhotometricInterpretation == "RGB"
    assert np.array_equal(written.pixel_array[0], views[0])
    assert np.array_equal(written.pixel_array[1, 30:], views[1][30:])


def test_a_review_copy_claims_nothing(tmp_path: Path) -> None:
    source = b.write_dicom(tmp_path / "in.dcm", BurnedInAnnotation="YES")
    with DicomImage.open(source, "x") as image:
        draw_boxes(image, [Region(BOX, FrameSet.of([0]))], tmp_path / "boxed.dcm", UIDS)
    written = pydicom.dcmread(tmp_path / "boxed.dcm")
    assert written.BurnedInAnnotation == "YES"
    assert "DeidentificationMethod" not in written
    assert "DeidentificationMethodCodeSequence" not in written
    assert written.SOPInstanceUID == UIDS.sop(b.SOP_INSTANCE_UID)
    assert written.SeriesInstanceUID == UIDS.series(b.SERIES_INSTANCE_UID)
    assert written.ImageType[0] == "DERIVED"
