"""A reader task through the real SDK and toolkit, over HTTP, against the strict fake."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fw_gear_presidio.errors import FlywheelError
from tests.fake_flywheel import FakeFlywheel, GearFolder, lay_out
from tests.unit.flywheel.reader_task_runs import (
    ASSIGNEES,
    CINE,
    annotation,
    counts,
    rectangles,
    submit,
    whole,
)


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
