"""The fake site over HTTP: authorisation, routes, faults on demand, a record of every request."""

from __future__ import annotations

import json
import re
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.fake_flywheel import schema, tasks_manager
from tests.fake_flywheel.site import USER, Rejected, SiteState, matches

V2 = ("forms", "viewerconfigs", "read_task_protocols", "readertasks", "annotations")
WRITES = ("POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: dict[str, str]
    body: Any

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


@dataclass
class Fault:
    """Play a failure: an HTTP status, "drop" (close the connection) or "hang" (no answer).

    ``applied``: the request does its work before its answer gets lost.
    """

    method: str
    path: re.Pattern[str]
    what: int | str
    applied: bool
    skip: int
    times: int

    def strikes(self, request: Request) -> bool:
        if self.method != request.method or not self.path.search(request.path) or not self.times:
            return False
        if self.skip:
            self.skip -= 1
            return False
        self.times -= 1
        return True


@dataclass
class FakeFlywheel:
    """Use as a context manager; ``api_key`` is what goes into config.json."""

    state: SiteState = field(default_factory=SiteState)
    requests: list[Request] = field(default_factory=list)
    read_only: bool = False
    expired: bool = False
    page_limit: int = 100
    missing_endpoints: tuple[str, ...] = ()
    hidden_ids: tuple[str, ...] = ()
    """Collections whose POST answers do not hold the new id."""
    ignores_filters: bool = False
    hides_collections: bool = False
    """Whether /containers does not know collections."""
    _faults: list[Fault] = field(default_factory=list)

    def __enter__(self) -> FakeFlywheel:
        handler = type("Handler", (_Handler,), {"fake": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def api_key(self) -> str:
        return f"127.0.0.1:{self._server.server_port}:__force_insecure:secret-key"

    def fail(
        self,
        method: str,
        path: str,
        what: int | str,
        *,
        applied: bool = False,
        skip: int = 0,
        times: int = 1,
    ) -> None:
        """Let the next ``times`` matching requests fail, after letting ``skip`` pass."""
        self._faults.append(Fault(method, re.compile(path), what, applied, skip, times))

    @property
    def writes(self) -> list[Request]:
        return [request for request in self.requests if request.method in WRITES]

    def sent(self, method: str, path: str) -> list[Request]:
        return [r for r in self.requests if r.method == method and re.fullmatch(path, r.path)]

    def answer(self, request: Request) -> Any:
        """The JSON that answers a request; raises Rejected."""
        for pattern, handler in _ROUTES:
            match = re.fullmatch(pattern, str(request))
            if match:
                return handler(self, request, *match.groups())
        raise Rejected(404, f"no route for {request}")

    def strike(self, request: Request) -> Fault | None:
        return next((fault for fault in self._faults if fault.strikes(request)), None)


class _Handler(BaseHTTPRequestHandler):
    fake: FakeFlywheel
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # one packet an answer: two would wait for each other's acknowledgement

    def log_message(self, *_: object) -> None:
        pass

    def _serve(self) -> None:
        url = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        raw = self.rfile.read(length)
        request = Request(
            self.command,
            unquote(url.path).removeprefix("/api"),
            {key: values[-1] for key, values in parse_qs(url.query).items()},
            json.loads(raw) if raw else None,
        )
        fake = self.fake
        with fake.state.lock:
            fake.requests.append(request)
            fault = fake.strike(request)
            status, answer = self._answer(request) if not fault or fault.applied else (0, None)
        if fault is None:
            self._send(status, answer)
        elif isinstance(fault.what, int):
            self._send(fault.what, {"message": "played failure", "status_code": fault.what})
        else:
            if fault.what == "hang":
                time.sleep(3)
            self.close_connection = True
            self.connection.close()

    def _answer(self, request: Request) -> tuple[int, Any]:
        fake = self.fake
        if self.headers.get("Authorization") != "scitran-user secret-key" or fake.expired:
            return 401, {"message": "unauthorised", "status_code": 401}
        if fake.read_only and request.method in WRITES:
            return 403, {"message": "read-only key", "status_code": 403}
        if request.path.split("/")[1] in fake.missing_endpoints:
            return 404, {"message": "no such endpoint", "status_code": 404}
        try:
            return 200, fake.answer(request)
        except schema.BadBodyError as error:
            return 422, {"message": str(error), "status_code": 422}
        except Rejected as error:
            return error.status, {"message": str(error), "status_code": error.status}

    def _send(self, status: int, answer: Any) -> None:
        raw = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815 - http.server asks for these names


def _auth_status(fake: FakeFlywheel, _: Request) -> Any:
    origin = {"type": "user", "id": USER}
    return {
        "origin": origin,
        "user_id": USER,
        "user_is_admin": False,
        "is_device": False,
        "roles": [],
    }


def _config(fake: FakeFlywheel, _: Request) -> Any:
    return {"site": {"api_url": "http://127.0.0.1/api"}, "features": fake.state.features}


def _get_file(fake: FakeFlywheel, _: Request, file_id: str) -> Any:
    return fake.state.get("files", file_id)


def _list_files(fake: FakeFlywheel, request: Request) -> Any:
    found = [f for f in fake.state.all("files") if matches(f, request.query.get("filter", ""))]
    return {"count": len(found), "total": len(found), "results": _after(found, request, "file_id")}


def _after(records: list[Any], request: Request, key: str = "_id") -> list[Any]:
    after, limit = request.query.get("after_id", ""), int(request.query.get("limit", 100))
    return [one for one in records if not after or (one.get(key) or one["_id"]) > after][:limit]


def _get_acquisition(fake: FakeFlywheel, _: Request, record_id: str) -> Any:
    files = fake.state.files_of(record_id)
    return {**fake.state.get("acquisitions", record_id), "files": files}


def _tags(collection: str) -> Any:
    def change(fake: FakeFlywheel, request: Request, record_id: str) -> Any:
        schema.check_value(request.body, schema.TAGS, "tags")
        record = fake.state.get(collection, record_id)
        before = record["tags"] or []
        if request.method == "DELETE":
            record["tags"] = [tag for tag in before if tag not in request.body]
        else:
            record["tags"] = list(dict.fromkeys([*before, *request.body]))
        return record["tags"]

    return change


def _file_info(fake: FakeFlywheel, request: Request, parent: str, name: str) -> Any:
    schema.check(request.body, schema.FILE_INFO)
    for file in fake.state.files_of(parent):
        if file["name"] == name:
            file["info"].update(request.body["set"])
            return {"modified": 1}
    raise Rejected(404)


def _record(collection: str) -> Any:
    def get(fake: FakeFlywheel, _: Request, record_id: str) -> Any:
        return fake.state.get(collection, record_id)

    return get


def _get_job(fake: FakeFlywheel, _: Request, record_id: str) -> Any:
    job = fake.state.get("jobs", record_id)
    fake.state.advance(job)
    return {**job, "id": record_id}


def _v2_list(fake: FakeFlywheel, request: Request, collection: str) -> Any:
    filters = "" if fake.ignores_filters else request.query.get("filter", "")
    found = [one for one in fake.state.all(collection) if matches(one, filters)]
    skip, limit = int(request.query.get("skip", 0)), int(request.query.get("limit", 100))
    page = found[skip : skip + min(limit, fake.page_limit)]
    return {"count": len(page), "total": len(found), "results": page}


def _v2_create(fake: FakeFlywheel, request: Request, collection: str) -> Any:
    made = fake.state.create(collection, request.body)
    return {k: v for k, v in made.items() if k != "_id" or collection not in fake.hidden_ids}


def _v2_get(fake: FakeFlywheel, _: Request, collection: str, record_id: str) -> Any:
    return fake.state.get(collection, record_id)


def _v2_put(fake: FakeFlywheel, request: Request, collection: str, record_id: str) -> Any:
    return fake.state.update(collection, record_id, request.body)


def _v2_delete(fake: FakeFlywheel, _: Request, collection: str, record_id: str) -> Any:
    fake.state.get(collection, record_id)
    del fake.state.collections[collection][record_id]
    return {"deleted": 1}


def _lookup(fake: FakeFlywheel, request: Request) -> Any:
    path = request.body["path"]
    if path[0] == "gears":
        for gear in fake.state.all("gears"):
            if gear["gear"]["name"] == path[1]:
                return {**gear, "container_type": "gear"}
        raise Rejected(404)
    if path == ["grp"]:
        return {"_id": "grp", "label": "grp", "container_type": "group"}
    if path[:2] != ["grp", "study"]:
        raise Rejected(404)
    found, kind = fake.state.get("projects", fake.state.project), "project"
    for level, label in zip(("subject", "session", "acquisition"), path[2:], strict=False):
        below = [
            one
            for one in fake.state.all(f"{level}s")
            if one["label"] == label and one["parents"][kind] == found["_id"]
        ]
        if not below:
            raise Rejected(404)
        found, kind = below[0], level
    return {**found, "container_type": kind}


def _container(fake: FakeFlywheel, _: Request, record_id: str) -> Any:
    collections = () if fake.hides_collections else ("collections",)
    for collection in ("projects", "subjects", "sessions", "acquisitions", *collections):
        found = fake.state.collections[collection].get(record_id)
        if found:
            return {**found, "container_type": collection[:-1]}
    raise Rejected(404)


def _collection_acquisitions(fake: FakeFlywheel, request: Request, record_id: str) -> Any:
    wanted = fake.state.get("collections", record_id)["members"]
    found = [fake.state.get("acquisitions", one) for one in sorted(wanted)]
    return _after(found, request)[: fake.page_limit]


def _list_jobs(fake: FakeFlywheel, request: Request) -> Any:
    found = [job for job in fake.state.all("jobs") if matches(job, request.query.get("filter", ""))]
    return _after(found, request)


_ID = "([0-9a-f]{24})"
_NAMES = "(" + "|".join(V2) + ")"
_ROUTES: list[tuple[str, Any]] = [
    ("GET /auth/status", _auth_status),
    ("GET /config", _config),
    ("GET /files", _list_files),
    (f"GET /files/{_ID}", _get_file),
    (f"(?:PATCH|DELETE) /files/{_ID}/tags", _tags("files")),
    (f"GET /acquisitions/{_ID}", _get_acquisition),
    (f"(?:PATCH|DELETE) /acquisitions/{_ID}/tags", _tags("acquisitions")),
    (f"PATCH /containers/{_ID}/files/([^/]+)/info", _file_info),
    (f"GET /projects/{_ID}", _record("projects")),
    (f"GET /roles/{_ID}", _record("roles")),
    (f"GET /jobs/{_ID}", _get_job),
    ("GET /jobs", _list_jobs),
    ("POST /jobs/add", lambda fake, request: {"_id": fake.state.add_job(request.body)}),
    ("POST /lookup", _lookup),
    (f"GET /containers/{_ID}", _container),
    ("GET /collections", lambda fake, request: _after(fake.state.all("collections"), request)),
    (f"GET /collections/{_ID}", _record("collections")),
    (f"GET /collections/{_ID}/acquisitions", _collection_acquisitions),
    *tasks_manager.ROUTES,
    (f"GET /{_NAMES}", _v2_list),
    (f"POST /{_NAMES}", _v2_create),
    (f"GET /{_NAMES}/{_ID}", _v2_get),
    (f"PUT /{_NAMES}/{_ID}", _v2_put),
    (f"DELETE /{_NAMES}/{_ID}", _v2_delete),
]
