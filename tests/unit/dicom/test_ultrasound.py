"""Sequence of Ultrasound Regions: where the picture is, as far as the header makes sense."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydicom import Dataset

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.domain import BoundingBox
from tests.builders import write_dicom


def region(**edges: Any) -> Dataset:
    item = Dataset()
    for name, value in edges.items():
        setattr(item, f"RegionLocation{name}", value)
    return item


WHOLE = region(MinX0=10, MinY0=20, MaxX1=99, MaxY1=79)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (None, ()),
        ([], ()),
        ([WHOLE], (BoundingBox(10, 20, 100, 80),)),
        ([region(MinX0=0, MinY0=0, MaxX1=900, MaxY1=900)], (BoundingBox(0, 0, 160, 120),)),
        ([region(MinX0=50, MinY0=0, MaxX1=20, MaxY1=9), WHOLE], (BoundingBox(10, 20, 100, 80),)),
        ([region(MinX0=200, MinY0=0, MaxX1=300, MaxY1=9)], ()),
        ([region(MinX0=5)], ()),
        ([region(MinX0=None, MinY0=0, MaxX1=20, MaxY1=9)], ()),
    ],
)
def test_regions_lie_on_the_picture_and_damaged_ones_are_left_out(
    tmp_path: Path, items: list[Dataset] | None, expected: tuple[BoundingBox, ...]
) -> None:
    attributes = {} if items is None else {"SequenceOfUltrasoundRegions": items}
    path = write_dicom(tmp_path / "a.dcm", rows=120, columns=160, **attributes)
    with DicomImage.open(path, path.name) as image:
        assert image.ultrasound_regions() == expected
