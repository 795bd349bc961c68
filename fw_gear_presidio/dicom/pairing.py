"""What tells which instance another one was made from, when its name does not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydicom.dataset import Dataset

from fw_gear_presidio.dicom.dicom_file import open_dicom, reading_header
from fw_gear_presidio.dicom.guards import check_is_no_index

_PLACE = (
    "StudyInstanceUID",
    "SOPClassUID",
    "Modality",
    "AcquisitionNumber",
    "InstanceNumber",
    "ContentTime",
    "AcquisitionTime",
    "ImagePositionPatient",
    "SliceLocation",
    "Rows",
    "Columns",
    "NumberOfFrames",
)
"""What a redaction does not change, and tells the instances of a study apart."""


@dataclass(frozen=True, slots=True)
class InstanceKey:
    """``uid`` of the instance, UIDs of its ``sources``, and its ``place`` in the study (PHI)."""

    uid: str
    sources: frozenset[str]
    place: tuple[str, ...]


def read_key(path: Path, name: str) -> InstanceKey:
    """Raises NotDicomError for a file that is none, or an index of files (DICOMDIR);
    UnreadableError for a damaged one.
    """
    with open_dicom(path, name) as file, reading_header():
        check_is_no_index(file)
        header = file.header
        sources = header.get("SourceImageSequence") or ()
        return InstanceKey(
            _text(header, "SOPInstanceUID") or str(file.meta.get("MediaStorageSOPInstanceUID", "")),
            frozenset(_text(item, "ReferencedSOPInstanceUID") for item in sources) - {""},
            tuple(_text(header, keyword) for keyword in _PLACE),
        )


def _text(dataset: Dataset, keyword: str) -> str:
    return str(dataset.get(keyword) or "").strip()
