"""Where two headers differ: attributes by name, no value is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Protocol

from pydicom.datadict import keyword_for_tag
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.multival import MultiValue
from pydicom.tag import BaseTag

_NAMED = 8
"""Attributes that a message names."""


class Allowed(Protocol):
    """What may differ."""

    def differs(self, tag: BaseTag, *, is_top: bool, is_gone: bool) -> bool:
        """Whether an attribute may be another, or gone."""

    def follows(self, before: DataElement, after: DataElement) -> bool:
        """Whether a value is what becomes of the one before."""


def differing(
    before: Dataset, after: Dataset, allowed: Allowed | None, *, is_top: bool = True
) -> Iterator[str]:
    """The names of the attributes that differ, also in the items of sequences.

    Group lengths do not count: they are retired, and not written.
    """
    for tag in set(before.keys()) | set(after.keys()):
        may_differ = allowed and allowed.differs(tag, is_top=is_top, is_gone=tag not in after)
        if tag.element == 0 or may_differ:
            continue
        if tag not in before or tag not in after:
            yield name_of(tag)
            continue
        was, now = before.get_item(tag), after.get_item(tag)
        if was.is_raw and now.is_raw and was.value == now.value:
            continue
        first, second = before[tag], after[tag]
        if first.VR == second.VR == "SQ" and len(first.value or ()) == len(second.value or ()):
            for one, other in zip(first.value or (), second.value or (), strict=True):
                yield from differing(one, other, allowed, is_top=False)
        elif first != second and not (allowed and allowed.follows(first, second)):
            yield name_of(tag)


def name_of(tag: BaseTag) -> str:
    return keyword_for_tag(tag) or f"({tag.group:04X},{tag.element:04X})"


def enumerated(names: Collection[str]) -> str:
    """The first few of ``names``, sorted, and how many more there are."""
    found = sorted(names)
    return ", ".join(found[:_NAMED]) + (
        f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    )


def other_run(names: Collection[str]) -> str:
    """What may help where references differ; "" where none does."""
    if not any(name.startswith(("Referenced", "SeriesInstanceUID")) for name in names):
        return ""
    return (
        "; references to other instances can only be checked beside these: compare the whole "
        "folders or archives"
    )


def values_of(value: Any) -> list[Any]:
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, MultiValue | list) else [value]
