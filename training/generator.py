r"""Overlay pages with the truth: rows of segments of labelled pieces, drawn from a seed.

A page is what :class:`fw_gear_presidio.text.page.Page` makes of one image: rows separated by
``"\n"``, segments of one row by ``"\t"``, words by ``" "``.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from training import blocks
from training.layout_noise import disturbed
from training.maker import Block, Maker
from training.noise import garble, without_diacritics
from training.pools import Split


class Span(NamedTuple):
    """``text[start:end]`` is PHI of type ``label``."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class LabelledPage:
    """One page: its text, its PHI, and its segments that hold none."""

    text: str
    spans: tuple[Span, ...]
    technical: tuple[tuple[int, int], ...]


def _noisy(block: Block, rng: random.Random) -> Block:
    """The block as an OCR engine reads it: clean, slightly wrong or badly wrong."""
    chance = rng.random()
    rate = (
        0.0
        if chance < 0.5
        else rng.uniform(0.005, 0.03)
        if chance < 0.85
        else rng.uniform(0.03, 0.12)
    )
    plain = rng.random() < 0.25
    everything_upper = rng.random() < 0.08
    rows: Block = []
    for row in block:
        segments = []
        for segment in row:
            pieces = []
            for text, label in segment:
                changed = without_diacritics(text) if plain else text
                changed = changed.upper() if everything_upper else changed
                pieces.append((garble(changed, rng, rate) if rate else changed, label))
            segments.append(pieces)
        rows.append(segments)
    return rows


def assemble(block: Block) -> LabelledPage:
    """The block's text with its spans; blanks at the ends of a value are not part of it."""
    parts: list[str] = []
    spans: list[Span] = []
    technical: list[tuple[int, int]] = []
    at = 0
    for row_number, row in enumerate(block):
        if row_number:
            parts.append("\n")
            at += 1
        for segment_number, segment in enumerate(row):
            if segment_number:
                parts.append("\t")
                at += 1
            start, phi = at, False
            for text, label in segment:
                clean = text.replace("\n", " ").replace("\t", " ")
                if label and clean.strip():
                    phi = True
                    lead = len(clean) - len(clean.lstrip())
                    spans.append(Span(at + lead, at + len(clean.rstrip()), label))
                parts.append(clean)
                at += len(clean)
            if not phi and at > start:
                technical.append((start, at))
    return LabelledPage("".join(parts), tuple(spans), tuple(technical))


def read_page(block: Block, rng: random.Random) -> LabelledPage:
    """The block as an OCR engine reads it."""
    return assemble(_noisy(disturbed(block, rng), rng))


def pages(
    split: Split, seed: int, count: int, *, locale: str | None = None, errors: bool = True
) -> Iterator[LabelledPage]:
    """``count`` pages; the same for the same arguments.

    ``locale`` restricts person names to one origin; ``errors`` are those of OCR.
    """
    rng = random.Random(f"{split}-{seed}")
    maker = Maker(split, rng, locale=locale)
    for _ in range(count):
        block = blocks.page(maker)
        yield read_page(block, rng) if errors else assemble(block)
