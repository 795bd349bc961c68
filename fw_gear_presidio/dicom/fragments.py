"""Encapsulated Pixel Data (PS3.5 A.4): which fragments make up which frame."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

from pydicom.dataset import Dataset

from fw_gear_presidio.errors import GET_COMPLETE, UnreadableError

_ITEM = b"\xfe\xff\x00\xe0"
_DELIMITER = b"\xfe\xff\xdd\xe0"
_STARTS = (b"\xff\xd8\xff", b"\xff\x4f\xff\x51")
"""How a JPEG or JPEG-LS stream (SOI) and a JPEG 2000 stream (SOC, SIZ) begin."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """One item: ``offset`` of its tag in the stream, ``length`` of its value."""

    offset: int
    length: int

    @property
    def value_offset(self) -> int:
        return self.offset + 8


@dataclass(frozen=True, slots=True)
class FragmentIndex:
    """The fragments of every frame. ``end`` is where the attributes after Pixel Data begin.

    ``has_basic`` and ``has_extended`` say which offset tables the file has.
    """

    frames: tuple[tuple[Fragment, ...], ...]
    end: int
    has_basic: bool
    has_extended: bool

    def read(self, stream: BinaryIO, index: int) -> bytes:
        """The encoded bytes of one frame."""
        parts = []
        for fragment in self.frames[index]:
            stream.seek(fragment.value_offset)
            parts.append(stream.read(fragment.length))
        return b"".join(parts)


def index_fragments(stream: BinaryIO, offset: int, frames: int, header: Dataset) -> FragmentIndex:
    """Index the items that begin at ``offset``.

    An offset table that contradicts the items is not believed. Raises UnreadableError if
    the data is cut off, or cannot be divided into ``frames`` frames.
    """
    items, end = _items(stream, offset)
    if not items:
        raise UnreadableError("The Pixel Data holds no offset table and no frame.")
    table, fragments = items[0], items[1:]
    stream.seek(table.value_offset)
    basic = struct.unpack(f"<{table.length // 4}L", stream.read(table.length // 4 * 4))
    extended = _extended(header)
    divided = (
        _by_offsets(fragments, extended, frames)
        or _by_offsets(fragments, basic, frames)
        or _by_count(stream, fragments, frames)
    )
    return FragmentIndex(divided, end, bool(basic), "ExtendedOffsetTable" in header)


def end_of_fragments(stream: BinaryIO, offset: int) -> int:
    """Where encapsulated data that begins at ``offset`` ends. Raises UnreadableError if cut off."""
    return _items(stream, offset)[1]


def _items(stream: BinaryIO, offset: int) -> tuple[list[Fragment], int]:
    stream.seek(0, 2)
    size = stream.tell()
    items: list[Fragment] = []
    position = offset
    while True:
        stream.seek(position)
        start = stream.read(8)
        if start[:4] == _DELIMITER:
            return items, position + 8
        if len(start) < 8 or start[:4] != _ITEM:
            raise UnreadableError(
                "The Pixel Data is truncated or damaged: its fragments do not end as they should.",
                GET_COMPLETE,
            )
        length = struct.unpack("<L", start[4:])[0]
        if position + 8 + length > size:
            raise UnreadableError("The Pixel Data is truncated.", GET_COMPLETE)
        items.append(Fragment(position, length))
        position += 8 + length


def _extended(header: Dataset) -> tuple[int, ...]:
    value = header.get("ExtendedOffsetTable")
    if not isinstance(value, bytes):
        return ()
    return struct.unpack(f"<{len(value) // 8}Q", value[: len(value) // 8 * 8])


def _by_offsets(
    fragments: list[Fragment], offsets: tuple[int, ...], frames: int
) -> tuple[tuple[Fragment, ...], ...] | None:
    if not fragments or len(offsets) != frames or offsets[0] != 0:
        return None
    first = fragments[0].offset
    position = {fragment.offset - first: n for n, fragment in enumerate(fragments)}
    starts = [position.get(offset, -1) for offset in offsets]
    if any(a >= b for a, b in pairwise(starts)):
        return None
    bounds = [*starts, len(fragments)]
    return tuple(tuple(fragments[a:b]) for a, b in pairwise(bounds))


def _by_count(
    stream: BinaryIO, fragments: list[Fragment], frames: int
) -> tuple[tuple[Fragment, ...], ...]:
    if len(fragments) == frames:
        return tuple((fragment,) for fragment in fragments)
    starts = []
    for n, fragment in enumerate(fragments):
        stream.seek(fragment.value_offset)
        if stream.read(4).startswith(_STARTS):
            starts.append(n)
    if len(fragments) < frames or len(starts) not in (0, frames):
        raise UnreadableError(
            f"The header says {frames} frame(s), the Pixel Data holds "
            f"{len(starts) or len(fragments)}.",
            "Get the complete file, or correct Number of Frames.",
        )
    if frames == 1:
        return (tuple(fragments),)
    if not starts or starts[0] != 0:
        raise UnreadableError(
            "Nothing says which fragments of the Pixel Data belong to which frame."
        )
    bounds = [*starts, len(fragments)]
    return tuple(tuple(fragments[a:b]) for a, b in pairwise(bounds))
