"""One redaction of a built file, and what was stored before and after."""

from __future__ import annotations

from pathlib import Path

import hypothesis.strategies as st
import numpy as np

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.redaction import redact
from fw_gear_presidio.dicom.uids import UidMap
from fw_gear_presidio.domain import BoundingBox, FrameSet, Region
from fw_gear_presidio.settings import Fill
from tests import builders as b

UIDS = UidMap("salt")
NATIVE_FORMATS = [
    {"photometric": "MONOCHROME2", "bits": 8},
    {"photometric": "MONOCHROME1", "bits": 16, "stored": 12},
    {"photometric": "MONOCHROME2", "bits": 16, "stored": 12, "signed": True},
    {"photometric": "MONOCHROME2", "bits": 16, "stored": 10, "high_bit": 15},
    {"photometric": "MONOCHROME2", "bits": 32},
    {"photometric": "MONOCHROME2", "bits": 1},
    {"photometric": "RGB", "bits": 8},
    {"photometric": "RGB", "bits": 8, "planar": 1},
    {"photometric": "RGB", "bits": 16},
    {"photometric": "YBR_FULL", "bits": 8},
    {"photometric": "PALETTE COLOR", "bits": 8},
    {"photometric": "PALETTE COLOR", "bits": 16, "stored": 8},
]
ENCAPSULATED_FORMATS = [
    {"photometric": "MONOCHROME2", "bits": 8, "syntax": b.RLE},
    {"photometric": "MONOCHROME2", "bits": 16, "stored": 12, "syntax": b.RLE},
    {"photometric": "RGB", "bits": 8, "syntax": b.RLE},
    {"photometric": "YBR_FULL", "bits": 8, "syntax": b.RLE},
    {"photometric": "MONOCHROME2", "bits": 16, "stored": 12, "syntax": b.JPEG_LOSSLESS},
    {"photometric": "RGB", "bits": 8, "syntax": b.JPEG_LOSSLESS},
    {"photometric": "MONOCHROME1", "bits": 16, "stored": 12, "syntax": b.JPEG_LS},
    {"photometric": "RGB", "bits": 8, "syntax": b.JPEG_LS},
    {"photometric": "MONOCHROME2", "bits": 16, "signed": True, "syntax": b.JPEG_2000_LOSSLESS},
    {"photometric": "YBR_RCT", "bits": 8, "syntax": b.JPEG_2000_LOSSLESS},
    {"photometric": "MONOCHROME2", "bits": 16, "stored": 12, "syntax": b.JPEG_2000},
    {"photometric": "PALETTE COLOR", "bits": 8, "syntax": b.JPEG_2000_LOSSLESS},
    {"photometric": "MONOCHROME2", "bits": 8, "syntax": b.HTJ2K_LOSSLESS},
    {"photometric": "MONOCHROME2", "bits": 16, "syntax": b.DEFLATED_FRAMES},
]
FORMATS = [
    {**one, "syntax": syntax} for one in NATIVE_FORMATS for syntax in b.NATIVE
] + ENCAPSULATED_FORMATS


def run(
    source: Path,
    regions: list[Region],
    *,
    fill: Fill = Fill.CONTRAST,
    name: str = "redacted.dcm",
) -> tuple[Path, tuple[str, ...]]:
    target = source.with_name(name)
    with DicomImage.open(source, "image") as image:
        return target, redact(image, regions, fill, target, UIDS)


def stored(path: Path) -> np.ndarray:
    with DicomImage.open(path, "image") as image:
        return np.stack([image.stored(n) for n in range(image.identity.number_of_frames)])


def mask(shape: tuple[int, ...], regions: list[Region]) -> np.ndarray:
    inside = np.zeros(shape[:3], bool)
    for region in regions:
        box = region.box
        for frame in region.frames:
            inside[frame, box.top : box.bottom, box.left : box.right] = True
    return inside


def region(left: int, top: int, right: int, bottom: int, *frames: int) -> Region:
    return Region(BoundingBox(left, top, right, bottom), FrameSet.of(frames or (0,)))


@st.composite
def regions_on(draw: st.DrawFn, rows: int, columns: int, frames: int) -> list[Region]:
    found = []
    for _ in range(draw(st.integers(1, 4))):
        left, top = draw(st.integers(0, columns - 1)), draw(st.integers(0, rows - 1))
        right, bottom = draw(st.integers(left + 1, columns)), draw(st.integers(top + 1, rows))
        chosen = draw(st.sets(st.integers(0, frames - 1), min_size=1))
        found.append(Region(BoundingBox(left, top, right, bottom), FrameSet.of(chosen)))
    return found
