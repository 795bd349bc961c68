"""Recipes: one fictitious image after another, ordinary or hard, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.ground_truth import TruthText
from fw_gear_presidio.synthetic import layouts
from fw_gear_presidio.synthetic.backgrounds import BY_MODALITY
from fw_gear_presidio.synthetic.canvas import Canvas, Style
from fw_gear_presidio.synthetic.fonts import font_names
from fw_gear_presidio.synthetic.held_out import names_by_locale
from fw_gear_presidio.synthetic.layouts import Layout, Scene
from fw_gear_presidio.synthetic.technical import VENDORS
from fw_gear_presidio.synthetic.visits import Visit, draw_visit

_INKS = ((245, 245, 245), (230, 230, 230), (255, 255, 255), (245, 240, 110), (130, 225, 240))
_DARK = (15, 15, 20)
_SIZES = (13, 14, 16, 18, 20, 22)
_SHAPES = ((480, 640), (512, 512), (600, 800), (576, 768), (768, 1024))
_LIGHT_GROUND = 128
_FAINT = (28, 45)
"""Grey levels, of 255, between faint ink and the median of what is below."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """How a case is to be stored; names as in DICOM, ``syntax`` as in ``dicom.build``."""

    photometric: str
    bits_stored: int
    signed: bool
    syntax: str


@dataclass(frozen=True, slots=True)
class Case:
    """One image: an RGB picture per frame, how to store it, what is written, its header."""

    name: str
    kind: str
    modality: str
    frames: NDArray[np.uint8]
    ink: NDArray[np.float32]
    pixels: Pixels
    texts: tuple[TruthText, ...]
    header: dict[str, Any]


GREY_PIXELS: Sequence[Pixels] = (
    Pixels("MONOCHROME2", 8, False, "native"),
    Pixels("MONOCHROME2", 12, False, "native"),
    Pixels("MONOCHROME2", 16, True, "native"),
    Pixels("MONOCHROME1", 12, False, "JPEG 2000"),
    Pixels("MONOCHROME2", 16, False, "JPEG-LS"),
    Pixels("MONOCHROME1", 8, False, "native"),
    Pixels("MONOCHROME2", 12, False, "RLE"),
    Pixels("MONOCHROME2", 8, False, "JPEG"),
)
COLOR_PIXELS: Sequence[Pixels] = (
    Pixels("RGB", 8, False, "native"),
    Pixels("YBR_FULL_422", 8, False, "JPEG"),
    Pixels("PALETTE COLOR", 8, False, "native"),
    Pixels("YBR_FULL", 8, False, "RLE"),
    Pixels("RGB", 8, False, "JPEG-LS"),
    Pixels("PALETTE COLOR", 8, False, "RLE"),
    Pixels("YBR_FULL", 8, False, "native"),
)
_COLOR_MODALITIES = ("US", "ES", "OT")
_ORDER = ("US", "CT", "OT", "US", "MR", "CR", "ES", "US", "MG", "XA", "NM", "OT")
_ORDINARY: dict[str, Sequence[Layout]] = {
    "US": (layouts.header_bar, layouts.corners),
    "OT": (layouts.form, layouts.corners),
    "ES": (layouts.corners,),
}


def ordinary_cases(
    count: int, *, seed: int = 1, scrubbed: bool | None = None, cine_every: int = 10
) -> Iterator[Case]:
    """Images as scanners make them. ``scrubbed``: the header names nobody (None: every other)."""
    for number in range(count):
        rng = random.Random(f"ordinary {seed} {number}")
        modality = _ORDER[number % len(_ORDER)]
        layout = rng.choice(_ORDINARY.get(modality, (layouts.corners,)))
        style = Style(
            font=rng.choice(font_names(rare=rng.random() < 0.1)),
            size=rng.choice(_SIZES),
            ink=rng.choice(_INKS),
            smooth=rng.random() < 0.75,  # the rest looks like old consoles
        )
        frames = 3 if modality == "US" and cine_every and number % cine_every == 3 else 1
        yield _case(
            f"ordinary-{number:04}",
            "ordinary",
            modality,
            layout,
            style,
            rng,
            number,
            scrubbed=bool(number % 2) if scrubbed is None else scrubbed,
            frames=frames,
        )


def hard_cases(count: int, *, seed: int = 1, scrubbed: bool | None = None) -> Iterator[Case]:
    """Images as scanners should not make them; the kind of difficulty is in ``Case.kind``."""
    kinds = tuple(HARD)
    for number in range(count):
        rng = random.Random(f"hard {seed} {number}")
        kind = kinds[number % len(kinds)]
        modality = rng.choice(tuple(BY_MODALITY))
        layout, restyle = HARD[kind]
        style = restyle(Style(rng.choice(font_names()), rng.choice(_SIZES), rng.choice(_INKS)), rng)
        yield _case(
            f"hard-{number:04}-{kind.replace(' ', '-')}",
            kind,
            modality,
            layout,
            style,
            rng,
            number,
            scrubbed=bool(number // len(kinds) % 2) if scrubbed is None else scrubbed,
        )


Restyle = Callable[[Style, random.Random], Style]
HARD: dict[str, tuple[Layout, Restyle]] = {
    "low contrast": (layouts.corners, lambda s, _r: s),
    "9 px type": (layouts.corners, lambda s, _r: replace(s, size=9)),
    "rotated": (layouts.margins, lambda s, r: replace(s, size=r.choice((13, 16, 18)))),
    "over anatomy": (layouts.over_anatomy, lambda s, _r: s),
    "dense": (layouts.dense, lambda s, r: replace(s, size=r.choice((11, 12, 13)))),
    "inverse": (layouts.corners, lambda s, _r: replace(s, ink=_DARK, ground=(225, 225, 225))),
    "huge": (layouts.over_anatomy, lambda s, r: replace(s, size=r.choice((44, 56, 64)))),
    "sentences": (layouts.notes, lambda s, r: replace(s, size=r.choice((14, 16, 18)))),
}


def _case(
    name: str,
    kind: str,
    modality: str,
    layout: Layout,
    style: Style,
    rng: random.Random,
    number: int,
    *,
    scrubbed: bool,
    frames: int = 1,
) -> Case:
    rows, columns = _SHAPES[-1] if kind in ("huge", "dense") else rng.choice(_SHAPES)
    chance = np.random.default_rng(rng.getrandbits(32))
    ground = BY_MODALITY[modality](rows, columns, chance)
    if style.ground is None and float(np.median(ground)) > _LIGHT_GROUND:
        style = replace(style, ink=_DARK)
    if kind == "low contrast":
        level = int(np.median(ground)) + rng.randint(*_FAINT)
        style = replace(style, ink=(level, level, level))
    locales = names_by_locale()
    visit = draw_visit(rng, locales[number % len(locales)])
    canvas = Canvas(ground)
    layout(Scene(canvas, visit, modality, style, rng))
    pictures = [canvas.picture]
    for _ in range(frames - 1):
        noise = chance.normal(0, 3, canvas.picture.shape[:2])[..., None]
        moved = np.clip(canvas.picture + noise * (canvas.coverage[..., None] == 0), 0, 255)
        pictures.append(moved.astype(np.uint8))
    choices = COLOR_PIXELS if modality in _COLOR_MODALITIES else GREY_PIXELS
    return Case(
        name=name,
        kind=kind,
        modality=modality,
        frames=np.stack(pictures),
        ink=canvas.coverage,
        pixels=choices[number // 2 % len(choices)],
        texts=tuple(canvas.texts),
        header=_header(visit, modality, rng, scrubbed=scrubbed),
    )


def _header(visit: Visit, modality: str, rng: random.Random, *, scrubbed: bool) -> dict[str, Any]:
    device = {"Modality": modality, "Manufacturer": rng.choice(VENDORS)}
    if scrubbed:
        return {**device, "PatientName": "", "PatientID": ""}
    return {**device, **visit.header()}
