"""The fake site's contents and rules, without HTTP."""

from __future__ import annotations

import itertools
import threading
from typing import Any

from tests.fake_flywheel import schema

NEEDED_ACTIONS = [
    "annotations_edit_others",
    "annotations_manage",
    "annotations_view_others",
    "form_responses_view_others",
    "reader_task_view",
]
USER = "launcher@site.test"


class Rejected(Exception):  # noqa: N818 - what a site does
    """A request that gets this HTTP status."""

    def __init__(self, status: int, message: str = "rejected") -> None:
        super().__init__(message)
        self.status = status


def matches(record: dict[str, Any], filters: str) -> bool:
    """Whether a record passes a filter string ``a.b=c,d=e``."""
    for part in filter(None, filters.split(",")):
        path, _, wanted = part.partition("=")
        value: Any = record
        for key in path.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, list):
            if wanted not in value:
                return False
        elif str(value) != wanted:
            return False
    return True


class SiteState:
    """Collections by name, each a dict of id to record; ids are 24 hex digits, rising."""

    def __init__(self) -> None:
        self._ids = itertools.count(1)
        self.lock = threading.RLock()
        self.collections: dict[str, dict[str, dict[str, Any]]] = {
            name: {}
            for name in [
                "files",
                "acquisitions",
                "projects",
                "roles",
                "jobs",
                "forms",
                "viewerconfigs",
                "read_task_protocols",
                "readertasks",
                "annotations",
                "gears",
                "subjects",
                "sessions",
                "collections",
                "protocols",
                "tasks",
            ]
        }
        self.features: dict[str, Any] = {"signed_url": False, "reader_tasks": True}
        self.site_role = self.add("roles", label="reader", actions=list(NEEDED_ACTIONS))
        self.weak_role = self.add("roles", label="viewer", actions=["reader_task_view"])
        self.project = self.add(
            "projects",
            label="study",
            permissions=[
                {"_id": USER, "role_ids": [self.site_role]},
                {"_id": "ann@site.test", "role_ids": [self.weak_role, self.site_role]},
                {"_id": "bob@site.test", "role_ids": [self.site_role]},
                {"_id": "weak@site.test", "role_ids": [self.weak_role]},
            ],
        )

    def new_id(self) -> str:
        return f"{0x65A0000000000000_00000000 + next(self._ids):024x}"

    def add(self, collection: str, **record: Any) -> str:
        with self.lock:
            new = self.new_id()
            self.collections[collection][new] = {"_id": new, **record}
            return new

    def get(self, collection: str, record_id: str) -> dict[str, Any]:
        try:
            return self.collections[collection][record_id]
        except KeyError:
            raise Rejected(404) from None

    def all(self, collection: str) -> list[dict[str, Any]]:
        return list(self.collections[collection].values())

    def add_acquisition(self, label: str = "scan", tags: tuple[str, ...] = ()) -> str:
        above = {"group": "grp", "project": self.project}
        subject = self.add("subjects", label="sub", parents=above)
        above = {**above, "subject": subject}
        session = self.add("sessions", label="ses", parents=above)
        return self.add(
            "acquisitions",
            label=label,
            container_type="acquisition",
            session=session,
            parents={**above, "session": session},
            tags=list(tags),
            info={},
        )

    def add_file(
        self, acquisition: str, name: str, *, tags: tuple[str, ...] | None = (), **fields: Any
    ) -> str:
        parents = {**self.get("acquisitions", acquisition)["parents"], "acquisition": acquisition}
        file_id = self.new_id()
        self.collections["files"][file_id] = {
            "_id": f"00000000-0000-4000-8000-{file_id[-12:]}",
            "file_id": file_id,
            "name": name,
            "type": "dicom",
            "modality": "US",
            "version": 1,
            "size": 1,
            "tags": None if tags is None else list(tags),
            "info": {},
            "classification": {},
            "parent_ref": {"type": "acquisition", "id": acquisition},
            "parents": parents,
            **fields,
        }
        return file_id

    def files_of(self, acquisition: str) -> list[dict[str, Any]]:
        return [f for f in self.all("files") if f["parent_ref"]["id"] == acquisition]

    # --- jobs ----------------------------------------------------------------------------

    most_at_once = 0
    fails: tuple[str, ...] = ()
    """Names of files whose jobs fail."""

    def add_job(self, body: Any) -> str:
        schema.check(body, schema.JOB)
        self.get("gears", body["gear_id"])
        image = body["inputs"]["image_file"]
        names = [file["name"] for file in self.files_of(image["id"])]
        if image["name"] not in names:
            raise Rejected(404)
        origin = {"type": "user", "id": USER}
        new = self.add("jobs", **{**body, "config": {"config": body["config"]}}, origin=origin)
        self.collections["jobs"][new]["state"] = "pending"
        active = [job for job in self.all("jobs") if job["state"] in ("pending", "running")]
        self.most_at_once = max(self.most_at_once, len(active))
        return new

    def advance(self, job: dict[str, Any]) -> None:
        """A launched job goes one state further whenever somebody looks at it."""
        if "inputs" not in job:
            return
        failed = job["inputs"]["image_file"]["name"] in self.fails
        after = {"pending": "running", "running": "failed" if failed else "complete"}
        job["state"] = after.get(job["state"], job["state"])

    # --- reader tasks (V2) ---------------------------------------------------------------

    def create(self, collection: str, body: Any) -> dict[str, Any]:
        with self.lock:
            record = getattr(self, f"_new_{collection}")(body)
            new = self.add(collection, **record)
            return self.collections[collection][new]

    def _new_forms(self, body: Any) -> dict[str, Any]:
        schema.check(body, schema.FORM)
        self.get("projects", body["parent"]["id"])
        return dict(body)

    def _new_viewerconfigs(self, body: Any) -> dict[str, Any]:
        schema.check(body, schema.VIEWER_CONFIG)
        if any(one["name"] == body["name"] for one in self.all("viewerconfigs")):
            raise Rejected(409)
        return dict(body)

    def _new_read_task_protocols(self, body: Any) -> dict[str, Any]:
        schema.check(body, schema.PROTOCOL)
        self.get("forms", body["form_id"])
        self.get("viewerconfigs", body["viewer_config_id"])
        project = body["parent"]["id"]
        for one in self.all("read_task_protocols"):
            if one["label"] == body["label"] and one["parents"]["project"] == project:
                raise Rejected(409, "labels are unique in a project")
        return {**body, "parents": {"project": project}}

    def _new_readertasks(self, body: Any) -> dict[str, Any]:
        schema.check(body, schema.TASK)
        protocol = self.get("read_task_protocols", body["protocol_id"])
        if body["form_id"] != protocol["form_id"]:
            raise Rejected(422, "not the protocol's form")
        file = self.get("files", body["parent"]["id"])
        members = [one["_id"] for one in self.get("projects", self.project)["permissions"]]
        if body["assignee"] not in members:
            raise Rejected(422, "assignee is no member")
        number = len(self.collections["readertasks"]) + 1
        parents = {**file["parents"], "file": file["file_id"]}
        return {**body, "task_id": f"R-1-{number}", "parents": parents}

    def _new_annotations(self, body: Any) -> dict[str, Any]:
        schema.check(body, schema.ANNOTATION)
        task = self.get("readertasks", body["task_id"])
        if task["parent"]["id"] != body["file_id"]:
            raise Rejected(422, "the task is for another file")
        data = body["data"]
        uids = [data[f"{level}InstanceUID"] for level in ("Study", "Series", "SOP")]
        if data["imagePath"] != "$$$".join([*uids, str(data["frameIndex"])]):
            raise Rejected(422, "imagePath does not agree with the UIDs and the frame")
        start, end = data["handles"]["start"], data["handles"]["end"]
        if not (0 <= start["x"] < end["x"] and 0 <= start["y"] < end["y"]):
            raise Rejected(422, "start is not the left top corner")
        config = self.get("viewerconfigs", task["viewer_config_id"])["config"]
        if data["location"] not in [label["value"] for label in config["labels"]]:
            raise Rejected(422, "no such label")
        return {
            "task_id": body["task_id"],
            "file_ref": {"file_id": body["file_id"], "version": 1},
            "data": data,
        }

    def update(self, collection: str, record_id: str, body: Any) -> dict[str, Any]:
        specs = {"readertasks": schema.TASK_UPDATE, "viewerconfigs": schema.VIEWER_CONFIG_UPDATE}
        if collection not in specs:
            raise Rejected(405)
        schema.check(body, specs[collection])
        with self.lock:
            record = self.get(collection, record_id)
            record.update(body)
            return record
