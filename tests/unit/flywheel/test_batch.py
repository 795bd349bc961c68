"""Batches through the real SDK against the fake: every file exactly once, whatever happens."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from fw_gear_presidio.errors import FlywheelError, UsageError
from fw_gear_presidio.flywheel.batch import new_ledger, plan_batch, run_batch, write_summary
from fw_gear_presidio.flywheel.client import Site
from fw_gear_presidio.flywheel.ledger import BatchJob, Ledger
from tests.fake_flywheel import FakeFlywheel

GEAR = "presidio-image-redactor"
REDACT = {"Baseline Operating Mode": "Dynamic PHI Redaction"}


class Killed(BaseException):
    """What the operating system does to a launcher."""


@pytest.fixture(autouse=True)
def _no_polling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fw_gear_presidio.flywheel.batch.POLL_SECONDS", 0.0)


@pytest.fixture
def site(fake: FakeFlywheel) -> Site:
    fake.state.add("gears", gear={"name": GEAR, "version": "0.1.0"}, category="converter")
    return Site.connect(fake.api_key)


def fill(fake: FakeFlywheel, files: int, acquisitions: int) -> list[str]:
    places = [fake.state.add_acquisition(f"acq{n}") for n in range(acquisitions)]
    return [fake.state.add_file(places[n % acquisitions], f"{n}.dcm") for n in range(files)]


def launched(fake: FakeFlywheel) -> Counter[tuple[str, str]]:
    images = [job["inputs"]["image_file"] for job in fake.state.all("jobs")]
    return Counter((image["id"], image["name"]) for image in images)


def assert_each_once(fake: FakeFlywheel, files: int) -> None:
    assert len(launched(fake)) == files
    assert set(launched(fake).values()) == {1}


def test_two_hundred_files_killed_half_way_and_resumed(
    fake: FakeFlywheel, site: Site, tmp_path: Path
) -> None:
    fill(fake, 200, 60)
    plan = plan_batch(site, "grp/study", REDACT)
    assert len(plan.todo) == 200
    ledger = new_ledger(tmp_path / "batch.jsonl", plan)
    seen: list[BatchJob] = []

    def kill(job: BatchJob) -> None:
        seen.append(job)
        if len(launched(fake)) == 100:
            raise Killed

    with pytest.raises(Killed):
        run_batch(site, plan, ledger, on_change=kill)
    assert len(launched(fake)) == 100
    again = Ledger.resume(tmp_path / "batch.jsonl", plan.identity)
    jobs = run_batch(site, plan, again)
    assert_each_once(fake, 200)
    assert {job.state for job in jobs} == {"complete"}
    assert len(jobs) == 200
    assert fake.state.most_at_once <= 20
    write_summary(tmp_path / "summary.csv", jobs)
    with (tmp_path / "summary.csv").open() as stream:
        assert len(list(csv.DictReader(stream))) == 200


@pytest.mark.parametrize("applied", [True, False])
def test_killed_between_launch_and_note(
    fake: FakeFlywheel, site: Site, tmp_path: Path, applied: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(fake, 5, 2)
    plan = plan_batch(site, "grp/study", {})
    ledger = new_ledger(tmp_path / "batch.jsonl", plan)
    real = Site.add_job

    def killed(self: Site, body: dict[str, Any]) -> Any:
        if len(fake.state.all("jobs")) == 2:
            if applied:
                real(self, body)
            raise Killed
        return real(self, body)

    with monkeypatch.context() as patch:
        patch.setattr(Site, "add_job", killed)
        with pytest.raises(Killed):
            run_batch(site, plan, ledger)
    run_batch(site, plan, Ledger.resume(tmp_path / "batch.jsonl", plan.identity))
    assert_each_once(fake, 5)


def test_killed_at_a_launch_whose_file_is_done_by_now(
    fake: FakeFlywheel, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = fill(fake, 2, 1)
    plan = plan_batch(site, "grp/study", {})
    path = tmp_path / "batch.jsonl"
    ledger = new_ledger(path, plan)
    real = Site.add_job

    def killed(self: Site, body: dict[str, Any]) -> Any:
        real(self, body)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Site, "add_job", killed)
        with pytest.raises(Killed):
            run_batch(site, plan, ledger)
    done = {"mode": "Detection Only", "exit_code": 0, "file_version": 1}
    fake.state.get("files", files[0])["info"] = {GEAR: done}
    again = plan_batch(site, "grp/study", {})
    assert len(again.todo) == 1
    jobs = run_batch(site, again, Ledger.resume(path, again.identity))
    assert [(job.name, job.state) for job in jobs] == [("0.dcm", "complete"), ("1.dcm", "complete")]
    assert_each_once(fake, 2)


def test_killed_while_writing_the_ledger(fake: FakeFlywheel, site: Site, tmp_path: Path) -> None:
    fill(fake, 3, 1)
    plan = plan_batch(site, "grp/study", {})
    path = tmp_path / "batch.jsonl"
    run_batch(site, plan, new_ledger(path, plan))
    path.write_text(path.read_text()[:-20])
    jobs = run_batch(site, plan, Ledger.resume(path, plan.identity))
    assert_each_once(fake, 3)
    assert {job.state for job in jobs} == {"complete"}
    assert len(Ledger.resume(path, plan.identity).jobs) == 3


@pytest.mark.parametrize("what", [429, 503, "drop"])
@pytest.mark.parametrize("applied", [True, False])
def test_a_launch_whose_answer_is_lost(
    fake: FakeFlywheel, site: Site, tmp_path: Path, what: int | str, applied: bool
) -> None:
    fill(fake, 4, 2)
    plan = plan_batch(site, "grp/study", {})
    fake.fail("POST", "/jobs/add", what, applied=applied, skip=1)
    run_batch(site, plan, new_ledger(tmp_path / "batch.jsonl", plan))
    assert_each_once(fake, 4)


def test_what_is_done_or_an_output_gets_no_job(
    fake: FakeFlywheel, site: Site, tmp_path: Path
) -> None:
    acquisition = fake.state.add_acquisition()
    summary = {"mode": "Dynamic PHI Redaction", "exit_code": 0, "file_version": 1}

    def add(name: str, tags: tuple[str, ...] = (GEAR, "PHI-Found"), **changed: Any) -> None:
        info = {GEAR: {**summary, **changed}} if tags else {}
        fake.state.add_file(acquisition, name, tags=tags, info=info)

    add("done.dcm")
    add("failed.dcm", exit_code=3)
    add("newer.dcm", file_version=0)
    add("other mode.dcm", mode="Detection Only")
    add("new.dcm", tags=())
    fake.state.add_file(acquisition, "redacted_done.dcm", tags=(GEAR,))
    fake.state.add_file(acquisition, "bbox.zip", tags=(GEAR,))
    fake.state.add_file(acquisition, "redacted_by_others.dcm")
    fake.state.add_file(acquisition, "notes.txt", type="text")
    plan = plan_batch(site, acquisition, REDACT)
    names = {file.name for file in plan.todo}
    expected = {"failed.dcm", "newer.dcm", "other mode.dcm", "new.dcm", "redacted_by_others.dcm"}
    assert names == expected
    assert [file.name for file in plan.done] == ["done.dcm"]
    assert [file.name for file in plan.outputs] == ["redacted_done.dcm", "bbox.zip"]
    assert fake.writes == [], "a dry run is a plan"


def test_a_job_is_what_flywheel_asks_for(fake: FakeFlywheel, site: Site, tmp_path: Path) -> None:
    file_id = fill(fake, 1, 1)[0]
    plan = plan_batch(site, "grp/study", REDACT)
    ledger = new_ledger(tmp_path / "batch.jsonl", plan)
    run_batch(site, plan, ledger)
    body = fake.sent("POST", "/jobs/add")[0].body
    parent = fake.state.get("files", file_id)["parent_ref"]
    assert body["inputs"] == {"image_file": {**parent, "name": "0.dcm"}}
    assert body["destination"] == parent
    assert body["config"]["Baseline Operating Mode"] == "Dynamic PHI Redaction"
    assert body["config"]["Transformer Score Threshold"] == 30
    assert "Assignees" not in body["config"]
    batch = f"{GEAR}-{ledger.batch_id}"
    assert body["tags"] == [batch, f"{batch}-{file_id}"]


@pytest.mark.parametrize("hidden", [True, False])
@pytest.mark.parametrize("by", ["id", "label"])
def test_a_collection(fake: FakeFlywheel, site: Site, by: str, hidden: bool) -> None:
    fill(fake, 12, 6)
    fake.hides_collections, fake.page_limit = hidden, 2
    members = list(fake.state.collections["acquisitions"])[:5]
    collection = fake.state.add("collections", label="some", members=members)
    fake.state.add("collections", label="other", members=[])
    given = {"id": collection, "label": "collections/some"}[by]
    plan = plan_batch(site, given, {})
    assert len(plan.todo) == 10
    assert plan.container_id == collection


def test_a_label_of_no_or_of_two_collections(fake: FakeFlywheel, site: Site) -> None:
    with pytest.raises(FlywheelError, match="no collection"):
        plan_batch(site, "collections/twin", {})
    for _ in range(2):
        fake.state.add("collections", label="twin", members=[])
    with pytest.raises(UsageError, match="2 collections"):
        plan_batch(site, "collections/twin", {})


@pytest.mark.parametrize("depth", range(4))
@pytest.mark.parametrize("by", ["id", "path"])
def test_every_level(fake: FakeFlywheel, site: Site, depth: int, by: str) -> None:
    """Only what lies below the container, on each level of the hierarchy."""
    fill(fake, 4, 2)
    kind = ("project", "subject", "session", "acquisition")[depth]
    place = fake.state.all(f"{kind}s")[0]
    path = "/".join(["grp", "study", "sub", "ses", "acq0"][: depth + 2])
    plan = plan_batch(site, place["_id"] if by == "id" else path, {})
    assert plan.container_id == place["_id"]
    assert len(plan.todo) == (4 if kind == "project" else 2)


def test_a_group_is_too_much(fake: FakeFlywheel, site: Site) -> None:
    with pytest.raises(UsageError, match="is a group"):
        plan_batch(site, "grp", {})


def test_failed_jobs_are_told(fake: FakeFlywheel, site: Site, tmp_path: Path) -> None:
    fill(fake, 3, 1)
    fake.state.fails = ("1.dcm",)
    plan = plan_batch(site, "grp/study", {})
    jobs = run_batch(site, plan, new_ledger(tmp_path / "batch.jsonl", plan))
    assert {job.name: job.state for job in jobs} == {
        "0.dcm": "complete",
        "1.dcm": "failed",
        "2.dcm": "complete",
    }


@pytest.mark.parametrize(
    "config", [{"Nose": 1}, {"Baseline Operating Mode": "Detection+ReaderTasks"}]
)
def test_options_are_checked_before_anything_is_launched(
    fake: FakeFlywheel, site: Site, config: dict[str, Any]
) -> None:
    with pytest.raises(UsageError):
        plan_batch(site, "grp/study", config)
    assert fake.writes == []


def test_a_ledger_belongs_to_one_batch(fake: FakeFlywheel, site: Site, tmp_path: Path) -> None:
    fill(fake, 1, 1)
    path = tmp_path / "batch.jsonl"
    plan = plan_batch(site, "grp/study", {})
    new_ledger(path, plan)
    with pytest.raises(UsageError, match="earlier batch"):
        new_ledger(path, plan)
    with pytest.raises(UsageError, match="other options"):
        Ledger.resume(path, plan_batch(site, "grp/study", REDACT).identity)
    with pytest.raises(UsageError, match="no batch"):
        Ledger.resume(tmp_path / "none.jsonl", plan.identity)


def test_unknown_places(fake: FakeFlywheel, site: Site) -> None:
    with pytest.raises(FlywheelError, match="404"):
        plan_batch(site, "grp/nowhere", {})
    with pytest.raises(FlywheelError, match="404"):
        plan_batch(site, "0" * 24, {})
