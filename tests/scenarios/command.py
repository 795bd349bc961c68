"""The command on drawn pictures, and what lies in its output."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pydicom

from fw_gear_presidio.cli import main
from fw_gear_presidio.manifest import gear_version

PHI = {(20, 20): "DOE^JANE", (220, 20): "03/11/1948", (20, 60): "MRN: 84736251"}
CSV = f"PHI_INFO.presidio-image-redactor.{gear_version()}.csv"


def run(command: str, *inputs: Path, output: Path, options: Sequence[str] = ()) -> int:
    """The command without a statistical model: patterns alone decide, which keeps tests exact."""
    arguments = [command, *map(str, inputs), "--output", str(output), "--ner-model", "none"]
    return main([*arguments, *options])


def pixels_of(path: Path) -> np.ndarray[Any, Any]:
    return pydicom.dcmread(path).pixel_array


def rows_of(output: Path) -> list[dict[str, str]]:
    with (output / CSV).open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def boxes_in(path: Path) -> list[dict[str, Any]]:
    return [box for one in json.loads(path.read_text())["instances"] for box in one["boxes"]]


def assert_only_boxes_changed(original: Path, redacted: Path, box_file: Path) -> None:
    before, after = pixels_of(original), pixels_of(redacted)
    outside = np.ones(before.shape, bool)
    planes = outside if before.ndim == 3 else outside[None]
    for box in boxes_in(box_file):
        for first, last in box["frames"]:
            planes[
                first - 1 : last,
                box["top"] : box["top"] + box["height"],
                box["left"] : box["left"] + box["width"],
            ] = False
    assert (before[outside] == after[outside]).all()
    assert (before != after).any()
