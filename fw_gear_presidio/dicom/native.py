"""Native Pixel Data (PS3.5 8.1 and Annex D): frames read and written where they lie."""

from __future__ import annotations

from typing import BinaryIO

import numpy as np

from fw_gear_presidio.dicom.pixel_format import PixelFormat, Raw
from fw_gear_presidio.errors import GET_COMPLETE, UnreadableError


class NativeLayout:
    """Where the frames of native Pixel Data lie in a stream, and how samples are arranged.

    ``offset`` and ``length`` are those of the value of Pixel Data. ``swapped``: single
    bytes lie in big endian words, so every two of them have changed places.
    """

    def __init__(
        self, fmt: PixelFormat, offset: int, length: int, *, little: bool, vr: str
    ) -> None:
        self._fmt = fmt
        self.offset = offset
        self.length = length
        self._word = fmt.word.newbyteorder("<" if little else ">")
        self._swapped = not little and vr == "OW" and fmt.bits_allocated <= 8
        self._samples = fmt.rows * fmt.columns * (2 if fmt.subsampled else fmt.samples)
        self._bits = self._samples * fmt.bits_allocated

    def check(self, stream: BinaryIO) -> None:
        """Raise UnreadableError if samples are missing, or if there are more than expected."""
        needed = -(-self._bits * self._fmt.frames // 8)
        stream.seek(0, 2)
        if min(self.length, stream.tell() - self.offset) < needed:
            raise UnreadableError(
                "The Pixel Data is truncated: shorter than rows, columns and frames need.",
                GET_COMPLETE,
            )
        more = self.length - needed
        if more > 1 and (more * 8 >= self._bits or not self._is_padding(stream, needed)):
            raise UnreadableError(
                "The Pixel Data holds more than the header says, which would not be looked at.",
                "Correct Number of Frames, Rows or Columns first.",
            )

    def _is_padding(self, stream: BinaryIO, start: int) -> bool:
        """Whether one value repeated is all that follows: less than a frame."""
        stream.seek(self.offset + start)
        rest = stream.read(self.length - start)
        return rest == rest[:1] * len(rest)

    def read(self, stream: BinaryIO, index: int) -> Raw:
        """Raw samples of one frame; pairs that share chroma each get it."""
        first, last = self._range(index)
        data = self._read_bytes(stream, first // 8, -(-last // 8))
        if self._fmt.bits_allocated == 1:
            bits = np.unpackbits(data, bitorder="little")[first % 8 : first % 8 + self._bits]
            return self._arranged(bits)
        return self._arranged(data.view(self._word).astype(self._fmt.word, copy=False))

    def write(self, stream: BinaryIO, index: int, raw: Raw) -> None:
        """Put one frame back. Bytes whose samples did not change are written as they were."""
        first, last = self._range(index)
        flat = self._flattened(raw)
        if self._fmt.bits_allocated == 1:
            data = self._read_bytes(stream, first // 8, -(-last // 8))
            bits = np.unpackbits(data, bitorder="little")
            bits[first % 8 : first % 8 + self._bits] = flat
            data = np.packbits(bits, bitorder="little")
        else:
            data = flat.astype(self._word, copy=False).view(np.uint8)
        self._write_bytes(stream, first // 8, data)

    def _range(self, index: int) -> tuple[int, int]:
        return index * self._bits, (index + 1) * self._bits

    def _arranged(self, flat: Raw) -> Raw:
        fmt = self._fmt
        if fmt.subsampled:
            pairs = flat.reshape(fmt.rows, fmt.columns // 2, 4)
            luma = pairs[:, :, :2].reshape(fmt.rows, fmt.columns)
            chroma = np.repeat(pairs[:, :, 2:], 2, axis=1)
            return np.concatenate([luma[:, :, np.newaxis], chroma], axis=2)
        if fmt.planar == 1:
            planes = flat.reshape(fmt.samples, fmt.rows, fmt.columns)
            return np.ascontiguousarray(np.moveaxis(planes, 0, 2))
        return flat.reshape(fmt.shape)

    def _flattened(self, raw: Raw) -> Raw:
        fmt = self._fmt
        if fmt.subsampled:
            luma = raw[:, :, 0].reshape(fmt.rows, fmt.columns // 2, 2)
            return np.concatenate([luma, raw[:, ::2, 1:]], axis=2).reshape(-1)
        if fmt.planar == 1:
            raw = np.moveaxis(raw, 2, 0)
        return np.ascontiguousarray(raw).reshape(-1)

    def _read_bytes(self, stream: BinaryIO, start: int, end: int) -> Raw:
        low, high = self._aligned(start, end)
        stream.seek(self.offset + low)
        data = np.frombuffer(stream.read(high - low), np.uint8)
        if self._swapped:
            data = data[: data.size // 2 * 2].reshape(-1, 2)[:, ::-1].reshape(-1)
        return data[start - low : end - low].copy()

    def _write_bytes(self, stream: BinaryIO, start: int, data: Raw) -> None:
        low, high = self._aligned(start, start + data.size)
        if self._swapped:
            around = self._read_bytes(stream, low, high)
            around[start - low : start - low + data.size] = data
            data = np.ascontiguousarray(around.reshape(-1, 2)[:, ::-1]).reshape(-1)
        stream.seek(self.offset + low)
        stream.write(data.tobytes())

    def _aligned(self, start: int, end: int) -> tuple[int, int]:
        """The range of bytes in the stream; whole words where they are swapped."""
        return (start - start % 2, end + end % 2) if self._swapped else (start, end)
