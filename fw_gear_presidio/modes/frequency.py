"""The Entity Frequency Threshold: what is seen on enough frames of a cine holds for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fw_gear_presidio.domain import BoundingBox, EntityType, Finding, FrameSet, Reason
from fw_gear_presidio.text.recognizers.letters import without_marks

SAME_PLACE = 0.5
"""Least intersection over union of the boxes of one entity on two frames."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An entity as it was read on one distinct picture, which ``frames`` show."""

    entity: EntityType
    text: str
    boxes: tuple[BoundingBox, ...]
    frames: FrameSet
    score: float
    reason: Reason
    overlay_group: int | None = None

    @property
    def place(self) -> BoundingBox:
        return BoundingBox.enclosing(self.boxes)

    def is_same(self, other: Occurrence) -> bool:
        """Same text, same place."""
        return (
            self.overlay_group == other.overlay_group
            and letters_of(self.text) == letters_of(other.text)
            and self.place.overlap(other.place) >= SAME_PLACE
        )


def findings_of(
    occurrences: Sequence[Occurrence], *, number_of_frames: int, threshold: int
) -> tuple[Finding, ...]:
    """One finding per entity and place, on all the frames it holds for.

    ``threshold`` is a percentage: an entity seen on at least this share of the frames of
    a multi-frame instance is applied to all of them; one seen on fewer stays on the
    frames it is on.
    """
    return tuple(_finding(group, number_of_frames, threshold) for group in _grouped(occurrences))


def _grouped(occurrences: Sequence[Occurrence]) -> list[list[Occurrence]]:
    """Occurrences of one entity together, in the order they were first seen."""
    groups: list[list[Occurrence]] = []
    by_text: dict[str, list[list[Occurrence]]] = {}
    for occurrence in occurrences:
        candidates = by_text.setdefault(letters_of(occurrence.text), [])
        for group in candidates:
            # On one picture two equal texts are two entities, wherever they stand.
            if group[0].is_same(occurrence) and group[-1].frames != occurrence.frames:
                group.append(occurrence)
                break
        else:
            group = [occurrence]
            candidates.append(group)
            groups.append(group)
    return groups


def _finding(group: Sequence[Occurrence], number_of_frames: int, threshold: int) -> Finding:
    best = max(group, key=lambda occurrence: occurrence.score)
    frames = group[0].frames
    for occurrence in group[1:]:
        frames = frames.union(occurrence.frames)
    if number_of_frames > 1 and len(frames) * 100 >= threshold * number_of_frames:
        frames = FrameSet.all(number_of_frames)
    return Finding(
        entity=best.entity,
        boxes=_covering(group),
        frames=frames,
        score=best.score,
        reason=best.reason,
        text=best.text,
        overlay_group=best.overlay_group,
    )


def _covering(group: Sequence[Occurrence]) -> tuple[BoundingBox, ...]:
    """Boxes that cover the entity on every picture it was read on: OCR boxes jitter a little."""
    if len({len(occurrence.boxes) for occurrence in group}) > 1:
        return (BoundingBox.enclosing(box for one in group for box in one.boxes),)
    return tuple(
        BoundingBox.enclosing(boxes)
        for boxes in zip(*(occurrence.boxes for occurrence in group), strict=True)
    )


def letters_of(text: str) -> str:
    """Text without case, accents, blanks and punctuation; itself where nothing else is left.

    By these two readings are the same text.
    """
    return "".join(c for c in without_marks(text).casefold() if c.isalnum()) or text
