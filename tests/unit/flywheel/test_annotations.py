from __future__ import annotations

import copy
from dataclasses import replace

import pytest

from fw_gear_presidio.domain import Annotation, BoundingBox, EntityType, FrameSet, Reason
from fw_gear_presidio.errors import FlywheelError
from fw_gear_presidio.flywheel.annotations import from_data, is_ours, key_of, to_data
from tests.fake_flywheel import schema

ONE = Annotation(
    entity=EntityType.PERSON,
    box=BoundingBox(8, 12, 104, 26),
    frame=0,
    number_of_frames=1,
    sop_instance_uid="1.2.3",
    series_instance_uid="1.2",
    study_instance_uid="1",
    instance_number=7,
    score=0.97,
    reason=Reason("bundled-ner"),
)


def test_data_is_what_the_viewer_documents() -> None:
    data = to_data(ONE, 1, "ann@site.test")
    schema.check(data, schema.DATA)
    assert data["handles"]["start"] == {"x": 8, "y": 12, "highlight": True, "active": False}
    end = {"x": 104, "y": 26, "highlight": True, "active": False, "moving": False}
    assert data["handles"]["end"] == end
    box = {"width": 96, "height": 14, "left": 8, "top": 12}
    assert data["handles"]["textBox"]["boundingBox"] == box
    assert data["imagePath"] == "1$$$1.2$$$1.2.3$$$0"
    assert data["frameIndex"] == 0
    assert data["sliceNumber"] == 7
    assert data["location"] == "PERSON"
    assert data["flywheelOrigin"] == {"type": "user", "id": "ann@site.test"}


def test_frames_of_a_cine_count_from_one() -> None:
    data = to_data(replace(ONE, frame=29, number_of_frames=30), 1, "u")
    assert (data["frameIndex"], data["imagePath"]) == (30, "1$$$1.2$$$1.2.3$$$30")


def test_an_image_without_instance_number() -> None:
    assert to_data(replace(ONE, instance_number=None), 1, "u")["sliceNumber"] == 0


def test_keys_tell_boxes_apart_and_runs_not() -> None:
    others = [
        replace(ONE, frame=1, number_of_frames=2),
        replace(ONE, sop_instance_uid="1.2.4"),
        replace(ONE, box=BoundingBox(8, 12, 104, 27)),
        replace(ONE, entity=EntityType.ID),
    ]
    assert len({key_of(one) for one in [ONE, *others]}) == 5
    assert key_of(replace(ONE, score=0.5)) == key_of(ONE)


@pytest.mark.parametrize(("frame", "frames"), [(0, 1), (0, 30), (4, 30), (29, 30)])
def test_back_again(frame: int, frames: int) -> None:
    data = to_data(replace(ONE, frame=frame, number_of_frames=frames), 1, "u")
    back = from_data(data)
    assert (back.sop_instance_uid, back.box, back.entity) == ("1.2.3", ONE.box, EntityType.PERSON)
    assert back.frames == FrameSet.of([frame])
    assert not back.drawn_by_reviewer


def test_a_box_the_reviewer_moved_is_still_ours_and_rounds_outwards() -> None:
    data = copy.deepcopy(to_data(ONE, 1, "u"))
    data["handles"]["start"].update(x=104.2, y=-3.0)
    data["handles"]["end"].update(x=7.9, y=20.1)
    assert is_ours(data)
    assert from_data(data).box == BoundingBox(7, 0, 105, 21)


def test_a_box_the_reviewer_drew_counts_for_both_ways_to_number_frames() -> None:
    data = {**to_data(replace(ONE, frame=4, number_of_frames=9), 1, "u"), "uuid": "other"}
    data["location"] = "missed_entities"
    back = from_data(data)
    assert back.drawn_by_reviewer
    assert back.entity is EntityType.UNSPECIFIED
    assert back.frames == FrameSet.of([4, 5])
    first = {**data, "imagePath": "1$$$1.2$$$1.2.3$$$0"}
    assert from_data(first).frames == FrameSet.of([0])


def test_what_is_no_rectangle_is_an_error_not_a_miss() -> None:
    data = to_data(ONE, 1, "u")
    with pytest.raises(FlywheelError, match="EllipticalRoi"):
        from_data({**data, "toolType": "EllipticalRoi"})
    flat = copy.deepcopy(data)
    flat["handles"]["end"]["x"] = flat["handles"]["start"]["x"]
    with pytest.raises(FlywheelError, match="without an area"):
        from_data(flat)
    with pytest.raises(FlywheelError, match="without an image"):
        from_data({k: v for k, v in data.items() if k != "imagePath"})
