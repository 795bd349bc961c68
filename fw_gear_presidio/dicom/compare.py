"""Comparing one frame of an instance with the frame made of it: the proof of one frame.

One decoded frame of each file is in memory at a time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.dicom.areas import any_sample, mask_of, named, rectangles, uneven, unfilled
from fw_gear_presidio.dicom.compare_jpeg import JpegFrame
from fw_gear_presidio.dicom.edits import Redaction
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.pixel_format import Raw
from fw_gear_presidio.dicom.proof import FrameProof, Method
from fw_gear_presidio.dicom.syntaxes import Codec
from fw_gear_presidio.domain import BoundingBox


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
            proof = JpegFrame(original, written, expected, index).proof()
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
    boxes = [] if expected is None else expected.boxes(index)
    if not boxes and np.array_equal(before, after):
        digest = _digest(before, [])
        return FrameProof(index + 1, Method.SAMPLES, (), before.size, digest, digest, ())
    bits = np.array(overlays, np.int64).astype(before.dtype)
    difference = before ^ after
    changed = any_sample(difference & ~bits if overlays else difference)
    redrawn = any_sample(difference & bits) if overlays else np.zeros_like(changed)
    drawn = after & ~bits if overlays else after
    problems = []
    if expected is not None:
        outside = ~mask_of(boxes, *changed.shape)
        wrong, stray = (changed | redrawn) & outside, redrawn & ~outside
        if wrong.any():
            count = int((difference[outside] != 0).sum())
            problems.append(f"{count} samples outside the boxes differ, at {_at(wrong)}.")
        bad = unfilled(drawn, boxes)
        if bad:
            problems.append(f"Not filled: the box at {named(bad)}.")
    else:
        boxes = list(rectangles(changed | redrawn))
        outside = ~mask_of(boxes, *changed.shape)
        stray = any_sample(difference & bits & after)
        bad_places = uneven(drawn, changed)
        if bad_places.any():
            problems.append(f"Changed, but not filled with one value, at {_at(bad_places)}.")
    if stray.any():
        problems.append(f"Bits of an overlay plane differ at {_at(stray)}.")
    return FrameProof(
        index + 1,
        Method.SAMPLES,
        tuple(boxes),
        int(outside.sum()) * (before.size // outside.size),
        _digest(before, boxes),
        _digest(after, boxes),
        tuple(problems),
    )


def _digest(samples: Raw, boxes: Sequence[BoundingBox]) -> str:
    """SHA-256 of a frame with the samples in the boxes set to 0."""
    if boxes:
        samples = samples.copy()
        for box in boxes:
            samples[box.top : box.bottom, box.left : box.right] = 0
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


def _at(mask: NDArray[np.bool_]) -> str:
    return named(rectangles(mask))


def _words(raw: Raw) -> Raw:
    return raw.view(f"u{raw.dtype.itemsize}")
