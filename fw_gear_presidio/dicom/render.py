"""Stored values -> pictures for OCR: 8 bits, grey or RGB, same geometry, nothing hidden.

The chain is that of PS3.3 C.11: modality transform, VOI window, presentation.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from fw_gear_presidio.dicom.dicom_file import PARSE_ERRORS
from fw_gear_presidio.dicom.palette import palette_colors
from fw_gear_presidio.dicom.pixel_format import PixelFormat, Raw

Picture = NDArray[np.uint8]

_DIFFERENT = 12
"""Mean grey levels by which a second view must differ to be worth an OCR pass."""
_COMMON_PERCENT = (0.5, 99.5)
"""Where no window says so, the values that matter lie between these percentiles."""
_8_BITS = 8


def render(stored: Raw, fmt: PixelFormat, header: Dataset, index: int) -> list[Picture]:
    """Pictures of one frame's stored values, none of which upscales or crops.

    Colour: one. Grey: one of the full range, in which no value is clipped, and one through
    the header's window (deep grey without one: of the range of nearly all values) where
    that shows something else.
    """
    if fmt.samples == 1 and fmt.photometric != "PALETTE COLOR":
        return _grey(stored, fmt, header, index)
    if fmt.photometric == "PALETTE COLOR":
        return [palette_colors(stored, header)]
    scaled = _to_8_bits(stored, fmt)
    if not fmt.is_ybr:
        return [scaled]
    return [ybr_to_rgb(scaled, partial=fmt.photometric.startswith("YBR_PARTIAL"))]


def ybr_to_rgb(ybr: Picture, *, partial: bool = False) -> Picture:
    """PS3.3 C.7.6.3.1.2, 8 bits."""
    y, cb, cr = (ybr[:, :, n].astype(np.float32) for n in range(3))
    cb -= 128
    cr -= 128
    if partial:
        y = (y - 16) * (255 / 219)
        cb *= 255 / 224
        cr *= 255 / 224
    rgb = np.stack([y + 1.402 * cr, y - 0.344136 * cb - 0.714136 * cr, y + 1.772 * cb], axis=-1)
    clipped: Picture = np.clip(np.rint(rgb), 0, 255).astype(np.uint8)
    return clipped


def _to_8_bits(stored: Raw, fmt: PixelFormat) -> Picture:
    values = stored.astype(np.int64) - fmt.lowest
    if fmt.bits_stored > _8_BITS:
        values >>= fmt.bits_stored - _8_BITS
    elif fmt.bits_stored < _8_BITS:
        values = values * 255 // ((1 << fmt.bits_stored) - 1)
    return values.astype(np.uint8)


def _grey(stored: Raw, fmt: PixelFormat, header: Dataset, index: int) -> list[Picture]:
    inverted = fmt.photometric == "MONOCHROME1"
    if fmt.bits_stored <= _8_BITS:
        full: Picture = _to_8_bits(stored, fmt)
    else:
        low, high = int(stored.min()), int(stored.max())
        full = _scaled(stored.astype(np.float64), low, high)
    views: list[Picture] = [full]
    second = _windowed(stored, header, index)
    if second is None and fmt.bits_stored > _8_BITS:
        second = _without_outliers(stored)
    if second is not None and _shows_more(second, full):
        views.append(second)
    return [np.bitwise_not(view) if inverted else view for view in views]


def _scaled(values: NDArray[np.float64], low: float, high: float) -> Picture:
    if high <= low:
        return np.zeros(values.shape, np.uint8)
    return np.clip(np.rint((values - low) * (255 / (high - low))), 0, 255).astype(np.uint8)


def _without_outliers(stored: Raw) -> Picture:
    """The range of nearly all values: a few extreme ones squeeze the rest of the full range."""
    low, high = np.percentile(stored, _COMMON_PERCENT)
    return _scaled(stored.astype(np.float64), float(low), float(high))


def _shows_more(view: Picture, other: Picture) -> bool:
    return float(np.abs(view.astype(np.int16) - other.astype(np.int16)).mean()) >= _DIFFERENT


def _windowed(stored: Raw, header: Dataset, index: int) -> Picture | None:
    """Through the first window of the header; None where it has none, or no usable one."""
    try:
        voi, modality = (_functional_group(header, index, name) for name in _VOI_AND_MODALITY)
        center, width = _first(voi, "WindowCenter"), _first(voi, "WindowWidth")
        slope = _first(modality, "RescaleSlope")
        intercept = _first(modality, "RescaleIntercept")
        values = stored.astype(np.float64) * (1 if slope is None else slope) + (intercept or 0)
        if header.get("VOILUTSequence"):
            return _through_table(values, header.VOILUTSequence[0])
    except PARSE_ERRORS:
        return None
    if center is None or width is None or width < 1:
        return None
    # PS3.3 C.11.2.1.2.1
    low, high = center - 0.5 - (width - 1) / 2, center - 0.5 + (width - 1) / 2
    return _scaled(values, low, max(high, low + 1))


def _through_table(values: NDArray[np.float64], item: Dataset) -> Picture:
    """VOI LUT (PS3.3 C.11.2.1.1)."""
    count, first, bits = (int(value) for value in item.LUTDescriptor)
    data: Any = item.LUTData
    table = np.frombuffer(data, "<u2") if isinstance(data, bytes) else np.asarray(data)
    table = table[: (count & 0xFFFF) or 65_536].astype(np.float64)
    indices = np.clip(np.rint(values) - first, 0, len(table) - 1).astype(np.int64)
    return _scaled(table[indices], 0, (1 << min(max(bits, 1), 16)) - 1)


_VOI_AND_MODALITY = ("FrameVOILUTSequence", "PixelValueTransformationSequence")


def _functional_group(header: Dataset, index: int, name: str) -> Dataset:
    """The item of a functional group for a frame (PS3.3 C.7.6.16), or the header itself."""
    per_frame = header.get("PerFrameFunctionalGroupsSequence") or []
    shared = header.get("SharedFunctionalGroupsSequence") or []
    for item in (*per_frame[index : index + 1], *shared[:1]):
        if item.get(name):
            group: Dataset = item[name][0]
            return group
    return header


def _first(dataset: Dataset, keyword: str) -> float | None:
    value: Any = dataset.get(keyword)
    if value is None or value == "":
        return None
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return float(value)
    return float(value[0]) if len(value) else None
