"""Blocks of overlays: the parts that pages of every modality are put together from."""

from __future__ import annotations

from collections.abc import Callable

from training.forms import (
    bare_column,
    empty_form,
    form,
    letterhead,
    stacked,
    wrapped_value,
)
from training.maker import Block, Maker, Row, Segment
from training.running_text import sentences, technical_sentences
from training.single_values import BARE_WEIGHTS, FORM_WEIGHTS, bare, labelled
from training.tables import worklist
from training.technical import KINDS

_MODALITIES = tuple(kind for kind in KINDS if kind != "rads")


def header(maker: Maker) -> Block:
    """A strip at the top: PHI and settings side by side, without names of fields."""
    rng = maker.rng
    kind = rng.choice(_MODALITIES)
    rows: Block = []
    for _ in range(rng.randint(1, 3)):
        row: Row = []
        for phi in maker.kinds(rng.randint(1, 3), BARE_WEIGHTS):
            if row and rng.random() < 0.3:
                row[-1] = [
                    *row[-1],
                    (rng.choice((" ", " ", "  ", " | ", " / ", ", ")), None),
                    *bare(maker, phi),
                ]
            else:
                row.append(bare(maker, phi))
        for _ in range(rng.randint(0, 3)):
            row.append(maker.tech(kind))
        if rng.random() < 0.4:
            rng.shuffle(row)
        rows.append(row)
    return rows


# As BARE_WEIGHTS: names, institutions, dates and times stand on such rows.
_RUN_ON_WEIGHTS = (22, 16, 2, 16, 9, 10, 3, 20, 4, 3, 1, 1, 2, 1)


def run_on(maker: Maker) -> Block:
    """Rows on which values and settings stand with nothing but a blank between them."""
    rng = maker.rng
    kind = rng.choice(_MODALITIES)
    named = rng.choice((0.0, 0.15, 0.5))
    rows: Block = []
    for _ in range(rng.randint(1, 3)):
        parts = [_setting(maker, kind)] if rng.random() < 0.3 else []
        for phi in maker.kinds(rng.randint(1, 3), _RUN_ON_WEIGHTS):
            parts.append(labelled(maker, phi) if rng.random() < named else bare(maker, phi))
            parts += [_setting(maker, kind) for _ in range(rng.choice((0, 1, 1, 1, 2, 3)))]
        segment: Segment = parts[0]
        for part in parts[1:]:
            segment = [*segment, (rng.choice((" ", " ", " ", "  ")), None), *part]
        rows.append([segment])
    return rows


def _setting(maker: Maker, kind: str) -> Segment:
    """Mostly what devices print: a word right behind a name is seldom another's sign or method."""
    rng = maker.rng
    if rng.random() < 0.65:
        return [(maker.technical.of_kind(kind, rng), None)]
    return maker.tech(kind)


def corners(maker: Maker) -> Block:
    """Left and right columns of a slice or a projection, fields named or not."""
    rng = maker.rng
    kind = rng.choice(("sectional", "sectional", "ultrasound", "other", "anatomy"))
    named = rng.random() < 0.5

    def column(count: int, share: float) -> list[Segment]:
        found = []
        for phi in maker.kinds(count, BARE_WEIGHTS):
            if rng.random() > share:
                found.append(maker.tech(kind))
            elif named and rng.random() < 0.8:
                found.append(labelled(maker, phi))
            else:
                found.append(bare(maker, phi))
        return found

    left, right = (
        column(rng.randint(2, 7), rng.choice((0.1, 0.5, 0.8))),
        column(rng.randint(1, 7), rng.choice((0.2, 0.6, 0.9))),
    )
    return _beside([[s] for s in left], [[s] for s in right])


def _beside(left: Block, right: Block) -> Block:
    return [
        (left[n] if n < len(left) else []) + (right[n] if n < len(right) else [])
        for n in range(max(len(left), len(right)))
    ]


def parameters(maker: Maker) -> Block:
    """A column or a strip of settings."""
    rng = maker.rng
    kind = rng.choice(KINDS)
    rows: Block = []
    for _ in range(rng.randint(2, 10)):
        row = [maker.tech(kind) for _ in range(rng.choice((1, 1, 1, 2, 3)))]
        if rng.random() < 0.15:
            row = [[(" ".join(piece[0] for segment in row for piece in segment), None)]]
        rows.append(row)
    return rows


def measurements(maker: Maker) -> Block:
    """A table of results."""
    rng = maker.rng
    technical = maker.technical
    rows: Block = []
    if rng.random() < 0.3:
        rows.append(
            [
                [(h, None)]
                for h in rng.sample(
                    (
                        "Parameter",
                        "Value",
                        "Unit",
                        "Mean",
                        "Min",
                        "Max",
                        "m1",
                        "m2",
                        "m3",
                        "Meth.",
                        "avg",
                        "GA",
                        "SD",
                        "%ile",
                        "Author",
                        "Right",
                        "Left",
                    ),
                    4,
                )
            ]
        )
    for _ in range(rng.randint(2, 8)):
        label = technical.label(rng) if rng.random() < 0.6 else technical.term(rng)
        if rng.random() < 0.2:
            label = technical.eponym(rng)
        row: Row = [[(label, None)]]
        row += [
            [(technical.reading(rng).split(":")[-1].strip() or "1", None)]
            for _ in range(rng.randint(1, 4))
        ]
        if rng.random() < 0.2:
            row.append([(technical.eponym(rng).split(" ")[0], None)])
        rows.append(row)
    return rows


def single(maker: Maker) -> Block:
    """One text alone: nothing around it helps."""
    rng = maker.rng
    chance = rng.random()
    if chance < 0.30:
        return [[bare(maker, maker.kinds(1, BARE_WEIGHTS)[0])]]
    if chance < 0.40:
        return [[labelled(maker, maker.kinds(1, FORM_WEIGHTS)[0])]]
    if chance < 0.52:
        return [[maker.sentence() if rng.random() < 0.7 else maker.technical_sentence()]]
    if chance < 0.60:
        return [[[(maker.technical.eponym(rng), None)]]]
    return [[maker.tech()]]


def scraps(maker: Maker) -> Block:
    """Scales, markers and what OCR takes for text."""
    rng = maker.rng
    if rng.random() < 0.4:
        figures = maker.technical.scale(rng)
        return (
            [[[(figure, None)]] for figure in figures]
            if rng.random() < 0.5
            else [[[(figure, None)] for figure in figures]]
        )
    return [
        [[(maker.technical.garbage(rng), None)] for _ in range(rng.randint(1, 2))]
        for _ in range(rng.randint(1, 5))
    ]


def stray(maker: Maker) -> Block:
    """A lone value somewhere on the image."""
    rng = maker.rng
    kind = maker.kinds(1, BARE_WEIGHTS)[0]
    return [[bare(maker, kind) if rng.random() < 0.6 else labelled(maker, kind)]]


_PHI_BLOCKS: tuple[tuple[Callable[[Maker], Block], int], ...] = (
    (header, 24),
    (corners, 20),
    (form, 24),
    (sentences, 14),
    (worklist, 13),
    (run_on, 14),
    (stray, 12),
    (wrapped_value, 4),
    (stacked, 6),
    (empty_form, 4),
    (letterhead, 6),
    (bare_column, 5),
)
_TECHNICAL_BLOCKS: tuple[tuple[Callable[[Maker], Block], int], ...] = (
    (parameters, 40),
    (measurements, 22),
    (scraps, 14),
    (technical_sentences, 14),
)


def _draw(maker: Maker, table: tuple[tuple[Callable[[Maker], Block], int], ...]) -> Block:
    (make,) = maker.rng.choices([b for b, _ in table], weights=[w for _, w in table])
    return make(maker)


def page(maker: Maker) -> Block:
    """One image's overlay: no PHI at all on a quarter of them."""
    rng = maker.rng
    chance = rng.random()
    if chance < 0.14:
        return single(maker)
    if chance < 0.34:
        parts = [_draw(maker, _TECHNICAL_BLOCKS) for _ in range(rng.randint(1, 4))]
    else:
        parts = [_draw(maker, _PHI_BLOCKS) for _ in range(rng.choice((1, 1, 1, 2, 2, 3)))]
        parts += [_draw(maker, _TECHNICAL_BLOCKS) for _ in range(rng.choice((0, 1, 1, 1, 2)))]
        if rng.random() < 0.35:
            rng.shuffle(parts)
    rows: Block = []
    for part in parts:
        rows = _beside(rows, part) if rows and rng.random() < 0.12 else rows + part
    rows = [row for row in rows if row]
    if rng.random() < 0.04:
        # Some readers return columns, not rows.
        rows = [[segment] for row in rows for segment in row]
    return rows
