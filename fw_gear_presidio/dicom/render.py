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

_GAIN = 2
"""How much more contrast a second view must have to be worth an OCR pass."""
_COMMON_PERCENT = (0.5, 99.5)
"""Where no window says so, the values that matter lie between these percentiles."""
_8_BITS = 8


def render(stored: Raw, fmt: PixelFormat, header: Dataset, index: int) -> list[Picture]:
    """Pictures of one frame's stored values, none of which upscales or crops.

    Colour: one. Grey: one of the full range, in which no value is clipped, and one through
    the header's window (deep grey without one: of the range of nearly all values) where
    that shows what is faint in the first.
    """
    if fmt.samples == 1 and fmt.photometric != "PALETTE COLOR":
        return _grey(stored, fmt, header, index)
    if fmt.photometric == "PALETTE COLOR":
        return [palette_colors(stored, header)]
    if not fmt.is_ybr and fmt.bits_stored > _8_BITS:
        return [_scaled(stored.astype(np.float64), int(stored.min()), int(stored.max()))]
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
    if fmt.bits_stored <= _8_BITS:
        low, high = fmt.lowest, fmt.highest
    else:
        low, high = int(stored.min()), int(stored.max())
    views = [_scaled(stored, low, high)]
    second = _second_view(stored, fmt, header, index, high - low)
    if second is not None:
        views.append(second)
    return [np.bitwise_not(view) for view in views] if fmt.photometric == "MONOCHROME1" else views


def _scaled(values: NDArray[Any], low: float, high: float) -> Picture:
    if high <= low:
        return np.zeros(values.shape, np.uint8)
    if values.dtype == np.uint8 and (low, high) == (0, 255):
        return values
    return np.clip(
        np.rint((values.astype(np.float64) - low) * (255 / (high - low))), 0, 255
    ).astype(np.uint8)


def _second_view(
    stored: Raw, fmt: PixelFormat, header: Dataset, index: int, full_range: int
) -> Picture | None:
    """What the full range shows too faintly; None where it shows everything well enough."""
    try:
        voi, modality = (_functional_group(header, index, name) for name in _VOI_AND_MODALITY)
        slope = _first(modality, "RescaleSlope") or 1.0
        intercept = _first(modality, "RescaleIntercept") or 0.0
        if header.get("VOILUTSequence"):
            values = stored.astype(np.float64) * slope + intercept
            return _through_table(values, header.VOILUTSequence[0])
        window = _window(voi)
    except PARSE_ERRORS:
        window = None
    if window is not None:
        low, high = window
        if not _gains(full_range * abs(slope), window):
            return None
        return _scaled(stored.astype(np.float64) * slope + intercept, low, high)
    if fmt.bits_stored > _8_BITS:
        low, high = (float(v) for v in np.percentile(stored, _COMMON_PERCENT))
        if high > low and _gains(full_range, (low, high)):
            return _scaled(stored.astype(np.float64), low, high)
    return None


def _gains(full_range: float, part: tuple[float, float]) -> bool:
    """Whether a part of the range, shown alone, has much more contrast than within all of it."""
    low, high = part
    return full_range >= _GAIN * (high - low)


def _window(voi: Dataset) -> tuple[float, float] | None:
    """The lowest and highest value of the first window (PS3.3 C.11.2.1.2.1)."""
    center, width = _first(voi, "WindowCenter"), _first(voi, "WindowWidth")
    if center is None or width is None or width < 1:
        return None
    low, high = center - 0.5 - (width - 1) / 2, center - 0.5 + (width - 1) / 2
    return low, max(high, low + 1)


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
