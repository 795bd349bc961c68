"""Scanning one instance: frames -> pictures -> words -> entities -> findings.

Every distinct picture of an instance is read once, however many frames show it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fw_gear_presidio.domain import (
    EntityType,
    Finding,
    FrameSet,
    FrameText,
    Line,
    Reason,
)
from fw_gear_presidio.modes.frequency import Occurrence, findings_of
from fw_gear_presidio.text.page import Page, with_margin

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from fw_gear_presidio.dicom.image import DicomImage
    from fw_gear_presidio.text.analyzer import Analyzer
    from fw_gear_presidio.text.ocr import OcrEngine

FrameProgress = Callable[[int, int], None]
"""Called with the number of frames done and the number of frames of the instance."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found on an instance, and everything that was read on it (PHI)."""

    findings: tuple[Finding, ...]
    texts: tuple[FrameText, ...]


class Scanner:
    """Reads instances and judges what it reads; holds the engines, never a patient's data.

    ``analyzer`` None: every text is a finding (RedactAllText).
    """

    def __init__(
        self, ocr: OcrEngine, analyzer: Analyzer | None, *, frequency_threshold: int
    ) -> None:
        self._ocr = ocr
        self._analyzer = analyzer
        self._frequency_threshold = frequency_threshold

    def scan(self, image: DicomImage, progress: FrameProgress) -> Scan:
        """Scan all frames and overlay planes; raises OcrError, NerError or UnreadableError."""
        texts = tuple(self._read(image, progress))
        find = self._phi if self._analyzer else self._all_text
        return Scan(find(image, texts), texts)

    def _read(self, image: DicomImage, progress: FrameProgress) -> Iterator[FrameText]:
        total = image.identity.number_of_frames
        frames_of: dict[bytes, list[int]] = {}
        lines_of: dict[bytes, tuple[Line, ...]] = {}
        for index in range(total):
            digest = image.frame_digest(index)
            if digest not in lines_of:
                lines_of[digest] = self._lines(image.views(index))
            frames_of.setdefault(digest, []).append(index)
            progress(index + 1, total)
        for digest, lines in lines_of.items():
            yield FrameText(FrameSet.of(frames_of[digest]), lines)
        for group, planes in image.overlay_views().items():
            for index, view in planes:
                yield FrameText(FrameSet.of([index]), self._lines([view]), overlay_group=group)

    def _lines(self, views: Iterable[NDArray[np.uint8]]) -> tuple[Line, ...]:
        """The lines of one picture, read in each of its renderings."""
        merged: list[Line] = []
        for view in views:
            merged = merge_lines(merged, self._ocr.read(view))
        return tuple(merged)

    def _phi(self, image: DicomImage, texts: Sequence[FrameText]) -> tuple[Finding, ...]:
        assert self._analyzer is not None
        pages = [Page.of(text.lines) for text in texts]
        identity = image.identity
        occurrences = [
            Occurrence(
                entity=entity.entity,
                text=page.text[entity.start : entity.end],
                boxes=page.boxes(entity.start, entity.end, identity.rows, identity.columns),
                frames=text.frames,
                score=entity.score,
                reason=entity.reason,
                overlay_group=text.overlay_group,
            )
            for text, page, entities in zip(
                texts, pages, self._analyzer.analyze(pages, image.header_values()), strict=True
            )
            for entity in entities
        ]
        return self._findings(image, occurrences)

    def _all_text(self, image: DicomImage, texts: Sequence[FrameText]) -> tuple[Finding, ...]:
        rows, columns = image.identity.rows, image.identity.columns
        occurrences = [
            Occurrence(
                entity=EntityType.TEXT,
                text=line.text,
                boxes=(with_margin(line.box, rows, columns),),
                frames=text.frames,
                score=min((word.confidence for word in line.words), default=0.0),
                reason=Reason("all-text"),
                overlay_group=text.overlay_group,
            )
            for text in texts
            for line in text.lines
        ]
        return self._findings(image, occurrences)

    def _findings(
        self, image: DicomImage, occurrences: Sequence[Occurrence]
    ) -> tuple[Finding, ...]:
        return findings_of(
            occurrences,
            number_of_frames=image.identity.number_of_frames,
            threshold=self._frequency_threshold,
        )


SAME_PLACE = 0.5
"""Share of the smaller box at which two lines are the same text seen twice."""


def merge_lines(known: Sequence[Line], more: Sequence[Line]) -> list[Line]:
    """Both readings of one picture; where they see the same text, the more confident one."""
    merged = list(known)
    for line in more:
        twins = [other for other in merged if _same_place(line, other)]
        if not twins:
            merged.append(line)
        elif all(_confidence(line) > _confidence(twin) for twin in twins) and all(
            len(line.text) >= len(twin.text) for twin in twins
        ):
            merged = [other for other in merged if other not in twins]
            merged.append(line)
    return merged


def _same_place(line: Line, other: Line) -> bool:
    shared = line.box.intersection(other.box)
    return shared is not None and shared.area >= min(line.box.area, other.box.area) * SAME_PLACE


def _confidence(line: Line) -> float:
    return sum(word.confidence for word in line.words) / len(line.words)
