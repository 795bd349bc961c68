"""References to other instances (PS3.3 10.3 and 10.8), and how they follow these to new UIDs.

Looked for wherever a public attribute holds a UID, within texts too: the standard has more
places for references than anybody could list. Private attributes stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.tag import BaseTag, Tag

from fw_gear_presidio.dicom import removals
from fw_gear_presidio.dicom.links import Links

TEXTS = frozenset({"UI", "LO", "LT", "SH", "ST", "UC", "UR", "UT"})
"""Value representations that can hold a UID, alone or within a text."""

_DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+)+")
_DOTTED_BYTES = re.compile(_DOTTED.pattern.encode())
_OWN = frozenset({Tag("SOPInstanceUID"), Tag("SeriesInstanceUID")})
_REFERENCED = "ReferencedSOPInstanceUID"
_ICON = "IconImageSequence"
_SIGNATURES = frozenset({"DigitalSignaturesSequence", "MACParametersSequence"})


def named_uids(dataset: Dataset, *, is_top: bool = True) -> Iterator[str]:
    """Every UID in a dataset but its own instance's and series'; and much that is no UID.

    Nothing is parsed for it: the frames of an enhanced image have thousands of sequences.
    """
    for tag in list(dataset.keys()):
        if tag.is_private or (is_top and tag in _OWN):
            continue
        item = dataset.get_item(tag)
        if item.is_raw:
            yield from _dotted(item.value or b"")
        elif item.VR == "SQ":
            for child in item.value or ():
                yield from named_uids(child, is_top=False)
        elif item.VR in TEXTS:
            for text in _texts(item):
                yield from (text, *_DOTTED.findall(text))


def _dotted(value: bytes) -> Iterator[str]:
    """What may be a UID in the bytes of an element, in those of a whole sequence too.

    There a length before a UID or a tag behind it can look like one digit more.
    """
    for found in _DOTTED_BYTES.findall(value):
        text = found.decode()
        yield from (text, text[1:], text[:-1], text[1:-1])


def follow(header: Dataset, tail: Dataset, links: Links) -> frozenset[str]:
    """Replace what names an instance by an old UID; returns the keywords of what was replaced.

    An entry of a series that names instances which moved and others which did not is split in
    two. Where anything is replaced, digital signatures go (they are broken), and so do the icons
    of instances that moved (they show these as they were). What needs no change stays raw.
    """
    replaced = {*_follow(header, links, is_top=True), *_follow(tail, links, is_top=True)}
    if replaced:
        for part in (header, tail):
            removals.remove(part, _SIGNATURES)
    return frozenset(replaced)


def _follow(dataset: Dataset, links: Links, *, is_top: bool) -> Iterator[str]:
    is_moved = False
    for tag in list(dataset.keys()):
        if tag.is_private or (is_top and tag in _OWN):
            continue
        item = dataset.get_item(tag)
        if item.is_raw and not any(map(links.knows, _dotted(item.value or b""))):
            continue
        element = dataset[tag]
        if element.VR == "SQ":
            yield from _follow_items(element, links)
        elif element.VR in TEXTS:
            old, new = _texts(element), _renamed(element, links)
            if new != old:
                element.value = new if element.VM > 1 else new[0]
                is_moved |= element.keyword == _REFERENCED
                yield element.keyword
    if is_moved and _ICON in dataset:
        del dataset[_ICON]


def _follow_items(sequence: DataElement, links: Links) -> Iterator[str]:
    items = [part for item in sequence.value or () for part in _divided(item, links)]
    if len(items) > len(sequence.value or ()):
        sequence.value = items
    for item in items:
        yield from _follow_series(item, links)
        yield from _follow(item, links, is_top=False)


def _texts(element: DataElement) -> list[str]:
    if element.is_empty:
        return []
    return [str(one) for one in (element.value if element.VM > 1 else [element.value])]


def _renamed(element: DataElement, links: Links) -> list[str]:
    texts = _texts(element)
    if element.VR == "UI":
        return [links.new_uid(text) for text in texts]
    return [_DOTTED.sub(lambda found: links.new_uid(found[0]), text) for text in texts]


def _divided(item: Dataset, links: Links) -> tuple[Dataset, ...]:
    """An entry of a series as two, where it names instances that moved and others that did not."""
    series = _series_of(item)
    moved = {_has_moved(one, series, links) for _tag, one in _entries(item, links)}
    if len(moved) < 2:
        return (item,)
    twin = deepcopy(item)
    _keep(item, links, moved=False)
    _keep(twin, links, moved=True)
    return item, twin


def _follow_series(item: Dataset, links: Links) -> Iterator[str]:
    """Let the series of an entry agree with its instances, which moved all or not at all."""
    series = _series_of(item)
    entries = [one for _tag, one in _entries(item, links)]
    new = series
    if not entries:
        new = links.series.get(series, series)
    elif _has_moved(entries[0], series, links):
        new = links.moved[str(entries[0].get(_REFERENCED))].new_series
    if new != series:
        item.SeriesInstanceUID = new
        yield "SeriesInstanceUID"


def _series_of(item: Dataset) -> str:
    return str(item.get("SeriesInstanceUID") or "")


def _entries(item: Dataset, links: Links) -> Iterator[tuple[BaseTag, Dataset]]:
    """The references right below an entry of a series that instances moved out of, each with
    the tag of its sequence.
    """
    for tag in list(item.keys()) if _series_of(item) in links.left else ():
        element = item[tag]
        if element.VR == "SQ" and not tag.is_private:
            for one in element.value or ():
                if one.get(_REFERENCED):
                    yield tag, one


def _has_moved(reference: Dataset, series: str, links: Links) -> bool:
    link = links.moved.get(str(reference.get(_REFERENCED)))
    return link is not None and link.series == series


def _keep(item: Dataset, links: Links, *, moved: bool) -> None:
    """Of the references of an entry only those to instances that moved, or only the others."""
    series = _series_of(item)
    for tag in {tag for tag, _one in _entries(item, links)}:
        kept = [one for one in item[tag].value if _has_moved(one, series, links) == moved]
        if kept:
            item[tag].value = kept
        else:
            del item[tag]
