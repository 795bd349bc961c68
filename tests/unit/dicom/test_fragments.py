"""Compressed frames that nothing is done to keep their fragments, and offset tables are right."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pydicom
import pytest

from fw_gear_presidio.dicom import writer
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.errors import RefusedError
from tests import builders as b
from tests.unit.dicom.redactions import region, run


def test_fragments_of_odd_length_inside_a_frame(tmp_path: Path) -> None:
    """They are not allowed, and exist: padding each would put zeros into the middle of a frame."""
    source = b.write_dicom(tmp_path / "in.dcm", frames=2, syntax=b.JPEG_BASELINE)
    dataset = pydicom.dcmread(source)
    frames = list(pydicom.encaps.generate_frames(dataset.PixelData, number_of_frames=2))
    frames = [frame.rstrip(b"\0") for frame in frames]
    parts = [part for frame in frames for part in (frame[:101], frame[101:202], frame[202:])]
    items = [(len(part)).to_bytes(4, "little") + part for part in (b"", *parts)]
    mark = b"\xe0\x7f\x10\x00OB\0\0\xff\xff\xff\xff"
    data = source.read_bytes()
    start = data.index(mark) + len(mark)
    source.write_bytes(
        data[:start]
        + b"".join(b"\xfe\xff\x00\xe0" + item for item in items)
        + b"\xfe\xff\xdd\xe0\0\0\0\0"
    )
    target, _ = run(source, [region(8, 8, 24, 24)])
    written = pydicom.dcmread(target)
    first, second = pydicom.encaps.generate_frames(written.PixelData, number_of_frames=2)
    assert second.rstrip(b"\0") == frames[1]
    assert first.rstrip(b"\0") != frames[0]


def test_an_offset_table_that_cannot_hold_the_offsets_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_MAX_BASIC_OFFSET", 1000)
    source = b.write_dicom(tmp_path / "in.dcm", frames=3, syntax=b.RLE)
    with pytest.raises(RefusedError, match="offset table"):
        run(source, [region(8, 8, 24, 24)])


@pytest.mark.parametrize("offset_table", ["basic", "extended", "none"])
def test_untouched_frames_keep_their_fragments_and_tables_are_right(
    tmp_path: Path, offset_table: str
) -> None:
    source = b.write_dicom(
        tmp_path / "in.dcm", frames=4, syntax=b.JPEG_LS, offset_table=offset_table
    )
    target, _ = run(source, [region(2, 2, 30, 30, 1)])
    with DicomImage.open(source, "a") as old, DicomImage.open(target, "b") as new:
        assert [old.encoded(n) == new.encoded(n) for n in range(4)] == [True, False, True, True]
        assert new.fragments is not None
        first = new.fragments.frames[0][0].offset
        offsets = [fragments[0].offset - first for fragments in new.fragments.frames]
    written = pydicom.dcmread(target)
    if offset_table == "extended":
        table = np.frombuffer(written.ExtendedOffsetTable, "<u8").tolist()
    else:
        table = list(pydicom.encaps.parse_basic_offsets(written.PixelData))
    assert table == ([] if offset_table == "none" else offsets)


def test_odd_and_fragmented_frames(tmp_path: Path) -> None:
    source = b.write_dicom(tmp_path / "in.dcm", frames=3, syntax=b.JPEG_2000_LOSSLESS, fragments=3)
    target, _ = run(source, [region(2, 2, 30, 30, 2)])
    with DicomImage.open(target, "b") as new:
        assert new.fragments is not None
        assert [len(frame) for frame in new.fragments.frames] == [3, 3, 1]
