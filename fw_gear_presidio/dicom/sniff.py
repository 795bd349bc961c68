"""Telling DICOM from other files by content."""

from __future__ import annotations

import struct
from pathlib import PurePosixPath
from typing import BinaryIO

from fw_gear_presidio.dicom.source import DICOM_EXTENSIONS, is_junk
from fw_gear_presidio.errors import NotDicomError, RefusedError, UnreadableError

PREAMBLE_BYTES = 128
_FIRST_GROUPS = (0x0002, 0x0008)
_MAX_FIRST_VALUE = 1024
"""The first attribute of a file is a short one: a group length, a character set, a UID."""


def check_is_dicom(stream: BinaryIO, name: str) -> None:
    """Leave ``stream`` at its start if it is DICOM.

    Raises NotDicomError for another file, UnreadableError for one whose name says DICOM,
    RefusedError for an archive inside the input.
    """
    start = stream.read(PREAMBLE_BYTES + 4)
    stream.seek(0)
    if start[PREAMBLE_BYTES:] == b"DICM" or _starts_with_attribute(start):
        return
    if is_junk(name):
        raise NotDicomError("Left by an operating system; not an image.")
    if PurePosixPath(name).suffix.lower() in DICOM_EXTENSIONS:
        raise UnreadableError(
            "The name says DICOM, the content does not.", "Check how the file was made or sent."
        )
    if start[:4] == b"PK\x03\x04":
        raise RefusedError("An archive inside the input is not opened. Unpack it first.")
    raise NotDicomError("Not a DICOM file.")


def _starts_with_attribute(start: bytes) -> bool:
    """Whether a dataset without preamble begins here (PS3.5 7.1)."""
    if len(start) < 8:
        return False
    for order in "<>":
        group, element = struct.unpack(f"{order}HH", start[:4])
        if group not in _FIRST_GROUPS or element > 0x0100:
            continue
        if start[4:6].isalpha() and start[4:6].isupper():
            return True
        if order == "<" and struct.unpack("<L", start[4:8])[0] <= _MAX_FIRST_VALUE:
            return True
    return False
