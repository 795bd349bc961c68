"""One ReaderTask per input file, with one rectangle per box and frame (viewer V2)."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fw_gear_presidio.domain import Annotation, ReaderTaskRequest
from fw_gear_presidio.errors import FlywheelError
from fw_gear_presidio.flywheel.annotations import is_ours, key_of, to_data
from fw_gear_presidio.flywheel.assignees import assignee_of, check_assignees
from fw_gear_presidio.flywheel.client import Site, SiteFile
from fw_gear_presidio.flywheel.failures import NotFoundError
from fw_gear_presidio.flywheel.protocol import VIEWER, Protocol, ensure, ensure_protocol
from fw_gear_presidio.flywheel.tasks_manager import (
    ManagedProtocol,
    due_date,
    ensure_managed_protocol,
    ensure_managed_task,
)
from fw_gear_presidio.manifest import gear_name, gear_version

if TYPE_CHECKING:
    from fw_gear_presidio.flywheel.context import Gear

log = logging.getLogger(__name__)

TODO, COMPLETE = "Todo", "Complete"

TOLD_BOTH = (
    "This site also has the Tasks Manager (V3). The gear makes tasks for the classic viewer (V2), "
    "which the Tasks Manager does not show."
)
TOLD_MANAGER_ONLY = (
    "This site has the Tasks Manager (V3) instead of classic reader tasks (V2): protocol and task "
    "are made there, without annotations, whose format is not documented. The boxes will be in "
    "the box file and drawn in the review copy."
)


class FlywheelReaderTasks:
    """The ReaderTaskService of a gear run."""

    def __init__(self, gear: Gear) -> None:
        self._gear = gear

    @property
    def _site(self) -> Site:
        return self._gear.site

    @cached_property
    def _file_id(self) -> str:
        file_id = self._gear.image.file_id
        if not file_id:
            raise FlywheelError(
                "config.json does not say the input's file id: no task can be made."
            )
        return file_id

    @cached_property
    def _file(self) -> SiteFile:
        return self._site.file(self._file_id)

    @cached_property
    def _project_id(self) -> str:
        if not self._file.project_id:
            raise FlywheelError("The input file is in no project: reader tasks need one.")
        return self._file.project_id

    @cached_property
    def _protocol(self) -> Protocol | ManagedProtocol:
        """The classic one (V2); where the site has these no more, that of the Tasks Manager."""
        features = self._site.features()
        has_manager = bool(features.get("tasks_refactor"))
        if not (has_manager and features.get("reader_tasks") is False):
            try:
                protocol = ensure_protocol(self._site, self._project_id)
            except NotFoundError:
                log.debug("The site has no classic reader tasks.")
            else:
                if has_manager:
                    log.info("%s", TOLD_BOTH)
                return protocol
        log.warning("%s", TOLD_MANAGER_ONLY)
        return ensure_managed_protocol(self._site, self._file.group_id)

    def check(self, assignees: Sequence[str]) -> None:
        """All assignees can do the work, and the protocol is there: before hours of scanning."""
        check_assignees(self._site, self._members, assignees)
        log.info("Reader protocol: %s", self._protocol.protocol_id)

    def submit(self, request: ReaderTaskRequest) -> str:
        """Make the task and its annotations, or bring those of an earlier run up to date.

        The task remembers which findings it is complete for only after the last annotation is in
        place: a run that was cut off is finished by the next one, and one that finds the same
        again changes nothing. A reviewer's own work is never deleted.

        In the Tasks Manager the task is made, and where there are boxes to draw FlywheelError is
        raised then: how it takes annotations is not documented.
        """
        protocol = self._protocol
        if isinstance(protocol, ManagedProtocol):
            return self._submit_managed(protocol, request)
        wanted = {key_of(annotation): annotation for annotation in request.annotations}
        digest = hashlib.sha256("\n".join(sorted(wanted)).encode()).hexdigest()
        task_id = self._ensure_task(protocol, request.assignees)
        path = f"/readertasks/{task_id}"
        task = self._site.call("GET", path, what="read the reader task")
        done = (task.get("info") or {}).get(gear_name()) or {}
        change: dict[str, Any] = {}
        said = "up to date"
        if done.get("findings") != digest:
            added, removed = self._synchronize(task, wanted)
            said = f"{added} added, {removed} outdated one(s) removed"
            mark = {"gear_version": gear_version(), "findings": digest}
            change["info"] = {**(task.get("info") or {}), gear_name(): mark}
            if added and task.get("status") == COMPLETE:
                # Boxes nobody has looked at: an exporter must not take the review for finished.
                change["status"] = TODO
        named = self._named(request.assignees)
        if task.get("status") == TODO and task.get("assignee") not in named:
            change["assignee"] = assignee_of(self._file_id, named)
        if change:
            self._site.call("PUT", path, what="update the reader task", body=change)
        return f"Reader task {task_id}: {len(wanted)} annotation(s), {said}."

    def _synchronize(self, task: dict[str, Any], wanted: dict[str, Annotation]) -> tuple[int, int]:
        """Add what is missing; remove what is outdated unless a person has begun. Both counted."""
        task_id = str(task["_id"])
        existing = task_annotations(self._site, task_id, self._file_id)
        present = {record["data"].get("_id") for record in existing}
        outdated = [
            str(record["_id"])
            for record in existing
            if task.get("status") == TODO
            and is_ours(record["data"])
            and record["data"]["_id"] not in wanted
        ]
        for annotation_id in outdated:
            self._delete(annotation_id)
        missing = [key for key in wanted if key not in present]
        user = self._site.launched_by(self._gear.job_id) if missing else ""
        numbers = {key: number for number, key in enumerate(wanted, start=1)}
        for done, key in enumerate(missing):
            if done % 200 == 0:
                log.info("Annotations: %d of %d", done, len(missing))
            self._annotate(task_id, to_data(wanted[key], numbers[key], user))
        return len(missing), len(outdated)

    def _submit_managed(self, protocol: ManagedProtocol, request: ReaderTaskRequest) -> str:
        assignee = assignee_of(self._file_id, self._named(request.assignees))
        task_id = ensure_managed_task(
            self._site, protocol, self._file_id, assignee, self._named(request.assignees)
        )
        boxes = len(request.annotations)
        if boxes:
            raise FlywheelError(
                f"Task {task_id} of the Tasks Manager is there, but its {boxes} annotation(s) are "
                "not: the format is not documented. The boxes are in the box file and drawn in "
                "the review copy: correct the box file and redact with it."
            )
        return f"Task {task_id} of the Tasks Manager: no annotation."

    def _ensure_task(self, protocol: Protocol, assignees: Sequence[str]) -> str:
        def find() -> str | None:
            return self._find_task_id(protocol.protocol_id)

        task_id = ensure(find, lambda: self._make_task(protocol, assignees), "the reader task")
        oldest = find() or task_id
        if oldest != task_id:
            # Another run on the same file made one at the same moment; ours is still empty.
            what = "remove a second reader task"
            self._site.call("DELETE", f"/readertasks/{task_id}", what=what)
        return oldest

    def _find_task_id(self, protocol_id: str) -> str | None:
        results = self._site.search(
            "/readertasks",
            f"parents.file={self._file_id},protocol_id={protocol_id}",
            what="list the reader tasks",
        )
        mine = sorted(
            str(one["_id"])
            for one in results
            if one.get("protocol_id") == protocol_id
            and self._file_id
            in ((one.get("parent") or {}).get("id"), (one.get("parents") or {}).get("file"))
        )
        if len(mine) > 1:
            log.warning(
                "The file has %d reader tasks of this protocol; the oldest is used.", len(mine)
            )
        # Flywheel's ids begin with their time of creation.
        return mine[0] if mine else None

    def _make_task(self, protocol: Protocol, assignees: Sequence[str]) -> Any:
        body = {
            "assignee": assignee_of(self._file_id, self._named(assignees)),
            "parent": {"type": "file", "id": self._file_id, "version": 0},
            "status": TODO,
            "priority": "Medium",
            "due_date": due_date(),
            "viewer": VIEWER,
            "task_type": "R",
            "form_id": protocol.form_id,
            "viewer_config_id": protocol.viewer_config_id,
            "protocol_id": protocol.protocol_id,
            "tags": [gear_name()],
            "info": {},
        }
        return self._site.call("POST", "/readertasks", what="make the reader task", body=body)

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        return self._site.members(self._project_id)

    def _named(self, assignees: Sequence[str]) -> list[str]:
        """The assignees as the project spells them."""
        spelled = {user.casefold(): user for user in self._members}
        return [spelled.get(assignee.casefold(), assignee) for assignee in assignees]

    def _annotate(self, task_id: str, data: dict[str, Any]) -> None:
        body = {"file_id": self._file_id, "task_id": task_id, "data": data}

        def find() -> str | None:
            for record in task_annotations(self._site, task_id, self._file_id):
                if record["data"].get("_id") == data["_id"]:
                    return str(record["_id"])
            return None

        ensure(
            find,
            lambda: self._site.call("POST", "/annotations", what="make an annotation", body=body),
            "an annotation",
            known_missing=True,
        )

    def _delete(self, annotation_id: str) -> None:
        path = f"/annotations/{annotation_id}"
        try:
            self._site.call("DELETE", path, what="remove an outdated annotation")
        except NotFoundError:
            log.debug("An outdated annotation was gone already.")


def task_annotations(site: Site, task_id: str, file_id: str) -> list[dict[str, Any]]:
    """The annotations of a task on a file; those without data are none."""
    results = site.search(
        "/annotations",
        f"task_id={task_id},file_ref.file_id={file_id}",
        what="list the annotations",
    )
    return [one for one in results if one.get("task_id") == task_id and one.get("data")]
