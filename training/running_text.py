"""Blocks of running text, with PHI in some sentences or in none."""

from __future__ import annotations

import random

from training.maker import Block, Maker, Segment


def sentences(maker: Maker) -> Block:
    """Running text, with PHI in some of the sentences; long ones wrap at a blank."""
    rng = maker.rng
    share = rng.choice((0.3, 0.7, 1.0))
    rows: Block = []
    for _ in range(rng.randint(1, 4)):
        segment = maker.sentence() if rng.random() < share else maker.technical_sentence()
        # What stands on the same line may be a text of its own.
        if rng.random() < 0.2:
            segment = [*maker.technical_sentence(), (rng.choice((" ", " ", "  ")), None), *segment]
        if rng.random() < 0.3:
            segment = [*segment, (rng.choice((" ", " ", "  ")), None), *maker.technical_sentence()]
        rows += [[part] for part in _wrap(segment, _width(rng))]
    return rows


def technical_sentences(maker: Maker) -> Block:
    """Running text that names nobody."""
    return [
        [part]
        for _ in range(maker.rng.randint(1, 3))
        for part in _wrap(maker.technical_sentence(), _width(maker.rng))
    ]


def _width(rng: random.Random) -> int:
    """Letters of a line: any word may be a line's first or last, or stand on one alone."""
    return 200 if rng.random() < 0.35 else rng.randint(8, 70)


def _wrap(segment: Segment, width: int) -> list[Segment]:
    lines: list[Segment] = [[]]
    length = 0
    for text, label in segment:
        words = text.split(" ")
        for n, word in enumerate(words):
            last = n == len(words) - 1
            if length + len(word) > width and length:
                lines.append([])
                length = 0
            lines[-1].append((word if last else word + " ", label))
            length += len(word) + 1
    return [_joined(line) for line in lines if any(text.strip() for text, _ in line)]


def _joined(segment: Segment) -> Segment:
    """Neighbouring pieces of one label as one."""
    out: Segment = []
    for text, label in segment:
        if out and out[-1][1] == label:
            out[-1] = (out[-1][0] + text, label)
        else:
            out.append((text, label))
    return out
