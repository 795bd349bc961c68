"""What a scanner lets its OCR engine keep: readings of one series, and none to check with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.domain import Line
from fw_gear_presidio.modes.scan import Scanner
from tests.builders import write_dicom


@dataclass
class NotingOcr:
    """Sees nothing, and notes what it was told to do."""

    name: str = "noting"
    told: list[str] = field(default_factory=list)

    def read(self, image: NDArray[np.uint8]) -> list[Line]:
        self.told.append("read")
        return []

    def forget(self) -> None:
        self.told.append("forget")


def scan(ocr: NotingOcr, scanner: Scanner, path: Path) -> list[str]:
    ocr.told.clear()
    with DicomImage.open(path, path.name) as image:
        scanner.scan(image, lambda _done, _total: None)
    return list(ocr.told)


def still(path: Path, series: str, *, frames: int = 1) -> Path:
    pixels = np.arange(frames, dtype=np.uint8)[:, None, None] * np.ones((1, 32, 32), np.uint8)
    return write_dicom(path, pixels=pixels, SeriesInstanceUID=series)


def test_readings_are_kept_for_one_series(tmp_path: Path) -> None:
    ocr = NotingOcr()
    scanner = Scanner(ocr, None, frequency_threshold=30)
    series = [("1.2.1", True), ("1.2.1", False), ("1.2.2", True), ("1.2.1", True), ("", True)]
    for number, (uid, is_new) in enumerate([*series, ("", True)]):
        told = scan(ocr, scanner, still(tmp_path / f"{number}.dcm", uid))
        assert told == ["forget", "read"] if is_new else ["read"]


@pytest.mark.parametrize("frames", [1, 3])
def test_reading_every_frame_reads_every_frame(tmp_path: Path, frames: int) -> None:
    ocr = NotingOcr()
    scanner = Scanner(ocr, None, frequency_threshold=30, every_frame=True)
    path = still(tmp_path / "a.dcm", "1.2.1", frames=frames)
    scan(ocr, scanner, path)
    assert scan(ocr, scanner, path) == ["forget", "read"] * frames
