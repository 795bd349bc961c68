"""The box file ``bbox_coords_<image name>.json``: written after a scan, read before a redaction.

It says where the boxes are and why, never what was read. What comes back may have been
edited by a person, so everything is checked before a single box is trusted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from fw_gear_presidio.domain import (
    BoundingBox,
    EntityType,
    Finding,
    FrameSet,
    InstanceIdentity,
    Reason,
)
from fw_gear_presidio.errors import BoxFileError
from fw_gear_presidio.manifest import gear_name, gear_version

SCHEMA_ID = "presidio-image-redactor/bbox-coords/1"

_EDGE_KEYS = ("left", "top", "width", "height")


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a box file; ``frames`` is None for all frames of its instance."""

    box: BoundingBox
    frames: FrameSet | None
    entity: EntityType
    score: float
    reason: Reason
    overlay_group: int | None = None


@dataclass(frozen=True, slots=True)
class BoxedInstance:
    """The boxes of one instance, and what the file says of the image they were made for.

    ``sop_instance_uid`` is empty where only the file name says which image it is: in the old
    gear's form, and for an image without that attribute.
    """

    sop_instance_uid: str
    file: str | None
    rows: int | None
    columns: int | None
    number_of_frames: int | None
    boxes: tuple[Box, ...]

    @property
    def label(self) -> str:
        """How an error names this instance."""
        return self.sop_instance_uid or self.file or "without a UID and a file name"

    def is_for(self, identity: InstanceIdentity) -> bool:
        """Whether this is the image the boxes were made for."""
        if self.sop_instance_uid:
            return self.sop_instance_uid == identity.sop_instance_uid
        return self.has_name_of(identity)

    def has_name_of(self, identity: InstanceIdentity) -> bool:
        name = PurePosixPath(identity.name)
        return self.file in {identity.name, name.name, name.stem}


def entry_for(
    identity: InstanceIdentity, instances: Sequence[BoxedInstance]
) -> BoxedInstance | None:
    """The entry that is for an image; copies with one UID are told apart by their file names."""
    entries = [instance for instance in instances if instance.is_for(identity)]
    if len(entries) > 1:
        entries = [entry for entry in entries if entry.file == identity.name]
    return entries[0] if len(entries) == 1 else None


def write(path: Path, instances: Iterable[tuple[InstanceIdentity, Sequence[Finding]]]) -> None:
    """Write the box file of a scan; an instance without findings is listed with no boxes."""
    document = {
        "schema": SCHEMA_ID,
        "created_by": {"gear": gear_name(), "version": gear_version()},
        "instances": [_instance_json(identity, findings) for identity, findings in instances],
    }
    path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def _instance_json(identity: InstanceIdentity, findings: Sequence[Finding]) -> dict[str, Any]:
    return {
        "sop_instance_uid": identity.sop_instance_uid,
        "file": identity.name,
        "rows": identity.rows,
        "columns": identity.columns,
        "number_of_frames": identity.number_of_frames,
        "boxes": [_box_json(box, finding) for finding in findings for box in finding.boxes],
    }


def _box_json(box: BoundingBox, finding: Finding) -> dict[str, Any]:
    record: dict[str, Any] = {
        "left": box.left,
        "top": box.top,
        "width": box.width,
        "height": box.height,
        "frames": finding.frames.to_dicom(),
        "entity": finding.entity.value,
        "score": round(finding.score, 4),
        "reason": str(finding.reason),
    }
    if finding.overlay_group is not None:
        record["overlay_group"] = f"{finding.overlay_group:04X}"
    return record


def read(path: Path) -> tuple[BoxedInstance, ...]:
    """Read and check a box file, in this version's form or in the old gear's.

    Raises BoxFileError that says which part is wrong.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BoxFileError(f"{path.name}: cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise BoxFileError(f"{path.name}: not a JSON file. Give the file detect wrote.") from error
    if _is_legacy(document):
        return tuple(_legacy_instance(path, name, boxes) for name, boxes in document.items())
    schema = json.loads(files(__package__).joinpath("bbox_coords.schema.json").read_text("utf-8"))
    problem = best_match(Draft202012Validator(schema).iter_errors(document))
    if problem is not None:
        where = "/".join(str(part) for part in problem.absolute_path) or "the top level"
        raise BoxFileError(f"{path.name}: not a valid box file, at {where}: {problem.message}")
    instances = tuple(_instance(path, record) for record in document["instances"])
    _refuse_repeats(path, instances)
    return instances


def read_all(paths: Sequence[Path]) -> tuple[BoxedInstance, ...]:
    """The instances of several box files; a folder stands for the box files below it."""
    found: list[BoxedInstance] = []
    for path in paths:
        names = sorted(path.rglob("bbox_coords_*.json")) if path.is_dir() else [path]
        if not names:
            raise BoxFileError(f"{path.name}: this folder holds no bbox_coords_*.json.")
        for name in names:
            found.extend(read(name))
    _refuse_repeats(paths[0], found)
    return tuple(found)


def _refuse_repeats(path: Path, instances: Sequence[BoxedInstance]) -> None:
    seen: set[tuple[str, str | None]] = set()
    for instance in instances:
        key = (instance.sop_instance_uid, instance.file)
        if key in seen:
            raise BoxFileError(
                f"{path.name}: instance {instance.label} is listed twice; keep one entry."
            )
        seen.add(key)


def _instance(path: Path, record: dict[str, Any]) -> BoxedInstance:
    uid = record["sop_instance_uid"]
    return BoxedInstance(
        sop_instance_uid=uid,
        file=record.get("file"),
        rows=record.get("rows"),
        columns=record.get("columns"),
        number_of_frames=record.get("number_of_frames"),
        boxes=tuple(_box(path, uid, box) for box in record["boxes"]),
    )


def _box(path: Path, uid: str, record: dict[str, Any]) -> Box:
    frames: FrameSet | None = None
    if record["frames"] != "all":
        if any(first > last for first, last in record["frames"]):
            raise BoxFileError(
                f"{path.name}: instance {uid} has a frame range that ends before it starts."
            )
        frames = FrameSet.from_dicom(record["frames"])
    name = record.get("entity", EntityType.UNSPECIFIED.value)
    if name not in set(EntityType):
        raise BoxFileError(f"{path.name}: instance {uid} has a box with an unknown entity.")
    group = record.get("overlay_group")
    return Box(
        box=BoundingBox.from_size(*(int(record[key]) for key in _EDGE_KEYS)),
        frames=frames,
        entity=EntityType(name),
        score=record.get("score", 1.0),
        reason=Reason.parse(record.get("reason", "box-file")),
        overlay_group=None if group is None else int(group, 16),
    )


def _is_legacy(document: Any) -> bool:
    """Whether this is the old gear's form: image name -> list of left, top, width, height."""
    return (
        isinstance(document, dict)
        and bool(document)
        and "schema" not in document
        and all(
            isinstance(boxes, list)
            and all(isinstance(box, dict) and set(_EDGE_KEYS) <= set(box) for box in boxes)
            for boxes in document.values()
        )
    )


def _legacy_instance(path: Path, name: str, boxes: Sequence[dict[str, Any]]) -> BoxedInstance:
    return BoxedInstance(
        sop_instance_uid="",
        file=name,
        rows=None,
        columns=None,
        number_of_frames=None,
        boxes=tuple(_legacy_box(path, name, box) for box in boxes),
    )


def _legacy_box(path: Path, name: str, record: dict[str, Any]) -> Box:
    """In the old gear's form ``width`` holds the right edge and ``height`` the bottom edge."""
    values = [record[key] for key in _EDGE_KEYS]
    if any(isinstance(v, bool) or not isinstance(v, int | float) or v < 0 for v in values):
        raise BoxFileError(f"{path.name}: {name} has a box whose edges are not numbers from 0.")
    left, top, right, bottom = (int(v) for v in values)
    if right <= left or bottom <= top:
        raise BoxFileError(
            f"{path.name}: {name} has a box whose right or bottom edge lies before its left or top "
            "edge. In a file of this form 'width' and 'height' are the right and bottom edges; to "
            f'give extents, use the form with "schema": "{SCHEMA_ID}".'
        )
    return Box(
        box=BoundingBox(left, top, right, bottom),
        frames=None,
        entity=EntityType.UNSPECIFIED,
        score=1.0,
        reason=Reason("box-file", "legacy"),
    )


def findings_for(instance: BoxedInstance, identity: InstanceIdentity) -> tuple[Finding, ...]:
    """The boxes as findings on the image they are for.

    Raises BoxFileError when the image is not the one the boxes were made for: another
    matrix, another number of frames, a box or a frame that it does not have.
    """
    for what, said, is_ in (
        ("rows", instance.rows, identity.rows),
        ("columns", instance.columns, identity.columns),
        ("frames", instance.number_of_frames, identity.number_of_frames),
    ):
        if said is not None and said != is_:
            raise BoxFileError(
                f"The box file was made for another image: instance {instance.label} has "
                f"{is_} {what}, the box file says {said}."
            )
    return tuple(_finding(instance.label, box, identity) for box in instance.boxes)


def _finding(label: str, box: Box, identity: InstanceIdentity) -> Finding:
    if box.box.clipped(identity.rows, identity.columns) != box.box:
        raise BoxFileError(
            f"Instance {label} has a box at left {box.box.left}, top {box.box.top}, width "
            f"{box.box.width}, height {box.box.height}, which does not lie on its "
            f"{identity.columns} x {identity.rows} image."
        )
    frames = box.frames or FrameSet.all(identity.number_of_frames)
    if frames.ranges[-1][1] >= identity.number_of_frames:
        raise BoxFileError(
            f"Instance {label} has a box on frame {frames.ranges[-1][1] + 1}, but only "
            f"{identity.number_of_frames} frame(s)."
        )
    return Finding(
        entity=box.entity,
        boxes=(box.box,),
        frames=frames,
        score=box.score,
        reason=box.reason,
        overlay_group=box.overlay_group,
    )
