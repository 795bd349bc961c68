"""Where files lie on a site: containers by path or id, and the files below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fw_gear_presidio.errors import UsageError
from fw_gear_presidio.flywheel.client import Site
from fw_gear_presidio.flywheel.failures import NotFoundError, translated

_ID = re.compile(r"[0-9a-f]{24}")

COLLECTIONS = "collections/"
"""Begins the path of a collection, as it does in the address of its page."""

KINDS = ("project", "subject", "session", "acquisition", "collection")


@dataclass(frozen=True, slots=True)
class Container:
    """What holds files: one of KINDS, and its id."""

    kind: str
    container_id: str


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


def find_container(site: Site, given: str) -> Container:
    """A container by its id, its path ``group/project[/subject[/session[/acquisition]]]``, or
    ``collections/`` and a collection's label.

    Raises UsageError for another kind (a group, a file) or a label that several collections
    have, NotFoundError where there is none.
    """
    if given.startswith(COLLECTIONS):
        return _collection(site, given.removeprefix(COLLECTIONS))
    found = _by_id(site, given) if _ID.fullmatch(given) else _by_path(site, given)
    kind = str(found.container_type)
    if kind not in KINDS:
        raise UsageError(f"{given} is a {kind}; give a {', '.join(KINDS[:-1])} or {KINDS[-1]}.")
    return Container(kind, str(found.id))


def _by_path(site: Site, path: str) -> Any:
    with translated("find the container"):
        return site.sdk.lookup(path)


def _by_id(site: Site, container_id: str) -> Any:
    try:
        with translated("find the container"):
            return site.sdk.get(container_id)
    except NotFoundError:
        # It is not known whether every site has its collections among the containers.
        with translated("find the container"):
            return site.sdk.get_collection(container_id)


def _collection(site: Site, label: str) -> Container:
    with translated("find the collection"):
        found = [one for one in site.sdk.collections.iter() if one.label == label]
    if not found:
        raise NotFoundError(f"There is no collection '{label}' that this API key can see.")
    if len(found) > 1:
        raise UsageError(f"{len(found)} collections are called '{label}'. Give the id of one.")
    return Container("collection", str(found[0].id))


def files_below(site: Site, container: Container, filters: str) -> Iterator[BatchFile]:
    """The files that pass ``filters`` in a container and in what it holds."""
    with translated("list the files"):
        for place in _places(site, container):
            for record in site.sdk.files.iter_find(",".join(filter(None, (place, filters)))):
                yield _batch_file(record)


def _places(site: Site, container: Container) -> Iterator[str]:
    if container.kind != "collection":
        yield f"parents.{container.kind}={container.container_id}"
        return
    collection = site.sdk.get_collection(container.container_id)
    for acquisition in collection.acquisitions.iter():
        yield f"parents.acquisition={acquisition.id}"


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
