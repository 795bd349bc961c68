"""What a changed instance says of itself (PS3.3 C.12.1, C.7.6.1; PS3.15 Annex E)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence as DicomSequence
from pydicom.tag import Tag
from pydicom.uid import UID

from fw_gear_presidio.dicom.dicom_file import DicomFile
from fw_gear_presidio.dicom.pixel_format import PixelFormat
from fw_gear_presidio.dicom.syntaxes import CODECS, Codec
from fw_gear_presidio.dicom.uids import UidMap
from fw_gear_presidio.manifest import gear_version

IMPLEMENTATION_CLASS_UID = UID("2.25.237906532480614157308562397136604715284")
"""This product's own (PS3.7 D.3.3.2)."""

CLEAN_PIXEL_DATA = ("113101", "DCM", "Clean Pixel Data Option")
"""PS3.16 CID 7050."""

_METHOD = "Clean Pixel Data Option: presidio-image-redactor"
SIGNATURES = (Tag(0xFFFA, 0xFFFA), Tag(0x4FFE, 0x0001))
_LOSSY_CODECS = frozenset({Codec.JPEG, Codec.JPEG_PROGRESSIVE})


def redacted_header(file: DicomFile, uids: UidMap) -> Dataset:
    """The header of a redacted instance. Nothing but what is named here differs."""
    header = _derived(file, uids)
    header.BurnedInAnnotation = "NO"
    method = f"{_METHOD} {gear_version()}"[:64]
    header.DeidentificationMethod = _appended(header.get("DeidentificationMethod"), method)
    _append_code(header)
    return header


def boxed_header(file: DicomFile, uids: UidMap) -> Dataset:
    """The header of a review copy: a new instance that claims no cleaning, PHI still on it."""
    return _derived(file, uids)


def file_meta(file: DicomFile, header: Dataset, syntax: UID) -> FileMetaDataset:
    """File Meta Information that agrees with the dataset (PS3.10 7.1)."""
    meta = FileMetaDataset()
    for element in file.meta:
        if element.tag.element != 0:
            meta.add(element)
    meta.FileMetaInformationVersion = b"\x00\x01"
    meta.MediaStorageSOPClassUID = header.get("SOPClassUID") or file.meta.get(
        "MediaStorageSOPClassUID", ""
    )
    meta.MediaStorageSOPInstanceUID = header.SOPInstanceUID
    meta.TransferSyntaxUID = syntax
    meta.ImplementationClassUID = IMPLEMENTATION_CLASS_UID
    meta.ImplementationVersionName = f"PRESIDIO {gear_version()}"[:16]
    return meta


def without_signatures(tail: Dataset) -> Dataset:
    """The attributes after Pixel Data without digital signatures: those of a changed
    instance are broken, and name who signed.
    """
    for tag in SIGNATURES:
        if tag in tail:
            del tail[tag]
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
        "IconImageSequence",
        "LossyImageCompression",
        "ExtendedOffsetTable",
        "ExtendedOffsetTableLengths",
    }
)
"""Attributes of a redacted instance that may differ from the original's."""

RESTORED_CHANGED = frozenset({"PlanarConfiguration", "PhotometricInterpretation"})
"""And these, where it had to be stored decoded, or all its frames reversibly."""


def old_uid(file: DicomFile) -> str:
    return str(
        file.header.get("SOPInstanceUID") or file.meta.get("MediaStorageSOPInstanceUID") or ""
    ).strip()


def _derived(file: DicomFile, uids: UidMap) -> Dataset:
    header = file.fresh_header()
    old = old_uid(file)
    new = uids.sop(old)
    header.SOPInstanceUID = new
    if header.get("SeriesInstanceUID"):
        header.SeriesInstanceUID = uids.series(str(header.SeriesInstanceUID).strip())
    header.ImageType = _derived_type(header.get("ImageType"))
    for item in _frame_types(header):
        item.FrameType = _derived_type(item.FrameType)
    if "IconImageSequence" in header:
        del header.IconImageSequence
    without_signatures(header)
    if old:
        _replace_references(header, old, new)
    if CODECS[file.syntax] in _LOSSY_CODECS:
        header.LossyImageCompression = "01"
    return header


def _derived_type(value: Any) -> list[str]:
    """Value 1 DERIVED; the others stay (PS3.3 C.7.6.1.1.2 wants at least two)."""
    values = [value] if isinstance(value, str) and value else list(value or ())
    return ["DERIVED", *(values[1:] or ["PRIMARY"])]


def _frame_types(header: Dataset) -> Iterator[Dataset]:
    """Items that hold Frame Type, which must not contradict Image Type (PS3.3 C.8.13.5.1)."""
    for keyword in ("SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence"):
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


def _replace_references(dataset: Dataset, old: str, new: str) -> None:
    """What refers to the instance itself follows it. Elements without the UID stay raw."""
    for tag in list(dataset.keys()):
        item = dataset.get_item(tag)
        if item.is_raw and old.encode() not in (item.value or b""):
            continue
        element = dataset[tag]
        if element.VR == "SQ":
            for child in element.value or ():
                _replace_references(child, old, new)
        elif element.VR == "UI" and str(element.value) == old:
            element.value = new
