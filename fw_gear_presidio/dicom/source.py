"""What a run is given: files, folders and zips of series, as sources with members."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path, PurePosixPath

from fw_gear_presidio.dicom.archive import unpack
from fw_gear_presidio.errors import InputError

DICOM_EXTENSIONS = frozenset({".dcm", ".dicom", ".ima", ".dc3", ".img"})
"""Extensions that say nothing about the image: not part of its name. Lower case."""

_JUNK_NAMES = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".localized"})
_JUNK_FOLDERS = frozenset({"__macosx", ".git", ".svn"})


class SourceKind(Enum):
    FILE = "file"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the input. Outputs go to ``folder`` below the output folder.

    ``image_name`` names the outputs; no two sources of a run share folder and name, and
    no two archives share a folder.
    """

    path: Path
    kind: SourceKind
    folder: PurePosixPath
    image_name: str

    @property
    def label(self) -> str:
        """How people know it: its path inside the input."""
        return str(self.folder / self.path.name)


@dataclass(frozen=True, slots=True)
class Member:
    """One file that may be an instance; ``name`` is its path inside the input."""

    path: Path
    name: str


def image_name(file_name: str) -> str:
    """The file name without a DICOM or zip extension; dots of a UID are not extensions."""
    stem, extension = os.path.splitext(file_name)  # noqa: PTH122 - a name, not a path
    known = extension.lower() in DICOM_EXTENSIONS or extension.lower() == ".zip"
    return stem if known and stem else file_name


def is_junk(name: str) -> bool:
    """Whether a file was left by an operating system, not by a scanner."""
    path = PurePosixPath(name)
    if any(part.lower() in _JUNK_FOLDERS for part in path.parts[:-1]):
        return True
    return path.name.lower() in _JUNK_NAMES or path.name.startswith("._")


def find_sources(inputs: Sequence[Path]) -> list[Source]:
    """The files of ``inputs``; folders are searched recursively, in sorted order.

    A file that two inputs name counts once. Links to folders are not followed. Raises
    InputError for an input that does not exist.
    """
    sources: list[Source] = []
    seen: set[Path] = set()
    prefixes = _prefixes(inputs)
    for number, (given, prefix) in enumerate(zip(inputs, prefixes, strict=True), 1):
        if not given.exists():
            raise InputError(f"Input {number} does not exist.")
        for path, folder in _files(given, prefix):
            real = path.resolve()
            if real not in seen:
                seen.add(real)
                sources.append(Source(path, _kind(path), folder, image_name(path.name)))
    return _without_collisions(sources)


def open_members(source: Source, workdir: Path) -> list[Member]:
    """The files of a source; those of an archive are unpacked into ``workdir``.

    Raises InputError for an archive that is broken or not safe to unpack.
    """
    if source.kind is SourceKind.FILE:
        return [Member(source.path, source.label)]
    return [Member(one.path, one.name) for one in unpack(source.path, workdir / "members")]


def _kind(path: Path) -> SourceKind:
    """By content; a DICOM file stays one even if what it carries ends like a zip."""
    with path.open("rb") as stream:
        is_dicom = stream.read(132)[128:] == b"DICM"
    return SourceKind.ARCHIVE if not is_dicom and zipfile.is_zipfile(path) else SourceKind.FILE


def _prefixes(inputs: Sequence[Path]) -> list[PurePosixPath]:
    """Where the files of each input go: one folder keeps its inside, several keep their names."""
    root = PurePosixPath()
    if len(inputs) == 1:
        return [root]
    taken: set[str] = set()
    prefixes = []
    for given in inputs:
        name = given.resolve().name if given.is_dir() else ""
        prefixes.append(root / _numbered(name, taken) if name else root)
    return prefixes


def _files(given: Path, prefix: PurePosixPath) -> Iterator[tuple[Path, PurePosixPath]]:
    if given.is_file():
        yield given, prefix
        return
    for root, folders, files in os.walk(given):
        folders.sort()
        for name in sorted(files):
            path = Path(root) / name
            if path.is_file():
                yield path, prefix / PurePosixPath(Path(root).relative_to(given).as_posix())


def _without_collisions(sources: Sequence[Source]) -> list[Source]:
    archives_in: dict[PurePosixPath, int] = {}
    for source in sources:
        if source.kind is SourceKind.ARCHIVE:
            archives_in[source.folder] = archives_in.get(source.folder, 0) + 1
    names: dict[str, set[str]] = {}
    result = []
    for source in sources:
        folder = source.folder
        if source.kind is SourceKind.ARCHIVE and archives_in[folder] > 1:
            folder /= _numbered(source.image_name, names.setdefault(f"{folder}/", set()))
        taken = names.setdefault(str(folder).casefold(), set())
        name = source.image_name
        if name.casefold() in taken:
            name = source.path.name
        result.append(replace(source, folder=folder, image_name=_numbered(name, taken)))
    return result


def _numbered(name: str, taken: set[str]) -> str:
    result, count = name, 1
    while result.casefold() in taken:
        count += 1
        result = f"{name}-{count}"
    taken.add(result.casefold())
    return result
