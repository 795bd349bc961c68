from __future__ import annotations

import dataclasses
from pathlib import Path

import pydicom
import pytest

pytest.importorskip("faker", reason="made-up patients need the extra 'evaluate'")

from fw_gear_presidio import ground_truth
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.evaluation.image_set import write_set
from fw_gear_presidio.evaluation.ink import find_ink, share_told
from fw_gear_presidio.evaluation.pictures import open_pictures
from fw_gear_presidio.synthetic.cases import COLOR_PIXELS, GREY_PIXELS, Pixels, ordinary_cases


@pytest.mark.parametrize(
    "pixels",
    [*GREY_PIXELS, *COLOR_PIXELS],
    ids=lambda p: f"{p.photometric}-{p.bits_stored}-{p.syntax}",
)
def test_every_pixel_format_shows_the_text_where_the_truth_says(
    tmp_path: Path, pixels: Pixels
) -> None:
    (case,) = ordinary_cases(1)
    case = dataclasses.replace(case, pixels=pixels)
    (truth,) = ground_truth.read(write_set(tmp_path, [case]))
    path = tmp_path / truth.file
    dataset = pydicom.dcmread(path)
    assert dataset.PhotometricInterpretation == pixels.photometric
    assert dataset.BitsStored == pixels.bits_stored
    assert bool(dataset.PixelRepresentation) is pixels.signed
    assert dataset.file_meta.TransferSyntaxUID.is_compressed is (pixels.syntax != "native")
    with DicomImage.open(path, "a") as image:
        grey = image.views(0)[0]
    grey = grey if grey.ndim == 2 else grey.max(axis=2)
    with open_pictures(path) as pictures:
        frame = pictures.frame(0)
    for text in truth.texts:
        box = text.box
        part = grey[box.top : box.bottom, box.left : box.right]
        # Light ink on dark ground, whatever the format calls light.
        assert part.max() - int(part.min()) > 80
        ink = find_ink(frame, box)
        assert ink is not None
        assert share_told(ink, frame) == 1
