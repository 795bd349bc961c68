"""What surrounds every gear run: log, options, errors, and the record that is left of it."""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from fw_gear_presidio.domain import InstanceResult
from fw_gear_presidio.errors import ExitCode, PresidioGearError
from fw_gear_presidio.flywheel.context import Gear, init_logging, open_gear
from fw_gear_presidio.flywheel.metadata import GearOutcome, record
from fw_gear_presidio.progress import printable
from fw_gear_presidio.settings import Settings

log = logging.getLogger(__name__)


class Report(Protocol):
    """What the pipeline says of a run."""

    @property
    def exit_code(self) -> ExitCode: ...
    @property
    def phi_found(self) -> bool | None: ...
    @property
    def results(self) -> tuple[InstanceResult, ...]: ...
    @property
    def outputs(self) -> tuple[Path, ...]: ...
    @property
    def recognizers(self) -> tuple[str, ...]: ...


Process = Callable[[Gear, Settings], Report]


def run_gear(folder: Path | None, process: Process) -> int:
    """Run ``process`` on the gear laid out in ``folder`` (default: the current one).

    Returns the exit code. Tags and metadata are written whatever becomes of ``process``.
    Nothing is raised, and no traceback printed: it may quote what was read from an image.
    """
    init_logging(debug=False)
    try:
        with open_gear(folder) as gear:
            init_logging(debug=gear.config.get("debug") is True)
            return int(record(gear, _outcome(gear, process)))
    except Exception as error:  # noqa: BLE001 - whatever it is, its message may hold PHI
        return int(_told(error))


def _outcome(gear: Gear, process: Process) -> GearOutcome:
    settings = None
    try:
        settings = Settings.from_gear_config(gear.config)
        report = process(gear, settings)
    except Exception as error:  # noqa: BLE001 - see run_gear
        return GearOutcome(_told(error), settings=settings)
    for result in report.results:
        if result.outcome.is_failure:
            log.error("%s: %s: %s", printable(result.name), result.outcome, result.message)
    return GearOutcome(
        report.exit_code,
        report.phi_found,
        settings,
        report.results,
        report.outputs,
        report.recognizers,
    )


def _told(error: Exception) -> ExitCode:
    """Log the error; returns the exit code of a run that it ends."""
    if isinstance(error, PresidioGearError):
        log.error("%s", error)
        return error.exit_code
    log.critical("%s", _unforeseen(error))
    return ExitCode.INTERNAL_ERROR


def _unforeseen(error: Exception) -> str:
    """What and where, without the error's own text."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    kind = type(error).__name__
    if isinstance(error, OSError) and error.errno is not None:
        kind = f"{kind} ({os.strerror(error.errno)})"
    return f"Unforeseen {kind} at {where.filename}:{where.lineno}. Report it with this line."
