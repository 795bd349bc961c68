"""Overlay planes (PS3.3 C.9.2): of their own (60xx,3000) or in unused bits of Pixel Data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.tag import Tag

from fw_gear_presidio.dicom.dicom_file import PARSE_ERRORS
from fw_gear_presidio.dicom.pixel_format import PixelFormat, Raw
from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.errors import RefusedError, UnreadableError

_GROUPS = range(0x6000, 0x6100, 2)
_ROWS, _COLUMNS, _FRAMES = 0x0010, 0x0011, 0x0015
_ORIGIN, _FIRST_FRAME = 0x0050, 0x0051
_BITS_ALLOCATED, _BIT_POSITION, _DATA = 0x0100, 0x0102, 0x3000


@dataclass(frozen=True, slots=True)
class Overlay:
    """One overlay plane. ``top`` and ``left`` place it on the image, 0-based, maybe negative.

    ``data`` is the value of Overlay Data (None: embedded in bit ``bit`` of Pixel Data).
    ``planes`` planes begin on image frame ``first``; a single plane lies on all frames.
    """

    group: int
    rows: int
    columns: int
    top: int
    left: int
    planes: int
    first: int
    data: bytes | None
    bit: int
    swapped: bool
    image: PixelFormat

    @property
    def frames(self) -> range:
        """The image frames to look at; a plane that lies on all frames is looked at once."""
        if self.data is None:
            return range(self.image.frames)
        return range(self.first, min(self.first + self.planes, self.image.frames))

    def picture(self, index: int, raw: Callable[[int], Raw]) -> NDArray[np.uint8] | None:
        """White ink on black, rows x columns of the image; None without ink.

        Raises RefusedError for ink beyond the image: no box can be on it.
        """
        ink = self.ink(index, raw)
        if not ink.any():
            return None
        picture = np.zeros((self.image.rows, self.image.columns), np.uint8)
        inside = ink[
            max(-self.top, 0) : self.image.rows - self.top,
            max(-self.left, 0) : self.image.columns - self.left,
        ]
        if int(inside.sum()) != int(ink.sum()):
            raise RefusedError(
                f"Overlay plane {self.group:04X} has ink outside the image, which cannot be looked "
                "at. Remove the overlay plane first."
            )
        top, left = max(self.top, 0), max(self.left, 0)
        picture[top : top + inside.shape[0], left : left + inside.shape[1]] = inside * 255
        return picture

    def check_frames(self) -> None:
        """Raise RefusedError for ink on planes of frames that the image does not have."""
        if self.data is None:
            return
        size = self.rows * self.columns
        planes = self._bits()[: self.planes * size].reshape(self.planes, size)
        frames = np.arange(self.first, self.first + self.planes)
        if planes[(frames < 0) | (frames >= self.image.frames)].any():
            raise RefusedError(
                f"Overlay plane {self.group:04X} has ink on frames that the image does not have, "
                "which cannot be looked at. Remove the overlay plane first."
            )

    def ink(self, index: int, raw: Callable[[int], Raw]) -> NDArray[np.uint8]:
        """The plane on an image frame as 0 and 1, in its own rows x columns."""
        if self.data is None:
            frame = raw(index)
            words = frame.view(f"u{frame.dtype.itemsize}")
            return ((words >> self.bit) & 1).astype(np.uint8)
        count = self.rows * self.columns
        start = (index - self.first) * count if self.planes > 1 else 0
        return self._bits()[start : start + count].reshape(self.rows, self.columns)

    def cleared(self, boxes: Iterable[tuple[BoundingBox, int | None]]) -> bytes:
        """Overlay Data without ink in boxes of the image; frame None: on every plane."""
        assert self.data is not None
        bits = self._bits().copy()
        planes = bits[: self.planes * self.rows * self.columns].reshape(
            self.planes, self.rows, self.columns
        )
        for box, frame in boxes:
            rows = slice(max(box.top - self.top, 0), max(box.bottom - self.top, 0))
            columns = slice(max(box.left - self.left, 0), max(box.right - self.left, 0))
            if frame is None or self.planes == 1:
                planes[:, rows, columns] = 0
            elif 0 <= frame - self.first < self.planes:
                planes[frame - self.first, rows, columns] = 0
        data = self._paired(np.packbits(bits[: 8 * len(self.data)], bitorder="little"))
        return data.tobytes()

    def changes(self, other: Overlay) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Ink of this plane that ``other``, of the same form, lacks; ink that it has besides.

        Each (planes, rows, columns).
        """
        size = self.planes * self.rows * self.columns
        mine, its = (one._bits()[:size].astype(bool) for one in (self, other))
        shape = (self.planes, self.rows, self.columns)
        return (mine & ~its).reshape(shape), (its & ~mine).reshape(shape)

    def _bits(self) -> NDArray[np.uint8]:
        assert self.data is not None
        data = self._paired(np.frombuffer(self.data, np.uint8))
        bits = np.unpackbits(data, bitorder="little")
        # Seen in real files: the last, incomplete word is missing.
        return np.pad(bits, (0, max(self.planes * self.rows * self.columns - bits.size, 0)))

    def _paired(self, data: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Overlay Data is a string of 16-bit words: on big endian files bytes change places."""
        if not self.swapped:
            return data
        return np.ascontiguousarray(data.reshape(-1, 2)[:, ::-1]).reshape(-1)


def find_overlays(header: Dataset, fmt: PixelFormat, little: bool) -> tuple[Overlay, ...]:
    """The overlay planes of an instance. Raises UnreadableError for one that is damaged."""
    found = []
    for group in _GROUPS:
        if Tag(group, _ROWS) not in header and Tag(group, _DATA) not in header:
            continue
        try:
            overlay = _overlay(header, group, fmt, little)
        except PARSE_ERRORS as error:
            raise _damaged(group) from error
        if overlay is not None:
            found.append(overlay)
    return tuple(found)


def _overlay(header: Dataset, group: int, fmt: PixelFormat, little: bool) -> Overlay | None:
    def value(element: int, default: int) -> int:
        tag = Tag(group, element)
        found = header[tag].value if tag in header else None
        return default if found is None or found == "" else int(found)

    tag = Tag(group, _DATA)
    data = header[tag].value if tag in header else None
    bit = value(_BIT_POSITION, 0)
    if not data:
        # The bits of samples themselves are no overlay, whatever the header says.
        unused = bit < fmt.bits_allocated and not (fmt.value_mask >> bit) & 1
        embedded = value(_BITS_ALLOCATED, 1) > 1 and unused and fmt.samples == 1
        if not embedded:
            return None
        return Overlay(
            group, fmt.rows, fmt.columns, 0, 0, 1, 0, None, bit, swapped=False, image=fmt
        )
    origin_tag = Tag(group, _ORIGIN)
    origin = header[origin_tag].value if origin_tag in header else None
    top, left = (int(origin[0]), int(origin[1])) if origin else (1, 1)
    rows, columns, planes = value(_ROWS, 0), value(_COLUMNS, 0), value(_FRAMES, 1)
    swapped = not little and header[tag].VR != "OB"
    if rows <= 0 or columns <= 0 or planes <= 0 or (len(data) + 2) * 8 < rows * columns * planes:
        raise _damaged(group)
    first = value(_FIRST_FRAME, 1) - 1
    return Overlay(group, rows, columns, top - 1, left - 1, planes, first, data, 0, swapped, fmt)


def _damaged(group: int) -> UnreadableError:
    return UnreadableError(
        f"Overlay plane {group:04X} is damaged and cannot be looked at.", "Remove it first."
    )
