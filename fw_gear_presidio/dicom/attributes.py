"""What a changed instance says of itself (PS3.3 C.12.1, C.7.6.1; PS3.15 Annex E)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from pydicom.datadict import dictionary_VR, keyword_for_tag
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence as DicomSequence
from pydicom.tag import Tag
from pydicom.uid import UID

from fw_gear_presidio.dicom.dicom_file import DicomFile
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.pixel_format import PixelFormat
from fw_gear_presidio.dicom.uids import UidMap
from fw_gear_presidio.manifest import gear_version

IMPLEMENTATION_CLASS_UID = UID("2.25.237906532480614157308562397136604715284")
"""This product's own (PS3.7 D.3.3.2)."""

CLEAN_PIXEL_DATA = ("113101", "DCM", "Clean Pixel Data Option")
"""PS3.16 CID 7050."""

_TEXTS = frozenset({"UI", "LO", "LT", "SH", "ST", "UC", "UR", "UT"})
_METHOD = "Clean Pixel Data Option: presidio-image-redactor"
SIGNATURES = (Tag(0xFFFA, 0xFFFA), Tag(0x4FFE, 0x0001))


def redacted_header(image: DicomImage, uids: UidMap, *, pixels_changed: bool) -> Dataset:
    """The header of a redacted instance. Nothing but what is named here differs.

    ``pixels_changed``: samples were filled, not only overlay planes cleared.
    """
    header = _derived(image, uids)
    if pixels_changed:
        without_extremes(header)
    header.BurnedInAnnotation = "NO"
    method = f"{_METHOD} {gear_version()}"[:64]
    header.DeidentificationMethod = _appended(header.get("DeidentificationMethod"), method)
    _append_code(header)
    return header


def boxed_header(image: DicomImage, uids: UidMap) -> Dataset:
    """The header of a review copy: a new instance that claims no cleaning, PHI still on it."""
    header = _derived(image, uids)
    without_extremes(header)
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
    meta.MediaStorageSOPInstanceUID = header.SOPInstanceUID
    meta.TransferSyntaxUID = syntax
    meta.ImplementationClassUID = IMPLEMENTATION_CLASS_UID
    meta.ImplementationVersionName = f"PRESIDIO {gear_version()}"[:16]
    return meta


def derived_tail(image: DicomImage, header: Dataset) -> Dataset:
    """The attributes after Pixel Data that go with a derived ``header``."""
    tail = image.fresh_tail()
    _without_signatures(tail)
    _replace_references(tail, old_uid(image.file), str(header.SOPInstanceUID))
    return tail


def only_in_original(header: Dataset) -> frozenset[str]:
    """The attributes that an image with this header may only have while it is ORIGINAL or MIXED.

    PS3.3 C.8.13.4 (and Bulk Motion Synchronization) forbid them in a derived Enhanced MR
    image. None identifies anybody.
    """
    values = header.get("ImageType") or [""]
    was_derived = str(values if isinstance(values, str) else values[0]).strip() == "DERIVED"
    if was_derived or header.get("SOPClassUID") not in _ENHANCED_MR:
        return frozenset()
    return frozenset(keyword for keyword in _ORIGINAL_MR if keyword in header)


def without_extremes(header: Dataset) -> None:
    """Remove what says which pixel values are the smallest and largest, also frame by frame.

    A fill may be beyond them, or have been the only one of its value. All are optional.
    """
    for dataset, keyword in list(_extremes(header)):
        delattr(dataset, keyword)


def extremes_of(header: Dataset) -> frozenset[str]:
    """The keywords of what says which pixel values are the smallest and largest."""
    return frozenset(keyword for _dataset, keyword in _extremes(header))


def _extremes(header: Dataset) -> Iterator[tuple[Dataset, str]]:
    yield from ((header, keyword) for keyword in EXTREMES if keyword in header)
    for keyword in _FUNCTIONAL_GROUPS:
        for group in header.get(keyword) or ():
            yield from _extremes_below(group)


def _extremes_below(item: Dataset) -> Iterator[tuple[Dataset, str]]:
    # What need not be looked at stays as it was read.
    for tag in list(item.keys()):
        keyword = keyword_for_tag(tag)
        vr = item.get_item(tag).VR or (dictionary_VR(tag) if keyword else "")
        if keyword in EXTREMES:
            yield item, keyword
        elif vr == "SQ":
            for child in item[tag].value or ():
                yield from _extremes_below(child)


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


EXTREMES = frozenset(
    f"{which}{of}"
    for which in ("Smallest", "Largest")
    for of in ("ImagePixelValue", "PixelValueInSeries", "ImagePixelValueInPlane")
)
"""What describes the pixel values of an image, its series or a plane (PS3.3 C.7.6.3)."""

_FUNCTIONAL_GROUPS = ("SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence")
_ENHANCED_MR = frozenset({"1.2.840.10008.5.1.4.1.1.4.1", "1.2.840.10008.5.1.4.1.1.4.3"})
_ORIGINAL_MR = frozenset(
    {
        "ArterialSpinLabelingContrast",
        "BulkMotionCompensationTechnique",
        "BulkMotionSignalSource",
        "CoverageOfKSpace",
        "EchoPlanarPulseSequence",
        "EchoPulseSequence",
        "GeometryOfKSpaceTraversal",
        "MRAcquisitionType",
        "MultiPlanarExcitation",
        "MultipleSpinEcho",
        "NumberOfKSpaceTrajectories",
        "OversamplingPhase",
        "PhaseContrast",
        "PulseSequenceName",
        "RectilinearPhaseEncodeReordering",
        "SaturationRecovery",
        "SegmentedKSpaceTraversal",
        "SpectrallySelectedSuppression",
        "SteadyStatePulseSequence",
        "TimeOfFlightContrast",
        "VelocityEncodingAcquisitionSequence",
    }
)


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
    for keyword in only_in_original(header):
        delattr(header, keyword)
    header.ImageType = _derived_type(header.get("ImageType"))
    for item in _frame_types(header):
        item.FrameType = _derived_type(item.FrameType)
    if "IconImageSequence" in header:
        del header.IconImageSequence
    _without_signatures(header)
    _replace_references(header, old, new)
    if image.is_lossy:
        header.LossyImageCompression = "01"
    return header


def _without_signatures(dataset: Dataset) -> None:
    """Those of a changed instance are broken, and name who signed."""
    for tag in SIGNATURES:
        if tag in dataset:
            del dataset[tag]


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
        elif element.VR in _TEXTS and not element.is_empty:
            values = element.value if element.VM > 1 else [element.value]
            replaced = [renamed(str(value), old, new) for value in values]
            if replaced != [str(value) for value in values]:
                element.value = replaced if element.VM > 1 else replaced[0]
