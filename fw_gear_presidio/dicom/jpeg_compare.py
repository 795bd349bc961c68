"""Comparing two sequential JPEG streams block by block: which coefficients differ.

Nothing is decoded. What a decoder makes of equal coefficients is its own affair.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.dicom import jpeg_metadata
from fw_gear_presidio.dicom.jpeg_blocks import Block, blocks
from fw_gear_presidio.dicom.jpeg_splice import EOB, UNTOUCHED, FlatFill, flat_dc
from fw_gear_presidio.dicom.jpeg_stream import DHT, JpegStream
from fw_gear_presidio.domain import BoundingBox

Chosen = NDArray[np.bool_]
"""Blocks of one component, (block rows, block columns)."""

_AC_TABLE = 0x10
"""Class 1 of a Huffman table (T.81 B.2.4.2), in the upper half of its first byte."""


@dataclass(frozen=True, slots=True)
class ComponentBlocks:
    """The blocks of one component, each array (block rows, block columns).

    ``differs``: any coefficient is not what it was. ``detailed``: there is more than a DC
    value. ``level``: the quantized DC value. ``down`` and ``across``: pixels of a block.
    """

    differs: Chosen
    detailed: Chosen
    level: NDArray[np.int32]
    down: int
    across: int

    def pixels(self, blocks: NDArray[Any], rows: int, columns: int) -> NDArray[Any]:
        """The value of each pixel's block, (rows, columns)."""
        wide = np.repeat(np.repeat(blocks, self.down, axis=0), self.across, axis=1)
        return wide[:rows, :columns]


@dataclass(frozen=True, slots=True)
class JpegComparison:
    """What differs between a stream and the stream made from it.

    The digests (SHA-256) are of all coefficients of the blocks ``outside``, in coded order.
    ``has_metadata``: comments or application data that a redacted frame should not have.
    """

    components: tuple[ComponentBlocks, ...]
    outside: int
    digest_before: str
    digest_after: str
    has_metadata: bool


def blocks_in(stream: JpegStream, boxes: Sequence[BoundingBox]) -> list[Chosen]:
    """The blocks of each component that are filled with ``boxes``, padding included."""
    count = len(stream.components)
    fills = [FlatFill(tuple(boxes), (0,) * count)] if boxes else []
    return [flat_dc(stream, n, fills) != UNTOUCHED for n in range(count)]


def compare(
    old: JpegStream, new: JpegStream, inside: Sequence[Chosen] | None
) -> JpegComparison | None:
    """Compare two streams; None if they differ in layout or tables, so in every block.

    ``inside`` are the blocks of each component that may differ; None: those that do.
    Raises UnreadableError for a damaged stream.
    """
    if _meaning(old) != _meaning(new):
        return None
    grids = [_Grid(old, n) for n in range(len(old.components))]
    digests = hashlib.sha256(), hashlib.sha256()
    outside = 0
    for old_scan, new_scan in zip(old.scans, new.scans, strict=True):
        ends = {part.component: part.ac.codes.get(EOB, (0, 0))[1] for part in new_scan.components}
        for (was, old_blocks), (now, new_blocks) in zip(
            blocks(old_scan), blocks(new_scan), strict=True
        ):
            old_bits, new_bits = _bits(was.data), _bits(now.data)
            for a, b in zip(old_blocks, new_blocks, strict=True):
                held, holds = _content(a, old_bits), _content(b, new_bits)
                grids[b.component].take(b, held != holds, b.end - b.ac != ends[b.component])
                is_inside = (
                    held != holds if inside is None else inside[a.component][a.row, a.column]
                )
                if not is_inside:
                    digests[0].update(held)
                    digests[1].update(holds)
                    outside += 1
    # One byte may pad the fragment to even length.
    stray = new.start > 0 or len(new.data) - new.end > 1
    return JpegComparison(
        tuple(grid.frozen() for grid in grids),
        outside,
        digests[0].hexdigest(),
        digests[1].hexdigest(),
        has_metadata=stray or any(map(jpeg_metadata.is_left_over, new.segments)),
    )


class _Grid:
    """Collects the blocks of one component."""

    def __init__(self, stream: JpegStream, component: int) -> None:
        tall, wide, self._down, self._across = stream.block_grid(component)
        self._differs = np.zeros((tall, wide), bool)
        self._detailed = np.zeros((tall, wide), bool)
        self._level = np.zeros((tall, wide), np.int32)

    def take(self, block: Block, differs: bool, detailed: bool) -> None:
        self._differs[block.row, block.column] = differs
        self._detailed[block.row, block.column] = detailed
        self._level[block.row, block.column] = block.dc

    def frozen(self) -> ComponentBlocks:
        return ComponentBlocks(self._differs, self._detailed, self._level, self._down, self._across)


def _meaning(stream: JpegStream) -> list[tuple[int, bytes]]:
    """Frame, scans and tables: where they agree, equal codes are equal coefficients.

    DC values are compared decoded, so their Huffman tables may differ.
    """
    found: list[tuple[int, bytes]] = []
    for segment in stream.segments:
        if segment.marker == DHT:
            found += [(DHT, table) for table in _tables(segment.body) if table[0] & _AC_TABLE]
        else:
            body = jpeg_metadata.kept(segment)
            if body is not None:
                found.append((segment.marker, body))
    return found


def _tables(body: bytes) -> list[bytes]:
    found = []
    while body:
        size = 17 + sum(body[1:17])
        found.append(body[:size])
        body = body[size:]
    return found


def _content(block: Block, bits: NDArray[np.uint8]) -> bytes:
    """All coefficients of a block: its DC value, and its AC codes as they are."""
    return block.dc.to_bytes(4, "big", signed=True) + bits[block.ac : block.end].tobytes()


def _bits(data: bytes) -> NDArray[np.uint8]:
    return np.unpackbits(np.frombuffer(data, np.uint8))
