"""Header values that identify somebody, and those that never do."""

from __future__ import annotations

from pathlib import Path

import pydicom

from fw_gear_presidio.dicom.image import DicomImage
from tests import builders as b


def values(path: Path) -> dict[str, str]:
    with DicomImage.open(path, "x") as image:
        return {one.keyword: one.value for one in image.header_values()}


def test_identifying_values_also_nested_and_private(tmp_path: Path) -> None:
    request = b.quick_dataset(
        RequestingPhysician="Roe^Richard",
        RequestedProcedureCodeSequence=[
            b.quick_dataset(CodeValue="P1", CodingSchemeDesignator="L", CodeMeaning="US KIDNEY")
        ],
    )
    path = b.write_dicom(
        tmp_path / "x.dcm",
        InstitutionName="St. Elsewhere",
        PatientAge="073Y",
        PatientWeight="81.5",
        RequestAttributesSequence=[request],
        OtherPatientIDsSequence=[b.quick_dataset(PatientID="4712")],
    )
    dataset = pydicom.dcmread(path)
    block = dataset.private_block(0x0099, "SOMEBODY", create=True)
    block.add_new(1, "LO", "Doe, Jane")
    block.add_new(2, "LO", "26.14")
    block.add_new(3, "SH", "I")
    dataset.save_as(path)
    with DicomImage.open(path, "x") as image:
        found = {(one.keyword, one.vr, one.value) for one in image.header_values()}
    assert {
        ("PatientName", "PN", "Doe^Jane"),
        ("PatientID", "LO", "4711"),
        ("PatientID", "LO", "4712"),
        ("PatientBirthDate", "DA", "19500102"),
        ("PatientAge", "AS", "073Y"),
        ("PatientWeight", "DS", "81.5"),
        ("StudyTime", "TM", "101112"),
        ("InstitutionName", "LO", "St. Elsewhere"),
        ("RequestingPhysician", "PN", "Roe^Richard"),
        ("(0099,1001)", "LO", "Doe, Jane"),
    } <= found
    assert not {value for _keyword, _vr, value in found} & {"US KIDNEY", "26.14", "I", "SOMEBODY"}


def test_technique_is_no_phi(tmp_path: Path) -> None:
    technique = {
        "Manufacturer": "ACME",
        "ManufacturerModelName": "Scan 9",
        "SoftwareVersions": "v1",
        "ProtocolName": "Abdomen",
        "BodyPartExamined": "LIVER",
        "SeriesInstanceUID": "1.2.3",
        "StudyInstanceUID": "1.2.3.4",
        "WindowCenter": "40",
        "SequenceName": "t1_fl2d",
    }
    path = b.write_dicom(tmp_path / "x.dcm", PatientSex="F", **technique)
    assert not set(values(path)) & {*technique, "Modality", "PatientSex", "ImageType"}


def test_deduplicated_and_robust(tmp_path: Path) -> None:
    path = b.write_dicom(tmp_path / "x.dcm", OtherPatientIDs=["1", "1", "22"], PatientComments="")
    with DicomImage.open(path, "x") as image:
        found = [one.value for one in image.header_values() if one.keyword == "OtherPatientIDs"]
    assert found == ["1", "22"]
