"""The rule by which references follow instances to new UIDs, on any header."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydicom import dcmread, dcmwrite
from pydicom.dataset import Dataset

from fw_gear_presidio.dicom import attributes
from fw_gear_presidio.dicom.links import Link, Links
from fw_gear_presidio.dicom.references import follow, named_uids
from tests import builders as b

UIDS = [f"1.2.{n}" for n in (1, 10, 11, 3, 4)]
SERIES = ["1.9.1", "1.9.2"]


@st.composite
def links(draw: st.DrawFn) -> Links:
    """Every instance in a series; some have new UIDs, in the new series of their old one."""
    found = []
    for uid in UIDS:
        series = draw(st.sampled_from(SERIES))
        has_moved = draw(st.booleans())
        new = (f"2.25.{uid[4:]}", f"2.25.9{series[4:]}") if has_moved else (uid, series)
        found.append(Link(uid, series, *new))
    return Links.of(found)


def references(uids: list[str]) -> list[Dataset]:
    return [b.quick_dataset(ReferencedSOPInstanceUID=uid) for uid in uids]


named = st.lists(st.sampled_from([*UIDS, "1.2.99"]), max_size=4).map(references)


@st.composite
def headers(draw: st.DrawFn) -> Dataset:
    """References of every shape, nested, and as a file holds them: raw."""
    entries = [
        b.quick_dataset(
            SeriesInstanceUID=draw(st.sampled_from(SERIES)),
            ReferencedInstanceSequence=draw(named),
            ReferencedSOPSequence=draw(named),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    inner = b.quick_dataset(SourceImageSequence=draw(named), ReferencedSeriesSequence=entries)
    header = b.quick_dataset(
        SOPInstanceUID=UIDS[0],
        SeriesInstanceUID=SERIES[0],
        ReferencedImageSequence=draw(named),
        SharedFunctionalGroupsSequence=[inner],
        DerivationDescription=" and ".join(draw(st.lists(st.sampled_from(UIDS), max_size=3))),
    )
    stream = BytesIO()
    dcmwrite(stream, header, implicit_vr=draw(st.booleans()), little_endian=True)
    stream.seek(0)
    return dcmread(stream, force=True)


def pairs(dataset: Dataset, series: str = "") -> list[tuple[str, str]]:
    """Every instance named, with the series it is named in."""
    found = []
    series = str(dataset.get("SeriesInstanceUID", series))
    for element in dataset:
        if element.VR == "SQ":
            for item in element.value:
                found += pairs(item, series)
        elif element.keyword == "ReferencedSOPInstanceUID":
            found.append((str(element.value), series))
    return sorted(found)


@settings(deadline=None)
@given(headers(), links())
def test_every_reference_follows_and_no_other(header: Dataset, links: Links) -> None:
    before = pairs(header)
    follow(header, Dataset(), links)
    after = pairs(header)
    assert (header.SOPInstanceUID, header.SeriesInstanceUID) == (UIDS[0], SERIES[0])
    assert sorted(uid for uid, _ in after) == sorted(links.new_uid(uid) for uid, _ in before)
    for uid, series in after:
        link = links.moved.get(uid)
        # The top level is no entry of a series: it says where the instance itself belongs.
        if link is not None and series != SERIES[0]:
            assert series != link.series
    moved = {uid for uid in UIDS if links.new_uid(uid) != uid}
    assert not any(uid in header.DerivationDescription.split(" and ") for uid in moved)


@settings(deadline=None)
@given(headers(), links())
def test_an_instance_that_was_renamed_first_ends_up_the_same(header: Dataset, links: Links) -> None:
    """A redaction renames the instance itself at once; the others follow when all are done."""
    other = deepcopy(header)
    attributes._replace_references(other, UIDS[0], links.new_uid(UIDS[0]))
    follow(header, Dataset(), links)
    follow(other, Dataset(), links)
    other.SOPInstanceUID = header.SOPInstanceUID
    assert other == header


@settings(deadline=None)
@given(headers(), links())
def test_following_twice_changes_nothing_more(header: Dataset, links: Links) -> None:
    follow(header, Dataset(), links)
    once = deepcopy(header)
    assert follow(header, Dataset(), links) == frozenset()
    assert header == once


@settings(deadline=None)
@given(headers())
def test_what_names_nothing_that_moved_stays_raw(header: Dataset) -> None:
    still = Links.of(Link(uid, SERIES[0], uid, SERIES[0]) for uid in UIDS)
    raw = {tag: header.get_item(tag).is_raw for tag in list(header.keys())}
    assert follow(header, Dataset(), still) == frozenset()
    assert {tag: header.get_item(tag).is_raw for tag in list(header.keys())} == raw


@pytest.mark.parametrize("digits", range(40, 60))
@pytest.mark.parametrize("little", [True, False])
@pytest.mark.parametrize("implicit", [True, False])
def test_a_uid_is_found_between_bytes_that_look_like_digits(
    digits: int, little: bool, implicit: bool
) -> None:
    """Lengths of 48 to 57 bytes are digits as bytes, and so are the tags of group 0030 and on."""
    old = f"1.2.{'4' * digits}"
    item = b.quick_dataset(ReferencedSOPInstanceUID=old, RequestedProcedureDescription="x")
    stream = BytesIO()
    dcmwrite(
        stream,
        b.quick_dataset(ReferencedImageSequence=[item]),
        implicit_vr=implicit and little,
        little_endian=little,
    )
    stream.seek(0)
    header = dcmread(stream, force=True)
    assert old in named_uids(header)
    links = Links.of([Link(old, "", "2.25.1", "")])
    assert follow(header, Dataset(), links)
    (item,) = header.ReferencedImageSequence
    assert item.ReferencedSOPInstanceUID == "2.25.1"
