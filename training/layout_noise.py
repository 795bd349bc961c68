"""What OCR does to a layout: texts cut in two, texts and rows run together, blanks lost."""

from __future__ import annotations

import random

from training.maker import Block, Row, Segment


def disturbed(block: Block, rng: random.Random) -> Block:
    """``block`` as an engine may cut it; about half of the pages stay as they were printed."""
    if rng.random() < 0.55:
        return block
    split, join, blanks = (rng.choice((0.0, 0.02, 0.06)) for _ in range(3))
    blanks *= 3
    rows: Block = []
    for row in block:
        segments: Row = []
        for segment in row:
            whole = _without_blanks(segment, rng) if rng.random() < blanks else segment
            parts = _cut(whole, rng) if rng.random() < split else [whole]
            if len(parts) == 2 and rng.random() < 0.3:
                rows.append([*segments, parts[0]])
                segments, parts = [], parts[1:]
            if segments and rng.random() < join:
                glue = rng.choice((" ", " ", " ", " ", ""))
                segments[-1] = [*segments[-1], *([(glue, None)] if glue else []), *parts.pop(0)]
            segments += parts
        if rows and rng.random() < join / 2:
            rows[-1] = rows[-1] + segments
        else:
            rows.append(segments)
    return [row for row in rows if row]


def _without_blanks(segment: Segment, rng: random.Random) -> Segment:
    """All blanks lost, or only those between a field's name and its value."""
    if rng.random() < 0.5:
        pieces = [(text.replace(" ", ""), label) for text, label in segment]
    else:
        pieces = [(text if label else text.strip(" "), label) for text, label in segment]
    kept = [(text, label) for text, label in pieces if text]
    return kept or segment


def _cut(segment: Segment, rng: random.Random) -> list[Segment]:
    """The segment in two, at one of its blanks."""
    places = [
        (number, at)
        for number, (text, _) in enumerate(segment)
        for at, char in enumerate(text)
        if char == " "
    ]
    if not places:
        return [segment]
    number, at = rng.choice(places)
    text, label = segment[number]
    left: Segment = [*segment[:number], (text[:at], label)]
    right: Segment = [(text[at + 1 :], label), *segment[number + 1 :]]
    parts = [[(t, name) for t, name in part if t] for part in (left, right)]
    return [part for part in parts if any(t.strip() for t, _ in part)]
