"""RedactAllText: every text that OCR sees goes, PHI or not; nothing judges it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fw_gear_presidio.modes.dynamic_redact import redact_findings, refuse_uncleaned
from fw_gear_presidio.modes.process import Processed, Task

if TYPE_CHECKING:
    from fw_gear_presidio.dicom.image import DicomImage
    from fw_gear_presidio.modes.scan import FrameProgress
    from fw_gear_presidio.modes.toolbox import Toolbox


def process(image: DicomImage, task: Task, tools: Toolbox, progress: FrameProgress) -> Processed:
    refuse_uncleaned(image, tools)
    scan = tools.scanner.scan(image, progress)
    processed = redact_findings(image, scan.findings, scan.texts, task, tools)
    return replace(processed, notes=processed.notes + scan.notes)
