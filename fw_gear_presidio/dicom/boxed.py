"""Review copies: the image with an outline around everything that was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fw_gear_presidio.dicom import attributes, codecs, syntaxes
from fw_gear_presidio.dicom.dicom_file import reading_header
from fw_gear_presidio.dicom.edits import paint
from fw_gear_presidio.dicom.fill import choose_fill
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.pixel_format import Raw, samples_box
from fw_gear_presidio.dicom.redaction import staged
from fw_gear_presidio.dicom.render import ybr_to_rgb
from fw_gear_presidio.dicom.uids import UidMap
from fw_gear_presidio.dicom.writer import Output, write_instance
from fw_gear_presidio.domain import BoundingBox, Region
from fw_gear_presidio.settings import Fill

LINE_PIXELS = 2
"""Thickness of an outline."""


def draw_boxes(
    image: DicomImage, regions: Sequence[Region], destination: Path, uids: UidMap
) -> tuple[str, ...]:
    """Write a copy with outlines around ``regions``; returns notes without PHI.

    The copy is a new instance of a new series and claims no de-identification: the text is
    still on it. Outlines lie around their boxes, inside the image.
    """
    stays = image.native is not None or codecs.can_encode(image.format.codec)
    # A review copy is there to be looked at: viewers expect uncompressed colour to be RGB.
    to_rgb = not stays and image.format.is_ybr and image.format.bits_stored == 8
    outlines = Outlines(image, tuple(regions), to_rgb=to_rgb)
    syntax = image.file.syntax if stays else syntaxes.EXPLICIT_LITTLE
    with reading_header():
        header = attributes.boxed_header(image, uids)
        if not stays:
            attributes.describe_decoded(header, image.format)
        if to_rgb:
            header.PhotometricInterpretation = "RGB"
        meta = attributes.file_meta(image.file, header, syntax)
        tail = attributes.derived_tail(image, header)
    with staged(destination) as path:
        write_instance(image, Output(meta, header, tail, syntax), outlines, path)
        with DicomImage.open(path, image.name) as written:
            for index in range(written.format.frames):
                written.raw(index)
    if stays:
        return ()
    return (f"Review copy stored decoded: {image.format.codec.value} has no lossless form.",)


@dataclass(frozen=True, slots=True)
class Outlines:
    """Draws frames around boxes, and makes RGB of YBR where ``to_rgb``."""

    image: DicomImage
    regions: tuple[Region, ...]
    to_rgb: bool

    def touches(self, index: int) -> bool:
        return self.to_rgb or any(index in region.frames for region in self.regions)

    def apply(self, index: int, raw: Raw) -> Raw:
        fmt, header = self.image.format, self.image.file.header
        stored = fmt.to_stored(raw)
        changed = raw.copy()
        for region in self.regions:
            if index in region.frames:
                color = choose_fill(stored, [region.box], fmt, header, Fill.CONTRAST)
                for line in _lines(region.box):
                    part = line.clipped(fmt.rows, fmt.columns)
                    if part:
                        paint(changed, samples_box(part, fmt), color, fmt, keep=0)
        return ybr_to_rgb(changed) if self.to_rgb else changed

    def encode(self, index: int, raw: Raw, original: bytes) -> bytes:
        return codecs.encode(self.apply(index, raw), self.image.format, original)


def _lines(box: BoundingBox) -> list[BoundingBox]:
    """The four sides of the outline, which lies around the box."""
    outer = box.expanded(LINE_PIXELS, LINE_PIXELS)
    return [
        BoundingBox(outer.left, outer.top, outer.right, box.top),
        BoundingBox(outer.left, box.bottom, outer.right, outer.bottom),
        BoundingBox(outer.left, box.top, box.left, box.bottom),
        BoundingBox(box.right, box.top, outer.right, box.bottom),
    ]
