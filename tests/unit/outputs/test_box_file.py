"""The box file: what detect writes comes back whole; what a person breaks is named."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fw_gear_presidio.domain import (
    BoundingBox,
    EntityType,
    Finding,
    FrameSet,
    InstanceIdentity,
    Reason,
)
from fw_gear_presidio.errors import BoxFileError
from fw_gear_presidio.outputs import box_file

IDENTITY = InstanceIdentity(
    name="series/scan.dcm",
    sop_instance_uid="1.2.3",
    series_instance_uid="1.2",
    study_instance_uid="1",
    instance_number=7,
    rows=480,
    columns=640,
    number_of_frames=30,
)
FINDING = Finding(
    entity=EntityType.PERSON,
    boxes=(BoundingBox(8, 12, 104, 26), BoundingBox(8, 30, 50, 44)),
    frames=FrameSet.of([0, 1, 2, 29]),
    score=0.97,
    reason=Reason("pattern", "caret name"),
    text="DOE^JANE",
)


def document(**box: Any) -> dict[str, Any]:
    record = {"left": 8, "top": 12, "width": 96, "height": 14, "frames": "all", **box}
    return {
        "schema": box_file.SCHEMA_ID,
        "instances": [{"sop_instance_uid": "1.2.3", "boxes": [record]}],
    }


def load(tmp_path: Path, content: Any) -> tuple[box_file.BoxedInstance, ...]:
    path = tmp_path / "boxes.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return box_file.read(path)


def test_what_is_written_is_the_contracts_form_without_the_text(tmp_path: Path) -> None:
    path = tmp_path / "boxes.json"
    box_file.write(path, [(IDENTITY, [FINDING])])
    assert "DOE" not in path.read_text()
    written = json.loads(path.read_text())
    assert written["schema"] == "presidio-image-redactor/bbox-coords/1"
    assert written["instances"][0] == {
        "sop_instance_uid": "1.2.3",
        "file": "series/scan.dcm",
        "rows": 480,
        "columns": 640,
        "number_of_frames": 30,
        "boxes": [
            {
                "left": 8,
                "top": 12,
                "width": 96,
                "height": 14,
                "frames": [[1, 3], [30, 30]],
                "entity": "PERSON",
                "score": 0.97,
                "reason": "pattern:caret name",
            },
            {
                "left": 8,
                "top": 30,
                "width": 42,
                "height": 14,
                "frames": [[1, 3], [30, 30]],
                "entity": "PERSON",
                "score": 0.97,
                "reason": "pattern:caret name",
            },
        ],
    }


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "boxes.json"
    box_file.write(path, [(IDENTITY, [FINDING])])
    (instance,) = box_file.read(path)
    first, second = box_file.findings_for(instance, IDENTITY)
    assert (*first.boxes, *second.boxes) == FINDING.boxes
    assert first.frames == FINDING.frames
    assert (first.entity, first.score, first.reason) == (
        FINDING.entity,
        FINDING.score,
        FINDING.reason,
    )


def test_the_least_a_person_must_write(tmp_path: Path) -> None:
    (instance,) = load(tmp_path, document())
    (finding,) = box_file.findings_for(instance, IDENTITY)
    assert finding.boxes == (BoundingBox(8, 12, 104, 26),)
    assert finding.frames == FrameSet.all(30)
    assert finding.entity is EntityType.UNSPECIFIED


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{not json", "not a JSON file"),
        ([], "not a valid box file"),
        ({}, "not a valid box file"),
        ({"schema": "presidio-image-redactor/bbox-coords/2", "instances": []}, "schema"),
        (document(width=0), "width"),
        (document(left=-1), "left"),
        (document(left=1.5), "left"),
        (document(top=None), "top"),
        (document(frames=[]), "frames"),
        (document(frames=[[0, 3]]), "frames"),
        (document(frames=[[4, 3]]), "ends before"),
        (document(frames="some"), "frames"),
        (document(entity="NAMES"), "unknown entity"),
        (document(hieght=4), "hieght"),
        ({"schema": box_file.SCHEMA_ID, "instances": [{"boxes": []}]}, "sop_instance_uid"),
        (
            {
                "schema": box_file.SCHEMA_ID,
                "instances": [{"sop_instance_uid": "1.2", "boxes": []}] * 2,
            },
            "listed twice",
        ),
    ],
)
def test_a_malformed_file_is_named_with_its_fault(
    tmp_path: Path, content: Any, message: str
) -> None:
    with pytest.raises(BoxFileError, match=message):
        load(tmp_path, content)


@pytest.mark.parametrize(
    ("box", "message"),
    [
        ({"left": 600}, "does not lie on"),
        ({"top": 470}, "does not lie on"),
        ({"frames": [[1, 31]]}, "only 30 frame"),
    ],
)
def test_a_box_outside_its_image_is_named(
    tmp_path: Path, box: dict[str, Any], message: str
) -> None:
    (instance,) = load(tmp_path, document(**box))
    with pytest.raises(BoxFileError, match=message) as caught:
        box_file.findings_for(instance, IDENTITY)
    assert "1.2.3" in str(caught.value)


@pytest.mark.parametrize("key", ["rows", "columns", "number_of_frames"])
def test_boxes_for_another_matrix_are_refused(tmp_path: Path, key: str) -> None:
    content = document()
    content["instances"][0][key] = 29
    (instance,) = load(tmp_path, content)
    with pytest.raises(BoxFileError, match="another image"):
        box_file.findings_for(instance, IDENTITY)


class TestTheOldGearsForm:
    """peers.md: JSON width and height of the old gear hold right and bottom."""

    def test_width_and_height_are_read_as_right_and_bottom(self, tmp_path: Path) -> None:
        legacy = {"scan": [{"left": 8, "top": 12, "width": 104, "height": 26}]}
        (instance,) = load(tmp_path, legacy)
        assert instance.is_for(IDENTITY)
        (finding,) = box_file.findings_for(instance, IDENTITY)
        assert finding.boxes == (BoundingBox(8, 12, 104, 26),)
        assert finding.frames == FrameSet.all(30)

    def test_extents_under_those_names_are_refused_not_guessed(self, tmp_path: Path) -> None:
        legacy = {"scan": [{"left": 300, "top": 12, "width": 96, "height": 14}]}
        with pytest.raises(BoxFileError, match="right or bottom edge"):
            load(tmp_path, legacy)

    def test_it_is_not_taken_for_another_image(self, tmp_path: Path) -> None:
        (instance,) = load(tmp_path, {"other": [{"left": 1, "top": 1, "width": 9, "height": 9}]})
        assert not instance.is_for(IDENTITY)


def test_a_folder_stands_for_the_box_files_in_it(tmp_path: Path) -> None:
    for name, uid in (("a", "1.2.3"), ("b", "1.2.4")):
        content = document()
        content["instances"][0]["sop_instance_uid"] = uid
        (tmp_path / f"bbox_coords_{name}.json").write_text(json.dumps(content))
    found = box_file.read_all([tmp_path])
    assert [instance.sop_instance_uid for instance in found] == ["1.2.3", "1.2.4"]
    with pytest.raises(BoxFileError, match="listed twice"):
        box_file.read_all([tmp_path, tmp_path / "bbox_coords_a.json"])


def test_copies_of_one_instance_are_told_apart_by_their_names(tmp_path: Path) -> None:
    content = document()
    (entry,) = content["instances"]
    content["instances"] = [{**entry, "file": "a/scan.dcm"}, {**entry, "file": "b/scan.dcm"}]
    instances = load(tmp_path, content)
    in_b = replace(IDENTITY, name="b/scan.dcm")
    found = box_file.entry_for(in_b, instances)
    assert found is not None
    assert found.file == "b/scan.dcm"
    assert box_file.entry_for(replace(IDENTITY, name="c/scan.dcm"), instances) is None


def test_an_image_without_a_uid_is_known_by_its_name(tmp_path: Path) -> None:
    nameless = replace(IDENTITY, sop_instance_uid="")
    path = tmp_path / "boxes.json"
    box_file.write(path, [(nameless, [FINDING])])
    instances = box_file.read(path)
    assert box_file.entry_for(nameless, instances) is not None
    assert box_file.entry_for(replace(nameless, name="other.dcm"), instances) is None
