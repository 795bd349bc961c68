from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fw_gear_presidio.domain import BoundingBox, EntityType, FrameSet, InstanceIdentity
from fw_gear_presidio.errors import FlywheelError, UsageError
from fw_gear_presidio.flywheel.annotations import from_data, to_data
from fw_gear_presidio.flywheel.boxes import boxes_of_file, boxes_of_task, reviewed_findings
from fw_gear_presidio.flywheel.client import Site
from fw_gear_presidio.outputs import box_file
from tests.fake_flywheel import FakeFlywheel, lay_out
from tests.unit.flywheel.reader_task_runs import CINE, submit
from tests.unit.flywheel.test_annotations import ONE

CINE_IDENTITY = InstanceIdentity("cine.dcm", "1.2.3", "1.2", "1", 1, 64, 200, 30)


def reviewed(fake: FakeFlywheel, tmp_path: Path, picture: Path) -> tuple[str, dict[str, Any]]:
    folder = lay_out(tmp_path / "gear", fake, picture, {})
    submit(folder, CINE)
    task = fake.state.all("readertasks")[0]
    task["status"] = "Complete"
    return folder.file_id, task


def test_from_review_to_box_file(fake: FakeFlywheel, tmp_path: Path, picture: Path) -> None:
    file_id, task = reviewed(fake, tmp_path, picture)
    site = Site.connect(fake.api_key)
    annotations = fake.state.collections["annotations"]
    gone, moved = list(annotations)[:2]
    del annotations[gone]
    annotations[moved]["data"]["handles"]["start"]["x"] = 2.5
    drawn = to_data(replace(ONE, frame=29, number_of_frames=30), 1, "u")
    fake.state.add(
        "annotations",
        task_id=task["_id"],
        file_ref={"file_id": file_id},
        data={**drawn, "uuid": "a person's", "location": "missed_entities"},
    )
    boxes = boxes_of_file(site, file_id)
    assert boxes == boxes_of_task(site, task["_id"])
    pairs = reviewed_findings(boxes, [CINE_IDENTITY])
    found = {
        (finding.boxes[0], str(finding.frames), finding.entity, finding.reason.detail)
        for finding in pairs[0][1]
    }
    assert found == {
        (BoundingBox(8, 12, 98, 26), "3-30", EntityType.PERSON, "as found"),
        (BoundingBox(2, 12, 98, 26), "2", EntityType.PERSON, "as found"),
        (BoundingBox(8, 12, 104, 26), "30", EntityType.UNSPECIFIED, "drawn by the reviewer"),
    }
    box_file.write(tmp_path / "boxes.json", pairs)
    back = box_file.read(tmp_path / "boxes.json")[0]
    assert len(box_file.findings_for(back, CINE_IDENTITY)) == 3


def test_a_review_that_is_not_complete(fake: FakeFlywheel, tmp_path: Path, picture: Path) -> None:
    file_id, task = reviewed(fake, tmp_path, picture)
    task["status"] = "In_progress"
    site = Site.connect(fake.api_key)
    with pytest.raises(UsageError, match="not complete"):
        boxes_of_task(site, task["_id"])
    with pytest.raises(UsageError, match="no completed"):
        boxes_of_file(site, file_id)


def test_a_file_nobody_reviewed(fake: FakeFlywheel) -> None:
    file_id = fake.state.add_file(fake.state.add_acquisition(), "x.dcm")
    with pytest.raises(UsageError, match="nothing was reviewed"):
        boxes_of_file(Site.connect(fake.api_key), file_id)


def test_an_ellipse_stops_it(fake: FakeFlywheel, tmp_path: Path, picture: Path) -> None:
    file_id, _ = reviewed(fake, tmp_path, picture)
    fake.state.all("annotations")[0]["data"]["toolType"] = "EllipticalRoi"
    with pytest.raises(FlywheelError, match="EllipticalRoi"):
        boxes_of_file(Site.connect(fake.api_key), file_id)


def test_boxes_are_held_against_the_images() -> None:
    identity = InstanceIdentity("a.dcm", "1.2.3", "1.2", "1", 1, 20, 50, 1)
    clean = replace(identity, name="b.dcm", sop_instance_uid="1.2.9")
    box = from_data(to_data(ONE, 1, "u"))
    pairs = reviewed_findings([box], [identity, clean])
    assert [(one.name, len(findings)) for one, findings in pairs] == [("a.dcm", 1), ("b.dcm", 0)]
    assert pairs[0][1][0].boxes == (BoundingBox(8, 12, 50, 20),)
    assert pairs[0][1][0].frames == FrameSet.all(1)
    with pytest.raises(UsageError, match=r"1\.2\.3"):
        reviewed_findings([box], [clean])
    with pytest.raises(FlywheelError, match="beside the image"):
        reviewed_findings([box], [replace(identity, rows=10)])
