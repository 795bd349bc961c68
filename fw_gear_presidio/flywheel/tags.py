"""The tag rules of the gear, as pure functions on lists of tags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fw_gear_presidio.manifest import gear_name

PHI_FOUND = "PHI-Found"
PHI_NOT_FOUND = "PHI-Not-Found"


@dataclass(frozen=True, slots=True)
class TagChange:
    """Which tags to add and to remove; all others stay as they are."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def add(self) -> tuple[str, ...]:
        return tuple(tag for tag in self.after if tag not in self.before)

    @property
    def remove(self) -> tuple[str, ...]:
        return tuple(tag for tag in self.before if tag not in self.after)


def file_tags(before: Iterable[str], phi_found: bool | None) -> TagChange:
    """Of a file the gear ran on: the gear's own tag, and at most one of the PHI tags."""
    return _change(before, phi_found, extra=(gear_name(),))


def acquisition_tags(
    before: Iterable[str], phi_found: bool | None, siblings: Iterable[Iterable[str]]
) -> TagChange:
    """Of the acquisition of that file.

    ``siblings`` are the tags of its other files: one of them with PHI keeps the whole
    acquisition from being called free of it.
    """
    if phi_found is False and any(PHI_FOUND in tags for tags in siblings):
        phi_found = True
    return _change(before, phi_found)


def output_tags(before: Iterable[str]) -> TagChange:
    """Of an output; ``before`` are the tags of an earlier version of the same name.

    What was said about that version's PHI is not true of this one.
    """
    kept = [tag for tag in before if tag not in (PHI_FOUND, PHI_NOT_FOUND)]
    return TagChange(tuple(before), tuple(dict.fromkeys([*kept, gear_name()])))


def _change(
    before: Iterable[str], phi_found: bool | None, extra: tuple[str, ...] = ()
) -> TagChange:
    """``phi_found`` None: it cannot be said. Then an older PHI-Found stays, an older
    PHI-Not-Found does not: nobody should trust it after a run that failed.
    """
    old = tuple(dict.fromkeys(before))
    if phi_found is None:
        verdict = PHI_FOUND if PHI_FOUND in old else None
    else:
        verdict = PHI_FOUND if phi_found else PHI_NOT_FOUND
    kept = [tag for tag in old if tag == verdict or tag not in (PHI_FOUND, PHI_NOT_FOUND)]
    new = [*kept, *extra, *([verdict] if verdict else [])]
    return TagChange(old, tuple(dict.fromkeys(new)))
