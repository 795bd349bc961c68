"""Sources in, tasks out, results back in order: what is open while a run lasts."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fw_gear_presidio.delivery import Delivery, put_in_place
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.source import Member, Source, SourceKind, open_members
from fw_gear_presidio.domain import InstanceIdentity, InstanceResult, Outcome
from fw_gear_presidio.errors import InputError, InstanceError
from fw_gear_presidio.modes.process import Done, Task
from fw_gear_presidio.outputs.box_file import BoxedInstance, entry_for
from fw_gear_presidio.progress import printable
from fw_gear_presidio.related import groups_of, with_references

if TYPE_CHECKING:
    from fw_gear_presidio.progress import Progress
    from fw_gear_presidio.settings import Settings

log = logging.getLogger(__name__)

UNLISTED = (
    "The box file does not list this instance, so nothing says what to redact on it. Run a "
    "detection that includes it, or list it with an empty list of boxes."
)


@dataclass
class _OpenSource:
    """A source whose instances are under way, or that waits for those it refers to."""

    delivery: Delivery
    workdir: Path
    waiting: int
    finished: list[Done] = field(default_factory=list)


class Batch:
    """Opens sources one after the other, and delivers each when its last instance is done.

    Sources that refer to each other are delivered together, when all of them are done.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        output: Path,
        settings: Settings,
        staging: Path,
        boxes: Sequence[BoxedInstance] | None,
        progress: Progress,
    ) -> None:
        self._sources = sources
        self._output = output
        self._settings = settings
        self._staging = staging
        self._boxes = boxes
        self._open: dict[int, _OpenSource] = {}
        self._done: set[int] = set()
        self._results: dict[int, list[InstanceResult]] = {n: [] for n in range(len(sources))}
        self.progress = progress
        self.outputs: list[Path] = []
        progress.expect(sum(source.kind is SourceKind.FILE for source in sources))

    @cached_property
    def _groups(self) -> list[frozenset[int]]:
        """Which sources refer to each other; every header is read for that, so not before the
        workers have something to do.
        """
        return groups_of(self._sources, self._staging)

    @property
    def results(self) -> list[InstanceResult]:
        """Of every instance, in the order of the sources and their members."""
        return [result for results in self._results.values() for result in results]

    def tasks(self) -> Iterator[Task]:
        """The instances of all sources; a source is opened when its turn comes."""
        for number, source in enumerate(self._sources):
            delivery = Delivery(source, self._output, self._settings)
            delivery.clear()
            workdir = Path(tempfile.mkdtemp(dir=self._staging))
            try:
                members = open_members(source, workdir)
            except InputError as error:
                failed = InstanceResult(source.label, Outcome.FAILED, message=str(error))
                self._record(number, failed)
                self._source_done(number)
                continue
            if source.kind is SourceKind.ARCHIVE:
                self.progress.expect(len(members))
            tasks = [self._task(number, n, member, workdir) for n, member in enumerate(members)]
            ready = [task for task in tasks if task is not None]
            self._open[number] = _OpenSource(delivery, workdir, len(ready))
            if not ready:
                self._source_done(number)
            yield from ready

    def _task(self, source: int, number: int, member: Member, workdir: Path) -> Task | None:
        boxes = None
        destination = workdir / f"{number:06d}.out"
        if self._boxes is not None:
            identity = _identity(member)
            if isinstance(identity, InstanceIdentity):
                boxes = entry_for(identity, self._boxes)
                if boxes is None:
                    failed = InstanceResult(member.name, Outcome.FAILED, identity, message=UNLISTED)
                    self._record(source, failed)
                    return None
            else:
                # Cannot be opened: let it fail, or be skipped, with its own reason, unscanned.
                boxes = BoxedInstance("", member.name, None, None, None, ())
        return Task(source, member.path, member.name, destination, boxes)

    def finish(self, done: Done) -> None:
        """Take one result; deliver what was only waiting for it."""
        number = done.task.source
        source = self._open[number]
        source.finished.append(done)
        self._record(number, done.result)
        if len(source.finished) == source.waiting:
            self._source_done(number)

    def _source_done(self, number: int) -> None:
        self._done.add(number)
        group = self._groups[number]
        if not group <= self._done:
            return
        opened = [self._open.pop(n) for n in sorted(group) if n in self._open]
        finished = [done for source in opened for done in source.finished]
        followed = iter(self._followed(finished))
        ready: list[tuple[Path, Path]] = []
        for source in opened:
            good = [next(followed) for _done in source.finished]
            ready += source.delivery.ready(good, source.workdir)
        # Nothing but moves from here on: what refers to each other appears together.
        self.outputs += [put_in_place(staged, final) for staged, final in ready]
        for source in opened:
            shutil.rmtree(source.workdir)

    def _followed(self, finished: list[Done]) -> Iterator[Done]:
        for before, after in zip(finished, with_references(finished), strict=True):
            if after is not before:
                results = self._results[after.task.source]
                results[results.index(before.result)] = after.result
            yield after

    def _record(self, source: int, result: InstanceResult) -> None:
        self._results[source].append(result)
        for note in result.notes:
            log.info("%s: %s", printable(result.name), note)
        self.progress.finished(result)


def identities(sources: Sequence[Source], staging: Path) -> Iterator[InstanceIdentity]:
    """Of the instances that can be opened."""
    for _name, identity in opened(sources, staging):
        if isinstance(identity, InstanceIdentity):
            yield identity


def opened(
    sources: Sequence[Source], staging: Path
) -> Iterator[tuple[str, InstanceIdentity | InstanceError | InputError]]:
    """The name of every file, with its identity or why it cannot be opened."""
    for source in sources:
        with tempfile.TemporaryDirectory(dir=staging) as workdir:
            try:
                members = open_members(source, Path(workdir))
            except InputError as error:
                yield source.label, error
                continue
            for member in members:
                yield member.name, _identity(member)


def _identity(member: Member) -> InstanceIdentity | InstanceError:
    try:
        with DicomImage.open(member.path, member.name) as image:
            return image.identity
    except InstanceError as error:
        return error
