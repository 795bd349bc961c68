"""A file whose references follow the instances of its run to their new UIDs, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydicom.dataset import Dataset

from fw_gear_presidio.dicom import attributes
from fw_gear_presidio.dicom.dicom_file import DicomFile, open_dicom, reading_header
from fw_gear_presidio.dicom.differing import differing, enumerated, other_run
from fw_gear_presidio.dicom.fragments import end_of_fragments
from fw_gear_presidio.dicom.links import Links
from fw_gear_presidio.dicom.references import follow
from fw_gear_presidio.dicom.writer import Output, write_around
from fw_gear_presidio.errors import InstanceError, VerificationError

_CHUNK_BYTES = 2**20


def relink(path: Path, name: str, target: Path, links: Links) -> bool:
    """Write the file at ``path`` to ``target`` with its references followed, and check it.

    False, and no file, where it refers to nothing that has a new UID. Its own UIDs and its
    pixel data stay as they are. Raises UnreadableError, or VerificationError if what was
    written is not what should have been; then nothing is left at ``target``.
    """
    with open_dicom(path, name) as file:
        parts = _Parts.of(file)
        if not parts.follow(links):
            return False
        try:
            with reading_header():
                meta = attributes.file_meta(file, parts.header, file.syntax)
            output = Output(meta, parts.header, parts.tail, file.syntax)
            write_around(file, parts.start, parts.end, output, target)
            with open_dicom(target, name) as written:
                problems = relink_problems(file, written, links)
        except InstanceError as error:
            target.unlink(missing_ok=True)
            raise VerificationError("The written file cannot be read back.") from error
        if problems:
            target.unlink()
            raise VerificationError(f"The written file is not as it should be. {problems[0]}")
    return True


def relink_problems(original: DicomFile, written: DicomFile, links: Links) -> tuple[str, ...]:
    """Why ``written`` is not ``original`` with its references followed; none: it is.

    Raises UnreadableError.
    """
    return tuple(_problems(original, written, links))


def stale_references(file: DicomFile, links: Links) -> tuple[str, ...]:
    """A problem where a file names instances by UIDs that these no longer have."""
    found = _Parts.of(file).follow(links)
    if not found:
        return ()
    return (f"It names instances by UIDs they no longer have: {enumerated(found)}.",)


def same_pixel_data(one: DicomFile, other: DicomFile) -> bool:
    """Whether both have the same bytes from Pixel Data to its end, offset tables included."""
    return _same_bytes(_Parts.of(one), _Parts.of(other))


@dataclass(frozen=True, slots=True)
class _Parts:
    """A file's attributes, parsed anew, and where the pixel data between them lies."""

    file: DicomFile
    header: Dataset
    start: int
    end: int
    tail: Dataset

    @classmethod
    def of(cls, file: DicomFile) -> _Parts:
        """Raises UnreadableError."""
        with reading_header():
            header = file.fresh_header()
            start = end = file.stream.tell()
            tail = Dataset()
            if file.pixel is not None:
                offset, length = file.pixel.offset, file.pixel.length
                end = end_of_fragments(file.stream, offset) if length is None else offset + length
                tail = file.read_tail(end)
        return cls(file, header, start, end, tail)

    def follow(self, links: Links) -> frozenset[str]:
        with reading_header():
            return follow(self.header, self.tail, links)


def _problems(original: DicomFile, written: DicomFile, links: Links) -> Iterator[str]:
    yield from stale_references(written, links)
    before, after = _Parts.of(original), _Parts.of(written)
    before.follow(links)
    with reading_header():
        found = {
            name
            for was, now in ((before.header, after.header), (before.tail, after.tail))
            for name in differing(was, now, None)
        }
    if found:
        yield f"Its header differs: {enumerated(found)}{other_run(found)}."
    if not _same_meta(original, written):
        yield "Its File Meta Information differs."
    if not _same_bytes(before, after):
        yield "Its Pixel Data differs."


def _same_meta(original: DicomFile, written: DicomFile) -> bool:
    uid = attributes.old_uid(original)
    kind = written.header.get("SOPClassUID") or original.meta.get("MediaStorageSOPClassUID")
    return (
        original.syntax == written.syntax
        and written.meta.get("MediaStorageSOPInstanceUID") == attributes.old_uid(written) == uid
        and written.meta.get("MediaStorageSOPClassUID") == kind
    )


def _same_bytes(one: _Parts, other: _Parts) -> bool:
    size = one.end - one.start
    if size != other.end - other.start:
        return False
    for done in range(0, size, _CHUNK_BYTES):
        chunk = min(_CHUNK_BYTES, size - done)
        one.file.stream.seek(one.start + done)
        other.file.stream.seek(other.start + done)
        if one.file.stream.read(chunk) != other.file.stream.read(chunk):
            return False
    return True
