"""The README's picture: a made-up ultrasound image with a fictitious patient, before and after.

usage: readme_picture.py docs/images/before_after.png
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
from demo import before_after
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, UltrasoundImageStorage, generate_uid

from fw_gear_presidio import redact

ROWS, COLUMNS = 480, 640
HEADER_ROWS = 58
OVERLAY = {
    (12, 8): "ST. ANNA HOSPITAL LINZ",
    (12, 32): "HUBER, THERESIA",
    (300, 8): "ID 4471-0932-18",
    (300, 32): "12 Mar 1957   F",
    (500, 8): "2026-02-14",
    (500, 32): "10:42:07 AM",
    (12, 74): "C5-1",
    (12, 94): "28 Hz",
    (12, 114): "11 cm",
    (12, 146): "2D",
    (20, 166): "Gn 60",
    (20, 186): "C 61",
    (540, 74): "MI 1.1",
    (540, 94): "TIB 0.2",
    (12, 440): "+ Dist 1.06 cm",
    (430, 440): "Op: M. Kowalczyk",
}


def speckle_fan() -> NDArray[np.uint8]:
    """A fan of smoothed noise on black, uint8 (rows, columns)."""
    noise = np.random.default_rng(3).rayleigh(70, (ROWS, COLUMNS)).clip(0, 255).astype(np.uint8)
    echo = np.asarray(Image.fromarray(noise).filter(ImageFilter.GaussianBlur(1.6)), float)
    y, x = np.mgrid[0:ROWS, 0:COLUMNS]
    radius = np.hypot(x - COLUMNS / 2, y - 20)
    angle = np.arctan2(x - COLUMNS / 2, y - 20)
    cyst = np.hypot(x - 350, (y - 260) * 1.3) < 42
    fan = (np.abs(angle) < 0.62) & (radius > 60) & (radius < 400)
    return (
        np.where(fan & ~cyst, echo * np.exp(-radius / 420) * 1.5, 0).clip(0, 210).astype(np.uint8)
    )


def draw() -> NDArray[np.uint8]:
    picture = Image.fromarray(speckle_fan()).convert("RGB")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, COLUMNS, HEADER_ROWS), fill=(38, 60, 92))
    for place, text in OVERLAY.items():
        pen.text(place, text, fill=(235, 235, 235), font=ImageFont.load_default(16))
    for x in (310, 392):
        pen.text((x, 252), "+", fill=(235, 235, 120), font=ImageFont.load_default(16))
    return np.asarray(picture)


def save(pixels: NDArray[np.uint8], path: Path) -> None:
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.SOPClassUID = UltrasoundImageStorage
    dataset.SOPInstanceUID, dataset.StudyInstanceUID = generate_uid(), generate_uid()
    dataset.SeriesInstanceUID = generate_uid()
    dataset.Modality = "US"
    dataset.ImageType = ["ORIGINAL", "PRIMARY"]
    dataset.SamplesPerPixel, dataset.PlanarConfiguration = 3, 0
    dataset.PhotometricInterpretation = "RGB"
    dataset.Rows, dataset.Columns, _ = pixels.shape
    dataset.BitsAllocated = dataset.BitsStored = 8
    dataset.HighBit, dataset.PixelRepresentation = 7, 0
    dataset.PixelData = pixels.tobytes()
    dataset.save_as(path, enforce_file_format=True)


def main() -> None:
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / "scan.dcm"
        save(draw(), scan)
        report = redact(scan, folder)
        for finding in report.results[0].findings:
            print(f"{finding.entity:15} {finding.score:.2f} {finding.reason}")
        before_after(scan, Path(folder) / "redacted_scan.dcm", target)


if __name__ == "__main__":
    main()
