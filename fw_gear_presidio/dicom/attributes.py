"""What a changed instance says of itself (PS3.3 C.12.1, C.7.6.1; PS3.15 Annex E)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence as DicomSequence
from pydicom.uid import UID

from fw_gear_presidio.dicom import removals
from fw_gear_presidio.dicom.dicom_file import DicomFile
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.pixel_format import PixelFormat
from fw_gear_presidio.dicom.references import TEXTS
from fw_gear_presidio.dicom.uids import UidMap
from fw_gear_presidio.manifest import gear_version

IMPLEMENTATION_CLASS_UID = UID("2.25.237906532480614157308562397136604715284")
"""This product's own (PS3.7 D.3.3.2)."""

CLEAN_PIXEL_DATA = ("113101", "DCM", "Clean Pixel Data Option")
"""PS3.16 CID 7050."""

_METHOD = "Clean Pixel Data Option: presidio-image-redactor"


def redacted_header(image: DicomImage, uids: UidMap, *, pixels_changed: bool) -> Dataset:
    """The header of a redacted instance. Nothing but what is named here differs.

    ``pixels_changed``: samples were filled, not only overlay planes cleared.
    """
    header = _derived(image, uids)
    if pixels_changed:
        removals.remove(header, removals.EXTREMES)
    header.BurnedInAnnotation = "NO"
    method = f"{_METHOD} {gear_version()}"[:64]
    header.DeidentificationMethod = _appended(header.get("DeidentificationMethod"), method)
    _append_code(header)
    return header


def boxed_header(image: DicomImage, uids: UidMap) -> Dataset:
    """The header of a review copy: a new instance that claims no cleaning, PHI still on it."""
    header = _derived(image, uids)
    removals.remove(header, removals.EXTREMES)
    return header


def file_meta(file: DicomFile, header: Dataset, syntax: UID) -> FileMetaDataset:
    """File Meta Information that agrees with the dataset (PS3.10 7.1)."""
    meta = FileMetaDataset()
    for element in file.meta:
        if element.tag.element != 0:
            # A copy: the original's own must go on saying what it was.
            meta.add(deepcopy(element))
    meta.FileMetaInformationVersion = b"\x00\x01"
    meta.MediaStorageSOPClassUID = header.get("SOPClassUID") or file.meta.get(
        "MediaStorageSOPClassUID", ""
    )
    meta.MediaStorageSOPInstanceUID = UID(header.get("SOPInstanceUID") or old_uid(file))
    meta.TransferSyntaxUID = syntax
    meta.ImplementationClassUID = IMPLEMENTATION_CLASS_UID
    meta.ImplementationVersionName = f"PRESIDIO {gear_version()}"[:16]
    return meta


def derived_tail(image: DicomImage, header: Dataset) -> Dataset:
    """The attributes after Pixel Data that go with a derived ``header``."""
    tail = image.fresh_tail()
    removals.remove(tail, removals.STALE)
    _replace_references(tail, old_uid(image.file), str(header.SOPInstanceUID))
    return tail


def describe_reencoded(header: Dataset, fmt: PixelFormat) -> None:
    """Make the header true where every frame is stored reversibly from now on."""
    if fmt.photometric == "YBR_ICT":
        header.PhotometricInterpretation = "YBR_RCT"


def describe_decoded(header: Dataset, fmt: PixelFormat) -> None:
    """Make the header true for Pixel Data that is stored decoded, colour by pixel."""
    for keyword in ("ExtendedOffsetTable", "ExtendedOffsetTableLengths"):
        if keyword in header:
            delattr(header, keyword)
    if fmt.samples > 1:
        header.PlanarConfiguration = 0
    # Decoders deliver chroma for every pixel; JPEG 2000 delivers RGB.
    if fmt.photometric in ("YBR_FULL_422", "YBR_PARTIAL_422"):
        header.PhotometricInterpretation = "YBR_FULL"
    elif fmt.photometric in ("YBR_ICT", "YBR_RCT"):
        header.PhotometricInterpretation = "RGB"


CHANGED = frozenset(
    {
        "SOPInstanceUID",
        "SeriesInstanceUID",
        "ImageType",
        "BurnedInAnnotation",
        "DeidentificationMethod",
        "DeidentificationMethodCodeSequence",
        "LossyImageCompression",
        "ExtendedOffsetTable",
        "ExtendedOffsetTableLengths",
    }
)
"""Attributes of a redacted instance that may differ from the original's."""

RESTORED = frozenset(
    {
        ("YBR_ICT", "YBR_RCT"),
        ("YBR_ICT", "RGB"),
        ("YBR_RCT", "RGB"),
        ("YBR_FULL_422", "YBR_FULL"),
    }
)
"""What becomes of a Photometric Interpretation where all frames are stored reversibly from now
on, or decoded.
"""

_FUNCTIONAL_GROUPS = ("SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence")


def old_uid(file: DicomFile) -> str:
    return str(
        file.header.get("SOPInstanceUID") or file.meta.get("MediaStorageSOPInstanceUID") or ""
    ).strip()


def _derived(image: DicomImage, uids: UidMap) -> Dataset:
    header = image.file.fresh_header()
    old = old_uid(image.file)
    new = uids.sop(old)
    header.SOPInstanceUID = new
    if header.get("SeriesInstanceUID"):
        header.SeriesInstanceUID = uids.series(str(header.SeriesInstanceUID).strip())
    removals.remove(header, removals.only_in_original(header))
    header.ImageType = _derived_type(header.get("ImageType"))
    for item in _frame_types(header):
        item.FrameType = _derived_type(item.FrameType)
    removals.remove(header, removals.STALE)
    _replace_references(header, old, new)
    if image.is_lossy:
        header.LossyImageCompression = "01"
    return header


def _derived_type(value: Any) -> list[str]:
    """Value 1 DERIVED; the others stay (PS3.3 C.7.6.1.1.2 wants at least two)."""
    values = [value] if isinstance(value, str) and value else list(value or ())
    return ["DERIVED", *(values[1:] or ["PRIMARY"])]


def _frame_types(header: Dataset) -> Iterator[Dataset]:
    """Items that hold Frame Type, which must not contradict Image Type (PS3.3 C.8.13.5.1)."""
    for keyword in _FUNCTIONAL_GROUPS:
        for group in header.get(keyword) or ():
            for element in group:
                if element.VR == "SQ":
                    yield from (item for item in element.value if item.get("FrameType"))


def _appended(value: Any, text: str) -> list[str]:
    values = [value] if isinstance(value, str) and value else list(value or ())
    return values if text in values else [*values, text]


def _append_code(header: Dataset) -> None:
    codes = list(header.get("DeidentificationMethodCodeSequence") or ())
    value, scheme, meaning = CLEAN_PIXEL_DATA
    if not any(str(code.get("CodeValue", "")) == value for code in codes):
        code = Dataset()
        code.CodeValue = value
        code.CodingSchemeDesignator = scheme
        code.CodeMeaning = meaning
        header.DeidentificationMethodCodeSequence = DicomSequence([*codes, code])


def renamed(text: str, old: str, new: str) -> str:
    """``text`` with a UID replaced; another UID that only begins or ends like it stays."""
    return re.sub(rf"(?<![0-9])(?<![0-9]\.){re.escape(old)}(?!\.?[0-9])", new, text)


def _replace_references(dataset: Dataset, old: str, new: str) -> None:
    """What names the instance itself follows it, as a UID or within a text.

    Elements without the UID stay raw, private ones as they are.
    """
    for tag in list(dataset.keys()) if old else ():
        item = dataset.get_item(tag)
        if tag.is_private or (item.is_raw and old.encode() not in (item.value or b"")):
            continue
        element = dataset[tag]
        if element.VR == "SQ":
            for child in element.value or ():
                _replace_references(child, old, new)
        elif element.VR in TEXTS and not element.is_empty:
            values = element.value if element.VM > 1 else [element.value]
            replaced = [renamed(str(value), old, new) for value in values]
            if replaced != [str(value) for value in values]:
                element.value = replaced if element.VM > 1 else replaced[0]
