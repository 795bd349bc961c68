"""Instances that fail, and those that name them: nobody names what is not there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fw_gear_presidio import related
from fw_gear_presidio.dicom import relink
from fw_gear_presidio.dicom.links import Links
from fw_gear_presidio.errors import VerificationError
from fw_gear_presidio.modes import dynamic_redact
from tests import builders as b
from tests.scenarios.proofs import BOX, boxes_file
from tests.scenarios.studies import (
    ALSO_CHANGED,
    CHANGED,
    FOREIGN,
    KEPT,
    SERIES,
    boxes_of,
    named,
    outputs,
    redact,
    study,
)


def test_a_sibling_that_failed_keeps_its_name_for_those_who_refer_to_it(tmp_path: Path) -> None:
    source, out = study(tmp_path / "in"), tmp_path / "out"
    damaged = source / "a.dcm"
    damaged.write_bytes(damaged.read_bytes()[:-100])
    boxes = boxes_file(
        tmp_path / "boxes.json", (ALSO_CHANGED, [BOX | {"frames": "all"}]), (KEPT, [])
    )
    assert redact(source, out, boxes) == 3
    written = outputs(out)
    assert set(written) == {"b.dcm", "c.dcm", "sr.dcm"}
    new = written["b.dcm"].SOPInstanceUID
    assert named(written["c.dcm"].ReferencedImageSequence) == [CHANGED, new, KEPT, FOREIGN]
    assert (out / "uncleaned_sr.dcm").read_bytes() == (source / "sr.dcm").read_bytes()
    stayed, moved = written["b.dcm"].ReferencedSeriesSequence
    assert (stayed.SeriesInstanceUID, named(stayed.ReferencedInstanceSequence)) == (
        SERIES,
        [CHANGED],
    )
    assert moved.SeriesInstanceUID == written["b.dcm"].SeriesInstanceUID
    assert named(moved.ReferencedInstanceSequence) == [new]


def test_what_cannot_follow_fails_and_nobody_names_what_it_would_have_been(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(path: Path, name: str, target: Path, links: Links) -> bool:
        if name == "a.dcm":
            target.write_bytes(b"half")
            raise VerificationError("The written file is not as it should be.")
        return relink.relink(path, name, target, links)

    monkeypatch.setattr(related, "relink", failing)
    source, out = study(tmp_path / "in"), tmp_path / "out"
    assert redact(source, out, boxes_of(tmp_path / "boxes.json")) == 3
    assert "a.dcm: failed: The written file is not as it should be." in capsys.readouterr().err
    written = outputs(out)
    assert set(written) == {"b.dcm", "c.dcm", "sr.dcm"}
    new = written["b.dcm"].SOPInstanceUID
    assert named(written["c.dcm"].ReferencedImageSequence) == [CHANGED, new, KEPT, FOREIGN]
    (listed,) = json.loads((out / "bbox_coords_b.json").read_text())["instances"]
    assert listed["sop_instance_uid"] == ALSO_CHANGED
    assert not (out / "bbox_coords_a.json").exists()


def test_a_damaged_copy_is_noticed_before_it_gets_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = relink.write_around

    def careless(file: Any, start: int, end: int, output: Any, target: Path) -> None:
        write(file, start, end, output, target)
        data = bytearray(target.read_bytes())
        data[-1] ^= 1
        target.write_bytes(data)

    monkeypatch.setattr(relink, "write_around", careless)
    source, out = study(tmp_path / "in"), tmp_path / "out"
    assert redact(source, out, boxes_of(tmp_path / "boxes.json")) == 4
    assert list(out.iterdir()) == []


def test_an_interrupted_run_leaves_nobody_who_names_what_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The instances that name each other wait for the last of them; the others do not."""
    source, out = study(tmp_path / "in"), tmp_path / "out"
    b.write_dicom(source / "0.dcm", SOPInstanceUID="1.2.9", SeriesInstanceUID="1.2.8")
    boxes = boxes_of(tmp_path / "boxes.json")
    document = json.loads(boxes.read_text())
    document["instances"].append({"sop_instance_uid": "1.2.9", "boxes": []})
    boxes.write_text(json.dumps(document))
    copy = dynamic_redact.copy_unchanged

    def interrupted(image: Any, destination: Path) -> None:
        if image.name == "c.dcm":
            raise KeyboardInterrupt
        copy(image, destination)

    monkeypatch.setattr(dynamic_redact, "copy_unchanged", interrupted)
    assert redact(source, out, boxes) == 130
    assert {path.name for path in out.iterdir()} == {"redacted_0.dcm", "bbox_coords_0.json"}
