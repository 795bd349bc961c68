"""What tells which instance another one was made from, when its name does not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydicom.dataset import Dataset

from fw_gear_presidio.dicom.attributes import old_uid
from fw_gear_presidio.dicom.dicom_file import DicomFile, open_dicom, reading_header
from fw_gear_presidio.dicom.guards import check_is_no_index
from fw_gear_presidio.dicom.links import Link
from fw_gear_presidio.dicom.references import named_uids

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
    """UIDs of an instance, its series and its ``sources``, and its ``place`` in the study (PHI)."""

    uid: str
    series: str
    sources: frozenset[str]
    place: tuple[str, ...]


def read_key(path: Path, name: str) -> InstanceKey:
    """Raises NotDicomError for a file that is none, or an index of files (DICOMDIR);
    UnreadableError for a damaged one.
    """
    with open_dicom(path, name) as file, reading_header():
        return _key(file)


def _key(file: DicomFile) -> InstanceKey:
    check_is_no_index(file)
    header = file.header
    sources = header.get("SourceImageSequence") or ()
    return InstanceKey(
        old_uid(file),
        _text(header, "SeriesInstanceUID"),
        frozenset(_text(item, "ReferencedSOPInstanceUID") for item in sources) - {""},
        tuple(_text(header, keyword) for keyword in _PLACE),
    )


def read_link(original: Path, made: Path, name: str) -> Link:
    """What an instance and the file ``made`` of it are called. Raises as :func:`read_key` does."""
    return linked(read_key(original, name), read_key(made, name))


def linked(original: InstanceKey, made: InstanceKey) -> Link:
    return Link(original.uid, original.series, made.uid, made.series)


def read_names(path: Path, name: str) -> tuple[InstanceKey, frozenset[str]]:
    """The key of an instance, and the UIDs it mentions. Raises as :func:`read_key` does."""
    with open_dicom(path, name) as file, reading_header():
        return _key(file), frozenset(named_uids(file.header))


def _text(dataset: Dataset, keyword: str) -> str:
    return str(dataset.get(keyword) or "").strip()
