"""What a misplaced box leaves of a text is found by reading the filled picture once more."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.domain import BoundingBox, EntityType, Line, Word
from fw_gear_presidio.modes.scan import Scanner
from fw_gear_presidio.text.ocr import OcrEngine
from tests.builders import noise, write_dicom

WORD = BoundingBox(40, 20, 100, 30)
"""Where the picture holds ink."""


@dataclass
class SloppyOcr:
    """Sees ink, but the first time only the right half of it; notes what it was shown."""

    label: Word | None = None
    name: str = "sloppy"
    shown: list[NDArray[np.uint8]] = field(default_factory=list)

    def read(self, image: NDArray[np.uint8]) -> list[Line]:
        self.shown.append(image)
        ink = image.max(axis=2) if image.ndim == 3 else image
        columns = np.flatnonzero((ink > 128).any(axis=0))
        rows = np.flatnonzero((ink > 128).any(axis=1))
        lines = [Line((self.label,))] if self.label and len(self.shown) == 1 else []
        if columns.size:
            left = (int(columns[0]) + int(columns[-1])) // 2 if len(self.shown) == 1 else columns[0]
            box = BoundingBox(int(left), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
            lines.append(Line((Word("STILES", box, 0.9),)))
        return lines

    def forget(self) -> None:
        """Keeps nothing."""


def image_with_ink(folder: Path, *, frames: int = 1) -> Path:
    pixels = np.zeros((frames, 60, 200), np.uint8)
    pixels[:, WORD.top : WORD.bottom, WORD.left : WORD.right] = 255
    return write_dicom(folder / "a.dcm", pixels=pixels)


def scan(path: Path, ocr: OcrEngine) -> tuple[list[tuple[str, BoundingBox]], tuple[str, ...]]:
    scanner = Scanner(ocr, None, frequency_threshold=30)
    with DicomImage.open(path, path.name) as image:
        found = scanner.scan(image, lambda done, total: None)
    assert all(finding.entity is EntityType.TEXT for finding in found.findings)
    return [(str(f.reason), f.boxes[0]) for f in found.findings], found.notes


def test_what_a_box_left_over_becomes_a_finding(tmp_path: Path) -> None:
    found, notes = scan(image_with_ink(tmp_path), SloppyOcr())
    assert [reason for reason, _ in found] == ["all-text", "second-reading"]
    covered = BoundingBox.enclosing(box for _, box in found)
    assert covered.intersection(WORD) == WORD
    assert notes == ()


def test_the_second_reading_sees_a_crop_with_the_box_filled(tmp_path: Path) -> None:
    ocr = SloppyOcr()
    scan(image_with_ink(tmp_path), ocr)
    first, second, *_ = ocr.shown
    assert second.size < first.size
    assert np.count_nonzero(second > 128) < np.count_nonzero(first > 128)


def test_a_known_word_beside_a_box_is_not_taken_for_the_rest_of_it(tmp_path: Path) -> None:
    known = Word("Name:", BoundingBox(38, 19, 72, 31), 0.9)
    ocr = SloppyOcr(label=known)
    found, _ = scan(image_with_ink(tmp_path), ocr)
    assert [reason for reason, _ in found] == ["all-text", "all-text"]


def test_every_frame_of_the_finding_gets_what_was_left(tmp_path: Path) -> None:
    path = image_with_ink(tmp_path, frames=3)
    scanner = Scanner(SloppyOcr(), None, frequency_threshold=30)
    with DicomImage.open(path, path.name) as image:
        findings = scanner.scan(image, lambda done, total: None).findings
    assert [list(f.frames) for f in findings] == [[0, 1, 2], [0, 1, 2]]


@dataclass
class EndlessOcr:
    """Sees one more word at the left end of what was filled last, in the middle of every crop."""

    looks: int = 0
    name: str = "endless"

    def read(self, _: NDArray[np.uint8]) -> list[Line]:
        self.looks += 1
        box = BoundingBox(150, 30, 166, 40) if self.looks == 1 else BoundingBox(11, 30, 27, 40)
        return [Line((Word("STILES", box, 0.9),))]

    def forget(self) -> None:
        """Keeps nothing."""


def test_what_stays_after_two_rounds_is_reported_without_its_text(tmp_path: Path) -> None:
    path = write_dicom(tmp_path / "a.dcm", pixels=noise(80, 200, 1, 1, 0, 255))
    found, notes = scan(path, EndlessOcr())
    assert [box.left for _, box in found] == [148, 129, 110]
    assert len(notes) == 1
    assert "STILES" not in notes[0]


def test_what_is_much_higher_than_a_box_is_no_part_of_its_text(tmp_path: Path) -> None:
    class SeesAnatomy(EndlessOcr):
        def read(self, image: NDArray[np.uint8]) -> list[Line]:
            (line,) = super().read(image)
            if self.looks == 1:
                return [line]
            return [Line((Word("SPECKLE", BoundingBox(0, 0, 40, 60), 0.9),))]

    path = write_dicom(tmp_path / "a.dcm", pixels=noise(80, 200, 1, 1, 0, 255))
    ((_, box),) = scan(path, SeesAnatomy())[0]
    assert box.height == 14


def test_beside_an_even_ground_nothing_is_read_again(tmp_path: Path) -> None:
    ocr = EndlessOcr()
    path = write_dicom(tmp_path / "a.dcm", pixels=np.full((1, 80, 200), 7, np.uint8))
    found, notes = scan(path, ocr)
    assert (len(found), notes, ocr.looks) == (1, (), 1)


def test_what_a_vertical_box_left_over_is_above_or_below_it(tmp_path: Path) -> None:
    pixels = np.zeros((1, 200, 60), np.uint8)
    pixels[0, 40:100, 20:30] = 255
    path = write_dicom(tmp_path / "a.dcm", pixels=pixels)
    found, _ = scan(path, HalfOcr())
    covered = BoundingBox.enclosing(box for _, box in found)
    assert covered.intersection(BoundingBox(20, 40, 30, 100)) == BoundingBox(20, 40, 30, 100)


@dataclass
class HalfOcr:
    """Sees the lower half of the ink the first time, then all that is left."""

    looks: int = 0
    name: str = "half"

    def read(self, image: NDArray[np.uint8]) -> list[Line]:
        self.looks += 1
        ink = image.max(axis=2) if image.ndim == 3 else image
        rows, columns = np.nonzero(ink > 128)
        if not rows.size:
            return []
        top = (rows.min() + rows.max()) // 2 if self.looks == 1 else rows.min()
        box = BoundingBox(int(columns.min()), int(top), int(columns.max()) + 1, int(rows.max()) + 1)
        return [Line((Word("STILES", box, 0.9),))]

    def forget(self) -> None:
        """Keeps nothing."""
