"""The fake site's Tasks Manager (V3): as strict as the SDK's models say it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.fake_flywheel import schema
from tests.fake_flywheel.schema import DATE, HEX, LABEL, Is
from tests.fake_flywheel.site import Rejected, matches

if TYPE_CHECKING:
    from tests.fake_flywheel.server import FakeFlywheel, Request

FIELD = Is(
    dict,
    fields={
        "type": Is(str, values=("radio",)),
        "key": Is(str),
        "label": Is(str),
        "visible": Is(bool),
        "requiredWhenVisible": Is(bool),
        "options": Is(list, items=Is(dict, fields={"value": Is(str), "label": Is(str)})),
    },
)
PROTOCOL = {
    "label": Is(str),
    "task_type": Is(str, values=("read",)),
    "group_id": Is(str),
    "notes": Is(str, required=False),
    "protocol_config": Is(
        dict,
        fields={
            "longitudinal": Is(bool),
            "viewer_config": Is(
                dict,
                fields={
                    "labels": Is(
                        dict,
                        fields={
                            "labelOnMeasure": Is(bool),
                            "exclusive": Is(bool),
                            "items": Is(list, items=LABEL),
                        },
                    )
                },
            ),
        },
    ),
    "form": Is(dict, fields={"title": Is(str), "fields": Is(list, items=FIELD)}),
}
ASSIGNEE = Is(dict, fields={"type": Is(str, values=("user",)), "id": Is(str)})
TASK = {
    "type": Is(str, values=("reader",)),
    "parent_ref": Is(dict, fields={"type": Is(str, values=("file",)), "id": Is(str, like=HEX)}),
    "protocol_id": Is(str, like=HEX),
    "status": Is(str, values=("todo",)),
    "priority": Is(str, values=("blocker", "high", "medium", "low")),
    "due_date": Is(str, like=DATE),
    "assignee": ASSIGNEE,
    "description": Is(str, required=False),
    "tags": Is(list, required=False, items=Is(str)),
}
ASSIGN = {"assignee": ASSIGNEE}
MAX_LABEL = 32


def _there(fake: FakeFlywheel) -> None:
    if not fake.state.features.get("tasks_refactor"):
        raise Rejected(404)


def _page(fake: FakeFlywheel, request: Request, collection: str) -> Any:
    _there(fake)
    filters = "" if fake.ignores_filters else request.query.get("filter", "")
    found = [one for one in fake.state.all(collection) if matches(one, filters)]
    skip, limit = int(request.query.get("skip", 0)), int(request.query.get("limit", 10))
    page = found[skip : skip + min(limit, fake.page_limit)]
    return {"count": len(page), "total": len(found), "results": page}


def _protocols(fake: FakeFlywheel, request: Request) -> Any:
    return _page(fake, request, "protocols")


def _tasks(fake: FakeFlywheel, request: Request) -> Any:
    return _page(fake, request, "tasks")


def _new_protocol(fake: FakeFlywheel, request: Request) -> Any:
    _there(fake)
    schema.check(request.body, PROTOCOL)
    body, state = dict(request.body), fake.state
    if not 2 <= len(body["label"]) <= MAX_LABEL:
        raise Rejected(422, "label")
    group = body.pop("group_id")
    if group != "grp":
        raise Rejected(404)
    for one in state.all("protocols"):
        if one["label"] == body["label"] and one["parent_ref"]["id"] == group:
            raise Rejected(409)
    parent = {"type": "group", "id": group}
    new = state.add("protocols", **body, status="draft", version=1, parent_ref=parent)
    return state.get("protocols", new)


def _publish(fake: FakeFlywheel, _: Request, protocol_id: str) -> Any:
    _there(fake)
    protocol = fake.state.get("protocols", protocol_id)
    if protocol["status"] != "draft":
        raise Rejected(409)
    protocol["status"] = "published"
    return protocol


def _new_task(fake: FakeFlywheel, request: Request) -> Any:
    _there(fake)
    schema.check(request.body, TASK)
    body, state = request.body, fake.state
    if state.get("protocols", body["protocol_id"])["status"] != "published":
        raise Rejected(422, "the protocol is a draft")
    file = state.get("files", body["parent_ref"]["id"])
    _member(fake, body["assignee"])
    parents = {**file["parents"], "file": file["file_id"]}
    new = state.add("tasks", **body, task_id="R-1-1", parents=parents)
    return state.get("tasks", new)


def _assign(fake: FakeFlywheel, request: Request, task_id: str) -> Any:
    _there(fake)
    schema.check(request.body, ASSIGN)
    _member(fake, request.body["assignee"])
    task = fake.state.get("tasks", task_id)
    task["assignee"] = request.body["assignee"]
    return task


def _member(fake: FakeFlywheel, assignee: dict[str, str]) -> None:
    permissions = fake.state.get("projects", fake.state.project)["permissions"]
    if assignee["id"] not in [one["_id"] for one in permissions]:
        raise Rejected(422, "assignee is no member")


_ID = "([0-9a-f]{24})"
ROUTES: list[tuple[str, Any]] = [
    ("GET /protocols", _protocols),
    ("POST /protocols", _new_protocol),
    (f"PUT /protocols/{_ID}/publish", _publish),
    ("GET /tasks/reader", _tasks),
    ("POST /tasks/reader", _new_task),
    (f"PUT /tasks/reader/{_ID}/assign", _assign),
]
