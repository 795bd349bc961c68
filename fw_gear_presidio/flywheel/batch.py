"""The gear on every DICOM file of a container, one job per file, in bounded waves.

Not Flywheel's own batch proposals: these skip acquisitions that hold several DICOM files.
"""

from __future__ import annotations

import csv
import logging
import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fw_gear_presidio.errors import UsageError
from fw_gear_presidio.flywheel.client import Site
from fw_gear_presidio.flywheel.containers import BatchFile, files_below, find_container
from fw_gear_presidio.flywheel.ledger import LAUNCHING, BatchJob, Ledger
from fw_gear_presidio.flywheel.protocol import ensure
from fw_gear_presidio.manifest import gear_name, manifest
from fw_gear_presidio.settings import Settings

log = logging.getLogger(__name__)

WAVE = 20
"""Jobs under way at a time."""

POLL_SECONDS = 10.0

_OUTPUT_PREFIXES = ("bbox", "redacted")


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """What a batch is going to do: ``todo`` gets a job each, the others are left out."""

    container_id: str
    config: Mapping[str, Any]
    filters: str
    todo: tuple[BatchFile, ...]
    done: tuple[BatchFile, ...]
    outputs: tuple[BatchFile, ...]

    @property
    def identity(self) -> dict[str, Any]:
        """What a resumed batch must have in common with the one that was interrupted."""
        return {
            "container": self.container_id,
            "config": dict(self.config),
            "filters": self.filters,
        }


def plan_batch(
    site: Site, container: str, config: Mapping[str, Any], *, filters: str = "type=dicom"
) -> BatchPlan:
    """Look at the files of a container, given as :func:`find_container` takes it.

    ``config`` holds gear options by their manifest names; the others get their defaults.
    A file is done if this gear's record on it says that its present version went through this
    mode without an error. The gear's own images are no inputs. Raises UsageError for options
    the gear would not take: before, not in, every single job.
    """
    settings = Settings.from_gear_config(config)
    whole = {
        name: config.get(name, spec.get("default"))
        for name, spec in manifest()["config"].items()
        if config.get(name, spec.get("default")) is not None
    }
    place = find_container(site, container)
    kinds: dict[str, list[BatchFile]] = {"todo": [], "done": [], "outputs": []}
    for file in files_below(site, place, filters):
        if gear_name() in file.tags and file.name.startswith(_OUTPUT_PREFIXES):
            kinds["outputs"].append(file)
        elif _is_done(file, settings.mode.value):
            kinds["done"].append(file)
        else:
            kinds["todo"].append(file)
    return BatchPlan(
        place.container_id,
        whole,
        filters,
        tuple(kinds["todo"]),
        tuple(kinds["done"]),
        tuple(kinds["outputs"]),
    )


def _is_done(file: BatchFile, mode: str) -> bool:
    summary = file.info.get(gear_name()) or {}
    return (
        summary.get("mode") == mode
        and summary.get("exit_code") == 0
        and summary.get("file_version") == file.version
    )


def new_ledger(path: Path, plan: BatchPlan) -> Ledger:
    """The ledger of a batch that begins."""
    return Ledger.create(path, secrets.token_hex(6), plan.identity)


def run_batch(
    site: Site,
    plan: BatchPlan,
    ledger: Ledger,
    *,
    wave: int = WAVE,
    on_change: Callable[[BatchJob], None] = lambda _job: None,
) -> list[BatchJob]:
    """Launch what the ledger does not have yet, and follow all jobs to their end.

    Every file gets exactly one job, also if this is killed at any point and called again with
    the resumed ledger: each job carries a tag of its own, by which one is found again whose
    launch was not noted any more.
    """
    if wave < 1:
        raise UsageError("The number of jobs at a time must be at least 1.")
    gear_id = site.gear_id(gear_name())
    _settle(site, plan, ledger)
    wanted = {file.file_id: file for file in plan.todo}
    waiting = [file for key, file in wanted.items() if not _is_launched(ledger.jobs.get(key))]
    running = [job for job in ledger.jobs.values() if _is_launched(job) and not job.has_ended]
    while waiting or running:
        while waiting and len(running) < wave:
            job = _launch(site, plan, ledger, gear_id, waiting.pop(0))
            on_change(job)
            running.append(job)
        running = list(_follow(site, ledger, running, on_change))
        if len(running) >= wave or (running and not waiting):
            time.sleep(POLL_SECONDS)
    return list(ledger.jobs.values())


def _settle(site: Site, plan: BatchPlan, ledger: Ledger) -> None:
    """What was being launched when the launcher died, and is done by now."""
    todo = {file.file_id for file in plan.todo}
    for job in list(ledger.jobs.values()):
        if _is_launched(job) or job.file_id in todo:
            continue
        job_id = site.job_with_tag(_tag(ledger, job.file_id))
        if job_id is None:
            del ledger.jobs[job.file_id]  # somebody else has done it
        else:
            ledger.note(BatchJob(job.file_id, job.name, job_id, "pending"))


def _tag(ledger: Ledger, file_id: str) -> str:
    """The tag that only the job of this file in this batch has."""
    return f"{gear_name()}-{ledger.batch_id}-{file_id}"


def _is_launched(job: BatchJob | None) -> bool:
    return job is not None and job.job_id is not None


def _launch(site: Site, plan: BatchPlan, ledger: Ledger, gear_id: str, file: BatchFile) -> BatchJob:
    is_new = file.file_id not in ledger.jobs
    tag = _tag(ledger, file.file_id)
    ledger.note(BatchJob(file.file_id, file.name, None, LAUNCHING))
    parent = {"type": file.parent_type, "id": file.parent_id}
    body = {
        "gear_id": gear_id,
        "inputs": {"image_file": {**parent, "name": file.name}},
        "destination": parent,
        "config": dict(plan.config),
        "tags": [f"{gear_name()}-{ledger.batch_id}", tag],
        "priority": "medium",
    }
    job_id = ensure(
        lambda: site.job_with_tag(tag), lambda: site.add_job(body), "a job", known_missing=is_new
    )
    job = BatchJob(file.file_id, file.name, job_id, "pending")
    ledger.note(job)
    return job


def _follow(
    site: Site, ledger: Ledger, jobs: Sequence[BatchJob], on_change: Callable[[BatchJob], None]
) -> Iterator[BatchJob]:
    for job in jobs:
        assert job.job_id is not None
        now = ledger.note_state(job, site.job_state(job.job_id))
        if now != job:
            on_change(now)
        if not now.has_ended:
            yield now


def write_summary(path: Path, jobs: Sequence[BatchJob]) -> None:
    """A row per file: file id, name, job, state."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream)
        table.writerow(("file_id", "name", "job_id", "state"))
        table.writerows((job.file_id, job.name, job.job_id or "", job.state) for job in jobs)
