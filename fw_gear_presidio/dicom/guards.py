"""What is refused, and why, before a single sample is touched."""

from __future__ import annotations

from typing import Any

from pydicom.dataset import Dataset
from pydicom.uid import UID

from fw_gear_presidio.dicom import syntaxes
from fw_gear_presidio.dicom.dicom_file import (
    DOUBLE_FLOAT_PIXEL_DATA,
    FLOAT_PIXEL_DATA,
    PARSE_ERRORS,
    DicomFile,
)
from fw_gear_presidio.dicom.fragments import FragmentIndex
from fw_gear_presidio.dicom.pixel_format import PixelFormat
from fw_gear_presidio.dicom.syntaxes import CODECS, Codec
from fw_gear_presidio.errors import NotAnImageError, NotDicomError, RefusedError, UnreadableError

MAX_SIDE = 65_535
"""Rows and Columns are 16-bit numbers."""

_DICOMDIR = "1.2.840.10008.1.3.10"
_PHOTOMETRIC = {
    "MONOCHROME1": 1,
    "MONOCHROME2": 1,
    "PALETTE COLOR": 1,
    "RGB": 3,
    "YBR_FULL": 3,
    "YBR_FULL_422": 3,
    "YBR_PARTIAL_422": 3,
    "YBR_PARTIAL_420": 3,
    "YBR_ICT": 3,
    "YBR_RCT": 3,
}
"""Photometric interpretations (PS3.3 C.7.6.3.1.2) and their samples per pixel."""

_BITS_ALLOCATED = {
    Codec.NATIVE: (1, 8, 16, 32),
    Codec.RLE: (1, 8, 16, 32),
    Codec.DEFLATED_FRAME: (1, 8, 16, 32),
    Codec.JPEG: (8, 16),
    Codec.JPEG_PROGRESSIVE: (8, 16),
    Codec.JPEG_LOSSLESS: (8, 16),
    Codec.JPEG_LS: (8, 16),
    Codec.JPEG_2000: (1, 8, 16),
    Codec.HTJ2K: (1, 8, 16),
}


def pixel_format(file: DicomFile) -> PixelFormat:
    """The checked pixel format of an instance.

    Raises RefusedError for what this product does not handle, UnreadableError for
    attributes that are missing or contradict each other, NotDicomError for a DICOMDIR.
    """
    header = file.header
    _check_kind(file)
    codec = CODECS[file.syntax]
    photometric = _text(header, "PhotometricInterpretation").upper()
    if photometric not in _PHOTOMETRIC:
        if not photometric:
            raise _missing("PhotometricInterpretation")
        raise RefusedError(
            "Its Photometric Interpretation is not handled. Convert the image to MONOCHROME2, "
            "RGB, YBR_FULL or PALETTE COLOR first."
        )
    bits_allocated = _number(header, "BitsAllocated")
    bits_stored = _number(header, "BitsStored", default=bits_allocated)
    samples = _number(header, "SamplesPerPixel", default=_PHOTOMETRIC[photometric])
    result = PixelFormat(
        codec=codec,
        rows=_number(header, "Rows"),
        columns=_number(header, "Columns"),
        samples=samples,
        frames=_number(header, "NumberOfFrames", default=1),
        bits_allocated=bits_allocated,
        bits_stored=bits_stored,
        high_bit=_number(header, "HighBit", default=bits_stored - 1),
        signed=_number(header, "PixelRepresentation", default=0) == 1,
        photometric=photometric,
        planar=_number(header, "PlanarConfiguration", default=0) if samples > 1 else 0,
        subsampled=_is_subsampled(file, photometric),
    )
    _check(result)
    return result


def check_is_no_index(file: DicomFile) -> None:
    """Raise NotDicomError for a DICOMDIR."""
    if _sop_class(file) == _DICOMDIR or "DirectoryRecordSequence" in file.header:
        raise NotDicomError("A DICOMDIR: an index of files, not an image.")


def check_fragments(fragments: FragmentIndex, codec: Codec) -> None:
    """Raise UnreadableError where several fragments make up a frame that has to be one.

    RLE wants one fragment per frame (PS3.5 A.4.2), so do deflated frames. Nothing in these says
    where a frame begins: a second fragment may as well be another frame.
    """
    is_divided = any(len(frame) > 1 for frame in fragments.frames)
    if codec in (Codec.RLE, Codec.DEFLATED_FRAME) and is_divided:
        raise UnreadableError(
            f"A frame is divided into fragments ({codec.value} does not allow that), or there are "
            "more frames than the header says.",
            "Correct Number of Frames first.",
        )


def _sop_class(file: DicomFile) -> str:
    return _text(file.header, "SOPClassUID") or str(file.meta.get("MediaStorageSOPClassUID", ""))


def _check_kind(file: DicomFile) -> None:
    sop_class = _sop_class(file)
    check_is_no_index(file)
    if file.pixel is None:
        raise NotAnImageError(
            f"Not an image: {_class_name(sop_class)} has no Pixel Data. Text in it is not cleaned; "
            "de-identify it with a tool for its kind."
        )
    if file.pixel.tag in (FLOAT_PIXEL_DATA, DOUBLE_FLOAT_PIXEL_DATA):
        raise RefusedError(
            "Float Pixel Data is not handled: it holds measurements, not a picture. "
            "Leave the file out."
        )
    if file.syntax not in CODECS:
        raise RefusedError(_syntax_message(file.syntax))
    is_native = CODECS[file.syntax] is Codec.NATIVE
    if is_native == (file.pixel.length is None):
        raise UnreadableError("The Pixel Data is not encoded as the transfer syntax says.")


def _syntax_message(syntax: str) -> str:
    name = syntaxes.syntax_name(syntax)
    if syntaxes.is_video(syntax):
        return (
            f"Video is not handled ({name}). Convert it to a multi-frame image (for example JPEG "
            "or uncompressed) and run again."
        )
    return (
        f"The transfer syntax {name} is not handled. Convert the file to a lossless or "
        "uncompressed syntax and run again."
    )


def _class_name(sop_class: str) -> str:
    uid = UID(sop_class)
    if not sop_class or not uid.is_valid:
        return "an object of unknown kind"
    return uid.name if uid.name != sop_class else "an object of a private or newer kind"


def _check(fmt: PixelFormat) -> None:
    if not (0 < fmt.rows <= MAX_SIDE and 0 < fmt.columns <= MAX_SIDE and fmt.frames > 0):
        raise UnreadableError("Rows, Columns or Number of Frames is zero or out of range.")
    if fmt.samples != _PHOTOMETRIC[fmt.photometric]:
        raise UnreadableError("Samples per Pixel and Photometric Interpretation do not agree.")
    if fmt.bits_allocated not in _BITS_ALLOCATED[fmt.codec]:
        raise RefusedError(
            f"{fmt.bits_allocated} bits allocated per sample are not handled ({fmt.codec.value}). "
            "Convert the image to 8 or 16 bits first."
        )
    if not (0 < fmt.bits_stored <= fmt.bits_allocated and fmt.shift >= 0):
        raise UnreadableError("Bits Allocated, Bits Stored and High Bit do not agree.")
    if fmt.high_bit >= fmt.bits_allocated:
        raise UnreadableError("Bits Allocated, Bits Stored and High Bit do not agree.")
    if fmt.planar not in (0, 1):
        raise UnreadableError("Planar Configuration is neither 0 nor 1.")
    if fmt.photometric == "YBR_PARTIAL_420" or (fmt.is_ybr and fmt.bits_allocated not in (8, 16)):
        raise RefusedError(
            f"{fmt.photometric} with {fmt.bits_allocated} bits is not handled. Convert the image "
            "to RGB first."
        )
    if fmt.subsampled and (fmt.columns % 2 or fmt.bits_allocated != 8 or fmt.planar):
        raise UnreadableError(
            "Chroma is stored for pairs of pixels, but the format does not allow pairs."
        )


def _is_subsampled(file: DicomFile, photometric: str) -> bool:
    """Native data with chroma for pairs of pixels (PS3.3 C.7.6.3.1.2).

    Some writers label full data as 422; its length tells.
    """
    if CODECS[file.syntax] is not Codec.NATIVE or not photometric.endswith("_422"):
        return False
    assert file.pixel is not None
    header = file.header
    pixels = (
        _number(header, "Rows")
        * _number(header, "Columns")
        * _number(header, "NumberOfFrames", default=1)
    )
    full = pixels * 3 * _number(header, "BitsAllocated") // 8
    return (file.pixel.length or 0) < full


def _number(header: Dataset, keyword: str, default: int | None = None) -> int:
    try:
        value: Any = header.get(keyword)
        if value is None or value == "":
            if default is None:
                raise _missing(keyword)
            return default
        return int(value)
    except PARSE_ERRORS as error:
        raise UnreadableError(f"The attribute {keyword} cannot be read.") from error


def _text(header: Dataset, keyword: str) -> str:
    try:
        value: Any = header.get(keyword)
    except PARSE_ERRORS as error:
        raise UnreadableError(f"The attribute {keyword} cannot be read.") from error
    return str(value or "").strip()


def _missing(keyword: str) -> UnreadableError:
    return UnreadableError(f"The attribute {keyword} is missing: the image cannot be read.")
