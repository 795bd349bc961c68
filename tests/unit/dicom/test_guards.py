"""What is refused, with a reason, before anything is touched."""

from __future__ import annotations

from pathlib import Path

import pydicom
import pytest

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.errors import (
    InstanceError,
    NotDicomError,
    RefusedError,
    UnreadableError,
)
from tests import builders as b


def opened(path: Path, name: str | None = None) -> DicomImage:
    with DicomImage.open(path, name or path.name) as image:
        for index in range(image.identity.number_of_frames):
            image.raw(index)
        return image


@pytest.mark.parametrize(
    ("sop_class", "said"),
    [
        (b.BASIC_TEXT_SR, "Basic Text SR"),
        ("1.2.840.10008.5.1.4.1.1.88.59", "Key Object Selection"),
        ("1.2.840.10008.5.1.4.1.1.104.1", "Encapsulated PDF"),
        ("1.2.840.10008.5.1.4.1.1.104.2", "Encapsulated CDA"),
        ("1.2.840.10008.5.1.4.1.1.11.1", "Grayscale Softcopy Presentation State"),
        ("1.2.840.10008.5.1.4.1.1.9.1.1", "12-lead ECG Waveform"),
        ("1.2.3.4", "private or newer kind"),
    ],
)
def test_objects_without_pixels_are_named(tmp_path: Path, sop_class: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        opened(b.write_object(tmp_path / "x.dcm", sop_class, PatientName="Doe"))


def test_float_pixels(tmp_path: Path) -> None:
    path = b.write_object(tmp_path / "x.dcm", b.SECONDARY_CAPTURE, FloatPixelData=bytes(16))
    with pytest.raises(RefusedError, match="Float"):
        opened(path)


@pytest.mark.parametrize(
    ("syntax", "said"),
    [
        ("1.2.840.10008.1.2.4.100", "Video"),
        ("1.2.840.10008.1.2.4.102", "Video"),
        ("1.2.840.10008.1.2.4.107", "Video"),
        ("1.2.840.10008.1.2.4.110", "JPEG XL"),
        ("1.2.3.4.5.6.7.8.9.10.11", "1.2.3.4.5.6.7.8.9.10.11"),
    ],
)
def test_syntaxes_that_are_not_handled(tmp_path: Path, syntax: str, said: str) -> None:
    path = b.relabel(b.write_dicom(tmp_path / "x.dcm", syntax=b.HTJ2K_LOSSLESS), syntax)
    with pytest.raises(RefusedError, match=said) as raised:
        opened(path)
    assert "Convert" in str(raised.value)


@pytest.mark.parametrize(
    "keyword", ["Rows", "Columns", "BitsAllocated", "PhotometricInterpretation"]
)
def test_essential_attributes(tmp_path: Path, keyword: str) -> None:
    path = b.write_dicom(tmp_path / "x.dcm", **{keyword: None})
    with pytest.raises(UnreadableError, match=keyword):
        opened(path)


@pytest.mark.parametrize(
    "attributes",
    [
        {"SamplesPerPixel": 2},
        {"BitsStored": 9},
        {"HighBit": 9},
        {"HighBit": 3},
        {"Rows": 0},
        {"NumberOfFrames": 0},
        {"NumberOfFrames": 2},
        {"Columns": 65},
    ],
)
def test_attributes_that_contradict_the_pixels(tmp_path: Path, attributes: dict[str, int]) -> None:
    path = b.write_dicom(tmp_path / "x.dcm")
    dataset = pydicom.dcmread(path)
    for keyword, value in attributes.items():
        setattr(dataset, keyword, value)
    dataset.save_as(path)
    with pytest.raises(UnreadableError):
        opened(path)


ONE_FRAGMENT = [b.RLE, b.DEFLATED_FRAMES]
WITH_A_START = [b.JPEG_BASELINE, b.JPEG_LOSSLESS, b.JPEG_LS, b.JPEG_2000_LOSSLESS, b.HTJ2K_LOSSLESS]


def claiming(path: Path, keyword: str, value: int) -> Path:
    """A number of the header replaced by another, of as many bytes; nothing else is touched."""
    element = pydicom.dcmread(path)[keyword]
    old = (
        str(element.value).encode()
        if element.VR == "IS"
        else int(element.value).to_bytes(2, "little")
    )
    new = str(value).encode() if element.VR == "IS" else value.to_bytes(2, "little")
    tag = element.tag.group.to_bytes(2, "little") + element.tag.element.to_bytes(2, "little")
    head = tag + element.VR.encode() + b"\2\0"
    data = path.read_bytes()
    assert data.count(head + old.ljust(2)) == 1
    path.write_bytes(data.replace(head + old.ljust(2), head + new.ljust(2)))
    return path


@pytest.mark.parametrize("said", [1, 2])
@pytest.mark.parametrize("offset_table", ["basic", "none", "extended"])
@pytest.mark.parametrize("syntax", [b.EXPLICIT, *ONE_FRAGMENT, *WITH_A_START])
def test_hidden_frames(tmp_path: Path, syntax: str, offset_table: str, said: int) -> None:
    path = b.write_dicom(tmp_path / "x.dcm", frames=3, syntax=syntax, offset_table=offset_table)
    with pytest.raises(UnreadableError):
        opened(claiming(path, "NumberOfFrames", said))


@pytest.mark.parametrize(
    "form", [{}, {"frames": 2}, {"bits": 16, "stored": 12}, {"bits": 1, "rows": 64}]
)
@pytest.mark.parametrize("syntax", [b.EXPLICIT, b.BIG_ENDIAN, *ONE_FRAGMENT, *WITH_A_START])
def test_hidden_rows(tmp_path: Path, syntax: str, form: dict[str, int]) -> None:
    """A banner of text may stand in the rows that the header does not tell of."""
    if form.get("bits") == 1 and syntax not in (b.EXPLICIT, b.BIG_ENDIAN, b.DEFLATED_FRAMES):
        pytest.skip("no encoder for single bits")
    path = b.write_dicom(tmp_path / "x.dcm", syntax=syntax, **{"rows": 48} | form)
    if syntax == b.BIG_ENDIAN:
        dataset = pydicom.dcmread(path)
        dataset.Rows -= 8
        dataset.save_as(path)
    else:
        claiming(path, "Rows", form.get("rows", 48) - 8)
    with pytest.raises(UnreadableError):
        opened(path)


@pytest.mark.parametrize("length", [2, 128, 4000])
def test_padding_hides_nothing(tmp_path: Path, length: int) -> None:
    path = b.write_dicom(tmp_path / "x.dcm", rows=96, columns=96)
    dataset = pydicom.dcmread(path)
    dataset.PixelData += bytes(length)
    dataset.save_as(path)
    opened(path)


@pytest.mark.parametrize("syntax", [b.JPEG_BASELINE, b.JPEG_LOSSLESS, b.JPEG_LS])
def test_an_image_behind_the_image_of_a_frame(tmp_path: Path, syntax: str) -> None:
    path = b.write_dicom(tmp_path / "x.dcm", frames=2, syntax=syntax)
    dataset = pydicom.dcmread(path)
    first, second = pydicom.encaps.generate_frames(dataset.PixelData, number_of_frames=2)
    for behind in (second, bytes(range(256))):
        dataset.PixelData = pydicom.encaps.encapsulate([first + behind, second])
        dataset.save_as(path)
        with pytest.raises(UnreadableError, match="followed by"):
            opened(path)
    dataset.PixelData = pydicom.encaps.encapsulate([first + bytes(500), second])
    dataset.save_as(path)
    opened(path)


@pytest.mark.parametrize("syntax", [b.EXPLICIT, b.DEFLATED, b.RLE, b.JPEG_BASELINE, b.JPEG_2000])
def test_truncated_files_never_pass(tmp_path: Path, syntax: str) -> None:
    data = b.write_dicom(tmp_path / "x.dcm", syntax=syntax, frames=2).read_bytes()
    for share in (0.5, 0.8, 0.95):
        path = tmp_path / "cut.dcm"
        path.write_bytes(data[: int(len(data) * share)])
        with pytest.raises(InstanceError):
            opened(path)


@pytest.mark.parametrize(
    "syntax",
    [b.RLE, b.JPEG_BASELINE, b.JPEG_LOSSLESS, b.JPEG_LS, b.JPEG_2000_LOSSLESS, b.HTJ2K_LOSSLESS],
)
def test_a_truncated_frame_in_an_intact_fragment(tmp_path: Path, syntax: str) -> None:
    path = b.write_dicom(tmp_path / "x.dcm", syntax=syntax, rows=96, columns=96)
    dataset = pydicom.dcmread(path)
    (frame,) = pydicom.encaps.generate_frames(dataset.PixelData, number_of_frames=1)
    for share in (0.5, 0.9):
        dataset.PixelData = pydicom.encaps.encapsulate([frame[: int(len(frame) * share)]])
        dataset.save_as(path)
        with pytest.raises(UnreadableError):
            opened(path)


def test_odd_attributes_do_not_matter(tmp_path: Path) -> None:
    path = b.write_dicom(tmp_path / "x.dcm", InstanceNumber="", PixelRepresentation=None)
    image = opened(path)
    assert image.identity.instance_number is None
    assert image.identity.number_of_frames == 1


@pytest.mark.parametrize("syntax", [b.IMPLICIT, b.EXPLICIT])
def test_no_preamble_no_extension(tmp_path: Path, syntax: str) -> None:
    path = b.write_dicom(tmp_path / "IM0001", syntax=syntax, preamble=False)
    assert opened(path).identity.rows == 48


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("notes.txt", b"hello, this is a letter", NotDicomError),
        ("empty", b"", NotDicomError),
        (".DS_Store", bytes(200), NotDicomError),
        ("__MACOSX/._scan.dcm", bytes(200), NotDicomError),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200), NotDicomError),
        ("scan.dcm", b"hello, this is a letter", UnreadableError),
        ("scan.IMA", b"", UnreadableError),
        ("inner.zip", b"PK\x03\x04" + bytes(200), RefusedError),
    ],
)
def test_other_files(tmp_path: Path, name: str, content: bytes, error: type[Exception]) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(error):
        opened(path, name)


def test_messages_hold_no_patient_data(tmp_path: Path) -> None:
    path = b.write_dicom(tmp_path / "x.dcm", PatientName="SECRET^NAME", Rows=0)
    with pytest.raises(UnreadableError) as raised:
        opened(path)
    assert "SECRET" not in f"{raised.value!r}{raised.value.__cause__!r}"
