"""Detection Only: scan, and make a review copy of the image with the boxes drawn in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fw_gear_presidio.dicom.boxed import draw_boxes
from fw_gear_presidio.dicom.redaction import copy_unchanged
from fw_gear_presidio.domain import Outcome
from fw_gear_presidio.modes.process import (
    Processed,
    Task,
    as_filled,
    regions_of,
    uncleaned_note,
    unread_note,
)

if TYPE_CHECKING:
    from fw_gear_presidio.dicom.image import DicomImage
    from fw_gear_presidio.modes.scan import FrameProgress
    from fw_gear_presidio.modes.toolbox import Toolbox


def process(image: DicomImage, task: Task, tools: Toolbox, progress: FrameProgress) -> Processed:
    scan = tools.scanner.scan(image, progress)
    said = scan.notes + unread_note(scan.texts) + uncleaned_note(image)
    if not scan.findings:
        copy_unchanged(image, task.destination)
        return Processed(Outcome.NO_PHI_FOUND, (), scan.texts, said)
    findings = as_filled(image, scan.findings, given=False)
    notes = draw_boxes(image, regions_of(findings), task.destination, tools.uids)
    return Processed(Outcome.PHI_FOUND, findings, scan.texts, notes + said)
