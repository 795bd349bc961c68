"""What every mode does for one instance: the shape of a mode, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from fw_gear_presidio.dicom.fit import close_fit, fillable
from fw_gear_presidio.dicom.other_text import other_text
from fw_gear_presidio.domain import Finding, FrameText, InstanceResult, Outcome, Region

if TYPE_CHECKING:
    from fw_gear_presidio.dicom.image import DicomImage
    from fw_gear_presidio.modes.scan import FrameProgress
    from fw_gear_presidio.modes.toolbox import Toolbox
    from fw_gear_presidio.outputs.box_file import BoxedInstance


@dataclass(frozen=True, slots=True)
class Task:
    """One instance to process: its file, its name inside the input, where its image goes.

    ``source`` is the number of the input it comes from. ``boxes`` are those of a box file;
    None: scan.
    """

    source: int
    path: Path
    name: str
    destination: Path
    boxes: BoxedInstance | None = None


@dataclass(frozen=True, slots=True)
class Processed:
    """What a mode made of one instance; ``notes`` go to the log and hold no PHI."""

    outcome: Outcome
    findings: tuple[Finding, ...]
    texts: tuple[FrameText, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """A finished task: what became of the instance, and (debug runs) what was read on it."""

    task: Task
    result: InstanceResult
    texts: tuple[FrameText, ...] = ()


ModeProcess = Callable[["DicomImage", "Task", "Toolbox", "FrameProgress"], Processed]
"""A mode: takes an opened image, leaves the image it makes of it at ``Task.destination``."""


def as_filled(
    image: DicomImage, findings: Sequence[Finding], *, given: bool
) -> tuple[Finding, ...]:
    """Findings with the boxes that are really filled, so that nothing outside a box changes.

    Boxes that were ``given`` are filled whole; those of a scan have a margin to spare.
    """
    drawn = [finding for finding in findings if finding.overlay_group is None]
    regions = [Region(box, one.frames) for one in drawn for box in one.boxes]
    boxes = iter(fillable(image, regions) if given else close_fit(image, regions))
    return tuple(
        finding
        if finding.overlay_group is not None
        else replace(finding, boxes=tuple(islice(boxes, len(finding.boxes))))
        for finding in findings
    )


def unread_note(texts: Sequence[FrameText]) -> tuple[str, ...]:
    """A note where OCR saw text that it could not read: nothing could judge it.

    The documented rule: a mode that judges leaves such a place as it is and says so;
    RedactAllText covers it.
    """
    pictures = sum(any(not line.text for line in text.lines) for text in texts)
    if not pictures:
        return ()
    return (
        f"{pictures} of {len(texts)} picture(s) show text that could not be read and was not "
        "judged: look at the image, or use RedactAllText.",
    )


def uncleaned_note(image: DicomImage) -> tuple[str, ...]:
    """A note where an image holds text outside its pixels: nothing here looks at it."""
    kinds = other_text(image.file)
    return (f"It holds text that is not cleaned: {', '.join(kinds)}.",) if kinds else ()


def regions_of(findings: Sequence[Finding]) -> tuple[Region, ...]:
    """Every box of every finding, with its frames."""
    return tuple(
        Region(box, finding.frames, finding.overlay_group)
        for finding in findings
        for box in finding.boxes
    )
