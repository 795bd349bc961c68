"""A cine is worked on frame by frame."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.redaction import redact
from fw_gear_presidio.dicom.uids import UidMap
from fw_gear_presidio.domain import BoundingBox, FrameSet, Region
from fw_gear_presidio.settings import Fill
from tests import builders as b

FRAME_BYTES = 256 * 256 * 2


def peak(source: Path, frames: int) -> int:
    """Most bytes held at once while every frame is rendered, and half of them redacted."""
    half = FrameSet.of(range(0, frames, 2))
    region = Region(BoundingBox(8, 8, 100, 30), half)
    tracemalloc.start()
    try:
        with DicomImage.open(source, "x") as image:
            for index in range(frames):
                image.frame_digest(index)
                image.views(index)
            target = source.with_suffix(".out")
            redact(image, [region], Fill.CONTRAST, target, UidMap("m"))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("syntax", [b.EXPLICIT, b.DEFLATED, b.RLE, b.JPEG_LS])
def test_memory_does_not_grow_with_the_number_of_frames(tmp_path: Path, syntax: str) -> None:
    peaks = []
    for frames in (4, 4, 80):  # the first one pays for what is loaded once
        pixels = np.arange(frames * 256 * 256).reshape(frames, 256, 256) % 4096
        path = b.write_dicom(
            tmp_path / f"{frames}.dcm", pixels=pixels, bits=16, stored=12, syntax=syntax
        )
        peaks.append(peak(path, frames))
    assert peaks[2] - peaks[1] < 10 * FRAME_BYTES
