"""One gear run's reader task, and what the site has then."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from fw_gear_presidio.domain import Annotation, BoundingBox, EntityType, ReaderTaskRequest, Reason
from fw_gear_presidio.flywheel.context import open_gear
from fw_gear_presidio.flywheel.reader_tasks import FlywheelReaderTasks
from tests.fake_flywheel import FakeFlywheel, GearFolder

ASSIGNEES = ("ann@site.test", "bob@site.test")


def annotation(frame: int = 0, left: int = 8, **other: Any) -> Annotation:
    return Annotation(
        entity=other.get("entity", EntityType.PERSON),
        box=BoundingBox(left, 12, left + 90, 26),
        frame=frame,
        number_of_frames=other.get("frames", 30),
        sop_instance_uid=other.get("sop", "1.2.3"),
        series_instance_uid="1.2",
        study_instance_uid="1",
        instance_number=1,
        score=0.9,
        reason=Reason("bundled-ner"),
    )


CINE = tuple(annotation(frame) for frame in range(30))


def submit(
    folder: GearFolder, annotations: tuple[Annotation, ...] = CINE, who: tuple[str, ...] = ASSIGNEES
) -> str:
    """One gear run's reader-task side, as the pipeline calls it."""
    with ExitStack() as stack:
        service = FlywheelReaderTasks(stack.enter_context(open_gear(folder.path)))
        service.check(who)
        return service.submit(ReaderTaskRequest(who, annotations))


def counts(fake: FakeFlywheel) -> dict[str, int]:
    names = ("forms", "viewerconfigs", "read_task_protocols", "readertasks", "annotations")
    return {name: len(fake.state.all(name)) for name in names}


def whole(annotations: int) -> dict[str, int]:
    return {
        "forms": 1,
        "viewerconfigs": 1,
        "read_task_protocols": 1,
        "readertasks": 1,
        "annotations": annotations,
    }


def rectangles(fake: FakeFlywheel) -> set[tuple[str, int, int, int, int, int]]:
    return {
        (
            data["SOPInstanceUID"],
            data["frameIndex"],
            *(int(data["handles"][end][axis]) for end in ("start", "end") for axis in "xy"),
        )
        for data in (one["data"] for one in fake.state.all("annotations"))
    }
