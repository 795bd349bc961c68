"""What sites have before the first reader task, lack, hide or forbid."""

from __future__ import annotations

from pathlib import Path

import pytest

from fw_gear_presidio.errors import FlywheelError
from fw_gear_presidio.flywheel.context import open_gear
from fw_gear_presidio.flywheel.reader_tasks import FlywheelReaderTasks
from tests.fake_flywheel import FakeFlywheel, GearFolder, lay_out
from tests.unit.flywheel.reader_task_runs import ASSIGNEES, CINE, counts, submit, whole


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
