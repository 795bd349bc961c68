"""``fw-presidio flywheel``: reviews back to boxes, and batches."""

from __future__ import annotations

import argparse
import csv
import json
import shlex
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from fw_gear_presidio import flywheel_command
from fw_gear_presidio.batch_terminal import shown_jobs
from fw_gear_presidio.errors import FlywheelError, InputError, UsageError
from fw_gear_presidio.flywheel.ledger import BatchJob
from tests.fake_flywheel import FakeFlywheel, lay_out
from tests.scenarios.gear import GEAR, PHI, fake, launch, own_logging, rules_only
from tests.scenarios.pictures import is_gone, write

__all__ = ["fake", "own_logging", "rules_only"]
pytestmark = pytest.mark.usefixtures("rules_only", "own_logging")


ROOT = Path(__file__).parents[2]


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
    assert "│ complete │     3 │" in said.out
    assert "batch.csv" in said.out
    assert "[3/3] 2.dcm: complete" in said.err
    config = fake.state.all("jobs")[0]["config"]["config"]
    assert (config["debug"], config["Transformer Score Threshold"]) == (True, 40)
    with (tmp_path / "batch.csv").open() as stream:
        assert [row["state"] for row in csv.DictReader(stream)] == ["complete"] * 3
    with pytest.raises(UsageError, match="earlier batch"):
        command(*batch, *options)
    assert command(*batch, *options, "--resume") == 0
    assert len(fake.state.all("jobs")) == 3


def test_a_batch_with_failures(
    fake: FakeFlywheel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.state.add("gears", gear={"name": GEAR}, category="converter")
    fake.state.add_file(fake.state.add_acquisition(), "bad.dcm")
    fake.state.fails = ("bad.dcm",)
    assert command("batch", "grp/study", "--ledger", tmp_path / "b.jsonl") == 3
    failed = next(line for line in capsys.readouterr().out.splitlines() if "failed" in line)
    assert "bad.dcm" in failed
    assert fake.state.all("jobs")[0]["_id"] in failed


def two_hundred(fake: FakeFlywheel) -> None:
    fake.state.add("gears", gear={"name": GEAR}, category="converter")
    places = [fake.state.add_acquisition(f"acq{n}") for n in range(60)]
    for n in range(200):
        fake.state.add_file(places[n % 60], f"{n}.dcm")


def each_once(fake: FakeFlywheel) -> bool:
    images = [job["inputs"]["image_file"] for job in fake.state.all("jobs")]
    return len(images) == len({(one["id"], one["name"]) for one in images}) == 200


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_batch_of_two_hundred_interrupted_and_resumed_as_it_says(
    fake: FakeFlywheel, tmp_path: Path, how: signal.Signals
) -> None:
    """The whole command in a process of its own, stopped from outside half-way."""
    two_hundred(fake)
    start = "import sys, fw_gear_presidio.flywheel.batch as b; b.POLL_SECONDS = 0.01\n"
    start += "from fw_gear_presidio.cli import main; sys.exit(main())"
    words = ["flywheel", "batch", "grp/study", "--config", "NER Model=bundled"]
    script = [sys.executable, "-c", start]
    batch = subprocess.Popen(
        [*script, *words], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while len(fake.state.all("jobs")) < 100 and batch.poll() is None:
        time.sleep(0.02)
    batch.send_signal(how)
    _, said = batch.communicate(timeout=60)
    assert 100 <= len(fake.state.all("jobs")) < 200
    if how == signal.SIGINT:
        assert batch.returncode == 130
        assert "Traceback" not in said
        words = shlex.split(said.splitlines()[-1])[1:]
        assert (tmp_path / "presidio-batch.csv").is_file()
    else:
        words.append("--resume")
    done = subprocess.run(
        [*script, *words], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert each_once(fake)
    assert "│ complete │   200 │" in done.stdout
    with (tmp_path / "presidio-batch.csv").open() as stream:
        assert [row["state"] for row in csv.DictReader(stream)] == ["complete"] * 200
    assert fake.state.most_at_once <= 20


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_the_sdk_script_of_the_docs(
    fake: FakeFlywheel, tmp_path: Path, how: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLL_SECONDS", "0.01")
    two_hundred(fake)
    manifest = json.loads((ROOT / "manifest.json").read_text())
    fake.state.all("gears")[0]["gear"] = manifest
    script = [sys.executable, str(ROOT / "docs" / "flywheel_batch.py"), "grp/study", "batch.jsonl"]
    first = subprocess.Popen(script, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while len(fake.state.all("jobs")) < 100 and first.poll() is None:
        time.sleep(0.02)
    first.send_signal(how)
    first.communicate(timeout=60)
    assert 100 <= len(fake.state.all("jobs")) < 200
    done = subprocess.run(
        script, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert each_once(fake)
    assert "{'complete': 200} 0 waiting" in done.stdout
    ledger = tmp_path / "batch.jsonl"
    ledger.write_text(ledger.read_text()[:-10])  # the last launch was not noted any more
    subprocess.run(script, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert each_once(fake)
    config = fake.state.all("jobs")[0]["config"]["config"]
    assert config["Transformer Score Threshold"] == 30, "the SDK adds the manifest's defaults"
    with (tmp_path / "batch.csv").open() as stream:
        assert [row["state"] for row in csv.DictReader(stream)] == ["complete"] * 200


def test_the_batch_of_the_docs(
    fake: FakeFlywheel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_hundred(fake)
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / "flywheel.md").read_text(encoding="utf-8")
    blocks = [block.split("```")[0] for block in text.split("```python")[1:]]
    (script,) = (block for block in blocks if "plan_batch" in block)
    script = script.replace("group/project", "grp/study")
    for _ in range(2):
        exec(compile(script, "docs/flywheel.md", "exec"), {"API_KEY": fake.api_key})
        assert each_once(fake)
    assert (tmp_path / "batch.csv").read_text().count("complete") == 200


def test_a_batch_whose_site_goes_away_says_how_to_go_on(
    fake: FakeFlywheel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.state.add("gears", gear={"name": GEAR}, category="converter")
    fake.state.add_file(fake.state.add_acquisition(), "1.dcm")
    fake.fail("GET", "/jobs/", 503)
    with pytest.raises(FlywheelError):
        command("batch", "grp/study", "--ledger", tmp_path / "b c.jsonl")
    said = capsys.readouterr().err.splitlines()[-1]
    assert shlex.split(said)[1:3] == ["flywheel", "batch"]
    assert command(*shlex.split(said)[2:]) == 0


def test_the_bar_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    jobs = [BatchJob(str(n), f"{n}.dcm", str(n), "pending") for n in range(4)]
    with shown_jobs([job.file_id for job in jobs], [replace(jobs[3], state="complete")]) as told:
        for job in jobs[:3]:
            told(job)
        told(replace(jobs[0], state="failed"))
    said = capsys.readouterr().err
    assert "2/4" in said
    assert "2 under way" in said
    assert "1 failed" in said


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
