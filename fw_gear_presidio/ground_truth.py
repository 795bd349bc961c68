"""What is really written on images: the answer that detection and redaction are held against.

The JSON file is a list with one entry per file and frame. Coordinates are stored pixels,
origin top left; ``frame`` counts from 0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fw_gear_presidio.domain import PHI_ENTITIES, BoundingBox, EntityType
from fw_gear_presidio.errors import UsageError

NO_PHI = "NONE"
FIELD_NAME = "field name"
"""Origin of a word that names a value ("DOB:"): no PHI; counted on its own as well."""
_PLANE = "overlay-"


@dataclass(frozen=True, slots=True)
class TruthText:
    """One text on an image, and what it is; ``entity`` None: no PHI, it must stay.

    ``ambiguous``: people would not agree, so it is counted apart. ``overlay_group`` is the
    group (60xx) of the overlay plane it stands in. ``origin`` says where the text comes from,
    where that is known: the locale of a name, or :data:`FIELD_NAME`.
    """

    box: BoundingBox
    text: str
    entity: EntityType | None
    ambiguous: bool = False
    overlay_group: int | None = None
    origin: str = ""

    @property
    def label(self) -> str:
        return self.entity.value if self.entity else NO_PHI


@dataclass(frozen=True, slots=True)
class TruthImage:
    """The texts of one frame of one file, or (``all_frames``) of each of its frames."""

    file: str
    rows: int
    columns: int
    texts: tuple[TruthText, ...]
    frame: int = 0
    all_frames: bool = False
    level: str = "segment"


def read(path: Path) -> tuple[TruthImage, ...]:
    """Read a ground truth; raises UsageError that says what is wrong, never what was written."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path.name}: cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise UsageError(f"{path.name}: not a JSON file.") from error
    if not isinstance(document, list):
        raise UsageError(f"{path.name}: a ground truth is a list, one entry per file and frame.")
    return tuple(_image(path, number, entry) for number, entry in enumerate(document))


def _image(path: Path, number: int, entry: dict[str, Any]) -> TruthImage:
    try:
        return TruthImage(
            file=str(entry["file"]),
            rows=int(entry["rows"]),
            columns=int(entry["columns"]),
            texts=tuple(_text(box) for box in entry["boxes"]),
            frame=int(entry.get("frame") or 0),
            all_frames=bool(entry.get("all_frames", False)),
            level=str(entry.get("level", "segment")),
        )
    except (KeyError, TypeError, ValueError) as error:
        # The entry itself may be PHI: only its place is named.
        raise UsageError(
            f"{path.name}: entry {number + 1} is not as docs/evaluation.md says."
        ) from error


def _text(box: dict[str, Any]) -> TruthText:
    label, plane = box["label"], str(box.get("plane", ""))
    if label != NO_PHI and label not in {entity.value for entity in PHI_ENTITIES}:
        raise ValueError("unknown label")
    return TruthText(
        box=BoundingBox.from_size(*(int(box[key]) for key in ("left", "top", "width", "height"))),
        text=str(box["text"]),
        entity=None if label == NO_PHI else EntityType(label),
        ambiguous=bool(box.get("ambiguous", False)),
        overlay_group=int(plane.removeprefix(_PLANE), 16) if plane.startswith(_PLANE) else None,
        origin=str(box.get("origin", "")),
    )


def write(path: Path, images: Iterable[TruthImage]) -> None:
    """Write a ground truth that :func:`read` reads."""
    document = [
        {
            "file": image.file,
            "frame": image.frame,
            **({"all_frames": True} if image.all_frames else {}),
            "rows": image.rows,
            "columns": image.columns,
            "level": image.level,
            "boxes": [_json(text) for text in image.texts],
        }
        for image in images
    ]
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _json(text: TruthText) -> dict[str, Any]:
    box = text.box
    record: dict[str, Any] = {
        "left": box.left,
        "top": box.top,
        "width": box.width,
        "height": box.height,
        "text": text.text,
        "label": text.label,
    }
    if text.ambiguous:
        record["ambiguous"] = True
    if text.overlay_group is not None:
        record["plane"] = f"{_PLANE}{text.overlay_group:04X}"
    if text.origin:
        record["origin"] = text.origin
    return record
