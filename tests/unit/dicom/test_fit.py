"""Which blocks of a JPEG are filled with a box."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fw_gear_presidio.dicom.fit import close_fit, fillable
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.domain import BoundingBox, FrameSet, Region
from tests import builders as b

ROWS, COLUMNS = 64, 96


def jpeg(folder: Path, ink: BoundingBox, *, sampling: int = 1, frames: int = 1) -> Path:
    """Yellow ink on black, on the last frame."""
    pixels = np.zeros((frames, ROWS, COLUMNS, 3), np.uint8)
    pixels[-1, ink.top : ink.bottom, ink.left : ink.right] = (250, 250, 60)
    return b.write_color_jpeg(folder / "a.dcm", pixels, sampling)


def fits(path: Path, box: BoundingBox, frames: int = 1) -> tuple[BoundingBox, BoundingBox]:
    region = Region(box, FrameSet.of(range(frames)))
    with DicomImage.open(path, "x") as image:
        return close_fit(image, [region])[0], fillable(image, [region])[0]


def test_blocks_that_only_a_margin_reaches_into_are_left(tmp_path: Path) -> None:
    path = jpeg(tmp_path, BoundingBox(32, 16, 64, 24))
    close, all_of_it = fits(path, BoundingBox(29, 14, 67, 26))
    assert close == BoundingBox(32, 16, 64, 24)
    assert all_of_it == BoundingBox(16, 8, 80, 32)


@pytest.mark.parametrize("sampling", [0, 1])
def test_a_block_with_nothing_but_the_coding_of_its_own_letters_is_left(
    tmp_path: Path, sampling: int
) -> None:
    pixels = np.zeros((1, ROWS, COLUMNS, 3), np.uint8)
    for left in range(32, 64, 4):
        pixels[0, 16:24, left : left + 2] = (250, 250, 60)
    # The line above ends in the block that the margin reaches into, and shows all over it.
    pixels[0, 9:13, 33:63:3] = (250, 250, 60)
    path = b.write_color_jpeg(tmp_path / "a.dcm", pixels, sampling)
    with DicomImage.open(path, "x") as image:
        beside = image.stored(0)[14:16, 32:64, 0]
    assert np.ptp(beside) > 3
    close, _ = fits(path, BoundingBox(32, 14, 64, 26))
    assert close == BoundingBox(32, 16, 64, 24)


def test_a_block_with_an_edge_of_the_text_is_filled(tmp_path: Path) -> None:
    path = jpeg(tmp_path, BoundingBox(31, 16, 65, 25))
    close, _ = fits(path, BoundingBox(29, 14, 67, 26))
    assert close == BoundingBox(16, 16, 80, 32)


def test_one_frame_with_ink_in_a_block_decides(tmp_path: Path) -> None:
    path = jpeg(tmp_path, BoundingBox(31, 16, 64, 24), frames=3)
    close, _ = fits(path, BoundingBox(29, 14, 67, 26), frames=3)
    assert close == BoundingBox(16, 16, 64, 24)


def test_colour_that_the_luma_does_not_show_counts(tmp_path: Path) -> None:
    pixels = np.full((1, ROWS, COLUMNS, 3), (0, 120, 0), np.uint8)
    # The same luma, BT.601.
    pixels[0, 16:24, 20:64] = (236, 0, 0)
    path = b.write_color_jpeg(tmp_path / "a.dcm", pixels, 1)
    close, _ = fits(path, BoundingBox(18, 16, 64, 24))
    assert close.left == 16


def test_a_box_over_nothing_is_still_a_box(tmp_path: Path) -> None:
    path = jpeg(tmp_path, BoundingBox(0, 0, 8, 8), sampling=2)
    close, _ = fits(path, BoundingBox(30, 30, 34, 34))
    assert close.area


def test_a_box_of_blocks_fits_itself(tmp_path: Path) -> None:
    path = jpeg(tmp_path, BoundingBox(0, 0, 8, 8))
    assert fits(path, BoundingBox(32, 16, 64, 24))[0] == BoundingBox(32, 16, 64, 24)


@pytest.mark.parametrize("photometric", ["MONOCHROME2", "RGB"])
def test_without_blocks_the_box_is_what_is_filled(tmp_path: Path, photometric: str) -> None:
    shape: Any = (1, ROWS, COLUMNS) if photometric == "MONOCHROME2" else (1, ROWS, COLUMNS, 3)
    path = b.write_dicom(
        tmp_path / "a.dcm", pixels=np.zeros(shape, np.uint8), photometric=photometric
    )
    box = BoundingBox(29, 14, 67, 26)
    assert fits(path, box) == (box, box)


@st.composite
def boxes(draw: st.DrawFn) -> BoundingBox:
    left, top = draw(st.integers(0, COLUMNS - 2)), draw(st.integers(0, ROWS - 2))
    return BoundingBox(
        left, top, draw(st.integers(left + 1, COLUMNS)), draw(st.integers(top + 1, ROWS))
    )


@settings(max_examples=60)
@given(ink=boxes(), box=boxes(), sampling=st.sampled_from([0, 1, 2]))
def test_nothing_that_can_be_seen_in_a_box_is_left_out(
    tmp_path_factory: pytest.TempPathFactory, ink: BoundingBox, box: BoundingBox, sampling: int
) -> None:
    path = jpeg(tmp_path_factory.mktemp("fit"), ink, sampling=sampling)
    close, all_of_it = fits(path, box)
    assert close.intersection(all_of_it) == close
    with DicomImage.open(path, "x") as image:
        stored = image.stored(0)
    left_out = (
        (slice(box.top, box.bottom), slice(box.left, max(box.left, close.left))),
        (slice(box.top, box.bottom), slice(min(box.right, close.right), box.right)),
        (slice(box.top, max(box.top, close.top)), slice(box.left, box.right)),
        (slice(min(box.bottom, close.bottom), box.bottom), slice(box.left, box.right)),
    )
    for place in left_out:
        luma = stored[place][..., 0].astype(int)
        assert luma.size == 0 or np.ptp(luma) <= 25  # a tenth of the ink's contrast
