"""Overlay planes, of their own or in unused bits: shown to OCR, cleared, never overlooked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pydicom
import pytest

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.domain import BoundingBox, FrameSet, Region
from fw_gear_presidio.errors import RefusedError
from tests import builders as b
from tests.unit.dicom.redactions import region, run, stored


def test_embedded_overlay_bits_survive_a_pixel_box_and_go_with_their_own(tmp_path: Path) -> None:
    extra = {"OverlayBitsAllocated": None}
    source = b.write_dicom(tmp_path / "in.dcm", bits=16, stored=12, high_bits=0x8000, **extra)
    dataset = pydicom.dcmread(source)
    for element, vr, value in (
        (0x0010, "US", 48),
        (0x0011, "US", 64),
        (0x0040, "CS", "G"),
        (0x0050, "SS", [1, 1]),
        (0x0100, "US", 16),
        (0x0102, "US", 15),
    ):
        dataset.add_new((0x6000, element), vr, value)
    dataset.save_as(source)
    with DicomImage.open(source, "x") as image:
        assert list(image.overlay_views()) == [0x6000]
    overlay = Region(BoundingBox(30, 30, 40, 40), FrameSet.of([0]), 0x6000)
    target, _ = run(source, [region(8, 8, 20, 20), overlay])
    words = np.frombuffer(pydicom.dcmread(target).PixelData, "<u2").reshape(48, 64)
    assert (words[8:20, 8:20] >> 15 == 1).all()
    assert (words[30:40, 30:40] >> 15 == 0).all()
    assert np.array_equal(words[30:40, 30:40] & 0xFFF, stored(source)[0, 30:40, 30:40])


def test_the_same_ink_on_several_frames_is_one_picture(tmp_path: Path) -> None:
    """A scan reads each picture once."""
    ink = np.zeros((4, 48, 64), int)
    b.draw_text(ink, "Doe", 8, 8, 1)
    ink[2] = 0
    ink[3, 30] = 1
    source = b.write_dicom(tmp_path / "in.dcm", bits=16, stored=12, frames=4, high_bits=ink << 15)
    dataset = pydicom.dcmread(source)
    dataset.update(b.overlay_attributes(ink[0]))
    dataset[0x6000, 0x0100].value = 16
    dataset[0x6000, 0x0102].value = 15
    del dataset[0x6000, 0x3000]
    dataset.save_as(source)
    with DicomImage.open(source, "x") as image:
        (first, picture), (second, other) = image.overlay_views()[0x6000]
    assert (list(first), list(second)) == ([0, 1], [3])
    assert np.array_equal(picture, ink[0] * 255)
    assert np.array_equal(other, ink[3] * 255)


@pytest.mark.parametrize(("planes", "first"), [(1, 3), (1, 0), (3, 1), (2, 0), (2, 2)])
def test_ink_on_frames_that_are_not_there_is_not_overlooked(
    tmp_path: Path, planes: int, first: int
) -> None:
    ink = np.zeros((planes, 48, 64), np.uint8)
    ink[0 if first == 0 else -1, 10:20, 10:20] = 1
    source = b.write_dicom(tmp_path / "in.dcm", frames=2)
    dataset = pydicom.dcmread(source)
    overlay = b.overlay_attributes(ink[0])
    overlay.add_new((0x6000, 0x0015), "IS", planes)
    overlay.add_new((0x6000, 0x0051), "US", first)
    overlay[0x6000, 0x3000].value = np.packbits(ink.reshape(-1), bitorder="little").tobytes()
    dataset.update(overlay)
    dataset.save_as(source)
    with (
        DicomImage.open(source, "image") as image,
        pytest.raises(RefusedError, match="frames that the image does not have"),
    ):
        image.overlay_views()


def test_overlay_plane_is_shown_and_cleared(tmp_path: Path) -> None:
    ink = np.zeros((1, 48, 64), int)
    left, top, right, bottom = b.draw_text(ink, "Doe", 8, 8, 1)
    source = b.write_dicom(tmp_path / "in.dcm")
    dataset = pydicom.dcmread(source)
    dataset.update(b.overlay_attributes(ink[0]))
    dataset.save_as(source)
    with DicomImage.open(source, "x") as image:
        ((frames, view),) = image.overlay_views()[0x6000]
        assert list(frames) == [0]
        assert np.array_equal(view, ink[0] * 255)
    box = BoundingBox(left, top, right, bottom)
    target, _ = run(source, [Region(box, FrameSet.of([0]), 0x6000)])
    with DicomImage.open(target, "x") as image:
        assert image.overlay_views() == {}
    assert pydicom.dcmread(target).PixelData == dataset.PixelData
