"""Where the header of an ultrasound image says that the picture is (PS3.3 C.8.5.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fw_gear_presidio.dicom.dicom_file import PARSE_ERRORS
from fw_gear_presidio.domain import BoundingBox

if TYPE_CHECKING:
    from pydicom import Dataset


def ultrasound_regions(header: Dataset, rows: int, columns: int) -> tuple[BoundingBox, ...]:
    """The regions of Sequence of Ultrasound Regions, in stored pixels, origin top left.

    None where there is no such sequence. A region that is damaged, empty or not on the picture
    is left out: they say where to look harder, not where to look.
    """
    found = []
    try:
        items = list(header.get("SequenceOfUltrasoundRegions") or ())
    except PARSE_ERRORS:
        return ()
    for item in items:
        try:
            left, top = int(item.RegionLocationMinX0), int(item.RegionLocationMinY0)
            # The last pixel is part of the region.
            right, bottom = int(item.RegionLocationMaxX1) + 1, int(item.RegionLocationMaxY1) + 1
        except PARSE_ERRORS:
            continue
        left, top, right, bottom = max(left, 0), max(top, 0), min(right, columns), min(bottom, rows)
        if left < right and top < bottom:
            found.append(BoundingBox(left, top, right, bottom))
    return tuple(found)
