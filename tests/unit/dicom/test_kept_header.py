"""What a redaction keeps of a header, and what it appends."""

from __future__ import annotations

from pathlib import Path

import pydicom

from tests import builders as b
from tests.unit.dicom.redactions import region, run


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
