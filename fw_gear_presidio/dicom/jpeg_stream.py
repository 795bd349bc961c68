"""The markers, tables and scans of sequential JPEG (ITU-T T.81, SOF0 and SOF1, 8 and 12 bits)."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, replace
from functools import lru_cache
from math import lcm

import numpy as np

from fw_gear_presidio.errors import UnreadableError

_SOF0, _SOF1, DHT, _EOI, _SOS, _DQT, _DRI = 0xC0, 0xC1, 0xC4, 0xD9, 0xDA, 0xDB, 0xDD
_OTHER_SOF = frozenset(range(0xC0, 0xD0)) - {_SOF0, _SOF1, DHT, 0xC8, 0xCC}
_RESTARTS = range(0xD0, 0xD8)
_BLOCK = 8
_MARKER = re.compile(rb"\xff[\x80-\xcf\xd9-\xfe]")


class NotSequentialJpegError(Exception):
    """The stream is not sequential Huffman JPEG: it can be decoded, but not edited in place."""


@dataclass(frozen=True, slots=True)
class Component:
    """One component of the frame header. ``dc_quantizer`` divides its DC coefficients."""

    number: int
    horizontal: int
    vertical: int
    dc_quantizer: int


@dataclass(frozen=True, slots=True)
class HuffmanTable:
    """``lookup[next 16 bits]`` is ``code length << 8 | symbol``; 0: no such code."""

    lookup: tuple[int, ...]
    codes: dict[int, tuple[int, int]]
    """symbol -> (code, length)"""


@dataclass(frozen=True, slots=True)
class Interval:
    """Entropy-coded data between restart markers, ``data`` without stuffed zeros.

    ``start`` and ``end`` are where the stuffed data lies in the stream.
    """

    start: int
    end: int
    data: bytes


@dataclass(frozen=True, slots=True)
class ScanComponent:
    """A component in a scan: its blocks per row and column of MCUs, and its tables."""

    component: int
    horizontal: int
    vertical: int
    dc: HuffmanTable
    ac: HuffmanTable
    dc_slot: int


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan; ``header`` is where its SOS marker lies. Intervals hold ``restart`` MCUs each."""

    header: int
    components: tuple[ScanComponent, ...]
    mcus_across: int
    mcus: int
    restart: int
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A marker segment between SOI and EOI: ``body`` follows its marker and length.

    ``start`` is where its marker lies; ``end`` is where the next one does, after a SOS
    where its entropy-coded data begins.
    """

    marker: int
    start: int
    end: int
    body: bytes


@dataclass(frozen=True, slots=True)
class JpegStream:
    """A parsed stream; ``data`` is all of it, the image lies in ``data[start:end]``."""

    data: bytes
    start: int
    end: int
    precision: int
    rows: int
    columns: int
    components: tuple[Component, ...]
    scans: tuple[Scan, ...]
    segments: tuple[Segment, ...]

    def block_grid(self, component: int) -> tuple[int, int, int, int]:
        """(block rows, block columns, pixels per block down, pixels per block across)."""
        one = self.components[component]
        down = _BLOCK * max(c.vertical for c in self.components) // one.vertical
        across = _BLOCK * max(c.horizontal for c in self.components) // one.horizontal
        tall = -(-self.rows // (down * one.vertical)) * one.vertical
        wide = -(-self.columns // (across * one.horizontal)) * one.horizontal
        return tall, wide, down, across


def header_segments(data: bytes) -> list[Segment]:
    """The segments before the first scan, of any kind of JPEG; cheap.

    Raises UnreadableError for a damaged stream.
    """
    found: list[Segment] = []
    marker, position = 0xFFFF, data.find(b"\xff\xd8") + 2
    try:
        while position > 1 and marker >> 8 == 0xFF:
            marker, length = struct.unpack(">HH", data[position : position + 4])
            if marker & 0xFF in (_SOS, _EOI):
                return found
            is_fill = marker == 0xFFFF
            end = position + (1 if is_fill else 2 + length)
            if not is_fill:
                found.append(Segment(marker & 0xFF, position, end, data[position + 4 : end]))
            position = end
    except struct.error as error:
        raise UnreadableError("A JPEG frame is damaged.") from error
    raise UnreadableError("A JPEG frame is damaged: it has no marker where one must be.")


def end_of_image(data: bytes) -> int:
    """Where the first image of a stream of JPEG (any kind, JPEG-LS too) ends; -1: nowhere.

    Entropy-coded data has no byte above 127 after one of 255, but for restart markers.
    """
    position = data.find(b"\xff\xd8") + 2
    while position > 1 and (found := _MARKER.search(data, position)):
        marker, position = data[found.start() + 1], found.end()
        if marker == _EOI:
            return position
        position += int.from_bytes(data[position : position + 2], "big")
    return -1


def smallest_area(data: bytes) -> tuple[int, int]:
    """Pixels down and across of the smallest area that is made of whole blocks of every component.

    8 x 8 where chroma is not subsampled. Reads the frame header only, of any kind of JPEG.
    Raises UnreadableError for a damaged stream.
    """
    try:
        for segment in header_segments(data):
            if segment.marker in _OTHER_SOF | {_SOF0, _SOF1}:
                return _area_of(segment.body)
    except (IndexError, TypeError, ZeroDivisionError) as error:
        raise UnreadableError("A JPEG frame is damaged.") from error
    raise UnreadableError("A JPEG frame is damaged: it has no frame header.")


def _area_of(frame_header: bytes) -> tuple[int, int]:
    factors = frame_header[7 : 6 + 3 * frame_header[5] : 3]
    across, down = [f >> 4 for f in factors], [f & 15 for f in factors]
    return (
        lcm(*(_BLOCK * max(down) // one for one in down)),
        lcm(*(_BLOCK * max(across) // one for one in across)),
    )


def parse(data: bytes) -> JpegStream:
    """Parse the markers of a stream and divide its scans.

    Raises NotSequentialJpegError for another kind of JPEG, UnreadableError for a damaged one.
    """
    try:
        return _Parser(data).parse()
    except (IndexError, struct.error, KeyError, ValueError) as error:
        raise UnreadableError("A JPEG frame is damaged.") from error


class _Parser:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._quantizers: dict[int, int] = {}
        self._tables: dict[tuple[int, int], HuffmanTable] = {}
        self._frame: JpegStream | None = None
        self._quantizer_of: list[int] = []
        self._restart = 0
        self._scans: list[Scan] = []
        self._segments: list[Segment] = []

    def parse(self) -> JpegStream:
        start = self._data.index(b"\xff\xd8")
        position = start + 2
        while position < len(self._data):
            if self._data[position] != 0xFF:
                raise ValueError("no marker")
            marker = self._data[position + 1]
            if marker == 0xFF:
                position += 1
                continue
            if marker == _EOI:
                position += 2
                break
            length = struct.unpack(">H", self._data[position + 2 : position + 4])[0]
            body = self._data[position + 4 : position + 2 + length]
            after = position + 2 + length
            self._segments.append(Segment(marker, position, after, body))
            position = self._segment(marker, body, position, after)
        return self._finished(start, position)

    def _segment(self, marker: int, body: bytes, start: int, after: int) -> int:
        """Take in one marker segment; returns where the next one is."""
        if marker in _OTHER_SOF:
            raise NotSequentialJpegError
        if marker in (_SOF0, _SOF1):
            self._read_frame(body)
        elif marker == DHT:
            self._read_huffman(body)
        elif marker == _DQT:
            self._read_quantizers(body)
        elif marker == _DRI:
            self._restart = struct.unpack(">H", body[:2])[0]
        elif marker == _SOS:
            return self._read_scan(body, start, after)
        return after

    def _finished(self, start: int, end: int) -> JpegStream:
        frame = self._frame
        if frame is None or not self._scans:
            raise ValueError("no frame")
        components = tuple(
            Component(c.number, c.horizontal, c.vertical, self._quantizers[slot])
            for c, slot in zip(frame.components, self._quantizer_of, strict=True)
        )
        return replace(
            frame,
            start=start,
            end=end,
            components=components,
            scans=tuple(self._scans),
            segments=tuple(self._segments),
        )

    def _read_frame(self, body: bytes) -> None:
        precision, rows, columns, count = struct.unpack(">BHHB", body[:6])
        if not rows or not columns:
            raise NotSequentialJpegError
        components = []
        for n in range(count):
            number, sampling, slot = body[6 + 3 * n : 9 + 3 * n]
            components.append(Component(number, sampling >> 4, sampling & 15, 1))
            self._quantizer_of.append(slot)
        self._frame = JpegStream(
            self._data, 0, 0, precision, rows, columns, tuple(components), (), ()
        )

    def _read_huffman(self, body: bytes) -> None:
        while body:
            counts = body[1:17]
            total = sum(counts)
            self._tables[body[0] >> 4, body[0] & 15] = huffman_table(counts, body[17 : 17 + total])
            body = body[17 + total :]

    def _read_quantizers(self, body: bytes) -> None:
        while body:
            wide, slot = body[0] >> 4, body[0] & 15
            self._quantizers[slot] = struct.unpack(">H", body[1:3])[0] if wide else body[1]
            body = body[129 if wide else 65 :]

    def _read_scan(self, body: bytes, start: int, after: int) -> int:
        frame = self._frame
        if frame is None:
            raise ValueError("scan before frame")
        count = body[0]
        numbers = [c.number for c in frame.components]
        found = []
        for n in range(count):
            number, slots = body[1 + 2 * n : 3 + 2 * n]
            component = numbers.index(number)
            one = frame.components[component]
            found.append(
                ScanComponent(
                    component,
                    one.horizontal if count > 1 else 1,
                    one.vertical if count > 1 else 1,
                    self._tables[0, slots >> 4],
                    self._tables[1, slots & 15],
                    slots >> 4,
                )
            )
        across, down = _mcus(frame, found)
        intervals, end = self._intervals(after)
        scan = Scan(start, tuple(found), across, across * down, self._restart, intervals)
        expected = -(-scan.mcus // self._restart) if self._restart else 1
        if len(intervals) != expected:
            raise ValueError("restart markers")
        self._scans.append(scan)
        return end

    def _intervals(self, start: int) -> tuple[tuple[Interval, ...], int]:
        data, found, position = self._data, [], start
        while True:
            position = data.find(b"\xff", position)
            if position < 0 or position + 1 >= len(data):
                position = len(data)  # the end of the image is missing: decoders accept that
                marker = _EOI
            else:
                marker = data[position + 1]
            if marker == 0:
                position += 2
                continue
            if marker == 0xFF:
                position += 1
                continue
            raw = data[start:position].rstrip(b"\xff")
            found.append(Interval(start, position, raw.replace(b"\xff\x00", b"\xff")))
            if marker not in _RESTARTS:
                return tuple(found), position
            position += 2
            start = position


def _mcus(frame: JpegStream, scan: list[ScanComponent]) -> tuple[int, int]:
    """MCUs of a scan across and down (T.81 A.2)."""
    most_across = max(c.horizontal for c in frame.components)
    most_down = max(c.vertical for c in frame.components)
    if len(scan) > 1:
        return -(-frame.columns // (_BLOCK * most_across)), -(-frame.rows // (_BLOCK * most_down))
    one = frame.components[scan[0].component]
    columns = -(-frame.columns * one.horizontal // most_across)
    rows = -(-frame.rows * one.vertical // most_down)
    return -(-columns // _BLOCK), -(-rows // _BLOCK)


@lru_cache(maxsize=32)
def huffman_table(counts: bytes, symbols: bytes) -> HuffmanTable:
    """T.81 Annex C."""
    lookup = np.zeros(1 << 16, np.int64)
    codes: dict[int, tuple[int, int]] = {}
    code = position = 0
    for length in range(1, 17):
        for _ in range(counts[length - 1]):
            symbol = symbols[position]
            first = code << (16 - length)
            lookup[first : first + (1 << (16 - length))] = length << 8 | symbol
            codes[symbol] = (code, length)
            code += 1
            position += 1
        code <<= 1
    return HuffmanTable(tuple(lookup.tolist()), codes)
