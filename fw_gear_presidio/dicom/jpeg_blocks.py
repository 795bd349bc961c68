"""Where the bits of every 8x8 block of a sequential JPEG are.

Only Huffman codes are followed; no coefficient is dequantized, nothing is transformed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from fw_gear_presidio.dicom.jpeg_stream import Interval, Scan
from fw_gear_presidio.errors import GET_COMPLETE, UnreadableError

_END_OF_BLOCK = 128
"""Added to the coefficient number by an EOB code: beyond 64, and no run reaches it."""
_INVALID = 1024


@dataclass(frozen=True, slots=True)
class Block:
    """One 8x8 block: place in its component's block grid, DC value, and its bits.

    The DC code is ``bits[start:ac]``, the AC codes are ``bits[ac:end]`` of its interval.
    """

    component: int
    row: int
    column: int
    dc: int
    start: int
    ac: int
    end: int


@lru_cache(maxsize=32)
def _skips(symbols: tuple[int, ...]) -> tuple[int, ...]:
    """For AC codes: ``bits of code and value << 12 | coefficients passed``."""
    entries = np.asarray(symbols)
    length, run, size = entries >> 8, (entries >> 4) & 15, entries & 15
    passed = run + 1
    passed[(size == 0) & (run != 15)] = _END_OF_BLOCK
    passed[entries == 0] = _INVALID
    return tuple(((length + size) << 12 | passed).tolist())


def blocks(scan: Scan) -> Iterator[tuple[Interval, list[Block]]]:
    """The blocks of every interval of a scan, in coded order.

    Raises UnreadableError where the codes make no sense.
    """
    per_interval = scan.restart or scan.mcus
    for number, interval in enumerate(scan.intervals):
        first = number * per_interval
        yield interval, _walk(scan, interval, first, min(first + per_interval, scan.mcus))


def _walk(scan: Scan, interval: Interval, first: int, last: int) -> list[Block]:
    padded = np.frombuffer(interval.data + b"\xff\xff\xff\xff", np.uint8).astype(np.int64)
    windows = (padded[:-2] << 16 | padded[1:-1] << 8 | padded[2:]).tolist()
    total = 8 * len(interval.data)
    plan = [
        (part, down, across, part.dc.lookup, _skips(part.ac.lookup))
        for part in scan.components
        for down in range(part.vertical)
        for across in range(part.horizontal)
    ]
    predicted = dict.fromkeys((part.component for part in scan.components), 0)
    found: list[Block] = []
    position = 0
    try:
        for mcu in range(first, last):
            mcu_row, mcu_column = divmod(mcu, scan.mcus_across)
            for part, down, across, dc_lookup, skips in plan:
                start = position
                entry = dc_lookup[windows[position >> 3] >> (8 - (position & 7)) & 0xFFFF]
                if not entry:
                    raise UnreadableError("A JPEG frame is damaged: it has an unknown code.")
                position += entry >> 8
                size = entry & 0xFF
                if size:
                    bits = windows[position >> 3] >> (8 - (position & 7)) & 0xFFFF
                    value = bits >> (16 - size)
                    if value < 1 << (size - 1):
                        value -= (1 << size) - 1
                    predicted[part.component] += value
                    position += size
                ac = position
                coefficient = 1
                while coefficient < 64:
                    skip = skips[windows[position >> 3] >> (8 - (position & 7)) & 0xFFFF]
                    position += skip >> 12
                    coefficient += skip & 0xFFF
                if coefficient != 64 and not 128 < coefficient < 192:
                    raise UnreadableError("A JPEG frame is damaged: a block is too long.")
                found.append(
                    Block(
                        part.component,
                        mcu_row * part.vertical + down,
                        mcu_column * part.horizontal + across,
                        predicted[part.component],
                        start,
                        ac,
                        position,
                    )
                )
    except IndexError as error:
        raise UnreadableError("A JPEG frame is truncated.", GET_COMPLETE) from error
    if position > total:
        raise UnreadableError("A JPEG frame is truncated.", GET_COMPLETE)
    return found
