"""Real files: every one is handled exactly, or refused with a reason."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

import imagecodecs
import jpeg_ls
import numpy as np
import pydicom
import pydicom.data
import pytest
from pydicom.pixels import pixel_array

from fw_gear_presidio.dicom.boxed import draw_boxes
from fw_gear_presidio.dicom.fit import fillable
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.jpeg_stream import smallest_area
from fw_gear_presidio.dicom.redaction import redact
from fw_gear_presidio.dicom.syntaxes import Codec
from fw_gear_presidio.dicom.uids import UidMap
from fw_gear_presidio.domain import BoundingBox, FrameSet, Region
from fw_gear_presidio.errors import NotDicomError, RefusedError, UnreadableError
from fw_gear_presidio.settings import Fill
from tests import builders as b

BUNDLED = Path(pydicom.data.__file__).parent / "test_files"
SHARED = Path(__file__).parents[4] / "shared" / "data"
UIDS = UidMap("zoo")

# Why each of pydicom's image files that is not handled is refused.
REFUSED = {
    "JPEG2000-embedded-sequence-delimiter.dcm": "cannot be decoded",
    "MR_truncated.dcm": "truncated",
    "badVR.dcm": "NumberOfFrames",
    "meta_missing_tsyntax.dcm": "PhotometricInterpretation",
    "nested_priv_SQ.dcm": "PhotometricInterpretation",
    "no_meta.dcm": "content does not",
    "OutOfBoundsOverlay.dcm": "outside the image",
    "GH340.dcm": "PhotometricInterpretation",
    "parametric_map_float.dcm": "Float",
    "will-jxl.dcm": "JPEG XL",
}
NO_PIXELS = "Not an image"
LARGE_PIXELS = 2_000_000
"""Larger ones take seconds to encode; one encoding of them is enough."""


def zoo() -> list[Path]:
    shared = [*SHARED.glob("formats/files/*"), *SHARED.glob("burned-in/files/*.dcm")]
    bundled = [p for p in BUNDLED.iterdir() if p.suffix == ".dcm" or not p.suffix]
    return sorted((p for p in (*bundled, *shared) if p.is_file()), key=lambda p: p.name)


def box_of(rows: int, columns: int) -> BoundingBox:
    left, top = columns // 3, rows // 3
    return BoundingBox(left, top, left + max(columns // 4, 1), top + max(rows // 5, 1))


def test_the_shared_zoo_is_there() -> None:
    if not SHARED.is_dir():
        pytest.skip(f"no shared data at {SHARED}: only pydicom's files are tested")
    assert len(list(SHARED.glob("formats/files/*"))) > 100


@pytest.mark.parametrize("path", zoo(), ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_handled_exactly_or_refused(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "redacted.dcm"
    try:
        with DicomImage.open(path, path.name) as image:
            image.overlay_views()
            assert all(view.dtype == np.uint8 for view in image.views(0))
            last = image.identity.number_of_frames - 1
            region = Region(
                box_of(image.identity.rows, image.identity.columns), FrameSet.of([last])
            )
            redact(image, [region], Fill.CONTRAST, target, UIDS)
            if image.format.rows * image.format.columns < LARGE_PIXELS:
                draw_boxes(image, [region], tmp_path / "boxed.dcm", UIDS)
            check(image, target, region)
    except NotDicomError:
        assert path.suffix != ".dcm" or "DICOMDIR" in path.name
    except (RefusedError, UnreadableError) as error:
        assert not target.exists()
        reason, remedy = str(error).split(". ", 1)
        assert REFUSED.get(path.name, NO_PIXELS) in reason
        assert remedy.endswith(".")
    else:
        assert path.name not in REFUSED


def is_interpolated(image: DicomImage) -> bool:
    """Whether decoders interpolate its chroma: JPEG with DCT, subsampled."""
    if image.format.codec is not Codec.JPEG or image.format.samples == 1:
        return False
    return smallest_area(image.encoded(0)) != (8, 8)


def check(image: DicomImage, target: Path, region: Region) -> None:
    """Independent of the product's own verification."""
    (last,) = region.frames
    box = region.box
    with DicomImage.open(target, "written") as written:
        for index in range(image.identity.number_of_frames):
            before, after = image.stored(index), written.stored(index)
            if index != last:
                assert np.array_equal(before, after)
                continue
            (filled,) = fillable(image, [region])
            differs = before != after
            differs[filled.top : filled.bottom, filled.left : filled.right] = False
            if is_interpolated(image):
                # Luma is the same up to the box, chroma from one pixel further.
                near = filled.expanded(1, 1)
                chroma = differs[:, :, 1:] if image.format.is_ybr else differs
                chroma[max(near.top, 0) : near.bottom, max(near.left, 0) : near.right] = False
            assert not differs.any()
            area = after[box.top : box.bottom, box.left : box.right]
            luma = area[:, :, 0] if image.format.is_ybr else area
            assert (luma == luma[0, 0]).all()


OTHER_DECODERS = {
    Codec.RLE: "pydicom",
    Codec.JPEG_LS: "pyjpegls",
    Codec.JPEG_2000: "pylibjpeg",
    Codec.HTJ2K: "pylibjpeg",
    Codec.JPEG_LOSSLESS: "imagecodecs",
}
"""Codecs of which there is a decoder that the product does not use: mostly pydicom's plugins."""


def decoded_by(plugin: str, path: Path) -> np.ndarray:
    if plugin == "imagecodecs":
        with DicomImage.open(path, path.name) as image:
            return np.asarray(imagecodecs.jpegsof3_decode(image.encoded(0)))
    return pixel_array(path, index=0, raw=True, decoding_plugin=plugin)


@pytest.mark.parametrize("path", zoo(), ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_another_decoder_sees_the_same_outside_the_box(path: Path, tmp_path: Path) -> None:
    """What a codestream says of its samples (precision, sign) counts for others, too."""
    target = tmp_path / "redacted.dcm"
    try:
        with DicomImage.open(path, path.name) as image:
            plugin = OTHER_DECODERS.get(image.format.codec)
            if plugin is None or image.format.bits_allocated == 1:
                return
            # Two decoders of lossy data may round differently, once.
            tolerance = 1 if image.is_lossy and plugin == "pylibjpeg" else 0
            box = box_of(image.identity.rows, image.identity.columns)
            redact(image, [Region(box, FrameSet.of([0]))], Fill.CONTRAST, target, UIDS)
    except (RefusedError, UnreadableError, NotDicomError):
        return
    before, after = (decoded_by(plugin, one) for one in (path, target))
    differs = abs(before.astype(int) - after.astype(int)) > tolerance
    differs[box.top : box.bottom, box.left : box.right] = False
    assert not differs.any()


@pytest.mark.parametrize("bits", [8, 16])
def test_the_brightest_of_lossy_htj2k_does_not_turn_black(tmp_path: Path, bits: int) -> None:
    """Lossy data may decode to more than fits in a sample: it has to be cut off there."""
    highest = (1 << bits) - 1
    pixels = b.noise(64, 64, 1, 1, 0, highest)
    pixels[:, 16:48, 16:48] = highest
    source = b.write_dicom(
        tmp_path / "in.dcm",
        bits=bits,
        pixels=pixels,
        syntax=b.HTJ2K_LOSSLESS,
        photometric="MONOCHROME2",
    )
    words = pixels[0].astype(f"u{bits // 8}")
    frame = bytes(imagecodecs.htj2k_encode(words, reversible=False))
    dataset = pydicom.dcmread(source)
    dataset.PixelData = pydicom.encaps.encapsulate([frame])
    dataset.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2.4.203"
    dataset.save_as(source)
    target = tmp_path / "redacted.dcm"
    with DicomImage.open(source, "image") as image:
        assert image.is_lossy
        assert abs(image.stored(0).astype(int) - pixels[0]).max() < 8
        region = Region(BoundingBox(0, 0, 8, 8), FrameSet.of([0]))
        redact(image, [region], Fill.CONTRAST, target, UIDS)
    with DicomImage.open(target, "image") as written:
        difference = abs(written.stored(0).astype(int) - pixels[0])
    assert difference[8:].max() < 8


@pytest.mark.parametrize("stored", [7, 8, 10, 12, 15, 16])
@pytest.mark.parametrize("signed", [False, True])
def test_another_decoder_of_jpeg_ls_of_any_precision(
    tmp_path: Path, stored: int, signed: bool
) -> None:
    bits = 8 if stored <= 8 else 16
    pixels = b.noise(48, 64, 1, 1, 0, (1 << stored) - 1)
    source = b.write_dicom(
        tmp_path / "in.dcm", bits=bits, stored=stored, signed=signed, syntax=b.JPEG_LS
    )
    words = pixels[0].astype(f"<u{bits // 8}").tobytes()
    dataset = pydicom.dcmread(source)
    frame = jpeg_ls.encode_buffer(words, 48, 64, 1, stored)
    dataset.PixelData = pydicom.encaps.encapsulate([bytes(frame)])
    dataset.save_as(source)
    box = BoundingBox(8, 8, 24, 24)
    target = tmp_path / "redacted.dcm"
    with DicomImage.open(source, "image") as image:
        redact(image, [Region(box, FrameSet.of([0]))], Fill.CONTRAST, target, UIDS)
    before, after = (pixel_array(path, decoding_plugin="pyjpegls") for path in (source, target))
    differs = before != after
    assert differs[8:24, 8:24].mean() > 0.9
    differs[8:24, 8:24] = False
    assert not differs.any()


def errors_of(path: Path) -> Counter[str]:
    """What dciodvfy says is wrong; it does not read deflated data, so it gets that inflated."""
    dataset = pydicom.dcmread(path, force=True, stop_before_pixels=True)
    if dataset.file_meta.get("TransferSyntaxUID") == b.DEFLATED:
        dataset = pydicom.dcmread(path)
        dataset.file_meta.TransferSyntaxUID = b.EXPLICIT
        with tempfile.TemporaryDirectory() as folder:
            dataset.save_as(Path(folder) / "inflated.dcm")
            return errors_of(Path(folder) / "inflated.dcm")
    done = subprocess.run(
        ["dciodvfy", str(path)], capture_output=True, text=True, check=False, errors="replace"
    )
    lines = (done.stdout + done.stderr).splitlines()
    return Counter(line for line in lines if line.startswith("Error"))


@pytest.mark.skipif(not shutil.which("dciodvfy"), reason="dciodvfy (dicom3tools) is not installed")
@pytest.mark.parametrize(
    "name",
    [
        "CT_small.dcm",
        "MR_small_RLE.dcm",
        "MR_small_bigendian.dcm",
        "MR_small_implicit.dcm",
        "JPEG2000.dcm",
        "MR_small_jpeg_ls_lossless.dcm",
        "SC_rgb_rle_2frame.dcm",
        "examples_jpeg2k.dcm",
        "examples_overlay.dcm",
        "examples_palette.dcm",
        "examples_rgb_color.dcm",
        "examples_ybr_color.dcm",
        "image_dfl.dcm",
        "JPGExtended.dcm",
        "rtdose.dcm",
        "emri_small.dcm",
        "emri_small_RLE.dcm",
        "emri_small_jpeg_ls_lossless.dcm",
    ],
)
def test_an_independent_validator_finds_no_new_error(name: str, tmp_path: Path) -> None:
    path = BUNDLED / name
    if not path.is_file():
        path = SHARED / "formats" / "files" / name
    if not path.is_file():
        pytest.skip(f"no shared data at {SHARED}")
    target = tmp_path / "redacted.dcm"
    with DicomImage.open(path, name) as image:
        box = box_of(image.identity.rows, image.identity.columns)
        region = Region(box, FrameSet.all(image.identity.number_of_frames))
        redact(image, [region], Fill.CONTRAST, target, UIDS)
        draw_boxes(image, [region], tmp_path / "boxed.dcm", UIDS)
    known = errors_of(path)
    assert errors_of(target) - known == Counter()
    assert errors_of(tmp_path / "boxed.dcm") - known == Counter()
