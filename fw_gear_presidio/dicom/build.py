"""A new instance from stored values, in any pixel format: test images with a known truth."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    UID,
    ExplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLSLossless,
    RLELossless,
    generate_uid,
)

from fw_gear_presidio.dicom.codecs import encode
from fw_gear_presidio.dicom.pixel_format import PixelFormat, Raw
from fw_gear_presidio.dicom.syntaxes import CODECS

SYNTAXES: Mapping[str, UID] = {
    "native": ExplicitVRLittleEndian,
    "RLE": RLELossless,
    "JPEG": JPEGBaseline8Bit,
    "JPEG-LS": JPEGLSLossless,
    "JPEG 2000": JPEG2000Lossless,
}
"""The transfer syntaxes :func:`write_instance` writes, by what people call them."""

_SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"
_JPEG_QUALITY = 92


@dataclass(frozen=True, slots=True)
class StoredAs:
    """How the samples are stored; ``syntax`` is a key of :data:`SYNTAXES`."""

    photometric: str
    bits_stored: int = 8
    signed: bool = False
    syntax: str = "native"

    @property
    def bits_allocated(self) -> int:
        return 8 if self.bits_stored <= 8 else 16


def write_instance(
    path: Path, frames: Raw, stored_as: StoredAs, attributes: Mapping[str, Any]
) -> None:
    """Write stored values (frames, rows, columns[, samples]) as one instance.

    ``attributes`` are set by keyword; an empty PALETTE COLOR table is not made up: give one.
    JPEG takes 8-bit grey or YBR_FULL values. Raises ValueError for what a syntax cannot hold.
    """
    fmt = _format(frames, stored_as)
    dataset = Dataset()
    dataset.SOPClassUID = _SECONDARY_CAPTURE
    dataset.SOPInstanceUID = generate_uid()
    dataset.StudyInstanceUID, dataset.SeriesInstanceUID = generate_uid(), generate_uid()
    dataset.ImageType = ["ORIGINAL", "PRIMARY"]
    dataset.InstanceNumber = 1
    for keyword, value in attributes.items():
        setattr(dataset, keyword, value)
    dataset.SamplesPerPixel = fmt.samples
    dataset.PhotometricInterpretation = fmt.photometric
    if fmt.samples > 1:
        dataset.PlanarConfiguration = 0
    if fmt.frames > 1:
        dataset.NumberOfFrames = fmt.frames
    dataset.Rows, dataset.Columns = fmt.rows, fmt.columns
    dataset.BitsAllocated, dataset.BitsStored = fmt.bits_allocated, fmt.bits_stored
    dataset.HighBit, dataset.PixelRepresentation = fmt.high_bit, int(fmt.signed)
    words = (frames.astype(np.int64) & ((1 << fmt.bits_stored) - 1)).astype(fmt.word)
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = SYNTAXES[stored_as.syntax]
    if stored_as.syntax == "native":
        data = words.tobytes()
        dataset.PixelData = data + bytes(len(data) % 2)
        dataset["PixelData"].VR = "OW" if fmt.bits_allocated > 8 else "OB"
    else:
        dataset.PixelData = encapsulate([_encoded(frame, fmt, stored_as) for frame in words])
        dataset["PixelData"].VR = "OB"
    if stored_as.syntax == "JPEG":
        dataset.LossyImageCompression = "01"
    path.parent.mkdir(parents=True, exist_ok=True)
    dataset.save_as(path, enforce_file_format=True)


def _format(frames: Raw, stored_as: StoredAs) -> PixelFormat:
    number, rows, columns, *samples = frames.shape
    return PixelFormat(
        codec=CODECS[str(SYNTAXES[stored_as.syntax])],
        rows=rows,
        columns=columns,
        samples=samples[0] if samples else 1,
        frames=number,
        bits_allocated=stored_as.bits_allocated,
        bits_stored=stored_as.bits_stored,
        high_bit=stored_as.bits_stored - 1,
        signed=stored_as.signed,
        photometric=stored_as.photometric,
        planar=0,
    )


def _encoded(words: Raw, fmt: PixelFormat, stored_as: StoredAs) -> bytes:
    words = np.ascontiguousarray(words)
    if stored_as.syntax == "JPEG":
        return _jpeg(words, fmt)
    if stored_as.syntax == "JPEG 2000":
        samples = words.view(f"i{words.dtype.itemsize}") if fmt.signed else words
        return bytes(
            imagecodecs.jpeg2k_encode(
                samples, level=0, codecformat="j2k", reversible=True, mct=fmt.samples > 1
            )
        )
    if stored_as.syntax == "JPEG-LS":
        return bytes(imagecodecs.jpegls_encode(words))
    return encode(words, fmt, b"")


def _jpeg(words: Raw, fmt: PixelFormat) -> bytes:
    if fmt.bits_stored > 8 or fmt.photometric in ("RGB", "PALETTE COLOR"):
        raise ValueError("JPEG holds 8-bit grey or YBR values here")
    if fmt.samples == 1:
        image = Image.fromarray(words)
    else:
        image = Image.merge("YCbCr", [Image.fromarray(words[:, :, n].copy()) for n in range(3)])
    target = io.BytesIO()
    image.save(target, "JPEG", quality=_JPEG_QUALITY, subsampling=0 if fmt.samples == 1 else 1)
    return target.getvalue()
