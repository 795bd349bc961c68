"""What the fake accepts in request bodies: exactly the fields the platform notes document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

HEX = re.compile(r"^[0-9a-f]{24}$")
DATE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$")
UUID4 = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
RGBA = re.compile(r"^rgba\(\d{1,3},\d{1,3},\d{1,3},(0|1|0?\.\d+)\)$")
UID = re.compile(r"^[0-9.]{1,64}$")


class BadBodyError(Exception):
    """Becomes HTTP 422."""


@dataclass(frozen=True)
class Is:
    """One field: its JSON type(s), and what its value must be like."""

    types: type | tuple[type, ...]
    required: bool = True
    values: tuple[Any, ...] = ()
    like: re.Pattern[str] | None = None
    fields: dict[str, Is] | None = None
    items: Is | None = None


NONE = type(None)
NUMBER = (int, float)

FORM = {
    "viewer": Is(str, values=("OHIF",)),
    "parent": Is(dict, fields={"type": Is(str, values=("project", "site")), "id": Is(str)}),
    "form": Is(
        dict,
        fields={
            "studyForm": Is(
                dict,
                fields={
                    "components": Is(
                        list,
                        items=Is(
                            dict,
                            fields={
                                "key": Is(str),
                                "label": Is(str),
                                "type": Is(str, values=("radio",)),
                                "required": Is(bool),
                                "values": Is(list),
                            },
                        ),
                    )
                },
            )
        },
    ),
}
LABEL = Is(dict, fields={"label": Is(str), "value": Is(str), "color": Is(str, like=RGBA)})
CONFIG = Is(
    dict,
    fields={
        "showStudyList": Is(bool, required=False),
        "allowDraft": Is(bool, required=False),
        "labels": Is(list, items=LABEL),
    },
)
VIEWER_CONFIG = {"name": Is(str), "viewer": Is(str, values=("OHIF",)), "config": CONFIG}
VIEWER_CONFIG_UPDATE = {"config": CONFIG}
PROTOCOL = {
    "label": Is(str),
    "description": Is(str),
    "form_id": Is(str, like=HEX),
    "viewer_config_id": Is(str, like=HEX),
    "parent": Is(dict, fields={"type": Is(str, values=("project",)), "id": Is(str, like=HEX)}),
}
STATUS = ("Todo", "In_progress", "Complete")
TASK = {
    "assignee": Is(str),
    "parent": Is(
        dict,
        fields={
            "type": Is(str, values=("file",)),
            "id": Is(str, like=HEX),
            "version": Is(int, values=(0,)),
        },
    ),
    "status": Is(str, values=STATUS),
    "priority": Is(str, values=("Blocker", "High", "Medium", "Low"), required=False),
    "due_date": Is(str, like=DATE, required=False),
    "viewer": Is(str, values=("OHIF",)),
    "task_type": Is(str, values=("R",)),
    "form_id": Is(str, like=HEX),
    "viewer_config_id": Is(str, like=HEX),
    "protocol_id": Is(str, like=HEX),
    "tags": Is(list, required=False, items=Is(str)),
    "info": Is(dict, required=False),
}
TASK_UPDATE = {
    "status": Is(str, values=STATUS, required=False),
    "tags": Is(list, required=False, items=Is(str)),
    "assignee": Is(str, required=False),
    "info": Is(dict, required=False),
}
_POINT = {"x": Is(NUMBER), "y": Is(NUMBER), "highlight": Is(bool), "active": Is(bool)}
DATA = {
    "_id": Is(str, like=UUID4),
    "uuid": Is(str, like=UUID4),
    "toolType": Is(str, values=("RectangleRoi",)),
    "handles": Is(
        dict,
        fields={
            "start": Is(dict, fields=_POINT),
            "end": Is(dict, fields={**_POINT, "moving": Is(bool)}),
            "initialRotation": Is(int, values=(0,)),
            "textBox": Is(
                dict,
                fields={
                    "x": Is(NUMBER),
                    "y": Is(NUMBER),
                    **{
                        name: Is(bool)
                        for name in (
                            "active",
                            "hasMoved",
                            "movesIndependently",
                            "drawnIndependently",
                            "allowedOutsideImage",
                            "hasBoundingBox",
                        )
                    },
                    "boundingBox": Is(
                        dict, fields={n: Is(NUMBER) for n in ("width", "height", "left", "top")}
                    ),
                },
            ),
        },
    ),
    **{n: Is(str, like=UID) for n in ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID")},
    "imagePath": Is(str),
    "frameIndex": Is(int),
    "sliceNumber": Is(int),
    "location": Is(str),
    "color": Is(str, like=RGBA),
    "description": Is(str, required=False),
    "flywheelOrigin": Is(dict, fields={"type": Is(str, values=("user",)), "id": Is(str)}),
    "lesionNamingNumber": Is(int),
    "measurementNumber": Is(int),
    "timepointId": Is(str),
    "PatientID": Is(NONE),
    "userId": Is(NONE),
    "unit": Is(str),
    "visible": Is(bool, values=(True,)),
    "active": Is(bool),
    "invalidated": Is(bool, values=(False,)),
}
ANNOTATION = {
    "file_id": Is(str, like=HEX),
    "task_id": Is(str, like=HEX),
    "data": Is(dict, fields=DATA),
}
TAGS = Is(list, items=Is(str))
FILE_INFO = {"set": Is(dict)}
JOB = {
    "gear_id": Is(str, like=HEX),
    "inputs": Is(dict),
    "destination": Is(dict, fields={"type": Is(str), "id": Is(str, like=HEX)}, required=False),
    "config": Is(dict),
    "tags": Is(list, items=Is(str)),
    "priority": Is(str, required=False, values=("low", "medium", "high", "critical")),
    "label": Is(str, required=False),
}


def check(body: Any, fields: dict[str, Is], where: str = "body") -> None:
    """Raise BadBodyError for a missing, unknown or wrongly typed field."""
    if not isinstance(body, dict):
        raise BadBodyError(f"{where}: not an object")
    for name, spec in fields.items():
        if name not in body:
            if spec.required:
                raise BadBodyError(f"{where}.{name}: missing")
            continue
        check_value(body[name], spec, f"{where}.{name}")
    unknown = sorted(set(body) - set(fields))
    if unknown:
        raise BadBodyError(f"{where}.{unknown[0]}: unknown")


def check_value(given: Any, spec: Is, where: str) -> None:
    types = spec.types if isinstance(spec.types, tuple) else (spec.types,)
    if not isinstance(given, types) or (isinstance(given, bool) and bool not in types):
        raise BadBodyError(f"{where}: wrong type")
    value: Any = given
    if spec.values and value not in spec.values:
        raise BadBodyError(f"{where}: not allowed")
    if spec.like and not spec.like.match(value):
        raise BadBodyError(f"{where}: malformed")
    if spec.fields is not None:
        check(value, spec.fields, where)
    if spec.items is not None:
        for index, item in enumerate(value):
            check_value(item, spec.items, f"{where}[{index}]")
