"""What a JPEG holds beside its image."""

from __future__ import annotations

from pathlib import Path

import pydicom
import pytest

from fw_gear_presidio.dicom import jpeg_splice, jpeg_stream
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.jpeg_splice import FlatFill
from tests import builders as b
from tests.unit.dicom.jpegs import BOX, VARIANTS, picture, proven
from tests.unit.dicom.redactions import region, run


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


TEXT = b"DOE^JANE 1950"
JFIF = b"JFIF\0\1\2\0\0\1\0\1"
ADOBE = b"Adobe\0\x64\0\0\0\0\1"


def with_metadata(data: bytes) -> bytes:
    """A stream with what cameras and editors put into it, thumbnails included."""
    first = data.index(b"\xff\xdb")
    return b"".join(
        (
            data[:2],
            segment(0xE0, JFIF + b"\x02\x02" + TEXT[:12]),
            segment(0xE0, b"JFXX\0\x10" + TEXT),
            segment(0xE1, b"Exif\0\0" + TEXT),
            segment(0xE2, b"ICC_PROFILE\0\1\1profile"),
            segment(0xED, b"Photoshop 3.0\0" + TEXT),
            segment(0xEE, ADOBE + TEXT),
            segment(0xFE, TEXT),
            data[first:],
            TEXT,
        )
    )


@pytest.mark.parametrize("variant", ["grey", "4:2:0"])
def test_comments_and_thumbnails_of_a_redacted_frame_go(variant: str) -> None:
    photometric, options = VARIANTS[variant]
    before = b"\0\0" + with_metadata(picture(photometric, **options))
    samples = (0,) if photometric == "L" else (0, 128, 128)
    after = jpeg_splice.splice(before, [FlatFill((BOX,), samples)])
    assert TEXT[:12] not in after
    kept = [(one.marker, one.body) for one in jpeg_stream.header_segments(after)][:3]
    assert kept == [
        (0xE0, JFIF + b"\0\0"),
        (0xE2, b"ICC_PROFILE\0\1\1profile"),
        (0xEE, ADOBE),
    ]
    assert after.startswith(b"\xff\xd8\xff\xe0")
    assert after.endswith(b"\xff\xd9")
    assert proven(before, after, BOX)


def test_other_frames_keep_their_comments_and_that_is_said(tmp_path: Path) -> None:
    frames = [with_metadata(picture("L")) for _ in range(3)]
    source = b.write_dicom(
        tmp_path / "in.dcm", rows=75, columns=93, frames=3, syntax=b.JPEG_BASELINE
    )
    dataset = pydicom.dcmread(source)
    dataset.PixelData = pydicom.encaps.encapsulate(frames)
    dataset.save_as(source)
    target, notes = run(source, [region(8, 8, 20, 20, 1)])
    assert notes == (
        "Frames 1,3 keep comments or application data inside their JPEG streams; text in these is "
        "not cleaned.",
    )
    with DicomImage.open(target, "x") as image:
        assert [TEXT in image.encoded(index) for index in range(3)] == [True, False, True]
    assert run(source, [region(8, 8, 20, 20, 0, 1, 2)])[1] == ()
