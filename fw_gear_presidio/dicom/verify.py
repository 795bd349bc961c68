"""Reading back what was written, before anything is claimed or put in place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydicom.datadict import keyword_for_tag
from pydicom.dataset import Dataset
from pydicom.tag import BaseTag, Tag

from fw_gear_presidio.dicom import jpeg_splice
from fw_gear_presidio.dicom.attributes import (
    CHANGED,
    CLEAN_PIXEL_DATA,
    RESTORED_CHANGED,
    SIGNATURES,
    old_uid,
)
from fw_gear_presidio.dicom.edits import Redaction
from fw_gear_presidio.dicom.fill import groups_of
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.pixel_format import PixelFormat, Raw
from fw_gear_presidio.dicom.syntaxes import Codec
from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.errors import InstanceError, VerificationError


def verify_redaction(original: DicomImage, staged: Path, redaction: Redaction) -> None:
    """Check every frame of ``staged``: boxes filled, everything else as in ``original``.

    Raises VerificationError.
    """
    try:
        with DicomImage.open(staged, original.name) as written:
            _check_geometry(original.format, written.format)
            for index in range(original.format.frames):
                _check_frame(original, written, redaction, index)
            _check_overlays(original, written, redaction)
            _check_claims(written)
            _check_rest(original, written, redaction)
    except VerificationError:
        raise
    except InstanceError as error:
        raise VerificationError("The written file cannot be read back.") from error


def _check_geometry(before: PixelFormat, after: PixelFormat) -> None:
    same = (
        before.shape == after.shape
        and before.frames == after.frames
        and before.bits_stored == after.bits_stored
        and before.signed == after.signed
    )
    if not same:
        raise VerificationError("The written file has another format than the original.")


def _check_frame(
    original: DicomImage, written: DicomImage, redaction: Redaction, index: int
) -> None:
    if not redaction.touches(index) and original.fragments and written.fragments:
        _check_equal(original.encoded(index), written.encoded(index), index)
        return
    if original.format.codec is Codec.JPEG and written.fragments:
        _check_jpeg(original, written, redaction, index)
        return
    before, after = _words(original.raw(index)), _words(written.raw(index))
    if before.dtype != after.dtype:
        before, after = original.stored(index), written.stored(index)
    outside = ~mask_of(redaction.boxes(index), before.shape[:2])
    overlay = np.zeros(before.shape[:2], before.dtype)
    for bit, box in redaction.overlay_boxes(index):
        overlay[box.top : box.bottom, box.left : box.right] |= before.dtype.type(1 << bit)
    if before.ndim == 2:  # noqa: PLR2004 - one sample per pixel
        before = before & ~overlay
    if not np.array_equal(before[outside], after[outside]):
        raise VerificationError(f"Frame {index + 1}: samples outside the boxes differ.")
    _check_filled(written.stored(index), redaction.boxes(index), index)


def _check_jpeg(
    original: DicomImage, written: DicomImage, redaction: Redaction, index: int
) -> None:
    """Coefficients decide; decoders smooth chroma across the edge of a box."""
    boxes = redaction.boxes(index)
    jpeg_splice.check_spliced(original.encoded(index), written.encoded(index), boxes)
    stored = written.stored(index)
    luma = stored[:, :, :1] if stored.ndim > 2 and written.format.is_ybr else stored  # noqa: PLR2004
    _check_filled(luma, boxes, index)


def _check_filled(stored: Raw, boxes: list[BoundingBox], index: int) -> None:
    for group in groups_of(boxes):
        samples = np.concatenate([_samples(stored, box) for box in group])
        if (samples != samples[0]).any():
            raise VerificationError(f"Frame {index + 1}: a box is not filled.")


def _check_equal(before: bytes, after: bytes, index: int) -> None:
    # An odd fragment is padded to even length.
    if after[: len(before)] != before or len(after) - len(before) > 1:
        raise VerificationError(f"Frame {index + 1}: an untouched frame differs.")


def _samples(stored: Raw, box: BoundingBox) -> Raw:
    area = stored[box.top : box.bottom, box.left : box.right]
    return area.reshape(box.area, -1)


def mask_of(boxes: list[BoundingBox], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """True inside the boxes, (rows, columns)."""
    mask = np.zeros(shape, bool)
    for box in boxes:
        mask[box.top : box.bottom, box.left : box.right] = True
    return mask


def _words(raw: Raw) -> Raw:
    return raw.view(f"u{raw.dtype.itemsize}")


def _check_overlays(original: DicomImage, written: DicomImage, redaction: Redaction) -> None:
    expected = redaction.overlay_data()
    planes = {overlay.group: overlay for overlay in written.overlays}
    for overlay in original.overlays:
        data = expected.get(overlay.group, overlay.data)
        if overlay.group not in planes or planes[overlay.group].data != data:
            raise VerificationError(f"Overlay plane {overlay.group:04X} is not as it should be.")


def _check_claims(written: DicomImage) -> None:
    """That the header says what the contract wants of a cleaned image."""
    header, meta = written.file.header, written.file.meta
    claims = (
        header.get("BurnedInAnnotation") == "NO"
        and header.get("ImageType", [""])[0] == "DERIVED"
        and header.get("SOPInstanceUID") == meta.get("MediaStorageSOPInstanceUID")
        and CLEAN_PIXEL_DATA[0]
        in [code.get("CodeValue") for code in header.get("DeidentificationMethodCodeSequence", ())]
        and "IconImageSequence" not in header
    )
    if not claims:
        raise VerificationError("The header of the written file is not as it should be.")


def _check_rest(original: DicomImage, written: DicomImage, redaction: Redaction) -> None:
    """Every attribute that nothing had to change is the same as before."""
    before, after = original.file.fresh_header(), written.file.fresh_header()
    cleared = {Tag(group, 0x3000) for group in redaction.overlay_data()}
    restored = (
        original.file.syntax != written.file.syntax or original.format.photometric == "YBR_ICT"
    )
    uid = old_uid(original.file).encode()
    for tag in set(before.keys()) | set(after.keys()):
        is_group_length = tag.element == 0
        if is_group_length or tag in cleared or tag in SIGNATURES:
            continue
        keyword = keyword_for_tag(tag)
        if keyword in CHANGED or (restored and keyword in RESTORED_CHANGED):
            continue
        if tag not in before or tag not in after or not _same(before, after, tag, uid):
            raise VerificationError("An attribute differs that had nothing to do with the pixels.")


def _same(before: Dataset, after: Dataset, tag: BaseTag, uid: bytes) -> bool:
    a, b = before.get_item(tag), after.get_item(tag)
    if a.is_raw and b.is_raw and a.value == b.value:
        return True
    if a.is_raw and uid and uid in (a.value or b""):
        return True  # a reference of the instance to itself
    # Sequences with a Frame Type, or of another encoding, are compared by what they say.
    return before[tag].VR == "SQ" or before[tag] == after[tag]
