"""Inputs: files, folders and archives, safe or not at all."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from fw_gear_presidio.dicom import archive
from fw_gear_presidio.dicom.source import SourceKind, find_sources, image_name, open_members
from fw_gear_presidio.errors import InputError
from tests import builders as b


@pytest.mark.parametrize(
    ("file_name", "expected"),
    [
        ("scan.dcm", "scan"),
        ("scan.DCM", "scan"),
        ("scan.IMA", "scan"),
        ("series.zip", "series"),
        ("1.2.840.113619.2.55", "1.2.840.113619.2.55"),
        ("1.2.840.dcm", "1.2.840"),
        (".dcm", ".dcm"),
        ("IM0001", "IM0001"),
    ],
)
def test_image_name(file_name: str, expected: str) -> None:
    assert image_name(file_name) == expected


def test_folders_are_searched_and_keep_their_structure(tmp_path: Path) -> None:
    for name in ("b/2.dcm", "a/1", "a/series.bin", "top.ima"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    b.write_zip(tmp_path / "a" / "series.bin", [("1.dcm", b"x")])
    found = [(str(s.folder), s.image_name, s.kind) for s in find_sources([tmp_path])]
    assert found == [
        (".", "top", SourceKind.FILE),
        ("a", "1", SourceKind.FILE),
        ("a", "series.bin", SourceKind.ARCHIVE),
        ("b", "2", SourceKind.FILE),
    ]


def test_equal_names_do_not_collide(tmp_path: Path) -> None:
    files = []
    for folder in ("one", "two"):
        (tmp_path / folder / "same").mkdir(parents=True)
        for name in ("scan.dcm", "scan.ima", "SCAN.dcm"):
            files.append(tmp_path / folder / "same" / name)
            files[-1].write_bytes(b"x")
        for name in ("x.zip", "y.zip"):
            b.write_zip(tmp_path / folder / name, [("1", b"x")])
    for inputs in ([tmp_path / "one", tmp_path / "two"], files, [tmp_path / "one" / "same"] * 2):
        sources = find_sources(inputs)
        outputs = {f"{s.folder}/{s.image_name}".casefold() for s in sources}
        assert len(outputs) == len(sources)
        zips = [s.folder for s in sources if s.kind is SourceKind.ARCHIVE]
        assert len(set(zips)) == len(zips)


def test_a_file_named_twice_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "scan.dcm"
    path.write_bytes(b"x")
    assert len(find_sources([path, tmp_path, path])) == 1


def test_missing_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Input 2"):
        find_sources([tmp_path, tmp_path / "nothing"])


def test_dicom_with_a_zip_inside_is_dicom(tmp_path: Path) -> None:
    inner = b.write_zip(tmp_path / "s.zip", [("one", b"1")]).read_bytes()
    path = b.write_dicom(tmp_path / "x.dcm", DataSetTrailingPadding=inner + bytes(len(inner) % 2))
    assert zipfile.is_zipfile(path)
    (source,) = find_sources([path])
    assert source.kind is SourceKind.FILE


def members_of(path: Path, work: Path) -> list[tuple[str, bytes]]:
    (source,) = find_sources([path])
    return [(member.name, member.path.read_bytes()) for member in open_members(source, work)]


def test_members_keep_their_names_but_not_on_disk(tmp_path: Path) -> None:
    content = [("a/DOE_JANE.dcm", b"1"), ("a/DOE_JANE.dcm", b"2"), ("A/doe_jane.dcm", b"3")]
    path = b.write_zip(tmp_path / "s.zip", content)
    found = members_of(path, tmp_path / "work")
    assert [data for _name, data in found] == [b"1", b"2", b"3"]
    assert found[0][0] == "a/DOE_JANE.dcm"
    assert len({name.casefold() for name, _data in found}) == 3
    assert not [p for p in (tmp_path / "work").rglob("*") if "DOE" in p.name.upper()]


@pytest.mark.parametrize(
    "name",
    ["../out", "a/../../out", "/etc/passwd", "C:/out", "c:out", "a\\..\\out", "..\\out", "a\0b"],
)
def test_members_that_would_land_outside(tmp_path: Path, name: str) -> None:
    placeholder = "q" * len(name)
    path = b.write_zip(tmp_path / "s.zip", [("fine", b"1"), (placeholder, b"2")])
    path.write_bytes(path.read_bytes().replace(placeholder.encode(), name.encode()))
    with pytest.raises(InputError, match="Member 2") as raised:
        members_of(path, tmp_path / "work")
    assert name not in str(raised.value)
    assert not list((tmp_path / "work").rglob("*.member"))


def test_links_and_encrypted_members(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "l.zip", "w") as opened:
        opened.writestr(link, "/etc/passwd")
    with pytest.raises(InputError, match="link"):
        members_of(tmp_path / "l.zip", tmp_path / "work")
    path = b.write_zip(tmp_path / "e.zip", [("one", b"1")])
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature) + offset
        data[at] |= 1
    path.write_bytes(bytes(data))
    with pytest.raises(InputError, match="encrypted"):
        members_of(path, tmp_path / "work")


def test_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = b.write_zip(tmp_path / "s.zip", [("one", bytes(3 * 2**20)), ("two", b"x")])
    monkeypatch.setattr(archive, "RATIO_FLOOR_BYTES", 2**20)
    with pytest.raises(InputError, match="bomb"):
        members_of(path, tmp_path / "work1")
    monkeypatch.setattr(archive, "MAX_RATIO", 10**9)
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 2**21)
    with pytest.raises(InputError, match="GiB"):
        members_of(path, tmp_path / "work2")
    monkeypatch.setattr(archive, "MAX_MEMBERS", 1)
    with pytest.raises(InputError, match="members"):
        members_of(path, tmp_path / "work3")
    assert not list(tmp_path.rglob("*.member"))


def test_a_size_that_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The header says 10 bytes; what comes out is counted, or the archive is broken."""
    path = b.write_zip(tmp_path / "s.zip", [("one", bytes(2**20))])
    data = path.read_bytes().replace(struct.pack("<L", 2**20), struct.pack("<L", 10))
    path.write_bytes(data)
    with pytest.raises(InputError):
        members_of(path, tmp_path / "work")


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_broken_archives(tmp_path: Path, cut: float) -> None:
    path = b.write_zip(tmp_path / "s.zip", [("one", bytes(range(256)) * 40), ("two", b"y" * 999)])
    data = bytearray(path.read_bytes())
    data[60:90] = bytes(30)
    path.write_bytes(bytes(data))
    with pytest.raises(InputError, match="broken"):
        members_of(path, tmp_path / "work")
    assert not list((tmp_path / "work").rglob("*.member"))
