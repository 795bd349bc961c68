"""An opened instance: its identity, its frames, and what is written on it besides pixels."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from fw_gear_presidio.dicom import codecs
from fw_gear_presidio.dicom.dicom_file import PARSE_ERRORS, DicomFile, open_dicom, reading_header
from fw_gear_presidio.dicom.fragments import FragmentIndex, index_fragments
from fw_gear_presidio.dicom.guards import check_fragments, pixel_format
from fw_gear_presidio.dicom.header import header_values
from fw_gear_presidio.dicom.native import NativeLayout
from fw_gear_presidio.dicom.overlays import Overlay, find_overlays
from fw_gear_presidio.dicom.pixel_format import PixelFormat, Raw
from fw_gear_presidio.dicom.render import render
from fw_gear_presidio.dicom.ultrasound import ultrasound_regions
from fw_gear_presidio.domain import BoundingBox, FrameSet, HeaderValue, InstanceIdentity


class DicomImage:
    """One instance with Pixel Data, open for reading. Frame indices count from 0.

    One decoded frame at a time is in memory, whatever the number of frames.
    """

    def __init__(self, file: DicomFile, name: str) -> None:
        self.file = file
        self.name = name
        with reading_header():
            self.format: PixelFormat = pixel_format(file)
        assert file.pixel is not None
        self.native: NativeLayout | None = None
        self.fragments: FragmentIndex | None = None
        if file.pixel.length is None:
            self.fragments = index_fragments(
                file.stream, file.pixel.offset, self.format.frames, file.header
            )
            check_fragments(self.fragments, self.format.codec)
            self._end = self.fragments.end
        else:
            self.native = NativeLayout(
                self.format,
                file.pixel.offset,
                file.pixel.length,
                little=file.little,
                vr=file.pixel.vr,
            )
            self.native.check(file.stream)
            self._end = file.pixel.offset + file.pixel.length
        # Damage after the pixels is found before they are worked on.
        file.read_tail(self._end)
        self.overlays: tuple[Overlay, ...] = find_overlays(file.header, self.format, file.little)
        self.identity: InstanceIdentity = _identity(file, name, self.format)
        self._last: tuple[int, Raw] | None = None

    @classmethod
    @contextmanager
    def open(cls, path: Path, name: str) -> Iterator[DicomImage]:
        """Open the instance at ``path``; ``name`` is its path inside the input.

        Raises NotDicomError, RefusedError or UnreadableError before any pixel is decoded.
        """
        with open_dicom(path, name) as file:
            yield cls(file, name)

    def fresh_tail(self) -> Dataset:
        """The attributes after Pixel Data, parsed anew."""
        return self.file.read_tail(self._end)

    @cached_property
    def is_lossy(self) -> bool:
        """Whether its first frame went through a lossy coder, as far as its data tells."""
        return self.fragments is not None and codecs.is_lossy(self.encoded(0), self.format)

    def raw(self, index: int) -> Raw:
        """Raw samples of a frame: stored values with the unused high bits, no colour conversion.

        Read-only. Raises UnreadableError if the frame is damaged.
        """
        if self._last is None or self._last[0] != index:
            if self.native is not None:
                raw = self.native.read(self.file.stream, index)
            else:
                raw = codecs.decode(self.encoded(index), self.format)
            raw.flags.writeable = False
            self._last = (index, raw)
        return self._last[1]

    def encoded(self, index: int) -> bytes:
        """The bytes of an encapsulated frame."""
        assert self.fragments is not None
        return self.fragments.read(self.file.stream, index)

    def stored(self, index: int) -> Raw:
        """Stored values of a frame, (rows, columns) or (rows, columns, samples)."""
        return self.format.to_stored(self.raw(index))

    def views(self, index: int) -> list[NDArray[np.uint8]]:
        """The frame as OCR sees it, each (rows, columns) or (rows, columns, 3) RGB.

        More than one where no single grey scale shows everything.
        """
        return render(self.stored(index), self.format, self.file.header, index)

    def frame_digest(self, index: int) -> bytes:
        """Equal digests: equal samples."""
        raw = np.ascontiguousarray(self.raw(index))
        return hashlib.sha256(raw.view(np.uint8).data).digest()

    def overlay_views(self) -> dict[int, list[tuple[FrameSet, NDArray[np.uint8]]]]:
        """Overlay planes with ink: group -> the pictures (rows x columns) and their frames.

        Planes with the same ink are one picture, on all their frames.
        """
        for overlay in self.overlays:
            overlay.check_frames()
        pictures: dict[tuple[int, bytes], NDArray[np.uint8]] = {}
        frames: dict[tuple[int, bytes], list[int]] = {}
        # Frame by frame: all planes embedded in a frame come from decoding it once.
        for index in range(self.format.frames) if self.overlays else ():
            for overlay in self.overlays:
                picture = overlay.picture(index, self.raw) if index in overlay.frames else None
                if picture is not None:
                    key = overlay.group, hashlib.sha256(picture.data).digest()
                    pictures.setdefault(key, picture)
                    frames.setdefault(key, []).append(index)
        views: dict[int, list[tuple[FrameSet, NDArray[np.uint8]]]] = {}
        for key, picture in pictures.items():
            views.setdefault(key[0], []).append((FrameSet.of(frames[key]), picture))
        return views

    def ultrasound_regions(self) -> tuple[BoundingBox, ...]:
        """Where the header says that the ultrasound picture is, overlay text apart."""
        return ultrasound_regions(self.file.header, self.identity.rows, self.identity.columns)

    def header_values(self) -> tuple[HeaderValue, ...]:
        """Values of the header that identify somebody, deduplicated (PHI)."""
        return header_values(self.file.header)


def _identity(file: DicomFile, name: str, fmt: PixelFormat) -> InstanceIdentity:
    return InstanceIdentity(
        name=name,
        sop_instance_uid=_string(file.header, "SOPInstanceUID")
        or str(file.meta.get("MediaStorageSOPInstanceUID", "")),
        series_instance_uid=_string(file.header, "SeriesInstanceUID"),
        study_instance_uid=_string(file.header, "StudyInstanceUID"),
        instance_number=_instance_number(file.header),
        rows=fmt.rows,
        columns=fmt.columns,
        number_of_frames=fmt.frames,
    )


def _string(header: Dataset, keyword: str) -> str:
    try:
        return str(header.get(keyword) or "").strip()
    except PARSE_ERRORS:
        return ""


def _instance_number(header: Dataset) -> int | None:
    """None where it is missing, empty or no number: an image is an image without it."""
    try:
        value = header.get("InstanceNumber")
        return int(value) if value is not None and value != "" else None
    except PARSE_ERRORS:
        return None
