"""``fw-presidio flywheel``: reviews back to boxes, and batches."""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

import pytest

from fw_gear_presidio import flywheel_command
from fw_gear_presidio.errors import InputError, UsageError
from tests.fake_flywheel import FakeFlywheel, lay_out
from tests.scenarios.gear import GEAR, PHI, fake, launch, own_logging, rules_only
from tests.scenarios.pictures import is_gone, write

__all__ = ["fake", "own_logging", "rules_only"]
pytestmark = pytest.mark.usefixtures("rules_only", "own_logging")


def command(*arguments: str | Path) -> int:
    parser = argparse.ArgumentParser()
    flywheel_command.add_commands(parser)
    return flywheel_command.run(parser.parse_args([str(one) for one in arguments]))


@pytest.fixture(autouse=True)
def _key(fake: FakeFlywheel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLYWHEEL_API_KEY", fake.api_key)
    monkeypatch.setattr("fw_gear_presidio.flywheel.batch.POLL_SECONDS", 0.0)


def test_from_the_viewer_to_the_redacted_image(fake: FakeFlywheel, tmp_path: Path) -> None:
    import pydicom

    scan = write(tmp_path / "scan.dcm", PHI | {(20, 180): "Cist Mag 1.06 cm"})
    mode = "Baseline Operating Mode"
    tasks = {mode: "Detection+ReaderTasks", "Assignees": "ann@site.test"}
    first = lay_out(tmp_path / "first", fake, scan, tasks)
    assert launch(first) == 0
    boxes = tmp_path / "reviewed.json"
    with pytest.raises(UsageError, match="no completed"):
        command("boxes", "--file", first.file_id, scan, "--output", boxes)
    task = fake.state.all("readertasks")[0]
    task["status"] = "Complete"
    drawn = json.loads(json.dumps(fake.state.all("annotations")[0]["data"]))
    drawn.update(uuid="a person's", location="missed_entities")
    drawn["handles"]["start"].update(x=15.5, y=175.5)
    drawn["handles"]["end"].update(x=250.5, y=205.5)
    fake.state.add(
        "annotations", task_id=task["_id"], file_ref={"file_id": first.file_id}, data=drawn
    )
    assert command("boxes", "--task", task["_id"], scan, "--output", boxes) == 0
    second = lay_out(tmp_path / "second", fake, scan, {mode: "Dynamic PHI Redaction"}, boxes=boxes)
    assert launch(second) == 0
    pixels = pydicom.dcmread(second.output / "redacted_scan.dcm").pixel_array
    assert is_gone(pixels, (220, 20), "03/11/1948")
    assert is_gone(pixels, (20, 180), "Cist Mag 1.06 cm")


def test_boxes_of_no_image(fake: FakeFlywheel, tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("nothing")
    with pytest.raises(InputError):
        command("boxes", "--file", "0" * 24, text, "--output", tmp_path / "x.json")


def test_a_batch(fake: FakeFlywheel, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake.state.add("gears", gear={"name": GEAR}, category="converter")
    acquisition = fake.state.add_acquisition()
    for n in range(3):
        fake.state.add_file(acquisition, f"{n}.dcm")
    ledger = tmp_path / "batch.jsonl"
    batch = ("batch", "grp/study", "--mode", "RedactAllText", "--ledger", ledger)
    assert command(*batch, "--dry-run") == 0
    assert "3 file(s) to do" in capsys.readouterr().out
    assert fake.state.all("jobs") == []
    assert not ledger.exists()
    options = ("--config", "debug=true", "--config", "Transformer Score Threshold=40")
    assert command(*batch, *options) == 0
    said = capsys.readouterr()
    assert "complete  3" in said.out
    assert "[3/3] 2.dcm: complete" in said.err
    config = fake.state.all("jobs")[0]["config"]["config"]
    assert (config["debug"], config["Transformer Score Threshold"]) == (True, 40)
    with (tmp_path / "batch.csv").open() as stream:
        assert [row["state"] for row in csv.DictReader(stream)] == ["complete"] * 3
    with pytest.raises(UsageError, match="earlier batch"):
        command(*batch, *options)
    assert command(*batch, *options, "--resume") == 0
    assert len(fake.state.all("jobs")) == 3


def test_a_batch_with_failures(fake: FakeFlywheel, tmp_path: Path) -> None:
    fake.state.add("gears", gear={"name": GEAR}, category="converter")
    fake.state.add_file(fake.state.add_acquisition(), "bad.dcm")
    fake.state.fails = ("bad.dcm",)
    assert command("batch", "grp/study", "--ledger", tmp_path / "b.jsonl") == 3


@pytest.mark.parametrize(
    "pair",
    [
        "Baseline Operating Mode=RedactAllText",
        "Nose=1",
        "debug",
        "debug=maybe",
        "Transformer Score Threshold=x",
    ],
)
def test_options_that_are_none(fake: FakeFlywheel, tmp_path: Path, pair: str) -> None:
    with pytest.raises(UsageError):
        command("batch", "grp/study", "--config", pair, "--ledger", tmp_path / "b.jsonl")
    assert fake.writes == []


def test_without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FLYWHEEL_API_KEY")
    with pytest.raises(UsageError, match="FLYWHEEL_API_KEY"):
        command("batch", "grp/study")
