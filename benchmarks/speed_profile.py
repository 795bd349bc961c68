"""Where the time of a scan goes: ``python -m benchmarks.speed_profile``.

A profiler's seconds: work in Python looks a little dearer than it is.
"""

from __future__ import annotations

import cProfile
import pstats
import tempfile
from pathlib import Path

from benchmarks.speed_cines import Bench

PARTS = {
    "OCR: where text is (network and outlines)": (("detection.py", "__call__"),),
    "OCR: what it says (network and decoding)": (("recognition.py", "__call__"),),
    "OCR: cutting lines, placing words": (("rapidocr_engine.py", "read"),),
    "comparing frames with what was read": (("change.py", "changed_tiles"),),
    "motion: usual and unusual": (
        ("change.py", "__init__"),
        ("change.py", "unusual"),
        ("change.py", "drifted"),
        ("change.py", "mean_picture"),
    ),
    "decoding and rendering": (("image.py", "views"),),
    "judging pages": (("analyzer.py", "analyze"),),
}
_WITHIN_OCR = tuple(PARTS)[:2]


def profile(bench: Bench, kind: str, frames: int) -> None:
    bench.scan(kind, frames)  # warm
    profiler = cProfile.Profile()
    timing = profiler.runcall(bench.scan, kind, frames)
    # Values are calls, primitive calls, own time, time with what is called, callers.
    stats = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    spent = {
        part: sum(
            values[3]
            for (file, _, name), values in stats.items()
            if (Path(file).name, name) in functions and "fw_gear_presidio" in file
        )
        for part, functions in PARTS.items()
    }
    spent["OCR: cutting lines, placing words"] -= sum(spent[part] for part in _WITHIN_OCR)
    spent["everything else"] = timing.seconds - sum(spent.values())
    print(f"{kind}, {frames} frame(s): {timing.seconds:.2f} s")
    for part, seconds in spent.items():
        share = seconds / timing.seconds
        print(f"  {part:<44}{seconds:7.2f} s{share:7.0%}{1000 * seconds / frames:9.2f} ms a frame")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for kind, frames in (("static", 1), ("static", 300), ("timer", 300)):
            profile(bench, kind, frames)


if __name__ == "__main__":
    main()
