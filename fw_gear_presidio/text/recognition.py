"""What strips of pixels say: PP-OCR's recognizer."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from rapidocr.ch_ppocr_rec.utils import CTCLabelDecode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from fw_gear_presidio.text.network import Network

    Reading = tuple[str, float, Any]
    """Text, its confidence from 0 to 1, and RapidOCR's WordInfo."""

_HEIGHT = 48
"""Rows of the strips that the network takes."""
_STEP = 32
"""Strips are padded to multiples of so many columns, so that those of like width go together."""
_NARROWEST = 160
"""Columns; narrower padding was not tried on enough small type."""
_BATCH = 1920
"""Columns of the strips that are read in one call, unless one alone is wider."""
_KEPT = 1024
"""Readings that are kept, some kilobytes each."""


class Recognizer:
    """Reads lines of text; ``network`` is PP-OCR's text recognition.

    A strip that is equal to one of the last, to the bit, is not read again: the overlay of a
    series is the same from still to still. What was read (PHI) is kept until ``forget``.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._decode = CTCLabelDecode(character=network.fact("character").splitlines())
        self._kept: dict[bytes, Reading] = {}
        """By digest of the strip, the last used at the end."""

    def forget(self) -> None:
        """Keep nothing of what was read so far."""
        self._kept.clear()

    def __call__(self, strips: Sequence[NDArray[np.uint8]]) -> list[Reading]:
        """The reading of each strip, shape (rows, columns, 3), in BGR.

        It depends on the strip alone, not on those that are read with it.
        """
        digests = [_digest(strip) for strip in strips]
        readings = {digest: self._kept.pop(digest) for digest in set(digests) & self._kept.keys()}
        new = {
            digest: strip
            for digest, strip in zip(digests, strips, strict=True)
            if digest not in readings
        }
        readings.update(zip(new, self._read_all(list(new.values())), strict=True))
        self._kept.update((digest, readings[digest]) for digest in digests)
        for digest in list(self._kept)[:-_KEPT]:
            del self._kept[digest]
        return [readings[digest] for digest in digests]

    def _read_all(self, strips: Sequence[NDArray[np.uint8]]) -> list[Reading]:
        by_width = defaultdict(list)
        for number, strip in enumerate(strips):
            by_width[_padded_width(strip)].append(number)
        readings: dict[int, Reading] = {}
        for width, waiting in sorted(by_width.items()):
            while waiting:
                # Powers of two: the network is prepared for every new number of strips.
                count = 1 << (min(len(waiting), max(1, _BATCH // width)).bit_length() - 1)
                batch = [waiting.pop() for _ in range(count)]
                read = self._read([strips[number] for number in batch], width)
                readings.update(zip(batch, read, strict=True))
        return [readings[number] for number in range(len(strips))]

    def _read(self, strips: Sequence[NDArray[np.uint8]], width: int) -> list[Reading]:
        scores = self._network(np.stack([_planes(strip, width) for strip in strips]))
        lines, infos = self._decode(
            scores,
            return_word_box=True,
            wh_ratio_list=[strip.shape[1] / strip.shape[0] for strip in strips],
            max_wh_ratio=width / _HEIGHT,
        )
        return [(text, score, info) for (text, score), info in zip(lines, infos, strict=True)]


def _digest(strip: NDArray[np.uint8]) -> bytes:
    """Equal digests: equal shape and samples."""
    return hashlib.sha256(repr(strip.shape).encode() + strip.tobytes()).digest()


def _width(strip: NDArray[np.uint8]) -> int:
    """Columns of ``strip`` at the height that the network takes."""
    return -(-_HEIGHT * int(strip.shape[1]) // int(strip.shape[0]))


def _padded_width(strip: NDArray[np.uint8]) -> int:
    return max(_NARROWEST, -(-_width(strip) // _STEP) * _STEP)


def _planes(strip: NDArray[np.uint8], width: int) -> NDArray[np.float32]:
    """``strip`` from -1 to 1, padded with 0: (3, 48, width)."""
    scaled = cv2.resize(strip, (_width(strip), _HEIGHT))
    planes = np.zeros((3, _HEIGHT, width), np.float32)
    planes[:, :, : scaled.shape[1]] = scaled.astype(np.float32).transpose(2, 0, 1) / 127.5 - 1
    return planes
