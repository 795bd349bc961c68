"""How far text stands out from speckle: ``python -m benchmarks.motion`` (docs/performance.md)."""

from __future__ import annotations

import numpy as np

from benchmarks.cines import speckle, written
from fw_gear_presidio.modes.change import UNUSUAL, Motion, mean_picture, restless_tiles
from fw_gear_presidio.text.rapidocr_engine import RapidOcrEngine

ROWS, COLUMNS, FRAMES = 96, 256, 32
PARTS = ("JOH", "OHN", "SMI", "MITH")


def main() -> None:
    ocr = RapidOcrEngine()
    for size in (11, 14, 20):
        print(f"size {size} on plain ground: read from {faintest(ocr, size)} grey levels on")
    print(f"a frame is read above {UNUSUAL}; speckle alone must stay below, text must not")
    for blob in (0.7, 1.2, 2.0):
        frames = [speckle(ROWS, COLUMNS, n, mean=70, blob=blob) for n in range(FRAMES)]
        mean, spread = float(np.mean(frames)), float(np.std(frames))
        restless = restless_tiles(frames)
        print(f"blob {blob}: speckle alone {excess(frames, restless).max():.1f}")
        for size in (11, 14, 20):
            for contrast in (1.5, 2.0, 2.5, 3.0):
                ink = min(255, round(mean + contrast * spread))
                found = []
                for number in range(4, 14):
                    changed = list(frames)
                    changed[number] = written(frames[number], 20, 30, "JOHN SMITH", ink, size)
                    if is_read(ocr, changed[number]):
                        found.append(excess(changed, restless)[number])
                weakest = f"{min(found):.1f}" if found else "-"
                print(f"  size {size} contrast {contrast}: read {len(found)}/10, weakest {weakest}")


def faintest(ocr: RapidOcrEngine, size: int) -> int:
    """The least contrast, in grey levels, at which type is read on plain ground."""
    plain = np.full((ROWS, COLUMNS), 70, np.uint8)
    return next(
        contrast
        for contrast in range(1, 186)
        if is_read(ocr, written(plain, 20, 30, "JOHN SMITH", 70 + contrast, size))
    )


def is_read(ocr: RapidOcrEngine, frame: np.ndarray) -> bool:
    text = " ".join(line.text for line in ocr.read(frame)).upper()
    return any(part in text for part in PARTS)


def excess(frames: list[np.ndarray], restless: np.ndarray) -> np.ndarray:
    """By how many deviations the most unusual window of each frame stands out."""
    return Motion(frames, mean_picture(frames), restless, np.zeros_like(restless)).excess()


if __name__ == "__main__":
    main()
