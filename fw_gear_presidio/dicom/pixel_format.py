"""How the samples of an instance are stored (PS3.3 C.7.6.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.domain import BoundingBox

if TYPE_CHECKING:
    from fw_gear_presidio.dicom.syntaxes import Codec

Raw = NDArray[Any]
"""Samples of one frame as a decoder leaves them: (rows, columns) or (rows, columns, samples),
integers as wide as Bits Allocated, unused high bits included."""


@dataclass(frozen=True, slots=True)
class PixelFormat:
    """The Image Pixel attributes of one instance, checked by :mod:`guards`.

    ``subsampled``: native YBR_FULL_422 or YBR_PARTIAL_422, two pixels share their chroma.
    """

    codec: Codec
    rows: int
    columns: int
    samples: int
    frames: int
    bits_allocated: int
    bits_stored: int
    high_bit: int
    signed: bool
    photometric: str
    planar: int
    subsampled: bool = False

    @property
    def shift(self) -> int:
        """Position of the lowest bit of a stored value."""
        return self.high_bit + 1 - self.bits_stored

    @property
    def value_mask(self) -> int:
        """The bits of a word that belong to the stored value."""
        return ((1 << self.bits_stored) - 1) << self.shift

    @property
    def word(self) -> np.dtype[Any]:
        """Unsigned integer that holds one sample; a single bit gets a byte."""
        return np.dtype(f"u{max(self.bits_allocated // 8, 1)}")

    @property
    def shape(self) -> tuple[int, ...]:
        plane = (self.rows, self.columns)
        return plane if self.samples == 1 else (*plane, self.samples)

    @property
    def lowest(self) -> int:
        return -(1 << (self.bits_stored - 1)) if self.signed else 0

    @property
    def highest(self) -> int:
        return (1 << (self.bits_stored - 1)) - 1 if self.signed else (1 << self.bits_stored) - 1

    @property
    def is_ybr(self) -> bool:
        """Whether samples are luma and chroma as decoded. JPEG 2000 decodes to RGB by itself."""
        return self.photometric.startswith(("YBR_FULL", "YBR_PARTIAL"))

    @property
    def no_chroma(self) -> int:
        """The sample of both chroma components where a picture is grey."""
        return 1 << (self.bits_stored - 1)

    def is_grey(self, stored: Raw, box: BoundingBox) -> bool:
        """Whether the luma of a frame's ``stored`` values alone shows what is in ``box``."""
        chroma = stored[box.top : box.bottom, box.left : box.right, 1:] if self.is_ybr else None
        return chroma is not None and bool((chroma == self.no_chroma).all())

    def to_stored(self, raw: Raw) -> Raw:
        """Stored values of raw samples: without unused bits, sign extended where signed."""
        words = raw.view(f"u{raw.dtype.itemsize}")
        values = (words >> self.shift) & ((1 << self.bits_stored) - 1)
        if not self.signed:
            return values
        left = 8 * values.dtype.itemsize - self.bits_stored
        return (values << left).view(f"i{values.dtype.itemsize}") >> left

    def to_raw(self, value: int, like: np.dtype[Any]) -> int:
        """One stored value as a raw sample of type ``like``, unused bits cleared."""
        if np.issubdtype(like, np.signedinteger):
            return value
        return (value << self.shift) & self.value_mask


def samples_box(box: BoundingBox, fmt: PixelFormat) -> BoundingBox:
    """The samples a box stands for: whole pairs where two pixels share their chroma."""
    if not fmt.subsampled:
        return box
    return BoundingBox(box.left - box.left % 2, box.top, box.right + box.right % 2, box.bottom)
