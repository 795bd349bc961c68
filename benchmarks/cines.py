"""Drawn cines: speckle that moves, text that stays, changes, or shows up on one frame.

A cine is a function from a frame's number to its picture, uint8, (rows, columns); frames
are drawn when they are asked for, so that a long cine takes no memory.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, SecondaryCaptureImageStorage, generate_uid

Picture = NDArray[np.uint8]
Draw = Callable[[int], Picture]

OVERLAY = (
    (0.02, 0.02, "SMITH, JOHN"), (0.02, 0.055, "ID 4711-0815"), (0.62, 0.02, "12/03/2024 10:44:17"),
    (0.62, 0.055, "St. Mary Hospital"), (0.02, 0.12, "C5-1 Abdomen"), (0.02, 0.155, "44Hz"),
    (0.02, 0.19, "15cm"), (0.02, 0.26, "2D"), (0.02, 0.295, "Gen"), (0.02, 0.33, "Gn 57"),
    (0.02, 0.365, "C 56"), (0.02, 0.40, "P Low"), (0.86, 0.12, "MI 0.9"), (0.86, 0.155, "TIS 0.4"),
    (0.02, 0.955, "Dr. Miller"),
)  # fmt: skip
"""An overlay as ultrasound machines draw it: place as shares of columns and rows, text."""


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def written(
    picture: Picture, left: float, top: float, text: str, ink: int = 255, size: int = 16
) -> Picture:
    """``picture`` with ``text``; places are pixels, or shares of the picture below 1."""
    rows, columns = picture.shape[:2]
    x = left * columns if 0 < left < 1 else left
    y = top * rows if 0 < top < 1 else top
    image = Image.fromarray(picture)
    ImageDraw.Draw(image).text((x, y), text, fill=ink, font=_font(size))
    return np.asarray(image)


def still(
    rows: int, columns: int, overlay: Iterable[tuple[float, float, str]] = OVERLAY
) -> Picture:
    picture = np.zeros((rows, columns), np.uint8)
    for left, top, text in overlay:
        picture = written(picture, left, top, text)
    return picture


def speckle(rows: int, columns: int, seed: int, *, mean: float = 60, blob: float = 1.2) -> Picture:
    """Rayleigh noise with blobs of the size that ultrasound has; ``seed`` makes the frame."""
    draw = np.random.default_rng(seed)
    a, b = (
        cv2.GaussianBlur(draw.standard_normal((rows, columns), np.float32), (0, 0), blob)
        for _ in range(2)
    )
    amplitude = np.hypot(a, b)
    return np.clip(amplitude * (mean / amplitude.mean()), 0, 255).astype(np.uint8)


@dataclass(frozen=True)
class Sector:
    """Moving speckle in a box of the picture under a static overlay."""

    rows: int = 600
    columns: int = 800
    mean: float = 60
    overlay: tuple[tuple[float, float, str], ...] = OVERLAY
    on_top: tuple[tuple[float, float, str], ...] = ((0.42, 0.62, "LIVER LONG"),)

    def __call__(self, number: int) -> Picture:
        picture = still(self.rows, self.columns, self.overlay).copy()
        top, bottom = round(0.2 * self.rows), round(0.9 * self.rows)
        left, right = round(0.2 * self.columns), round(0.8 * self.columns)
        picture[top:bottom, left:right] = speckle(
            bottom - top, right - left, zlib.crc32(b"frame") + number, mean=self.mean
        )
        for x, y, text in self.on_top:
            picture = written(picture, x, y, text)
        return picture


def with_timer(draw: Draw) -> Draw:
    """The cine with a clock below the sector that changes on every frame."""

    def frame(number: int) -> Picture:
        seconds, hundredths = divmod(number * 3, 100)
        return written(
            draw(number), 0.82, 0.955, f"0:{seconds // 60:02}:{seconds % 60:02}.{hundredths:02}"
        )

    return frame


def frozen(draw: Draw) -> Draw:
    """The cine without motion: its first frame again and again."""
    return lambda _: draw(0)


def jpeg(draw: Draw, quality: int = 85) -> Draw:
    """The cine as JPEG leaves it."""

    def frame(number: int) -> Picture:
        target = BytesIO()
        Image.fromarray(draw(number)).save(target, "JPEG", quality=quality)
        return np.asarray(Image.open(target))

    return frame


def write(path: Path, draw: Draw, frames: int) -> Path:
    """The cine as an uncompressed DICOM file, written frame by frame."""
    first = draw(0)
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.SOPClassUID = SecondaryCaptureImageStorage
    dataset.SOPInstanceUID = generate_uid(entropy_srcs=[path.name])
    dataset.StudyInstanceUID = dataset.SeriesInstanceUID = generate_uid(entropy_srcs=["series"])
    dataset.Modality = "US"
    dataset.PatientName, dataset.PatientID = "Smith^John", "4711-0815"
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.Rows, dataset.Columns = first.shape
    dataset.BitsAllocated = dataset.BitsStored = 8
    dataset.HighBit, dataset.PixelRepresentation = 7, 0
    if frames > 1:
        dataset.NumberOfFrames = frames
    dataset.save_as(path, enforce_file_format=True)
    length = frames * first.size
    with path.open("ab") as file:
        # (7FE0,0010) OB in Explicit VR Little Endian, PS3.5 7.1.2.
        file.write(b"\xe0\x7f\x10\x00OB\x00\x00" + (length + length % 2).to_bytes(4, "little"))
        for picture in pictures(draw, frames):
            file.write(picture.tobytes())
        file.write(bytes(length % 2))
    return path


def pictures(draw: Draw, frames: int) -> Iterator[Picture]:
    return (draw(number) for number in range(frames))
