"""Boxes and frame sets: the arithmetic everything else relies on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fw_gear_presidio.domain import BoundingBox, FrameSet

indices = st.sets(st.integers(0, 400), min_size=1)


@given(indices)
def test_a_frame_set_holds_exactly_its_frames(frames: set[int]) -> None:
    held = FrameSet.of(frames)
    assert list(held) == sorted(frames)
    assert len(held) == len(frames)
    assert all((index in held) == (index in frames) for index in range(402))


@given(indices)
def test_dicom_frame_numbers_count_from_one_and_come_back(frames: set[int]) -> None:
    ranges = FrameSet.of(frames).to_dicom()
    assert ranges[0][0] == min(frames) + 1
    assert FrameSet.from_dicom(ranges) == FrameSet.of(frames)


@given(indices, indices)
def test_union(some: set[int], others: set[int]) -> None:
    assert FrameSet.of(some).union(FrameSet.of(others)) == FrameSet.of(some | others)


def test_huge_ranges_cost_nothing() -> None:
    assert len(FrameSet.from_dicom([[1, 10**12]])) == 10**12


def test_overlapping_ranges_of_a_hand_edited_file_are_joined() -> None:
    assert FrameSet.from_dicom([[5, 9], [1, 5], [10, 12]]).to_dicom() == [[1, 12]]


@pytest.mark.parametrize("ranges", [[[0, 3]], [[4, 3]]])
def test_impossible_ranges(ranges: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="frame"):
        FrameSet.from_dicom(ranges)


def test_width_is_a_width() -> None:
    box = BoundingBox.from_size(8, 12, 96, 14)
    assert (box.right, box.bottom) == (104, 26)
    assert (box.width, box.height) == (96, 14)


@pytest.mark.parametrize("edges", [(5, 5, 5, 9), (5, 5, 9, 5), (9, 5, 5, 9)])
def test_an_empty_box_is_no_box(edges: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="empty"):
        BoundingBox(*edges)


def test_clipping() -> None:
    assert BoundingBox(-5, -5, 5, 5).clipped(10, 10) == BoundingBox(0, 0, 5, 5)
    assert BoundingBox(8, 8, 20, 20).clipped(rows=10, columns=12) == BoundingBox(8, 8, 12, 10)
    assert BoundingBox(12, 0, 20, 5).clipped(rows=10, columns=12) is None
