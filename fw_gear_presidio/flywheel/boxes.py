"""From a finished review back to boxes: what people corrected in the viewer can be redacted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from fw_gear_presidio.domain import Finding, FrameSet, InstanceIdentity, Reason
from fw_gear_presidio.errors import FlywheelError, UsageError
from fw_gear_presidio.flywheel.annotations import ReviewedBox, from_data
from fw_gear_presidio.flywheel.client import Site
from fw_gear_presidio.flywheel.protocol import LABEL, find_protocol
from fw_gear_presidio.flywheel.reader_tasks import COMPLETE, task_annotations

REVIEWED = Reason("reader-task", "as found")
CORRECTED = Reason("reader-task", "drawn by the reviewer")


def boxes_of_task(site: Site, task_id: str) -> tuple[ReviewedBox, ...]:
    """The rectangles of a completed task, as its reviewer left them.

    Raises UsageError while the review is not complete, FlywheelError for annotations that are
    no rectangles: leaving one out could leave PHI in the image.
    """
    task = site.call("GET", f"/readertasks/{task_id}", what="read the reader task")
    if task.get("status") != COMPLETE:
        raise UsageError(
            f"Reader task {task_id} is not complete: its boxes are not final. Complete it in the "
            "viewer first."
        )
    return _boxes(site, task)


def boxes_of_file(site: Site, file_id: str) -> tuple[ReviewedBox, ...]:
    """The same for the latest completed task of a file, of this gear's protocol."""
    project_id = site.file(file_id).project_id
    protocol = find_protocol(site, project_id) if project_id else None
    if protocol is None:
        raise UsageError(
            f"The file's project has no reader protocol '{LABEL}': nothing was reviewed."
        )
    tasks = site.search(
        "/readertasks",
        f"parents.file={file_id},protocol_id={protocol['_id']},status={COMPLETE}",
        what="list the reader tasks",
    )
    done = sorted(
        (
            task
            for task in tasks
            if task.get("status") == COMPLETE
            and task.get("protocol_id") == protocol["_id"]
            and (task.get("parent") or {}).get("id") == file_id
        ),
        key=lambda task: str(task["_id"]),
    )
    if not done:
        raise UsageError("The file has no completed reader task. Complete its review first.")
    return _boxes(site, done[-1])


def _boxes(site: Site, task: dict[str, Any]) -> tuple[ReviewedBox, ...]:
    file_id = str((task.get("parent") or {}).get("id"))
    records = task_annotations(site, str(task["_id"]), file_id)
    return tuple(from_data(record["data"]) for record in records)


def reviewed_findings(
    boxes: Sequence[ReviewedBox], identities: Iterable[InstanceIdentity]
) -> list[tuple[InstanceIdentity, tuple[Finding, ...]]]:
    """The boxes on the instances they are for, in the order of ``identities``; an instance
    without boxes is listed with none, for the reviewer has seen it.

    Edges and frames an instance does not have are cut off. Raises UsageError for a box of
    another instance, FlywheelError for one that lies wholly beside its image.
    """
    found = [(one, _findings_on(one, boxes)) for one in identities]
    known = {identity.sop_instance_uid for identity, _ in found}
    for box in boxes:
        if box.sop_instance_uid not in known:
            raise UsageError(
                f"The review has a box on instance {box.sop_instance_uid}, which is not among the "
                "inputs. Give the file that was reviewed."
            )
    return found


def _findings_on(identity: InstanceIdentity, boxes: Sequence[ReviewedBox]) -> tuple[Finding, ...]:
    merged: dict[tuple[Any, ...], FrameSet] = {}
    for one in boxes:
        if one.sop_instance_uid != identity.sop_instance_uid:
            continue
        frames = [frame for frame in one.frames if frame < identity.number_of_frames]
        box = one.box.clipped(identity.rows, identity.columns)
        if box is None or not frames:
            raise FlywheelError(
                f"The review has a box beside the image of instance {identity.sop_instance_uid}. "
                "Delete it in the viewer or draw it again."
            )
        key = (box, one.entity, one.drawn_by_reviewer)
        merged[key] = merged.get(key, FrameSet(())).union(FrameSet.of(frames))
    return tuple(
        Finding(entity, (box,), frames, 1.0, CORRECTED if drawn else REVIEWED)
        for (box, entity, drawn), frames in merged.items()
    )
