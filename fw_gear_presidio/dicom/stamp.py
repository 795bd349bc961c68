"""Drawing onto an image that exists, in its own stored values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.palette import palette_table
from fw_gear_presidio.dicom.pixel_format import Raw
from fw_gear_presidio.errors import RefusedError

_HALF = 0.5
_COPIED = (
    "Modality",
    "Manufacturer",
    "ManufacturerModelName",
    "WindowCenter",
    "WindowWidth",
    "RescaleIntercept",
    "RescaleSlope",
    *(
        keyword.format(color)
        for color in ("Red", "Green", "Blue")
        for keyword in (
            "{}PaletteColorLookupTableDescriptor",
            "{}PaletteColorLookupTableData",
            "Segmented{}PaletteColorLookupTableData",
        )
    ),
)
"""What a copy keeps of the header: the device and how to show the pixels. Nobody's name."""


@dataclass(frozen=True, slots=True)
class StampedFormat:
    """How the samples that :func:`stamp` returns are stored, uncompressed."""

    photometric: str
    bits_stored: int
    signed: bool


def stamped_format(image: DicomImage) -> StampedFormat:
    """Raises RefusedError for images that are not drawn on: 1, 24 and 32 bits, exotic YBR."""
    fmt = image.format
    if fmt.bits_stored == 1 or fmt.bits_allocated > 16:
        raise RefusedError("Images of 1 and of 32 bits are not drawn on.")
    photometric = fmt.photometric
    if photometric.startswith("YBR_PARTIAL"):
        raise RefusedError("Images with partial-range YBR are not drawn on.")
    if photometric.startswith("YBR"):
        photometric = "YBR_FULL" if fmt.is_ybr else "RGB"
    return StampedFormat(photometric, fmt.bits_stored, fmt.signed)


def device_attributes(image: DicomImage) -> dict[str, Any]:
    """The attributes that a little endian copy of an image needs; none identifies a patient."""
    header = image.file.header
    values = {key: header[key].value for key in _COPIED if header.get(key) not in (None, "")}
    if header.original_encoding[1] is False:
        for key, value in values.items():
            if isinstance(value, bytes):
                values[key] = np.frombuffer(value, ">u2").astype("<u2").tobytes()
    return values


def stamp(
    image: DicomImage, index: int, coverage: NDArray[np.float32], *, light: bool
) -> NDArray[np.int64]:
    """Stored values of a frame with ink where ``coverage`` (rows, columns; 0 to 1) says so.

    The ink is as light (or dark) as the frame itself gets.
    """
    stored = image.stored(index).astype(np.int64)
    if image.format.photometric == "PALETTE COLOR":
        return _stamped_palette(image, stored, coverage, light=light)
    ink = _ink(image, stored, light=light)
    share = coverage if stored.ndim == 2 else coverage[..., None]
    return np.rint(stored * (1 - share) + ink * share).astype(np.int64)


def _ink(image: DicomImage, stored: Raw, *, light: bool) -> NDArray[np.int64]:
    fmt = image.format
    if fmt.samples > 1:
        level = fmt.highest if light else fmt.lowest
        middle = (fmt.highest + 1) // 2
        return np.array([level, middle, middle] if fmt.is_ybr else [level] * 3)
    high = light != (fmt.photometric == "MONOCHROME1")
    # A frame that does not use its range would show its ink against nothing else.
    if fmt.bits_stored <= 8:
        return np.array(fmt.highest if high else fmt.lowest)
    return np.array(stored.max() if high else stored.min())


def _stamped_palette(
    image: DicomImage, stored: Raw, coverage: NDArray[np.float32], *, light: bool
) -> NDArray[np.int64]:
    table, first = palette_table(image.file.header)
    brightness = table.astype(np.int64).sum(axis=1)
    entry = int(np.argmax(brightness) if light else np.argmin(brightness)) + first
    return np.where(coverage > _HALF, entry, stored)
