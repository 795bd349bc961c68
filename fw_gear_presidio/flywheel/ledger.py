"""What a batch has done so far, in a file that survives the launcher: one JSON record a line."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from fw_gear_presidio.errors import UsageError

LAUNCHING = "launching"
"""Asked for, answer not seen: the site may or may not have the job."""

ENDED = frozenset({"complete", "failed", "cancelled"})


@dataclass(frozen=True, slots=True)
class BatchJob:
    """One file of a batch and its job; ``state`` is Flywheel's job state, or LAUNCHING."""

    file_id: str
    name: str
    job_id: str | None
    state: str

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED


class Ledger:
    """Appends every change before anything depends on it; the last record of a file counts."""

    def __init__(self, path: Path, batch_id: str, jobs: dict[str, BatchJob]) -> None:
        self._path = path
        self.batch_id = batch_id
        self.jobs = jobs

    @classmethod
    def create(cls, path: Path, batch_id: str, plan: dict[str, Any]) -> Ledger:
        """A new ledger; raises UsageError if there is one at ``path``."""
        if path.exists():
            raise UsageError(f"{path} holds an earlier batch. Resume it, or choose another file.")
        ledger = cls(path, batch_id, {})
        ledger._append({"batch": batch_id, "plan": plan})
        return ledger

    @classmethod
    def resume(cls, path: Path, plan: dict[str, Any]) -> Ledger:
        """The ledger of an interrupted batch; raises UsageError if it was another batch's."""
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
            # A launcher that was killed while writing leaves half a last line.
            records = [json.loads(line) for line in lines[:-1]]
            head, entries = records[0], records[1:]
            batch_id, made_for = head["batch"], head["plan"]
            jobs = {entry["file_id"]: BatchJob(**entry) for entry in entries}
        except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
            raise UsageError(f"{path} holds no batch that could be resumed.") from error
        if made_for != plan:
            raise UsageError(f"{path} is of a batch with another container or other options.")
        if lines[-1]:
            path.write_text("".join(line + "\n" for line in lines[:-1]), encoding="utf-8")
        return cls(path, batch_id, jobs)

    def note(self, job: BatchJob) -> None:
        self._append(asdict(job))
        self.jobs[job.file_id] = job

    def note_state(self, job: BatchJob, state: str) -> BatchJob:
        changed = replace(job, state=state)
        if changed != job:
            self.note(changed)
        return changed

    def _append(self, record: dict[str, Any]) -> None:
        with self._path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(record) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
