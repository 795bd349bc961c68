"""Frames of JPEG, their blocks, and what decoders make of them."""

from __future__ import annotations

import imagecodecs
import numpy as np

from fw_gear_presidio.dicom import jpeg_stream
from fw_gear_presidio.dicom.jpeg_blocks import blocks
from fw_gear_presidio.dicom.jpeg_compare import blocks_in, compare
from fw_gear_presidio.domain import BoundingBox
from tests import builders as b

BOX = BoundingBox(21, 18, 50, 33)
VARIANTS = {
    "grey": ("L", {}),
    "4:4:4": ("YBR_FULL", {"subsampling": 0}),
    "4:2:2": ("YBR_FULL_422", {"subsampling": 1}),
    "4:2:0": ("YBR_FULL_422", {"subsampling": 2}),
    "rgb": ("RGB", {}),
    "restart blocks": ("YBR_FULL_422", {"subsampling": 1, "restart_marker_blocks": 3}),
    "restart rows": ("YBR_FULL_422", {"subsampling": 2, "restart_marker_rows": 1}),
    "own tables": ("YBR_FULL", {"subsampling": 0, "optimize": True}),
}


def picture(photometric: str, **options: object) -> bytes:
    samples = 1 if photometric == "L" else 3
    ramp = np.add.outer(np.arange(75), np.arange(93))
    noise = b.noise(75, 93, samples, 1, -20, 20)[0]
    pixels = ramp[..., None] + noise.reshape(75, 93, samples)
    return b.jpeg_frame(np.clip(pixels, 0, 255).astype(np.uint8).squeeze(), photometric, **options)


def coefficients(data: bytes) -> dict[tuple[int, int, int], tuple[int, bytes]]:
    """(component, block row, block column) -> DC and AC bits."""
    found = {}
    for scan in jpeg_stream.parse(data).scans:
        for interval, some in blocks(scan):
            bits = np.unpackbits(np.frombuffer(interval.data, np.uint8))
            for one in some:
                key = (one.component, one.row, one.column)
                found[key] = (one.dc, bits[one.ac : one.end].tobytes())
    return found


def proven(before: bytes, after: bytes, box: BoundingBox) -> bool:
    """Nothing differs outside ``box``, and nothing but a level is left inside."""
    old, new = jpeg_stream.parse(before), jpeg_stream.parse(after)
    inside = blocks_in(old, [box])
    found = compare(old, new, inside)
    if found is None or found.digest_before != found.digest_after:
        return False
    return not any(
        one.detailed[grid].any() or (one.level[grid] != one.level[grid][0]).any()
        for one, grid in zip(found.components, inside, strict=True)
    )


def decode(data: bytes) -> np.ndarray:
    stream = jpeg_stream.parse(data)
    same = {"colorspace": "ycbcr", "outcolorspace": "ycbcr"} if len(stream.components) > 1 else {}
    return imagecodecs.jpeg8_decode(data, **same)
