"""What a scanner lets its OCR engine keep: readings of one series, and none to check with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.domain import (
    BoundingBox,
    Entity,
    EntityType,
    HeaderValue,
    Line,
    Reason,
    Word,
)
from fw_gear_presidio.modes.scan import Scanner
from fw_gear_presidio.text.analyzer import Analyzer
from fw_gear_presidio.text.page import Page
from tests.builders import write_dicom

ROWS = 200


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
    told = scan(ocr, scanner, path)
    # Before that, with the shortcut: the first frame, and what changes on the others.
    assert told[-2 * frames :] == ["forget", "read"] * frames
    assert (told == ["forget", "read"]) is (frames == 1)


class BlankOcr(NotingOcr):
    """Reads one text on whole pictures, and sees its blank on the first one alone."""

    def read(self, image: NDArray[np.uint8]) -> list[Line]:
        if image.shape[0] < ROWS:
            return []
        words = ("JOHNSMITH",) if "read" in self.told else ("JOHN", "SMITH")
        self.told.append("read")
        width = 24 // len(words)
        boxes = (BoundingBox(4 + n * width, 4, 4 + (n + 1) * width, 16) for n in range(len(words)))
        return [Line(tuple(map(Word, words, boxes, (0.9, 0.9))))]


def test_every_frame_spells_as_the_shortcut_does(tmp_path: Path) -> None:
    pixels = np.zeros((20, ROWS, 200), np.uint8)
    pixels[1::2, -20:, -20:] = 200
    path = write_dicom(tmp_path / "a.dcm", pixels=pixels)
    scanner = Scanner(BlankOcr(), None, frequency_threshold=30, every_frame=True)
    with DicomImage.open(path, path.name) as image:
        (text,) = scanner.scan(image, lambda _done, _total: None).texts
    assert len(text.frames) == 20
    assert [line.text for line in text.lines] == ["JOHN SMITH"]


class SlippingOcr(NotingOcr):
    """Reads one text; on the brightest picture with an accent that is not there."""

    def read(self, image: NDArray[np.uint8]) -> list[Line]:
        text = "LÍVER" if image.max() > image_of(18).max() else "LIVER"
        return [Line((Word(text, BoundingBox(4, 4, 28, 16), 0.9),))]


class AccentAnalyzer(Analyzer):
    """Takes what has an accent for a person."""

    def __init__(self) -> None:
        """Nothing to load."""

    def analyze(self, pages: Sequence[Page], header: Sequence[HeaderValue]) -> list[list[Entity]]:
        person = Entity(EntityType.PERSON, 0, 5, 0.9, Reason("test"))
        return [[person] if "Í" in page.text else [] for page in pages]


def image_of(number: int) -> NDArray[np.uint8]:
    return np.full((32, 32), 10 * number, np.uint8)


@pytest.mark.parametrize(("frames", "found"), [(8, True), (20, False)])
def test_what_ocr_sees_on_one_of_many_frames_is_no_finding(
    tmp_path: Path, frames: int, found: bool
) -> None:
    pixels = np.stack([image_of(number) for number in range(20 - frames, 20)])
    scanner = Scanner(SlippingOcr(), AccentAnalyzer(), frequency_threshold=30, every_frame=True)
    path = write_dicom(tmp_path / "a.dcm", pixels=pixels)
    with DicomImage.open(path, path.name) as image:
        scanned = scanner.scan(image, lambda _done, _total: None)
    assert bool(scanned.findings) is found
    # What was read is reported as it was read.
    assert {line.text for text in scanned.texts for line in text.lines} == {"LIVER", "LÍVER"}
