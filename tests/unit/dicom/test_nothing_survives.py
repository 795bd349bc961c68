"""A redacted image does not depend on what was in its boxes.

Two images that differ in nothing but the text inside the box must come out the same, sample
for sample, unused bits and chroma included: then nothing of the text can be in the result.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.domain import BoundingBox, FrameSet, Region
from fw_gear_presidio.settings import Fill
from tests import builders as b
from tests.unit.dicom.redactions import FORMATS, run

ROWS, COLUMNS = 64, 96
BOX = BoundingBox(16, 16, 80, 48)
TEXTS = ("DOE JANE", "ROE JOHN")

JPEG = [
    {"syntax": b.JPEG_BASELINE},
    {"syntax": b.JPEG_EXTENDED, "bits": 16, "stored": 12},
    *(
        {"syntax": b.JPEG_BASELINE, "photometric": photometric, "jpeg": {"subsampling": factor}}
        for photometric, factor in (("RGB", 0), ("YBR_FULL", 0), ("YBR_FULL_422", 1))
    ),
    {"syntax": b.JPEG_BASELINE, "photometric": "YBR_FULL_422", "jpeg": {"subsampling": 2}},
    {"syntax": b.JPEG_BASELINE, "jpeg": {"progressive": True}},
    {"photometric": "YBR_FULL_422", "bits": 8},
    {"photometric": "YBR_PARTIAL_422", "bits": 8},
    {"photometric": "YBR_FULL_422", "bits": 8, "syntax": b.IMPLICIT},
]
# These lossy coders spread a text beyond any box before this product sees the image.
LOSSY = (b.JPEG_2000, b.JPEG_LS_NEAR)
FAMILIES = [fmt for fmt in FORMATS + JPEG if fmt.get("syntax") not in LOSSY]


def ink_of(fmt: dict[str, Any]) -> Any:
    """As bright and as coloured as can be."""
    bits = fmt.get("stored", fmt.get("bits", 8))
    high = (1 << (bits - 1)) - 1 if fmt.get("signed") else (1 << bits) - 1
    return [high, high, 0] if fmt.get("photometric", "")[:3] in ("RGB", "YBR") else high


def written(folder: Path, text: str, fmt: dict[str, Any], **more: Any) -> Path:
    samples = 3 if fmt.get("photometric", "")[:3] in ("RGB", "YBR") else 1
    bits = fmt.get("stored", fmt.get("bits", 8))
    low = -(1 << (bits - 1)) if fmt.get("signed") else 0
    pixels = b.noise(ROWS, COLUMNS, samples, 1, low, low + (1 << bits) // 2)
    pixels[:, BOX.top : BOX.bottom, BOX.left : BOX.right] = low
    left, top, right, bottom = b.draw_text(pixels, text, 20, 24, ink_of(fmt), size=10)
    assert BOX.left <= left < right <= BOX.right
    assert BOX.top <= top < bottom <= BOX.bottom
    folder.mkdir()
    return b.write_dicom(folder / "in.dcm", pixels=pixels, **fmt, **more)


def raw(path: Path) -> np.ndarray[Any, Any]:
    with DicomImage.open(path, "x") as image:
        return image.raw(0).copy()


@pytest.mark.parametrize("fill", Fill)
@pytest.mark.parametrize("fmt", FAMILIES, ids=str)
def test_the_result_does_not_depend_on_the_text(
    tmp_path: Path, fmt: dict[str, Any], fill: Fill
) -> None:
    sources = [written(tmp_path / text, text, fmt) for text in TEXTS]
    assert not np.array_equal(*map(raw, sources))
    region = Region(BOX, FrameSet.of([0]))
    results = [run(source, [region], fill=fill)[0] for source in sources]
    assert np.array_equal(*map(raw, results))
    if "progressive" not in fmt.get("jpeg", {}) and fmt.get("syntax") == b.JPEG_BASELINE:
        streams = []
        for path in results:
            with DicomImage.open(path, "x") as image:
                streams.append(image.encoded(0))
        assert streams[0] == streams[1]


def test_unused_bits_under_a_box_hold_no_text(tmp_path: Path) -> None:
    """High bits that no overlay plane claims: a drawing hidden there goes with its box."""
    ink = np.zeros((1, ROWS, COLUMNS), int)
    b.draw_text(ink, TEXTS[0], 20, 24, 1, size=10)
    source = b.write_dicom(
        tmp_path / "in.dcm",
        pixels=b.noise(ROWS, COLUMNS, 1, 1, 0, 4095),
        bits=16,
        stored=12,
        high_bits=ink << 13,
    )
    assert (raw(source) >> 12).any()
    target, _ = run(source, [Region(BOX, FrameSet.of([0]))])
    assert not (raw(target) >> 12).any()


@pytest.mark.parametrize("place", ["embedded", "own data"])
def test_overlay_planes_hold_no_text_in_their_boxes(tmp_path: Path, place: str) -> None:
    results = []
    for text in TEXTS:
        ink = np.zeros((1, ROWS, COLUMNS), int)
        b.draw_text(ink, text, 20, 24, 1, size=10)
        ink[:, 4:8, 4:90] = 1
        attributes = b.overlay_attributes(ink[0])
        folder = tmp_path / text
        folder.mkdir()
        embedded = place == "embedded"
        source = b.write_dicom(
            folder / "in.dcm",
            pixels=b.noise(ROWS, COLUMNS, 1, 1, 0, 4095),
            bits=16,
            stored=12,
            high_bits=ink << 14 if embedded else 0,
        )
        if embedded:
            attributes[0x6000, 0x0100].value = 16
            attributes[0x6000, 0x0102].value = 14
            del attributes[0x6000, 0x3000]
        dataset = pydicom.dcmread(source)
        dataset.update(attributes)
        dataset.save_as(source)
        target, _ = run(source, [Region(BOX, FrameSet.of([0]), 0x6000)])
        with DicomImage.open(target, "x") as image:
            ((_frames, view),) = image.overlay_views()[0x6000]
        assert not view[BOX.top : BOX.bottom, BOX.left : BOX.right].any()
        assert view[4:8, 4:90].all()
        with DicomImage.open(target, "x") as image:
            plane = image.overlays[0].data
        results.append((raw(target).tobytes(), plane))
    assert results[0] == results[1]
