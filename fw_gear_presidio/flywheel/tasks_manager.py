"""Protocol and task in the Tasks Manager (V3), for sites without classic reader tasks (V2).

Through the SDK's typed calls. Annotations are not written: the Tasks Manager stores them as DICOM
SR from an upload whose format is not documented.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from fw_gear_presidio.errors import FlywheelError
from fw_gear_presidio.flywheel.client import PAGE, Site, all_pages
from fw_gear_presidio.flywheel.failures import NotFoundError, translated
from fw_gear_presidio.flywheel.protocol import LABEL, QUESTION, QUESTION_TEXT, ensure, labels
from fw_gear_presidio.manifest import gear_name

log = logging.getLogger(__name__)

DUE = timedelta(days=14)
TODO = "todo"


def due_date() -> str:
    """When a review made today should be done, as Flywheel writes times."""
    due = (datetime.now(UTC) + DUE).replace(hour=0, minute=0, second=0, microsecond=0)
    return due.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass(frozen=True, slots=True)
class ManagedProtocol:
    """A published protocol of the Tasks Manager. It belongs to a group, not to a project."""

    protocol_id: str


def ensure_managed_protocol(site: Site, group_id: str | None) -> ManagedProtocol:
    """The group's published protocol: found, or made, or published where a run was cut off."""
    if not group_id:
        raise FlywheelError("The input file is in no group: the Tasks Manager needs one.")
    try:
        ensure(
            lambda: _id_of(_find_protocol(site, group_id)),
            lambda: _make_protocol(site, group_id),
            "the protocol",
        )
        # Looked up again: of runs that race each other all must take the same one.
        protocol = _find_protocol(site, group_id)
    except NotFoundError as error:
        raise FlywheelError(
            f"{error} This site has neither classic reader tasks nor the Tasks Manager that the "
            "gear knows: run Detection Only and review its documents."
        ) from error
    if protocol is None:
        raise FlywheelError(f"The protocol '{LABEL}' was made, but is not listed. Run again later.")
    protocol_id = str(protocol["_id"])
    if _text(protocol.get("status")) == "draft":
        with translated("publish the protocol"):
            site.sdk.publish_task_protocol(protocol_id)
    return ManagedProtocol(protocol_id)


def _find_protocol(site: Site, group_id: str) -> Any:
    def page(skip: int) -> Any:
        with translated("list the protocols"):
            return site.sdk.find_task_protocols(filter=f"label={LABEL}", limit=PAGE, skip=skip)

    mine = [
        one
        for one in all_pages(page)
        if one.get("label") == LABEL
        and (one.get("parent_ref") or {}).get("id") == group_id
        and _text(one.get("status")) in ("published", "draft")
        and not one.get("replaced")
    ]
    # A published one before a draft, then the oldest: Flywheel's ids begin with their time.
    return min(
        mine, key=lambda one: (_text(one.get("status")) == "draft", str(one["_id"])), default=None
    )


def _make_protocol(site: Site, group_id: str) -> Any:
    body = {
        "label": LABEL,
        "task_type": "read",
        "group_id": group_id,
        "notes": "Review of burned-in PHI found by presidio-image-redactor.",
        "protocol_config": {
            "longitudinal": False,
            "viewer_config": {
                "labels": {"labelOnMeasure": True, "exclusive": False, "items": labels()}
            },
        },
        "form": {
            "title": "Burned-in PHI",
            "fields": [
                {
                    "type": "radio",
                    "key": QUESTION,
                    "label": QUESTION_TEXT,
                    "visible": True,
                    "requiredWhenVisible": True,
                    "options": [
                        {"value": "yes", "label": "Yes"},
                        {"value": "no", "label": "No: I draw a box over each missed entity"},
                    ],
                }
            ],
        },
    }
    with translated("make the protocol"):
        return _as_dict(site.sdk.create_task_protocol(body))


def ensure_managed_task(
    site: Site, protocol: ManagedProtocol, file_id: str, assignee: str, allowed: Sequence[str]
) -> str:
    """The id of the file's one task; handed to ``assignee`` if nobody in ``allowed`` has it and
    nobody has begun.
    """
    body = {
        "type": "reader",
        "parent_ref": {"type": "file", "id": file_id},
        "protocol_id": protocol.protocol_id,
        "status": TODO,
        "priority": "medium",
        "due_date": due_date(),
        "assignee": {"type": "user", "id": assignee},
        "description": "The boxes that were found are drawn in the review copy beside the file.",
        "tags": [gear_name()],
    }

    def make() -> Any:
        with translated("make the task"):
            return _as_dict(site.sdk.create_reader_task(body))

    made = ensure(lambda: _id_of(_find_task(site, protocol, file_id)), make, "the task")
    task = _find_task(site, protocol, file_id)
    if task is None:
        return made
    task_id, held = str(task["_id"]), (task.get("assignee") or {}).get("id")
    if _text(task.get("status")) == TODO and held not in allowed:
        with translated("hand over the task"):
            site.sdk.assign_reader_task(task_id, {"assignee": body["assignee"]})
    return task_id


def _find_task(site: Site, protocol: ManagedProtocol, file_id: str) -> Any:
    def page(skip: int) -> Any:
        with translated("list the tasks"):
            return site.sdk.find_all_api_tasks_reader_get(
                filter=f"parents.file={file_id}", limit=PAGE, skip=skip
            )

    mine = [
        one
        for one in all_pages(page)
        if one.get("protocol_id") == protocol.protocol_id
        and (one.get("parent_ref") or {}).get("id") == file_id
        and _text(one.get("status")) != "cancelled"
    ]
    if len(mine) > 1:
        log.warning("The file has %d tasks of this protocol; the oldest is used.", len(mine))
    return min(mine, key=lambda one: str(one["_id"]), default=None)


def _id_of(record: Any) -> str | None:
    return str(record["_id"]) if record else None


def _as_dict(record: Any) -> dict[str, Any]:
    """Of the SDK's model of what was made, what :func:`ensure` looks at."""
    return {"_id": record.get("_id")}


def _text(value: Any) -> str:
    """A value that the SDK gives as an enum where it knows it, else as text."""
    return str(getattr(value, "value", value))
