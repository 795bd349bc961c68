"""Where the time of a scan goes: ``python -m benchmarks.speed_profile``.

A profiler's seconds: work in Python looks a little dearer than it is.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import tempfile
from pathlib import Path

from benchmarks.speed_cines import Bench

_AROUND_OCR = "OCR: cutting lines, placing words"
PARTS = {
    "OCR: where text is (network and outlines)": (("detection.py", "__call__"),),
    "OCR: what it says (network and decoding)": (("recognition.py", "__call__"),),
    _AROUND_OCR: (("rapidocr_engine.py", "read"),),
    "comparing frames with what was read": (("change.py", "changed_tiles"),),
    "motion: usual and unusual": (
        ("change.py", "__init__"),
        ("change.py", "unusual"),
        ("change.py", "drifted"),
        ("change.py", "mean_picture"),
    ),
    "decoding and rendering": (("image.py", "views"),),
    "judging pages": (("analyzer.py", "analyze"),),
    "placing boxes": (("page.py", "of"), ("page.py", "boxes"), ("frequency.py", "findings_of")),
}
_WITHIN_OCR = tuple(PARTS)[:2]


def profile(bench: Bench, kind: str, frames: int) -> dict[str, float]:
    """Seconds by part."""
    bench.scan(kind, frames)  # warm
    profiler = cProfile.Profile()
    timing = profiler.runcall(bench.scan, kind, frames)
    # Values are calls, primitive calls, own time, time with what is called, callers.
    stats = pstats.Stats(profiler).stats  # type: ignore[attr-defined]  # typeshed has no name for it
    spent = {
        part: sum(
            values[3]
            for (file, _, name), values in stats.items()
            if (Path(file).name, name) in functions and "fw_gear_presidio" in file
        )
        for part, functions in PARTS.items()
    }
    spent[_AROUND_OCR] -= sum(spent[part] for part in _WITHIN_OCR)
    spent["everything else"] = timing.seconds - sum(spent.values())
    return spent


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        profiles = {
            f"{kind}, {frames} frame(s)": profile(bench, kind, frames)
            for kind, frames in (("static", 1), ("static", 300), ("timer", 300))
        }
    print("|", *(f"| {name}" for name in profiles), "|")
    print("|---" * (len(profiles) + 1) + "|")
    for part in (*PARTS, "everything else"):
        cells = []
        for spent in profiles.values():
            whole = sum(spent.values())
            cells.append(f"{spent[part]:.2f} s, {spent[part] / whole:.0%}")
        print(f"| {part} | {' | '.join(cells)} |")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[1]:.1f} over the last five minutes")


if __name__ == "__main__":
    main()
