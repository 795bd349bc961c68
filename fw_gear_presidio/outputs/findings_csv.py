"""The review table ``PHI_INFO.presidio-image-redactor.<version>.csv``: one row per box.

The only output, besides the debug run's OCR results, that holds the text that was read.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from fw_gear_presidio.domain import InstanceResult
from fw_gear_presidio.manifest import gear_name, gear_version

COLUMNS = (
    "instance",
    "sop_instance_uid",
    "frames",
    "entity_type",
    "text",
    "score",
    "recognizer",
    "reason",
    "left",
    "top",
    "width",
    "height",
    "plane",
    "active_recognizers",
)
"""``frames`` are DICOM frame numbers (from 1); ``left``, ``top`` count from 0 at the top left."""


def file_name() -> str:
    return f"PHI_INFO.{gear_name()}.{gear_version()}.csv"


def write(path: Path, results: Iterable[InstanceResult], active: Sequence[str]) -> None:
    """Write one row per box of ``results``; ``active`` names the recognizers that judged."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream)
        table.writerow(COLUMNS)
        for result in results:
            uid = result.identity.sop_instance_uid if result.identity else ""
            for finding in result.findings:
                plane = "pixels"
                if finding.overlay_group is not None:
                    plane = f"overlay {finding.overlay_group:04X}"
                for box in finding.boxes:
                    table.writerow(
                        (
                            result.name,
                            uid,
                            str(finding.frames),
                            finding.entity.value,
                            finding.text,
                            f"{finding.score:.4f}",
                            finding.reason.recognizer,
                            finding.reason.detail,
                            box.left,
                            box.top,
                            box.width,
                            box.height,
                            plane,
                            " ".join(active),
                        )
                    )
