"""Which redacted file belongs to which original: by name, by UID, by place in the study."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from fw_gear_presidio.delivery import REDACTED, UNCLEANED, image_path
from fw_gear_presidio.dicom.links import Link
from fw_gear_presidio.dicom.pairing import InstanceKey, linked, read_key
from fw_gear_presidio.dicom.source import Member, Source, find_sources, image_name, open_members
from fw_gear_presidio.errors import InstanceError, NotDicomError


@dataclass(frozen=True, slots=True)
class Pair:
    """An original and what was made of it; None: there is no such file.

    ``link`` has the UIDs of both, where both can be read.
    """

    original: Member | None
    redacted: Member | None
    link: Link | None = None


@dataclass
class _Group:
    """Files that are paired among themselves: those of a source and of its outputs."""

    originals: list[Source] = field(default_factory=list)
    redacted: list[Source] = field(default_factory=list)


def find_pairs(original: Path, redacted: Path, workdir: Path) -> Iterator[Pair]:
    """The pairs of two files, zips or folders, and what is left over on either side.

    Files that are no DICOM are not looked at. Archives are unpacked into ``workdir``, one
    pair at a time. Raises InputError for an input that is missing or cannot be unpacked.
    """
    for number, group in enumerate(_groups(original, redacted)):
        folder = workdir / str(number)
        originals = list(_members(group.originals, folder / "original"))
        yield from _paired(originals, list(_members(group.redacted, folder / "redacted")))
        shutil.rmtree(folder, ignore_errors=True)


def _groups(original: Path, redacted: Path) -> Iterator[_Group]:
    outputs = find_sources([redacted])
    originals = _outside(find_sources([original]), original, redacted)
    by_path = {_relative(output): output for output in outputs}
    rest = _Group()
    for source in originals:
        names = (
            image_path(source, REDACTED),
            image_path(source, UNCLEANED),
            _relative(source),
        )
        found = [by_path.pop(name) for name in dict.fromkeys(names) if name in by_path]
        if found:
            yield _Group([source], found)
        else:
            rest.originals.append(source)
    rest.redacted = list(by_path.values())
    yield rest


def _relative(source: Source) -> PurePosixPath:
    return source.folder / source.path.name


def _outside(sources: Sequence[Source], original: Path, redacted: Path) -> list[Source]:
    """The originals, without the redacted images where these lie in a folder among them."""
    inner = redacted.resolve()
    if original.resolve() == inner or not inner.is_relative_to(original.resolve()):
        return list(sources)
    return [source for source in sources if not source.path.resolve().is_relative_to(inner)]


def _members(sources: Iterable[Source], folder: Path) -> Iterator[Member]:
    for number, source in enumerate(sources):
        yield from open_members(source, folder / str(number))


def _paired(originals: Sequence[Member], redacted: Sequence[Member]) -> Iterator[Pair]:
    known = {member.path: _key(member) for member in (*originals, *redacted)}
    keys = {path: key for path, key in known.items() if key is not None}
    left = [member for member in originals if member.path in keys]
    right = [member for member in redacted if member.path in keys]
    if len(left) == len(right) == 1:
        yield _pair(left[0], right[0], keys)
        return
    for of_original, of_redacted in _RULES:
        taken: set[Path] = set()
        mine = _unique((of_original(member, keys[member.path]), member) for member in left)
        its = _unique(
            (key, member) for member in right for key in of_redacted(member, keys[member.path])
        )
        for key, member in mine.items():
            other = its.get(key)
            if other is not None and other.path not in taken:
                taken |= {member.path, other.path}
                yield _pair(member, other, keys)
        left = [member for member in left if member.path not in taken]
        right = [member for member in right if member.path not in taken]
    yield from (Pair(member, None) for member in left)
    yield from (Pair(None, member) for member in right)


def _pair(original: Member, redacted: Member, keys: Mapping[Path, InstanceKey]) -> Pair:
    before, after = keys[original.path], keys[redacted.path]
    return Pair(original, redacted, linked(before, after) if before.uid and after.uid else None)


def _key(member: Member) -> InstanceKey | None:
    """None for what is no DICOM; a damaged file can only be known by its name."""
    try:
        return read_key(member.path, member.name)
    except NotDicomError:
        return None
    except InstanceError:
        return InstanceKey("", "", frozenset(), ())


def _bare_name(member: Member) -> str:
    name = PurePosixPath(member.name).name
    return image_name(name.removeprefix(f"{REDACTED}_").removeprefix(f"{UNCLEANED}_"))


_Original = Callable[[Member, InstanceKey], Hashable]
_Redacted = Callable[[Member, InstanceKey], Iterable[Hashable]]

_RULES: tuple[tuple[_Original, _Redacted], ...] = (
    (lambda member, _: member.name, lambda member, _: [member.name]),
    (lambda member, _: _bare_name(member), lambda member, _: [_bare_name(member)]),
    (lambda _, key: key.uid, lambda _, key: [key.uid]),
    (lambda _, key: key.uid, lambda _, key: key.sources),
    (
        lambda _, key: key.place if any(key.place) else "",
        lambda _, key: [key.place if any(key.place) else ""],
    ),
)
"""What an original and its redaction have in common, the most certain first."""


def _unique(keyed: Iterable[tuple[Hashable, Member]]) -> dict[Hashable, Member]:
    """The members that have a key for themselves alone."""
    found = list(keyed)
    counts = Counter(key for key, _member in found)
    return {key: member for key, member in found if key and counts[key] == 1}
