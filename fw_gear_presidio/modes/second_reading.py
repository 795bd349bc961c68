"""A second reading, of the picture as it will be: ink that reaches beyond the box over its text.

A box comes from where OCR saw a word; a misplaced one leaves a part of the word legible. So
every place that is to be filled is looked at once more with the boxes filled. What can be read
right beside a box, where nothing was known before, is what is left of its text: it becomes a
finding of its own. Recognizers take no part: half a name is no name to them.

Where one even shade lies at both ends of a box, nothing is left to be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fw_gear_presidio.domain import BoundingBox, Finding, Reason
from fw_gear_presidio.modes.reading import SAME_PLACE, read_crop
from fw_gear_presidio.modes.regions import merged_boxes
from fw_gear_presidio.text.page import with_margin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from fw_gear_presidio.dicom.image import DicomImage
    from fw_gear_presidio.domain import FrameText, Word
    from fw_gear_presidio.text.ocr import OcrEngine

    Picture = NDArray[np.uint8]

_ROUNDS = 2
"""How often what is found is covered and the place read again."""
_REASON = Reason("second-reading")
_FAINT = 3
"""Grey levels within which a place is even: OCR reads nothing fainter."""
_FRINGE = 2
"""Pixels beside a known word that its soft edges reach."""
_TALLER = 2
"""Times the height of a box: what is higher is no part of its text, but of the picture."""
_LEAST = 2
"""Letters or digits of what is left of a text; OCR takes the edge of a box for one."""


def read_again(
    ocr: OcrEngine, image: DicomImage, findings: Sequence[Finding], texts: Sequence[FrameText]
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """``findings`` and what is left of them, and a note (no PHI) if some of it stays.

    Each place is read on the first frame that shows it filled. ``texts`` are what the first
    reading read. Raises OcrError or UnreadableError.
    """
    found, fresh = tuple(findings), tuple(findings)
    for _ in range(_ROUNDS):
        fresh = tuple(_left_over(ocr, image, found, fresh, texts))
        if not fresh:
            return found, ()
        found += fresh
    if not any(_left_over(ocr, image, found, fresh, texts)):
        return found, ()
    return found, (
        "Text beside a box could still be read after it was covered: look at the image.",
    )


def _left_over(
    ocr: OcrEngine,
    image: DicomImage,
    findings: Sequence[Finding],
    fresh: Sequence[Finding],
    texts: Sequence[FrameText],
) -> Iterator[Finding]:
    for group, frame, places in _looks(fresh):
        filled = [
            (box, finding)
            for finding in findings
            if finding.overlay_group == group and frame in finding.frames
            for box in finding.boxes
        ]
        known = [
            word
            for text in texts
            if text.overlay_group == group and frame in text.frames
            for line in text.lines
            for word in line.words
            if not any(_is_within(word.box, box) for box, _ in filled)
        ]
        for view in _views(image, group, frame):
            picture = _filled(view, [box for box, _ in filled])
            rows, columns = picture.shape[:2]
            regions = [
                _surroundings(place, rows, columns)
                for place in places
                if any(_is_uneven(picture, end, known) for end in _ends(place))
            ]
            for region in merged_boxes(regions):
                for line in read_crop(ocr, picture, region):
                    for word in line.words:
                        owner = _owner(word, filled, known)
                        if owner:
                            yield Finding(
                                owner.entity,
                                (with_margin(word.box, rows, columns),),
                                owner.frames,
                                owner.score,
                                _REASON,
                                word.text,
                                group,
                            )


def _looks(
    findings: Sequence[Finding],
) -> Iterator[tuple[int | None, int, list[BoundingBox]]]:
    """Overlay group, frame, and the boxes to look at there; each place once."""
    seen: dict[int | None, list[BoundingBox]] = {}
    looks: dict[tuple[int | None, int], list[BoundingBox]] = {}
    for finding in findings:
        group, frame = finding.overlay_group, next(iter(finding.frames))
        for box in finding.boxes:
            if not any(box.overlap(other) >= SAME_PLACE for other in seen.setdefault(group, [])):
                seen[group].append(box)
                looks.setdefault((group, frame), []).append(box)
    for (group, frame), boxes in looks.items():
        yield group, frame, boxes


def _views(image: DicomImage, group: int | None, frame: int) -> list[Picture]:
    if group is None:
        return image.views(frame)
    return [view for frames, view in image.overlay_views()[group] if frame in frames]


def _filled(view: Picture, boxes: Sequence[BoundingBox]) -> Picture:
    """``view`` with each box in the median colour of its border: no edge, no text."""
    picture = view.copy()
    for box in boxes:
        around = box.expanded(1, 1).clipped(*view.shape[:2]) or box
        part = view[around.top : around.bottom, around.left : around.right]
        border = np.concatenate((part[0], part[-1], part[:, 0], part[:, -1]))
        picture[box.top : box.bottom, box.left : box.right] = np.median(border, axis=0)
    return picture


def _surroundings(box: BoundingBox, rows: int, columns: int) -> BoundingBox:
    """``box`` and, on all sides, as much as OCR needs to see of what is beside it."""
    height = min(box.width, box.height)
    return box.expanded(2 * height, 2 * height).clipped(rows, columns) or box


def _owner(
    word: Word, filled: Sequence[tuple[BoundingBox, Finding]], known: Sequence[Word]
) -> Finding | None:
    """The finding of whose text ``word`` is left, if it is."""
    if sum(character.isalnum() for character in word.text) < _LEAST:
        return None
    if any(_is_within(word.box, other.box) or _is_within(other.box, word.box) for other in known):
        return None
    if any(_is_within(word.box, box) for box, _ in filled):
        # Nothing is left there to be read.
        return None
    height = min(word.box.width, word.box.height)
    for box, finding in filled:
        alike = height <= _TALLER * min(box.width, box.height)
        if alike and any(end.intersection(word.box) for end in _ends(box)):
            return finding
    return None


def _ends(box: BoundingBox) -> tuple[BoundingBox, BoundingBox]:
    """The places, half the height of the type wide, where a text that ``box`` cuts goes on."""
    reach = min(box.width, box.height) // 2 + 1
    if box.width >= box.height:
        return (
            BoundingBox(box.left - reach, box.top, box.left, box.bottom),
            BoundingBox(box.right, box.top, box.right + reach, box.bottom),
        )
    return (
        BoundingBox(box.left, box.top - reach, box.right, box.top),
        BoundingBox(box.left, box.bottom, box.right, box.bottom + reach),
    )


def _is_uneven(picture: Picture, place: BoundingBox, known: Sequence[Word]) -> bool:
    """Whether ``place`` shows more than one shade, known words aside."""
    inside = place.clipped(*picture.shape[:2])
    if inside is None:
        return False
    pixels = picture[inside.top : inside.bottom, inside.left : inside.right].astype(np.int16)
    free = np.ones(pixels.shape[:2], np.bool_)
    for word in known:
        shared = word.box.expanded(_FRINGE, _FRINGE).intersection(inside)
        if shared:
            free[
                shared.top - inside.top : shared.bottom - inside.top,
                shared.left - inside.left : shared.right - inside.left,
            ] = False
    shades = pixels[free]
    return bool(shades.size and np.ptp(shades, axis=0).max() > _FAINT)


def _is_within(box: BoundingBox, other: BoundingBox) -> bool:
    shared = box.intersection(other)
    return shared is not None and shared.area >= SAME_PLACE * box.area
