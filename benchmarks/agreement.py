"""What the temporal shortcut changes: the same cine redacted with and without it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from fw_gear_presidio.api import settings_for
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.modes.process import Task
from fw_gear_presidio.modes.scan import Scanner
from fw_gear_presidio.modes.toolbox import Toolbox
from fw_gear_presidio.settings import Mode
from fw_gear_presidio.workers import run_task

if TYPE_CHECKING:
    from fw_gear_presidio.domain import Finding
    from fw_gear_presidio.text.analyzer import Analyzer
    from fw_gear_presidio.text.ocr import OcrEngine


@dataclass(frozen=True)
class Agreement:
    """How two redactions of one cine differ."""

    findings: int
    """Of the run that reads every frame."""
    only_one: int
    """Findings (entity, letters and digits, boxes, frames) that only one of the two has."""
    pixels: int
    """That differ, of all frames together."""
    frames: int
    """That have such pixels."""
    place: BoundingBox | None
    """Around all such pixels."""


def agreement(path: Path, ocr: OcrEngine, analyzer: Analyzer, folder: Path) -> Agreement:
    """Redact the cine at ``path`` in both ways, outputs in ``folder``, and compare."""
    ours, without = (
        _redacted(path, ocr, analyzer, folder / name, every_frame=every)
        for name, every in (("shortcut.dcm", False), ("every-frame.dcm", True))
    )
    found, whole = (set(map(_as_compared, some)) for some in (ours, without))
    marks = []
    with (
        DicomImage.open(folder / "shortcut.dcm", "shortcut") as one,
        DicomImage.open(folder / "every-frame.dcm", "every frame") as other,
    ):
        for frame in range(one.identity.number_of_frames):
            (a,), (b,) = one.views(frame), other.views(frame)
            marks.append(np.argwhere(a != b)[:, :2])
    places = np.concatenate(marks)
    box = None
    if len(places):
        (top, left), (bottom, right) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
        box = BoundingBox(left, top, right + 1, bottom + 1)
    return Agreement(
        len(whole), len(found ^ whole), len(places), sum(len(some) > 0 for some in marks), box
    )


def _as_compared(finding: Finding) -> tuple[object, ...]:
    """Of its readings a finding quotes the surest, and OCR sees a blank on some frames only."""
    characters = "".join(c for c in finding.text if c.isalnum())
    return finding.entity, characters, finding.boxes, finding.frames


def _redacted(
    path: Path, ocr: OcrEngine, analyzer: Analyzer, target: Path, *, every_frame: bool
) -> tuple[Finding, ...]:
    settings = settings_for(Mode.DYNAMIC_REDACTION)
    tools = Toolbox(settings, "benchmark")
    tools.scanner = Scanner(
        ocr, analyzer, frequency_threshold=settings.frequency_threshold, every_frame=every_frame
    )
    done = run_task(Task(0, path, path.name, target), tools, lambda _done, _total: None)
    if done.result.outcome.is_failure:
        raise SystemExit(f"{path.name}: {done.result.message}")
    return done.result.findings
