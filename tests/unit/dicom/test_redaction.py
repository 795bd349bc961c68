"""What is written: inside the boxes filled, outside identical, header honest."""

from __future__ import annotations

from pathlib import Path

import hypothesis.strategies as st
import numpy as np
import pydicom
import pytest
from hypothesis import HealthCheck, given, settings

from fw_gear_presidio.dicom import redaction as redaction_module
from fw_gear_presidio.dicom import writer
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.redaction import copy_unchanged, redact
from fw_gear_presidio.dicom.uids import UidMap
from fw_gear_presidio.domain import BoundingBox, FrameSet, Region
from fw_gear_presidio.errors import RefusedError, VerificationError
from fw_gear_presidio.settings import Fill
from tests import builders as b

UIDS = UidMap("salt")

NATIVE_FORMATS = [
    {"photometric": "MONOCHROME2", "bits": 8},
    {"photometric": "MONOCHROME1", "bits": 16, "stored": 12},
    {"photometric": "MONOCHROME2", "bits": 16, "stored": 12, "signed": True},
    {"photometric": "MONOCHROME2", "bits": 16, "stored": 10, "high_bit": 15},
    {"photometric": "MONOCHROME2", "bits": 32},
    {"photometric": "MONOCHROME2", "bits": 1},
    {"photometric": "RGB", "bits": 8},
    {"photometric": "RGB", "bits": 8, "planar": 1},
    {"photometric": "RGB", "bits": 16},
    {"photometric": "YBR_FULL", "bits": 8},
    {"photometric": "PALETTE COLOR", "bits": 8},
    {"photometric": "PALETTE COLOR", "bits": 16, "stored": 8},
]
ENCAPSULATED_FORMATS = [
    {"photometric": "MONOCHROME2", "bits": 8, "syntax": b.RLE},
    {"photometric": "MONOCHROME2", "bits": 16, "stored": 12, "syntax": b.RLE},
    {"photometric": "RGB", "bits": 8, "syntax": b.RLE},
    {"photometric": "YBR_FULL", "bits": 8, "syntax": b.RLE},
    {"photometric": "MONOCHROME2", "bits": 16, "stored": 12, "syntax": b.JPEG_LOSSLESS},
    {"photometric": "RGB", "bits": 8, "syntax": b.JPEG_LOSSLESS},
    {"photometric": "MONOCHROME1", "bits": 16, "stored": 12, "syntax": b.JPEG_LS},
    {"photometric": "RGB", "bits": 8, "syntax": b.JPEG_LS},
    {"photometric": "MONOCHROME2", "bits": 16, "signed": True, "syntax": b.JPEG_2000_LOSSLESS},
    {"photometric": "YBR_RCT", "bits": 8, "syntax": b.JPEG_2000_LOSSLESS},
    {"photometric": "MONOCHROME2", "bits": 16, "stored": 12, "syntax": b.JPEG_2000},
    {"photometric": "PALETTE COLOR", "bits": 8, "syntax": b.JPEG_2000_LOSSLESS},
    {"photometric": "MONOCHROME2", "bits": 8, "syntax": b.HTJ2K_LOSSLESS},
    {"photometric": "MONOCHROME2", "bits": 16, "syntax": b.DEFLATED_FRAMES},
]
FORMATS = [
    {**one, "syntax": syntax} for one in NATIVE_FORMATS for syntax in b.NATIVE
] + ENCAPSULATED_FORMATS


def run(
    source: Path,
    regions: list[Region],
    *,
    fill: Fill = Fill.CONTRAST,
    name: str = "redacted.dcm",
) -> tuple[Path, tuple[str, ...]]:
    target = source.with_name(name)
    with DicomImage.open(source, "image") as image:
        return target, redact(image, regions, fill, target, UIDS)


def stored(path: Path) -> np.ndarray:
    with DicomImage.open(path, "image") as image:
        return np.stack([image.stored(n) for n in range(image.identity.number_of_frames)])


def mask(shape: tuple[int, ...], regions: list[Region]) -> np.ndarray:
    inside = np.zeros(shape[:3], bool)
    for region in regions:
        box = region.box
        for frame in region.frames:
            inside[frame, box.top : box.bottom, box.left : box.right] = True
    return inside


def region(left: int, top: int, right: int, bottom: int, *frames: int) -> Region:
    return Region(BoundingBox(left, top, right, bottom), FrameSet.of(frames or (0,)))


@st.composite
def regions_on(draw: st.DrawFn, rows: int, columns: int, frames: int) -> list[Region]:
    found = []
    for _ in range(draw(st.integers(1, 4))):
        left, top = draw(st.integers(0, columns - 1)), draw(st.integers(0, rows - 1))
        right, bottom = draw(st.integers(left + 1, columns)), draw(st.integers(top + 1, rows))
        chosen = draw(st.sets(st.integers(0, frames - 1), min_size=1))
        found.append(Region(BoundingBox(left, top, right, bottom), FrameSet.of(chosen)))
    return found


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_format_any_boxes(tmp_path: Path, data: st.DataObject) -> None:
    fmt = data.draw(st.sampled_from(FORMATS))
    rows, columns, frames = 21, data.draw(st.sampled_from([22, 23])), data.draw(st.integers(1, 4))
    regions = data.draw(regions_on(rows, columns, frames))
    fill = data.draw(st.sampled_from(Fill))
    source = b.write_dicom(tmp_path / "in.dcm", rows=rows, columns=columns, frames=frames, **fmt)
    target, _notes = run(source, regions, fill=fill)

    before, after = stored(source), stored(target)
    inside = mask(before.shape, regions)
    assert np.array_equal(before[~inside], after[~inside])
    for one in regions:
        for frame in one.frames:
            box = one.box
            area = after[frame, box.top : box.bottom, box.left : box.right]
            assert (area == area[0, 0]).all()
    if fmt["syntax"] == b.DEFLATED_FRAMES:
        return  # not known to pydicom yet
    old, new = pydicom.dcmread(source), pydicom.dcmread(target)
    assert new.file_meta.TransferSyntaxUID == old.file_meta.TransferSyntaxUID
    assert_honest_header(old, new)


def assert_honest_header(old: pydicom.Dataset, new: pydicom.Dataset) -> None:
    assert new.SOPInstanceUID != old.SOPInstanceUID
    assert new.file_meta.MediaStorageSOPInstanceUID == new.SOPInstanceUID
    assert new.SeriesInstanceUID == UIDS.series(old.SeriesInstanceUID)
    assert new.StudyInstanceUID == old.StudyInstanceUID
    assert new.ImageType[0] == "DERIVED"
    assert new.ImageType[1:] == old.ImageType[1:]
    assert new.BurnedInAnnotation == "NO"
    assert new.DeidentificationMethodCodeSequence[-1].CodeValue == "113101"
    assert "PatientIdentityRemoved" not in new
    assert new.PatientName == old.PatientName


@pytest.mark.parametrize("syntax", [b.EXPLICIT, b.IMPLICIT, b.BIG_ENDIAN])
def test_native_bytes_differ_only_inside_the_box(tmp_path: Path, syntax: str) -> None:
    source = b.write_dicom(tmp_path / "in.dcm", bits=16, stored=12, frames=3, syntax=syntax)
    target, _ = run(source, [region(8, 5, 20, 11, 1)])
    before = np.frombuffer(pydicom.dcmread(source).PixelData, np.uint8).reshape(3, 48, 64, 2)
    after = np.frombuffer(pydicom.dcmread(target).PixelData, np.uint8).reshape(3, 48, 64, 2)
    changed = np.argwhere((before != after).any(axis=-1))
    assert set(changed[:, 0]) == {1}
    assert changed[:, 1].min() >= 5
    assert changed[:, 1].max() < 11
    assert changed[:, 2].min() >= 8
    assert changed[:, 2].max() < 20


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


def test_one_color_for_touching_boxes(tmp_path: Path) -> None:
    source = b.write_dicom(tmp_path / "in.dcm", bits=16)
    target, _ = run(source, [region(4, 4, 20, 10), region(20, 4, 30, 10)], fill=Fill.BACKGROUND)
    area = stored(target)[0, 4:10, 4:30]
    assert len(np.unique(area)) == 1


@pytest.mark.parametrize(
    ("photometric", "ground"), [("MONOCHROME2", 0), ("MONOCHROME2", 250), ("MONOCHROME1", 250)]
)
def test_contrast_stands_out_and_background_blends_in(
    tmp_path: Path, photometric: str, ground: int
) -> None:
    pixels = np.full((1, 48, 64), ground)
    left, top, right, bottom = b.draw_text(pixels, "Doe", 8, 8, 255 - ground)
    source = b.write_dicom(tmp_path / "in.dcm", pixels=pixels, photometric=photometric)
    boxes = [region(left - 2, top - 2, right + 2, bottom + 2)]
    contrast = stored(run(source, boxes, fill=Fill.CONTRAST)[0])[0]
    background = stored(run(source, boxes, fill=Fill.BACKGROUND)[0])[0]
    assert abs(int(contrast[top, left]) - ground) > 100
    assert (background == ground).all()


def test_signed_fill_is_a_storable_value(tmp_path: Path) -> None:
    pixels = np.full((1, 48, 64), -1024)
    source = b.write_dicom(tmp_path / "in.dcm", pixels=pixels, bits=16, stored=12, signed=True)
    with pytest.raises(RefusedError):
        run(source, [region(100, 100, 110, 110)])
    target, _ = run(source, [region(8, 8, 20, 20)])
    assert stored(target)[0, 10, 10] == 2047


def test_contrast_stays_within_the_range_of_the_image(tmp_path: Path) -> None:
    pixels = b.noise(48, 64, 1, 1, 900, 1100)
    source = b.write_dicom(tmp_path / "in.dcm", pixels=pixels, bits=16)
    value = int(stored(run(source, [region(8, 8, 20, 20)])[0])[0, 10, 10])
    assert value in (900, 1100)


def test_ybr_fill_has_no_chroma(tmp_path: Path) -> None:
    source = b.write_dicom(tmp_path / "in.dcm", photometric="YBR_FULL")
    assert stored(run(source, [region(8, 8, 20, 20)])[0])[0, 10, 10, 1:].tolist() == [128, 128]


def test_palette_contrast_is_another_color(tmp_path: Path) -> None:
    pixels = np.zeros((1, 48, 64), int)
    source = b.write_dicom(tmp_path / "in.dcm", photometric="PALETTE COLOR", pixels=pixels)
    target, _ = run(source, [region(8, 8, 20, 20)])
    with DicomImage.open(target, "x") as image:
        view = image.views(0)[0].astype(int)
    assert np.abs(view[10, 10] - view[0, 0]).max() > 200


def test_pairs_that_share_chroma_are_filled_whole(tmp_path: Path) -> None:
    pixels = b.noise(48, 64, 3, 1, 0, 255)
    pixels[:, :, 1::2, 1:] = pixels[:, :, ::2, 1:]
    source = b.write_dicom(tmp_path / "in.dcm", photometric="YBR_FULL_422", pixels=pixels)
    target, _ = run(source, [region(9, 8, 20, 20)])
    before, after = stored(source)[0], stored(target)[0]
    assert np.array_equal(before, pixels[0])
    assert (after[8:20, 8:20] == after[8, 8]).all()
    outside = mask((1, 48, 64), [region(8, 8, 20, 20)])[0]
    assert np.array_equal(before[~outside], after[~outside])


def test_unused_high_bits_are_cleared_inside_and_kept_outside(tmp_path: Path) -> None:
    source = b.write_dicom(tmp_path / "in.dcm", bits=16, stored=12, high_bits=0xA000)
    target, _ = run(source, [region(8, 8, 20, 20)])
    words = np.frombuffer(pydicom.dcmread(target).PixelData, "<u2").reshape(48, 64)
    assert (words[8:20, 8:20] >> 12 == 0).all()
    assert (words[:8] >> 12 == 0xA).all()


def test_embedded_overlay_bits_survive_a_pixel_box_and_go_with_their_own(tmp_path: Path) -> None:
    extra = {"OverlayBitsAllocated": None}
    source = b.write_dicom(tmp_path / "in.dcm", bits=16, stored=12, high_bits=0x8000, **extra)
    dataset = pydicom.dcmread(source)
    for element, vr, value in (
        (0x0010, "US", 48),
        (0x0011, "US", 64),
        (0x0040, "CS", "G"),
        (0x0050, "SS", [1, 1]),
        (0x0100, "US", 16),
        (0x0102, "US", 15),
    ):
        dataset.add_new((0x6000, element), vr, value)
    dataset.save_as(source)
    with DicomImage.open(source, "x") as image:
        assert list(image.overlay_views()) == [0x6000]
    overlay = Region(BoundingBox(30, 30, 40, 40), FrameSet.of([0]), 0x6000)
    target, _ = run(source, [region(8, 8, 20, 20), overlay])
    words = np.frombuffer(pydicom.dcmread(target).PixelData, "<u2").reshape(48, 64)
    assert (words[8:20, 8:20] >> 15 == 1).all()
    assert (words[30:40, 30:40] >> 15 == 0).all()
    assert np.array_equal(words[30:40, 30:40] & 0xFFF, stored(source)[0, 30:40, 30:40])


def test_the_same_ink_on_several_frames_is_one_picture(tmp_path: Path) -> None:
    """A scan reads each picture once."""
    ink = np.zeros((4, 48, 64), int)
    b.draw_text(ink, "Doe", 8, 8, 1)
    ink[2] = 0
    ink[3, 30] = 1
    source = b.write_dicom(tmp_path / "in.dcm", bits=16, stored=12, frames=4, high_bits=ink << 15)
    dataset = pydicom.dcmread(source)
    dataset.update(b.overlay_attributes(ink[0]))
    dataset[0x6000, 0x0100].value = 16
    dataset[0x6000, 0x0102].value = 15
    del dataset[0x6000, 0x3000]
    dataset.save_as(source)
    with DicomImage.open(source, "x") as image:
        (first, picture), (second, other) = image.overlay_views()[0x6000]
    assert (list(first), list(second)) == ([0, 1], [3])
    assert np.array_equal(picture, ink[0] * 255)
    assert np.array_equal(other, ink[3] * 255)


@pytest.mark.parametrize(("planes", "first"), [(1, 3), (1, 0), (3, 1), (2, 0), (2, 2)])
def test_ink_on_frames_that_are_not_there_is_not_overlooked(
    tmp_path: Path, planes: int, first: int
) -> None:
    ink = np.zeros((planes, 48, 64), np.uint8)
    ink[0 if first == 0 else -1, 10:20, 10:20] = 1
    source = b.write_dicom(tmp_path / "in.dcm", frames=2)
    dataset = pydicom.dcmread(source)
    overlay = b.overlay_attributes(ink[0])
    overlay.add_new((0x6000, 0x0015), "IS", planes)
    overlay.add_new((0x6000, 0x0051), "US", first)
    overlay[0x6000, 0x3000].value = np.packbits(ink.reshape(-1), bitorder="little").tobytes()
    dataset.update(overlay)
    dataset.save_as(source)
    with (
        DicomImage.open(source, "image") as image,
        pytest.raises(RefusedError, match="frames that the image does not have"),
    ):
        image.overlay_views()


def test_overlay_plane_is_shown_and_cleared(tmp_path: Path) -> None:
    ink = np.zeros((1, 48, 64), int)
    left, top, right, bottom = b.draw_text(ink, "Doe", 8, 8, 1)
    source = b.write_dicom(tmp_path / "in.dcm")
    dataset = pydicom.dcmread(source)
    dataset.update(b.overlay_attributes(ink[0]))
    dataset.save_as(source)
    with DicomImage.open(source, "x") as image:
        ((frames, view),) = image.overlay_views()[0x6000]
        assert list(frames) == [0]
        assert np.array_equal(view, ink[0] * 255)
    box = BoundingBox(left, top, right, bottom)
    target, _ = run(source, [Region(box, FrameSet.of([0]), 0x6000)])
    with DicomImage.open(target, "x") as image:
        assert image.overlay_views() == {}
    assert pydicom.dcmread(target).PixelData == dataset.PixelData


def test_header_keeps_what_it_had_and_appends(tmp_path: Path) -> None:
    code = b.quick_dataset(CodeValue="113100", CodingSchemeDesignator="DCM", CodeMeaning="Basic")
    reference = b.quick_dataset(
        ReferencedSOPClassUID=b.SECONDARY_CAPTURE, ReferencedSOPInstanceUID=b.SOP_INSTANCE_UID
    )
    source = b.write_dicom(
        tmp_path / "in.dcm",
        DeidentificationMethod="by hand",
        DeidentificationMethodCodeSequence=[code],
        SourceImageSequence=[reference],
        IconImageSequence=[b.quick_dataset(Rows=1, Columns=1)],
        DigitalSignaturesSequence=[b.quick_dataset(MACIDNumber=1)],
        LossyImageCompression="01",
    )
    dataset = pydicom.dcmread(source)
    block = dataset.private_block(0x0099, "SOMEBODY", create=True)
    block.add_new(1, "LO", "kept")
    dataset.save_as(source)
    old, new = pydicom.dcmread(source), pydicom.dcmread(run(source, [region(1, 1, 9, 9)])[0])
    assert new.DeidentificationMethod[0] == "by hand"
    assert [c.CodeValue for c in new.DeidentificationMethodCodeSequence] == ["113100", "113101"]
    assert new.LossyImageCompression == "01"
    assert new[0x0099, 0x1001].value == old[0x0099, 0x1001].value
    assert "IconImageSequence" not in new
    assert "DigitalSignaturesSequence" not in new
    assert b.SOP_INSTANCE_UID.encode() not in [
        new.SOPInstanceUID.encode(),
        new.SourceImageSequence[0].ReferencedSOPInstanceUID.encode(),
    ]


def test_frame_type_follows_image_type(tmp_path: Path) -> None:
    frame_type = b.quick_dataset(FrameType=["ORIGINAL", "PRIMARY", "M", "NONE"])
    group = b.quick_dataset(MRImageFrameTypeSequence=[frame_type])
    source = b.write_dicom(tmp_path / "in.dcm", SharedFunctionalGroupsSequence=[group])
    new = pydicom.dcmread(run(source, [region(1, 1, 9, 9)])[0])
    written = new.SharedFunctionalGroupsSequence[0].MRImageFrameTypeSequence[0]
    assert list(written.FrameType) == ["DERIVED", "PRIMARY", "M", "NONE"]


def test_nothing_to_redact_keeps_every_byte(tmp_path: Path) -> None:
    source = b.write_dicom(tmp_path / "in.dcm", syntax=b.RLE, frames=2)
    with DicomImage.open(source, "image") as image:
        copy_unchanged(image, tmp_path / "out.dcm")
        with pytest.raises(RefusedError):
            redact(image, [], Fill.CONTRAST, tmp_path / "none.dcm", UIDS)
    assert (tmp_path / "out.dcm").read_bytes() == source.read_bytes()
    assert not (tmp_path / "none.dcm").exists()


@pytest.mark.parametrize("damage", ["outside", "inside", "header"])
def test_a_wrong_file_is_never_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    write = redaction_module.write_instance

    def damaged(image, output, edit, target):  # type: ignore[no-untyped-def]
        if damage == "header":
            output.header.PatientID = "4712"
        write(image, output, edit, target)
        data = bytearray(target.read_bytes())
        if damage != "header":
            data[-1 if damage == "outside" else -64 * 48 + 64 * 10 + 10] ^= 1
        target.write_bytes(bytes(data))

    monkeypatch.setattr(redaction_module, "write_instance", damaged)
    source = b.write_dicom(tmp_path / "in.dcm")
    with pytest.raises(VerificationError):
        run(source, [region(8, 8, 20, 20)])
    assert [path.name for path in tmp_path.iterdir()] == ["in.dcm"]


def test_an_earlier_output_does_not_survive_a_failure(tmp_path: Path) -> None:
    source = b.write_dicom(tmp_path / "in.dcm")
    target, _ = run(source, [region(8, 8, 20, 20)])
    assert target.exists()
    with pytest.raises(RefusedError):
        run(source, [region(8, 8, 20, 20, 5)])
    assert not target.exists()


def test_uids_are_stable_within_a_run_and_new_in_the_next() -> None:
    assert UIDS.sop("1.2.3") == UidMap("salt").sop("1.2.3") != UIDS.series("1.2.3")
    assert UIDS.sop("1.2.3") != UidMap("other").sop("1.2.3")
    assert pydicom.uid.UID(UIDS.sop("1.2.3")).is_valid
