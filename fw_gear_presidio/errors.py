"""Every error the product raises on purpose: what happened, to what, and what to do.

Messages are shown to people and written to logs, so none carries text that was read
from an image or a value of a DICOM header. Each class knows the exit code of a run
that it ends; an error of one instance costs that instance alone.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of ``fw-presidio`` and of the gear."""

    DONE = 0
    INTERNAL_ERROR = 1
    USAGE = 2
    SOME_FAILED = 3
    NOTHING_DONE = 4
    FLYWHEEL = 5
    NOT_PROVEN = 6


class PresidioGearError(Exception):
    """Root of this product's errors."""

    exit_code = ExitCode.INTERNAL_ERROR


class UsageError(PresidioGearError):
    """An option, a configuration value or a box file is not usable. Found before any work."""

    exit_code = ExitCode.USAGE


class BoxFileError(UsageError):
    """A bbox_coords file is malformed, or was made for other images."""


class ModelError(UsageError):
    """A configured OCR engine or NER model cannot be loaded."""


class InputError(PresidioGearError):
    """An input as a whole cannot be opened: missing, not DICOM, an unsafe archive."""

    exit_code = ExitCode.NOTHING_DONE


class InstanceError(PresidioGearError):
    """One instance could not be processed."""

    exit_code = ExitCode.SOME_FAILED


class RefusedError(InstanceError):
    """The instance is of a kind this product does not handle, and says so before touching it."""


class NotAnImageError(RefusedError):
    """A DICOM object without pixels: a report, a document, a plan. Text in it is not cleaned."""


class NotDicomError(InstanceError):
    """A file that lies among DICOM images but is none, and does not claim to be one."""


REPAIR = "Repair the file first (for example with the dicom-fixer gear)."
GET_COMPLETE = "Get the complete file."


class UnreadableError(InstanceError):
    """The instance is damaged: its header or its pixels cannot be read.

    Says what is wrong, and what to do: repair the file, where nothing better is known.
    """

    def __init__(self, what: str, remedy: str = REPAIR) -> None:
        super().__init__(f"{what} {remedy}")


class OcrError(InstanceError):
    """The OCR engine failed on a frame. Never the same as "no text"."""


class NerError(InstanceError):
    """A recognizer or a model failed on the text of an instance."""


class VerificationError(InstanceError):
    """What was written is not what should have been written; it was not put in place."""


class FlywheelError(PresidioGearError):
    """The Flywheel side of the run failed or is missing."""

    exit_code = ExitCode.FLYWHEEL
