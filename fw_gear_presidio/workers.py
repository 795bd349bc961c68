"""Running tasks, in this process or in a pool: one bad instance costs that instance alone."""

from __future__ import annotations

import logging
import multiprocessing
import os
import shutil
import tempfile
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.domain import InstanceIdentity, InstanceResult, Outcome
from fw_gear_presidio.errors import (
    InstanceError,
    NotAnImageError,
    NotDicomError,
    RefusedError,
    UsageError,
)
from fw_gear_presidio.modes.process import Done, Task
from fw_gear_presidio.modes.registry import PROCESS
from fw_gear_presidio.modes.toolbox import Toolbox

if TYPE_CHECKING:
    from multiprocessing.queues import SimpleQueue

    from fw_gear_presidio.modes.scan import FrameProgress
    from fw_gear_presidio.settings import Settings

log = logging.getLogger(__name__)

CRASHED = (
    "The worker process died while it worked on this file (out of memory, or a crash in a "
    "decoder). Run this file alone, with more memory."
)


def run_task(task: Task, tools: Toolbox, progress: FrameProgress) -> Done:
    """Process one instance. Its errors become its outcome; usage errors end the run."""
    started = time.monotonic()
    identity: InstanceIdentity | None = None
    try:
        with DicomImage.open(task.path, task.name) as image:
            identity = image.identity
            processed = PROCESS[tools.settings.mode](image, task, tools, progress)
    except UsageError:
        raise
    except NotDicomError as error:
        result = InstanceResult(task.name, Outcome.SKIPPED, message=str(error))
        return Done(task, result)
    except NotAnImageError as error:
        if tools.settings.allow_uncleaned:
            shutil.copyfile(task.path, task.destination)
            return Done(task, InstanceResult(task.name, Outcome.PASSED_ON, notes=(str(error),)))
        result = InstanceResult(task.name, Outcome.REFUSED, identity, message=str(error))
    except RefusedError as error:
        result = InstanceResult(task.name, Outcome.REFUSED, identity, message=str(error))
    except InstanceError as error:
        result = InstanceResult(task.name, Outcome.FAILED, identity, message=str(error))
    except Exception as error:  # noqa: BLE001 - whatever a damaged file breaks costs that file alone
        result = InstanceResult(task.name, Outcome.FAILED, identity, message=describe(error))
    else:
        result = InstanceResult(
            task.name, processed.outcome, identity, processed.findings, processed.notes
        )
        texts = processed.texts if tools.settings.debug else ()
        return Done(task, replace(result, seconds=time.monotonic() - started), texts)
    task.destination.unlink(missing_ok=True)
    return Done(task, replace(result, seconds=time.monotonic() - started))


def describe(error: Exception) -> str:
    """What an unforeseen error was and where, without its text, which may quote a header."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    kind = type(error).__name__
    if isinstance(error, OSError) and error.errno is not None:
        return f"{kind}: {os.strerror(error.errno)} (at {where.name}, line {where.lineno})."
    return (
        f"Unexpected {kind} (at {where.name}, line {where.lineno}). "
        "The file may be damaged; if a viewer shows it well, please report this."
    )


def run_tasks(
    tasks: Iterable[Task], tools: Toolbox, jobs: int, scratch: Path, progress: FrameProgress
) -> Iterator[Done]:
    """Run tasks in order and yield them in order, over ``jobs`` processes.

    ``tasks`` is consumed lazily, at most a few tasks ahead of what is yielded. ``scratch``
    takes the temporary files of workers: it is removed also when a worker could not do it.
    """
    if jobs == 1:
        for task in tasks:
            yield run_task(task, tools, progress)
    else:
        yield from _pooled(iter(tasks), tools, jobs, scratch)


_tools: Toolbox | None = None


def _start_worker(
    settings: Settings, salt: str, shares: SimpleQueue[tuple[int, ...]], scratch: Path
) -> None:
    global _tools  # noqa: PLW0603 - a worker process has one toolbox for its life
    cores = shares.get()
    # Where a process cannot be bound to cores, it is at least told how many it has.
    bound = hasattr(os, "sched_setaffinity")
    if bound:
        os.sched_setaffinity(0, cores)
    # Tesseract gets its pictures as files. A worker that is killed leaves them behind.
    tempfile.tempdir = str(scratch)
    _tools = Toolbox(settings, salt, ocr_threads=None if bound else len(cores))


def _run_in_worker(task: Task) -> Done:
    assert _tools is not None
    return run_task(task, _tools, _ignore_frames)


def _ignore_frames(_done: int, _total: int) -> None:
    """Frames are not counted across processes: instances are."""


def _pooled(tasks: Iterator[Task], tools: Toolbox, jobs: int, scratch: Path) -> Iterator[Done]:
    def new_pool(workers: int) -> ProcessPoolExecutor:
        # spawn: a forked ONNX Runtime session deadlocks.
        spawn = multiprocessing.get_context("spawn")
        shares: SimpleQueue[tuple[int, ...]] = spawn.SimpleQueue()
        for share in shares_of(_cores(), workers):
            shares.put(share)
        start = (tools.settings, tools.run_salt, shares, scratch)
        return ProcessPoolExecutor(workers, spawn, _start_worker, start)

    pool = new_pool(jobs)
    waiting: deque[tuple[Task, Future[Done]]] = deque()
    try:
        for task in tasks:
            waiting.append((task, pool.submit(_run_in_worker, task)))
            if len(waiting) < 2 * jobs:
                continue
            done, pool = _collect(waiting, pool, lambda: new_pool(jobs), lambda: new_pool(1))
            yield from done
        while waiting:
            done, pool = _collect(waiting, pool, lambda: new_pool(jobs), lambda: new_pool(1))
            yield from done
    finally:
        pool.shutdown(cancel_futures=True)


def _cores() -> list[int]:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def shares_of(cores: Sequence[int], workers: int) -> list[tuple[int, ...]]:
    """Cores for each worker: equal shares, or one core to several workers where there are more."""
    size = max(1, len(cores) // workers)
    starts = [number * size % len(cores) for number in range(workers)]
    return [tuple(cores[start : start + size]) for start in starts]


def _collect(
    waiting: deque[tuple[Task, Future[Done]]],
    pool: ProcessPoolExecutor,
    restart: Callable[[], ProcessPoolExecutor],
    alone: Callable[[], ProcessPoolExecutor],
) -> tuple[list[Done], ProcessPoolExecutor]:
    """The oldest task's result. After a crash, every task under way again, each alone."""
    future = waiting[0][1]
    try:
        done = future.result()
    except BrokenProcessPool:
        log.warning("A worker process died; the files under way are run again one by one.")
        pool.shutdown(cancel_futures=True)
        finished = [_result_or_rerun(one, started, alone) for one, started in waiting]
        waiting.clear()
        return finished, restart()
    waiting.popleft()
    return [done], pool


def _result_or_rerun(
    task: Task, future: Future[Done], alone: Callable[[], ProcessPoolExecutor]
) -> Done:
    if future.done() and not future.cancelled() and future.exception() is None:
        return future.result()
    with alone() as pool:
        try:
            return pool.submit(_run_in_worker, task).result()
        except BrokenProcessPool:
            task.destination.unlink(missing_ok=True)
            return Done(task, InstanceResult(task.name, Outcome.FAILED, message=CRASHED))
