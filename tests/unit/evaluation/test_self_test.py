from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import numpy as np
import pydicom
import pytest

pytest.importorskip("faker", reason="made-up patients need the extra 'evaluate'")

from fw_gear_presidio.cli import main
from fw_gear_presidio.dicom.build import StoredAs, write_instance
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.stamp import device_attributes, stamp, stamped_format
from tests.builders import (
    BASIC_TEXT_SR,
    BIG_ENDIAN,
    JPEG_2000_LOSSLESS,
    JPEG_BASELINE,
    RLE,
    write_dicom,
    write_object,
)


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders go while the test lasts."""
    folder = tmp_path / "private"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_it_reports_what_was_drawn_and_leaves_nothing_of_the_site(
    tmp_path: Path, private: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ground = np.full((1, 480, 640), 12, np.int64)
    image = write_dicom(
        tmp_path / "SECRET_NAME.dcm",
        pixels=ground,
        PatientName="SECRET^NAME",
        Manufacturer="Maker",
        ManufacturerModelName="Model 1",
    )
    before = image.read_bytes()
    report = write_object(tmp_path / "report.dcm", BASIC_TEXT_SR)
    output = tmp_path / "out"
    arguments = ["self-test", str(image), str(report), "--output", str(output)]
    assert main([*arguments, "--ner-model", "none", "--seed", "3"]) == 0
    printed = capsys.readouterr()
    assert "OT Maker Model 1" in printed.out
    assert "1 input(s) are no images" in printed.err
    assert "SECRET" not in printed.out + printed.err
    assert image.read_bytes() == before
    assert not list(private.iterdir())
    assert {path.name for path in output.iterdir()} == {"self_test.csv", "self_test.png"}
    rows = list(csv.DictReader((output / "self_test.csv").open()))
    assert {row["label"] for row in rows} >= {"PERSON", "NONE"}
    # Dates need no model.
    dates = [row for row in rows if row["label"] == "DATE_TIME"]
    assert all(row["fate"] == "gone" for row in dates)
    assert "SECRET" not in (output / "self_test.csv").read_text()


@pytest.mark.parametrize(
    ("photometric", "bits", "stored", "signed", "syntax"),
    [
        ("MONOCHROME2", 8, 8, False, RLE),
        ("MONOCHROME1", 16, 12, False, JPEG_2000_LOSSLESS),
        ("MONOCHROME2", 16, 16, True, "1.2.840.10008.1.2.1"),
        ("RGB", 8, 8, False, RLE),
        ("YBR_FULL", 8, 8, False, JPEG_BASELINE),
        ("PALETTE COLOR", 8, 8, False, "1.2.840.10008.1.2.1"),
    ],
)
def test_ink_is_stamped_in_the_samples_of_the_image(
    tmp_path: Path, photometric: str, bits: int, stored: int, signed: bool, syntax: str
) -> None:
    path = write_dicom(
        tmp_path / "a.dcm",
        photometric=photometric,
        bits=bits,
        stored=stored,
        signed=signed,
        syntax=syntax,
    )
    coverage = np.zeros((48, 64), np.float32)
    coverage[10:20, 10:30] = 1
    with DicomImage.open(path, "a") as image:
        before = image.stored(0).astype(np.int64)
        after = stamp(image, 0, coverage, light=True)
        fmt = stamped_format(image)
        kept = device_attributes(image)
    assert (after[coverage == 0] == before[coverage == 0]).all()
    inked = after[coverage == 1].reshape(200, -1)
    assert (inked == inked[0]).all()
    assert fmt.photometric == photometric
    assert not {"PatientName", "StudyDate"} & set(kept)
    if photometric == "MONOCHROME1":
        assert inked[0, 0] == before.min()
    elif photometric == "MONOCHROME2":
        assert inked[0, 0] == (255 if bits == 8 else before.max())


def test_a_big_endian_palette_keeps_its_colours_in_the_copy(tmp_path: Path) -> None:
    path = write_dicom(
        tmp_path / "a.dcm", photometric="PALETTE COLOR", rows=48, columns=64, syntax=BIG_ENDIAN
    )
    with DicomImage.open(path, "a") as image:
        before = image.views(0)[0]
        values, attributes = image.stored(0)[None], device_attributes(image)
    write_instance(tmp_path / "b.dcm", values, StoredAs("PALETTE COLOR"), attributes)
    with DicomImage.open(tmp_path / "b.dcm", "b") as image:
        assert (image.views(0)[0] == before).all()


def test_a_bit_image_is_left_out(
    tmp_path: Path, private: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_dicom(tmp_path / "a.dcm", bits=1, rows=48, columns=64)
    arguments = ["self-test", str(tmp_path / "a.dcm"), "--output", str(tmp_path / "out")]
    assert main([*arguments, "--ner-model", "none"]) == 4
    assert "None of the inputs" in capsys.readouterr().err
    assert pydicom.dcmread(tmp_path / "a.dcm").BitsAllocated == 1
