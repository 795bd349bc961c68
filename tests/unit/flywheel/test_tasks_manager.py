"""Sites with the Tasks Manager (V3) instead of classic reader tasks: the SDK's typed calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from fw_gear_presidio.domain import Annotation, ReaderTaskRequest
from fw_gear_presidio.errors import FlywheelError, UsageError
from fw_gear_presidio.flywheel.context import open_gear
from fw_gear_presidio.flywheel.reader_tasks import FlywheelReaderTasks
from tests.fake_flywheel import FakeFlywheel, GearFolder, lay_out
from tests.fake_flywheel.server import V2
from tests.unit.flywheel.reader_task_runs import ASSIGNEES, annotation

BOX = annotation(frames=1)


@pytest.fixture
def folder(fake: FakeFlywheel, tmp_path: Path, picture: Path) -> GearFolder:
    fake.missing_endpoints = V2
    fake.state.features["tasks_refactor"] = True
    return lay_out(tmp_path / "gear", fake, picture, {})


def submit(
    folder: GearFolder, boxes: tuple[Annotation, ...] = (), who: tuple[str, ...] = ASSIGNEES
) -> str:
    with open_gear(folder.path) as gear:
        service = FlywheelReaderTasks(gear)
        service.check(who)
        return service.submit(ReaderTaskRequest(who, boxes))


def counts(fake: FakeFlywheel) -> tuple[int, int]:
    return len(fake.state.all("protocols")), len(fake.state.all("tasks"))


def test_protocol_and_task_with_exactly_these_writes(
    fake: FakeFlywheel, folder: GearFolder, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("WARNING", "fw_gear_presidio"):
        assert "no annotation" in submit(folder)
    protocol, task = fake.state.all("protocols")[0], fake.state.all("tasks")[0]
    assert [str(request) for request in fake.writes] == [
        "POST /protocols",
        f"PUT /protocols/{protocol['_id']}/publish",
        "POST /tasks/reader",
    ]
    assert (protocol["label"], protocol["status"]) == ("presidio_default_protocol", "published")
    assert protocol["parent_ref"] == {"type": "group", "id": "grp"}
    config = protocol["protocol_config"]["viewer_config"]["labels"]["items"]
    assert {"PERSON", "missed_entities"} < {label["value"] for label in config}
    assert task["parent_ref"] == {"type": "file", "id": folder.file_id}
    assert task["assignee"]["id"] in ASSIGNEES
    assert "without annotations" in caplog.text


def test_boxes_that_cannot_be_drawn_are_an_error_that_says_where_they_are(
    fake: FakeFlywheel, folder: GearFolder
) -> None:
    with pytest.raises(FlywheelError, match=r"2 annotation.*box file"):
        submit(folder, (BOX, BOX))
    assert counts(fake) == (1, 1)


def test_one_task_however_often_the_gear_runs(fake: FakeFlywheel, folder: GearFolder) -> None:
    submit(folder)
    before = len(fake.writes)
    submit(folder)
    assert len(fake.writes) == before


def test_a_second_file_shares_the_protocol(
    fake: FakeFlywheel, folder: GearFolder, tmp_path: Path, picture: Path
) -> None:
    fake.ignores_filters, fake.page_limit = True, 1
    other = lay_out(tmp_path / "other", fake, picture, {})
    for one in (folder, other, folder):
        submit(one)
    assert counts(fake) == (1, 2)
    files = {task["parent_ref"]["id"] for task in fake.state.all("tasks")}
    assert files == {folder.file_id, other.file_id}


@pytest.mark.parametrize("what", [409, 429, 500, "drop"])
@pytest.mark.parametrize("applied", [True, False])
@pytest.mark.parametrize("path", ["/protocols$", "/tasks/reader$"])
def test_one_failed_creation_is_mended(
    fake: FakeFlywheel, folder: GearFolder, path: str, applied: bool, what: int | str
) -> None:
    fake.fail("POST", path, what, applied=applied)
    submit(folder)
    assert counts(fake) == (1, 1)
    assert fake.state.all("protocols")[0]["status"] == "published"


@pytest.mark.parametrize("applied", [True, False])
def test_a_protocol_left_a_draft_is_published_by_the_next_run(
    fake: FakeFlywheel, folder: GearFolder, applied: bool
) -> None:
    fake.fail("PUT", "/publish", 500, applied=applied)
    with pytest.raises(FlywheelError, match="publish"):
        submit(folder)
    submit(folder)
    assert counts(fake) == (1, 1)


def test_what_nobody_has_begun_is_handed_over(fake: FakeFlywheel, folder: GearFolder) -> None:
    submit(folder, who=("ann@site.test",))
    submit(folder, who=("bob@site.test",))
    task = fake.state.all("tasks")[0]
    assert task["assignee"]["id"] == "bob@site.test"
    task["status"] = "in_progress"
    submit(folder, who=("ann@site.test",))
    assert task["assignee"]["id"] == "bob@site.test"
    task["status"] = "cancelled"
    submit(folder)
    assert counts(fake) == (1, 2), "a cancelled task is no review"


def test_the_flags_decide_where_both_answer(fake: FakeFlywheel, folder: GearFolder) -> None:
    fake.missing_endpoints = ()
    fake.state.features["reader_tasks"] = False
    submit(folder)
    assert counts(fake) == (1, 1)
    assert fake.state.all("readertasks") == []


def test_archived_and_foreign_protocols_are_not_ours(
    fake: FakeFlywheel, folder: GearFolder
) -> None:
    label = "presidio_default_protocol"
    for group, status in (("grp2", "published"), ("grp", "archived")):
        parent = {"type": "group", "id": group}
        fake.state.add("protocols", label=label, status=status, parent_ref=parent)
    fake.state.all("protocols")[1]["label"] += "-old"
    submit(folder)
    assert counts(fake) == (3, 1)


def test_assignees_are_checked_here_too(fake: FakeFlywheel, folder: GearFolder) -> None:
    with pytest.raises(UsageError, match="number 2"):
        submit(folder, who=("ann@site.test", "weak@site.test"))
    assert fake.writes == []


def test_a_site_with_neither(fake: FakeFlywheel, folder: GearFolder) -> None:
    fake.state.features["tasks_refactor"] = False
    with pytest.raises(FlywheelError, match="neither"):
        submit(folder)


def test_a_file_of_no_group(fake: FakeFlywheel, folder: GearFolder) -> None:
    fake.state.get("files", folder.file_id)["parents"] = {"project": fake.state.project}
    with pytest.raises(FlywheelError, match="no group"):
        submit(folder)
