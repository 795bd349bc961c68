"""Memory of a long cine: ``python -m benchmarks.memory``. Needs three times its size on disk.

Builds a native cine (2 GB of samples unless told otherwise), redacts a box on every second
frame, and verifies the pair, each in a process of its own; prints the peak resident memory
of each. No OCR: this is the pixel path.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from pydicom import dcmwrite
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.redaction import redact
from fw_gear_presidio.dicom.uids import UidMap
from fw_gear_presidio.dicom.verify import prove
from fw_gear_presidio.domain import BoundingBox, FrameSet, Region
from fw_gear_presidio.settings import Fill

ROWS, COLUMNS = 768, 1024
BOX = BoundingBox(24, 16, 320, 48)
BLANK_BYTES = 2
"""Pixel Data that the header is written with; the frames replace it."""


def build(path: Path, gigabytes: float) -> int:
    """An RGB cine, written frame by frame; returns its number of frames."""
    size = ROWS * COLUMNS * 3
    frames = max(2, round(gigabytes * 1e9 / size))
    dataset = Dataset()
    dataset.SOPClassUID = UID("1.2.840.10008.5.1.4.1.1.3.1")
    dataset.SOPInstanceUID = UID("1.2.3.4.5")
    dataset.StudyInstanceUID, dataset.SeriesInstanceUID = UID("1.2.3"), UID("1.2.3.4")
    dataset.Modality, dataset.ImageType = "US", ["ORIGINAL", "PRIMARY"]
    dataset.Rows, dataset.Columns, dataset.NumberOfFrames = ROWS, COLUMNS, frames
    dataset.SamplesPerPixel, dataset.PlanarConfiguration = 3, 0
    dataset.PhotometricInterpretation, dataset.PixelRepresentation = "RGB", 0
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 8, 8, 7
    dataset.PixelData = bytes(BLANK_BYTES)
    dataset["PixelData"].VR = "OB"
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dcmwrite(path, dataset, enforce_file_format=True)
    noise = np.random.default_rng(0).integers(0, 255, size, np.uint8)
    with path.open("r+b") as stream:
        stream.seek(-BLANK_BYTES - 4, 2)
        stream.write((frames * size).to_bytes(4, "little"))
        for index in range(frames):
            stream.write(np.roll(noise, index * 3).data)
    return frames


def regions(frames: int) -> list[Region]:
    return [Region(BOX, FrameSet.of(range(0, frames, 2)))]


def run_redact(source: Path, target: Path) -> None:
    with DicomImage.open(source, "cine") as image:
        redact(image, regions(image.format.frames), Fill.CONTRAST, target, UidMap("memory"))


def run_verify(source: Path, target: Path) -> None:
    with DicomImage.open(source, "cine") as image:
        proof = prove(image, target, "redacted", regions(image.format.frames))
    assert proof.proven, proof.failures[:1]


STEPS = {"redact": run_redact, "verify": run_verify}


def measured(step: str, source: Path, target: Path) -> tuple[float, int]:
    """Seconds and peak resident bytes of a step in a fresh process."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.memory", "--step", step, source, target]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return time.perf_counter() - started, int(done.stdout) * 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gigabytes", type=float, default=2.0)
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    parser.add_argument("paths", nargs="*", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.step:
        STEPS[arguments.step](*arguments.paths)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "cine.dcm", Path(folder) / "redacted.dcm"
        frames = build(source, arguments.gigabytes)
        size = source.stat().st_size
        print(f"{frames} frames of {ROWS} x {COLUMNS} RGB, {size / 1e9:.2f} GB")
        for step in STEPS:
            seconds, peak = measured(step, source, target)
            print(f"{step}: peak resident memory {peak / 1e6:.0f} MB, {seconds:.0f} s")


if __name__ == "__main__":
    main()
