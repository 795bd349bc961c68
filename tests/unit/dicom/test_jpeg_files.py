"""JPEG frames in files: progressive ones are decoded, untouched ones keep every byte."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pydicom
import pytest

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.domain import FrameSet, Region
from fw_gear_presidio.errors import RefusedError
from tests import builders as b
from tests.unit.dicom.jpegs import BOX
from tests.unit.dicom.redactions import region, run


def test_progressive_is_stored_decoded_and_says_so(tmp_path: Path) -> None:
    source = b.write_dicom(
        tmp_path / "in.dcm",
        photometric="YBR_FULL_422",
        syntax=b.JPEG_BASELINE,
        frames=2,
        jpeg={"progressive": True},
    )
    target, notes = run(source, [region(8, 8, 20, 20, 1)])
    assert "Explicit VR Little Endian" in notes[0]
    with DicomImage.open(source, "a") as old, DicomImage.open(target, "b") as new:
        assert np.array_equal(old.raw(0), new.raw(0))
        after = new.raw(1)
    assert (after[8:20, 8:20] == after[8, 8]).all()
    written = pydicom.dcmread(target)
    assert written.file_meta.TransferSyntaxUID == b.EXPLICIT
    assert written.PhotometricInterpretation == "YBR_FULL"
    assert written.LossyImageCompression == "01"


def test_what_cannot_be_named_when_decoded_is_refused(tmp_path: Path) -> None:
    source = b.write_dicom(
        tmp_path / "in.dcm",
        photometric="YBR_PARTIAL_422",
        syntax=b.JPEG_BASELINE,
        jpeg={"progressive": True},
    )
    with pytest.raises(RefusedError, match="partial-range"):
        run(source, [region(8, 8, 20, 20)])


def test_an_overlay_box_leaves_progressive_frames_alone(tmp_path: Path) -> None:
    source = b.write_dicom(tmp_path / "in.dcm", syntax=b.JPEG_BASELINE, jpeg={"progressive": True})
    dataset = pydicom.dcmread(source)
    dataset.update(b.overlay_attributes(np.ones((48, 64))))
    dataset.save_as(source)
    target, notes = run(source, [Region(BOX, FrameSet.of([0]), 0x6000)])
    assert notes == ()
    written = pydicom.dcmread(target)
    assert written.PixelData == dataset.PixelData
    plane = np.unpackbits(np.frombuffer(written[0x6000, 0x3000].value, np.uint8), bitorder="little")
    inside = plane.reshape(48, 64)[BOX.top : BOX.bottom, BOX.left : BOX.right]
    assert inside.sum() == 0
    assert plane.sum() == 48 * 64 - BOX.area


def test_in_a_file_only_the_touched_frame_differs(tmp_path: Path) -> None:
    source = b.write_dicom(
        tmp_path / "in.dcm", photometric="YBR_FULL_422", syntax=b.JPEG_BASELINE, frames=3
    )
    target, notes = run(source, [region(8, 8, 20, 20, 1)])
    assert notes == ()
    with DicomImage.open(source, "a") as old, DicomImage.open(target, "b") as new:
        assert [old.encoded(n) == new.encoded(n) for n in range(3)] == [True, False, True]
        assert (new.raw(1)[8:20, 8:20, 0] == new.raw(1)[8, 8, 0]).all()
