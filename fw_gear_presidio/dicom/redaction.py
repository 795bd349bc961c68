"""Redacting one instance: written, read back, verified, and only then put in place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pydicom.tag import Tag

from fw_gear_presidio.dicom import (
    attributes,
    codecs,
    jpeg_metadata,
    jpeg_splice,
    jpeg_stream,
    removals,
    syntaxes,
)
from fw_gear_presidio.dicom.dicom_file import reading_header
from fw_gear_presidio.dicom.edits import Redaction
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.syntaxes import Codec, syntax_name
from fw_gear_presidio.dicom.uids import UidMap
from fw_gear_presidio.dicom.verify import verify_redaction
from fw_gear_presidio.dicom.writer import Output, write_instance
from fw_gear_presidio.domain import FrameSet, Region
from fw_gear_presidio.errors import RefusedError
from fw_gear_presidio.settings import Fill


def redact(
    image: DicomImage, regions: Sequence[Region], fill: Fill, destination: Path, uids: UidMap
) -> tuple[str, ...]:
    """Write ``image`` with ``regions`` filled to ``destination``; returns notes without PHI.

    Raises RefusedError for an image that cannot be written without loss, and
    VerificationError if what was written is not what should have been; then nothing is
    left at ``destination``.
    """
    destination.unlink(missing_ok=True)
    redaction = Redaction.of(image, regions, fill)
    if not redaction.regions:
        raise RefusedError("There is nothing to redact: copy the file unchanged instead.")
    decoded = _must_be_decoded(image, redaction)
    if decoded and image.format.photometric.startswith("YBR_PARTIAL"):
        raise RefusedError(
            "Decoded, its partial-range colour has no name in DICOM. Convert it to RGB first."
        )
    with reading_header():
        output = _output(image, redaction, uids, decoded=decoded)
    with staged(destination) as path:
        write_instance(image, output, redaction, path)
        verify_redaction(image, path, redaction)
    return tuple(_notes(image, redaction, decoded=decoded))


def _output(image: DicomImage, redaction: Redaction, uids: UidMap, *, decoded: bool) -> Output:
    syntax = syntaxes.EXPLICIT_LITTLE if decoded else image.file.syntax
    pixels = any(region.overlay_group is None for region in redaction.regions)
    header = attributes.redacted_header(image, uids, pixels_changed=pixels)
    if decoded:
        attributes.describe_decoded(header, image.format)
    elif image.native is None and all(map(redaction.touches, range(image.format.frames))):
        attributes.describe_reencoded(header, image.format)
    for group, data in redaction.overlay_data().items():
        header[Tag(group, 0x3000)].value = data
    meta = attributes.file_meta(image.file, header, syntax)
    return Output(meta, header, attributes.derived_tail(image, header), syntax)


def _must_be_decoded(image: DicomImage, redaction: Redaction) -> bool:
    """Whether no frame can keep its syntax: nothing encodes it without loss, or edits it."""
    codec = image.format.codec
    touched = [index for index in range(image.format.frames) if redaction.touches(index)]
    if image.native is not None or codecs.can_encode(codec) or not touched:
        return False
    if codec is not Codec.JPEG:
        return True
    return not all(jpeg_splice.can_splice(image.encoded(index)) for index in touched)


def _notes(image: DicomImage, redaction: Redaction, *, decoded: bool) -> Iterator[str]:
    name = syntax_name(image.file.syntax)
    forbidden = removals.only_in_original(image.file.header)
    if forbidden:
        yield (
            f"{len(forbidden)} attribute(s) of the MR pulse sequence were left out: the standard "
            "forbids them in a derived image."
        )
    if decoded:
        yield (
            f"Stored decoded (Explicit VR Little Endian): {name} cannot be written without a "
            "second loss."
        )
        return
    if image.native is not None:
        return
    if image.format.codec is Codec.JPEG:
        yield from _metadata_notes(image, redaction)
        return
    touched = FrameSet.of(filter(redaction.touches, range(image.format.frames)))
    if touched.ranges and codecs.is_lossy(image.encoded(next(iter(touched))), image.format):
        yield (
            f"Frames {touched}: the lossy data was decoded once and stored without further loss, "
            f"in the same syntax ({name})."
        )


def _metadata_notes(image: DicomImage, redaction: Redaction) -> Iterator[str]:
    """Redacted frames lose comments and application data; the others keep every byte."""
    left = FrameSet.of(
        index
        for index in range(image.format.frames)
        if not redaction.touches(index)
        and any(map(jpeg_metadata.is_left_over, jpeg_stream.header_segments(image.encoded(index))))
    )
    if left.ranges:
        yield (
            f"Frames {left} keep comments or application data inside their JPEG streams; text in "
            "these is not cleaned."
        )


def copy_unchanged(image: DicomImage, destination: Path) -> None:
    """An instance with nothing to redact keeps every byte."""
    with staged(destination) as path:
        shutil.copyfile(image.file.path, path)


@contextmanager
def staged(destination: Path) -> Iterator[Path]:
    """A neutral path beside ``destination`` that becomes it if all goes well, else vanishes.

    What lay at ``destination`` before does not survive a failure.
    """
    destination.parent.mkdir(parents=True, exist_ok=True)
    destination.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix=".staged-", dir=destination.parent) as folder:
        path = Path(folder) / "instance"
        yield path
        path.replace(destination)
