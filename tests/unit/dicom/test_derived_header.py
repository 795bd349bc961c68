"""What a redaction takes out of a header because it would be false, forbidden, or old."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest

from fw_gear_presidio.dicom import redaction
from fw_gear_presidio.domain import BoundingBox, FrameSet, Region
from fw_gear_presidio.errors import VerificationError
from tests import builders as b
from tests.unit.dicom.redactions import UIDS, region, run

ENHANCED_MR = "1.2.840.10008.5.1.4.1.1.4.1"
BOX = region(8, 8, 20, 20)


def with_extremes(path: Path, *, per_frame: bool = False) -> Path:
    dataset = pydicom.dcmread(path)
    for keyword, value in (("Smallest", 3), ("Largest", 200)):
        for of in ("ImagePixelValue", "PixelValueInSeries", "ImagePixelValueInPlane"):
            dataset.add_new(f"{keyword}{of}", "US", value)
    if per_frame:
        inner = pydicom.Dataset()
        inner.add_new("SmallestImagePixelValue", "US", 3)
        inner.add_new("WindowCenter", "DS", "100.50")
        dataset.PerFrameFunctionalGroupsSequence = [b.quick_dataset(FrameVOILUTSequence=[inner])]
    dataset.save_as(path)
    return path


@pytest.mark.parametrize("syntax", [b.EXPLICIT, b.IMPLICIT])
def test_smallest_and_largest_pixel_values_go_with_the_pixels(tmp_path: Path, syntax: str) -> None:
    source = with_extremes(b.write_dicom(tmp_path / "in.dcm", syntax=syntax), per_frame=True)
    written = pydicom.dcmread(run(source, [BOX])[0])
    assert not [
        keyword for keyword in written.dir() if "Smallest" in keyword or "Largest" in keyword
    ]
    (group,) = written.PerFrameFunctionalGroupsSequence
    assert group.FrameVOILUTSequence[0].dir() == ["WindowCenter"]
    assert group.FrameVOILUTSequence[0].WindowCenter.original_string == "100.50"


def test_they_stay_where_only_an_overlay_plane_was_cleared(tmp_path: Path) -> None:
    source = with_extremes(b.write_dicom(tmp_path / "in.dcm"))
    dataset = pydicom.dcmread(source)
    dataset.update(b.overlay_attributes(np.ones((48, 64))))
    dataset.save_as(source)
    overlay = Region(BoundingBox(8, 8, 20, 20), FrameSet.of([0]), 0x6000)
    written = pydicom.dcmread(run(source, [overlay])[0])
    assert (written.SmallestImagePixelValue, written.LargestPixelValueInSeries) == (3, 200)


ORIGINAL_MR = {"EchoPulseSequence": "SPIN", "MRAcquisitionType": "2D", "PulseSequenceName": "X"}


@pytest.mark.parametrize(
    ("sop_class", "kind", "gone"),
    [
        (ENHANCED_MR, "ORIGINAL", True),
        (ENHANCED_MR, "MIXED", True),
        (ENHANCED_MR, "DERIVED", False),
        ("1.2.840.10008.5.1.4.1.1.4", "ORIGINAL", False),
    ],
)
def test_what_a_derived_enhanced_mr_image_may_not_have_goes(
    tmp_path: Path, sop_class: str, kind: str, gone: bool
) -> None:
    source = b.write_dicom(
        tmp_path / "in.dcm", SOPClassUID=sop_class, ImageType=[kind, "PRIMARY"], **ORIGINAL_MR
    )
    target, notes = run(source, [BOX])
    written = pydicom.dcmread(target)
    assert [keyword in written for keyword in ORIGINAL_MR] == [not gone] * 3
    assert any("3 attribute(s) of the MR pulse sequence" in note for note in notes) == gone


def test_lossy_data_says_so_though_its_header_did_not(tmp_path: Path) -> None:
    lossy = b.write_dicom(tmp_path / "in.dcm", bits=16, stored=12, syntax=b.JPEG_2000)
    assert pydicom.dcmread(run(lossy, [BOX])[0]).LossyImageCompression == "01"
    near = b.write_dicom(tmp_path / "near.dcm", syntax=b.JPEG_LS_NEAR)
    assert pydicom.dcmread(run(near, [BOX])[0]).LossyImageCompression == "01"
    exact = b.write_dicom(tmp_path / "exact.dcm", syntax=b.JPEG_LS)
    assert "LossyImageCompression" not in pydicom.dcmread(run(exact, [BOX])[0])


def test_the_old_uid_goes_from_texts_and_from_what_follows_the_pixels(tmp_path: Path) -> None:
    longer = f"{b.SOP_INSTANCE_UID}.7"
    source = b.write_dicom(
        tmp_path / "in.dcm",
        DerivationDescription=f"copy of {b.SOP_INSTANCE_UID}. See {longer}",
        SourceImageSequence=[b.quick_dataset(ReferencedSOPInstanceUID=longer)],
    )
    dataset = pydicom.dcmread(source)
    block = dataset.private_block(0x7FE1, "SOMEBODY", create=True)
    block.add_new(1, "UI", b.SOP_INSTANCE_UID)
    dataset.add_new((0xFFFC, 0xFFFC), "OB", b"\0\0")
    dataset.save_as(source)
    written = pydicom.dcmread(run(source, [BOX])[0])
    new = UIDS.sop(b.SOP_INSTANCE_UID)
    assert written.DerivationDescription == f"copy of {new}. See {longer}"
    assert written.SourceImageSequence[0].ReferencedSOPInstanceUID == longer
    # A private attribute stays as it is, whatever it holds.
    assert written[0x7FE1, 0x1001].value == b.SOP_INSTANCE_UID


def test_an_instance_whose_uid_stands_in_its_file_meta_only(tmp_path: Path) -> None:
    source = b.write_dicom(tmp_path / "in.dcm")
    dataset = pydicom.dcmread(source)
    del dataset.SOPInstanceUID
    dataset.save_as(source)
    target, _ = run(source, [BOX])
    written = pydicom.dcmread(target)
    new = UIDS.sop(b.SOP_INSTANCE_UID)
    assert written.SOPInstanceUID == written.file_meta.MediaStorageSOPInstanceUID == new


def test_a_sequence_that_was_tampered_with_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = redaction.write_instance

    def careless(image: Any, output: Any, edit: Any, target: Path) -> None:
        output.header.RequestAttributesSequence[0].ScheduledProcedureStepID = "2"
        write(image, output, edit, target)

    monkeypatch.setattr(redaction, "write_instance", careless)
    step = b.quick_dataset(ScheduledProcedureStepID="1")
    source = b.write_dicom(tmp_path / "in.dcm", RequestAttributesSequence=[step])
    with pytest.raises(VerificationError, match="ScheduledProcedureStepID"):
        run(source, [BOX])


def test_icons_and_signatures_inside_sequences_go_too(tmp_path: Path) -> None:
    icon = b.quick_dataset(IconImageSequence=[b.quick_dataset(Rows=1)], StudyID="1")
    signed = b.quick_dataset(DigitalSignaturesSequence=[b.quick_dataset(MACIDNumber=1)])
    source = b.write_dicom(
        tmp_path / "in.dcm", ReferencedImageSequence=[icon], RequestAttributesSequence=[signed]
    )
    written = pydicom.dcmread(run(source, [BOX])[0])
    assert written.ReferencedImageSequence[0].dir() == ["StudyID"]
    assert written.RequestAttributesSequence[0].dir() == []
