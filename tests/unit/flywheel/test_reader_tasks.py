"""The reader tasks through the real SDK and toolkit, over HTTP, against the strict fake."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fw_gear_presidio.domain import Annotation, BoundingBox, EntityType, ReaderTaskRequest, Reason
from fw_gear_presidio.errors import FlywheelError, UsageError
from fw_gear_presidio.flywheel.assignees import assignee_of
from fw_gear_presidio.flywheel.context import open_gear
from fw_gear_presidio.flywheel.reader_tasks import FlywheelReaderTasks
from tests.fake_flywheel import FakeFlywheel, GearFolder, lay_out

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


@pytest.fixture
def folder(fake: FakeFlywheel, tmp_path: Path, picture: Path) -> GearFolder:
    return lay_out(tmp_path / "gear", fake, picture, {})


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


def test_a_task_with_a_rectangle_per_box_and_frame(fake: FakeFlywheel, folder: GearFolder) -> None:
    line = submit(folder)
    assert counts(fake) == whole(30)
    assert "30 annotation(s), 30 added" in line
    assert "site.test" not in line
    task = fake.state.all("readertasks")[0]
    assert task["parent"] == {"type": "file", "id": folder.file_id, "version": 0}
    assert (task["status"], task["priority"]) == ("Todo", "Medium")
    assert task["assignee"] in ASSIGNEES
    protocol = fake.state.all("read_task_protocols")[0]
    assert protocol["label"] == "presidio_default_protocol"
    assert protocol["parents"] == {"project": fake.state.project}
    assert rectangles(fake) == {("1.2.3", frame, 8, 12, 98, 26) for frame in range(1, 31)}


def test_exactly_these_writes(fake: FakeFlywheel, folder: GearFolder) -> None:
    submit(folder, CINE[:2])
    task = fake.state.all("readertasks")[0]["_id"]
    assert [str(request) for request in fake.writes] == [
        "POST /forms",
        "POST /viewerconfigs",
        "POST /read_task_protocols",
        "POST /readertasks",
        "POST /annotations",
        "POST /annotations",
        f"PUT /readertasks/{task}",
    ]


def test_the_same_findings_again_write_nothing(fake: FakeFlywheel, folder: GearFolder) -> None:
    submit(folder)
    before = len(fake.writes)
    assert "up to date" in submit(folder)
    assert len(fake.writes) == before


def test_other_findings_update_the_task(fake: FakeFlywheel, folder: GearFolder) -> None:
    submit(folder)
    changed = (*CINE[:29], annotation(29, left=20))
    assert "1 added, 1 outdated one(s) removed" in submit(folder, changed)
    assert counts(fake) == whole(30)
    assert ("1.2.3", 30, 20, 12, 110, 26) in rectangles(fake)
    assert ("1.2.3", 30, 8, 12, 98, 26) not in rectangles(fake)


def test_no_findings_make_a_task_all_the_same(fake: FakeFlywheel, folder: GearFolder) -> None:
    submit(folder, ())
    assert counts(fake) == whole(0)


def test_a_reviewers_work_is_kept(fake: FakeFlywheel, folder: GearFolder) -> None:
    submit(folder, CINE[:3])
    task = fake.state.all("readertasks")[0]
    task["status"] = "Complete"
    by_frame = {one["data"]["frameIndex"]: one for one in fake.state.all("annotations")}
    by_frame[1]["data"]["handles"]["start"]["x"] = 2.5
    drawn = {**by_frame[2]["data"], "_id": "x", "uuid": "y", "location": "missed_entities"}
    fake.state.add(
        "annotations", task_id=task["_id"], file_ref={"file_id": folder.file_id}, data=drawn
    )
    del fake.state.collections["annotations"][by_frame[3]["_id"]]
    submit(folder, CINE[:3])
    assert task["status"] == "Complete"
    assert len(fake.state.all("annotations")) == 3
    submit(folder, CINE[1:5])
    assert task["status"] == "Todo", "boxes nobody has seen reopen the review"
    by_id = {one["data"]["_id"]: one["data"] for one in fake.state.all("annotations")}
    assert by_id["x"]["location"] == "missed_entities"
    assert by_frame[1]["data"]["handles"]["start"]["x"] == 2.5
    assert len(by_id) == 6


@pytest.mark.parametrize("what", [429, 500, 503, "drop"])
@pytest.mark.parametrize("applied", [True, False])
@pytest.mark.parametrize(
    "path",
    ["/forms$", "/viewerconfigs$", "/read_task_protocols$", "/readertasks$", "/annotations$"],
)
def test_one_failed_creation_is_mended(
    fake: FakeFlywheel, folder: GearFolder, path: str, applied: bool, what: int | str
) -> None:
    fake.fail("POST", path, what, applied=applied)
    submit(folder, CINE[:3])
    assert counts(fake) == whole(3)


def test_an_answer_that_never_comes(fake: FakeFlywheel, folder: GearFolder) -> None:
    fake.fail("POST", "/readertasks$", "hang", applied=True)
    submit(folder, CINE[:1])
    assert counts(fake) == whole(1)


@pytest.mark.parametrize("skip", [0, 1, 4])
def test_a_run_cut_off_is_finished_by_the_next(
    fake: FakeFlywheel, folder: GearFolder, skip: int
) -> None:
    fake.fail("POST", "/(read|anno)", 500, skip=skip, times=4)
    with pytest.raises(FlywheelError, match="HTTP 500"):
        submit(folder, CINE[:5])
    assert counts(fake) != whole(5)
    submit(folder, CINE[:5])
    assert counts(fake) == whole(5)


def test_a_run_cut_off_at_the_last_request(fake: FakeFlywheel, folder: GearFolder) -> None:
    fake.fail("PUT", "/readertasks/", 500)
    with pytest.raises(FlywheelError):
        submit(folder, CINE[:5])
    submit(folder, CINE[:5])
    assert counts(fake) == whole(5)


def test_protocol_label_taken_meanwhile(fake: FakeFlywheel, folder: GearFolder) -> None:
    fake.fail("POST", "/read_task_protocols", 409, applied=True)
    submit(folder, CINE[:1])
    assert counts(fake) == whole(1)


def test_runs_that_race_each_other(fake: FakeFlywheel, tmp_path: Path, picture: Path) -> None:
    """Jobs of a batch start together: one protocol, and a task each that points to it."""
    folders = [lay_out(tmp_path / f"gear{n}", fake, picture, {}) for n in range(6)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda folder: submit(folder, CINE[:2]), folders))
    assert counts(fake)["read_task_protocols"] == 1
    assert counts(fake)["readertasks"] == 6
    assert counts(fake)["annotations"] == 12
    protocol = fake.state.all("read_task_protocols")[0]
    for task in fake.state.all("readertasks"):
        assert task["protocol_id"] == protocol["_id"]
        assert task["form_id"] == protocol["form_id"]


def test_two_runs_on_one_file_leave_one_task(
    fake: FakeFlywheel, folder: GearFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second run looks for a task just before the first has made it."""
    submit(folder, CINE[:2])
    real = FlywheelReaderTasks._find_task_id
    blind = [True]

    def late(self: FlywheelReaderTasks, protocol_id: str) -> str | None:
        return None if blind and blind.pop() else real(self, protocol_id)

    monkeypatch.setattr(FlywheelReaderTasks, "_find_task_id", late)
    submit(folder, CINE[:2])
    assert counts(fake) == whole(2)


def test_a_site_that_sends_no_ids_small_pages_and_all_records(
    fake: FakeFlywheel, folder: GearFolder, tmp_path: Path, picture: Path
) -> None:
    fake.hidden_ids = ("forms", "read_task_protocols", "readertasks")
    fake.page_limit = 2
    fake.ignores_filters = True
    other = lay_out(tmp_path / "other", fake, picture, {})
    submit(other, CINE[:4])
    submit(folder, CINE[:4])
    submit(folder, CINE[:3])
    assert counts(fake) == {**whole(7), "readertasks": 2}


def test_an_older_gears_protocol_is_used_and_gets_our_labels(
    fake: FakeFlywheel, folder: GearFolder
) -> None:
    state = fake.state
    old = [{"label": "PHI", "value": "phi_entity", "color": "rgba(1,2,3,0.5)"}]
    config = state.add("viewerconfigs", name="old", viewer="OHIF", config={"labels": old})
    form = state.add("forms", viewer="OHIF", parent={"type": "site", "id": "x"}, form={})
    protocol = state.add(
        "read_task_protocols",
        label="presidio_default_protocol",
        form_id=form,
        viewer_config_id=config,
        parents={"project": state.project},
    )
    submit(folder, CINE[:1])
    assert counts(fake) == whole(1)
    assert state.all("readertasks")[0]["protocol_id"] == protocol
    labels = state.get("viewerconfigs", config)["config"]["labels"]
    assert labels[0]["value"] == "phi_entity"
    assert len(labels) == 13


def test_a_protocol_of_that_label_in_another_project_is_not_ours(
    fake: FakeFlywheel, folder: GearFolder
) -> None:
    fake.ignores_filters = True
    fake.state.add(
        "read_task_protocols",
        label="presidio_default_protocol",
        form_id="f",
        viewer_config_id="v",
        parents={"project": fake.state.new_id()},
    )
    submit(folder, CINE[:1])
    assert counts(fake)["read_task_protocols"] == 2


@pytest.mark.parametrize(
    ("who", "numbers"),
    [
        (("nobody@site.test", "ann@site.test"), ["number 1"]),
        (("ann@site.test", "nobody@site.test"), ["number 2"]),
        (("weak@site.test", "ann@site.test", "x@y.test"), ["number 1", "number 3"]),
    ],
)
def test_every_assignee_is_checked_before_anything_is_made(
    fake: FakeFlywheel, folder: GearFolder, who: tuple[str, ...], numbers: list[str]
) -> None:
    with open_gear(folder.path) as gear, pytest.raises(UsageError) as caught:
        FlywheelReaderTasks(gear).check(who)
    said = str(caught.value)
    assert [number for number in ("number 1", "number 2", "number 3") if number in said] == numbers
    assert not any(address in said for address in who)
    assert fake.writes == []


def test_permissions_spread_over_two_roles_do_not_do(
    fake: FakeFlywheel, folder: GearFolder
) -> None:
    project = fake.state.get("projects", fake.state.project)
    halves = [
        fake.state.add("roles", actions=["annotations_edit_others", "annotations_manage"]),
        fake.state.add(
            "roles",
            actions=["annotations_view_others", "form_responses_view_others", "reader_task_view"],
        ),
    ]
    project["permissions"].append({"_id": "half@site.test", "role_ids": halves})
    with pytest.raises(UsageError, match="no role with all"):
        submit(folder, (), ("half@site.test",))


def test_an_address_in_another_case_is_the_same_person(
    fake: FakeFlywheel, folder: GearFolder
) -> None:
    submit(folder, (), ("Ann@Site.test",))
    assert fake.state.all("readertasks")[0]["assignee"] == "ann@site.test"


def test_another_assignee_takes_over_what_nobody_has_begun(
    fake: FakeFlywheel, folder: GearFolder
) -> None:
    submit(folder, (), ("ann@site.test",))
    submit(folder, (), ("bob@site.test",))
    task = fake.state.all("readertasks")[0]
    assert task["assignee"] == "bob@site.test"
    task["status"] = "In_progress"
    submit(folder, (), ("ann@site.test",))
    assert task["assignee"] == "bob@site.test"


def test_work_is_spread_evenly_and_the_same_every_time() -> None:
    people = ["c@x", "a@x", "b@x"]
    files = [f"{0x65A0000000000000 + n:024x}" for n in range(300)]
    given = Counter(assignee_of(file, people) for file in files)
    assert all(70 <= count <= 130 for count in given.values())
    assert [assignee_of(f, people) for f in files] == [assignee_of(f, people[::-1]) for f in files]


@pytest.mark.parametrize(
    ("origin", "owner"),
    [
        (("user", "bob@site.test"), "bob@site.test"),
        (("gear_rule", "65a000000000000000000000"), "launcher@site.test"),
        (("system", "system"), "launcher@site.test"),
        (("task", "65a000000000000000000000"), "launcher@site.test"),
    ],
)
def test_whoever_launches_a_person_owns_the_annotations(
    fake: FakeFlywheel, tmp_path: Path, picture: Path, origin: tuple[str, str], owner: str
) -> None:
    folder = lay_out(tmp_path / "gear", fake, picture, {}, origin=origin)
    submit(folder, CINE[:1])
    data = fake.state.all("annotations")[0]["data"]
    assert data["flywheelOrigin"] == {"type": "user", "id": owner}


def test_a_rules_key_that_may_not_see_its_job(fake: FakeFlywheel, folder: GearFolder) -> None:
    fake.fail("GET", "/jobs/", 403)
    submit(folder, CINE[:1])
    assert counts(fake) == whole(1)


def test_a_read_only_key_fails_before_the_scan(fake: FakeFlywheel, folder: GearFolder) -> None:
    fake.read_only = True
    with open_gear(folder.path) as gear, pytest.raises(FlywheelError, match="read-only"):
        FlywheelReaderTasks(gear).check(ASSIGNEES)


def test_a_site_without_classic_reader_tasks(fake: FakeFlywheel, folder: GearFolder) -> None:
    fake.missing_endpoints = ("read_task_protocols",)
    with open_gear(folder.path) as gear, pytest.raises(FlywheelError, match="Tasks Manager"):
        FlywheelReaderTasks(gear).check(ASSIGNEES)


@pytest.mark.parametrize(
    ("features", "told"), [({"tasks_refactor": True}, True), ({"tasks_refactor": False}, False)]
)
def test_a_site_with_the_tasks_manager_too_is_told(
    fake: FakeFlywheel,
    folder: GearFolder,
    caplog: pytest.LogCaptureFixture,
    features: dict[str, bool],
    told: bool,
) -> None:
    fake.state.features = features
    with caplog.at_level("INFO", "fw_gear_presidio"):
        submit(folder, ())
    assert ("Tasks Manager" in caplog.text) is told


def test_a_site_that_hides_its_features(fake: FakeFlywheel, folder: GearFolder) -> None:
    fake.fail("GET", "/config", 403)
    submit(folder, ())
    assert counts(fake) == whole(0)


def test_an_outdated_annotation_somebody_deleted_meanwhile(
    fake: FakeFlywheel, folder: GearFolder
) -> None:
    submit(folder, CINE[:2])
    fake.fail("DELETE", "/annotations/", 404, applied=True)
    submit(folder, CINE[:1])
    assert counts(fake) == whole(1)


def test_a_protocol_without_a_form(fake: FakeFlywheel, folder: GearFolder) -> None:
    fake.state.add(
        "read_task_protocols",
        label="presidio_default_protocol",
        form_id=None,
        viewer_config_id=None,
        parents={"project": fake.state.project},
    )
    with pytest.raises(FlywheelError, match="no form"):
        submit(folder, ())


def test_an_input_of_no_file_id_or_project(
    fake: FakeFlywheel, folder: GearFolder, tmp_path: Path, picture: Path
) -> None:
    fake.state.get("files", folder.file_id)["parents"] = {}
    with pytest.raises(FlywheelError, match="no project"):
        submit(folder, ())
    other = lay_out(tmp_path / "other", fake, picture, {})
    config = other.path / "config.json"
    config.write_text(config.read_text().replace('"file_id"', '"no_id"'))
    with pytest.raises(FlywheelError, match="file id"):
        submit(other, ())


def test_the_exporter_finds_every_rectangle(fake: FakeFlywheel, folder: GearFolder) -> None:
    """Plays the public exporter: latest complete task of file, project and protocol, then its
    annotations, then int(start)..int(end) on the slice with the same SOPInstanceUID."""
    import numpy as np

    series = tuple(annotation(0, left=10 * n, sop=f"1.2.{n}", frames=1) for n in range(1, 4))
    submit(folder, series)
    state = fake.state
    state.all("readertasks")[0]["status"] = "Complete"
    tasks = [
        task
        for task in state.all("readertasks")
        if task["status"] == "Complete"
        and task["parents"]["file"] == folder.file_id
        and task["parents"]["project"] == state.project
    ]
    slices = {f"1.2.{n}": np.full((64, 200), 9, np.uint8) for n in range(1, 4)}
    for one in state.all("annotations"):
        assert one["task_id"] == tasks[-1]["_id"]
        assert one["file_ref"]["file_id"] == folder.file_id
        data = one["data"]
        start, end = data["handles"]["start"], data["handles"]["end"]
        pixels = slices[data["SOPInstanceUID"]]
        pixels[int(start["y"]) : int(end["y"]), int(start["x"]) : int(end["x"])] = 0
    for n, pixels in enumerate(slices.values(), start=1):
        box = replace(series[n - 1]).box
        assert not pixels[box.top : box.bottom, box.left : box.right].any()
        assert (pixels == 0).sum() == box.area
