"""The reader protocol of a project, with the form and the viewer config it needs (viewer V2).

Made once; looked up by content or name before every creation, so that a run that was cut off
between two of them is mended by the next.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fw_gear_presidio.domain import PHI_ENTITIES, EntityType
from fw_gear_presidio.errors import FlywheelError
from fw_gear_presidio.flywheel.client import Site
from fw_gear_presidio.flywheel.failures import ConflictError, TransientError

log = logging.getLogger(__name__)

LABEL = "presidio_default_protocol"
VIEWER = "OHIF"
MISSED = "missed_entities"
"""Label of the boxes a reviewer draws over PHI the gear did not find."""

QUESTION = "presidio_all_phi_marked"
"""Key of the form's question; forms have no name on the API, so this finds ours again."""

QUESTION_TEXT = "Is all PHI in the image covered by a box?"

ATTEMPTS = 4
WAIT_SECONDS = 1.0

_COLORS: dict[EntityType, tuple[int, int, int]] = {
    EntityType.PERSON: (230, 25, 75),
    EntityType.DATE_TIME: (245, 130, 48),
    EntityType.LOCATION: (60, 180, 75),
    EntityType.AGE: (145, 30, 180),
    EntityType.ID: (0, 130, 200),
    EntityType.PROFESSION: (170, 110, 40),
    EntityType.ORGANIZATION: (70, 200, 220),
    EntityType.PHONE_NUMBER: (240, 50, 230),
    EntityType.ZIP: (128, 128, 0),
    EntityType.USERNAME: (0, 128, 128),
    EntityType.EMAIL: (250, 190, 212),
}


def color(entity: EntityType) -> str:
    """The colour of an entity type's boxes, as the viewer writes colours."""
    red, green, blue = _COLORS.get(entity, (255, 0, 0))
    return f"rgba({red},{green},{blue},0.5)"


@dataclass(frozen=True, slots=True)
class Protocol:
    """The ids a reader task refers to."""

    protocol_id: str
    form_id: str
    viewer_config_id: str


def ensure_protocol(site: Site, project_id: str) -> Protocol:
    """The project's protocol; made, with its form and viewer config, where it is missing."""
    found = find_protocol(site, project_id)
    if found is None:
        form_id = ensure(
            lambda: _find_form(site, project_id), lambda: _make_form(site, project_id), "the form"
        )
        config_id = ensure(
            lambda: _find_viewer_config(site, project_id),
            lambda: _make_viewer_config(site, project_id),
            "the viewer config",
        )
        body = {
            "label": LABEL,
            "description": "Review of burned-in PHI found by presidio-image-redactor.",
            "form_id": form_id,
            "viewer_config_id": config_id,
            "parent": {"type": "project", "id": project_id},
        }
        ensure(
            lambda: _id_of(find_protocol(site, project_id)),
            lambda: site.call(
                "POST", "/read_task_protocols", what="make the reader protocol", body=body
            ),
            "the reader protocol",
        )
        found = find_protocol(site, project_id)
    if found is None or not found.get("form_id") or not found.get("viewer_config_id"):
        raise FlywheelError(
            f"The project's reader protocol '{LABEL}' has no form or no viewer config. Delete it "
            "in Flywheel; the next run makes it again."
        )
    _add_labels(site, str(found["viewer_config_id"]))
    return Protocol(str(found["_id"]), str(found["form_id"]), str(found["viewer_config_id"]))


def ensure(
    find: Callable[[], str | None],
    make: Callable[[], Any],
    what: str,
    *,
    known_missing: bool = False,
) -> str:
    """The id of a thing: found, or made.

    A request that makes something may succeed without its answer arriving, so after every
    doubt the thing is looked for again before it is made again.
    """
    for attempt in range(ATTEMPTS):
        found = None if known_missing and attempt == 0 else find()
        if found is not None:
            return found
        try:
            made = make()
        except ConflictError:
            continue
        except TransientError:
            if attempt == ATTEMPTS - 1:
                raise
            time.sleep(WAIT_SECONDS * 2**attempt)
            continue
        if isinstance(made, dict) and made.get("_id"):
            return str(made["_id"])
    found = find()
    if found is None:
        raise FlywheelError(f"Flywheel neither shows {what} nor lets it be made. Run again later.")
    return found


def _id_of(record: dict[str, Any] | None) -> str | None:
    return str(record["_id"]) if record else None


def find_protocol(site: Site, project_id: str) -> dict[str, Any] | None:
    """The project's protocol of that label, as the site has it."""
    results = site.search(
        "/read_task_protocols", f"parents.project={project_id}", what="list the reader protocols"
    )
    mine = [
        one
        for one in results
        if one.get("label") == LABEL
        and (one.get("parents") or {}).get("project", project_id) == project_id
        and not one.get("deleted")
    ]
    # The oldest, so that runs that raced each other agree. Flywheel's ids begin with their time.
    return min(mine, key=lambda one: str(one["_id"]), default=None)


def _find_form(site: Site, project_id: str) -> str | None:
    for one in site.search("/forms", f"parent.id={project_id}", what="list the forms"):
        components = ((one.get("form") or {}).get("studyForm") or {}).get("components") or []
        if (one.get("parent") or {}).get("id") == project_id and any(
            component.get("key") == QUESTION for component in components
        ):
            return str(one["_id"])
    return None


def _make_form(site: Site, project_id: str) -> Any:
    body = {
        "viewer": VIEWER,
        "parent": {"type": "project", "id": project_id},
        "form": {"studyForm": {"components": [form_question()]}},
    }
    return site.call("POST", "/forms", what="make the reader form", body=body)


def form_question() -> dict[str, Any]:
    """One question; "no" asks for a box over every missed entity."""
    return {
        "key": QUESTION,
        "label": QUESTION_TEXT,
        "type": "radio",
        "required": True,
        "values": [
            {"value": "yes", "label": "Yes"},
            {
                "value": "no",
                "label": "No: I draw a box over each missed entity",
                "requireMeasurements": [MISSED],
                "measurementTools": ["RectangleRoi"],
            },
        ],
    }


def _config_name(project_id: str) -> str:
    # Viewer configs belong to the site: a name per project, so that editing one hurts no other.
    return f"presidio_default_viewer_{project_id}"


def _find_viewer_config(site: Site, project_id: str) -> str | None:
    name = _config_name(project_id)
    results = site.search("/viewerconfigs", f"name={name}", what="list the viewer configs")
    return next((str(one["_id"]) for one in results if one.get("name") == name), None)


def _make_viewer_config(site: Site, project_id: str) -> Any:
    body = {"name": _config_name(project_id), "viewer": VIEWER, "config": viewer_config()}
    return site.call("POST", "/viewerconfigs", what="make the viewer config", body=body)


def viewer_config() -> dict[str, Any]:
    """One label per entity type, and one for what was missed."""
    return {"showStudyList": False, "allowDraft": True, "labels": labels()}


def labels() -> list[dict[str, str]]:
    entities = [entity for entity in EntityType if entity in PHI_ENTITIES]
    named = [
        {
            "label": entity.value.replace("_", " ").title(),
            "value": entity.value,
            "color": color(entity),
        }
        for entity in entities
    ]
    return [*named, {"label": "Missed PHI", "value": MISSED, "color": "rgba(255,225,25,0.5)"}]


def _add_labels(site: Site, config_id: str) -> None:
    """A protocol made by an older gear lacks our labels, and a box needs one that is known."""
    path = f"/viewerconfigs/{config_id}"
    config = (site.call("GET", path, what="read the viewer config") or {}).get("config") or {}
    known = {label.get("value") for label in config.get("labels") or ()}
    missing = [label for label in labels() if label["value"] not in known]
    if missing:
        whole = {**config, "labels": [*(config.get("labels") or ()), *missing]}
        site.call("PUT", path, what="update the viewer config", body={"config": whole})
