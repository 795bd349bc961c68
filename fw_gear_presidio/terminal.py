"""What a person at the terminal sees: progress while a run lasts, and its closing table."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table

from fw_gear_presidio.domain import InstanceResult, Outcome
from fw_gear_presidio.progress import NoProgress, Progress, printable

_STYLES = {
    Outcome.PHI_FOUND: "yellow",
    Outcome.NO_PHI_FOUND: "green",
    Outcome.REDACTED: "green",
    Outcome.UNCHANGED: "green",
    Outcome.PASSED_ON: "yellow",
    Outcome.SKIPPED: "dim",
    Outcome.REFUSED: "bold red",
    Outcome.FAILED: "bold red",
}


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Progress]:
    """A bar on a terminal, plain lines elsewhere, nothing when ``quiet``."""
    if quiet:
        yield NoProgress()
    elif not sys.stderr.isatty():
        yield _Lines()
    else:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Bar(*columns, console=Console(stderr=True)) as bar:
            yield _Bars(bar)


class _Lines:
    """One line per finished instance, for log files."""

    def __init__(self) -> None:
        self._expected = 0
        self._done = 0

    def expect(self, instances: int) -> None:
        self._expected += instances

    def frame(self, done: int, total: int) -> None:
        if done % 100 == 0 and done < total:
            print(f"  frame {done} of {total}", file=sys.stderr, flush=True)

    def finished(self, result: InstanceResult, /) -> None:
        self._done += 1
        self._expected = max(self._expected, self._done)
        print(
            f"[{self._done}/{self._expected}] {printable(result.name)}: {result.outcome}, "
            f"{boxes_of(result)} box(es), {result.seconds:.1f} s",
            file=sys.stderr,
            flush=True,
        )


class _Bars:
    """A bar of instances, and one of the frames of a cine."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._instances = bar.add_task("images", total=0)
        self._frames = bar.add_task("frames", total=1, visible=False)
        self._expected = 0

    def expect(self, instances: int) -> None:
        self._expected += instances
        self._bar.update(self._instances, total=self._expected)

    def frame(self, done: int, total: int) -> None:
        self._bar.update(self._frames, completed=done, total=total, visible=total > 1)

    def finished(self, _result: InstanceResult, /) -> None:
        self._bar.update(self._instances, advance=1)
        self._bar.update(self._frames, visible=False)


def boxes_of(result: InstanceResult) -> int:
    return sum(len(finding.boxes) for finding in result.findings)


def print_table(results: Sequence[InstanceResult]) -> None:
    """The closing table: instance, frames, boxes by entity, outcome, seconds."""
    console = Console()
    if not console.is_terminal:
        # A log keeps whole lines: nothing is folded to an imagined width.
        console = Console(width=200)
    table = Table(title="presidio-image-redactor")
    table.add_column("instance", overflow="fold")
    table.add_column("frames", justify="right")
    table.add_column("boxes", overflow="fold")
    table.add_column("outcome")
    table.add_column("seconds", justify="right")
    for result in results:
        table.add_row(
            escape(printable(result.name)),
            str(result.identity.number_of_frames) if result.identity else "-",
            _boxes(result) or "-",
            f"[{_STYLES[result.outcome]}]{result.outcome}[/]",
            f"{result.seconds:.1f}",
        )
    console.print(table)
    counts = Counter(result.outcome for result in results)
    console.print(", ".join(f"{count} {outcome}" for outcome, count in counts.items()))


def _boxes(result: InstanceResult) -> str:
    counts: Counter[str] = Counter()
    for finding in result.findings:
        counts[finding.entity.value] += len(finding.boxes)
    return ", ".join(f"{count} {entity}" for entity, count in sorted(counts.items()))
