"""Speed, as ratios within one run on one machine: ``python -m benchmarks.speed``.

usage: speed.py [--parts stills command cines agreement] [--images 8] [--frames 300] [--every 12]
                [--lengths 30 300 3000] [--presidio PYTHON] [--plot PNG]

Stills are the image sets of ``benchmarks.recall``, through the whole of Dynamic PHI
Redaction with the bundled model, warm. Cines are drawn, and timed from opening the file to
the findings; ``agreement`` redacts each with and without the temporal shortcut. PYTHON is an
interpreter with ``presidio-image-redactor`` (extra ``benchmark``); without it the rows that
need it say so.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.agreement import agreement
from benchmarks.recall import make_sets
from benchmarks.speed_cines import CINES, Bench, peak
from benchmarks.speed_plot import Points, write_plot
from benchmarks.speed_stills import Cost, Redactor, command, median_run, presidio, scaling

PARTS = ("stills", "command", "cines", "agreement")
_MIB = 1024
_COLUMNS = ("measure", "figure", "target", "met", "beside it")


class Report:
    """The table, and each row as soon as it is known."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, str, str, str, str]] = []

    def row(
        self, measure: str, figure: float | None, target: str = "", beside: str = "", unit: str = ""
    ) -> None:
        """``target``: ``<= 4``, ``>= 40`` or nothing; ``figure`` None: not measured."""
        shown = "not measured" if figure is None else f"{figure:.2f}{unit}"
        met = "" if figure is None or not target else "yes" if _meets(figure, target) else "no"
        self._rows.append((measure, shown, target, met, beside))
        print(f"{measure}: {shown} {target} {beside}", flush=True)

    def show(self) -> None:
        table = Table(title="Speed: ratios within one run")
        for column in _COLUMNS:
            table.add_column(column, overflow="fold")
        for row in self._rows:
            table.add_row(*row)
        Console(width=150).print(table)

    def markdown(self) -> str:
        """The same for docs/performance.md."""
        signs = str.maketrans({"<": "≤", ">": "≥", "=": None})
        lines = [_COLUMNS, ("---",) * len(_COLUMNS)]
        lines += [(row[0].strip(), row[1], row[2].translate(signs), *row[3:]) for row in self._rows]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _meets(figure: float, target: str) -> bool:
    relation, limit = target.split()
    return figure <= float(limit) if relation == "<=" else figure >= float(limit)


def stills_of(folder: Path, images: int) -> Path:
    """A folder with all images of the sets."""
    source = folder / f"stills-{images}"
    if not source.exists():
        source.mkdir()
        for images_of in make_sets(folder / f"sets-{images}", images, 7):
            for path in images_of.folder.rglob("*.dcm"):
                shutil.copy(path, source / f"{images_of.folder.name}-{path.name}")
    return source


def stills(report: Report, folder: Path, cine: Path, images: int, python: Path | None) -> None:
    source, output = stills_of(folder, images), folder / "redacted"
    output.mkdir()
    paths = sorted(source.iterdir())
    redactor = Redactor(output)
    redactor.redact(paths[0])  # warm
    before = [redactor.redact(path) for path in paths]
    measure = f"a still, warm: ours / Presidio's engine, median of {len(paths)}"
    if python:
        shutil.copy(cine, source / cine.name)
        peer = presidio(python, source, folder / "presidio")
        (source / cine.name).unlink()
        after = [redactor.redact(path) for path in paths]
        names = [path.name for path in paths]
        ours = [(a.seconds + b.seconds) / 2 for a, b in zip(before, after, strict=True)]
        ratio, seconds = _beside(ours, [peer.seconds[name] for name in names])
        report.row(measure, ratio, "<= 0.7", f"{seconds}, {peer.name}")
        ours = [(a.processor + b.processor) / 2 for a, b in zip(before, after, strict=True)]
        ratio, seconds = _beside(ours, [peer.processor[name] for name in names])
        report.row("   the same in seconds of all cores", ratio, "", seconds)
        fate = peer.crashed.get(cine.name)
        beside = f"crashes: {fate}" if fate else f"{peer.seconds[cine.name]:.1f} s"
        report.row(f"   {cine.stem} frames with Presidio's engine", None, "", beside)
    else:
        report.row(measure, None, "<= 0.7", "give --presidio PYTHON")
    report.row("   time beyond OCR, share, median", _beyond_ocr(before), "<= 0.15")


def _beside(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, str]:
    """The median of the ratios, and the median of each."""
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    return ratio, f"{statistics.median(ours):.2f} s / {statistics.median(theirs):.2f} s"


def _beyond_ocr(costs: Sequence[Cost]) -> float:
    return statistics.median((cost.seconds - cost.ocr) / cost.seconds for cost in costs)


def commands(report: Report, folder: Path, still: Path, images: int) -> None:
    cold = median_run("redact", still, folder / "cold")
    measure, cores = "cold start to a redacted 600 x 800 still, redact", "s of all cores"
    report.row(measure, cold.seconds, "<= 5", f"{cold.processor:.1f} {cores}", " s")
    report.row("   its peak memory", cold.peak_kib / _MIB, "<= 900", "", " MiB")
    cold = median_run("redact-all-text", still, folder / "cold")
    report.row("   redact-all-text", cold.seconds, "<= 3", f"{cold.processor:.1f} {cores}", " s")
    # Each worker starts for some seconds: with few files that is a part of what is compared.
    for per_set, target in ((images, ""), (4 * images, ">= 1.7")):
        workers(report, stills_of(folder, per_set), folder / f"workers-{per_set}", target)
    limit = "two processes / one that do nothing but look for text, each on a core of its own"
    report.row(f"   the machine's limit: {limit}", scaling())


def workers(report: Report, source: Path, folder: Path, target: str) -> None:
    ones, twos = [], []
    for number in range(2):
        # In turns, the quicker one of each: other programs only ever add to a run.
        ones.append(command("redact", source, folder / f"one-{number}", cores=1))
        twos.append(command("redact", source, folder / f"two-{number}", jobs=2, cores=2))
    one, two = (min(runs, key=lambda run: run.seconds) for runs in (ones, twos))
    threads = command("redact", source, folder / "threads", cores=2)
    measure = f"{len(list(source.iterdir()))} stills, two workers on two cores / one on one"
    beside = f"two workers / one worker on both cores: {threads.seconds / two.seconds:.2f}"
    report.row(measure, one.seconds / two.seconds, target, beside)
    # What two idle cores would give: other programs take time, but little of it is counted here.
    cores = "s of all cores"
    report.row("   by seconds of all cores", 2 * one.processor / two.processor, "", cores)


def cines(
    report: Report, bench: Bench, frames: int, every: int, lengths: Sequence[int]
) -> dict[str, Points]:
    bench.scan("static", 1)  # warm
    ones, statics, timers, wholes = [], [], [], []
    for _ in range(3):
        ones.append(bench.scan("static", 1))
        statics.append(bench.scan("static", frames))
        ones.append(bench.scan("static", 1))
        timers.append(bench.scan("timer", frames))
        ones.append(bench.scan("static", 1))
        wholes.append(bench.scan("timer", every, every_frame=True))
    one, static, timer, scanned = (
        sorted(timings, key=lambda timing: timing.seconds)[len(timings) // 2]
        for timings in (ones, statics, timers, wholes)
    )
    whole = scanned.seconds / every
    report.row("one frame of a cine", one.seconds, "", "", " s")
    for name, cine, target in (("static overlay", static, "<= 4"), ("timer", timer, "<= 12")):
        beside = f"beyond OCR: {cine.share_beyond_ocr:.0%} of {cine.seconds:.2f} s"
        measure = f"{frames} frames, {name} / one frame"
        report.row(measure, cine.seconds / one.seconds, target, beside)
    measure = f"   timer, reading every frame ({every} measured, scaled) / ours"
    report.row(measure, whole * frames / timer.seconds, ">= 40")
    first, *others = zip(*(bench.series(9) for _ in range(3)), strict=True)
    another = statistics.median(seconds for still in others for seconds in still)
    report.row("a further still of a series / its first", another / statistics.median(first))
    points: list[tuple[int, float]] = [(1, one.seconds)]
    for length in lengths:
        seconds = static.seconds if length == frames else bench.scan("static", length).seconds
        points.append((length, seconds))
        figure = 1000 * seconds / length
        report.row(f"static overlay, {length} frames: a frame", figure, "", "", " ms")
    return {
        "every frame, each read": [(1, one.seconds), (max(lengths), whole * max(lengths))],
        "timer, new on every frame": [(1, one.seconds), (frames, timer.seconds)],
        "static overlay": points,
    }


def agreements(report: Report, bench: Bench, folder: Path, frames: int) -> None:
    """Every cine redacted with and without the shortcut: this reads every frame, and takes long."""
    for kind in CINES:
        target = folder / f"agreement-{kind}"
        target.mkdir()
        found = agreement(bench.cine(kind, frames), bench.ocr, bench.analyzer, target)
        measure = f"{frames} frames, {kind}: pixels that differ without the shortcut"
        beside = f"{found.findings} findings, {found.only_one} of one run alone"
        if found.place:
            box = found.place
            beside += (
                f"; {found.frames} frames, within {box.left},{box.top}-{box.right},{box.bottom}"
            )
        report.row(measure, found.pixels, "<= 0", beside)
        report.row("   findings that differ", found.only_one, "<= 0")


def memory(report: Report, bench: Bench) -> None:
    peaks = [peak(bench.cine("timer", frames)) for frames in (300, 30)]
    beside = f"{peaks[0] / _MIB:.0f} MiB / {peaks[1] / _MIB:.0f} MiB"
    report.row("peak memory, 300 / 30 frames", peaks[0] / peaks[1], "<= 1.1", beside)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--images", type=int, default=8, help="stills per set")
    parser.add_argument("--frames", type=int, default=300)
    parser.add_argument("--every", type=int, default=12, help="frames read whole, to compare")
    parser.add_argument("--lengths", type=int, nargs="*", default=[30, 300, 3000])
    parser.add_argument("--presidio", type=Path, metavar="PYTHON")
    parser.add_argument("--plot", type=Path, metavar="PNG", help="seconds over frames")
    options = parser.parse_args()
    report = Report()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        bench = Bench(folder)
        if "stills" in options.parts:
            cine = bench.cine("static", 30)
            stills(report, folder, cine, options.images, options.presidio)
        if "command" in options.parts:
            commands(report, folder, bench.cine("static", 1), options.images)
        if "agreement" in options.parts:
            agreements(report, bench, folder, options.frames)
        if "cines" in options.parts:
            lines = cines(report, bench, options.frames, options.every, options.lengths)
            memory(report, bench)
            if options.plot:
                write_plot(options.plot, lines, "Seconds over frames, 600 x 800, warm")
    report.show()
    print(report.markdown())
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[1]:.1f} over the last five minutes")


if __name__ == "__main__":
    main()
