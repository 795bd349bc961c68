"""The Flywheel site as this product uses it: the SDK's typed calls, and the REST calls it lacks.

The only module that imports the SDK. Every failure becomes a :class:`FlywheelError` whose
message holds neither the key nor what the server said, which may quote names.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from fw_gear_presidio.errors import FlywheelError

log = logging.getLogger(__name__)

_ID = re.compile(r"[0-9a-f]{24}")

PAGE = 100
"""Results asked for at a time; a site may send fewer."""


class DeniedError(FlywheelError):
    """The key is unknown, expired, read-only, or its owner may not do this (401, 403)."""


class NotFoundError(FlywheelError):
    """The site has no such thing, or no such endpoint (404, 405, 501)."""


class ConflictError(FlywheelError):
    """The thing exists already (409)."""


class TransientError(FlywheelError):
    """The site did not answer, or asks for patience (429, 5xx). A write may have happened."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file as the site knows it now."""

    file_id: str
    name: str
    version: int | None
    tags: tuple[str, ...]
    info: dict[str, Any]
    project_id: str | None
    acquisition_id: str | None


@dataclass(frozen=True, slots=True)
class SiteAcquisition:
    """An acquisition's tags, and those of its files by file name."""

    tags: tuple[str, ...]
    files: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class BatchFile:
    """A file as a listing shows it."""

    file_id: str
    name: str
    version: int | None
    parent_type: str
    parent_id: str
    tags: tuple[str, ...]
    info: dict[str, Any]


class Site:
    """One connection to a Flywheel site."""

    def __init__(self, sdk: Any) -> None:
        self.sdk = sdk

    @classmethod
    def connect(cls, api_key: str) -> Site:
        """Log in; raises FlywheelError (its message does not hold the key)."""
        if ":" not in api_key:
            raise DeniedError("The API key is malformed: it must read host:key.")
        import flywheel  # noqa: PLC0415 - costs about a second, and not every run needs it

        with _translated("log in"):
            return cls(flywheel.Client(api_key))

    # --- REST calls without a typed SDK method -------------------------------------------

    def call(
        self,
        verb: str,
        path: str,
        *,
        what: str,
        query: Sequence[tuple[str, Any]] = (),
        body: Any = None,
    ) -> Any:
        """One request through the SDK's own connection; returns the decoded JSON.

        ``path`` is relative to ``/api``; ``what`` completes "Flywheel could not …" in an error.
        """
        with _translated(what):
            return self.sdk.api_client.call_api(
                path,
                verb,
                query_params=list(query),
                body=body,
                response_type="object",
                auth_settings=["ApiKey"],
                _return_http_data_only=True,
            )

    def search(self, path: str, filters: str, *, what: str) -> list[dict[str, Any]]:
        """All results of a paged list endpoint. Callers check each result against what they asked
        for: a site may ignore a filter it does not know.
        """
        found: dict[str, dict[str, Any]] = {}
        while True:
            query = [("filter", filters), ("limit", PAGE), ("skip", len(found))]
            page = self.call("GET", path, what=what, query=query)
            results = page.get("results", []) if isinstance(page, dict) else page
            new = {str(one["_id"]): one for one in results or () if str(one["_id"]) not in found}
            found.update(new)
            total = page.get("total") if isinstance(page, dict) else None
            # A site that ignores `skip` sends the same page again: no new result ends it too.
            if not new or (total is not None and len(found) >= total):
                return list(found.values())

    # --- typed SDK calls -------------------------------------------------------------------

    def file(self, file_id: str) -> SiteFile:
        with _translated("read the input file's record"):
            record = self.sdk.get_file(file_id)
        parents = record.get("parents") or {}
        return SiteFile(
            file_id=file_id,
            name=record.get("name") or "",
            version=record.get("version"),
            tags=tuple(record.get("tags") or ()),
            info=dict(record.get("info") or {}),
            project_id=parents.get("project"),
            acquisition_id=parents.get("acquisition"),
        )

    def acquisition(self, acquisition_id: str) -> SiteAcquisition:
        with _translated("read the acquisition's tags"):
            record = self.sdk.get_acquisition(acquisition_id)
        return SiteAcquisition(
            tags=tuple(record.get("tags") or ()),
            files={
                one.get("name"): tuple(one.get("tags") or ()) for one in record.get("files") or ()
            },
        )

    def change_file_tags(self, file_id: str, add: Sequence[str], remove: Sequence[str]) -> None:
        """Touch these tags only, so that tags set meanwhile by others survive."""
        with _translated("tag the file"):
            if remove:
                self.sdk.delete_file_tags(file_id, body=list(remove))
            if add:
                self.sdk.add_file_tags(file_id, list(add))

    def change_acquisition_tags(
        self, acquisition_id: str, add: Sequence[str], remove: Sequence[str]
    ) -> None:
        with _translated("tag the acquisition"):
            if remove:
                self.sdk.delete_acquisition_tags(acquisition_id, list(remove))
            if add:
                self.sdk.add_acquisition_tags(acquisition_id, list(add))

    def set_file_info(self, parent_id: str, name: str, info: dict[str, Any]) -> None:
        """Replace these top-level keys of a file's custom information."""
        with _translated("describe the file"):
            self.sdk.modify_container_file_info(parent_id, name, {"set": info})

    def members(self, project_id: str) -> dict[str, tuple[str, ...]]:
        """The project's permissions: user id (an e-mail) to the ids of the roles it holds."""
        with _translated("read the project's permissions"):
            project = self.sdk.get_project(project_id)
        return {
            one["_id"]: tuple(one.get("role_ids") or ()) for one in project.get("permissions") or ()
        }

    def role_actions(self, role_id: str) -> frozenset[str]:
        with _translated("read a role's permissions"):
            role = self.sdk.get_role(role_id)
        return frozenset(
            str(getattr(action, "value", action)) for action in role.get("actions") or ()
        )

    def launched_by(self, job_id: str | None) -> str:
        """Who stands behind this run: the user who launched the job, or else the key's owner.

        A gear rule, another job or a device launches jobs too; only a person can own an annotation.
        """
        if job_id:
            try:
                with _translated("read the job"):
                    origin = self.sdk.get_job(job_id).get("origin") or {}
                if origin.get("type") == "user" and origin.get("id"):
                    return str(origin["id"])
            except (DeniedError, NotFoundError):
                # A rule's key may not be allowed to see its own job; the key's owner will do.
                log.debug("The job's record cannot be read; using the key's owner.")
        with _translated("read the key's owner"):
            status = self.sdk.get_auth_status()
        origin = status.get("origin") or {}
        owner = origin.get("id") if origin.get("type") == "user" else status.get("user_id")
        return str(owner or origin.get("id"))

    # --- batches ---------------------------------------------------------------------------

    def container_id(self, container: str) -> str:
        """The id of a container given by id or by path (``group/project/…``)."""
        if _ID.fullmatch(container):
            return container
        with _translated("find the container"):
            return str(self.sdk.lookup(container).id)

    def gear_id(self, name: str) -> str:
        """The id of the newest version of a gear on this site."""
        with _translated(f"find the gear {name}"):
            return str(self.sdk.lookup(f"gears/{name}").id)

    def files_below(self, container_id: str, filters: str) -> Iterator[BatchFile]:
        """The files that pass ``filters`` in a project, subject, session, acquisition or
        collection and in what it holds.
        """
        with _translated("list the files"):
            kind = str(self.sdk.get(container_id).container_type)
            if kind == "collection":
                acquisitions = [
                    one.id for one in self.sdk.get_collection_acquisitions(container_id)
                ]
                places = [f"parents.acquisition={one}" for one in acquisitions]
            else:
                places = [f"parents.{kind}={container_id}"]
            for place in places:
                for record in self.sdk.files.iter_find(",".join(filter(None, (place, filters)))):
                    yield _batch_file(record)

    def add_job(self, body: dict[str, Any]) -> Any:
        with _translated("launch a job"):
            return {"_id": self.sdk.add_job(body)}

    def job_with_tag(self, tag: str) -> str | None:
        # Not through the SDK's model of a job, which refuses a list with an input it cannot read.
        jobs = self.search("/jobs", f"tags={tag}", what="look for a job")
        return next((str(job["_id"]) for job in jobs if tag in (job.get("tags") or ())), None)

    def job_state(self, job_id: str) -> str:
        with _translated("read a job"):
            state = self.sdk.get_job(job_id).get("state")
        return str(getattr(state, "value", state))


def _batch_file(record: Any) -> BatchFile:
    parent = record.get("parent_ref") or {}
    return BatchFile(
        file_id=str(record.get("file_id")),
        name=str(record.get("name")),
        version=record.get("version"),
        parent_type=str(getattr(parent.get("type"), "value", parent.get("type"))),
        parent_id=str(parent.get("id")),
        tags=tuple(record.get("tags") or ()),
        info=dict(record.get("info") or {}),
    )


@contextmanager
def _translated(what: str) -> Iterator[None]:
    """Turn what the SDK and its transport raise into this product's errors."""
    from flywheel.rest import ApiException  # noqa: PLC0415 - see Site.connect

    try:
        yield
    except ApiException as error:
        # `from None`: the SDK's exception prints the response, which may quote names.
        raise _error_of(error.status, what) from None
    except _transport_errors() as error:
        raise TransientError(
            f"Flywheel could not {what}: no answer ({type(error).__name__}). "
            "Check the network and the site, then run again."
        ) from None


def _transport_errors() -> tuple[type[Exception], ...]:
    try:
        import httpx2  # noqa: PLC0415 - the transport of SDK 22.5 and newer
    except ImportError:
        return (OSError,)  # older SDKs use requests, whose errors are OSErrors
    return (OSError, httpx2.HTTPError)


def _error_of(status: int | None, what: str) -> FlywheelError:
    said = f"Flywheel could not {what} (HTTP {status})"
    if status == 401:  # noqa: PLR2004 - HTTP status codes speak for themselves
        return DeniedError(f"{said}: the API key is unknown or has expired. Launch the gear again.")
    if status == 403:  # noqa: PLR2004
        return DeniedError(
            f"{said}: the API key is read-only, or its owner lacks the permission. Give the "
            "launching user or the gear rule a role that has it; docs/flywheel.md lists them."
        )
    if status in (404, 405, 501):
        return NotFoundError(f"{said}: it is not there. Check the site's version and the ids.")
    if status == 409:  # noqa: PLR2004
        return ConflictError(f"{said}: it exists already.")
    if status is None or status == 429 or status >= 500:  # noqa: PLR2004
        return TransientError(f"{said}: the site is busy or in trouble. Run again later.")
    return FlywheelError(f"{said}: the site rejected the request. Report it with this line.")
