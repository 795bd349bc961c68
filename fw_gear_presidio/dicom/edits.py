"""Boxes turned into changed samples, frame by frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from pydicom.dataset import Dataset

from fw_gear_presidio.dicom import codecs
from fw_gear_presidio.dicom.fill import Color, choose_fill, groups_of
from fw_gear_presidio.dicom.fit import fillable
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.jpeg_splice import FlatFill, aligned, splice
from fw_gear_presidio.dicom.jpeg_stream import smallest_area
from fw_gear_presidio.dicom.overlays import Overlay
from fw_gear_presidio.dicom.pixel_format import PixelFormat, Raw
from fw_gear_presidio.dicom.syntaxes import Codec
from fw_gear_presidio.domain import BoundingBox, Region
from fw_gear_presidio.errors import RefusedError
from fw_gear_presidio.settings import Fill


@dataclass(frozen=True, slots=True)
class Redaction:
    """Fills boxes of Pixel Data, and clears boxes of overlay planes embedded in it."""

    fmt: PixelFormat
    header: Dataset
    fill: Fill
    regions: tuple[Region, ...]
    overlays: tuple[Overlay, ...]

    @classmethod
    def of(cls, image: DicomImage, regions: Sequence[Region], fill: Fill) -> Redaction:
        """Check the regions, and grow them to what can be filled.

        Raises RefusedError for one that is not on the image.
        """
        fmt = image.format
        groups = {overlay.group for overlay in image.overlays}
        checked = []
        for region in regions:
            box = region.box.clipped(fmt.rows, fmt.columns)
            outside = any(last >= fmt.frames for _first, last in region.frames.ranges)
            if box is None or outside or not len(region.frames):
                raise RefusedError("A box lies outside the image or its frames.")
            if region.overlay_group is not None and region.overlay_group not in groups:
                raise RefusedError(f"There is no overlay plane {region.overlay_group:04X}.")
            checked.append(Region(box, region.frames, region.overlay_group))
        drawn = [region for region in checked if region.overlay_group is None]
        filled = [
            replace(region, box=box)
            for region, box in zip(drawn, fillable(image, drawn), strict=True)
        ]
        on_planes = [region for region in checked if region.overlay_group is not None]
        return cls(fmt, image.file.header, fill, (*filled, *on_planes), image.overlays)

    def boxes(self, index: int) -> list[BoundingBox]:
        """The boxes to fill on a frame."""
        return [
            region.box
            for region in self.regions
            if region.overlay_group is None and index in region.frames
        ]

    def overlay_boxes(self, index: int) -> list[tuple[int, BoundingBox]]:
        """Boxes of embedded overlay planes on a frame, each with its bit."""
        bits = {o.group: o.bit for o in self.overlays if o.data is None}
        return [
            (bits[region.overlay_group], region.box)
            for region in self.regions
            if region.overlay_group in bits and index in region.frames
        ]

    def overlay_data(self) -> dict[int, bytes]:
        """New Overlay Data of the planes that have boxes: group -> value."""
        found = {}
        for overlay in self.overlays:
            boxes = list(self._plane_boxes(overlay))
            if overlay.data is not None and boxes:
                found[overlay.group] = overlay.cleared(boxes)
        return found

    def _plane_boxes(self, overlay: Overlay) -> Iterable[tuple[BoundingBox, int | None]]:
        for region in self.regions:
            if region.overlay_group == overlay.group:
                for frame in region.frames:
                    yield region.box, frame

    def touches(self, index: int) -> bool:
        return bool(self.boxes(index) or self.overlay_boxes(index))

    def apply(self, index: int, raw: Raw) -> Raw:
        """A changed copy of a frame's raw samples; nothing outside the boxes differs."""
        stored = self.fmt.to_stored(raw)
        changed = raw.copy()
        keep = _embedded_bits(self.overlays)
        for group in groups_of(self.boxes(index)):
            color = choose_fill(stored, group, self.fmt, self.header, self.fill)
            for box in group:
                paint(changed, box, color, self.fmt, keep)
        for bit, box in self.overlay_boxes(index):
            area = _area(changed, box)
            area &= area.dtype.type(~(1 << bit) & ((1 << 8 * area.dtype.itemsize) - 1))
        return changed

    def encode(self, index: int, raw: Raw, original: bytes) -> bytes:
        """An encapsulated frame with its boxes filled, in its own syntax, without loss.

        DCT blocks are filled in the compressed domain. Raises RefusedError for a frame whose
        blocks are larger than those the boxes were made for.
        """
        if self.fmt.codec is not Codec.JPEG:
            return codecs.encode(self.apply(index, raw), self.fmt, original)
        stored = self.fmt.to_stored(raw)
        area = smallest_area(original)
        fills = [
            FlatFill(tuple(group), self._jpeg_samples(stored, group, area))
            for group in groups_of(self.boxes(index))
        ]
        return splice(original, fills)

    def _jpeg_samples(
        self, stored: Raw, group: Sequence[BoundingBox], area: tuple[int, int]
    ) -> tuple[int, ...]:
        color = choose_fill(stored, group, self.fmt, self.header, self.fill)
        samples = tuple(self.fmt.to_raw(value, self.fmt.word) for value in color)
        rows, columns = self.fmt.rows, self.fmt.columns
        grown = {box: aligned(box, area, rows, columns) for box in group}
        reaching = [whole for box, whole in grown.items() if whole != box]
        if not reaching:
            return samples
        if not all(self.fmt.is_grey(stored, whole) for whole in reaching):
            raise RefusedError(
                "Its frames differ in how they share chroma. Store it uncompressed first."
            )
        # The blocks of chroma reach beyond the boxes: they stay as they are.
        return (samples[0], *[self.fmt.no_chroma] * (len(samples) - 1))


def _embedded_bits(overlays: Iterable[Overlay]) -> int:
    return sum({1 << overlay.bit for overlay in overlays if overlay.data is None})


def _area(raw: Raw, box: BoundingBox) -> Raw:
    """The samples of a box, as unsigned words; a view."""
    words = raw.view(f"u{raw.dtype.itemsize}")
    area: Raw = words[box.top : box.bottom, box.left : box.right]
    return area


def paint(raw: Raw, box: BoundingBox, color: Color, fmt: PixelFormat, keep: int) -> None:
    """Set the samples of a box in place; of what was there only the bits ``keep`` stay."""
    area = _area(raw, box)
    word = area.dtype.type
    values = [fmt.to_raw(value, raw.dtype) % (1 << 8 * area.dtype.itemsize) for value in color]
    painted = np.array(values if fmt.samples > 1 else values[0], area.dtype)
    area[...] = (area & word(keep)) | painted
