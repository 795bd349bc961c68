"""One DICOM file on disk: its header in memory, its Pixel Data where it lies."""

from __future__ import annotations

import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.errors import BytesLengthException
from pydicom.filereader import read_dataset
from pydicom.uid import UID

from fw_gear_presidio.dicom import syntaxes
from fw_gear_presidio.dicom.sniff import PREAMBLE_BYTES, check_is_dicom
from fw_gear_presidio.errors import UnreadableError

PIXEL_DATA = 0x7FE00010
FLOAT_PIXEL_DATA = 0x7FE00008
DOUBLE_FLOAT_PIXEL_DATA = 0x7FE00009
_PIXEL_TAGS = (PIXEL_DATA, FLOAT_PIXEL_DATA, DOUBLE_FLOAT_PIXEL_DATA)
UNDEFINED = 0xFFFFFFFF
_LONG_VRS = frozenset({b"OB", b"OW", b"OF", b"OD", b"OL", b"OV", b"SQ", b"UC", b"UN", b"UR", b"UT"})
_CHUNK_BYTES = 2**20
# Damaged files break pydicom in many ways; each of these means: cannot be read.
PARSE_ERRORS = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    NotImplementedError,
    OverflowError,
    EOFError,
    struct.error,
    UnicodeError,
    BytesLengthException,
)


@dataclass(frozen=True, slots=True)
class PixelElement:
    """Where a pixel data element lies in the stream: ``length`` None means encapsulated."""

    tag: int
    vr: str
    offset: int
    length: int | None


@dataclass(slots=True)
class DicomFile:
    """A parsed file. ``stream`` holds the dataset (inflated where the file is deflated).

    ``header`` is everything before the pixel data; ``pixel`` None: there is none.
    """

    path: Path
    stream: BinaryIO
    preamble: bytes
    meta: FileMetaDataset
    syntax: UID
    implicit: bool
    little: bool
    header: Dataset
    header_offset: int
    pixel: PixelElement | None

    def fresh_header(self) -> Dataset:
        """The header parsed once more: what nobody looked at is written back byte for byte."""
        self.stream.seek(self.header_offset)
        return read_dataset(self.stream, self.implicit, self.little, stop_when=_at_pixels)

    def read_tail(self, offset: int) -> Dataset:
        """The attributes that follow the pixel data, which ends at ``offset``."""
        self.stream.seek(offset)
        tail = read_dataset(self.stream, self.implicit, self.little)
        tail.set_original_encoding(self.implicit, self.little, self.header._character_set)
        return tail


@contextmanager
def open_dicom(path: Path, name: str) -> Iterator[DicomFile]:
    """Open and parse; nothing of the pixel data is read yet.

    Raises NotDicomError or UnreadableError (see :mod:`sniff`), UnreadableError if the
    header cannot be parsed.
    """
    with ExitStack() as stack:
        stream: BinaryIO = stack.enter_context(path.open("rb"))
        check_is_dicom(stream, name)
        with reading_header():
            opened = _parse(path, stream, stack)
        yield opened


@contextmanager
def reading_header() -> Iterator[None]:
    """What breaks while attributes are read is a damaged header: UnreadableError."""
    try:
        yield
    except (*PARSE_ERRORS, zlib.error) as error:
        raise UnreadableError("The DICOM header is damaged and cannot be read.") from error


def _parse(path: Path, stream: BinaryIO, stack: ExitStack) -> DicomFile:
    start = stream.read(PREAMBLE_BYTES + 4)
    preamble = start[:PREAMBLE_BYTES] if start[PREAMBLE_BYTES:] == b"DICM" else b""
    stream.seek(len(start) if preamble else 0)
    meta = _read_meta(stream)
    declared = meta.get("TransferSyntaxUID")
    if declared == syntaxes.DEFLATED:
        stream = _inflated(stream, stack)
    implicit, little = _encoding(stream, declared)
    header_offset = stream.tell()
    header = read_dataset(stream, implicit, little, stop_when=_at_pixels)
    implicit = bool(header.original_encoding[0])
    if declared is None or (implicit and declared == syntaxes.EXPLICIT_LITTLE):
        declared = _native_syntax(implicit, little)
    pixel = _pixel_element(stream, implicit, little)
    return DicomFile(
        path, stream, preamble, meta, UID(declared), implicit, little, header, header_offset, pixel
    )


def _read_meta(stream: BinaryIO) -> FileMetaDataset:
    """File Meta Information, always explicit VR little endian (PS3.10 7.1); may be empty."""

    def past(tag: int, _vr: str | None, _length: int) -> bool:
        return tag >> 16 != 2

    group = stream.read(2)
    stream.seek(-len(group), 1)
    if group != b"\x02\x00":
        return FileMetaDataset()
    return FileMetaDataset(read_dataset(stream, False, True, stop_when=past))


def _encoding(stream: BinaryIO, declared: UID | None) -> tuple[bool, bool]:
    if declared is not None:
        return declared == syntaxes.IMPLICIT_LITTLE, declared != syntaxes.EXPLICIT_BIG
    start = stream.read(6)
    stream.seek(-len(start), 1)
    explicit = start[4:6].isalpha() and start[4:6].isupper()
    # Group 0008 reads as 0x0800 with the bytes in the wrong order.
    big = explicit and struct.unpack("<H", start[:2])[0] >= 0x100
    return not explicit, not big


def _native_syntax(implicit: bool, little: bool) -> UID:
    if implicit:
        return syntaxes.IMPLICIT_LITTLE
    return syntaxes.EXPLICIT_LITTLE if little else syntaxes.EXPLICIT_BIG


def _inflated(stream: BinaryIO, stack: ExitStack) -> BinaryIO:
    """The inflated dataset in an unnamed temporary file: it may be large, and holds PHI."""
    target: BinaryIO = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    for chunk in iter(lambda: stream.read(_CHUNK_BYTES), b""):
        pending = chunk
        while pending and not inflate.eof:
            target.write(inflate.decompress(pending, _CHUNK_BYTES))
            pending = inflate.unconsumed_tail
    target.write(inflate.flush())
    target.seek(0)
    return target


def _at_pixels(tag: int, _vr: str | None, _length: int) -> bool:
    return tag in _PIXEL_TAGS


def _pixel_element(stream: BinaryIO, implicit: bool, little: bool) -> PixelElement | None:
    order = "<" if little else ">"
    start = stream.read(8)
    if len(start) < 8:
        return None
    group, element = struct.unpack(f"{order}HH", start[:4])
    tag = group << 16 | element
    if tag not in _PIXEL_TAGS:
        return None
    vr = "OW" if implicit else start[4:6].decode("latin-1")
    if implicit:
        length = struct.unpack(f"{order}L", start[4:])[0]
    elif start[4:6] in _LONG_VRS:
        length = struct.unpack(f"{order}L", stream.read(4))[0]
    else:
        length = struct.unpack(f"{order}H", start[6:])[0]
    return PixelElement(tag, vr, stream.tell(), None if length == UNDEFINED else length)
