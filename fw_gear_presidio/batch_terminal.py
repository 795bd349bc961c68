"""What a person at the terminal sees of a batch: its jobs while they run, and a closing table."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from fw_gear_presidio.progress import printable

if TYPE_CHECKING:
    from fw_gear_presidio.flywheel.ledger import BatchJob

_STYLES = {"complete": "green", "failed": "bold red", "cancelled": "yellow"}


class Display(Protocol):
    """Told of every job that is launched or changes its state."""

    def __call__(self, job: BatchJob, /) -> None: ...


@contextmanager
def shown_jobs(todo: Iterable[str], known: Iterable[BatchJob]) -> Iterator[Display]:
    """A bar on a terminal, plain lines elsewhere.

    ``todo`` are the ids of the files that get a job, ``known`` the jobs of an interrupted batch.
    """
    jobs = {job.file_id: job for job in known}
    total = len({*todo, *jobs})
    if not sys.stderr.isatty():
        yield _Lines(jobs, total)
        return
    columns = (
        TextColumn("jobs"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        yield _Bar(jobs, total, bar)


def _ended(jobs: dict[str, BatchJob]) -> int:
    return sum(job.has_ended for job in jobs.values())


class _Lines:
    """A line per change, for log files."""

    def __init__(self, jobs: dict[str, BatchJob], total: int) -> None:
        self._jobs = jobs
        self._total = total

    def __call__(self, job: BatchJob, /) -> None:
        self._jobs[job.file_id] = job
        line = f"[{_ended(self._jobs)}/{self._total}] {printable(job.name)}: {job.state}"
        print(line, file=sys.stderr, flush=True)


class _Bar:
    """One bar of ended jobs, and how many are under way or went wrong."""

    def __init__(self, jobs: dict[str, BatchJob], total: int, bar: Progress) -> None:
        self._jobs = jobs
        self._bar = bar
        self._task = bar.add_task("", total=total)
        self._show()

    def __call__(self, job: BatchJob, /) -> None:
        self._jobs[job.file_id] = job
        self._show()

    def _show(self) -> None:
        states = Counter(job.state for job in self._jobs.values())
        ended = _ended(self._jobs)
        said = f"{len(self._jobs) - ended} under way"
        bad = states["failed"] + states["cancelled"]
        if bad:
            said += f", [bold red]{bad} failed[/]"
        self._bar.update(self._task, completed=ended, description=said)


def print_jobs(jobs: Sequence[BatchJob]) -> None:
    """The closing table: files by state, and each job that did not complete."""
    console = Console()
    if not console.is_terminal:
        # A log keeps whole lines: nothing is folded to an imagined width.
        console = Console(width=200)
    table = Table(title="presidio-image-redactor: batch")
    for column in ("state", "files", "file", "job"):
        table.add_column(column, justify="right" if column == "files" else "left", overflow="fold")
    for state, count in sorted(Counter(job.state for job in jobs).items()):
        told = [] if state == "complete" else [job for job in jobs if job.state == state]
        names = "\n".join(escape(printable(job.name)) for job in told)
        ids = "\n".join(job.job_id or "-" for job in told)
        style = _STYLES.get(state, "default")
        table.add_row(f"[{style}]{escape(state)}[/]", str(count), names, ids)
    console.print(table)
