"""The gear's entry point: gear folder -> Settings -> pipeline -> tags and metadata -> exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fw_gear_presidio.flywheel.gear_run import run_gear
from fw_gear_presidio.flywheel.reader_tasks import FlywheelReaderTasks
from fw_gear_presidio.settings import Mode, Settings

if TYPE_CHECKING:
    from fw_gear_presidio.flywheel.context import Gear
    from fw_gear_presidio.pipeline import RunReport


def main(folder: Path | None = None) -> int:
    """Run the gear laid out in ``folder`` (default: the current one); returns its exit code."""
    return run_gear(folder, process)


def process(gear: Gear, settings: Settings) -> RunReport:
    """Run the mode on the image and leave its documents in the gear's output folder."""
    image, boxes = gear.image, gear.boxes
    from fw_gear_presidio.pipeline import run  # noqa: PLC0415 - heavy: options are checked first

    tasks = FlywheelReaderTasks(gear) if settings.mode is Mode.READER_TASKS else None
    return run(
        [image.path], gear.output, settings, work=gear.work, bbox_coords=boxes, reader_tasks=tasks
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
