"""JPEG with DCT: only the blocks in a box change, in every variant, and damage is an error."""

from __future__ import annotations

import hypothesis.strategies as st
import imagecodecs
import numpy as np
import pytest
from hypothesis import given, settings

from fw_gear_presidio.dicom import jpeg_splice, jpeg_stream
from fw_gear_presidio.dicom.jpeg_splice import FlatFill
from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.errors import UnreadableError
from tests import builders as b
from tests.unit.dicom.jpegs import BOX, VARIANTS, coefficients, decode, picture, proven


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("value", [0, 40, 255])
def test_only_blocks_in_the_box_change(variant: str, value: int) -> None:
    photometric, options = VARIANTS[variant]
    before = picture(photometric, **options)
    samples = (value,) if photometric == "L" else (value, 128, 128)
    after = jpeg_splice.splice(before, [FlatFill((BOX,), samples)])
    stream = jpeg_stream.parse(before)
    old, new = coefficients(before), coefficients(after)
    assert old.keys() == new.keys()
    touched = set()
    for component, row, column in old:
        _tall, _wide, down, across = stream.block_grid(component)
        place = BoundingBox(column * across, row * down, (column + 1) * across, (row + 1) * down)
        if place.intersection(BOX):
            touched.add((component, row, column))
    assert {key for key in old if old[key] != new[key]} == touched
    area = decode(after)[BOX.top : BOX.bottom, BOX.left : BOX.right]
    luma = area if area.ndim == 2 else area[:, :, 0]
    assert len(np.unique(luma)) == 1
    assert abs(int(luma[0, 0]) - value) <= 2
    assert proven(before, after, BOX)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_boxes(data: st.DataObject) -> None:
    photometric, options = VARIANTS[data.draw(st.sampled_from(sorted(VARIANTS)))]
    before = picture(photometric, **options)
    stream = jpeg_stream.parse(before)
    fills = []
    for _ in range(data.draw(st.integers(1, 3))):
        left, top = data.draw(st.integers(0, 92)), data.draw(st.integers(0, 74))
        right, bottom = data.draw(st.integers(left + 1, 93)), data.draw(st.integers(top + 1, 75))
        value = data.draw(st.integers(0, 255))
        samples = (value,) + (128,) * (len(stream.components) - 1)
        fills.append(FlatFill((BoundingBox(left, top, right, bottom),), samples))
    after = jpeg_splice.splice(before, fills)
    old, new = coefficients(before), coefficients(after)
    for component, row, column in old:
        _tall, _wide, down, across = stream.block_grid(component)
        place = BoundingBox(column * across, row * down, (column + 1) * across, (row + 1) * down)
        if not any(place.intersection(box) for fill in fills for box in fill.boxes):
            assert old[component, row, column] == new[component, row, column]
    last = fills[-1].boxes[0]
    area = decode(after)[last.top : last.bottom, last.left : last.right]
    luma = area if area.ndim == 2 else area[:, :, 0]
    assert len(np.unique(luma)) == 1


def test_a_table_without_the_needed_code_is_replaced() -> None:
    flat = np.full((64, 64), 128, np.uint8)
    flat[:8, :8] = 129
    before = b.jpeg_frame(flat, "MONOCHROME2", optimize=True)
    sizes = jpeg_stream.parse(before).scans[0].components[0].dc.codes
    assert 9 not in sizes
    after = jpeg_splice.splice(before, [FlatFill((BOX,), (255,))])
    assert proven(before, after, BOX)
    assert decode(after)[20, 24] == 255


def test_twelve_bits() -> None:
    pixels = b.noise(64, 64, 1, 1, 0, 4095)[0].astype(np.uint16)
    before = bytes(imagecodecs.jpeg8_encode(pixels, level=90, bitspersample=12))
    after = jpeg_splice.splice(before, [FlatFill((BOX,), (4095,))])
    assert proven(before, after, BOX)
    assert abs(int(decode(after)[20, 24]) - 4095) <= 4


def test_the_comparison_sees_a_forgotten_block_and_a_changed_one() -> None:
    before = picture("L")
    after = jpeg_splice.splice(before, [FlatFill((BOX,), (0,))])
    assert not proven(before, before, BOX)
    assert not proven(before, after, BoundingBox(21, 18, 30, 33))


def test_the_comparison_sees_another_table() -> None:
    """With other quantizers equal codes are other pixels."""
    before = picture("YBR_FULL", subsampling=0)
    after = bytearray(jpeg_splice.splice(before, [FlatFill((BOX,), (0, 128, 128))]))
    assert proven(before, bytes(after), BOX)
    after[after.index(b"\xff\xdb") + 20] ^= 1
    assert not proven(before, bytes(after), BOX)


@pytest.mark.parametrize("cut", [20, 300, 900])
def test_damage_is_an_error_of_the_instance(cut: int) -> None:
    with pytest.raises((UnreadableError, jpeg_stream.NotSequentialJpegError)):
        jpeg_splice.splice(picture("L")[:cut], [FlatFill((BOX,), (0,))])
