"""Instances that refer to each other: which sources belong together, and their references.

A changed instance is a new one with a new UID. Whoever names it has to use that, which can
only be known when all of them are done.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from fw_gear_presidio.dicom.links import Link, Links
from fw_gear_presidio.dicom.pairing import read_link, read_names
from fw_gear_presidio.dicom.relink import relink
from fw_gear_presidio.dicom.source import Source, open_members
from fw_gear_presidio.domain import Outcome
from fw_gear_presidio.errors import InputError, InstanceError
from fw_gear_presidio.modes.process import Done
from fw_gear_presidio.workers import describe


def groups_of(sources: Sequence[Source], staging: Path) -> list[frozenset[int]]:
    """For each source the numbers of all sources that name it, or that it names, at any remove.

    What cannot be read names nobody; it fails later, with its own reason.
    """
    if len(sources) == 1:
        return [frozenset({0})]
    known: dict[str, list[int]] = {}
    named: list[set[str]] = []
    for number, source in enumerate(sources):
        own, others = _uids(source, staging)
        named.append(others)
        for uid in own:
            known.setdefault(uid, []).append(number)
    root = list(range(len(sources)))

    def root_of(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for number, uids in enumerate(named):
        for other in (other for uid in uids for other in known.get(uid, ())):
            root[root_of(other)] = root_of(number)
    members: dict[int, set[int]] = {}
    for number in range(len(sources)):
        members.setdefault(root_of(number), set()).add(number)
    return [frozenset(members[root_of(number)]) for number in range(len(sources))]


def _uids(source: Source, staging: Path) -> tuple[set[str], set[str]]:
    """The UIDs of a source's instances and their series, and those that these mention."""
    own: set[str] = set()
    named: set[str] = set()
    with tempfile.TemporaryDirectory(dir=staging) as workdir:
        try:
            members = open_members(source, Path(workdir))
        except InputError:
            return own, named
        for member in members:
            try:
                key, uids = read_names(member.path, member.name)
            except InstanceError:
                continue
            own |= {key.uid, key.series} - {""}
            named |= uids
    return own, named


def with_references(finished: Sequence[Done]) -> list[Done]:
    """Let the staged files of a finished group name each other by their new UIDs.

    An instance whose references cannot follow fails, and has no file any more.
    """
    results = list(finished)
    while any(done.result.has_phi for done in results):
        written, failed = _relinked(results)
        if not failed:
            for staged in written:
                _linked(staged).replace(staged)
            break
        # What fails keeps no new UID that others could name: once more without it.
        for staged in written:
            _linked(staged).unlink()
        for number, why in failed.items():
            results[number] = _failed(results[number], why)
    return results


def _relinked(finished: Sequence[Done]) -> tuple[list[Path], dict[int, str]]:
    """The staged files that have a linked one beside them now; which failed, and why."""
    links = Links.of(_links(finished))
    written, failed = [], {}
    for number, done in enumerate(finished):
        staged = done.task.destination
        try:
            if _has_file(done) and relink(staged, done.task.name, _linked(staged), links):
                written.append(staged)
        except InstanceError as error:
            failed[number] = str(error)
        except Exception as error:  # noqa: BLE001 - as in workers: it costs that file alone
            failed[number] = describe(error)
    return written, failed


def _links(finished: Sequence[Done]) -> Iterator[Link]:
    for done in finished:
        if _has_file(done):
            yield read_link(done.task.path, done.task.destination, done.task.name)


def _has_file(done: Done) -> bool:
    return not done.result.outcome.is_failure and done.result.outcome is not Outcome.SKIPPED


def _linked(staged: Path) -> Path:
    return staged.with_name(f"{staged.name}.linked")


def _failed(done: Done, why: str) -> Done:
    done.task.destination.unlink()
    _linked(done.task.destination).unlink(missing_ok=True)
    result = replace(done.result, outcome=Outcome.FAILED, findings=(), message=why)
    return replace(done, result=result, texts=())
