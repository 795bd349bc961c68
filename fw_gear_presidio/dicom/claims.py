"""What the header of a redacted instance claims, held against the original's. No value is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from pydicom.datadict import keyword_for_tag
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.tag import BaseTag

from fw_gear_presidio.dicom import attributes, codecs, removals, syntaxes
from fw_gear_presidio.dicom.dicom_file import reading_header
from fw_gear_presidio.dicom.differing import (
    differing,
    enumerated,
    name_of,
    other_run,
    values_of,
)
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.links import Links
from fw_gear_presidio.dicom.proof import Claim
from fw_gear_presidio.dicom.references import follow
from fw_gear_presidio.dicom.syntaxes import syntax_name

_METHOD, _CODES = "DeidentificationMethod", "DeidentificationMethodCodeSequence"
_OVERLAY_GROUPS = range(0x6000, 0x6100, 2)
_OVERLAY_DATA = 0x3000


def check_claims(
    original: DicomImage, written: DicomImage, links: Links, *, pixels_changed: bool
) -> tuple[Claim, ...]:
    """Every claim, whether it holds or not. Raises UnreadableError for a damaged header."""
    with reading_header():
        return tuple(_claims(original, written, links, pixels_changed=pixels_changed))


def _claims(
    original: DicomImage, written: DicomImage, links: Links, *, pixels_changed: bool
) -> Iterator[Claim]:
    before, after = original.file.fresh_header(), written.file.fresh_header()
    tails = original.fresh_tail(), written.fresh_tail()
    meta = written.file.meta
    old = attributes.old_uid(original.file)
    uid = str(after.get("SOPInstanceUID") or "")
    codes = [str(code.get("CodeValue")) for code in after.get(_CODES) or ()]
    yield Claim("Burned In Annotation is NO", after.get("BurnedInAnnotation") == "NO")
    yield Claim(
        "De-identification Method names one, and keeps those before",
        bool(_listed(after, _METHOD))
        and _starts(_listed(after, _METHOD), _listed(before, _METHOD)),
    )
    yield Claim(
        "De-identification Method Code Sequence has 113101, and keeps those before",
        attributes.CLEAN_PIXEL_DATA[0] in codes
        and _starts(codes, [str(code.get("CodeValue")) for code in before.get(_CODES) or ()]),
    )
    yield Claim(
        "SOP Instance UID is new, and File Meta Information agrees",
        bool(uid)
        and uid != old
        and uid == meta.get("MediaStorageSOPInstanceUID")
        and after.get("SOPClassUID") in (None, meta.get("MediaStorageSOPClassUID")),
    )
    series = str(before.get("SeriesInstanceUID") or "").strip()
    yield Claim(
        "Series Instance UID is new",
        not series or str(after.get("SeriesInstanceUID") or series).strip() != series,
    )
    parts = (after, tails[1])
    left = sorted({name for part in parts for name in _attributes_with(part, old)} if old else ())
    yield Claim("the old SOP Instance UID is nowhere in it", not left, enumerated(left))
    types = _listed(before, "ImageType"), _listed(after, "ImageType")
    yield Claim(
        "Image Type value 1 is DERIVED, the others are as before",
        types[1][:1] == ["DERIVED"] and types[1][1:] == (types[0][1:] or ["PRIMARY"]),
    )
    lossy = original.is_lossy or before.get("LossyImageCompression") == "01"
    yield Claim(
        "Lossy Image Compression says so if it ever was",
        not lossy or after.get("LossyImageCompression") == "01",
    )
    kept = sorted(name for part in parts for name in removals.present(part, removals.STALE))
    yield Claim(
        "there is no icon of the image and no digital signature", not kept, enumerated(kept)
    )
    stale = sorted(removals.present(after, removals.EXTREMES)) if pixels_changed else []
    yield Claim(
        "smallest and largest pixel values are not the old ones", not stale, enumerated(stale)
    )
    yield _syntax_claim(original, written)
    stale_references = follow(written.file.fresh_header(), written.fresh_tail(), links)
    yield Claim(
        "references name the instances by their new UIDs",
        not stale_references,
        enumerated(stale_references),
    )
    follow(before, tails[0], links)
    allowed = _Redaction.of(original, old, uid)
    pairs = ((before, after), (tails[0], tails[1]))
    found = {name for a, b in pairs for name in differing(a, b, allowed)}
    yield Claim(
        "every other attribute is as it was", not found, enumerated(found) + other_run(found)
    )


def _syntax_claim(original: DicomImage, written: DicomImage) -> Claim:
    before, after = original.file.syntax, written.file.syntax
    decoded = after == syntaxes.EXPLICIT_LITTLE and not codecs.can_encode(original.format.codec)
    detail = "" if before == after else f"{syntax_name(before)} became {syntax_name(after)}"
    return Claim(
        "the transfer syntax is the same, or one without loss", before == after or decoded, detail
    )


@dataclass(frozen=True, slots=True)
class _Redaction:
    """What a redaction may change in a header besides its pixels."""

    old: str
    new: str
    removed: frozenset[str]

    @classmethod
    def of(cls, original: DicomImage, old: str, new: str) -> _Redaction:
        forbidden = removals.only_in_original(original.file.header)
        return cls(old, new, removals.EXTREMES | removals.STALE | forbidden)

    def differs(self, tag: BaseTag, *, is_top: bool, is_gone: bool) -> bool:
        """Whether an attribute may be another, or gone."""
        keyword = keyword_for_tag(tag)
        is_overlay = tag.group in _OVERLAY_GROUPS and tag.element == _OVERLAY_DATA
        return (is_gone and keyword in self.removed) or (
            is_top and (is_overlay or keyword in attributes.CHANGED)
        )

    def follows(self, before: DataElement, after: DataElement) -> bool:
        """Whether a value is what becomes of the one before."""
        if before.keyword == "FrameType":
            return _types_of(after.value) == ["DERIVED", *_types_of(before.value)[1:]]
        if before.keyword == "PhotometricInterpretation":
            return (before.value, after.value) in attributes.RESTORED
        if before.keyword == "PlanarConfiguration":
            return bool(after.value == 0)
        values = zip_longest(values_of(before.value), values_of(after.value))
        return all(attributes.renamed(str(a), self.old, self.new) == str(b) for a, b in values)


def _attributes_with(dataset: Dataset, uid: str) -> Iterator[str]:
    """The attributes that hold a UID, also as part of a text. Private ones stay as they are."""
    for tag in list(dataset.keys()):
        item = dataset.get_item(tag)
        if tag.is_private or (item.is_raw and uid.encode() not in (item.value or b"")):
            continue
        element = dataset[tag]
        if element.VR == "SQ":
            for child in element.value or ():
                yield from _attributes_with(child, uid)
        elif any(
            attributes.renamed(str(value), uid, "") != str(value)
            for value in values_of(element.value)
        ):
            yield name_of(tag)


def _types_of(value: Any) -> list[str]:
    return [str(one).strip() for one in values_of(value)]


def _listed(dataset: Dataset, keyword: str) -> list[str]:
    return _types_of(dataset.get(keyword))


def _starts(values: list[str], first: list[str]) -> bool:
    return values[: len(first)] == first
