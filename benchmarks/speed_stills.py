"""What stills cost: through the whole of a mode, beside Presidio, cold, and over two workers."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed_cines import TimedOcr, peak_in
from fw_gear_presidio.api import settings_for
from fw_gear_presidio.modes.process import Task
from fw_gear_presidio.modes.scan import Scanner
from fw_gear_presidio.modes.toolbox import Toolbox
from fw_gear_presidio.settings import Mode, OcrEngineName
from fw_gear_presidio.text.ocr import load_ocr
from fw_gear_presidio.workers import run_task


@dataclass(frozen=True)
class Cost:
    """Seconds of one image from opening it to its verified result; those inside OCR."""

    seconds: float
    processor: float
    """Seconds of all cores: what other programs on the machine change less."""
    ocr: float


class Redactor:
    """Dynamic PHI Redaction, warm."""

    def __init__(self, output: Path) -> None:
        settings = settings_for(Mode.DYNAMIC_REDACTION, use_dicom_metadata=True)
        self._tools = Toolbox(settings, "benchmark")
        self._ocr = TimedOcr(load_ocr(OcrEngineName.RAPIDOCR))
        self._tools.scanner = Scanner(
            self._ocr, self._tools.analyzer, frequency_threshold=settings.frequency_threshold
        )
        self._output = output

    def redact(self, path: Path) -> Cost:
        target = self._output / path.name
        self._ocr.seconds = 0.0
        started, used = time.perf_counter(), time.process_time()
        done = run_task(Task(0, path, path.name, target), self._tools, lambda _done, _total: None)
        seconds, processor = time.perf_counter() - started, time.process_time() - used
        if done.result.outcome.is_failure:
            raise SystemExit(f"{path.name}: {done.result.message}")
        target.unlink(missing_ok=True)
        return Cost(seconds, processor, self._ocr.seconds)


@dataclass(frozen=True)
class Peer:
    """Presidio's engine on the same files: seconds by file, and those it crashed on."""

    name: str
    seconds: dict[str, float]
    processor: dict[str, float]
    crashed: dict[str, str]


def presidio(python: Path, source: Path, output: Path) -> Peer:
    """Run Presidio's engine in its own interpreter over all files of ``source``."""
    output.mkdir()
    report = output / "report.json"
    script = Path(__file__).with_name("presidio_engine.py")
    command = [str(python), str(script), str(source), str(output), str(report)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    told = json.loads(report.read_text())
    return Peer(
        told["name"],
        told["seconds_by_file"],
        told["processor_seconds_by_file"],
        dict(told["crashed"]),
    )


@dataclass(frozen=True)
class Run:
    """One run of the command in processes of its own."""

    seconds: float
    processor: float
    peak_kib: int


_COMMAND = """
import pathlib, sys
from fw_gear_presidio.cli import main
code = main(sys.argv[2:])
pathlib.Path(sys.argv[1]).write_text(pathlib.Path("/proc/self/status").read_text())
sys.exit(code)
"""


def command(mode: str, source: Path, output: Path, *, jobs: int = 1, cores: int = 0) -> Run:
    """``fw-presidio MODE source``; ``cores`` limits the processor cores it may use (0: all)."""
    output.mkdir(parents=True)
    status = output / "status"
    arguments = [sys.executable, "-c", _COMMAND, str(status), mode, str(source), "--quiet"]
    arguments += ["--output", str(output / "out"), "--jobs", str(jobs)]
    all_cores = os.sched_getaffinity(0)
    if cores:
        os.sched_setaffinity(0, set(sorted(all_cores)[:cores]))
    try:
        started, used = time.perf_counter(), sum(os.times()[2:4])
        subprocess.run(arguments, check=True)
        seconds, processor = time.perf_counter() - started, sum(os.times()[2:4]) - used
    finally:
        os.sched_setaffinity(0, all_cores)
    return Run(seconds, processor, peak_in(status.read_text()))


def median_run(mode: str, source: Path, output: Path, times: int = 3) -> Run:
    runs = [command(mode, source, output / f"{mode}-{number}") for number in range(times)]
    return Run(
        statistics.median(run.seconds for run in runs),
        statistics.median(run.processor for run in runs),
        max(run.peak_kib for run in runs),
    )


_LOOKING = """
import os, sys, time
os.sched_setaffinity(0, {int(sys.argv[1])})
import numpy as np
from benchmarks.cines import Sector
from fw_gear_presidio.text.detection import Detector
from fw_gear_presidio.text.network import Network
import rapidocr
from pathlib import Path
(model,) = (Path(rapidocr.__file__).parent / "models").glob("*_det_*.onnx")
look, picture = Detector(Network(model)), np.repeat(Sector()(0)[:, :, None], 3, axis=2)
look(picture)
print("ready", flush=True)
sys.stdin.readline()
started = time.perf_counter()
for _ in range(20):
    look(picture)
print(time.perf_counter() - started, flush=True)
"""


def scaling() -> float:
    """How many times as much two processes find as one, each on a core of its own."""
    first, second = sorted(os.sched_getaffinity(0))[:2]
    (alone,) = _looking(first)
    together = _looking(first, second)
    return 2 * alone / max(together)


def _looking(*cores: int) -> list[float]:
    """Seconds that each of several processes takes for the same pictures at the same time."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", _LOOKING, str(core)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for core in cores
    ]
    for one in started:
        assert one.stdout
        one.stdout.readline()
    for one in started:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    seconds = [float(one.stdout.readline()) for one in started if one.stdout]
    for one in started:
        one.communicate()
    return seconds
