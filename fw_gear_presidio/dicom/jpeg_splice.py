"""Filling boxes of a sequential JPEG in the compressed domain: no second lossy generation.

A block that a box touches, in any component, is replaced by a flat one. Every other block
keeps its AC codes bit for bit and its DC value; only the difference by which the DC value
after a changed block is coded changes. Tables, sampling and restart intervals stay; of
comments and application data only what decoders need.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.dicom import jpeg_metadata, jpeg_stream
from fw_gear_presidio.dicom.jpeg_blocks import Block, blocks
from fw_gear_presidio.dicom.jpeg_stream import (
    HuffmanTable,
    Interval,
    JpegStream,
    NotSequentialJpegError,
    Scan,
)
from fw_gear_presidio.domain import BoundingBox

EOB = 0x00
LUMA_BLOCK = (8, 8)
"""Pixels down and across of a block of a component that is not subsampled."""
UNTOUCHED = np.iinfo(np.int32).min

# A DC table with a code for every size there is, for streams whose own table lacks one.
_FULL_COUNTS = bytes([0, 0, 0, 14, 2, *[0] * 11])
_FULL_SYMBOLS = bytes(range(16))


@dataclass(frozen=True, slots=True)
class FlatFill:
    """Boxes, and the sample value (0 to 2^precision - 1) of every component inside them."""

    boxes: tuple[BoundingBox, ...]
    samples: tuple[int, ...]


class _MissingCodeError(Exception):
    """The stream's DC table has no code for a difference."""


def can_splice(data: bytes) -> bool:
    """Whether a frame can be edited in the compressed domain."""
    try:
        stream = jpeg_stream.parse(data)
    except NotSequentialJpegError:
        return False
    return all(EOB in part.ac.codes for scan in stream.scans for part in scan.components)


def aligned(box: BoundingBox, area: tuple[int, int], rows: int, columns: int) -> BoundingBox:
    """The pixels that are filled with a box: whole blocks of every component.

    ``area`` is :func:`jpeg_stream.smallest_area`. Smaller boxes would leave pixels with
    their luma and without their color; where the picture is grey, ``LUMA_BLOCK`` will do.
    """
    down, across = area
    grown = BoundingBox(
        box.left // across * across,
        box.top // down * down,
        -(-box.right // across) * across,
        -(-box.bottom // down) * down,
    )
    return grown.clipped(rows, columns) or box


def splice(data: bytes, fills: Sequence[FlatFill]) -> bytes:
    """The stream with every block that a box touches made flat."""
    stream = jpeg_stream.parse(data)
    flat = [flat_dc(stream, n, fills) for n in range(len(stream.components))]
    try:
        return _rewritten(stream, flat, full_tables=False)
    except _MissingCodeError:
        return _rewritten(stream, flat, full_tables=True)


def flat_dc(stream: JpegStream, component: int, fills: Sequence[FlatFill]) -> NDArray[np.int32]:
    """The quantized DC of every touched block of a component, (block rows, block columns)."""
    tall, wide, down, across = stream.block_grid(component)
    grid = np.full((tall, wide), UNTOUCHED, np.int32)
    quantizer = stream.components[component].dc_quantizer
    for fill in fills:
        level = fill.samples[component] - (1 << (stream.precision - 1))
        # A flat block of value v has the DC coefficient 8 v (T.81 A.3.3).
        dc = round(8 * level / quantizer)
        for box in fill.boxes:
            # Blocks beyond the last row and column pad the image: what is there is not shown,
            # and may repeat what is filled.
            bottom = tall if box.bottom >= stream.rows else -(-box.bottom // down)
            right = wide if box.right >= stream.columns else -(-box.right // across)
            grid[box.top // down : bottom, box.left // across : right] = dc
    return grid


def _rewritten(stream: JpegStream, flat: list[NDArray[np.int32]], *, full_tables: bool) -> bytes:
    # What lies before SOI and after EOI is not part of the image and may be anything.
    edits = [(0, stream.start, b""), (stream.end, len(stream.data), b"")]
    for segment in stream.segments:
        kept = jpeg_metadata.kept(segment)
        if kept != segment.body:
            edits.append((segment.start, segment.end, jpeg_metadata.coded(segment.marker, kept)))
    for scan in stream.scans:
        if full_tables:
            edits.append((scan.header, scan.header, _full_tables(scan)))
        for interval, found in blocks(scan):
            touched = any(flat[b.component][b.row, b.column] != UNTOUCHED for b in found)
            if touched or full_tables:
                encoded = _encoded(scan, interval, found, flat, full_tables=full_tables)
                edits.append((interval.start, interval.end, encoded))
    parts: list[bytes] = []
    copied = 0
    for start, end, replacement in sorted(edits):
        parts += [stream.data[copied:start], replacement]
        copied = end
    return b"".join(parts)


def _full_tables(scan: Scan) -> bytes:
    """A DHT segment that replaces the DC tables a scan uses (T.81 B.2.4.2)."""
    slots = sorted({part.dc_slot for part in scan.components})
    body = b"".join(bytes([slot]) + _FULL_COUNTS + _FULL_SYMBOLS for slot in slots)
    return b"\xff\xc4" + (len(body) + 2).to_bytes(2, "big") + body


def _encoded(
    scan: Scan,
    interval: Interval,
    found: list[Block],
    flat: list[NDArray[np.int32]],
    *,
    full_tables: bool,
) -> bytes:
    """One interval with its flat blocks, stuffed again."""
    full = jpeg_stream.huffman_table(_FULL_COUNTS, _FULL_SYMBOLS)
    dc_tables = {p.component: full if full_tables else p.dc for p in scan.components}
    ends = {p.component: _code_bits(*p.ac.codes[EOB]) for p in scan.components}
    bits = _bits(interval.data)
    was = dict.fromkeys(dc_tables, 0)
    now = dict.fromkeys(dc_tables, 0)
    pieces: list[NDArray[np.uint8]] = []
    copied = 0
    for block in found:
        component = block.component
        replacement = int(flat[component][block.row, block.column])
        touched = replacement != UNTOUCHED
        dc = replacement if touched else block.dc
        changed = touched or full_tables or was[component] != now[component]
        if changed:
            difference = dc - now[component]
            pieces += [bits[copied : block.start], _dc_bits(difference, dc_tables[component])]
            if touched:
                pieces.append(ends[component])
            copied = block.end if touched else block.ac
        was[component], now[component] = block.dc, dc
    pieces.append(bits[copied : found[-1].end])
    joined = np.concatenate(pieces)
    padding = np.ones(-joined.size % 8, np.uint8)
    packed = np.packbits(np.concatenate([joined, padding])).tobytes()
    return packed.replace(b"\xff", b"\xff\x00")


def _dc_bits(difference: int, table: HuffmanTable) -> NDArray[np.uint8]:
    size = abs(difference).bit_length()
    if size not in table.codes:
        raise _MissingCodeError
    code = _code_bits(*table.codes[size])
    if not size:
        return code
    value = difference if difference > 0 else difference + (1 << size) - 1
    return np.concatenate([code, _code_bits(value, size)])


def _code_bits(code: int, length: int) -> NDArray[np.uint8]:
    return np.array([code >> n & 1 for n in range(length - 1, -1, -1)], np.uint8)


def _bits(data: bytes) -> NDArray[np.uint8]:
    return np.unpackbits(np.frombuffer(data, np.uint8))
