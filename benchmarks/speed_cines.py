"""What a cine costs: scans of drawn cines, with the time inside the OCR engine apart."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.cines import Draw, Sector, frozen, with_timer, write
from fw_gear_presidio.api import settings_for
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.modes.scan import Scanner
from fw_gear_presidio.settings import Mode, OcrEngineName
from fw_gear_presidio.text.analyzer import Analyzer
from fw_gear_presidio.text.ocr import OcrEngine, load_ocr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from fw_gear_presidio.domain import Finding, Line

CINES: dict[str, Draw] = {
    "static": Sector(),
    "timer": with_timer(Sector()),
    "frozen": frozen(Sector()),
}


class TimedOcr:
    """An OCR engine that knows how long it worked."""

    def __init__(self, engine: OcrEngine) -> None:
        self._engine = engine
        self.name = engine.name
        self.seconds = 0.0

    def read(self, image: NDArray[np.uint8]) -> list[Line]:
        started = time.perf_counter()
        lines = self._engine.read(image)
        self.seconds += time.perf_counter() - started
        return lines

    def forget(self) -> None:
        self._engine.forget()


@dataclass(frozen=True)
class Timing:
    """Seconds of one scan, those of them inside the OCR engine, and what was found."""

    seconds: float
    ocr: float
    findings: tuple[Finding, ...]

    @property
    def share_beyond_ocr(self) -> float:
        return (self.seconds - self.ocr) / self.seconds


class Bench:
    """The engines, loaded once, and a folder with the cines."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.ocr = TimedOcr(load_ocr(OcrEngineName.RAPIDOCR))
        self.analyzer = Analyzer(settings_for(Mode.DYNAMIC_REDACTION))

    def scan(self, kind: str, frames: int, *, every_frame: bool = False) -> Timing:
        """From opening the file to the findings."""
        path = self.cine(kind, frames)
        scanner = Scanner(self.ocr, self.analyzer, frequency_threshold=30, every_frame=every_frame)
        self.ocr.seconds = 0.0
        started = time.perf_counter()
        with DicomImage.open(path, path.name) as image:
            findings = scanner.scan(image, lambda _done, _total: None).findings
        return Timing(time.perf_counter() - started, self.ocr.seconds, findings)

    def series(self, stills: int) -> list[float]:
        """Seconds for each still of one series: one overlay, another picture below it."""
        scanner = Scanner(self.ocr, self.analyzer, frequency_threshold=30)
        seconds = []
        for number in range(stills):
            path = self._folder / f"still-{number}.dcm"
            write(path, lambda _, number=number: CINES["static"](number), 1)
            started = time.perf_counter()
            with DicomImage.open(path, path.name) as image:
                scanner.scan(image, lambda _done, _total: None)
            seconds.append(time.perf_counter() - started)
        return seconds

    def cine(self, kind: str, frames: int) -> Path:
        """The cine as a file, drawn when it is first asked for."""
        path = self._folder / f"{kind}-{frames}.dcm"
        return path if path.exists() else write(path, CINES[kind], frames)


def peak(path: Path) -> int:
    """The peak memory of a fresh process that scans the cine at ``path``, in KiB."""
    code = (
        "import sys, pathlib; from benchmarks.speed_cines import Bench;"
        "p = pathlib.Path(sys.argv[1]); kind, frames = p.stem.split('-');"
        "Bench(p.parent).scan(kind, int(frames));"
        "print(pathlib.Path('/proc/self/status').read_text())"
    )
    command = [sys.executable, "-c", code, str(path)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return peak_in(ran.stdout)


def peak_in(status: str) -> int:
    """VmHWM of a /proc/PID/status, in KiB; getrusage would count the parent's memory too."""
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
