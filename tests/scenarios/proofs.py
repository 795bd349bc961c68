"""One redaction, and what ``fw-presidio verify`` says of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pydicom
import pytest
from jsonschema import validate

from fw_gear_presidio import verification
from fw_gear_presidio.cli import main
from tests import builders as b

BOX = {"left": 8, "top": 8, "width": 24, "height": 8}
NAME = "Doe"


def boxes_file(path: Path, *instances: tuple[str, list[dict[str, Any]]]) -> Path:
    document = {
        "schema": "presidio-image-redactor/bbox-coords/1",
        "instances": [{"sop_instance_uid": uid, "boxes": boxes} for uid, boxes in instances],
    }
    path.write_text(json.dumps(document))
    return path


def redacted(
    tmp_path: Path, source: Path, frames: Any = "all", uids: tuple[str, ...] = (b.SOP_INSTANCE_UID,)
) -> Path:
    """The box file of a redaction of ``source`` into ``out``."""
    boxes = boxes_file(
        tmp_path / "boxes.json", *((uid, [BOX | {"frames": frames}]) for uid in uids)
    )
    out = str(tmp_path / "out")
    assert main(["redact", str(source), "--output", out, "--bbox-coords", str(boxes)]) == 0
    return boxes


def verify(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any]]:
    """Exit code and JSON document, which the schema describes."""
    capsys.readouterr()
    code = main(["verify", *map(str, arguments), "--json"])
    text = capsys.readouterr().out
    document = json.loads(text)
    schema = files(verification).joinpath("proof.schema.json").read_text("utf-8")
    validate(document, json.loads(schema))
    assert document["proven"] == (code == 0)
    assert NAME not in text
    return code, document


def failures(document: dict[str, Any]) -> list[str]:
    found = list(document["problems"])
    for instance in document["instances"]:
        found += instance["problems"]
        found += [f"{one['frame']}: {p}" for one in instance["frames"] for p in one["problems"]]
        found += [f"{one['group']}: {p}" for one in instance["overlays"] for p in one["problems"]]
        found += [one["claim"] for one in instance["claims"] if not one["holds"]]
    return found


def rewrite(path: Path, change: Callable[[pydicom.Dataset], None]) -> None:
    dataset = pydicom.dcmread(path)
    change(dataset)
    dataset.save_as(path)


FORMATS: dict[str, dict[str, Any]] = {
    "native": {"bits": 16, "stored": 12},
    "signed": {"bits": 16, "stored": 12, "signed": True, "syntax": b.BIG_ENDIAN},
    "deflated": {"photometric": "RGB", "syntax": b.DEFLATED},
    "pairs": {"photometric": "YBR_FULL_422"},
    "bits": {"bits": 1},
    "rle": {"photometric": "RGB", "syntax": b.RLE},
    "jpeg 2000": {"bits": 16, "syntax": b.JPEG_2000_LOSSLESS, "offset_table": "extended"},
    "grey jpeg": {"syntax": b.JPEG_BASELINE},
    "jpeg 4:2:2": {
        "photometric": "YBR_FULL_422",
        "syntax": b.JPEG_BASELINE,
        "jpeg": {"subsampling": 1},
    },
    "jpeg 4:2:0": {
        "photometric": "YBR_FULL_422",
        "syntax": b.JPEG_BASELINE,
        "jpeg": {"subsampling": 2},
    },
    "progressive": {"syntax": b.JPEG_BASELINE, "jpeg": {"progressive": True}},
}


def at(frame: int, row: int, column: int) -> int:
    """Offset from the end of 3 native frames of 48 x 64 bytes."""
    return (frame * 48 + row) * 64 + column - 3 * 48 * 64


def box_not_filled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[at(2, 10, 10)] ^= 1
    path.write_bytes(bytes(data))
