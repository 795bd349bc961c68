"""The gear's entry point: gear folder -> Settings -> pipeline -> tags and metadata -> exit code."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from pathlib import Path

from fw_gear_presidio.errors import ExitCode, PresidioGearError
from fw_gear_presidio.flywheel.context import Gear, init_logging, open_gear
from fw_gear_presidio.flywheel.metadata import GearOutcome, record
from fw_gear_presidio.flywheel.reader_tasks import FlywheelReaderTasks
from fw_gear_presidio.progress import printable
from fw_gear_presidio.settings import Mode, Settings

log = logging.getLogger("fw_gear_presidio.gear")


def main(folder: Path | None = None) -> int:
    """Run the gear laid out in ``folder`` (default: the current one); returns its exit code."""
    init_logging(debug=False)
    try:
        with open_gear(folder) as gear:
            init_logging(debug=gear.config.get("debug") is True)
            return int(record(gear, _run(gear)))
    except PresidioGearError as error:
        log.error("%s", error)  # noqa: TRY400 - a traceback may quote what was read
        return int(error.exit_code)
    except Exception as error:  # noqa: BLE001 - whatever it is, its message may hold PHI
        log.critical("%s", _unforeseen(error))
        return int(ExitCode.INTERNAL_ERROR)


def _run(gear: Gear) -> GearOutcome:
    """Nothing escapes: the tags are written after any failure, and no traceback is, for it may
    quote what was read from an image.
    """
    settings = None
    try:
        settings = Settings.from_gear_config(gear.config)
        image, boxes = gear.image, gear.boxes
        from fw_gear_presidio.pipeline import run  # noqa: PLC0415 - heavy: options are checked first

        tasks = FlywheelReaderTasks(gear) if settings.mode is Mode.READER_TASKS else None
        report = run(
            [image.path],
            gear.output,
            settings,
            work=gear.work,
            bbox_coords=boxes,
            reader_tasks=tasks,
        )
    except PresidioGearError as error:
        log.error("%s", error)  # noqa: TRY400
        return GearOutcome(error.exit_code, settings=settings)
    except Exception as error:  # noqa: BLE001 - whatever it is, its message may hold PHI
        log.critical("%s", _unforeseen(error))
        return GearOutcome(ExitCode.INTERNAL_ERROR, settings=settings)
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


def _unforeseen(error: Exception) -> str:
    """What and where, without the error's own text."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    kind = type(error).__name__
    if isinstance(error, OSError) and error.errno is not None:
        kind = f"{kind} ({os.strerror(error.errno)})"
    return f"Unforeseen {kind} at {where.filename}:{where.lineno}. Report it with this line."


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
