"""The value that a box is filled with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.errors import RefusedError
from fw_gear_presidio.settings import Fill
from tests import builders as b
from tests.unit.dicom.redactions import mask, region, run, stored


def test_one_color_for_touching_boxes(tmp_path: Path) -> None:
    source = b.write_dicom(tmp_path / "in.dcm", bits=16)
    target, _ = run(source, [region(4, 4, 20, 10), region(20, 4, 30, 10)], fill=Fill.BACKGROUND)
    area = stored(target)[0, 4:10, 4:30]
    assert len(np.unique(area)) == 1


@pytest.mark.parametrize(
    ("photometric", "ground"), [("MONOCHROME2", 0), ("MONOCHROME2", 250), ("MONOCHROME1", 250)]
)
def test_contrast_stands_out_and_background_blends_in(
    tmp_path: Path, photometric: str, ground: int
) -> None:
    pixels = np.full((1, 48, 64), ground)
    left, top, right, bottom = b.draw_text(pixels, "Doe", 8, 8, 255 - ground)
    source = b.write_dicom(tmp_path / "in.dcm", pixels=pixels, photometric=photometric)
    boxes = [region(left - 2, top - 2, right + 2, bottom + 2)]
    contrast = stored(run(source, boxes, fill=Fill.CONTRAST)[0])[0]
    background = stored(run(source, boxes, fill=Fill.BACKGROUND)[0])[0]
    assert abs(int(contrast[top, left]) - ground) > 100
    assert (background == ground).all()


def test_signed_fill_is_a_storable_value(tmp_path: Path) -> None:
    pixels = np.full((1, 48, 64), -1024)
    source = b.write_dicom(tmp_path / "in.dcm", pixels=pixels, bits=16, stored=12, signed=True)
    with pytest.raises(RefusedError):
        run(source, [region(100, 100, 110, 110)])
    target, _ = run(source, [region(8, 8, 20, 20)])
    assert stored(target)[0, 10, 10] == 2047


def test_contrast_stays_within_the_range_of_the_image(tmp_path: Path) -> None:
    pixels = b.noise(48, 64, 1, 1, 900, 1100)
    source = b.write_dicom(tmp_path / "in.dcm", pixels=pixels, bits=16)
    value = int(stored(run(source, [region(8, 8, 20, 20)])[0])[0, 10, 10])
    assert value in (900, 1100)


def test_ybr_fill_has_no_chroma(tmp_path: Path) -> None:
    source = b.write_dicom(tmp_path / "in.dcm", photometric="YBR_FULL")
    assert stored(run(source, [region(8, 8, 20, 20)])[0])[0, 10, 10, 1:].tolist() == [128, 128]


def test_palette_contrast_is_another_color(tmp_path: Path) -> None:
    pixels = np.zeros((1, 48, 64), int)
    source = b.write_dicom(tmp_path / "in.dcm", photometric="PALETTE COLOR", pixels=pixels)
    target, _ = run(source, [region(8, 8, 20, 20)])
    with DicomImage.open(target, "x") as image:
        view = image.views(0)[0].astype(int)
    assert np.abs(view[10, 10] - view[0, 0]).max() > 200


def test_pairs_that_share_chroma_are_filled_whole(tmp_path: Path) -> None:
    pixels = b.noise(48, 64, 3, 1, 0, 255)
    pixels[:, :, 1::2, 1:] = pixels[:, :, ::2, 1:]
    source = b.write_dicom(tmp_path / "in.dcm", photometric="YBR_FULL_422", pixels=pixels)
    target, _ = run(source, [region(9, 8, 20, 20)])
    before, after = stored(source)[0], stored(target)[0]
    assert np.array_equal(before, pixels[0])
    assert (after[8:20, 8:20] == after[8, 8]).all()
    outside = mask((1, 48, 64), [region(8, 8, 20, 20)])[0]
    assert np.array_equal(before[~outside], after[~outside])
