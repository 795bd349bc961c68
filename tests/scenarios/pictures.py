"""Scanner-like pictures with text drawn in, as DICOM files: what the scenarios run on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import (
    UID,
    ExplicitVRLittleEndian,
    UltrasoundImageStorage,
    UltrasoundMultiFrameImageStorage,
    generate_uid,
)

Place = tuple[int, int]
Texts = Mapping[Place, str]
"""Texts by the left top corner they are drawn at."""

ROWS, COLUMNS = 240, 400
TECHNICAL: Texts = {(20, 150): "TIS<0.4 MI=0.8", (20, 180): "Cist Mag 1.06 cm", (20, 210): "28Hz"}
"""Text that must stay."""


def draw(texts: Texts, *, size: int = 18, rows: int = ROWS, columns: int = COLUMNS) -> NDArray[Any]:
    """Light text on the dark ground of a scanner, uint8, shape (rows, columns)."""
    ground = np.random.default_rng(7).integers(8, 20, (rows, columns), np.uint8)
    picture = Image.fromarray(ground)
    pen = ImageDraw.Draw(picture)
    for place, text in texts.items():
        pen.text(place, text, fill=230, font=ImageFont.load_default(size))
    return np.asarray(picture)


def write(
    path: Path,
    frames: Sequence[Texts] | Texts,
    *,
    syntax: UID = ExplicitVRLittleEndian,
    series: str | None = None,
    **attributes: Any,
) -> Path:
    """An 8-bit MONOCHROME2 ultrasound instance with these texts on its frames."""
    pages = [frames] if isinstance(frames, Mapping) else list(frames)
    pixels = np.stack([draw(texts) for texts in pages])
    dataset = Dataset()
    dataset.SOPClassUID = (
        UltrasoundImageStorage if len(pages) == 1 else UltrasoundMultiFrameImageStorage
    )
    dataset.SOPInstanceUID = generate_uid()
    dataset.StudyInstanceUID = generate_uid()
    dataset.SeriesInstanceUID = series or generate_uid()
    dataset.Modality = "US"
    dataset.ImageType = ["ORIGINAL", "PRIMARY"]
    dataset.PatientName = ""
    dataset.PatientID = ""
    dataset.InstanceNumber = 1
    if len(pages) > 1:
        dataset.NumberOfFrames = len(pages)
    dataset.SamplesPerPixel = 1
    dataset.PhotometricInterpretation = "MONOCHROME2"
    dataset.Rows, dataset.Columns = ROWS, COLUMNS
    dataset.BitsAllocated = dataset.BitsStored = 8
    dataset.HighBit = 7
    dataset.PixelRepresentation = 0
    dataset.PixelData = pixels.tobytes()
    dataset["PixelData"].VR = "OB"
    for keyword, value in attributes.items():
        setattr(dataset, keyword, value)
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    if syntax != ExplicitVRLittleEndian:
        dataset.compress(syntax, generate_instance_uid=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    dataset.save_as(path, enforce_file_format=True)
    return path


def ink_box(place: Place, text: str, *, size: int = 18) -> tuple[slice, slice]:
    """Rows and columns of the ink of ``text``."""
    left, top, right, bottom = ImageFont.load_default(size).getbbox(text)
    x, y = place
    return slice(int(y + top), int(y + bottom)), slice(int(x + left), int(x + right))


def is_gone(pixels: NDArray[Any], place: Place, text: str) -> bool:
    """Whether nothing but one even fill is left where ``text`` was drawn."""
    return np.unique(pixels[ink_box(place, text)]).size == 1


def is_readable(pixels: NDArray[Any], place: Place, text: str) -> bool:
    """Whether the text still stands there as it was drawn, sample for sample."""
    rows, columns = ink_box(place, text)
    return bool((pixels[rows, columns] == draw({place: text})[rows, columns]).all())
