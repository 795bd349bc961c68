"""Filling boxes of a sequential JPEG in the compressed domain: no second lossy generation.

A block that a box touches, in any component, is replaced by a flat one. Every other block
keeps its AC codes bit for bit and its DC value; only the difference by which the DC value
after a changed block is coded changes. Tables, markers, sampling and restart intervals
stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.dicom import jpeg_stream
from fw_gear_presidio.dicom.jpeg_blocks import Block, blocks
from fw_gear_presidio.dicom.jpeg_stream import (
    HuffmanTable,
    Interval,
    JpegStream,
    NotSequentialJpegError,
    Scan,
)
from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.errors import VerificationError

_EOB = 0x00
_UNTOUCHED = np.iinfo(np.int32).min

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
    return all(_EOB in part.ac.codes for scan in stream.scans for part in scan.components)


def aligned(box: BoundingBox, data: bytes) -> BoundingBox:
    """The pixels that change with a box: whole blocks of the component sampled most densely."""
    stream = jpeg_stream.parse(data)
    _tall, _wide, down, across = min(
        (stream.block_grid(n) for n in range(len(stream.components))),
        key=lambda grid: grid[2] * grid[3],
    )
    grown = BoundingBox(
        box.left // across * across,
        box.top // down * down,
        -(-box.right // across) * across,
        -(-box.bottom // down) * down,
    )
    return grown.clipped(stream.rows, stream.columns) or box


def splice(data: bytes, fills: Sequence[FlatFill]) -> bytes:
    """The stream with every block that a box touches made flat."""
    stream = jpeg_stream.parse(data)
    flat = [_flat_dc(stream, n, fills) for n in range(len(stream.components))]
    try:
        return _rewritten(stream, flat, full_tables=False)
    except _MissingCodeError:
        return _rewritten(stream, flat, full_tables=True)


def check_spliced(before: bytes, after: bytes, boxes: Sequence[BoundingBox]) -> None:
    """Compare two streams block by block: outside the boxes every coefficient is the same,
    inside there is no detail left. Raises VerificationError.
    """
    old, new = jpeg_stream.parse(before), jpeg_stream.parse(after)
    if (old.components, old.rows, old.columns) != (new.components, new.rows, new.columns):
        raise VerificationError("The JPEG frame has another layout than before.")
    everything = [FlatFill(tuple(boxes), (0,) * len(old.components))]
    touched = [_flat_dc(old, n, everything) for n in range(len(old.components))]
    for old_scan, new_scan in zip(old.scans, new.scans, strict=True):
        for (was, old_blocks), (now, new_blocks) in zip(
            blocks(old_scan), blocks(new_scan), strict=True
        ):
            old_bits, new_bits = _bits(was.data), _bits(now.data)
            tables = {part.component: part.ac for part in new_scan.components}
            for a, b in zip(old_blocks, new_blocks, strict=True):
                if touched[a.component][a.row, a.column] != _UNTOUCHED:
                    if b.end - b.ac != tables[b.component].codes[_EOB][1]:
                        raise VerificationError("A block inside a box still holds detail.")
                elif a.dc != b.dc or not np.array_equal(
                    old_bits[a.ac : a.end], new_bits[b.ac : b.end]
                ):
                    raise VerificationError("A block outside the boxes has changed.")


def _flat_dc(stream: JpegStream, component: int, fills: Sequence[FlatFill]) -> NDArray[np.int32]:
    """The quantized DC of every touched block of a component, (block rows, block columns)."""
    tall, wide, down, across = stream.block_grid(component)
    grid = np.full((tall, wide), _UNTOUCHED, np.int32)
    quantizer = stream.components[component].dc_quantizer
    for fill in fills:
        level = fill.samples[component] - (1 << (stream.precision - 1))
        # A flat block of value v has the DC coefficient 8 v (T.81 A.3.3).
        dc = round(8 * level / quantizer)
        for box in fill.boxes:
            grid[
                box.top // down : -(-box.bottom // down),
                box.left // across : -(-box.right // across),
            ] = dc
    return grid


def _rewritten(stream: JpegStream, flat: list[NDArray[np.int32]], *, full_tables: bool) -> bytes:
    parts: list[bytes] = []
    copied = 0
    for scan in stream.scans:
        if full_tables:
            parts += [stream.data[copied : scan.header], _full_tables(scan)]
            copied = scan.header
        for interval, found in blocks(scan):
            touched = any(flat[b.component][b.row, b.column] != _UNTOUCHED for b in found)
            if touched or full_tables:
                parts += [
                    stream.data[copied : interval.start],
                    _encoded(scan, interval, found, flat, full_tables=full_tables),
                ]
                copied = interval.end
    parts.append(stream.data[copied:])
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
    ends = {p.component: _code_bits(*p.ac.codes[_EOB]) for p in scan.components}
    bits = _bits(interval.data)
    was = dict.fromkeys(dc_tables, 0)
    now = dict.fromkeys(dc_tables, 0)
    pieces: list[NDArray[np.uint8]] = []
    copied = 0
    for block in found:
        component = block.component
        replacement = int(flat[component][block.row, block.column])
        touched = replacement != _UNTOUCHED
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
