"""A study whose instances name each other, and its redaction."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pydicom
from pydicom.dataset import Dataset

from fw_gear_presidio.cli import main
from tests import builders as b
from tests.scenarios.proofs import BOX, boxes_file

CHANGED, ALSO_CHANGED, KEPT, REPORT, FOREIGN = (f"1.2.3.4.5.{n}" for n in (60, 6, 7, 8, 99))
"""One UID begins like another, on purpose."""
SERIES, REPORTS = "1.2.3.4.5", "1.2.3.4.9"


def image(*uids: str) -> list[Dataset]:
    """References to instances, as Referenced Image Sequence has them."""
    return [
        b.quick_dataset(ReferencedSOPClassUID=b.SECONDARY_CAPTURE, ReferencedSOPInstanceUID=uid)
        for uid in uids
    ]


def series(uid: str, *uids: str) -> Dataset:
    return b.quick_dataset(SeriesInstanceUID=uid, ReferencedInstanceSequence=image(*uids))


def study(folder: Path, **attributes: Any) -> Path:
    """Two instances to redact and one to pass on that name each other, and a report on them."""
    folder.mkdir(parents=True, exist_ok=True)
    every = image(CHANGED, ALSO_CHANGED, KEPT, FOREIGN)
    b.write_dicom(folder / "a.dcm", SOPInstanceUID=CHANGED, ReferencedImageSequence=every)
    source = [b.quick_dataset(SourceImageSequence=image(CHANGED))]
    b.write_dicom(
        folder / "b.dcm",
        SOPInstanceUID=ALSO_CHANGED,
        SharedFunctionalGroupsSequence=[b.quick_dataset(DerivationImageSequence=source)],
        ReferencedSeriesSequence=[series(SERIES, CHANGED, ALSO_CHANGED)],
    )
    b.write_dicom(
        folder / "c.dcm",
        SOPInstanceUID=KEPT,
        ReferencedImageSequence=every,
        DerivationDescription=f"see {CHANGED}, not {FOREIGN}",
        **attributes,
    )
    picture = b.quick_dataset(
        ValueType="IMAGE",
        ReferencedSOPSequence=[
            b.quick_dataset(
                ReferencedSOPInstanceUID=CHANGED, IconImageSequence=[b.quick_dataset(Rows=8)]
            )
        ],
    )
    b.write_object(
        folder / "sr.dcm",
        b.BASIC_TEXT_SR,
        SOPInstanceUID=REPORT,
        SeriesInstanceUID=REPORTS,
        ContentSequence=[picture, b.quick_dataset(ValueType="TEXT", TextValue="Jane Doe")],
        CurrentRequestedProcedureEvidenceSequence=[
            b.quick_dataset(
                StudyInstanceUID="1.2.3.4",
                ReferencedSeriesSequence=[
                    b.quick_dataset(
                        SeriesInstanceUID=SERIES, ReferencedSOPSequence=image(CHANGED, KEPT)
                    )
                ],
            )
        ],
    )
    return folder


def boxes_of(path: Path) -> Path:
    changed = [(uid, [BOX | {"frames": "all"}]) for uid in (CHANGED, ALSO_CHANGED)]
    return boxes_file(path, *changed, (KEPT, []))


def redact(source: Path, out: Path, boxes: Path, *options: str) -> int:
    given = ["redact", str(source), "--output", str(out), "--bbox-coords", str(boxes)]
    return main([*given, "--allow-uncleaned", *options])


def outputs(folder: Path) -> dict[str, Dataset]:
    """Whatever was written, by its name without what says how it was made."""
    for archive in folder.glob("*.zip"):
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(folder / "unpacked")
    return {
        path.name.removeprefix("redacted_").removeprefix("uncleaned_"): pydicom.dcmread(path)
        for path in folder.rglob("*.dcm")
    }


def named(sequence: Any) -> list[str]:
    return [str(item.ReferencedSOPInstanceUID) for item in sequence]
