"""The proof sees every change: of a sample, of a block, of a plane; and foreign ways to fill."""

from __future__ import annotations

from pathlib import Path

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from fw_gear_presidio.dicom.areas import mask_of, rectangles, uneven, unfilled
from fw_gear_presidio.dicom.fit import fillable
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.proof import InstanceProof
from fw_gear_presidio.dicom.verify import prove
from fw_gear_presidio.domain import BoundingBox, Region
from tests import builders as b
from tests.unit.dicom.jpegs import VARIANTS
from tests.unit.dicom.redactions import FORMATS, region, regions_on, run

ROWS, COLUMNS = 21, 22
NATIVE = [fmt for fmt in FORMATS if fmt["syntax"] in (b.EXPLICIT, b.BIG_ENDIAN)]


def proof(source: Path, target: Path, regions: list[Region] | None) -> InstanceProof:
    with DicomImage.open(source, "a") as image:
        return prove(image, target, "b", regions)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_redaction_is_proven_and_no_changed_bit_outside_is(
    tmp_path: Path, data: st.DataObject
) -> None:
    fmt = data.draw(st.sampled_from(NATIVE))
    frames = data.draw(st.integers(1, 3))
    source = b.write_dicom(tmp_path / "in.dcm", rows=ROWS, columns=COLUMNS, frames=frames, **fmt)
    regions = data.draw(regions_on(ROWS, COLUMNS, frames))
    target, _ = run(source, regions)
    assert proof(source, target, regions).failures == ()
    assert proof(source, target, None).failures == ()

    with DicomImage.open(target, "x") as image:
        assert image.native is not None
        start, length = image.native.offset, ROWS * COLUMNS * image.format.samples * frames
        length = length * image.format.bits_allocated // 8
        inside = np.zeros((frames, ROWS, COLUMNS), bool)
        for one in regions:
            for frame in one.frames:
                inside[frame] |= mask_of([one.box], ROWS, COLUMNS)
    position = data.draw(st.integers(0, length - 1))
    content = bytearray(target.read_bytes())
    content[start + position] ^= 1 << data.draw(st.integers(0, 7))
    target.write_bytes(bytes(content))
    found = proof(source, target, regions)
    with DicomImage.open(source, "a") as before, DicomImage.open(target, "b") as after:
        where = np.stack([before.raw(n) != after.raw(n) for n in range(frames)])
    outside = where.reshape(frames, ROWS, COLUMNS, -1).any(axis=-1) & ~inside
    for one in found.frames:
        if outside[one.frame - 1].any():
            assert any("outside the boxes" in problem for problem in one.problems)
            assert one.digest_before != one.digest_after
        else:
            assert one.digest_before == one.digest_after


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_box_more_or_less_is_found_in_a_jpeg(tmp_path: Path, data: st.DataObject) -> None:
    photometric, options = VARIANTS[data.draw(st.sampled_from(sorted(VARIANTS)))]
    source = b.write_dicom(
        tmp_path / "in.dcm",
        rows=64,
        columns=96,
        photometric="MONOCHROME2" if photometric == "L" else photometric,
        syntax=b.JPEG_BASELINE,
        jpeg=options,
    )
    regions = data.draw(regions_on(64, 96, 1))
    target, _ = run(source, regions)
    assert proof(source, target, regions).failures == ()
    assert proof(source, target, None).failures == ()
    more = [*regions, *data.draw(regions_on(64, 96, 1))]
    with DicomImage.open(source, "x") as image:
        covered = mask_of(fillable(image, regions), 64, 96)
        wanted = mask_of(fillable(image, more), 64, 96)
        smaller = mask_of(fillable(image, regions[1:]), 64, 96)
    # The picture is noise: no block of it is flat by itself.
    assert proof(source, target, more).proven == bool((wanted == covered).all())
    assert proof(source, target, regions[1:]).proven == bool(
        len(regions) > 1 and (smaller == covered).all()
    )


def test_boxes_filled_one_over_the_other_are_filled() -> None:
    samples = np.zeros((20, 20), np.uint8)
    first, second = BoundingBox(2, 2, 10, 10), BoundingBox(6, 6, 14, 14)
    samples[2:10, 2:10] = 100
    samples[6:14, 6:14] = 200
    assert unfilled(samples, [first, second]) == []
    samples[3, 3] = 101
    assert unfilled(samples, [first, second]) == [first]
    samples[8, 8] = 101
    assert unfilled(samples, [first, second]) == [first, second]
    assert unfilled(samples, [second]) == [second]


def test_places_that_changed_are_told_apart() -> None:
    mask = np.zeros((60, 60), bool)
    mask[4:8, 4:8] = mask[4:8, 10:14] = mask[40:44, 50:55] = True
    # Letters of a word are one place.
    assert rectangles(mask) == (BoundingBox(4, 4, 14, 8), BoundingBox(50, 40, 55, 44))
    samples = np.zeros((60, 60, 3), np.uint8)
    samples[4:8, 4:8] = (1, 2, 3)
    samples[4:8, 10:14] = (3, 2, 1)
    assert not uneven(samples, mask).any()
    samples[5, 5, 2] = 9
    assert rectangles(uneven(samples, mask)) == (BoundingBox(4, 4, 8, 8),)
    assert rectangles(np.zeros((5, 5), bool)) == ()


@pytest.mark.parametrize("syntax", [b.RLE, b.DEFLATED])
def test_stored_otherwise_without_loss_is_still_not_what_it_was(
    tmp_path: Path, syntax: str
) -> None:
    """As Presidio does: every file becomes RLE. The pixels are right, the syntax is not."""
    source = b.write_dicom(tmp_path / "in.dcm", frames=2)
    regions = [region(8, 8, 20, 20, 1)]
    target, _ = run(source, regions)
    with DicomImage.open(target, "x") as image:
        pixels = np.stack([image.stored(n) for n in range(2)])
        header = image.file.header
        kept = {key: header[key].value for key in ("SOPInstanceUID", "SeriesInstanceUID")}
    foreign = b.write_dicom(
        tmp_path / "foreign.dcm",
        pixels=pixels,
        syntax=syntax,
        BurnedInAnnotation="NO",
        ImageType=["DERIVED", "PRIMARY"],
        DeidentificationMethod="another tool",
        DeidentificationMethodCodeSequence=[
            b.quick_dataset(CodeValue="113101", CodingSchemeDesignator="DCM", CodeMeaning="x")
        ],
        **kept,
    )
    failures = proof(source, foreign, regions).failures
    assert len(failures) == 1
    assert failures[0].startswith("Header: not so: the transfer syntax is the same")
