"""A folder of fictitious DICOM images with their ground truth."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from fw_gear_presidio import ground_truth
from fw_gear_presidio.dicom.build import StoredAs, write_instance
from fw_gear_presidio.ground_truth import TruthImage
from fw_gear_presidio.synthetic.cases import Case

TRUTH = "ground_truth.json"

_ANATOMY_ENDS_AT = (205, 0.45)
"""On deep images text is at the top of the range, far above the anatomy."""
_PALETTE_ENTRIES = 256


def write_set(folder: Path, cases: Iterable[Case]) -> Path:
    """Write ``cases`` as DICOM files below ``folder``; returns the path of their truth."""
    truths = []
    for case in cases:
        name = f"files/{case.name}.dcm"
        write_case(folder / name, case)
        rows, columns = case.ink.shape
        several = len(case.frames) > 1
        truths.append(TruthImage(name, rows, columns, case.texts, all_frames=several))
    ground_truth.write(folder / TRUTH, truths)
    return folder / TRUTH


def write_case(path: Path, case: Case) -> None:
    """Write one case in its pixel format."""
    stored_as = StoredAs(
        case.pixels.photometric, case.pixels.bits_stored, case.pixels.signed, case.pixels.syntax
    )
    values, attributes = _stored(case.frames, stored_as)
    write_instance(path, values, stored_as, {**case.header, **attributes})


def _stored(frames: NDArray[np.uint8], stored_as: StoredAs) -> tuple[NDArray[Any], dict[str, Any]]:
    """RGB pictures as stored values of a pixel format, and the attributes they need."""
    if stored_as.photometric == "RGB":
        return frames, {}
    if stored_as.photometric.startswith("YBR_FULL"):
        return np.stack([np.asarray(Image.fromarray(f).convert("YCbCr")) for f in frames]), {}
    if stored_as.photometric == "PALETTE COLOR":
        return _indexed(frames)
    grey = np.stack([np.asarray(Image.fromarray(frame).convert("L")) for frame in frames])
    return _deep(grey, stored_as)


def _deep(grey: NDArray[np.uint8], stored_as: StoredAs) -> tuple[NDArray[Any], dict[str, Any]]:
    highest = (1 << stored_as.bits_stored) - 1
    if stored_as.bits_stored == 8:
        values = grey.astype(np.int64)
        attributes: dict[str, Any] = {}
    else:
        end, share = _ANATOMY_ENDS_AT
        values = np.rint(np.interp(grey, (0, end, 255), (0, share * highest, highest)))
        window = share * highest
        attributes = {"WindowCenter": str(int(window / 2)), "WindowWidth": str(int(window))}
    if stored_as.photometric == "MONOCHROME1":
        values = highest - values
        attributes = {}
    if stored_as.signed:
        values = values - (1 << (stored_as.bits_stored - 1))
        attributes = {}
    return values.astype(np.int64), attributes


def _indexed(frames: NDArray[np.uint8]) -> tuple[NDArray[Any], dict[str, Any]]:
    first = Image.fromarray(frames[0]).quantize(_PALETTE_ENTRIES)
    indices = np.stack(
        [
            np.asarray(Image.fromarray(f).quantize(palette=first, dither=Image.Dither.NONE))
            for f in frames
        ]
    )
    flat = np.asarray(first.getpalette("RGB"), np.uint16)
    table = np.zeros((_PALETTE_ENTRIES, 3), np.uint16)
    table[: len(flat) // 3] = flat.reshape(-1, 3)
    attributes: dict[str, Any] = {}
    for number, color in enumerate(("Red", "Green", "Blue")):
        attributes[f"{color}PaletteColorLookupTableDescriptor"] = [_PALETTE_ENTRIES, 0, 16]
        data = (table[:, number] * 257).astype("<u2").tobytes()
        attributes[f"{color}PaletteColorLookupTableData"] = data
    return indices, attributes
