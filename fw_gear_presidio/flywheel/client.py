"""The Flywheel site as this product uses it: the SDK's typed calls, and the REST calls it lacks.

Only this module and failures.py import the SDK. Every failure becomes a ``FlywheelError``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from fw_gear_presidio.flywheel.failures import DeniedError, NotFoundError, translated

log = logging.getLogger(__name__)

PAGE = 100
"""Results asked for at a time; a site may send fewer."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file as the site knows it now."""

    file_id: str
    name: str
    version: int | None
    tags: tuple[str, ...]
    info: dict[str, Any]
    group_id: str | None
    project_id: str | None
    acquisition_id: str | None


@dataclass(frozen=True, slots=True)
class SiteAcquisition:
    """An acquisition's tags, and those of its files by file name."""

    tags: tuple[str, ...]
    files: dict[str, tuple[str, ...]]


def all_pages(page: Callable[[int], Any]) -> list[Any]:
    """All results of a paged list; ``page`` gets the number of results to skip."""
    found: dict[str, Any] = {}
    while True:
        answer = page(len(found))
        is_page = hasattr(answer, "get")
        results = answer.get("results") if is_page else answer
        new = {str(one["_id"]): one for one in results or () if str(one["_id"]) not in found}
        found.update(new)
        total = answer.get("total") if is_page else None
        # A site that ignores `skip` sends the same page again: no new result ends it too.
        if not new or (total is not None and len(found) >= total):
            return list(found.values())


class Site:
    """One connection to a Flywheel site."""

    def __init__(self, sdk: Any) -> None:
        self.sdk = sdk

    @classmethod
    def connect(cls, api_key: str) -> Site:
        """Log in; raises FlywheelError (its message does not hold the key)."""
        if ":" not in api_key or "://" in api_key:
            raise DeniedError("The API key is malformed: it must read host:key, without https://.")
        import flywheel  # noqa: PLC0415 - costs about a second, and not every run needs it

        with translated("log in"):
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
        with translated(what):
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

        def page(skip: int) -> Any:
            query = [("filter", filters), ("limit", PAGE), ("skip", skip)]
            return self.call("GET", path, what=what, query=query)

        return all_pages(page)

    # --- typed SDK calls -------------------------------------------------------------------

    def features(self) -> dict[str, Any]:
        """The site's feature flags; none where it does not show them, for they are only hints."""
        try:
            config = self.call("GET", "/config", what="read its features")
        except (DeniedError, NotFoundError):
            return {}
        return dict((config or {}).get("features") or {})

    def file(self, file_id: str) -> SiteFile:
        with translated("read the input file's record"):
            record = self.sdk.get_file(file_id)
        parents = record.get("parents") or {}
        return SiteFile(
            file_id=file_id,
            name=record.get("name") or "",
            version=record.get("version"),
            tags=tuple(record.get("tags") or ()),
            info=dict(record.get("info") or {}),
            group_id=parents.get("group"),
            project_id=parents.get("project"),
            acquisition_id=parents.get("acquisition"),
        )

    def acquisition(self, acquisition_id: str) -> SiteAcquisition:
        with translated("read the acquisition's tags"):
            record = self.sdk.get_acquisition(acquisition_id)
        return SiteAcquisition(
            tags=tuple(record.get("tags") or ()),
            files={
                one.get("name"): tuple(one.get("tags") or ()) for one in record.get("files") or ()
            },
        )

    def change_file_tags(self, file_id: str, add: Sequence[str], remove: Sequence[str]) -> None:
        """Touch these tags only, so that tags set meanwhile by others survive."""
        with translated("tag the file"):
            if remove:
                self.sdk.delete_file_tags(file_id, body=list(remove))
            if add:
                self.sdk.add_file_tags(file_id, list(add))

    def change_acquisition_tags(
        self, acquisition_id: str, add: Sequence[str], remove: Sequence[str]
    ) -> None:
        with translated("tag the acquisition"):
            if remove:
                self.sdk.delete_acquisition_tags(acquisition_id, list(remove))
            if add:
                self.sdk.add_acquisition_tags(acquisition_id, list(add))

    def set_file_info(self, parent_id: str, name: str, info: dict[str, Any]) -> None:
        """Replace these top-level keys of a file's custom information."""
        with translated("describe the file"):
            self.sdk.modify_container_file_info(parent_id, name, {"set": info})

    def members(self, project_id: str) -> dict[str, tuple[str, ...]]:
        """The project's permissions: user id (an e-mail) to the ids of the roles it holds."""
        with translated("read the project's permissions"):
            project = self.sdk.get_project(project_id)
        return {
            one["_id"]: tuple(one.get("role_ids") or ()) for one in project.get("permissions") or ()
        }

    def role_actions(self, role_id: str) -> frozenset[str]:
        with translated("read a role's permissions"):
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
                with translated("read the job"):
                    origin = self.sdk.get_job(job_id).get("origin") or {}
                if origin.get("type") == "user" and origin.get("id"):
                    return str(origin["id"])
            except (DeniedError, NotFoundError):
                # A rule's key may not be allowed to see its own job; the key's owner will do.
                log.debug("The job's record cannot be read; using the key's owner.")
        with translated("read the key's owner"):
            status = self.sdk.get_auth_status()
        origin = status.get("origin") or {}
        owner = origin.get("id") if origin.get("type") == "user" else status.get("user_id")
        return str(owner or origin.get("id"))

    # --- batches ---------------------------------------------------------------------------

    def gear_id(self, name: str) -> str:
        """The id of the newest version of a gear on this site."""
        with translated(f"find the gear {name}"):
            return str(self.sdk.lookup(f"gears/{name}").id)

    def add_job(self, body: dict[str, Any]) -> Any:
        with translated("launch a job"):
            return {"_id": self.sdk.add_job(body)}

    def job_with_tag(self, tag: str) -> str | None:
        # Not through the SDK's model of a job, which refuses a list with an input it cannot read.
        jobs = self.search("/jobs", f"tags={tag}", what="look for a job")
        return next((str(job["_id"]) for job in jobs if tag in (job.get("tags") or ())), None)

    def job_state(self, job_id: str) -> str:
        with translated("read a job"):
            state = self.sdk.get_job(job_id).get("state")
        return str(getattr(state, "value", state))
