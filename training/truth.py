"""Pages from a ground-truth file."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from training.generator import LabelledPage, Span


def truth_pages(path: Path) -> list[LabelledPage]:
    """Pages of a ground-truth file: boxes of one frame in reading order, ``label`` NONE is no PHI."""
    made = []
    frames: defaultdict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for image in json.loads(path.read_text(encoding="utf-8")):
        frames[image["file"], image["frame"]] += [
            b for b in image["boxes"] if not b.get("ambiguous")
        ]
    for boxes in frames.values():
        rows: list[list[dict[str, Any]]] = []
        for box in sorted(boxes, key=lambda b: b["top"] + b["height"] / 2):
            middle = box["top"] + box["height"] / 2
            if (
                rows
                and middle - (rows[-1][0]["top"] + rows[-1][0]["height"] / 2) < box["height"] * 0.6
            ):
                rows[-1].append(box)
            else:
                rows.append([box])
        text, spans, technical = "", [], []
        for row in rows:
            text += "\n" if text else ""
            right: float | None = None
            for box in sorted(row, key=lambda b: b["left"]):
                if right is not None:
                    text += " " if box["left"] - right < box["height"] else "\t"
                start = len(text)
                text += box["text"]
                right = box["left"] + box["width"]
                if box["label"] == "NONE":
                    technical.append((start, len(text)))
                else:
                    spans.append(Span(start, len(text), box["label"]))
        made.append(LabelledPage(text, tuple(spans), tuple(technical)))
    return made
