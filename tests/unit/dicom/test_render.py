"""What OCR sees: nothing hidden, nothing scaled in size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from fw_gear_presidio.dicom.image import DicomImage
from tests import builders as b


def views(path: Path) -> list[np.ndarray]:
    with DicomImage.open(path, "x") as image:
        found = image.views(0)
        assert all(
            view.shape[:2] == (image.identity.rows, image.identity.columns) for view in found
        )
        return found


def with_text(ground: int, ink: int) -> tuple[np.ndarray, np.ndarray]:
    pixels = np.full((1, 48, 96), ground)
    b.draw_text(pixels, "Doe", 8, 8, ink)
    return pixels, pixels[0] == ink


def contrast(view: np.ndarray, ink: np.ndarray) -> float:
    grey = view.astype(int).sum(axis=-1) / 3 if view.ndim == 3 else view.astype(int)
    return abs(float(grey[ink].mean() - grey[~ink].mean()))


@pytest.mark.parametrize(
    ("ground", "ink", "stored", "signed"),
    [
        (100, 4095, 12, False),
        (4095, 0, 12, False),
        (-1024, 2047, 12, True),
        (0, 65535, 16, False),
        (500, 600, 16, False),
    ],
)
def test_text_at_either_end_shows(
    tmp_path: Path, ground: int, ink: int, stored: int, signed: bool
) -> None:
    pixels, mask = with_text(ground, ink)
    path = b.write_dicom(
        tmp_path / "x.dcm",
        pixels=pixels,
        bits=16,
        stored=stored,
        signed=signed,
        WindowCenter=50 if signed else 300,
        WindowWidth=100,
    )
    assert max(contrast(view, mask) for view in views(path)) > 200


def test_faint_text_shows_through_the_window_or_without_outliers(tmp_path: Path) -> None:
    pixels, mask = with_text(1000, 1100)
    pixels[0, 0, 0] = 65535
    plain = b.write_dicom(tmp_path / "a.dcm", pixels=pixels, bits=16)
    window = {"WindowCenter": 1050, "WindowWidth": 120}
    windowed = b.write_dicom(tmp_path / "b.dcm", pixels=pixels, bits=16, **window)
    for path in (plain, windowed):
        first, second = views(path)
        assert contrast(first, mask) < 3
        assert contrast(second, mask) > 100


def test_a_window_that_shows_the_same_costs_nothing(tmp_path: Path) -> None:
    pixels, _mask = with_text(0, 4095)
    window = {"WindowCenter": 2048, "WindowWidth": 4096}
    assert len(views(b.write_dicom(tmp_path / "x.dcm", pixels=pixels, bits=16, **window))) == 1


def test_rescale_comes_before_the_window(tmp_path: Path) -> None:
    pixels, mask = with_text(1000, 1100)
    pixels[0, 0, :2] = 0, 4095
    rescale = {"RescaleSlope": 1, "RescaleIntercept": -1024}
    window = {"WindowCenter": 26, "WindowWidth": 120}
    path = b.write_dicom(tmp_path / "x.dcm", pixels=pixels, bits=16, stored=12, **rescale, **window)
    assert contrast(views(path)[1], mask) > 150


def test_monochrome1_is_shown_as_meant(tmp_path: Path) -> None:
    pixels, mask = with_text(0, 255)
    for photometric, bright in (("MONOCHROME2", True), ("MONOCHROME1", False)):
        (view,) = views(b.write_dicom(tmp_path / "x.dcm", pixels=pixels, photometric=photometric))
        assert (view[mask] == (255 if bright else 0)).all()


@pytest.mark.parametrize("photometric", ["YBR_FULL", "YBR_FULL_422"])
def test_ybr_becomes_rgb(tmp_path: Path, photometric: str) -> None:
    pixels = np.zeros((1, 8, 8, 3), int)
    pixels[...] = (76, 85, 255)  # pure red
    (view,) = views(b.write_dicom(tmp_path / "x.dcm", pixels=pixels, photometric=photometric))
    assert np.abs(view[0, 0].astype(int) - (254, 0, 0)).max() <= 2


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("syntax", [b.EXPLICIT, b.BIG_ENDIAN])
def test_palette(tmp_path: Path, bits: int, syntax: str) -> None:
    pixels = np.tile(np.array([0, 255]), (1, 8, 4))
    table = b.palette(bits=bits)
    if syntax == b.BIG_ENDIAN:
        table = {
            keyword: np.frombuffer(value, "<u2").astype(">u2").tobytes()
            if isinstance(value, bytes)
            else value
            for keyword, value in table.items()
        }
    path = b.write_dicom(
        tmp_path / "x.dcm", pixels=pixels, photometric="PALETTE COLOR", syntax=syntax, **table
    )
    (view,) = views(path)
    assert view[0, 0].tolist() == [0, 0, 255]
    assert view[0, 1].tolist() == [255, 0, 0]


def test_one_bit(tmp_path: Path) -> None:
    pixels = b.noise(9, 7, 1, 2, 0, 1)
    (view,) = views(b.write_dicom(tmp_path / "x.dcm", pixels=pixels, bits=1))
    assert np.array_equal(view, pixels[0] * 255)


def test_digests(tmp_path: Path) -> None:
    pixels = b.noise(9, 7, 1, 3, 0, 255)
    pixels[2] = pixels[0]
    path = b.write_dicom(tmp_path / "x.dcm", pixels=pixels)
    with DicomImage.open(path, "x") as image:
        digests = [image.frame_digest(index) for index in range(3)]
    assert digests[0] == digests[2] != digests[1]
