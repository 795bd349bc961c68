"""Comparing one frame of JPEG with DCT with the frame made of it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.dicom import jpeg_stream
from fw_gear_presidio.dicom.areas import any_sample, mask_of, named, rectangles, uneven
from fw_gear_presidio.dicom.edits import Redaction
from fw_gear_presidio.dicom.fill import groups_of
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.jpeg_compare import JpegComparison, blocks_in, compare
from fw_gear_presidio.dicom.jpeg_stream import JpegStream, NotSequentialJpegError
from fw_gear_presidio.dicom.proof import FrameProof, Method

_FULL = 8
"""Pixels of a block down and across where a component is not subsampled."""
_REACH = 3
"""Pixels across of the neighbourhood that a decoder interpolates a chroma sample from."""


class JpegFrame:
    """One frame of JPEG with DCT. Coefficients decide: decoders smooth chroma across edges."""

    def __init__(
        self, original: DicomImage, written: DicomImage, expected: Redaction | None, index: int
    ) -> None:
        self._original, self._written = original, written
        self._index = index
        self._before, self._after = original.encoded(index), written.encoded(index)
        self._boxes = None if expected is None else expected.boxes(index)
        self._size = original.format.rows, original.format.columns
        self._problems: list[str] = []

    def proof(self) -> FrameProof | None:
        """None: the streams are of another kind, or have another layout."""
        try:
            old, new = jpeg_stream.parse(self._before), jpeg_stream.parse(self._after)
        except NotSequentialJpegError:
            return None
        inside = None if self._boxes is None else blocks_in(old, self._boxes)
        found = compare(old, new, inside)
        if found is None:
            return None
        changed = self._pixels(found, [one.differs for one in found.components])
        if self._boxes is None or inside is None:
            boxes = list(rectangles(changed))
            self._check_what_changed(found)
        else:
            boxes = self._boxes
            wrong = [one.differs & ~g for one, g in zip(found.components, inside, strict=True)]
            self._say("Blocks outside the boxes differ", self._pixels(found, wrong))
            if found.digest_before != found.digest_after and not self._problems:
                self._problems.append("Blocks that pad the image differ.")
            self._check_boxes(found, old)
        area = changed if self._boxes is None else mask_of(boxes, *self._size)
        smoothed = self._smoothed(area)
        if found.has_metadata and changed.any():
            self._problems.append("Comments or application data of the original are still there.")
        return FrameProof(
            self._index + 1,
            Method.COEFFICIENTS,
            tuple(boxes),
            found.outside,
            found.digest_before,
            found.digest_after,
            tuple(self._problems),
            smoothed,
        )

    def _smoothed(self, area: NDArray[np.bool_]) -> int:
        """The decoded samples that differ next to ``area``; further away none may."""
        before, after = self._original.stored(self._index), self._written.stored(self._index)
        differs = before != after
        differs[area] = False
        reached = cv2.dilate(area.astype(np.uint8), np.ones((_REACH, _REACH), np.uint8)) > 0
        beyond = any_sample(differs) & ~reached
        if not self._problems:
            self._say("Decoded samples outside the boxes differ", beyond)
        return int(differs[reached].sum())

    def _check_boxes(self, found: JpegComparison, stream: JpegStream) -> None:
        decoded = self._written.stored(self._index)
        for group in groups_of(self._boxes or ()):
            mask = mask_of(group, *self._size)
            for number, (one, inside) in enumerate(
                zip(found.components, blocks_in(stream, group), strict=True)
            ):
                levels = one.level[inside]
                flat = not one.detailed[inside].any() and (levels == levels[0]).all()
                plane = decoded if decoded.ndim == 2 else decoded[:, :, number]
                # Smoothing takes in what lies beside the box.
                if one.down == one.across == _FULL:
                    flat = flat and not uneven(plane, mask).any()
                if not flat:
                    self._problems.append(f"Not filled: the box at {named(group)}.")
                    break

    def _check_what_changed(self, found: JpegComparison) -> None:
        bad = np.zeros(self._size, bool)
        for one in found.components:
            changed = one.pixels(one.differs, *self._size)
            bad |= changed & one.pixels(one.detailed, *self._size)
            bad |= uneven(one.pixels(one.level, *self._size), changed)
        self._say("Changed, but not filled with one value", bad)

    def _pixels(self, found: JpegComparison, chosen: list[NDArray[np.bool_]]) -> NDArray[np.bool_]:
        """The pixels under the chosen blocks of any component."""
        area = np.zeros(self._size, bool)
        for one, grid in zip(found.components, chosen, strict=True):
            area |= one.pixels(grid, *self._size)
        return area

    def _say(self, what: str, where: NDArray[np.bool_]) -> None:
        if where.any():
            self._problems.append(f"{what}, at {named(rectangles(where))}.")
