"""DICOM files of any pixel format in one line: ``write_dicom(path, photometric="RGB")``."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pydicom
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from pydicom import dcmwrite
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate, encapsulate_extended
from pydicom.pixels.encoders import RLELosslessEncoder
from pydicom.uid import UID

IMPLICIT = "1.2.840.10008.1.2"
EXPLICIT = "1.2.840.10008.1.2.1"
DEFLATED = "1.2.840.10008.1.2.1.99"
BIG_ENDIAN = "1.2.840.10008.1.2.2"
RLE = "1.2.840.10008.1.2.5"
JPEG_BASELINE = "1.2.840.10008.1.2.4.50"
JPEG_EXTENDED = "1.2.840.10008.1.2.4.51"
JPEG_LOSSLESS = "1.2.840.10008.1.2.4.70"
JPEG_LS = "1.2.840.10008.1.2.4.80"
JPEG_LS_NEAR = "1.2.840.10008.1.2.4.81"
JPEG_2000_LOSSLESS = "1.2.840.10008.1.2.4.90"
JPEG_2000 = "1.2.840.10008.1.2.4.91"
HTJ2K_LOSSLESS = "1.2.840.10008.1.2.4.201"
DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1"
NATIVE = (IMPLICIT, EXPLICIT, DEFLATED, BIG_ENDIAN)

SOP_INSTANCE_UID = "1.2.3.4.5.6"
SERIES_INSTANCE_UID = "1.2.3.4.5"
SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"
BASIC_TEXT_SR = "1.2.840.10008.5.1.4.1.1.88.11"

Pixels = NDArray[Any]


def quick_dataset(**attributes: Any) -> Dataset:
    """A dataset of the attributes given by keyword."""
    dataset = Dataset()
    for keyword, value in attributes.items():
        setattr(dataset, keyword, value)
    return dataset


def noise(
    rows: int, columns: int, samples: int, frames: int, low: int, high: int, seed: int = 0
) -> Pixels:
    """Stored values from ``low`` to ``high``, (frames, rows, columns[, samples])."""
    shape = (frames, rows, columns) + ((samples,) if samples > 1 else ())
    return np.random.default_rng(seed).integers(low, high, shape, np.int64, endpoint=True)


def draw_text(
    pixels: Pixels, text: str, left: int, top: int, value: Any, size: int = 18
) -> tuple[int, int, int, int]:
    """Draw on every frame of (frames, rows, columns[, samples]); returns the ink's box."""
    mask = Image.new("L", (pixels.shape[2], pixels.shape[1]))
    ImageDraw.Draw(mask).text((left, top), text, 255, font=ImageFont.load_default(size))
    ink = np.asarray(mask) > 127
    pixels[:, ink] = value
    rows, columns = np.nonzero(ink)
    return int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1


def palette(entries: int = 256, bits: int = 16) -> dict[str, Any]:
    """Palette attributes: a ramp from blue over green to red."""
    ramp = np.arange(entries) * 255 // max(entries - 1, 1)
    channels = {"Red": ramp, "Green": 255 - np.abs(2 * ramp - 255), "Blue": 255 - ramp}
    attributes: dict[str, Any] = {}
    for color, values in channels.items():
        scaled = values * 257 if bits == 16 else values
        attributes[f"{color}PaletteColorLookupTableDescriptor"] = [entries % 65536, 0, bits]
        attributes[f"{color}PaletteColorLookupTableData"] = scaled.astype("<u2").tobytes()
    return attributes


def write_dicom(
    path: Path,
    *,
    rows: int = 48,
    columns: int = 64,
    frames: int = 1,
    photometric: str = "MONOCHROME2",
    bits: int = 8,
    stored: int | None = None,
    high_bit: int | None = None,
    signed: bool = False,
    planar: int = 0,
    syntax: str = EXPLICIT,
    pixels: Pixels | None = None,
    high_bits: int | Pixels = 0,
    offset_table: str = "basic",
    fragments: int = 1,
    jpeg: dict[str, Any] | None = None,
    preamble: bool = True,
    **attributes: Any,
) -> Path:
    """Write one instance; ``pixels`` are stored values (frames, rows, columns[, samples]).

    ``high_bits`` is or-ed to the words. ``offset_table`` is basic, extended or none.
    ``jpeg`` are options of Pillow's JPEG writer. Other keywords are attributes; None leaves
    one out.
    """
    stored = stored or bits
    high_bit = stored - 1 if high_bit is None else high_bit
    samples = 3 if photometric[:3] in ("RGB", "YBR") else 1
    if pixels is None:
        low = -(1 << (stored - 1)) if signed else 0
        pixels = noise(rows, columns, samples, frames, low, low + (1 << stored) - 1)
    frames, rows, columns = pixels.shape[:3]
    dataset = quick_dataset(
        SOPClassUID=SECONDARY_CAPTURE,
        SOPInstanceUID=SOP_INSTANCE_UID,
        StudyInstanceUID="1.2.3.4",
        SeriesInstanceUID=SERIES_INSTANCE_UID,
        Modality="OT",
        ConversionType="WSD",
        PatientName="Doe^Jane",
        PatientID="4711",
        PatientBirthDate="19500102",
        PatientSex="F",
        StudyDate="20240102",
        StudyTime="101112",
        AccessionNumber="A1",
        ReferringPhysicianName="",
        StudyID="1",
        SeriesNumber=1,
        InstanceNumber=1,
        ImageType=["ORIGINAL", "PRIMARY"],
        SamplesPerPixel=samples,
        PhotometricInterpretation=photometric,
        Rows=rows,
        Columns=columns,
        BitsAllocated=bits,
        BitsStored=stored,
        HighBit=high_bit,
        PixelRepresentation=int(signed),
    )
    if samples > 1:
        dataset.PlanarConfiguration = planar
    if frames > 1:
        dataset.NumberOfFrames = frames
    if photometric == "PALETTE COLOR":
        attributes = {**palette(), **attributes}
    words = _words(pixels, bits, stored, high_bit) | np.array(high_bits, f"u{max(bits // 8, 1)}")
    _set_pixels(dataset, words, syntax, planar, offset_table, fragments, jpeg or {}, signed)
    for keyword, value in attributes.items():
        if value is None:
            dataset.pop(keyword, None)
        else:
            setattr(dataset, keyword, value)
    dataset.file_meta = FileMetaDataset()
    # pydicom does not write deflated frames: they get their label afterwards.
    dataset.file_meta.TransferSyntaxUID = UID(JPEG_LS if syntax == DEFLATED_FRAMES else syntax)
    if preamble:
        dcmwrite(path, dataset, enforce_file_format=True)
    else:
        del dataset.file_meta
        dcmwrite(path, dataset, implicit_vr=syntax == IMPLICIT, little_endian=syntax != BIG_ENDIAN)
    return relabel(path, syntax) if syntax == DEFLATED_FRAMES else path


def _words(pixels: Pixels, bits: int, stored: int, high_bit: int) -> Pixels:
    masked = pixels.astype(np.int64) & ((1 << stored) - 1)
    return (masked << (high_bit + 1 - stored)).astype(f"u{max(bits // 8, 1)}")


def _set_pixels(
    dataset: Dataset,
    words: Pixels,
    syntax: str,
    planar: int,
    offset_table: str,
    fragments: int,
    jpeg: dict[str, Any],
    signed: bool,
) -> None:
    bits = int(dataset.BitsAllocated)
    if syntax in NATIVE:
        if bits == 1:
            data = np.packbits(words.reshape(-1), bitorder="little").tobytes()
        elif dataset.PhotometricInterpretation.endswith("_422"):
            luma = words[..., 0].reshape(*words.shape[:2], -1, 2)
            data = np.concatenate([luma, words[:, :, ::2, 1:]], axis=-1).tobytes()
        else:
            if planar:
                words = np.moveaxis(words, 3, 1)
            data = words.astype(f"{'>' if syntax == BIG_ENDIAN else '<'}u{bits // 8}").tobytes()
        data += bytes(len(data) % 2)
        if syntax == BIG_ENDIAN and bits <= 8:
            data = np.frombuffer(data, "<u2").astype(">u2").tobytes()
        dataset.PixelData = data
        dataset["PixelData"].VR = "OW" if bits > 8 or syntax in (IMPLICIT, BIG_ENDIAN) else "OB"
        return
    encoded = [encode_frame(frame, dataset, syntax, jpeg, signed) for frame in words]
    if offset_table == "extended":
        dataset.PixelData, dataset.ExtendedOffsetTable, dataset.ExtendedOffsetTableLengths = (
            encapsulate_extended(encoded)
        )
    else:
        dataset.PixelData = encapsulate(
            encoded, fragments_per_frame=fragments, has_bot=offset_table == "basic"
        )
    dataset["PixelData"].VR = "OB"


def write_color_jpeg(path: Path, pixels: Pixels, subsampling: int) -> Path:
    """YBR ``pixels`` as a JPEG that halves chroma across (1), or across and down (2)."""
    return write_dicom(
        path,
        pixels=pixels,
        photometric="YBR_FULL_422",
        syntax=JPEG_BASELINE,
        jpeg={"subsampling": subsampling},
    )


def encode_frame(  # noqa: PLR0911 - one return per syntax
    words: Pixels, dataset: Dataset, syntax: str, jpeg: dict[str, Any], signed: bool
) -> bytes:
    """One frame in an encapsulated syntax, by encoders that the product may use otherwise."""
    words = np.ascontiguousarray(words)
    color = words.ndim == 3
    if syntax == RLE:
        return bytes(
            RLELosslessEncoder.encode(
                words.tobytes(),
                rows=words.shape[0],
                columns=words.shape[1],
                samples_per_pixel=3 if color else 1,
                number_of_frames=1,
                bits_allocated=dataset.BitsAllocated,
                bits_stored=dataset.BitsStored,
                pixel_representation=0,
                photometric_interpretation=dataset.PhotometricInterpretation,
                planar_configuration=0,
                encoding_plugin="pydicom",
            )
        )
    if syntax in (JPEG_BASELINE, JPEG_EXTENDED):
        if int(dataset.BitsStored) > 8:
            return bytes(imagecodecs.jpeg8_encode(words, level=90, bitspersample=12))
        return jpeg_frame(words, dataset.PhotometricInterpretation, **jpeg)
    if syntax == JPEG_LOSSLESS:
        same = {"colorspace": "rgb", "outcolorspace": "rgb"} if color else {}
        return bytes(
            imagecodecs.jpeg8_encode(
                words, lossless=True, predictor=1, bitspersample=int(dataset.BitsStored), **same
            )
        )
    if syntax in (JPEG_LS, JPEG_LS_NEAR):
        return bytes(imagecodecs.jpegls_encode(words, level=0 if syntax == JPEG_LS else 3))
    if syntax in (JPEG_2000, JPEG_2000_LOSSLESS):
        samples = words.view(f"i{words.dtype.itemsize}") if signed else words
        options = (
            {"level": 0, "reversible": True} if syntax == JPEG_2000_LOSSLESS else {"level": 50}
        )
        return bytes(imagecodecs.jpeg2k_encode(samples, codecformat="j2k", mct=color, **options))
    if syntax == HTJ2K_LOSSLESS:
        return bytes(imagecodecs.htj2k_encode(words, reversible=True))
    if syntax == DEFLATED_FRAMES:
        deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        if int(dataset.BitsAllocated) == 1:
            words = np.packbits(words.reshape(-1), bitorder="little")
        return deflate.compress(words.tobytes()) + deflate.flush()
    raise ValueError(f"no encoder for {syntax}")


def jpeg_frame(samples: Pixels, photometric: str, **options: Any) -> bytes:
    """Sequential JPEG by Pillow; YBR samples are taken as they are."""
    mode = "L" if samples.ndim == 2 else ("YCbCr" if photometric.startswith("YBR") else "RGB")
    image = Image.fromarray(samples, mode) if mode != "YCbCr" else _ycbcr(samples)
    target = io.BytesIO()
    keep = {"keep_rgb": True} if mode == "RGB" else {}
    image.save(target, "JPEG", quality=90, **keep, **options)
    return target.getvalue()


def _ycbcr(samples: Pixels) -> Image.Image:
    bands = [Image.fromarray(np.ascontiguousarray(samples[:, :, n])) for n in range(3)]
    return Image.merge("YCbCr", bands)


def overlay_attributes(ink: Pixels, group: int = 0x6000) -> Dataset:
    """A single overlay plane of 0 and 1, (rows, columns), at the image's origin."""
    dataset = Dataset()
    dataset.add_new((group, 0x0010), "US", ink.shape[0])
    dataset.add_new((group, 0x0011), "US", ink.shape[1])
    dataset.add_new((group, 0x0040), "CS", "G")
    dataset.add_new((group, 0x0050), "SS", [1, 1])
    dataset.add_new((group, 0x0100), "US", 1)
    dataset.add_new((group, 0x0102), "US", 0)
    bits = np.packbits(ink.astype(np.uint8).reshape(-1), bitorder="little").tobytes()
    dataset.add_new((group, 0x3000), "OW", bits + bytes(len(bits) % 2))
    return dataset


def relabel(path: Path, syntax: str) -> Path:
    """Claim another transfer syntax, even one that pydicom does not know, of equal length."""
    data = path.read_bytes()
    old = pydicom.dcmread(path).file_meta.TransferSyntaxUID.encode()
    new = syntax.encode()
    width = len(old) + len(old) % 2
    assert len(new) + len(new) % 2 == width
    path.write_bytes(data.replace(old.ljust(width, b"\0"), new.ljust(width, b"\0"), 1))
    return path


def write_object(path: Path, sop_class: str, **attributes: Any) -> Path:
    """An instance without pixels: a report, a document, a waveform."""
    own = {"SOPClassUID": sop_class, "SOPInstanceUID": SOP_INSTANCE_UID}
    dataset = quick_dataset(**own | attributes)
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = UID(EXPLICIT)
    dcmwrite(path, dataset, enforce_file_format=True)
    return path


def write_zip(path: Path, members: Sequence[tuple[str, bytes]]) -> Path:
    """A zip of (name, content), equal names included."""
    import warnings
    import zipfile

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(name, content)
    return path
