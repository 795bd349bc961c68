"""Comparing one frame of an instance with the frame made of it: the proof of one frame.

One decoded frame of each file is in memory at a time.
"""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.dicom import jpeg_stream
from fw_gear_presidio.dicom.areas import mask_of, named, rectangles, uneven, unfilled
from fw_gear_presidio.dicom.edits import Redaction
from fw_gear_presidio.dicom.fill import groups_of
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.jpeg_compare import JpegComparison, blocks_in, compare
from fw_gear_presidio.dicom.jpeg_stream import JpegStream, NotSequentialJpegError
from fw_gear_presidio.dicom.pixel_format import Raw
from fw_gear_presidio.dicom.proof import FrameProof, Method
from fw_gear_presidio.dicom.syntaxes import Codec

_FULL = 8
"""Pixels of a block down and across where a component is not subsampled."""


def prove_frame(
    original: DicomImage, written: DicomImage, expected: Redaction | None, index: int
) -> FrameProof:
    """Compare a frame of two instances of one format; without ``expected`` find what changed.

    Raises UnreadableError where a frame of either file cannot be read.
    """
    if original.fragments and written.fragments and original.file.syntax == written.file.syntax:
        before, after = original.encoded(index), written.encoded(index)
        untouched = expected is None or not expected.touches(index)
        # An odd fragment is padded to even length.
        if untouched and after[: len(before)] == before and len(after) - len(before) <= 1:
            digest = hashlib.sha256(before).hexdigest()
            return FrameProof(index + 1, Method.BYTES, (), len(before), digest, digest, ())
        if original.format.codec is Codec.JPEG:
            proof = _Jpeg(original, written, expected, index).proof()
            if proof is not None:
                return proof
    return _samples(original, written, expected, index)


def _samples(
    original: DicomImage, written: DicomImage, expected: Redaction | None, index: int
) -> FrameProof:
    before, after = _words(original.raw(index)), _words(written.raw(index))
    overlays = sum({1 << overlay.bit for overlay in original.overlays if overlay.data is None})
    if before.dtype != after.dtype:
        before, after, overlays = original.stored(index), written.stored(index), 0
    elif expected is not None:
        before = _without_ink(before, expected, index)
    bits = np.array(overlays, np.int64).astype(before.dtype)
    samples, ink = (before ^ after) & ~bits, (before ^ after) & bits
    changed, redrawn = _any(samples), _any(ink)
    problems = []
    if expected is not None:
        boxes = expected.boxes(index)
        outside = ~mask_of(boxes, *changed.shape)
        wrong, stray = (changed | redrawn) & outside, redrawn & ~outside
        if wrong.any():
            count = int(((samples | ink)[outside] != 0).sum())
            problems.append(f"{count} samples outside the boxes differ, at {_at(wrong)}.")
        bad = unfilled(after & ~bits, boxes)
        if bad:
            problems.append(f"Not filled: the box at {named(bad)}.")
    else:
        boxes = list(rectangles(changed | redrawn))
        outside = ~mask_of(boxes, *changed.shape)
        stray = _any(ink & after)
        bad_places = uneven(after & ~bits, changed)
        if bad_places.any():
            problems.append(f"Changed, but not filled with one value, at {_at(bad_places)}.")
    if stray.any():
        problems.append(f"Bits of an overlay plane differ at {_at(stray)}.")
    kept = before[outside]
    return FrameProof(
        index + 1,
        Method.SAMPLES,
        tuple(boxes),
        kept.size,
        _digest(kept),
        _digest(after[outside]),
        tuple(problems),
    )


def _digest(samples: Raw) -> str:
    return hashlib.sha256(np.ascontiguousarray(samples).data).hexdigest()


def _without_ink(before: Raw, expected: Redaction, index: int) -> Raw:
    """The samples as they should be where boxes of embedded overlay planes are cleared."""
    boxes = expected.overlay_boxes(index)
    if not boxes:
        return before
    cleared = before.copy()
    for bit, box in boxes:
        cleared[box.top : box.bottom, box.left : box.right] &= ~before.dtype.type(1 << bit)
    return cleared


class _Jpeg:
    """One frame of JPEG with DCT. Coefficients decide: decoders smooth chroma across edges."""

    def __init__(
        self, original: DicomImage, written: DicomImage, expected: Redaction | None, index: int
    ) -> None:
        self._written = written
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
        decoded = self._written.stored(self._index)
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
            self._check_boxes(found, old, decoded)
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
        )

    def _check_boxes(self, found: JpegComparison, stream: JpegStream, decoded: Raw) -> None:
        for group in groups_of(self._boxes or ()):
            mask = mask_of(group, *self._size)
            for number, (one, inside) in enumerate(
                zip(found.components, blocks_in(stream, group), strict=True)
            ):
                levels = one.level[inside]
                flat = not one.detailed[inside].any() and (levels == levels[0]).all()
                plane = decoded if decoded.ndim == 2 else decoded[:, :, number]  # noqa: PLR2004
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
            self._problems.append(f"{what}, at {_at(where)}.")


def _at(mask: NDArray[np.bool_]) -> str:
    return named(rectangles(mask))


def _any(samples: Raw) -> NDArray[np.bool_]:
    """The pixels of which any sample is not zero."""
    return np.asarray(samples.any(axis=2) if samples.ndim > 2 else samples != 0)  # noqa: PLR2004


def _words(raw: Raw) -> Raw:
    return raw.view(f"u{raw.dtype.itemsize}")
