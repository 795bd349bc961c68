"""The story of a run: inputs -> instances -> mode -> outputs in place -> report.

The command and the gear differ only in where ``Settings`` come from and in who reads the
report.
"""

from __future__ import annotations

import logging
import secrets
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fw_gear_presidio.batch import Batch, opened
from fw_gear_presidio.delivery import put_in_place
from fw_gear_presidio.dicom.source import Source, find_sources
from fw_gear_presidio.domain import InstanceIdentity, InstanceResult, Outcome, ReaderTaskService
from fw_gear_presidio.errors import (
    BoxFileError,
    ExitCode,
    FlywheelError,
    InputError,
    NotDicomError,
    UsageError,
)
from fw_gear_presidio.manifest import gear_version
from fw_gear_presidio.modes.reader_tasks import request_of
from fw_gear_presidio.modes.toolbox import Toolbox
from fw_gear_presidio.outputs import box_file, findings_csv
from fw_gear_presidio.progress import NoProgress, Progress, printable
from fw_gear_presidio.settings import Mode, Settings
from fw_gear_presidio.workers import run_tasks

if TYPE_CHECKING:
    from fw_gear_presidio.outputs.box_file import BoxedInstance

log = logging.getLogger(__name__)

_REASONS = 5
"""Most files that a message names."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """How a run ended: every instance, the files put in place, the recognizers that judged.

    ``error`` says what the run as a whole could not do, without PHI.
    """

    results: tuple[InstanceResult, ...]
    outputs: tuple[Path, ...]
    recognizers: tuple[str, ...] = ()
    error: FlywheelError | None = None

    @property
    def done(self) -> tuple[InstanceResult, ...]:
        """The instances that were processed to the end."""
        not_done = (Outcome.SKIPPED, Outcome.REFUSED, Outcome.FAILED)
        return tuple(result for result in self.results if result.outcome not in not_done)

    @property
    def failed(self) -> tuple[InstanceResult, ...]:
        return tuple(result for result in self.results if result.outcome.is_failure)

    @property
    def exit_code(self) -> ExitCode:
        if not self.done:
            return ExitCode.NOTHING_DONE
        if self.error is not None:
            return self.error.exit_code
        return ExitCode.SOME_FAILED if self.failed else ExitCode.DONE

    @property
    def phi_found(self) -> bool | None:
        """Whether PHI was found; None where it cannot be said: not everything was looked at."""
        if any(result.has_phi for result in self.results):
            return True
        unlooked = any(result.outcome is Outcome.PASSED_ON for result in self.results)
        return None if self.failed or unlooked or not self.done else False


def run(
    inputs: Sequence[Path],
    output: Path,
    settings: Settings,
    *,
    work: Path | None = None,
    bbox_coords: Sequence[Path] = (),
    jobs: int = 1,
    progress: Progress | None = None,
    reader_tasks: ReaderTaskService | None = None,
) -> RunReport:
    """Run one mode over files, zips of series and folders.

    ``work`` is where intermediate files live while the run lasts (default: below
    ``output``); nothing is left there. Raises UsageError and its kind before any work (with
    more than one job, ModelError at the first instance: models are loaded by the workers);
    what goes wrong with one instance is in the report.
    """
    _check(settings, inputs, output, bbox_coords, jobs)
    output.mkdir(parents=True, exist_ok=True)
    sources = _without_outputs(find_sources(inputs), inputs, output)
    if not sources:
        raise InputError("No file in the input. Give a DICOM file, a zip of a series or a folder.")
    _log_start(settings, len(sources))
    if settings.mode is Mode.READER_TASKS and reader_tasks is not None:
        reader_tasks.check(settings.assignees)
    with tempfile.TemporaryDirectory(prefix=".fw-presidio-", dir=work or output) as staging:
        boxes = _load_boxes(bbox_coords, sources, Path(staging))
        tools = Toolbox(settings, run_salt=secrets.token_hex(16))
        recognizers = () if boxes is not None else tools.active_recognizers
        if recognizers and jobs == 1:
            _ = tools.analyzer
        log.info("Active recognizers: %s", ", ".join(recognizers) or "none needed")
        batch = Batch(sources, output, settings, Path(staging), boxes, progress or NoProgress())
        scratch = Path(tempfile.mkdtemp(dir=staging))
        for done in run_tasks(batch.tasks(), tools, jobs, scratch, batch.progress.frame):
            batch.finish(done)
        outputs = [*batch.outputs, *_write_csv(batch.results, recognizers, output, settings)]
    for path in outputs:
        log.info("Output: %s", printable(str(path.relative_to(output))))
    error = _submit(batch.results, settings, reader_tasks)
    return RunReport(tuple(batch.results), tuple(outputs), recognizers, error)


def _check(
    settings: Settings,
    inputs: Sequence[Path],
    output: Path,
    bbox_coords: Sequence[Path],
    jobs: int,
) -> None:
    if output.exists() and not output.is_dir():
        raise UsageError("The output is a file; give a folder, new or existing.")
    if bbox_coords and settings.mode is not Mode.DYNAMIC_REDACTION:
        raise UsageError(
            f"A box file is only used by {Mode.DYNAMIC_REDACTION}; this run is {settings.mode}. "
            "Choose that mode, or leave the box file out."
        )
    if any(given.is_dir() and given.resolve() == output.resolve() for given in inputs):
        raise UsageError("The output folder is the input folder; give one of its own.")
    if jobs < 1:
        raise UsageError("The number of jobs must be at least 1.")


def _without_outputs(
    sources: Sequence[Source], inputs: Sequence[Path], output: Path
) -> list[Source]:
    """``sources`` without what an earlier run left in an output folder that lies in the input.

    A file that was named itself always counts.
    """
    place = output.resolve()
    if not any(given.is_dir() and place.is_relative_to(given.resolve()) for given in inputs):
        return list(sources)
    named = {given.resolve() for given in inputs}
    return [
        source
        for source in sources
        if source.path.resolve() in named or not source.path.resolve().is_relative_to(place)
    ]


def _log_start(settings: Settings, sources: int) -> None:
    log.info("presidio-image-redactor %s, mode: %s", gear_version(), settings.mode)
    log.info(
        "Options: score threshold %d, frequency threshold %d, DICOM metadata %s, entities %s, "
        "fill %s, OCR %s, assignees %d, debug %s; inputs: %d",
        settings.score_threshold,
        settings.frequency_threshold,
        "used" if settings.use_dicom_metadata else "not used",
        ",".join(sorted(settings.entities)),
        settings.fill,
        settings.ocr,
        len(settings.assignees),
        settings.debug,
        sources,
    )


def _load_boxes(
    paths: Sequence[Path], sources: Sequence[Source], staging: Path
) -> tuple[BoxedInstance, ...] | None:
    """Read the box files and hold them against the images before a single box is used."""
    if not paths:
        return None
    boxes = box_file.read_all(paths)
    unknown = list(boxes)
    unreadable = []
    for name, identity in opened(sources, staging):
        if not isinstance(identity, InstanceIdentity):
            if not isinstance(identity, NotDicomError):
                unreadable.append(f"{printable(name)}: {identity}")
            continue
        entry = box_file.entry_for(identity, boxes)
        if entry is not None:
            box_file.findings_for(entry, identity)
            unknown = [other for other in unknown if other is not entry]
    if unknown:
        raise BoxFileError(
            f"The box file has boxes for instance {unknown[0].label}, which is not among the "
            "inputs that can be read. Give the image the boxes were made for."
            + "".join(f"\n{reason}" for reason in unreadable[:_REASONS])
        )
    return boxes


def _write_csv(
    results: Sequence[InstanceResult], recognizers: Sequence[str], output: Path, settings: Settings
) -> list[Path]:
    """The review table: it quotes what was read, so a redaction leaves none beside its images."""
    final = output / findings_csv.file_name()
    final.unlink(missing_ok=True)
    if settings.mode.redacts or not any(result.identity for result in results):
        return []
    with tempfile.TemporaryDirectory(prefix=".fw-presidio-", dir=output) as staging:
        staged = Path(staging) / "findings.csv"
        findings_csv.write(staged, results, recognizers)
        return [put_in_place(staged, final)]


def _submit(
    results: Sequence[InstanceResult], settings: Settings, service: ReaderTaskService | None
) -> FlywheelError | None:
    """Hand the annotations to Flywheel; the documents are in place whatever happens there."""
    if settings.mode is not Mode.READER_TASKS:
        return None
    request = request_of(results, settings.assignees)
    if not any(result.identity for result in results):
        return None
    error: FlywheelError | None = None
    if service is None:
        error = FlywheelError(
            f"No ReaderTask was made for {len(request.annotations)} annotation(s): this run has "
            "no Flywheel connection. Run it as a gear, with its api-key input."
        )
    else:
        try:
            log.info("%s", service.submit(request))
        except FlywheelError as failed:
            error = failed
    if error is not None:
        log.error("%s", error)
    return error
