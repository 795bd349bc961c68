"""RLE (PS3.5 Annex G) and deflated frames: packed bytes that say nothing of their picture."""

from __future__ import annotations

import struct
import zlib
from itertools import pairwise

import numpy as np
import rle

from fw_gear_presidio.dicom.pixel_format import PixelFormat, Raw
from fw_gear_presidio.errors import UnreadableError


def decode_rle(data: bytes, fmt: PixelFormat) -> Raw:
    """Raw samples of a frame, (rows, columns[, samples]).

    Raises UnreadableError for one that holds more than the header says, ValueError for a
    damaged one.
    """
    if fmt.bits_allocated == 1:
        first = struct.unpack("<L", data[4:8])[0]
        packed = np.frombuffer(rle.rle.decode_segment(data[first:]), np.uint8)
        _check_length(packed.size, -(-fmt.rows * fmt.columns // 8))
        bits = np.unpackbits(packed, bitorder="little")[: fmt.rows * fmt.columns]
        return bits.reshape(fmt.shape)
    # Samples come out as planes, whatever Planar Configuration says (PS3.5 G.2).
    planes = _rle_words(data, fmt).reshape(fmt.samples, fmt.rows, fmt.columns)
    interleaved = np.moveaxis(planes, 0, 2)
    return np.ascontiguousarray(interleaved[:, :, 0] if fmt.samples == 1 else interleaved)


def _rle_words(data: bytes, fmt: PixelFormat) -> Raw:
    """The words of all samples, plane after plane. A segment holds one byte of each word, the
    most significant first (PS3.5 G.2 and G.5).
    """
    count, *starts = struct.unpack("<16L", data[:64])
    width, pixels = fmt.word.itemsize, fmt.rows * fmt.columns
    if count != fmt.samples * width:
        raise ValueError("not as many segments as samples have bytes")
    words = np.empty((fmt.samples, pixels, width), np.uint8)
    bounds = [*starts[:count], len(data)]
    for number, (start, end) in enumerate(pairwise(bounds)):
        segment = np.frombuffer(rle.rle.decode_segment(data[start:end]), np.uint8)
        _check_length(segment.size, pixels)
        words[number // width, :, width - 1 - number % width] = segment[:pixels]
    return words.reshape(-1).view(fmt.word.newbyteorder("<"))


def encode_rle(raw: Raw, fmt: PixelFormat, _original: bytes) -> bytes:
    """A frame of raw samples as one fragment."""
    if fmt.bits_allocated == 1:
        packed = np.packbits(raw.reshape(-1), bitorder="little").tobytes()
        segment = bytes(rle.rle.encode_segment(packed, -(-fmt.columns // 8)))
        return struct.pack("<16L", 1, 64, *[0] * 14) + segment
    little = np.ascontiguousarray(raw.astype(fmt.word.newbyteorder("<"), copy=False))
    return bytes(
        rle.rle.encode_frame(
            little.tobytes(), fmt.rows, fmt.columns, fmt.samples, fmt.bits_allocated, "<"
        )
    )


def decode_deflated(data: bytes, fmt: PixelFormat) -> Raw:
    """Raw samples of a frame, (rows, columns[, samples]). Raises as :func:`decode_rle` does."""
    needed = -(-fmt.rows * fmt.columns * fmt.samples * fmt.bits_allocated // 8)
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    # A byte more than padding is enough to know: what is too long may be endless.
    flat = np.frombuffer(inflate.decompress(data, needed + 2), np.uint8)
    _check_length(flat.size + len(inflate.unused_data.strip(b"\0")), needed)
    if fmt.bits_allocated == 1:
        count = fmt.rows * fmt.columns * fmt.samples
        return np.unpackbits(flat, bitorder="little")[:count].reshape(fmt.shape)
    size = fmt.rows * fmt.columns * fmt.samples * fmt.word.itemsize
    samples = flat[:size].copy().view(fmt.word.newbyteorder("<"))
    if fmt.planar == 1:
        planes = samples.reshape(fmt.samples, fmt.rows, fmt.columns)
        return np.ascontiguousarray(np.moveaxis(planes, 0, 2))
    return samples.reshape(fmt.shape)


def encode_deflated(raw: Raw, fmt: PixelFormat, _original: bytes) -> bytes:
    """A frame of raw samples as one fragment, in the order that Planar Configuration says."""
    if fmt.planar == 1:
        raw = np.moveaxis(raw, 2, 0)
    flat = np.ascontiguousarray(raw).reshape(-1)
    if fmt.bits_allocated == 1:
        flat = np.packbits(flat, bitorder="little")
    else:
        flat = flat.astype(fmt.word.newbyteorder("<"), copy=False)
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflate.compress(flat.tobytes()) + deflate.flush()


def _check_length(decoded: int, needed: int) -> None:
    """Raise UnreadableError for a frame with more bytes than its header tells of."""
    if decoded > needed + needed % 2:
        raise UnreadableError("A frame holds more than the rows and columns of the header.")
