"""What is written: inside the boxes filled, outside identical, nothing where it fails."""

from __future__ import annotations

from pathlib import Path

import hypothesis.strategies as st
import numpy as np
import pydicom
import pytest
from hypothesis import HealthCheck, given, settings

from fw_gear_presidio.dicom import redaction as redaction_module
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.redaction import copy_unchanged, redact
from fw_gear_presidio.dicom.uids import UidMap
from fw_gear_presidio.errors import RefusedError, VerificationError
from fw_gear_presidio.settings import Fill
from tests import builders as b
from tests.unit.dicom.redactions import FORMATS, UIDS, mask, region, regions_on, run, stored


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


def test_unused_high_bits_are_cleared_inside_and_kept_outside(tmp_path: Path) -> None:
    source = b.write_dicom(tmp_path / "in.dcm", bits=16, stored=12, high_bits=0xA000)
    target, _ = run(source, [region(8, 8, 20, 20)])
    words = np.frombuffer(pydicom.dcmread(target).PixelData, "<u2").reshape(48, 64)
    assert (words[8:20, 8:20] >> 12 == 0).all()
    assert (words[:8] >> 12 == 0xA).all()


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

    def damaged(image, output, edit, target):
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
