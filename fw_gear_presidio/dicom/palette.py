"""Palette Color Lookup Tables (PS3.3 C.7.9)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from fw_gear_presidio.dicom.dicom_file import PARSE_ERRORS
from fw_gear_presidio.dicom.pixel_format import Raw
from fw_gear_presidio.errors import UnreadableError

_COLORS = ("Red", "Green", "Blue")


def palette_table(header: Dataset) -> tuple[NDArray[np.uint8], int]:
    """RGB of every entry, (entries, 3), and the stored value of the first.

    Raises UnreadableError where the tables are missing or damaged.
    """
    try:
        channels = [_channel(header, color) for color in _COLORS]
    except PARSE_ERRORS as error:
        raise UnreadableError("The palette of the image is missing or damaged.") from error
    entries = min(len(channel) for channel, _first in channels)
    table = np.stack([channel[:entries] for channel, _first in channels], axis=1)
    return table, channels[0][1]


def palette_colors(stored: Raw, header: Dataset) -> NDArray[np.uint8]:
    """RGB picture of stored palette indices; what lies outside the table takes its nearest end."""
    table, first = palette_table(header)
    indices = np.clip(stored.astype(np.int64) - first, 0, len(table) - 1)
    colors: NDArray[np.uint8] = table[indices]
    return colors


def _channel(header: Dataset, color: str) -> tuple[NDArray[np.uint8], int]:
    descriptor: Any = header[f"{color}PaletteColorLookupTableDescriptor"].value
    count, first, bits = (int(value) for value in descriptor)
    count = (count & 0xFFFF) or 65_536
    if f"{color}PaletteColorLookupTableData" in header:
        data = _words(header, f"{color}PaletteColorLookupTableData")
        values = _values(data, count, bits)
    else:
        values = _expanded(_words(header, f"Segmented{color}PaletteColorLookupTableData"), count)
    return _to_8_bits(values, bits), first


def _words(header: Dataset, keyword: str) -> bytes:
    """The value as little endian words, whatever the byte order of the file."""
    value: Any = header[keyword].value
    if not isinstance(value, bytes):
        return np.asarray(value, "<u2").tobytes()
    if header.original_encoding[1] is False:
        return np.frombuffer(value, ">u2").astype("<u2").tobytes()
    return value


def _values(data: bytes, count: int, bits: int) -> NDArray[np.uint16]:
    raw = np.frombuffer(data, np.uint8)
    # 8-bit entries are two to a word, or (seen often) one to a word.
    if bits == 8 and raw.size < 2 * count:
        return raw[:count].astype(np.uint16)
    return raw[: raw.size // 2 * 2].view("<u2")[:count].astype(np.uint16)


def _to_8_bits(values: NDArray[np.uint16], bits: int) -> NDArray[np.uint8]:
    # Some writers declare 16 bits and fill 8 of them.
    deep = bits > 8 and int(values.max(initial=0)) > 255
    return (values >> 8 if deep else values & 0xFF).astype(np.uint8)


def _expanded(data: bytes, count: int) -> NDArray[np.uint16]:
    """Segmented tables (PS3.3 C.7.9.2): discrete (0), linear (1) and indirect (2) segments."""
    words = np.frombuffer(data, "<u2")
    out: list[int] = []
    _expand(words, 0, len(words), out, None)
    return np.asarray(out[:count], np.uint16)


def _expand(
    words: NDArray[np.uint16], position: int, end: int, out: list[int], segments: int | None
) -> None:
    while position + 1 < end and (segments is None or segments > 0):
        opcode, length = int(words[position]), int(words[position + 1])
        if opcode == 0:
            out += [int(v) for v in words[position + 2 : position + 2 + length]]
            position += 2 + length
        elif opcode == 1:
            target = int(words[position + 2])
            start = out[-1]
            out += [round(start + (target - start) * n / length) for n in range(1, length + 1)]
            position += 3
        elif opcode == 2 and segments is None:
            byte = int(words[position + 2]) | int(words[position + 3]) << 16
            _expand(words, byte // 2, end, out, length)
            position += 4
        else:
            raise ValueError("unknown palette segment")
        segments = None if segments is None else segments - 1
