"""Drawing lines of text, and noting where each piece of them came to lie."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.ground_truth import TruthText
from fw_gear_presidio.synthetic.fonts import has_glyph, load_font
from fw_gear_presidio.synthetic.wording import Line

Coverage = NDArray[np.float32]
"""How much of a pixel is ink, 0 to 1."""

_INK = 0.3
"""Coverage from which a pixel is visibly ink."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is drawn. ``ink`` is RGB; ``ground`` paints a bar below the text."""

    font: str
    size: int
    ink: tuple[int, int, int] = (240, 240, 240)
    ground: tuple[int, int, int] | None = None
    smooth: bool = True
    rotated: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """A drawn line: its coverage and the boxes of its pieces, from its own top left corner."""

    coverage: Coverage
    boxes: tuple[BoundingBox | None, ...]

    def turned(self) -> Strip:
        """Turned by 90 degrees, to be read from below."""
        width = self.coverage.shape[1]
        boxes = tuple(
            box and BoundingBox(box.top, width - box.right, box.bottom, width - box.left)
            for box in self.boxes
        )
        return Strip(np.ascontiguousarray(np.rot90(self.coverage)), boxes)


def drawn(line: Line, style: Style) -> Strip:
    """The line as a strip. Letters the font lacks are left out by the caller (see can_draw)."""
    font = load_font(style.font, style.size)
    whole = "".join(value.text for value in line)
    height = round(style.size * 1.5)
    width = round(font.getlength(whole)) + style.size
    coverage = np.zeros((height, width), np.float32)
    boxes: list[BoundingBox | None] = []
    printed = ""
    for value in line:
        mask = Image.new("L", (width, height))
        left = font.getlength(printed)
        ImageDraw.Draw(mask).text((left, style.size * 0.1), value.text, 255, font=font)
        piece: Coverage = np.asarray(mask, np.float32) / np.float32(255)
        if not style.smooth:
            piece = np.where(piece > 0.45, np.float32(1), np.float32(0))  # half, a bit bolder
        boxes.append(_extent(piece))
        coverage = np.maximum(coverage, piece)
        printed += value.text
    return Strip(coverage, tuple(boxes))


def can_draw(line: Line, style: Style) -> bool:
    return all(has_glyph(style.font, letter) for value in line for letter in value.text)


def _extent(coverage: Coverage) -> BoundingBox | None:
    rows, columns = np.nonzero(coverage > _INK)
    if not rows.size:
        return None
    return BoundingBox(
        int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1
    )


@dataclass
class Canvas:
    """An RGB picture that is written on; no two lines lie on each other."""

    picture: NDArray[np.uint8]
    texts: list[TruthText] = field(default_factory=list)
    coverage: Coverage = field(init=False)
    _taken: list[BoundingBox] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.picture.ndim == 2:
            self.picture = np.repeat(self.picture[:, :, None], 3, axis=2)
        self.coverage = np.zeros(self.picture.shape[:2], np.float32)

    @property
    def rows(self) -> int:
        return int(self.picture.shape[0])

    @property
    def columns(self) -> int:
        return int(self.picture.shape[1])

    def bar(self, box: BoundingBox, shade: tuple[int, int, int]) -> None:
        """Fill a rectangle, before text is written on it."""
        self.picture[box.top : box.bottom, box.left : box.right] = shade

    def write(self, line: Line, style: Style, left: int, top: int, *, align: str = "left") -> bool:
        """Write a line with its top left (or, ``align`` right, top right) corner there.

        False, and nothing drawn, where it would leave the picture or touch another line, or
        where the font lacks a letter.
        """
        if not can_draw(line, style):
            return False
        strip = drawn(line, style)
        if style.rotated:
            strip = strip.turned()
        height, width = strip.coverage.shape
        if align == "right":
            left -= width
        if left < 0 or top < 0 or left + width > self.columns or top + height > self.rows:
            return False
        place = BoundingBox.from_size(left, top, width, height)
        if any(place.intersection(taken) for taken in self._taken):
            return False
        self._taken.append(place)
        window = np.s_[top : top + height, left : left + width]
        if style.ground is not None:
            self.picture[window] = style.ground
        share = strip.coverage[..., None]
        ink = np.asarray(style.ink, np.float32)
        self.picture[window] = np.rint(self.picture[window] * (1 - share) + ink * share)
        self.coverage[window] = strip.coverage
        for value, box in zip(line, strip.boxes, strict=True):
            if box is not None and any(letter.isalnum() for letter in value.text):
                moved = BoundingBox(
                    box.left + left, box.top + top, box.right + left, box.bottom + top
                )
                text = value.text.strip()
                self.texts.append(TruthText(moved, text, value.entity, origin=value.origin))
        return True
