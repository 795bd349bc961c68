"""Padding, and chroma of lower resolution: what a decoder shows beside a box."""

from __future__ import annotations

from pathlib import Path

import hypothesis.strategies as st
import numpy as np
import pydicom
import pytest
from hypothesis import given, settings

from fw_gear_presidio.dicom import jpeg_splice, jpeg_stream
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.jpeg_splice import FlatFill
from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.errors import RefusedError
from fw_gear_presidio.settings import Fill
from tests import builders as b
from tests.unit.dicom.jpegs import VARIANTS, coefficients, decode, picture
from tests.unit.dicom.redactions import region, run


def test_what_pads_the_image_is_filled_with_its_edge() -> None:
    """Encoders repeat the last column there, or leave what was cropped off."""
    before = picture("L")
    edge = BoundingBox(80, 60, 93, 75)
    after = jpeg_splice.splice(before, [FlatFill((edge,), (200,))])
    new = coefficients(after)
    # 93 x 75 pixels are 12 x 10 blocks; the last ones reach beyond the image.
    assert {new[0, row, column] for row in (8, 9) for column in (10, 11)} == {new[0, 9, 11]}


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_nothing_is_shown_otherwise_beyond_the_pixel_beside_a_box(data: st.DataObject) -> None:
    """Luma is the same right up to the box; chroma is interpolated from one pixel further."""
    variant = data.draw(st.sampled_from(["4:2:2", "4:2:0", "4:4:4", "rgb"]))
    photometric, options = VARIANTS[variant]
    before = picture(photometric, **options)
    left, top = data.draw(st.integers(0, 92)), data.draw(st.integers(0, 74))
    right, bottom = data.draw(st.integers(left + 1, 93)), data.draw(st.integers(top + 1, 75))
    area = jpeg_stream.smallest_area(before)
    assert area == {"4:2:2": (8, 16), "4:2:0": (16, 16)}.get(variant, (8, 8))
    box = jpeg_splice.aligned(BoundingBox(left, top, right, bottom), area, 75, 93)
    assert box.intersection(BoundingBox(left, top, right, bottom)) == BoundingBox(
        left, top, right, bottom
    )
    assert jpeg_splice.aligned(box, area, 75, 93) == box
    colour = tuple(data.draw(st.integers(0, 255)) for _ in range(3))
    after = jpeg_splice.splice(before, [FlatFill((box,), colour)])
    differs = decode(before) != decode(after)
    differs[box.top : box.bottom, box.left : box.right] = False
    if area == (8, 8):
        assert not differs.any()
    assert not differs[:, :, 0].any()
    differs[max(box.top - 1, 0) : box.bottom + 1, max(box.left - 1, 0) : box.right + 1] = False
    assert not differs.any()


@pytest.mark.parametrize("subsampling", [1, 2])
def test_where_a_picture_is_grey_subsampled_chroma_widens_no_box(
    tmp_path: Path, subsampling: int
) -> None:
    grey = np.full((1, 75, 93, 3), 128, np.uint8)
    grey[..., 0] = b.noise(75, 93, 1, 1, 0, 255)[0]
    source = b.write_color_jpeg(tmp_path / "in.dcm", grey, subsampling)
    target, _ = run(source, [region(10, 10, 20, 20, 0)])
    with DicomImage.open(source, "before") as before, DicomImage.open(target, "after") as after:
        differs = before.stored(0) != after.stored(0)
    assert differs[10:20, 10:20, 0].any()
    differs[8:24, 8:24] = False
    assert not differs.any()


@pytest.mark.parametrize("fill", Fill)
def test_a_grey_place_beside_color_is_filled_without_color(tmp_path: Path, fill: Fill) -> None:
    pixels = np.full((1, 64, 96, 3), 128, np.uint8)
    pixels[0, :, 32:, 1] = 40
    pixels[..., 0] = b.noise(64, 96, 1, 1, 0, 255)[0]
    source = b.write_color_jpeg(tmp_path / "in.dcm", pixels, 1)
    boxes = [region(2, 10, 6, 20, 0), region(40, 10, 44, 20, 0), region(26, 40, 44, 50, 0)]
    target, _ = run(source, [*boxes, region(17, 40, 23, 50, 0)], fill=fill)
    with DicomImage.open(source, "before") as before, DicomImage.open(target, "after") as after:
        old, new = before.stored(0), after.stored(0)
    assert (new[8:24, :8, 1:] == 128).all()
    assert np.array_equal(old[8:24, 8:24], new[8:24, 8:24])
    assert (new[8:24, 32:48, 0] == new[8, 32, 0]).all()


def test_frames_that_share_chroma_otherwise_are_refused(tmp_path: Path) -> None:
    frames = [picture("YBR_FULL_422", subsampling=n) for n in (0, 2)]
    source = b.write_dicom(
        tmp_path / "in.dcm",
        rows=75,
        columns=93,
        frames=2,
        photometric="YBR_FULL_422",
        syntax=b.JPEG_BASELINE,
    )
    dataset = pydicom.dcmread(source)
    dataset.PixelData = pydicom.encaps.encapsulate(frames)
    dataset.save_as(source)
    with pytest.raises(RefusedError, match="share chroma"):
        run(source, [region(8, 8, 16, 16, 1)])
    assert run(source, [region(8, 8, 16, 16, 0)])[1] == ()
