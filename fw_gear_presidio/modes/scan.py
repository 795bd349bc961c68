"""Scanning one instance: frames -> pictures -> words -> entities -> findings.

What stays from frame to frame is read once, however many frames show it: see ``cine``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
from fw_gear_presidio.modes.cine import CineReader, chunks
from fw_gear_presidio.modes.frequency import Occurrence, findings_of
from fw_gear_presidio.modes.reading import merged
from fw_gear_presidio.modes.second_reading import read_again
from fw_gear_presidio.modes.slips import spelled_as, without_slips
from fw_gear_presidio.text.page import Page, with_margin

if TYPE_CHECKING:
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
    notes: tuple[str, ...]
    """For the log: no PHI."""


class Scanner:
    """Reads instances and judges what it reads; holds the engines and no finding.

    What the OCR engine keeps of its readings it keeps for one series.

    ``analyzer`` None: every text is a finding (RedactAllText). ``every_frame``: read every
    distinct frame whole, as if it were a still image.
    """

    def __init__(
        self,
        ocr: OcrEngine,
        analyzer: Analyzer | None,
        *,
        frequency_threshold: int,
        every_frame: bool = False,
    ) -> None:
        self._ocr = ocr
        self._analyzer = analyzer
        self._frequency_threshold = frequency_threshold
        self._reads_every_frame = every_frame
        self._series = ""

    def scan(self, image: DicomImage, progress: FrameProgress) -> Scan:
        """Scan all frames and overlay planes; raises OcrError, NerError or UnreadableError."""
        if not self._series or image.identity.series_instance_uid != self._series:
            self._ocr.forget()
            self._series = image.identity.series_instance_uid
        texts = tuple(self._read(image, progress))
        find = self._phi if self._analyzer else self._all_text
        findings, notes = read_again(self._ocr, image, find(image, texts), texts)
        return Scan(findings, texts, notes)

    def _read(self, image: DicomImage, progress: FrameProgress) -> Iterator[FrameText]:
        total = image.identity.number_of_frames
        frames_of: dict[tuple[Line, ...], list[int]] = {}
        lines_of = self._every_frame if self._reads_every_frame else self._changes
        for index, lines in enumerate(lines_of(image)):
            frames_of.setdefault(lines, []).append(index)
            progress(index + 1, total)
        for lines, indices in frames_of.items():
            yield FrameText(FrameSet.of(indices), lines)
        for group, planes in image.overlay_views().items():
            for frames, view in planes:
                yield FrameText(frames, merged(self._ocr.read(view)), overlay_group=group)

    def _every_frame(self, image: DicomImage) -> Iterator[tuple[Line, ...]]:
        """The lines of each frame; every distinct frame is read whole.

        What says the same as the shortcut holds for that frame is spelled as the shortcut has it.
        """
        is_cine = image.identity.number_of_frames > 1
        known: dict[bytes, tuple[Line, ...]] = {}
        for index, held in enumerate(tuple(self._changes(image)) if is_cine else ((),)):
            digest = image.frame_digest(index)
            if digest not in known:
                self._ocr.forget()
                known[digest] = merged(*map(self._ocr.read, image.views(index)))
            yield spelled_as(held, known[digest])

    def _changes(self, image: DicomImage) -> Iterator[tuple[Line, ...]]:
        """The lines of each frame; what a frame shares with the one before is not read again."""
        readers: list[CineReader] = []
        last: tuple[tuple[Line, ...], ...] = ()
        together: tuple[Line, ...] = ()
        regions = image.ultrasound_regions()
        for chunk in chunks(image.identity):
            # Renderings by frame: a frame may have one more than the next.
            views = [image.views(index) for index in chunk]
            most = max(map(len, views))
            readers.extend(CineReader(self._ocr, regions) for _ in range(most - len(readers)))
            read = [
                reader.read([frame[min(number, len(frame) - 1)] for frame in views])
                for number, reader in enumerate(readers[:most])
            ]
            for lines in zip(*read, strict=True):
                if lines != last:
                    last, together = lines, merged(*lines)
                yield together

    def _phi(self, image: DicomImage, texts: Sequence[FrameText]) -> tuple[Finding, ...]:
        assert self._analyzer is not None
        texts = without_slips(texts)
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
