"""Whose work a reader task is, and who owns its annotations."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from fw_gear_presidio.errors import UsageError
from fw_gear_presidio.flywheel.assignees import assignee_of
from fw_gear_presidio.flywheel.context import open_gear
from fw_gear_presidio.flywheel.reader_tasks import FlywheelReaderTasks
from tests.fake_flywheel import FakeFlywheel, GearFolder, lay_out
from tests.unit.flywheel.reader_task_runs import CINE, submit


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
