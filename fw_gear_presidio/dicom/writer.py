"""Writing an instance: its header, its frames one by one, and what follows them."""

from __future__ import annotations

import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.filebase import DicomIO
from pydicom.filewriter import write_dataset, write_file_meta_info
from pydicom.uid import UID

from fw_gear_presidio.dicom import syntaxes
from fw_gear_presidio.dicom.dicom_file import DicomFile, reading_header
from fw_gear_presidio.dicom.fragments import FragmentIndex
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.native import NativeLayout
from fw_gear_presidio.dicom.pixel_format import Raw
from fw_gear_presidio.errors import RefusedError

_CHUNK_BYTES = 2**20
_ITEM = b"\xfe\xff\x00\xe0"
_DELIMITER = b"\xfe\xff\xdd\xe0\x00\x00\x00\x00"
_MAX_BASIC_OFFSET = 0xFFFFFFFF


class Edit(Protocol):
    """What becomes of the frames."""

    def touches(self, index: int) -> bool:
        """Whether a frame changes at all."""

    def apply(self, index: int, raw: Raw) -> Raw:
        """A changed copy of a frame's raw samples."""

    def encode(self, index: int, raw: Raw, original: bytes) -> bytes:
        """A changed encapsulated frame in its own syntax; ``original`` is what it was."""


@dataclass(frozen=True, slots=True)
class Output:
    """What is written besides the frames. ``syntax`` is the image's own, or explicit VR
    little endian for an image that is stored decoded.
    """

    meta: FileMetaDataset
    header: Dataset
    tail: Dataset
    syntax: UID


def write_instance(image: DicomImage, output: Output, edit: Edit, target: Path) -> None:
    """Write the instance to ``target``; frames that ``edit`` leaves alone keep their bytes."""
    with _new_file(target, output.meta, output.syntax) as stream:
        _write_body(image, output, edit, stream)


def write_around(file: DicomFile, start: int, end: int, output: Output, target: Path) -> None:
    """Write ``file`` with other attributes around its pixel data, which lies from start to end."""
    with _new_file(target, output.meta, output.syntax) as stream:
        wrapped = _dicom_io(stream, file.implicit, file.little)
        with reading_header():
            write_dataset(wrapped, output.header)
        file.stream.seek(start)
        for chunk in _chunks(file.stream, end - start):
            stream.write(chunk)
        with reading_header():
            write_dataset(wrapped, output.tail)


@contextmanager
def _new_file(target: Path, meta: FileMetaDataset, syntax: UID) -> Iterator[BinaryIO]:
    """A stream for the dataset of a new file; deflated, where the syntax says so, at the end."""
    with target.open("w+b") as stream:
        # A preamble that is in use points at offsets that are no longer true.
        stream.write(bytes(128) + b"DICM")
        write_file_meta_info(_dicom_io(stream, implicit=False, little=True), meta)
        if syntax == syntaxes.DEFLATED:
            with tempfile.TemporaryFile(dir=target.parent) as body:
                yield body
                _deflate(body, stream)
        else:
            yield stream


def _write_body(image: DicomImage, output: Output, edit: Edit, stream: BinaryIO) -> None:
    transcoded = output.syntax != image.file.syntax
    # Some writers put an implicit header before encapsulated data; the syntax says explicit.
    implicit = image.file.implicit and image.native is not None and not transcoded
    little = image.file.little or transcoded
    header = output.header
    for keyword in ("ExtendedOffsetTable", "ExtendedOffsetTableLengths"):
        if keyword in header:
            delattr(header, keyword)
    with reading_header():
        write_dataset(_dicom_io(stream, implicit, little), header)
    if transcoded:
        _write_decoded(image, edit, stream)
    elif image.native is not None:
        _write_native(image, edit, stream)
    else:
        _write_encapsulated(image, edit, stream)
    with reading_header():
        write_dataset(_dicom_io(stream, implicit, little), output.tail)


def _write_native(image: DicomImage, edit: Edit, stream: BinaryIO) -> None:
    file, source, pixel = image.file, image.native, image.file.pixel
    assert source is not None
    assert pixel is not None
    padding = source.length % 2
    order = "<" if file.little else ">"
    stream.write(struct.pack(f"{order}HH", 0x7FE0, 0x0010))
    if not file.implicit:
        stream.write(pixel.vr.encode() + b"\0\0")
    stream.write(struct.pack(f"{order}L", source.length + padding))
    offset = stream.tell()
    file.stream.seek(source.offset)
    for chunk in _chunks(file.stream, source.length):
        stream.write(chunk)
    stream.write(bytes(padding))
    layout = NativeLayout(
        image.format, offset, source.length + padding, little=file.little, vr=pixel.vr
    )
    for index in range(image.format.frames):
        if edit.touches(index):
            layout.write(stream, index, edit.apply(index, image.raw(index)))
    stream.seek(0, 2)


def _write_encapsulated(image: DicomImage, edit: Edit, stream: BinaryIO) -> None:
    fragments = image.fragments
    assert fragments is not None
    frames = image.format.frames
    extended_at = _reserve_extended(stream, frames) if fragments.has_extended else None
    stream.write(struct.pack("<HH2sHL", 0x7FE0, 0x0010, b"OB", 0, 0xFFFFFFFF))
    table_at = stream.tell()
    table = 4 * frames if fragments.has_basic else 0
    stream.write(_ITEM + struct.pack("<L", table) + bytes(table))
    first = stream.tell()
    offsets, lengths = [], []
    for index in range(frames):
        offsets.append(stream.tell() - first)
        if edit.touches(index):
            encoded = edit.encode(index, image.raw(index), image.encoded(index))
            lengths.append(_write_item(stream, encoded))
        else:
            lengths.append(_copy_frame(image.file.stream, fragments, index, stream))
    stream.write(_DELIMITER)
    if table:
        if offsets[-1] > _MAX_BASIC_OFFSET:
            raise RefusedError(
                "Its frames have become too large for its basic offset table. Store it with an "
                "extended offset table, or without any, first."
            )
        stream.seek(table_at + 8)
        stream.write(struct.pack(f"<{frames}L", *offsets))
    if extended_at is not None:
        stream.seek(extended_at[0])
        stream.write(struct.pack(f"<{frames}Q", *offsets))
        stream.seek(extended_at[1])
        stream.write(struct.pack(f"<{frames}Q", *lengths))
    stream.seek(0, 2)


def _copy_frame(source: BinaryIO, fragments: FragmentIndex, index: int, target: BinaryIO) -> int:
    """The fragments of a frame as they are; returns their lengths together."""
    parts = fragments.frames[index]
    if any(fragment.length % 2 for fragment in parts[:-1]):
        # Not allowed: padded one by one, there would be zeros inside the frame.
        return _write_item(target, fragments.read(source, index))
    length = 0
    for fragment in parts:
        source.seek(fragment.value_offset)
        length += _write_item(target, source.read(fragment.length))
    return length


def _reserve_extended(stream: BinaryIO, frames: int) -> tuple[int, int]:
    """Room for Extended Offset Table and its Lengths (PS3.3 C.7.6.3.1.8 and .9)."""
    places = []
    for element in (0x0001, 0x0002):
        stream.write(struct.pack("<HH2sHL", 0x7FE0, element, b"OV", 0, 8 * frames))
        places.append(stream.tell())
        stream.write(bytes(8 * frames))
    return places[0], places[1]


def _write_item(stream: BinaryIO, data: bytes) -> int:
    """One fragment; returns its length, padding included."""
    padded = data + bytes(len(data) % 2)
    stream.write(_ITEM + struct.pack("<L", len(padded)) + padded)
    return len(padded)


def _write_decoded(image: DicomImage, edit: Edit, stream: BinaryIO) -> None:
    fmt = image.format
    size = fmt.frames * fmt.rows * fmt.columns * fmt.samples * fmt.word.itemsize
    vr = b"OB" if fmt.bits_allocated <= 8 else b"OW"
    stream.write(struct.pack("<HH2sHL", 0x7FE0, 0x0010, vr, 0, size + size % 2))
    for index in range(fmt.frames):
        raw = image.raw(index)
        if edit.touches(index):
            raw = edit.apply(index, raw)
        words = raw.astype(raw.dtype.newbyteorder("<"), copy=False)
        stream.write(np.ascontiguousarray(words).tobytes())
    stream.write(bytes(size % 2))


def _chunks(stream: BinaryIO, length: int) -> Iterator[bytes]:
    while length > 0:
        chunk = stream.read(min(_CHUNK_BYTES, length))
        if not chunk:
            return
        length -= len(chunk)
        yield chunk


def _deflate(body: BinaryIO, stream: BinaryIO) -> None:
    body.seek(0)
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    written = stream.tell()
    for chunk in iter(lambda: body.read(_CHUNK_BYTES), b""):
        stream.write(deflate.compress(chunk))
    stream.write(deflate.flush())
    if (stream.tell() - written) % 2:
        stream.write(b"\0")


def _dicom_io(stream: BinaryIO, implicit: bool, little: bool) -> DicomIO:
    wrapped = DicomIO(stream)
    wrapped.is_implicit_VR = implicit
    wrapped.is_little_endian = little
    return wrapped
