"""Which module is which mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fw_gear_presidio.modes import detect, dynamic_redact, reader_tasks, redact_all_text
from fw_gear_presidio.settings import Mode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fw_gear_presidio.modes.process import ModeProcess

PROCESS: Mapping[Mode, ModeProcess] = {
    Mode.DETECTION_ONLY: detect.process,
    Mode.READER_TASKS: reader_tasks.process,
    Mode.DYNAMIC_REDACTION: dynamic_redact.process,
    Mode.REDACT_ALL_TEXT: redact_all_text.process,
}
