"""Where devices put their text: corner blocks, header bars, forms, reports, notes."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.synthetic import wording
from fw_gear_presidio.synthetic.canvas import Canvas, Style
from fw_gear_presidio.synthetic.technical import VENDORS, technical_texts
from fw_gear_presidio.synthetic.visits import Value, Visit
from fw_gear_presidio.synthetic.wording import Line

_PITCH = 1.55


@dataclass(frozen=True, slots=True)
class Scene:
    """What a layout writes: on which canvas, of which visit and modality, in which style."""

    canvas: Canvas
    visit: Visit
    modality: str
    style: Style
    rng: random.Random

    @property
    def pitch(self) -> int:
        return round(self.style.size * _PITCH)

    def technical(self, count: int) -> list[Line]:
        return [[Value(t)] for t in technical_texts(self.modality, count, self.rng)]

    def column(self, lines: Sequence[Line], left: int, top: int, *, align: str = "left") -> None:
        """Lines below each other."""
        for number, line in enumerate(lines):
            self.canvas.write(line, self.style, left, top + number * self.pitch, align=align)

    def phi(self, count: int, *, named: bool) -> list[Line]:
        """The name, and ``count`` other fields."""
        pool = wording.FIELDS if named else wording.BARE_FIELDS
        usual = [field for field in wording.COMMON_FIELDS if field != "name"]
        rare = [field for field in pool if field not in wording.COMMON_FIELDS]
        fields = self.rng.sample(usual, min(count, len(usual)))
        if rare and self.rng.random() < 0.6:  # addresses and phones are rare
            fields.append(self.rng.choice(rare))
        say = wording.labelled if named else wording.bare
        return [say(field, self.visit, self.rng) for field in ("name", *fields)]


def corners(scene: Scene) -> None:
    """Blocks in the four corners, fields named or not."""
    named = scene.rng.random() < 0.5
    margin = scene.style.size // 2
    lines = scene.phi(scene.rng.randint(3, 5), named=named)
    scene.rng.shuffle(lines)
    cut = scene.rng.randint(1, len(lines) - 1)
    settings = scene.technical(6)
    right, bottom = scene.canvas.columns - margin, scene.canvas.rows - 4 * scene.pitch
    scene.column([*lines[:cut], *settings[:1]], margin, margin)
    scene.column([*lines[cut:], [Value(scene.rng.choice(VENDORS))]], right, margin, align="right")
    scene.column(settings[1:4], margin, bottom)
    scene.column(settings[4:], right, bottom, align="right")


def header_bar(scene: Scene) -> None:
    """A bar on top with name, ID and date; settings below it on the left."""
    size, columns = scene.style.size, scene.canvas.columns
    bar = BoundingBox(0, 0, columns, 2 * scene.pitch + size // 2)
    shade = scene.rng.choice(((38, 60, 92), (30, 30, 30), (60, 30, 70), (25, 70, 60)))
    if scene.style.ink[0] < 128:  # dark ink wants a light bar
        shade = (200, 205, 210)
    scene.canvas.bar(bar, shade)
    lines = scene.phi(5, named=scene.rng.random() < 0.3)
    for number, line in enumerate(lines[:6]):
        column, row = number % 3, number // 3
        scene.canvas.write(
            line, scene.style, 4 + column * columns // 3, size // 4 + row * scene.pitch
        )
    scene.column(scene.technical(6), 4, bar.bottom + scene.pitch)
    measured = scene.technical(3)
    scene.column(measured, columns - size, scene.canvas.rows - 4 * scene.pitch, align="right")


def form(scene: Scene) -> None:
    """Labels in one column, values in another: dose reports, worksheets, wristbands."""
    size, columns = scene.style.size, scene.canvas.columns
    lines = scene.phi(7, named=True)
    settings = [
        [Value(f"{name}: "), Value(text[0].text)]
        for name, text in zip(
            ("Device", "Mode", "Program", "Result", "Value"), scene.technical(5), strict=False
        )
    ]
    everything = [*lines, *settings]
    values_at = columns // 4
    scene.canvas.write([Value("EXAMINATION PROTOCOL")], scene.style, columns // 3, size // 2)
    for number, (label, *value) in enumerate(everything):
        top = 2 * scene.pitch + number * scene.pitch
        scene.canvas.write([label], scene.style, size, top)
        scene.canvas.write(value, scene.style, values_at, top)
    scene.column(scene.technical(8), columns // 2 + columns // 8, 2 * scene.pitch)


def notes(scene: Scene) -> None:
    """Whole sentences, and settings around them."""
    margin = scene.style.size
    for number in range(scene.rng.randint(2, 4)):
        line = wording.sentence(scene.visit, scene.rng)
        scene.canvas.write(line, scene.style, margin, scene.canvas.rows // 4 + number * 40)
    scene.column(scene.technical(5), margin, margin // 2)
    scene.column(scene.phi(2, named=True), margin, scene.canvas.rows - 4 * scene.pitch)


def margins(scene: Scene) -> None:
    """Everything turned by 90 degrees, along the left and the right side."""
    turned = replace(scene, style=replace(scene.style, rotated=True))
    phi, settings = turned.phi(3, named=True), turned.technical(3)
    for number, line in enumerate([*phi, *settings]):
        side = number % 2
        left = number // 2 * turned.pitch + 2
        if side:
            left = scene.canvas.columns - left - turned.pitch
        turned.canvas.write(line, turned.style, left, scene.canvas.rows // 8)
    upright = replace(scene, style=replace(scene.style, rotated=False))
    upright.column(upright.technical(3), scene.canvas.columns // 3, 4)


def over_anatomy(scene: Scene) -> None:
    """In the middle of the picture."""
    lines = [*scene.phi(4, named=scene.rng.random() < 0.5), *scene.technical(4)]
    scene.rng.shuffle(lines)
    scene.column(lines, scene.canvas.columns // 3, scene.canvas.rows // 4)


def dense(scene: Scene) -> None:
    """Two full columns of labels and values."""
    lines = [*scene.phi(7, named=True), *scene.technical(14)]
    scene.rng.shuffle(lines)
    half = len(lines) // 2
    scene.column(lines[:half], 4, 4)
    scene.column(lines[half:], scene.canvas.columns // 2, 4)


Layout = Callable[[Scene], None]
