"""Boxes as the viewer's rectangle annotations (V2 ``RectangleRoi``), and back.

x is the column and y the row in stored pixels, the origin is the top left corner. ``start`` is
the left top corner, ``end`` the right bottom one.
"""

from __future__ import annotations

import hashlib
import math
import uuid
from dataclasses import dataclass
from typing import Any

from fw_gear_presidio.domain import Annotation, BoundingBox, EntityType, FrameSet
from fw_gear_presidio.errors import FlywheelError
from fw_gear_presidio.flywheel.protocol import color
from fw_gear_presidio.manifest import gear_name

TOOL = "RectangleRoi"


def key_of(annotation: Annotation) -> str:
    """The same for the same box on the same frame with the same label, whatever the run."""
    box = annotation.box
    parts = (
        annotation.sop_instance_uid,
        annotation.frame,
        annotation.entity.value,
        *(box.left, box.top, box.right, box.bottom),
    )
    return _uuid("|".join(map(str, parts)))


def is_ours(data: dict[str, Any]) -> bool:
    """Whether this product made the annotation, also if a reviewer moved it since."""
    key = data.get("_id")
    return isinstance(key, str) and data.get("uuid") == _uuid(key)


def _uuid(text: str) -> str:
    digest = hashlib.sha256(f"{gear_name()}|{text}".encode()).digest()
    return str(uuid.UUID(bytes=digest[:16], version=4))


def frame_index(annotation: Annotation) -> int:
    """0 in a single-frame image; else DICOM's frame number (from 1), as other gears write it."""
    return 0 if annotation.number_of_frames == 1 else annotation.frame + 1


def to_data(annotation: Annotation, number: int, user: str) -> dict[str, Any]:
    """The ``data`` of an annotation; ``number`` counts from 1 within the task, ``user`` owns it."""
    box, key, frame = annotation.box, key_of(annotation), frame_index(annotation)
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    uids = (
        annotation.study_instance_uid,
        annotation.series_instance_uid,
        annotation.sop_instance_uid,
    )
    return {
        "_id": key,
        "uuid": _uuid(key),
        "toolType": TOOL,
        "handles": {
            "start": {"x": left, "y": top, "highlight": True, "active": False},
            "end": {"x": right, "y": bottom, "highlight": True, "active": False, "moving": False},
            "initialRotation": 0,
            "textBox": {
                "x": right,
                "y": top,
                "active": False,
                "hasMoved": False,
                "movesIndependently": False,
                "drawnIndependently": True,
                "allowedOutsideImage": True,
                "hasBoundingBox": True,
                "boundingBox": {"width": box.width, "height": box.height, "left": left, "top": top},
            },
        },
        "StudyInstanceUID": uids[0],
        "SeriesInstanceUID": uids[1],
        "SOPInstanceUID": uids[2],
        "imagePath": "$$$".join((*uids, str(frame))),
        "frameIndex": frame,
        # 0 where the image has no Instance Number: consumers format it as a number.
        "sliceNumber": annotation.instance_number or 0,
        "location": annotation.entity.value,
        "color": color(annotation.entity),
        "description": f"{annotation.entity.value} {annotation.score:.2f} ({annotation.reason})",
        "flywheelOrigin": {"type": "user", "id": user},
        "lesionNamingNumber": number,
        "measurementNumber": number,
        "timepointId": "TimepointId",
        "PatientID": None,
        "userId": None,
        "unit": "",
        "visible": True,
        "active": False,
        "invalidated": False,
    }


@dataclass(frozen=True, slots=True)
class ReviewedBox:
    """A box as it stands after a review, with the frames (from 0) it may be meant for.

    Of a box that a reviewer drew it is not known whether the viewer counted frames from 0 or
    from 1, so both are given: a frame masked too much is better than one masked too little.
    Frames the instance does not have are the caller's to drop, as are edges beyond its matrix.
    """

    sop_instance_uid: str
    box: BoundingBox
    frames: FrameSet
    entity: EntityType
    drawn_by_reviewer: bool


def from_data(data: dict[str, Any]) -> ReviewedBox:
    """Raises FlywheelError for what is no rectangle with an area: it may cover PHI."""
    if data.get("toolType") != TOOL:
        raise FlywheelError(
            f"The task holds an annotation made with the tool {data.get('toolType')!r}. Only "
            f"{TOOL} can be redacted: draw it again as a rectangle, or delete it."
        )
    try:
        start, end = data["handles"]["start"], data["handles"]["end"]
        xs = sorted((float(start["x"]), float(end["x"])))
        ys = sorted((float(start["y"]), float(end["y"])))
        box = BoundingBox(
            max(math.floor(xs[0]), 0), max(math.floor(ys[0]), 0), math.ceil(xs[1]), math.ceil(ys[1])
        )
        path = str(data["imagePath"]).split("$$$")
        uid, frame = str(data.get("SOPInstanceUID") or path[2]), int(path[-1])
    except (KeyError, TypeError, ValueError, IndexError, OverflowError) as error:
        raise FlywheelError(
            "The task holds a rectangle without an area or without an image. Delete it, or draw "
            "it again."
        ) from error
    ours = is_ours(data)
    frames = (max(frame - 1, 0),) if ours else (max(frame - 1, 0), frame)
    name = data.get("location")
    entity = EntityType(name) if name in set(EntityType) else EntityType.UNSPECIFIED
    return ReviewedBox(uid, box, FrameSet.of(frames), entity, not ours)
