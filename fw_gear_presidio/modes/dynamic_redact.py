"""Dynamic PHI Redaction: redact what the scan found to be PHI, or the boxes of a box file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fw_gear_presidio.dicom.redaction import copy_unchanged, redact
from fw_gear_presidio.domain import Finding, Outcome
from fw_gear_presidio.errors import RefusedError
from fw_gear_presidio.modes.process import (
    Processed,
    Task,
    as_filled,
    regions_of,
    uncleaned_note,
    unread_note,
)
from fw_gear_presidio.outputs.box_file import findings_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fw_gear_presidio.dicom.image import DicomImage
    from fw_gear_presidio.domain import FrameText
    from fw_gear_presidio.modes.scan import FrameProgress
    from fw_gear_presidio.modes.toolbox import Toolbox


def process(image: DicomImage, task: Task, tools: Toolbox, progress: FrameProgress) -> Processed:
    refuse_uncleaned(image, tools)
    if task.boxes is not None:
        return redact_findings(image, findings_for(task.boxes, image.identity), (), task, tools)
    scan = tools.scanner.scan(image, progress)
    processed = redact_findings(image, scan.findings, scan.texts, task, tools)
    return replace(processed, notes=processed.notes + scan.notes + unread_note(scan.texts))


def refuse_uncleaned(image: DicomImage, tools: Toolbox) -> None:
    """Before any work: raise RefusedError for other text, unless the run allows it."""
    for note in uncleaned_note(image):
        if not tools.settings.allow_uncleaned:
            raise RefusedError(
                f"{note} De-identify it with a tool for its kind, or allow it with "
                "--allow-uncleaned."
            )


def redact_findings(
    image: DicomImage,
    findings: Sequence[Finding],
    texts: tuple[FrameText, ...],
    task: Task,
    tools: Toolbox,
) -> Processed:
    """Write the redacted image; an instance without findings keeps every byte."""
    uncleaned = uncleaned_note(image)
    if not findings:
        copy_unchanged(image, task.destination)
        return Processed(Outcome.UNCHANGED, (), texts, uncleaned)
    filled = as_filled(image, findings, given=task.boxes is not None)
    notes = redact(image, regions_of(filled), tools.settings.fill, task.destination, tools.uids)
    return Processed(Outcome.REDACTED, filled, texts, notes + uncleaned)
