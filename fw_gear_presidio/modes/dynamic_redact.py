"""Dynamic PHI Redaction: redact what the scan found to be PHI, or the boxes of a box file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fw_gear_presidio.dicom.redaction import copy_unchanged, redact
from fw_gear_presidio.domain import Finding, Outcome
from fw_gear_presidio.modes.process import Processed, Task, as_filled, regions_of, unread_note
from fw_gear_presidio.outputs.box_file import findings_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fw_gear_presidio.dicom.image import DicomImage
    from fw_gear_presidio.domain import FrameText
    from fw_gear_presidio.modes.scan import FrameProgress
    from fw_gear_presidio.modes.toolbox import Toolbox


def process(image: DicomImage, task: Task, tools: Toolbox, progress: FrameProgress) -> Processed:
    if task.boxes is not None:
        return redact_findings(image, findings_for(task.boxes, image.identity), (), task, tools)
    scan = tools.scanner.scan(image, progress)
    processed = redact_findings(image, scan.findings, scan.texts, task, tools)
    return replace(processed, notes=processed.notes + unread_note(scan.texts))


def redact_findings(
    image: DicomImage,
    findings: Sequence[Finding],
    texts: tuple[FrameText, ...],
    task: Task,
    tools: Toolbox,
) -> Processed:
    """Write the redacted image; an instance without findings keeps every byte."""
    if not findings:
        copy_unchanged(image, task.destination)
        return Processed(Outcome.UNCHANGED, (), texts)
    filled = as_filled(image, findings)
    notes = redact(image, regions_of(filled), tools.settings.fill, task.destination, tools.uids)
    return Processed(Outcome.REDACTED, filled, texts, notes)
