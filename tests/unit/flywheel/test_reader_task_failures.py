"""Requests that fail, runs that are cut off or race: one task in the end, and whole."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fw_gear_presidio.errors import FlywheelError
from fw_gear_presidio.flywheel.reader_tasks import FlywheelReaderTasks
from tests.fake_flywheel import FakeFlywheel, GearFolder, lay_out
from tests.unit.flywheel.reader_task_runs import CINE, counts, submit, whole


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


def test_an_outdated_annotation_somebody_deleted_meanwhile(
    fake: FakeFlywheel, folder: GearFolder
) -> None:
    submit(folder, CINE[:2])
    fake.fail("DELETE", "/annotations/", 404, applied=True)
    submit(folder, CINE[:1])
    assert counts(fake) == whole(1)
