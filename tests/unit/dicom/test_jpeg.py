"""Sequential JPEG is edited block by block: no other coefficient moves."""

from __future__ import annotations

from pathlib import Path

import hypothesis.strategies as st
import imagecodecs
import numpy as np
import pydicom
import pytest
from hypothesis import given, settings

from fw_gear_presidio.dicom import jpeg_splice, jpeg_stream
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.jpeg_blocks import blocks
from fw_gear_presidio.dicom.jpeg_compare import blocks_in, compare
from fw_gear_presidio.dicom.jpeg_splice import FlatFill
from fw_gear_presidio.domain import BoundingBox, FrameSet, Region
from fw_gear_presidio.errors import RefusedError, UnreadableError
from fw_gear_presidio.settings import Fill
from tests import builders as b
from tests.unit.dicom.redactions import region, run

BOX = BoundingBox(21, 18, 50, 33)
VARIANTS = {
    "grey": ("L", {}),
    "4:4:4": ("YBR_FULL", {"subsampling": 0}),
    "4:2:2": ("YBR_FULL_422", {"subsampling": 1}),
    "4:2:0": ("YBR_FULL_422", {"subsampling": 2}),
    "rgb": ("RGB", {}),
    "restart blocks": ("YBR_FULL_422", {"subsampling": 1, "restart_marker_blocks": 3}),
    "restart rows": ("YBR_FULL_422", {"subsampling": 2, "restart_marker_rows": 1}),
    "own tables": ("YBR_FULL", {"subsampling": 0, "optimize": True}),
}


def picture(photometric: str, **options: object) -> bytes:
    samples = 1 if photometric == "L" else 3
    ramp = np.add.outer(np.arange(75), np.arange(93))
    noise = b.noise(75, 93, samples, 1, -20, 20)[0]
    pixels = ramp[..., None] + noise.reshape(75, 93, samples)
    return b.jpeg_frame(np.clip(pixels, 0, 255).astype(np.uint8).squeeze(), photometric, **options)


def coefficients(data: bytes) -> dict[tuple[int, int, int], tuple[int, bytes]]:
    """(component, block row, block column) -> DC and AC bits."""
    found = {}
    for scan in jpeg_stream.parse(data).scans:
        for interval, some in blocks(scan):
            bits = np.unpackbits(np.frombuffer(interval.data, np.uint8))
            for one in some:
                key = (one.component, one.row, one.column)
                found[key] = (one.dc, bits[one.ac : one.end].tobytes())
    return found


def proven(before: bytes, after: bytes, box: BoundingBox) -> bool:
    """Nothing differs outside ``box``, and nothing but a level is left inside."""
    old, new = jpeg_stream.parse(before), jpeg_stream.parse(after)
    inside = blocks_in(old, [box])
    found = compare(old, new, inside)
    if found is None or found.digest_before != found.digest_after:
        return False
    return not any(
        one.detailed[grid].any() or (one.level[grid] != one.level[grid][0]).any()
        for one, grid in zip(found.components, inside, strict=True)
    )


def decode(data: bytes) -> np.ndarray:
    stream = jpeg_stream.parse(data)
    same = {"colorspace": "ycbcr", "outcolorspace": "ycbcr"} if len(stream.components) > 1 else {}
    return imagecodecs.jpeg8_decode(data, **same)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("value", [0, 40, 255])
def test_only_blocks_in_the_box_change(variant: str, value: int) -> None:
    photometric, options = VARIANTS[variant]
    before = picture(photometric, **options)
    samples = (value,) if photometric == "L" else (value, 128, 128)
    after = jpeg_splice.splice(before, [FlatFill((BOX,), samples)])
    stream = jpeg_stream.parse(before)
    old, new = coefficients(before), coefficients(after)
    assert old.keys() == new.keys()
    touched = set()
    for component, row, column in old:
        _tall, _wide, down, across = stream.block_grid(component)
        place = BoundingBox(column * across, row * down, (column + 1) * across, (row + 1) * down)
        if place.intersection(BOX):
            touched.add((component, row, column))
    assert {key for key in old if old[key] != new[key]} == touched
    area = decode(after)[BOX.top : BOX.bottom, BOX.left : BOX.right]
    luma = area if area.ndim == 2 else area[:, :, 0]
    assert len(np.unique(luma)) == 1
    assert abs(int(luma[0, 0]) - value) <= 2
    assert proven(before, after, BOX)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_boxes(data: st.DataObject) -> None:
    photometric, options = VARIANTS[data.draw(st.sampled_from(sorted(VARIANTS)))]
    before = picture(photometric, **options)
    stream = jpeg_stream.parse(before)
    fills = []
    for _ in range(data.draw(st.integers(1, 3))):
        left, top = data.draw(st.integers(0, 92)), data.draw(st.integers(0, 74))
        right, bottom = data.draw(st.integers(left + 1, 93)), data.draw(st.integers(top + 1, 75))
        value = data.draw(st.integers(0, 255))
        samples = (value,) + (128,) * (len(stream.components) - 1)
        fills.append(FlatFill((BoundingBox(left, top, right, bottom),), samples))
    after = jpeg_splice.splice(before, fills)
    old, new = coefficients(before), coefficients(after)
    for component, row, column in old:
        _tall, _wide, down, across = stream.block_grid(component)
        place = BoundingBox(column * across, row * down, (column + 1) * across, (row + 1) * down)
        if not any(place.intersection(box) for fill in fills for box in fill.boxes):
            assert old[component, row, column] == new[component, row, column]
    last = fills[-1].boxes[0]
    area = decode(after)[last.top : last.bottom, last.left : last.right]
    luma = area if area.ndim == 2 else area[:, :, 0]
    assert len(np.unique(luma)) == 1


def test_a_table_without_the_needed_code_is_replaced() -> None:
    flat = np.full((64, 64), 128, np.uint8)
    flat[:8, :8] = 129
    before = b.jpeg_frame(flat, "MONOCHROME2", optimize=True)
    sizes = jpeg_stream.parse(before).scans[0].components[0].dc.codes
    assert 9 not in sizes
    after = jpeg_splice.splice(before, [FlatFill((BOX,), (255,))])
    assert proven(before, after, BOX)
    assert decode(after)[20, 24] == 255


def test_twelve_bits() -> None:
    pixels = b.noise(64, 64, 1, 1, 0, 4095)[0].astype(np.uint16)
    before = bytes(imagecodecs.jpeg8_encode(pixels, level=90, bitspersample=12))
    after = jpeg_splice.splice(before, [FlatFill((BOX,), (4095,))])
    assert proven(before, after, BOX)
    assert abs(int(decode(after)[20, 24]) - 4095) <= 4


def test_the_comparison_sees_a_forgotten_block_and_a_changed_one() -> None:
    before = picture("L")
    after = jpeg_splice.splice(before, [FlatFill((BOX,), (0,))])
    assert not proven(before, before, BOX)
    assert not proven(before, after, BoundingBox(21, 18, 30, 33))


def test_the_comparison_sees_another_table() -> None:
    """With other quantizers equal codes are other pixels."""
    before = picture("YBR_FULL", subsampling=0)
    after = bytearray(jpeg_splice.splice(before, [FlatFill((BOX,), (0, 128, 128))]))
    assert proven(before, bytes(after), BOX)
    after[after.index(b"\xff\xdb") + 20] ^= 1
    assert not proven(before, bytes(after), BOX)


@pytest.mark.parametrize("cut", [20, 300, 900])
def test_damage_is_an_error_of_the_instance(cut: int) -> None:
    with pytest.raises((UnreadableError, jpeg_stream.NotSequentialJpegError)):
        jpeg_splice.splice(picture("L")[:cut], [FlatFill((BOX,), (0,))])


def test_progressive_is_stored_decoded_and_says_so(tmp_path: Path) -> None:
    source = b.write_dicom(
        tmp_path / "in.dcm",
        photometric="YBR_FULL_422",
        syntax=b.JPEG_BASELINE,
        frames=2,
        jpeg={"progressive": True},
    )
    target, notes = run(source, [region(8, 8, 20, 20, 1)])
    assert "Explicit VR Little Endian" in notes[0]
    with DicomImage.open(source, "a") as old, DicomImage.open(target, "b") as new:
        assert np.array_equal(old.raw(0), new.raw(0))
        after = new.raw(1)
    assert (after[8:20, 8:20] == after[8, 8]).all()
    written = pydicom.dcmread(target)
    assert written.file_meta.TransferSyntaxUID == b.EXPLICIT
    assert written.PhotometricInterpretation == "YBR_FULL"
    assert written.LossyImageCompression == "01"


def test_what_cannot_be_named_when_decoded_is_refused(tmp_path: Path) -> None:
    source = b.write_dicom(
        tmp_path / "in.dcm",
        photometric="YBR_PARTIAL_422",
        syntax=b.JPEG_BASELINE,
        jpeg={"progressive": True},
    )
    with pytest.raises(RefusedError, match="partial-range"):
        run(source, [region(8, 8, 20, 20)])


def test_an_overlay_box_leaves_progressive_frames_alone(tmp_path: Path) -> None:
    source = b.write_dicom(tmp_path / "in.dcm", syntax=b.JPEG_BASELINE, jpeg={"progressive": True})
    dataset = pydicom.dcmread(source)
    dataset.update(b.overlay_attributes(np.ones((48, 64))))
    dataset.save_as(source)
    target, notes = run(source, [Region(BOX, FrameSet.of([0]), 0x6000)])
    assert notes == ()
    written = pydicom.dcmread(target)
    assert written.PixelData == dataset.PixelData
    plane = np.unpackbits(np.frombuffer(written[0x6000, 0x3000].value, np.uint8), bitorder="little")
    inside = plane.reshape(48, 64)[BOX.top : BOX.bottom, BOX.left : BOX.right]
    assert inside.sum() == 0
    assert plane.sum() == 48 * 64 - BOX.area


def test_in_a_file_only_the_touched_frame_differs(tmp_path: Path) -> None:
    source = b.write_dicom(
        tmp_path / "in.dcm", photometric="YBR_FULL_422", syntax=b.JPEG_BASELINE, frames=3
    )
    target, notes = run(source, [region(8, 8, 20, 20, 1)])
    assert notes == ()
    with DicomImage.open(source, "a") as old, DicomImage.open(target, "b") as new:
        assert [old.encoded(n) == new.encoded(n) for n in range(3)] == [True, False, True]
        assert (new.raw(1)[8:20, 8:20, 0] == new.raw(1)[8, 8, 0]).all()


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


def test_what_pads_the_image_is_filled_with_its_edge() -> None:
    """Encoders repeat the last column there, or leave what was cropped off."""
    before = picture("L")
    edge = BoundingBox(80, 60, 93, 75)
    after = jpeg_splice.splice(before, [FlatFill((edge,), (200,))])
    new = coefficients(after)
    # 93 x 75 pixels are 12 x 10 blocks; the last ones reach beyond the image.
    assert {new[0, row, column] for row in (8, 9) for column in (10, 11)} == {new[0, 9, 11]}


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_nothing_is_shown_otherwise_beyond_the_pixel_beside_a_box(data: st.DataObject) -> None:
    """Luma is the same right up to the box; chroma is interpolated from one pixel further."""
    variant = data.draw(st.sampled_from(["4:2:2", "4:2:0", "4:4:4", "rgb"]))
    photometric, options = VARIANTS[variant]
    before = picture(photometric, **options)
    left, top = data.draw(st.integers(0, 92)), data.draw(st.integers(0, 74))
    right, bottom = data.draw(st.integers(left + 1, 93)), data.draw(st.integers(top + 1, 75))
    area = jpeg_stream.smallest_area(before)
    assert area == {"4:2:2": (8, 16), "4:2:0": (16, 16)}.get(variant, (8, 8))
    box = jpeg_splice.aligned(BoundingBox(left, top, right, bottom), area, 75, 93)
    assert box.intersection(BoundingBox(left, top, right, bottom)) == BoundingBox(
        left, top, right, bottom
    )
    assert jpeg_splice.aligned(box, area, 75, 93) == box
    colour = tuple(data.draw(st.integers(0, 255)) for _ in range(3))
    after = jpeg_splice.splice(before, [FlatFill((box,), colour)])
    differs = decode(before) != decode(after)
    differs[box.top : box.bottom, box.left : box.right] = False
    if area == (8, 8):
        assert not differs.any()
    assert not differs[:, :, 0].any()
    differs[max(box.top - 1, 0) : box.bottom + 1, max(box.left - 1, 0) : box.right + 1] = False
    assert not differs.any()


@pytest.mark.parametrize("subsampling", [1, 2])
def test_where_a_picture_is_grey_subsampled_chroma_widens_no_box(
    tmp_path: Path, subsampling: int
) -> None:
    grey = np.full((1, 75, 93, 3), 128, np.uint8)
    grey[..., 0] = b.noise(75, 93, 1, 1, 0, 255)[0]
    source = b.write_color_jpeg(tmp_path / "in.dcm", grey, subsampling)
    target, _ = run(source, [region(10, 10, 20, 20, 0)])
    with DicomImage.open(source, "before") as before, DicomImage.open(target, "after") as after:
        differs = before.stored(0) != after.stored(0)
    assert differs[10:20, 10:20, 0].any()
    differs[8:24, 8:24] = False
    assert not differs.any()


@pytest.mark.parametrize("fill", Fill)
def test_a_grey_place_beside_color_is_filled_without_color(tmp_path: Path, fill: Fill) -> None:
    pixels = np.full((1, 64, 96, 3), 128, np.uint8)
    pixels[0, :, 32:, 1] = 40
    pixels[..., 0] = b.noise(64, 96, 1, 1, 0, 255)[0]
    source = b.write_color_jpeg(tmp_path / "in.dcm", pixels, 1)
    boxes = [region(2, 10, 6, 20, 0), region(40, 10, 44, 20, 0), region(26, 40, 44, 50, 0)]
    target, _ = run(source, [*boxes, region(17, 40, 23, 50, 0)], fill=fill)
    with DicomImage.open(source, "before") as before, DicomImage.open(target, "after") as after:
        old, new = before.stored(0), after.stored(0)
    assert (new[8:24, :8, 1:] == 128).all()
    assert np.array_equal(old[8:24, 8:24], new[8:24, 8:24])
    assert (new[8:24, 32:48, 0] == new[8, 32, 0]).all()


def test_frames_that_share_chroma_otherwise_are_refused(tmp_path: Path) -> None:
    frames = [picture("YBR_FULL_422", subsampling=n) for n in (0, 2)]
    source = b.write_dicom(
        tmp_path / "in.dcm",
        rows=75,
        columns=93,
        frames=2,
        photometric="YBR_FULL_422",
        syntax=b.JPEG_BASELINE,
    )
    dataset = pydicom.dcmread(source)
    dataset.PixelData = pydicom.encaps.encapsulate(frames)
    dataset.save_as(source)
    with pytest.raises(RefusedError, match="share chroma"):
        run(source, [region(8, 8, 16, 16, 1)])
    assert run(source, [region(8, 8, 16, 16, 0)])[1] == ()
