"""Speed of cines: ``python -m benchmarks.speed``. Ratios within one run on one machine.

Prints what a cine costs beside one frame of it, with and without reading every frame, and
what of it is not the OCR engine's own work. All times are of a warm process and hold
everything from opening the file to the findings, the bundled model's opinion included.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.cines import Draw, Sector, frozen, with_timer, write
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.domain import PHI_ENTITIES, Finding
from fw_gear_presidio.modes.scan import Scanner
from fw_gear_presidio.settings import BUNDLED_MODEL, Fill, Mode, OcrEngineName, Settings
from fw_gear_presidio.text.analyzer import Analyzer
from fw_gear_presidio.text.ocr import OcrEngine, load_ocr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from fw_gear_presidio.domain import Line

CINES: dict[str, Draw] = {
    "static": Sector(),
    "timer": with_timer(Sector()),
    "frozen": frozen(Sector()),
}


@dataclass
class TimedOcr:
    """An OCR engine that knows how long it worked."""

    engine: OcrEngine
    seconds: float = 0.0
    name: str = field(default="timed")

    def read(self, image: NDArray[np.uint8]) -> list[Line]:
        started = time.perf_counter()
        lines = self.engine.read(image)
        self.seconds += time.perf_counter() - started
        return lines


@dataclass(frozen=True)
class Timing:
    """Seconds of one scan, those of them inside the OCR engine, and what was found."""

    seconds: float
    ocr: float
    findings: tuple[Finding, ...]

    @property
    def beyond_ocr(self) -> float:
        return self.seconds - self.ocr


class Bench:
    """The engines, loaded once, and a folder with the cines."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ocr = TimedOcr(load_ocr(OcrEngineName.RAPIDOCR))
        self._analyzer = Analyzer(
            Settings(
                mode=Mode.DETECTION_ONLY,
                debug=False,
                assignees=(),
                score_threshold=30,
                frequency_threshold=30,
                use_dicom_metadata=False,
                entities=PHI_ENTITIES,
                ner_models=(BUNDLED_MODEL,),
                fill=Fill.CONTRAST,
            )
        )

    def scan(self, kind: str, frames: int, *, every_frame: bool = False) -> Timing:
        path = self._folder / f"{kind}-{frames}.dcm"
        if not path.exists():
            write(path, CINES[kind], frames)
        scanner = Scanner(
            self._ocr, self._analyzer, frequency_threshold=30, every_frame=every_frame
        )
        self._ocr.seconds = 0.0
        started = time.perf_counter()
        with DicomImage.open(path, path.name) as image:
            findings = scanner.scan(image, lambda _done, _total: None).findings
        return Timing(time.perf_counter() - started, self._ocr.seconds, findings)


def compare(bench: Bench, frames: int, every: int, lengths: Sequence[int]) -> None:
    bench.scan("static", 1)  # warm
    ones, statics, timers = [], [], []
    for _ in range(3):
        ones.append(bench.scan("static", 1).seconds)
        statics.append(bench.scan("static", frames))
        ones.append(bench.scan("static", 1).seconds)
        timers.append(bench.scan("timer", frames))
        ones.append(bench.scan("static", 1).seconds)
    one = statistics.median(ones)
    static = sorted(statics, key=lambda t: t.seconds)[1]
    timer = sorted(timers, key=lambda t: t.seconds)[1]
    whole = bench.scan("timer", every, every_frame=True)
    whole_seconds = whole.seconds * frames / every
    row("one frame, seconds", one)
    row(f"{frames}-frame static overlay / one frame", static.seconds / one, "<= 4")
    row("   of it beyond OCR, share", static.beyond_ocr / static.seconds)
    row(f"{frames}-frame timer / one frame", timer.seconds / one, "<= 12")
    row("   of it beyond OCR, share", timer.beyond_ocr / timer.seconds)
    row(f"every frame ({every} measured, scaled) / ours", whole_seconds / timer.seconds, ">= 40")
    for length in lengths:
        seconds = bench.scan("static", length).seconds
        row(f"milliseconds per frame, {length} frames", 1000 * seconds / length, "falls")
    row("peak memory, 300 / 30 frames", peak(300) / peak(30), "<= 1.1")


def row(name: str, value: float, target: str = "") -> None:
    print(f"{name:<48}{value:>10.2f}   {target}", flush=True)


def peak(frames: int) -> int:
    """The peak memory of a fresh process that scans a cine with moving speckle, in KiB."""
    command = [sys.executable, "-m", "benchmarks.speed", "--peak", str(frames)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=300)
    parser.add_argument("--every", type=int, default=12, help="frames read whole, to compare")
    parser.add_argument("--lengths", type=int, nargs="*", default=[30, 300, 1200])
    parser.add_argument("--peak", type=int, help="print the peak memory of one scan, in KiB")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        if options.peak:
            bench.scan("timer", options.peak)
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        else:
            compare(bench, options.frames, options.every, options.lengths)


if __name__ == "__main__":
    main()
