"""What a worker keeps between instances: settings, engines, UID map.

Of patients it keeps nothing but what the OCR engine has read of the series under way.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from fw_gear_presidio.dicom.uids import UidMap

if TYPE_CHECKING:
    from fw_gear_presidio.modes.scan import Scanner
    from fw_gear_presidio.settings import Settings
    from fw_gear_presidio.text.analyzer import Analyzer


class Toolbox:
    """The tools of one run in one process; engines are loaded when they are first needed.

    ``ocr_threads`` limits the cores OCR uses (None: all), so that workers share a machine.
    """

    def __init__(
        self, settings: Settings, run_salt: str, *, ocr_threads: int | None = None
    ) -> None:
        self.settings = settings
        self.run_salt = run_salt
        self._ocr_threads = ocr_threads
        self.uids = UidMap(run_salt)

    @cached_property
    def analyzer(self) -> Analyzer | None:
        """The recognizers; None in RedactAllText, which judges nothing."""
        if not self.settings.mode.judges_text:
            return None
        from fw_gear_presidio.text.analyzer import Analyzer  # noqa: PLC0415 - heavy, not always needed

        return Analyzer(self.settings)

    @cached_property
    def scanner(self) -> Scanner:
        from fw_gear_presidio.modes.scan import Scanner  # noqa: PLC0415 - heavy, not always needed
        from fw_gear_presidio.text.ocr import load_ocr  # noqa: PLC0415 - heavy, not always needed

        return Scanner(
            load_ocr(self.settings.ocr, threads=self._ocr_threads),
            self.analyzer,
            frequency_threshold=self.settings.frequency_threshold,
            every_frame=self.settings.every_frame,
        )

    @property
    def active_recognizers(self) -> tuple[str, ...]:
        """What judges the text, for the log and the CSV, if anything does. Loads nothing."""
        if not self.settings.mode.judges_text:
            return ()
        from fw_gear_presidio.text.analyzer import recognizer_names  # noqa: PLC0415 - see above

        return recognizer_names(self.settings)
